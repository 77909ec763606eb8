"""What was decided and who does what: settled, taken back, voided, done."""

import json

from models.clean import tidy
from models.codes import ActionStatus, ChangeKind, DecisionStatus
from models.desk.work import Part, Work
from models.errors import Refusal, Refused
from models.queries.minutes import action_views, decision_views
from models.queries.record import coverage_view
from models.tables import ActionItem, Decision, Line
from models.views import ActionView, DecisionView

__all__ = ["FollowingUp"]


class FollowingUp(Part):
    """Acts on decisions and actions, each on the revision that was seen."""

    def settle(self, *, decision_id: int, revision: int) -> DecisionView:
        """The gespreksleider settles a noted decision; roles that are out are kept (R4).

        Raises:
            Refused: its words changed since they were seen.
        """
        with self._work("follow_up.settle") as work:
            decision, line = self._decision(work, decision_id)
            if decision.status is not DecisionStatus.SETTLED:
                _unchanged(decision.revision, revision)
                meeting = work.meeting(self._actor.session_id or line.session_id)
                missing = coverage_view(work.session, meeting).missing_roles
                before = decision.status
                decision.status = DecisionStatus.SETTLED
                decision.void_reason = ""
                decision.settled_at, decision.settled_by = work.now, self._actor.name
                decision.missing_roles = json.dumps(missing)
                self._log(work, ChangeKind.DECISION_SETTLED, decision, line, before)
            return self._decision_view(work, decision)

    def unsettle(self, *, decision_id: int, revision: int) -> DecisionView:
        """Back to noted."""
        with self._work("follow_up.settle") as work:
            decision, line = self._decision(work, decision_id)
            if decision.status is not DecisionStatus.NOTED:
                _unchanged(decision.revision, revision)
                before = decision.status
                decision.status, decision.void_reason = DecisionStatus.NOTED, ""
                decision.settled_at, decision.settled_by, decision.missing_roles = None, "", "[]"
                self._log(work, ChangeKind.DECISION_UNSETTLED, decision, line, before)
            return self._decision_view(work, decision)

    def void(self, *, decision_id: int, revision: int, reason: str) -> DecisionView:
        """Vervallen, with the reason ("dubbel met B3"); its number is never reused.

        Raises:
            Refused: no reason was given, or its words changed since they were seen.
        """
        why = tidy(reason)
        if not why:
            raise Refused(Refusal.REASON_NEEDED)
        with self._work("follow_up.void") as work:
            decision, line = self._decision(work, decision_id)
            _unchanged(decision.revision, revision)
            before = decision.status
            decision.status, decision.void_reason = DecisionStatus.VOID, why
            self._log(work, ChangeKind.DECISION_VOIDED, decision, line, before)
            return self._decision_view(work, decision)

    def set_action(self, *, action_id: int, revision: int, status: ActionStatus) -> ActionView:
        """An action is done, dropped, or open again.

        An action of an earlier session may be ticked in a later one.

        Raises:
            Refused: it changed since it was seen.
        """
        with self._work("follow_up.set_action") as work:
            action = work.get(ActionItem, action_id)
            line = work.get(Line, action.line_id)
            self._same_maakbank(work, action.maakbank_id)
            if action.status is not status:
                _unchanged(action.revision, revision)
                before = action.status
                action.status = status
                action.status_at = None if status is ActionStatus.OPEN else work.now
                action.revision += 1
                work.log(
                    ChangeKind.ACTION_CHANGED,
                    action_id,
                    session_id=self._actor.session_id or line.session_id,
                    maakbank_id=action.maakbank_id,
                    item_id=line.item_id,
                    before=before,
                )
            work.session.flush()
            views = action_views(work.session, action.maakbank_id)
            return next(view for view in views if view.id == action_id)

    def _decision(self, work: Work, decision_id: int) -> tuple[Decision, Line]:
        decision = work.get(Decision, decision_id)
        self._same_maakbank(work, decision.maakbank_id)
        line = work.get(Line, decision.line_id)
        if line.wiped_at is not None:
            raise Refused(Refusal.WIPED)
        return decision, line

    def _same_maakbank(self, work: Work, maakbank_id: int) -> None:
        if self._actor.session_id is None:
            return
        if work.meeting(self._actor.session_id).maakbank_id != maakbank_id:
            raise Refused(Refusal.OTHER_SESSION)

    def _log(
        self, work: Work, kind: ChangeKind, decision: Decision, line: Line, before: DecisionStatus
    ) -> None:
        decision.revision += 1
        work.log(
            kind,
            decision.id,
            session_id=self._actor.session_id or line.session_id,
            maakbank_id=decision.maakbank_id,
            item_id=line.item_id,
            before=before,
        )

    def _decision_view(self, work: Work, decision: Decision) -> DecisionView:
        work.session.flush()
        views = decision_views(work.session, decision.maakbank_id)
        return next(view for view in views if view.id == decision.id)


def _unchanged(now: int, seen: int) -> None:
    if now != seen:
        raise Refused(Refusal.CHANGED)

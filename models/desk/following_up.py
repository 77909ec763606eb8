"""What was decided and who does what: settled, taken back, voided, done."""

from models.clean import tidy
from models.codes import ActionStatus, ChangeKind, DecisionStatus, LineKind
from models.desk.checks import in_force, unchanged
from models.desk.deciding import become, settle
from models.desk.work import Part, Work
from models.errors import Refusal, Refused
from models.queries.follow_up import action_view, decision_view
from models.rules import LONGEST_TEXT
from models.tables import ActionItem, Decision, Line
from models.views.follow_up import ActionView, DecisionView

__all__ = ["FollowingUp"]


class FollowingUp(Part):
    """Acts on decisions and actions, each on the revision that was seen.

    Those of earlier sessions may be followed up in a later one of the same
    Ma.akbank. What is out of force because its line is gone stays so.
    """

    def settle(self, *, decision_id: int, revision: int) -> DecisionView:
        """The gespreksleider settles a noted decision; roles that are out are kept (R4).

        Raises:
            Refused: its words changed since they were seen, or its line is gone.
        """
        with self._work("follow_up.settle") as work:
            decision, line = self._decision(work, decision_id)
            in_force(line, LineKind.DECISION)
            if decision.status is not DecisionStatus.SETTLED:
                unchanged(decision.revision, revision)
                settle(work, decision, line)
            return self._view(work, decision_id)

    def unsettle(self, *, decision_id: int, revision: int) -> DecisionView:
        """Back to noted.

        Raises:
            Refused: it changed since it was seen, or its line is gone.
        """
        with self._work("follow_up.settle") as work:
            decision, line = self._decision(work, decision_id)
            in_force(line, LineKind.DECISION)
            if decision.status is not DecisionStatus.NOTED:
                unchanged(decision.revision, revision)
                become(work, decision, line, DecisionStatus.NOTED, ChangeKind.DECISION_UNSETTLED)
            return self._view(work, decision_id)

    def void(self, *, decision_id: int, revision: int, reason: str) -> DecisionView:
        """Vervallen, with the reason ("dubbel met B3"); its number is never reused.

        Raises:
            Refused: no reason was given, or its words changed since they were seen.
        """
        why = tidy(reason, limit=LONGEST_TEXT)
        if not why:
            raise Refused(Refusal.REASON_NEEDED)
        with self._work("follow_up.void") as work:
            decision, line = self._decision(work, decision_id)
            if (decision.status, decision.void_reason) != (DecisionStatus.VOID, why):
                unchanged(decision.revision, revision)
                decision.void_reason = why
                become(work, decision, line, DecisionStatus.VOID, ChangeKind.DECISION_VOIDED)
            return self._view(work, decision_id)

    def set_action(self, *, action_id: int, revision: int, status: ActionStatus) -> ActionView:
        """An action is done, dropped, or open again.

        Raises:
            Refused: it changed since it was seen, or its line is gone.
        """
        with self._work("follow_up.set_action") as work:
            action = work.get(ActionItem, action_id)
            work.sits_at(action.maakbank_id)
            line = work.get(Line, action.line_id)
            in_force(line, LineKind.ACTION)
            if action.status is not status:
                unchanged(action.revision, revision)
                before, action.status = action.status, status
                action.status_at = None if status is ActionStatus.OPEN else work.now
                action.revision += 1
                work.log(
                    ChangeKind.ACTION_CHANGED,
                    action.id,
                    session_id=self._actor.session_id or line.session_id,
                    maakbank_id=action.maakbank_id,
                    item_id=line.item_id,
                    before=before,
                )
            work.session.flush()
            return action_view(work.session, action_id)

    def _decision(self, work: Work, decision_id: int) -> tuple[Decision, Line]:
        decision = work.get(Decision, decision_id)
        work.sits_at(decision.maakbank_id)
        line = work.get(Line, decision.line_id)
        if line.wiped_at is not None:
            raise Refused(Refusal.WIPED)
        return decision, line

    def _view(self, work: Work, decision_id: int) -> DecisionView:
        work.session.flush()
        return decision_view(work.session, decision_id)

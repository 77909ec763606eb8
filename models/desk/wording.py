"""The words of a line, and the decision or action that follows them."""

from typing import Any

from sqlmodel import col, delete, select

from models.clean import tidy
from models.codes import ActionStatus, ChangeKind, DecisionStatus, LineKind
from models.desk.work import Work
from models.grammar import NewLine, parse
from models.queries.known import known_people
from models.queries.maakbank import participant_views
from models.rules import LONGEST_TEXT
from models.tables import (
    ActionItem,
    ActionOwner,
    Decision,
    Line,
    LineRevision,
    Maakbank,
    MeetingSession,
)
from models.zone import local_date

__all__ = ["action_of", "decision_of", "follow_line", "line_gone", "read_again", "rewrite", "wording"]


def wording(line: NewLine, source: str) -> dict[str, Any]:
    """The columns of a line that its words decide."""
    return {
        "kind": line.kind,
        "text": tidy(line.text, limit=LONGEST_TEXT),
        "source": tidy(source, limit=LONGEST_TEXT),
        "quoted": tidy(line.quoted),
        "hint": line.doubt.value if line.doubt else "",
    }


def read_again(work: Work, row: Line, source: str) -> NewLine:
    """What the grammar makes of a text for this line, dates seen from its own day."""
    meeting = work.get(MeetingSession, row.session_id)
    people = known_people(work.session, meeting.maakbank_id)
    typed = parse(source, today=local_date(row.at), people=people)
    return typed if isinstance(typed, NewLine) else NewLine(kind=LineKind.NOTE, text=source)


def rewrite(work: Work, meeting: MeetingSession, row: Line, line: NewLine, source: str) -> None:
    """Give a line other words; the earlier ones stay in its history."""
    before = row.revision
    work.session.add(
        LineRevision(
            line_id=row.id or 0,
            revision=before,
            text=row.text,
            source=row.source,
            author=row.author,
            replaced_at=work.now,
        )
    )
    row.revision = before + 1
    row.deleted_at = None
    for name, value in wording(line, source).items():
        setattr(row, name, value)
    follow_line(work, row, line)
    work.log(ChangeKind.LINE_EDITED, row.id, meeting=meeting, item_id=row.item_id, before=str(before))


def decision_of(work: Work, line: Line) -> Decision | None:
    return work.session.exec(select(Decision).where(Decision.line_id == line.id)).first()


def action_of(work: Work, line: Line) -> ActionItem | None:
    return work.session.exec(select(ActionItem).where(ActionItem.line_id == line.id)).first()


def follow_line(work: Work, line: Line, new: NewLine) -> None:
    """Make or change what `line` says it is; a number once given stays with its line."""
    meeting = work.get(MeetingSession, line.session_id)
    maakbank = work.get(Maakbank, meeting.maakbank_id)
    decision, action = decision_of(work, line), action_of(work, line)
    if line.kind is LineKind.DECISION:
        if decision is None:
            maakbank.last_decision += 1
            decision = work.add(
                Decision(
                    maakbank_id=meeting.maakbank_id,
                    number=maakbank.last_decision,
                    line_id=line.id or 0,
                    status=DecisionStatus.NOTED,
                )
            )
        else:
            _revive_decision(decision)
    elif decision is not None:
        _void(decision)
    if line.kind is LineKind.ACTION:
        if action is None:
            maakbank.last_action += 1
            action = work.add(
                ActionItem(
                    maakbank_id=meeting.maakbank_id,
                    number=maakbank.last_action,
                    line_id=line.id or 0,
                    status=ActionStatus.OPEN,
                )
            )
        else:
            _revive_action(action)
        action.due = new.due
        _own(work, action, meeting.maakbank_id, new.owners)
    elif action is not None:
        _drop(work, action)


def line_gone(work: Work, line: Line, *, gone: bool) -> None:
    """A deleted line takes its decision or action out of force; restoring puts it back."""
    decision, action = decision_of(work, line), action_of(work, line)
    if decision is not None and line.kind is LineKind.DECISION:
        _void(decision) if gone else _revive_decision(decision)
    if action is not None and line.kind is LineKind.ACTION:
        _drop(work, action) if gone else _revive_action(action)


def _void(decision: Decision) -> None:
    decision.status = DecisionStatus.VOID
    decision.revision += 1


def _revive_decision(decision: Decision) -> None:
    """Reworded or restored; one that was voided for a reason stays void."""
    decision.revision += 1
    if decision.status is DecisionStatus.VOID and not decision.void_reason:
        settled = decision.settled_at is not None
        decision.status = DecisionStatus.SETTLED if settled else DecisionStatus.NOTED


def _drop(work: Work, action: ActionItem) -> None:
    action.status = ActionStatus.DROPPED
    action.status_at = work.now
    action.revision += 1


def _revive_action(action: ActionItem) -> None:
    action.revision += 1
    if action.status is ActionStatus.DROPPED:
        action.status = ActionStatus.OPEN
        action.status_at = None


def _own(work: Work, action: ActionItem, maakbank_id: int, names: tuple[str, ...]) -> None:
    """Owners as named, the trekker first; a name nobody has is kept as typed."""
    people = participant_views(work.session, maakbank_id)
    by_name = {person.name.casefold(): person.id for person in people}
    organisations = {person.organisation.casefold() for person in people if person.organisation}
    work.session.exec(delete(ActionOwner).where(col(ActionOwner.action_id) == action.id))
    for position, name in enumerate(names):
        work.session.add(
            ActionOwner(
                action_id=action.id or 0,
                position=position,
                name=name,
                participant_id=by_name.get(name.casefold()),
                on_behalf=name.casefold() not in by_name and name.casefold() in organisations,
            )
        )

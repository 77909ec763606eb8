"""The words of a line, and the decision or action that follows them."""

from typing import Any

from sqlmodel import col, delete, select

from models.clean import tidy
from models.codes import ActionStatus, ChangeKind, DecisionStatus, LineKind
from models.desk.agenda import back_on_agenda
from models.desk.work import Work
from models.errors import InvalidInput, Problem
from models.grammar import NewLine, parse
from models.grammar.replacing import replaced_number
from models.queries.known import known_people
from models.queries.maakbank import participant_views
from models.rules import LONGEST_NAME, LONGEST_TEXT
from models.tables import (
    ActionItem,
    ActionOwner,
    AgendaItem,
    Decision,
    Line,
    LineRevision,
    Maakbank,
    MeetingSession,
)
from models.zone import local_date

__all__ = [
    "action_of",
    "decision_of",
    "follow_line",
    "put_back",
    "read_again",
    "rewrite",
    "same_words",
    "set_deleted",
    "with_words",
    "wording",
]

MOST_OWNERS = 50


def wording(line: NewLine, source: str) -> dict[str, Any]:
    """The columns of a line that its words decide.

    Raises:
        InvalidInput: no words are left after cleaning.
    """
    text, typed = tidy(line.text, limit=LONGEST_TEXT), tidy(source, limit=LONGEST_TEXT)
    if not text:
        raise InvalidInput({"text": Problem.EMPTY})
    return {
        "kind": line.kind,
        "text": text,
        "source": typed or text,
        "quoted": tidy(line.quoted, limit=LONGEST_NAME),
        "hint": line.doubt.value if line.doubt else "",
    }


def with_words(line: NewLine, source: str) -> NewLine:
    """The line, or a note of all that was typed when the grammar left nothing of it."""
    return line if tidy(line.text) else NewLine(LineKind.NOTE, source)


def same_words(row: Line, line: NewLine, source: str) -> bool:
    """Whether this changes nothing: typed the same, and meaning the same."""
    return all(getattr(row, name) == value for name, value in wording(line, source).items())


def read_again(work: Work, row: Line, source: str) -> NewLine:
    """What the grammar makes of a text for this line, dates seen from its own day."""
    meeting = work.get(MeetingSession, row.session_id)
    people = known_people(work.session, meeting.maakbank_id)
    typed = parse(source, today=local_date(row.at), people=people)
    return typed if isinstance(typed, NewLine) else NewLine(LineKind.NOTE, source)


def rewrite(
    work: Work, meeting: MeetingSession, row: Line, line: NewLine, source: str, *, by: str = ""
) -> None:
    """Give a line other words, and put it back if it was deleted; the earlier ones stay in its history.

    Args:
        by: whose words they are; the actor's without it.
    """
    put_back(work, meeting, row)
    before = row.revision
    work.session.add(
        LineRevision(
            line_id=row.id or 0,
            revision=before,
            text=row.text,
            source=row.source,
            author=row.worded_by or row.author,
            replaced_at=work.now,
        )
    )
    row.revision = before + 1
    row.worded_by = by or work.actor.name
    for name, value in wording(line, source).items():
        setattr(row, name, value)
    follow_line(work, row, line)
    work.log(ChangeKind.LINE_EDITED, row.id, meeting=meeting, item_id=row.item_id, before=str(before))


def set_deleted(work: Work, meeting: MeetingSession, row: Line, *, gone: bool) -> None:
    """Mark a line as deleted or put it back; its agenda item comes back with it."""
    if (row.deleted_at is not None) == gone:
        return
    row.deleted_at = work.now if gone else None
    if not gone:
        back_on_agenda(work, meeting, work.get(AgendaItem, row.item_id))
    kind = ChangeKind.LINE_DELETED if gone else ChangeKind.LINE_RESTORED
    work.log(kind, row.id, meeting=meeting, item_id=row.item_id)


def put_back(work: Work, meeting: MeetingSession, row: Line) -> None:
    """Someone wrote on a line that was deleted meanwhile: it returns, so that the text is seen."""
    set_deleted(work, meeting, row, gone=False)


def decision_of(work: Work, line: Line) -> Decision | None:
    return work.session.exec(select(Decision).where(Decision.line_id == line.id)).first()


def action_of(work: Work, line: Line) -> ActionItem | None:
    return work.session.exec(select(ActionItem).where(ActionItem.line_id == line.id)).first()


def follow_line(work: Work, line: Line, new: NewLine, *, is_new: bool = False) -> None:
    """Make or change what `line` says it is; a number once given stays with its line.

    A line that is something else by now leaves its decision or action as it
    was: `models.queries.follow_up.stands` says whether that is in force.
    """
    meeting = work.get(MeetingSession, line.session_id)
    decision, action = (None, None) if is_new else (decision_of(work, line), action_of(work, line))
    if decision is not None:
        decision.revision += 1
    elif line.kind is LineKind.DECISION:
        maakbank = work.get(Maakbank, meeting.maakbank_id)
        maakbank.last_decision += 1
        decision = work.add(
            Decision(
                maakbank_id=meeting.maakbank_id,
                number=maakbank.last_decision,
                line_id=line.id or 0,
                status=DecisionStatus.NOTED,
            )
        )
    if decision is not None and line.kind is LineKind.DECISION:
        replaced = replaced_number(line.text)
        decision.replaces = replaced if replaced != decision.number else None
    if action is not None:
        action.revision += 1
    elif line.kind is LineKind.ACTION:
        maakbank = work.get(Maakbank, meeting.maakbank_id)
        maakbank.last_action += 1
        action = work.add(
            ActionItem(
                maakbank_id=meeting.maakbank_id,
                number=maakbank.last_action,
                line_id=line.id or 0,
                status=ActionStatus.OPEN,
            )
        )
    if action is not None and line.kind is LineKind.ACTION:
        action.due = new.due
        _own(work, action, meeting.maakbank_id, new.owners)


def _own(work: Work, action: ActionItem, maakbank_id: int, names: tuple[str, ...]) -> None:
    """Owners as named, the trekker first; a name nobody has is kept as typed."""
    people = participant_views(work.session, maakbank_id)
    by_name = {person.name.casefold(): person.id for person in people}
    organisations = {person.organisation.casefold() for person in people if person.organisation}
    work.session.exec(delete(ActionOwner).where(col(ActionOwner.action_id) == action.id))
    cleaned = dict.fromkeys(name for raw in names if (name := tidy(raw, limit=LONGEST_NAME)))
    for position, name in enumerate(list(cleaned)[:MOST_OWNERS]):
        work.session.add(
            ActionOwner(
                action_id=action.id or 0,
                position=position,
                name=name,
                participant_id=by_name.get(name.casefold()),
                on_behalf=name.casefold() not in by_name and name.casefold() in organisations,
            )
        )

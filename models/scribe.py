"""The scribe: carries out one typed line, for a screen, an import or a played evening."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from models.clean import tidy
from models.codes import ChangeKind, LineKind
from models.desk import Desk
from models.errors import InvalidInput, Refusal, Refused
from models.grammar import (
    ActCommand,
    AddItem,
    Arrivals,
    Correction,
    Departures,
    Doubt,
    Excused,
    GoTo,
    Known,
    NewLine,
    Queued,
    Undo,
    Unqueued,
    match_item,
    parse,
)
from models.inputs import AgendaItemInput
from models.likeness import fold
from models.outbox import Typed
from models.outcomes import (
    ActAsked,
    Corrected,
    ItemAdded,
    ItemAsked,
    Kept,
    NoItem,
    NothingReplaced,
    NothingTyped,
    Outcome,
    Ticked,
    Undone,
    WentTo,
    Wiped,
)
from models.rules import LONGEST_NAME, LONGEST_TEXT
from models.views.minutes import LineView
from models.views.people import ParticipantView
from models.zone import local_date

__all__ = ["Scribe"]


class Scribe:
    """Takes typed lines to a Desk.

    Args:
        desk: of the writer's seat.
        session_id: the session it sits in.
        acts: words of key acts that a `/` may name.
        open_house: names nobody knows become guests, and topics nobody knows
            become agenda items, nobody waits for the word, and every line is kept,
            as an import wants it.
    """

    def __init__(
        self, desk: Desk, session_id: int, *, acts: Collection[str] = (), open_house: bool = False
    ) -> None:
        self.desk = desk
        self.session_id = session_id
        self.acts = acts
        self.open_house = open_house

    def take(self, line: Typed) -> Outcome:
        """Carry out one line, once however often it is tried; one that is no command is always kept.

        `s/old/new/` that finds nothing is refused, and in an open house kept.

        What is too long for one line goes on in lines of its own.

        Raises:
            Refused, NotSaved: see `models.errors`; the line can be tried again.
        """
        outcome: Outcome = NothingTyped()
        for number, piece in enumerate(pieces(line.text)):
            if number == 0:
                outcome = self._take(replace(line, text=piece))
            else:
                more = Typed(f"{line.key}-{number}", piece, line.item_id, line.at)
                self._keep(more, NewLine(LineKind.NOTE, piece))
        return outcome

    def _take(self, line: Typed) -> Outcome:
        if line.line_id is not None:
            return self._correct_line(line, line.line_id)
        people = self._people()
        typed = parse(line.text, today=local_date(line.at), people=_known(people), acts=self.acts)
        match typed:
            case NewLine():
                return self._kept(line, typed)
            case Arrivals():
                return self._tick(line, typed.names, people, self.desk.attendance.arrive)
            case Departures():
                return self._tick(line, typed.names, people, self.desk.attendance.leave)
            case Excused():
                return self._tick(line, typed.names, people, self.desk.attendance.excuse)
            case Queued() | Unqueued() if self.open_house:
                return self._kept(line, NewLine(LineKind.NOTE, line.text))
            case Queued():
                return self._tick(line, typed.names, people, self._queue)
            case Unqueued():
                return self._tick(line, typed.names, people, self._unqueue)
            case GoTo():
                return self._go_to(line, typed.query)
            case AddItem():
                return self._add_item(line, typed.title)
            case Correction():
                return self._replace(line, typed)
            case Undo():
                return Undone(self.desk.session.undo(session_id=self.session_id, key=line.key))
            case ActCommand():
                return ActAsked(typed.command, typed.argument)

    def own(self, line: LineView, name: str) -> Outcome:
        """Let someone own the action of a kept line, as its first owner: its trekker."""
        due = f" voor {line.action.due:%d-%m-%Y}" if line.action and line.action.due else ""
        return self._reword(line, f"/actie @{name} {line.text}{due}")

    def as_note(self, line: LineView) -> Outcome:
        """Make a note of a kept line, such as a decision that a colleague noted too."""
        plain = parse(line.text, today=local_date(line.at))
        is_note = isinstance(plain, NewLine) and plain.kind is LineKind.NOTE and plain.doubt is None
        return self._reword(line, line.text if is_note else f"\\{line.text}")

    def _reword(self, line: LineView, text: str) -> Outcome:
        return self._correct_line(Typed("", text, line.item_id, line.at, line.id, line.revision), line.id)

    def _people(self) -> tuple[ParticipantView, ...]:
        seen = self.desk.read.attendance(session_id=self.session_id)
        return tuple(view.participant for view in seen)

    def _keep(self, line: Typed, new: NewLine) -> LineView:
        return self.desk.minutes.keep_line(
            key=line.key, item_id=line.item_id, line=new, source=line.text, at=line.at
        )

    def _kept(self, line: Typed, new: NewLine) -> Kept:
        kept = self._keep(line, new)
        twin = self.desk.read.twin(line_id=kept.id) if kept.kind is LineKind.DECISION else None
        return Kept(kept, new.suggestion, twin)

    def _doubted(self, line: Typed, doubt: Doubt = Doubt.UNKNOWN_COMMAND) -> LineView:
        """What could not be carried out stays as it was typed."""
        return self._keep(line, NewLine(LineKind.NOTE, line.text, doubt=doubt))

    def _not_replaced(self, line: Typed) -> Outcome:
        if self.open_house:
            return NothingReplaced(self._doubted(line, Doubt.NOTHING_REPLACED))
        raise Refused(Refusal.NOT_IN_LAST_LINE)

    def _correct_line(self, line: Typed, line_id: int) -> Outcome:
        """Another text for a kept line; a command typed there is just its text.

        Its dates are seen from the day of the line, however late it is corrected.
        """
        seen = self.desk.read.line(line_id=line_id)
        typed = parse(line.text, today=local_date(seen.at), people=_known(self._people()))
        new = typed if isinstance(typed, NewLine) else NewLine(LineKind.NOTE, line.text)
        try:
            return Corrected(
                self.desk.minutes.edit_line(
                    line_id=line_id, revision=line.revision or 0, line=new, source=line.text, key=line.key
                )
            )
        except Refused as refused:
            if refused.refusal is not Refusal.WIPED:
                raise
            return Wiped(self.desk.read.line(line_id=line_id))

    def _tick(
        self,
        line: Typed,
        names: Sequence[str],
        people: Sequence[ParticipantView],
        act: Callable[..., None],
    ) -> Outcome:
        by_name = {fold(person.name): person for person in people}
        found = [by_name[fold(name)] for name in names if fold(name) in by_name]
        unknown = tuple(name for name in names if fold(name) not in by_name)
        if self.open_house:
            guests = [name for name in unknown if len(name) <= LONGEST_NAME]
            for name in guests:
                found.append(self.desk.attendance.add_guest(session_id=self.session_id, name=name))
            unknown = tuple(name for name in unknown if name not in guests)
        if found:
            act(session_id=self.session_id, participant_ids=[person.id for person in found])
        if unknown or not names:
            doubt = Doubt.UNKNOWN_NAME if unknown else Doubt.EMPTY
            self._keep(line, NewLine(kind=LineKind.NOTE, text=line.text, doubt=doubt))
        return Ticked(tuple(person.name for person in found), unknown)

    def _queue(self, *, session_id: int, participant_ids: Sequence[int]) -> None:
        for participant_id in participant_ids:
            self.desk.turns.ask(participant_id=participant_id)

    def _unqueue(self, *, session_id: int, participant_ids: Sequence[int]) -> None:
        for participant_id in participant_ids:
            self.desk.turns.withdraw(participant_id=participant_id)

    def _go_to(self, line: Typed, query: str) -> Outcome:
        agenda = self.desk.read.agenda(session_id=self.session_id)
        match = match_item(query, [item.title for item in agenda])
        if match.index is not None and (match.exact or not self.open_house):
            return WentTo(agenda[match.index])
        if self.open_house:
            return self._add_item(line, query)
        if match.near is not None:
            return ItemAsked(agenda[match.near], query)
        return NoItem(query, self._doubted(line))

    def _add_item(self, line: Typed, title: str) -> Outcome:
        """A new item after the writer's place; what is no title is kept as a note."""
        try:
            return ItemAdded(
                self.desk.prepare.save_item(
                    session_id=self.session_id,
                    data=AgendaItemInput(title=title),
                    after_item_id=line.item_id,
                    key=line.key,
                )
            )
        except InvalidInput:
            return Kept(self._doubted(line))

    def _replace(self, line: Typed, correction: Correction) -> Outcome:
        for change in self.desk.read.done(session_id=self.session_id, key=line.key):
            if change.part == "line":
                done = self.desk.read.line(line_id=change.row_id)
                return NothingReplaced(done) if change.kind is ChangeKind.LINE_KEPT else Corrected(done)
        own = self.desk.read.own_last_line(session_id=self.session_id)
        if own is None or correction.old not in own.source:
            return self._not_replaced(line)
        times = -1 if correction.everywhere else 1
        source = own.source.replace(correction.old, correction.new, times)
        if not tidy(source):
            return self._not_replaced(line)
        return self._correct_line(Typed(line.key, source, own.item_id, own.at, own.id, own.revision), own.id)


def pieces(text: str) -> list[str]:
    """The text in pieces that each fit a line, cut between words where there are any."""
    found = []
    while len(text) > LONGEST_TEXT:
        cut = text.rfind(" ", 1, LONGEST_TEXT + 1)
        cut = cut if cut > 0 else LONGEST_TEXT
        found.append(text[:cut])
        text = text[cut:].lstrip()
    return [piece for piece in (*found, text) if tidy(piece)]


def _known(people: Sequence[ParticipantView]) -> tuple[Known, ...]:
    organisations = sorted({person.organisation for person in people if person.organisation})
    return (
        *(Known(person.name) for person in people),
        *(Known(name, is_organisation=True) for name in organisations),
    )

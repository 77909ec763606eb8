"""The scribe: carries out one typed line, for a screen, an import or a played evening."""

from collections.abc import Callable, Collection, Sequence

from models.codes import LineKind
from models.desk import Desk
from models.errors import Refusal, Refused
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
    Undo,
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
    Outcome,
    Ticked,
    Undone,
    WentTo,
)
from models.views import LineView, ParticipantView
from models.zone import local_date

__all__ = ["Scribe"]


class Scribe:
    """Takes typed lines to a Desk.

    Args:
        desk: of the writer's seat.
        session_id: the session it sits in.
        acts: words of key acts that a `/` may name.
        open_house: names nobody knows become guests, and topics nobody knows
            become agenda items, as an import wants it.
    """

    def __init__(
        self, desk: Desk, session_id: int, *, acts: Collection[str] = (), open_house: bool = False
    ) -> None:
        self.desk = desk
        self.session_id = session_id
        self.acts = acts
        self.open_house = open_house

    def take(self, line: Typed) -> Outcome:
        """Carry out one line; a line that is no command is always kept.

        Raises:
            Refused, NotSaved: see `models.errors`; the line can be tried again.
        """
        if line.line_id is not None:
            return self._correct_line(line)
        people = self._people()
        typed = parse(line.text, today=local_date(line.at), people=_known(people), acts=self.acts)
        match typed:
            case NewLine():
                return Kept(self._keep(line, typed))
            case Arrivals():
                return self._tick(line, typed.names, people, self.desk.attendance.arrive)
            case Departures():
                return self._tick(line, typed.names, people, self.desk.attendance.leave)
            case Excused():
                return self._tick(line, typed.names, people, self.desk.attendance.excuse)
            case GoTo():
                return self._go_to(line, typed.query)
            case AddItem():
                return self._add_item(line, typed.title)
            case Correction():
                return self._replace(line, typed)
            case Undo():
                return Undone(self.desk.session.undo(session_id=self.session_id))
            case ActCommand():
                return ActAsked(typed.command, typed.argument)

    def _people(self) -> tuple[ParticipantView, ...]:
        seen = self.desk.read.attendance(session_id=self.session_id)
        return tuple(view.participant for view in seen)

    def _keep(self, line: Typed, new: NewLine) -> LineView:
        return self.desk.minutes.keep_line(
            key=line.key, item_id=line.item_id, line=new, source=line.text, at=line.at
        )

    def _correct_line(self, line: Typed) -> Outcome:
        """Another text for a kept line; a command typed there is just its text."""
        typed = parse(line.text, today=local_date(line.at), people=_known(self._people()))
        new = typed if isinstance(typed, NewLine) else NewLine(kind=LineKind.NOTE, text=line.text)
        try:
            return Corrected(
                self.desk.minutes.edit_line(
                    line_id=line.line_id or 0, revision=line.revision or 0, line=new, source=line.text
                )
            )
        except Refused as refused:
            if refused.refusal is not Refusal.WIPED:
                raise
            return Kept(self._keep(line, new))

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
            for name in unknown:
                found.append(self.desk.attendance.add_guest(session_id=self.session_id, name=name))
            unknown = ()
        if found:
            act(session_id=self.session_id, participant_ids=[person.id for person in found])
        if unknown or not names:
            doubt = Doubt.UNKNOWN_NAME if unknown else Doubt.EMPTY
            self._keep(line, NewLine(kind=LineKind.NOTE, text=line.text, doubt=doubt))
        return Ticked(tuple(person.name for person in found), unknown)

    def _go_to(self, line: Typed, query: str) -> Outcome:
        agenda = self.desk.read.agenda(session_id=self.session_id)
        match = match_item(query, [item.title for item in agenda])
        if match.index is not None and (match.exact or not self.open_house):
            return WentTo(agenda[match.index])
        if self.open_house:
            return self._add_item(line, query)
        if match.near is not None:
            return ItemAsked(agenda[match.near], query)
        return NoItem(query)

    def _add_item(self, line: Typed, title: str) -> Outcome:
        return ItemAdded(
            self.desk.prepare.save_item(
                session_id=self.session_id,
                data=AgendaItemInput(title=title),
                after_item_id=line.item_id,
            )
        )

    def _replace(self, line: Typed, correction: Correction) -> Outcome:
        own = self.desk.read.own_last_line(session_id=self.session_id)
        if own is None or correction.old not in own.source:
            doubted = NewLine(kind=LineKind.NOTE, text=line.text, doubt=Doubt.UNKNOWN_COMMAND)
            return NothingReplaced(self._keep(line, doubted))
        times = -1 if correction.everywhere else 1
        source = own.source.replace(correction.old, correction.new, times)
        return self._correct_line(Typed(line.key, source, own.item_id, own.at, own.id, own.revision))


def _known(people: Sequence[ParticipantView]) -> tuple[Known, ...]:
    organisations = sorted({person.organisation for person in people if person.organisation})
    return (
        *(Known(person.name) for person in people),
        *(Known(name, is_organisation=True) for name in organisations),
    )

"""A table to test at: the example Ma.akbank on a store, with a desk per seat and a clock to turn."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from maktui.playing import lay_example
from models.codes import Seat
from models.desk import Desk
from models.grammar import parse
from models.outbox import Typed
from models.outcomes import Outcome
from models.queries.known import known_people
from models.rights import Actor
from models.scribe import Scribe
from models.store import Store
from models.views.minutes import LineView

START = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)


@dataclass
class Table:
    store: Store
    now: datetime = START
    session_id: int = 0
    """Of a session that lies ready already; else the example is laid."""
    organiser: Desk = field(init=False)
    typed: int = 0

    def __post_init__(self) -> None:
        self.organiser = Desk(self.store, Actor(seat=Seat.ORGANISER, name="Bureau"), lambda: self.now)
        if not self.session_id:
            self.organiser.prepare.lay_reference()
            self.session_id = lay_example(self.organiser, self.now)

    def sit(self, seat: Seat, name: str = "Joost", session_id: int | None = None) -> Desk:
        actor = Actor(
            seat=seat, name=name, initials=name[:2].upper(), session_id=session_id or self.session_id
        )
        return Desk(self.store, actor, lambda: self.now)

    def opened(self) -> Desk:
        """The gespreksleider's desk, with the session open."""
        lead = self.sit(Seat.FACILITATOR, "Els")
        lead.session.open(session_id=self.session_id)
        return lead

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    def item(self, number: int = 1) -> int:
        return self.organiser.read.agenda(session_id=self.session_id)[number - 1].id

    def take(self, desk: Desk, text: str, item: int = 1, acts: tuple[str, ...] = ()) -> Outcome:
        """What comes of a typed line."""
        self.typed += 1
        key = f"{desk.actor.seat_id}-{self.typed}"
        scribe = Scribe(desk, self.session_id, acts=acts)
        return scribe.take(Typed(key, text, self.item(item), self.now))

    def correct(self, desk: Desk, line: LineView, text: str) -> Outcome:
        """What comes of a typed correction of a kept line."""
        self.typed += 1
        key = f"{desk.actor.seat_id}-{self.typed}"
        typed = Typed(key, text, line.item_id, self.now, line.id, line.revision)
        return Scribe(desk, self.session_id).take(typed)

    def keep(self, desk: Desk, text: str, item: int = 1) -> LineView:
        """A kept line."""
        outcome = self.take(desk, text, item)
        return outcome.line

    def edit(self, desk: Desk, line: LineView, text: str) -> LineView:
        """Correct a line as it was seen."""
        with self.store.read() as session:
            maakbank_id = self.organiser.read.session(session_id=self.session_id).maakbank_id
            people = known_people(session, maakbank_id)
        new = parse(text, today=self.now.date(), people=people)
        return desk.minutes.edit_line(line_id=line.id, revision=line.revision, line=new, source=text)  # type: ignore[arg-type]

    def lines(self, item: int = 1) -> list[str]:
        return [line.text for line in self.organiser.read.lines(item_id=self.item(item))]

    def person(self, name: str) -> int:
        people = self.organiser.read.attendance(session_id=self.session_id)
        return next(seen.participant.id for seen in people if name in seen.participant.name)

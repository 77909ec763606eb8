"""The form of a session: when and where."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widget import Widget

from models.dates import parse_date, parse_time
from models.errors import InvalidInput, Problem
from models.inputs import SessionInput
from models.rules import problems_in_session
from models.templates import planned_sessions
from models.views.maakbank import MaakbankView
from models.views.session import SessionView
from models.zone import amsterdam, local_date
from screens.access import Access
from screens.forms.form import FormScreen, Seen, Values
from screens.labels import variant_word
from screens.language import _, clock, long_date
from screens.widgets.form_field import TextField
from screens.widgets.form_inputs import Known
from screens.widgets.words import Words

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["SessionForm"]


class SessionForm(FormScreen[SessionView]):
    """Plans a session of a Ma.akbank, or moves one."""

    def __init__(
        self,
        access: Access,
        maakbank_id: int,
        session_id: int | None = None,
        *,
        at: str = "",
        keep_in: Path | None = None,
    ) -> None:
        super().__init__(access, at=at, keep_in=keep_in)
        self._maakbank_id = maakbank_id
        self.session_id = session_id
        self._today = date.min
        self._maakbank: MaakbankView | None = None
        self._number = 1
        self._places: tuple[str, ...] = ()

    def heading(self) -> str:
        name = self._maakbank.name if self._maakbank else ""
        return _("Session {number} · {name}").format(number=self._number, name=name)

    def about(self) -> str:
        return f"session-{self._maakbank_id}-{self.session_id or 'new'}"

    def look(self, desk: "Desk") -> Seen:
        self._today = local_date(desk.clock())
        self._maakbank = desk.read.maakbank(maakbank_id=self._maakbank_id)
        sessions = desk.read.sessions(maakbank_id=self._maakbank_id)
        self._places = tuple(dict.fromkeys(one.place for one in reversed(sessions) if one.place))
        meeting = next((one for one in sessions if one.id == self.session_id), None)
        if meeting is not None:
            self._number = meeting.number
            return Seen(_values(meeting, long_date(meeting.planned_start)), meeting.revision)
        if not sessions:
            return Seen({"day": "", "time": "", "place": ""})
        self._number = sessions[-1].number + 1
        return Seen(_values(sessions[-1], ""))

    def build(self, values: Values) -> Iterable[Widget]:
        yield TextField(
            "day",
            _("Day"),
            values["day"],
            required=True,
            help=_("such as: Friday 4 December, 4-12, next week Thursday"),
            echo=self._day_understood,
        )
        yield TextField(
            "time",
            _("People come in at"),
            values["time"],
            required=True,
            help=_("such as: 17:30, half past five"),
            echo=self._time_understood,
        )
        yield TextField(
            "place", _("Place"), values["place"], help=_("may stay empty"), suggester=Known(self._places)
        )
        if self.session_id is None and self._maakbank is not None:
            variant = self._maakbank.variant
            words = _("The agenda comes from the template of “{variant}”, which proposes {count} sessions.")
            yield Words(
                words.format(variant=variant_word(variant), count=planned_sessions(variant)), classes="part"
            )

    def store(self, desk: "Desk", values: Values, revision: int | None) -> SessionView:
        data = self._input(values)
        return desk.prepare.save_session(
            maakbank_id=self._maakbank_id, data=data, session_id=self.session_id, revision=revision
        )

    def saved(self, view: SessionView) -> int:
        self.session_id = view.id
        return view.revision

    def _input(self, values: Values) -> SessionInput:
        day, moment = parse_date(values["day"], self._today), parse_time(values["time"])
        problems: dict[str, Problem] = {}
        if day is None:
            problems["day"] = Problem.NOT_A_DATE if values["day"] else Problem.EMPTY
        if moment is None:
            problems["time"] = Problem.NOT_A_TIME if values["time"] else Problem.EMPTY
        start = datetime.combine(day or self._today, moment or datetime.min.time(), amsterdam())
        data = SessionInput(planned_start=start, place=values["place"])
        for field, problem in problems_in_session(data).items():
            problems.setdefault("day" if field == "planned_start" else field, problem)
        if problems:
            raise InvalidInput(problems)
        return data

    def _day_understood(self, typed: str) -> str:
        day = parse_date(typed, self._today)
        if day is None:
            return ""
        words = long_date(day)
        days = (day - self._today) // timedelta(days=1)
        if days < 0:
            return _("{day}: that has been").format(day=words)
        return words + " · " + _("today") if days == 0 else words

    def _time_understood(self, typed: str) -> str:
        moment = parse_time(typed)
        words = "" if moment is None else f"{moment:%H:%M}"
        return "" if words == typed else words


def _values(meeting: SessionView, day: str) -> Values:
    return {"day": day, "time": clock(meeting.planned_start), "place": meeting.place}

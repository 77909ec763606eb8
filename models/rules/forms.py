"""What is wrong with a form, per field."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from models.clean import tidy
from models.errors import Problem
from models.inputs import AgendaItemInput, MaakbankInput, OutcomeInput, ParticipantInput, SessionInput

__all__ = [
    "LONGEST_ITEM",
    "LONGEST_NAME",
    "LONGEST_POINT",
    "LONGEST_TEXT",
    "problems_in_address",
    "problems_in_item",
    "problems_in_maakbank",
    "problems_in_measurement",
    "problems_in_name",
    "problems_in_outcome",
    "problems_in_participant",
    "problems_in_report_back",
    "problems_in_session",
]

LONGEST_NAME = 200
"""Characters in a name, a title or a place."""

LONGEST_POINT = 500
"""Characters in a point of the agreement."""

LONGEST_TEXT = 10_000
"""Characters in any other text."""

LONGEST_ITEM = 480
"""Minutes planned for one agenda item."""

EARLIEST_YEAR, LATEST_YEAR = 2000, 2200

Problems = dict[str, Problem]

ADDRESS = re.compile(r"https?://[A-Za-z0-9.:\[\]_-]+(/[A-Za-z0-9._~/-]*)?")
"""Of a web server, without anything that a page or a QR code would read otherwise."""


def problems_in_maakbank(data: MaakbankInput) -> Problems:
    """What is wrong with the form of a Ma.akbank, per field (R3, R11, R12)."""
    problems = _found(
        name=_name_problem(data.name),
        theme=_long(data.theme, LONGEST_NAME),
        areas=_long(data.areas, LONGEST_NAME),
        agreement_points=_first(_problem(point, LONGEST_POINT) for point in data.agreement_points),
        asked_groups=_first(_name_problem(group) for group in data.asked_groups),
        commissioners=_first(
            _name_problem(one.organisation)
            or _long(one.contact, LONGEST_NAME)
            or _long(one.contribution, LONGEST_TEXT)
            for one in data.commissioners
        ),
    )
    for field in ("question", "whose", "who_decides", "how_organised", "outcome"):
        if problem := _long(getattr(data, field), LONGEST_TEXT):
            problems[field] = problem
    return problems


def problems_in_participant(data: ParticipantInput) -> Problems:
    """What is wrong with the form of a participant, per field (R5); taken names are the Desk's."""
    return _found(
        name=_name_problem(data.name),
        organisation=_long(data.organisation, LONGEST_NAME),
        helix_groups=_first(_name_problem(group) for group in data.helix_groups),
        roles=_first(_name_problem(role) for role in data.roles),
        mandate_for=_long(data.mandate_for, LONGEST_NAME),
    )


def problems_in_address(address: str) -> Problems:
    """What is wrong with the address where the room is served; "" says that it is not."""
    return {"address": Problem.UNKNOWN} if address and ADDRESS.fullmatch(address) is None else {}


def problems_in_session(data: SessionInput) -> Problems:
    """What is wrong with the form of a session, per field (R9)."""
    return _found(
        planned_start=_moment_problem(data.planned_start),
        place=_long(data.place, LONGEST_NAME),
    )


def problems_in_item(data: AgendaItemInput) -> Problems:
    """What is wrong with the form of an agenda item, per field (R14)."""
    return _found(
        title=_name_problem(data.title),
        planned_minutes=None if 0 <= data.planned_minutes <= LONGEST_ITEM else Problem.OUT_OF_RANGE,
    )


def problems_in_outcome(data: OutcomeInput) -> Problems:
    """What is wrong with the form of an opbrengst, per field (R6); what is empty only waits."""
    return _found(
        agreement_point=_long(data.agreement_point, LONGEST_POINT),
        measure=_long(data.measure, LONGEST_TEXT),
        baseline=_long(data.baseline, LONGEST_NAME),
        goal=_long(data.goal, LONGEST_NAME),
        due=_day_problem(data.due),
        measurer=_long(data.measurer, LONGEST_NAME),
        support_reason=_long(data.support_reason, LONGEST_TEXT),
    )


def problems_in_measurement(measured_on: date, value: str, note: str, *, today: date) -> Problems:
    """What is wrong with what was measured, per field (R6)."""
    return _found(
        measured_on=Problem.IN_FUTURE if measured_on > today else _day_problem(measured_on),
        value=_name_problem(value),
        note=_long(note, LONGEST_TEXT),
    )


def problems_in_report_back(due: date | None, answer: str = "", *, takes_to: str | None = None) -> Problems:
    """What is wrong with what is taken home, per field (R11); to whom only where that is asked."""
    return _found(
        takes_to=None if takes_to is None else _name_problem(takes_to),
        due=_day_problem(due),
        answer=_long(answer, LONGEST_TEXT),
    )


def _found(**fields: Problem | None) -> Problems:
    return {field: problem for field, problem in fields.items() if problem is not None}


def _first(problems: Iterable[Problem | None]) -> Problem | None:
    return next((problem for problem in problems if problem is not None), None)


def problems_in_name(name: str) -> Problems:
    """What is wrong with a name on its own, such as a role's (R4)."""
    return _found(name=_name_problem(name))


def _name_problem(name: str) -> Problem | None:
    return _problem(name, LONGEST_NAME)


def _problem(text: str, longest: int) -> Problem | None:
    """A text of nothing but signs that are never kept is empty too."""
    return _long(text, longest) if tidy(text, limit=longest) else Problem.EMPTY


def _long(text: str, longest: int) -> Problem | None:
    return Problem.TOO_LONG if len(text) > longest else None


def _moment_problem(moment: datetime) -> Problem | None:
    if moment.tzinfo is None:
        return Problem.NOT_A_TIME
    return _day_problem(moment)


def _day_problem(day: date | None) -> Problem | None:
    in_range = day is None or EARLIEST_YEAR <= day.year <= LATEST_YEAR
    return None if in_range else Problem.OUT_OF_RANGE

"""A day in a form, in the words that people use for it."""

from collections.abc import Mapping
from datetime import date

from models.dates import parse_date
from models.errors import Problem
from screens.language import _, long_date
from screens.widgets.form_field import TextField

__all__ = ["day_field", "day_in", "day_text"]


def day_field(field: str, label: str, value: str, today: date, *, required: bool = False) -> TextField:
    """One line for a day; under it which day was understood."""

    def understood(typed: str) -> str:
        words = day_text(parse_date(typed, today))
        return "" if words == typed else words

    return TextField(
        field,
        label,
        value,
        required=required,
        help=_("such as: Friday 4 December, 4-12, next week Thursday"),
        echo=understood,
    )


def day_in(values: Mapping[str, str], field: str, today: date, problems: dict[str, Problem]) -> date | None:
    """The day that was typed; what cannot be one is noted in `problems`."""
    day = parse_date(values[field], today)
    if day is None and values[field]:
        problems[field] = Problem.NOT_A_DATE
    return day


def day_text(day: date | None) -> str:
    """A day as its field shows it."""
    return long_date(day) if day else ""

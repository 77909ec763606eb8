"""The city's clock: moments are kept in UTC and lived in Amsterdam."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

__all__ = ["Clock", "amsterdam", "local_date", "utc_now"]

Clock = Callable[[], datetime]
"""Gives the moment of an act, aware UTC; injected, so that tests own the time."""


@cache
def amsterdam() -> "ZoneInfo":
    """Where people here live; what knows of zones is loaded after the first picture."""
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/Amsterdam")


def utc_now() -> datetime:
    return datetime.now(UTC)


def local_date(moment: datetime) -> date:
    """The day in Amsterdam of an aware moment."""
    return moment.astimezone(amsterdam()).date()

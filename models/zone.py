"""The city's clock: moments are kept in UTC and lived in Amsterdam."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

__all__ = ["AMSTERDAM", "Clock", "local_date", "utc_now"]

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

Clock = Callable[[], datetime]
"""Gives the moment of an act, aware UTC; injected, so that tests own the time."""


def utc_now() -> datetime:
    return datetime.now(UTC)


def local_date(moment: datetime) -> date:
    """The day in Amsterdam of an aware moment."""
    return moment.astimezone(AMSTERDAM).date()

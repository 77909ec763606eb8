"""When a page asks again what its seat may do."""

from datetime import UTC, datetime

import pytest

from maktui.web.moves import Asks, asks
from models.codes import ChangeKind, Seat
from models.views.change import Change


def moved(kind: ChangeKind) -> Change:
    at = datetime(2026, 11, 29, 18, tzinfo=UTC)
    return Change(1, at, kind, 1, 1, None, None, Seat.FACILITATOR, "Fatima")


@pytest.mark.parametrize(
    ("kind", "when"),
    [
        (ChangeKind.SEAT_CONFIRMED, Asks.NOW),
        (ChangeKind.SEAT_REVOKED, Asks.NOT),
        (ChangeKind.SEAT_LEFT, Asks.NOT),
        (ChangeKind.QUEUE_CHOSEN, Asks.SOON),
        (ChangeKind.STANDS_ASKED, Asks.NOW),
        (ChangeKind.STANDS_TAKEN, Asks.SOON),
    ],
)
def test_only_what_lets_somebody_do_something_else_is_asked_about(kind: ChangeKind, when: Asks) -> None:
    assert asks([moved(kind)]) is when

"""No more sockets and no more tries than there may be."""

from contextlib import ExitStack

import pytest

from maktui.web.caps import Full, Limits, Sockets, Tries, usual_limits

FEW = Limits(sockets_per_seat=2, sockets_per_address=3, sockets=4, tries_per_address=2, tries=3)


def test_a_seat_an_address_and_the_server_are_full_at_their_own_limit() -> None:
    sockets = Sockets(FEW)
    with sockets.one_more(1, "a"), sockets.one_more(1, "a"):
        with pytest.raises(Full):
            sockets.check(1, "b")
        with sockets.one_more(2, "a"):
            with pytest.raises(Full):
                sockets.check(3, "a")
            with sockets.one_more(3, "b"), pytest.raises(Full):
                sockets.check(4, "c")
    assert sockets.count == 0
    sockets.check(1, "a")


def test_failed_tries_are_limited_per_address_and_in_all_and_forgotten_after_a_minute() -> None:
    now = 0.0
    tries = Tries(FEW, clock=lambda: now)
    for _ in range(2):
        tries.begin("a")
    with pytest.raises(Full):
        tries.begin("a")
    tries.begin("b")
    with pytest.raises(Full):
        tries.begin("c")
    now = 61.0
    tries.begin("a")


def test_who_comes_in_may_be_followed_by_the_whole_room() -> None:
    tries = Tries(FEW)
    for _ in range(50):
        tries.begin("the venue's wifi")()


def test_behind_a_proxy_a_whole_venue_may_come_from_one_address() -> None:
    limits = usual_limits(is_public=True)
    sockets, tries = Sockets(limits), Tries(limits)
    with ExitStack() as stack:
        for number in range(50):
            tries.begin("venue")
            stack.enter_context(sockets.one_more(number, "venue"))
        sockets.check(50, "venue")
    assert usual_limits(is_public=False) == Limits()

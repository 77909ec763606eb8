"""What the screen that lets people join says: where, by which link, who, and what to try."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from models.admission import DoorView, WebSeatView
from models.codes import Seat
from screens.commands import COMMANDS, key_names
from screens.hosting import Host
from screens.labels import seat_word
from screens.language import _, ngettext
from screens.widgets.spread import harmless

__all__ = [
    "advice",
    "door_words",
    "heading",
    "keys_words",
    "link_words",
    "proposals",
    "seat_name",
    "seat_row",
    "starting_words",
]

SERVE = "maktui serve --lan"
"""The command that brings the room into the browser."""


def door_words(door: DoorView, host: Host | None) -> Content:
    """Where to join, or why nobody can; with a host, how to begin."""
    if not door.address and host is not None:
        return _how_to_serve(host)
    if not door.address:
        first = _("The room is not in the browser yet. Open a second window on this computer and type:")
        return Content.assemble((f"{first}\n", ""), (SERVE, "bold"))
    if not door.is_open:
        return Content.assemble(("▲ ", "$todo"), _("The door is shut: nobody can join. S opens it again."))
    if door.is_for_this_machine:
        if host is not None:
            words = _("This address works on this computer only. W opens it to everyone on this network.")
            return Content.assemble((door.shown_address, "bold"), ("\n▲ ", "$todo"), words)
        words = _("This address works on this computer only. For phones, stop it and type:")
        return Content.assemble(
            (door.shown_address, "bold"), ("\n▲ ", "$todo"), f"{words}\n", (SERVE, "bold")
        )
    address, code = _("address"), _("code")
    width = max(len(address), len(code)) + 2
    return Content.assemble(
        (address.ljust(width), "$quiet"),
        (door.shown_address, "bold"),
        ("\n" + code.ljust(width), "$quiet"),
        (door.shown_code, "bold $open"),
    )


def _how_to_serve(host: Host) -> Content:
    """What each choice means, before it is made."""
    if host.obstacle:
        return Content.assemble(("▲ ", "$todo"), host.obstacle)
    return Content.assemble(
        (_("The room is not in the browser yet. Who may reach it?"), "bold"),
        ("\n\n" + key_names(COMMANDS["serve_here"])[0], "bold"),
        "  ",
        _("Only this computer."),
        " ",
        _("For the screen in the room, or to have a look yourself."),
        ("\n" + key_names(COMMANDS["serve_network"])[0], "bold"),
        "  ",
        _("Everyone on this network: phones and laptops on the same wifi."),
        " ",
        _("Only who has the code or a link comes in."),
        " ",
        _("What goes over the air is not encrypted, so choose a network you trust."),
    )


def starting_words(*, for_lan: bool) -> Content:
    """Serving was asked for, and takes a few seconds."""
    where = _("everyone on this network") if for_lan else _("this computer only")
    return Content(_("Starting, for {where} …").format(where=where))


def link_words(whose: str, url: str) -> Content:
    """A one-time link; it must not be on the wall."""
    words = _("Link for {seat}, works once.").format(seat=whose)
    warning = _("Whoever has it takes this seat. Keep it off the screen in the room.")
    return Content.assemble((f"{words}\n", "bold"), (f"{url}\n", "$open"), ("▲ ", "$todo"), (warning, ""))


def heading(seats: Sequence[WebSeatView]) -> Content:
    """How many wait, and how many are in."""
    waiting = sum(seat.waits for seat in seats)
    inside = sum(seat.taken_at is not None and not seat.waits for seat in seats)
    pieces = []
    if waiting:
        words = ngettext("{count} wants in", "{count} want in", waiting).format(count=waiting)
        pieces.append(Content.assemble(("◇ ", "$open"), (words, "bold")))
    if inside:
        words = ngettext("{count} in the browser", "{count} in the browser", inside).format(count=inside)
        pieces.append(Content.styled(words, "$quiet"))
    return Content(" · ").join(pieces)


def seat_name(seat: WebSeatView) -> str:
    """Who sits there, or which seat a nameless link is for."""
    return seat.name or seat_word(seat.seat)


def seat_row(seat: WebSeatView) -> Content:
    """One seat: who, and where she stands."""
    if seat.taken_at is None:
        words = _("link not used yet")
        row = Content.assemble(("· ", "$quiet"), (seat_name(seat), ""), (f"  {words}", "$quiet"))
    else:
        sign = ("◇ ", "$open") if seat.waits else ("✓ ", "$settled")
        row = Content.assemble(sign, (seat_name(seat), "bold"), (f"  {_standing(seat)}", "$quiet"))
    return harmless(row)


def _standing(seat: WebSeatView) -> str:
    if seat.seat is not Seat.PARTICIPANT:
        return seat_word(seat.seat) if seat.name else ""
    if seat.participant_id is not None:
        known = _("on the list")
    else:
        known = _("guest") if seat.waits else _("guest, not on the list yet")
    return " · ".join((known, _("says: I am here"))) if seat.said_here_at else known


def proposals(seats: Sequence[WebSeatView]) -> Mapping[int, str]:
    """What a seat in the browser says of people on the list: it proposes that they are here, no more."""
    return {
        seat.participant_id: _why_here(seat)
        for seat in _who_said_so_last(seats)
        if seat.taken_at is not None and seat.participant_id is not None
    }


def guests(seats: Sequence[WebSeatView]) -> Mapping[str, str]:
    """What the seats of people who are not on the list say of them, by the name that they gave."""
    return {
        seat.name: _why_here(seat)
        for seat in seats
        if seat.taken_at is not None and seat.seat is Seat.PARTICIPANT and seat.participant_id is None
    }


def _who_said_so_last(seats: Sequence[WebSeatView]) -> list[WebSeatView]:
    """Someone with two devices says it on one of them."""
    return sorted(seats, key=lambda seat: seat.said_here_at is not None)


def _why_here(seat: WebSeatView) -> str:
    return _("says: I am here") if seat.said_here_at else _("looks on in the browser")


def advice(door: DoorView) -> Content:
    """What to try as long as nobody came in."""
    if not door.reaches_the_room:
        return Content("")
    return Content.assemble(
        (_("No phone in yet? Try it with your own."), "bold"),
        "\n",
        _("Is it on the same wifi as this laptop?"),
        " ",
        _("Guest wifi often keeps devices apart. Then switch on the hotspot of this laptop."),
        " ",
        _("The address changes then, so start serving again."),
    )


def keys_words(door: DoorView, *, may_lead: bool, serves: bool, knows_someone: bool) -> Content:
    """The keys of links and door, written out: they are used once an evening."""
    shut = _("let nobody in") if door.is_open else _("let people in again")
    links = [
        "reporter_link",
        *(["facilitator_link"] if may_lead else []),
        "room_link",
        *(["person_link"] if knows_someone else []),
        "copy_link",
    ]
    ids = [*(links if door.address else []), "new_code", "door", *(["serve_no_more"] if serves else [])]
    rows = [
        Content.assemble(
            (key_names(COMMANDS[one])[0], "bold"),
            (f"  {shut if one == 'door' else _(COMMANDS[one].name)}", "$quiet"),
        )
        for one in ids
    ]
    return Content("\n").join(rows)

"""Laat mensen meekijken: the address, the code and the links, and who waits to be let in."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from models.admission import DoorView, WebSeatView
from models.codes import Seat
from models.views.change import Change
from screens.access import Access
from screens.base import BROAD, MakModal
from screens.commands import bindings
from screens.hosting import CannotServe, Host
from screens.joining_words import (
    advice,
    door_words,
    guests,
    heading,
    keys_words,
    link_words,
    seat_name,
    seat_row,
    starting_words,
)
from screens.labels import seat_word
from screens.language import _, joined
from screens.widgets.qr_code import MARGIN, QrCode
from screens.widgets.status_bar import FootBar, Hint
from screens.widgets.words import Words

__all__ = ["JoiningScreen"]

PARTS = frozenset({"door", "seat", "participant", "attendance"})
"""The parts of the record that show here."""


class JoiningScreen(MakModal[None]):
    """The door of a session, for who writes; one key each for what a host does there.

    A door that was never opened opens by coming here.

    Args:
        access: the seat's way to the record.
        session_id: the session.
        host: brings it into the browser; None where that can't be asked.
    """

    CSS_PATH = "joining.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (BROAD, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "leave",
            "confirm",
            "confirm_here",
            "confirm_all",
            "send_out",
            "reporter_link",
            "facilitator_link",
            "room_link",
            "person_link",
            "copy_link",
            "new_code",
            "door",
            "serve_here",
            "serve_network",
            "serve_no_more",
        )
    ]

    def __init__(self, access: Access, session_id: int, host: Host | None = None) -> None:
        super().__init__(access)
        self.session_id = session_id
        self._host = host
        self._starts_for_lan: bool | None = None
        """What is being started; None when nothing is."""
        self._asked_to_stop = False
        self._door = DoorView(session_id, "", False, "", None)
        self._seats: tuple[WebSeatView, ...] = ()
        self._listed: tuple[WebSeatView, ...] = ()
        """The seats in the list, as they stood when it was made."""
        self._link: tuple[str, str] | None = None
        """For whom, and where it leads."""
        self._asked_to_send_out: int | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Words(_("Let people join in"), id="title")
            with Horizontal(id="sides"):
                yield QrCode(id="qr")
                with Vertical(id="beside"):
                    yield Words(id="door")
                    yield Words(id="heading")
                    yield OptionList(id="seats", markup=False)
                    yield Words(id="advice")
                    yield Words(id="keys")
            yield FootBar()

    async def on_mount(self) -> None:
        async with self.refusals():
            door = await self.access.read(lambda desk: desk.read.door(session_id=self.session_id))
            if not door.code:
                await self.access.act(lambda desk: desk.door.open(session_id=self.session_id))
        await self._reload()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        if any(change.part in PARTS for change in changes):
            await self._reload()

    # What shows ----------------------------------------------------------------------------

    async def _reload(self) -> None:
        async with self.refusals():
            self._door, seats = await self.access.read(
                lambda desk: (
                    desk.read.door(session_id=self.session_id),
                    desk.read.web_seats(session_id=self.session_id),
                )
            )
            self._seats = tuple(sorted(seats, key=lambda seat: (not seat.waits, seat.taken_at is None)))
            if self.is_running:
                self._show()

    def _show(self) -> None:
        self._show_code()
        self._list_seats()
        is_empty = not any(seat.taken_at for seat in self._seats)
        self.set_class(is_empty, "-empty")
        self.set_class(not self._seats, "-no-seats")
        self.query_one("#heading", Words).show(heading(self._seats))
        self.query_one("#advice", Words).show(advice(self._door) if is_empty else "")
        may_lead = self.access.actor.seat is Seat.FACILITATOR
        keys = keys_words(
            self._door,
            may_lead=may_lead,
            serves=self._serves,
            knows_someone=any(seat.participant_id is not None for seat in self._seats),
        )
        self.query_one("#keys", Words).show(keys)
        self.query_one(FootBar).show_hints(self._hints())

    def _show_code(self) -> None:
        """The code of the link, while one shows; else that of the door."""
        self.set_class(self._link is not None, "-link")
        self.query_one("#door", Words).show(self._words_of_door())
        url = self._link[1] if self._link else self._door.join_url if self._door.reaches_the_room else ""
        self.query_one("#qr").display = bool(url)
        margin = MARGIN if self.has_class("-high") else MARGIN // 2
        self.query_one(QrCode).show(url, margin=margin)

    def _words_of_door(self) -> Content:
        if self._link is not None:
            return link_words(*self._link)
        if self._starts_for_lan is not None:
            return starting_words(for_lan=self._starts_for_lan)
        return door_words(self._door, self._host)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_code)

    def _list_seats(self) -> None:
        """The same one stays chosen; at the first look the one who waits longest is."""
        seats = self.query_one("#seats", OptionList)
        before = self._chosen
        self._listed = self._seats
        seats.clear_options()
        seats.add_options([Option(seat_row(seat), id=str(seat.id)) for seat in self._seats])
        if not self._seats:
            return
        ids = [seat.id for seat in self._seats]
        keeps = before is not None and before.id in ids and self._still_waits(before.id) == before.waits
        seats.highlighted = ids.index(before.id) if keeps and before is not None else 0
        seats.focus()

    def _still_waits(self, web_seat_id: int) -> bool:
        return any(seat.id == web_seat_id and seat.waits for seat in self._seats)

    def _hints(self) -> tuple[Hint, ...]:
        back = Hint("Esc", _("back"), "screen.leave")
        if self._link is not None:
            return (Hint("c", _("copy"), "screen.copy_link"), back)
        if not self._waiting:
            here = (Hint("h", _("is here"), "screen.confirm_here"),) if guests(self._seats) else ()
            send_out = (Hint("d", _("send out"), "screen.send_out"),) if self._seats else ()
            return (back, *here, *send_out, Hint("?", _("help"), "app.help"))
        return (
            Hint("Enter", _("confirm"), "screen.confirm"),
            Hint("h", _("and is here"), "screen.confirm_here"),
            Hint("i", _("everyone"), "screen.confirm_all"),
            back,
            Hint("d", _("send out"), "screen.send_out"),
        )

    @property
    def _waiting(self) -> list[WebSeatView]:
        return [seat for seat in self._seats if seat.waits]

    @property
    def _chosen(self) -> WebSeatView | None:
        """The seat under the cursor, as it stood when the list was made."""
        option = self.query_one("#seats", OptionList).highlighted_option
        return next((seat for seat in self._listed if option and str(seat.id) == option.id), None)

    # Who waits -----------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _seat_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_confirm()

    def action_confirm(self) -> None:
        """This is who it says to be."""
        chosen = self._chosen
        if chosen is not None and chosen.waits:
            self._confirm([chosen])
        elif chosen is not None and self._waiting:
            words = _("{name} does not wait. ↑ ↓ choose who does: ◇.")
            self.say(words.format(name=seat_name(chosen)))

    def action_confirm_here(self) -> None:
        """And sits at the table."""
        chosen = self._chosen
        if chosen is not None and chosen.seat is Seat.PARTICIPANT and chosen.taken_at:
            self._confirm([chosen], arrive=True)
        elif chosen is not None:
            self.say(_("H is for who joined to look on. Tick others off on Who is here? (W)."))

    def action_confirm_all(self) -> None:
        if self._waiting:
            self._confirm(self._waiting)

    @work(group="act")
    async def _confirm(self, seats: list[WebSeatView], *, arrive: bool = False) -> None:
        ids = [seat.id for seat in seats]
        async with self.refusals():
            await self.access.act(lambda desk: desk.door.confirm(web_seat_ids=ids, arrive=arrive))
            words = _("Confirmed, and noted as present: {names}") if arrive else _("Confirmed: {names}")
            self.say(words.format(names=joined([seat.name for seat in seats])))

    def action_send_out(self) -> None:
        """At the second press: a slip would cost someone the seat."""
        seat = self._chosen
        if seat is None:
            return
        if self._asked_to_send_out == seat.id:
            self._send_out(seat)
        else:
            self._asked_to_send_out = seat.id
            self.say(_("Press D once more to send out {name}.").format(name=seat_name(seat)))

    @on(OptionList.OptionHighlighted)
    def _moved_on(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_id != str(self._asked_to_send_out):
            self._asked_to_send_out = None

    @work(group="act")
    async def _send_out(self, seat: WebSeatView) -> None:
        async with self.refusals():
            await self.access.act(lambda desk: desk.door.revoke(web_seat_ids=[seat.id]))

    # Links ---------------------------------------------------------------------------------

    def action_reporter_link(self) -> None:
        self._make_link(Seat.REPORTER)

    def action_facilitator_link(self) -> None:
        self._make_link(Seat.FACILITATOR)

    def action_room_link(self) -> None:
        self._make_link(Seat.ROOM)

    def action_person_link(self) -> None:
        """In the name of the chosen one, whose seat stays as it is."""
        chosen = self._chosen
        if chosen is None:
            return
        if chosen.participant_id is None:
            self.say(_("A link in someone's name is for who is on the list."), severity="warning")
        else:
            self._make_link(chosen.seat, chosen)

    @work(group="act", exclusive=True)
    async def _make_link(self, seat: Seat, person: WebSeatView | None = None) -> None:
        """A fresh one each time; it goes with the screen and is nowhere else."""
        if not self._door.address:
            self.say(_("First the room must be in the browser. See above how."), severity="warning")
            return
        async with self.refusals():
            participant_id = person.participant_id if person else None
            link = await self.access.act(
                lambda desk: desk.door.invite(
                    session_id=self.session_id, seat=seat, participant_id=participant_id
                )
            )
            whose = person.name if person else seat_word(seat).lower()
            self._link = (whose, link.url(self._door.address))
            self._show()

    def action_copy_link(self) -> None:
        """The link that shows, or where people join."""
        text = self._link[1] if self._link else self._door.join_url
        if text:
            self.app.copy_to_clipboard(text)
            what = self._link[0] if self._link else _("the address")
            self.say(_("Copied, if your terminal allows it: {what}").format(what=what))

    # The door ------------------------------------------------------------------------------

    @work(group="act")
    async def action_new_code(self) -> None:
        async with self.refusals():
            await self.access.act(lambda desk: desk.door.renew(session_id=self.session_id))
            self.say(_("There is a new code. The old one no longer works."))

    @work(group="act")
    async def action_door(self) -> None:
        """Shut it, or open it again."""
        is_open = self._door.is_open
        async with self.refusals():
            if is_open:
                await self.access.act(lambda desk: desk.door.shut(session_id=self.session_id))
            else:
                await self.access.act(lambda desk: desk.door.open(session_id=self.session_id))

    # Serving -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nobody who is in the browser starts or stops what she looks through."""
        return self._host is not None or not action.startswith("serve_")

    @property
    def _serves(self) -> bool:
        return self._host is not None and self._host.serves(self.session_id)

    def action_serve_here(self) -> None:
        self._serve(for_lan=False)

    def action_serve_network(self) -> None:
        self._serve(for_lan=True)

    @work(group="serve")
    async def _serve(self, *, for_lan: bool) -> None:
        """Bring the session into the browser; what ran for it from here ends first."""
        host = self._host
        if host is None or host.obstacle or self._starts_for_lan is not None:
            return
        self._starts_for_lan = for_lan
        self._show()
        try:
            await host.serve(self.session_id, for_lan=for_lan)
        except CannotServe as refused:
            self.say(refused.words, severity="warning")
        finally:
            self._starts_for_lan = None
        await self._reload()

    @work(group="serve_no_more")
    async def action_serve_no_more(self) -> None:
        """At the second press: everybody in the browser loses the picture."""
        if self._host is None or not self._serves:
            return
        if self._asked_to_stop:
            await self._host.stop()
            await self._reload()
        else:
            self.say(_("Press X once more. Then nobody looks on in the browser any more."))
        self._asked_to_stop = not self._asked_to_stop

    def action_leave(self) -> None:
        """First the link goes, then this screen."""
        if self._link is None:
            self.dismiss()
        else:
            self._link = None
            self._show()

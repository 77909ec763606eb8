"""Laat mensen meekijken: the door on the host's screen, who waits, links, and what the room shows of it."""

from functools import partial

import pytest
from textual.screen import Screen

from models.admission import WebSeatView
from models.codes import Presence, RoomView, Seat
from models.desk import Desk
from models.rights import Actor
from screens.access import Access
from screens.joining import JoiningScreen
from screens.seats import seat_screen
from screens.widgets.qr_code import QrCode, modules
from tests.live_stage import FATIMA, JOOST, Sitting, Stage

ADDRESS = "http://192.168.1.20:8020"
INLOOP, MEAL, QUESTION = 1, 2, 5


@pytest.fixture
def lead(stage: Stage) -> Desk:
    return stage.open()


def serve(stage: Stage, lead: Desk) -> str:
    """The room is in the browser; the code to join with."""
    lead.door.announce(session_id=stage.session_id, address=ADDRESS)
    return lead.door.open(session_id=stage.session_id).code


def join(stage: Stage, code: str, *names: str) -> list[int]:
    return [stage.table.organiser.door.join(code=code, name=name).web_seat.id for name in names]


def standing(stage: Stage) -> dict[str, bool]:
    """Who has a seat in the browser, and whether somebody confirmed it."""
    seats = stage.table.organiser.read.web_seats(session_id=stage.session_id)
    return {seat.name: seat.is_confirmed for seat in seats}


def seated(stage: Stage, seat: WebSeatView) -> Desk:
    """The desk of a seat in the browser."""
    actor = Actor(
        seat=seat.seat,
        name=seat.name,
        session_id=seat.session_id,
        participant_id=seat.participant_id,
        web_seat_id=seat.id,
    )
    return Desk(stage.store, actor, lambda: stage.table.now)


async def at_the_door(sitting: Sitting) -> None:
    await sitting.press("escape", "k")
    await sitting.until(lambda: isinstance(sitting.app.screen, JoiningScreen))


# The door --------------------------------------------------------------------------------------


async def test_coming_here_opens_the_door_and_says_how_to_serve(stage: Stage, lead: Desk) -> None:
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.sees("maktui serve --lan")
        assert lead.read.door(session_id=stage.session_id).is_open
        await fatima.press("v")
        assert "First the room must be in the browser." in fatima.said
        lead.door.announce(session_id=stage.session_id, address="http://localhost:8020")
        await fatima.sees("works on this computer only")
        assert not fatima.app.screen.query_one(QrCode).display
        lead.door.announce(session_id=stage.session_id, address=ADDRESS)
        await fatima.sees("No phone in yet? Try it with your own.")
        assert fatima.app.screen.query_one(QrCode).display


async def test_another_code_and_a_shut_door(stage: Stage, lead: Desk) -> None:
    code = serve(stage, lead)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.sees(f"{code[:4]} {code[4:]}")
        await fatima.press("n")
        await fatima.until(lambda: lead.read.door(session_id=stage.session_id).code != code)
        new = lead.read.door(session_id=stage.session_id).code
        await fatima.sees(f"{new[:4]} {new[4:]}")
        await fatima.press("s")
        await fatima.sees("nobody can join")
        await fatima.press("s")
        await fatima.sees(f"{new[:4]} {new[4:]}")


async def test_a_door_shut_on_purpose_stays_shut(stage: Stage, lead: Desk) -> None:
    serve(stage, lead)
    lead.door.shut(session_id=stage.session_id)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await at_the_door(joost)
        await joost.sees("nobody can join")


# Who waits -------------------------------------------------------------------------------------


async def test_who_waits_is_in_sight_and_let_in_with_one_key(stage: Stage, lead: Desk) -> None:
    code = serve(stage, lead)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        join(stage, code, "Ama Boateng", "Yara Hoekstra", "Zoë")
        await fatima.sees("3 want in")
        await at_the_door(fatima)
        await fatima.sees("Ama Boateng  on the list")
        await fatima.sees("Yara Hoekstra  guest")
        await fatima.press("down", "enter")
        await fatima.until(lambda: standing(stage)["Yara Hoekstra"])
        assert standing(stage) == {"Ama Boateng": False, "Yara Hoekstra": True, "Zoë": False}
        await fatima.sees("2 want in · 1 in the browser")
        await fatima.press("i")
        await fatima.until(lambda: all(standing(stage).values()))
        assert "Confirmed: Ama Boateng and Zoë" in fatima.said


async def test_confirming_may_tick_someone_off_too(stage: Stage, lead: Desk) -> None:
    join(stage, serve(stage, lead), "Ama Boateng")
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.sees("1 wants in")
        await at_the_door(joost)
        await joost.sees("Ama Boateng")
        await joost.press("h")
        await joost.until(lambda: standing(stage)["Ama Boateng"])
        here = lead.read.attendance(session_id=stage.session_id)
        assert [one.participant.name for one in here if one.presence is Presence.HERE] == ["Ama Boateng"]


async def test_the_chosen_one_stays_chosen_while_others_come_in(stage: Stage, lead: Desk) -> None:
    code = serve(stage, lead)
    join(stage, code, "Ama Boateng", "Yara Hoekstra")
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.sees("Yara Hoekstra")
        await fatima.press("down")
        join(stage, code, "Wie dan ook")
        await fatima.sees("Wie dan ook")
        await fatima.press("enter")
        await fatima.until(lambda: standing(stage)["Yara Hoekstra"])
        assert not standing(stage)["Ama Boateng"]


async def test_a_key_that_is_not_for_the_chosen_one_says_for_whom_it_is(stage: Stage, lead: Desk) -> None:
    code = serve(stage, lead)
    link = lead.door.invite(session_id=stage.session_id, seat=Seat.REPORTER)
    stage.table.organiser.door.redeem(secret=link.secret, name="Naomi Pinas")
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.sees("Naomi Pinas  reporter")
        join(stage, code, "Ama Boateng")
        await fatima.sees("1 wants in")
        await fatima.press("enter")
        assert "Naomi Pinas does not wait. ↑ ↓ choose who does: ◇." in fatima.said
        await fatima.press("h")
        assert "H is for who joined to look on. Tick others off on Who is here? (W)." in fatima.said
        assert standing(stage) == {"Naomi Pinas": True, "Ama Boateng": False}


async def test_sending_out_asks_once_more(stage: Stage, lead: Desk) -> None:
    join(stage, serve(stage, lead), "Yara Hoekstra")
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.sees("Yara Hoekstra")
        await fatima.press("d")
        assert "Press D once more to send out Yara Hoekstra." in fatima.said
        assert standing(stage)
        await fatima.press("d")
        await fatima.until(lambda: not standing(stage))


async def test_a_hostile_name_is_shown_as_it_is(stage: Stage, lead: Desk) -> None:
    name = "[@click=app.quit]Eve[/] [/oeps]"
    join(stage, serve(stage, lead), name)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.sees(name)
        await fatima.press("enter")
        await fatima.until(lambda: standing(stage)[name])


async def test_who_joined_is_proposed_on_who_is_here_and_not_ticked_off(stage: Stage, lead: Desk) -> None:
    code = serve(stage, lead)
    ama = stage.table.organiser.door.join(code=code, name="Ama Boateng").web_seat
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.press("escape", "w")
        await joost.sees("◇ looks on in the browser")
        seated(stage, ama).door.say_here()
        await joost.sees("◇ says: I am here")
        await joost.sees("0 at the table")
        await joost.type("am", "enter")
        await joost.sees("1 at the table")
        await joost.until(lambda: "says: I am here" not in joost.text)


async def test_who_said_so_on_one_of_two_devices_is_proposed_as_here(stage: Stage, lead: Desk) -> None:
    code = serve(stage, lead)
    ama = stage.table.organiser.door.join(code=code, name="Ama Boateng").web_seat
    seated(stage, ama).door.say_here()
    lead.door.confirm(web_seat_ids=[ama.id])
    link = lead.door.invite(
        session_id=stage.session_id, seat=Seat.PARTICIPANT, participant_id=ama.participant_id
    )
    stage.table.organiser.door.redeem(secret=link.secret)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.press("escape", "w")
        await joost.sees("◇ says: I am here")


async def test_a_guest_in_the_browser_is_ticked_off_on_who_is_here(stage: Stage, lead: Desk) -> None:
    seat = stage.table.organiser.door.join(code=serve(stage, lead), name="Yara Hoekstra").web_seat
    lead.door.confirm(web_seat_ids=[seat.id])
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.press("escape", "w")
        await joost.sees("◇ looks on in the browser")
        await joost.type("hoek")
        await joost.press("3")
        await joost.press("enter")
        await joost.sees("1 at the table")
        await joost.until(lambda: seated(stage, seat).read.own_seat().is_here)


# Sent out --------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["", "a", "r"])
async def test_a_running_seat_that_is_sent_out_ends_whatever_lies_on_top(
    stage: Stage, lead: Desk, key: str
) -> None:
    code = serve(stage, lead)
    seat = stage.table.organiser.door.join(code=code, name="Yara Hoekstra").web_seat
    actor = seated(stage, seat).actor

    def make(access: Access) -> Screen[None]:
        return seat_screen(access.seated(actor), stage.session_id, stage.kit, None)

    async with stage.screen(make) as yara:
        await yara.sees("1 of 11")
        await yara.press(*([key] if key else []))
        lead.door.revoke(web_seat_ids=[seat.id])
        await yara.until(lambda: yara.app._exit)


# Links -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "seat"), [("v", Seat.REPORTER), ("g", Seat.FACILITATOR), ("z", Seat.ROOM)])
async def test_a_fresh_link_with_one_key(stage: Stage, lead: Desk, key: str, seat: Seat) -> None:
    serve(stage, lead)

    def has_links(count: int) -> bool:
        return len(lead.read.web_seats(session_id=stage.session_id)) == count

    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.sees("192.168.1.20:8020")
        links = []
        for count in (1, 2):
            await fatima.press(key)
            await fatima.until(partial(has_links, count))
            await fatima.sees("works once")
            await fatima.press("c")
            links.append(fatima.app.clipboard)
        assert len(set(links)) == 2
        assert all(link.startswith(f"{ADDRESS}/l/") for link in links)
        secret = links[1].removeprefix(f"{ADDRESS}/l/")
        assert stage.table.organiser.door.redeem(secret=secret).web_seat.seat is seat
        await fatima.press("escape")
        await fatima.until(lambda: "works once" not in fatima.text)
        assert secret[:30] not in fatima.text
        await fatima.press("escape")
        assert not isinstance(fatima.app.screen, JoiningScreen)


async def test_a_link_in_the_name_of_the_chosen_person(stage: Stage, lead: Desk) -> None:
    code = serve(stage, lead)
    join(stage, code, "Ama Boateng", "Yara Hoekstra")
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.sees("Yara Hoekstra  guest")
        await fatima.press("down", "p")
        await fatima.until(lambda: "is for who is on the list" in fatima.said)
        await fatima.press("up", "p")
        await fatima.sees("Link for Ama Boateng, works once.")
        await fatima.press("c")
        secret = fatima.app.clipboard.removeprefix(f"{ADDRESS}/l/")
    ama = stage.table.organiser.door.redeem(secret=secret).web_seat
    assert (ama.seat, ama.name, ama.is_confirmed) == (Seat.PARTICIPANT, "Ama Boateng", True)
    assert ama.participant_id is not None


async def test_a_reporter_makes_no_link_for_a_gespreksleider(stage: Stage, lead: Desk) -> None:
    serve(stage, lead)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await at_the_door(joost)
        await joost.sees("link for a reporter")
        assert "link for a facilitator" not in joost.text
        await joost.press("g")
        await joost.until(lambda: "You cannot do this from this seat." in joost.said)
        assert lead.read.web_seats(session_id=stage.session_id) == ()


# The screen in the room ------------------------------------------------------------------------


async def test_the_room_asks_people_to_join_while_they_come_in(stage: Stage, lead: Desk) -> None:
    code = serve(stage, lead)
    async with stage.seat(Seat.ROOM, "zaal", (80, 24)) as room:
        await room.sees("192.168.1.20:8020")
        await room.until(lambda: room.app.screen.query_one(QrCode).region.height)
        qr = room.app.screen.query_one(QrCode)
        assert qr.region.height == len(modules(f"{ADDRESS}/j/{code}")) // 2
        assert room.app.screen.region.contains_region(qr.region)
        join(stage, code, "Yara Hoekstra")
        stage.table.later(minutes=1)
        stage.go(lead, QUESTION)
        await room.sees(f"join in: 192.168.1.20:8020 · code {code[:4]} {code[4:]}")
        await room.until(lambda: not room.app.screen.query(QrCode))
        assert "Yara" not in room.text
        lead.door.shut(session_id=stage.session_id)
        await room.until(lambda: "192.168.1.20" not in room.text)


async def test_an_address_of_this_machine_only_is_not_for_the_room(stage: Stage, lead: Desk) -> None:
    serve(stage, lead)
    lead.door.announce(session_id=stage.session_id, address="http://127.0.0.1:8020")
    async with stage.seat(Seat.ROOM, "zaal") as room:
        await room.sees("Inloop" if "Inloop" in room.text else "1 of 11")
        assert "127.0.0.1" not in room.text


async def test_the_gespreksleider_chooses_board_or_minutes(stage: Stage) -> None:
    lead = stage.open(QUESTION)
    joost = stage.table.sit(Seat.REPORTER, JOOST)
    stage.table.keep(joost, "Haar broertje stopte met school", QUESTION)
    joost.minutes.save_draft(item_id=stage.table.item(QUESTION), text="een halve zin")
    async with stage.seat(Seat.ROOM, "zaal") as room, stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await room.sees("5 of 11")
        assert "broertje" not in room.text
        await fatima.press("z")
        await room.sees("Haar broertje stopte met school")
        assert "The screen in the room now shows the minutes, without names." in fatima.said
        assert " JO" not in room.text
        assert "halve zin" not in room.text
        stage.table.keep(joost, "Een verse regel", QUESTION)
        await room.sees("Een verse regel")
        await fatima.type("/bord", "enter")
        await room.until(lambda: "broertje" not in room.text)
        await fatima.type("/zaal verslag", "enter")
        await room.sees("broertje")
        stage.go(lead, MEAL)
        await room.until(lambda: "broertje" not in room.text)
        assert lead.read.session(session_id=stage.session_id).room_view is RoomView.MINUTES


async def test_the_reporter_does_not_choose_what_the_room_shows(stage: Stage) -> None:
    lead = stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("/zaal verslag", "enter")
        await joost.pilot.pause()
        assert lead.read.session(session_id=stage.session_id).room_view is RoomView.BOARD


# The code itself -------------------------------------------------------------------------------


async def test_what_is_drawn_is_the_code_dark_on_light(stage: Stage, lead: Desk) -> None:
    url = f"{ADDRESS}/j/{serve(stage, lead)}"
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.until(lambda: fatima.app.screen.query_one(QrCode).region.height)
        qr = fatima.app.screen.query_one(QrCode)
        rows: list[list[bool]] = []
        for strip in qr.render_lines(qr.size.region):
            upper, lower = [], []
            for segment in strip:
                ink = segment.style.color.triplet.red == 0
                paper = segment.style.bgcolor.triplet.red == 0
                for sign in segment.text:
                    upper.append(paper)
                    lower.append(ink if sign == "▄" else paper)
            rows += [upper, lower]
        assert rows == modules(url)

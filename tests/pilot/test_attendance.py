from asyncio import timeout

import pytest
from textual.screen import Screen

from models.codes import Presence, Seat
from models.rights import Actor
from screens.access import Access
from screens.attendance import AttendanceScreen
from screens.lead import LeadScreen
from screens.reporter import ReporterScreen
from screens.seats import seat_screen
from screens.values import ValuesScreen
from screens.widgets.attendance_matching import matching
from tests.live_stage import FATIMA, JOOST, Stage

QUESTION = 5

PATIENCE = 20.0
"""Seconds to wait for what must come; a busy machine is slow."""


def presence(stage: Stage, name: str) -> Presence:
    people = stage.table.organiser.read.attendance(session_id=stage.session_id)
    return next(seen.presence for seen in people if name in seen.participant.name)


def here(stage: Stage) -> list[str]:
    people = stage.table.organiser.read.attendance(session_id=stage.session_id)
    return [seen.participant.name for seen in people if seen.presence is Presence.HERE]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("ja", "Jayden Rozenblad"),
        ("FE", "Fatima El Amrani"),
        ("yil", "Hatice Yıldırım"),
        ("jw", "Joost Wiering"),
        ("sa ou", "Samira Ouali"),
        ("bakk", "Kwame Mensah"),
        ("meul", "Ingrid van der Meulen"),
    ],
)
def test_two_letters_are_enough(stage: Stage, asked: str, first: str) -> None:
    people = stage.table.organiser.read.attendance(session_id=stage.session_id)
    assert matching(asked, people)[0].participant.name == first


def test_who_is_here_comes_after_who_is_not(stage: Stage) -> None:
    lead = stage.open()
    lead.attendance.arrive(
        session_id=stage.session_id, participant_ids=[stage.table.person("Jayden Rozenblad")]
    )
    people = stage.table.organiser.read.attendance(session_id=stage.session_id)
    assert [seen.participant.name for seen in matching("j", people)][:2] == [
        "Joost Wiering",
        "Jayden Rozenblad",
    ]


async def test_two_letters_and_enter_tick_someone_off(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("Halve zin")
        await joost.press("f9")
        await joost.until(lambda: isinstance(joost.app.screen, AttendanceScreen))
        await joost.sees("Jayden Rozenblad")
        await joost.type("ja", "enter")
        await joost.until(lambda: presence(stage, "Jayden") is Presence.HERE)
        await joost.sees("1 at the table")
        await joost.type("kw", "enter")
        await joost.until(lambda: here(stage) == ["Jayden Rozenblad", "Kwame Mensah"])
        stage.table.later(minutes=20)
        await joost.type("kw", "2")
        await joost.until(lambda: presence(stage, "Kwame") is Presence.LEFT)
        await joost.sees("17:32–17:52")
        await joost.type("ra", "3")
        await joost.until(lambda: presence(stage, "Rachid") is Presence.EXCUSED)
        await joost.type("lu", "4")
        await joost.until(lambda: presence(stage, "Lucia") is Presence.ABSENT)
        await joost.type("lu", "5")
        await joost.until(lambda: presence(stage, "Lucia") is Presence.EXPECTED)
        await joost.press("escape")
        await joost.until(lambda: isinstance(joost.app.screen, ReporterScreen))
        screen = joost.app.screen
        assert isinstance(screen, ReporterScreen)
        assert screen.input.text == "Halve zin"
        assert screen.input.has_focus


async def test_a_name_nobody_has_is_a_guest_on_the_spot(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.press("f9")
        await joost.sees("Jayden Rozenblad")
        await joost.type("Tyrone Blijd")
        await joost.sees("Tyrone Blijd, a guest")
        await joost.press("enter")
        await joost.until(lambda: here(stage) == ["Tyrone Blijd"])


async def test_plus_adds_a_guest_before_or_after_the_name(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.press("f9")
        await joost.sees("Jayden Rozenblad")
        await joost.type("Henk+")
        await joost.until(lambda: here(stage) == ["Henk"])
        await joost.sees("Jayden Rozenblad")
        await joost.type("+")
        await joost.sees("What is the guest called?")
        await joost.type("++Fatima", "enter")
        await joost.until(lambda: len(here(stage)) == 2)
        assert sorted(here(stage)) == ["Fatima", "Henk"]
        await joost.sees("Who comes in?")
        await joost.type("++")
        await joost.sees("Who comes in?")
        await joost.type("ja", "enter")
        await joost.until(lambda: presence(stage, "Jayden") is Presence.HERE)


async def test_a_round_walks_past_everyone_who_is_not_ticked_off(stage: Stage) -> None:
    lead = stage.open(QUESTION)
    lead.attendance.arrive(session_id=stage.session_id, participant_ids=[stage.table.person("Daan Verhulst")])
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("/rondje", "enter")
        await joost.sees("Round: one by one")
        await joost.press("enter")
        await joost.until(lambda: "Ama Boateng" in here(stage))
        await joost.press("enter")
        await joost.until(lambda: "Fatima El Amrani" in here(stage))
        await joost.press("down", "enter")
        await joost.until(lambda: "Ingrid van der Meulen" in here(stage))
    assert presence(stage, "Hatice") is Presence.EXPECTED


async def test_a_click_ticks_someone_off(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.press("f9")
        await joost.sees("Ama Boateng")
        await joost.pilot.click("#people", offset=(5, 0))
        await joost.until(lambda: here(stage) == ["Ama Boateng"])


async def test_at_the_check_in_the_names_stand_on_the_leads_screen(stage: Stage) -> None:
    stage.open(3)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.sees("kennisinstelling")
        await fatima.press("w")
        assert isinstance(fatima.app.screen, LeadScreen)
        await fatima.type("am", "enter")
        await fatima.until(lambda: here(stage) == ["Ama Boateng"])
        await fatima.press("escape", "p")
        await fatima.sees("the clock stands still")


async def test_names_typed_after_here_are_ticked_off(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.sees("0 here")
        await joost.type("/hier Ama, Kwame", "enter")
        await joost.sees("2 here")
        await joost.type("/weg Ama", "enter")
        await joost.sees("1 here")


async def test_the_values_are_noted_for_everyone_and_then_the_exceptions(stage: Stage) -> None:
    lead = stage.open(4)
    ids = [stage.table.person("Ama"), stage.table.person("Daan")]
    lead.attendance.arrive(session_id=stage.session_id, participant_ids=ids)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.sees("Iedereen is gelijk en zit er voor gemeenschappelijk belang.")
        await fatima.sees("december 2020")
        await fatima.press("g")
        await fatima.until(lambda: isinstance(fatima.app.screen, ValuesScreen))
        await fatima.sees("0 of 2 here")
        assert "Daan" not in fatima.text
        await fatima.press("i")
        await fatima.sees("2 of 2 here")
        await fatima.press("n")
        await fatima.sees("Daan Verhulst")
        await fatima.press("down", "space")
        await fatima.sees("1 of 2 here")
    stands = {
        one.participant_id: one.endorsed_at
        for one in stage.table.organiser.read.endorsements(session_id=stage.session_id)
    }
    assert stands[ids[0]] is not None
    assert stands[ids[1]] is None


async def test_letters_find_who_does_not_stand_behind_the_values(stage: Stage) -> None:
    lead = stage.open(4)
    ids = [stage.table.person(name) for name in ("Ama", "Daan", "Ingrid", "Fatima")]
    lead.attendance.arrive(session_id=stage.session_id, participant_ids=ids)

    def behind() -> list[int]:
        found = lead.read.endorsements(session_id=stage.session_id)
        return [ids.index(one.participant_id) for one in found if one.endorsed_at]

    async with stage.seat(Seat.FACILITATOR, FATIMA, (80, 24)) as fatima:
        await fatima.press("g")
        await fatima.until(lambda: isinstance(fatima.app.screen, ValuesScreen))
        await fatima.sees("0 of 4 here")
        await fatima.press("9", "n")
        await fatima.sees("4 of 4 here")
        await fatima.type("in")
        await fatima.until(lambda: "Ama Boateng" not in fatima.text)
        await fatima.type("g ")
        await fatima.sees("3 of 4 here")
        assert sorted(behind()) == [0, 1, 3]
        await fatima.type("fat", "enter")
        await fatima.sees("2 of 4 here")
        assert sorted(behind()) == [0, 1]
        await fatima.type("n")
        assert fatima.app.screen.has_class("-names")
        await fatima.press("escape")
        assert isinstance(fatima.app.screen, ValuesScreen)
        assert "Ama Boateng" not in fatima.text


async def test_everyone_passes_over_who_was_taken_out_until_it_is_asked_anew(stage: Stage) -> None:
    lead = stage.open(4)
    ids = [stage.table.person(name) for name in ("Ama", "Daan", "Ingrid")]
    lead.attendance.arrive(session_id=stage.session_id, participant_ids=ids)
    lead.attendance.endorse(session_id=stage.session_id, participant_ids=ids[:2])
    lead.attendance.withdraw_endorsement(session_id=stage.session_id, participant_ids=ids[:1])
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("g")
        await fatima.until(lambda: isinstance(fatima.app.screen, ValuesScreen))
        await fatima.sees("1 of 3 here")
        await fatima.press("9")
        await fatima.sees("2 of 3 here")
        await fatima.until(lambda: "taken out by hand" in fatima.said)
        await fatima.press("9")
        await fatima.sees("3 of 3 here")


async def test_a_sheet_that_comes_before_the_first_picture_opens(stage: Stage) -> None:
    """It waits for the record, which waits for a picture, which waits for the sheet."""
    stage.open()
    room = Actor(seat=Seat.ROOM, name="", session_id=stage.session_id)
    reporter = stage.table.sit(Seat.REPORTER, JOOST).actor

    def wall(access: Access) -> Screen[None]:
        return seat_screen(access.seated(room), stage.session_id, stage.kit, None)

    def sheet(access: Access) -> Screen[None]:
        return AttendanceScreen(access.seated(reporter), stage.session_id)

    async with timeout(PATIENCE), stage.screen(wall, then=sheet) as joost:
        await joost.sees("0 at the table")

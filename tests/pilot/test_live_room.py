from dataclasses import replace

import pytest
from textual.widget import Widget

from models import example
from models.codes import RoomView, Seat, StandChoice
from tests.live_stage import JOOST, Sitting, Stage
from tests.proposing import Put

QUESTION = 5
REASON = "Wie betaalt dat?"


async def test_the_room_sees_what_runs_and_what_was_agreed_and_nothing_private(stage: Stage) -> None:
    stage.open(QUESTION)
    joost = stage.table.sit(Seat.REPORTER, JOOST)
    stage.table.keep(joost, "Haar broertje stopte met school", QUESTION)
    stage.table.keep(joost, "/vraag Wie gaat over de regelingen?", QUESTION)
    joost.minutes.save_draft(item_id=stage.table.item(QUESTION), text="een halve zin")
    async with stage.seat(Seat.ROOM, "zaal") as room:
        await room.sees("29 minutes left")
        await room.sees("Wie gaat over de regelingen?")
        assert "broertje" not in room.text
        assert "halve zin" not in room.text
        await room.press("right", "s", "slash")
        assert "halve zin" not in room.text


async def test_the_board_says_what_the_table_is_about_and_what_was_decided(stage: Stage) -> None:
    lead = stage.open(QUESTION)
    joost = stage.table.sit(Seat.REPORTER, JOOST)
    maakbank_id = lead.read.session(session_id=stage.table.session_id).maakbank_id
    stage.table.keep(joost, "Besluit: We delen de sleutel", QUESTION)
    (decision,) = lead.read.decisions(maakbank_id=maakbank_id)
    lead.follow_up.settle(decision_id=decision.id, revision=decision.revision)
    stage.table.keep(joost, "Voorstel: Een kamer in elke buurt", QUESTION)
    async with stage.seat(Seat.ROOM, "zaal") as room:
        await room.sees("The issue  Jongeren in Zuidoost")
        await room.sees("B1 We delen de sleutel")
        await room.sees("Een kamer in elke buurt")
        kwestie = lead.read.maakbank(maakbank_id=maakbank_id)
        stage.table.organiser.prepare.save_maakbank(
            data=replace(example.MAAKBANK, question="Waar knerst het dan?"),
            maakbank_id=maakbank_id,
            revision=kwestie.revision,
        )
        await room.sees("The issue  Waar knerst het dan?")


async def test_a_participant_sees_kept_lines_without_who_typed_them(stage: Stage) -> None:
    stage.open(QUESTION)
    joost = stage.table.sit(Seat.REPORTER, JOOST)
    stage.table.keep(joost, "Zes leerplekken zijn leeg", QUESTION)
    joost.minutes.save_draft(item_id=stage.table.item(QUESTION), text="een halve zin")
    async with stage.seat(Seat.PARTICIPANT, "Daan") as daan:
        await daan.sees("Zes leerplekken zijn leeg")
        assert "halve zin" not in daan.text
        assert " JO" not in daan.text
        stage.table.keep(joost, "Een verse regel", QUESTION)
        await daan.sees("Een verse regel")


@pytest.mark.parametrize("seat", [Seat.ROOM, Seat.PARTICIPANT, Seat.REPORTER, Seat.FACILITATOR])
async def test_no_seat_shows_a_choice_before_all_are_shown(stage: Stage, seat: Seat) -> None:
    put = Put(stage.table)
    asked = put.ask()
    async with stage.seat(seat, "Zij die kijkt") as looking:
        await looking.sees(f"0 of {asked.expected} chose")
        put.take(put.people[0], StandChoice.OBJECTION, REASON)
        put.take(put.people[1], StandChoice.CONCERN, REASON)
        await looking.sees(f"2 of {asked.expected} chose")
        before = looking.text
        put.lead.stands.show(round_id=asked.id)
        await looking.sees("1 objection")
    for said in (REASON, "objection", "concern"):
        assert said not in before


async def test_who_has_no_phone_reads_on_the_wall_what_worries_people(stage: Stage) -> None:
    put = Put(stage.table)
    asked = put.ask()
    async with stage.seat(Seat.ROOM, "zaal", (100, 40)) as room:
        put.take(put.people[0], StandChoice.CONCERN, "Dinsdag is marktdag")
        await room.sees(f"1 of {asked.expected} chose")
        assert "Dinsdag" not in room.text
        put.lead.stands.show(round_id=asked.id)
        await room.sees("◐ Dinsdag is marktdag")
        assert "Concerns" in room.text


async def test_the_room_follows_the_agenda(stage: Stage) -> None:
    lead = stage.open(QUESTION)
    async with stage.seat(Seat.ROOM, "zaal") as room:
        await room.sees("5 of 11")
        stage.go(lead, 4)
        await room.sees("Iedereen is gelijk en zit er voor gemeenschappelijk belang.")
        stage.go(lead, 3)
        await room.sees("kennisinstelling")
        assert "Ama Boateng" not in room.text
        stage.go(lead, 7)
        await room.sees("7 of 11")
        lead.session.close(session_id=stage.session_id)
        await room.sees("17:32")


@pytest.mark.parametrize("seat", [Seat.PARTICIPANT, Seat.ROOM])
async def test_where_people_only_look_nothing_asks_for_a_key_or_a_mouse(stage: Stage, seat: Seat) -> None:
    lead = stage.open(QUESTION)
    lead.session.show_in_room(session_id=stage.session_id, view=RoomView.MINUTES)
    joost = stage.table.sit(Seat.REPORTER, JOOST)
    for number in range(40):
        stage.table.keep(joost, f"/vraag Wie gaat over regeling {number}?", QUESTION)

    async with stage.seat(seat, "zaal") as own:
        await own.sees("regeling 39?")
        assert "? help" in own.text
        assert bars(own)
    stage.kit = replace(stage.kit, is_only_watched=True)
    async with stage.seat(seat, "zaal") as watched:
        await watched.sees("regeling 39?")
        assert "? help" not in watched.text
        assert not bars(watched)


def bars(sitting: Sitting) -> list[Widget]:
    """What shows a scrollbar."""
    every = sitting.app.screen.query("*")
    return [one for one in every if one.show_vertical_scrollbar and one.scrollbar_size_vertical]

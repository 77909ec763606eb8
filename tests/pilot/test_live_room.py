from models.codes import Seat
from tests.live_stage import JOOST, Stage

QUESTION = 5


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

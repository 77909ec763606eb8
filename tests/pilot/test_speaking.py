from functools import partial

from models.codes import Seat
from models.desk import Desk
from models.views.speaking import SpeakingView
from screens.lead import LeadScreen
from screens.speaker import SpeakerScreen
from screens.widgets.agenda_list import AgendaList
from tests.live_stage import FATIMA, JOOST, Sitting, Stage

QUESTION, LEARNING, CHECK_OUT = 5, 10, 11
AMA, DAAN, KWAME = "Ama Boateng", "Daan Verhulst", "Kwame Mensah"


class Talk:
    """A session at an item, with three people at the table."""

    def __init__(self, stage: Stage, item: int) -> None:
        self.stage = stage
        self.lead: Desk = stage.open(item)
        self.item_id = stage.table.item(item)
        self.ids = {name: stage.table.person(name) for name in (AMA, DAAN, KWAME)}
        self.lead.attendance.arrive(session_id=stage.session_id, participant_ids=[*self.ids.values()])

    @property
    def seen(self) -> SpeakingView:
        view = self.lead.read.speaking(session_id=self.stage.session_id)
        assert view is not None
        return view

    @property
    def waiting(self) -> list[str]:
        return [turn.name for turn in self.seen.waiting]

    def heard(self, name: str) -> bool:
        return self.ids[name] in self.seen.heard

    def ask(self, *names: str) -> None:
        for name in names:
            self.stage.table.later(seconds=2)
            self.lead.turns.ask(participant_id=self.ids[name])

    def take(self, name: str) -> None:
        self.lead.turns.take(item_id=self.item_id, participant_id=self.ids[name])


def is_gone(sitting: Sitting) -> bool:
    return "something:" not in sitting.text


async def test_who_waits_shows_on_every_screen_only_while_somebody_does(stage: Stage) -> None:
    talk = Talk(stage, QUESTION)
    for seat, name in ((Seat.FACILITATOR, FATIMA), (Seat.REPORTER, JOOST), (Seat.ROOM, "de zaal")):
        async with stage.seat(seat, name, (160, 40)) as sitting:
            assert "something:" not in sitting.text
            talk.ask(AMA)
            await sitting.sees("something:")
            await sitting.sees(AMA)
            talk.lead.turns.withdraw(participant_id=talk.ids[AMA])
            await sitting.until(partial(is_gone, sitting))


async def test_it_is_said_who_was_not_heard_yet_but_not_to_the_room(stage: Stage) -> None:
    talk = Talk(stage, QUESTION)
    talk.take(DAAN)
    talk.ask(DAAN, AMA)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.sees(f"something: {AMA} (not heard yet), {DAAN}")
    async with stage.seat(Seat.ROOM, "de zaal") as room:
        await room.sees(f"something: {AMA}, {DAAN}")


async def test_one_key_gives_the_first_the_word(stage: Stage) -> None:
    talk = Talk(stage, QUESTION)
    talk.ask(AMA, DAAN)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.sees(AMA)
        stage.table.later(seconds=5)
        await fatima.press("q")
        await fatima.until(lambda: f"{AMA} has the word" in fatima.said)
        await fatima.until(lambda: talk.waiting == [DAAN])
        await fatima.until(lambda: AMA not in fatima.text)
        await fatima.press("q")
        await fatima.until(lambda: "only just came first" in fatima.said)
        assert talk.waiting == [DAAN]
        stage.table.later(seconds=5)
        await fatima.press("q")
        await fatima.until(lambda: talk.waiting == [])
        await fatima.press("u")
        await fatima.until(lambda: talk.waiting == [DAAN])


async def test_the_gespreksleider_may_choose_another(stage: Stage) -> None:
    talk = Talk(stage, QUESTION)
    talk.ask(AMA, DAAN)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("y")
        await fatima.until(lambda: isinstance(fatima.app.screen, SpeakerScreen))
        await fatima.sees("Not heard yet: 3")
        await fatima.type("da", "enter")
        await fatima.until(lambda: talk.waiting == [AMA])
        await fatima.until(lambda: isinstance(fatima.app.screen, LeadScreen))
        await fatima.until(lambda: f"{DAAN} has the word" in fatima.said)


async def test_the_agenda_of_a_reporter_keeps_its_width_when_somebody_waits(stage: Stage) -> None:
    talk = Talk(stage, QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST, (120, 40)) as joost:
        agenda = joost.app.screen.query_one(AgendaList)
        width = agenda.size.width
        talk.ask(AMA)
        await joost.sees("something:")
        assert agenda.size.width == width


async def test_when_nobody_waits_the_same_key_shows_the_names(stage: Stage) -> None:
    Talk(stage, QUESTION)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("q")
        await fatima.until(lambda: isinstance(fatima.app.screen, SpeakerScreen))
        await fatima.sees(KWAME)
        await fatima.press("escape")
        await fatima.until(lambda: isinstance(fatima.app.screen, LeadScreen))


async def test_in_a_round_two_letters_and_enter_tick_who_was_heard(stage: Stage) -> None:
    talk = Talk(stage, CHECK_OUT)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.sees("Not heard yet: 3")
        await fatima.sees("y who speaks")
        await fatima.press("y")
        await fatima.sees("Enter heard   Esc back to the keys")
        assert "y who speaks" not in fatima.text
        await fatima.type("kw", "enter")
        await fatima.sees("Not heard yet: 2")
        assert talk.heard(KWAME)
        await fatima.type("kw", "enter")
        await fatima.sees("Not heard yet: 3")
        assert not talk.heard(KWAME)
        await fatima.type("am", "enter")
        await fatima.until(lambda: talk.heard(AMA))
        await fatima.type("am", "enter")  # which stands in Kwame too
        await fatima.until(lambda: not talk.heard(AMA))
        for letters in ("kw", "am", "da"):
            await fatima.type(letters, "enter")
        await fatima.sees("Everyone was heard.")


async def test_in_a_round_a_click_ticks_too(stage: Stage) -> None:
    talk = Talk(stage, LEARNING)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.sees(DAAN)
        await fatima.pilot.click("#people", offset=(4, 1))
        await fatima.until(lambda: talk.heard(DAAN))


async def test_the_room_sees_no_names_of_who_was_not_heard(stage: Stage) -> None:
    talk = Talk(stage, CHECK_OUT)
    talk.take(DAAN)
    for item in (LEARNING, CHECK_OUT):
        stage.go(talk.lead, item)
        async with stage.seat(Seat.ROOM, "de zaal") as room:
            assert KWAME not in room.text and DAAN not in room.text


async def test_names_come_in_by_the_input_line_of_a_reporter(stage: Stage) -> None:
    talk = Talk(stage, QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST, (80, 24)) as joost:
        await joost.type("/woord @kw", "enter")
        await joost.until(lambda: talk.waiting == [KWAME])
        await joost.sees(f"◇ {KWAME}")
        await joost.type("q+ da", "enter")
        await joost.sees(f"◇ {KWAME}, 1 more")
        await joost.type("/woord -@kw", "enter")
        await joost.until(lambda: talk.waiting == [DAAN])


async def test_asking_on_phones_is_put_on_and_off_by_a_command(stage: Stage) -> None:
    talk = Talk(stage, QUESTION)

    def is_open() -> bool:
        return talk.lead.read.session(session_id=stage.session_id).queue_open

    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.type("/wachtrij", "enter")
        await fatima.until(is_open)
        await fatima.until(lambda: "can now ask" in fatima.said)
        screen = fatima.app.screen
        assert isinstance(screen, LeadScreen)
        await fatima.until(lambda: screen.state is not None and screen.state.session.queue_open)
        await fatima.type("/wachtrij", "enter")
        await fatima.until(lambda: not is_open())

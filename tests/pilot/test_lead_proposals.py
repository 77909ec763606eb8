"""The gespreksleider takes a proposal over the table by key, with the guards against a slip."""

from models.codes import DecisionStatus, ObjectionState, ProposalPhase, Seat, StandChoice, Support
from models.views.support import ProposalView
from tests.live_stage import FATIMA, Sitting, Stage
from tests.table import Table

QUESTION = 5
NAMES = ("Ama", "Samira", "Kwame", "Daan")


def laid(stage: Stage, *texts: str) -> None:
    """The session at a talk, with four people at the table and these proposals noted."""
    table, desk = stage.table, stage.open(QUESTION)
    people = [table.person(name) for name in NAMES]
    desk.attendance.arrive(session_id=stage.session_id, participant_ids=people)
    for text in texts:
        table.keep(desk, f"/voorstel {text}", QUESTION)


def proposal(table: Table) -> ProposalView:
    found = table.organiser.read.support(session_id=table.session_id)
    assert found
    return found[-1]


async def reaches(fatima: Sitting, stage: Stage, phase: ProposalPhase) -> None:
    await fatima.until(
        lambda: [one.phase for one in stage.table.organiser.read.support(session_id=1)][-1:] == [phase]
    )
    await fatima.until(lambda: _seen(fatima) is phase)


def _seen(fatima: Sitting) -> ProposalPhase | None:
    state = fatima.app.screen.state  # type: ignore[attr-defined]
    return state.support[-1].phase if state and state.support else None


async def test_without_a_proposal_the_key_is_named_as_it_is(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.type("/afronden", "enter")
        await fatima.until(lambda: "No proposal is at the table. Put one there with j." in fatima.said)


async def test_one_key_takes_a_proposal_from_its_words_to_a_decision(stage: Stage) -> None:
    laid(stage, "Tien buurtbanen in Noord")
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.sees("proposal to the table")
        await fatima.press("j")
        await reaches(fatima, stage, ProposalPhase.CLARIFYING)
        await fatima.press("j")
        await reaches(fatima, stage, ProposalPhase.CHOOSING)
        await fatima.sees("0 of 4 chose")
        await fatima.press("asterisk")
        await fatima.sees("4 of 4 chose")
        assert "4 supports" not in fatima.text
        await fatima.press("j")
        await reaches(fatima, stage, ProposalPhase.SHOWN)
        await fatima.sees("4 supports")
        await fatima.press("j")
        await fatima.sees("1 decided")
        await fatima.press("1")
        await fatima.press("1")
        await fatima.press("ctrl+s")
        await fatima.until(lambda: "B1" in fatima.said)
    settled = proposal(stage.table)
    assert (settled.decision_number, settled.support) == (1, Support.YES)
    (decision,) = stage.table.organiser.read.decisions(maakbank_id=1)
    assert (decision.text, decision.status) == ("Tien buurtbanen in Noord", DecisionStatus.SETTLED)


async def test_showing_before_everyone_chose_asks_a_second_press(stage: Stage) -> None:
    laid(stage, "Tien buurtbanen in Noord")
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("j")
        await reaches(fatima, stage, ProposalPhase.CLARIFYING)
        await fatima.press("j")
        await reaches(fatima, stage, ProposalPhase.CHOOSING)
        await fatima.press("j")
        await fatima.until(lambda: "Press once more" in fatima.said)
        assert proposal(stage.table).phase is ProposalPhase.CHOOSING
        await fatima.press("j")
        await reaches(fatima, stage, ProposalPhase.SHOWN)


async def test_other_words_ask_everyone_again(stage: Stage) -> None:
    laid(stage, "Tien buurtbanen in Noord")
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("j")
        await reaches(fatima, stage, ProposalPhase.CLARIFYING)
        await fatima.press("j")
        await reaches(fatima, stage, ProposalPhase.CHOOSING)
        await fatima.press("asterisk")
        await fatima.sees("4 of 4 chose")
        await fatima.press("j")
        await reaches(fatima, stage, ProposalPhase.SHOWN)
        await fatima.press("f")
        await fatima.until(lambda: "Tien buurtbanen" in fatima.app.screen.input.text)  # type: ignore[attr-defined]
        await fatima.type(" voor een jaar", "enter")
        await fatima.sees("version 2")
        await fatima.press("escape")
        await fatima.sees("choose again")
        await fatima.press("j")
        await reaches(fatima, stage, ProposalPhase.CHOOSING)
        assert proposal(stage.table).last_number == 2


async def test_on_a_small_screen_the_key_of_an_open_objection_comes_second(stage: Stage) -> None:
    laid(stage, "Tien buurtbanen in Noord")
    lead, person = stage.table.sit(Seat.FACILITATOR, "Els"), stage.table.person("Ama")
    async with stage.seat(Seat.FACILITATOR, FATIMA, (80, 24)) as fatima:
        await fatima.press("j")
        await reaches(fatima, stage, ProposalPhase.CLARIFYING)
        await fatima.press("j")
        await reaches(fatima, stage, ProposalPhase.CHOOSING)
        found = proposal(stage.table).last_round
        assert found is not None
        lead.stands.take(
            round_id=found.id, participant_id=person, choice=StandChoice.OBJECTION, reason="Te duur"
        )
        lead.stands.show(round_id=found.id)
        await fatima.sees("what was settled?   ! objections")
        (objection,) = proposal(stage.table).objections
        lead.support.move_objection(
            objection_id=objection.id, revision=objection.revision, state=ObjectionState.WITHDRAWN
        )
        await fatima.sees("what was settled?   f other words")


async def test_of_several_proposals_one_is_chosen_or_named(stage: Stage) -> None:
    laid(stage, "Tien buurtbanen in Noord", "Een tafel op het plein")
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.type("/tafel buurtbanen", "enter")
        await fatima.sees("questions about the words")
    assert proposal(stage.table).text == "Tien buurtbanen in Noord"


async def test_without_a_proposal_it_is_said_what_to_do(stage: Stage) -> None:
    laid(stage)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("j")
        await fatima.until(lambda: "no proposal yet" in fatima.said)
        await fatima.press("exclamation_mark")
        await fatima.until(lambda: "No proposal is at the table" in fatima.said)


async def test_what_does_not_fit_is_reached_by_keyboard_and_the_keys_go_on(stage: Stage) -> None:
    laid(stage, "Tien buurtbanen in Noord")
    async with stage.seat(Seat.FACILITATOR, FATIMA, (80, 24)) as fatima:
        for phase in (ProposalPhase.CLARIFYING, ProposalPhase.CHOOSING):
            await fatima.press("j")
            await reaches(fatima, stage, phase)
        await fatima.press("asterisk")
        await fatima.sees("4 of 4 chose")
        await fatima.press("j")
        await reaches(fatima, stage, ProposalPhase.SHOWN)
        assert "Then someone of each group" not in fatima.text
        await fatima.press("tab", "end")
        await fatima.sees("Then someone of each group")
        await fatima.press("right")
        await fatima.sees("6 of 11")

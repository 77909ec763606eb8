"""Opbrengsten on live screens: one key marks, a quiet moment fills in, Nalopen shows what is left."""

from datetime import date

import pytest

from models.codes import ObjectionState, OutcomeKind, ProposalResult, ReportBackState, Seat
from models.desk import Desk
from models.inputs import OutcomeInput
from models.unfinished import Left, Unfinished
from models.views.outcome import OutcomeView
from screens.forms.names import of_measurement, of_outcome, of_report_back, of_take_home
from screens.forms.outcome import OutcomeForm
from screens.forms.report_back import ReportBackForm
from screens.live import LiveScreen
from screens.live_state import LiveState
from screens.objections import ObjectionsSheet
from screens.outcomes import OutcomesScreen
from screens.widgets.cards import CardList
from tests.live_stage import FATIMA, JOOST, Sitting, Stage
from tests.prepared import put

TALK, DECISIONS, FOLLOW_UP = 5, 8, 9

FILLED = OutcomeInput(
    kind=OutcomeKind.ACTION,
    measure="Buurtbanen",
    baseline="0",
    goal="10",
    due=date(2027, 6, 1),
    measurer="Lectoraat",
)


def outcomes(stage: Stage) -> tuple[OutcomeView, ...]:
    return stage.table.organiser.read.outcomes(maakbank_id=1)


def marked(stage: Stage, lead: Desk, text: str = "/besluit Tien buurtbanen") -> OutcomeView:
    decision = stage.table.keep(lead, text).decision
    assert decision is not None
    return lead.outcomes.mark(decision_id=decision.id)


def with_someone_who_takes_home(stage: Stage, lead: Desk) -> None:
    lead.attendance.arrive(session_id=1, participant_ids=[stage.table.person("Samira")])


def later(lead: Desk, proposal_id: int) -> None:
    """The gespreksleider says that the table goes on with it later."""
    proposal = next(one for one in lead.read.support(session_id=1) if one.id == proposal_id)
    lead.support.settle(proposal_id=proposal_id, revision=proposal.revision, result=ProposalResult.LATER)


def state_of(sitting: Sitting) -> LiveState:
    screen = sitting.app.screen
    assert isinstance(screen, LiveScreen) and screen.state is not None
    return screen.state


async def choose(sitting: Sitting, key: tuple[str, int]) -> None:
    """Enter on this card, wherever it is on the screen."""
    for cards in sitting.app.screen.query(CardList):
        cards.focus()
        await sitting.pilot.pause()
        for _ in range(12):
            if cards.cursor_key == key:
                await sitting.press("enter")
                return
            await sitting.press("down")
    raise AssertionError(f"no card {key} in sight:\n{sitting.text}")


async def test_one_key_marks_the_last_decision_and_once_more_takes_it_back(stage: Stage) -> None:
    lead = stage.open(TALK)
    stage.table.keep(lead, "/besluit Tien buurtbanen")
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("equals_sign")
        await fatima.until(lambda: outcomes(stage))
        await fatima.until(lambda: "B1 is a yield" in fatima.said)
        await fatima.until(lambda: state_of(fatima).outcomes)
        await fatima.press("equals_sign")
        await fatima.until(lambda: not outcomes(stage))


async def test_without_a_decision_it_says_so(stage: Stage) -> None:
    stage.open(TALK)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("equals_sign")
        await fatima.until(lambda: "no decision yet" in fatima.said)


async def test_a_reporter_types_it_and_sees_it_at_the_decision(stage: Stage) -> None:
    lead = stage.open(TALK)
    for text in ("Een", "Twee"):
        stage.table.keep(lead, f"/besluit {text}", TALK)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("/opbrengst b1", "enter")
        await joost.until(lambda: [one.text for one in outcomes(stage)] == ["Een"])
        await joost.sees("not measurable yet")
        await joost.type("/opbrengst b9", "enter")
        await joost.until(lambda: "There is no decision b9" in joost.said)


async def test_in_mid_talk_enter_on_its_card_corrects_the_words(stage: Stage) -> None:
    lead = stage.open(TALK)
    outcome = marked(stage, lead)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await choose(joost, ("decision", outcome.decision_id))
        await joost.sees("Tien buurtbanen")
        assert not isinstance(joost.app.screen, OutcomeForm)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_at_nalopen_the_form_opens_and_makes_it_measurable(stage: Stage, size: tuple[int, int]) -> None:
    lead = stage.open(FOLLOW_UP)
    outcome = marked(stage, lead)
    async with stage.seat(Seat.FACILITATOR, FATIMA, size) as fatima:
        await choose(fatima, ("outcome", outcome.id))
        await fatima.until(lambda: isinstance(fatima.app.screen, OutcomeForm) and fatima.app.focused)
        put(
            fatima.pilot,
            kind=OutcomeKind.WAY_OF_WORKING,
            measure="Banen",
            baseline="0",
            goal="10",
            due="1 juni 2027",
            measurer="Lectoraat",
        )
        await fatima.press("ctrl+s")
        await fatima.until(lambda: outcomes(stage)[0].is_measurable)
        await fatima.sees("Banen: now 0, goal 10")
    assert (outcomes(stage)[0].kind, outcomes(stage)[0].due) == (OutcomeKind.WAY_OF_WORKING, date(2027, 6, 1))


async def test_a_day_that_is_none_is_told_at_its_field(stage: Stage) -> None:
    lead = stage.open(FOLLOW_UP)
    outcome = marked(stage, lead)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await choose(fatima, ("outcome", outcome.id))
        await fatima.until(lambda: isinstance(fatima.app.screen, OutcomeForm) and fatima.app.focused)
        put(fatima.pilot, due="ooit eens")
        await fatima.press("ctrl+s")
        await fatima.until(lambda: fatima.app.screen.query_one("#field-due").has_class("-wrong"))
    assert outcomes(stage)[0].due is None


async def test_nalopen_has_what_is_left_and_opens_what_settles_it(stage: Stage) -> None:
    lead = stage.open(FOLLOW_UP)
    with_someone_who_takes_home(stage, lead)
    marked(stage, lead)
    (taken,) = lead.read.report_backs(maakbank_id=1)
    proposal = lead.support.put(line_id=stage.table.keep(lead, "/voorstel Vijf").id)
    objected = lead.support.raise_objection(proposal_id=proposal.id, reason="Wie betaalt?")
    later(lead, proposal.id)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        for words in ("Yields", "Objections", "Wie betaalt?", "de Jongerenraad", "Samira Ouali"):
            await fatima.sees(words)
        await choose(fatima, ("objection", objected.objections[0].id))
        await fatima.until(lambda: isinstance(fatima.app.screen, ObjectionsSheet))
        await fatima.press("escape")
        await choose(fatima, ("report_back", taken.id))
        await fatima.until(lambda: isinstance(fatima.app.screen, ReportBackForm) and fatima.app.focused)
        put(fatima.pilot, state=ReportBackState.CARRIED, answer="Wij doen mee")
        await fatima.press("ctrl+s")
        await fatima.sees("● B1 de Jongerenraad")
        await fatima.sees("and in 1")
    assert lead.read.report_backs(maakbank_id=1)[0].answer == "Wij doen mee"


async def test_the_screen_in_the_room_says_where_it_goes_and_not_by_whom(stage: Stage) -> None:
    lead = stage.open(FOLLOW_UP)
    with_someone_who_takes_home(stage, lead)
    marked(stage, lead)
    async with stage.seat(Seat.ROOM, "de zaal") as room:
        await room.sees("de Jongerenraad")
        assert "Samira" not in room.text


async def test_a_section_with_nothing_in_it_is_not_there(stage: Stage) -> None:
    lead = stage.open(FOLLOW_UP)
    stage.table.keep(lead, "/actie @Samira belt")
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.sees("Who does what")
        assert not any(words in fatima.text for words in ("Yields", "Objections", "Taken home"))


async def test_values_by_day_from_the_page(stage: Stage) -> None:
    lead = stage.open(FOLLOW_UP)
    outcome = marked(stage, lead)
    lead.outcomes.save(outcome_id=outcome.id, revision=1, data=FILLED)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("/opbrengsten", "enter")
        await joost.until(lambda: isinstance(joost.app.screen, OutcomesScreen) and joost.app.focused)
        await joost.press("m")
        await joost.sees("the goal is 10")
        await joost.type("4", "ctrl+s")
        await joost.until(lambda: outcomes(stage)[0].measurements)
        await joost.sees("10: the goal")
        await joost.press("t")
        await joost.sees("Who takes B1 home?")
        put(joost.pilot, participant_id="ama boateng")
        await joost.press("ctrl+s")
        await joost.sees("Lectoraat Jeugd en Stad")
        await joost.press("delete")
        await joost.sees("Remove 4 of")
        await joost.press("enter")
        await joost.until(lambda: not outcomes(stage)[0].measurements)


async def test_an_objection_that_was_worked_in_shows_its_end(stage: Stage) -> None:
    lead = stage.open(FOLLOW_UP)
    proposal = lead.support.put(line_id=stage.table.keep(lead, "/voorstel Vijf").id)
    raised = lead.support.raise_objection(proposal_id=proposal.id, reason="Te duur").objections[0]
    lead.support.move_objection(
        objection_id=raised.id, revision=1, state=ObjectionState.WORKED_IN, answer="Nu vijf"
    )
    later(lead, proposal.id)
    async with stage.seat(Seat.ROOM, "de zaal") as room:
        await room.sees("worked in · Nu vijf")


@pytest.mark.parametrize(("seat", "name"), [(Seat.REPORTER, JOOST), (Seat.FACILITATOR, FATIMA)])
async def test_a_wipe_takes_what_is_half_typed_about_the_decision(
    stage: Stage, seat: Seat, name: str
) -> None:
    lead = stage.open(FOLLOW_UP)
    with_someone_who_takes_home(stage, lead)
    wiped, kept = marked(stage, lead), marked(stage, lead, "/besluit Een buurtfonds")
    (taken,) = [one for one in lead.read.report_backs(maakbank_id=1) if one.decision_id == wiped.decision_id]
    folder = stage.kit.outbox_folder
    names = [of_outcome(1, wiped.id), of_measurement(wiped.id), of_take_home(wiped.decision_id)]
    for form in (*names, of_report_back(1, taken.id), of_outcome(1, kept.id)):
        half = Unfinished.begin(folder, form)
        half.note("measure", Left("", "Bel Ingrid op 06"))
        half.close()
    (decision,) = [one for one in lead.read.decisions(maakbank_id=1) if one.id == wiped.decision_id]
    async with stage.seat(seat, name) as sitting:
        await sitting.until(lambda: len(state_of(sitting).outcomes) == 2)
        lead.minutes.wipe_line(line_id=decision.line_id)
        await sitting.until(lambda: len([*folder.glob("*.form")]) == 1)
    (left,) = folder.glob("*.form")
    assert left.name.startswith(of_outcome(1, kept.id))

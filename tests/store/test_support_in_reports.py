"""From the Desk to paper: nothing of a round that nobody saw, nothing of a reason that was wiped."""

import json
from datetime import date

import pytest

from maktui.reports.command import read_maakbank
from maktui.reports.rendering import Format, render_maakbank, render_session
from models.codes import OutcomeKind, ProposalResult, StandChoice, Support
from models.inputs import OutcomeInput
from models.views.support import Tally
from tests.proposing import Put

SECRET = "te snel voor de straat"


def reports(put: Put) -> dict[Format, str]:
    record = put.lead.read.record(session_id=1)
    return {format: render_session(record, format) for format in Format}


@pytest.fixture
def chosen(put: Put) -> Put:
    """Everyone chose, one objects, nobody saw it yet."""
    first, *others = put.ask().waiting_for
    put.take(first, StandChoice.OBJECTION, SECRET)
    for other in others:
        put.take(other, StandChoice.SUPPORT)
    return put


def test_nothing_before_it_is_shown(chosen: Put) -> None:
    assert not any(SECRET in text for text in reports(chosen).values())


def test_everything_once_it_is_settled(chosen: Put) -> None:
    chosen.settle(ProposalResult.OBJECTION_STANDS, Support.NOT_YET)
    written = reports(chosen)
    assert all(SECRET in text for text in written.values())
    [proposal] = json.loads(written[Format.JSON])["proposals"]
    [found] = proposal["objections"]
    assert (found["reason"], found["state"], proposal["decision"]) == (SECRET, "stands", 1)
    assert found["participant"] != ""
    beside = written[Format.MARKDOWN].partition(SECRET)[2].partition("\n")[0]
    assert found["participant"] not in beside


def test_a_wiped_reason_is_gone_from_all(chosen: Put) -> None:
    chosen.settle(ProposalResult.OBJECTION_STANDS, Support.NOT_YET)
    [objection] = chosen.proposal().objections
    chosen.lead.support.wipe_reason(objection_id=objection.id)
    written = reports(chosen)
    assert not any(SECRET in text for text in written.values())
    assert "wiped on request" in written[Format.HTML]


def test_a_round_on_paper_has_totals_and_nobody(put: Put) -> None:
    put.lead.stands.enter_totals(proposal_id=put.proposal_id, seen_round=0, totals=Tally(4, 1, 2, 0))
    [proposal] = json.loads(reports(put)[Format.JSON])["proposals"]
    [paper] = proposal["rounds"]
    assert (paper["groups"], paper["stands"], paper["by_hand"]) == ([], [], 0)
    assert paper["totals"] == {"support": 4, "concern": 1, "objection": 2, "abstain": 0}


def test_a_decision_that_is_carried_and_measured(chosen: Put) -> None:
    chosen.settle(ProposalResult.OBJECTION_STANDS, Support.YES)
    lead, [decision] = chosen.lead, chosen.lead.read.record(session_id=1).decisions
    outcome = lead.outcomes.mark(decision_id=decision.id)
    data = OutcomeInput(
        kind=OutcomeKind.ACTION,
        measure="Buurtbanen",
        baseline="0 banen",
        goal="10 banen",
        due=date(2027, 6, 1),
        measurer="Ama",
    )
    lead.outcomes.save(outcome_id=outcome.id, revision=outcome.revision, data=data)
    lead.outcomes.measure(outcome_id=outcome.id, measured_on=date(2026, 11, 27), value="2,5 banen")
    lead.outcomes.add_report_back(
        decision_id=decision.id, participant_id=chosen.people[0], takes_to="De straat"
    )
    overview = read_maakbank(chosen.table.organiser, 1)
    for format in Format:
        for text in (reports(chosen)[format], render_maakbank(overview, format)):
            assert all(words in text for words in ("10 banen", "2,5 banen", "De straat", SECRET))
    [told] = json.loads(render_maakbank(overview, Format.JSON))["outcomes"]
    assert (told["goal_number"], told["measurements"][0]["number"], told["measurable"]) == (10, 2.5, True)

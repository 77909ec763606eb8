"""From the Desk to paper: nothing of a round that nobody saw, nothing of a reason that was wiped."""

import json

import pytest

from maktui.reports.rendering import Format, render_session
from models.codes import ProposalResult, StandChoice, Support
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

"""Support on paper: first page, record, and the overview of a Ma.akbank."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from maktui.catalogue import speak
from maktui.reports.rendering import Format, render_maakbank, render_session
from models.codes import ObjectionState, OutcomeGap, ProposalPhase, ProposalResult, Support
from models.views.record import SessionRecord
from models.views.support import ProposalView
from screens import language
from screens.support_labels import ground_words
from tests.support_records import (
    carried,
    carried_record,
    measured,
    objection,
    outcome,
    put_off,
    still_choosing,
)
from tests.unit.test_reports import overview
from tests.unit.test_reports_example import AsHtml, AsJson, AsMarkdown


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.activate("en")
    yield
    language.activate("en")


def front(session: SessionRecord) -> str:
    return render_session(session, Format.MARKDOWN).partition("## Who was there")[0]


def with_proposal(**changes: object) -> SessionRecord:
    return carried_record(proposals=(replace(carried(), **changes),))  # type: ignore[arg-type]


def written(proposal: ProposalView) -> str:
    return render_session(carried_record(proposals=(proposal,)), Format.MARKDOWN)


class TestFirstPage:
    @property
    def page(self) -> str:
        return front(carried_record())

    def test_who_says_that_it_is_carried_and_why(self) -> None:
        said = "- **Broadly supported:** **yes**: Elke groep aan tafel steunt het. *(said by Noor Jansen)*"
        assert said in self.page

    def test_the_rule_gives_its_reasons_only_for_the_same_answer(self) -> None:
        other = front(with_proposal(support_reason=""))
        assert "**yes** *(said by Noor Jansen)*" in other
        same = front(with_proposal(support_reason="", support=Support.NOT_YET))
        assert f"**not yet**: {ground_words(carried().proposed)} *(said by" in same

    def test_what_nobody_said_is_not_made_up(self) -> None:
        assert "**Broadly supported:** the facilitator did not say" in front(with_proposal(support=None))

    def test_a_reason_stands_there_also_beside_what_nobody_said(self) -> None:
        later = front(with_proposal(support=None, support_reason="Nog bellen"))
        assert "**Broadly supported:** the facilitator did not say: Nog bellen" in later

    def test_the_minority_view_has_a_group_and_no_name(self) -> None:
        view = "**An objection stays standing:** “Mijn terras moet weg.” *(ondernemers)* Answer: We zoeken"
        assert view in self.page
        assert (
            "**An objection was worked in:** “Dertig is te veel.” *(ondernemers)* Answer: Nu tien."
            in self.page
        )
        assert "**Other objections:** 1 withdrawn" in self.page
        assert "Tyrone" not in self.page

    def test_concerns_that_it_was_decided_with(self) -> None:
        page = front(with_proposal(result=ProposalResult.WITH_CONCERNS))
        assert "- **Settled as:** decided with concerns" in page
        assert "- **Concerns:** “Wie geeft water?”" in page
        assert "**Concerns:**" not in self.page

    def test_the_numbers_of_everyone_and_of_each_asked_group(self) -> None:
        assert "| everyone together | 3 | 1 | 1 | 1 | 7 |" in self.page
        assert "| actieve bewoners | 2 | 1 | 0 | 1 | 4 |" in self.page
        assert "| politici | 0 | 0 | 0 | 0 | 0 |" in self.page
        assert "| no asked group | 1 | 0 | 1 | 0 | 4 |" in self.page

    def test_how_anyone_will_know_that_it_worked(self) -> None:
        assert (
            "- **Now, and the goal:** 3 bomen → **30 bomen**, by Tue 30 Nov 2027 at the latest" in self.page
        )
        assert "- **Who measures?** Pleinploeg" in self.page
        assert "- **Latest value:** **nog niet geteld** *(Sun 1 Aug 2027)*" in self.page
        assert "| Mon 1 Feb 2027 | 7 bomen | na de vorst |" in self.page

    def test_what_can_not_be_measured_yet_says_what_is_missing(self) -> None:
        gaps = (OutcomeGap.KIND, OutcomeGap.GOAL, OutcomeGap.DUE)
        page = front(carried_record(outcomes=(outcome(6, "Iets", "", None, kind=None, gaps=gaps),)))
        assert "- **Cannot be measured yet:** missing: what kind it is, the goal and when" in page

    def test_from_the_table_to_organisations(self) -> None:
        assert "**In organisations and networks:** carried in 1 of 3; 1 has yet to report back" in self.page
        assert "| Winkeliers | Fri 11 Dec | **not carried there**: Eerst een laadplek. |" in self.page

    def test_only_who_still_has_to_report_back_is_named(self) -> None:
        assert "| own network *Ama Boateng* | Fri 11 Dec | not reported back yet |" in self.page
        assert "Pleinploeg *Ama" not in self.page

    def test_what_earlier_sessions_left_has_its_place(self) -> None:
        section = self.page.partition("### Yields of earlier sessions")[2].partition("\n## ")[0]
        assert "**B9** Tegels eruit." in section
        assert "| **B9** | Stadsdeel *Ama Boateng* |" in section

    def test_proposals_that_are_no_decision(self) -> None:
        assert "- **V2** go on later: Auto's weg van het plein. Broadly supported: **no**" in self.page
        assert "1 objection was not solved." in self.page
        assert "- **V3** still at the table, everyone chooses: Een fontein." in self.page

    def test_one_that_a_later_session_decided(self) -> None:
        later = replace(put_off(), session_id=8, decision_id=70, decision_number=12)
        assert "- **V2** decided later, as B12: " in front(carried_record(proposals=(later,)))

    def test_a_void_decision_needs_no_support(self) -> None:
        page = front(carried_record(proposals=(replace(carried(), decision_id=5, decision_number=5),)))
        assert "- **B5** void (replaced by B6): Geen auto's." in page
        assert "Who carries B5" not in page


class TestRecord:
    def test_versions_rounds_and_how_they_were_taken(self) -> None:
        text = render_session(carried_record(), Format.MARKDOWN)
        assert "- **Version 1:** Dertig bomen. *Until Fri 27 Nov, 18:15.*" in text
        assert "| 2 | 3 | 18:16–18:19; 2 entered by hand | 3 | 1 | 1 | 1 | 6 of 7 |" in text
        assert "| 1 | 1 | 18:23–18:26; on paper, totals only | 2 | 1 | 4 | 0 | 7 of 7 |" in text
        assert "Who belongs to two groups counts in both." in text

    def test_a_proposal_stands_under_its_item(self) -> None:
        text = render_session(carried_record(), Format.MARKDOWN)
        item = text.partition("### 2. Wat nu?")[2].partition("\n### ")[0]
        assert "#### Proposal V1" in item
        assert "#### Proposal V2" in item
        brought = text.partition("### Proposals that an earlier session noted")[2]
        assert "#### Proposal V3" in brought

    def test_reasons_are_kept_without_names(self) -> None:
        text = render_session(carried_record(), Format.MARKDOWN)
        assert "- Concern: “Wie geeft water?”" in text
        assert "- **Worked in:** “Dertig is te veel.” *(ondernemers)* Answer: Nu tien. *Round 1.*" in text
        assert "- **Withdrawn:** *wiped on request* *(ondernemers)*" in text

    @pytest.mark.parametrize("format", [Format.MARKDOWN, Format.HTML])
    def test_no_name_stands_beside_a_stand_or_an_objection(self, format: Format) -> None:
        rounds = tuple(
            replace(one, stands=tuple(replace(stand, name="GEHEIM") for stand in one.stands))
            for one in carried().rounds
        )
        objections = tuple(replace(one, name="GEHEIM") for one in carried().objections)
        secret = replace(carried(), rounds=rounds, objections=objections)
        both = carried_record(proposals=(secret,))
        assert "GEHEIM" not in render_session(both, format)
        assert "GEHEIM" not in render_maakbank(overview(both), format)
        assert "GEHEIM" in render_session(both, Format.JSON)

    def test_the_order_of_reasons_tells_nothing(self) -> None:
        first, second = carried().rounds
        turned = replace(second, stands=second.stands[::-1])
        assert written(replace(carried(), rounds=(first, turned))) == written(carried())

    @pytest.mark.parametrize("format", [Format.MARKDOWN, Format.HTML])
    def test_a_round_that_nobody_saw_says_how_many_and_no_more(self, format: Format) -> None:
        text = render_session(carried_record(proposals=(still_choosing(),)), format)
        assert "2 of 6" in text
        assert "per group" not in text

    def test_a_round_of_another_session_says_so(self) -> None:
        first, second = carried().rounds
        assert "; in another session |" in written(
            replace(carried(), rounds=(replace(first, session_id=6), second))
        )

    def test_a_wiped_proposal(self) -> None:
        wiped = replace(
            put_off(), text="", versions=(replace(put_off().versions[0], text=""),), phase=ProposalPhase.ASIDE
        )
        assert "- **V2** go on later: *wiped on request*" in written(wiped)

    def test_an_objection_that_is_of_nobody_known(self) -> None:
        bare = objection(9, "Te duur.", ObjectionState.STANDS, groups=(), name="", round_number=0)
        assert "- **Stays standing:** “Te duur.”\n" in written(replace(put_off(), objections=(bare,)))


class TestPage:
    def test_charts_stand_beside_their_numbers(self) -> None:
        html = render_session(carried_record(), Format.HTML)
        figures = html.split("<figure>")[1:]
        assert len(figures) == 4
        for one in figures:
            inside = one.partition("</figure>")[0]
            assert inside.index("<svg role") < inside.index("<table>")
            assert "<title>" in inside
            assert "<desc>" in inside

    def test_words_where_no_number_was_measured(self) -> None:
        unmeasured = replace(
            outcome(4, "Hoeveel bomen?", "veel", None),
            measurements=(measured(1, carried_record().made_at.date(), "best wat"),),
        )
        html = render_session(carried_record(proposals=(), outcomes=(unmeasured,)), Format.HTML)
        assert "<figure>" not in html
        assert "best wat" in html


class TestMaakbank:
    def test_support_measures_and_what_is_still_out(self) -> None:
        text = render_maakbank(overview(carried_record()), Format.MARKDOWN)
        assert "### Who carries B4, and how will we know that it worked?" in text
        assert "| Sat 1 May 2027 | 12 bomen |" in text
        waiting = text.partition("## Taken home, and not reported back yet")[2].partition("\n## ")[0]
        assert "| **B4** | own network *Ama Boateng* |" in waiting
        assert "| **B9** | Stadsdeel *Ama Boateng* |" in waiting
        assert "Winkeliers" not in waiting


class TestGolden:
    @pytest.fixture(autouse=True)
    def dutch(self, english: None) -> None:
        speak("nl")

    def test_minutes(self, snapshot: SnapshotAssertion) -> None:
        assert render_session(carried_record(), Format.MARKDOWN) == snapshot(extension_class=AsMarkdown)

    def test_minutes_as_a_page(self, snapshot: SnapshotAssertion) -> None:
        assert render_session(carried_record(), Format.HTML) == snapshot(extension_class=AsHtml)

    def test_minutes_as_data(self, snapshot: SnapshotAssertion) -> None:
        assert render_session(carried_record(), Format.JSON) == snapshot(extension_class=AsJson)

    def test_overview(self, snapshot: SnapshotAssertion) -> None:
        page = render_maakbank(overview(carried_record()), Format.HTML)
        assert page == snapshot(extension_class=AsHtml)

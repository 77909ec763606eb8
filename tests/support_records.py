"""Support on the record of `tests.records`: one proposal carried, one put off, one at the table."""

from dataclasses import replace
from datetime import date
from typing import Any

from models.codes import (
    DecisionStatus,
    GivenBy,
    LineKind,
    ObjectionState,
    OutcomeKind,
    ProposalPhase,
    ProposalResult,
    ReportBackState,
    StandChoice,
    Support,
    SupportGround,
)
from models.rules.measuring import number_in, outcome_gaps
from models.views.outcome import MeasurementView, OutcomeView, ReportBackView
from models.views.record import SessionRecord
from models.views.support import (
    GroundView,
    GroupSupport,
    ObjectionView,
    ProposalView,
    RoundView,
    StandView,
    SupportView,
    Tally,
    VersionView,
)
from tests.records import ROLES, at, decision, line, record

__all__ = [
    "carried",
    "carried_record",
    "measured",
    "objection",
    "outcome",
    "put_off",
    "report_back",
    "still_choosing",
    "the_round",
]


def stand(number: int, name: str, choice: StandChoice, reason: str = "", **changes: Any) -> StandView:
    return replace(StandView(number, number, name, choice, reason, GivenBy.OWN_SEAT), **changes)


def the_round(number: int, start: float, tally: Tally | None, **changes: Any) -> RoundView:
    view = RoundView(
        id=number,
        session_id=7,
        number=number,
        version=number,
        opened_at=at(start),
        shown_at=at(start + 2),
        closed_at=at(start + 3),
        on_paper=False,
        chosen=tally.chosen if tally else 2,
        expected=6,
        waiting_for=(),
        tally=tally,
        groups=(),
        stands=(),
    )
    return replace(view, **changes)


def objection(number: int, reason: str, state: ObjectionState, **changes: Any) -> ObjectionView:
    view = ObjectionView(
        id=number,
        revision=1,
        round_number=1,
        participant_id=4,
        name="Tyrone Blijd",
        groups=("ondernemers",),
        reason=reason,
        state=state,
        answer="",
        raised_at=at(40),
        ended_at=None,
        wiped_at=None,
    )
    return replace(view, **changes)


def proposal(number: int, line_id: int, text: str, **changes: Any) -> ProposalView:
    view = ProposalView(
        id=number,
        revision=1,
        number=number,
        line_id=line_id,
        item_id=20,
        session_id=7,
        text=text,
        version=1,
        versions=(VersionView(1, text, "Joost Wiering", None),),
        phase=ProposalPhase.SETTLED,
        rounds=(),
        objections=(),
        proposed=SupportView(Support.NOT_YET, (GroundView(SupportGround.NO_STANDS),)),
        result=ProposalResult.DECIDED,
        settled_at=at(52),
        settled_by="Noor Jansen",
        support=Support.YES,
        support_reason="",
        missing_roles=(),
        decision_id=None,
        decision_number=None,
    )
    return replace(view, **changes)


def carried() -> ProposalView:
    """V1: an objection was worked in, another stays standing, and it became B4."""
    text = "We beginnen met tien bomen en een pleinploeg."
    first = the_round(
        1,
        40,
        Tally(support=2, concern=0, objection=3, abstain=0),
        groups=(
            GroupSupport("actieve bewoners", True, 3, Tally(2, 0, 1, 0)),
            GroupSupport("politici", True, 0, Tally()),
            GroupSupport("", False, 2, Tally(0, 0, 2, 0)),
        ),
        stands=(
            stand(11, "Ama Boateng", StandChoice.SUPPORT),
            stand(12, "Tyrone Blijd", StandChoice.OBJECTION, "Dertig is te veel."),
        ),
    )
    second = the_round(
        2,
        46,
        Tally(support=3, concern=1, objection=1, abstain=1),
        version=3,
        expected=7,
        groups=(
            GroupSupport("actieve bewoners", True, 4, Tally(2, 1, 0, 1)),
            GroupSupport("politici", True, 0, Tally()),
            GroupSupport("", False, 4, Tally(1, 0, 1, 0)),
        ),
        stands=(
            stand(21, "Ama Boateng", StandChoice.CONCERN, "Wie geeft water?", given_by=GivenBy.HAND),
            stand(22, "Joost Wiering", StandChoice.SUPPORT, "Eindelijk schaduw.", given_by=GivenBy.HAND),
            stand(23, "Tyrone Blijd", StandChoice.OBJECTION, "Mijn terras moet weg."),
        ),
    )
    return proposal(
        1,
        35,
        text,
        version=3,
        versions=(
            VersionView(1, "Dertig bomen.", "Joost Wiering", at(45)),
            VersionView(3, text, "Noor Jansen", None),
        ),
        rounds=(first, second),
        objections=(
            objection(1, "Dertig is te veel.", ObjectionState.WORKED_IN, answer="Nu tien.", ended_at=at(46)),
            objection(2, "", ObjectionState.WITHDRAWN, ended_at=at(47), wiped_at=at(58)),
            objection(
                3,
                "Mijn terras moet weg.",
                ObjectionState.STANDS,
                answer="We zoeken een andere plek.",
                round_number=2,
                ended_at=at(52),
            ),
        ),
        proposed=SupportView(
            Support.NOT_YET,
            (
                GroundView(SupportGround.GROUP_MISSING, "politici"),
                GroundView(SupportGround.ROLE_MISSING, ROLES[2].name),
            ),
        ),
        result=ProposalResult.OBJECTION_STANDS,
        support=Support.YES,
        support_reason="Elke groep aan tafel steunt het.",
        missing_roles=(ROLES[2].name,),
        decision_id=4,
        decision_number=4,
    )


def put_off() -> ProposalView:
    """V2: a round on paper, and then it was put off."""
    return proposal(
        2,
        61,
        "Auto's weg van het plein.",
        rounds=(the_round(1, 53, Tally(2, 1, 4, 0), on_paper=True, version=1, expected=7),),
        objections=(
            objection(
                4, "De bakker moet lossen.", ObjectionState.HEARD, participant_id=None, name="", groups=()
            ),
        ),
        proposed=SupportView(Support.NO, (GroundView(SupportGround.MOST_OBJECT, count=4),)),
        result=ProposalResult.LATER,
        support=Support.NO,
    )


def still_choosing() -> ProposalView:
    """V3: everyone chooses, nobody sees anything yet; its line is of another session."""
    return proposal(
        3,
        999,
        "Een fontein.",
        item_id=990,
        phase=ProposalPhase.CHOOSING,
        rounds=(the_round(1, 58, None, shown_at=None, closed_at=None, version=1),),
        result=None,
        settled_at=None,
        settled_by="",
        support=None,
    )


def outcome(decision_id: int, measure: str, goal: str, due: date | None, **changes: Any) -> OutcomeView:
    baseline = "3 bomen"
    kind, measurer = OutcomeKind.WAY_OF_WORKING, "Pleinploeg"
    view = OutcomeView(
        id=decision_id,
        revision=1,
        decision_id=decision_id,
        decision_number=decision_id,
        text="We beginnen met tien bomen en een pleinploeg.",
        session_id=7,
        kind=kind,
        agreement_point="Bewoners beheren mee",
        measure=measure,
        baseline=baseline,
        goal=goal,
        due=due,
        measurer=measurer,
        support=Support.YES,
        support_reason="",
        has_proposal=True,
        measurements=(),
        gaps=outcome_gaps(
            kind=kind, measure=measure, baseline=baseline, goal=goal, due=due, measurer=measurer
        ),
        baseline_number=number_in(baseline),
        goal_number=number_in(goal),
    )
    return replace(view, **changes)


def measured(number: int, day: date, value: str, note: str = "") -> MeasurementView:
    return MeasurementView(number, day, value, note, number_in(value))


def report_back(
    number: int, takes_to: str, state: ReportBackState, answer: str = "", **changes: Any
) -> ReportBackView:
    view = ReportBackView(
        id=number,
        revision=1,
        decision_id=4,
        decision_number=4,
        participant_id=number,
        name="Ama Boateng",
        takes_to=takes_to,
        due=date(2026, 12, 11),
        state=state,
        answer=answer,
        answered_at=None if state is ReportBackState.OPEN else at(9000),
    )
    return replace(view, **changes)


def carried_record(**changes: Any) -> SessionRecord:
    """The record of `tests.records` with everything of support in it."""
    bare = record()
    yields = decision(4, 60, carried().text, missing_roles=(ROLES[2].name,))
    replaced = decision(5, 62, "Geen auto's.", status=DecisionStatus.VOID, replaced_by=6)
    newer = decision(6, 63, "Minder auto's. Vervangt B5.", replaces=5)
    lines = (
        line(60, 20, yields.text, LineKind.DECISION, decision=yields),
        line(61, 20, put_off().text, LineKind.PROPOSAL),
        line(62, 20, replaced.text, LineKind.DECISION, decision=replaced),
        line(63, 20, newer.text, LineKind.DECISION, decision=newer),
    )
    view = replace(
        bare,
        lines={20: (*bare.lines[20], *lines)},
        decisions=(*bare.decisions, yields, replaced, newer),
        proposals=(carried(), put_off(), still_choosing()),
        outcomes=(
            outcome(
                4,
                "Hoeveel bomen staan er?",
                "30 bomen",
                date(2027, 11, 30),
                measurements=(
                    measured(1, date(2027, 2, 1), "7 bomen", "na de vorst"),
                    measured(2, date(2027, 5, 1), "12 bomen"),
                    measured(3, date(2027, 8, 1), "nog niet geteld"),
                ),
            ),
            outcome(
                6, "", "", None, has_proposal=False, agreement_point="", kind=None, support_reason="Iedereen."
            ),
            outcome(9, "Hoeveel tegels?", "40", None, text="Tegels eruit.", session_id=6),
        ),
        report_backs=(
            report_back(1, "Pleinploeg", ReportBackState.CARRIED, "Zij planten mee."),
            report_back(2, "Winkeliers", ReportBackState.NOT_CARRIED, "Eerst een laadplek."),
            report_back(3, "", ReportBackState.OPEN),
            report_back(4, "Stadsdeel", ReportBackState.OPEN, decision_id=9, decision_number=9),
        ),
    )
    return replace(view, **changes)

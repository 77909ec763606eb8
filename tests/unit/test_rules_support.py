"""Support, measuring and speaking: the order does not matter, and what is counted once is counted once."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.codes import (
    ObjectionState,
    OutcomeGap,
    OutcomeKind,
    ReportBackState,
    StandChoice,
    Support,
    SupportGround,
)
from models.rules.measuring import is_over, number_in, outcome_gaps, reach
from models.rules.speaking import speaking_order
from models.rules.support import Voter, group_support, proposed_support, tally
from models.views.outcome import MeasurementView
from models.views.support import Tally
from tests.records import outcome

START = datetime(2026, 11, 27, 18, tzinfo=UTC)
GROUPS = ("bewoners", "ambtenaren", "ondernemers")
choices = st.sampled_from(StandChoice)
voters = st.lists(
    st.builds(
        Voter,
        participant_id=st.integers(1, 40),
        groups=st.lists(st.sampled_from((*GROUPS, "Bewoners", "stadmakers")), max_size=3).map(tuple),
    ),
    unique_by=lambda one: one.participant_id,
    max_size=20,
)
taken = st.lists(st.tuples(st.integers(1, 40), choices), max_size=40)


class TestSupport:
    @given(st.lists(choices).flatmap(lambda one: st.tuples(st.just(one), st.permutations(one))))
    def test_the_order_of_stands_does_not_matter(
        self, both: tuple[list[StandChoice], list[StandChoice]]
    ) -> None:
        ordered, shuffled = both
        assert tally(ordered) == tally(shuffled)
        assert tally(ordered).chosen == len(ordered)

    @given(voters, taken)
    def test_a_changed_stand_counts_once_and_as_it_was_last(
        self, people: list[Voter], said: list[tuple[int, StandChoice]]
    ) -> None:
        last = dict(said)
        assert tally(last.values()).chosen == len({person for person, _ in said})
        for group in group_support(GROUPS, people, last):
            assert group.tally.chosen <= group.here

    @given(voters.flatmap(lambda one: st.tuples(st.just(one), st.permutations(one))), taken)
    def test_nor_does_the_order_of_people(
        self, both: tuple[list[Voter], list[Voter]], said: list[tuple[int, StandChoice]]
    ) -> None:
        ordered, shuffled = both
        assert group_support(GROUPS, ordered, dict(said)) == group_support(GROUPS, shuffled, dict(said))

    @given(voters)
    def test_someone_of_two_groups_counts_in_both_and_everyone_somewhere(self, people: list[Voter]) -> None:
        groups = group_support(GROUPS, people, {})
        for group in groups[: len(GROUPS)]:
            assert group.here == sum(group.name in {name.casefold() for name in one.groups} for one in people)
        assert sum(group.here for group in groups) >= len(people)
        assert [group.is_asked for group in groups] in ([True] * 3, [True] * 3 + [False])

    def test_twelve_of_one_group_do_not_hide_another_that_is_out(self) -> None:
        people = [Voter(number, ("bewoners",)) for number in range(1, 13)]
        said = dict.fromkeys(range(1, 13), StandChoice.SUPPORT)
        groups = group_support(GROUPS[:2], people, said)
        view = proposed_support(
            tally(said.values()), expected=12, groups=groups, missing_roles=(), objections=()
        )
        assert view.support is Support.NOT_YET
        assert [(one.ground, one.detail) for one in view.grounds] == [
            (SupportGround.GROUP_MISSING, "ambtenaren")
        ]

    @given(
        st.builds(Tally, *[st.integers(0, 30)] * 4),
        st.integers(0, 30),
        voters,
        st.lists(st.sampled_from(ObjectionState)).flatmap(
            lambda one: st.tuples(st.just(one), st.permutations(one))
        ),
        st.booleans(),
    )
    def test_yes_only_without_an_open_objection_and_with_every_group(
        self,
        counted: Tally,
        expected: int,
        people: list[Voter],
        both: tuple[list[ObjectionState], list[ObjectionState]],
        on_paper: bool,
    ) -> None:
        groups = group_support(GROUPS, people, {})
        first, second = (
            proposed_support(
                counted,
                expected=expected,
                groups=groups,
                missing_roles=(),
                objections=states,
                on_paper=on_paper,
            )
            for states in both
        )
        assert first == second
        assert first.grounds
        if first.support is Support.YES:
            assert counted.agreeing and 2 * counted.chosen > expected
            assert not {ObjectionState.RAISED, ObjectionState.HEARD} & set(both[0])
            assert all(group.here for group in groups if group.is_asked)
        if counted.chosen and not counted.agreeing:
            assert first.support is Support.NO

    @given(st.builds(Tally, *[st.integers(0, 30)] * 4), voters)
    def test_totals_on_paper_say_nothing_of_a_group(self, counted: Tally, people: list[Voter]) -> None:
        groups = group_support(GROUPS, people, {})
        assert all(group.tally == Tally() for group in groups)
        view = proposed_support(
            counted, expected=0, groups=groups, missing_roles=(), objections=(), on_paper=True
        )
        assert SupportGround.GROUP_WITHOUT_SUPPORT not in {one.ground for one in view.grounds}


class TestMeasuring:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("", None),
            ("geen idee", None),
            ("10 jongeren", 10),
            ("van 3 naar 5", 3),
            ("1.250 jongeren", 1250),
            ("1 250", 1250),
            ("7,5 %", 7.5),
            ("7.5", 7.5),
            ("-3 graden", -3),
            ("\u22123", -3),
            ("€ 1.250.000,50", 1250000.5),
            ("0,125", 0.125),
            ("12, en nog wat", 12),
        ],
    )
    def test_the_first_number_in_the_words_of_the_table(self, text: str, number: float | None) -> None:
        assert number_in(text) == number

    @given(st.text())
    def test_no_words_are_too_odd_to_look_for_a_number(self, text: str) -> None:
        number_in(text)

    @given(st.integers(-(10**9), 10**9), st.sampled_from(("", " jongeren", "%", " per week")))
    def test_whole_numbers_come_back_plain_and_grouped(self, number: int, unit: str) -> None:
        grouped = f"{number:,}".replace(",", ".")
        assert number_in(f"{number}{unit}") == number
        assert number_in(f"{grouped}{unit}") == number

    @given(
        st.none() | st.sampled_from(OutcomeKind),
        *[st.sampled_from(("", "  ", "iets"))] * 4,
        st.none() | st.dates(),
    )
    def test_measurable_is_having_all_of_it(
        self,
        kind: OutcomeKind | None,
        measure: str,
        baseline: str,
        goal: str,
        measurer: str,
        due: date | None,
    ) -> None:
        found = outcome_gaps(
            kind=kind, measure=measure, baseline=baseline, goal=goal, due=due, measurer=measurer
        )
        texts = (measure, baseline, goal, measurer)
        assert len(found) == (kind is None) + (due is None) + sum(not text.strip() for text in texts)
        assert list(found) == [gap for gap in OutcomeGap if gap in found]

    def test_over_is_due_and_measured_before_that_day(self) -> None:
        due, day = date(2026, 12, 1), date(2026, 12, 10)
        measured = MeasurementView(1, date(2026, 12, 3), "10", "", 10)
        early = MeasurementView(2, date(2026, 11, 3), "4", "", 4)
        assert is_over(outcome(due=due, measurements=(early, measured)), on=day)
        assert not is_over(outcome(due=due, measurements=(early,)), on=day)
        assert not is_over(outcome(due=due, measurements=(measured,)), on=measured.measured_on)
        assert not is_over(outcome(due=None, measurements=(measured,)), on=day)
        assert not is_over(outcome(due=due, measurements=(measured,), gaps=(OutcomeGap.MEASURER,)), on=day)

    @given(
        st.lists(st.sampled_from(ReportBackState)).flatmap(
            lambda one: st.tuples(st.just(one), st.permutations(one))
        )
    )
    def test_reach_counts_everyone_once(
        self, both: tuple[list[ReportBackState], list[ReportBackState]]
    ) -> None:
        assert reach(both[0]) == reach(both[1])
        assert sum(reach(both[0])) == len(both[0])


@dataclass(frozen=True)
class Asked:
    id: int
    participant_id: int
    asked_at: datetime


class TestSpeaking:
    @given(
        st.lists(
            st.builds(
                Asked,
                id=st.integers(1, 100),
                participant_id=st.integers(1, 5),
                asked_at=st.integers(0, 3).map(lambda minutes: START + timedelta(minutes=minutes)),
            ),
            unique_by=lambda one: one.id,
        ).flatmap(lambda one: st.tuples(st.just(one), st.permutations(one))),
        st.sets(st.integers(1, 5)),
    )
    def test_not_yet_heard_first_then_as_asked_in_one_order(
        self, both: tuple[list[Asked], list[Asked]], heard: set[int]
    ) -> None:
        order = speaking_order(both[0], heard)
        assert order == speaking_order(both[1], heard)
        assert set(order) == set(both[0])
        was_heard = [one.participant_id in heard for one in order]
        assert was_heard == sorted(was_heard)
        for one, following in pairwise(order):
            if (one.participant_id in heard) == (following.participant_id in heard):
                assert (one.asked_at, one.id) < (following.asked_at, following.id)

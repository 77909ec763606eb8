from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import reference, rules
from models.codes import (
    ActionStatus,
    Gap,
    ItemKind,
    ItemState,
    OpenKind,
    OutcomeGap,
    Presence,
    ReportBackState,
)
from models.errors import Problem
from models.inputs import AgendaItemInput, CommissionerInput, MaakbankInput, ParticipantInput, SessionInput
from models.views.agenda import Span
from models.views.maakbank import NamedRow
from models.views.people import AttendanceView
from models.views.session import GapView
from tests.records import (
    ROLES,
    action,
    at,
    decision,
    item,
    maakbank,
    outcome,
    person,
    record,
    report_back,
    seen,
)

minutes = st.integers(min_value=0, max_value=600)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[Span, ...]:
    moments = sorted(draw(st.lists(minutes, unique=True, max_size=8)))
    pairs = zip(moments[::2], moments[1::2], strict=False)
    return tuple(Span(at(start), at(end)) for start, end in pairs)


def _covers(stay: Span, moment: datetime) -> bool:
    return stay.started_at <= moment and (stay.ended_at is None or moment < stay.ended_at)


class TestForms:
    def test_a_ma_akbank_needs_a_name_only(self) -> None:
        assert rules.problems_in_maakbank(MaakbankInput(name="Werk")) == {}
        assert rules.problems_in_maakbank(MaakbankInput(name="  ")) == {"name": Problem.EMPTY}

    @pytest.mark.parametrize("field", ["question", "whose", "who_decides", "how_organised", "outcome"])
    def test_texts_have_an_end(self, field: str) -> None:
        fits = replace(MaakbankInput(name="W"), **{field: "x" * rules.LONGEST_TEXT})  # type: ignore[arg-type]
        too_long = replace(fits, **{field: "x" * (rules.LONGEST_TEXT + 1)})  # type: ignore[arg-type]
        assert rules.problems_in_maakbank(fits) == {}
        assert rules.problems_in_maakbank(too_long) == {field: Problem.TOO_LONG}

    def test_every_part_of_a_list_is_looked_at(self) -> None:
        data = MaakbankInput(
            name="x" * 201,
            theme="x" * 201,
            areas="x" * 201,
            agreement_points=("goed", ""),
            asked_groups=("goed", "x" * 201),
            commissioners=(CommissionerInput(organisation="goed"), CommissionerInput(organisation=" ")),
        )
        assert rules.problems_in_maakbank(data) == {
            "name": Problem.TOO_LONG,
            "theme": Problem.TOO_LONG,
            "areas": Problem.TOO_LONG,
            "agreement_points": Problem.EMPTY,
            "asked_groups": Problem.TOO_LONG,
            "commissioners": Problem.EMPTY,
        }

    def test_a_participant_needs_a_name_only(self) -> None:
        assert rules.problems_in_participant(ParticipantInput(name="Noor")) == {}
        assert rules.problems_in_participant(ParticipantInput(name="", roles=("x" * 201,))) == {
            "name": Problem.EMPTY,
            "roles": Problem.TOO_LONG,
        }

    @pytest.mark.parametrize(
        ("start", "problem"),
        [
            (datetime(2026, 11, 27, 17, 30, tzinfo=UTC), None),
            (datetime(2026, 11, 27, 17, 30), Problem.NOT_A_TIME),
            (datetime(1926, 11, 27, tzinfo=UTC), Problem.OUT_OF_RANGE),
            (datetime(9999, 12, 31, tzinfo=UTC), Problem.OUT_OF_RANGE),
        ],
    )
    def test_a_session_has_a_possible_start(self, start: datetime, problem: Problem | None) -> None:
        found = rules.problems_in_session(SessionInput(planned_start=start))
        assert found.get("planned_start") is problem

    @pytest.mark.parametrize(("planned", "wrong"), [(-1, True), (0, False), (480, False), (481, True)])
    def test_an_item_takes_at_most_a_working_day(self, planned: int, wrong: bool) -> None:
        found = rules.problems_in_item(AgendaItemInput(title="Inloop", planned_minutes=planned))
        assert bool(found) is wrong


class TestGaps:
    everyone = tuple(person(number, f"P{number}", f"P{number}", number) for number in range(7))

    def test_nothing_is_missing(self) -> None:
        assert rules.gaps(maakbank(), self.everyone, ROLES, [11, 12]) == ()

    def test_one_person_may_hold_all_roles(self) -> None:
        one = person(1, "Noor", "N", *range(7))
        assert rules.gaps(maakbank(), [one], ROLES, [11]) == ()

    def test_everything_is_missing(self) -> None:
        found = rules.gaps(maakbank(question=" ", commissioners=()), (), ROLES, ())
        assert found == (
            GapView(Gap.QUESTION),
            GapView(Gap.COMMISSIONER),
            GapView(Gap.PARTICIPANTS),
            *(GapView(Gap.ROLE, role.name) for role in ROLES),
            GapView(Gap.AGENDA),
        )

    def test_a_commissioner_also_pays(self) -> None:
        commissioner = maakbank().commissioners[0]
        silent = maakbank(commissioners=(type(commissioner)(1, "Stadsdeel", "Noor", ""),))
        assert rules.gaps(silent, self.everyone, ROLES, [1]) == (GapView(Gap.FINANCIER),)

    def test_a_guest_fills_no_role_beforehand(self) -> None:
        guest = person(8, "Gast", "G", 0, is_guest=True)
        found = rules.gaps(maakbank(), [*self.everyone[1:], guest], ROLES, [1])
        assert found == (GapView(Gap.ROLE, ROLES[0].name),)

    def test_one_session_without_an_agenda_is_enough(self) -> None:
        assert rules.gaps(maakbank(), self.everyone, ROLES, [11, 0]) == (GapView(Gap.AGENDA),)


class TestCoverage:
    def test_only_who_is_here_fills_a_role_now(self) -> None:
        here = seen(person(1, "Noor", "N", 3, 4), (0, None))
        gone = seen(person(2, "Ama", "A", 2), (0, 10))
        asked = (NamedRow(1, "Actieve Bewoners"), NamedRow(2, "politici"))
        found = rules.coverage([here, gone], ROLES, asked)
        assert [cover.here for cover in found.roles] == [(), (), (), ("Noor",), ("Noor",), (), ()]
        assert found.roles[2].invited == ("Ama",)
        assert found.groups_here == ("Actieve Bewoners",)
        assert found.groups_missing == ("politici",)

    @given(stretches(), st.sampled_from([None, *Presence]))
    def test_presence_follows_the_stretches(self, spans: tuple[Span, ...], mark: Presence | None) -> None:
        found = rules.presence_of(spans, mark)
        assert (found is Presence.LEFT) == bool(spans)
        assert rules.presence_of((*spans, Span(at(700), None)), mark) is Presence.HERE
        if not spans:
            assert found in (Presence.EXPECTED, Presence.EXCUSED, Presence.ABSENT)

    @given(stretches(), stretches(), stretches())
    def test_at_the_table_in_any_minute_of_the_item(
        self, first: tuple[Span, ...], second: tuple[Span, ...], spans: tuple[Span, ...]
    ) -> None:
        def minutes_of(stays: tuple[Span, ...]) -> set[datetime]:
            return {at(minute) for minute in range(601) for stay in stays if _covers(stay, at(minute))}

        noor, ama = person(1, "Noor", "N"), person(2, "Ama", "A")
        attendance = [
            AttendanceView(noor, Presence.LEFT, first),
            AttendanceView(ama, Presence.LEFT, second),
        ]
        found = rules.at_table_during(attendance, spans)
        assert (noor in found) == bool(minutes_of(first) & minutes_of(spans))
        assert (ama in found) == bool(minutes_of(second) & minutes_of(spans))


class TestTime:
    def test_done_at_the_planned_moment_without_pauses(self) -> None:
        running = item(1, "Inloop", 0, None, extra_minutes=5)
        assert rules.item_ends_at(running, at(3)) == at(25)
        assert rules.item_ends_at(running, at(40)) == at(25)

    def test_a_pause_moves_it_on(self) -> None:
        paused = item(1, "Inloop", 0, 10)
        assert rules.item_ends_at(paused, at(10)) == at(20)
        assert rules.item_ends_at(paused, at(17)) == at(27)

    @given(stretches(), minutes, st.integers(-20, 60), minutes)
    def test_what_was_spent_and_what_is_left_is_what_was_given(
        self, spans: tuple[Span, ...], planned: int, extra: int, later: int
    ) -> None:
        view = item(1, "Gesprek", None, None, planned_minutes=planned, extra_minutes=extra, spans=spans)
        now = at(600 + later)
        left = (rules.item_ends_at(view, now) - now).total_seconds()
        assert left + view.seconds(now) == pytest.approx((planned + extra) * 60)

    @given(st.lists(st.sampled_from(ItemState), max_size=6), minutes)
    def test_a_session_never_ends_before_now(self, states: list[ItemState], later: int) -> None:
        agenda = [
            item(number, "x", 0, 30, state=state)
            if state is not ItemState.AHEAD
            else item(number, "x", None, None)
            for number, state in enumerate(states)
        ]
        now = at(30 + later)
        ahead = states.count(ItemState.AHEAD)
        assert rules.session_ends_at(agenda, now) == now + timedelta(minutes=20 * ahead)

    def test_the_rest_of_the_running_item_counts(self) -> None:
        agenda = [item(1, "a", 0, None, state=ItemState.RUNNING), item(2, "b", None, None)]
        assert rules.session_ends_at(agenda, at(5)) == at(40)
        assert rules.session_ends_at(agenda, at(50)) == at(70)

    @given(st.lists(st.integers(0, 480), max_size=12))
    def test_items_follow_each_other(self, planned: list[int]) -> None:
        agenda = [AgendaItemInput(title="x", planned_minutes=one) for one in planned]
        starts = rules.planned_starts(at(0), agenda)
        assert starts == tuple(at(sum(planned[:index])) for index in range(len(planned)))


class TestInitials:
    @pytest.mark.parametrize(
        ("name", "initials"),
        [
            ("Fatima El Amrani", "FE"),
            ("Jan van der Berg", "JB"),
            ("Naomi", "N"),
            ("hatice yıldırım", "HY"),
            ("'s-Gravesande", "S"),
            ("Ada de", "AD"),
            ("  ", "X"),
            ("李 小龙", "李小"),
        ],
    )
    def test_first_choice(self, name: str, initials: str) -> None:
        assert rules.initials_for(name, ()) == initials

    def test_letters_are_added_when_taken(self) -> None:
        assert rules.initials_for("Fatima El Amrani", {"FE"}) == "FEA"
        assert rules.initials_for("Fatima El Amrani", {"FE", "FEA"}) == "FA"
        assert rules.initials_for("Jan Berg", {"JB"}) == "JAB"

    @given(st.lists(st.text(max_size=30), max_size=40))
    def test_always_unlike_each_other(self, names: list[str]) -> None:
        taken: list[str] = []
        for name in [*names, *(["Jan de Vries"] * 60)]:
            initials = rules.initials_for(name, taken)
            assert initials not in taken
            assert initials and initials.isprintable()
            taken.append(initials)


class TestClosing:
    def test_what_is_open(self) -> None:
        found = [(point.kind, point.number) for point in rules.open_at_closing(record())]
        assert found == [
            (OpenKind.DECISION_NOTED, 2),
            (OpenKind.ACTION_WITHOUT_OWNER, 2),
            (OpenKind.ACTION_WITHOUT_DATE, 2),
            (OpenKind.ITEM_NOT_TREATED, 3),
            (OpenKind.CONFLICT, 0),
        ]

    @pytest.mark.parametrize("kind", [ItemKind.BREAK, ItemKind.TOGETHER])
    def test_a_break_that_was_left_out_is_nothing_open(self, kind: ItemKind) -> None:
        left = record()
        last = replace(left.agenda[-1], kind=kind)
        found = rules.open_at_closing(replace(left, agenda=(*left.agenda[:-1], last)))
        assert OpenKind.ITEM_NOT_TREATED not in {point.kind for point in found}

    def test_nothing_is_open(self) -> None:
        tidy = record(decisions=(decision(1, 31, "Ja"),), actions=(), agenda=(), lines={})
        assert rules.open_at_closing(tidy) == ()

    def test_a_yield_without_a_measure_and_a_report_back_without_a_date(self) -> None:
        left = record(
            decisions=(),
            actions=(),
            agenda=(),
            lines={},
            outcomes=(outcome(), outcome(id=2, decision_number=2, gaps=(OutcomeGap.GOAL,))),
            report_backs=(
                report_back(),
                report_back(id=2, due=None),
                report_back(id=3, due=None, state=ReportBackState.CARRIED),
            ),
        )
        assert [(point.kind, point.row_id) for point in rules.open_at_closing(left)] == [
            (OpenKind.OUTCOME_NOT_MEASURABLE, 2),
            (OpenKind.REPORT_BACK_WITHOUT_DATE, 2),
        ]

    def test_done_actions_need_nobody(self) -> None:
        done = action(1, 31, "Klaar", due=None, status=ActionStatus.DONE)
        assert rules.open_at_closing(record(decisions=(), actions=(done,), agenda=(), lines={})) == ()


class TestReference:
    def test_seven_roles_nine_groups_ten_themes_three_texts(self) -> None:
        counts = [
            len(set(rows))
            for rows in (
                reference.ROLES,
                reference.HELIX_GROUPS,
                reference.THEMES,
                reference.FIXED_TEXTS,
            )
        ]
        assert counts == [7, 9, 10, 3]

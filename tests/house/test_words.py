from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from rich.cells import cell_len

from models.codes import (
    ActionStatus,
    AgendaFocus,
    ChangeKind,
    DecisionStatus,
    Gap,
    ItemKind,
    LineKind,
    MandateKind,
    ObjectionState,
    OpenKind,
    OutcomeGap,
    OutcomeKind,
    Presence,
    ProposalPhase,
    ProposalResult,
    ReportBackState,
    Seat,
    SessionPhase,
    StandChoice,
    Support,
    Variant,
)
from models.errors import InvalidInput, MakError, NotFound, NotSaved, Problem, RecordTooNew, Refusal, Refused
from models.grammar import Doubt
from models.views.session import GapView
from screens import labels, language, support_labels

WORDS: dict[Callable[..., str], Iterable[StrEnum]] = {
    labels.line_word: LineKind,
    labels.decision_word: DecisionStatus,
    labels.action_word: ActionStatus,
    labels.presence_word: Presence,
    labels.item_kind_word: ItemKind,
    labels.item_kind_help: ItemKind,
    labels.focus_word: AgendaFocus,
    labels.phase_word: SessionPhase,
    labels.seat_word: Seat,
    labels.seat_help: Seat,
    labels.variant_word: Variant,
    labels.variant_help: Variant,
    labels.mandate_word: MandateKind,
    labels.problem_words: Problem,
    labels.doubt_words: Doubt,
    labels.open_words: OpenKind,
    labels.change_words: ChangeKind,
    support_labels.choice_word: StandChoice,
    support_labels.choice_words: StandChoice,
    support_labels.phase_words: ProposalPhase,
    support_labels.objection_word: ObjectionState,
    support_labels.result_word: ProposalResult,
    support_labels.support_word: Support,
    support_labels.outcome_kind_word: OutcomeKind,
    support_labels.outcome_gap_word: OutcomeGap,
    support_labels.report_back_word: ReportBackState,
}

SIGNS: dict[Callable[..., str], Iterable[StrEnum]] = {
    labels.line_sign: LineKind,
    labels.decision_sign: DecisionStatus,
    labels.action_sign: ActionStatus,
    labels.presence_sign: Presence,
    labels.phase_sign: SessionPhase,
    support_labels.choice_sign: StandChoice,
    support_labels.objection_sign: ObjectionState,
    support_labels.support_sign: Support,
}

CLASSES: dict[Callable[..., str], Iterable[StrEnum]] = {
    labels.line_class: LineKind,
    labels.decision_class: DecisionStatus,
    labels.action_class: ActionStatus,
    labels.presence_class: Presence,
}


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.__name__)
def test_every_code_has_words(words: Callable[..., str]) -> None:
    assert [code for code in WORDS[words] if not words(code)] == []


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.__name__)
def test_a_sign_takes_one_cell_and_is_told_apart(sign: Callable[..., str]) -> None:
    signs = [sign(code) for code in SIGNS[sign] if sign(code)]

    assert {cell_len(one) for one in signs} == {1}
    assert len(set(signs)) == len(signs)


@pytest.mark.parametrize("style", CLASSES, ids=lambda style: style.__name__)
def test_what_has_a_colour_has_a_sign(style: Callable[..., str]) -> None:
    sign = dict(zip(CLASSES, SIGNS, strict=False))[style]

    assert {style(code) for code in CLASSES[style]} <= {"", "-now", "-settled", "-todo", "-open", "-quiet"}
    assert [code for code in CLASSES[style] if style(code) and not sign(code)] == []


@pytest.mark.parametrize(
    "error",
    [
        *(Refused(refusal) for refusal in Refusal),
        *(NotSaved(reason) for reason in ("locked", "full", "read_only", "other", "unheard of")),
        InvalidInput({"name": Problem.EMPTY, "theme": Problem.EMPTY}),
        NotFound("line", 3),
        RecordTooNew(),
    ],
    ids=repr,
)
def test_every_error_is_told_in_one_or_two_sentences(error: MakError) -> None:
    said = labels.error_words(error)

    assert said.endswith(".")
    assert said.count(".") <= 2


def test_the_same_problem_is_told_once() -> None:
    wrong = InvalidInput({"name": Problem.EMPTY, "theme": Problem.EMPTY, "areas": Problem.TOO_LONG})

    assert labels.invalid_words(wrong) == "Please fill this in. This is too long."


@pytest.mark.parametrize("gap", Gap)
def test_a_gap_names_the_role_it_is_about(gap: Gap) -> None:
    assert "{" not in labels.gap_words(GapView(gap, "kennis{instelling}")).replace("{instelling}", "")


def test_a_doubt_says_what_was_meant_when_it_knows() -> None:
    assert labels.doubt_words(Doubt.UNKNOWN_COMMAND, "/besluit").endswith("Did you mean /besluit?")
    assert labels.doubt_words(Doubt.BAD_DATE, "whatever") == "This date does not exist."


@pytest.mark.parametrize(
    ("kind", "named", "said"),
    [
        (MandateKind.FOR_OTHERS, "Stadsdeel {x}", "decides for Stadsdeel {x}"),
        (MandateKind.TAKES_HOME, "de buurt", "takes it home to de buurt"),
        (MandateKind.TAKES_HOME, "", "takes it home first"),
        (MandateKind.OWN, "de buurt", "decides themselves"),
    ],
)
def test_a_mandate_says_for_whom(kind: MandateKind, named: str, said: str) -> None:
    assert labels.mandate_words(kind, named) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Jan"], "Jan"),
        (["Jan", "Piet"], "Jan and Piet"),
        (["Jan", "Piet", "Fatima"], "Jan, Piet and Fatima"),
    ],
)
def test_names_are_joined_as_one_says_them(names: list[str], said: str) -> None:
    assert language.joined(names) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0:00"),
        (-3, "0:00"),
        (9.9, "0:09"),
        (740, "12:20"),
        (3599.9, "59:59"),
        (3600, "1:00:00"),
        (3740, "1:02:20"),
    ],
)
def test_a_stretch_of_time(seconds: float, said: str) -> None:
    assert language.duration(seconds) == said


def test_moments_are_told_on_amsterdams_clock() -> None:
    late = datetime(2026, 12, 4, 23, 30, tzinfo=UTC)
    summer = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)

    assert language.clock(late) == "00:30"
    assert language.short_date(late) == "Sat 5 Dec"
    assert language.clock(summer) == "14:00"
    assert language.long_date(date(2026, 12, 4)) == "Friday 4 December 2026"


def test_a_plain_mapping_will_do_as_a_catalogue() -> None:
    language.activate("nl", {"Monday": "maandag", "{n} lines": "{n} regels"})

    assert language._("Monday") == "maandag"
    assert language.ngettext("{n} line", "{n} lines", 2) == "{n} regels"
    assert language._("Tuesday") == "Tuesday"

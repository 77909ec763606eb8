"""What the forms about a decision are called on disk, so that a wipe finds what was typed in them."""

from collections.abc import Iterable, Iterator

from models.views.outcome import OutcomeView, ReportBackView

__all__ = ["about_decision", "of_measurement", "of_outcome", "of_report_back", "of_take_home"]


def of_outcome(maakbank_id: int, outcome_id: int) -> str:
    """The form that makes it measurable."""
    return f"outcome-{maakbank_id}-{outcome_id}"


def of_measurement(outcome_id: int) -> str:
    """The form of a new value."""
    return f"measurement-{outcome_id}-new"


def of_report_back(maakbank_id: int, report_back_id: int) -> str:
    """The form of what was reported back."""
    return f"reportback-{maakbank_id}-{report_back_id}"


def of_take_home(decision_id: int) -> str:
    """The form of who takes it home too."""
    return f"takehome-{decision_id}-new"


def about_decision(
    maakbank_id: int, decision_id: int, outcomes: Iterable[OutcomeView], taken: Iterable[ReportBackView]
) -> Iterator[str]:
    """Every form in which something may stand about this decision."""
    yield of_take_home(decision_id)
    for outcome in outcomes:
        if outcome.decision_id == decision_id:
            yield of_outcome(maakbank_id, outcome.id)
            yield of_measurement(outcome.id)
    for one in taken:
        if one.decision_id == decision_id:
            yield of_report_back(maakbank_id, one.id)

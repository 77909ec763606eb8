"""The cards of what a decision yields: its measure, who carries it home, and objections to their end."""

from collections.abc import Iterable, Sequence
from datetime import date

from textual.content import Content

from models.codes import ObjectionState, OutcomeGap, ProposalPhase, ReportBackState
from models.rules.measuring import reach
from models.views.outcome import OutcomeView, ReportBackView
from models.views.support import ObjectionView, ProposalView
from screens.language import _, ngettext, short_date
from screens.support_labels import (
    objection_sign,
    objection_word,
    outcome_gap_word,
    report_back_sign,
    report_back_word,
    support_word,
)
from screens.widgets.cards import CardData, Tone

__all__ = [
    "SIGN",
    "measure_words",
    "objection_card",
    "objection_cards",
    "outcome_card",
    "reach_words",
    "report_back_card",
]

SIGN = "◆"
"""Before an opbrengst."""


def outcome_card(
    outcome: OutcomeView, taken: Iterable[ReportBackView] = (), *, below: Content | None = None
) -> CardData:
    """ "◆ B3 Proef met tien buurtbanen", its measure, and who carries it.

    Args:
        outcome: the opbrengst.
        taken: what is taken home, of any decision.
        below: more about it, under its words.
    """
    tone = Tone.SETTLED if outcome.is_measurable else Tone.TODO
    pieces = [
        Content.assemble((f"{SIGN} B{outcome.decision_number} ", f"${tone} bold"), outcome.text),
        measure_words(outcome),
    ]
    if carried := _carried(outcome, taken):
        pieces.append(Content.styled(carried, "$quiet"))
    if below is not None:
        pieces.append(below)
    return CardData(("outcome", outcome.id), tone, Content("\n").join(pieces))


def measure_words(outcome: OutcomeView) -> Content:
    """ "Jongeren met een baan: nu 0, doel 10", by when and by whom; or what it still lacks."""
    if len(outcome.gaps) == len(OutcomeGap):
        return Content.styled(_("not measurable yet"), "$todo")
    if outcome.gaps:
        missing = ", ".join(outcome_gap_word(gap) for gap in outcome.gaps)
        return Content.styled(_("not measurable yet: {what}").format(what=missing), "$todo")
    words = _("{measure}: now {baseline}, goal {goal}").format(
        measure=outcome.measure, baseline=outcome.baseline, goal=outcome.goal
    )
    due = outcome.due
    when = f"{short_date(due)} {due.year}" if due else ""
    return Content(" · ".join(filter(None, (words, when, outcome.measurer))))


def _carried(outcome: OutcomeView, taken: Iterable[ReportBackView]) -> str:
    own = [one for one in taken if one.decision_id == outcome.decision_id]
    answer = outcome.support
    said = _("broadly supported: {answer}").format(answer=support_word(answer)) if answer else ""
    return " · ".join(filter(None, (said, reach_words(own))))


def reach_words(taken: Sequence[ReportBackView]) -> str:
    """How far it is carried: at the table, or in organisations and networks too (R11)."""
    if not taken:
        return ""
    carried, against, waiting = reach([one.state for one in taken])
    words = (
        ngettext(
            "at the table, and in {count} organisation or network",
            "at the table, and in {count} organisations and networks",
            carried,
        ).format(count=carried)
        if carried
        else _("at the table")
    )
    more = (
        ngettext("{count} does not carry it", "{count} do not carry it", against).format(count=against),
        ngettext("{count} still reports back", "{count} still report back", waiting).format(count=waiting),
    )
    counted = [text for text, count in zip(more, (against, waiting), strict=True) if count]
    return ", ".join((words, *counted))


def report_back_card(taken: ReportBackView, today: date) -> CardData:
    """ "▲ B3 de Jongerenraad", by whom where that is not private, and by when."""
    tone = REPORT_BACK_TONES[taken.state]
    pieces = [Content(taken.name)] if taken.name else []
    if taken.state is not ReportBackState.OPEN:
        pieces.append(Content(report_back_word(taken.state)))
        if taken.answer:
            pieces.append(Content.styled(taken.answer, "$quiet"))
    elif taken.due is None:
        pieces.append(Content.styled(_("when?"), "$todo"))
    elif taken.due < today:
        pieces.append(Content.styled(_("late since {date}").format(date=short_date(taken.due)), "$todo"))
    else:
        words = _("reports back by {date}").format(date=short_date(taken.due))
        pieces.append(Content.styled(words, "$quiet"))
    content = Content.assemble(
        (f"{report_back_sign(taken.state)} B{taken.decision_number} ", f"${tone} bold"),
        taken.takes_to or taken.name,
        "\n" if pieces else "",
        Content(" · ").join(pieces),
    )
    return CardData(("report_back", taken.id), tone, content)


REPORT_BACK_TONES = {
    ReportBackState.OPEN: Tone.OPEN,
    ReportBackState.CARRIED: Tone.SETTLED,
    ReportBackState.NOT_CARRIED: Tone.QUIET,
}


def objection_cards(proposals: Iterable[ProposalView]) -> list[CardData]:
    """Objections to what is at the table or was settled, those without an end first."""
    found = [
        (proposal, one)
        for proposal in proposals
        if proposal.phase is not ProposalPhase.ASIDE
        for one in proposal.objections
        if not one.wiped_at
    ]
    found.sort(key=lambda pair: not pair[1].is_open)
    return [objection_card(proposal, one) for proposal, one in found]


def objection_card(proposal: ProposalView, objection: ObjectionView) -> CardData:
    """ "▲ V2 Wie betaalt dat?", where it is, and what was said of it."""
    tone = Tone.TODO if objection.is_open else Tone.SETTLED
    if objection.state is ObjectionState.STANDS:
        tone = Tone.OPEN
    words = " · ".join(filter(None, (objection_word(objection.state), objection.answer)))
    content = Content.assemble(
        (f"{objection_sign(objection.state)} V{proposal.number} ", f"${tone} bold"),
        objection.reason,
        "\n",
        (words, f"${tone}" if objection.is_open else "$quiet"),
    )
    return CardData(("objection", objection.id), tone, content)

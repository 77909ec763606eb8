"""The record of a proposal: its words, every round, what people said, objections to their ends."""

from collections.abc import Iterable

from maktui.reports.parts import (
    Bullet,
    Bullets,
    Facts,
    Faint,
    Marked,
    Paragraph,
    Part,
    Runs,
    Section,
    Strong,
    Table,
    Tone,
)
from maktui.reports.support import amounts, carried_words, objection_words, support_figure
from maktui.reports.words import Fact, day_and_time, proposal_label, quoted, stretch
from models.codes import GivenBy, ObjectionState, StandChoice
from models.views.record import SessionRecord
from models.views.support import ObjectionView, ProposalView, RoundView
from screens.language import _, joined, ngettext
from screens.support_labels import choice_word, objection_word, phase_words, result_word

__all__ = ["proposal_section"]


def proposal_section(record: SessionRecord, proposal: ProposalView) -> Section:
    """Everything of one proposal at the table, under its agenda item."""
    title = _("Proposal {label}, from words to what was settled").format(label=proposal_label(proposal))
    return Section((title,), tuple(_parts(record, proposal)), level=4)


def _parts(record: SessionRecord, proposal: ProposalView) -> Iterable[Part]:
    yield Facts((*_result(record, proposal), *_versions(proposal)))
    if proposal.rounds:
        yield _rounds(record, proposal)
    for one in proposal.rounds:
        title = _("Round {number}, per group").format(number=one.number)
        if not one.on_paper and (figure := support_figure(one, title)):
            yield Paragraph((Strong(title),))
            yield figure
            yield from _twice(one)
        yield from _said(one)
    if proposal.objections:
        yield Paragraph((Strong(_("Objections and what became of them")),))
        yield Bullets(tuple(_objection(one) for one in proposal.objections))


def _result(record: SessionRecord, proposal: ProposalView) -> Iterable[Fact]:
    if proposal.result is None:
        yield _("Where it is"), (phase_words(proposal.phase),)
        return
    words = [result_word(proposal.result)]
    if proposal.decision_number is not None:
        words.append(f"B{proposal.decision_number}")
    if proposal.session_id != record.session.id:
        words.append(_("in a later session"))
    runs: Runs = (Strong(", ".join(words)),)
    if proposal.settled_at is not None:
        when = day_and_time(proposal.settled_at)
        said = _("Settled {when} by {name}.").format(when=when, name=proposal.settled_by)
        runs = (*runs, " ", Faint(said))
    yield _("Settled as"), runs
    yield _("Broadly supported"), carried_words(proposal)
    if proposal.missing_roles:
        yield _("Not at the table then"), (joined(proposal.missing_roles),)


def _versions(proposal: ProposalView) -> Iterable[Fact]:
    """Every wording, the last one too; who typed it is not who says it, so no names."""
    for one in proposal.versions:
        text = Marked(one.text) if one.text else Faint(_("wiped on request"))
        until: Runs = ()
        if one.until is not None:
            until = (" ", Faint(_("Until {when}.").format(when=day_and_time(one.until))))
        yield _("Version {number}").format(number=one.number), (text, *until)


def _rounds(record: SessionRecord, proposal: ProposalView) -> Table:
    return Table(
        _("Rounds"),
        (
            _("Round"),
            _("Version"),
            _("How"),
            *(choice_word(choice) for choice in StandChoice),
            _("Chosen"),
        ),
        tuple(_round(record, one) for one in proposal.rounds),
    )


def _round(record: SessionRecord, one: RoundView) -> tuple[Runs, ...]:
    numbers = (
        [str(amount) for amount in amounts(one.tally).values()] if one.tally else ["–"] * len(StandChoice)
    )
    chosen = _("{chosen} of {expected}").format(chosen=one.chosen, expected=one.expected)
    how = [stretch(one.opened_at, one.closed_at) if one.closed_at else _("not closed yet")]
    if one.session_id != record.session.id:
        how.append(_("in another session"))
    if one.on_paper:
        how.append(_("on paper, totals only"))
    elif one.tally is None:
        how.append(_("not shown"))
    if by_hand := sum(stand.given_by is GivenBy.HAND for stand in one.stands):
        words = ngettext("{count} entered by hand", "{count} entered by hand", by_hand)
        how.append(words.format(count=by_hand))
    return (
        (str(one.number),),
        (str(one.version),),
        ("; ".join(how),),
        *((number,) for number in numbers),
        (chosen,),
    )


def _twice(shown: RoundView) -> Iterable[Part]:
    if sum(group.here for group in shown.groups) > shown.expected:
        yield Paragraph((Faint(_("Who belongs to two groups counts in both.")),))


def _said(shown: RoundView) -> Iterable[Part]:
    """Reasons beside a stand, without names, in an order that tells nothing; objections stand apart."""
    said = sorted(
        (stand.choice, stand.reason)
        for stand in shown.stands
        if stand.reason and stand.choice is not StandChoice.OBJECTION
    )
    if said:
        yield Paragraph((Strong(_("What people said with it")),))
        yield Bullets(
            tuple(
                Bullet((f"{choice_word(choice).capitalize()}: ", *quoted(reason))) for choice, reason in said
            )
        )


def _objection(one: ObjectionView) -> Bullet:
    runs: Runs = (Strong(f"{objection_word(one.state).capitalize()}:"), " ", *objection_words(one))
    if one.round_number:
        runs = (*runs, " ", Faint(_("Round {number}.").format(number=one.round_number)))
    return Bullet(runs, _tone(one))


def _tone(one: ObjectionView) -> Tone:
    return Tone.OPEN if one.is_open or one.state is ObjectionState.STANDS else Tone.PLAIN

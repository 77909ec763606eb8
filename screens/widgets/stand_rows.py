"""Who is at the table with a stand, or not yet; each one row of a list."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from textual.content import Content

from models.codes import GivenBy, Presence, StandChoice
from models.views.people import AttendanceView
from models.views.support import RoundView, StandView
from screens.language import _, joined
from screens.support_labels import choice_sign, choice_style, choice_word
from screens.widgets.attendance_matching import matching
from screens.widgets.spread import harmless, spread

__all__ = ["PersonRow", "meant_by", "row_words", "rows_of"]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Someone at the table, and what may be known of the stand."""

    entry: AttendanceView
    counts: bool
    """The stand counts; someone with only a role in the process said so."""
    has_chosen: bool
    stand: StandView | None
    """None until the round is shown."""
    on_paper: bool = False
    """The round went on paper: who chose what is known to nobody."""

    @property
    def id(self) -> int:
        return self.entry.participant.id

    @property
    def name(self) -> str:
        return self.entry.participant.name

    @property
    def waits(self) -> bool:
        return self.counts and not self.has_chosen and not self.on_paper


def rows_of(
    attendance: Sequence[AttendanceView], voices: Collection[int], last: RoundView | None
) -> tuple[PersonRow, ...]:
    """Who is at the table, and who chose and left: not chosen yet first, whose stand does not count last."""
    stands = {stand.participant_id: stand for stand in last.stands} if last else {}
    waiting = frozenset(last.waiting_for) if last else frozenset()
    on_paper = last is not None and last.on_paper
    rows = [
        PersonRow(
            entry,
            counts=entry.participant.id in voices,
            has_chosen=last is not None
            and not on_paper
            and entry.participant.id in voices
            and entry.participant.id not in waiting,
            stand=stands.get(entry.participant.id),
            on_paper=on_paper,
        )
        for entry in attendance
        if entry.presence is Presence.HERE or entry.participant.id in stands
    ]
    return tuple(sorted(rows, key=lambda row: (not row.counts, not row.waits)))


def meant_by(query: str, rows: Sequence[PersonRow]) -> tuple[PersonRow, ...]:
    """The rows that some letters of a name may mean; whose stand counts first."""
    if not query.strip():
        return tuple(rows)
    by_id = {row.id: row for row in rows}
    found = [by_id[entry.participant.id] for entry in matching(query, [row.entry for row in rows])]
    return tuple(sorted(found, key=lambda row: not row.counts))


def row_words(row: PersonRow, width: int) -> Content:
    """One person: sign, name, groups, and at the right what may be known of the stand."""
    person = row.entry.participant
    if not row.counts:
        roles = joined([role.name for role in person.roles])
        left = Content.styled(f"· {person.name}  {roles}", "$quiet")
        return harmless(spread(left, Content.styled(_("does not count"), "$quiet"), width, gap=2))
    sign, style, words = _stand(row)
    left = Content.assemble((f"{sign} ", style), (person.name, "bold" if row.waits else ""))
    left += Content.styled(f"  {joined(person.helix_groups) or person.organisation}", "$quiet")
    return harmless(spread(left, Content.styled(words, style), width, gap=2))


def _stand(row: PersonRow) -> tuple[str, str, str]:
    if row.stand is not None:
        return _shown(row.stand)
    if row.on_paper:
        return ("·", "$quiet", _("on paper"))
    return ("✓", "$settled", _("chosen")) if row.has_chosen else ("·", "$quiet", _("not chosen yet"))


def _shown(stand: StandView) -> tuple[str, str, str]:
    word = choice_word(stand.choice)
    by_hand = _("{choice}, by hand").format(choice=word) if stand.given_by is GivenBy.HAND else word
    style = "$text" if stand.choice is StandChoice.SUPPORT else f"${choice_style(stand.choice).lstrip('-')}"
    return choice_sign(stand.choice), style, by_hand

"""Broadly supported: counted per asked group, apart from it which roles are there (R3, R4, R5)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.codes import ObjectionState, StandChoice, Support, SupportGround
from models.views.support import GroundView, GroupSupport, SupportView, Tally

__all__ = ["MOST_ON_PAPER", "Voter", "group_support", "proposed_support", "tally"]

MOST_ON_PAPER = 500
"""People whose choices may come from paper; more is a slip of the finger."""

Choices = Mapping[int, StandChoice]
"""The last stand of each participant."""


@dataclass(frozen=True, slots=True)
class Voter:
    """Someone at the table whose stand counts."""

    participant_id: int
    groups: tuple[str, ...]
    """Helix groups in their own words."""


def tally(choices: Iterable[StandChoice]) -> Tally:
    """How many chose what, in any order."""
    counts = dict.fromkeys(StandChoice, 0)
    for choice in choices:
        counts[choice] += 1
    return Tally(
        support=counts[StandChoice.SUPPORT],
        concern=counts[StandChoice.CONCERN],
        objection=counts[StandChoice.OBJECTION],
        abstain=counts[StandChoice.ABSTAIN],
    )


def group_support(
    asked: Sequence[str], voters: Sequence[Voter], choices: Choices
) -> tuple[GroupSupport, ...]:
    """What every asked group says, and then those of no asked group, if any (R5).

    Twelve of one group are one group: someone of two groups counts in both.
    """
    wanted = {name.casefold() for name in asked}
    groups = [_group(name, [one for one in voters if _is_of(one, name)], choices) for name in asked]
    others = [one for one in voters if not wanted & {name.casefold() for name in one.groups}]
    if others:
        groups.append(_group("", others, choices, is_asked=False))
    return tuple(groups)


def _group(name: str, people: Sequence[Voter], choices: Choices, *, is_asked: bool = True) -> GroupSupport:
    chosen = [choices[one.participant_id] for one in people if one.participant_id in choices]
    return GroupSupport(name, is_asked, len(people), tally(chosen))


def _is_of(voter: Voter, group: str) -> bool:
    return group.casefold() in {name.casefold() for name in voter.groups}


def proposed_support(
    counted: Tally | None,
    *,
    expected: int,
    groups: Sequence[GroupSupport],
    missing_roles: Sequence[str],
    objections: Collection[ObjectionState],
    on_paper: bool = False,
) -> SupportView:
    """Breed gedragen: ja, nog niet, nee; proposed, never set by itself (R3).

    No: nobody supports it, or most of those who chose object. Yes: more than half of
    those who count chose, no objection is still open, every role that counts is at the table, and in
    every asked group someone is there and someone supports it. Else not yet, with every
    reason. An objection that stays standing is a minority view and stops nothing by itself.

    Args:
        counted: the stands that count; None as long as nobody may see them.
        expected: how many at the table have a stand that counts.
        groups: what each group says, and how many of it are at the table.
        missing_roles: roles that count, of whom nobody is at the table (R4).
        objections: where each objection is.
        on_paper: the totals are linked to nobody, so no group shows in them.
    """
    if counted is None or not counted.chosen:
        return SupportView(Support.NOT_YET, (GroundView(SupportGround.NO_STANDS),))
    if counted.agreeing == 0:
        return SupportView(Support.NO, (GroundView(SupportGround.NOBODY_SUPPORTS),))
    if 2 * counted.objection > counted.chosen:
        return SupportView(Support.NO, (GroundView(SupportGround.MOST_OBJECT, count=counted.objection),))
    asked = [group for group in groups if group.is_asked]
    grounds = [
        *_too_few(counted, expected),
        *_open(objections),
        *(GroundView(SupportGround.GROUP_MISSING, group.name) for group in asked if not group.here),
        *(
            GroundView(SupportGround.GROUP_WITHOUT_SUPPORT, group.name)
            for group in asked
            if group.here and not group.tally.agreeing and not on_paper
        ),
        *(GroundView(SupportGround.ROLE_MISSING, name) for name in missing_roles),
        *((GroundView(SupportGround.ON_PAPER),) if on_paper else ()),
    ]
    if not [one for one in grounds if one.ground is not SupportGround.ON_PAPER]:
        return SupportView(Support.YES, (GroundView(SupportGround.CARRIED), *grounds))
    return SupportView(Support.NOT_YET, tuple(grounds))


def _too_few(counted: Tally, expected: int) -> Iterable[GroundView]:
    if 2 * counted.chosen <= expected:
        yield GroundView(SupportGround.FEW_STANDS, count=counted.chosen)


def _open(objections: Collection[ObjectionState]) -> Iterable[GroundView]:
    still = sum(state in (ObjectionState.RAISED, ObjectionState.HEARD) for state in objections)
    if still:
        yield GroundView(SupportGround.OBJECTION_OPEN, count=still)

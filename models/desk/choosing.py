"""Stands in rounds: asked, taken from an own seat or by hand, shown to all at once."""

from models.clean import tidy
from models.codes import ChangeKind, GivenBy, StandChoice
from models.desk import rounds
from models.desk.rounds import at_table, log, view
from models.desk.work import Part, Work
from models.errors import InvalidInput, NotFound, Problem, Refusal, Refused
from models.queries.support import voices
from models.rules import LONGEST_TEXT
from models.rules.support import MOST_ON_PAPER
from models.tables import Line, Participant, Proposal, StandRound
from models.views.support import ProposalView, Tally

__all__ = ["Choosing"]


class Choosing(Part):
    """What people say of the proposal at the table; until it is shown nobody hears who said what."""

    def ask(self, *, proposal_id: int, seen_round: int) -> ProposalView:
        """Begin a round of stands about the words as they are now.

        Args:
            seen_round: the number of the last round that was seen, 0 for none, so that two
                people pressing at once begin one round.

        Raises:
            Refused: a round was begun since, or runs and was not shown yet.
        """
        with self._work("stands.ask") as work:
            proposal = at_table(work, proposal_id)
            last = rounds.last_round(work, proposal)
            if (last.number if last else 0) != seen_round or (last and rounds.is_secret(last)):
                raise Refused(Refusal.CHANGED)
            if last is not None and last.closed_at is None:
                rounds.close_round(work, last, proposal)
            begun = _begin(work, proposal, seen_round + 1)
            log(work, ChangeKind.STANDS_ASKED, proposal, str(begun.id))
            return view(work, proposal)

    def take(
        self, *, round_id: int, choice: StandChoice, reason: str = "", participant_id: int | None = None
    ) -> None:
        """What one person says; changeable until the round is over.

        Args:
            round_id: the round that was seen.
            choice: what she says.
            reason: in her words; required for an objection.
            participant_id: for whom, from a writing seat; from an own seat only oneself.

        Raises:
            InvalidInput: an objection has no reason.
            Refused: the round is over, or the person may not choose here.
        """
        with self._work("stands.take") as work:
            found, proposal, meeting = rounds.open_round(work, round_id)
            person, by = rounds.chooser(work, meeting, participant_id, "stands.take")
            if person not in voices(work.session, meeting.maakbank_id):
                raise Refused(Refusal.NO_VOICE)
            why = tidy(reason, limit=LONGEST_TEXT)
            if choice is StandChoice.OBJECTION and not why:
                raise InvalidInput({"reason": Problem.EMPTY})
            new = rounds.set_stand(work, found, person, choice, why, by)
            log(work, ChangeKind.STANDS_TAKEN, proposal, new)
            if found.shown_at is not None:
                rounds.follow_stands(work, found, proposal)

    def support_all(self, *, round_id: int) -> None:
        """Iedereen steunt dit, said at the table: of all who are there and did not choose yet."""
        with self._work("stands.support_all") as work:
            found, proposal, meeting = rounds.open_round(work, round_id)
            waiting = rounds.waiting_voters(work, meeting, found)
            new = [
                rounds.set_stand(work, found, person, StandChoice.SUPPORT, "", GivenBy.HAND)
                for person in waiting
            ]
            if new:
                log(work, ChangeKind.STANDS_TAKEN, proposal, ",".join(new))

    def withdraw(self, *, round_id: int, participant_id: int | None = None) -> None:
        """Take a stand back, one's own or one that was entered by hand."""
        with self._work("stands.take") as work:
            found, proposal, meeting = rounds.open_round(work, round_id)
            person, by = rounds.chooser(work, meeting, participant_id, "stands.take")
            for stand in rounds.stands_of(work, found):
                if stand.participant_id == person:
                    if stand.given_by is GivenBy.OWN_SEAT and by is GivenBy.HAND:
                        raise Refused(Refusal.OWN_WORD)
                    stand.withdrawn_at = work.now
                    log(work, ChangeKind.STANDS_TAKEN, proposal)
            if found.shown_at is not None:
                rounds.follow_stands(work, found, proposal)

    def enter_totals(self, *, proposal_id: int, seen_round: int, totals: Tally) -> ProposalView:
        """The totals of a round on paper: shown at once, and linked to nobody.

        Args:
            seen_round: as of `ask`; a round that runs and has no stands yet is taken.

        Raises:
            InvalidInput: the totals are not numbers of people.
            Refused: somebody chose already in the round that runs.
        """
        numbers = (totals.support, totals.concern, totals.objection, totals.abstain)
        if min(numbers) < 0 or not 0 < sum(numbers) <= MOST_ON_PAPER:
            raise InvalidInput({"totals": Problem.OUT_OF_RANGE})
        with self._work("stands.enter_totals") as work:
            proposal = at_table(work, proposal_id)
            last = rounds.last_round(work, proposal)
            if (last.number if last else 0) != seen_round:
                raise Refused(Refusal.CHANGED)
            if last is None or not rounds.is_secret(last):
                if last is not None and last.closed_at is None:
                    rounds.close_round(work, last, proposal)
                last = _begin(work, proposal, seen_round + 1)
            elif rounds.stands_of(work, last):
                raise Refused(Refusal.CHANGED)
            last.paper_support, last.paper_concern, last.paper_objection, last.paper_abstain = numbers
            rounds.close_round(work, last, proposal)
            return view(work, proposal)

    def show(self, *, round_id: int) -> None:
        """All stands at once, on every screen; pressing twice shows them once."""
        with self._work("stands.show") as work:
            found, proposal = _round(work, round_id)
            rounds.show_round(work, found, proposal)

    def close(self, *, round_id: int) -> None:
        """The round is over."""
        with self._work("stands.show") as work:
            found, proposal = _round(work, round_id)
            rounds.close_round(work, found, proposal)

    def choose_voice(self, *, has_voice: bool, participant_id: int | None = None) -> None:
        """Someone with a role in the process says that her stand counts too, or not after all."""
        with self._work("stands.choose_voice") as work:
            meeting = work.meeting(self._actor.session_id or 0)
            person_id, _ = rounds.chooser(work, meeting, participant_id, "stands.choose_voice")
            person = work.get(Participant, person_id)
            if person.maakbank_id != meeting.maakbank_id:
                raise Refused(Refusal.OTHER_SESSION)
            if person.has_voice != has_voice:
                person.has_voice = has_voice
                work.log(ChangeKind.VOICE_CHOSEN, person_id, meeting=meeting)


def _round(work: Work, round_id: int) -> tuple[StandRound, Proposal]:
    found = work.get(StandRound, round_id)
    work.meeting(found.session_id)
    return found, work.get(Proposal, found.proposal_id)


def _begin(work: Work, proposal: Proposal, number: int) -> StandRound:
    line = work.get(Line, proposal.line_id)
    if line.wiped_at is not None:
        raise NotFound(Line.__name__, proposal.line_id)
    return work.add(
        StandRound(
            proposal_id=proposal.id or 0,
            session_id=proposal.session_id,
            number=number,
            version=line.revision,
            opened_at=work.now,
        )
    )

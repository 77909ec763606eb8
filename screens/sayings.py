"""What the app says, in whole sentences, when something is off, open or taken back."""

from collections.abc import Iterable, Mapping, Sequence

from models.codes import ChangeKind, Doubt, Gap, OpenKind
from models.errors import InvalidInput, MakError, NotFound, NotSaved, Problem, Refusal, Refused
from models.views.session import GapView
from screens.language import N_, _, joined

__all__ = [
    "change_words",
    "doubt_words",
    "error_words",
    "gap_words",
    "gaps_together",
    "invalid_words",
    "not_saved_words",
    "open_words",
    "problem_words",
    "refusal_words",
]

REFUSALS: Mapping[Refusal, str] = {
    Refusal.SEAT: N_("You cannot do this from this seat."),
    Refusal.OTHER_SESSION: N_("This belongs to another session."),
    Refusal.NOT_LIVE: N_("This session is not running."),
    Refusal.ALREADY_LIVE: N_("This session is already running."),
    Refusal.REASON_NEEDED: N_("Something is still missing. Say why you start anyway."),
    Refusal.MOVED_ON: N_("Someone else was just ahead of you. Look where you are now."),
    Refusal.CHANGED: N_("Someone else just changed this. Look again, then choose."),
    Refusal.NOTHING_TO_UNDO: N_("There is nothing of yours to take back."),
    Refusal.STILL_RUNNING: N_("This is still running. Stop it first."),
    Refusal.HAS_RECORD: N_("This already has minutes, so it stays."),
    Refusal.WIPED: N_("This text was wiped on request."),
    Refusal.DOOR_SHUT: N_("This code does not work. Look again at the screen, or ask the facilitator."),
    Refusal.NAME_IN_USE: N_(
        "Somebody already joined by this name. Add your surname, or ask the facilitator."
    ),
    Refusal.NO_SUCH_LINK: N_("This link no longer works. Ask for a new one."),
    Refusal.SEAT_GONE: N_("Your seat here has ended. Join again, or ask the facilitator."),
    Refusal.NOT_CONFIRMED: N_("First the facilitator or a reporter confirms who you are."),
    Refusal.NOT_HERE: N_("You can do this once you are noted as present."),
    Refusal.ROUND_OVER: N_("Choosing is over for now."),
    Refusal.NO_VOICE: N_("This role is in the process. First say that this choice counts too."),
    Refusal.OWN_WORD: N_("This person chose on an own screen. Only that person changes it."),
    Refusal.SEEN: N_("Everyone saw this already, so it stays."),
    Refusal.NOT_IN_LAST_LINE: N_("Your last line does not say that, or nothing would be left of it."),
    Refusal.QUEUE_SHUT: N_("Asking to speak on a screen is off. Raise your hand."),
}

PROBLEMS: Mapping[Problem, str] = {
    Problem.EMPTY: N_("Please fill this in."),
    Problem.TOO_LONG: N_("This is too long."),
    Problem.TAKEN: N_("This name is already there."),
    Problem.NOT_A_DATE: N_("This is not a date. For example: 4 December."),
    Problem.NOT_A_TIME: N_("This is not a time. For example: 17:30."),
    Problem.NOT_A_NUMBER: N_("This is not a number."),
    Problem.OUT_OF_RANGE: N_("This is too low or too high."),
    Problem.IN_FUTURE: N_("This day is still to come."),
    Problem.UNKNOWN: N_("We do not know this one."),
}

GAPS: Mapping[Gap, str] = {
    Gap.QUESTION: N_("the issue is not written down yet"),
    Gap.COMMISSIONER: N_("there is no commissioner yet"),
    Gap.FINANCIER: N_("nobody contributes yet"),
    Gap.ROLE: N_("nobody is invited for the role {role}"),
    Gap.PARTICIPANTS: N_("nobody is invited yet"),
    Gap.AGENDA: N_("there is no agenda yet"),
}

NOT_SAVED: Mapping[str, str] = {
    "locked": N_("Not saved yet: the record is busy. Just type on."),
    "full": N_("Not saved yet: the disk is full. Make room; your text is kept."),
    "read_only": N_("Not saved: this record may only be read. Your text is kept."),
    "other": N_("Not saved yet. Just type on; your text is kept."),
}

DOUBTS: Mapping[Doubt, tuple[str, str]] = {
    Doubt.UNKNOWN_COMMAND: (
        N_("This is not a command, so it became a note."),
        N_("This is not a command, so it became a note. Did you mean {suggestion}?"),
    ),
    Doubt.BAD_DATE: (N_("This date does not exist."), ""),
    Doubt.UNKNOWN_NAME: (
        N_("Nobody here is called that."),
        N_("Nobody here is called that. Did you mean {suggestion}?"),
    ),
    Doubt.AMBIGUOUS_NAME: (
        N_("More than one person is called that."),
        N_("Who do you mean: {suggestion}?"),
    ),
    Doubt.NO_OWNER: (
        N_("Nobody takes this action on yet."),
        N_("Nobody takes this action on yet. {suggestion}?"),
    ),
    Doubt.EMPTY: (N_("There is no text behind the command yet."), ""),
    Doubt.NOTHING_REPLACED: (N_("The line before does not say that, so nothing was replaced."), ""),
}

OPEN: Mapping[OpenKind, str] = {
    OpenKind.DECISION_NOTED: N_("noted, not settled yet"),
    OpenKind.ACTION_WITHOUT_OWNER: N_("nobody takes it on"),
    OpenKind.ACTION_WITHOUT_DATE: N_("has no date"),
    OpenKind.ITEM_NOT_TREATED: N_("was not treated"),
    OpenKind.CONFLICT: N_("two texts wait for a choice"),
    OpenKind.PROPOSAL_OPEN: N_("was put to the table, not settled yet"),
    OpenKind.OBJECTION_OPEN: N_("this objection has no end yet"),
    OpenKind.OUTCOME_NOT_MEASURABLE: N_("cannot be measured yet"),
    OpenKind.REPORT_BACK_WITHOUT_DATE: N_("reports back, without a date"),
}

CHANGES: Mapping[ChangeKind, str] = {
    ChangeKind.ROLE_SAVED: N_("role saved"),
    ChangeKind.MAAKBANK_SAVED: N_("Ma.akbank saved"),
    ChangeKind.PARTICIPANT_SAVED: N_("participant saved"),
    ChangeKind.PARTICIPANT_REMOVED: N_("participant removed"),
    ChangeKind.SESSION_SAVED: N_("session saved"),
    ChangeKind.SESSION_REMOVED: N_("session removed"),
    ChangeKind.SESSION_OPENED: N_("session opened"),
    ChangeKind.SESSION_PAUSED: N_("break begun"),
    ChangeKind.SESSION_RESUMED: N_("went on after the break"),
    ChangeKind.SESSION_CLOSED: N_("session closed"),
    ChangeKind.SESSION_REOPENED: N_("session opened again"),
    ChangeKind.ITEM_STARTED: N_("went to another agenda item"),
    ChangeKind.ITEM_EXTENDED: N_("time added"),
    ChangeKind.ITEM_SAVED: N_("agenda item saved"),
    ChangeKind.ITEM_ADDED: N_("agenda item added"),
    ChangeKind.ITEM_REMOVED: N_("agenda item removed"),
    ChangeKind.ITEM_MOVED: N_("agenda item moved"),
    ChangeKind.ARRIVED: N_("someone is here"),
    ChangeKind.LEFT: N_("someone left"),
    ChangeKind.EXCUSED: N_("someone sent regrets"),
    ChangeKind.ABSENT: N_("someone did not come"),
    ChangeKind.EXPECTED: N_("someone is not here yet"),
    ChangeKind.ENDORSED: N_("values endorsed"),
    ChangeKind.ENDORSEMENT_WITHDRAWN: N_("endorsement withdrawn"),
    ChangeKind.LINE_KEPT: N_("line kept"),
    ChangeKind.LINE_EDITED: N_("line corrected"),
    ChangeKind.LINE_DELETED: N_("line deleted"),
    ChangeKind.LINE_RESTORED: N_("line put back"),
    ChangeKind.LINE_MOVED: N_("line moved"),
    ChangeKind.LINE_CONFLICT: N_("two texts at once"),
    ChangeKind.LINE_CONFLICT_SETTLED: N_("choice between two texts"),
    ChangeKind.LINE_WIPED: N_("text wiped on request"),
    ChangeKind.LINE_TICKED: N_("line ticked"),
    ChangeKind.DECISION_SETTLED: N_("decision settled"),
    ChangeKind.DECISION_UNSETTLED: N_("decision no longer settled"),
    ChangeKind.DECISION_VOIDED: N_("decision void"),
    ChangeKind.ACTION_CHANGED: N_("action changed"),
    ChangeKind.ROOM_VIEW_CHOSEN: N_("other picture on the screen in the room"),
    ChangeKind.QUEUE_CHOSEN: N_("asking to speak on a screen, on or off"),
    ChangeKind.PROPOSAL_PUT: N_("proposal put to the table"),
    ChangeKind.PROPOSAL_ASIDE: N_("proposal off the table"),
    ChangeKind.STANDS_ASKED: N_("choosing begun"),
    ChangeKind.STANDS_TAKEN: N_("someone chose"),
    ChangeKind.STANDS_SHOWN: N_("choices shown"),
    ChangeKind.STANDS_CLOSED: N_("choosing over"),
    ChangeKind.OBJECTION_MOVED: N_("objection changed"),
    ChangeKind.PROPOSAL_SETTLED: N_("proposal settled"),
    ChangeKind.PROPOSAL_UNSETTLED: N_("proposal no longer settled"),
    ChangeKind.REASON_WIPED: N_("reason wiped on request"),
    ChangeKind.VOICE_CHOSEN: N_("whose choice counts"),
    ChangeKind.OUTCOME_MARKED: N_("decision marked as yield"),
    ChangeKind.OUTCOME_SAVED: N_("yield saved"),
    ChangeKind.OUTCOME_DROPPED: N_("no yield after all"),
    ChangeKind.MEASURED: N_("value measured"),
    ChangeKind.MEASUREMENT_DROPPED: N_("measured value removed"),
    ChangeKind.REPORT_BACK_SAVED: N_("report back changed"),
    ChangeKind.TURN_ASKED: N_("someone asks to speak"),
    ChangeKind.TURN_TAKEN: N_("someone was heard"),
    ChangeKind.TURN_WITHDRAWN: N_("someone no longer asks to speak"),
    ChangeKind.DOOR_OPENED: N_("joining opened"),
    ChangeKind.DOOR_RENEWED: N_("new code to join"),
    ChangeKind.DOOR_SHUT: N_("joining closed"),
    ChangeKind.DOOR_ANNOUNCED: N_("address of the room changed"),
    ChangeKind.SEAT_INVITED: N_("link made"),
    ChangeKind.SEAT_TAKEN: N_("someone joined in the browser"),
    ChangeKind.SEAT_CONFIRMED: N_("someone in the browser confirmed"),
    ChangeKind.SEAT_REVOKED: N_("seat in the browser taken back"),
    ChangeKind.SEAT_LEFT: N_("someone left the browser seat"),
    ChangeKind.SAID_HERE: N_("someone says to be here"),
}


def refusal_words(refused: Refused) -> str:
    """Why the Desk did not do it, for the one who asked."""
    return _(REFUSALS[refused.refusal])


def problem_words(problem: Problem) -> str:
    """What is wrong with one field of a form."""
    return _(PROBLEMS[problem])


def invalid_words(error: InvalidInput) -> str:
    """What is wrong with a form as a whole, where its fields are not in sight."""
    return " ".join(dict.fromkeys(problem_words(problem) for problem in error.problems.values()))


def gap_words(gap: GapView) -> str:
    """What Prepare still misses, as part of a sentence; a role's name as it is."""
    return _(GAPS[gap.gap]).format(role=gap.detail)


def gaps_together(gaps: Sequence[GapView]) -> Iterable[GapView]:
    """The same gaps, with all missing roles as one."""
    yield from (gap for gap in gaps if gap.gap is not Gap.ROLE)
    if roles := [gap.detail for gap in gaps if gap.gap is Gap.ROLE]:
        yield GapView(Gap.ROLE, joined(roles))


def not_saved_words(error: NotSaved) -> str:
    """Why it is not saved yet, and that nothing typed is lost."""
    return _(NOT_SAVED.get(error.reason, NOT_SAVED["other"]))


def error_words(error: MakError) -> str:
    """Any error that the record raises on purpose, for the one who asked."""
    match error:
        case Refused():
            return refusal_words(error)
        case InvalidInput():
            return invalid_words(error)
        case NotSaved():
            return not_saved_words(error)
        case NotFound():
            return _("This is no longer there.")
        case _:
            return _("The record does not fit this version of maktui. Ask maktui doctor.")


def doubt_words(doubt: Doubt, suggestion: str = "") -> str:
    """What the grammar was not sure of, with what it thinks was meant."""
    plain, suggesting = DOUBTS[doubt]
    if suggestion and suggesting:
        return _(suggesting).format(suggestion=suggestion)
    return _(plain)


def open_words(kind: OpenKind) -> str:
    """What is still open about something at closing, behind its name."""
    return _(OPEN[kind])


def change_words(kind: ChangeKind) -> str:
    """A change of the record in a few words, for what was taken back or just happened."""
    return _(CHANGES[kind])

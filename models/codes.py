"""Codes that the program's logic knows; they are what the database keeps.

Words for them live in `screens.labels`. Lists that change without a new
program (roles, helix groups, themes, points of the agreement) are rows.
"""

from enum import StrEnum

__all__ = [
    "ActionStatus",
    "AgendaFocus",
    "ChangeKind",
    "DecisionStatus",
    "Doubt",
    "EndorsedBy",
    "FixedTextKind",
    "Gap",
    "GivenBy",
    "ItemKind",
    "ItemState",
    "LineKind",
    "MandateKind",
    "ObjectionState",
    "OpenKind",
    "OutcomeGap",
    "OutcomeKind",
    "Presence",
    "ProposalPhase",
    "ProposalResult",
    "ReportBackState",
    "RoomView",
    "Seat",
    "SessionPhase",
    "StandChoice",
    "Support",
    "SupportGround",
    "Variant",
]


class Seat(StrEnum):
    """Who sits at a screen; rights follow from it (`models.rights`)."""

    ORGANISER = "organiser"
    """The owner of the record: prepares Ma.akbanken, imports and reports."""
    FACILITATOR = "facilitator"
    REPORTER = "reporter"
    PARTICIPANT = "participant"
    ROOM = "room"
    """The screen in the room (beamer): looks on, nothing private shows."""


class RoomView(StrEnum):
    """What the screen in the room shows; the gespreksleider chooses."""

    BOARD = "board"
    """The item large, with what was agreed."""
    MINUTES = "minutes"
    """The lines kept at the running item."""


class Variant(StrEnum):
    """The three variants in time (R1)."""

    DIRECT = "direct"
    SHORT_AND_LONG = "short_and_long"
    LONG = "long"


class SessionPhase(StrEnum):
    """Where a session is; a pause is a moment within LIVE."""

    PLANNED = "planned"
    LIVE = "live"
    CLOSED = "closed"


class ItemKind(StrEnum):
    """Soort of an agenda item; decides what the live screen shows."""

    TOGETHER = "together"
    ROUND = "round"
    TALK = "talk"
    DECISION = "decision"
    BREAK = "break"


class AgendaFocus(StrEnum):
    """What an item works on besides talk; the live screen opens that."""

    NONE = "none"
    ROLL_CALL = "roll_call"
    VALUES = "values"
    FOLLOW_UP = "follow_up"
    LEARNING = "learning"


class ItemState(StrEnum):
    """Derived from the item's spans, never stored."""

    AHEAD = "ahead"
    RUNNING = "running"
    TREATED = "treated"


class Presence(StrEnum):
    """Whether a participant is at the table now."""

    EXPECTED = "expected"
    HERE = "here"
    LEFT = "left"
    EXCUSED = "excused"
    ABSENT = "absent"


class LineKind(StrEnum):
    """Kind of a minutes line; one list for grammar, screens, JSON and docs."""

    NOTE = "note"
    DECISION = "decision"
    PROPOSAL = "proposal"
    ACTION = "action"
    QUESTION = "question"
    PARKED = "parked"
    LEARNING = "learning"
    IDEA = "idea"
    INFO = "info"
    QUOTE = "quote"


class DecisionStatus(StrEnum):
    NOTED = "noted"
    SETTLED = "settled"
    VOID = "void"


class ActionStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class MandateKind(StrEnum):
    """What a participant may decide (R5)."""

    UNKNOWN = "unknown"
    OWN = "own"
    """Decides herself."""
    FOR_OTHERS = "for_others"
    """Decides for ... (named in the mandate's text)."""
    TAKES_HOME = "takes_home"
    """Takes it home to ... (named in the mandate's text)."""


class FixedTextKind(StrEnum):
    """Texts quoted literally, with source and version."""

    VALUE = "value"


class EndorsedBy(StrEnum):
    """How an endorsement came about (R2)."""

    SPOKEN = "spoken"
    OWN_SEAT = "own_seat"


class ProposalPhase(StrEnum):
    """Where a proposal that was put to the table is; derived, never stored."""

    CLARIFYING = "clarifying"
    """Questions, and its words are sharpened; nobody chooses yet."""
    CHOOSING = "choosing"
    """Stands are taken, and nobody sees them yet."""
    SHOWN = "shown"
    """Everyone sees them all; they can still be changed."""
    CHOSEN = "chosen"
    """The round is over; the gespreksleider has the word."""
    SETTLED = "settled"
    ASIDE = "aside"
    """Off the table, nothing settled."""


class StandChoice(StrEnum):
    """What one person says of a proposal."""

    SUPPORT = "support"
    CONCERN = "concern"
    """Supports it, but has a concern."""
    OBJECTION = "objection"
    """Has an objection; the reason is asked."""
    ABSTAIN = "abstain"


class GivenBy(StrEnum):
    """How a stand came about."""

    HAND = "hand"
    """Somebody who writes entered it for the person."""
    OWN_SEAT = "own_seat"


class ObjectionState(StrEnum):
    """An objection, from being raised to its end."""

    RAISED = "raised"
    HEARD = "heard"
    WORKED_IN = "worked_in"
    """The proposal was changed by it."""
    WITHDRAWN = "withdrawn"
    STANDS = "stands"
    """It stays; its reason is printed as the minority view."""


class ProposalResult(StrEnum):
    """What the gespreksleider says that was settled."""

    DECIDED = "decided"
    WITH_CONCERNS = "with_concerns"
    OBJECTION_STANDS = "objection_stands"
    LATER = "later"
    NOT_DECIDED = "not_decided"


class Support(StrEnum):
    """Breed gedragen: beside what was decided, not instead of it."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"


class SupportGround(StrEnum):
    """Why a proposal seems to be broadly supported or not; one each for its words."""

    CARRIED = "carried"
    """Every asked group and role is there, and each group supports it."""
    NO_STANDS = "no_stands"
    FEW_STANDS = "few_stands"
    """Half of those who count, or fewer, chose."""
    MOST_OBJECT = "most_object"
    NOBODY_SUPPORTS = "nobody_supports"
    OBJECTION_OPEN = "objection_open"
    GROUP_MISSING = "group_missing"
    GROUP_WITHOUT_SUPPORT = "group_without_support"
    ROLE_MISSING = "role_missing"
    ON_PAPER = "on_paper"
    """No group can be seen in the totals of a paper round."""


class OutcomeKind(StrEnum):
    """What an opbrengst is (R6)."""

    ACTION = "action"
    WAY_OF_WORKING = "way_of_working"
    COUNCIL_PROPOSAL = "council_proposal"


class OutcomeGap(StrEnum):
    """What an opbrengst still lacks before it can be measured (R6)."""

    KIND = "kind"
    MEASURE = "measure"
    BASELINE = "baseline"
    GOAL = "goal"
    DUE = "due"
    MEASURER = "measurer"


class ReportBackState(StrEnum):
    """What came back from someone's own organisation or network (R11)."""

    OPEN = "open"
    CARRIED = "carried"
    NOT_CARRIED = "not_carried"


class Doubt(StrEnum):
    """What the grammar was not sure of; kept with the line as its hint."""

    UNKNOWN_COMMAND = "unknown_command"
    """Looks like a command, but isn't one; `suggestion` is the word meant, or ""."""
    BAD_DATE = "bad_date"
    """A due date that does not exist; its words stay in the text."""
    UNKNOWN_NAME = "unknown_name"
    """An owner or quoted person nobody knows; `suggestion` is a near name, or ""."""
    AMBIGUOUS_NAME = "ambiguous_name"
    """Several people are called so; `suggestion` lists their names."""
    NO_OWNER = "no_owner"
    """An action nobody owns; `suggestion` is the first person it mentions, or ""."""
    EMPTY = "empty"
    """A command without its text."""
    NOTHING_REPLACED = "nothing_replaced"
    """`s/old/new/` in minutes that are read in, which found no such words."""


class Gap(StrEnum):
    """What Prepare still misses (R3, R4, R11)."""

    QUESTION = "question"
    COMMISSIONER = "commissioner"
    FINANCIER = "financier"
    ROLE = "role"
    """One per uncovered role; the role's name comes with it."""
    PARTICIPANTS = "participants"
    AGENDA = "agenda"


class OpenKind(StrEnum):
    """What can still be open when a session closes; it blocks nothing."""

    DECISION_NOTED = "decision_noted"
    ACTION_WITHOUT_OWNER = "action_without_owner"
    ACTION_WITHOUT_DATE = "action_without_date"
    ITEM_NOT_TREATED = "item_not_treated"
    CONFLICT = "conflict"
    PROPOSAL_OPEN = "proposal_open"
    OBJECTION_OPEN = "objection_open"
    OUTCOME_NOT_MEASURABLE = "outcome_not_measurable"
    REPORT_BACK_WITHOUT_DATE = "report_back_without_date"


class ChangeKind(StrEnum):
    """Kinds of change in the log; `<part>.<what happened>`.

    The part tells a view what to reload (`Change.part`).
    """

    ROLE_SAVED = "role.saved"
    MAAKBANK_SAVED = "maakbank.saved"
    PARTICIPANT_SAVED = "participant.saved"
    PARTICIPANT_REMOVED = "participant.removed"
    SESSION_SAVED = "session.saved"
    SESSION_REMOVED = "session.removed"
    SESSION_OPENED = "session.opened"
    SESSION_PAUSED = "session.paused"
    SESSION_RESUMED = "session.resumed"
    SESSION_CLOSED = "session.closed"
    SESSION_REOPENED = "session.reopened"
    ROOM_VIEW_CHOSEN = "session.room_view"
    QUEUE_CHOSEN = "session.queue"
    ITEM_STARTED = "agenda.started"
    ITEM_EXTENDED = "agenda.extended"
    ITEM_SAVED = "agenda.saved"
    ITEM_ADDED = "agenda.added"
    ITEM_REMOVED = "agenda.removed"
    ITEM_MOVED = "agenda.moved"
    ARRIVED = "attendance.arrived"
    LEFT = "attendance.left"
    EXCUSED = "attendance.excused"
    ABSENT = "attendance.absent"
    EXPECTED = "attendance.expected"
    ENDORSED = "endorsement.given"
    ENDORSEMENT_WITHDRAWN = "endorsement.withdrawn"
    LINE_KEPT = "line.kept"
    LINE_EDITED = "line.edited"
    LINE_DELETED = "line.deleted"
    LINE_RESTORED = "line.restored"
    LINE_MOVED = "line.moved"
    LINE_CONFLICT = "line.conflict"
    LINE_CONFLICT_SETTLED = "line.conflict_settled"
    LINE_WIPED = "line.wiped"
    LINE_TICKED = "line.ticked"
    DECISION_SETTLED = "decision.settled"
    DECISION_UNSETTLED = "decision.unsettled"
    DECISION_VOIDED = "decision.voided"
    ACTION_CHANGED = "action.changed"
    PROPOSAL_PUT = "proposal.put"
    PROPOSAL_ASIDE = "proposal.aside"
    STANDS_ASKED = "proposal.asked"
    STANDS_TAKEN = "proposal.stands"
    """One or more; the log never says which."""
    STANDS_SHOWN = "proposal.shown"
    STANDS_CLOSED = "proposal.closed"
    OBJECTION_MOVED = "proposal.objection"
    PROPOSAL_SETTLED = "proposal.settled"
    PROPOSAL_UNSETTLED = "proposal.unsettled"
    REASON_WIPED = "proposal.wiped"
    VOICE_CHOSEN = "attendance.voice"
    OUTCOME_MARKED = "outcome.marked"
    OUTCOME_SAVED = "outcome.saved"
    OUTCOME_DROPPED = "outcome.dropped"
    MEASURED = "outcome.measured"
    MEASUREMENT_DROPPED = "outcome.unmeasured"
    REPORT_BACK_SAVED = "report_back.saved"
    TURN_ASKED = "turn.asked"
    TURN_TAKEN = "turn.taken"
    TURN_WITHDRAWN = "turn.withdrawn"
    DOOR_OPENED = "door.opened"
    DOOR_RENEWED = "door.renewed"
    DOOR_SHUT = "door.shut"
    DOOR_ANNOUNCED = "door.announced"
    SEAT_INVITED = "seat.invited"
    SEAT_TAKEN = "seat.taken"
    SEAT_CONFIRMED = "seat.confirmed"
    SEAT_REVOKED = "seat.revoked"
    SEAT_LEFT = "seat.left"
    SAID_HERE = "seat.said_here"

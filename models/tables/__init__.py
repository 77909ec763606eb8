"""Every table of the record; importing this makes the metadata complete."""

from models.tables.admission import Door, WebSeat
from models.tables.attendance import Attendance, AttendanceSpan
from models.tables.change import Change
from models.tables.follow_up import ActionItem, ActionOwner, Decision
from models.tables.maakbank import Commissioner, Maakbank, MaakbankAgreementPoint, MaakbankHelixGroup
from models.tables.meeting import AgendaItem, ItemSpan, MeetingSession, SessionRole
from models.tables.minutes import Draft, Line, LineConflict, LineRevision
from models.tables.outcome import Measurement, Outcome, ReportBack
from models.tables.participant import Endorsement, Participant, ParticipantHelixGroup, ParticipantRole
from models.tables.reference import AgreementPoint, FixedText, HelixGroup, Role, Theme
from models.tables.speaking import Turn
from models.tables.support import Objection, Proposal, Stand, StandRound

__all__ = [
    "ActionItem",
    "ActionOwner",
    "AgendaItem",
    "AgreementPoint",
    "Attendance",
    "AttendanceSpan",
    "Change",
    "Commissioner",
    "Decision",
    "Door",
    "Draft",
    "Endorsement",
    "FixedText",
    "HelixGroup",
    "ItemSpan",
    "Line",
    "LineConflict",
    "LineRevision",
    "Maakbank",
    "MaakbankAgreementPoint",
    "MaakbankHelixGroup",
    "Measurement",
    "MeetingSession",
    "Objection",
    "Outcome",
    "Participant",
    "ParticipantHelixGroup",
    "ParticipantRole",
    "Proposal",
    "ReportBack",
    "Role",
    "SessionRole",
    "Stand",
    "StandRound",
    "Theme",
    "Turn",
    "WebSeat",
]

"""A report as JSON: stable keys for other programs, described in docs/json.md."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from maktui.reports.carried import Carrying
from maktui.reports.json_support import outcome_data, proposal_data, report_back_data
from maktui.reports.maakbank import MaakbankRecord, open_actions
from maktui.reports.words import action_label, decision_label, maybe_stamp, stamp
from models.codes import LineKind
from models.views.agenda import AgendaItemView, Span
from models.views.follow_up import ActionView, DecisionView
from models.views.maakbank import MaakbankView
from models.views.minutes import LineView
from models.views.people import AttendanceView
from models.views.record import SessionRecord
from models.views.session import SessionView

__all__ = ["SCHEMA", "maakbank_json", "session_json"]

SCHEMA = 1
"""Goes up when a documented key changes its meaning or goes away; new keys may come any time."""

Data = dict[str, Any]


def session_json(record: SessionRecord) -> str:
    """One session with everything in it."""
    numbers = {item.id: item.number for item in record.agenda}
    return _written(
        {
            "schema": SCHEMA,
            "report": "session",
            "made_at": stamp(record.made_at),
            "maakbank": _maakbank(record.maakbank),
            "session": _session(record.session),
            "agenda": [_item(record, item) for item in record.agenda],
            "attendance": [_person(entry) for entry in record.attendance],
            "values": _values(record),
            "decisions": _decisions(record, numbers),
            "proposals": [proposal_data(one, numbers) for one in record.proposals],
            "outcomes": [outcome_data(one) for one in record.outcomes],
            "report_backs": [report_back_data(one) for one in record.report_backs],
            "actions": [_action(action, numbers) for action in record.actions],
            "parked": [_point(*one) | _done(one[0]) for one in _lines_of(record, LineKind.PARKED)],
            "questions": [_point(*one) | _done(one[0]) for one in _lines_of(record, LineKind.QUESTION)],
            "learning_points": [_point(*one) for one in _lines_of(record, LineKind.LEARNING)],
        }
    )


def maakbank_json(record: MaakbankRecord) -> str:
    """The decisions of all sessions with what carries and measures them, and the actions that are open."""
    return _written(
        {
            "schema": SCHEMA,
            "report": "maakbank",
            "made_at": stamp(record.made_at),
            "maakbank": _maakbank(record.maakbank),
            "sessions": [_session(session) for session in record.sessions],
            "decisions": _decisions(record, record.item_numbers),
            "proposals": [proposal_data(one, record.item_numbers) for one in record.proposals],
            "outcomes": [outcome_data(one) for one in record.outcomes],
            "report_backs": [report_back_data(one) for one in record.report_backs],
            "actions": [_action(action, record.item_numbers) for action in open_actions(record)],
        }
    )


def _written(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _maakbank(maakbank: MaakbankView) -> Data:
    return {
        "id": maakbank.id,
        "name": maakbank.name,
        "question": maakbank.question,
        "whose": maakbank.whose,
        "who_decides": maakbank.who_decides,
        "how_organised": maakbank.how_organised,
        "outcome": maakbank.outcome,
        "variant": maakbank.variant.value,
        "theme": maakbank.theme,
        "areas": maakbank.areas,
        "agreement_points": list(maakbank.agreement_points),
        "commissioners": [
            {"organisation": one.organisation, "contact": one.contact, "contribution": one.contribution}
            for one in maakbank.commissioners
        ],
        "asked_groups": [group.name for group in maakbank.asked_groups],
    }


def _session(session: SessionView) -> Data:
    return {
        "id": session.id,
        "number": session.number,
        "phase": session.phase.value,
        "planned_start": stamp(session.planned_start),
        "opened_at": maybe_stamp(session.opened_at),
        "closed_at": maybe_stamp(session.closed_at),
        "place": session.place,
        "start_reason": session.start_reason,
        "start_gaps": [{"gap": gap.gap.value, "detail": gap.detail} for gap in session.start_gaps],
    }


def _item(record: SessionRecord, item: AgendaItemView) -> Data:
    return {
        "id": item.id,
        "number": item.number,
        "title": item.title,
        "kind": item.kind.value,
        "focus": item.focus.value,
        "state": item.state.value,
        "planned_minutes": item.planned_minutes,
        "extra_minutes": item.extra_minutes,
        "actual_seconds": round(item.seconds(record.made_at)),
        "spans": _spans(item.spans),
        "lines": [_line(line) for line in record.lines.get(item.id, ())],
    }


def _spans(spans: Iterable[Span]) -> list[Data]:
    return [{"from": stamp(span.started_at), "to": maybe_stamp(span.ended_at)} for span in spans]


def _line(line: LineView) -> Data:
    return {
        "id": line.id,
        "kind": line.kind.value,
        "text": line.text,
        "author": line.author,
        "initials": line.initials,
        "at": stamp(line.at),
        "edited": line.edited,
        "hint": line.hint,
        "quoted": line.quoted,
        "decision": line.decision.number if line.decision else None,
        "action": line.action.number if line.action else None,
        "done_at": maybe_stamp(line.ticked_at),
        "other_texts": [
            {"text": conflict.text, "author": conflict.author, "at": stamp(conflict.at)}
            for conflict in line.conflicts
        ],
        "wiped_at": maybe_stamp(line.wiped_at),
        "wiped_by": line.wiped_by,
    }


def _person(entry: AttendanceView) -> Data:
    person = entry.participant
    return {
        "name": person.name,
        "initials": person.initials,
        "organisation": person.organisation,
        "helix_groups": list(person.helix_groups),
        "roles": [role.name for role in person.roles],
        "mandate": person.mandate.value,
        "mandate_for": person.mandate_for,
        "guest": person.is_guest,
        "presence": entry.presence.value,
        "spans": _spans(entry.spans),
    }


def _values(record: SessionRecord) -> Data:
    """Texts and a count; who has not endorsed is never said."""
    version = record.values[0] if record.values else None
    return {
        "texts": [value.text for value in record.values],
        "source": version.source if version else "",
        "version": version.version if version else "",
        "endorsed": sum(one.endorsed_at is not None for one in record.endorsements),
    }


def _decisions(record: Carrying, numbers: Mapping[int, int]) -> list[Data]:
    proposals = {one.decision_id: one.number for one in record.proposals}
    return [_decision(one, numbers) | {"proposal": proposals.get(one.id)} for one in record.decisions]


def _decision(decision: DecisionView, numbers: Mapping[int, int]) -> Data:
    return {
        "number": decision.number,
        "label": decision_label(decision),
        "text": decision.text,
        "status": decision.status.value,
        "void_reason": decision.void_reason,
        "session": decision.session_number,
        "agenda_item": numbers.get(decision.agenda_item_id),
        "line_id": decision.line_id,
        "noted_at": stamp(decision.noted_at),
        "settled_at": maybe_stamp(decision.settled_at),
        "settled_by": decision.settled_by,
        "missing_roles": list(decision.missing_roles),
        "replaces": decision.replaces,
        "replaced_by": decision.replaced_by,
    }


def _action(action: ActionView, numbers: Mapping[int, int]) -> Data:
    return {
        "number": action.number,
        "label": action_label(action),
        "text": action.text,
        "owners": [owner.name for owner in action.owners],
        "owner_details": [
            {"name": owner.name, "known": owner.participant_id is not None, "on_behalf": owner.on_behalf}
            for owner in action.owners
        ],
        "due": action.due.isoformat() if action.due else None,
        "status": action.status.value,
        "session": action.session_number,
        "agenda_item": numbers.get(action.agenda_item_id),
        "line_id": action.line_id,
        "noted_at": stamp(action.noted_at),
    }


def _lines_of(record: SessionRecord, kind: LineKind) -> Iterable[tuple[LineView, AgendaItemView]]:
    for item in record.agenda:
        for line in record.lines.get(item.id, ()):
            if line.kind is kind and line.wiped_at is None:
                yield line, item


def _point(line: LineView, item: AgendaItemView) -> Data:
    return {
        "id": line.id,
        "text": line.text,
        "author": line.author,
        "at": stamp(line.at),
        "agenda_item": item.number,
    }


def _done(line: LineView) -> Data:
    return {"done_at": maybe_stamp(line.ticked_at)}

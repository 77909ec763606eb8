"""Hostile text through every text field of the Desk: kept cleaned, and the same again when saved again."""

import re
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import pytest

from models.clean import tidy
from models.codes import LineKind, Seat
from models.desk import Desk
from models.errors import InvalidInput, Refused
from models.grammar import NewLine
from models.inputs import (
    AgendaItemInput,
    CommissionerInput,
    MaakbankInput,
    ParticipantInput,
    SessionInput,
)
from models.outbox import Typed
from models.rights import Actor
from models.rules import LONGEST_NAME, LONGEST_TEXT
from models.scribe import Scribe
from models.views.maakbank import MaakbankView
from models.views.people import ParticipantView
from tests.hostile import HOSTILE, SHORT
from tests.table import Table

UNKEPT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

NAMES = tuple(dict.fromkeys(text for text in SHORT if tidy(text) and len(text) <= LONGEST_NAME))
TEXTS = tuple(text for text in HOSTILE if len(text) <= LONGEST_TEXT)
WRONG = tuple(text for text in HOSTILE if not tidy(text) or len(text) > LONGEST_NAME)


def texts_in(value: Any) -> list[str]:
    """Every text of a view, however deep."""
    if isinstance(value, str):
        return [] if isinstance(value, Enum) else [value]
    if isinstance(value, tuple | list):
        return [text for part in value for text in texts_in(part)]
    if is_dataclass(value):
        return [text for one in fields(value) for text in texts_in(getattr(value, one.name))]
    return []


def assert_clean(*views: object) -> None:
    for text in texts_in(views):
        assert not UNKEPT.search(text), repr(text)
        assert text == tidy(text, lines=True)


def batches(texts: tuple[str, ...], size: int = 40) -> list[tuple[str, ...]]:
    return [texts[start : start + size] for start in range(0, len(texts), size)]


def as_input(view: MaakbankView) -> MaakbankInput:
    return MaakbankInput(
        name=view.name,
        question=view.question,
        whose=view.whose,
        who_decides=view.who_decides,
        how_organised=view.how_organised,
        outcome=view.outcome,
        theme=view.theme,
        areas=view.areas,
        agreement_points=view.agreement_points,
        asked_groups=tuple(group.name for group in view.asked_groups),
        commissioners=tuple(
            CommissionerInput(
                organisation=one.organisation, contact=one.contact, contribution=one.contribution
            )
            for one in view.commissioners
        ),
    )


def test_the_form_of_a_maakbank(table: Table) -> None:
    prepare = table.organiser.prepare
    for number, names in enumerate(batches(NAMES)):
        long = TEXTS[number % len(TEXTS)]
        made = prepare.save_maakbank(
            data=MaakbankInput(
                name=names[0],
                question=long,
                whose=names[-1],
                who_decides=names[-1],
                how_organised=names[-1],
                outcome=names[0],
                theme=names[-1],
                areas=names[0],
                agreement_points=names,
                asked_groups=names,
                commissioners=tuple(
                    CommissionerInput(organisation=name, contact=name, contribution=name) for name in names
                ),
            )
        )
        assert_clean(made)
        again = prepare.save_maakbank(data=as_input(made), maakbank_id=made.id, revision=made.revision)
        assert texts_in(again) == texts_in(made)
    read = table.organiser.read
    assert_clean(read.maakbanken(), read.themes(), read.helix_groups(), read.agreement_points())


def test_names_codes_and_secrets_at_the_door(table: Table) -> None:
    door, read = table.organiser.door, table.organiser.read
    code = door.open(session_id=1).code
    for text in HOSTILE:
        for use in (
            lambda text=text: door.join(code=text, name="Wie"),
            lambda text=text: door.redeem(secret=text),
            lambda text=text: read.admission(token=text),
        ):
            with pytest.raises(Refused):
                use()
    for name in NAMES[::3]:
        with suppress(Refused):
            assert_clean(door.join(code=code, name=name).web_seat)
    for name in WRONG:
        with pytest.raises(InvalidInput):
            door.join(code=code, name=name)
    assert_clean(read.web_seats(session_id=1))


def test_names_of_people_roles_and_items(table: Table) -> None:
    prepare = table.organiser.prepare
    session = prepare.save_session(maakbank_id=1, data=SessionInput(planned_start=table.now))
    for names in batches(NAMES if table.store.is_sqlite else NAMES[::3]):
        rows = [
            ParticipantInput(
                name=name, organisation=name, helix_groups=(name,), roles=(name,), mandate_for=name
            )
            for name in names
        ]
        added = prepare.add_participants(maakbank_id=1, rows=rows)
        assert_clean(added)
        assert prepare.add_participants(maakbank_id=1, rows=[_as_input(view) for view in added]) == ()
    for name in NAMES[::7]:
        moved = prepare.save_session(
            maakbank_id=1,
            data=SessionInput(planned_start=table.now, place=name),
            session_id=session.id,
            revision=session.revision,
        )
        session = moved
        assert_clean(session, prepare.save_item(session_id=session.id, data=AgendaItemInput(title=name)))
    assert_clean(table.organiser.read.roles(), table.organiser.read.participants(maakbank_id=1))


def _as_input(view: ParticipantView) -> ParticipantInput:
    return ParticipantInput(name=view.name, organisation=view.organisation, helix_groups=view.helix_groups)


@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_what_is_no_name_is_refused_per_field(text: str) -> None:
    prepare = Desk(None, Actor(seat=Seat.ORGANISER, name="Bureau")).prepare  # type: ignore[arg-type]
    with pytest.raises(InvalidInput):
        prepare.save_maakbank(data=MaakbankInput(name=text))
    with pytest.raises(InvalidInput):
        prepare.save_participant(maakbank_id=1, data=ParticipantInput(name=text))
    with pytest.raises(InvalidInput):
        prepare.save_item(session_id=1, data=AgendaItemInput(title=text))
    with pytest.raises(InvalidInput):
        prepare.save_role(name=text)


@pytest.mark.parametrize("part", range(2))
def test_lines_as_typed_by_anyone(table: Table, part: int) -> None:
    table.opened()
    for number, text in enumerate(HOSTILE[part::2]):
        name = NAMES[number % len(NAMES)]
        actor = Actor(seat=Seat.REPORTER, name=name, initials=name, session_id=1, seat_id=f"s{number}")
        scribe = Scribe(Desk(table.store, actor, lambda: table.now), 1, open_house=True)
        typed = Typed(f"k{number}", text, table.item(), table.now)
        outcome = scribe.take(typed)
        assert_clean(outcome)
        if number % 4 == 0:
            assert scribe.take(typed) == outcome
    assert_clean(*(table.organiser.read.record(session_id=1).lines.values()))


def test_texts_of_lines_reasons_and_drafts(table: Table) -> None:
    lead, joost = table.sit(Seat.FACILITATOR, "Els"), table.sit(Seat.REPORTER, "Joost")
    lead.session.open(session_id=1, reason="\x1b[31mreden\x00")
    item_id = table.item()
    line = joost.minutes.keep_line(
        key="\x00k", item_id=item_id, line=NewLine(LineKind.DECISION, "x"), source="x"
    )
    assert line.decision is not None
    for text in HOSTILE[:: 4 if table.store.is_sqlite else 7]:
        new = NewLine(LineKind.ACTION, text, owners=(text, text), mentions=(text,), quoted=text)
        joost.minutes.save_draft(item_id=item_id, text=text)
        assert_clean(lead.read.drafts(session_id=1))
        if not tidy(text):
            with pytest.raises(InvalidInput):
                joost.minutes.edit_line(line_id=line.id, revision=line.revision, line=new, source=text)
            continue
        stale = line.revision
        line = joost.minutes.edit_line(line_id=line.id, revision=stale, line=new, source=text)
        again = joost.minutes.edit_line(line_id=line.id, revision=stale, line=new, source=text, key=text)
        assert again == line
        assert line.text == tidy(text)
        lead.minutes.edit_line(line_id=line.id, revision=0, line=new, source=f"{text} anders", key=text)
        decision = joost.read.decisions(maakbank_id=1)[0]
        void = lead.follow_up.void(decision_id=decision.id, revision=decision.revision, reason=text)
        assert_clean(line, void)
    assert_clean(joost.read.lines(item_id=item_id), joost.read.revisions(line_id=line.id))
    for text in ("", "\x00", "theirs\x00"):
        with pytest.raises(InvalidInput):
            lead.minutes.settle_conflict(conflict_id=1, keep=text)
    for name in NAMES[::5]:
        assert_clean(lead.attendance.add_guest(session_id=1, name=name))
    assert_clean(lead.read.record(session_id=1))

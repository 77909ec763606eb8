"""Who was there, how the session began, and the grondwaarden."""

from collections.abc import Iterable
from datetime import datetime

from maktui.reports.parts import Bullet, Bullets, Facts, Faint, Paragraph, Part, Runs, Section, Table
from maktui.reports.words import presence_words
from models.codes import AgendaFocus, SessionPhase
from models.views.people import AttendanceView
from models.views.record import SessionRecord
from screens.labels import variant_help, variant_word
from screens.language import _, joined
from screens.sayings import gap_words, gaps_together

__all__ = ["attendance_sections"]


def attendance_sections(record: SessionRecord) -> Iterable[Section]:
    """Everything about the table itself, on the second page."""
    if record.attendance:
        yield _attendance(record)
    if values := _values(record):
        yield values
    if facts := tuple(_about(record)):
        yield Section((_("About this Ma.akbank"),), (Facts(facts),))


def _attendance(record: SessionRecord) -> Section:
    until = record.session.closed_at or record.made_at
    table = Table(
        _("Who was there"),
        (_("Name"), _("Organisation or network"), _("Role"), _("At the table")),
        tuple(_person(entry, until) for entry in record.attendance),
    )
    parts: list[Part] = [table]
    if record.session.phase is not SessionPhase.PLANNED:
        parts.extend(_missing(record))
    return Section((_("Who was there"),), tuple(parts))


def _person(entry: AttendanceView, until: datetime) -> tuple[Runs, ...]:
    person = entry.participant
    aside = person.initials + ", " + _("guest") if person.is_guest else person.initials
    return (
        (person.name, " ", Faint(aside)),
        (person.organisation,),
        (", ".join(role.name for role in person.roles),),
        (presence_words(entry, until),),
    )


def _missing(record: SessionRecord) -> Iterable[Part]:
    """Roles and asked groups that nobody brought, at any moment of the session (R4, R5)."""
    came = [entry.participant for entry in record.attendance if entry.spans]
    held = {role.id for person in came for role in person.roles}
    roles = [cover.role.name for cover in record.coverage.roles if cover.role.id not in held]
    brought = {group.casefold() for person in came for group in person.helix_groups}
    groups = [group.name for group in record.maakbank.asked_groups if group.name.casefold() not in brought]
    facts: list[tuple[str, Runs]] = []
    if roles:
        facts.append((_("Roles that were not there"), (joined(roles),)))
    if groups:
        facts.append((_("Asked groups that were not there"), (joined(groups),)))
    if facts:
        yield Facts(tuple(facts))


def _values(record: SessionRecord) -> Section | None:
    """The texts, and how many endorsed them; who has not is nobody's business here (R2)."""
    endorsed = {one.participant_id for one in record.endorsements if one.endorsed_at is not None}
    asked = any(item.focus is AgendaFocus.VALUES for item in record.agenda)
    if not record.values or not (asked or endorsed):
        return None
    there = {entry.participant.id for entry in record.attendance if entry.spans}
    version = record.values[0]
    words = _("Endorsed by {count} of {total}. Text: {source}, version {version}.").format(
        count=len(endorsed),
        total=len(there | endorsed),
        source=version.source,
        version=version.version,
    )
    texts = Bullets(tuple(Bullet((value.text,)) for value in record.values))
    return Section((_("Core values"),), (texts, Paragraph((words,))))


def _about(record: SessionRecord) -> Iterable[tuple[str, Runs]]:
    maakbank, session = record.maakbank, record.session
    if session.start_gaps or session.start_reason:
        yield _("How the session began"), (_beginning(record),)
    for label, text in (
        (_("Whose is it?"), maakbank.whose),
        (_("Who decides?"), maakbank.who_decides),
        (_("How do we organise it?"), maakbank.how_organised),
        (_("Points of the agreement"), joined(maakbank.agreement_points)),
        (_("Theme"), maakbank.theme),
        (_("Area"), maakbank.areas),
        (_("Variant"), f"{variant_word(maakbank.variant)}: {variant_help(maakbank.variant)}"),
    ):
        if text:
            yield label, (text,)
    for one in maakbank.commissioners:
        words = ". ".join(filter(None, (one.contribution, one.contact)))
        yield _("Commissioner {name}").format(name=one.organisation), (words or _("contribution unknown"),)


def _beginning(record: SessionRecord) -> str:
    session = record.session
    words = []
    if session.start_gaps:
        gaps = "; ".join(gap_words(gap) for gap in gaps_together(session.start_gaps))
        words.append(_("Still open at the beginning: {gaps}.").format(gaps=gaps))
    if session.start_reason:
        words.append(_("Reason: {reason}").format(reason=session.start_reason))
    return " ".join(words)

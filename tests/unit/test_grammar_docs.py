import re
from datetime import date
from pathlib import Path

import pytest

from models.dates import parse_due, parse_time
from models.grammar import FORMS, Doubt, Form

DOCS = (Path(__file__).parents[2] / "docs" / "grammatica.md").read_text(encoding="utf-8")
IN_CODE = set(re.findall(r"`([^`]+)`", DOCS))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind or form.use)
def test_docs_name_every_spelling(form: Form) -> None:
    spelt = {
        *(f"/{word}" for word in (*form.dutch, *form.english)),
        *(f"{word}:" for word in form.colons),
        *(f"#{word}" for word in form.hashes),
        *form.signs,
    }
    assert spelt <= IN_CODE


@pytest.mark.parametrize("doubt", Doubt)
def test_docs_name_every_hint(doubt: Doubt) -> None:
    assert doubt.value in IN_CODE


def test_docs_tell_the_dates_as_they_are() -> None:
    section = DOCS[DOCS.index("| Je typt | Dat is") : DOCS.index("In formulieren")]
    words = [word for row in section.splitlines()[2:] for word in re.findall(r"`([^`]+)`", row)]
    today = date(2026, 11, 27)
    assert len(words) > 35
    assert [word for word in words if parse_due(word, today) is None] == []
    for word, day in (
        ("vrijdag", 4),
        ("deze vrijdag", 27),
        ("volgende vrijdag", 4),
        ("vrijdag over een week", 11),
    ):
        due = parse_due(word, today)
        assert due is not None and due.day == day


def test_docs_tell_the_times_as_they_are() -> None:
    section = DOCS[DOCS.index("In formulieren") : DOCS.index("## Agendapunten")]
    times = [parse_time(word) for word in re.findall(r"`([^`]+)`", section)]
    assert None not in times and len(times) > 8

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste

from models.clean import clean_text
from models.inputs import SessionInput
from screens.forms.item import ItemForm
from screens.forms.maakbank import MaakbankForm
from screens.forms.participant import ParticipantForm
from screens.forms.session import SessionForm
from screens.widgets.form_inputs import CleanArea, CleanInput
from tests.hostile import HOSTILE
from tests.prepared import (
    EVENING,
    Prepared,
    harm_in,
    painted,
    put,
    saved,
)


@pytest.fixture
def record(tmp_path: Path) -> Prepared:
    return Prepared(tmp_path)


def forms(record: Prepared) -> dict[str, Callable[[Any], Any]]:
    maakbank_id = record.maakbank()
    session = record.organiser.prepare.save_session(
        maakbank_id=maakbank_id, data=SessionInput(planned_start=EVENING)
    )
    return {
        "maakbank": lambda access: MaakbankForm(access, maakbank_id),
        "participant": lambda access: ParticipantForm(access, maakbank_id),
        "session": lambda access: SessionForm(access, maakbank_id),
        "item": lambda access: ItemForm(access, session.id),
    }


FORMS = ("maakbank", "participant", "session", "item")


@pytest.mark.parametrize("name", FORMS)
async def test_whatever_is_pasted_shows_harmlessly(record: Prepared, name: str) -> None:
    async with record.shown(forms(record)[name], size=(80, 24)) as pilot:
        inputs: list[CleanInput | CleanArea] = [*pilot.app.screen.query(CleanInput)]
        inputs += pilot.app.screen.query(CleanArea)
        for number, text in enumerate(HOSTILE[FORMS.index(name) :: len(FORMS)]):
            widget = inputs[number % len(inputs)]
            widget.focus()
            widget.clear()
            widget.post_message(Paste(text))
            await pilot.pause()
            assert not harm_in(painted(pilot))


@pytest.mark.parametrize("text", HOSTILE[::12], ids=range(len(HOSTILE[::12])))
async def test_hostile_text_is_kept_as_cleaned(record: Prepared, text: str) -> None:
    text, short = text[:9000], text[:150]
    async with record.shown(MaakbankForm, size=(80, 24)) as pilot:
        put(pilot, name=f"x{short}", question=f"x{text}", areas=short, agreement_points=(f"x{short}",))
        made = await saved(record, pilot)
    assert made.name == clean_text(f"x{short}").strip()
    assert made.question == clean_text(f"x{text}", lines=True).strip()
    assert made.areas == clean_text(short).strip()

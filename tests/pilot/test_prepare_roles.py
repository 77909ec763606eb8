from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from screens.access import Access
from screens.forms.roles import RoleForm, RolesScreen
from screens.home import HomeScreen
from screens.widgets.form_rows import Rows
from tests.prepared import Prepared, kit, painted, type_in, until


@pytest.fixture
def record(tmp_path: Path) -> Prepared:
    return Prepared(tmp_path, example=True)


def names(record: Prepared) -> list[str]:
    return [role.name for role in record.organiser.read.roles()]


async def test_a_role_is_renamed_from_home(record: Prepared, tmp_path: Path) -> None:
    def make(access: Access) -> Screen[Any]:
        return HomeScreen(access, kit(tmp_path / "outbox"))

    async with record.shown(make) as pilot:
        await pilot.press("r")
        await until(pilot, on(pilot, RolesScreen))
        await until(pilot, lambda: pilot.app.screen.query_one(Rows).rows)
        await pilot.press("down", "enter")
        await until(pilot, on(pilot, RoleForm))
        await until(pilot, lambda: pilot.app.focused is not None)
        await type_in(pilot, " en stadsdeel")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "directie/gemeente en stadsdeel" in names(record))
        await until(pilot, lambda: "directie/gemeente en stadsdeel" in painted(pilot))
    assert len(names(record)) == 7


async def test_a_role_is_added_and_a_name_in_use_is_refused_where_it_stands(record: Prepared) -> None:
    async with record.shown(RolesScreen) as pilot:
        await pilot.press("t")
        await until(pilot, on(pilot, RoleForm))
        await until(pilot, lambda: pilot.app.focused is not None)
        await type_in(pilot, "kennisinstelling")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "▲" in painted(pilot) or "!" in painted(pilot))
        assert len(names(record)) == 7
        await type_in(pilot, " op afstand")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: names(record)[-1] == "kennisinstelling op afstand")
        await until(pilot, on(pilot, RolesScreen))


def on(pilot: Any, screen: type[Screen[Any]]) -> Callable[[], bool]:
    return lambda: isinstance(pilot.app.screen, screen)

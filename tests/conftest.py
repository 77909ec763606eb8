"""What every test needs; fixtures of one kind of test stand in its own folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from screens import language

pytest_plugins = ("tests.databases",)

# A busy machine is slow now and then: only wrong answers fail. In CI the same examples each time.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MAKTUI_DB", "MAKTUI_LANG", "MAKTUI_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MAKTUI_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    yield
    language.activate("en")

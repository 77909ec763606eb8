import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = {"maktui": "maktui", "screens": "maktui/_lib/screens", "models": "maktui/_lib/models"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    folder = wheel.parent / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_wheel_has_one_name_of_its_own(installed: Path) -> None:
    names = {path.name for path in installed.iterdir()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"maktui"}
    assert len(names) == 2


def test_wheel_carries_every_file_of_the_three_floors(installed: Path) -> None:
    ours = {
        f"{place}/{file.relative_to(ROOT / floor).as_posix()}"
        for floor, place in FLOORS.items()
        for file in (ROOT / floor).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    theirs = {
        file.relative_to(installed).as_posix() for file in (installed / "maktui").rglob("*") if file.is_file()
    }
    assert theirs == ours


def test_wheel_says_what_it_is(installed: Path) -> None:
    (info,) = installed.glob("*.dist-info")
    metadata = (info / "METADATA").read_text(encoding="utf-8")
    assert "License-Expression: EUPL-1.2" in metadata
    assert "Description-Content-Type: text/markdown" in metadata
    assert "maktui = maktui.cli:main" in (info / "entry_points.txt").read_text(encoding="utf-8")
    assert (
        (info / "licenses" / "LICENSE")
        .read_text(encoding="utf-8")
        .startswith("EUROPEAN UNION PUBLIC LICENCE")
    )


@pytest.mark.parametrize("name", ["models", "screens"])
def test_a_folder_with_our_names_does_no_harm(installed: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.py").write_text("raise RuntimeError('not ours')\n")
    told = subprocess.run(
        [sys.executable, "-c", f"import maktui, {name}; print({name}.__file__)"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(told.stdout.strip()) == installed / "maktui" / "_lib" / name / "__init__.py"

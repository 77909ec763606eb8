import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ("maktui", "screens", "models", "tests")
LONGEST_FILE = 400
LONGEST_APP = 200
WRITTEN_BY_ALEMBIC = ROOT / "models" / "migrations" / "versions"


def sources(*suffixes: str) -> list[Path]:
    return sorted(
        file
        for folder in CODE
        for file in (ROOT / folder).rglob("*")
        if file.suffix in suffixes and "__pycache__" not in file.parts and file.parent != WRITTEN_BY_ALEMBIC
    )


@pytest.mark.parametrize("suffix", [".py", ".tcss", ".css"])
def test_no_file_is_too_long_to_read(suffix: str) -> None:
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines())
        for file in sources(suffix)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_the_app_only_wires() -> None:
    apps = {
        f"{file.relative_to(ROOT)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for file in sources(".py")
        if file.parts[-2] == "maktui"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        and any("App" in ast.unparse(base).partition("[")[0] for base in node.bases)
    }
    assert apps, "no App found in maktui/"
    assert {name: length for name, length in apps.items() if length > LONGEST_APP} == {}

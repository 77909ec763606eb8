import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SCREEN = {"textual", "rich"}
DATABASE = {"sqlmodel", "sqlalchemy", "sqlite3", "pysqlite3", "alembic", "pydantic", "psycopg"}

KNOWN_WITHOUT_DATABASE = [
    "models.clean",
    "models.codes",
    "models.errors",
    "models.grammar",
    "models.inputs",
    "models.keeper",
    "models.outbox",
    "models.outcomes",
    "models.rights",
    "models.rules",
    "models.views.change",
    "models.views.overview",
    "models.views.record",
    "models.zone",
]


def modules_of(package: str) -> list[str]:
    return [package] + [found.name for found in pkgutil.walk_packages([str(ROOT / package)], f"{package}.")]


def loaded_by(statement: str) -> set[str]:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{statement}\nimport sys, json; print('\\n' + json.dumps(sorted(sys.modules)))",
        ],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    return {name.partition(".")[0] for name in json.loads(told.stdout.splitlines()[-1])}


def test_models_never_load_textual() -> None:
    modules = [name for name in modules_of("models") if not name.startswith("models.migrations.")]
    assert "models.desk" in modules
    assert loaded_by(f"import {', '.join(modules)}") & SCREEN == set()


def test_what_screens_import_of_models_loads_no_database() -> None:
    assert loaded_by(f"import {', '.join(KNOWN_WITHOUT_DATABASE)}") & (SCREEN | DATABASE) == set()


def test_screens_load_no_database() -> None:
    assert loaded_by(f"import maktui, {', '.join(modules_of('screens'))}") & DATABASE == set()


def test_the_app_is_there_before_the_database() -> None:
    assert loaded_by("import maktui.app") & DATABASE == set()


@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(flag: str) -> None:
    statement = f"from maktui.cli import main\ntry:\n    main([{flag!r}])\nexcept SystemExit:\n    pass"
    heavy = SCREEN | DATABASE | {"babel", "markdown_it", "platformdirs", "tomllib", "typing", "shutil"}
    assert loaded_by(statement) & heavy == set()


def test_contracts_are_kept() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stdout + told.stderr

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from maktui.arguments import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = [
    page
    for page in (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))
    if page.name != "CHANGELOG.md"
]
MAKE = re.compile(r"\bmake ((?:[a-z]+\b ?)+)")
MAKTUI = re.compile(r"^(?:\$ )?maktui ([a-z][a-z-]*)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def code_of(page: Path) -> list[str]:
    """What a page sets as code: blocks and words between backticks."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return blocks + re.findall(r"`([^`\n]+)`", text)


def test_readme_begins_with_two_commands() -> None:
    code = "\n".join(code_of(ROOT / "README.md"))
    assert "make demo" in code
    assert "make test" in code


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_on_a_page_exists(page: Path) -> None:
    code = code_of(page)
    made = {target for text in code for words in MAKE.findall(text) for target in words.split()}
    asked = {command for text in code for command in MAKTUI.findall(text)}
    assert made - TARGETS == set()
    assert asked - set(COMMANDS) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_on_a_page_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_readme_has_a_picture_of_the_screen() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"!\[[^\]]+\]\([^)]+\.(svg|png)\)|<img [^>]*src=", text)


@pytest.mark.parametrize("target", ["demo", "test"])
def test_the_two_commands_set_up_what_they_need(target: str) -> None:
    # These tests may themselves have been started by make, which tells its children.
    outside = {name: value for name, value in os.environ.items() if "MAKE" not in name and name != "ARGS"}
    planned = subprocess.run(
        ["make", "--dry-run", "--always-make", target],
        cwd=ROOT,
        env=outside,
        check=True,
        capture_output=True,
        text=True,
    )
    assert "-m venv" in planned.stdout
    assert "pip install" in planned.stdout
    assert planned.stdout.rstrip().endswith(
        {"demo": "-m maktui demo", "test": "-m pytest -n auto --dist worksteal"}[target]
    )


def test_demo_without_a_terminal_prints_the_minutes_of_a_whole_session() -> None:
    played = subprocess.run(
        [sys.executable, "-m", "maktui", "demo"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert played.returncode == 0, played.stderr
    assert played.stderr == ""
    assert played.stdout.startswith("# ")
    assert "Werk voor de jeugd" in played.stdout

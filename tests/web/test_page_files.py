"""The files of the pages: their colours, and that nothing in them comes from elsewhere."""

import re
from pathlib import Path

import pytest

from maktui.themes import PALETTES
from maktui.web.templates import FOLDER
from tests.web.room_pages import pages

FILES = sorted(FOLDER.iterdir())
KEYS = (
    "text",
    "quiet",
    "faint",
    "background",
    "surface_minutes",
    "raised",
    "chosen",
    "now",
    "settled",
    "todo",
    "open",
)


def colours(rule: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", rule))


@pytest.mark.parametrize(
    ("file", "begins", "theme"),
    [
        ("house.css", ":root {", "maktui-light"),
        ("house.css", "@media (prefers-color-scheme: dark)", "maktui-dark"),
        ("house.css", "@media (prefers-contrast: more)", "maktui-contrast"),
        ("terminal.css", '[data-theme="maktui-light"]', "maktui-light"),
        ("terminal.css", '[data-theme="maktui-dark"]', "maktui-dark"),
        ("terminal.css", '[data-theme="maktui-contrast"]', "maktui-contrast"),
    ],
)
def test_colours_are_those_of_the_themes(file: str, begins: str, theme: str) -> None:
    style = (FOLDER / file).read_text(encoding="utf-8")
    rule = style[style.index(begins) :].partition("}")[0]

    assert colours(rule) == {key.replace("_", "-"): getattr(PALETTES[theme], key) for key in KEYS}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nothing_comes_from_elsewhere(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")

    assert not re.search(r"(https?:)?//[a-z0-9-]+\.[a-z]", text)
    assert not re.search(r"\beval\(|new Function|\son\w+=", text)


@pytest.mark.parametrize(
    "file", [file for file in FILES if file.suffix == ".html"], ids=lambda file: file.name
)
def test_no_script_or_style_stands_in_a_page(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\|\s*safe", text)


async def test_files_are_handed_out_by_name_only(tmp_path: Path) -> None:
    async with pages(tmp_path) as room, room.browser() as browser:
        for file in FILES:
            answer = await browser.get(f"/static/maktui/{file.name}")
            assert (answer.status == 200) is (file.suffix != ".html")
            if answer.status == 200:
                tag = answer.headers["ETag"]
                again = await browser.get(f"/static/maktui/{file.name}", headers={"If-None-Match": tag})
                assert again.status == 304
        for name in ("..%2fpages.py", "%2e%2e/pages.py", "", "join.html"):
            assert (await browser.get(f"/static/maktui/{name}")).status in (403, 404)

import re
from pathlib import Path

import pytest
from textual.theme import Theme

from maktui.themes import DEFAULT, NAMES, PALETTES, themes

ROOT = Path(__file__).parents[2]

TEXTS = ("text", "quiet", "now", "settled", "todo", "open")
SURFACES = ("background", "surface_minutes", "raised", "chosen")
ENOUGH = {"maktui-contrast": 7.0}
AA = 4.5
"""Contrast that WCAG asks of text; 7 in its strictest level."""


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", PALETTES)
def test_every_text_can_be_read_on_every_surface(name: str, text: str, surface: str) -> None:
    palette = PALETTES[name]

    assert contrast(getattr(palette, text), getattr(palette, surface)) >= ENOUGH.get(name, AA)


@pytest.mark.parametrize("theme", themes(), ids=lambda theme: theme.name)
def test_textuals_own_texts_can_be_read_too(theme: Theme) -> None:
    made = theme.to_color_system().generate() | theme.variables
    surfaces = [made[name] for name in ("background", "surface", "panel", "surface-minutes", "raised")]

    for name in ("text-error", "text-warning", "text-success", "text-muted", "text-disabled", "foreground"):
        for surface in surfaces:
            assert contrast(made[name], surface) >= ENOUGH.get(theme.name, AA), name
    assert contrast(made["input-cursor-foreground"], made["input-cursor-background"]) >= AA
    assert contrast(made["button-color-foreground"], made["primary"]) >= AA


def test_every_theme_has_a_name_for_people() -> None:
    assert set(NAMES) == set(PALETTES) == {theme.name for theme in themes()}
    assert DEFAULT in NAMES


def test_screens_take_their_colours_from_the_theme() -> None:
    styles = [*(ROOT / "screens").rglob("*.tcss"), *(ROOT / "maktui").rglob("*.tcss")]
    literal = re.compile(r"#[0-9a-f]{3,8}\b(?![-\w])(?=[^{]*;)|\b(?:rgb|hsl)a?\(", re.IGNORECASE)

    assert {file.name: found for file in styles if (found := literal.findall(file.read_text("utf-8")))} == {}

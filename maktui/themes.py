"""Light, dark and high contrast: calm paper, and a colour only where it means something.

Beside Textual's own variables each theme gives, to every `.tcss`:
`$now` for the one thing that runs, `$settled` for what is done, `$todo` for
what someone must do, `$open` for what is not answered yet, `$quiet` for what
stands back, `$faint` for rules and tracks (never for text), and the surfaces
`$surface-minutes`, `$raised` (cards, fields) and `$chosen` (the row one is on).
"""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from screens.language import N_

if TYPE_CHECKING:
    from textual.theme import Theme

__all__ = ["DEFAULT", "NAMES", "PALETTES", "Palette", "themes"]

DEFAULT = "maktui-dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme."""

    text: str
    quiet: str
    faint: str
    background: str
    surface_minutes: str
    raised: str
    chosen: str
    now: str
    settled: str
    todo: str
    open: str
    dark: bool


PALETTES = {
    "maktui-dark": Palette(
        text="#ece8df",
        quiet="#a3abb4",
        faint="#46515c",
        background="#14181c",
        surface_minutes="#1c2229",
        raised="#232a32",
        chosen="#2c353e",
        now="#ff7466",
        settled="#74c994",
        todo="#f2b84b",
        open="#8ab8e0",
        dark=True,
    ),
    "maktui-light": Palette(
        text="#1b2228",
        quiet="#565c62",
        faint="#c3bcab",
        background="#f4f1e8",
        surface_minutes="#fffefa",
        raised="#ebe7da",
        chosen="#dfd9c8",
        now="#a81c1c",
        settled="#1a6236",
        todo="#744a00",
        open="#21548a",
        dark=False,
    ),
    "maktui-contrast": Palette(
        text="#ffffff",
        quiet="#d6d6d6",
        faint="#8c8c8c",
        background="#000000",
        surface_minutes="#000000",
        raised="#1c1c1c",
        chosen="#2e2e2e",
        now="#ffaca3",
        settled="#7df0a5",
        todo="#ffd23f",
        open="#9ed0ff",
        dark=True,
    ),
}

NAMES = {
    "maktui-dark": N_("dark"),
    "maktui-light": N_("light"),
    "maktui-contrast": N_("high contrast"),
}
"""What people call them, as msgids."""


def themes() -> "list[Theme]":
    """The themes as Textual knows them."""
    return [_theme(name, palette) for name, palette in PALETTES.items()]


def _theme(name: str, palette: Palette) -> "Theme":
    from textual.theme import Theme

    own = {key.replace("_", "-"): value for key, value in asdict(palette).items() if isinstance(value, str)}
    return Theme(
        name=name,
        primary=palette.quiet,
        secondary=palette.faint,
        accent=palette.text,
        warning=palette.todo,
        error=palette.now,
        success=palette.settled,
        foreground=palette.text,
        background=palette.background,
        surface=palette.background,
        panel=palette.raised,
        boost=palette.raised,
        dark=palette.dark,
        variables=own | _borrowed(palette),
    )


def _borrowed(palette: Palette) -> dict[str, str]:
    """Variables of Textual's own widgets, in our colours."""
    return {
        "text-muted": palette.quiet,
        "text-disabled": palette.quiet,
        "foreground-muted": palette.quiet,
        "foreground-disabled": palette.quiet,
        "border": palette.quiet,
        "border-blurred": palette.faint,
        "surface-active": palette.chosen,
        "block-cursor-foreground": palette.text,
        "block-cursor-background": palette.chosen,
        "block-cursor-blurred-foreground": palette.text,
        "block-cursor-blurred-background": palette.raised,
        "block-hover-background": palette.raised,
        "scrollbar": palette.faint,
        "scrollbar-hover": palette.quiet,
        "scrollbar-active": palette.quiet,
        "scrollbar-background": palette.background,
        "link-color": palette.text,
        "link-color-hover": palette.text,
        "link-background-hover": palette.chosen,
        "footer-background": palette.raised,
        "footer-foreground": palette.text,
        "footer-key-foreground": palette.text,
        "footer-description-foreground": palette.quiet,
        "input-cursor-background": palette.now,
        "input-cursor-foreground": palette.background,
        "input-selection-background": palette.chosen,
        "input-selection-foreground": palette.text,
        "button-foreground": palette.text,
        "button-color-foreground": palette.background,
        "screen-selection-background": palette.chosen,
        "screen-selection-foreground": palette.text,
    }

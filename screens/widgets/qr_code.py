"""A QR code for the camera of a phone: black on white in every theme, with its quiet margin."""

from itertools import groupby

from textual.content import Content
from textual.style import Style
from textual.visual import VisualType
from textual.widget import Widget

__all__ = ["MARGIN", "QrCode", "modules"]

MARGIN = 4
"""Modules of white around it that the standard asks for; most phones read it with two."""

INK, PAPER = "#000000", "#ffffff"
"""Not the theme's colours: a camera wants them this way round."""

CELLS = {
    (False, False): (" ", Style.parse(f"{INK} on {PAPER}")),
    (True, True): (" ", Style.parse(f"{PAPER} on {INK}")),
    (True, False): ("▄", Style.parse(f"{PAPER} on {INK}")),
    (False, True): ("▄", Style.parse(f"{INK} on {PAPER}")),
}
"""Two modules under each other. Whole cells are background: many fonts leave a gap between full blocks."""


class QrCode(Widget):
    """The code of one address, two modules to a cell; nothing as long as there is none."""

    DEFAULT_CSS = """
    QrCode { width: auto; height: auto; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._shown = ("", MARGIN)
        self._content = Content("")

    def show(self, url: str, *, margin: int = MARGIN) -> None:
        """Show the code of this address; "" shows nothing."""
        if (url, margin) == self._shown:
            return
        self._shown = (url, margin)
        self._content = _drawn(modules(url, margin)) if url else Content("")
        self.refresh(layout=True)

    def render(self) -> VisualType:
        return self._content


def modules(url: str, margin: int = MARGIN) -> list[list[bool]]:
    """The code of an address, row by row; True is dark. An even number of rows."""
    import segno

    rows = [list(map(bool, row)) for row in segno.make_qr(url, error="l").matrix_iter(border=margin)]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return rows


def _drawn(rows: list[list[bool]]) -> Content:
    return Content("\n").join(
        Content.assemble(
            *(
                (CELLS[pair][0] * len(list(run)), CELLS[pair][1])
                for pair, run in groupby(zip(upper, lower, strict=True))
            )
        )
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )

"""What a terminal must have been sent to look as an app does now."""

__all__ = ["CLICKS", "LOOKS", "Picture"]

LOOKS = b"\x1b[?1049h\x1b[?25l\x1b[?2026l\x1b[0m\x1b[H\x1b[2J"
"""Alternate screen, no cursor, no update under way, empty: what every viewer's terminal begins with."""

CLICKS = b"\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?2004h"
"""Mouse and paste are told: for the viewers of an app of one's own."""

LONG = 24 * 1024
"""Bytes from which a picture is worth painting anew; a full repaint has about 8 kB."""


class Picture:
    """Everything painted since the last full repaint, that included.

    At birth the terminal is empty, so what comes first counts as such a repaint.

    Args:
        height: rows.
    """

    def __init__(self, height: int) -> None:
        self.height = height
        self._painted = bytearray()
        self._anew: bytearray | None = None
        self._long = LONG

    def __bytes__(self) -> bytes:
        return bytes(self._painted)

    @property
    def is_long(self) -> bool:
        """Whether it is time to ask for a full repaint."""
        return len(self._painted) > self._long

    def add(self, painted: bytes) -> None:
        self._painted += painted
        if self._anew is not None:
            self._anew += painted

    def begin_anew(self) -> None:
        """A full repaint comes now."""
        self._anew = bytearray()

    def end_anew(self) -> bool:
        """The repaint should have come; False when it did not cover the screen: then ask again."""
        anew, self._anew = self._anew, None
        if anew is None or not self._covers(anew):
            return False
        self._painted = anew
        self._long = max(LONG, 3 * len(anew))
        return True

    def _covers(self, painted: bytearray) -> bool:
        """A full repaint goes to the first row and, at last, to the bottom one."""
        return all(b"\x1b[%d;1H" % row in painted for row in range(1, self.height + 1))

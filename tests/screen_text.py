"""What a person reads on a screen of the app."""

import asyncio
from typing import Any

from textual.pilot import Pilot

__all__ = ["screen_text", "shown"]

PATIENCE = 20.0
"""Seconds after which words that do not come are a failure."""


def screen_text(app: Any) -> str:
    """The screen as lines of text."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    return "\n".join(strip.text[:width].rstrip() for strip in lines[:height])


async def shown(pilot: Pilot[Any], words: str) -> None:
    """Wait until these words are on screen.

    Raises:
        AssertionError: they did not come; with what is on screen.
    """
    try:
        async with asyncio.timeout(PATIENCE):
            while words not in screen_text(pilot.app):
                await pilot.pause(0.01)
    except TimeoutError:
        raise AssertionError(f"{words!r} is not on screen:\n{screen_text(pilot.app)}") from None

"""A terminal that nobody sees: the app paints as for a real one, keys come from a test."""

from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.keys import _character_to_key
from textual.message import Message
from textual.message_pump import MessagePump

__all__ = ["UnseenTerminal", "key_event", "screen_text", "when_handled"]

CHARACTERS = {"enter": "\r", "tab": "\t", "escape": "\x1b", "backspace": "\x7f", "space": " "}


class UnseenTerminal(HeadlessDriver):
    """Takes what is painted, so that painting costs what it costs, and drops it."""

    @property
    def is_headless(self) -> bool:
        return False


def key_event(key: str) -> events.Key:
    """What a terminal makes of a pressed key: one character, or a name such as "ctrl+g"."""
    if len(key) == 1:
        return events.Key(_character_to_key(key), key)
    return events.Key(key, CHARACTERS.get(key))


def screen_text(app: App[Any]) -> str:
    """What stands on the screen now, row by row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def when_handled(told: Callable[[events.Key], None]) -> None:
    """Call `told` with each key at the end of all handling of it, in this process from now on.

    That is after the handler that stopped it, or after the app's own when it bubbled up to there.
    """
    dispatch = MessagePump._dispatch_message

    async def dispatch_and_tell(pump: MessagePump, message: Message) -> None:
        came_back = message.is_forwarded
        await dispatch(pump, message)
        if not isinstance(message, events.Key):
            return
        if isinstance(pump, App):
            is_done = came_back or not message.is_forwarded
        else:
            is_done = message._stop_propagation
        if is_done:
            told(message)

    MessagePump._dispatch_message = dispatch_and_tell  # type: ignore[assignment,method-assign]

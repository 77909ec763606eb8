"""Where words and data of the command line go: words to stderr, data to stdout."""

import io
import sys

__all__ = ["REFUSED", "at_terminal", "refuse", "say", "use_utf8"]

REFUSED = 1
"""Exit code of what was not done, with the reason on stderr."""


def at_terminal() -> bool:
    """Whether stdin, stdout and stderr are all there and terminals.

    Textual does not ask: with one of them missing it draws on what is left, and runs for ever.
    """
    return all(
        stream is not None and not stream.closed and stream.isatty()
        for stream in (sys.stdin, sys.stdout, sys.stderr)
    )


def use_utf8() -> None:
    """Let data leave as UTF-8 whatever the system's language; a terminal gets what it can show.

    Raises:
        OSError: there is no stdout to write to.
    """
    stdout = sys.stdout
    if stdout is None:
        raise OSError(0, "stdout is closed")
    if not isinstance(stdout, io.TextIOWrapper):  # something else stands in for it: a test
        return
    if stdout.isatty():
        stdout.reconfigure(errors="replace")
    else:
        stdout.reconfigure(encoding="utf-8")


def say(words: str) -> None:
    """Tell the user something that is not data."""
    if sys.stderr is not None:
        sys.stderr.write(f"{words}\n")


def refuse(words: str) -> int:
    """Say why it is not done; returns the exit code that goes with it."""
    say(f"maktui: {words}")
    return REFUSED

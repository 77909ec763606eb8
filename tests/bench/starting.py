"""One start of an app in a process of its own, as `maktui` starts it.

    python -m tests.bench.starting bare COUNT
    python -m tests.bench.starting home
    python -m tests.bench.starting seat SESSION

`tests.bench.first_frame` gives it the record and the terminal that takes the time.
"""

import sys
from collections.abc import Callable
from typing import Any


def bare(count: str) -> None:
    """Nothing but so many widgets."""
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            for number in range(int(count)):
                yield Static(f"widget {number}")

    Bare().run()


def home() -> None:
    """`maktui`."""
    from maktui import cli

    cli.at_terminal = lambda: True  # type: ignore[attr-defined]
    cli.main([])


def seat(session: str) -> None:
    """`maktui`, as if somebody sat already."""
    from maktui import cli

    cli._load_quickly()
    from maktui import wiring
    from models.codes import Seat
    from tests.multi.sitting import Seating, sit_down

    def at_a_seat(settings: Any, host: Any = None) -> Any:
        seating = Seating(
            db_url=settings.db_url,
            home=settings.data_dir,
            session_id=int(session),
            seat=Seat.REPORTER,
            name="Joost Wiering",
        )
        return lambda access: sit_down(access, seating, settings)

    wiring.home = at_a_seat
    home()


STARTS: dict[str, Callable[..., None]] = {"bare": bare, "home": home, "seat": seat}

if __name__ == "__main__":
    STARTS[sys.argv[1]](*sys.argv[2:])

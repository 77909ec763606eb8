"""Acts on the page of what a Ma.akbank yields."""

from screens.acts.command import ORGANISER, WRITES, Command, Group
from screens.language import N_

__all__ = ["OUTCOMES"]

STAFF = WRITES | ORGANISER

OUTCOMES = Group(
    id="outcomes",
    title=N_("What comes of it"),
    where=N_("On the page with yields and what is taken home."),
    commands=(
        Command(
            id="fill_in",
            keys="enter",
            name=N_("fill in"),
            help=N_("Opens the chosen yield or report back, to fill it in."),
            seats=STAFF,
        ),
        Command(
            id="measure",
            keys="m",
            name=N_("measured"),
            help=N_("Adds what was measured on a day."),
            seats=STAFF,
        ),
        Command(
            id="take_home",
            keys="t",
            name=N_("who takes it home?"),
            help=N_("Notes who takes this decision to their organisation or network."),
            seats=STAFF,
        ),
        Command(
            id="unmeasure",
            keys="delete",
            name=N_("remove the last value"),
            help=N_("Removes the last value that was measured, after asking."),
            seats=STAFF,
        ),
    ),
)

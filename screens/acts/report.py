"""Acts on the report."""

from screens.acts.command import Command, Group
from screens.language import N_

__all__ = ["REPORT"]

REPORT = Group(
    id="report",
    title=N_("The report"),
    where=N_("On the report's screen."),
    commands=(
        Command(
            id="save_markdown",
            keys="m",
            name=N_("as text"),
            help=N_("Saves the report as a Markdown file."),
            show=True,
        ),
        Command(
            id="save_html",
            keys="h",
            name=N_("as a page"),
            help=N_("Saves the report as a page to print or send."),
            show=True,
        ),
        Command(
            id="save_json",
            keys="j",
            name=N_("as data"),
            help=N_("Saves the report as JSON, for other programs."),
            show=True,
        ),
    ),
)

"""Acts of the whole app."""

from screens.acts.command import Command, Group
from screens.language import N_

__all__ = ["GENERAL"]

GENERAL = Group(
    id="general",
    title=N_("Everywhere"),
    where=N_("A letter works when you are not typing."),
    commands=(
        Command(
            id="help",
            keys="question_mark,f1",
            dutch="hulp help",
            english="help",
            name=N_("help"),
            help=N_("Shows what you can do here."),
            show=True,
        ),
        Command(
            id="palette",
            keys="ctrl+o",
            dutch="opdrachten",
            english="commands",
            name=N_("commands"),
            help=N_("Finds any command by its name."),
            show=True,
        ),
        Command(
            id="leave",
            keys="escape",
            name=N_("back"),
            help=N_("Closes what lies on top, or leaves the input line. Your text stays."),
        ),
        Command(
            id="theme",
            dutch="kleuren thema",
            english="colours colors theme",
            name=N_("colours"),
            help=N_("Changes the colours: light, dark or high contrast."),
        ),
        Command(
            id="language",
            dutch="taal",
            english="language",
            name=N_("language"),
            help=N_("Switches between Dutch and English."),
        ),
        Command(
            id="quit",
            keys="ctrl+q",
            dutch="verlaten",
            english="quit",
            name=N_("quit"),
            help=N_("Leaves maktui. The session goes on and all you typed is kept."),
        ),
    ),
)

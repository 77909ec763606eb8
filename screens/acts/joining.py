"""Acts of letting people in by the browser."""

from screens.acts.command import WRITES, Command, Group
from screens.language import N_

__all__ = ["JOINING"]

JOINING = Group(
    id="joining",
    title=N_("Joining in the browser"),
    where=N_("On the screen that lets people join."),
    commands=(
        Command(
            id="confirm",
            keys="enter",
            name=N_("confirm"),
            help=N_("You know this person: the seat in the browser may take part."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="confirm_here",
            keys="h",
            name=N_("confirm, and is here"),
            help=N_("Confirms this person, and notes that they are at the table."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="confirm_all",
            keys="i",
            name=N_("confirm everyone"),
            help=N_("Confirms everyone who waits."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="send_out",
            keys="d,delete",
            name=N_("send out"),
            help=N_("Ends this seat or link at once. It asks once more."),
            seats=WRITES,
        ),
        Command(
            id="serve_here",
            keys="a",
            name=N_("in the browser: this computer only"),
            help=N_("Brings the session into the browser of this computer. No other device can reach it."),
            seats=WRITES,
        ),
        Command(
            id="serve_network",
            keys="w",
            name=N_("in the browser: everyone on this network"),
            help=N_("Brings the session into the browser, also of phones and laptops on the same network."),
            seats=WRITES,
        ),
        Command(
            id="serve_no_more",
            keys="x",
            name=N_("out of the browser"),
            help=N_(
                "Stops what was started here: every seat in the browser loses its picture. It asks once."
            ),
            seats=WRITES,
        ),
        Command(
            id="reporter_link",
            keys="v",
            name=N_("link for a reporter"),
            help=N_("Makes a link that works once, for the browser of a reporter."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="facilitator_link",
            keys="g",
            name=N_("link for a facilitator"),
            help=N_("Makes a link that works once, for a second facilitator. Facilitators only."),
            seats=WRITES,
        ),
        Command(
            id="room_link",
            keys="z",
            name=N_("link for the room's screen"),
            help=N_("Makes a link that works once, for the screen in the room."),
            seats=WRITES,
        ),
        Command(
            id="person_link",
            keys="p",
            name=N_("link for this person"),
            help=N_(
                "Makes a link that works once, in the name of the chosen person: for another device, say."
            ),
            seats=WRITES,
        ),
        Command(
            id="copy_link",
            keys="c",
            name=N_("copy the address"),
            help=N_("Copies the link, or the address when no link shows."),
            seats=WRITES,
        ),
        Command(
            id="new_code",
            keys="n",
            name=N_("new code"),
            help=N_("Makes another code. The old one stops working, who is in stays in."),
            seats=WRITES,
        ),
        Command(
            id="door",
            keys="s",
            name=N_("let nobody in"),
            help=N_("Lets nobody join any more, or lets people join again."),
            seats=WRITES,
        ),
    ),
)

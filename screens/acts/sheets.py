"""Acts on the sheets of a proposal: stands by hand, and objections to their end."""

from screens.acts.command import LEADS, WRITES, Command, Group
from screens.language import N_

__all__ = ["OBJECTIONS", "STANDS"]

STANDS = Group(
    id="stands",
    title=N_("Stands by hand"),
    where=N_("On the sheet with everyone's stands. Letters search a name, digits say the stand."),
    commands=(
        Command(
            id="stand_support",
            keys="1",
            name=N_("supports it"),
            help=N_("This person supports the proposal."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="stand_concern",
            keys="2",
            name=N_("has a concern"),
            help=N_("This person supports the proposal but has a concern; a reason may follow."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="stand_objection",
            keys="3",
            name=N_("has an objection"),
            help=N_("This person has an objection; the reason is asked."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="stand_abstain",
            keys="4",
            name=N_("does not choose"),
            help=N_("This person does not choose."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="stand_everyone",
            keys="9",
            name=N_("everyone supports this"),
            help=N_("Notes that everyone who did not choose yet supports this. Then come the exceptions."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="stand_withdraw",
            keys="0",
            name=N_("take the stand back"),
            help=N_("This person did not choose yet, after all. Only what was entered by hand."),
            seats=WRITES,
        ),
        Command(
            id="stand_voice",
            keys="7",
            name=N_("this choice counts"),
            help=N_("The choice of someone with only a role in the process counts too, or no longer."),
            seats=WRITES,
        ),
        Command(
            id="stand_paper",
            keys="8",
            name=N_("on paper"),
            help=N_("Enters the totals of a round on paper. Nobody can see later who chose what."),
            seats=LEADS,
        ),
    ),
)

OBJECTIONS = Group(
    id="objections",
    title=N_("Objections"),
    where=N_("On the sheet with the objections to a proposal."),
    commands=(
        Command(
            id="objection_heard",
            keys="g",
            name=N_("heard"),
            help=N_("The table heard this objection; it is still open."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="objection_worked_in",
            keys="v",
            name=N_("worked in"),
            help=N_("The proposal was changed by this objection."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="objection_withdrawn",
            keys="i",
            name=N_("withdrawn"),
            help=N_("Who objected takes it back."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="objection_stands",
            keys="b",
            name=N_("stays standing"),
            help=N_("The objection stays; its reason stands in the minutes as the minority view."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="objection_new",
            keys="n",
            name=N_("new objection"),
            help=N_("Notes an objection that was said aloud. With @ in front you name who said it."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="objection_wipe",
            keys="w",
            name=N_("wipe for good"),
            help=N_("Wipes this reason everywhere, at someone's request. This cannot be undone."),
            seats=WRITES,
        ),
    ),
)

"""What brings the session into the browser from here, watched from the seat of who writes."""

from textual import work

from screens.commands import COMMANDS, slash_word
from screens.hosting import Host
from screens.language import _
from screens.live_outcomes import OutcomeActsScreen

__all__ = ["HostingScreen"]


class HostingScreen(OutcomeActsScreen):
    """Hears that serving broke off, whatever lies on top; then the address goes too."""

    def on_mount(self) -> None:
        if self.kit.host is not None:
            self._tend(self.kit.host)

    @work(group="tend")
    async def _tend(self, host: Host) -> None:
        while True:
            await host.broken_off(self.session_id)
            async with self.refusals():
                await self.access.act(
                    lambda desk: desk.door.announce(
                        session_id=self.session_id, address="", instead_of=host.address
                    )
                )
            words = _("The room fell out of the browser. Start it again with {command}.")
            self.say(words.format(command=slash_word(COMMANDS["joining"])), severity="warning")

"""What was settled: the gespreksleider's word, with the rule about support in words beside it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input

from models.codes import ProposalPhase, ProposalResult, Support, SupportGround
from models.views.people import CoverageView
from models.views.support import ProposalView
from screens.access import Access
from screens.commands import bindings
from screens.language import _, joined, ngettext
from screens.support_labels import result_word, rule_words, support_word, supported_words
from screens.support_sheet import SupportSheet, tally_words
from screens.widgets.form_inputs import CleanInput
from screens.widgets.pick_list import PickList
from screens.widgets.status_bar import Hint
from screens.widgets.words import Words

__all__ = ["SettleSheet"]

RESULTS = tuple(ProposalResult)
SUPPORTS = tuple(Support)

OPEN_ENDED = frozenset({ProposalResult.LATER, ProposalResult.NOT_DECIDED})
"""What may have a reason of its own, without a word about support."""


class SettleSheet(SupportSheet[ProposalView | None]):
    """Gives the proposal as it was settled, or None.

    Nothing is picked that nobody picked: what the rule proposes lies under the cursor, no more.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("leave", "save")]

    def __init__(self, access: Access, proposal_id: int) -> None:
        super().__init__(access, proposal_id)
        self._missing_roles: tuple[str, ...] = ()

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="scroll"):
            yield Words(id="state")
            with Horizontal(id="sides"):
                with Vertical(id="left"):
                    yield Words(_("What was settled?"), classes="label")
                    yield PickList([result_word(result) for result in RESULTS], id="results")
                with Vertical(id="right"):
                    yield Words(_("Broadly supported?"), classes="label")
                    yield PickList([support_word(support) for support in SUPPORTS], id="supports")
            yield Words(_("Why? In the minutes, beside broadly supported. It may stay empty."), id="why")
            yield CleanInput(id="reason")
            yield Words(id="rule")

    def on_mount(self) -> None:
        self.query_one("#scroll").can_focus = False
        self.query_one("#results").focus()

    def heading(self) -> str:
        return _("Settle")

    # What shows ----------------------------------------------------------------------------

    async def reload(self) -> None:
        async with self.refusals():
            found, coverage = await self.access.read(
                lambda desk: (
                    desk.read.support(session_id=self.session_id),
                    desk.read.coverage(session_id=self.session_id),
                )
            )
            self.take_proposal(found)
            self._show(coverage)

    def _show(self, coverage: CoverageView) -> None:
        self._missing_roles = coverage.missing_roles
        proposal = self.proposal
        self.query_one("#state", Words).show(self._state(proposal) if proposal else "")
        self.query_one("#rule", Words).show(self._rule(proposal) if proposal else "")
        supports = self.query_one("#supports", PickList)
        place = SUPPORTS.index(proposal.proposed.support) if proposal and _is_seen(proposal) else None
        supports.show_beside(place, _("◂ the rule"))
        if supports.picked is None and not supports.has_focus:
            supports.highlighted = place
        self.show_hints()

    def _state(self, proposal: ProposalView) -> Content:
        if proposal.result is not None:
            words = _("This was settled: {result}").format(result=result_word(proposal.result))
            by = f" · {proposal.settled_by}" if proposal.settled_by else ""
            return Content.styled(f"▲ {words}{by}", "$todo")
        if proposal.phase is ProposalPhase.ASIDE:
            return Content.styled("▲ " + _("This proposal is off the table."), "$todo")
        last = proposal.last_round
        if last is None:
            return Content.styled(_("Nobody was asked to choose."), "$quiet")
        if last.tally is None:
            words = _("{count} of {all} chosen").format(count=last.chosen, all=last.expected)
            return Content.assemble((words, "bold"), " · ", _("settling shows what everyone chose"))
        sharpened = _("about earlier words") if proposal.was_sharpened else ""
        return Content.assemble(tally_words(last.tally), "   ", (sharpened, "$todo"))

    def _rule(self, proposal: ProposalView) -> Content:
        """What the rule proposes and why, the rule itself, and who is not at the table."""
        rows = []
        if _is_seen(proposal):
            words = _("The rule says {answer}.").format(answer=supported_words(proposal.proposed))
            rows.append(Content(words))
        grounds = proposal.proposed.grounds
        named = {one.detail for one in grounds if one.ground is SupportGround.ROLE_MISSING}
        others = [role for role in self._missing_roles if role not in named]
        if others:
            missing = ngettext("Not at the table: {roles}.", "Not at the table: {roles}.", len(others))
            rows.append(Content.styled(missing.format(roles=joined(others)), "$todo"))
        rows.append(Content.styled(rule_words(), "$quiet"))
        return Content("\n").join(rows)

    def hints(self) -> Sequence[Hint]:
        back = Hint("Esc", _("back"), "screen.leave")
        if self.proposal is None or not self.proposal.is_at_table:
            return (back,)
        focused = self.focused
        if not isinstance(focused, PickList):
            return (Hint("Enter", _("settle"), "screen.save"), back)
        return (
            Hint(f"1-{focused.option_count}", _("choose"), "screen.pick"),
            Hint("Tab", _("go on"), "screen.go_on"),
            Hint("Ctrl+S", _("settle"), "screen.save"),
            back,
        )

    @on(PickList.Picked)
    def _picked(self, event: PickList.Picked) -> None:
        """On to what is asked next; who takes a choice back stays."""
        event.stop()
        if event.pick_list.picked is not None and event.pick_list.has_focus:
            self.action_go_on()
        self.say("")

    def action_pick(self) -> None:
        """What Enter does in a list, for who clicks it."""
        if isinstance(self.focused, PickList):
            self.focused.action_select()

    def action_go_on(self) -> None:
        """To the next thing that is asked."""
        self.focus_next()

    def on_descendant_focus(self) -> None:
        self.show_hints()

    # Settling ------------------------------------------------------------------------------

    @on(Input.Submitted, "#reason")
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """The gespreksleider's word."""
        result = self.query_one("#results", PickList).picked
        if self.proposal is None:
            return
        if result is None:
            self.say(_("First choose what was settled: 1 to 5."), severity="warning")
            self.query_one("#results").focus()
            return
        support = self.query_one("#supports", PickList).picked
        if support is None and self._reason and RESULTS[result] not in OPEN_ENDED:
            self.say(_("Say also whether it is broadly supported: 1 to 3."), severity="warning")
            self.query_one("#supports").focus()
            return
        self._settle(self.proposal, RESULTS[result], None if support is None else SUPPORTS[support])

    @property
    def _reason(self) -> str:
        return self.query_one("#reason", CleanInput).value.strip()

    @work(group="act", exclusive=True)
    async def _settle(self, seen: ProposalView, result: ProposalResult, support: Support | None) -> None:
        """Refused, it shows how things stand now; what was chosen and typed stays."""
        reason = self._reason
        settled: list[ProposalView] = []
        if await self.keep(
            lambda desk: settled.append(
                desk.support.settle(
                    proposal_id=self.proposal_id,
                    revision=seen.revision,
                    result=result,
                    support=support,
                    reason=reason,
                )
            )
        ):
            self.dismiss(settled[0])
        else:
            await self.reload()

    def action_leave(self) -> None:
        self.dismiss(None)


def _is_seen(proposal: ProposalView) -> bool:
    """Whether the rule speaks about stands that everyone saw, or about none at all."""
    return proposal.last_round is None or proposal.last_round.tally is not None

"""The objections to a proposal, each to its end, and its concerns; names stay at the seats that write."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from models.codes import ObjectionState
from models.grammar.names import named_at, roster
from models.grammar.outcomes import Known
from models.likeness import fold
from models.views.people import AttendanceView
from models.views.support import ObjectionView
from screens.access import Access
from screens.commands import bindings
from screens.language import YES, _, ngettext
from screens.objection_rows import concern_words, concerns_of, objection_words
from screens.support_labels import objection_sign, objection_word
from screens.support_sheet import SupportSheet
from screens.widgets.ask_line import AskLine
from screens.widgets.status_bar import FootBar, Hint
from screens.widgets.words import Words

__all__ = ["ObjectionsSheet"]

ENDS = {
    ObjectionState.HEARD: "g",
    ObjectionState.WORKED_IN: "v",
    ObjectionState.WITHDRAWN: "i",
    ObjectionState.STANDS: "b",
}
"""As the acts have them, for the hints."""

OBJECTION, CONCERN = "objection", "concern"
"""What a row is of; its id follows."""


@dataclass(frozen=True, slots=True)
class _End:
    """Where an objection goes, with a line about it."""

    objection_id: int
    state: ObjectionState


@dataclass(frozen=True, slots=True)
class _New:
    """An objection said aloud."""


@dataclass(frozen=True, slots=True)
class _Wipe:
    """A reason that somebody asked to wipe."""

    row: str


class ObjectionsSheet(SupportSheet[None]):
    """One key brings an objection further; the answer may stay empty. Concerns stand under them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "leave",
            "objection_heard",
            "objection_worked_in",
            "objection_withdrawn",
            "objection_stands",
            "objection_new",
            "objection_wipe",
        ),
    ]

    def __init__(self, access: Access, proposal_id: int) -> None:
        super().__init__(access, proposal_id)
        self._people: tuple[AttendanceView, ...] = ()
        self._asked: _End | _New | _Wipe | None = None

    def compose_body(self) -> ComposeResult:
        yield Words(id="count")
        yield OptionList(id="objections", markup=False)
        yield AskLine()
        yield FootBar(id="ends")

    def on_mount(self) -> None:
        self.query_one("#objections").focus()

    def on_resize(self) -> None:
        self.call_after_refresh(self._list)

    def heading(self) -> str:
        has_concerns = self.proposal is not None and any(concerns_of(self.proposal))
        return _("Objections and concerns") if has_concerns else _("Objections")

    # What shows ----------------------------------------------------------------------------

    async def reload(self) -> None:
        async with self.refusals():
            session = await self.access.read(lambda desk: desk.read.session(session_id=self.session_id))
            found, people = await self.access.read(
                lambda desk: (
                    desk.read.proposals_of_maakbank(maakbank_id=session.maakbank_id),
                    desk.read.attendance(session_id=self.session_id),
                )
            )
            self._people = people
            self.take_proposal(found)
            self.query_one("#count", Words).show(self._count())
            self._list()
            self._show_keys()

    @property
    def _objections(self) -> tuple[ObjectionView, ...]:
        return self.proposal.objections if self.proposal else ()

    def _count(self) -> Content:
        if not self._objections:
            return Content.styled(_("There is no objection. N notes one that was said aloud."), "$quiet")
        still = sum(one.is_open for one in self._objections)
        if not still:
            return Content.styled(_("Every objection came to its end."), "$settled")
        words = ngettext("{count} objection is still open", "{count} objections are still open", still)
        return Content.styled(words.format(count=still), "bold")

    def _list(self) -> None:
        objections = self.query_one("#objections", OptionList)
        before = self._row
        width = max(20, objections.scrollable_content_region.width or self.size.width)
        objections.clear_options()
        rows = [Option(objection_words(one, width), id=f"{OBJECTION}-{one.id}") for one in self._objections]
        if self.proposal is not None:
            rows += [
                Option(concern_words(one, width), id=f"{CONCERN}-{one.id}")
                for one in concerns_of(self.proposal)
            ]
        objections.add_options(rows)
        ids = [row.id for row in rows]
        if ids:
            objections.highlighted = ids.index(before) if before in ids else 0

    @property
    def _row(self) -> str:
        """The row under the cursor; "" when there is none."""
        option = self.query_one("#objections", OptionList).highlighted_option
        return (option.id or "") if option else ""

    @property
    def _chosen(self) -> ObjectionView | None:
        """The objection under the cursor."""
        return next((one for one in self._objections if self._row == f"{OBJECTION}-{one.id}"), None)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._show_keys()

    def hints(self) -> Sequence[Hint]:
        back = Hint("Esc", _("back"), "screen.leave")
        if self._asked is not None:
            return (Hint("Enter", _("keep"), "screen.answer"), back)
        new = Hint("n", _("new objection"), "screen.objection_new")
        wipe = (Hint("w", _("wipe for good"), "screen.objection_wipe"),) if self._row else ()
        return (new, back, *wipe)

    def _show_keys(self) -> None:
        self.set_class(self._asked is not None or self._chosen is None, "-no-ends")
        self.query_one("#ends", FootBar).show_hints(
            [
                Hint(
                    key, f"{objection_sign(state)} {objection_word(state)}", f"screen.objection_{state.value}"
                )
                for state, key in ENDS.items()
            ]
        )
        self.show_hints()

    # Acts ----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not action.startswith("objection_") or self._asked is None

    def action_objection_heard(self) -> None:
        self._ask_end(ObjectionState.HEARD)

    def action_objection_worked_in(self) -> None:
        self._ask_end(ObjectionState.WORKED_IN)

    def action_objection_withdrawn(self) -> None:
        self._ask_end(ObjectionState.WITHDRAWN)

    def action_objection_stands(self) -> None:
        self._ask_end(ObjectionState.STANDS)

    def action_objection_new(self) -> None:
        if self.proposal is not None:
            self._ask(_New(), _("What is the objection? @name in front says whose it is."))

    def action_objection_wipe(self) -> None:
        """Only with a yes: this cannot be undone."""
        chosen = self._chosen
        if self._row and (chosen is None or chosen.wiped_at is None):
            words = _("This wipes the reason everywhere and for good. Type yes to do it.")
            self._ask(_Wipe(self._row), Content.styled(words, "$todo"))

    def _ask_end(self, state: ObjectionState) -> None:
        chosen = self._chosen
        if chosen is not None:
            words = _("{state}. What was answered? It may stay empty.").format(state=objection_word(state))
            words = words[0].upper() + words[1:]
            self._ask(_End(chosen.id, state), f"{objection_sign(state)} {words}", chosen.answer)

    def _ask(self, asked: _End | _New | _Wipe, words: Content | str, text: str = "") -> None:
        self._asked = asked
        self.say("")
        self.query_one(AskLine).ask(words, text)
        self._show_keys()

    @on(AskLine.Typed)
    def _typed(self, event: AskLine.Typed) -> None:
        """Who is meant, before Enter."""
        event.stop()
        if isinstance(self._asked, _New):
            self.query_one(AskLine).show_understood(self._understood(event.text))

    def _understood(self, text: str) -> str:
        if not text:
            return ""
        person, rest = self._said_by(text)
        if person is not None:
            return _("Of {name}: {text}").format(name=person.participant.name, text=rest)
        return _("Nobody here is called that.") if text.startswith("@") else _("Without a name.")

    def _said_by(self, text: str) -> tuple[AttendanceView | None, str]:
        """Who is named in front, and what was said."""
        if not text.startswith("@"):
            return None, text
        named = named_at(text, 0, roster([Known(entry.participant.name) for entry in self._people]))
        found = [entry for entry in self._people if named and entry.participant.name == named.name]
        if named is None or not found:
            return None, text
        return found[0], text[named.end :].lstrip(" :,")

    @on(AskLine.Answered)
    def _answered(self, event: AskLine.Answered) -> None:
        event.stop()
        match self._asked:
            case _End(objection_id, state):
                self._move(objection_id, state, event.text)
            case _New():
                self._raise(event.text)
            case _Wipe(row):
                self._wipe_if_sure(row, event.text)

    @work(group="act", exclusive=True)
    async def _move(self, objection_id: int, state: ObjectionState, answer: str) -> None:
        seen = next((one for one in self._objections if one.id == objection_id), None)
        if seen is None:
            return
        is_kept = await self.keep(
            lambda desk: desk.support.move_objection(
                objection_id=objection_id,
                revision=seen.revision,
                state=state,
                answer="" if answer == seen.answer else answer,
            )
        )
        await self._done(is_kept, _("Noted: {state}").format(state=objection_word(state)))

    def _raise(self, text: str) -> None:
        person, reason = self._said_by(text)
        if person is None and text.startswith("@"):
            self.say(_("Nobody here is called that."), severity="warning")
        elif not reason:
            self.say(_("An objection needs a reason. Write it down in a few words."), severity="warning")
        else:
            self._keep_new(reason, person.participant.id if person else None)

    @work(group="act", exclusive=True)
    async def _keep_new(self, reason: str, participant_id: int | None) -> None:
        is_kept = await self.keep(
            lambda desk: desk.support.raise_objection(
                proposal_id=self.proposal_id, reason=reason, participant_id=participant_id
            )
        )
        await self._done(is_kept, _("The objection is noted."))

    def _wipe_if_sure(self, row: str, answer: str) -> None:
        if fold(answer) in YES:
            self._wipe(row)
        else:
            self.say(_("Nothing was wiped."))
            self._close()

    @work(group="act", exclusive=True)
    async def _wipe(self, row: str) -> None:
        sort, _sign, number = row.partition("-")
        is_kept = await self.keep(
            lambda desk: (
                desk.support.wipe_reason(objection_id=int(number))
                if sort == OBJECTION
                else desk.support.wipe_stand_reason(stand_id=int(number))
            )
        )
        await self._done(is_kept, _("Wiped for good."))

    async def _done(self, is_kept: bool, words: str) -> None:
        """What was not kept stays in its line, beside how things stand now."""
        if is_kept:
            self._close()
            self.say(words)
        await self.reload()

    def _close(self) -> None:
        self._asked = None
        self.query_one(AskLine).close()
        self.query_one("#objections").focus()
        self._show_keys()

    def action_answer(self) -> None:
        """What Enter does, for who clicks it."""
        self.query_one(AskLine).enter()

    def action_leave(self) -> None:
        """First the line closes, then the sheet."""
        if self._asked is not None:
            self._close()
        else:
            self.dismiss()

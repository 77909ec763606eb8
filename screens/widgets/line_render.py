"""How a line of the minutes looks: its words, and the rows they take."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

from models.clean import clean_text
from models.codes import ActionStatus, DecisionStatus, LineKind
from models.grammar import Doubt
from models.views.follow_up import ActionView, DecisionView, OwnerView
from models.views.minutes import ConflictView, DraftView, LineView
from models.zone import local_date
from screens.labels import (
    action_class,
    action_sign,
    action_word,
    decision_class,
    decision_sign,
    decision_word,
    doubt_words,
    line_class,
    line_sign,
)
from screens.language import _, clock
from screens.widgets.hint_line import due_words
from screens.widgets.line_inline import inline

__all__ = ["DRAFT_TAIL", "Looks", "draft_strips", "line_strips"]

DRAFT_TAIL = 600
"""Characters of a line in the making that show: its end, where the typing is."""
TIME_WIDTH = 5
WHO_WIDTH = 3
AIR = 1
"""Columns between a text and the scrollbar."""


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of one theme, and how much room there is; with other looks, all rows are other ones."""

    language: str
    width: int
    has_time: bool
    has_who: bool
    base: Style
    chosen: Style
    unseen: Style
    gutter: Style
    quiet: Style
    code: Style
    now: Style
    settled: Style
    todo: Style
    open: Style
    draft: Style

    @property
    def gutter_width(self) -> int:
        """Time and author, a space behind each, and a space before the text."""
        who = WHO_WIDTH + 1 if self.has_time and self.has_who else 0
        return (TIME_WIDTH + 1 if self.has_time else 0) + who

    @property
    def text_width(self) -> int:
        return max(1, self.width - self.gutter_width - AIR)

    def of(self, style_class: str) -> Style:
        """The style of a class of `screens.labels`."""
        style: Style = getattr(self, style_class.removeprefix("-")) if style_class else self.base
        return style


def line_strips(widget: Widget, line: LineView, looks: Looks, *, is_chosen: bool = False) -> list[Strip]:
    """The rows of a kept line, each as wide as `looks` says."""
    base = looks.chosen if is_chosen else looks.base
    lead = _gutter(clock(line.at), line.initials, looks, looks.gutter, base, "▌" if is_chosen else " ")
    return _rows(widget, _line(line, looks), lead, looks, base)


def draft_strips(widget: Widget, draft: DraftView, looks: Looks) -> list[Strip]:
    """The rows of a colleague's line in the making."""
    lead = _gutter(_("now"), draft.initials, looks, looks.now, looks.base, " ")
    text = clean_text(draft.text[-DRAFT_TAIL:])
    if len(draft.text) > DRAFT_TAIL:
        text = f"…{text}"
    content = Content.assemble((text, looks.draft), ("▌", looks.now))
    if draft.line_id is not None:
        content = Content.styled(_("corrects") + " · ", looks.quiet) + content
    return _rows(widget, content, lead, looks, looks.base)


def _gutter(time: str, who: str, looks: Looks, style: Style, base: Style, mark: str) -> list[Segment]:
    """When and who, ending in a mark for the chosen line."""
    if not looks.has_time:
        return []
    words = set_cell_size(time, TIME_WIDTH)
    if looks.has_who:
        words = f"{words} {set_cell_size(clean_text(who), WHO_WIDTH)}"
    return [
        Segment(words, (base + style).rich_style),
        Segment(mark, (base + looks.now).rich_style),
    ]


def _rows(widget: Widget, content: Content, lead: list[Segment], looks: Looks, base: Style) -> list[Strip]:
    """Words with a hanging indent."""
    rich = base.rich_style
    strips = Visual.to_strips(widget, content, looks.text_width, None, base, apply_selection=False)
    first = Strip(lead, looks.gutter_width)
    blank = Strip.blank(looks.gutter_width, rich)
    return [
        Strip.join([blank if row else first, strip]).adjust_cell_length(looks.width, rich)
        for row, strip in enumerate(strips)
    ]


def _line(line: LineView, looks: Looks) -> Content:
    if line.wiped_at is not None:
        words = _("wiped on request · {name}, {time}") if line.wiped_by else _("wiped on request · {time}")
        name = clean_text(line.wiped_by)
        return Content.styled(
            words.format(name=name, time=clock(line.wiped_at)), looks.quiet + Style(italic=True)
        )
    text = inline(line.text, code=looks.code, url=looks.quiet)
    if line.decision is not None:
        main, notes = _decision(text, line.decision, looks)
    elif line.action is not None:
        main, notes = _action(text, line.action, looks)
    else:
        main, notes = _plain(text, line, looks)
    if line.edited:
        notes.append(Content.styled(_("corrected"), looks.quiet))
    below = [_under(main, notes, looks)]
    if line.action is not None:
        below.append(_who_and_when(line.action, looks))
    below.extend(_doubts(line, looks))
    below.extend(_conflict(conflict, looks) for conflict in line.conflicts)
    return Content("\n").join(filter(None, below))


def _under(main: Content, notes: list[Content], looks: Looks) -> Content:
    """Short notes behind the words where the last row has room, else under them."""
    if not notes:
        return main
    note = Content.styled(" · ", looks.quiet).join(notes)
    last = main.wrap(looks.text_width)[-1].cell_length
    fits = last + 3 + note.cell_length <= looks.text_width
    return main + ("   " if fits else "\n") + note


def _plain(text: Content, line: LineView, looks: Looks) -> tuple[Content, list[Content]]:
    sign = line_sign(line.kind)
    if line.ticked_at is not None:
        done = _("taken up") if line.kind is LineKind.PARKED else _("answered")
        notes = [Content.styled(f"✓ {done} {clock(line.ticked_at)}", looks.settled)]
    else:
        notes = []
    if line.quoted:
        notes.append(Content.styled(f"– {clean_text(line.quoted)}", looks.quiet))
    if not sign:
        return text, notes
    return Content.styled(f"{sign} ", looks.of(line_class(line.kind))) + text, notes


def _decision(text: Content, decision: DecisionView, looks: Looks) -> tuple[Content, list[Content]]:
    status = decision.status
    colour = looks.of(decision_class(status))
    is_void = status is DecisionStatus.VOID
    text = text.stylize_before(looks.quiet + Style(strike=True) if is_void else Style(bold=True))
    words = decision_word(status)
    if is_void and decision.void_reason:
        words = f"{words}: {clean_text(decision.void_reason)}"
    notes = [Content.styled(words, colour)]
    if decision.missing_roles:
        roles = clean_text(", ".join(decision.missing_roles))
        notes.append(Content.styled(_("without {roles}").format(roles=roles), looks.quiet))
    return Content.styled(f"{decision_sign(status)} B{decision.number} ", colour) + text, notes


def _action(text: Content, action: ActionView, looks: Looks) -> tuple[Content, list[Content]]:
    status = action.status
    colour = looks.of(action_class(status))
    notes = [] if status is ActionStatus.OPEN else [Content.styled(action_word(status), colour)]
    if status is ActionStatus.DROPPED:
        text = text.stylize_before(looks.quiet)
    return Content.styled(f"{action_sign(status)} A{action.number} ", colour) + text, notes


def _who_and_when(action: ActionView, looks: Looks) -> Content:
    pieces = [_owner(owner, looks) for owner in action.owners]
    if not pieces:
        pieces = [Content.styled(_("who?"), looks.todo)]
    who = Content(", ").join(pieces)
    if action.due is None:
        return who
    due = due_words(action.due, local_date(action.noted_at))
    return Content.assemble(who, (f" · {due}", looks.quiet))


def _owner(owner: OwnerView, looks: Looks) -> Content:
    name = clean_text(owner.name)
    if owner.on_behalf:
        return Content(_("on behalf of {name}").format(name=name))
    if owner.participant_id is None:
        return Content.assemble((name, "bold"), ("?", looks.todo))
    return Content.styled(name, "bold")


def _doubts(line: LineView, looks: Looks) -> Iterable[Content]:
    """What the grammar was not sure of; an action without owner asks "who?" already."""
    if line.hint and line.hint != Doubt.NO_OWNER:
        words = _("Is this right?")
        with suppress(ValueError):
            words = doubt_words(Doubt(line.hint))
        yield Content.assemble(("! ", looks.todo), (words, looks.quiet + Style(italic=True)))


def _conflict(conflict: ConflictView, looks: Looks) -> Content:
    words = _("also: “{text}” ({name})")
    text, name = clean_text(conflict.text), clean_text(conflict.author)
    return Content.assemble(("≠ ", looks.todo), (words.format(text=text, name=name), looks.quiet))

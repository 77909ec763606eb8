"""What a typed line will be, said before Enter."""

from collections.abc import Collection, Iterable
from datetime import date

from textual.content import Content
from textual.visual import VisualType

from models.codes import LineKind, Presence, Seat
from models.grammar import (
    ActCommand,
    AddItem,
    Arrivals,
    Completion,
    Correction,
    Departures,
    Doubt,
    Excused,
    GoTo,
    NewLine,
    Queued,
    Typed,
    Undo,
    Unqueued,
)
from models.grammar.forms import BY_SLASH, Form
from screens.commands import by_word, for_others
from screens.labels import line_class, line_sign, line_word, presence_class, presence_sign
from screens.language import _, joined, short_date
from screens.widgets.plain import Plain

__all__ = ["HintLine", "meaning"]

MOST_CHOICES = 4
"""Completions to name; the others come with more letters."""


class HintLine(Plain):
    """One row of words; `show` with the same words paints nothing."""

    DEFAULT_CSS = """
    HintLine {
        height: 1;
        width: 1fr;
        padding: 0 2;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._content = Content("")

    @property
    def content(self) -> Content:
        return self._content

    def show(self, content: Content) -> None:
        """Show this; the layout never moves."""
        if not content.is_same(self._content):
            self._content = content
            self.refresh()

    def render(self) -> VisualType:
        return self._content


def meaning(
    typed: Typed,
    *,
    completion: Completion | None = None,
    organisations: Collection[str] = (),
    today: date | None = None,
    seat: Seat | None = None,
) -> Content:
    """What Enter would make of `typed`, in one row.

    Args:
        typed: the line as the grammar reads it.
        completion: what Tab would do.
        organisations: names that act on behalf of more people.
        today: a due date in another year than this one shows its year.
        seat: where it is typed; every act may be done when this is None.
    """
    if isinstance(typed, ActCommand) and seat is not None and for_others(typed.command, seat):
        return Content.styled(_("only for the facilitator"), "$todo")
    if completion is not None and _is_begun_command(typed) and completion.replacement.startswith("/"):
        return _choices(completion)
    words = _line(typed, organisations, today) if isinstance(typed, NewLine) else _command(typed)
    tab = _tab(completion)
    return words + "   " + tab if words and tab else words + tab


def _line(line: NewLine, organisations: Collection[str], today: date | None) -> Content:
    if not line.text:
        return Content("")
    if line.doubt is Doubt.EMPTY:
        return _unfinished(line.text)
    pieces = [_kind(line.kind)]
    if line.quoted:
        pieces.append(Content(line.quoted))
    if line.owners:
        names = [_owner(name, organisations) for name in line.owners]
        pieces.append(Content(joined(names)))
    if line.due is not None:
        pieces.append(Content.styled(due_words(line.due, today), "bold"))
    if line.doubt is not None:
        doubt = Content.styled(_doubt(line), "$todo")
        pieces = [doubt] if line.doubt is Doubt.UNKNOWN_COMMAND else [*pieces, doubt]
    return _dotted(pieces)


def _command(typed: Typed) -> Content:
    match typed:
        case Arrivals(names):
            return _presence(Presence.HERE, _("here: {names}"), names)
        case Departures(names):
            return _presence(Presence.LEFT, _("leaves: {names}"), names)
        case Excused(names):
            return _presence(Presence.EXCUSED, _("sent regrets: {names}"), names)
        case Queued(names):
            return _about(_("would like to say something: {names}"), names)
        case Unqueued(names):
            return _about(_("no longer waits for the word: {names}"), names)
        case GoTo(query):
            return _act(_("write on at {item}").format(item=query))
        case AddItem(title):
            return _act(_("new agenda item: {title}").format(title=title))
        case Correction(old, new):
            words = (
                _("in your last line “{old}” becomes “{new}”") if new else _("in your last line “{old}” goes")
            )
            return _act(words.format(old=old, new=new))
        case Undo():
            return _act(_("takes back the last thing you did"))
        case ActCommand(word):
            command = by_word(word)
            return _act(_(command.help) if command else word)
        case _:
            return Content("")


def due_words(due: date, today: date | None) -> str:
    """ "uiterlijk vr 4 dec", with the year when that is not this one."""
    day = short_date(due)
    if today is not None and due.year != today.year:
        day = f"{day} {due.year}"
    return _("by {day} at the latest").format(day=day)


def _kind(kind: LineKind) -> Content:
    """ "▲ actie"; a plain note stays in the background."""
    if not line_sign(kind):
        return Content.styled(line_word(kind), "$quiet")
    return Content.styled(f"{line_sign(kind)} {line_word(kind)}", _colour(line_class(kind)))


def _unfinished(text: str) -> Content:
    """A command without its text: what may follow it."""
    form = _form(text)
    if form is None or form.kind is None:
        return Content.styled(_("type on: the text is not there yet"), "$quiet")
    follows = {
        LineKind.ACTION: _("@name what to do, before a date"),
        LineKind.QUOTE: _("@name what they said"),
    }.get(form.kind, _("type the text"))
    return Content.assemble(_kind(form.kind), "   ", (follows, "$quiet"))


def _form(text: str) -> Form | None:
    word = text.split(maxsplit=1)[0]
    return BY_SLASH.get(word[1:].rstrip(":").casefold()) if word.startswith("/") else None


def _doubt(line: NewLine) -> str:
    meant = line.suggestion
    match line.doubt:
        case Doubt.UNKNOWN_COMMAND if meant:
            if line.text.startswith("/"):
                meant = f"/{meant}"
            return _("not a command, becomes a note: did you mean {suggestion}?").format(suggestion=meant)
        case Doubt.UNKNOWN_COMMAND:
            return _("not a command, becomes a note")
        case Doubt.BAD_DATE:
            return _("this date does not exist")
        case Doubt.UNKNOWN_NAME if meant:
            return _("not on the list: did you mean {suggestion}?").format(suggestion=meant)
        case Doubt.UNKNOWN_NAME:
            return _("not on the list")
        case Doubt.AMBIGUOUS_NAME:
            return _("which one: {suggestion}?").format(suggestion=meant)
        case Doubt.NO_OWNER if meant:
            return _("who does it? {suggestion}?").format(suggestion=meant)
        case _:
            return _("who does it?")


def _owner(name: str, organisations: Collection[str]) -> str:
    return _("on behalf of {name}").format(name=name) if name in organisations else name


def _presence(presence: Presence, words: str, names: tuple[str, ...]) -> Content:
    sign = presence_sign(presence), _colour(presence_class(presence))
    return Content.assemble(sign, f" {words.format(names=_who(names))}")


def _about(words: str, names: tuple[str, ...]) -> Content:
    return _act(words.format(names=_who(names)))


def _who(names: tuple[str, ...]) -> str:
    return joined(names) if names else _("say who")


def _act(words: str) -> Content:
    return Content.assemble(("→ ", "$open"), words)


def _is_begun_command(typed: Typed) -> bool:
    return isinstance(typed, NewLine) and (typed.doubt is Doubt.UNKNOWN_COMMAND or typed.text == "/")


def _choices(completion: Completion) -> Content:
    """While a command is being typed: the ones that begin so."""
    others = completion.others[: MOST_CHOICES - 1]
    rest = "  …" if len(completion.others) > len(others) else ""
    return Content.assemble(
        (completion.replacement, "bold"),
        ("  " + "  ".join(others) + rest, "$quiet") if others else "",
        ("   " + _("Tab completes"), "$quiet"),
    )


def _tab(completion: Completion | None) -> Content:
    """What Tab does; named when that is not in grey behind the cursor already."""
    if completion is None:
        return Content("")
    if completion.suffix and not completion.others:
        return Content.styled(_("Tab completes"), "$quiet")
    names = ", ".join([completion.replacement, *completion.others][:MOST_CHOICES])
    return Content.styled(f"Tab: {names}", "$quiet")


def _dotted(pieces: Iterable[Content]) -> Content:
    return Content.styled(" · ", "$quiet").join(pieces)


def _colour(style_class: str) -> str:
    """The theme's colour of a style class of `screens.labels`."""
    return f"${style_class.removeprefix('-')}" if style_class else ""

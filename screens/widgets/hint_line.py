"""What a typed line will be, said before Enter."""

from collections.abc import Collection, Iterable, Sequence
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
    match_item,
)
from models.grammar.forms import BY_SLASH, Form
from models.grammar.replacing import replaced_number
from models.likeness import fold
from screens.commands import by_word, for_others
from screens.labels import line_class, line_sign, line_word, presence_class, presence_sign
from screens.language import _, joined, ngettext, short_date
from screens.widgets.plain import Plain

__all__ = ["HintLine", "meaning"]

MOST_CHOICES = 4
"""Completions to name; the others come with more letters."""

ARROW = Content.styled("→", "$open")


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
    people: Collection[str] | None = None,
    titles: Sequence[str] | None = None,
) -> Content:
    """What Enter would make of `typed`, in one row.

    Args:
        typed: the line as the grammar reads it.
        completion: what Tab would do.
        organisations: names that act on behalf of more people.
        today: a due date in another year than this one shows its year.
        seat: where it is typed; every act may be done when this is None.
        people: who is on the list; names are not looked up when this is None.
        titles: of the agenda items, in order; items are not looked up when this is None.
    """
    if isinstance(typed, ActCommand) and seat is not None and for_others(typed.command, seat):
        return Content.styled(_("only for the facilitator"), "$todo")
    if completion is not None and _is_begun_command(typed) and completion.replacement.startswith("/"):
        return _choices(completion)
    if isinstance(typed, NewLine):
        words = _line(typed, organisations, today)
    else:
        words = _command(typed, people, titles)
    tab = _tab(completion)
    return words + "   " + tab if words and tab else words + tab


def _line(line: NewLine, organisations: Collection[str], today: date | None) -> Content:
    if not line.text:
        return Content("")
    if line.doubt is Doubt.EMPTY:
        return _unfinished(line.text)
    pieces = [_kind(line.kind)]
    replaced = replaced_number(line.text) if line.kind is LineKind.DECISION else None
    if replaced is not None:
        pieces.append(Content(_("replaces B{number} once it is settled").format(number=replaced)))
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


def _command(typed: Typed, people: Collection[str] | None, titles: Sequence[str] | None) -> Content:
    match typed:
        case Arrivals(names):
            return _people(_presence(Presence.HERE), _("here: {names}"), names, people)
        case Departures(names):
            return _people(_presence(Presence.LEFT), _("leaves: {names}"), names, people)
        case Excused(names):
            return _people(_presence(Presence.EXCUSED), _("sent regrets: {names}"), names, people)
        case Queued(names):
            return _people(ARROW, _("would like to say something: {names}"), names, people)
        case Unqueued(names):
            return _people(ARROW, _("no longer waits for the word: {names}"), names, people)
        case GoTo(query):
            return (
                _act(_("write on at {item}").format(item=query)) if titles is None else _item(query, titles)
            )
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


def _item(query: str, titles: Sequence[str]) -> Content:
    """The agenda item that Enter goes to, the one it will ask about, or that there is none."""
    found = match_item(query, titles)
    if found.index is not None:
        return _act(_("write on at {item}").format(item=f"{found.index + 1} {titles[found.index]}"))
    if found.near is not None:
        words = _("do you mean {number} {title}?").format(number=found.near + 1, title=titles[found.near])
    else:
        words = _("no agenda item is called “{query}”: becomes a note").format(query=query)
    return Content.styled(words, "$todo")


def _presence(presence: Presence) -> Content:
    return Content.styled(presence_sign(presence), _colour(presence_class(presence)))


def _people(sign: Content, words: str, names: tuple[str, ...], people: Collection[str] | None) -> Content:
    """Whom it is about; those who are not on the list apart, as their line will be a note."""
    if not names:
        return Content.assemble(sign, " ", words.format(names=_("say who")))
    listed = {fold(name) for name in (names if people is None else people)}
    known = [name for name in names if fold(name) in listed]
    unknown = [name for name in names if fold(name) not in listed]
    pieces = []
    if known:
        pieces.append(Content.assemble(sign, " ", words.format(names=joined(known))))
    if unknown:
        said = ngettext(
            "{names} is not on the list: becomes a note",
            "{names} are not on the list: becomes a note",
            len(unknown),
        )
        pieces.append(Content.styled(said.format(names=joined(unknown)), "$todo"))
    return _dotted(pieces)


def _act(words: str) -> Content:
    return Content.assemble(ARROW, f" {words}")


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

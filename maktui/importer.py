"""`maktui import-notes`: lines typed elsewhere, through the same grammar, each kept."""

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from maktui.record import NUMBERS, ORGANISER, open_record
from maktui.settings import Settings
from maktui.streams import refuse, say
from models.clean import clean_text
from models.codes import ItemState, LineKind, Seat, SessionPhase
from models.desk import Desk
from models.errors import InvalidInput, NotFound, Refused
from models.grammar import Doubt, NewLine
from models.inputs import AgendaItemInput, MaakbankInput, SessionInput
from models.outbox import Typed
from models.outcomes import ItemAdded, Kept, NothingReplaced, Outcome, Ticked, WentTo
from models.rights import Actor
from models.rules import LONGEST_TEXT, initials_for
from models.scribe import Scribe
from models.store import Store
from models.views.agenda import AgendaItemView
from models.views.minutes import LineView
from models.zone import utc_now
from screens.language import _
from screens.sayings import doubt_words, error_words

__all__ = ["import_notes"]

NEW = "new"
STDIN = "-"
LINE_END = re.compile(r"\r\n|\n|\r")


def import_notes(settings: Settings, target: str, source: str, author: str) -> int:
    """Put the lines of a file into a session's minutes.

    Args:
        settings: where the record is; its language is already spoken.
        target: number of the session, or "new" for one of its own.
        source: the file, or "-" for stdin.
        author: whose lines they are.

    Returns:
        The exit code. With "new" the session's number, alone, goes to stdout;
        what was doubtful goes to stderr, with the number of its line.

    Raises:
        MakError: the record refuses; what was kept so far stays.
        OSError: the file can't be read.
    """
    lines = [(number, text) for number, text in enumerate(_lines(_read(source)), start=1) if text]
    if not lines:
        return refuse(_("There are no lines in it, so nothing was done."))
    if not author.strip():
        return refuse(_("Say who typed the lines: --as NAME."))
    is_new = target == NEW
    if not is_new and int(target) not in NUMBERS:
        raise NotFound("session", int(target))
    store = open_record(settings.db_url).store
    try:
        session_id = _new_session(store) if is_new else int(target)
        doubtful = Import(store, session_id, author.strip(), is_new=is_new).take_all(lines)
    finally:
        store.close()
    say(_("{count} lines read, {doubtful} of them doubtful.").format(count=len(lines), doubtful=doubtful))
    if is_new:
        sys.stdout.write(f"{session_id}\n")
    return 0


def _read(source: str) -> bytes:
    return sys.stdin.buffer.read() if source == STDIN else Path(source).read_bytes()


def _lines(content: bytes) -> Iterator[str]:
    """Every line of a text file, without the space around it."""
    return (line.strip() for line in LINE_END.split(_decoded(content)))


def _decoded(content: bytes) -> str:
    """Text in UTF-8 or UTF-16, with a mark for it, in plain UTF-8, or else as old Windows wrote it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _new_session(store: Store) -> int:
    """A session of a Ma.akbank of its own, with an empty agenda."""
    desk = Desk(store, ORGANISER)
    maakbank = desk.prepare.save_maakbank(data=MaakbankInput(name=_("Imported minutes")))
    session = desk.prepare.save_session(maakbank_id=maakbank.id, data=SessionInput(planned_start=utc_now()))
    for item in desk.read.agenda(session_id=session.id):
        desk.prepare.remove_item(item_id=item.id)
    return session.id


class Import:
    """One run of lines into one session, all at one moment."""

    def __init__(self, store: Store, session_id: int, author: str, *, is_new: bool) -> None:
        self.session_id = session_id
        self.is_new = is_new
        self.now = utc_now()
        self._organiser = Desk(store, ORGANISER, self._clock)
        self._desk = Desk(store, self._actor(author), self._clock)
        self._scribe = Scribe(self._desk, session_id, open_house=True)
        self._doubtful: set[int] = set()
        self._waiting_item: int | None = None
        """The item made before the first topic was known; that gives it its title."""

    def _clock(self) -> datetime:
        return self.now

    def _actor(self, author: str) -> Actor:
        people = [seen.participant for seen in self._organiser.read.attendance(session_id=self.session_id)]
        same = [person.initials for person in people if person.name.casefold() == author.casefold()]
        initials = same[0] if same else initials_for(author, {person.initials for person in people})
        return Actor(seat=Seat.FACILITATOR, name=author, initials=initials, session_id=self.session_id)

    def take_all(self, lines: Iterable[tuple[int, str]]) -> int:
        """Take every line; returns how many were doubtful."""
        item_id = self._first_item()
        for number, text in lines:
            for part, piece in enumerate(_pieces(text)):
                typed = Typed(self._key(number, part, piece), piece, item_id, self.now)
                item_id = self._take(number, typed, plain=part > 0)
        self._let_it_have_been()
        return len(self._doubtful)

    def _first_item(self) -> int:
        """Where to begin: the running item, else the last one treated, else the first one there is."""
        session = self._desk.read.session(session_id=self.session_id)
        agenda = self._desk.read.agenda(session_id=self.session_id)
        if session.running_item_id is not None:
            return session.running_item_id
        treated = [item.id for item in agenda if item.state is not ItemState.AHEAD]
        if agenda:
            return treated[-1] if treated else agenda[0].id
        data = AgendaItemInput(title=_("General"), planned_minutes=0)
        self._waiting_item = self._desk.prepare.save_item(session_id=self.session_id, data=data).id
        return self._waiting_item

    def _key(self, number: int, part: int, piece: str) -> str:
        """The same line of the same file is kept once, also when an import is run again."""
        actor = self._desk.actor
        told = f"{self.session_id}\n{actor.name}\n{number}\n{part}\n{piece}"
        return sha256(told.encode("utf-8", errors="replace")).hexdigest()[:32]

    def _take(self, number: int, typed: Typed, *, plain: bool) -> int:
        """Take one line; returns the item to go on at."""
        if plain:
            self._keep(typed)
            return typed.item_id
        try:
            outcome = self._scribe.take(typed)
        except (Refused, InvalidInput, NotFound) as refused:
            self._keep(typed, Doubt.UNKNOWN_COMMAND)
            self._tell(number, error_words(refused), typed.text)
            return typed.item_id
        return self._went(number, typed, outcome)

    def _went(self, number: int, typed: Typed, outcome: Outcome) -> int:
        match outcome:
            case WentTo(item):
                return item.id
            case ItemAdded(item):
                return self._added(item) if self.is_new else item.id
            case Kept(line) | NothingReplaced(line) if line.hint:
                self._tell(number, doubt_words(Doubt(line.hint)), typed.text)
            case Ticked(names) if not names:
                self._tell(number, _("There is no name in it."), typed.text)
        return typed.item_id

    def _added(self, item: AgendaItemView) -> int:
        """Settle a topic of a new session: nobody planned it, and its number is its place."""
        if self._waiting_item is not None:
            self._desk.prepare.remove_item(item_id=item.id)
            item_id, self._waiting_item = self._waiting_item, None
        else:
            item_id = item.id
        agenda = self._desk.read.agenda(session_id=self.session_id)
        place = next(found for found in agenda if found.id == item_id)
        title = re.sub(rf"^{place.number}[.):]\s+(?=\S)", "", item.title)
        data = AgendaItemInput(title=title, planned_minutes=0)
        self._desk.prepare.save_item(
            session_id=self.session_id, data=data, item_id=item_id, revision=place.revision
        )
        return item_id

    def _keep(self, typed: Typed, doubt: Doubt | None = None) -> LineView:
        line = NewLine(kind=LineKind.NOTE, text=typed.text, doubt=doubt)
        return self._desk.minutes.keep_line(
            key=typed.key, item_id=typed.item_id, line=line, source=typed.text, at=typed.at
        )

    def _tell(self, number: int, words: str, text: str) -> None:
        self._doubtful.add(number)
        shown = clean_text(text)
        shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
        say(_("line {number}: {words} {text}").format(number=number, words=words, text=shown))

    def _let_it_have_been(self) -> None:
        """A session that was only planned has taken place now."""
        session = self._desk.read.session(session_id=self.session_id)
        if session.phase is SessionPhase.PLANNED:
            self._desk.session.open(session_id=self.session_id, reason=_("imported"))
            self._desk.session.close(session_id=self.session_id)


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that each fit a line, cut between words where there are any."""
    while len(text) > LONGEST_TEXT:
        cut = text.rfind(" ", 1, LONGEST_TEXT + 1)
        cut = cut if cut > 0 else LONGEST_TEXT
        yield text[:cut]
        text = text[cut:].lstrip()
    if text:
        yield text

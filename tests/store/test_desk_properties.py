"""Several seats keep, correct, delete, move, choose, settle, wipe and undo, in any order."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlmodel import SQLModel, select

from models.codes import ActionStatus, Seat
from models.desk import Desk
from models.errors import Refusal, Refused
from models.grammar import NewLine, parse
from models.queries.known import known_people
from models.store import Store
from models.tables import Change, Line, LineConflict, LineRevision
from models.views.minutes import LineView
from tests.table import Table

NAMES = {Seat.FACILITATOR: ("Els", "Sam"), Seat.REPORTER: ("Joost", "Naomi")}
FORMS = ("{}", "/besluit {}", "/actie @Kwame {} voor 1 dec", "/vraag {}")
SEATS = st.integers(0, 3)
LEADS = st.integers(0, 1)
ITEMS = st.integers(1, 2)
PICK = st.integers(0, 1000)
BACK = st.booleans()
"""Whether the seat takes its act back at once."""

_ready: list[Path] = []


def ready() -> Path:
    """An example session in a file, to copy from."""
    if not _ready:
        path = Path(tempfile.mkdtemp()) / "ready.db"
        store = Store.at(path)
        store.prepare()
        table = Table(store)
        table.opened()
        store.close()
        _ready.append(path)
    return _ready[0]


class Evening(RuleBasedStateMachine):
    @initialize()
    def sit_down(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copyfile(ready(), self.folder / "record.db")
        self.table = Table(Store.at(self.folder / "record.db"), session_id=1)
        self.desks = [self.table.sit(seat, name) for seat, names in NAMES.items() for name in names]
        with self.table.store.read() as session:
            self.people = known_people(session, 1)
        self.items = [self.table.item(number) for number in (1, 2)]
        self.words = 0
        self.typed: dict[str, int] = {}
        """Every word typed, and the line it was typed for."""
        self.wiped: set[str] = set()
        self.numbers: dict[tuple[str, int], int] = {}
        self.log: list[Any] = []

    def teardown(self) -> None:
        if hasattr(self, "table"):
            self.table.store.close()
            shutil.rmtree(self.folder)

    # What they do --------------------------------------------------------------------------

    @rule(seat=SEATS, form=st.sampled_from(FORMS), item=ITEMS, back=BACK)
    def keep(self, seat: int, form: str, item: int, back: bool) -> None:
        word, line = self._new(form)
        desk = self.desks[seat]

        def keeping() -> None:
            kept = desk.minutes.keep_line(
                key=word, item_id=self.items[item - 1], line=line, source=form.format(word)
            )
            self.typed[word] = kept.id

        self._do(desk, keeping, back)

    @rule(seat=SEATS, form=st.sampled_from(FORMS), pick=PICK, late=st.booleans(), back=BACK)
    def correct(self, seat: int, form: str, pick: int, late: bool, back: bool) -> None:
        line = self._pick(pick)
        if line is None:
            return
        word, new = self._new(form)
        desk = self.desks[seat]

        def correcting() -> None:
            desk.minutes.edit_line(
                line_id=line.id, revision=line.revision - late, line=new, source=form.format(word)
            )
            self.typed[word] = line.id

        self._do(desk, correcting, back)

    @rule(seat=SEATS, pick=PICK, back=BACK, act=st.sampled_from(["delete", "restore", "move", "tick"]))
    def change(self, seat: int, pick: int, back: bool, act: str) -> None:
        line, minutes = self._pick(pick), self.desks[seat].minutes
        if line is None:
            return
        acts: dict[str, Callable[[], object]] = {
            "delete": lambda: minutes.delete_line(line_id=line.id),
            "restore": lambda: minutes.restore_line(line_id=line.id),
            "move": lambda: minutes.move_line(line_id=line.id, item_id=self.items[pick % 2]),
            "tick": lambda: minutes.tick_line(line_id=line.id, done=line.ticked_at is None),
        }
        self._do(self.desks[seat], acts[act], back)

    @rule(seat=SEATS, pick=PICK, back=BACK, keep=st.sampled_from(["mine", "theirs", "both"]))
    def choose(self, seat: int, pick: int, back: bool, keep: str) -> None:
        with self.table.store.read() as session:
            waiting = session.exec(select(LineConflict.id)).all()
        if waiting:
            conflict_id = waiting[pick % len(waiting)] or 0
            desk = self.desks[seat]
            self._do(desk, lambda: desk.minutes.settle_conflict(conflict_id=conflict_id, keep=keep), back)

    @rule(lead=LEADS, pick=PICK, back=BACK, act=st.sampled_from(["settle", "unsettle", "void"]))
    def decide(self, lead: int, pick: int, back: bool, act: str) -> None:
        desk = self.desks[lead]
        decisions = desk.read.decisions(maakbank_id=1)
        if decisions:
            one = decisions[pick % len(decisions)]
            reason = {"reason": "dubbel"} if act == "void" else {}
            method: Callable[..., object] = getattr(desk.follow_up, act)
            self._do(desk, lambda: method(decision_id=one.id, revision=one.revision, **reason), back)

    @rule(seat=SEATS, pick=PICK, back=BACK, status=st.sampled_from(ActionStatus))
    def follow_up(self, seat: int, pick: int, back: bool, status: ActionStatus) -> None:
        desk = self.desks[seat]
        actions = desk.read.actions(maakbank_id=1)
        if actions:
            one = actions[pick % len(actions)]
            self._do(
                desk,
                lambda: desk.follow_up.set_action(action_id=one.id, revision=one.revision, status=status),
                back,
            )

    @rule(
        lead=LEADS, back=BACK, act=st.sampled_from(["pause", "resume", "close", "reopen", "next", "extend"])
    )
    def lead(self, lead: int, back: bool, act: str) -> None:
        desk = self.desks[lead]
        running = desk.read.session(session_id=1).running_item_id
        other = next(item for item in self.items if item != running)
        acts: dict[str, Callable[[], object]] = {
            "next": lambda: desk.session.go_to(session_id=1, item_id=other, seen_item_id=running),
            "extend": lambda: desk.session.extend(item_id=other),
        }
        method: Callable[..., object] = getattr(desk.session, act, desk.session.undo)
        self._do(desk, acts.get(act, lambda: method(session_id=1)), back)

    @rule(seat=SEATS)
    def undo(self, seat: int) -> None:
        self._do(self.desks[seat], lambda: self.desks[seat].session.undo(session_id=1), False)

    @rule(seat=SEATS, pick=PICK, corrects=st.booleans())
    def draft(self, seat: int, pick: int, corrects: bool) -> None:
        line = self._pick(pick)
        word, _ = self._new("{}")
        line_id = line.id if line is not None and corrects else None
        self._do(
            self.desks[seat],
            lambda: self.desks[seat].minutes.save_draft(item_id=self.items[0], text=word, line_id=line_id),
            False,
        )

    @precondition(lambda self: len(self.typed) > 3)
    @rule(seat=SEATS, pick=PICK)
    def wipe(self, seat: int, pick: int) -> None:
        line = self._pick(pick)
        if line is None:
            return
        gone = {word for word, line_id in self._where().items() if line_id == line.id}
        self.desks[seat].minutes.wipe_line(line_id=line.id)
        self.wiped |= gone - set(self._where())

    # What stays true -----------------------------------------------------------------------

    @invariant()
    def every_word_is_somewhere_or_nowhere(self) -> None:
        if not hasattr(self, "table"):
            return
        there = set(self._where())
        assert set(self.typed) - there == self.wiped
        with self.table.store.read() as session:
            rows = "".join(
                str(row)
                for one in SQLModel.metadata.sorted_tables
                for row in session.connection().execute(one.select())
            )
        assert not any(f"{word}." in rows for word in self.wiped)

    @invariant()
    def numbers_stay_with_their_line(self) -> None:
        if not hasattr(self, "table"):
            return
        read = self.desks[0].read
        found = [("B", view.number, view.line_id) for view in read.decisions(maakbank_id=1)]
        found += [("A", view.number, view.line_id) for view in read.actions(maakbank_id=1)]
        for kind, number, line_id in found:
            assert self.numbers.setdefault((kind, number), line_id) == line_id
        assert len(set(self.numbers)) == len(found)

    @invariant()
    def the_log_only_grows(self) -> None:
        if not hasattr(self, "table"):
            return
        with self.table.store.read() as session:
            rows = session.exec(select(Change.seq, Change.kind, Change.row_id, Change.before)).all()
        assert rows[: len(self.log)] == self.log
        self.log = list(rows)
        assert not any(word in str(row[3]) for row in rows for word in self.typed)

    @invariant()
    def at_most_one_clock_runs(self) -> None:
        if not hasattr(self, "table"):
            return
        meeting = self.desks[0].read.session(session_id=1)
        agenda = self.desks[0].read.agenda(session_id=1)
        running = [item.id for item in agenda for span in item.spans if span.ended_at is None]
        still = meeting.closed_at is not None or meeting.paused_at is not None
        assert running == ([] if still else [meeting.running_item_id])

    # Helpers -------------------------------------------------------------------------------

    def _do(self, desk: Desk, act: Callable[[], object], back: bool) -> None:
        """Act, and maybe take it back at once: then all looks as it did."""
        self.table.later(seconds=7)
        before, logged = self._looks(), self._last()
        try:
            act()
        except Refused as refused:
            assert refused.refusal is not Refusal.SEAT
            assert self._looks() == before
            return
        if back and self._last() != logged:
            desk.session.undo(session_id=1)
            after = self._looks()
            assert {key: after.get(key) for key in before} == before
            assert all(key not in after for key in after if key[0] == "line" and key not in before)

    def _looks(self) -> dict[tuple[str, int], Any]:
        """What people see: lines, what was decided, who does what, and the course of the session."""
        read = self.desks[0].read
        looks: dict[tuple[str, int], Any] = {}
        for item_id in self.items:
            for line in read.lines(item_id=item_id):
                waiting = [conflict.text for conflict in line.conflicts]
                looks["line", line.id] = (item_id, line.kind, line.source, line.ticked_at is None, waiting)
            looks["order", item_id] = [line.id for line in read.lines(item_id=item_id)]
        for decision in read.decisions(maakbank_id=1):
            looks["decision", decision.id] = (decision.status, decision.void_reason, decision.settled_by)
        for action in read.actions(maakbank_id=1):
            looks["action", action.id] = (action.status, action.due, action.owners)
        meeting = read.session(session_id=1)
        looks["session", 1] = (meeting.phase, meeting.paused_at, meeting.closed_at, meeting.running_item_id)
        looks["time", 1] = [item.extra_minutes for item in read.agenda(session_id=1)]
        return looks

    def _last(self) -> int:
        return max((change.seq for change in self.desks[0].read.changes(after=0)), default=0)

    def _new(self, form: str) -> tuple[str, NewLine]:
        """A word that was never typed before, and the line it makes."""
        self.words += 1
        word = f"woord{self.words}."
        new = parse(form.format(word), today=self.table.now.date(), people=self.people)
        assert isinstance(new, NewLine)
        return word, new

    def _pick(self, pick: int) -> LineView | None:
        with self.table.store.read() as session:
            ids = session.exec(select(Line.id)).all()
        return self.desks[0].read.line(line_id=ids[pick % len(ids)] or 0) if ids else None

    def _where(self) -> dict[str, int]:
        """Every word that was typed and where it is: in a line, its history, or waiting."""
        with self.table.store.read() as session:
            rows = [
                *session.exec(select(LineConflict.line_id, LineConflict.source)),
                *session.exec(select(LineRevision.line_id, LineRevision.source)),
                *session.exec(select(Line.id, Line.source)),
            ]
        return {
            word: line_id or 0 for line_id, source in rows for word in self.typed if word in source.split()
        }


Evening.TestCase.settings = settings(
    max_examples=12,
    stateful_step_count=22,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestEvening = Evening.TestCase

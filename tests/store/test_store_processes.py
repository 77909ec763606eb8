import asyncio
import subprocess
import sys
import threading

from sqlalchemy import func
from sqlmodel import col, select

from models.codes import Seat
from models.desk import Desk
from models.errors import NotSaved
from models.store import Store
from models.tables import Role
from tests.table import Table

WRITER = """
import sys
from models.errors import NotSaved
from models.store import Store
from models.tables import Role

store = Store(sys.argv[1])
for step in range(200):
    while True:
        try:
            with store.write() as session:
                session.add(Role(position=step, name=f"{sys.argv[2]}-{step}"))
            break
        except NotSaved:
            continue
store.close()
"""

PREPARER = """
import sys
from models.store import Store

store = Store(sys.argv[1])
sys.stdin.readline()
store.prepare()
store.close()
"""


def process(code: str, store: Store, *arguments: str) -> "subprocess.Popen[str]":
    url = store.url.render_as_string(hide_password=False)
    return subprocess.Popen([sys.executable, "-c", code, url, *arguments], stdin=subprocess.PIPE, text=True)


def finished(*processes: "subprocess.Popen[str]") -> list[int]:
    for one in processes:
        one.communicate("go\n", timeout=120)
    return [one.returncode for one in processes]


def test_two_processes_write_and_the_record_stays_whole(store: Store) -> None:
    assert finished(process(WRITER, store, "a"), process(WRITER, store, "b")) == [0, 0]
    with store.read() as session:
        names = set(session.exec(select(Role.name)))
        assert session.exec(select(func.count(col(Role.id)))).one() == 400
        if store.is_sqlite:
            assert session.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert names == {f"{who}-{step}" for who in "ab" for step in range(200)}


def test_two_processes_make_one_record(empty: Store) -> None:
    assert finished(process(PREPARER, empty), process(PREPARER, empty)) == [0, 0]
    empty.check_version()


def test_decision_numbers_have_no_gaps_or_doubles_from_two_threads(store: Store) -> None:
    table = Table(store)
    table.opened()
    desks = [table.sit(Seat.REPORTER, name) for name in ("Joost", "Naomi")]

    def decide(desk: Desk) -> None:
        for number in range(10):
            while True:
                try:
                    table.keep(desk, f"/besluit {desk.actor.name} {number}")
                    break
                except NotSaved:
                    continue

    threads = [threading.Thread(target=decide, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = [decision.number for decision in desks[0].read.decisions(maakbank_id=1)]
    assert numbers == list(range(1, 21))


async def test_a_held_lock_leaves_the_event_loop_free(sqlite_store: Store) -> None:
    held = threading.Event()

    def hold() -> None:
        with sqlite_store.write():
            held.wait(30)

    def write() -> None:
        with sqlite_store.write() as session:
            session.add(Role(position=1, name="after"))

    holding = asyncio.create_task(asyncio.to_thread(hold))
    writing = asyncio.create_task(asyncio.to_thread(write))
    for _ in range(100):
        await asyncio.sleep(0)
    assert not writing.done()
    held.set()
    await asyncio.gather(holding, writing)

"""`maktui serve` as a process of its own, on the example session."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.store import Store
from models.zone import utc_now
from tests.table import Table

__all__ = ["ROOT", "Served", "command", "lay", "serving"]

ROOT = Path(__file__).parents[2]


def command(language: str = "en", port: int = 0) -> list[str]:
    """What is typed to serve."""
    return [sys.executable, "-m", "maktui", "--lang", language, "serve", "--port", str(port)]


class Served:
    """A running `maktui serve`."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        assert process.stdout is not None
        self.told = "".join(process.stdout.readline() for _ in range(4))

    @property
    def url(self) -> str:
        found = re.search(r"http://[0-9.:]+", self.told)
        assert found is not None
        return found[0]

    def link(self, whose: str) -> str:
        found = re.search(rf"{whose}.*(http\S+/l/\S+)", self.told)
        assert found is not None
        return found[1]

    @property
    def family(self) -> list[int]:
        """Every process that it made, and those that these made."""
        parents = {}
        for place in Path("/proc").iterdir():
            if place.name.isdigit():
                try:
                    stat = place.joinpath("stat").read_text()
                except OSError:
                    continue
                parents[int(place.name)] = int(stat.rpartition(")")[2].split()[1])
        found = [self.process.pid]
        for pid in found:
            found += [child for child, parent in parents.items() if parent == pid]
        return found[1:]


def lay(folder: Path) -> None:
    """The example session, opened just now."""
    store = Store.at(folder / "record.sqlite")
    store.prepare()
    Table(store, utc_now()).opened()
    store.close()


@contextmanager
def serving(folder: Path, *, language: str = "en", port: int = 0) -> Iterator[Served]:
    """`maktui serve` on the record in this folder, killed at the end."""
    environ = {**os.environ, "MAKTUI_HOME": str(folder), "MAKTUI_DB": str(folder / "record.sqlite")}
    process = subprocess.Popen(
        command(language, port),
        cwd=ROOT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield Served(process)
    finally:
        process.kill()
        process.communicate()

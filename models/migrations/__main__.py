"""Write the next migration from what changed in the tables: `python -m models.migrations "what changes"`."""

import sys
import tempfile
from pathlib import Path

from alembic import command

from models.migrations import configuration, head
from models.store import Store


def write_next(message: str) -> None:
    """Compare the tables with a record made by the scripts so far; read the script before you keep it."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.at(Path(folder) / "record.db")
        store.prepare()
        with store.alone() as connection:
            command.revision(
                configuration(connection), message, autogenerate=True, rev_id=f"{int(head() or 0) + 1:04}"
            )
        store.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    write_next(sys.argv[1])

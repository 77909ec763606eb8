"""Writes `models/sqlite_selects.json` anew from the selects."""

from models.selects.compiling import compiled
from models.sqlite_rows import COMPILED

if __name__ == "__main__":
    COMPILED.write_text(compiled(), encoding="utf-8")

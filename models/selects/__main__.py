"""Writes `models/sqlite_selects.json` anew from the selects."""

from models.selects.compiling import compiled
from models.sqlite_rows import COMPILED

COMPILED.write_text(compiled(), encoding="utf-8")

"""Keeps a choice made in the app (colours, language, name) in the settings file."""

import json
import os
import re
from contextlib import suppress
from pathlib import Path

__all__ = ["keep"]


def keep(config_file: Path, key: str, value: str) -> None:
    """Write `key` in the settings file; its other lines stay as they are.

    A choice is no reason to stop: a file that can't be written is left.
    """
    line = f"{key} = {json.dumps(value, ensure_ascii=False)}"
    with suppress(OSError):
        old = config_file.read_text(encoding="utf-8-sig") if config_file.exists() else ""
        pattern = re.compile(rf"^{key}\s*=.*$", re.MULTILINE)
        new, found = pattern.subn(lambda _: line, old, count=1)
        if not found:
            new = f"{line}\n{old}"
        config_file.parent.mkdir(parents=True, exist_ok=True)
        fresh = config_file.with_suffix(".new")
        fresh.write_text(new, encoding="utf-8")
        os.replace(fresh, config_file)

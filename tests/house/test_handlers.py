import inspect
import re
from pathlib import Path

import pytest
from textual import events

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("screens/**/*.py"), *ROOT.glob("maktui/**/*.py")])
HANDLERS = "|".join(
    re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
    for name, one in inspect.getmembers(events, inspect.isclass)
    if issubclass(one, events.Event)
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
# Textual calls the handlers of all classes of a widget by itself; called again, two keepers would run.
def test_no_handler_calls_the_one_of_its_base(file: Path) -> None:
    found = re.findall(rf"super\(\)\._?on_(?:{HANDLERS})\(", file.read_text(encoding="utf-8"))
    assert found == []

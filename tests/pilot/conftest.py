from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live_stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The example Ma.akbank on a record of its own, for live screens."""
    stage = Stage(tmp_path)
    yield stage
    stage.store.close()

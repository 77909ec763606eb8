"""One served session per module: its warm process takes seconds to warm up."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from maktui.web.caps import Limits
from tests.web.room import Room, room


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Room]:
    async with room(tmp_path_factory.mktemp("room"), Limits(sockets_per_address=100)) as one:
        yield one

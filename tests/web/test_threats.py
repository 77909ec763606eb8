"""What a room in browsers can be attacked with, group by group, and where each group is tested.

 1  without a cookie: test_guard, test_serve, test_evening_in_browsers (no process is started)
 2  a cookie that is expired, revoked or tampered with: test_guard, test_own, test_evening_in_browsers,
    store/test_desk_door
 3  another Origin or Host: test_guard, also behind a proxy
 4  guessing codes, a shut door, a closed session: test_guard, test_caps, test_join_pages, store/test_desk_door
 5  roles: store/test_rights_matrix, store/test_desk_properties
 6  a role that was taken away: store/test_desk_door, test_own, test_evening_in_browsers
 7  ids of another session: store/test_rights_matrix, and below at every address
 8  one socket too many: test_sockets, test_caps, test_events
 9  sizes, frames, pastes and nonsense: test_sockets, test_said
10  a killed app, a killed server: test_own, test_serve, test_evening_in_browsers
11  hostile words on screens: pilot/test_prepare_hostile, store/test_hostile_store, unit/test_clean,
    unit/test_line_inline, house/test_markup
12  hostile words in HTML, JSON and file names: test_live_page, unit/test_reports, test_handing_out, and below.
    There is no PDF, DOCX or CSV yet
13  cells of a CSV: there is no CSV yet
14  an ICS: there is none yet
15  HTML that does something: test_live_page, test_page_files, unit/test_reports
16  names of files: below
17  secrets in a log, an address, a process list or an export: test_guard, store/test_desk_door, and below
18  markdown that takes long: below
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote

import aiohttp
import pytest

from maktui.record import Record
from maktui.reports.inline import marked_html
from maktui.web.doorkeeper import DeskDoorkeeper
from maktui.web.hanging import pages_of
from maktui.web.server import RoomServer
from models.codes import Seat
from models.inputs import MaakbankInput, SessionInput
from models.rules import LONGEST_NAME
from screens.file_names import file_stem
from tests.hostile import HOSTILE
from tests.records import record as example_record
from tests.table import Table
from tests.web.room import is_running, until

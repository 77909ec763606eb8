from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from re import fullmatch
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, create_engine, inspect, text
from sqlmodel import SQLModel

import models.tables  # noqa: F401  (makes the metadata complete)
from models import migrations
from models.backup import backups
from models.errors import NotSaved, RecordTooNew, RecordTooOld
from models.migrations.env import plain_type  # noqa: F401
from models.store import HEAD, Store
from tests.table import Table

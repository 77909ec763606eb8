import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.unfinished import Left, Unfinished

ROOT = Path(__file__).parents[2]

TYPES_AND_DIES = """
import os, signal, sys
from pathlib import Path
from models.unfinished import Left, Unfinished

unfinished = Unfinished.claim(Path(sys.argv[1]), "maakbank-new")
for end in range(1, 6):
    unfinished.note("name", Left("", "Groen"[:end]))
unfinished.note("points", Left([], ["een", "twee"], "dr"))
os.kill(os.getpid(), signal.SIGKILL)
"""


def claim(folder, form="maakbank-new"):
    return Unfinished.claim(folder, form)


def die(unfinished):
    """What a killed process leaves: the file as it is, and no lock."""
    os.close(unfinished._file)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_process_leaves_all_that_was_typed(tmp_path):
    done = subprocess.run([sys.executable, "-c", TYPES_AND_DIES, str(tmp_path)], cwd=ROOT)
    assert done.returncode == -signal.SIGKILL
    assert claim(tmp_path).fields == {"name": Left("", "Groen"), "points": Left([], ["een", "twee"], "dr")}


def test_nobody_else_may_read_it(tmp_path):
    unfinished = claim(tmp_path / "outbox")
    unfinished.note("name", Left("", "Groen"))
    assert unfinished.path.stat().st_mode & 0o777 == 0o600
    assert unfinished.path.parent.stat().st_mode & 0o777 == 0o700


def test_there_is_no_file_before_something_is_typed_and_none_after_saving(tmp_path):
    unfinished = claim(tmp_path)
    assert not [*tmp_path.iterdir()]
    unfinished.note("name", Left("", "Groen"))
    assert [*tmp_path.iterdir()] == [unfinished.path]
    unfinished.remove()
    assert not [*tmp_path.iterdir()]


def test_a_field_that_is_as_it_was_is_let_go(tmp_path):
    unfinished = claim(tmp_path)
    unfinished.note("name", Left("", "Groen"))
    unfinished.note("areas", Left("", "Oost"))
    unfinished.drop("name")
    unfinished.drop("never")
    die(unfinished)
    again = claim(tmp_path)
    assert again.fields == {"areas": Left("", "Oost")}
    again.drop("areas")
    assert not [*tmp_path.iterdir()]


def test_a_form_that_is_open_elsewhere_is_left_alone(tmp_path):
    first = claim(tmp_path)
    first.note("name", Left("", "van mij"))
    assert claim(tmp_path).fields == {}
    first.close()
    assert claim(tmp_path).fields == {"name": Left("", "van mij")}


def test_another_form_gets_nothing_of_it(tmp_path):
    left = claim(tmp_path, "session-1-new")
    left.note("place", Left("", "Oost"))
    left.close()
    assert claim(tmp_path, "session-1").fields == {}
    assert claim(tmp_path, "session-11-new").fields == {}


def test_what_was_wiped_goes_also_where_it_is_open(tmp_path):
    held, other = Unfinished.begin(tmp_path, "outcome-1-1"), Unfinished.begin(tmp_path, "outcome-1-11")
    for one in (held, other):
        one.note("measure", Left("", "banen"))
    Unfinished.forget(tmp_path, "outcome-1-1")
    assert [path.name for path in tmp_path.iterdir()] == [other.path.name]
    held.note("measure", Left("", "banen in Noord"))
    held.remove()
    other.close()
    assert len([*tmp_path.iterdir()]) == 1


def test_a_torn_record_loses_only_itself(tmp_path):
    unfinished = claim(tmp_path)
    unfinished.note("name", Left("", "Groen"))
    os.write(unfinished._file, b'deadbeef {"field": "na')
    die(unfinished)
    again = claim(tmp_path)
    again.note("areas", Left("", "Oost"))
    die(again)
    assert claim(tmp_path).fields == {"name": Left("", "Groen"), "areas": Left("", "Oost")}


VALUES = st.one_of(st.text(max_size=12), st.lists(st.text(max_size=5), max_size=3))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), VALUES, VALUES, st.text(max_size=3), st.booleans()), max_size=15
    )
)
def test_whatever_is_typed_is_what_comes_back(tmp_path_factory, typed):
    folder = tmp_path_factory.mktemp("forms")
    unfinished = claim(folder)
    for field, first, value, begun, is_full in typed:
        with pytest.MonkeyPatch.context() as broken:
            if is_full:
                broken.setattr(os, "write", lambda file, record: 3)
            unfinished.note(field, Left(first, value, begun))
    unfinished.note("z", Left("", "slot"))
    if unfinished._file != -1:
        die(unfinished)
    assert claim(folder).fields == unfinished.fields

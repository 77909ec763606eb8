import os
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.codes import Seat
from models.outbox import Making, Outbox, Typed

AT = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)


def claim(folder, author="Joost", seat=Seat.REPORTER):
    return Outbox.claim(folder, session_id=1, author=author, seat=seat)


def die(outbox):
    """What a killed process leaves: the file as it is, and no lock."""
    os.close(outbox._file)


def test_every_key_comes_back_after_a_kill(tmp_path):
    outbox = claim(tmp_path)
    for end in range(1, 12):
        outbox.edit(Making("het jongere"[:end], item_id=3))
    die(outbox)
    again = claim(tmp_path)
    assert again.making == Making("het jongere", item_id=3)
    assert again.seat_id == outbox.seat_id


def test_a_line_not_taken_comes_back_and_a_taken_one_does_not(tmp_path):
    outbox = claim(tmp_path)
    for key in "ab":
        outbox.enter(Typed(key, f"regel {key}", 1, AT))
    outbox.edit(Making("volgende", item_id=1))
    outbox.taken("a")
    die(outbox)
    again = claim(tmp_path)
    assert list(again.waiting.values()) == [Typed("b", "regel b", 1, AT)]
    assert again.making.text == "volgende"


def test_a_line_typed_beside_the_input_leaves_what_stands_there(tmp_path):
    outbox = claim(tmp_path)
    outbox.edit(Making("half", item_id=3))
    outbox.enter(Typed("a", "van elders", 3, AT), is_beside=True)
    assert outbox.making == Making("half", item_id=3)
    die(outbox)
    again = claim(tmp_path)
    assert (list(again.waiting), again.making) == (["a"], Making("half", item_id=3))


def test_a_torn_record_loses_only_itself(tmp_path):
    outbox = claim(tmp_path)
    outbox.enter(Typed("a", "heel", 1, AT))
    os.write(outbox._file, b'deadbeef {"edit": [0, 0, "hal')
    die(outbox)
    again = claim(tmp_path)
    again.edit(Making("goed", item_id=1))
    die(again)
    last = claim(tmp_path)
    assert (list(last.waiting), last.making) == (["a"], Making("goed", item_id=1))


def test_a_seat_in_use_is_not_taken_over(tmp_path):
    first = claim(tmp_path)
    first.edit(Making("bezig", item_id=1))
    second = claim(tmp_path)
    assert (second.making.text, second.seat_id == first.seat_id) == ("", False)


def test_another_person_gets_nothing_of_it(tmp_path):
    outbox = claim(tmp_path)
    outbox.edit(Making("van Joost", item_id=1))
    die(outbox)
    assert claim(tmp_path, author="Naomi").making.text == ""


def test_nothing_is_left_behind_when_all_is_kept(tmp_path):
    outbox = claim(tmp_path)
    outbox.enter(Typed("a", "geheim", 1, AT))
    outbox.taken("a")
    assert outbox.path.read_bytes() == b""
    outbox.close()
    assert not list(tmp_path.iterdir())


def test_rewriting_leaves_no_older_text(tmp_path):
    outbox = claim(tmp_path)
    outbox.edit(Making("geheim", item_id=1))
    outbox.edit(Making("", item_id=1))
    outbox.enter(Typed("b", "blijft", 1, AT))
    outbox.rewrite()
    assert b"geheim" not in outbox.path.read_bytes()
    die(outbox)
    assert list(claim(tmp_path).waiting) == ["b"]


def test_a_full_disk_is_told_and_memory_holds_on(tmp_path, monkeypatch):
    outbox = claim(tmp_path)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "write", full)
        outbox.edit(Making("vol", item_id=1))
        assert outbox.failed and outbox.making.text == "vol"
    outbox.edit(Making("volle", item_id=1))
    assert not outbox.failed
    die(outbox)
    assert claim(tmp_path).making.text == "volle"


def test_what_a_full_disk_refused_is_written_with_the_next_key(tmp_path, monkeypatch):
    outbox = claim(tmp_path)
    outbox.edit(Making("abc", item_id=1))
    for broken in (lambda *_: 3, full):
        with monkeypatch.context() as patched:
            patched.setattr(os, "write", broken)
            outbox.enter(Typed(f"k{broken}", "tijdens de volle schijf", 1, AT))
            outbox.edit(Making("ee", item_id=2, line_id=9, revision=1))
        assert outbox.failed
    outbox.edit(Making("een", item_id=2, line_id=9, revision=1))
    die(outbox)
    again = claim(tmp_path)
    assert [typed.text for typed in again.waiting.values()] == ["tijdens de volle schijf"] * 2
    assert again.making == Making("een", item_id=2, line_id=9, revision=1)


def full(*_):
    raise OSError(28, "No space left on device")


def test_without_a_place_on_disk_memory_holds_on_until_there_is_one(tmp_path):
    folder = tmp_path / "data" / "outbox"
    folder.parent.write_text("in the way")
    outbox = claim(folder)
    outbox.enter(Typed("a", "een", 1, AT))
    outbox.edit(Making("twee", item_id=1))
    outbox.forget(9)
    assert outbox.failed and list(outbox.waiting) == ["a"]
    folder.parent.unlink()
    folder.mkdir(parents=True)
    outbox.edit(Making("twee en", item_id=1))
    assert not outbox.failed
    outbox._let_go()
    again = claim(folder)
    assert (list(again.waiting), again.making.text) == (["a"], "twee en")


def test_the_place_comes_back_after_the_file_was_emptied(tmp_path):
    outbox = claim(tmp_path)
    outbox.enter(Typed("a", "een", 1, AT))
    outbox.edit(Making("", item_id=4, line_id=7, revision=2))
    outbox.taken("a")
    outbox.edit(Making("verbeterd", item_id=4, line_id=7, revision=2))
    die(outbox)
    assert claim(tmp_path).making == Making("verbeterd", item_id=4, line_id=7, revision=2)


def test_a_file_removed_while_it_was_being_claimed_is_not_written_to(tmp_path):
    outbox = claim(tmp_path)
    outbox.edit(Making("weg", item_id=1))
    late = Outbox(outbox.path, "late")
    outbox.path.unlink()
    die(outbox)
    assert not late._lock()
    os.close(late._file)


def test_a_wiped_line_takes_its_corrections_out_of_every_outbox(tmp_path):
    mine, theirs = claim(tmp_path), claim(tmp_path, author="Naomi")
    for outbox in (mine, theirs):
        outbox.enter(Typed("a", "geheim verbeterd", 1, AT, line_id=5, revision=1))
        outbox.enter(Typed("b", "van mij", 1, AT))
        outbox.edit(Making("geheim nog eens", item_id=1, line_id=5, revision=1))
    left = claim(tmp_path, author="Samir")
    left.edit(Making("geheim ook", item_id=1, line_id=5))
    os.close(theirs._file)
    os.close(left._file)
    mine.forget(5)
    Outbox.forget_in(tmp_path, 5)
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"geheim" not in on_disk and on_disk.count(b"van mij") == 2
    assert mine.making == Making()
    assert list(claim(tmp_path, author="Naomi").waiting) == ["b"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.integers(0, 3)), max_size=20))
def test_whatever_is_typed_is_what_comes_back(tmp_path_factory, typed):
    folder = tmp_path_factory.mktemp("outbox")
    outbox = claim(folder)
    write = os.write
    for text, trouble in typed:
        with pytest.MonkeyPatch.context() as broken:
            if trouble == 2:
                broken.setattr(os, "write", full)
            elif trouble == 3:
                broken.setattr(os, "write", lambda file, record: write(file, record[: len(record) // 2]))
            outbox.edit(Making(text, item_id=2))
    outbox.edit(Making("slot", item_id=3))
    die(outbox)
    assert claim(folder).making == Making("slot", item_id=3)

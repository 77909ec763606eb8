import os
from datetime import UTC, datetime

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


def test_a_torn_record_loses_only_itself(tmp_path):
    outbox = claim(tmp_path)
    outbox.enter(Typed("a", "heel", 1, AT))
    os.write(outbox._file, b"deadbeef {\"edit\": [0, 0, \"hal")
    outbox._torn = True
    outbox.edit(Making("goed", item_id=1))
    die(outbox)
    again = claim(tmp_path)
    assert (list(again.waiting), again.making.text) == (["a"], "goed")


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


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=20))
def test_whatever_is_typed_is_what_comes_back(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("outbox")
    outbox = claim(folder)
    for text in texts:
        outbox.edit(Making(text, item_id=2))
    die(outbox)
    assert claim(folder).making.text == (texts[-1] if texts else "")

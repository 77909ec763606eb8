"""What may come over a socket, from a browser and from an app: everything else is refused."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maktui.web.messages import Focus, Malformed, Ping, Resize, Typed, Unsent, clamped, parse
from maktui.web.packets import PRELUDE, BrokenStream, Kind, Packet, Packets, data, meta

WORD = "0123456789abcdef" * 2
"""A browser's own word for a line."""

MALFORMED = (
    "",
    "{}",
    "[]",
    "null",
    "7",
    "not json",
    "[" * 5000,
    '["stdin"]',
    '["stdin",5]',
    '["stdin",["a"]]',
    r'["stdin","\ud800"]',
    '["resize",{}]',
    '["resize",{"width":"80","height":24}]',
    '["resize",{"width":true,"height":24}]',
    '["resize",{"width":80.5,"height":24}]',
    '["resize",{"width":1e999,"height":24}]',
    '["resize",[80,24]]',
    '["quit"]',
    '["deliver_chunk_request",{"key":"x"}]',
    "[[]]",
    json.dumps(["ping", "x" * 100]),
    '["unsent"]',
    '["unsent","een regel"]',
    '["unsent",{"id":"1","text":"een regel"}]',
    json.dumps(["unsent", {"id": "g" * 32, "text": "een regel"}]),
    json.dumps(["unsent", {"id": WORD, "text": 7}]),
    json.dumps(["unsent", {"id": WORD, "text": "x" * 10_001}]),
)
"""Nothing that textual.js says; `facts` of textual-serve's own holes among them."""


@pytest.mark.parametrize("text", MALFORMED)
def test_what_no_browser_of_ours_says_is_malformed(text: str) -> None:
    with pytest.raises(Malformed):
        parse(text)


def test_what_textual_js_says_is_understood() -> None:
    assert parse('["stdin","é"]') == Typed("é".encode())
    assert parse('["resize",{"width":120,"height":40}]') == Resize(120, 40)
    assert parse('["ping","a"]') == Ping("a")
    assert parse('["focus"]') == Focus(True)
    assert parse('["blur"]') == Focus(False)


def test_a_line_typed_without_a_connection_comes_with_its_word() -> None:
    said = json.dumps(["unsent", {"id": WORD, "text": "/besluit Eén"}])
    assert parse(said) == Unsent(WORD, "/besluit Eén")


@given(st.integers(), st.integers())
def test_every_size_is_one_that_can_be_painted(width: int, height: int) -> None:
    columns, rows = clamped(width, height)
    assert 20 <= columns <= 240
    assert 8 <= rows <= 100
    said = json.dumps(["resize", {"width": width, "height": height}])
    assert parse(said) == Resize(columns, rows)


@given(st.text())
def test_no_text_does_more_than_be_malformed(text: str) -> None:
    with suppress(Malformed):
        parse(text)


@given(st.lists(st.binary(max_size=40), max_size=6), st.integers(1, 7))
def test_packets_come_whole_however_they_were_cut(payloads: list[bytes], step: int) -> None:
    sent = PRELUDE + b"".join(data(payload) for payload in payloads) + meta({"type": "exit"})
    packets = Packets()
    got = [one for start in range(0, len(sent), step) for one in packets.feed(sent[start : start + step])]
    assert got == [*(Packet(Kind.DATA, one) for one in payloads), Packet(Kind.META, b'{"type": "exit"}')]


@pytest.mark.parametrize("received", [b"Traceback", PRELUDE + b"X\0\0\0\0", PRELUDE + b"D\xff\xff\xff\xff"])
def test_what_is_no_packet_is_not_followed(received: bytes) -> None:
    with pytest.raises(BrokenStream):
        list(Packets().feed(received))

"""One door for everything a person typed, pasted or imported.

Terminals obey control codes, browsers and readers trip over invisible and
direction-changing characters: they go. Words stay, in any script.
"""

import re
import unicodedata

__all__ = ["clean_text", "tidy"]

_PAYLOAD = r"[^\x07\x18\x1a\x1b\x90\x98\x9b-\x9f]*"
_SEQUENCE = re.compile(
    rf"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f]){_PAYLOAD}(?:\x07|\x1b\\|\x9c)"  # OSC, DCS and their like
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b[!-/]?[0-OQ-WYZ\\cno|}~]"  # two or three characters, such as a reset
)
_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 but the line feed, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f"  # no width
    "\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\ud800-\udfff"  # halves of a pair
    "]"
)
_PICTURES = (
    "\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_JOINED_SCRIPTS = "\u0600-\u077f\u0860-\u08ff\u0900-\u0dff\u1780-\u17ff\u1800-\u18af"
_LOOSE_VARIANT = re.compile(f"(?<![{_PICTURES}#*0-9])[\ufe0e\ufe0f]")
_LOOSE_JOINER = re.compile(
    f"(?<![{_PICTURES}{_JOINED_SCRIPTS}\ufe0f])[\u200c\u200d]|[\u200c\u200d](?![{_PICTURES}{_JOINED_SCRIPTS}])"
)
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_HEAP_OF_MARKS = re.compile(f"([{_MARKS}]{{8}})[{_MARKS}]+")
_SUSPECT = re.compile("[^\n -~]")


def clean_text(text: str, *, limit: int = 10_000, lines: bool = False) -> str:
    """Make typed text harmless to show, without losing words.

    Gone: control codes, whole escape sequences, direction marks, characters
    without width, halves of surrogate pairs, accents beyond eight on a
    letter. Emoji stay whole, and so do the joiners that Arabic and Indic
    scripts are spelled with. Unusual spaces and tabs become spaces, the text
    is NFC, and at most `limit` characters remain. Spaces at the ends stay.
    With `lines` line ends stay, as "\\n"; without it they become spaces.
    """
    text = text[: 4 * limit]
    if _SUSPECT.search(text):
        text = _SEQUENCE.sub("", text)
        text = _LINE_END.sub("\n", text)
        text = _SPACE.sub(" ", text)
        text = _UNSEEN.sub("", text)
        text = _settled(text)
    if not lines:
        text = text.replace("\n", " ")
    return text[:limit].rstrip("\u200c\u200d")


def _settled(text: str) -> str:
    """Normalise until nothing moves: what goes may bring a letter and its accent together."""
    while True:
        settled = unicodedata.normalize("NFC", text)
        settled = _LOOSE_VARIANT.sub("", settled)
        settled = _LOOSE_JOINER.sub("", settled)
        settled = _HEAP_OF_MARKS.sub(r"\1", settled)
        if settled == text:
            return text
        text = settled


def tidy(text: str, *, limit: int = 10_000, lines: bool = False) -> str:
    """`clean_text` without the spaces around it: for whatever a form or a line keeps."""
    return clean_text(text, limit=limit, lines=lines).strip()

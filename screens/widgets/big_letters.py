"""Letters four rows high, for the one thing a room must read from afar.

Each letter is drawn eight dots high, two to a terminal row (half blocks). A letter is a
string of columns, two hex figures each, the top dot lowest; `BigText` falls back to a bold
line where a title does not fit or has a letter that is not drawn here.
"""

__all__ = ["ROWS", "draw", "width_of"]

ROWS = 4
"""Terminal rows of one line of big letters."""

SPACE = 3
GAP = 1
DOTS = " ▀▄█"

LETTERS = {
    "A": "7e0909097e",
    "B": "7f49494936",
    "C": "3e41414122",
    "D": "7f4141413e",
    "E": "7f49494941",
    "F": "7f09090901",
    "G": "3e4149497a",
    "H": "7f0808087f",
    "I": "417f41",
    "J": "2040403f",
    "K": "7f08142241",
    "L": "7f404040",
    "M": "7f020c027f",
    "N": "7f0608307f",
    "O": "3e4141413e",
    "P": "7f09090906",
    "Q": "3e4151215e",
    "R": "7f09192946",
    "S": "4649494931",
    "T": "01017f0101",
    "U": "3f4040403f",
    "V": "0f3040300f",
    "W": "7f2018207f",
    "X": "6314081463",
    "Y": "0304780403",
    "Z": "6151494543",
    "a": "20545478",
    "b": "7f444438",
    "c": "384444",
    "d": "3844447f",
    "e": "38545458",
    "f": "7e0505",
    "g": "18a4a47c",
    "h": "7f040478",
    "i": "7d",
    "j": "807d",
    "k": "7f102844",
    "l": "7f",
    "m": "7c04047c040478",
    "n": "7c040478",
    "o": "38444438",
    "p": "fc242418",
    "q": "182424fc",
    "r": "7c0804",
    "s": "48545424",
    "t": "047f44",
    "u": "3c40407c",
    "v": "1c2040201c",
    "w": "3c4030403c",
    "x": "6c10106c",
    "y": "1ca0a07c",
    "z": "6454544c",
    "0": "3e4141413e",
    "1": "427f40",
    "2": "4261514946",
    "3": "2241494936",
    "4": "1814127f10",
    "5": "2745454539",
    "6": "3e49494930",
    "7": "0101710d03",
    "8": "3649494936",
    "9": "064949493e",
    ".": "40",
    ",": "8040",
    ":": "44",
    ";": "8044",
    "!": "5f",
    "?": "0201510906",
    "'": "03",
    '"': "030003",
    "-": "080808",
    "–": "08080808",
    "/": "601c03",
    "(": "3e41",
    ")": "413e",
    "&": "3649493650",
    "+": "08083e0808",
    "·": "08",
    "…": "4000400040",
    "é": "38565558",
    "ë": "39545459",
    "ï": "017c01",
    "ü": "3d40407d",
    "ö": "39444439",
    "è": "38555658",
    "á": "20565578",
    "ê": "3a55555a",
    "ó": "38464538",
    "ô": "3a45453a",
    "ú": "3c42417c",
    "à": "20555678",
    "ä": "21545479",
    "ç": "38c444",
    "í": "7a01",
    "€": "143e555541",
}


def width_of(text: str) -> int | None:
    """Columns that `text` takes, or None when a letter of it is not drawn here."""
    widths = [_columns(letter) for letter in text]
    if any(columns is None for columns in widths):
        return None
    return sum(len(columns) + GAP for columns in widths if columns is not None) - GAP


def draw(text: str) -> list[str]:
    """`text` as four rows of half blocks; letters that are not drawn here are left out."""
    columns = b"".join((_columns(letter) or b"") + bytes(GAP) for letter in text)
    return ["".join(DOTS[column >> 2 * row & 3] for column in columns) for row in range(ROWS)]


def _columns(letter: str) -> bytes | None:
    if letter == " ":
        return bytes(SPACE)
    drawn = LETTERS.get(letter)
    return None if drawn is None else bytes.fromhex(drawn)

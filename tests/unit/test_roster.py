from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.codes import MandateKind
from models.errors import Problem
from models.reference import HELIX_GROUPS, ROLES
from screens.forms.roster import RosterLine, read_file, read_roster, unread_columns
from tests.hostile import HOSTILE


def read(text: str, *taken: str) -> tuple[RosterLine, ...]:
    return read_roster(text, roles=ROLES, groups=HELIX_GROUPS, taken=taken)


def only(text: str) -> RosterLine:
    (line,) = read(text)
    return line


@pytest.mark.parametrize("mark", [";", "\t", ",", " ; ", ", "])
def test_a_line_is_name_organisation_role_group(mark: str) -> None:
    person = only(mark.join(("Samira Ouali", "Jongerenraad", "verslaglegging", "stadmakers"))).person
    assert (person.name, person.organisation) == ("Samira Ouali", "Jongerenraad")
    assert (person.roles, person.helix_groups) == (("verslaglegging",), ("stadmakers",))


def test_a_name_alone_is_enough() -> None:
    assert [line.person.name for line in read("Jan\n\n  Piet \n;;\nNoor")] == ["Jan", "Piet", "Noor"]


@pytest.mark.parametrize(
    "header",
    [
        "Rol;Naam;Organisatie",
        "ROLLEN ; Naam: ; organisatie of netwerk",
        "role;name;organisation",
        "Roles;Participant;Network",
    ],
)
def test_a_first_line_of_names_orders_the_columns(header: str) -> None:
    person = only(f"{header}\nkennisinstelling;Jan Smit;HvA").person
    assert (person.name, person.organisation, person.roles) == ("Jan Smit", "HvA", ("kennisinstelling",))


def test_columns_nobody_asked_for_are_left_out() -> None:
    person = only("Voornaam;Tussenvoegsel;Achternaam;E-mail;Groep\nJan;de;Wit;jan@wit.nl;politici").person
    assert (person.name, person.organisation, person.helix_groups) == ("Jan de Wit", "", ("politici",))


@pytest.mark.parametrize(
    ("typed", "mandate"),
    [
        ("zelf", (MandateKind.OWN, "")),
        ("Beslist zelf.", (MandateKind.OWN, "")),
        ("decides themselves", (MandateKind.OWN, "")),
        ("namens Stadsdeel Oost", (MandateKind.FOR_OTHERS, "Stadsdeel Oost")),
        ("beslist voor de bewoners", (MandateKind.FOR_OTHERS, "de bewoners")),
        ("beslist voor anderen", (MandateKind.FOR_OTHERS, "")),
        ("on behalf of the school", (MandateKind.FOR_OTHERS, "the school")),
        ("neemt mee naar het MT", (MandateKind.TAKES_HOME, "het MT")),
        ("neemt het mee naar de raad", (MandateKind.TAKES_HOME, "de raad")),
        ("neemt het eerst mee", (MandateKind.TAKES_HOME, "")),
        ("Takes it home to the board", (MandateKind.TAKES_HOME, "the board")),
        ("nog niet bekend", (MandateKind.UNKNOWN, "")),
        ("", (MandateKind.UNKNOWN, "")),
    ],
)
def test_a_mandate_is_read_in_the_words_of_the_form(typed: str, mandate: tuple[MandateKind, str]) -> None:
    for text in (f"Naam;Mandaat\nJan;{typed}", f"Mandate;Name\n{typed};Jan", f"Jan;;;;{typed}"):
        line = only(text)
        assert (line.person.mandate, line.person.mandate_for) == mandate
        assert line.unread_mandate == ""


def test_a_mandate_in_other_words_is_told() -> None:
    line = only("Naam;Mandaat\nJan;wethouder")
    assert (line.person.mandate, line.unread_mandate) == (MandateKind.UNKNOWN, "wethouder")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Naam;E-mail;Telefoon;Organisatie\nJan;jan@wit.nl;;Oost", ("E-mail",)),
        ("Naam;;Rol\nJan;los;kok", ("2",)),
        ("Jan;Oost;kok;bewoner;zelf;06", ("6",)),
        ("Jan;Oost;kok;bewoner;zelf", ()),
        ("Naam;E-mail", ()),
        ("", ()),
    ],
)
def test_columns_that_are_not_read_are_told(text: str, columns: tuple[str, ...]) -> None:
    assert unread_columns(text) == columns


def test_a_person_is_no_header() -> None:
    assert len(read("Naomi Groep;Netwerk Oost;verslaglegging\nJan;Oost;")) == 2


@pytest.mark.parametrize(
    ("typed", "roles"),
    [
        ("gespreksleider", ("gespreksleiding",)),
        ("Verslaglegger", ("verslaglegging",)),
        ("procesbegeleider", ("procesbegeleiding",)),
        ("kennis", ("kennisinstelling",)),
        ("gemeente", ("directie/gemeente",)),
        ("Directie/Gemeente", ("directie/gemeente",)),
        ("helixpartner", ("inhoudelijk betrokkenen (helixpartners)",)),
        ("gespreksleiding + verslaglegging", ("gespreksleiding", "verslaglegging")),
        ("kennis / proces", ("kennisinstelling", "procesbegeleiding")),
        ("kennis en gemeente", ("kennisinstelling", "directie/gemeente")),
        ("Ma.akteam", ("afstemming met Ma.akteam",)),
    ],
)
def test_roles_are_recognised_in_other_words(typed: str, roles: tuple[str, ...]) -> None:
    line = only(f"Jan;;{typed};")
    assert line.person.roles == roles
    assert line.new_words == ()


def test_a_role_nobody_had_is_kept_and_marked() -> None:
    line = only("Jan;;kok;bewoner;")
    assert (line.person.roles, line.person.helix_groups) == (("kok",), ("actieve bewoners",))
    assert line.new_words == ("kok",)


def test_quoted_cells_may_hold_the_mark() -> None:
    person = only('"Wit, Jan de";"Stadsdeel; Oost"').person
    assert (person.name, person.organisation) == ("Wit, Jan de", "Stadsdeel; Oost")


def test_what_is_wrong_is_said_per_line_and_kept() -> None:
    lines = read("Naam;Organisatie\nJan;Oost\n;Zonder naam\njan;West\nPiet;\n" + "x" * 300 + ";", "Piet")
    assert [line.problem for line in lines] == [
        None,
        Problem.EMPTY,
        Problem.TAKEN,
        Problem.TAKEN,
        Problem.TOO_LONG,
    ]
    assert [line.number for line in lines] == [2, 3, 4, 5, 6]
    assert lines[1].source == ";Zonder naam"


def test_an_empty_list_has_no_lines() -> None:
    assert read("") == read(" \n ;; \n\t\n") == ()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_breaks_it(text: str) -> None:
    for line in read(f"{text};{text};{text};{text}\nJan;{text}"):
        assert not set(line.person.name) & set("\x1b\x00\x07\u202e")


@given(st.text())
def test_every_line_with_a_word_comes_back(text: str) -> None:
    for line in read(text):
        assert line.source == text.splitlines()[line.number - 1]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_files_are_read_however_they_were_saved(tmp_path: Path, coding: str) -> None:
    file = tmp_path / "lijst.csv"
    file.write_bytes("Naam;Organisatie\r\nRené;Café Zuid\r\n".encode(coding))
    assert only(read_file(str(file))).person.name == "René"


@pytest.mark.parametrize("raw", [b"PK\x03\x04\x00\x00zip", b"\xff\xfe\x00", b"x" * 3_000_000])
def test_what_is_no_list_is_refused(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "lijst.xlsx"
    file.write_bytes(raw)
    with pytest.raises(ValueError):
        read_file(str(file))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        read_file(str(tmp_path / "weg.csv"))

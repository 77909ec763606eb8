import pytest

from screens.seat_names import fitting_names

NAMES = ("Joost Wiering", "Ama Boateng", "José Boter", "Bodine Smit", "Fatima El Amrani")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ama", "Ama Boateng"),
        ("JOOST WIERING", "Joost Wiering"),
        ("jose boter", "José Boter"),
        ("fatima el", "Fatima El Amrani"),
        ("Bodi", "Bodine Smit"),
    ],
)
def test_a_whole_name_or_one_first_name_says_who_is_meant(typed: str, meant: str) -> None:
    found = fitting_names(typed, NAMES)
    assert found.meant is not None
    assert found.names[found.meant] == meant


@pytest.mark.parametrize("typed", ["jo", "bo", "wie", "el", "a"])
def test_less_than_that_leaves_the_choice(typed: str) -> None:
    found = fitting_names(typed, NAMES)
    assert found.names and found.is_new and found.meant is None


def test_a_name_that_nobody_has_is_new() -> None:
    found = fitting_names("Henk", NAMES)
    assert (found.names, found.is_new, found.meant) == ((), True, 0)

"""The help's tables know every way to type a line: a form that they forget crashed the help once."""

import pytest

from models.grammar import FORMS, Use
from screens.help import ARGUMENTS, MEANINGS

BARE = {Use.CORRECT, Use.UNDO}
"""Nothing is typed behind their words; a correction stands in the help as a line of its own."""

WITHOUT_WORD = {form.use for form in FORMS} - {
    form.use for form in FORMS if form.word("nl") or form.word("en")
}
"""Forms that the help does not list: known by a hash only."""


@pytest.mark.parametrize("use", Use)
def test_every_use_says_what_comes_of_it(use: Use) -> None:
    kinds = [form.kind for form in FORMS if form.use is use]
    becomes_a_line = bool(kinds) and None not in kinds
    assert becomes_a_line or use in MEANINGS


@pytest.mark.parametrize("use", sorted(set(Use) - BARE - WITHOUT_WORD))
def test_every_use_says_what_is_typed_behind_it(use: Use) -> None:
    assert use in ARGUMENTS

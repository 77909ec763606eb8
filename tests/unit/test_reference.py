from datetime import date

import pytest

from models import example, reference, rules, templates
from models.codes import AgendaFocus, Gap, ItemKind, Variant
from models.example.steps import STARTS_AT
from tests.records import ROLES, maakbank, person

EVENING_MINUTES = 210


class TestFixedTexts:
    def test_they_are_quoted_with_source_and_version(self) -> None:
        assert {(text.source, text.version) for text in reference.FIXED_TEXTS} == {
            ("Ma.ak020", "december 2020")
        }
        assert reference.FIXED_TEXTS[1].text == (
            "Er is ruimte om fouten te mogen maken, dat hoort bij het 'anders met elkaar samenwerken'."
        )


class TestTemplates:
    @pytest.mark.parametrize("variant", Variant)
    @pytest.mark.parametrize("number", [1, 2, 9])
    def test_an_evening_with_a_meal_a_break_and_an_end(self, variant: Variant, number: int) -> None:
        agenda = templates.agenda_for(variant, number)
        assert all(rules.problems_in_item(item) == {} for item in agenda)
        assert [item.title for item in agenda[:3]] == ["Inloop", "Samen eten", "Check-in en rollen"]
        assert [item.title for item in agenda[-5:]] == [
            "Pauze",
            "Besluiten",
            "Nalopen: wie doet wat wanneer",
            "Wat leren we",
            "Check-out",
        ]
        assert sum(item.planned_minutes for item in agenda) == EVENING_MINUTES
        assert [item.kind for item in agenda].count(ItemKind.BREAK) == 1

    @pytest.mark.parametrize("variant", Variant)
    def test_values_come_first_and_open_actions_come_back(self, variant: Variant) -> None:
        first, later = ([item.focus for item in templates.agenda_for(variant, number)] for number in (1, 2))
        assert first.count(AgendaFocus.VALUES) == 1
        assert later.count(AgendaFocus.VALUES) == 0
        assert (first.count(AgendaFocus.FOLLOW_UP), later.count(AgendaFocus.FOLLOW_UP)) == (1, 2)

    def test_a_longer_variant_proposes_more_sessions(self) -> None:
        counts = [templates.planned_sessions(variant) for variant in Variant]
        assert counts == sorted(set(counts))


class TestExample:
    def test_its_forms_are_right(self) -> None:
        assert rules.problems_in_maakbank(example.MAAKBANK) == {}
        assert rules.problems_in_session(example.session_on(date(2026, 11, 27))) == {}
        assert [rules.problems_in_participant(one) for one in example.PARTICIPANTS] == [{}] * 14

    def test_fourteen_people_hold_the_seven_roles(self) -> None:
        invited = [
            person(number, one.name, "", *(reference.ROLES.index(role) for role in one.roles))
            for number, one in enumerate(example.PARTICIPANTS)
        ]
        assert rules.gaps(maakbank(), invited, ROLES, [11]) == ()
        assert rules.gaps(maakbank(), invited[1:], ROLES, [11])[0].gap is Gap.ROLE

    def test_lists_it_names_are_the_known_ones(self) -> None:
        groups = {group for one in example.PARTICIPANTS for group in one.helix_groups}
        assert groups | set(example.MAAKBANK.asked_groups) <= set(reference.HELIX_GROUPS)
        assert example.MAAKBANK.theme in reference.THEMES
        assert len(groups) > 4

    def test_initials_are_unlike_each_other(self) -> None:
        taken: list[str] = []
        for one in example.PARTICIPANTS:
            taken.append(rules.initials_for(one.name, taken))
        assert len(set(taken)) == 14
        assert all(len(initials) == 2 for initials in taken)

    def test_the_evening_goes_forward_from_door_to_end(self) -> None:
        start = example.session_on(date(2026, 11, 27)).planned_start
        moments = [example.moment_of(step, start) for step in example.EVENING]
        assert moments == sorted(moments)
        assert moments[0] == start
        assert isinstance(example.EVENING[0], example.Open)
        assert isinstance(example.EVENING[-1], example.Close)
        assert (moments[-1] - start).total_seconds() / 60 == pytest.approx(EVENING_MINUTES, abs=10)
        assert example.EVENING[0].at == STARTS_AT

    def test_it_walks_the_whole_agenda(self) -> None:
        steps = [step for step in example.EVENING if isinstance(step, example.Next)]
        assert len(steps) == len(templates.agenda_for(example.MAAKBANK.variant, 1)) - 1

    def test_everyone_in_it_is_on_the_list(self) -> None:
        names = {one.name for one in example.PARTICIPANTS}
        named: set[str] = set()
        for step in example.EVENING:
            match step:
                case example.Tick(_, people) | example.Leave(_, people) | example.Excuse(_, people):
                    named.update(people)
                case example.Endorse(_, people):
                    named.update(people)
                case example.Type(_, who) | example.Rewrite(_, who) | example.Wipe(_, who):
                    named.add(who)
        assert named <= names

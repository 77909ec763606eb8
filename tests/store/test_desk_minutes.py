import pytest

from models.codes import ActionStatus, DecisionStatus, LineKind, Seat
from models.errors import Refusal, Refused
from models.outcomes import Corrected, Wiped


@pytest.fixture
def joost(table):
    table.opened()
    return table.sit(Seat.REPORTER, "Joost")


@pytest.fixture
def naomi(table, joost):
    return table.sit(Seat.REPORTER, "Naomi")


def test_a_kept_line_has_author_time_and_order(table, joost, naomi):
    first = table.keep(joost, "Jongeren vinden de weg niet.")
    table.later(minutes=1)
    second = table.keep(naomi, "Het ligt buiten de buurt.")
    assert table.lines() == ["Jongeren vinden de weg niet.", "Het ligt buiten de buurt."]
    assert (first.author, second.author) == ("Joost", "Naomi")
    assert second.at == table.now and second.order > first.order


def test_the_same_key_keeps_one_line(table, joost):
    from models.grammar import NewLine

    line = NewLine(kind=LineKind.NOTE, text="Eén keer")
    for _ in range(3):
        joost.minutes.keep_line(key="k", item_id=table.item(), line=line, source="Eén keer")
    assert table.lines() == ["Eén keer"]


def test_decision_numbers_run_on_and_are_never_reused(table, joost):
    first = table.keep(joost, "/besluit Een")
    joost.minutes.delete_line(line_id=first.id)
    second = table.keep(joost, "/besluit Twee")
    assert (first.decision.number, second.decision.number) == (1, 2)
    decisions = joost.read.decisions(maakbank_id=1)
    assert [(d.number, d.status) for d in decisions] == [
        (1, DecisionStatus.VOID),
        (2, DecisionStatus.NOTED),
    ]


def test_restoring_a_decision_puts_it_back_in_force(table, joost):
    line = table.keep(joost, "/besluit Een")
    joost.minutes.delete_line(line_id=line.id)
    joost.minutes.restore_line(line_id=line.id)
    assert joost.read.decisions(maakbank_id=1)[0].status is DecisionStatus.NOTED


def test_correcting_a_line_corrects_the_action(table, joost):
    line = table.keep(joost, "/actie @Kwame brood bakken voor 1 dec")
    edited = table.edit(joost, line, "/actie @Ingrid brood halen voor 2 dec")
    assert edited.action.number == line.action.number
    assert edited.action.text == "brood halen"
    assert [owner.name for owner in edited.action.owners] == ["Ingrid van der Meulen"]
    assert edited.action.due.day == 2
    assert edited.edited


def test_an_action_that_becomes_a_note_is_dropped_and_comes_back(table, joost):
    line = table.keep(joost, "/actie @Kwame brood bakken")
    note = table.edit(joost, line, "brood bakken")
    assert note.kind is LineKind.NOTE and note.action is None
    assert joost.read.actions(maakbank_id=1)[0].status is ActionStatus.DROPPED
    back = table.edit(joost, note, "/actie @Kwame brood bakken")
    assert (back.action.number, back.action.status) == (1, ActionStatus.OPEN)


def test_an_unknown_owner_is_kept_and_marked(table, joost):
    line = table.keep(joost, "/actie @Piet Puk belt")
    assert line.action.owners[0].participant_id is None
    assert line.hint == "unknown_name"


def test_an_organisation_owns_on_behalf(table, joost):
    line = table.keep(joost, "/actie @Bakkerij Mensah levert brood")
    owner = line.action.owners[0]
    assert (owner.name, owner.on_behalf, owner.participant_id) == ("Bakkerij Mensah", True, None)


def test_two_people_changing_one_line_both_stay(table, joost, naomi):
    line = table.keep(joost, "tien banen")
    table.edit(joost, line, "elf banen")
    seen = table.edit(naomi, line, "twaalf banen")
    assert seen.text == "elf banen"
    assert [conflict.text for conflict in seen.conflicts] == ["twaalf banen"]


@pytest.mark.parametrize(
    ("choice", "texts"),
    [("mine", ["elf"]), ("theirs", ["twaalf"]), ("both", ["elf", "twaalf"])],
)
def test_a_conflict_is_settled_by_choosing(table, joost, naomi, choice, texts):
    line = table.keep(joost, "tien")
    table.edit(joost, line, "elf")
    conflict = table.edit(naomi, line, "twaalf").conflicts[0]
    joost.minutes.settle_conflict(conflict_id=conflict.id, keep=choice)
    assert table.lines() == texts
    assert not joost.read.lines(item_id=table.item())[0].conflicts


def test_earlier_texts_stay_in_the_history(table, joost):
    line = table.keep(joost, "een")
    line = table.edit(joost, line, "twee")
    table.edit(joost, line, "drie")
    assert [revision.text for revision in joost.read.revisions(line_id=line.id)] == ["een", "twee"]


def test_wiping_leaves_the_text_nowhere(table, joost, naomi):
    line = table.keep(joost, "/actie @Kwame geheim-een regelen")
    line = table.edit(joost, line, "/actie @Kwame geheim-twee regelen")
    table.edit(naomi, table.keep(joost, "ander"), "anders")
    stale = line
    table.edit(joost, line, "/actie @Kwame geheim-drie regelen")
    table.edit(naomi, stale, "/actie @Kwame geheim-vier regelen")
    naomi.minutes.save_draft(item_id=table.item(), text="geheim-vijf", line_id=line.id)
    wiped = joost.minutes.wipe_line(line_id=line.id)
    assert (wiped.text, wiped.source, wiped.wiped_by, wiped.wiped_at) == ("", "", "Joost", table.now)
    assert "geheim" not in everything(table.store)


def everything(store) -> str:
    from sqlmodel import SQLModel

    with store.read() as session:
        return "\n".join(
            str(row)
            for one in SQLModel.metadata.sorted_tables
            for row in session.connection().execute(one.select())
        )


def test_a_wiped_line_can_not_be_changed(table, joost):
    line = table.keep(joost, "weg ermee")
    joost.minutes.wipe_line(line_id=line.id)
    with pytest.raises(Refused) as refused:
        table.edit(joost, line, "toch niet")
    assert refused.value.refusal is Refusal.WIPED


def test_a_correction_of_a_wiped_line_goes_with_it(table, joost, naomi):
    line = table.keep(joost, "geheim een")
    joost.minutes.wipe_line(line_id=line.id)
    outcome = table.correct(naomi, line, "geheim twee")
    assert isinstance(outcome, Wiped) and outcome.line.wiped_by == "Joost"
    with pytest.raises(Refused):
        naomi.minutes.save_draft(item_id=line.item_id, text="geheim drie", line_id=line.id)
    assert "geheim" not in everything(table.store)


def test_moving_a_line_puts_it_at_the_end_of_the_other_item(table, joost):
    table.keep(joost, "daar", item=2)
    line = table.keep(joost, "/besluit hier")
    joost.minutes.move_line(line_id=line.id, item_id=table.item(2))
    assert (table.lines(1), table.lines(2)) == ([], ["daar", "hier"])
    assert joost.read.decisions(maakbank_id=1)[0].agenda_item_id == table.item(2)


def test_replacing_words_corrects_the_own_last_line(table, joost, naomi):
    table.keep(joost, "een hogere vergoding")
    table.keep(naomi, "vergoding van Naomi")
    assert isinstance(table.take(joost, "s/vergoding/vergoeding/"), Corrected)
    assert table.lines() == ["een hogere vergoeding", "vergoding van Naomi"]


def test_replacing_what_is_not_there_is_refused_and_keeps_nothing(table, joost):
    table.keep(joost, "een")
    with pytest.raises(Refused, match=Refusal.NOT_IN_LAST_LINE):
        table.take(joost, "s/twee/drie/")
    assert table.lines() == ["een"]


def test_a_draft_is_for_the_others_that_write(table, joost, naomi):
    joost.minutes.save_draft(item_id=table.item(), text="het jongerenwerk vra")
    assert [draft.text for draft in naomi.read.drafts(session_id=table.session_id)] == [
        "het jongerenwerk vra"
    ]
    assert joost.read.drafts(session_id=table.session_id) == ()
    with pytest.raises(Refused):
        table.sit(Seat.ROOM, "wand").read.drafts(session_id=table.session_id)
    table.keep(joost, "het jongerenwerk vraagt")
    assert naomi.read.drafts(session_id=table.session_id) == ()


def test_those_who_look_on_get_words_without_author_or_doubt(table, joost):
    table.keep(joost, "/besliut Iets")
    line = table.sit(Seat.PARTICIPANT, "Fatima").read.lines(item_id=table.item())[0]
    assert line.text and not (line.author or line.initials or line.source or line.hint)


def test_ticking_a_question(table, joost):
    line = table.keep(joost, "/vraag Wie?")
    assert [p.id for p in joost.read.open_points(session_id=table.session_id)] == [line.id]
    joost.minutes.tick_line(line_id=line.id, done=True)
    assert joost.read.open_points(session_id=table.session_id) == ()

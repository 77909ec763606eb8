import json
import re
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from maktui.importer import import_notes
from maktui.playing import lay_example
from maktui.record import ORGANISER, open_record
from maktui.reports.command import report
from maktui.settings import Settings, load
from models.codes import Seat, SessionPhase
from models.desk import Desk
from models.errors import NotFound
from models.rights import Actor
from models.views.record import SessionRecord
from models.zone import utc_now
from tests.hostile import HOSTILE

NOTES = """\
Vooraf staat de koffie klaar.

Topic: 1. Welkom
present+ Noor Jansen, Kim
- Kim brengt koek mee
ACTION: @Kim to bring cups by 1-12
Punt: 2. De bomen
Besluit: We planten dertig bomen.
/besliut Vijf per straat
Vraag: Wie geeft water?
/actie iemand belt het stadsdeel
Punt: Welkom
Nog iets over de koek.
"""

Run = Callable[..., tuple[str, str, int]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load(environ={"MAKTUI_HOME": str(tmp_path), "MAKTUI_LANG": "en"})


@pytest.fixture
def run(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Import a text; gives stdout, stderr and the exit code."""

    def imported(
        text: str | bytes, target: str = "new", author: str = "Joost Wiering"
    ) -> tuple[str, str, int]:
        file = tmp_path / "notes.txt"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        code = import_notes(settings, target, str(file), author)
        out, err = capsys.readouterr()
        return out, err, code

    return imported


def read(settings: Settings, session_id: int) -> SessionRecord:
    record = open_record(settings.db_url)
    try:
        return record.desk(ORGANISER).read.record(session_id=session_id)
    finally:
        record.close()


def texts(record: SessionRecord) -> list[str]:
    return [line.text for item in record.agenda for line in record.lines.get(item.id, ())]


class TestNewSession:
    def test_only_the_session_is_on_stdout(self, run: Run) -> None:
        out, _, code = run(NOTES)
        assert (out, code) == ("1\n", 0)

    def test_topics_become_the_agenda(self, run: Run, settings: Settings) -> None:
        run(NOTES)
        record = read(settings, 1)
        assert [item.title for item in record.agenda] == ["Welkom", "De bomen"]
        assert record.maakbank.name == "Imported minutes"

    def test_every_line_is_kept_where_it_belongs(self, run: Run, settings: Settings) -> None:
        run(NOTES)
        record = read(settings, 1)
        welcome, trees = (record.lines[item.id] for item in record.agenda)
        assert [line.text for line in welcome] == [
            "Vooraf staat de koffie klaar.",
            "- Kim brengt koek mee",
            "bring cups",
            "Nog iets over de koek.",
        ]
        assert [line.kind.value for line in trees] == ["decision", "note", "question", "action"]
        assert {line.author for line in (*welcome, *trees)} == {"Joost Wiering"}

    def test_names_become_guests_and_owners(self, run: Run, settings: Settings) -> None:
        run(NOTES)
        record = read(settings, 1)
        assert {seen.participant.name for seen in record.attendance} == {"Noor Jansen", "Kim"}
        assert all(seen.participant.is_guest and seen.spans for seen in record.attendance)
        assert [owner.name for owner in record.actions[0].owners] == ["Kim"]
        assert record.actions[0].due is not None

    def test_it_took_place(self, run: Run, settings: Settings) -> None:
        run(NOTES)
        session = read(settings, 1).session
        assert session.phase is SessionPhase.CLOSED
        assert session.start_reason == "imported"

    def test_doubtful_lines_are_told_with_their_number(self, run: Run) -> None:
        _, err, _ = run(NOTES)
        told = re.findall(r"^line (\d+): .* (\S+ \S+)$", err, re.MULTILINE)
        assert [number for number, _ in told] == ["9", "11"]
        assert "/besliut Vijf per straat" in err
        assert err.endswith("12 lines read, 2 of them doubtful.\n")

    def test_without_topics_there_is_one_item(self, run: Run, settings: Settings) -> None:
        run("Alleen maar tekst\n")
        assert [item.title for item in read(settings, 1).agenda] == ["General"]

    def test_each_import_is_a_session_of_its_own(self, run: Run) -> None:
        assert [run(NOTES)[0], run(NOTES)[0]] == ["1\n", "2\n"]

    def test_its_minutes_are_a_report(
        self, run: Run, settings: Settings, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(NOTES)
        assert report(settings, 1, None, "json", None) == 0
        data: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert [item["title"] for item in data["agenda"]] == ["Welkom", "De bomen"]
        assert [decision["text"] for decision in data["decisions"]] == ["We planten dertig bomen."]


class TestExistingSession:
    @pytest.fixture
    def session_id(self, settings: Settings) -> int:
        record = open_record(settings.db_url)
        session_id = lay_example(record.desk(ORGANISER), utc_now())
        record.close()
        return session_id

    def test_topics_move_and_add(self, run: Run, settings: Settings, session_id: int) -> None:
        out, _, code = run(
            "Punt: Pauze\nDe soep\nPunt: Rondvraag\nNiets\nPunt: 9\nEen zin\n", str(session_id)
        )
        record = read(settings, session_id)
        lines = {item.title: [line.text for line in record.lines.get(item.id, ())] for item in record.agenda}
        assert (out, code) == ("", 0)
        assert lines["Pauze"] == ["De soep"]
        assert lines["Rondvraag"] == ["Niets"]
        assert lines["Besluiten"] == ["Een zin"]
        assert len(record.agenda) == 12
        assert sum(map(len, lines.values())) == 3

    def test_a_running_session_goes_on(self, run: Run, settings: Settings, session_id: int) -> None:
        record = open_record(settings.db_url)
        lead = Desk(record.store, Actor(seat=Seat.FACILITATOR, name="Els", session_id=session_id))
        lead.session.open(session_id=session_id)
        record.close()
        run("Er is koffie\n", str(session_id))
        after = read(settings, session_id)
        assert after.session.phase is SessionPhase.LIVE
        assert [line.text for line in after.lines[after.agenda[0].id]] == ["Er is koffie"]

    def test_the_same_file_twice_is_kept_once(self, run: Run, settings: Settings, session_id: int) -> None:
        run(NOTES, str(session_id))
        once = texts(read(settings, session_id))
        run(NOTES, str(session_id))
        assert texts(read(settings, session_id)) == once

    def test_who_is_on_the_list_keeps_their_initials(
        self, run: Run, settings: Settings, session_id: int
    ) -> None:
        run("Hallo\n", str(session_id), author="naomi pinas")
        record = read(settings, session_id)
        assert [line.initials for lines in record.lines.values() for line in lines] == ["NP"]

    @pytest.mark.parametrize("number", ["0", "99", "9" * 30])
    def test_a_session_that_is_not_there(self, run: Run, number: str) -> None:
        with pytest.raises(NotFound):
            run(NOTES, number)


class TestFiles:
    @pytest.mark.parametrize(
        "content",
        [
            "één\r\ntwee\r\n".encode(),
            "één\rtwee".encode(),
            "\ufeffeen\ntwee".replace("een", "één").encode(),
            "één\n\n \n\ttwee\n".encode(),
            "één\ntwee".encode("utf-16"),
            "één\ntwee".encode("cp1252"),
        ],
        ids=["crlf", "cr", "bom", "blank", "utf-16", "windows"],
    )
    def test_files_from_anywhere(self, run: Run, settings: Settings, content: bytes) -> None:
        run(content)
        assert texts(read(settings, 1)) == ["één", "twee"]

    @pytest.mark.parametrize("content", ["", "\n \n\t\n"], ids=["empty", "blank"])
    def test_nothing_to_keep_makes_nothing(self, run: Run, settings: Settings, content: str) -> None:
        out, err, code = run(content)
        assert (out, code) == ("", 1)
        assert "no lines" in err
        assert not Path(settings.db_url.removeprefix("sqlite:///")).exists()

    def test_a_nameless_author_is_refused(self, run: Run) -> None:
        assert run(NOTES, author="  ")[2] == 1

    def test_stdin(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"Hallo\n")))
        assert import_notes(settings, "new", "-", "Joost") == 0
        assert texts(read(settings, 1)) == ["Hallo"]

    def test_a_very_long_line_is_kept_whole(self, run: Run, settings: Settings) -> None:
        words = [f"woord{number}" for number in range(4000)]
        run(" ".join(words) + "\n" + "x" * 25_000 + "\n")
        kept = texts(read(settings, 1))
        assert max(map(len, kept)) <= 10_000
        assert " ".join(kept).split()[:4000] == words
        assert "".join(kept).count("x") == 25_000

    def test_a_topic_too_long_for_a_title_is_kept_as_text(self, run: Run, settings: Settings) -> None:
        topic = "Punt: " + "lang " * 60
        _, err, _ = run(topic + "\n")
        assert texts(read(settings, 1)) == [topic.strip()]
        assert "line 1: " in err

    def test_hostile_lines_are_kept_and_do_no_harm(self, run: Run, settings: Settings) -> None:
        out, err, code = run("\n".join(HOSTILE).encode("utf-8", errors="replace"))
        assert (out, code) == ("1\n", 0)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", err)
        assert len(texts(read(settings, 1))) > len(HOSTILE) / 2

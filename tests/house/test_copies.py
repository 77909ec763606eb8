from pathlib import Path

import pytest

from maktui.cli import main
from maktui.record import ORGANISER, open_record
from models.errors import RecordTooNew
from models.inputs import MaakbankInput
from models.store import Store


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "record" / "maktui.sqlite"


def add(db: Path, name: str) -> None:
    record = open_record(Store.at(db).url.render_as_string())
    record.desk(ORGANISER).prepare.save_maakbank(data=MaakbankInput(name=name))
    record.close()


def names(db: Path) -> list[str]:
    record = open_record(Store.at(db).url.render_as_string())
    found = [known.name for known in record.desk(ORGANISER).read.maakbanken()]
    record.close()
    return found


def maktui(*words: str | Path) -> int:
    return main(["--lang", "en", *map(str, words)])


def test_there_and_back_again(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(db, "Werk voor de jeugd")
    copy = tmp_path / "kopie.sqlite"
    assert maktui("backup", copy, "--db", db) == 0
    assert capsys.readouterr().out == f"{copy}\n"
    add(db, "Te veel")
    assert maktui("restore", copy, "--db", db) == 0
    assert names(db) == ["Werk voor de jeugd"]

    (earlier,) = db.parent.joinpath("backups").iterdir()
    told = capsys.readouterr()
    assert told.out == ""
    assert str(earlier) in told.err
    assert sorted(names(earlier)) == ["Te veel", "Werk voor de jeugd"]


def test_without_a_name_it_goes_beside_the_record(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(db, "Werk voor de jeugd")
    assert maktui("backup", "--db", db) == 0
    assert Path(capsys.readouterr().out.strip()).parent == db.parent / "backups"


def test_a_copy_never_takes_the_place_of_something(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(db, "Werk voor de jeugd")
    letter = tmp_path / "brief.txt"
    letter.write_text("Beste buren")
    assert maktui("backup", letter, "--db", db) == 1
    assert letter.read_text() == "Beste buren"
    assert str(letter) in capsys.readouterr().err


def test_nothing_to_copy(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert maktui("backup", "--db", db) == 1
    assert str(db) in capsys.readouterr().err
    assert not db.parent.exists()


@pytest.mark.parametrize("content", [None, b"", b"dit is een brief" * 500])
def test_what_is_no_record_is_not_put_back(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    add(db, "Werk voor de jeugd")
    copy = tmp_path / "kopie"
    if content is not None:
        copy.write_bytes(content)
    assert maktui("restore", copy, "--db", db) == 1
    assert str(copy) in capsys.readouterr().err
    assert names(db) == ["Werk voor de jeugd"]


def test_a_newer_record_is_not_put_back(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(db, "Werk voor de jeugd")
    newer = tmp_path / "nieuwer.sqlite"
    add(newer, "Van later")
    store = Store.at(newer)
    with store.write() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    assert maktui("restore", newer, "--db", db) == 1
    assert "newer" in capsys.readouterr().err
    assert names(db) == ["Werk voor de jeugd"]
    with pytest.raises(RecordTooNew):
        Store.at(newer).prepare()


def test_a_record_on_a_server_is_copied_there(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["backup"], ["restore", "kopie.sqlite"]):
        assert maktui(*words, "--db", "postgresql://127.0.0.1:1/maktui") == 1
        assert "pg_dump" in capsys.readouterr().err

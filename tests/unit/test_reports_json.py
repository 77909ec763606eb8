import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from maktui.reports.maakbank import MaakbankRecord
from maktui.reports.rendering import Format, render_maakbank, render_session
from models.codes import (
    GivenBy,
    LineKind,
    ObjectionState,
    OutcomeGap,
    OutcomeKind,
    ProposalPhase,
    ProposalResult,
    ReportBackState,
    StandChoice,
    Support,
    SupportGround,
)
from tests.hostile import HOSTILE
from tests.records import line, record, with_texts
from tests.support_records import carried_record

DOCUMENT = Path(__file__).parents[2] / "docs" / "json.md"
ROW = re.compile(r"^\| `([^`]+)` \| ([^|]+) \|(.*)\|$", re.MULTILINE)
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

Documented = dict[str, tuple[str, str]]


def documented() -> Documented:
    return {
        key: (kind.strip(), what) for key, kind, what in ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
    }


def found(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from found(inner, f"{path}.{key}" if path else key)
    if isinstance(value, list):
        for inner in value:
            if isinstance(inner, dict):
                for key, deeper in inner.items():
                    yield from found(deeper, f"{path}[].{key}")


def fits(value: Any, kind: str, what: str) -> bool:
    if value is None:
        return "null" in kind
    match kind.split()[0].rstrip(","):
        case "integer":
            return type(value) is int
        case "number":
            return type(value) is float
        case "boolean":
            return type(value) is bool
        case "text":
            return isinstance(value, str)
        case "moment":
            return bool(STAMP.fullmatch(value)) and datetime.fromisoformat(value).tzinfo is not None
        case "day":
            return bool(date.fromisoformat(value))
        case "code":
            return f"`{value}`" in what or (value == "" and "empty" in kind)
        case "object":
            return isinstance(value, dict)
        case "list":
            return isinstance(value, list) and ("text" not in kind or all(isinstance(x, str) for x in value))
    raise AssertionError(kind)


@pytest.fixture(scope="module")
def session() -> dict[str, Any]:
    data = json.loads(render_session(carried_record(), Format.JSON))
    assert isinstance(data, dict)
    return data


class TestDocument:
    def test_every_documented_key_is_there_and_every_key_is_documented(self, session: dict[str, Any]) -> None:
        assert {path for path, _ in found(session)} == set(documented())

    def test_every_value_is_what_the_document_says(self, session: dict[str, Any]) -> None:
        kinds = documented()
        wrong = [(path, value) for path, value in found(session) if not fits(value, *kinds[path])]
        assert wrong == []

    def test_every_kind_of_line_is_documented(self) -> None:
        what = documented()["agenda[].lines[].kind"][1]
        assert set(re.findall(r"`(\w+)`", what)) == {kind.value for kind in LineKind}

    def test_a_ma_akbank_has_the_same_keys(self, session: dict[str, Any]) -> None:
        view = carried_record()
        overview = MaakbankRecord(
            view.maakbank,
            (view.session,),
            view.decisions,
            view.actions,
            {20: 2},
            view.made_at,
            view.proposals,
            view.outcomes,
            view.report_backs,
        )
        data = json.loads(render_maakbank(overview, Format.JSON))
        own = ["schema", "report", "made_at", "maakbank", "sessions"]
        shared = ["decisions", "proposals", "outcomes", "report_backs", "actions"]
        assert list(data) == [*own, *shared]
        assert all(data[key] == session[key] for key in shared[:-1])
        assert data["report"] == "maakbank"
        assert data["maakbank"] == session["maakbank"]
        assert data["sessions"] == [session["session"]]
        assert [action["label"] for action in data["actions"]] == ["A1", "A2"]


class TestSupport:
    @pytest.mark.parametrize(
        ("path", "codes"),
        [
            ("proposals[].phase", ProposalPhase),
            ("proposals[].rounds[].stands[].choice", StandChoice),
            ("proposals[].rounds[].stands[].given_by", GivenBy),
            ("proposals[].objections[].state", ObjectionState),
            ("proposals[].proposed_support", Support),
            ("proposals[].proposed_grounds[].ground", SupportGround),
            ("proposals[].result", ProposalResult),
            ("outcomes[].kind", OutcomeKind),
            ("outcomes[].gaps", OutcomeGap),
            ("report_backs[].state", ReportBackState),
        ],
    )
    def test_every_code_is_documented(self, path: str, codes: type[StrEnum]) -> None:
        assert {code.value for code in codes} <= set(re.findall(r"`(\w+)`", documented()[path][1]))

    def test_a_stand_has_its_name_and_how_it_came(self, session: dict[str, Any]) -> None:
        last = session["proposals"][0]["rounds"][1]
        assert last["stands"][0] == {
            "participant": "Ama Boateng",
            "choice": "concern",
            "reason": "Wie geeft water?",
            "given_by": "hand",
        }
        assert last["by_hand"] == 2

    def test_a_round_on_paper_knows_nobody(self, session: dict[str, Any]) -> None:
        [paper] = session["proposals"][1]["rounds"]
        assert (paper["on_paper"], paper["groups"], paper["stands"]) == (True, [], [])
        assert paper["totals"] == {"support": 2, "concern": 1, "objection": 4, "abstain": 0}

    def test_nothing_is_in_it_before_it_is_shown(self, session: dict[str, Any]) -> None:
        [secret] = session["proposals"][2]["rounds"]
        assert (secret["totals"], secret["groups"], secret["stands"]) == (None, [], [])
        assert secret["chosen"] == 2

    def test_a_wiped_reason_leaves_its_moment(self, session: dict[str, Any]) -> None:
        wiped = session["proposals"][0]["objections"][1]
        assert (wiped["reason"], wiped["state"]) == ("", "withdrawn")
        assert wiped["wiped_at"] == "2026-11-27T17:28:00Z"

    def test_decisions_point_to_each_other_and_to_their_proposal(self, session: dict[str, Any]) -> None:
        points = {
            one["label"]: (one["proposal"], one["replaces"], one["replaced_by"])
            for one in session["decisions"]
        }
        assert points["B4"] == (1, None, None)
        assert points["B5"] == (None, None, 6)
        assert points["B6"] == (None, 5, None)


class TestSession:
    def test_what_points_to_what(self, session: dict[str, Any]) -> None:
        first = session["decisions"][0]
        [line_of] = [one for one in session["agenda"][1]["lines"] if one["id"] == first["line_id"]]
        assert (first["number"], first["label"], first["status"], first["agenda_item"]) == (
            1,
            "B1",
            "settled",
            2,
        )
        assert (line_of["kind"], line_of["decision"], line_of["action"]) == ("decision", 1, None)

    def test_owners_are_names_with_the_trekker_first(self, session: dict[str, Any]) -> None:
        [first] = [action for action in session["actions"] if action["number"] == 1]
        assert first["owners"] == ["Noor Jansen", "Stadsdeel Oost"]
        assert first["due"] == "2026-12-04"
        assert [owner["on_behalf"] for owner in first["owner_details"]] == [False, True]

    def test_an_earlier_action_has_no_item_here(self, session: dict[str, Any]) -> None:
        earlier = session["actions"][0]
        assert earlier["number"] == 9
        assert earlier["agenda_item"] is None or earlier["agenda_item"] == 2

    def test_seconds_are_counted(self, session: dict[str, Any]) -> None:
        assert [item["actual_seconds"] for item in session["agenda"]] == [1800, 1500, 0]

    def test_points_are_gathered(self, session: dict[str, Any]) -> None:
        assert [point["text"] for point in session["parked"]] == ["Regentonnen"]
        assert [point["done_at"] is None for point in session["questions"]] == [True, False]
        assert [point["text"] for point in session["learning_points"]] == ["Samen eten helpt."]

    def test_a_wiped_line_says_who_and_when_and_nothing_else(self) -> None:
        wiped = line(1, 20, "", LineKind.QUESTION, wiped_at=record().made_at, wiped_by="Joost Wiering")
        data = json.loads(render_session(record(lines={20: (wiped,)}), Format.JSON))
        assert data["questions"] == []
        assert data["agenda"][1]["lines"][0]["wiped_by"] == "Joost Wiering"

    def test_who_has_not_endorsed_can_not_be_read_from_it(self, session: dict[str, Any]) -> None:
        assert session["values"]["endorsed"] == 2
        assert "endorsed" not in json.dumps(session["attendance"])

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_texts_come_through_as_they_are(self, text: str) -> None:
        written = render_session(with_texts(carried_record(), lambda old: text if old else ""), Format.JSON)
        data = json.loads(written)
        assert data["maakbank"]["name"] == text
        assert data["agenda"][1]["lines"][0]["text"] == text
        assert data["proposals"][0]["rounds"][1]["stands"][2]["reason"] == text
        assert data["outcomes"][0]["measurements"][0]["value"] == text

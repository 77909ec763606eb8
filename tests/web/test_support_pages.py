"""The proposal at the table on a page: what everyone sees, what a seat may say, and what never shows."""

import json
import re
from pathlib import Path
from typing import Any

from maktui.web.stands import Unsent, own_html, table_html
from models.codes import GivenBy, ItemKind, ObjectionState, ProposalResult, StandChoice, Support
from models.views.support import OwnStandView
from tests.hostile import HOSTILE
from tests.records import with_texts
from tests.web.choosing_pages import Around, around
from tests.web.harmless import harm, outside
from tests.web.test_events import reading
from tests.web.test_live_page import HOSTILE_FEW

SEE_OTHER, INVALID = 303, 422
JSON = {"Accept": "application/json"}
SECRET = "Wie betaalt dat na een jaar?"


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


async def page_of(table: Around, seat: str, path: str = "/lees") -> str:
    async with table.room.browser(seat) as browser:
        return await (await browser.get(path)).text()


async def part_of(table: Around, seat: str) -> dict[str, str]:
    """What the script of a page asks for."""
    async with table.room.browser(seat) as browser:
        found: dict[str, str] = await (await browser.get("/lees/mag")).json()
        return found


async def send(table: Around, seat: str, form: dict[str, str], act: str = "keuze") -> dict[str, Any]:
    async with table.room.browser(seat) as browser:
        said: dict[str, Any] = await (await browser.post(f"/lees/{act}", data=form, headers=JSON)).json()
        return said


def own(table: Around, seat: str) -> OwnStandView:
    return table.desk(seat).read.own_stand()


async def test_from_the_words_to_what_was_chosen(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        ama = table.seat(table.name())
        page = plain(await page_of(table, ama))
        assert "V1 Tien buurtbanen in Noord questions about the words" in page
        assert "Nobody chooses yet" in page

        found = table.ask()
        page = await page_of(table, ama)
        assert f"· 0 of {found.expected} chose" in page
        legend = page[page.index("<fieldset>") : page.index("</fieldset>")]
        assert plain(legend) == (
            "What do you think of V1? I support this I support this, but have a concern "
            "I have an objection, because ... I do not choose"
        )
        assert legend.count('type="radio"') == 4

        async with table.room.browser(ama) as browser:
            answer = await browser.post(
                "/lees/keuze", data=table.form(StandChoice.SUPPORT, terug="/podium"), allow_redirects=False
            )
            assert (answer.status, answer.headers["Location"]) == (SEE_OTHER, "/podium?gedaan=keuze#keuze")
        page = plain(await page_of(table, ama))
        assert f"· 1 of {found.expected} chose" in page
        assert "You chose: I support this You can change this until choosing is over." in page

        await send(table, ama, table.form(StandChoice.OBJECTION, SECRET))
        table.lead.stands.take(
            round_id=found.id,
            participant_id=found.waiting_for[1],
            choice=StandChoice.CONCERN,
            reason="Op tijd?",
        )
        table.show()
        page = await page_of(table, ama)
        shown = plain(page[page.index("<table") : page.index("</table>")])
        assert shown.startswith(
            "What was chosen ● supports ◐ concern ▲ objection ○ no choice Everyone 0 1 1 0"
        )
        assert re.search(r'<th scope="row">[^<]+</th>\s*<td colspan="4"[^>]*>nobody chooses', page)
        assert f"Concerns ◐ Op tijd? Objections ▲ {SECRET} raised" in plain(page)
        assert "You can change this" in page
        table.lead.stands.close(round_id=found.id)
        page = plain(await page_of(table, ama))
        assert "You chose: I have an objection" in page
        assert "Choosing is over for now." in page
        assert "You can change this" not in page


async def test_a_refused_stand_gives_its_words_back(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        table.ask()
        ama = table.seat(table.name())
        async with table.room.browser(ama) as browser:
            answer = await browser.post("/lees/keuze", data=table.form(StandChoice.OBJECTION, "  "))
            page = await answer.text()
            assert answer.status == INVALID
            assert 'id="reden-problem" data-problem="reden">Say why you object.' in page
            assert 'value="objection" required checked' in page
            assert 'aria-invalid="true" autofocus' in page

            answer = await browser.post("/lees/keuze", data={"ronde": "1", "reden": SECRET})
            page = await answer.text()
            assert 'data-problem="keuze">Choose one of these first.' in page
            assert f">{SECRET}</textarea>" in page

            seen = table.form(StandChoice.OBJECTION, SECRET)
            table.lead.stands.close(round_id=table.round().id)
            answer = await browser.post("/lees/keuze", data=seen)
            page = await answer.text()
            assert answer.status == INVALID
            assert "Choosing is over for now." in page
            assert f'<p class="unsent">{SECRET}</p>' in page
        assert own(table, ama).choice is None


async def test_a_script_hears_which_field_is_wrong(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        table.ask()
        ama = table.seat(table.name())
        assert (await send(table, ama, table.form(StandChoice.OBJECTION)))["field"] == "reden"
        assert (await send(table, ama, {**table.form(StandChoice.SUPPORT), "keuze": "x"}))["field"] == "keuze"
        assert await send(table, ama, table.form(StandChoice.SUPPORT)) == {
            "words": "Noted what you chose.",
            "done": True,
        }
        assert (await send(table, ama, {"ronde": str(table.round().id)}, "terugnemen"))["done"] is True
        assert own(table, ama).choice is None


async def test_the_form_is_of_the_round_that_was_seen(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        table.ask()
        ama = table.seat(table.name())
        seen = table.form(StandChoice.SUPPORT)
        table.lead.stands.close(round_id=table.round().id)
        table.ask()
        assert (await send(table, ama, seen))["words"] == "Choosing is over for now."
        assert own(table, ama).choice is None


async def test_who_cannot_choose_reads_what_to_do(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        away = table.seat(table.absent())
        table.ask()
        assert "You can choose too once someone confirms who you are." in await page_of(table, "piet")
        assert "You can choose once you are noted as present." in await page_of(table, away)
        for seat in ("piet", away, "reporter", "wall"):
            assert "<fieldset>" not in await page_of(table, seat)
            assert (await send(table, seat, table.form(StandChoice.SUPPORT)))["done"] is False
        assert table.round().chosen == 0


async def test_a_role_in_the_process_joins_in_when_its_person_says_so(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        found = table.ask()
        joost = table.seat(table.without_voice())
        assert "My choice counts too" in await page_of(table, joost)
        assert (await send(table, joost, table.form(StandChoice.SUPPORT)))["done"] is False
        async with table.room.browser(joost) as browser:
            answer = await browser.post("/lees/meetellen", allow_redirects=False)
            assert answer.headers["Location"] == "/lees?gedaan=meetellen#keuze"
        assert (await send(table, joost, table.form(StandChoice.SUPPORT)))["done"] is True
        assert (table.round().expected, table.round().chosen) == (found.expected + 1, 1)


async def test_what_was_entered_for_someone_is_told_as_such(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        found = table.ask()
        ama = table.seat(table.name())
        her = table.desk(ama).actor.participant_id
        table.lead.stands.take(round_id=found.id, participant_id=her, choice=StandChoice.SUPPORT)
        assert "Noted for you: I support this" in plain(await page_of(table, ama))
        await send(table, ama, table.form(StandChoice.CONCERN, "Toch een zorg"))
        assert (own(table, ama).given_by, own(table, ama).reason) == (GivenBy.OWN_SEAT, "Toch een zorg")


async def test_nothing_of_a_choice_shows_before_it_is_shown(tmp_path: Path) -> None:
    """On nobody else's page, in no event, and in nothing that a script asks for (R14)."""
    async with around(tmp_path) as table:
        found = table.ask()
        ama, other = (table.seat(table.name(place)) for place in (0, 1))
        async with reading(table.room, other) as reader, reading(table.room, "reporter") as writer:
            await reader.change()
            await writer.change()
            await send(table, ama, table.form(StandChoice.OBJECTION, SECRET))
            for events in (reader, writer):
                _id, boxes = await events.change()
                assert list(boxes) == ["table"]
                assert f"1 of {found.expected} chose" in str(boxes)
                assert SECRET not in str(boxes)
        for seat in (other, "piet", "reporter", "lead", "wall"):
            told = await page_of(table, seat) + json.dumps(await part_of(table, seat))
            assert SECRET not in told
            assert "<table" not in told
            assert "raised" not in told
        assert SECRET in await page_of(table, ama)
        async with reading(table.room, "reporter") as writer:
            await writer.change()
            table.show()
            assert SECRET in str(await writer.change())
        for seat in (other, "piet", "reporter"):
            page = await page_of(table, seat)
            assert SECRET in page
            section = page[page.index('id="keuze"') : page.index('id="now-title"')]
            assert ama not in section


async def test_objections_go_to_their_end_without_a_name(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        table.ask()
        ama = table.seat(table.name())
        await send(table, ama, table.form(StandChoice.OBJECTION, SECRET))
        table.show()
        (one,) = table.proposal().objections
        table.lead.support.move_objection(
            objection_id=one.id,
            revision=one.revision,
            state=ObjectionState.STANDS,
            answer="We wegen dit later.",
        )
        assert f"■ {SECRET} stays standing: We wegen dit later." in plain(await page_of(table, "piet"))


async def test_what_was_settled_says_whether_it_is_carried(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        table.ask()
        table.lead.support.settle(
            proposal_id=table.proposal_id,
            revision=table.proposal().revision,
            result=ProposalResult.DECIDED,
            support=Support.NOT_YET,
        )
        assert "settled · broadly supported: not yet" in plain(await page_of(table, "piet"))


async def test_totals_on_paper_are_linked_to_no_group(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        table.paper(support=5, objection=2)
        page = plain(await page_of(table, "piet"))
        assert "On paper: linked to nobody." in page
        assert "Everyone 5 0 2 0" in page
        assert "nobody chooses" not in page


async def test_hostile_words_do_nothing(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        table.ask()
        ama = table.seat(table.name())
        await send(table, ama, table.form(StandChoice.OBJECTION, SECRET))
        table.show()
        seat = table.desk(ama).read.own_seat()
        seen = own(table, ama)
        assert seen.proposal is not None
        for text in HOSTILE:
            spoiled = with_texts(seen, lambda _text, text=text: text)  # type: ignore[misc]
            assert spoiled.proposal is not None
            given = Unsent(text, text, text, "reden")
            for html in (table_html(spoiled.proposal), own_html(seat, "/lees", spoiled, given)):
                assert harm(html) == [], text
                assert outside(html) == []


async def test_hostile_forms_do_nothing(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        table.ask()
        ama = table.seat(table.name())
        async with table.room.browser(ama) as browser:
            for text in HOSTILE_FEW:
                sent = text.encode("utf-8", "replace").decode()
                form = {"ronde": sent, "keuze": sent, "reden": sent, "terug": sent}
                page = await (await browser.post("/lees/keuze", data=form)).text()
                assert harm(page) == [], text
            for number in ("", "-1", "9" * 30, "1e3", "٣", "1; DROP TABLE stand"):
                form = {**table.form(StandChoice.SUPPORT), "ronde": number}
                assert (await browser.post("/lees/keuze", data=form)).status == INVALID
        assert table.round().chosen == 0


async def test_in_a_break_no_page_asks_to_choose(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        ama = table.seat(table.name())
        table.ask()
        table.go(ItemKind.BREAK)
        for path in ("/lees", "/podium"):
            page = await page_of(table, ama, path)
            assert "V1" not in page, path
            assert "What do you think" not in page, path
        assert (await part_of(table, ama))["table"] == ""
        table.go(ItemKind.TALK)
        for path in ("/lees", "/podium"):
            assert "What do you think of V1?" in await page_of(table, ama, path), path


async def test_asking_to_speak(tmp_path: Path) -> None:
    """Only when it is on; one's place in the queue, and out of it again."""
    async with around(tmp_path) as table:
        ama, other = (table.seat(table.name(place)) for place in (0, 1))
        assert "I want to say something" not in await page_of(table, ama)
        said = await send(table, ama, {}, "woord")
        assert said["words"] == "Asking to speak on a screen is off. Raise your hand."

        async with reading(table.room, ama) as reader:
            await reader.change()
            table.lead.turns.open_queue(session_id=table.session_id, on=True)
            assert await reader.next() == ("acts", "", "soon")
        assert "I want to say something" in await page_of(table, ama, "/podium")
        assert "I want to say something" not in await page_of(table, "piet")
        assert (await send(table, other, {}, "woord"))["done"] is True
        assert (await send(table, ama, {}, "woord"))["done"] is True
        assert "You are next to speak." in (await part_of(table, other))["acts"]
        assert "You are number 2 to speak." in (await part_of(table, ama))["acts"]
        assert (await send(table, other, {}, "woord-niet"))["done"] is True
        assert "You are next to speak." in (await part_of(table, ama))["acts"]


async def test_who_is_put_at_the_table_hears_that_there_is_more_to_do(tmp_path: Path) -> None:
    async with around(tmp_path) as table:
        away = table.seat(table.absent())
        table.ask()
        async with reading(table.room, away) as reader, reading(table.room) as guest:
            await reader.change()
            await guest.change()
            table.arrive(away)
            while (await reader.next())[0] != "acts":
                pass
            assert (await guest.next())[0] == "page"
        assert "<fieldset>" in (await part_of(table, away))["own"]

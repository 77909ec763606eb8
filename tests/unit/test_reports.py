import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from maktui.reports.maakbank import MaakbankRecord
from maktui.reports.rendering import Format, render_maakbank, render_session
from models.clean import clean_text
from models.codes import DecisionStatus, LineKind, Presence, SessionPhase
from models.views.agenda import Span
from models.views.record import SessionRecord
from screens import language
from tests.hostile import HOSTILE
from tests.records import action, at, decision, line, maakbank, person, record, seen, with_texts
from tests.support_records import carried_record

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "footer",
        "section",
        "h1",
        "h2",
        "h3",
        "p",
        "small",
        "strong",
        "em",
        "code",
        "a",
        "br",
        "ul",
        "ol",
        "li",
        "dl",
        "div",
        "dt",
        "dd",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "span",
        "time",
        "h4",
        "figure",
        "svg",
        "desc",
        "rect",
        "path",
        "line",
        "circle",
        "text",
    ]
)
ATTRIBUTES = frozenset(
    {"lang", "charset", "http-equiv", "content", "name", "class", "scope", "data-title", "href", "rel"}
    | {"role", "viewbox", "width", "height", "font-size", "text-anchor", "paint-order", "d", "r"}
    | {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "fill", "stroke", "stroke-width", "stroke-dasharray"}
)
SEEN = tuple(text for text in HOSTILE if clean_text(text).strip())
STYLE = (Path(__file__).parents[2] / "maktui" / "reports" / "report.css").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.activate("en")
    yield
    language.activate("en")


class Page(HTMLParser):
    """Everything of a page that could do something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend((name, value or "") for name, value in attrs)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def overview(session: SessionRecord) -> MaakbankRecord:
    return MaakbankRecord(
        maakbank=session.maakbank,
        sessions=(session.session,),
        decisions=session.decisions,
        actions=session.actions,
        item_numbers={item.id: item.number for item in session.agenda},
        made_at=session.made_at,
        proposals=session.proposals,
        outcomes=session.outcomes,
        report_backs=session.report_backs,
    )


def shape(markdown: str) -> list[str]:
    """The blocks of a Markdown text, whatever is written in them."""
    return [f"{token.type} {token.tag}" for token in READER.parse(markdown) if token.type != "inline"]


def written_with(text: str) -> SessionRecord:
    """A record with this text in every place that had one; a very long one in two."""
    if len(text) > 300:
        return record(maakbank=maakbank(question=text), lines={20: (line(1, 20, text),)})
    return with_texts(carried_record(), lambda old: text if old else "")


class TestFirstPage:
    def page(self) -> str:
        return render_session(record(), Format.MARKDOWN).partition("## Who was there")[0]

    def test_kwestie_decisions_actions_open_points_and_learning_come_first(self) -> None:
        headings = re.findall(r"^#+ (.*)", self.page(), re.MULTILINE)
        assert headings == [
            "Minutes of session 1: Groen op het plein",
            "The issue",
            "Decisions",
            "Who does what, by when",
            "Actions of earlier sessions",
            "Open questions and for later",
            "What we learn",
        ]

    def test_decisions_say_how_they_stand(self) -> None:
        page = self.page()
        assert "- **B1** We planten *dertig* bomen." in page
        assert "- **B2** noted: Het stadsdeel betaalt." in page
        assert "- **B3** void (dubbel met B1): Dertig bomen." in page
        assert "Settled without kennisinstelling at the table: B1." in page

    def test_actions_say_who_and_when(self) -> None:
        page = self.page()
        assert (
            "| **A1** | Noor Jansen (leads) and on behalf of Stadsdeel Oost | Vraag de vergunning aan |"
            in page
        )
        assert "| **A2** | nobody yet | Bel Mo | no date yet |" in page
        assert "| **A9** | Noor Jansen | Kaart tekenen **(done)** |" in page

    def test_answered_questions_are_no_longer_open(self) -> None:
        assert "Wie snoeit er?" in self.page()
        assert "Mag het in de winter?" not in self.page()

    def test_a_due_date_in_another_year_says_so(self) -> None:
        later = action(1, 36, "Snoeien", due=at(0).date().replace(year=2027))
        page = render_session(record(actions=(later,)), Format.MARKDOWN)
        assert "Sat 27 Nov 2027" in page

    def test_a_decision_whose_line_was_taken_out_only_says_so(self) -> None:
        gone = decision(4, 999, "Weg ermee", status=DecisionStatus.VOID)
        page = render_session(record(decisions=(gone,)), Format.MARKDOWN)
        assert "- **B4** void: its line was taken out of the minutes" in page
        assert "Weg ermee" not in page


class TestRecord:
    @property
    def minutes(self) -> str:
        return render_session(record(), Format.MARKDOWN)

    def test_who_has_not_endorsed_is_never_named(self) -> None:
        section = self.minutes.partition("## Core values")[2].partition("\n## ")[0]
        assert "Endorsed by 2 of 4. Text: Ma.ak020, version december 2020." in section
        assert not any(name in section for name in ("Noor", "Joost", "Ama", "Tyrone"))

    def test_the_reason_for_beginning_with_gaps_is_there(self) -> None:
        assert "Reason: De kennisinstelling komt later" in self.minutes
        assert "afstemming met Ma.akteam" in self.minutes

    def test_who_was_at_the_table_is_told_when_it_changes(self) -> None:
        assert "At the table: 3. Came in: Tyrone Blijd. Gone: Ama Boateng." in self.minutes
        assert self.minutes.count("At the table: ") == 2

    def test_an_item_tells_its_time(self) -> None:
        assert "18:00–18:25 · talk · planned: 20 + 5 minutes · took: 25 minutes" in self.minutes
        assert "talk · planned: 20 minutes · not treated" in self.minutes

    def test_one_minute_is_no_minutes(self) -> None:
        session = record()
        short = replace(session.agenda[1], planned_minutes=1, extra_minutes=0, spans=(Span(at(18), at(19)),))
        text = render_session(record(agenda=(short,)), Format.MARKDOWN)
        assert "planned: 1 minute · took: 1 minute*" in text

    def test_imported_items_were_treated_though_nobody_timed_them(self) -> None:
        session = record()
        untimed = replace(session.agenda[1], spans=(), line_count=3)
        text = render_session(record(agenda=(untimed,)), Format.MARKDOWN)
        assert "not treated" not in text
        assert "took" not in text

    def test_lines_keep_their_marks(self) -> None:
        assert "Het was **warm** aan tafel. *(corrected)*" in self.minutes
        assert "*Wiped on request, Fri 27 Nov, 18:16, by Joost Wiering.*" in self.minutes
        assert "This is not a command, so it became a note." in self.minutes
        assert "**Another text, by Noor Jansen at 18:18; someone has to choose:** Drie keer." in self.minutes
        assert '**Ama Boateng:** "Ik wil schaduw."' in self.minutes

    def test_roles_and_groups_that_nobody_brought(self) -> None:
        section = self.minutes.partition("## Who was there")[2].partition("\n## ")[0]
        assert "directie/gemeente" in section.partition("**Roles that were not there:**")[2]
        assert "**Asked groups that were not there:** politici" in section

    def test_who_came_when(self) -> None:
        assert "| Ama Boateng *AB* | Pleinploeg | kennisinstelling | 17:30–17:59 |" in self.minutes
        assert "| Tyrone Blijd *TB, guest* | Pleinploeg |  | 18:05–18:30 |" in self.minutes
        assert "procesbegeleiding | sent regrets |" in self.minutes

    def test_the_foot_says_what_a_decision_is(self) -> None:
        for format in (Format.MARKDOWN, Format.HTML):
            for text in (render_session(record(), format), render_maakbank(overview(record()), format)):
                assert "A decision is an agreement of this Ma.akbank, not of the municipality." in text

    @pytest.mark.parametrize(
        ("phase", "words"),
        [
            (SessionPhase.PLANNED, "This session has not begun yet."),
            (SessionPhase.LIVE, "These minutes are not complete."),
        ],
    )
    def test_an_unfinished_session_says_so(self, phase: SessionPhase, words: str) -> None:
        session = replace(record().session, phase=phase, closed_at=None)
        assert words in render_session(record(session=session), Format.MARKDOWN)

    @pytest.mark.parametrize("format", Format)
    def test_an_empty_session_has_a_report(self, format: Format) -> None:
        bare = record(
            agenda=(), lines={}, attendance=(), decisions=(), actions=(), values=(), endorsements=()
        )
        assert render_session(bare, format)
        assert render_maakbank(replace(overview(bare), sessions=()), format)

    def test_an_unmarked_person_is_not_called_absent(self) -> None:
        expected = seen(person(9, "Kim", "K"))
        assert expected.presence is Presence.EXPECTED
        assert "not ticked off" in render_session(record(attendance=(expected,)), Format.MARKDOWN)


class TestMaakbank:
    def test_decisions_of_all_sessions_and_open_actions(self) -> None:
        text = render_maakbank(overview(record()), Format.MARKDOWN)
        assert "# Decisions and actions: Groen op het plein" in text
        assert "### Session 1, Friday 27 November 2026" in text
        assert "**B1** We planten *dertig* bomen." in text
        assert "| **A1** |" in text
        assert "Kaart tekenen" not in text


class TestHostileText:
    @pytest.mark.parametrize("text", SEEN, ids=range(len(SEEN)))
    def test_html_holds_only_what_we_put_there(self, text: str) -> None:
        session = written_with(text)
        for html in (render_session(session, Format.HTML), render_maakbank(overview(session), Format.HTML)):
            page = Page(html)
            assert page.open == []
            assert set(page.tags) <= TAGS
            assert {name for name, _ in page.attributes} <= ATTRIBUTES
            targets = [value for name, value in page.attributes if name == "href"]
            assert all(re.match(r"https?://|mailto:", target) for target in targets)
            assert page.tags.count("meta") == 4
            assert page.tags.count("style") == 1
            assert STYLE in page.texts
            assert not CONTROL.search(html)

    @pytest.mark.parametrize("text", SEEN, ids=range(len(SEEN)))
    def test_markdown_keeps_its_shape(self, text: str) -> None:
        plain, session = written_with("x" if len(text) <= 300 else "x" * 301), written_with(text)
        for wanted, markdown in (
            (render_session(plain, Format.MARKDOWN), render_session(session, Format.MARKDOWN)),
            (
                render_maakbank(overview(plain), Format.MARKDOWN),
                render_maakbank(overview(session), Format.MARKDOWN),
            ),
        ):
            assert shape(markdown) == shape(wanted)
            assert not CONTROL.search(markdown)

    @given(st.text(alphabet="ab .\n*_`[]()<>!|~#-+=1:&\\", min_size=1, max_size=30))
    def test_no_line_changes_the_shape(self, text: str) -> None:
        if not text.strip():
            return
        kinds = [kind for kind in LineKind if kind not in (LineKind.DECISION, LineKind.ACTION)]
        plain, odd = (
            render_session(
                record(lines={20: tuple(line(n, 20, words, kind) for n, kind in enumerate(kinds))}),
                Format.MARKDOWN,
            )
            for words in ("x", text)
        )
        assert shape(odd) == shape(plain)


class TestPage:
    def test_it_is_a_page_for_everyone(self) -> None:
        html = render_session(record(), Format.HTML)
        page = Page(html)
        levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later - level <= 1 for level, later in pairwise(levels))
        assert ("lang", "en") in page.attributes
        assert page.tags.count("caption") == page.tags.count("table")
        assert ("scope", "col") in page.attributes
        assert page.tags.count("script") == 0

    def test_nothing_comes_from_outside(self) -> None:
        html = render_session(record(), Format.HTML)
        policy = dict(Page(html).attributes)
        assert "url(" not in STYLE
        assert "@import" not in STYLE
        assert policy["content"] != ""
        assert "default-src 'none'" in html

    def test_the_policy_allows_just_this_style(self) -> None:
        html = render_session(record(), Format.HTML)
        inside = html.partition("<style>")[2].partition("</style>")[0]
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'" in html

    def test_the_language_is_the_one_spoken(self) -> None:
        language.activate("nl", {"Decisions": "Besluiten"})
        html = render_session(record(), Format.HTML)
        assert '<html lang="nl">' in html
        assert "<h2>Besluiten</h2>" in html

    def test_colours_can_be_read(self) -> None:
        named = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", STYLE))
        paper = luminance(named["paper"])
        for name in ("ink", "soft", "now", "settled", "act", "open"):
            assert (paper + 0.05) / (luminance(named[name]) + 0.05) >= 4.5, name


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""A report as one HTML file: no script, nothing from outside, good on paper and on a phone."""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from maktui.reports.charts import drawn
from maktui.reports.inline import literal_html, marked_html, one_line_html
from maktui.reports.parts import (
    Bullets,
    Entries,
    Entry,
    Facts,
    Faint,
    Figure,
    Marked,
    Paragraph,
    Part,
    Report,
    Run,
    Runs,
    Section,
    Strong,
    Table,
)

__all__ = ["to_html"]

PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
{under_title}
</header>
<main>
{sections}
</main>
<footer>
{foot}
</footer>
</body>
</html>
"""


def to_html(report: Report) -> str:
    """The whole report as one self-contained page."""
    style = _style()
    return PAGE.format(
        language=one_line_html(report.language),
        policy=_policy(style),
        title=one_line_html(report.title),
        style=style,
        under_title="\n".join(f"<p>{literal_html(line)}</p>" for line in report.under_title),
        sections="\n".join(_sections(report.sections)),
        foot="\n".join(f"<p>{literal_html(line)}</p>" for line in report.foot),
    )


@cache
def _style() -> str:
    return (Path(__file__).parent / "report.css").read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """Allow this style sheet and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _sections(sections: Iterable[Section]) -> Iterable[str]:
    for section in sections:
        classes = f"level-{section.level}" + (" new-page" if section.on_new_page else "")
        yield f'<section class="{classes}">'
        yield f"<h{section.level}>{_runs(section.title)}</h{section.level}>"
        yield from (_part(part) for part in section.parts)
        yield "</section>"


def _part(part: Part) -> str:
    match part:
        case Paragraph(runs, tone):
            return f'<p class="{tone}">{_runs(runs)}</p>'
        case Bullets(bullets):
            items = (f'<li class="{bullet.tone}">{_runs(bullet.runs)}</li>' for bullet in bullets)
            return _joined("<ul>", items, "</ul>")
        case Facts(facts):
            return _joined("<dl>", (_fact(label, runs) for label, runs in facts), "</dl>")
        case Entries(entries):
            return _joined('<ol class="lines">', (_entry(entry) for entry in entries), "</ol>")
        case Table():
            return _table(part)
        case Figure(chart, table):
            return _joined("<figure>", (drawn(chart), _table(table)), "</figure>")


def _fact(label: str, runs: Runs) -> str:
    return f"<div><dt>{literal_html(label)}</dt><dd>{_runs(runs)}</dd></div>"


def _entry(entry: Entry) -> str:
    notes = "".join(f'<span class="note">{_runs(note)}</span>' for note in entry.notes)
    return (
        f'<li class="{entry.tone}"><span class="gutter"><time>{one_line_html(entry.clock)}</time> '
        f"{one_line_html(entry.initials)}</span> "
        f'<span class="said">{_runs(entry.runs)}{notes}</span></li>'
    )


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{literal_html(title)}</th>' for title in table.head)
    rows = (
        f"<tr>{''.join(_cell(title, cell) for title, cell in zip(table.head, row, strict=True))}</tr>"
        for row in table.rows
    )
    return _joined(
        f"<table><caption>{literal_html(table.caption)}</caption><thead><tr>{head}</tr></thead><tbody>",
        rows,
        "</tbody></table>",
    )


def _cell(title: str, runs: Runs) -> str:
    return f'<td data-title="{one_line_html(title)}">{_runs(runs)}</td>'


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    match run:
        case Marked(text):
            return marked_html(text)
        case Strong(text):
            return f"<strong>{literal_html(text)}</strong>"
        case Faint(text):
            return f"<small>{literal_html(text)}</small>"
        case str():
            return literal_html(run)


def _joined(before: str, parts: Iterable[str], after: str) -> str:
    return "\n".join((before, *parts, after))

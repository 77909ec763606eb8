"""A report as Markdown: readable as plain text, and safe in any renderer."""

from collections.abc import Callable, Iterable

from maktui.reports.inline import literal_markdown, marked_markdown
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

__all__ = ["to_markdown"]


def to_markdown(report: Report) -> str:
    """The whole report; ends with a line break."""
    blocks = [f"# {_in_one_line(literal_markdown(report.title, at_start=False))}"]
    blocks.extend(literal_markdown(line) for line in report.under_title)
    for section in report.sections:
        blocks.extend(_section(section))
    blocks.append("---")
    blocks.extend(literal_markdown(line) for line in report.foot)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _section(section: Section) -> Iterable[str]:
    yield f"{'#' * section.level} {_in_one_line(_runs(section.title, at_start=False))}"
    for part in section.parts:
        yield _part(part)


def _part(part: Part) -> str:
    match part:
        case Paragraph(runs):
            return _runs(runs)
        case Bullets(bullets):
            return "\n".join(f"- {_indented(_runs(bullet.runs))}" for bullet in bullets)
        case Facts(facts):
            return "\n".join(_fact(label, runs) for label, runs in facts)
        case Entries(entries):
            return "\n".join(_entry(entry) for entry in entries)
        case Table():
            return _table(part)
        case Figure(table=table):
            return _table(table)


def _fact(label: str, runs: Runs) -> str:
    colon = "" if label.endswith("?") else ":"
    return f"- {_wrapped('**', label + colon)} {_indented(_runs(runs, at_start=False))}"


def _entry(entry: Entry) -> str:
    gutter = " ".join(literal_markdown(text) for text in (entry.clock, entry.initials) if text)
    lines = [f"- {gutter} · {_indented(_runs(entry.runs, at_start=False))}"]
    lines.extend(f"  - {_indented(_runs(note), by=4)}" for note in entry.notes)
    return "\n".join(lines)


def _table(table: Table) -> str:
    rows = [
        [literal_markdown(title, at_start=False) for title in table.head],
        ["---"] * len(table.head),
        *([_in_one_line(_runs(cell, at_start=False)) for cell in row] for row in table.rows),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _runs(runs: Runs, *, at_start: bool = True) -> str:
    written = ""
    for run in runs:
        written += _run(run, at_start=at_start and not written)
    return written.strip()


def _run(run: Run, *, at_start: bool) -> str:
    match run:
        case Marked(text):
            return marked_markdown(text, at_start=at_start)
        case Strong(text):
            return _wrapped("**", text)
        case Faint(text):
            return _wrapped("*", text)
        case str():
            return _spaced(run, lambda text: literal_markdown(text, at_start=at_start))


def _wrapped(marker: str, text: str) -> str:
    return _spaced(text, lambda bare: f"{marker}{literal_markdown(bare, at_start=False)}{marker}")


def _spaced(text: str, write: Callable[[str], str]) -> str:
    """What `write` makes of the bare text, with one space where there was space around it."""
    bare = text.strip()
    if not bare:
        return " " if text else ""
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return f"{before}{write(bare)}{after}"


def _in_one_line(written: str) -> str:
    return written.replace("\\\n", " ")


def _indented(written: str, *, by: int = 2) -> str:
    return written.replace("\n", "\n" + " " * by)

"""The opdrachtgevers of a Ma.akbank, each a row of three inputs."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from models.clean import clean_text
from models.inputs import CommissionerInput
from models.unfinished import Plain
from screens.language import _
from screens.widgets.form_field import FormField
from screens.widgets.form_inputs import CleanInput
from screens.widgets.words import Words

__all__ = ["CommissionersField"]

PARTS = ("organisation", "contact", "contribution")


class CommissionerRow(Horizontal):
    """One opdrachtgever: who, whom to call, what they bring."""

    DEFAULT_CSS = """
    CommissionerRow {
        height: 1;
        & > .organisation { width: 4fr; margin: 0 1 0 0; }
        & > .contact { width: 3fr; margin: 0 1 0 0; }
        & > .contribution { width: 5fr; }
    }
    """

    def __init__(self, row: CommissionerInput | None = None) -> None:
        texts = (row.organisation, row.contact, row.contribution) if row else ("", "", "")
        self._inputs = [CleanInput(text, classes=part) for part, text in zip(PARTS, texts, strict=True)]
        super().__init__(*self._inputs)

    @property
    def value(self) -> CommissionerInput:
        organisation, contact, contribution = (one.value.strip() for one in self._inputs)
        return CommissionerInput(organisation=organisation, contact=contact, contribution=contribution)

    @property
    def is_empty(self) -> bool:
        return not any(one.value.strip() for one in self._inputs)


class CommissionersField(FormField[tuple[CommissionerInput, ...]]):
    """Rows of opdrachtgevers; there is always an empty one to begin the next."""

    DEFAULT_CSS = """
    CommissionersField {
        & > #rows { height: auto; }
        & .head { height: 1; color: $quiet; }
        & .head > .organisation { width: 4fr; padding: 0 1; margin: 0 1 0 0; }
        & .head > .contact { width: 3fr; padding: 0 1; margin: 0 1 0 0; }
        & .head > .contribution { width: 5fr; padding: 0 1; }
    }
    """

    def __init__(
        self, field: str, label: str, value: Sequence[CommissionerInput] = (), *, help: str = ""
    ) -> None:
        super().__init__(field, label, help=help)
        self._rows = [*(CommissionerRow(row) for row in value), CommissionerRow()]

    def compose_input(self) -> ComposeResult:
        with Horizontal(classes="head"):
            for part, title in zip(PARTS, self._titles(), strict=True):
                yield Words(title, classes=part)
        yield Vertical(*self._rows, id="rows")

    @property
    def value(self) -> tuple[CommissionerInput, ...]:
        return tuple(row.value for row in self._rows if not row.is_empty)

    def put(self, value: tuple[CommissionerInput, ...]) -> None:
        holder = self.query_one("#rows")
        holder.remove_children()
        self._rows = [*(CommissionerRow(row) for row in value), CommissionerRow()]
        holder.mount(*self._rows)
        self.tell()

    def plain(self, value: tuple[CommissionerInput, ...]) -> Plain:
        return [[getattr(row, part) for part in PARTS] for row in value]

    def from_plain(self, plain: object) -> tuple[CommissionerInput, ...] | None:
        if not isinstance(plain, list):
            return None
        rows = [row for row in plain if isinstance(row, list) and len(row) == len(PARTS)]
        if len(rows) != len(plain):
            return None
        return tuple(
            CommissionerInput(**dict(zip(PARTS, (clean_text(str(text)) for text in row), strict=True)))
            for row in rows
        )

    def shown(self, value: tuple[CommissionerInput, ...]) -> str:
        return " · ".join(", ".join(filter(None, (r.organisation, r.contact, r.contribution))) for r in value)

    @on(Input.Changed)
    def _keep_one_empty(self, event: Input.Changed) -> None:
        event.stop()
        if not self._rows[-1].is_empty:
            row = CommissionerRow()
            self._rows.append(row)
            self.query_one("#rows").mount(row)
        self.tell()

    def _titles(self) -> tuple[str, ...]:
        return _("Organisation"), _("Contact"), _("What they bring")

"""Roles and asked groups at the table: a gauge, no quota (R4, R5)."""

from textual.content import Content
from textual.geometry import Size
from textual.visual import VisualType

from models.views.people import CoverageView, RoleCover
from screens.language import _, joined
from screens.widgets.plain import Plain
from screens.widgets.spread import hanging, harmless

__all__ = ["CoverageGauge", "roles_count", "roles_in_short"]

NOBODY = CoverageView(roles=(), groups_here=(), groups_missing=())
NAMES = 3
"""Names to show beside a role."""


def roles_count(coverage: CoverageView) -> Content:
    """ "◐ rollen 6/7"."""
    total = len(coverage.roles)
    filled = total - len(coverage.missing_roles)
    sign = ("●", "$settled") if filled == total else ("◐", "$todo") if filled else ("○", "$todo")
    words = _("roles {filled}/{total}").format(filled=filled, total=total)
    return Content.assemble(sign, f" {words}")


def roles_in_short(coverage: CoverageView, *, names: int = 1) -> Content:
    """The count, and in words which roles are missing when they are few."""
    count = roles_count(coverage)
    missing = coverage.missing_roles
    if not 0 < len(missing) <= names:
        return count
    words = _("{roles} missing").format(roles=joined(missing))
    return count + Content.styled(f" {words}", "$quiet")


class CoverageGauge(Plain):
    """Every role with who holds it here; then the groups asked for this topic."""

    DEFAULT_CSS = """
    CoverageGauge { height: auto; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._coverage = NOBODY
        self._with_names = True

    def show(self, coverage: CoverageView, *, with_names: bool = True) -> None:
        """Show who covers what; the same again changes nothing.

        Seats that look on get no names, so there is only the sign of each role.
        """
        with_names = with_names and any(any((*cover.here, *cover.invited)) for cover in coverage.roles)
        if (coverage, with_names) != (self._coverage, self._with_names):
            self._coverage, self._with_names = coverage, with_names
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._content(width).get_height({}, width)

    def render(self) -> VisualType:
        return harmless(self._content(self.content_size.width))

    def _content(self, width: int) -> Content:
        rows = [self._role(cover, width) for cover in self._coverage.roles]
        groups = self._groups(width)
        if groups:
            rows += [Content(""), Content.styled(_("Groups asked for this topic"), "$quiet"), *groups]
        return Content("\n").join(rows)

    def _role(self, cover: RoleCover, width: int) -> Content:
        sign = Content.styled("● ", "$settled") if cover.here else Content.styled("○ ", "$todo")
        name = Content.styled(cover.role.name, "" if cover.here else "bold")
        if not self._with_names:
            return hanging(sign, name, width)
        return hanging(sign, name + Content("  ") + self._who(cover), width)

    def _who(self, cover: RoleCover) -> Content:
        if cover.here:
            return Content.styled(_several(cover.here), "$quiet")
        if cover.invited:
            words = _("not here: {names}").format(names=_several(cover.invited))
            return Content.styled(words, "$todo")
        return Content.styled(_("nobody invited"), "$todo")

    def _groups(self, width: int) -> list[Content]:
        marked = [
            *(Content.assemble(("● ", "$settled"), group) for group in self._coverage.groups_here),
            *(Content.assemble(("○ ", "$quiet"), group) for group in self._coverage.groups_missing),
        ]
        rows: list[Content] = []
        for group in marked:
            wider = rows[-1] + Content("   ") + group if rows else group
            if rows and wider.cell_length <= width:
                rows[-1] = wider
            else:
                rows.append(group)
        return rows


def _several(names: tuple[str, ...]) -> str:
    first_names = [name.split(" ")[0] if len(names) > 1 else name for name in names]
    if len(first_names) > NAMES:
        return ", ".join(first_names[:NAMES]) + f" +{len(first_names) - NAMES}"
    return ", ".join(first_names)

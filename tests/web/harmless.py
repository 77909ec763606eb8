"""Whether a page holds anything that other people's words could have made it do."""

from html.parser import HTMLParser

from tests.prepared import harm_in

__all__ = ["harm", "outside"]

NEVER = frozenset({"img", "iframe", "svg", "object", "embed", "base", "style", "audio", "video", "template"})
LINKS = ("http://", "https://", "mailto:")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.harm: list[str] = []
        self.outside: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in NEVER or (tag == "script" and not given.get("src", "").startswith("/static/")):
            self.harm.append(tag)
        if tag == "meta" and "http-equiv" in given:
            self.harm.append("meta")
        self.harm += [name for name in given if name.startswith("on") or name == "style"]
        self.outside += [
            given[name] for name in ("src", "action", "srcset") if not self._is_own(given.get(name, "/"))
        ]
        href = given.get("href", "/")
        if not self._is_own(href):
            (self.outside if tag == "link" else self.harm).extend(
                []
                if tag == "a" and href.lower().startswith(LINKS) and "noopener" in given.get("rel", "")
                else [href]
            )

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @staticmethod
    def _is_own(address: str) -> bool:
        return address.startswith(("/", "#")) and not address.startswith("//")


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


def harm(page: str) -> list[str]:
    """Elements and attributes that no page of ours has, and characters that no text should."""
    reader = _read(page)
    return reader.harm + sorted(harm_in("".join(reader.text)) - {"\n"})


def outside(page: str) -> list[str]:
    """What a browser would fetch from elsewhere by itself."""
    return _read(page).outside

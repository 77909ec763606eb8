"""A picture for when nobody has to look: the meal, and the break."""

from textual.content import Content

from models.codes import ItemKind
from screens.widgets.words import Words

__all__ = ["CalmPicture"]

PICTURES = {
    ItemKind.TOGETHER: """\
      ▗   ▗   ▗
     ▗▘  ▗▘  ▗▘
      ▝▖  ▝▖  ▝▖
      ▗▘  ▗▘  ▗▘

 ▟████████████████▙
  ▜██████████████▛
   ▝▜██████████▛▘
      ▀▀▀▀▀▀▀▀""",
    ItemKind.BREAK: """\
     ▗▘ ▗▘
     ▝▖ ▝▖
  ▗▄▄▄▄▄▄▄▄▄▖
  ▐█████████▛▀▜▖
  ▐█████████▌ ▐▌
  ▐█████████▙▄▛▘
  ▝▜███████▛▘
 ▀▀▀▀▀▀▀▀▀▀▀▀▀""",
}


class CalmPicture(Words):
    """A bowl over dinner, a cup in a break, nothing else."""

    DEFAULT_CSS = """
    CalmPicture { color: $quiet; }
    """

    def show_kind(self, kind: ItemKind) -> None:
        """Show the picture that belongs to this kind of item."""
        self.show(Content(PICTURES.get(kind, "")))

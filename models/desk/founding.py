"""The rows that a new record starts with; from then on people own them."""

from datetime import datetime

from sqlmodel import SQLModel

from models import reference
from models.tables import FixedText, HelixGroup, Role, Theme

__all__ = ["reference_rows"]


def reference_rows(now: datetime) -> list[SQLModel]:
    """Roles, helix groups, themes and fixed texts of `models.reference`."""
    return [
        *(
            Role(position=position, name=name, minimum=True, counts=name in reference.ROLES_THAT_COUNT)
            for position, name in enumerate(reference.ROLES, start=1)
        ),
        *(
            HelixGroup(position=position, name=name)
            for position, name in enumerate(reference.HELIX_GROUPS, start=1)
        ),
        *(Theme(position=position, name=name) for position, name in enumerate(reference.THEMES, start=1)),
        *(
            FixedText(
                kind=text.kind,
                position=position,
                text=text.text,
                source=text.source,
                version=text.version,
                since=now,
            )
            for position, text in enumerate(reference.FIXED_TEXTS, start=1)
        ),
    ]

"""Fixed texts, and who stands behind the grondwaarden."""

from dataclasses import dataclass
from datetime import datetime

from models.codes import EndorsedBy

__all__ = ["FixedTextView", "ValueView"]


@dataclass(frozen=True, slots=True)
class FixedTextView:
    """A fixed text, literally, with the version that people endorse."""

    id: int
    text: str
    source: str
    version: str


@dataclass(frozen=True, slots=True)
class ValueView:
    """Where a participant stands with the grondwaarden of this version."""

    participant_id: int
    endorsed_at: datetime | None
    endorsed_by: EndorsedBy | None

"""What the warm process is asked: an app for this seat, in this size."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from maktui.settings import Settings
from models.codes import Seat
from models.rights import Actor

__all__ = ["SeatOrder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatOrder:
    """One app to start. It goes over a socket: a database's password is on no command line."""

    settings: Settings
    actor: Actor
    session_id: int
    width: int
    height: int
    is_stage: bool
    """Nobody types here; what is painted goes to many."""
    is_told: bool = False
    """The server tells each move of the record, so that not every app feels its pulse."""

    def as_json(self) -> str:
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> Self:
        values = json.loads(text)
        settings = values.pop("settings")
        for name in ("data_dir", "config_file"):
            settings[name] = Path(settings[name])
        actor = values.pop("actor")
        actor["seat"] = Seat(actor["seat"])
        return cls(settings=Settings(**settings), actor=Actor(**actor), **values)

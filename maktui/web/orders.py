"""What another process is asked to start; no command line holds it, for it may have a database's password."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from maktui.settings import Settings
from models.codes import Seat
from models.rights import Actor

__all__ = ["HostOrder", "SeatOrder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatOrder:
    """What the warm process is asked: an app for this seat, in this size."""

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
        settings, actor = _settings(values.pop("settings")), values.pop("actor")
        actor["seat"] = Seat(actor["seat"])
        return cls(settings=settings, actor=Actor(**actor), **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class HostOrder:
    """What the app asks of its server."""

    settings: Settings
    session_id: int
    port: int
    is_for_lan: bool

    def as_json(self) -> str:
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> Self:
        values = json.loads(text)
        return cls(settings=_settings(values.pop("settings")), **values)


def _settings(values: dict[str, Any]) -> Settings:
    for name in ("data_dir", "config_file"):
        values[name] = Path(values[name])
    return Settings(**values)

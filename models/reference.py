"""The lists and fixed texts that a new record starts with; afterwards they are rows.

Names and texts are Dutch because they are data, taken over as they were agreed
in December 2020. People add to the lists and rename; the texts are quoted
literally, because people endorse these words.
"""

from typing import NamedTuple

from models.codes import FixedTextKind

__all__ = ["FIXED_TEXTS", "HELIX_GROUPS", "ROLES", "ROLES_THAT_COUNT", "THEMES", "FixedText"]


class FixedText(NamedTuple):
    """A text that is quoted as it is, with where it comes from."""

    kind: FixedTextKind
    text: str
    source: str
    version: str


ROLES: tuple[str, ...] = (
    "inhoudelijk betrokkenen (helixpartners)",
    "directie/gemeente",
    "kennisinstelling",
    "gespreksleiding",
    "verslaglegging",
    "procesbegeleiding",
    "afstemming met Ma.akteam",
)
"""The seven roles that are at every Ma.akbank in any case (R4)."""

ROLES_THAT_COUNT = frozenset(ROLES[:3])
"""Whose stands tell whether a proposal is supported; the other roles are those of the process."""

HELIX_GROUPS: tuple[str, ...] = (
    "actieve bewoners",
    "maatschappelijk initiatiefnemers",
    "stadmakers",
    "creatieven",
    "ambtenaren",
    "politici",
    "ondernemers",
    "onderzoekers",
    "andere partners",
)
"""The groups of the helix (R5)."""

THEMES: tuple[str, ...] = (
    "Positie voor informele netwerken in zorg en welzijn",
    "Werk voor de jeugd",
    "Wijkeconomie en armoede onder zzp'ers",
    "Integrale financieringsregeling maatschappelijk initiatief",
    "Recht op Buurtplatforms",
    "Integraal gebruik van maatschappelijk vastgoed (oba's, buurthuizen, broedplaatsen)",
    "Gebiedsontwikkeling en inclusieve omgevingsvisie",
    "Energietransitie, vastgoed en economie: commoning en buurtrechten",
    "Participatie in ontwikkelbuurten (oa buurtbudgetten)",
    "Gedeeld Amsterdams online platform",
)
"""The themes of 2020 (R12), in their order."""

FIXED_TEXTS: tuple[FixedText, ...] = tuple(
    FixedText(FixedTextKind.VALUE, text, "Ma.ak020", "december 2020")
    for text in (
        "Iedereen is gelijk en zit er voor gemeenschappelijk belang.",
        "Er is ruimte om fouten te mogen maken, dat hoort bij het 'anders met elkaar samenwerken'.",
        "We werken volgens de drie waarden van het Maatschappelijk akkoord: inclusief, respect voor het "
        "nieuwe en voor wat er al is, en al doende leren.",
    )
)
"""The grondwaarden (R2), literally and in their order."""

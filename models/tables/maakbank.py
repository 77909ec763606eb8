"""A Ma.akbank: one table around one kwestie, with its opdrachtgevers."""

from sqlmodel import Field, SQLModel

from models.codes import Variant
from models.tables.base import Revised, Row, code_column

__all__ = ["Commissioner", "Maakbank", "MaakbankAgreementPoint", "MaakbankHelixGroup"]


class Maakbank(Row, Revised, table=True):
    name: str
    question: str = ""
    whose: str = ""
    who_decides: str = ""
    how_organised: str = ""
    outcome: str = ""
    variant: Variant = Field(sa_column=code_column(Variant))
    theme_id: int | None = Field(default=None, foreign_key="theme.id")
    areas: str = ""
    last_decision: int = 0
    """Highest decision number given out; numbers are never reused."""
    last_action: int = 0
    """Highest action number given out."""
    last_proposal: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """Highest number of a proposal given out."""


class Commissioner(Row, table=True):
    """An opdrachtgever: commissions and co-finances (R11)."""

    maakbank_id: int = Field(foreign_key="maakbank.id", index=True)
    position: int
    organisation: str
    contact: str = ""
    contribution: str = ""


class MaakbankAgreementPoint(SQLModel, table=True):
    maakbank_id: int = Field(foreign_key="maakbank.id", primary_key=True)
    agreement_point_id: int = Field(foreign_key="agreementpoint.id", primary_key=True)


class MaakbankHelixGroup(SQLModel, table=True):
    """A helix group asked for this topic (R5)."""

    maakbank_id: int = Field(foreign_key="maakbank.id", primary_key=True)
    helix_group_id: int = Field(foreign_key="helixgroup.id", primary_key=True)

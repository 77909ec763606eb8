"""Joining in the browser."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


KINDS = (
    "role.saved",
    "maakbank.saved",
    "participant.saved",
    "participant.removed",
    "session.saved",
    "session.removed",
    "session.opened",
    "session.paused",
    "session.resumed",
    "session.closed",
    "session.reopened",
    "session.room_view",
    "agenda.started",
    "agenda.extended",
    "agenda.saved",
    "agenda.added",
    "agenda.removed",
    "agenda.moved",
    "attendance.arrived",
    "attendance.left",
    "attendance.excused",
    "attendance.absent",
    "attendance.expected",
    "endorsement.given",
    "endorsement.withdrawn",
    "line.kept",
    "line.edited",
    "line.deleted",
    "line.restored",
    "line.moved",
    "line.conflict",
    "line.conflict_settled",
    "line.wiped",
    "line.ticked",
    "decision.settled",
    "decision.unsettled",
    "decision.voided",
    "action.changed",
    "door.opened",
    "door.renewed",
    "door.shut",
    "door.announced",
    "seat.invited",
    "seat.taken",
    "seat.confirmed",
    "seat.revoked",
    "seat.left",
    "seat.said_here",
)
"""Kinds of change from now on."""


def upgrade() -> None:
    op.create_table(
        "door",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("address_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["meetingsession.id"], name=op.f("fk_door_session_id_meetingsession")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door")),
        sa.UniqueConstraint("code", name=op.f("uq_door_code")),
        sa.UniqueConstraint("session_id", name=op.f("uq_door_session_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "webseat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column(
            "seat",
            sa.Enum(
                "organiser",
                "facilitator",
                "reporter",
                "participant",
                "room",
                name="seat",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("link_hash", sa.String(), nullable=True),
        sa.Column("token_hash", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("said_here_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_webseat_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["meetingsession.id"], name=op.f("fk_webseat_session_id_meetingsession")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webseat")),
        sa.UniqueConstraint("link_hash", name=op.f("uq_webseat_link_hash")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_webseat_token_hash")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("webseat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_webseat_session_id"), ["session_id"], unique=False)
    number = last_number("meetingsession")
    with op.batch_alter_table(
        "meetingsession", table_kwargs={"sqlite_autoincrement": True}
    ) as meetingsession:
        meetingsession.add_column(
            sa.Column("room_view", sa.String(length=32), server_default="board", nullable=False)
        )
        meetingsession.create_check_constraint(
            op.f("ck_meetingsession_roomview"), "room_view IN ('board', 'minutes')"
        )
    go_on_from("meetingsession", number)
    with op.batch_alter_table("change", table_kwargs={"sqlite_autoincrement": True}) as change:
        change.drop_constraint(op.f("ck_change_changekind"), type_="check")
        listed = ", ".join(f"'{kind}'" for kind in KINDS)
        change.create_check_constraint(op.f("ck_change_changekind"), f"kind IN ({listed})")


def last_number(table: str) -> int | None:
    """The last id that SQLite gave out; a table that it replaces hands out those of deleted rows again."""
    if op.get_bind().dialect.name != "sqlite":
        return None
    given = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    return op.get_bind().execute(given, {"name": table}).scalar()


def go_on_from(table: str, number: int | None) -> None:
    """Hand out no id up to this one."""
    if number is not None:
        op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")
        op.execute(f"INSERT INTO sqlite_sequence VALUES ('{table}', {number})")

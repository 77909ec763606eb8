"""Support: proposals, stands, objections, opbrengsten, turns to speak."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
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
    "session.queue",
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
    "proposal.put",
    "proposal.aside",
    "proposal.asked",
    "proposal.stands",
    "proposal.shown",
    "proposal.closed",
    "proposal.objection",
    "proposal.settled",
    "proposal.unsettled",
    "proposal.wiped",
    "attendance.voice",
    "outcome.marked",
    "outcome.saved",
    "outcome.dropped",
    "outcome.measured",
    "outcome.unmeasured",
    "report_back.saved",
    "turn.asked",
    "turn.taken",
    "turn.withdrawn",
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

COLUMNS = {
    "decision": sa.Column("replaces", sa.Integer(), nullable=True),
    "maakbank": sa.Column("last_proposal", sa.Integer(), server_default="0", nullable=False),
    "meetingsession": sa.Column("queue_open", sa.Boolean(), server_default=sa.false(), nullable=False),
    "participant": sa.Column("has_voice", sa.Boolean(), server_default=sa.false(), nullable=False),
    "role": sa.Column("counts", sa.Boolean(), server_default=sa.false(), nullable=False),
}
"""New columns of tables that were there."""

THOSE_WHOSE_STANDS_COUNT = (1, 2, 3)
"""Places of the roles that are not of the process (R4)."""


def upgrade() -> None:
    op.create_table(
        "turn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["agendaitem.id"], name=op.f("fk_turn_item_id_agendaitem")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_turn_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["meetingsession.id"], name=op.f("fk_turn_session_id_meetingsession")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turn")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("turn", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_turn_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_turn_session_id"), ["session_id"], unique=False)

    op.create_table(
        "outcome",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "action",
                "way_of_working",
                "council_proposal",
                name="outcomekind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("agreement_point_id", sa.Integer(), nullable=True),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("baseline", sa.String(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("measurer", sa.String(), nullable=False),
        sa.Column(
            "support",
            sa.Enum(
                "yes", "not_yet", "no", name="support", native_enum=False, create_constraint=True, length=32
            ),
            nullable=True,
        ),
        sa.Column("support_reason", sa.String(), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_point_id"],
            ["agreementpoint.id"],
            name=op.f("fk_outcome_agreement_point_id_agreementpoint"),
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_outcome_decision_id_decision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_outcome_decision_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "proposal",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("maakbank_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("put_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("aside_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "result",
            sa.Enum(
                "decided",
                "with_concerns",
                "objection_stands",
                "later",
                "not_decided",
                name="proposalresult",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=False),
        sa.Column(
            "support",
            sa.Enum(
                "yes", "not_yet", "no", name="support", native_enum=False, create_constraint=True, length=32
            ),
            nullable=True,
        ),
        sa.Column("support_reason", sa.String(), nullable=False),
        sa.Column("missing_roles", sa.String(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_proposal_decision_id_decision")
        ),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_proposal_line_id_line")),
        sa.ForeignKeyConstraint(
            ["maakbank_id"], ["maakbank.id"], name=op.f("fk_proposal_maakbank_id_maakbank")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["meetingsession.id"], name=op.f("fk_proposal_session_id_meetingsession")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("line_id", name=op.f("uq_proposal_line_id")),
        sa.UniqueConstraint("maakbank_id", "number", name=op.f("uq_proposal_maakbank_id_number")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_session_id"), ["session_id"], unique=False)

    op.create_table(
        "reportback",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("takes_to", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "carried",
                "not_carried",
                name="reportbackstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_reportback_decision_id_decision")
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_reportback_participant_id_participant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reportback")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("reportback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reportback_decision_id"), ["decision_id"], unique=False)

    op.create_table(
        "measurement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("outcome_id", sa.Integer(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["outcome_id"], ["outcome.id"], name=op.f("fk_measurement_outcome_id_outcome")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("measurement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measurement_outcome_id"), ["outcome_id"], unique=False)

    op.create_table(
        "standround",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paper_support", sa.Integer(), nullable=True),
        sa.Column("paper_concern", sa.Integer(), nullable=True),
        sa.Column("paper_objection", sa.Integer(), nullable=True),
        sa.Column("paper_abstain", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_standround_proposal_id_proposal")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["meetingsession.id"], name=op.f("fk_standround_session_id_meetingsession")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standround")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("standround", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_standround_proposal_id"), ["proposal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_standround_session_id"), ["session_id"], unique=False)

    op.create_table(
        "objection",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "raised",
                "heard",
                "worked_in",
                "withdrawn",
                "stands",
                name="objectionstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wiped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_objection_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_objection_proposal_id_proposal")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["standround.id"], name=op.f("fk_objection_round_id_standround")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("objection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_objection_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "stand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column(
            "choice",
            sa.Enum(
                "support",
                "concern",
                "objection",
                "abstain",
                name="standchoice",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "given_by",
            sa.Enum("hand", "own_seat", name="givenby", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_stand_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["standround.id"], name=op.f("fk_stand_round_id_standround")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand")),
        sa.UniqueConstraint("round_id", "participant_id", name=op.f("uq_stand_round_id_participant_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("stand", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stand_round_id"), ["round_id"], unique=False)
    for table, column in COLUMNS.items():
        number = last_number(table)
        with op.batch_alter_table(
            table,
            recreate="auto" if number is None else "always",
            table_kwargs={"sqlite_autoincrement": True},
        ) as batch_op:
            batch_op.add_column(column)
        go_on_from(table, number)
    places = ", ".join(map(str, THOSE_WHOSE_STANDS_COUNT))
    op.execute(f"UPDATE role SET counts = true WHERE minimum AND position IN ({places})")
    with op.batch_alter_table("change", table_kwargs={"sqlite_autoincrement": True}) as change:
        change.drop_constraint(op.f("ck_change_changekind"), type_="check")
        listed = ", ".join(f"'{kind}'" for kind in KINDS)
        change.create_check_constraint(op.f("ck_change_changekind"), f"kind IN ({listed})")


def last_number(table: str) -> int | None:
    """The last id that SQLite gave out; a table that it replaces hands out those of deleted rows again."""
    if op.get_bind().dialect.name != "sqlite":
        return None
    given = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    return op.get_bind().execute(given, {"name": table}).scalar() or 0


def go_on_from(table: str, number: int | None) -> None:
    """Hand out no id up to this one."""
    if number is not None:
        op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")
        op.execute(f"INSERT INTO sqlite_sequence VALUES ('{table}', {number})")

"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agreementpoint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreementpoint")),
        sa.UniqueConstraint("name", name=op.f("uq_agreementpoint_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
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
                name="changekind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("maakbank_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
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
        sa.Column("seat_id", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("undoes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_act"), ["act"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_session_id"), ["session_id"], unique=False)

    op.create_table(
        "fixedtext",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("value", name="fixedtextkind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fixedtext")),
        sa.UniqueConstraint("kind", "version", "position", name=op.f("uq_fixedtext_kind_version_position")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "helixgroup",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_helixgroup")),
        sa.UniqueConstraint("name", name=op.f("uq_helixgroup_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("minimum", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("name", name=op.f("uq_role_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sa.UniqueConstraint("name", name=op.f("uq_theme_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "maakbank",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("whose", sa.String(), nullable=False),
        sa.Column("who_decides", sa.String(), nullable=False),
        sa.Column("how_organised", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column(
            "variant",
            sa.Enum(
                "direct",
                "short_and_long",
                "long",
                name="variant",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("theme_id", sa.Integer(), nullable=True),
        sa.Column("areas", sa.String(), nullable=False),
        sa.Column("last_decision", sa.Integer(), nullable=False),
        sa.Column("last_action", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_maakbank_theme_id_theme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maakbank")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "commissioner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("maakbank_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("contribution", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["maakbank_id"], ["maakbank.id"], name=op.f("fk_commissioner_maakbank_id_maakbank")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commissioner")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("commissioner", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commissioner_maakbank_id"), ["maakbank_id"], unique=False)

    op.create_table(
        "maakbankagreementpoint",
        sa.Column("maakbank_id", sa.Integer(), nullable=False),
        sa.Column("agreement_point_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_point_id"],
            ["agreementpoint.id"],
            name=op.f("fk_maakbankagreementpoint_agreement_point_id_agreementpoint"),
        ),
        sa.ForeignKeyConstraint(
            ["maakbank_id"], ["maakbank.id"], name=op.f("fk_maakbankagreementpoint_maakbank_id_maakbank")
        ),
        sa.PrimaryKeyConstraint("maakbank_id", "agreement_point_id", name=op.f("pk_maakbankagreementpoint")),
    )
    op.create_table(
        "maakbankhelixgroup",
        sa.Column("maakbank_id", sa.Integer(), nullable=False),
        sa.Column("helix_group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["helix_group_id"],
            ["helixgroup.id"],
            name=op.f("fk_maakbankhelixgroup_helix_group_id_helixgroup"),
        ),
        sa.ForeignKeyConstraint(
            ["maakbank_id"], ["maakbank.id"], name=op.f("fk_maakbankhelixgroup_maakbank_id_maakbank")
        ),
        sa.PrimaryKeyConstraint("maakbank_id", "helix_group_id", name=op.f("pk_maakbankhelixgroup")),
    )
    op.create_table(
        "meetingsession",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("maakbank_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("planned_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column(
            "phase",
            sa.Enum(
                "planned",
                "live",
                "closed",
                name="sessionphase",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("running_item_id", sa.Integer(), nullable=True),
        sa.Column("start_reason", sa.String(), nullable=False),
        sa.Column("start_gaps", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["maakbank_id"], ["maakbank.id"], name=op.f("fk_meetingsession_maakbank_id_maakbank")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetingsession")),
        sa.UniqueConstraint("maakbank_id", "number", name=op.f("uq_meetingsession_maakbank_id_number")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("meetingsession", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meetingsession_maakbank_id"), ["maakbank_id"], unique=False)

    op.create_table(
        "participant",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("maakbank_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column(
            "mandate",
            sa.Enum(
                "unknown",
                "own",
                "for_others",
                "takes_home",
                name="mandatekind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("mandate_for", sa.String(), nullable=False),
        sa.Column("is_guest", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["maakbank_id"], ["maakbank.id"], name=op.f("fk_participant_maakbank_id_maakbank")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participant_maakbank_id"), ["maakbank_id"], unique=False)

    op.create_table(
        "agendaitem",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "together",
                "round",
                "talk",
                "decision",
                "break",
                name="itemkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "focus",
            sa.Enum(
                "none",
                "roll_call",
                "values",
                "follow_up",
                "learning",
                name="agendafocus",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("planned_minutes", sa.Integer(), nullable=False),
        sa.Column("extra_minutes", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["meetingsession.id"], name=op.f("fk_agendaitem_session_id_meetingsession")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agendaitem")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("agendaitem", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agendaitem_session_id"), ["session_id"], unique=False)

    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column(
            "mark",
            sa.Enum(
                "expected",
                "here",
                "left",
                "excused",
                "absent",
                name="presence",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_attendance_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["meetingsession.id"], name=op.f("fk_attendance_session_id_meetingsession")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint(
            "session_id", "participant_id", name=op.f("uq_attendance_session_id_participant_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_participant_id"), ["participant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendance_session_id"), ["session_id"], unique=False)

    op.create_table(
        "endorsement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "given_by",
            sa.Enum(
                "spoken", "own_seat", name="endorsedby", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_endorsement_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["meetingsession.id"], name=op.f("fk_endorsement_session_id_meetingsession")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_endorsement")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("endorsement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_endorsement_participant_id"), ["participant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_endorsement_session_id"), ["session_id"], unique=False)

    op.create_table(
        "participanthelixgroup",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("helix_group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["helix_group_id"],
            ["helixgroup.id"],
            name=op.f("fk_participanthelixgroup_helix_group_id_helixgroup"),
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_participanthelixgroup_participant_id_participant"),
        ),
        sa.PrimaryKeyConstraint("participant_id", "helix_group_id", name=op.f("pk_participanthelixgroup")),
    )
    op.create_table(
        "participantrole",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_participantrole_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_participantrole_role_id_role")),
        sa.PrimaryKeyConstraint("participant_id", "role_id", name=op.f("pk_participantrole")),
    )
    op.create_table(
        "sessionrole",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("minimum", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_sessionrole_role_id_role")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["meetingsession.id"], name=op.f("fk_sessionrole_session_id_meetingsession")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessionrole")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("sessionrole", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sessionrole_session_id"), ["session_id"], unique=False)

    op.create_table(
        "attendancespan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendance.id"], name=op.f("fk_attendancespan_attendance_id_attendance")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendancespan")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("attendancespan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendancespan_attendance_id"), ["attendance_id"], unique=False)

    op.create_table(
        "itemspan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["agendaitem.id"], name=op.f("fk_itemspan_item_id_agendaitem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_itemspan")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("itemspan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_itemspan_item_id"), ["item_id"], unique=False)

    op.create_table(
        "line",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "note",
                "decision",
                "proposal",
                "action",
                "question",
                "parked",
                "learning",
                "idea",
                "info",
                "quote",
                name="linekind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("quoted", sa.String(), nullable=False),
        sa.Column("hint", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.Column("seat_id", sa.String(), nullable=False),
        sa.Column("worded_by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ticked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wiped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wiped_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agendaitem.id"], name=op.f("fk_line_item_id_agendaitem")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["meetingsession.id"], name=op.f("fk_line_session_id_meetingsession")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line")),
        sa.UniqueConstraint("key", name=op.f("uq_line_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("line", schema=None) as batch_op:
        batch_op.create_index("ix_line_item_id_position", ["item_id", "position"], unique=False)
        batch_op.create_index("ix_line_session_id_kind", ["session_id", "kind"], unique=False)

    op.create_table(
        "actionitem",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("maakbank_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "done",
                "dropped",
                name="actionstatus",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("status_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_actionitem_line_id_line")),
        sa.ForeignKeyConstraint(
            ["maakbank_id"], ["maakbank.id"], name=op.f("fk_actionitem_maakbank_id_maakbank")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actionitem")),
        sa.UniqueConstraint("line_id", name=op.f("uq_actionitem_line_id")),
        sa.UniqueConstraint("maakbank_id", "number", name=op.f("uq_actionitem_maakbank_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "decision",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("maakbank_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "noted",
                "settled",
                "void",
                name="decisionstatus",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=False),
        sa.Column("missing_roles", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_decision_line_id_line")),
        sa.ForeignKeyConstraint(
            ["maakbank_id"], ["maakbank.id"], name=op.f("fk_decision_maakbank_id_maakbank")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("line_id", name=op.f("uq_decision_line_id")),
        sa.UniqueConstraint("maakbank_id", "number", name=op.f("uq_decision_maakbank_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "draft",
        sa.Column("seat_id", sa.String(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agendaitem.id"], name=op.f("fk_draft_item_id_agendaitem")),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_draft_line_id_line")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["meetingsession.id"], name=op.f("fk_draft_session_id_meetingsession")
        ),
        sa.PrimaryKeyConstraint("seat_id", name=op.f("pk_draft")),
    )
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_draft_session_id"), ["session_id"], unique=False)

    op.create_table(
        "lineconflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.Column("seat_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_lineconflict_line_id_line")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lineconflict")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("lineconflict", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lineconflict_line_id"), ["line_id"], unique=False)

    op.create_table(
        "linerevision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_linerevision_line_id_line")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linerevision")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("linerevision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_linerevision_line_id"), ["line_id"], unique=False)

    op.create_table(
        "actionowner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("on_behalf", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["actionitem.id"], name=op.f("fk_actionowner_action_id_actionitem")
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_actionowner_participant_id_participant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actionowner")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("actionowner", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actionowner_action_id"), ["action_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("actionowner", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_actionowner_action_id"))

    op.drop_table("actionowner")
    with op.batch_alter_table("linerevision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_linerevision_line_id"))

    op.drop_table("linerevision")
    with op.batch_alter_table("lineconflict", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lineconflict_line_id"))

    op.drop_table("lineconflict")
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_draft_session_id"))

    op.drop_table("draft")
    op.drop_table("decision")
    op.drop_table("actionitem")
    with op.batch_alter_table("line", schema=None) as batch_op:
        batch_op.drop_index("ix_line_session_id_kind")
        batch_op.drop_index("ix_line_item_id_position")

    op.drop_table("line")
    with op.batch_alter_table("itemspan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_itemspan_item_id"))

    op.drop_table("itemspan")
    with op.batch_alter_table("attendancespan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendancespan_attendance_id"))

    op.drop_table("attendancespan")
    with op.batch_alter_table("sessionrole", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sessionrole_session_id"))

    op.drop_table("sessionrole")
    op.drop_table("participantrole")
    op.drop_table("participanthelixgroup")
    with op.batch_alter_table("endorsement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_endorsement_session_id"))
        batch_op.drop_index(batch_op.f("ix_endorsement_participant_id"))

    op.drop_table("endorsement")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_session_id"))
        batch_op.drop_index(batch_op.f("ix_attendance_participant_id"))

    op.drop_table("attendance")
    with op.batch_alter_table("agendaitem", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agendaitem_session_id"))

    op.drop_table("agendaitem")
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participant_maakbank_id"))

    op.drop_table("participant")
    with op.batch_alter_table("meetingsession", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meetingsession_maakbank_id"))

    op.drop_table("meetingsession")
    op.drop_table("maakbankhelixgroup")
    op.drop_table("maakbankagreementpoint")
    with op.batch_alter_table("commissioner", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_commissioner_maakbank_id"))

    op.drop_table("commissioner")
    op.drop_table("maakbank")
    op.drop_table("theme")
    op.drop_table("role")
    op.drop_table("helixgroup")
    op.drop_table("fixedtext")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_session_id"))
        batch_op.drop_index(batch_op.f("ix_change_act"))

    op.drop_table("change")
    op.drop_table("agreementpoint")

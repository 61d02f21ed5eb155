"""The tables of the first version."""

import sqlalchemy as sa
from alembic import op

import ngheo_desktop.storage.columns

revision = "0001_start"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("login"),
    )
    op.create_table(
        "place_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "place_name",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("hamlet_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("joined", sa.Boolean(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("place_name", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_name_hamlet_id"), ["hamlet_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_name_event_id"), ["event_id"], unique=False)

    op.create_table(
        "hamlet_move",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("hamlet_before", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("hamlet_move", schema=None) as batch_op:
        for column in ("household_id", "hamlet_before", "event_id"):
            batch_op.create_index(batch_op.f(f"ix_hamlet_move_{column}"), [column], unique=False)

    op.create_table(
        "checklist",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("survey_date", sa.Date(), nullable=False),
        sa.Column("surveyor", sa.String(), nullable=False),
        sa.Column("income_score", sa.Integer(), nullable=True),
        sa.Column("house", sa.JSON(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("income_items", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("checklist", schema=None) as batch_op:
        batch_op.create_index(
            "ix_checklist_household_date", ["household_id", "survey_date"], unique=False
        )

    op.create_table(
        "checklist_member",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("checklist_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("checklist_id", "member_id"),
    )
    with op.batch_alter_table("checklist_member", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_checklist_member_checklist_id"), ["checklist_id"], unique=False
        )

    op.create_table(
        "decision",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("standard", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("supplement_of", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "decision_line",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("decision_id", sa.String(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column(
            "household_class",
            sa.Enum(
                "poor",
                "near_poor",
                "average_living",
                "not_poor",
                "undetermined",
                name="householdclass",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("head_name", sa.String(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("decision_id", "household_id"),
    )
    with op.batch_alter_table("decision_line", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_decision_line_decision_id"), ["decision_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_decision_line_household_id"), ["household_id"], unique=False
        )

    op.create_table(
        "decision_plan",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("round_id", sa.String(), nullable=False),
        sa.Column("supplement_of", sa.String(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("decision_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_plan_round_id"), ["round_id"], unique=False)

    op.create_table(
        "frozen_list",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("decision_id", sa.String(), nullable=False),
        sa.Column("plan_id", sa.String(), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("frozen_list", schema=None) as batch_op:
        for column in ("decision_id", "plan_id", "code"):
            batch_op.create_index(batch_op.f(f"ix_frozen_list_{column}"), [column], unique=False)

    op.create_table(
        "frozen_paper",
        sa.Column("list_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("list_id", "kind", "about"),
    )
    op.create_table(
        "handover",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("decision_id", sa.String(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("handover", schema=None) as batch_op:
        for column in ("decision_id", "household_id"):
            batch_op.create_index(batch_op.f(f"ix_handover_{column}"), [column], unique=False)

    op.create_table(
        "movement_override",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("standard", sa.String(), nullable=False),
        sa.Column(
            "household_class",
            sa.Enum(
                "poor",
                "near_poor",
                "average_living",
                "not_poor",
                "undetermined",
                name="householdclass",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("moved_to", sa.String(), nullable=False),
        sa.Column("derived", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("movement_override", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_movement_override_household_id"), ["household_id"], unique=False
        )

    op.create_table(
        "diary",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", ngheo_desktop.storage.columns.UtcText(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    with op.batch_alter_table("diary", schema=None) as batch_op:
        batch_op.create_index("ix_diary_target", ["household_id"], unique=False)

    op.create_table(
        "hamlet",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("hardship", sa.Boolean(), nullable=False),
        sa.Column("old_commune", sa.String(), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("merged_into", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("hamlet", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hamlet_search_key"), ["search_key"], unique=False)

    op.create_table(
        "hamlet_area",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("hamlet_id", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column(
            "area",
            sa.Enum("rural", "urban", name="area", native_enum=False, length=40),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("hamlet_area", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hamlet_area_hamlet_id"), ["hamlet_id"], unique=False)

    op.create_table(
        "hamlet_count",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("hamlet_id", sa.String(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("households", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("minority_households", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("hamlet_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hamlet_count_hamlet_id"), ["hamlet_id"], unique=False)

    op.create_table(
        "household",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("hamlet_id", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("no_labour", sa.Boolean(), nullable=False),
        sa.Column("hardship", sa.Boolean(), nullable=False),
        sa.Column("causes", sa.JSON(), nullable=False),
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.Column("declared_members", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("household", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_household_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_household_hamlet_id"), ["hamlet_id"], unique=False)

    op.create_table(
        "import_batch",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("at", ngheo_desktop.storage.columns.UtcText(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("corrections", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "member",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column(
            "sex",
            sa.Enum("male", "female", name="sex", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("birth", ngheo_desktop.storage.columns.BirthText(), nullable=True),
        sa.Column("personal_id", sa.String(), nullable=False),
        sa.Column("personal_id_issued", sa.Date(), nullable=True),
        sa.Column("ethnic", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("merit", sa.Boolean(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "stay",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("begins", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("stay", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stay_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stay_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stay_member_id"), ["member_id"], unique=False)

    op.create_table(
        "family_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("other_id", sa.String(), nullable=False),
        sa.Column("hamlet_before", sa.String(), nullable=False),
        sa.Column("address_before", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("newcomers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("family_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_family_event_household_id"), ["household_id"], unique=False
        )

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_personal_id"), ["personal_id"], unique=False)

    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_code", sa.String(), nullable=False),
        sa.Column("commune_name", sa.String(), nullable=False),
        sa.Column("commune_kind", sa.String(), nullable=False),
        sa.Column("province", sa.String(), nullable=False),
        sa.Column(
            "area",
            sa.Enum("rural", "urban", name="area", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("practice", sa.Boolean(), nullable=False),
        sa.Column("made_at", ngheo_desktop.storage.columns.UtcText(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "round_rule",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("round_rule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_round_rule_name"), ["name"], unique=False)

    op.create_table(
        "review_round",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("standard", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "round_hamlet",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("round_id", sa.String(), nullable=False),
        sa.Column("hamlet_id", sa.String(), nullable=False),
        sa.Column("surveyors", sa.JSON(), nullable=False),
        sa.Column("listed_on", sa.Date(), nullable=True),
        sa.Column("opinion_asked_on", sa.Date(), nullable=True),
        sa.Column("opinion_on", sa.Date(), nullable=True),
        sa.Column("opinion_agreed", sa.Boolean(), nullable=True),
        sa.Column("opinion_paper", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("round_id", "hamlet_id"),
    )
    op.create_table(
        "round_household",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("round_id", sa.String(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("hamlet_id", sa.String(), nullable=False),
        sa.Column("listed_for", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("class_before", sa.String(), nullable=False),
        sa.Column("screen", sa.JSON(), nullable=False),
        sa.Column("screened_out", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("round_id", "household_id"),
    )
    with op.batch_alter_table("round_household", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_round_household_household_id"), ["household_id"], unique=False
        )

    op.create_table(
        "application",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("round_id", sa.String(), nullable=False),
        sa.Column("refused_on", sa.Date(), nullable=True),
        sa.Column("refusal", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_application_household_id"), ["household_id"], unique=False
        )

    op.create_table(
        "meeting",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("round_id", sa.String(), nullable=False),
        sa.Column("hamlet_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("held_at", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("secretary", sa.String(), nullable=False),
        sa.Column("attendance", sa.JSON(), nullable=False),
        sa.Column("invited", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("other_opinions", sa.String(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("inclusive", sa.Boolean(), nullable=False),
        sa.Column("rule_source", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_round_id"), ["round_id"], unique=False)

    op.create_table(
        "meeting_vote",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("computed_class", sa.String(), nullable=False),
        sa.Column("agree", sa.Integer(), nullable=False),
        sa.Column("against", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.Column("meeting_class", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("meeting_id", "household_id"),
    )
    with op.batch_alter_table("meeting_vote", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_vote_household_id"), ["household_id"], unique=False
        )

    op.create_table(
        "posting",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("round_id", sa.String(), nullable=False),
        sa.Column("hamlet_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("rule_source", sa.String(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("posted_by", sa.String(), nullable=False),
        sa.Column("taken_down_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("posting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_posting_round_id"), ["round_id"], unique=False)

    op.create_table(
        "objection",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("round_id", sa.String(), nullable=False),
        sa.Column("hamlet_id", sa.String(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("recheck_class", sa.String(), nullable=False),
        sa.Column("post_again", sa.Boolean(), nullable=False),
        sa.Column("posted_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("objection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_objection_round_id"), ["round_id"], unique=False)

    op.create_table(
        "attachment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("medium", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("attached_at", ngheo_desktop.storage.columns.UtcText(), nullable=False),
        sa.Column("attached_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "result",
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("standard", sa.String(), nullable=False),
        sa.Column("survey_date", sa.Date(), nullable=False),
        sa.Column(
            "area",
            sa.Enum("rural", "urban", name="area", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("income_score", sa.Integer(), nullable=True),
        sa.Column("deprivation_score", sa.Integer(), nullable=True),
        sa.Column("deprivation_low", sa.Integer(), nullable=False),
        sa.Column("deprivation_high", sa.Integer(), nullable=False),
        sa.Column(
            "household_class",
            sa.Enum(
                "poor",
                "near_poor",
                "average_living",
                "not_poor",
                "undetermined",
                name="householdclass",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "class_if_decidable",
            sa.Enum(
                "poor",
                "near_poor",
                "average_living",
                "not_poor",
                "undetermined",
                name="householdclass",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("unconfirmed", sa.JSON(), nullable=False),
        sa.Column("lacking", sa.String(), nullable=False),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("household_id", "standard", "survey_date"),
    )
    op.create_table(
        "same_person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("first_id", sa.String(), nullable=False),
        sa.Column("second_id", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("kept_id", sa.String(), nullable=False),
        sa.Column("filled", sa.JSON(), nullable=False),
        sa.Column("household_away", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("same_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_same_person_first_id"), ["first_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_same_person_second_id"), ["second_id"], unique=False)

    op.create_table(
        "other_case",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("occupation", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("sheet", sa.JSON(), nullable=False),
        sa.Column("posting", sa.JSON(), nullable=False),
        sa.Column("objections", sa.JSON(), nullable=False),
        sa.Column("refused_on", sa.Date(), nullable=True),
        sa.Column("refusal", sa.String(), nullable=False),
        sa.Column("decision_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("other_case", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_other_case_household_id"), ["household_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_other_case_decision_id"), ["decision_id"], unique=False
        )

    op.create_table(
        "other_decision",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("standard", sa.String(), nullable=False),
        sa.Column("register_id", sa.String(), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("other_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_other_decision_code"), ["code"], unique=False)

    op.create_table(
        "match_key",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", "member_id"),
    )
    with op.batch_alter_table("match_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_match_key_member_id"), ["member_id"], unique=False)

    op.create_table(
        "standard_file",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("loaded_at", ngheo_desktop.storage.columns.UtcText(), nullable=False),
        sa.Column("loaded_by", sa.String(), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("standard_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_standard_file_code"), ["code"], unique=False)

    op.create_table(
        "summary",
        sa.Column("rid", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("head_name", sa.String(), nullable=False),
        sa.Column("head_key", sa.String(), nullable=False),
        sa.Column("birth", sa.String(), nullable=False),
        sa.Column("hamlet_id", sa.String(), nullable=False),
        sa.Column("hamlet", sa.String(), nullable=False),
        sa.Column("hamlet_position", sa.Integer(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("ethnic", sa.String(), nullable=False),
        sa.Column("ethnic_key", sa.String(), nullable=False),
        sa.Column("household_class", sa.String(), nullable=False),
        sa.Column("computed_class", sa.String(), nullable=False),
        sa.Column("income_score", sa.Integer(), nullable=True),
        sa.Column("deprivation_score", sa.Integer(), nullable=True),
        sa.Column("lacking", sa.String(), nullable=False),
        sa.Column("standard", sa.String(), nullable=False),
        sa.Column("survey_date", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("circumstances", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("rid"),
        sa.UniqueConstraint("household_id"),
    )
    with op.batch_alter_table("summary", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_summary_hamlet_id"), ["hamlet_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_summary_head_key"), ["head_key"], unique=False)

    op.create_table(
        "sync_dirty",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id"),
    )
    op.create_table(
        "account_role",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "admin",
                "poverty_officer",
                "front_officer",
                "fund_keeper",
                "fund_head",
                "chairman",
                "surveyor",
                "viewer",
                name="role",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("hamlet_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("account_id", "role", "hamlet_id"),
    )
    op.create_table(
        "draft",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("saved_at", ngheo_desktop.storage.columns.UtcText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("account_id", "kind", "subject_id"),
    )
    op.create_table(
        "backup",
        sa.Column("made_at", ngheo_desktop.storage.columns.UtcText(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("households", sa.Integer(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("automatic", sa.Boolean(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("made_at"),
    )
    op.create_table(
        "preference",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "name"),
    )
    op.create_table(
        "import_line",
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=True),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.PrimaryKeyConstraint("batch_id", "kind", "record_id"),
    )
    with op.batch_alter_table("import_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_line_record_id"), ["record_id"], unique=False)
    op.create_table(
        "conflict",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("record_kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("leaf", sa.String(), nullable=False),
        sa.Column("base", sa.JSON(), nullable=False),
        sa.Column("mine", sa.JSON(), nullable=False),
        sa.Column("theirs", sa.JSON(), nullable=False),
        sa.Column("mine_by", sa.String(), nullable=False),
        sa.Column("theirs_by", sa.String(), nullable=False),
        sa.Column("theirs_rev", sa.String(), nullable=False),
        sa.Column("found_at", ngheo_desktop.storage.columns.UtcText(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("resolved_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("conflict", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conflict_record_id"), ["record_id"], unique=False)
    op.create_table(
        "sync_base",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("rev", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id"),
    )
    op.create_table(
        "sync_outbox",
        sa.Column("rev", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("base", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("rev"),
        sa.UniqueConstraint("kind", "id"),
    )
    op.create_table(
        "sync_seen",
        sa.Column("rev", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", ngheo_desktop.storage.columns.UtcText(), nullable=False),
        sa.PrimaryKeyConstraint("rev"),
    )
    op.create_table(
        "sync_problem",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("errors", sa.JSON(), nullable=False),
        sa.Column("snapshot", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id"),
    )
    op.create_table(
        "sync_meta",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.Column("last_ok", ngheo_desktop.storage.columns.UtcText(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )

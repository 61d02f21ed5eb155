"""Tables of the office database.

A synced table carries `deleted` and `extra` (columns that a newer program sent and this one does
not know); triggers note each change in `sync_dirty` in the same transaction, and SQL DELETE is
refused there. Computed tables (`result`, `summary`) can be made anew at any time.
"""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import Area, HouseholdClass, Sex
from ngheo_desktop.storage.columns import (
    BirthText,
    UtcText,
    enum_column,
    json_column,
)


def _now() -> datetime:
    return datetime.now(UTC)


class Synced(SQLModel):
    """What every record that travels carries."""

    id: str = Field(primary_key=True)  # UUIDv7 made on this PC
    deleted: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)


class OfficeRow(SQLModel, table=True):
    """Văn phòng xã: one row."""

    __tablename__ = "office"

    id: int = Field(default=1, primary_key=True)
    commune_code: str
    commune_name: str
    commune_kind: str
    province: str
    area: Area | None = Field(default=None, sa_column=enum_column(Area, nullable=True))
    practice: bool = False
    made_at: datetime = Field(default_factory=_now, sa_type=UtcText)


class HamletRow(Synced, table=True):
    """Ấp, khóm."""

    __tablename__ = "hamlet"

    name: str
    search_key: str = Field(index=True)
    kind: str = "ấp"
    position: int = 0
    hardship: bool = False
    old_commune: str = ""
    began_on: date | None = None  # by a split or a merger
    ended_on: date | None = None  # merged into another; `deleted` alone = taken out as a mistake
    merged_into: str = ""


class PlaceEventRow(Synced, table=True):
    """Ấp, khóm or the commune renamed, split, merged, by which paper; `deleted` = taken back."""

    __tablename__ = "place_event"

    kind: str
    day: date
    told: str  # in one sentence, with the names of that day
    paper: str = ""  # số quyết định
    signed_on: date | None = None


class PlaceNameRow(Synced, table=True):
    """A name that a hamlet, or the commune (hamlet ""), no longer bears."""

    __tablename__ = "place_name"

    hamlet_id: str = Field(index=True)
    name: str
    kind: str
    until: date
    joined: bool = False  # another commune that came into ours
    event_id: str = Field(index=True)


class HamletMoveRow(Synced, table=True):
    """Where a household stood until its hamlet was split or merged."""

    __tablename__ = "hamlet_move"

    household_id: str = Field(index=True)
    hamlet_before: str = Field(index=True)
    until: date
    event_id: str = Field(index=True)


class HamletAreaRow(Synced, table=True):
    """Khu vực of a hamlet, from a day on."""

    __tablename__ = "hamlet_area"

    hamlet_id: str = Field(index=True)
    valid_from: date
    area: Area = Field(sa_column=enum_column(Area))


class HamletCountRow(Synced, table=True):
    """Tổng số hộ, nhân khẩu of a hamlet on a day, poor or not, as the office was told."""

    __tablename__ = "hamlet_count"

    hamlet_id: str = Field(index=True)
    counted_on: date
    households: int
    people: int
    minority_households: int | None = None
    source: str = ""


class AccountRow(SQLModel, table=True):
    """Người dùng of this office; the password lives only as a key slot."""

    __tablename__ = "account"

    id: str = Field(primary_key=True)
    login: str = Field(unique=True)
    name: str
    title: str = ""
    active: bool = True
    valid_from: date | None = None
    valid_to: date | None = None


class AccountRoleRow(SQLModel, table=True):
    """A role of an account; a surveyor's is bound to a hamlet ("" = no hamlet)."""

    __tablename__ = "account_role"

    account_id: str = Field(primary_key=True, foreign_key="account.id")
    role: Role = Field(sa_column=enum_column(Role, primary_key=True))
    hamlet_id: str = Field(default="", primary_key=True)


class HouseholdRow(Synced, table=True):
    """Hộ."""

    __tablename__ = "household"

    code: str = Field(index=True)
    hamlet_id: str = Field(index=True)
    address: str = ""
    phone: str = ""
    no_labour: bool = False
    hardship: bool = False
    causes: list[str] = Field(default_factory=list, sa_column=json_column())
    wishes: list[str] = Field(default_factory=list, sa_column=json_column())
    declared_members: int | None = None  # number of people by a list that named only the head
    note: str = ""
    ended_on: date | None = None  # everybody died, left, or went into another household


class MemberRow(Synced, table=True):
    """Thành viên hộ."""

    __tablename__ = "member"

    household_id: str = Field(index=True)
    position: int = 0
    name: str
    relation: str = ""
    sex: Sex | None = Field(default=None, sa_column=enum_column(Sex, nullable=True))
    birth: Birth | None = Field(default=None, sa_column=Column(BirthText, nullable=True))
    personal_id: str = Field(default="", index=True)
    personal_id_issued: date | None = None
    ethnic: str = ""
    status: str = ""
    merit: bool = False
    phone: str = ""
    note: str = ""
    since: date | None = None  # in this place of this household; null = before any event


class StayRow(Synced, table=True):
    """A person's place in a household that is over; the present one is in `member`."""

    __tablename__ = "stay"

    member_id: str = Field(index=True)
    household_id: str = Field(index=True)
    relation: str = ""
    begins: date | None = None
    ends: date
    why: str
    event_id: str = Field(index=True)


class FamilyEventRow(Synced, table=True):
    """Biến động hộ: one event as it was told; taken back it is `deleted`."""

    __tablename__ = "family_event"

    kind: str
    day: date
    household_id: str = Field(index=True)
    other_id: str = ""  # the second household it touched
    hamlet_before: str = ""  # where the household stood until a move within the commune
    address_before: str = ""
    place: str = ""  # where to, or from where, beyond the commune
    newcomers: list[str] = Field(default_factory=list, sa_column=json_column())  # ids of who came


class SamePersonRow(Synced, table=True):
    """What a person has said about two people who may be one; taken back it is `deleted`.

    After a merge the one put away points with `kept_id` to the one that is kept.
    """

    __tablename__ = "same_person"

    first_id: str = Field(index=True)
    second_id: str = Field(index=True)
    verdict: str
    seen: str  # digest of both as they were compared
    kept_id: str = ""
    filled: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())  # field → change
    household_away: str = ""  # the household that was put away with its only person


class ChecklistRow(Synced, table=True):
    """Phiếu rà soát: facts as answered, by name of the fact; never results."""

    __tablename__ = "checklist"
    __table_args__ = (Index("ix_checklist_household_date", "household_id", "survey_date"),)

    household_id: str
    survey_date: date
    surveyor: str = ""
    income_score: int | None = None
    house: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    marks: dict[str, bool] = Field(default_factory=dict, sa_column=json_column())
    income_items: dict[str, str] = Field(default_factory=dict, sa_column=json_column())
    source: str = "form"  # form, import, demo
    note: str = ""


class ChecklistMemberRow(Synced, table=True):
    """Answers about one member on one sheet, by name of the fact."""

    __tablename__ = "checklist_member"
    __table_args__ = (UniqueConstraint("checklist_id", "member_id"),)

    checklist_id: str = Field(index=True)
    member_id: str
    answers: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())


class DecisionRow(Synced, table=True):
    """Quyết định công nhận: one signed list."""

    __tablename__ = "decision"

    number: str
    decided_on: date
    standard: str
    note: str = ""
    scope: str = "classes"  # full, classes, changes: domain/standings.py
    supplement_of: str = ""  # the decision that it corrects


class DecisionLineRow(Synced, table=True):
    """One household of a signed list, as it stood on that day."""

    __tablename__ = "decision_line"
    __table_args__ = (UniqueConstraint("decision_id", "household_id"),)

    decision_id: str = Field(index=True)
    household_id: str = Field(index=True)
    household_class: HouseholdClass = Field(sa_column=enum_column(HouseholdClass))
    head_name: str = ""
    members: int = 0


class DecisionPlanRow(Synced, table=True):
    """Dự thảo quyết định: what is written before the list is frozen; `told` holds its words."""

    __tablename__ = "decision_plan"

    round_id: str = Field(default="", index=True)
    supplement_of: str = ""  # the frozen decision that it corrects
    told: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())


class FrozenListRow(Synced, table=True):
    """Danh sách đã chốt: rows and rule word by word; nothing of it is ever changed."""

    __tablename__ = "frozen_list"

    decision_id: str = Field(index=True)
    plan_id: str = Field(index=True)
    serial: str
    code: str = Field(index=True)  # mã đối chiếu on each page
    fingerprint: str  # SHA-256 over `body` and `rule`
    body: str  # head and rows as canonical JSON
    rule: str  # the standard's file and the B1 tables used, as canonical JSON
    pdf: bytes = Field(sa_column=Column(LargeBinary, nullable=False))  # the decision as printed
    pdf_digest: str


class FrozenPaperRow(SQLModel, table=True):
    """A paper of a frozen list that was made once; a reprint is the same bytes. Local."""

    __tablename__ = "frozen_paper"

    list_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    about: str = Field(default="", primary_key=True)  # a hamlet or a household; "" = the commune
    pdf: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class HandoverRow(Synced, table=True):
    """Giấy chứng nhận đã trao; taken back it is `deleted`."""

    __tablename__ = "handover"

    decision_id: str = Field(index=True)
    household_id: str = Field(index=True)
    handed_on: date
    receiver: str = ""


class MovementOverrideRow(Synced, table=True):
    """Cột biến động sửa bằng tay: one way in or out of a list; taken back it is `deleted`."""

    __tablename__ = "movement_override"

    household_id: str = Field(index=True)
    standard: str
    household_class: HouseholdClass = Field(sa_column=enum_column(HouseholdClass))
    decided_on: date  # the decision by which the household came or went
    moved_to: str
    derived: str  # the column by history when it was changed
    reason: str
    made_by: str
    made_on: date


class RoundRuleRow(Synced, table=True):
    """Quy định của đợt rà soát as this office settled one, from a day on, with where it is from."""

    __tablename__ = "round_rule"

    name: str = Field(index=True)
    value: Any = Field(default=None, sa_column=json_column())
    valid_from: date
    source: str
    provenance: str
    confirmed_by: str = ""
    confirmed_on: date | None = None


class ReviewRoundRow(Synced, table=True):
    """Đợt rà soát."""

    __tablename__ = "review_round"

    kind: str
    title: str
    begins: date
    ends: date
    standard: str
    opened_on: date
    closed_on: date | None = None


class RoundHamletRow(Synced, table=True):
    """One hamlet in one round: its list, its surveyors, what the superior said."""

    __tablename__ = "round_hamlet"
    __table_args__ = (UniqueConstraint("round_id", "hamlet_id"),)

    round_id: str
    hamlet_id: str
    surveyors: list[str] = Field(default_factory=list, sa_column=json_column())  # account ids
    listed_on: date | None = None
    opinion_asked_on: date | None = None
    opinion_on: date | None = None
    opinion_agreed: bool | None = None
    opinion_paper: str = ""


class RoundHouseholdRow(Synced, table=True):
    """A household of a round, with why it is in it; taken out again it is `deleted`."""

    __tablename__ = "round_household"
    __table_args__ = (UniqueConstraint("round_id", "household_id"),)

    round_id: str
    household_id: str = Field(index=True)
    hamlet_id: str  # where it stood when it was listed
    listed_for: str
    reason: str = ""
    class_before: str = ""  # by the decision of that day
    screen: dict[str, bool] = Field(default_factory=dict, sa_column=json_column())  # Phiếu A
    screened_out: bool = False


class ApplicationRow(Synced, table=True):
    """Giấy đề nghị: Mẫu 01 or 04 as it was received, and how it was answered."""

    __tablename__ = "application"

    household_id: str = Field(index=True)
    form: str
    received_on: date
    reason: str = ""
    round_id: str = ""  # the round that took it up
    refused_on: date | None = None
    refusal: str = ""


class MeetingRow(Synced, table=True):
    """Họp dân: one meeting of a hamlet with its minutes; later ones leave it as it is."""

    __tablename__ = "meeting"

    round_id: str = Field(index=True)
    hamlet_id: str
    number: int
    held_on: date
    held_at: str = ""  # 14:00
    place: str = ""
    chair: str = ""
    secretary: str = ""
    attendance: list[Any] = Field(default_factory=list, sa_column=json_column())
    invited: int = 0
    present: int = 0
    other_opinions: str = ""
    percent: int  # the rule of that day: the share that must agree, and whether it suffices
    inclusive: bool
    rule_source: str = ""
    signed_on: date | None = None


class MeetingVoteRow(Synced, table=True):
    """What one meeting said about one household."""

    __tablename__ = "meeting_vote"
    __table_args__ = (UniqueConstraint("meeting_id", "household_id"),)

    meeting_id: str
    household_id: str = Field(index=True)
    computed_class: str  # kết quả phiếu that was put to the meeting
    agree: int
    against: int
    passed: bool
    meeting_class: str = ""
    reason: str = ""  # why it is not the computed class
    other: str = ""


class PostingRow(Synced, table=True):
    """Niêm yết of a hamlet's list; posted again it is a further row."""

    __tablename__ = "posting"

    round_id: str = Field(index=True)
    hamlet_id: str
    number: int
    begins: date
    ends: date
    working_days: int
    rule_source: str = ""
    places: list[str] = Field(default_factory=list, sa_column=json_column())
    posted_by: str = ""
    taken_down_on: date | None = None


class ObjectionRow(Synced, table=True):
    """Kiến nghị during a posting, and its re-check."""

    __tablename__ = "objection"

    round_id: str = Field(index=True)
    hamlet_id: str
    household_id: str = ""  # "" = about a household that is not on the list
    by_name: str
    told: str
    received_on: date
    due_on: date | None = None
    answered_on: date | None = None
    answer: str = ""
    recheck_class: str = ""
    post_again: bool = False
    posted_id: str = ""  # the posting that showed the answer


class AttachmentRow(Synced, table=True):
    """Bản đính kèm: a scan or photo, whose encrypted file lies beside the database."""

    __tablename__ = "attachment"

    kind: str  # meeting, frozen_list, posting
    subject_id: str = Field(index=True)
    address: str  # SHA-256 of the encrypted file, which is its name
    medium: str  # pdf, jpg, png
    size: int  # of what was encrypted
    code: str = ""
    attached_at: datetime = Field(default_factory=_now, sa_type=UtcText)
    attached_by: str = ""


class OtherCaseRow(Synced, table=True):
    """Hồ sơ xét hộ có mức sống trung bình, or one người lao động có thu nhập thấp."""

    __tablename__ = "other_case"

    kind: str
    household_id: str = Field(index=True)
    member_id: str = ""  # the worker; "" = the case is the household's
    occupation: str = ""
    received_on: date
    reason: str = ""
    sheet: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())  # thu nhập
    posting: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    objections: list[Any] = Field(default_factory=list, sa_column=json_column())
    refused_on: date | None = None
    refusal: str = ""
    decision_id: str = Field(default="", index=True)  # an other_decision


class OtherDecisionRow(Synced, table=True):
    """Quyết định about such cases, as it was signed; nothing of it is ever changed."""

    __tablename__ = "other_decision"

    kind: str
    number: str
    decided_on: date
    standard: str
    register_id: str = ""  # the decision that gives households their class; "" = about people
    serial: str
    code: str = Field(index=True)  # mã đối chiếu
    fingerprint: str  # SHA-256 over `body`
    body: str  # head and lines as canonical JSON
    pdf: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    pdf_digest: str


class ResultRow(SQLModel, table=True):
    """Kết quả chấm điểm: computed, one per household, standard and day; never synced."""

    __tablename__ = "result"

    household_id: str = Field(primary_key=True)
    standard: str = Field(primary_key=True)
    survey_date: date = Field(primary_key=True)
    area: Area | None = Field(default=None, sa_column=enum_column(Area, nullable=True))
    income_score: int | None = None
    deprivation_score: int | None = None
    deprivation_low: int = 0
    deprivation_high: int = 0
    household_class: HouseholdClass = Field(sa_column=enum_column(HouseholdClass))
    class_if_decidable: HouseholdClass = Field(sa_column=enum_column(HouseholdClass))
    findings: list[Any] = Field(default_factory=list, sa_column=json_column())
    reasons: list[str] = Field(default_factory=list, sa_column=json_column())
    warnings: list[str] = Field(default_factory=list, sa_column=json_column())
    unconfirmed: list[str] = Field(default_factory=list, sa_column=json_column())
    lacking: str = ""  # numbers of the lacking indicators on that standard's form
    in_force: bool = True  # the standard of the survey day, not a comparison
    fingerprint: str = ""  # of the standard's file


class SummaryRow(SQLModel, table=True):
    """One line of the household list, kept by the transaction that changes the household."""

    __tablename__ = "summary"

    rid: int | None = Field(default=None, primary_key=True)  # also the row of the search index
    household_id: str = Field(unique=True)
    code: str = ""
    head_name: str = ""
    head_key: str = Field(default="", index=True)
    birth: str = ""
    hamlet_id: str = Field(default="", index=True)
    hamlet: str = ""
    hamlet_position: int = 0
    members: int = 0
    ethnic: str = ""
    ethnic_key: str = ""
    household_class: str = ""  # by decision; "" = none yet
    computed_class: str = ""  # by the rule; "" = never scored
    income_score: int | None = None
    deprivation_score: int | None = None
    lacking: str = ""
    standard: str = ""
    survey_date: str = ""
    phone: str = ""
    circumstances: str = ""  # Circumstance values, with spaces between them


class MatchKeyRow(SQLModel, table=True):
    """What people who may be twice have in common; computed with the list lines."""

    __tablename__ = "match_key"

    key: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True, index=True)


class StandardRow(SQLModel, table=True):
    """A standard or score table that the office loaded, and who confirmed it."""

    __tablename__ = "standard_file"

    id: str = Field(primary_key=True)
    kind: str = "standard"  # or b1_table, whose code is standard/area
    code: str = Field(index=True)
    text: str
    fingerprint: str
    loaded_at: datetime = Field(default_factory=_now, sa_type=UtcText)
    loaded_by: str = ""
    confirmed_by: str = ""
    confirmed_on: date | None = None


class ImportBatchRow(SQLModel, table=True):
    """Lần nhập: one file written to the register as one act."""

    __tablename__ = "import_batch"

    id: str = Field(primary_key=True)
    file_name: str
    fingerprint: str = ""  # SHA-256 of the file
    at: datetime = Field(default_factory=_now, sa_type=UtcText)
    account: str = ""
    counts: dict[str, int] = Field(default_factory=dict, sa_column=json_column())
    corrections: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())


class ImportLineRow(SQLModel, table=True):
    """What one line of a file did, with what stood there before; undoing reads this."""

    __tablename__ = "import_line"

    batch_id: str = Field(primary_key=True, foreign_key="import_batch.id")
    kind: str = Field(primary_key=True)
    record_id: str = Field(primary_key=True, index=True)
    row: int | None = None
    act: str = "created"  # created, updated
    before: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    told: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())  # what has no field


class DiaryRow(SQLModel, table=True):
    """Nhật ký: append-only, each line sealed by the hash of the one before."""

    __tablename__ = "diary"
    __table_args__ = (Index("ix_diary_target", "household_id"),)

    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcText)
    account_id: str
    account: str
    act: str
    kind: str = ""
    record_id: str = ""
    household_id: str = ""
    changes: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    seal: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class DraftRow(SQLModel, table=True):
    """Bản nháp: what an account has typed and not saved; local, nobody else's business."""

    __tablename__ = "draft"

    account_id: str = Field(primary_key=True, foreign_key="account.id")
    kind: str = Field(primary_key=True)  # household, checklist
    subject_id: str = Field(primary_key=True)  # the household; "" = not in the register yet
    payload: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    saved_at: datetime = Field(sa_type=UtcText)


class BackupRow(SQLModel, table=True):
    """Lần sao lưu that was opened again and compared; local to this PC."""

    __tablename__ = "backup"

    made_at: datetime = Field(primary_key=True, sa_type=UtcText)
    place: str  # the file
    households: int
    members: int
    digest: str
    files: int = 0  # attachments
    automatic: bool = False
    account: str = ""


class PreferenceRow(SQLModel, table=True):
    """How one account, or with "" the whole office, likes the program to work; never synced."""

    __tablename__ = "preference"

    account_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: Any = Field(default=None, sa_column=json_column())


class ConflictRow(Synced, table=True):
    """Hai nơi ghi khác nhau: one leaf that two PCs changed each its own way, until one settles it.

    A value is kept as a list of one, so that «not there» ([]) is not the same as null ([null]).
    """

    __tablename__ = "conflict"

    record_kind: str
    record_id: str = Field(index=True)
    leaf: str
    base: list[Any] = Field(default_factory=list, sa_column=json_column())
    mine: list[Any] = Field(default_factory=list, sa_column=json_column())
    theirs: list[Any] = Field(default_factory=list, sa_column=json_column())
    mine_by: str = ""
    theirs_by: str = ""
    theirs_rev: str = ""
    found_at: datetime = Field(default_factory=_now, sa_type=UtcText)
    state: str = "open"  # open, mine, theirs, typed
    resolved_by: str = ""


class SyncDirtyRow(SQLModel, table=True):
    """A synced record changed since it was last sent; filled by triggers."""

    __tablename__ = "sync_dirty"

    kind: str = Field(primary_key=True)
    id: str = Field(primary_key=True)


class SyncBaseRow(SQLModel, table=True):
    """The last version of a record that the server is known to hold."""

    __tablename__ = "sync_base"

    kind: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    rev: str
    data: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    deleted: bool = False


class SyncOutboxRow(SQLModel, table=True):
    """A frozen operation: sent again with the same bytes until the server has answered."""

    __tablename__ = "sync_outbox"
    __table_args__ = (UniqueConstraint("kind", "id"),)

    rev: str = Field(primary_key=True)
    kind: str
    id: str
    base: str = ""  # rev; "" = the server has no version
    data: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    deleted: bool = False


class SyncSeenRow(SQLModel, table=True):
    """Every version of a record that has passed this PC: it tells a server that went back."""

    __tablename__ = "sync_seen"

    rev: str = Field(primary_key=True)
    kind: str
    id: str
    at: datetime = Field(default_factory=_now, sa_type=UtcText)


class SyncProblemRow(SQLModel, table=True):
    """What the server did not take, and why; sent again once the record has changed."""

    __tablename__ = "sync_problem"

    kind: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    errors: list[Any] = Field(default_factory=list, sa_column=json_column())
    snapshot: str  # digest of what was refused


class SyncMetaRow(SQLModel, table=True):
    """How far this PC is with the server: one row."""

    __tablename__ = "sync_meta"

    id: int = Field(default=1, primary_key=True)
    epoch: str = ""
    cursor: int = 0
    receipt: str = ""
    last_ok: datetime | None = Field(default=None, sa_type=UtcText, nullable=True)


SYNCED_TABLES = tuple(str(table.__tablename__) for table in Synced.__subclasses__())

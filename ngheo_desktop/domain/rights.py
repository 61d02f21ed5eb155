"""Vai trò và quyền: who may do what, in one table."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """Vai trò of an account."""

    ADMIN = "admin"
    POVERTY_OFFICER = "poverty_officer"
    FRONT_OFFICER = "front_officer"
    FUND_KEEPER = "fund_keeper"
    FUND_HEAD = "fund_head"
    CHAIRMAN = "chairman"
    SURVEYOR = "surveyor"
    VIEWER = "viewer"


class Right(StrEnum):
    """Quyền: one kind of act that operations ask about."""

    READ_HOUSEHOLDS = "read_households"
    EDIT_HOUSEHOLDS = "edit_households"
    FILL_CHECKLISTS = "fill_checklists"
    IMPORT_LISTS = "import_lists"
    PRINT_LISTS = "print_lists"
    EXPORT_LISTS = "export_lists"
    MANAGE_HAMLETS = "manage_hamlets"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_STANDARDS = "manage_standards"
    SET_REVIEW_RULES = "set_review_rules"
    RUN_ROUNDS = "run_rounds"
    RECORD_MEETINGS = "record_meetings"
    PREPARE_DECISIONS = "prepare_decisions"
    FREEZE_LISTS = "freeze_lists"
    READ_DIARY = "read_diary"
    RESTORE_BACKUPS = "restore_backups"


ROLE_TERMS = {
    Role.ADMIN: "Quản trị",
    Role.POVERTY_OFFICER: "Cán bộ giảm nghèo",
    Role.FRONT_OFFICER: "Cán bộ Mặt trận",
    Role.FUND_KEEPER: "Kế toán, thủ quỹ",
    Role.FUND_HEAD: "Trưởng Ban Vận động Quỹ",
    Role.CHAIRMAN: "Chủ tịch UBND",
    Role.SURVEYOR: "Rà soát viên",
    Role.VIEWER: "Người xem",
}

# One line each, beside the box that gives the role; it says what RIGHTS says.
ROLE_DUTIES = {
    Role.ADMIN: "Tài khoản, ấp khóm, chuẩn nghèo, nhật ký. Không xem số liệu hộ.",
    Role.POVERTY_OFFICER: "Xem, sửa hộ, làm phiếu, nhập, in, xuất danh sách, soạn quyết định.",
    Role.FRONT_OFFICER: "Xem hộ, ghi biên bản họp dân, in danh sách. Không sửa hộ.",
    Role.FUND_KEEPER: "Không xem số liệu hộ. Phần quỹ chưa có trong bản này.",
    Role.FUND_HEAD: "Xem hộ. Không sửa, không in.",
    Role.CHAIRMAN: "Xem hộ, in, đọc nhật ký, chốt danh sách. Không sửa.",
    Role.SURVEYOR: "Xem, sửa hộ và làm phiếu của ấp, khóm được giao. Không in, không xuất.",
    Role.VIEWER: "Xem hộ và đọc nhật ký. Không sửa, không in.",
}

# A list writes households, so only a role that edits them brings one in: QĐ 24/2021 leaves the
# register to the committee's officer; the Front takes part in the meeting and watches over it.
# The admin's role alone gives no household data (ux: accounts, backup, rules).
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ADMIN: frozenset(
        {
            Right.MANAGE_ACCOUNTS,
            Right.MANAGE_STANDARDS,
            Right.RESTORE_BACKUPS,
            Right.MANAGE_HAMLETS,
            Right.SET_REVIEW_RULES,
            Right.READ_DIARY,
        }
    ),
    Role.POVERTY_OFFICER: frozenset(
        {
            Right.READ_HOUSEHOLDS,
            Right.EDIT_HOUSEHOLDS,
            Right.FILL_CHECKLISTS,
            Right.IMPORT_LISTS,
            Right.PRINT_LISTS,
            Right.EXPORT_LISTS,
            Right.MANAGE_HAMLETS,
            Right.SET_REVIEW_RULES,
            Right.RUN_ROUNDS,
            Right.RECORD_MEETINGS,
            Right.PREPARE_DECISIONS,
        }
    ),
    Role.FRONT_OFFICER: frozenset(
        {Right.READ_HOUSEHOLDS, Right.PRINT_LISTS, Right.RECORD_MEETINGS}
    ),
    Role.FUND_KEEPER: frozenset(),
    Role.FUND_HEAD: frozenset({Right.READ_HOUSEHOLDS}),
    Role.CHAIRMAN: frozenset(
        {Right.READ_HOUSEHOLDS, Right.PRINT_LISTS, Right.READ_DIARY, Right.FREEZE_LISTS}
    ),
    Role.SURVEYOR: frozenset({Right.READ_HOUSEHOLDS, Right.EDIT_HOUSEHOLDS, Right.FILL_CHECKLISTS}),
    Role.VIEWER: frozenset({Right.READ_HOUSEHOLDS, Right.READ_DIARY}),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The account that acts: its roles, and the hamlets given to it as a surveyor."""

    account_id: str
    login: str
    name: str
    roles: frozenset[Role]
    hamlets: frozenset[str] = field(default_factory=frozenset)
    practises: bool = False

    def may(self, right: Right) -> bool:
        if self.practises and right == Right.EXPORT_LISTS:
            return False  # invented figures must not get among real ones
        return any(right in RIGHTS[role] for role in self.roles)

    @property
    def fills_as_surveyor(self) -> bool:
        """Whether sheets are filled as rà soát viên only, and in no wider role."""
        fillers = {role for role in self.roles if Right.FILL_CHECKLISTS in RIGHTS[role]}
        return fillers == {Role.SURVEYOR}

    @property
    def scope(self) -> frozenset[str] | None:
        """Ids of the hamlets this account sees; None = the whole commune."""
        return self.hamlets if is_bound(self.roles) else None

    def sees(self, hamlet_id: str) -> bool:
        """Whether a hamlet is of the part that this account sees."""
        scope = self.scope
        return scope is None or hamlet_id in scope


@dataclass(frozen=True, slots=True)
class Validity:
    """Hiệu lực of an account, both days included; None = from the start, or without an end."""

    begins: date | None = None
    ends: date | None = None

    def refusal(self, day: date) -> str:
        """Why the account cannot be used on this day; empty when it can."""
        if self.begins is not None and day < self.begins:
            return f"Tài khoản này có hiệu lực từ ngày {self.begins:%d/%m/%Y}."
        if self.ends is not None and day > self.ends:
            return f"Tài khoản này đã hết hiệu lực ngày {self.ends:%d/%m/%Y}."
        return ""

    @property
    def shown(self) -> str:
        """«từ 01/12/2026 đến 31/12/2026»; empty when there is no limit."""
        begins = f"từ {self.begins:%d/%m/%Y}" if self.begins else ""
        ends = f"đến {self.ends:%d/%m/%Y}" if self.ends else ""
        return f"{begins} {ends}".strip()


ALWAYS = Validity()


@dataclass(frozen=True, slots=True)
class Account:
    """Người dùng as who manages accounts sees one, in use or not."""

    id: str
    login: str
    name: str
    roles: tuple[Role, ...]
    active: bool
    hamlets: frozenset[str] = frozenset()  # ids; given to a surveyor only
    validity: Validity = ALWAYS


def is_bound(roles: Collection[Role]) -> bool:
    """Whether these roles see their own hamlets only: a surveyor's, while no wider one is held."""
    readers = {role for role in roles if Right.READ_HOUSEHOLDS in RIGHTS[role]}
    return readers == {Role.SURVEYOR}


def holders(right: Right) -> Collection[Role]:
    """Roles that have a right, for telling an officer whom to ask."""
    return [role for role in Role if right in RIGHTS[role]]


def who_may(right: Right) -> str:
    """The same in words: «Cán bộ giảm nghèo, Rà soát viên»."""
    return ", ".join(ROLE_TERMS[role] for role in holders(right))

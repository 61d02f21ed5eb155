"""Giá trị không đọc được: what stands in the register and nobody can read; never guessed at."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.field_words import FIELD_WORDS
from ngheo_desktop.domain.problems import Problem, Severity

if TYPE_CHECKING:
    from ngheo_desktop.domain.register import Household

UNREADABLE = "không đọc được"
UNREAD = "value_unreadable"  # code of the problem, and of the finding
_TABLES = {
    "household": "hộ",
    "member": "thành viên",
    "checklist": "phiếu rà soát",
    "checklist_member": "phiếu rà soát",
    "decision": "quyết định",
    "decision_line": "quyết định",
    "stay": "nơi ở cũ",
    "family_event": "biến động hộ",
    "hamlet": "ấp, khóm",
    "result": "kết quả chấm điểm",
}
_SHOWN = 40  # letters of the raw value
Word = TypeVar("Word", bound=StrEnum)


def read_word(kind: type[Word], raw: object) -> Word | None:
    """A word as it stands in a column; None for one that nobody knows, never another one."""
    try:
        return kind(str(raw))
    except ValueError:
        return None


def read_birth(raw: object) -> Birth | None:
    """A birth date as it stands in a column; None for what is no day."""
    try:
        return Birth.from_iso(str(raw)) if raw else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class UnreadValue:
    """One value of a stored row: where it stands, and what stands there."""

    table: str
    record_id: str
    field: str
    raw: str
    household_id: str = ""
    household: str = ""  # its code
    member_id: str = ""
    member: str = ""  # whose row it is

    @property
    def place(self) -> str:
        """«Ngày sinh của Trần Thị Nở», «Nguyên nhân nghèo của hộ 0412», else table and row."""
        field = FIELD_WORDS.get(self.field.partition(".")[0], f"ô «{self.field}»")
        if self.member:
            return f"{field} của {self.member}"
        if self.table == "household":
            return f"{field} của hộ {self.household}"
        table = _TABLES.get(self.table, self.table)
        return f"{field} ở bảng «{self.table}» ({table}, dòng {self.record_id})"

    @property
    def text(self) -> str:
        """What is wrong, in a sentence; a long value is cut."""
        raw = self.raw if len(self.raw) <= _SHOWN else f"{self.raw[:_SHOWN]}…"
        place = f"{self.place[:1].upper()}{self.place[1:]}"
        return f"{place} {UNREADABLE}: sổ ghi «{raw}»."


def unread_problems(household: "Household", unread: Sequence[UnreadValue]) -> list[Problem]:
    """What to look at in a household, as long as nobody has typed the value anew."""
    places = {each.id: at for at, each in enumerate(household.members, start=1)}
    return [
        Problem(UNREAD, each.text, Severity.WARNING, each.field, member=places.get(each.member_id))
        for each in unread
        if not _is_typed(household, each)
    ]


def _is_typed(household: "Household", value: UnreadValue) -> bool:
    """Whether the field has a value again; what belongs to no field here stays to be seen."""
    people = {each.id: each for each in household.members}
    owner = people.get(value.member_id) if value.member_id else household
    return value.table in ("household", "member") and bool(getattr(owner, value.field, None))


def shown_year(stored: str) -> str:
    """Năm sinh of a stored birth, as a list shows it."""
    born = read_birth(stored)
    return str(born.year) if born else UNREADABLE if stored else ""

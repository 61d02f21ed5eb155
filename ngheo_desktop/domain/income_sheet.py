"""Phiếu thu nhập: the real income of a household over 12 months, source by source.

QĐ 24/2021/QĐ-TTg Điều 2: social allowances and social assistance from the state budget are left
out. Lines of such kinds are written down and shown, and never counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.domain.terms import Provenance

MONTHS = 12


class Per(StrEnum):
    """How the officer has an amount: for each of some months, or for the whole period."""

    MONTH = "month"
    YEAR = "year"


PER_TERMS = {Per.MONTH: "mỗi tháng", Per.YEAR: "cả 12 tháng"}


@dataclass(frozen=True, slots=True)
class IncomeKind:
    """Nguồn thu: whether the rule counts it, and whether it has costs of its own."""

    code: str
    title: str
    counted: bool
    costs: bool
    provenance: Provenance
    source: str


@dataclass(frozen=True, slots=True)
class IncomeLine:
    """Một nguồn thu as told; an amount or a cost that nobody knows yet is None, never 0."""

    kind: str
    amount: int | None = None
    per: Per = Per.YEAR
    months: int = MONTHS  # how many months brought it, where it is per month
    cost: int | None = 0  # over the whole period
    note: str = ""  # «lúa vụ 1», «phụ hồ từ tháng 3»

    @property
    def gross(self) -> int | None:
        """Tổng thu over the period."""
        if self.amount is None:
            return None
        return self.amount * (self.months if self.per == Per.MONTH else 1)

    @property
    def net(self) -> int | None:
        """Thu trừ chi phí; below 0 where the work lost money."""
        return None if self.gross is None or self.cost is None else self.gross - self.cost


@dataclass(frozen=True, slots=True)
class IncomeSheet:
    """Phiếu thu nhập of one household: whose, over which months, from what."""

    lines: tuple[IncomeLine, ...] = ()
    counted: tuple[str, ...] = ()  # ids of the members who share it
    begins: date | None = None  # first and last day of the 12 months
    ends: date | None = None
    asked_on: date | None = None  # the day on which the household told it
    asked_by: str = ""
    is_whole: bool = False  # the officer has said that no source is missing


@dataclass(frozen=True, slots=True)
class Income:
    """What a sheet comes to; None = something is not known, so nothing may be concluded."""

    total: int | None  # over 12 months, what is left out not in it
    left_out: int  # shown beside it
    persons: int
    open: tuple[str, ...] = ()  # what is missing, each as a sentence

    @property
    def per_person(self) -> int | None:
        """Thu nhập một người một tháng, rounded up: it passes a line exactly when the sum does."""
        if self.total is None or self.open or not self.persons:
            return None
        return -(-self.total // (MONTHS * self.persons))

    def compare(self, line: int) -> int | None:
        """-1, 0, 1: below, at or above a line per person and month; no rounding decides it."""
        if self.per_person is None or self.total is None:
            return None
        difference = self.total - line * MONTHS * self.persons
        return (difference > 0) - (difference < 0)


def twelve_months_before(day: date) -> tuple[date, date]:
    """The twelve whole months before the month of a day: first and last day."""
    ends = day.replace(day=1) - timedelta(days=1)
    return day.replace(year=day.year - 1, day=1), ends


def income_of(sheet: IncomeSheet, kinds: Mapping[str, IncomeKind]) -> Income:
    """Cộng phiếu: what the rule counts, by whole đồng."""
    total: int | None = 0
    left_out = 0
    missing = []
    for at, line in enumerate(sheet.lines, start=1):
        kind = kinds.get(line.kind)
        if kind is None:
            missing.append(f"dòng {at} chưa có nguồn thu")
            total = None
        elif not kind.counted:
            left_out += line.gross or 0
        elif line.net is None:
            what = "số tiền" if line.amount is None else "chi phí"
            missing.append(f"dòng {at} ({kind.title.lower()}) chưa rõ {what}")
            total = None
        elif total is not None:
            total += line.net
    if not sheet.counted:
        missing.append("chưa chọn ai là người cùng hưởng thu nhập")
    if not sheet.is_whole:
        missing.append("chưa xác nhận đã ghi đủ mọi nguồn thu")
    return Income(total, left_out, len(sheet.counted), tuple(missing))


def check_sheet(sheet: IncomeSheet, kinds: Mapping[str, IncomeKind], today: date) -> list[Problem]:
    """What is wrong or worth a second look in a sheet; what is only missing is no fault."""
    found = []
    if sheet.asked_on is not None and sheet.asked_on > today:
        text = f"Ngày hỏi {sheet.asked_on:%d/%m/%Y} chưa đến."
        found.append(Problem("asked_later", text, field="asked_on"))
    for at, line in enumerate(sheet.lines, start=1):
        kind = kinds.get(line.kind)
        if kind is None:
            found.append(Problem("kind_missing", f"Dòng {at} chưa chọn nguồn thu.", row=at))
        if not 1 <= line.months <= MONTHS:
            text = f"Dòng {at}: số tháng phải từ 1 đến {MONTHS}."
            found.append(Problem("months_wrong", text, field="months", row=at))
        if (line.amount or 0) < 0 or (line.cost or 0) < 0:
            found.append(Problem("amount_wrong", f"Dòng {at}: số tiền không thể âm.", row=at))
        if line.net is not None and line.net < 0:
            text = f"Dòng {at}: chi phí lớn hơn số thu. Vẫn lưu được, thu nhập giảm đi phần lỗ."
            found.append(Problem("loss", text, Severity.WARNING, "cost", row=at))
        if kind is not None and not kind.costs and line.cost:
            text = f"Dòng {at}: «{kind.title}» thường không có chi phí. Vẫn lưu được."
            found.append(Problem("cost_unusual", text, Severity.WARNING, "cost", row=at))
    if len(set(sheet.counted)) != len(sheet.counted):
        found.append(Problem("counted_twice", "Có người được đếm hai lần.", field="counted"))
    return found


# --- as stored ----------------------------------------------------------------------------------


def told_sheet(sheet: IncomeSheet) -> dict[str, Any]:
    """A sheet as JSON can hold it."""
    return {
        "lines": [
            {
                "kind": each.kind,
                "amount": each.amount,
                "per": each.per.value,
                "months": each.months,
                "cost": each.cost,
                "note": each.note,
            }
            for each in sheet.lines
        ],
        "counted": list(sheet.counted),
        "begins": _iso(sheet.begins),
        "ends": _iso(sheet.ends),
        "asked_on": _iso(sheet.asked_on),
        "asked_by": sheet.asked_by,
        "is_whole": sheet.is_whole,
    }


def read_sheet(told: Mapping[str, Any]) -> IncomeSheet:
    """The sheet that `told_sheet` wrote; an empty one where nothing was written."""
    return IncomeSheet(
        lines=tuple(
            IncomeLine(
                each["kind"],
                each["amount"],
                Per(each["per"]),
                each["months"],
                each["cost"],
                each["note"],
            )
            for each in told.get("lines", ())
        ),
        counted=tuple(told.get("counted", ())),
        begins=_day(told.get("begins")),
        ends=_day(told.get("ends")),
        asked_on=_day(told.get("asked_on")),
        asked_by=told.get("asked_by", ""),
        is_whole=told.get("is_whole", False),
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

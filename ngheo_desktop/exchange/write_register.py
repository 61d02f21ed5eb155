"""Xuất sổ hộ: everybody of some households, one row each, in columns that are read back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any, BinaryIO

from xlsxwriter import Workbook

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import HEAD, Household, Member
from ngheo_desktop.domain.terms import INTERNAL_MARK, SEX_TERMS
from ngheo_desktop.progress import Report, no_report, reported
from ngheo_desktop.text import clean

_SHEET = "Sổ hộ"
_FIRST_DAY = date(1900, 3, 1)  # before it, Excel counts a day that never was

DAY_FORMAT = {"border": 1, "num_format": "dd/mm/yyyy", "align": "left"}

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One person with the household and its hamlet by name."""

    household: Household
    hamlet: str
    member: Member
    relation: str  # in words


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    width: float
    value: Callable[[RegisterRow], Value]
    of_head: bool = False  # of the household: told once, beside its head


def birth_value(birth: Birth | None) -> Value:
    """A whole date as a date; what is known only to the month or year as it is written."""
    if birth is None:
        return None
    whole = birth.is_exact and birth.earliest >= _FIRST_DAY
    return birth.earliest if whole else birth.shown


_COLUMNS = (
    _Column("Mã hộ", 12, lambda row: row.household.code),
    _Column("Ấp, khóm", 20, lambda row: row.hamlet),
    _Column("Họ và tên", 28, lambda row: row.member.name),
    _Column("Quan hệ với chủ hộ", 18, lambda row: row.relation),
    _Column("Giới tính", 9, lambda row: SEX_TERMS[row.member.sex] if row.member.sex else None),
    _Column("Ngày sinh", 13, lambda row: birth_value(row.member.birth)),
    _Column("Số định danh", 16, lambda row: row.member.personal_id),
    _Column("Dân tộc", 10, lambda row: row.member.ethnic),
    _Column("Số khẩu", 8, lambda row: row.household.declared_members, of_head=True),
    _Column("Điện thoại", 14, lambda row: row.household.phone, of_head=True),
    _Column("Địa chỉ", 28, lambda row: row.household.address, of_head=True),
    _Column("Ghi chú", 28, lambda row: row.household.note, of_head=True),
)


def write_register(
    rows: Sequence[RegisterRow], heading: str, target: BinaryIO, report: Report = no_report
) -> int:
    """Write the rows; returns how many there are.

    Built in memory: XlsxWriter would otherwise leave private data in temporary files on the disk.
    """
    built = BytesIO()
    with Workbook(built, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_SHEET)
        bold = book.add_format({"bold": True, "font_size": 14})
        head = book.add_format({"bold": True, "border": 1, "align": "center", "text_wrap": True})
        sheet.write_string(0, 0, clean(heading), bold)
        sheet.write_string(1, 0, INTERNAL_MARK)
        for at, title in enumerate(["STT", *(column.title for column in _COLUMNS)]):
            sheet.write_string(3, at, title, head)
            sheet.set_column(at, at, _COLUMNS[at - 1].width if at else 6)
        sheet.freeze_panes(4, 0)
        sheet.autofilter(3, 0, 3 + len(rows), len(_COLUMNS))
        sheet.repeat_rows(3)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        _write_rows(book, sheet, rows, report)
    target.write(built.getbuffer())
    return len(rows)


def _write_rows(book: Any, sheet: Any, rows: Sequence[RegisterRow], report: Report) -> None:
    text = book.add_format({"border": 1, "num_format": "@"})
    day = book.add_format(DAY_FORMAT)
    number = book.add_format({"border": 1})
    household = 0
    for at, row in enumerate(reported(rows, report, every=500), start=4):
        is_head = row.member.relation == HEAD
        household += is_head
        values: list[Value] = [household if is_head else None]
        for column in _COLUMNS:
            values.append(column.value(row) if is_head or not column.of_head else None)
        write_row(sheet, at, values, (number, text, day))


def write_row(sheet: Any, row: int, values: Sequence[Value], formats: tuple[Any, Any, Any]) -> None:
    """Numbers and days as such; all else as text: leading zeros stay, «=» starts no formula."""
    number, cell, day = formats
    for at, value in enumerate(values):
        if isinstance(value, int):
            sheet.write_number(row, at, value, number)
        elif isinstance(value, date):
            sheet.write_datetime(row, at, value, day)
        elif value:
            sheet.write_string(row, at, clean(value), cell)
        else:
            sheet.write_blank(row, at, None, cell)

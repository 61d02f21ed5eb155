"""What the diary keeps of a case of the other classes, in words: income, posting, complaints."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ngheo_desktop import catalogs
from ngheo_desktop.domain.amounts import money
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.income_sheet import PER_TERMS, IncomeLine, Per, income_of, read_sheet

CASE_FIELD_WORDS = {
    "kind": "Đề nghị công nhận",
    "occupation": "Nghề của hộ",
    "sheet": "Phiếu thu nhập",
    "posting": "Niêm yết",
    "objections": "Kiến nghị",
}


def case_value(name: str, value: Any) -> str | None:
    """A field of a case in words; None where it is no field of one."""
    if name == "sheet" and isinstance(value, Mapping):
        return _sheet(value)
    if name == "posting" and isinstance(value, Mapping):
        return _days(value)
    if name == "objections" and isinstance(value, list):
        return "; ".join(_complaint(each) for each in value)
    return None


def _sheet(told: Mapping[str, Any]) -> str:
    kinds = catalogs.income_kinds()
    sheet = read_sheet(told)
    lines = [_line(each, kinds[each.kind].title) for each in sheet.lines if each.kind in kinds]
    income = income_of(sheet, kinds).per_person
    end = "chưa đủ" if income is None else f"{money(income)}/người/tháng"
    return "; ".join([*lines, f"{len(sheet.counted)} người", end])


def _line(line: IncomeLine, title: str) -> str:
    amount = "chưa rõ" if line.amount is None else money(line.amount)
    per = (
        f"{PER_TERMS[Per.MONTH]} × {line.months}" if line.per == Per.MONTH else PER_TERMS[line.per]
    )
    cost = f", chi phí {money(line.cost)}" if line.cost else ""
    return f"{title} {amount} {per}{cost}"


def _days(told: Mapping[str, Any]) -> str:
    if not told:
        return "chưa"
    days = [shown_day(date.fromisoformat(told[each])) for each in ("begins", "ends")]
    return "–".join(days)


def _complaint(told: Mapping[str, Any]) -> str:
    return f"{told['by_name']}: {told['told']} ({told['answer'] or 'chưa phúc tra'})"

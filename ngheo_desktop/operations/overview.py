"""Tổng quan: counted from the register each time it is asked for, within what the account sees."""

from dataclasses import replace

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.drafts import DraftKind
from ngheo_desktop.domain.narrowing import SheetState
from ngheo_desktop.domain.overview import Bar, Overview, Waiting, WaitingKind
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import standard_on
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.operations.backup_age import days_since_backup
from ngheo_desktop.operations.drafts import list_drafts
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    count_households,
    indicators_of_list,
    sum_households,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_waiting import waiting_in_rounds

_ALL = HouseholdQuery()
_BACKUP_LATE = 7  # days
_STANDARD_ENDS_SOON = 60  # days
_DRAFT_WORDS = {
    DraftKind.HOUSEHOLD: "hộ",
    DraftKind.CHECKLIST: "phiếu hộ",
    DraftKind.MINUTES: "biên bản họp dân",
}


def read_overview(office: Office) -> Overview:
    """The figures of today and what waits for this account."""
    office.require(Right.READ_HOUSEHOLDS)
    everybody = count_households(office, _ALL)
    done = _count(office, sheet=SheetState.DONE)
    sheets_open = _count(office, sheet=SheetState.OPEN)
    return Overview(
        office.today(),
        everybody.households,
        everybody.members,
        _count(office, household_class=HouseholdClass.POOR),
        _count(office, household_class=HouseholdClass.NEAR_POOR),
        done,
        sheets_open,
        _indicators(office, done + sheets_open),
        _hamlets(office),
        waiting_for(office),
    )


def _count(office: Office, **narrowed: object) -> int:
    return count_households(office, replace(_ALL, **narrowed)).households  # type: ignore[arg-type]


def _indicators(office: Office, of: int) -> tuple[Bar, ...]:
    return tuple(
        Bar(words, _count(office, lacking=code), of, {"lacking": code})
        for code, words in indicators_of_list(office)
    )


def _hamlets(office: Office) -> tuple[Bar, ...]:
    done = {
        each.hamlet_id: each.households
        for each in sum_households(office, replace(_ALL, sheet=SheetState.DONE, by_hamlet=True))
    }
    return tuple(
        Bar(each.name, done.get(each.hamlet_id, 0), each.households, {"hamlet_id": each.hamlet_id})
        for each in sum_households(office, replace(_ALL, by_hamlet=True))
    )


def waiting_for(office: Office) -> tuple[Waiting, ...]:
    """Việc đang chờ: drafts of this account first, then the register, then the office."""
    lines = _drafts(office)
    if office.actor.may(Right.FILL_CHECKLISTS):
        lines += _sheets(office)
    lines += waiting_in_rounds(office)
    if office.actor.may(Right.MANAGE_STANDARDS):
        lines += _standard(office)
    if not office.is_practice:
        lines += _backup(office)
    return tuple(lines)


def _drafts(office: Office) -> list[Waiting]:
    lines = []
    for line in list_drafts(office):
        what = _DRAFT_WORDS[line.kind]
        who = f"{line.code} {line.head_name}".strip() or "mới"
        at = f"{line.kept_at.astimezone():%H:%M ngày %d/%m/%Y}"
        text = f"Đang nhập dở {what} {who}, lúc {at}"
        lines.append(Waiting(WaitingKind.DRAFT, text, draft=line))
    return lines


def _sheets(office: Office) -> list[Waiting]:
    lines = []
    for household_class in (HouseholdClass.POOR, HouseholdClass.NEAR_POOR):
        count = _count(office, household_class=household_class, sheet=SheetState.MISSING)
        if count:
            filters = {"household_class": str(household_class), "sheet": str(SheetState.MISSING)}
            words = CLASS_TERMS[household_class].lower()
            text = f"{grouped_digits(count)} {words} chưa có phiếu năm nay"
            lines.append(Waiting(WaitingKind.POOR_UNREVIEWED, text, filters=filters))
    count = _count(office, sheet=SheetState.OPEN)
    if count:
        text = f"{grouped_digits(count)} phiếu còn câu chưa rõ"
        filters = {"sheet": str(SheetState.OPEN)}
        lines.append(Waiting(WaitingKind.OPEN_SHEETS, text, filters=filters))
    return lines


def _standard(office: Office) -> list[Waiting]:
    today = office.today()
    standard = standard_on(office.standards, today)
    if standard is None:
        text = "Hôm nay chưa có chuẩn nghèo nào áp dụng"
        return [Waiting(WaitingKind.STANDARD, text, late=True)]
    lines = []
    if not standard.is_confirmed:
        text = f"{standard.title} chưa được đối chiếu và xác nhận"
        lines.append(Waiting(WaitingKind.STANDARD, text))
    left = (standard.valid_to - today).days
    if left <= _STANDARD_ENDS_SOON:
        text = f"{standard.title} áp dụng đến {standard.valid_to:%d/%m/%Y}, còn {left} ngày"
        lines.append(Waiting(WaitingKind.STANDARD, text))
    return lines


def _backup(office: Office) -> list[Waiting]:
    days = days_since_backup(office)
    if days is None:
        return [Waiting(WaitingKind.BACKUP, "Chưa sao lưu lần nào", late=True)]
    if days > _BACKUP_LATE:
        return [Waiting(WaitingKind.BACKUP, f"Đã {days} ngày chưa sao lưu", late=True)]
    return []

"""Lists of the register as tables for Excel: rows in = rows out, personal numbers masked."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from ngheo_desktop.domain.days import shown_day, shown_moment
from ngheo_desktop.domain.matching import Person
from ngheo_desktop.domain.plain_tables import PlainTable
from ngheo_desktop.domain.register import HistoryLine
from ngheo_desktop.domain.self_checks import Finding
from ngheo_desktop.domain.unreadable import UNREADABLE
from ngheo_desktop.operations.checking import check_register
from ngheo_desktop.operations.diary import recent
from ngheo_desktop.operations.duplicates import Double, find_doubles
from ngheo_desktop.operations.event_undo import EventLine, list_events
from ngheo_desktop.operations.office import Office
from ngheo_desktop.text import masked_id

EVENTS, DOUBLES, FINDINGS, DIARY = "bien-dong-ho", "nguoi-ghi-hai-lan", "kiem-tra", "nhat-ky"
CODES = (EVENTS, DOUBLES, FINDINGS, DIARY)
_WHOLE = 1_000_000  # lines of a diary
_NUMBER = re.compile(r"\d{9,12}")  # a personal number inside a sentence

EVENT_HEADINGS = ("Ngày", "Biến động", "Mã hộ", "Ấp, khóm", "Người", "Hộ kia, nơi kia")
DOUBLE_HEADINGS = ("Mức", "Người 1", "Người 2", "Vì sao")
FINDING_HEADINGS = ("Hộ", "Người", "Chỗ cần xem", "Nên làm")
DIARY_HEADINGS = ("Lúc", "Người", "Số mục đổi", "Việc")


def event_row(line: EventLine) -> tuple[str, ...]:
    """One biến động as the window and the file show it."""
    day = shown_day(date.fromisoformat(line.day))
    return day, line.what, line.household, line.hamlet, ", ".join(line.people), line.note


def double_row(double: Double) -> tuple[str, ...]:
    """One pair as the window shows it."""
    people = [f"{name}, hộ {code}" for name, code in zip(double.names, double.codes, strict=True)]
    later = "để sau: " if double.later else ""
    return double.likeness_term, people[0], people[1], later + ", ".join(double.reasons)


def finding_row(found: Finding) -> tuple[str, ...]:
    """One finding of the self-check."""
    return found.household, found.member, found.text, found.todo


def diary_row(line: HistoryLine) -> tuple[str, ...]:
    """One line of the diary."""
    at = shown_moment(datetime.fromisoformat(line.at)) if line.at else UNREADABLE
    changed = str(len(line.changes)) if line.changes else ""
    return at, line.account, changed, line.act


def events_table(lines: Sequence[EventLine]) -> PlainTable:
    """Biến động đã ghi."""
    return _table(
        "Biến động đã ghi", EVENT_HEADINGS, (12, 24, 10, 22, 44, 24), map(event_row, lines)
    )


def doubles_table(doubles: Sequence[Double]) -> PlainTable:
    """Người có thể ghi hai lần, with what tells the two apart."""
    headings = ("Mức", *_PERSON_1, *_PERSON_2, "Vì sao", "Khác ở", "Để sau")
    widths = (14, 26, 10, 12, 18, 26, 10, 12, 18, 44, 30, 10)
    rows = (
        (
            each.likeness_term,
            *_told(each.first, each.names[0], each.codes[0]),
            *_told(each.second, each.names[1], each.codes[1]),
            ", ".join(each.reasons),
            ", ".join(each.against),
            "có" if each.later else "",
        )
        for each in doubles
    )
    return _table("Người có thể ghi hai lần", headings, widths, rows)


_PERSON_1 = ("Người 1", "Hộ 1", "Sinh 1", "Số định danh 1")
_PERSON_2 = ("Người 2", "Hộ 2", "Sinh 2", "Số định danh 2")


def _told(person: Person, name: str, code: str) -> tuple[str, ...]:
    born = person.birth.shown if person.birth else ""
    return name, code, born, masked_id(person.personal_id)


def findings_table(found: Sequence[Finding]) -> PlainTable:
    """Kiểm tra dữ liệu."""
    rows = map(finding_row, found)
    return _table("Kiểm tra dữ liệu", FINDING_HEADINGS, (10, 26, 70, 60), rows)


def diary_table(lines: Sequence[HistoryLine]) -> PlainTable:
    """Nhật ký: who did what and when, without the values."""
    return _table("Nhật ký", DIARY_HEADINGS, (18, 26, 12, 60), map(diary_row, lines))


def _table(
    title: str,
    headings: Sequence[str],
    widths: Sequence[float],
    rows: Iterable[tuple[str, ...]],
) -> PlainTable:
    masked = tuple(tuple(_masked(cell) for cell in row) for row in rows)
    return PlainTable(title, tuple(zip(headings, widths, strict=True)), masked)


def _masked(text: str) -> str:
    return _NUMBER.sub(lambda found: masked_id(found[0]), text)


def table_of(office: Office, code: str) -> PlainTable:
    """One of these lists, read now and whole."""
    made: dict[str, Callable[[], PlainTable]] = {
        EVENTS: lambda: events_table(list_events(office)),
        DOUBLES: lambda: doubles_table(find_doubles(office)),
        FINDINGS: lambda: findings_table(check_register(office)),
        DIARY: lambda: diary_table(recent(office, _WHOLE)),
    }
    return made[code]()

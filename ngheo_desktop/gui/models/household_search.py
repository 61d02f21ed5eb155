"""What the worker does for the household list: values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.narrowing import HamletSum
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.gui.models.household_table import COLUMNS
from ngheo_desktop.gui.table_text import as_text
from ngheo_desktop.gui.widgets.household_filters import Offers
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    ListCount,
    count_households,
    ethnic_groups_of_list,
    find_given_name,
    find_households,
    hamlets_of_list,
    indicators_of_list,
    read_households,
    sum_households,
)
from ngheo_desktop.operations.households import (
    SavedHousehold,
    peek_household,
    save_household,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_READ_AT_ONCE = 500
EXPORTED = "danh-sach-noi-bo"


@dataclass(frozen=True, slots=True)
class Found:
    """An answer of the worker: which question it answers, and what the list shows now."""

    sequence: int
    rows: list[int]
    count: ListCount
    sums: list[HamletSum]


def find(office: Office, query: HouseholdQuery, sequence: int, _report: Report) -> Found:
    """Rows, counts and, by hamlets, their sums."""
    rows = find_households(office, query)
    sums = sum_households(office, query) if query.by_hamlet else []
    return Found(sequence, rows, count_households(office, query), sums)


def offers(office: Office, _report: Report) -> Offers:
    """What the filters offer; asked after the list, which is waited for."""
    hamlets, groups = hamlets_of_list(office), ethnic_groups_of_list(office)
    return Offers(hamlets, groups, indicators_of_list(office))


def jump(
    office: Office, rows: Sequence[int], typed: str, start: int, _report: Report
) -> int | None:
    """The next row whose head is so named."""
    return find_given_name(office, rows, typed, start)


def copied(office: Office, numbers: Sequence[int], columns: Sequence[int], report: Report) -> str:
    """The rows as text with their head, in the columns on the screen."""
    lines = [[COLUMNS[at].title for at in columns]]
    for start in range(0, len(numbers), _READ_AT_ONCE):
        report(start, len(numbers))
        for line in read_households(office, numbers[start : start + _READ_AT_ONCE]):
            place = str(len(lines))
            lines.append([COLUMNS[at].text_of(line) if at else place for at in columns])
    return as_text(lines)


def save_phone(office: Office, household_id: str, phone: str, _report: Report) -> SavedHousehold:
    """One field of a household, saved as its page would save it."""
    household = peek_household(office, household_id)
    if household is None:
        raise WrongUsage("Hộ này không còn trong danh sách.")
    return save_household(office, replace(household, phone=phone), opened=household)


def export(office: Office, target: Path, query: HouseholdQuery, report: Report) -> str:
    """What the list shows, as Excel; a sentence that tells it."""
    from ngheo_desktop.operations.exporting import export_register

    households = export_register(office, target, query, report)
    return f"Đã xuất {grouped_digits(households)} hộ ra tệp Excel."

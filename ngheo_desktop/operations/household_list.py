"""Danh sách hộ: find, count, sum, and what it can be narrowed to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ngheo_desktop.domain.narrowing import HamletSum
from ngheo_desktop.domain.register import HouseholdLine
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import standard_on
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.household_list import HouseholdQuery as HouseholdQuery  # for the window
from ngheo_desktop.storage.household_list import (
    count_by_class,
    count_rows,
    find_rows,
    head_names,
    latest_standard,
    listed_ethnic_groups,
    listed_hamlets,
    read_lines,
    sum_hamlets,
)
from ngheo_desktop.text import search_key


def find_households(office: Office, query: HouseholdQuery) -> list[int]:
    """Numbers of the matching lines in order, for a list that pages."""
    return find_rows(office.store, _completed(office, query))


def read_households(office: Office, rows: Sequence[int]) -> list[HouseholdLine]:
    """One page of the household list."""
    office.require(Right.READ_HOUSEHOLDS)
    return read_lines(office.store, rows, scope=office.actor.scope, since=_this_year(office))


@dataclass(frozen=True, slots=True)
class ListCount:
    """What the foot of the list says: hộ and khẩu."""

    households: int
    members: int


def count_households(office: Office, query: HouseholdQuery) -> ListCount:
    """How many households and people match."""
    return ListCount(*count_rows(office.store, _completed(office, query)))


def sum_households(office: Office, query: HouseholdQuery) -> list[HamletSum]:
    """Nhóm theo ấp: the hamlets of the matching households, each with its sums."""
    return sum_hamlets(office.store, _completed(office, query))


def _completed(office: Office, query: HouseholdQuery) -> HouseholdQuery:
    """The query with what only the office knows: who asks, this year, the forms' numbers."""
    office.require(Right.READ_HOUSEHOLDS)
    numbers = [
        (standard.code, indicator.number)
        for standard in (office.standards if query.lacking else ())
        for indicator in standard.indicators
        if indicator.code == query.lacking
    ]
    return replace(
        query, scope=office.actor.scope, since=_this_year(office), numbers=tuple(numbers)
    )


def _this_year(office: Office) -> str:
    return f"{office.today().year}-01-01"


def find_given_name(office: Office, rows: Sequence[int], typed: str, start: int) -> int | None:
    """Place among listed rows of the next head, from `start` on and around, so named.

    Given names count, without accents as everywhere: «ta» finds Tám and Tâm.
    """
    office.require(Right.READ_HOUSEHOLDS)
    names = head_names(office.store)
    key = search_key(typed)
    for place in chain(range(start, len(rows)), range(min(start, len(rows)))):
        if search_key(names.get(rows[place], "").rpartition(" ")[2]).startswith(key):
            return place
    return None


def hamlets_of_list(office: Office) -> list[tuple[str, str]]:
    """Id and name of the hamlets that the list can be narrowed to."""
    office.require(Right.READ_HOUSEHOLDS)
    return [each for each in listed_hamlets(office.store) if office.actor.sees(each[0])]


def ethnic_groups_of_list(office: Office) -> list[str]:
    """Dân tộc that the list can be narrowed to."""
    office.require(Right.READ_HOUSEHOLDS)
    return listed_ethnic_groups(office.store, office.actor.scope)


def indicators_of_list(office: Office) -> list[tuple[str, str]]:
    """Code and words, «4. Bảo hiểm y tế», of the indicators that the list can be narrowed to.

    Numbered as on the form of the newest results; another standard may number them otherwise.
    """
    office.require(Right.READ_HOUSEHOLDS)
    code = latest_standard(office.store)
    standards = office.standards
    standard = next((each for each in standards if each.code == code), None)
    standard = standard or standard_on(standards, office.today())
    indicators = standard.indicators if standard else ()
    return [(each.code, f"{each.number}. {each.title}") for each in indicators]


def computed_totals(office: Office) -> dict[str, int]:
    """Households per computed class; "" = never scored."""
    office.require(Right.READ_HOUSEHOLDS)
    return count_by_class(office.store, scope=office.actor.scope)

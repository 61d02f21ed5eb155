"""Eight invented families, written as communes write them, and what each way must give."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ngheo_desktop.domain.listing import ListedHousehold, Listing
from ngheo_desktop.domain.problems import Severity

Cell = Any
Row = list[Cell]


@dataclass(frozen=True)
class Person:
    """A person as a list may tell of them."""

    name: str
    sex: str
    birth: str  # dd/mm/yyyy
    ethnic: str
    relation: str
    code: str
    number: str

    @property
    def year(self) -> str:
        return self.birth[-4:]


@dataclass(frozen=True)
class Family:
    """A household, its head first."""

    hamlet: str
    word: str  # its class as typed
    members: tuple[Person, ...]

    @property
    def head(self) -> Person:
        return self.members[0]


def _person(line: str, at: int) -> Person:
    name, sex, birth, ethnic, relation, code = line.split("|")
    century = 2 * (int(birth[-4:]) // 100 - 19) + (sex == "Nữ")
    number = f"089{century}{birth[-2:]}{900000 + at}"
    return Person(name, sex, birth, ethnic, relation, code, number)


_LINES = """
Phước Lợi;Hộ nghèo;Lê Văn Tám|Nam|02/03/1970|Kinh|Chủ hộ|head
;;Trần Thị Ba|Nữ|15/08/1972|Kinh|Vợ|spouse
;;Lê Gia Bảo|Nam|20/11/2012|Kinh|Con|child
Phước Lợi;Hộ cận nghèo;Chau Sóc Kha|Nam|01/05/1955|Khmer|Chủ hộ|head
Phước Lợi;Hộ nghèo;Néang Sa Ren|Nữ|30/12/1980|Khmer|Chủ hộ|head
;;Chau Đa Ra|Nam|09/09/2005|Khmer|Con|child
Phước Thọ;Hộ nghèo;Đặng Văn Út|Nam|17/07/1948|Kinh|Chủ hộ|head
;;Huỳnh Thị Lài|Nữ|11/02/1951|Kinh|Vợ|spouse
Phước Thọ;Hộ cận nghèo;Mohamad Amin|Nam|25/10/1990|Chăm|Chủ hộ|head
;;Mari Yah|Nữ|06/06/1992|Chăm|Vợ|spouse
;;Sa Lê Men|Nam|14/01/2019|Chăm|Con|child
;;Ro Phi Ah|Nữ|28/02/1965|Chăm|Mẹ|parent
Phước Thọ;Hộ nghèo;Lâm Chí Hào|Nam|03/04/1977|Hoa|Chủ hộ|head
Ninh Hòa;Hộ cận nghèo;Nguyễn Thị Kim Loan|Nữ|19/05/1960|Kinh|Chủ hộ|head
;;Nguyễn Minh Khang|Nam|22/08/2010|Kinh|Cháu ngoại|grandchild
Ninh Hòa;Hộ nghèo;Kim Bươl|Nam|12/12/1968|Khmer|Chủ hộ|head
""".strip().splitlines()


def _families() -> tuple[Family, ...]:
    found: list[Family] = []
    for at, line in enumerate(_LINES):
        hamlet, word, said = line.split(";")
        if hamlet:
            found.append(Family(hamlet, word, ()))
        last = found[-1]
        found[-1] = Family(last.hamlet, last.word, (*last.members, _person(said, at)))
    return tuple(found)


FAMILIES = _families()

Writer = Callable[[Family, Person, int, int], Cell]
"""A cell of a family, one of its people, the number of the family and the place in it."""


def of_head(write: Writer) -> Writer:
    """The cell stands in the row of the head only."""
    return lambda family, person, number, at: write(family, person, number, at) if at == 0 else None


def _of_person(attribute: str) -> Writer:
    return lambda _family, person, _number, _at: getattr(person, attribute)


def _number(_family: Family, _person: Person, number: int, _at: int) -> Cell:
    return number


def _place(_family: Family, _person: Person, _number: int, at: int) -> Cell:
    return at + 1


def _hamlet(family: Family, *_rest: object) -> Cell:
    return family.hamlet


def _count(family: Family, *_rest: object) -> Cell:
    return len(family.members)


def _word(family: Family, *_rest: object) -> Cell:
    return family.word


NUMBER, PLACE, HAMLET, COUNT, CLASS = _number, _place, _hamlet, _count, _word
NAME, SEX, BIRTH = _of_person("name"), _of_person("sex"), _of_person("birth")
ID, ETHNIC, RELATION = _of_person("number"), _of_person("ethnic"), _of_person("relation")

Columns = Sequence[tuple[str | None, Writer]]
HEADS: Columns = (
    ("STT", NUMBER),
    ("Họ và tên chủ hộ", NAME),
    ("Giới tính", SEX),
    ("Ngày sinh", BIRTH),
    ("Số CCCD", ID),
    ("Dân tộc", ETHNIC),
    ("Ấp", HAMLET),
    ("Số khẩu", COUNT),
    ("Phân loại hộ", CLASS),
)
PERSONS: Columns = (
    ("STT", of_head(NUMBER)),
    ("Họ và tên", NAME),
    ("Quan hệ với chủ hộ", RELATION),
    ("Giới tính", SEX),
    ("Ngày sinh", BIRTH),
    ("Số CCCD", ID),
    ("Dân tộc", ETHNIC),
    ("Ấp", HAMLET),
    ("Phân loại hộ", of_head(CLASS)),
)

Before = Callable[[Family, Family | None], list[Row]]
"""Lines over a family, given the family before it."""


def without(columns: Columns, *headings: str) -> Columns:
    """The columns but some."""
    return [each for each in columns if each[0] not in headings]


def instead(columns: Columns, heading: str, named: str | None, write: Writer) -> Columns:
    """The columns with another one in place of one of them."""
    return [(named, write) if each[0] == heading else each for each in columns]


def at_each_hamlet(write: Callable[[str], Row]) -> Before:
    """A line over the first family of each hamlet."""
    return lambda family, before: (
        [write(family.hamlet)] if before is None or before.hamlet != family.hamlet else []
    )


def nothing(_family: Family, _before: Family | None) -> list[Row]:
    """No line."""
    return []


def head_rows(columns: Columns, before: Before = nothing) -> list[Row]:
    """A row per household."""
    return _rows(columns, before, heads_only=True)


def person_rows(columns: Columns, before: Before = nothing) -> list[Row]:
    """A row per person."""
    return _rows(columns, before, heads_only=False)


def _rows(columns: Columns, before: Before, *, heads_only: bool) -> list[Row]:
    rows: list[Row] = [[heading for heading, _write in columns]]
    last: Family | None = None
    for number, family in enumerate(FAMILIES, 1):
        rows += before(family, last)
        last = family
        people = family.members[:1] if heads_only else family.members
        rows += [
            [write(family, person, number, at) for _heading, write in columns]
            for at, person in enumerate(people)
        ]
    return rows


def households_told(listing: Listing) -> list[tuple[str | None, str | None, str | None]]:
    """Head, hamlet and class of each household."""
    return [(each.head_name, each.hamlet, _class(each)) for each in listing.households]


def households_meant(*, classes: bool = True) -> list[tuple[str | None, str | None, str | None]]:
    """The same of the families."""
    codes = {"Hộ nghèo": "poor", "Hộ cận nghèo": "near_poor"}
    return [
        (each.head.name, each.hamlet, codes[each.word] if classes else None) for each in FAMILIES
    ]


def people_told(listing: Listing) -> list[list[tuple[str, str | None, str | None]]]:
    """Name, year of birth and relation of the people of each household."""
    return [
        [
            (each.name, str(each.birth.year) if each.birth else None, each.relation)
            for each in household.members
        ]
        for household in listing.households
    ]


def people_meant(*, heads_only: bool = False) -> list[list[tuple[str, str | None, str | None]]]:
    """The same of the families."""
    return [
        [
            (each.name, each.year, each.code)
            for each in (family.members[:1] if heads_only else family.members)
        ]
        for family in FAMILIES
    ]


def codes(listing: Listing) -> list[str]:
    """Errors and warnings."""
    return [each.code for each in listing.problems if each.severity != Severity.NOTE]


def _class(household: ListedHousehold) -> str | None:
    return household.household_class.value if household.household_class else None

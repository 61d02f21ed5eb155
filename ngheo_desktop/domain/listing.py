"""A list that somebody brought (danh sách): what a file says, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import HouseAnswers, MemberAnswers
from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.domain.terms import Area, HouseholdClass, Sex


@dataclass(frozen=True, slots=True)
class Unit:
    """One commune of a list that covers several."""

    name: str  # with its kind, as «Xã Tri Tôn»
    area: Area | None
    hamlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListContext:
    """What is known before reading: the day, the commune, its hamlets, names of before 2025."""

    today: date
    commune_name: str = ""
    commune_area: Area | None = None
    hamlets: tuple[str, ...] = ()
    old_hamlets: Mapping[str, str] = field(default_factory=dict)  # old name → present name
    old_communes: Mapping[str, str] = field(default_factory=dict)
    units: tuple[Unit, ...] = ()
    standard: str = ""
    class_of_list: HouseholdClass | None = None

    def usual_area(self, unit: str | None) -> Area | None:
        """Khu vực of a unit of the list, else of the commune; None when nobody has said."""
        named = (each.area for each in self.units if each.name == unit)
        return next(named, self.commune_area)


@dataclass(frozen=True, slots=True)
class ListedMember:
    """One person as the file has it."""

    row: int
    no: int
    name: str
    relation: str | None = None  # code of resources/catalogs/relations.csv
    relation_text: str = ""
    sex: Sex | None = None
    birth: Birth | None = None
    personal_id: str | None = None
    ethnic: str | None = None  # Kinh, Khmer, Chăm, Hoa, …
    answers: MemberAnswers = field(default_factory=MemberAnswers)
    same_as: str = ""  # the person of the register, once an officer has said so


@dataclass(frozen=True, slots=True)
class ListedHousehold:
    """One household as the file has it; `row` is the head's row, or its first row."""

    row: int
    members: tuple[ListedMember, ...]
    sheet: str = ""
    number: int | None = None
    code: str | None = None
    head_name: str | None = None
    unit: str | None = None
    hamlet: str | None = None
    address: str | None = None
    phone: str | None = None
    note: str | None = None
    circumstances: str | None = None
    area: Area | None = None
    member_count: int | None = None  # as typed
    house_area_m2: Decimal | None = None
    house: HouseAnswers = field(default_factory=HouseAnswers)
    income_score: int | None = None  # điểm B1
    typed_deprivation: int | None = None  # điểm B2 as typed
    marks: Mapping[str, bool] = field(default_factory=dict)  # answered indicator ticks
    marks_shown: str | None = None  # "0101…?" in the order of the standard, as read
    survey_date: date | None = None
    surveyor: str | None = None
    screening: str | None = None
    household_class: HouseholdClass | None = None  # the class typed in the list
    class_before: HouseholdClass | None = None
    status: str | None = None  # new, returned, old: poor since when
    merit: bool | None = None  # hộ có công
    minority: bool | None = None  # hộ dân tộc thiểu số
    no_labour: bool | None = None  # không có khả năng lao động
    support: tuple[str, ...] | None = None  # health, education, production, credit, housing, other
    extra: Mapping[str, str] = field(default_factory=dict)  # columns nobody asked for, by heading

    @property
    def counted_members(self) -> int:
        """Number of people: the typed count when only the head is listed."""
        return max(len(self.members), self.member_count or 0)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet was recognised; rows and columns as Excel counts them."""

    sheet: str
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    columns: Mapping[str, str]  # field → column letter
    headings: Mapping[str, str] = field(default_factory=dict)  # column letter → heading text
    repeated_header_rows: tuple[int, ...] = ()
    skipped_rows: tuple[tuple[int, str], ...] = ()  # row, kind
    other_sheets: tuple[str, ...] = ()
    kind: str = ""  # households, persons or review: how its rows make households
    samples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # column → first values
    mark_row: int | None = None  # «A | B | 1 | 2» under the heading
    hamlets: Mapping[int, str] = field(default_factory=dict)  # row of a hamlet heading → its hamlet
    sheets: tuple[str, ...] = ()  # all that were read, one list in several sheets
    old_letters: Mapping[str, str] = field(default_factory=dict)  # column → tcvn3 or vni
    converted: tuple[tuple[str, str, str], ...] = ()  # cell, as typed, in Unicode: first ones
    converted_cells: int = 0


@dataclass(frozen=True)  # no slots: what follows from the problems is kept once asked for
class Listing:
    """A whole file as read: its layout, its households and everything that is odd."""

    file_name: str
    layout: Layout
    households: tuple[ListedHousehold, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def rows_with_errors(self) -> frozenset[tuple[str, int]]:
        """Rows, by sheet, that a person must decide about before their household is saved."""
        return frozenset(
            (problem.sheet, problem.row)
            for problem in self.problems
            if problem.severity == Severity.ERROR and problem.row is not None
        )

    def is_importable(self, household: ListedHousehold) -> bool:
        """True when no row of the household has an error."""
        return not self.rows_of(household) & self.rows_with_errors

    def rows_of(self, household: ListedHousehold) -> frozenset[tuple[str, int]]:
        """Rows of a household, by sheet."""
        sheet = household.sheet or self.layout.sheet
        rows = (household.row, *(member.row for member in household.members))
        return frozenset((sheet, row) for row in rows)

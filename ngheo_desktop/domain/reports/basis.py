"""Số liệu của một kỳ báo cáo: what the fifteen reports are counted from, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.movement import Identity, Movement
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import HouseholdClass, Sex

KINH = "Kinh"


@dataclass(frozen=True, slots=True)
class Moment:
    """Kỳ báo cáo: the day of a signed decision, or a round that has none yet (dự kiến)."""

    key: str
    title: str
    on: date
    standard: str
    draft: bool = False
    round_id: str = ""
    annual: bool = True


@dataclass(frozen=True, slots=True)
class HamletCount:
    """Tổng số hộ, nhân khẩu of an ấp, khóm on a day, poor or not: what shares are taken of."""

    hamlet_id: str
    on: date
    households: int
    people: int
    minority_households: int | None = None  # hộ dân tộc thiểu số
    source: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Một ấp, khóm as a line of the reports, under its name of that day."""

    hamlet_id: str
    name: str
    count: HamletCount | None = None  # the latest one up to that day


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a listed household."""

    name: str
    relation: str = ""  # in words
    is_head: bool = False
    sex: Sex | None = None
    birth: Birth | None = None
    ethnic: str = ""


@dataclass(frozen=True, slots=True)
class Child:
    """A child under 16 by its own answers; None = chưa ghi."""

    insured: bool | None = None
    malnourished: bool | None = None
    school_age: bool = False
    out_of_school: bool | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Một hộ trong danh sách with everything that some report counts."""

    id: str
    code: str
    head_name: str
    hamlet_id: str
    household_class: HouseholdClass
    members: int  # nhân khẩu as the decision says
    people: tuple[Person, ...] = ()
    minority: bool | None = None  # by the definition of the office
    merit: bool | None = None  # None = its people are not in the register
    no_labour: bool = False
    causes: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    lacking: Mapping[str, bool | None] | None = None  # by indicator; None = no sheet told
    deprivation: int | None = None  # điểm B2
    children: tuple[Child, ...] = ()
    ages_unknown: int = 0  # people whose age leaves open whether they are children
    came: str = ""  # mới, tái, cũ

    @property
    def head(self) -> Person | None:
        return next((each for each in self.people if each.is_head), None)

    @property
    def ethnic(self) -> str:
        return self.head.ethnic if self.head else ""


@dataclass(frozen=True, slots=True)
class Definition:
    """How a group of report 8 is told apart; printed, with a mark until it is confirmed."""

    text: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Basis:
    """Everything of one moment."""

    moment: Moment
    standard: Standard
    commune: str  # «xã Ô Lâm»
    places: tuple[Place, ...]
    listed: tuple[Listed, ...]  # in register order
    child_below: int  # years: who is younger is a child
    movement: Movement | None = None  # None = no earlier list of the same standard
    source: tuple[str, ...] = ()  # where the lists come from, for the foot
    definitions: tuple[Definition, ...] = ()
    causes: tuple[tuple[str, str], ...] = ()  # code and words, as on the form
    supports: tuple[tuple[str, str], ...] = ()
    average_known: bool = False  # whether the office keeps hộ có mức sống trung bình at all
    checks: tuple[Identity, ...] = ()  # of the whole moment: a draft that is not whole

    def of(self, household_class: HouseholdClass) -> tuple[Listed, ...]:
        """The households of one class, in register order."""
        return tuple(each for each in self.listed if each.household_class == household_class)

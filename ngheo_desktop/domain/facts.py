"""Facts of a checklist (phiếu rà soát): what was answered, never what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.terms import Area, Sex


class Work(StrEnum):
    """Việc làm."""

    NONE = "none"
    OWN = "own"
    WAGE = "wage"


class Education(StrEnum):
    """Trình độ cao nhất đã hoàn thành."""

    NONE = "none"
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    UPPER_SECONDARY = "upper_secondary"
    ELEMENTARY_VOCATIONAL = "elementary_vocational"
    INTERMEDIATE_VOCATIONAL = "intermediate_vocational"
    VOCATIONAL_COLLEGE = "vocational_college"
    COLLEGE = "college"
    UNIVERSITY = "university"


class Material(StrEnum):
    """Vật liệu of a main part of the house."""

    DURABLE = "durable"
    NON_DURABLE = "non_durable"


class WaterSource(StrEnum):
    """Nguồn nước sinh hoạt chính."""

    PIPED = "piped"
    DRILLED_WELL = "drilled_well"
    PROTECTED_DUG_WELL = "protected_dug_well"
    PROTECTED_SPRING = "protected_spring"
    RAIN = "rain"
    BOTTLED = "bottled"
    RIVER_CANAL = "river_canal"
    UNPROTECTED_DUG_WELL = "unprotected_dug_well"
    UNPROTECTED_SPRING = "unprotected_spring"


class Toilet(StrEnum):
    """Nhà tiêu."""

    SEPTIC = "septic"
    SEMI_SEPTIC = "semi_septic"
    POUR_FLUSH = "pour_flush"
    VENTILATED_PIT = "ventilated_pit"
    PIT_WITH_SLAB = "pit_with_slab"
    TWO_VAULT = "two_vault"
    OVER_WATER = "over_water"
    OPEN_PIT = "open_pit"
    NONE = "none"


class Device(StrEnum):
    """Phương tiện tiếp cận thông tin."""

    TV = "tv"
    RADIO = "radio"
    DESKTOP = "desktop"
    TELEPHONE = "telephone"
    LAPTOP = "laptop"
    TABLET = "tablet"
    SMARTPHONE = "smartphone"


class Waste(StrEnum):
    """Xử lý rác thải sinh hoạt (asked from 2027)."""

    COLLECTED = "collected"
    TREATED_HYGIENICALLY = "treated_hygienically"
    DUMPED_IN_WATER = "dumped_in_water"
    DUMPED_ON_LAND = "dumped_on_land"


@dataclass(frozen=True, slots=True)
class MemberAnswers:
    """Answers about one person on the survey day. None = chưa rõ; it never counts as «không»."""

    work: Work | None = None
    regular: bool | None = None  # wage work: regular, fairly stable
    contract: bool | None = None  # wage work: labour contract
    can_work: bool | None = None
    wants_work: bool | None = None
    disabled: bool | None = None
    monthly_allowance: bool | None = None
    health_insurance: bool | None = None
    studying: bool | None = None
    at_right_level: bool | None = None
    education: Education | None = None
    employer_training: bool | None = None
    stunted: bool | None = None
    underweight: bool | None = None
    uses_internet: bool | None = None


@dataclass(frozen=True, slots=True)
class HouseAnswers:
    """Answers about the house and its amenities. None = chưa rõ."""

    wall: Material | None = None
    pillar: Material | None = None
    roof: Material | None = None
    housing_area_m2: Decimal | None = None
    water_source: WaterSource | None = None
    toilet: Toilet | None = None
    devices: frozenset[Device] | None = None
    waste: Waste | None = None
    anyone_online: bool | None = None  # internet, where nobody asked member by member


@dataclass(frozen=True, slots=True)
class SurveyedMember:
    """One member as the rule sees it; `no` is the place on the sheet, `key` is the caller's own."""

    no: int
    birth: Birth | None
    sex: Sex | None
    answers: MemberAnswers
    name: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a household's result follows from, on one survey day."""

    survey_date: date
    area: Area | None
    income_score: int | None
    house: HouseAnswers
    members: tuple[SurveyedMember, ...]
    # Ticks copied from a paper sheet («theo phiếu giấy»), used where the facts are unknown.
    marks: Mapping[str, bool] = field(default_factory=dict)
    # B1 line by line: words of the item → words of the option, as in the loaded table.
    income_items: Mapping[str, str] = field(default_factory=dict)

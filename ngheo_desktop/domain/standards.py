"""Chuẩn nghèo: the numbers and questions of one period, as data with their provenance."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ngheo_desktop.domain.terms import Area, Provenance


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who took the standard as right, comparing it with the annex, and on which day."""

    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Indicator:
    """Chỉ số: one yes/no test of deprivation, 10 points each (TT 07/2021)."""

    code: str
    dimension: str
    number: int  # place on the form of this standard, never a key
    title: str
    deprived_when: str
    ask: str
    rule: str
    parameters: Mapping[str, Any]
    provenance: Provenance
    source: str


@dataclass(frozen=True, slots=True)
class Part:
    """A number or text of a standard together with how well it is known."""

    path: str  # where it stands in the file, e.g. "score_line.rural"
    title: str
    shown: str
    provenance: Provenance
    source: str


@dataclass(frozen=True, slots=True)
class ScoreOption:
    """Phương án of a line of the B1 table, with its points."""

    text: str
    points: int


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """Mục of the B1 table: one answer is chosen among its options."""

    text: str
    options: tuple[ScoreOption, ...]

    def points(self, option: str | None) -> int | None:
        """Points of an option by its words; None while it is not known."""
        return next((each.points for each in self.options if each.text == option), None)


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """Bảng điểm B1 of one standard, area and region, as an office loaded it from a file."""

    standard: str
    area: Area
    region: str
    items: tuple[ScoreItem, ...]
    source: str = ""  # the paper and its page
    fingerprint: str = ""  # SHA-256 of the file it was read from
    confirmation: Confirmation | None = None

    @property
    def code(self) -> str:
        """What it is loaded and confirmed under, e.g. «2022-2025/rural»."""
        return f"{self.standard}/{self.area}"

    @property
    def span(self) -> tuple[int, int]:
        """The least and the most that a household can score."""
        points = [[each.points for each in item.options] for item in self.items]
        return sum(map(min, points)), sum(map(max, points))

    def total(self, answers: Mapping[str, str]) -> int | None:
        """Tổng điểm B1; one open item leaves it unknown."""
        points = [item.points(answers.get(item.text)) for item in self.items]
        known = [each for each in points if each is not None]
        return sum(known) if len(known) == len(points) else None


@dataclass(frozen=True, slots=True)
class Standard:
    """Chuẩn nghèo đa chiều of one period, as read from resources/standards/<code>.toml."""

    code: str
    title: str
    valid_from: date
    valid_to: date
    income_line: Mapping[Area, int]  # đồng per person and month
    score_line: Mapping[Area, int]  # B1 at or under it is poor or near-poor; may be absent
    points_per_deprivation: int
    min_deprivation_score: int
    indicators: tuple[Indicator, ...]
    legal_basis: tuple[str, ...]
    provenance: Mapping[str, Provenance] = field(default_factory=dict)  # of the numbers, by group
    sources: Mapping[str, str] = field(default_factory=dict)
    fingerprint: str = ""  # SHA-256 of the file it was read from
    confirmation: Confirmation | None = None
    score_tables: Mapping[Area, ScoreTable] = field(default_factory=dict)  # loaded by the office

    @property
    def is_confirmed(self) -> bool:
        """True once an admin has signed for it, or when every part is known for certain."""
        return self.confirmation is not None or not self.unconfirmed_parts()

    def unconfirmed_parts(self) -> tuple[str, ...]:
        """Names of what a person must still compare with the legal text."""
        numbers = [name for name, mark in self.provenance.items() if mark != Provenance.CONFIRMED]
        questions = [
            f"indicator:{indicator.code}"
            for indicator in self.indicators
            if indicator.provenance != Provenance.CONFIRMED
        ]
        return (*numbers, *questions)

    def score_table(self, area: Area | None) -> ScoreTable | None:
        """Bảng điểm B1 of an area; None when none is loaded: then the total is typed."""
        return self.score_tables.get(area) if area else None

    def indicator(self, code: str) -> Indicator:
        return next(indicator for indicator in self.indicators if indicator.code == code)

    def with_score_line(self, score_line: Mapping[Area, int]) -> "Standard":
        """The same standard with the B1 line that an office has entered."""
        return replace(self, score_line=dict(score_line))


def standard_on(standards: tuple[Standard, ...], day: date) -> Standard | None:
    """The standard in force on a day; None when there is none."""
    return next((each for each in standards if each.valid_from <= day <= each.valid_to), None)

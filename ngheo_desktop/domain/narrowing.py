"""Bộ lọc: what the household list can be narrowed to, and the sums of one hamlet in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ngheo_desktop.domain.terms import HouseholdClass


class SheetState(StrEnum):
    """Tình trạng phiếu of this year."""

    MISSING = "missing"
    OPEN = "open"  # some answer is not known yet
    DONE = "done"


class Circumstance(StrEnum):
    """Hoàn cảnh đặc biệt that the register holds; a household may have several."""

    MERIT = "merit"
    NO_LABOUR = "no_labour"
    MINORITY = "minority"  # of the head, the wife or the husband; not known counts as no
    HARDSHIP = "hardship"


SHEET_TERMS = {
    SheetState.MISSING: "Chưa có phiếu năm nay",
    SheetState.OPEN: "Còn câu chưa rõ",
    SheetState.DONE: "Đã xong",
}
CIRCUMSTANCE_TERMS = {
    Circumstance.MERIT: "Có người có công",
    Circumstance.NO_LABOUR: "Không có khả năng lao động",
    Circumstance.MINORITY: "Dân tộc thiểu số",
    Circumstance.HARDSHIP: "Hoàn cảnh đặc biệt khó khăn",
}


@dataclass(frozen=True, slots=True)
class HamletSum:
    """The line above the households of one hamlet: how many, and how many of each class."""

    hamlet_id: str
    name: str
    households: int
    members: int
    decided: Mapping[HouseholdClass, int]  # by decision; classes that occur
    computed: Mapping[HouseholdClass, int]  # by the rule

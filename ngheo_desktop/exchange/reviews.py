"""Results of a review (B1, twelve marks, B2, class) read from one row, and how they fit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ngheo_desktop.domain.scoring import classify
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import CLASS_TERMS, Area, HouseholdClass
from ngheo_desktop.exchange.cells import Problems, RecordReader
from ngheo_desktop.exchange.fields import INDICATORS
from ngheo_desktop.exchange.values.numbers import deprivation_score_oddities
from ngheo_desktop.exchange.values.oddities import WARNING, Oddity
from ngheo_desktop.exchange.values.texts import is_blank

_NOT_REVIEWED = Oddity("not_reviewed", WARNING, "Hộ này chưa có kết quả rà soát.")
_B1_MISSING = Oddity("b1_missing", WARNING, "Chưa có điểm B1 nên chưa kết luận được.")
_DATE_MISSING = Oddity("survey_date_missing", WARNING, "Chưa có ngày rà soát. Hãy bổ sung.")


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one household in the order of the standard; None = not known."""

    by_code: Mapping[str, bool | None]

    @property
    def known(self) -> dict[str, bool]:
        return {code: mark for code, mark in self.by_code.items() if mark is not None}

    @property
    def shown(self) -> str:
        """«0101…?»: 1 lack, 0 no lack, ? not known."""
        return "".join({True: "1", False: "0", None: "?"}[mark] for mark in self.by_code.values())


def score_of_marks(marks: str | None, standard: Standard | None) -> int | None:
    """Điểm B2 that the marks amount to; None while one is not known."""
    if marks is None or standard is None or "?" in marks or not marks:
        return None
    return standard.points_per_deprivation * marks.count("1")


def class_by(
    income: int | None, score: int | None, area: Area | None, standard: Standard | None
) -> HouseholdClass:
    """The class that two scores lead to; undetermined while anything is missing."""
    if standard is None or income is None or score is None or area is None:
        return HouseholdClass.UNDETERMINED
    if area not in standard.score_line:
        return HouseholdClass.UNDETERMINED
    return classify(income, score, area, standard)


class ReviewReader:
    """Reads the result columns of one table."""

    def __init__(self, reader: RecordReader, problems: Problems, standard: Standard | None) -> None:
        self._reader = reader
        self._problems = problems
        self._standard = standard
        self._asked = [field for field in reader.fields_in_order if field in INDICATORS]
        order = [each.code for each in standard.indicators] if standard else self._asked
        self._codes = order if set(self._asked) <= set(order) else self._asked

    @property
    def has_marks(self) -> bool:
        """The list marks indicators; one with scores alone leaves each of them unknown."""
        return bool(self._asked)

    def marks(self, row: int, values: Mapping[str, Any]) -> Marks:
        """Marks of one row, and everything about them and the scores that does not fit."""
        given = {code: values.get(code) for code in self._codes}
        blank = [code for code in self._asked if is_blank(self._reader.raw(row, code))]
        has_score = not is_blank(self._reader.raw(row, "b2"))
        if len(blank) == len(self._asked) and not has_score:
            self._add(_NOT_REVIEWED, row, "flags")
            return Marks(given)
        if has_score and False not in given.values():
            given |= dict.fromkeys(blank, False)  # only the lacks are marked in this row
        elif blank:
            self._add(self._unanswered(blank), row, "flags")
        if "b1" in self._reader.fields and is_blank(self._reader.raw(row, "b1")):
            self._add(_B1_MISSING, row, "b1")
        marks = Marks(given)
        self._check_score(row, values.get("b2"), marks)
        return marks

    def check_day(self, row: int) -> None:
        """A result without its day falls under no standard for certain."""
        missing = is_blank(self._reader.raw(row, "survey_date"))
        if "survey_date" in self._reader.fields and missing:
            self._add(_DATE_MISSING, row, "survey_date")

    def check_class(
        self, row: int, typed: HouseholdClass | None, by_marks: HouseholdClass, field: str
    ) -> None:
        """The typed class against what B1 and the marks lead to."""
        fitting = {by_marks}
        if by_marks == HouseholdClass.NOT_POOR:
            fitting.add(HouseholdClass.AVERAGE_LIVING)
        if typed is None or by_marks == HouseholdClass.UNDETERMINED or typed in fitting:
            return
        words = (
            f"Phân loại ghi «{CLASS_TERMS[typed]}», theo điểm B1 và các chỉ số là "
            f"«{CLASS_TERMS[by_marks]}». Vui lòng xem lại phiếu."
        )
        oddity = Oddity("class_not_matching_scores", WARNING, words, typed.value, by_marks.value)
        self._add(oddity, row, field)

    def _unanswered(self, codes: list[str]) -> Oddity:
        titles = (
            {each.code: each.title for each in self._standard.indicators} if self._standard else {}
        )
        named = ", ".join(titles.get(code, code) for code in codes)
        words = f"Còn {len(codes)} chỉ số chưa trả lời: {named}. Để chưa rõ, không coi là «không»."
        return Oddity("indicator_unanswered", WARNING, words)

    def _check_score(self, row: int, typed: int | None, marks: Marks) -> None:
        if typed is None or self._standard is None:
            return
        points = self._standard.points_per_deprivation
        for oddity in deprivation_score_oddities(typed, points, points * len(self._codes)):
            self._add(oddity, row, "b2")
        counted = score_of_marks(marks.shown, self._standard)
        if counted is not None and counted != typed:
            words = (
                f"Điểm B2 ghi {typed}, các chỉ số thiếu hụt cộng lại là {counted}. "
                "Vui lòng xem lại phiếu."
            )
            oddity = Oddity("b2_not_ten_times_marks", WARNING, words, typed, str(counted))
            self._add(oddity, row, "b2")

    def _add(self, oddity: Oddity, row: int, field: str) -> None:
        cell, raw = self._reader.cell(row, field), self._reader.raw(row, field)
        if field == "flags":
            cells = [self._reader.cell(row, code) for code in self._asked]
            cell = f"{cells[0]}:{cells[-1]}" if cells else ""
        self._problems.add(oddity, row, cell=cell, field=field, raw=raw)

"""Kết quả chấm điểm of one household, by day and standard."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import AREA_TERMS, CLASS_TERMS
from ngheo_desktop.gui.models.headed_table import Index
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.widgets.class_badge import CLASS_ROLE

HEADS = ("Ngày rà soát", "Chuẩn", "Khu vực", "B1", "B2", "Thiếu hụt", "Kết quả chấm điểm")
CLASS_COLUMN = 6


class ResultTableModel(TextTableModel):
    """The last column bears the class, drawn as a badge beside its word."""

    def set_results(self, results: Sequence[Result], standards: Sequence[Standard]) -> None:
        by_code = {standard.code: standard for standard in standards}
        self._results = tuple(results)
        self.set_rows([_row(each, by_code.get(each.standard or "")) for each in results])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == CLASS_ROLE and index.column() == CLASS_COLUMN:
            return self._results[index.row()].household_class
        return super().data(index, role)


def _row(result: Result, standard: Standard | None) -> tuple[str, ...]:
    numbers = [str(standard.indicator(code).number) for code in result.lacking if standard]
    low, high = result.deprivation_range or (0, 0)
    score = result.deprivation_score
    return (
        shown_day(result.survey_date),
        standard_words(result),
        AREA_TERMS[result.area] if result.area else "chưa rõ",
        "chưa rõ" if result.income_score is None else str(result.income_score),
        f"{low}–{high}" if score is None else str(score),
        " ".join(numbers),
        CLASS_TERMS[result.household_class],
    )


def standard_words(result: Result) -> str:
    """The period of the standard a result rests on: «2022–2025»."""
    return (result.standard or "không có").replace("-", "–")

"""Kết quả thử một chuẩn as rows: who would change class, and the sums per hamlet."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.standard_trials import (
    COUNTED,
    LIST_HEADS,
    HamletTrial,
    Trial,
    TrialLine,
    list_rows,
)
from ngheo_desktop.domain.terms import AREA_TERMS, CLASS_TERMS, Area, HouseholdClass
from ngheo_desktop.gui.models.headed_table import Index
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.widgets.class_badge import CLASS_ROLE

BEFORE_COLUMN, AFTER_COLUMN = 3, 4
COUNT_HEADS = ("Ấp, khóm", *(CLASS_TERMS[kind] for kind in COUNTED))


class TrialListModel(TextTableModel):
    """Both classes are drawn as badges beside their words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(LIST_HEADS, parent)
        self._lines: tuple[TrialLine, ...] = ()

    def show_trial(self, trial: Trial) -> None:
        self._lines = trial.lines
        self.set_rows([tuple(map(str, row)) for row in list_rows(trial)])

    def line_at(self, row: int) -> TrialLine | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == CLASS_ROLE and index.column() in (BEFORE_COLUMN, AFTER_COLUMN):
            line = self._lines[index.row()]
            return line.before if index.column() == BEFORE_COLUMN else line.after
        return super().data(index, role)


def count_lines(trial: Trial) -> list[tuple[str, ...]]:
    """«12 → 15» where the number of a class would change."""
    return [_count_line(each) for each in trial.hamlets]


def _count_line(hamlet: HamletTrial) -> tuple[str, ...]:
    return hamlet.name, *(_moved(hamlet.before, hamlet.after, kind) for kind in COUNTED)


def _moved(
    before: Mapping[HouseholdClass | None, int],
    after: Mapping[HouseholdClass | None, int],
    kind: HouseholdClass,
) -> str:
    was, now = (grouped_digits(each.get(kind, 0)) for each in (before, after))
    return now if was == now else f"{was} → {now}"


def summary_of(trial: Trial) -> tuple[str, str]:
    """What came of it in a few sentences, and the kind of the notice."""
    changed, whole = grouped_digits(len(trial.lines)), grouped_digits(trial.households)
    told = [f"{changed} trên {whole} hộ có phiếu đổi kết quả. Không lưu gì vào sổ."]
    areas = [AREA_TERMS[each] for each in Area if each not in trial.standard.score_line]
    if areas:
        told.append(
            f"Chưa kết luận được: chưa công bố ngưỡng điểm B1 khu vực {' và '.join(areas)}."
        )
    drafts = len(trial.missing) - len(areas)
    if drafts:
        told.append(f"{drafts} chỉ số còn là dự thảo.")
    return " ".join(told), "warning" if trial.missing else "info"

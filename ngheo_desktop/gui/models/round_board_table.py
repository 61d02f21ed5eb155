"""Bảng tiến độ as a table: a line per hamlet, a column per step, then who surveys there."""

from typing import Any

from PySide6.QtCore import QObject, Qt

from ngheo_desktop.domain.rounds import STEP_TERMS, HamletBoard, Step, StepCell
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.models.headed_table import HeadedTable, Index
from ngheo_desktop.gui.models.round_words import capital, cell_sign, cell_story, cell_text

_STEPS = tuple(Step)
NAME_COLUMN = 0
SURVEYOR_COLUMN = len(_STEPS) + 1


class RoundBoardModel(HeadedTable):
    """Shows the hamlets it is given; a cell tells its step by sign and by words."""

    def __init__(self, hamlet_word: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        steps = [STEP_TERMS[each] for each in _STEPS]
        self.headings = (capital(hamlet_word), *steps, "Rà soát viên")
        self._hamlets: tuple[HamletBoard, ...] = ()

    def set_hamlets(self, hamlets: tuple[HamletBoard, ...]) -> None:
        self.beginResetModel()
        self._hamlets = hamlets
        self.endResetModel()

    def hamlet(self, index: Index) -> HamletBoard | None:
        return self._hamlets[index.row()] if index.isValid() else None

    def cell(self, index: Index) -> StepCell | None:
        """The step under a cell; None in the columns of names."""
        hamlet = self.hamlet(index)
        if hamlet is None or index.column() in (NAME_COLUMN, SURVEYOR_COLUMN):
            return None
        return hamlet.cell(_STEPS[index.column() - 1])

    def row_of(self, hamlet_id: str) -> int:
        ids = [each.hamlet_id for each in self._hamlets]
        return ids.index(hamlet_id) if hamlet_id in ids else -1

    def story(self, index: Index) -> str:
        """What the line below the board says about a cell."""
        hamlet, cell = self.hamlet(index), self.cell(index)
        if hamlet is None:
            return ""
        if cell is not None:
            return cell_story(hamlet.hamlet, cell)
        names = ", ".join(hamlet.surveyors) or "chưa phân công"
        return f"{capital(hamlet.hamlet)}. Rà soát viên: {names}."

    def row_total(self) -> int:
        return len(self._hamlets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hamlet = self.hamlet(index)
        if hamlet is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(hamlet, index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.story(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headings[index.column()]}: {self._text(hamlet, index)}"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sign(index)
        return None

    def _text(self, hamlet: HamletBoard, index: Index) -> str:
        if index.column() == NAME_COLUMN:
            return capital(hamlet.hamlet)
        if index.column() == SURVEYOR_COLUMN:
            return ", ".join(hamlet.surveyors)
        cell = self.cell(index)
        return cell_text(cell) if cell is not None else ""

    def _sign(self, index: Index) -> Any:
        cell = self.cell(index)
        sign = cell_sign(cell) if cell is not None else ""
        if not sign:
            return None
        colours = theme.tokens()
        tone = colours.info if sign == "running" else getattr(colours, sign)
        return icon(sign, tone)

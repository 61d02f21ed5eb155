"""Bảng lấy ý kiến từng hộ: what was typed, the share, the result; wrong numbers at their cells."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QObject,
    Qt,
    Signal,
)

from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.models.headed_table import HeadedTable, Index
from ngheo_desktop.gui.models.meeting_state import MeetingState
from ngheo_desktop.gui.widgets.class_badge import CLASS_ROLE

CODE, HEAD, COMPUTED, AGREE, AGAINST, SHARE, RESULT, REASON, OTHER = range(9)
_HEADINGS = (
    "Mã hộ",
    "Chủ hộ",
    "Phiếu",
    "Đồng ý",
    "Không",
    "Tỷ lệ",
    "Kết quả họp",
    "Lý do khác phiếu",
    "Ý kiến khác",
)
_HINTS = {
    CODE: "Bỏ dấu ở hộ chưa đưa ra cuộc họp này",
    COMPUTED: "Kết quả phiếu rà soát",
    AGAINST: "Không đồng ý",
}
COUNTS = {AGREE: "agree", AGAINST: "against"}
_WORDS = {REASON: "reason", OTHER: "other"}
AGAIN = "Rà soát lại"
_Role = Qt.ItemDataRole


class VotesModel(HeadedTable):
    """Shows a MeetingState and types into it."""

    edited = Signal()
    headings = _HEADINGS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: MeetingState | None = None
        self.read_only = True

    def show(self, state: MeetingState | None, *, read_only: bool) -> None:
        self.beginResetModel()
        self.state, self.read_only = state, read_only
        self.endResetModel()

    def refresh(self) -> None:
        """The number of people, or every vote, has changed."""
        if rows := self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, OTHER))

    def row_total(self) -> int:
        return len(self.state.rows) if self.state is not None else 0

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.ToolTipRole:
            return _HINTS.get(section, _HEADINGS[section])
        if orientation == Qt.Orientation.Horizontal and role == _Role.TextAlignmentRole:
            return _aligned(section)
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or self.state is None:
            return None
        row, column = index.row(), index.column()
        answers: dict[int, Callable[[int, int], Any]] = {
            int(_Role.DisplayRole): self._text,
            int(_Role.EditRole): self._typed,
            int(_Role.ToolTipRole): self._told,
            int(_Role.AccessibleTextRole): self._spoken,
            int(_Role.BackgroundRole): self._ground,
            int(_Role.DecorationRole): self._sign,
            int(_Role.CheckStateRole): self._check,
            CLASS_ROLE: self._class,
        }
        if role == _Role.TextAlignmentRole:
            return _aligned(column)
        answer = answers.get(int(role))
        return answer(row, column) if answer is not None else None

    def _text(self, row: int, column: int) -> str:
        state = self._state()
        named, vote = state.rows[row], state.vote(row)
        if column == RESULT:
            met = state.met_class(row)
            if met is not None:
                return CLASS_TERMS[met]
            return AGAIN if state.passes(row) is False else ""
        shown = {
            CODE: named.code,
            HEAD: named.head_name,
            COMPUTED: CLASS_TERMS[named.computed],
            AGREE: state.shown_counts(row)[0],
            AGAINST: state.shown_counts(row)[1],
            SHARE: state.share(row) if vote.asked else "chưa họp",
            REASON: vote.reason,
            OTHER: vote.other,
        }
        return shown[column]

    def _typed(self, row: int, column: int) -> str:
        if column == RESULT:
            return self._state().vote(row).meeting_class
        return self._text(row, column)

    def _told(self, row: int, column: int) -> str:
        if column in (AGREE, AGAINST, SHARE, RESULT):
            return self._state().told(row)
        return self._text(row, column)

    def _spoken(self, row: int, column: int) -> str:
        state = self._state()
        fault = state.count_fault(row) if column in COUNTS else ""
        name = state.rows[row].head_name
        return f"{name}, {_HINTS.get(column, _HEADINGS[column])}: {self._text(row, column)} {fault}"

    def _ground(self, row: int, column: int) -> Any:
        if column in COUNTS and self._state().count_fault(row):
            return theme.tokens().error_ground
        return None

    def _sign(self, row: int, column: int) -> Any:
        state, colours = self._state(), theme.tokens()
        if column == AGREE and state.count_fault(row):
            return icon("error", colours.error)
        if column == SHARE and (passes := state.passes(row)) is not None:
            return icon("done", colours.done) if passes else icon("warning", colours.warning)
        return None

    def _check(self, row: int, column: int) -> Any:
        if column != CODE:
            return None
        asked = self._state().vote(row).asked
        return Qt.CheckState.Checked if asked else Qt.CheckState.Unchecked

    def _class(self, row: int, column: int) -> Any:
        return self._state().rows[row].computed if column == COMPUTED else None

    def _state(self) -> MeetingState:
        assert self.state is not None  # rows are there only with one
        return self.state

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        state, row, column = self._state(), index.row(), index.column()
        before = state.typed
        if role == _Role.CheckStateRole:
            state.set_vote(row, asked=Qt.CheckState(value) == Qt.CheckState.Checked)
        elif role != _Role.EditRole:
            return False
        elif column in COUNTS:
            if str(value) != self._text(row, column):  # only looked at, it goes on following
                state.type_count(row, COUNTS[column], str(value))
        elif column == RESULT:
            state.set_vote(row, meeting_class=str(value or ""))
        elif column in _WORDS:
            state.set_vote(row, **{_WORDS[column]: str(value)})
        else:
            return False
        if state.typed != before:
            self.dataChanged.emit(self.index(row, 0), self.index(row, OTHER))
            self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.read_only:
            return flags
        if index.column() == CODE:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        if index.column() in (*COUNTS, *_WORDS, RESULT):
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft
    if column in COUNTS or column == SHARE:
        side = Qt.AlignmentFlag.AlignRight
    elif column == COMPUTED:
        side = Qt.AlignmentFlag.AlignHCenter
    return side | Qt.AlignmentFlag.AlignVCenter

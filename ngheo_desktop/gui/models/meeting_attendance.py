"""Thành phần dự họp: who was there, ticked, with the name of the person."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QObject,
    Qt,
    Signal,
)

from ngheo_desktop.domain.meetings import Attendee
from ngheo_desktop.gui.models.headed_table import HeadedTable, Index

_ROLE, _NAME = range(2)
_Role = Qt.ItemDataRole


class AttendanceModel(HeadedTable):
    """A tick says that somebody was there; naming somebody ticks as well."""

    edited = Signal()
    headings = ("Thành phần", "Họ tên")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._attendance: list[Attendee] = []
        self._read_only = False

    def show(self, attendance: Sequence[Attendee], *, read_only: bool) -> None:
        self.beginResetModel()
        self._attendance, self._read_only = list(attendance), read_only
        self.endResetModel()

    def attendance(self) -> tuple[Attendee, ...]:
        return tuple(self._attendance)

    def row_total(self) -> int:
        return len(self._attendance)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._attendance[index.row()]
        if role == _Role.CheckStateRole and index.column() == _ROLE:
            return Qt.CheckState.Checked if one.present else Qt.CheckState.Unchecked
        if role == _Role.AccessibleTextRole:
            there = "có dự" if one.present else "không dự"
            return f"{one.role}: {there}. {one.name}".strip()
        if role in (_Role.DisplayRole, _Role.EditRole, _Role.ToolTipRole):
            return one.role if index.column() == _ROLE else one.name
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        one = self._attendance[index.row()]
        if role == _Role.CheckStateRole:
            one = replace(one, present=Qt.CheckState(value) == Qt.CheckState.Checked)
        elif role == _Role.EditRole and index.column() == _NAME:
            one = replace(one, name=str(value), present=one.present or bool(str(value).strip()))
        else:
            return False
        if one != self._attendance[index.row()]:
            self._attendance[index.row()] = one
            row = index.row()
            self.dataChanged.emit(self.index(row, 0), self.index(row, _NAME))
            self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._read_only:
            return flags
        if index.column() == _ROLE:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

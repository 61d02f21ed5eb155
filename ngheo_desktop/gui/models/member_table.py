"""Thành viên of one household as a table, in the order of the sheet."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ngheo_desktop import catalogs
from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.domain.register import STATUS_TERMS, Member
from ngheo_desktop.domain.terms import SEX_TERMS
from ngheo_desktop.domain.unreadable import UNREAD, UNREADABLE
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.text import masked_id, spaced_id

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_HINT = int(Qt.ItemDataRole.ToolTipRole)
Index = QModelIndex | QPersistentModelIndex


def relation_word(member: Member) -> str:
    """Quan hệ với chủ hộ as it is said of this person: «Vợ», «Con gái»."""
    relation = catalogs.relation(member.relation)
    return relation.label_for(member.sex) if relation else ""


COLUMNS: tuple[tuple[str, Callable[[Member], str]], ...] = (
    ("STT", lambda _member: ""),
    ("Họ và tên", lambda member: member.name),
    ("Quan hệ", relation_word),
    ("Giới tính", lambda member: SEX_TERMS[member.sex] if member.sex else ""),
    ("Ngày sinh", lambda member: member.birth.shown if member.birth else ""),
    ("Số định danh", lambda member: member.personal_id),
    ("Dân tộc", lambda member: member.ethnic),
    ("Tình trạng", lambda member: STATUS_TERMS[member.status] if member.status else ""),
    ("Cần xem", lambda _member: ""),
)
NUMBER, NAME, ID_NUMBER, TO_SEE = 0, 1, 5, 8
_FIELDS = {2: "relation", 3: "sex", 4: "birth", 7: "status"}  # of which a value may be unreadable


class MemberTableModel(QAbstractTableModel):
    """Shows numbers masked until they are asked for, and beside each person what to look at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._members: tuple[Member, ...] = ()
        self._problems: dict[int, list[Problem]] = {}
        self._masked = True

    def set_members(self, members: Sequence[Member], problems: Sequence[Problem] = ()) -> None:
        """Show these people; a problem names its member by place, from 1 on."""
        self.beginResetModel()
        self._members = tuple(members)
        self._problems = {}
        for problem in problems:
            if problem.member is not None:
                self._problems.setdefault(problem.member - 1, []).append(problem)
        self.endResetModel()

    def set_masked(self, *, masked: bool) -> None:
        self._masked = masked
        if self._members:
            last = self.index(len(self._members) - 1, ID_NUMBER)
            self.dataChanged.emit(self.index(0, ID_NUMBER), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._members)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        problems = self._problems.get(index.row(), [])
        if role == _DISPLAY:
            return self._text(index, problems)
        if index.column() == TO_SEE and problems:
            if role == _DECORATION:
                return _sign(problems)
            if role == _HINT:
                return "\n".join(problem.text for problem in problems)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> str | None:
        horizontal = orientation == Qt.Orientation.Horizontal
        return COLUMNS[section][0] if horizontal and role == _DISPLAY else None

    def _text(self, index: Index, problems: Sequence[Problem]) -> str:
        member = self._members[index.row()]
        if index.column() == NUMBER:
            return str(index.row() + 1)
        if index.column() == ID_NUMBER:
            shown = masked_id if self._masked else spaced_id
            return shown(member.personal_id)
        if index.column() == TO_SEE:
            return " ".join(problem.text for problem in problems)
        field = _FIELDS.get(index.column())
        if any(each.code == UNREAD and each.field == field for each in problems):
            return UNREADABLE
        return COLUMNS[index.column()][1](member)


def _sign(problems: Sequence[Problem]) -> Any:
    colours = theme.tokens()
    if any(problem.severity == Severity.ERROR for problem in problems):
        return icon("error", colours.error)
    return icon("warning", colours.warning)

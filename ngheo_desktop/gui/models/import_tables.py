"""What an import shows as tables: columns and their meaning, what is odd, what becomes of whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ngheo_desktop.domain.listing import Layout
from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.models.import_fields import field_title
from ngheo_desktop.operations.import_matching import Outcome, PlannedHousehold

Index = QModelIndex | QPersistentModelIndex
Line = TypeVar("Line")

_DISPLAY = 0
_SIGN = int(Qt.ItemDataRole.DecorationRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value

SEVERITY_TERMS = {
    Severity.ERROR: "Lỗi",
    Severity.WARNING: "Cần đối chiếu",
    Severity.NOTE: "Đã tự sửa",
}
_SEVERITY_SIGNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}
OUTCOME_TERMS = {
    Outcome.CREATED: "Thêm",
    Outcome.UPDATED: "Cập nhật",
    Outcome.UNCHANGED: "Giữ nguyên",
    Outcome.REVIEW: "Cần xem",
    Outcome.REJECTED: "Bỏ",
}
WAITING = (Outcome.REVIEW, Outcome.REJECTED)  # not written; a person has to look
_OUTCOME_SIGNS = {
    Outcome.CREATED: ("add", "text"),
    Outcome.UPDATED: ("edit", "text"),
    Outcome.UNCHANGED: ("done", "text"),
    Outcome.REVIEW: ("warning", "warning"),
    Outcome.REJECTED: ("error", "error"),
}


@dataclass(frozen=True, slots=True)
class Column(Generic[Line]):
    """One column: its head, a sample for its width ("" takes what is left), its text."""

    title: str
    sample: str
    text_of: Callable[[Line], str]
    sign_of: Callable[[Line], tuple[str, str]] | None = None  # icon, colour token
    alignment: int = _LEFT


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of the brought list and the field it fills; "" when it fills none."""

    letter: str
    heading: str
    field: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem and the heading of the column it is in."""

    problem: Problem
    heading: str


class ImportTable(QAbstractTableModel, Generic[Line]):
    """Lines that are all in memory, shown by a table of columns."""

    columns: tuple[Column[Line], ...] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line_at(self, row: int) -> Line | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        column, line = self.columns[index.column()], self._lines[index.row()]
        if role == _DISPLAY:
            return column.text_of(line)
        if role == _ALIGNMENT:
            return column.alignment
        if role == _SIGN and column.sign_of is not None:
            name, colour = column.sign_of(line)
            return icon(name, getattr(theme.tokens(), colour))
        if role == _SPOKEN:
            return f"{column.title}: {column.text_of(line)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> str | int | None:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self.columns[section].title
        return self.columns[section].alignment if role == _ALIGNMENT else None


class ListColumnTable(ImportTable[ListColumn]):
    """Ghép cột: which column of the list fills which field."""

    columns: tuple[Column[ListColumn], ...] = (
        Column("Cột", "Cột AB", lambda line: line.letter),
        Column(
            "Tiêu đề trong tệp",
            "Số định danh cá nhân/CCCD",
            lambda line: _lowest_first(line.heading),
        ),
        Column(
            "Mục trong sổ", "Họ và tên thành viên trong hộ", lambda line: field_title(line.field)
        ),
        Column("Vài giá trị đầu", "", lambda line: " · ".join(line.samples)),
    )
    FIELD = 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == self.FIELD else flags

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            return self._lines[index.row()].field
        return super().data(index, role)


class ProblemTable(ImportTable[ProblemLine]):
    """Soát lỗi: every odd cell; its value can be corrected in place."""

    cell_corrected = Signal(object, str)  # the ProblemLine, what counts instead

    columns: tuple[Column[ProblemLine], ...] = (
        Column("Dòng", "88888", lambda line: _text(line.problem.row), None, _RIGHT),
        Column("Ô", "AB888", lambda line: line.problem.cell),
        Column(
            "Mức độ",
            "Cần đối chiếu…..",
            lambda line: SEVERITY_TERMS[line.problem.severity],
            lambda line: _severity_sign(line.problem.severity),
        ),
        Column("Cột", "Số định danh", lambda line: line.heading),
        Column("Giá trị", "089 174 000 000", lambda line: _value(line.problem.raw)),
        Column("Việc gì", "", lambda line: line.problem.text),
        Column("Đề nghị", "089174000000", lambda line: line.problem.proposal),
    )
    VALUE = 4

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        can = index.column() == self.VALUE and is_correctable(self._lines[index.row()].problem)
        return flags | Qt.ItemFlag.ItemIsEditable if can else flags

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            problem = self._lines[index.row()].problem
            return problem.proposal or ("" if problem.raw is None else _value(problem.raw))
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Tell it: the list is read again, and only that changes the table."""
        if role == Qt.ItemDataRole.EditRole and index.column() == self.VALUE:
            line = self._lines[index.row()]
            typed = str(value).strip()
            if typed != ("" if line.problem.raw is None else _value(line.problem.raw)):
                self.cell_corrected.emit(line, typed)
                return True
        return False


class PlannedTable(ImportTable[PlannedHousehold]):
    """Hộ trong danh sách: what writing would do with each household."""

    columns: tuple[Column[PlannedHousehold], ...] = (
        Column("Dòng", "88888", lambda each: str(each.listed.row), None, _RIGHT),
        Column(
            "Sẽ làm gì",
            "Giữ nguyên…..",
            lambda each: OUTCOME_TERMS[each.outcome],
            lambda each: _OUTCOME_SIGNS[each.outcome],
        ),
        Column("Mã hộ", "AG-888888", lambda each: each.listed.code or ""),
        Column("Chủ hộ", "Nguyễn Thị Hồng Yến", lambda each: each.listed.head_name or ""),
        Column("Ấp, khóm", "Phước Bình Đông", lambda each: each.listed.hamlet or ""),
        Column("Số khẩu", "Số khẩu", lambda each: str(each.listed.counted_members), None, _RIGHT),
        Column("Diện", CLASS_TERMS[HouseholdClass.NOT_POOR], lambda each: _class_word(each)),
        Column("Vì sao", "", lambda each: reason_of(each)),
    )


def list_columns(layout: Layout) -> list[ListColumn]:
    """The columns of a list in their order, each with the field it was recognised as."""
    fields = {letter: field for field, letter in layout.columns.items()}
    letters = sorted({*layout.headings, *fields}, key=lambda letter: (len(letter), letter))
    return [
        ListColumn(
            letter,
            layout.headings.get(letter, ""),
            fields.get(letter, ""),
            layout.samples.get(letter, ()),
        )
        for letter in letters
    ]


def problem_lines(problems: Sequence[Problem], layout: Layout) -> list[ProblemLine]:
    """Errors first, then by row, each with the heading of its column as the file has it."""
    order = list(Severity)
    ranked = sorted(problems, key=lambda each: (order.index(each.severity), each.row or 0))
    return [ProblemLine(each, _heading_of(each, layout)) for each in ranked]


def is_correctable(problem: Problem) -> bool:
    """One cell of the file is meant."""
    return bool(problem.cell) and ":" not in problem.cell and bool(problem.field)


def reason_of(planned: PlannedHousehold) -> str:
    """Why this becomes of a household, as a sentence would begin."""
    if planned.outcome == Outcome.CREATED:
        return "Chưa có trong sổ"
    return planned.reason[:1].upper() + planned.reason[1:]


def _lowest_first(heading: str) -> str:
    """The heading right above the values, before those of its group: it is what differs."""
    return " · ".join(reversed(heading.split(" / ")))


def _heading_of(problem: Problem, layout: Layout) -> str:
    letter = layout.columns.get(problem.field, "")
    heading = _lowest_first(layout.headings.get(letter, ""))
    return heading or (field_title(problem.field) if problem.field else "")


def _severity_sign(severity: Severity) -> tuple[str, str]:
    sign = _SEVERITY_SIGNS[severity]
    return sign, sign


def _class_word(planned: PlannedHousehold) -> str:
    told = planned.listed.household_class
    return CLASS_TERMS[told] if told else ""


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _value(raw: Any) -> str:
    if raw is None:
        return "(trống)"
    if isinstance(raw, float) and raw.is_integer():
        return f"{raw:.0f}"
    return f"{raw:%d/%m/%Y}" if hasattr(raw, "strftime") else str(raw)

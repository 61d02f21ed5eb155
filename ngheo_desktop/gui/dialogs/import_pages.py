"""Nhập danh sách, first two steps: the file, and which of its columns means what."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.listing import Layout
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.import_tables import ImportTable, ListColumnTable, list_columns
from ngheo_desktop.gui.widgets.field_delegate import FieldDelegate
from ngheo_desktop.gui.widgets.list_table import ListTable

_SHOWN_LETTERS = 6


class FilePage(QWidget):
    """Chọn tệp."""

    title = "Chọn tệp"
    edited = Signal()
    choose_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        path_label = QLabel("Tệp dan&h sách (.xlsx, .xls, .ods, .csv)", self)
        self.path_edit = QLineEdit(self)
        self.path_edit.setObjectName("path_edit")
        self.path_edit.textChanged.connect(self.edited)
        path_label.setBuddy(self.path_edit)
        self.choose_button = QPushButton("&Chọn tệp…", self)
        self.choose_button.setObjectName("choose_button")
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self.choose_requested)
        help_label = QLabel(
            "Chương trình tự tìm dòng tiêu đề và các cột; ở bước sau sửa lại được.\n"
            "Chưa có gì được ghi vào sổ cho đến bước cuối cùng.",
            self,
        )
        help_label.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.path_edit, 1)
        line.addWidget(self.choose_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(path_label)
        layout.addLayout(line)
        layout.addWidget(help_label)
        layout.addStretch(1)

    def path(self) -> Path | None:
        """The file that is named; a path copied from Windows comes in quotation marks."""
        typed = self.path_edit.text().strip().strip('"')
        return Path(typed) if typed else None

    def first_field(self) -> QWidget:
        return self.path_edit if self.path_edit.text() else self.choose_button


class ColumnsPage(QWidget):
    """Nhận dạng và ghép cột: what was recognised, and the officer's corrections."""

    title = "Nhận dạng và ghép cột"
    sheet_chosen = Signal(str)  # name of the sheet
    column_mapped = Signal(str, str, str)  # letter of the column, field before, field now
    anew_requested = Signal()  # without the columns kept of another file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sheet_label = QLabel("T&rang tính:", self)
        self.sheet_combo = QComboBox(self)
        self.sheet_combo.setObjectName("sheet_combo")
        self.sheet_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sheet_combo.activated.connect(self._on_sheet_activated)
        sheet_label.setBuddy(self.sheet_combo)
        self.rows_label = QLabel(self)
        self.rows_label.setWordWrap(True)
        self.rows_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.anew_button = QPushButton("&Nhận dạng lại", self)
        self.anew_button.setObjectName("anew_button")
        self.anew_button.setAutoDefault(False)
        self.anew_button.clicked.connect(self.anew_requested)
        self.letters_label = QLabel(self)
        self.letters_label.setObjectName("letters_label")
        self.letters_label.setWordWrap(True)
        self.model = ListColumnTable(self)
        self.table = self._table()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(sheet_label)
        line.addWidget(self.sheet_combo)
        line.addWidget(self.rows_label, 1)
        line.addWidget(self.anew_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.letters_label)
        layout.addWidget(self.table, 1)
        help_label = QLabel("Cột nào chưa đúng: chọn dòng, nhấn Enter rồi chọn mục khác.", self)
        layout.addWidget(help_label)

    def _table(self) -> "ColumnTable":
        table = ColumnTable(self)
        table.setObjectName("column_table")
        table.setAccessibleName("Cột của tệp và mục trong sổ")
        table.setModel(self.model)
        delegate = FieldDelegate(table)
        delegate.field_chosen.connect(self._on_field_chosen)
        table.setItemDelegateForColumn(ListColumnTable.FIELD, delegate)
        fit_columns(table, self.model)
        return table

    def show_layout(self, layout: Layout, mapping_from: str = "") -> None:
        """Show what was recognised; the row that the officer was on stays."""
        at = max(0, self.table.currentIndex().row())
        known = [self.sheet_combo.itemText(i) for i in range(self.sheet_combo.count())]
        if sorted(known) != sorted((layout.sheet, *layout.other_sheets)):
            self.sheet_combo.clear()
            self.sheet_combo.addItems([layout.sheet, *layout.other_sheets])
        self.sheet_combo.setCurrentText(layout.sheet)
        kept = f" Cột ghép như đã sửa ở tệp «{mapping_from}»." if mapping_from else ""
        self.rows_label.setText(_rows_told(layout) + kept)
        self.anew_button.setVisible(bool(mapping_from))
        self.letters_label.setText(_letters_told(layout))
        self.letters_label.setVisible(layout.converted_cells > 0)
        lines = list_columns(layout)
        self.model.set_lines(lines)
        self.table.setCurrentIndex(self.model.index(min(at, len(lines) - 1), ListColumnTable.FIELD))

    def first_field(self) -> QWidget:
        return self.table

    def _on_sheet_activated(self) -> None:
        self.sheet_chosen.emit(self.sheet_combo.currentText())

    def _on_field_chosen(self, row: int, field: str) -> None:
        line = self.model.line_at(row)
        if line is not None:
            self.column_mapped.emit(line.letter, line.field, field)


class ColumnTable(ListTable):
    """Enter, F2 or a click opens the choice of fields of the row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == ListColumnTable.FIELD:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.edit(index.siblingAtColumn(ListColumnTable.FIELD))


def fit_columns(table: ListTable, model: ImportTable) -> None:  # type: ignore[type-arg]
    """Widths from the samples of the columns; those without one share what is left."""
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    measure = header.fontMetrics()
    for at, column in enumerate(model.columns):
        if column.sample:
            words = max(map(measure.horizontalAdvance, (column.title, column.sample)))
            header.resizeSection(at, words + theme.metrics().px(24))
        else:
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)


def _rows_told(layout: Layout) -> str:
    heads = ", ".join(map(str, layout.header_rows))
    found = f"Tiêu đề ở dòng {heads}." if heads else "Không có dòng tiêu đề; hãy xem lại từng cột."
    text = f"{found} Số liệu từ dòng {layout.first_row} đến {layout.last_row}."
    skipped = sum(layout.first_row <= row <= layout.last_row for row, _kind in layout.skipped_rows)
    if skipped:
        text += f" Bỏ qua {skipped} dòng không phải số liệu bên trong bảng."
    if len(layout.sheets) > 1:
        text += f" Đọc {len(layout.sheets)} trang tính cùng mẫu: {', '.join(layout.sheets)}."
    return text


def _letters_told(layout: Layout) -> str:
    """How many cells in old letters were turned into Unicode, and the first ones before and after.

    Before is shown as the file has it, which is why the officer could not read it here.
    """
    shown = " · ".join(
        f"{before} → {after}" for _cell, before, after in layout.converted[:_SHOWN_LETTERS]
    )
    return (
        f"{layout.converted_cells} ô gõ bằng phông chữ cũ (.VnTime, VNI) đã đổi sang Unicode. "
        f"Hãy xem vài ô trước và sau: {shown}."
    )

"""Bảng phím tắt: every key of the program, on screen and on one page of paper."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.key_words import Group, key_groups
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.progress import Report


class KeysDialog(QDialog):
    """Made from the table of keys; only sections that this window has are told."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bảng phím tắt")
        self._runner = TaskRunner(self)
        self.groups = key_groups(actions)
        self.table = self._table(self.groups)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addLayout(self._buttons())
        sizes = theme.metrics()
        room = self.screen().availableSize()
        self.resize(sizes.px(560), min(sizes.px(520), room.height() - sizes.px(60)))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for words, name, answer in (
            ("&In…", "print_button", self._on_print_asked),
            ("&Lưu PDF…", "save_button", self._on_save_asked),
            ("Đón&g", "close_button", self.accept),
        ):
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setAutoDefault(name == "close_button")
            button.clicked.connect(answer)
            row.addWidget(button)
        return row

    def _table(self, groups: list[Group]) -> QTableWidget:
        count = sum(1 + len(lines) for _heading, lines in groups)
        table = QTableWidget(count, 2, self)
        table.setObjectName("keys_table")
        table.setAccessibleName("Bảng phím tắt")
        table.setHorizontalHeaderLabels(["Phím", "Việc"])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.metrics().row)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        self._fill(table, groups)
        table.resizeColumnToContents(0)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.setCurrentCell(0, 0)
        return table

    def _fill(self, table: QTableWidget, groups: list[Group]) -> None:
        row = 0
        for heading, lines in groups:
            title = QTableWidgetItem(heading)
            title.setFont(theme.title_font(11))
            table.setItem(row, 0, title)
            table.setSpan(row, 0, 1, 2)
            for down, texts in enumerate(lines, row + 1):
                for column, text in enumerate(texts):
                    table.setItem(down, column, QTableWidgetItem(text))
            row += 1 + len(lines)

    def done(self, result: int) -> None:
        self._runner.close()
        super().done(result)

    def _on_save_asked(self) -> None:
        target, _kind = QFileDialog.getSaveFileName(
            self, "Lưu PDF", "bang-phim-tat.pdf", "PDF (*.pdf)"
        )
        if target:
            groups = self.groups
            self._start(lambda _report: _save(groups, target))

    def _on_print_asked(self) -> None:
        printer = self.ask_printer()
        if printer is not None:
            groups = self.groups
            self._start(lambda report: _print(groups, printer, report))

    def ask_printer(self) -> Any:
        """The printer that the officer chooses; None when none."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Bảng phím tắt")
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("In")
        return printer if dialog.exec() else None

    def _start(self, work: Any) -> None:
        self._runner.start(work).failed.connect(self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        show_failure(self, error, "khi in bảng phím tắt")


def _save(groups: list[Group], target: str) -> None:
    from pathlib import Path

    from ngheo_desktop.operations.papers import make_keys_paper
    from ngheo_desktop.writing import whole_file

    with whole_file(Path(target).with_suffix(".pdf")) as file:
        file.write(make_keys_paper(groups).pdf)


def _print(groups: list[Group], printer: Any, report: Report) -> None:
    from ngheo_desktop.gui.printing_pages import print_pdf
    from ngheo_desktop.operations.papers import make_keys_paper

    print_pdf(make_keys_paper(groups).pdf, printer, report)

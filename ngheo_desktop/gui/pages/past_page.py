"""Sổ của ngày trước: the list as it was on a day, under the names of that day; only to be read."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.papers import PastLine
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.guarded_export import GuardedExport
from ngheo_desktop.gui.models.sheet_days import read_day
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.reading import Reading
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.states import EmptyState, Loading
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.past_register import PastList, past_list
from ngheo_desktop.progress import Report

if TYPE_CHECKING:
    from ngheo_desktop.operations.papers import MadeForm

_HEADINGS = ("Mã hộ", "Chủ hộ", "Sinh", "Ấp, khóm", "Địa chỉ", "Số khẩu", "Diện")
_WIDTHS = (70, 190, 90, 140, 180, 70)


class PastPage(QWidget):
    """Begins with the last day of the year before; another day is typed and read anew."""

    told = Signal(str)
    household_wanted = Signal(str)  # id
    closed = Signal()

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("past_page")
        self.setWindowTitle("Sổ của ngày trước")
        self._office, self._runner = office, runner
        self._past: PastList | None = None
        self._reading = Reading(runner, self)
        self._reading.came.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._build()
        self._add_actions()
        self._show_commands()

    def _build(self) -> None:
        asking = self._asking()  # Tab goes in the order in which things are made
        self.notice = Notice(self)
        self._model = TextTableModel(_HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("past_table")
        self.table.setAccessibleName("Các hộ như trong ngày đó")
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.table.activated.connect(self._on_open)
        theme.follow(self._fit)
        self.empty = EmptyState(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self._loading = Loading(self.stack)
        self.exporting = GuardedExport(self._office, self._runner, self)
        self.exporting.told.connect(self.told)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(asking)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)

    def _asking(self) -> QHBoxLayout:
        label = QLabel("Sổ của n&gày", self)
        self.day_edit = QLineEdit(f"31/12/{self._office.today().year - 1}", self)
        self.day_edit.setObjectName("past_day_edit")
        self.day_edit.setMaximumWidth(theme.metrics().px(130))
        self.day_edit.returnPressed.connect(self._on_day_asked)
        label.setBuddy(self.day_edit)
        self.read_button = QPushButton("Xe&m sổ", self)
        self.read_button.setObjectName("past_read_button")
        self.read_button.clicked.connect(self._on_day_asked)
        self.hamlet_combo = QComboBox(self)
        self.hamlet_combo.setObjectName("past_hamlet_combo")
        self.hamlet_combo.setAccessibleName("Ấp, khóm của ngày đó")
        self.hamlet_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.hamlet_combo.addItem("Mọi ấp, khóm", "")
        self.hamlet_combo.activated.connect(self.refresh)
        self.sum_label = QLabel(self)
        self.sum_label.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (label, self.day_edit, self.read_button, self.hamlet_combo):
            row.addWidget(part)
        row.addWidget(self.sum_label, 1)
        return row

    def _fit(self) -> None:
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, theme.metrics().px(width))
        self.table.horizontalHeader().setStretchLastSection(True)

    def _add_actions(self) -> None:
        make, may = partial(command, self), self._office.actor.may
        self.print_action = make(
            "Xem và in", self._on_print, key="print", sign="print", allowed=may(Right.PRINT_LISTS)
        )
        self.export_action = make(
            "Xuất Excel",
            self._on_export,
            key="export",
            sign="export",
            allowed=may(Right.EXPORT_LISTS),
        )
        self.open_action = make("Mở hộ", self._on_open, sign="forward")
        self.again_action = make("Đọc lại", self.refresh, sign="retry")
        self.close_action = make("Đóng", self.closed.emit, key="close", sign="close")

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        shown = (self.print_action, self.export_action, self.open_action, self.again_action)
        return tuple(action for action in shown if action.isVisible())

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.day_edit, self.stack]

    def title(self) -> str:
        """What the window calls this page."""
        return f"Sổ của ngày {self._past.day:%d/%m/%Y}" if self._past else self.windowTitle()

    # --- reading ---------------------------------------------------------------------------

    def _on_day_asked(self) -> None:
        self.hamlet_combo.setCurrentIndex(0)  # that day may have had other hamlets
        self.refresh()

    def refresh(self) -> None:
        """Read the day in the background; what is shown stays until the answer is there."""
        try:
            day = read_day(self.day_edit.text(), self._office.today())
        except ValueError:
            said = f"«{self.day_edit.text()}» không phải một ngày, ví dụ 31/12/2025."
            self.notice.say(said, "error")
            self.day_edit.setFocus()
            return
        self.notice.clear()
        office, hamlet_id = self._office, str(self.hamlet_combo.currentData() or "")
        task = self._reading.start(lambda _report: past_list(office, day, hamlet_id))
        self._loading.follow(task, "Đang lập lại sổ", keeps_content=self._past is not None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._past is None and not self._reading.has_begun:
            self.refresh()

    def _on_read(self, past: PastList) -> None:
        self._past = past
        self.day_edit.setText(f"{past.day:%d/%m/%Y}")
        self._offer_hamlets(past)
        self._model.set_rows([_row(each) for each in past.lines])
        households, people = grouped_digits(len(past.lines)), grouped_digits(past.people)
        self.sum_label.setText(f"{past.commune.full_name}: {households} hộ, {people} khẩu")
        if past.lines:
            self.stack.setCurrentWidget(self.table)
            self.table.selectRow(0)
        else:
            self.empty.say(f"Sổ không biết hộ nào vào ngày {past.day:%d/%m/%Y}.")
            self.stack.setCurrentWidget(self.empty)
        self.windowTitleChanged.emit(self.title())
        self._show_commands()

    def _offer_hamlets(self, past: PastList) -> None:
        self.hamlet_combo.clear()
        self.hamlet_combo.addItem("Mọi ấp, khóm", "")
        for key, name in past.hamlets:
            self.hamlet_combo.addItem(name, key)
        self.hamlet_combo.setCurrentIndex(max(0, self.hamlet_combo.findData(past.hamlet_id)))

    def _show_commands(self) -> None:
        some = bool(self._past and self._past.lines)
        for action in (self.print_action, self.export_action, self.open_action):
            action.setEnabled(some and action.isVisible())

    def _on_failed(self, error: Exception) -> None:
        self.notice.say_failure(error, "khi lập lại sổ")

    # --- on from here ----------------------------------------------------------------------

    def _on_open(self) -> None:
        row = self.table.currentIndex().row()
        if self._past is not None and 0 <= row < len(self._past.lines):
            self.household_wanted.emit(self._past.lines[row].household_id)

    def _on_print(self) -> None:
        from ngheo_desktop.gui.dialogs.paper_dialog import PaperDialog
        from ngheo_desktop.operations.past_register import make_past_paper

        office, past = self._office, self._past
        if past is None or not past.lines:
            return

        def make(report: Report) -> "MadeForm":
            return make_past_paper(office, past.day, past.hamlet_id, report=report)

        dialog = PaperDialog(office, self._runner, self.title(), make, self)
        dialog.told.connect(self.told)
        dialog.open()

    def _on_export(self) -> None:
        past = self._past
        if past is None or not past.lines:
            return
        target = self.ask_target(f"so-ho {past.day:%Y-%m-%d}.xlsx")
        if target is not None:
            what = f"Xuất {grouped_digits(len(past.lines))} hộ của {self.title().lower()}?"
            self.exporting.ask(what, partial(_export, self._office, past, target))

    def ask_target(self, name: str) -> Path | None:
        """Where the file goes; None when the officer changed their mind."""
        chosen, _kind = QFileDialog.getSaveFileName(self, "Xuất Excel", name, "Excel (*.xlsx)")
        return Path(chosen).with_suffix(".xlsx") if chosen else None


def _export(office: Office, past: PastList, target: Path, report: Report) -> str:
    from ngheo_desktop.operations.exporting import export_register_on

    rows = export_register_on(office, target, past.day, past.hamlet_id, report)
    return f"Đã xuất {rows} hộ ra «{target}»."


def _row(line: PastLine) -> tuple[str, ...]:
    born = line.birth.shown if line.birth else ""
    decided = CLASS_TERMS[line.household_class] if line.household_class else ""
    people = str(line.members)
    return line.code, line.head_name, born, line.hamlet, line.address, people, decided

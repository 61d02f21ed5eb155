"""Các hộ đứng sau một con số: who they are; Enter opens one."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.named_households import NamedHousehold
from ngheo_desktop.domain.plain_tables import PlainTable
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.named_households import (
    CLASS_COLUMN,
    HEADS,
    WIDTHS,
    NamedHouseholdsModel,
    rows_of,
)
from ngheo_desktop.gui.table_export import TableExport
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.close_button import CloseButton
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.result_delegate import ResultDelegate
from ngheo_desktop.gui.widgets.states import Loading
from ngheo_desktop.operations.named_households import name_households
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

BEHIND = "ho-dung-sau"  # how the diary calls the Excel file


class HouseholdsBehindDialog(QDialog):
    """Told which households by their ids; `notes` says something about some of them."""

    household_wanted = Signal(str)  # id

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        title: str,
        ids: Sequence[str],
        parent: QWidget | None = None,
        *,
        notes: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("households_behind_dialog")
        self.setWindowTitle("Các hộ đứng sau một con số")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office, self._runner = office, runner
        self._title, self._ids, self._notes = title, tuple(ids), dict(notes or {})
        self._households: list[NamedHousehold] = []
        self.model = NamedHouseholdsModel(self)
        self._build()
        self._read()

    def _build(self) -> None:
        self.title_label = QLabel(self)
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)
        self.title_label.setWordWrap(True)
        theme.set_title_font(self.title_label, 13)
        self.notice = Notice(self)
        self.table = ListTable(self)
        self.table.setObjectName("behind_table")
        self.table.setAccessibleName(self._title)
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(CLASS_COLUMN, ResultDelegate(self.table))
        self.table.activated.connect(self._on_open)
        self.loading = Loading(self.table)
        self.exporting = TableExport(self._office, self._runner, self)
        self.exporting.told.connect(self._on_exported)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.title_label)
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._buttons())
        sizes = theme.metrics()
        self.resize(sizes.px(820), sizes.px(460))
        self.table.setFocus()

    def _buttons(self) -> QHBoxLayout:
        may_export = self._office.actor.may(Right.EXPORT_LISTS)
        self.open_button = QPushButton("&Mở hộ này", self)
        self.open_button.setObjectName("open_button")
        self.open_button.setDefault(True)
        self.open_button.setEnabled(False)
        self.open_button.clicked.connect(self._on_open)
        self.export_button = QPushButton("&Xuất Excel…", self)
        self.export_button.setObjectName("export_button")
        self.export_button.setAutoDefault(False)
        self.export_button.setVisible(may_export)
        self.export_button.setEnabled(False)
        self.export_button.clicked.connect(self._on_export)
        command(self, "Xuất Excel", self._on_export, key="export", allowed=may_export)
        row = QHBoxLayout()
        row.addWidget(self.export_button)
        row.addStretch(1)
        row.addWidget(self.open_button)
        row.addWidget(CloseButton(self))
        return row

    # --- reading ---------------------------------------------------------------------------

    def _read(self) -> None:
        self.title_label.setText(self._title)
        task = self._runner.start(partial(_named, self._office, self._ids))
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_failed)
        self.loading.follow(task)

    def _on_read(self, households: list[NamedHousehold]) -> None:
        self._households = households
        self.model.set_households(households, self._notes)
        self.title_label.setText(f"{self._title}: {grouped_digits(len(households))} hộ")
        theme.follow(self._fit)
        self.open_button.setEnabled(bool(households))
        self.export_button.setEnabled(bool(households))
        if households:
            self.table.selectRow(0)
        else:
            self.notice.say("Không có hộ nào ở con số này.")

    def _fit(self) -> None:
        px, header = theme.metrics().px, self.table.horizontalHeader()
        for column, width in enumerate((64, 184, 110, 176, 92)):
            self.table.setColumnWidth(column, px(width))
        header.setStretchLastSection(True)
        header.setHighlightSections(False)

    def _on_failed(self, error: Exception) -> None:
        self.notice.say_failure(error, "khi mở danh sách hộ")

    # --- on from here ----------------------------------------------------------------------

    def _on_open(self) -> None:
        household = self.model.household_at(self.table.currentIndex().row())
        if household is None:
            return
        if not household.is_listed:
            self.notice.say(f"Hộ {household.head_name} không còn trong sổ nên không mở được.")
            return
        self.accept()
        self.household_wanted.emit(household.id)

    def _on_export(self) -> None:
        if not self._households:
            return
        table = PlainTable(
            self._title,
            tuple(zip(HEADS, WIDTHS, strict=True)),
            rows_of(self._households, self._notes),
        )
        self.exporting.ask([table], BEHIND, f"{BEHIND} {self._office.today():%Y-%m-%d}")

    def _on_exported(self, sentence: str) -> None:
        self.notice.say(sentence, "done")


def _named(office: Office, ids: Sequence[str], _report: Report) -> list[NamedHousehold]:
    return name_households(office, ids)

"""What is done to rows of the household list without leaving it: copied, and the phone typed."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui.models.household_search import copied, save_phone
from ngheo_desktop.gui.table_text import copy_to_clipboard, shown_columns
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.household_list import HouseholdList
from ngheo_desktop.operations.households import SavedHousehold
from ngheo_desktop.operations.office import Office


class RowActs(QObject):
    """Works in the background; the page shows what became of it."""

    told = Signal(str)  # a sentence for the status bar
    acted = Signal(object)  # an Act that can be taken back
    failed = Signal(object)  # the exception

    def __init__(
        self, rows: HouseholdList, office: Office, runner: TaskRunner, page: QWidget
    ) -> None:
        super().__init__(page)
        self._rows, self._office, self._runner = rows, office, runner
        may = office.actor.may
        rows.model.set_editable(editable=may(Right.EDIT_HOUSEHOLDS))
        rows.model.phone_typed.connect(self._on_phone_typed)
        # Rows that leave the program are an export, on the clipboard too.
        copy_action = rows.table.copy_action
        copy_action.setVisible(may(Right.EXPORT_LISTS))
        copy_action.setEnabled(may(Right.EXPORT_LISTS))
        rows.table.set_copier(self._copy)

    def _copy(self) -> None:
        columns = shown_columns(self._rows.table)
        work = partial(copied, self._office, self._rows.chosen_numbers(), columns)
        task = self._runner.start(work)
        task.succeeded.connect(self._on_copied)
        task.failed.connect(self.failed)

    def _on_copied(self, text: str) -> None:
        copy_to_clipboard(text)
        copied_rows = grouped_digits(text.count("\n"))
        self.told.emit(f"Đã chép {copied_rows} hộ, kèm đầu bảng.")

    def _on_phone_typed(self, household_id: str, phone: str) -> None:
        task = self._runner.start(partial(save_phone, self._office, household_id, phone))
        task.succeeded.connect(self._on_phone_saved)
        task.failed.connect(self.failed)

    def _on_phone_saved(self, saved: SavedHousehold) -> None:
        self._rows.forget_lines()
        self.told.emit("Đã lưu số điện thoại.")
        if saved.act is not None:
            self.acted.emit(saved.act)

"""Kết quả: what each sheet amounted to, and «Vì sao?» for the newest."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.register import HouseholdFile
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.gui.dialogs.why_dialog import WhyDialog
from ngheo_desktop.gui.forms.ui_household_page import Ui_HouseholdPage
from ngheo_desktop.gui.models.result_table import CLASS_COLUMN, HEADS, ResultTableModel
from ngheo_desktop.gui.widgets.result_delegate import ResultDelegate


class HouseholdResults(QObject):
    """Computed by the rule; the class of the household is its decision, shown above the tabs."""

    def __init__(self, form: Ui_HouseholdPage, page: QWidget) -> None:
        super().__init__(page)
        self._form, self._page = form, page
        self._file: HouseholdFile | None = None
        self._standards: tuple[Standard, ...] = ()
        self.model = ResultTableModel(HEADS, self)
        table = form.result_table
        table.setItemDelegateForColumn(CLASS_COLUMN, ResultDelegate(table))
        table.setModel(self.model)
        table.fit_to_words()
        form.why_button.clicked.connect(self._on_why)

    def show(self, file: HouseholdFile | None, standards: tuple[Standard, ...]) -> None:
        """None is a household that is not in the register yet: it has no sheet either."""
        self._file, self._standards = file, standards
        self.model.set_results(file.results if file else (), standards)
        self._form.review_label.setText("" if file else "Lưu hộ trước khi mở phiếu.")
        self._form.checklist_button.setEnabled(file is not None)

    def _on_why(self) -> None:
        if self._file is None or not self._file.results:
            return
        result = self._file.results[0]
        standard = next((each for each in self._standards if each.code == result.standard), None)
        names = {no: each.name for no, each in enumerate(self._file.household.members, start=1)}
        dialog = WhyDialog(result, standard, names, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

"""How one person looks at the household list: groups, glance and columns, kept for later."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.terms import hamlet_word
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.forms.ui_households_page import Ui_HouseholdsPage
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.keeping import KeptChoice
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.household_glance import HouseholdGlance
from ngheo_desktop.gui.widgets.household_list import HouseholdList
from ngheo_desktop.gui.widgets.kept_columns import KeptColumns
from ngheo_desktop.operations.office import Office


class ListLook(QObject):
    """The switches at the foot of the list, each also a command of the page."""

    grouping_chosen = Signal(bool)

    def __init__(
        self,
        form: Ui_HouseholdsPage,
        rows: HouseholdList,
        office: Office,
        runner: TaskRunner,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._form, self._rows = form, rows
        self._choice = KeptChoice(office, runner, "household_list")
        kept = self._choice.read()
        self.columns = KeptColumns(rows.columns, KeptChoice(office, runner, "household_columns"))
        self.glance = HouseholdGlance(office, runner, form.table_side)
        self.glance.setVisible(bool(kept.get("glance")))
        form.table_layout.addWidget(self.glance)
        form.group_check.setChecked(bool(kept.get("by_hamlet")))
        form.glance_check.setChecked(bool(kept.get("glance")))
        form.columns_button.setIcon(icon("columns"))
        form.columns_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        word = hamlet_word(office.commune.kind)
        form.group_check.setText(f"Nhóm th&eo {word}")
        self._add_actions(page, word)
        rows.row_changed.connect(self._on_row_changed)
        form.group_check.toggled.connect(self._on_grouping_chosen)
        form.glance_check.toggled.connect(self._on_glance_chosen)
        form.columns_button.clicked.connect(self.columns_action.trigger)
        self._show_grouping()

    def _add_actions(self, page: QWidget, word: str) -> None:
        make, form = partial(command, page), self._form
        self.columns_action = make("Chọn cột…", self.columns.open_dialog, sign="columns")
        self.group_action = make(f"Nhóm theo {word}", form.group_check.toggle, sign="list")
        self.glance_action = make("Xem nhanh hộ đang chọn", form.glance_check.toggle, sign="show")
        self.fold_action = make(f"Gấp mọi {word}", self._on_fold_all, sign="close_list")
        self.unfold_action = make(f"Mở mọi {word}", self._on_unfold_all, sign="open_list")

    @property
    def by_hamlet(self) -> bool:
        return self._form.group_check.isChecked()

    def _on_row_changed(self) -> None:
        self.glance.look_at(self._rows.line())

    def _on_grouping_chosen(self, by_hamlet: bool) -> None:
        self._show_grouping()
        self._keep()
        self.grouping_chosen.emit(by_hamlet)

    def _show_grouping(self) -> None:
        for action in (self.fold_action, self.unfold_action):
            action.setVisible(self.by_hamlet)
            action.setEnabled(self.by_hamlet)

    def _on_fold_all(self) -> None:
        self._rows.fold_all(folded=True)

    def _on_unfold_all(self) -> None:
        self._rows.fold_all(folded=False)

    def _on_glance_chosen(self, shown: bool) -> None:
        if shown:
            self.glance.unfold()
        else:
            self.glance.hide()
        self._keep()

    def _keep(self) -> None:
        glance = self._form.glance_check.isChecked()
        self._choice.keep({"by_hamlet": self.by_hamlet, "glance": glance})

"""Bộ lọc above the household list: what is typed and chosen, told once the typing pauses."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui.forms.ui_households_page import Ui_HouseholdsPage
from ngheo_desktop.operations.households import HouseholdQuery

_TYPING_MS = 120  # a pause this long in the search box begins the search
_EVERYWHERE = "Mọi ấp, khóm"
_BY_DECISION = (
    HouseholdClass.POOR,
    HouseholdClass.NEAR_POOR,
    HouseholdClass.AVERAGE_LIVING,
    HouseholdClass.NOT_POOR,
)
_BY_RULE = (
    HouseholdClass.POOR,
    HouseholdClass.NEAR_POOR,
    HouseholdClass.NOT_POOR,
    HouseholdClass.UNDETERMINED,
)


class HouseholdFilters(QObject):
    """Knows the search box and the three choices; the order of the list is not its business."""

    changed = Signal()
    entered = Signal()  # Enter in the search box: on to the list

    def __init__(self, form: Ui_HouseholdsPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = form
        self._combos = (form.hamlet_combo, form.class_combo, form.result_combo)
        form.hamlet_combo.addItem(_EVERYWHERE, "")
        _fill(form.class_combo, "Mọi diện", _BY_DECISION)
        _fill(form.result_combo, "Mọi kết quả chấm điểm", _BY_RULE)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_TYPING_MS)
        self.pause.timeout.connect(self.changed)
        form.search_edit.textChanged.connect(self._on_typed)
        form.search_edit.returnPressed.connect(self._on_entered)
        for combo in self._combos:
            combo.currentIndexChanged.connect(self.changed)
        for button in (form.clear_button, form.empty_clear_button):
            button.clicked.connect(self.clear)

    def applied_to(self, query: HouseholdQuery) -> HouseholdQuery:
        """The query with what stands in the filters; its order stays."""
        form = self._form
        return replace(
            query,
            text=form.search_edit.text(),
            hamlet_id=form.hamlet_combo.currentData() or "",
            household_class=_chosen_class(form.class_combo),
            computed_class=_chosen_class(form.result_combo),
        )

    def clear(self) -> None:
        """Bỏ lọc: everything is listed again."""
        for combo in self._combos:
            combo.blockSignals(True)
            combo.setCurrentIndex(0)
            combo.blockSignals(False)
        self._form.search_edit.clear()
        self.pause.stop()
        self.changed.emit()
        self._form.search_edit.setFocus()

    def show_hamlets(self, hamlets: Sequence[tuple[str, str]]) -> None:
        """Offer the hamlets that households stand in; the choice stays."""
        combo = self._form.hamlet_combo
        shown = [(combo.itemData(at), combo.itemText(at)) for at in range(1, combo.count())]
        if shown == list(hamlets):
            return
        chosen = combo.currentData()
        combo.blockSignals(True)
        combo.clear()
        for hamlet_id, name in [("", _EVERYWHERE), *hamlets]:
            combo.addItem(name, hamlet_id)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.blockSignals(False)

    def _on_typed(self) -> None:
        self.pause.start()

    def _on_entered(self) -> None:
        """What was typed counts at once."""
        if self.pause.isActive():
            self.pause.stop()
            self.changed.emit()
        self.entered.emit()


def is_filtered(query: HouseholdQuery) -> bool:
    """Whether a query leaves anything out."""
    return replace(query, order="register", descending=False) != HouseholdQuery()


def _fill(combo: QComboBox, everything: str, classes: Sequence[HouseholdClass]) -> None:
    combo.addItem(everything, None)
    for each in classes:
        combo.addItem(CLASS_TERMS[each], each)


def _chosen_class(combo: QComboBox) -> HouseholdClass | None:
    value = combo.currentData()
    return HouseholdClass(value) if value else None

"""Bộ lọc above the household list: what is typed and chosen, told once the typing pauses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.narrowing import (
    CIRCUMSTANCE_TERMS,
    SHEET_TERMS,
    Circumstance,
    SheetState,
)
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui.forms.ui_households_page import Ui_HouseholdsPage
from ngheo_desktop.gui.widgets.filter_row import Choice
from ngheo_desktop.operations.household_list import HouseholdQuery

_Kind = TypeVar("_Kind", bound=StrEnum)
_TYPING_MS = 120  # a pause this long in the search box begins the search
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
_HAMLET = Choice("hamlet_id", "Ấp, khóm", "Ấp, khóm", "Mọi ấp, khóm")
_ETHNIC = Choice("ethnic", "Dân tộc", "Dân tộc", "Mọi dân tộc")
_LACKING = Choice("lacking", "Chỉ số thiếu", "Thiếu hụt", "Mọi chỉ số")


@dataclass(frozen=True, slots=True)
class Offers:
    """What the register has to choose from: values with their words."""

    hamlets: Sequence[tuple[str, str]] = ()
    ethnic_groups: Sequence[str] = ()
    indicators: Sequence[tuple[str, str]] = ()


class HouseholdFilters(QObject):
    """Knows the search box and the choices; the order of the list is not its business."""

    changed = Signal()
    entered = Signal()  # Enter or ↓ in the search box: on to the list

    def __init__(self, form: Ui_HouseholdsPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = form
        self.row = form.filter_row
        self._add_choices()
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_TYPING_MS)
        self.pause.timeout.connect(self.changed)
        form.search_edit.textChanged.connect(self._on_typed)
        form.search_edit.returnPressed.connect(self._on_entered)
        form.search_edit.installEventFilter(self)
        self.row.changed.connect(self.changed)
        form.clear_button.clicked.connect(self.clear)

    def _add_choices(self) -> None:
        self.row.add(_HAMLET)
        self.row.add(Choice("household_class", "Diện", "Diện", "Mọi diện"), _classes(_BY_DECISION))
        results = Choice("computed_class", "Kết quả chấm điểm", "Chấm điểm", "Mọi kết quả")
        self.row.add(results, _classes(_BY_RULE))
        self.row.add(_ETHNIC)
        self.row.add(_LACKING)
        self.row.add(Choice("sheet", "Tình trạng phiếu", "Phiếu", "Mọi phiếu"), _words(SHEET_TERMS))
        circumstances = Choice("circumstance", "Hoàn cảnh đặc biệt", "Hoàn cảnh", "Mọi hoàn cảnh")
        self.row.add(circumstances, _words(CIRCUMSTANCE_TERMS))
        form = self._form
        order = (form.search_edit, self.row.fold_button, *self.row.combos.values())
        for before, after in pairwise((*order, form.saved_button)):
            QWidget.setTabOrder(before, after)

    def applied_to(self, query: HouseholdQuery) -> HouseholdQuery:
        """The query with what stands in the filters; its order stays."""
        chosen = self.row.values()
        return replace(
            query,
            text=self._form.search_edit.text(),
            hamlet_id=chosen.get("hamlet_id", ""),
            household_class=_one_of(HouseholdClass, chosen.get("household_class")),
            computed_class=_one_of(HouseholdClass, chosen.get("computed_class")),
            ethnic=chosen.get("ethnic", ""),
            lacking=chosen.get("lacking", ""),
            sheet=_one_of(SheetState, chosen.get("sheet")),
            circumstance=_one_of(Circumstance, chosen.get("circumstance")),
        )

    def values(self) -> dict[str, str]:
        """What is typed and chosen, as a saved filter keeps it."""
        text = self._form.search_edit.text().strip()
        return ({"text": text} if text else {}) | self.row.values()

    def choose(self, values: Mapping[str, str]) -> None:
        """Use a saved filter."""
        self._set_text(values.get("text", ""))
        self.row.choose(dict(values))
        self.changed.emit()

    def clear(self) -> None:
        """Bỏ lọc: everything is listed again."""
        self.choose({})
        self._form.search_edit.setFocus()

    def offer(self, offers: Offers) -> None:
        """Offer what households have; what is chosen stays."""
        combos = self.row.combos
        combos[_HAMLET.key].offer(offers.hamlets)
        combos[_ETHNIC.key].offer([(name, name) for name in offers.ethnic_groups])
        combos[_LACKING.key].offer(offers.indicators)

    def _set_text(self, text: str) -> None:
        self._form.search_edit.setText(text)
        self.pause.stop()  # told at once by who sets it

    def _on_typed(self) -> None:
        self.pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self._on_entered()
            return True
        return super().eventFilter(watched, event)

    def _on_entered(self) -> None:
        """What was typed counts at once."""
        if self.pause.isActive():
            self.pause.stop()
            self.changed.emit()
        self.entered.emit()


def is_filtered(query: HouseholdQuery) -> bool:
    """Whether a query leaves anything out."""
    ordered = replace(
        HouseholdQuery(),
        order=query.order,
        descending=query.descending,
        then=query.then,
        then_descending=query.then_descending,
        by_hamlet=query.by_hamlet,
    )
    return query != ordered


def _classes(classes: Sequence[HouseholdClass]) -> list[tuple[str, str]]:
    return [(str(each), CLASS_TERMS[each]) for each in classes]


def _words(terms: Mapping[SheetState, str] | Mapping[Circumstance, str]) -> list[tuple[str, str]]:
    return [(str(value), words) for value, words in terms.items()]


def _one_of(kind: type[_Kind], value: str | None) -> _Kind | None:
    return kind(value) if value in set(kind) else None

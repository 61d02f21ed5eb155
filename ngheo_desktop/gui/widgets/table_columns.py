"""Cột: which columns a table shows, in which order and how wide, as one value to keep."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.widgets.list_table import ListTable

_NARROWEST, _STEP = 40, 16  # at 100 %


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column as the program would show it: its key is what is kept."""

    key: str
    title: str
    sample: str  # the usual content, for the width
    shown: bool = True


class TableColumns(QObject):
    """Works the head of one table; one column takes the room that is left and cannot be hidden.

    The state is a dict of plain values: order, hidden and widths at 100 %, by key of the column.
    """

    changed = Signal()  # by the officer

    def __init__(self, table: ListTable, plans: Sequence[ColumnPlan], wide: int) -> None:
        super().__init__(table)
        self._table, self._plans, self._wide = table, tuple(plans), wide
        self._widths: dict[str, int] = {}  # at 100 %, of columns that were made wider or narrower
        self._fitting = False
        self.header: QHeaderView = table.horizontalHeader()
        self.header.setSectionsMovable(True)
        table.set_sticky(wide)
        self.header.sectionMoved.connect(self._on_moved)
        self.header.sectionResized.connect(self._on_resized)
        table.resized.connect(self.fit)
        table.look_changed.connect(self.fit_all)
        self.show_state({})

    # --- the state -------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """What differs from the program's own choice, as plain values."""
        order = self.order()
        return {
            "order": [self._plans[at].key for at in order],
            "hidden": [self._plans[at].key for at in order if self.header.isSectionHidden(at)],
            "widths": dict(self._widths),
        }

    def show_state(self, state: dict[str, Any]) -> None:
        """Arrange the columns as kept; keys of columns that no longer exist are passed over."""
        places = {plan.key: at for at, plan in enumerate(self._plans)}
        known = [places[key] for key in state.get("order", ()) if key in places]
        hidden = state.get("hidden", [plan.key for plan in self._plans if not plan.shown])
        told = {self._plans[at].key for at in known}
        self._widths = {
            key: width
            for key, width in state.get("widths", {}).items()
            if key in places and isinstance(width, int)
        }
        self._fitting = True
        for place, at in enumerate(_completed(known, len(self._plans))):
            self.header.moveSection(self.header.visualIndex(at), place)
            plan = self._plans[at]
            new = bool(told) and plan.key not in told and not plan.shown
            self.header.setSectionHidden(at, at != self._wide and (plan.key in hidden or new))
        self._fitting = False
        self.fit_all()

    def reset(self) -> None:
        """Trở về mặc định."""
        self.show_state({})
        self.changed.emit()

    def order(self) -> list[int]:
        """The columns from left to right, hidden ones too."""
        return [self.header.logicalIndex(place) for place in range(self.header.count())]

    def title(self, column: int) -> str:
        return self._plans[column].title

    def is_shown(self, column: int) -> bool:
        return not self.header.isSectionHidden(column)

    def may_hide(self, column: int) -> bool:
        return column != self._wide

    # --- what the officer does -------------------------------------------------------------

    def set_shown(self, column: int, *, shown: bool) -> None:
        if self.may_hide(column) and self.is_shown(column) != shown:
            self.header.setSectionHidden(column, not shown)
            self.fit_all()
            self.changed.emit()

    def move(self, column: int, by: int) -> None:
        """One place to the left (-1) or to the right (1)."""
        place = self.header.visualIndex(column)
        if 0 <= place + by < self.header.count():
            self.header.moveSection(place, place + by)

    def widen(self, column: int, by: int) -> None:
        """One step wider (1) or narrower (-1)."""
        size = self.header.sectionSize(column) + by * theme.metrics().px(_STEP)
        self.header.resizeSection(column, max(size, theme.metrics().px(_NARROWEST)))

    def _on_moved(self) -> None:
        if not self._fitting:
            self.changed.emit()

    def _on_resized(self, column: int, _old: int, size: int) -> None:
        if self._fitting or size == 0:  # hiding is no width
            return
        self._widths[self._plans[column].key] = round(size / theme.metrics().scale)
        self.fit()
        self.changed.emit()

    # --- widths ----------------------------------------------------------------------------

    def fit_all(self) -> None:
        """Every column as wide as its content asks for, or as it was made."""
        sizes = theme.metrics()
        words = QFontMetrics(theme.title_font(theme.BASE_POINTS))  # heads are bold
        cells = self._table.fontMetrics()
        self._fitting = True
        self.header.setMinimumSectionSize(sizes.px(_NARROWEST))
        for at, plan in enumerate(self._plans):
            usual = max(words.horizontalAdvance(plan.title), cells.horizontalAdvance(plan.sample))
            kept = self._widths.get(plan.key)
            width = sizes.px(kept) if kept else usual + sizes.px(16)
            if self.is_shown(at):
                self.header.resizeSection(at, width)
        self._fitting = False
        self.fit()

    def fit(self) -> None:
        """The wide column gets the room that is left, but never less than it needs."""
        plan = self._plans[self._wide]
        shown = [at for at in range(len(self._plans)) if at != self._wide and self.is_shown(at)]
        left = self._table.viewport().width() - sum(map(self.header.sectionSize, shown))
        usual = self._table.fontMetrics().horizontalAdvance(plan.sample)
        kept = theme.metrics().px(self._widths.get(plan.key, 0))
        self._fitting = True
        self.header.resizeSection(self._wide, max(left, kept or usual))
        self._fitting = False


def _completed(known: Sequence[int], count: int) -> list[int]:
    """A whole order: columns that nobody placed come where the program has them."""
    order = list(dict.fromkeys(known))
    for at in range(count):
        if at not in order:
            before = order.index(at - 1) + 1 if at - 1 in order else 0
            order.insert(before, at)
    return order

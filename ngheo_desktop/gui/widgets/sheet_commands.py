"""Commands inside a sheet: last year's answers, what is still open, the way it is copied."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.sheet_cells import Block, Mode
from ngheo_desktop.gui.widgets.sheet_view import SheetView

_BLOCK_TERMS = {
    Block.MEMBERS: "phần A",
    Block.HOUSE: "phần B",
    Block.INCOME: "phần C",
    Block.TICKS: "các ô đánh dấu",
}


class SheetCommands(QObject):
    """They change answers on the screen; saving is the page's."""

    told = Signal(str)  # a sentence for the status bar

    def __init__(self, view: SheetView, page: QWidget, *, fills: bool) -> None:
        super().__init__(page)
        self._view, self._fills = view, fills
        make = partial(command, page)
        self.before_action = make(
            "Như năm trước", self._on_before, key="as_before", sign="history", allowed=fills
        )
        self.block_action = make(
            "Xác nhận cả khối", self._on_block, key="block_as_before", sign="done", allowed=fills
        )
        self.mode_action = make(
            "Nhập theo ô đánh dấu", self._on_mode_asked, key="next_step", sign="review"
        )
        self.mode_back_action = make("Cách nhập trước", self._on_mode_asked, key="previous_step")
        self.open_action = make(
            "Câu chưa rõ kế tiếp", self._on_next_open, key="next_open", sign="unknown"
        )
        self.back_action = make(
            "Câu chưa rõ trước", self._on_previous_open, key="previous_open", sign="previous"
        )
        self.law_action = make("Luật của câu này", self._on_law, key="help", sign="law")
        view.mode_changed.connect(self.show_mode)
        view.grid.block_confirmed.connect(self._confirm)

    def show_mode(self) -> None:
        """The command names the other way to type."""
        words = "Nhập theo câu trả lời" if self._is_ticking() else "Nhập theo ô đánh dấu"
        self.mode_action.setText(words)
        self.mode_action.setIconText(words)

    def _is_ticking(self) -> bool:
        return self._view.mode == Mode.TICKS

    def _on_mode_asked(self) -> None:
        if not self._view.isHidden():  # the household has members
            self._view.set_mode(Mode.ANSWERS if self._is_ticking() else Mode.TICKS)

    def _on_before(self) -> None:
        if self._fills:
            self._view.take_before()

    def _on_block(self) -> None:
        self._confirm(None)

    def _confirm(self, block: Block | None) -> None:
        """«Xác nhận cả khối»; None is the one that the cursor is in."""
        if not self._fills:
            return
        confirmed, taken = self._view.take_block(block)
        if taken:
            part = _BLOCK_TERMS[confirmed]
            self.told.emit(f"Đã xác nhận {taken} câu trả lời như năm trước ở {part}.")
        self._view.return_to_cell()

    def _on_next_open(self) -> None:
        self._view.go_open(1)

    def _on_previous_open(self) -> None:
        self._view.go_open(-1)

    def _on_law(self) -> None:
        self._view.law_panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

"""Xem và in: one paper as it will be on paper, then printed, saved as PDF or as DOCX."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.paper_asking import NO_PRINTER, ask_file, ask_printer, has_printer
from ngheo_desktop.gui.paper_work import print_made, save_made
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.gui.widgets.close_button import CloseButton
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.pdf_view import FIT_PAGE, FIT_WIDTH, ZOOMS, PdfView
from ngheo_desktop.gui.widgets.states import Loading
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import MadeForm
from ngheo_desktop.progress import Report

MakePaper = Callable[[Report], MadeForm]
SaveDocx = Callable[[Path], None]
_Sized = tuple[MadeForm, Sequence[QSizeF]]


class PaperDialog(QDialog):
    """Made in the background; what is in front is printed and saved byte for byte.

    `make` runs on the worker and gives the paper; `save_docx` writes an editable copy to a file.
    """

    told = Signal(str)  # a sentence for the status bar: printed, saved

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        title: str,
        make: MakePaper,
        parent: QWidget | None = None,
        *,
        save_docx: SaveDocx | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("paper_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._office, self._runner, self._save_docx = office, runner, save_docx
        self._making: Task | None = None
        self._is_busy = False
        self.made: MadeForm | None = None
        self.notice = Notice(self)
        pages = self._page_row()  # Tab goes in the order in which things are made
        self.view = PdfView(runner, self)
        self.view.page_changed.connect(self._on_page_changed)
        self.view.zoom_changed.connect(self._on_zoom_changed)
        self.view.failed.connect(self._on_failed)
        self._loading = Loading(self.view)
        layout = QVBoxLayout(self)
        layout.addLayout(pages)
        layout.addWidget(self.notice)
        layout.addWidget(self.view, 1)
        layout.addLayout(self._button_row())
        self._show_commands()
        self._resize_in(parent)
        self.view.setFocus()
        self._make(make)

    # --- parts -----------------------------------------------------------------------------

    def _page_row(self) -> QHBoxLayout:
        self.previous_button = self._turner("previous", "Trang trước", -1)
        self.next_button = self._turner("next", "Trang sau", 1)
        self.page_label = QLabel(self)
        self.zoom_combo = QComboBox(self)
        self.zoom_combo.setObjectName("zoom_combo")
        self.zoom_combo.setAccessibleName("Cỡ trang")
        self.zoom_combo.addItem("Vừa chiều ngang", FIT_WIDTH)
        self.zoom_combo.addItem("Vừa cả trang", FIT_PAGE)
        for percent in ZOOMS:
            self.zoom_combo.addItem(f"{percent}%", percent)
        self.zoom_combo.activated.connect(self._on_zoom_chosen)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.previous_button, self.page_label, self.next_button):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.zoom_combo)
        return row

    def _turner(self, sign: str, words: str, by: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{sign}_button")
        button.setIcon(icon(sign))
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(partial(self._turn, by))
        return button

    def _button_row(self) -> QHBoxLayout:
        close = CloseButton(self)
        self.docx_button = self._button("export", "Lưu D&OCX…", self._on_save_docx)
        self.save_button = self._button("save", "Lưu P&DF…", self._on_save)
        self.print_button = self._button("print", "I&n…", self._on_print)
        self.docx_button.setVisible(self._save_docx is not None)
        self.print_button.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(close)
        row.addStretch(1)
        for button in (self.docx_button, self.save_button, self.print_button):
            row.addWidget(button)
        return row

    def _button(self, key: str, words: str, answer: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(f"{key}_button")
        button.setAutoDefault(False)
        button.clicked.connect(answer)
        command(self, words.replace("&", ""), button.click, key=key)
        return button

    def _resize_in(self, parent: QWidget | None) -> None:
        """As large as the window over which it opens leaves room for."""
        room = parent.window().size() if parent is not None else self.size()
        sizes = theme.metrics()
        width = min(sizes.px(900), max(room.width() - 80, 640))
        self.resize(width, max(room.height() - 60, sizes.px(480)))

    # --- the paper -------------------------------------------------------------------------

    def _make(self, make: MakePaper) -> None:
        self._making = self._runner.start(partial(_sized, make))
        self._making.succeeded.connect(self._on_made)
        self._making.failed.connect(self._on_failed)
        self._making.finished.connect(self._on_making_finished)
        self._loading.follow(self._making, "Đang lập bản in")

    def _on_made(self, sized: _Sized) -> None:
        self.made, sizes = sized
        self.view.show_pdf(self.made.pdf, sizes, self.made.title)
        self._show_commands()

    def _on_making_finished(self) -> None:
        self._making = None
        if self.made is None and not self.notice.text:
            self.notice.say("Đã dừng lập bản in.", "warning")

    def _show_commands(self) -> None:
        ready = self.made is not None and not self._is_busy
        for button in (self.print_button, self.save_button, self.docx_button):
            button.setEnabled(ready)

    def done(self, result: int) -> None:
        """Closing stops what is still being made."""
        if self._making is not None:
            self._making.cancel()
        super().done(result)

    # --- pages -----------------------------------------------------------------------------

    def _turn(self, by: int) -> None:
        self.view.go_to(self.view.page + by)

    def _on_page_changed(self, page: int, pages: int) -> None:
        self.page_label.setText(f"Trang {page}/{pages}" if pages else "")
        self.previous_button.setEnabled(page > 1)
        self.next_button.setEnabled(page < pages)

    def _on_zoom_chosen(self) -> None:
        self.view.set_zoom(self.zoom_combo.currentData())

    def _on_zoom_changed(self, zoom: int) -> None:
        self.zoom_combo.setCurrentIndex(self.zoom_combo.findData(zoom))

    # --- out of the program ----------------------------------------------------------------

    def has_printer(self) -> bool:
        return has_printer()

    def ask_printer(self, pages: int) -> Any:
        return ask_printer(self, self.windowTitle(), pages)

    def ask_file(self, title: str, suffix: str, kinds: str) -> Path | None:
        code = self.made.code if self.made is not None else "giay"
        name = f"{code} {self._office.today():%Y-%m-%d}{suffix}"
        return ask_file(self, title, name, kinds)

    def _on_print(self) -> None:
        made = self.made
        if made is None:
            return
        if not self.has_printer():
            self.notice.say(NO_PRINTER, "warning")
            return
        printer = self.ask_printer(made.pages)
        if printer is not None:
            self._work(partial(print_made, self._office, made, printer), "Đang in")

    def _on_save(self) -> None:
        made = self.made
        target = self.ask_file("Lưu PDF", ".pdf", "PDF (*.pdf)") if made else None
        if made is not None and target is not None:
            self._work(partial(save_made, self._office, made, target), "Đang lưu")

    def _on_save_docx(self) -> None:
        save = self._save_docx
        target = self.ask_file("Lưu DOCX", ".docx", "Word (*.docx)") if save else None
        if save is not None and target is not None:
            self._work(partial(_saved_docx, save, target), "Đang lưu")

    def _work(self, work: Callable[[Report], str], doing: str) -> None:
        self._is_busy = True
        self.notice.clear()
        self._show_commands()
        task = self._runner.start(work)
        task.succeeded.connect(self._on_done)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_work_finished)
        self._loading.follow(task, doing, keeps_content=True)

    def _on_done(self, said: str) -> None:
        self.notice.say(said, "done")
        self.told.emit(said)

    def _on_failed(self, error: Exception) -> None:
        self.notice.say_failure(error, "khi mở bản in")

    def _on_work_finished(self) -> None:
        self._is_busy = False
        self._show_commands()


def _sized(make: MakePaper, report: Report) -> _Sized:
    from ngheo_desktop.gui.pdf_pages import page_sizes

    made = make(report)
    return made, page_sizes(made.pdf)


def _saved_docx(save: SaveDocx, target: Path, _report: Report) -> str:
    save(target)
    return f"Đã lưu «{target}». Bản DOCX chỉ để thêm câu; bản PDF là bản chính."

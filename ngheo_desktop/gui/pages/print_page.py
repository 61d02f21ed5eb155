"""In và báo cáo: a form is chosen, looked at as it will be on paper, printed or saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QListView, QListWidgetItem, QWidget

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.errors import UserError
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.forms.ui_print_page import Ui_PrintPage
from ngheo_desktop.gui.guarded_export import GuardedExport
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.paper_asking import NO_PRINTER, ask_file, ask_printer, has_printer
from ngheo_desktop.gui.paper_work import (
    Preview,
    export_made,
    make_preview,
    print_made,
    save_made,
)
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.gui.widgets.pdf_view import FIT_PAGE, FIT_WIDTH, ZOOMS, PdfView
from ngheo_desktop.gui.widgets.wrapped_lines import WrappedLines
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import (
    Form,
    MadeForm,
    PaperScope,
    Scope,
    carries_numbers,
    list_forms,
    lists_households,
)
from ngheo_desktop.progress import Report

_PAUSE_MS = 120  # going through the forms with the arrows makes only the one stopped at
_SHOWN_AFTER_MS = 300
_LEAST_LIST = 120  # of the forms, at 100 %


class PrintPage(QWidget):
    """The paper in front is what is printed and saved, byte for byte."""

    told = Signal(str)  # a sentence for the status bar

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._runner = office, runner
        self._household_id = ""
        self._sequence = 0
        self._making: Task | None = None
        self._working: Task | None = None
        self._again: Callable[[Report], str] | None = None
        self.made: MadeForm | None = None
        self.exporting = GuardedExport(office, runner, self)
        self.exporting.told.connect(self._on_done)
        self.form = Ui_PrintPage()
        self.form.setupUi(self)
        self.setObjectName("print_page")
        self._add_actions()
        self._build_left()
        self._build_view()
        self._show_missing("")

    # Parts

    def _add_actions(self) -> None:
        may_export = self._office.actor.may(Right.EXPORT_LISTS)
        make = partial(command, self)
        self.print_action = make("In…", self._on_print, key="print", sign="print")
        self.save_action = make("Lưu PDF…", self._on_save, key="save", sign="pdf")
        self.export_action = make(
            "Xuất Excel…", self._on_export, key="export", sign="export", allowed=may_export
        )

    def _build_left(self) -> None:
        form = self.form
        theme.follow(self._fit)
        for each in list_forms():
            item = QListWidgetItem(each.title, form.form_list)
            item.setData(Qt.ItemDataRole.UserRole, each)
            item.setToolTip(each.title)
        form.form_list.setSpacing(2)
        form.form_list.setItemDelegate(WrappedLines(form.form_list))
        form.form_list.setResizeMode(QListView.ResizeMode.Adjust)  # a scroll bar takes room
        form.hamlet_combo.addItem(f"Toàn {self._office.commune.kind}", "")
        form.class_combo.addItem("Hộ nghèo và hộ cận nghèo", None)
        for household_class in (HouseholdClass.POOR, HouseholdClass.NEAR_POOR):
            form.class_combo.addItem(CLASS_TERMS[household_class], household_class)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        form.form_list.setCurrentRow(0)
        form.form_list.currentRowChanged.connect(self._on_chosen)
        form.hamlet_combo.currentIndexChanged.connect(self._on_chosen)
        form.class_combo.currentIndexChanged.connect(self._on_chosen)

    def _build_view(self) -> None:
        form = self.form
        self.view = PdfView(self._runner, form.paper_side)
        form.paper_layout.addWidget(self.view)
        theme.set_title_font(form.empty_label, 13)
        for button, sign, by in (
            (form.previous_button, "previous", -1),
            (form.next_button, "next", 1),
        ):
            button.setIcon(icon(sign))
            button.clicked.connect(partial(self._turn, by))
        form.zoom_combo.addItem("Vừa chiều ngang", FIT_WIDTH)
        form.zoom_combo.addItem("Vừa cả trang", FIT_PAGE)
        for percent in ZOOMS:
            form.zoom_combo.addItem(f"{percent}%", percent)
        form.zoom_combo.activated.connect(self._on_zoom_chosen)
        self.view.zoom_changed.connect(self._on_zoom_changed)
        self.view.page_changed.connect(self._on_page_changed)
        self.view.failed.connect(self._on_preview_failed)
        form.stop_button.clicked.connect(self._on_stop)
        form.retry_button.clicked.connect(self._on_retry)
        form.retry_button.hide()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SHOWN_AFTER_MS)
        self._slow.timeout.connect(self._show_progress)
        self._hide_progress()

    # What the window asks

    def title(self) -> str:
        return self._form().title

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        shown = (self.print_action, self.save_action, self.export_action)
        return tuple(action for action in shown if action.isVisible())

    def _fit(self) -> None:
        self.form.left_side.setFixedWidth(theme.metrics().px(252))

    def panes(self) -> list[QWidget]:
        return [self.form.left_side, self.view]

    def show_form(self, code: str, household_id: str = "", hamlet_id: str = "") -> None:
        """Show one form, of a household where it is about one, or of one hamlet."""
        if household_id:
            self._household_id = household_id
        if hamlet_id:
            self._choose_hamlet(hamlet_id)
        forms = list_forms()
        row = next((at for at, each in enumerate(forms) if each.code == code), 0)
        self.form.form_list.setCurrentRow(row)
        self.form.form_list.setFocus()
        self._on_chosen()

    def refresh(self) -> None:
        """Make the paper anew from what is in the register now."""
        self._pause.stop()
        self._sequence += 1
        if self._making is not None:
            self._making.cancel()
        self.made = None
        self._show_commands()
        form, scope = self._form(), self._scope()
        self._show_scope(form)
        work = partial(make_preview, self._office, form, scope, self._sequence)
        self._making = self._runner.start(work)
        self._making.progressed.connect(self._on_progressed)
        self._making.succeeded.connect(self._on_previewed)
        self._making.failed.connect(self._on_preview_failed)
        self._making.finished.connect(self._on_making_finished)
        self._slow.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_list()
        self.refresh()

    def _fit_list(self) -> None:
        """As high as its lines, some of which are two, while the page has that room."""
        shown = self.form.form_list
        self.form.left_layout.activate()
        shown.doItemsLayout()
        lines = sum(
            shown.visualItemRect(shown.item(at)).height() + 2 * shown.spacing()
            for at in range(shown.count())
        )
        shown.setMinimumHeight(theme.metrics().px(_LEAST_LIST))
        shown.setMaximumHeight(lines + 2 * shown.frameWidth() + shown.spacing())
        self.form.left_layout.setStretchFactor(shown, 1)

    # The choice

    def _form(self) -> Form:
        item = self.form.form_list.currentItem()
        chosen: Form = item.data(Qt.ItemDataRole.UserRole)
        return chosen

    def _scope(self) -> PaperScope:
        form = self._form()
        if form.scope == Scope.COMMUNE_OR_HAMLET:
            chosen = self.form.class_combo.currentData()
            return PaperScope(
                hamlet_id=self.form.hamlet_combo.currentData() or "",
                household_class=HouseholdClass(chosen) if chosen else None,
            )
        return PaperScope(household_id=self._household_id)

    def _show_scope(self, form: Form) -> None:
        listed = form.scope == Scope.COMMUNE_OR_HAMLET
        left = self.form
        for part in (left.hamlet_label, left.hamlet_combo):
            part.setVisible(listed)
        for part in (left.class_label, left.class_combo):
            part.setVisible(lists_households(form.code))
        left.household_label.setVisible(not listed)
        self.setWindowTitle(form.title)

    def _on_chosen(self) -> None:
        self._sequence += 1  # what is being made is no longer wanted
        self.made = None
        self._show_commands()
        self.form.notice.clear()
        self.form.retry_button.hide()
        self._show_scope(self._form())
        self._pause.start()

    # The paper

    def _on_previewed(self, preview: Preview) -> None:
        if preview.sequence != self._sequence:
            return
        self._show_hamlets(preview.hamlets)
        self.form.household_label.setText(preview.household or "Chưa chọn hộ.")
        self.made = preview.made
        if preview.made is None:
            self._show_missing(preview.missing)
        else:
            self.view.show_pdf(preview.made.pdf, preview.sizes, preview.made.title)
            self.form.stack.setCurrentWidget(self.form.paper_side)
            self.form.view_bar.show()
        self._show_commands()

    def _show_missing(self, text: str, heading: str = "Chưa có số liệu cho mẫu này") -> None:
        self.view.clear()
        self.form.empty_label.setText(heading)
        self.form.missing_label.setText(text)
        self.form.empty_label.setVisible(bool(text))
        self.form.stack.setCurrentWidget(self.form.empty_side)
        self.form.view_bar.hide()

    def _show_commands(self) -> None:
        ready = self.made is not None and self._working is None
        self.print_action.setEnabled(ready)
        self.save_action.setEnabled(ready)
        self.export_action.setEnabled(ready and self._form().sheet)

    def _show_hamlets(self, hamlets: tuple[tuple[str, str], ...]) -> None:
        combo = self.form.hamlet_combo
        shown = tuple((combo.itemData(at), combo.itemText(at)) for at in range(1, combo.count()))
        if shown == hamlets:
            return
        chosen = combo.currentData()
        combo.blockSignals(True)
        combo.clear()
        combo.addItem(f"Toàn {self._office.commune.kind}", "")
        for hamlet_id, name in hamlets:
            combo.addItem(name, hamlet_id)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.blockSignals(False)

    def _choose_hamlet(self, hamlet_id: str) -> None:
        """Also before the names are read: they come with the paper."""
        combo = self.form.hamlet_combo
        combo.blockSignals(True)
        if combo.findData(hamlet_id) < 0:
            combo.addItem("", hamlet_id)
        combo.setCurrentIndex(combo.findData(hamlet_id))
        combo.blockSignals(False)

    def _on_preview_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._show_missing(str(error), "Chưa lập được bản in")
        else:
            show_failure(self, error, "khi mở bản in")

    def _on_making_finished(self) -> None:
        making = self._making
        if making is None or self.sender() is not making:
            return
        self._making = None
        self._hide_progress()
        if making.is_cancelled and self.made is None:
            self._show_missing("Chọn lại mẫu để lập bản in.", "Đã dừng lập bản in")

    # Pages and zoom

    def _turn(self, by: int) -> None:
        self.view.go_to(self.view.page + by)

    def _on_page_changed(self, page: int, pages: int) -> None:
        self.form.page_label.setText(f"Trang {page}/{pages}")
        self.form.previous_button.setEnabled(page > 1)
        self.form.next_button.setEnabled(page < pages)

    def _on_zoom_chosen(self) -> None:
        self.view.set_zoom(self.form.zoom_combo.currentData())

    def _on_zoom_changed(self, zoom: int) -> None:
        self.form.zoom_combo.setCurrentIndex(self.form.zoom_combo.findData(zoom))

    # Printing and saving

    def _on_print(self) -> None:
        made = self.made
        if made is None:
            return
        if not self.has_printer():
            self.form.retry_button.hide()
            self.form.notice.say(NO_PRINTER, "warning")
            return
        printer = self.ask_printer(made.pages)
        if printer is not None:
            self._work(partial(print_made, self._office, made, printer))

    def has_printer(self) -> bool:
        return has_printer()

    def ask_printer(self, pages: int) -> Any:
        return ask_printer(self, self._form().title, pages)

    def _on_save(self) -> None:
        made = self.made
        target = self.ask_file("Lưu PDF", ".pdf", "PDF (*.pdf)") if made else None
        if made is not None and target is not None:
            self._work(partial(save_made, self._office, made, target))

    def _on_export(self) -> None:
        made = self.made
        target = self.ask_file("Xuất Excel", ".xlsx", "Excel (*.xlsx)") if made else None
        if made is None or target is None:
            return
        write = partial(export_made, self._office, made.code, target, self._scope())
        if carries_numbers(made.code):
            self.exporting.ask(f"Xuất «{made.title}» ra tệp Excel?", write)
        else:
            self._work(write)

    def ask_file(self, title: str, suffix: str, kinds: str) -> Path | None:
        name = f"{self._form().code} {self._office.today():%Y-%m-%d}{suffix}"
        return ask_file(self, title, name, kinds)

    def _work(self, work: Callable[[Report], str]) -> None:
        self._again = work
        self.form.notice.clear()
        self.form.retry_button.hide()
        self._working = self._runner.start(work)
        self._working.progressed.connect(self._on_progressed)
        self._working.succeeded.connect(self._on_done)
        self._working.failed.connect(self._on_failed)
        self._working.finished.connect(self._on_work_finished)
        self._show_commands()
        self._slow.start()

    def _on_done(self, said: str) -> None:
        self.form.notice.say(said, "done")
        self.told.emit(said)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            show_failure(self, error, "khi in")
            return
        self.form.notice.say(str(error), "error")
        self.form.retry_button.show()
        self.form.retry_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_work_finished(self) -> None:
        stopped = self._working is not None and self._working.is_cancelled
        self._working = None
        self._hide_progress()
        self._show_commands()
        if stopped and not self.form.notice.text:
            self.form.notice.say("Đã dừng. Trang đã tới máy in vẫn được in.", "warning")

    def _on_retry(self) -> None:
        if self._again is not None and self._working is None:
            self._work(self._again)

    # Progress

    def _on_progressed(self, done: int, total: int) -> None:
        self.form.progress_bar.setRange(0, total)
        self.form.progress_bar.setValue(done)

    def _show_progress(self) -> None:
        self.form.progress_bar.show()
        self.form.stop_button.show()

    def _hide_progress(self) -> None:
        if self._making is None and self._working is None:
            self._slow.stop()
            self.form.progress_bar.setRange(0, 0)
            self.form.progress_bar.hide()
            self.form.stop_button.hide()

    def _on_stop(self) -> None:
        for task in (self._working, self._making):
            if task is not None:
                task.cancel()

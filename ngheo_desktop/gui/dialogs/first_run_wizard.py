"""Lần chạy đầu tiên: an office made in five steps, with no network; leaving leaves nothing."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ngheo_desktop.errors import EnvironmentProblem, UserError
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.dialogs.bring_back_dialog import BringBackDialog
from ngheo_desktop.gui.dialogs.first_run_backup_page import BackupPlacePage
from ngheo_desktop.gui.dialogs.first_run_pages import CodePage, DataPage, PersonPage, PlacePage
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.forms.ui_first_run_wizard import Ui_FirstRunWizard
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.operations.backups import choose_backup_place
from ngheo_desktop.operations.office import NewOffice, Office
from ngheo_desktop.operations.opening import (
    PreparedOffice,
    discard_office,
    keep_office,
    prepare_office,
    remember_places,
)
from ngheo_desktop.operations.practice import can_practise, open_practice
from ngheo_desktop.paths import Places
from ngheo_desktop.progress import Report

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_OWN_FOLDER = "So ho ngheo"  # made inside a folder that the officer chooses
_PAPER_NAME = "Phieu ma khoi phuc.pdf"


class FirstRunWizard(QDialog):
    """Lập sổ mới. After it was accepted, `office` is open and `places` says where its home is."""

    def __init__(self, places: Places, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = places
        self.office: Office | None = None
        self._usual = places
        self._runner = runner
        self._prepared: PreparedOffice | None = None
        self._task: Task | None = None
        self._done: Callable[[Any], None] = self._on_prepared
        self._leaving = False
        self.form = Ui_FirstRunWizard()
        self.form.setupUi(self)
        self.form.title_label.setFont(theme.title_font())
        self.place_page = PlacePage(self)
        self.person_page = PersonPage(self)
        self.code_page = CodePage(self)
        self.data_page = DataPage(self)
        self.backup_page = BackupPlacePage(self)
        self._pages = (
            self.place_page,
            self.person_page,
            self.code_page,
            self.data_page,
            self.backup_page,
        )
        for page in self._pages:
            self.form.page_stack.addWidget(page)
            page.edited.connect(self._on_edited)
        self._connect()
        self.form.progress_bar.hide()
        self.form.folder_button.hide()
        self._show_page(0)

    def wants_import(self) -> bool:
        """Whether the officer wants to bring a list in right away."""
        return (
            self.office is not None
            and not self.office.is_practice
            and (self.data_page.wants_import())
        )

    def _connect(self) -> None:
        form = self.form
        form.next_button.clicked.connect(self._on_next)
        form.back_button.clicked.connect(self._on_back)
        form.leave_button.clicked.connect(self.reject)
        form.folder_button.clicked.connect(self._on_folder_asked)
        form.practice_button.clicked.connect(self._on_practice_asked)
        form.restore_button.clicked.connect(self._on_restore_asked)
        self.code_page.print_requested.connect(self._on_print_asked)
        self.code_page.save_requested.connect(self._on_save_asked)
        self.backup_page.chosen.connect(form.next_button.setFocus)
        command(self, "Bước kế tiếp", self._on_next, key="next_step")
        command(self, "Tiếp", self._on_next, key="main")
        command(self, "Bước trước", self._on_back, key="previous_step")

    # Steps

    def _step(self) -> int:
        return self.form.page_stack.currentIndex()

    def _show_page(self, step: int) -> None:
        page = self._pages[step]
        self.form.page_stack.setCurrentIndex(step)
        self.form.step_label.setText(f"Bước {step + 1} trên {len(self._pages)}: {page.title}")
        self.form.notice.clear()
        self.form.folder_button.hide()
        self.form.practice_button.setVisible(step == 0 and can_practise())
        self.form.restore_button.setVisible(step == 0)
        last = step == len(self._pages) - 1
        self.form.next_button.setText("Vào &sổ" if last else "&Tiếp tục")
        self._set_busy(busy=False)
        page.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_busy(self, *, busy: bool) -> None:
        if busy:  # a second Enter must not fall on «Thoát», the only button that stays
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.page_stack.setEnabled(not busy)
        self.form.next_button.setEnabled(not busy)
        self.form.back_button.setEnabled(not busy and self._step() > 0)
        self.form.practice_button.setEnabled(not busy)
        self.form.restore_button.setEnabled(not busy)
        self.form.folder_button.setEnabled(not busy)
        self.form.progress_bar.setVisible(busy)
        self.form.progress_bar.setRange(0, 0)

    def _on_edited(self) -> None:
        if not self.form.folder_button.isVisibleTo(self):
            self.form.notice.clear()

    def _on_next(self) -> None:
        if self._task is not None:
            return
        step = self._step()
        problem = self._pages[step].problem()
        if problem is not None:
            text, field = problem
            self.form.notice.say(text, "error")
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step == 1:
            self._prepare()
        elif step == len(self._pages) - 1:
            self._keep()
        else:
            self._show_page(step + 1)

    def _on_back(self) -> None:
        step = self._step()
        if self._task is not None or step == 0 or self.office is not None:
            return
        if step == 2:  # what was made of the first two pages may change now
            self._discard()
        self._show_page(step - 1)

    # Work

    def _start(self, work: Callable[[Report], Any], done: Callable[[Any], None], say: str) -> None:
        self._set_busy(busy=True)
        self.form.notice.say(say)
        self._done = done
        self._task = self._runner.start(work)
        self._task.succeeded.connect(self._on_succeeded)
        self._task.failed.connect(self._on_failed)
        self._task.progressed.connect(self._on_progressed)
        self._task.finished.connect(self._on_finished)

    def _prepare(self) -> None:
        commune = self.place_page.commune()
        if commune is None:
            return
        plan = NewOffice(
            commune=commune,
            hamlets=self.place_page.hamlets(),
            admin_name=self.person_page.name(),
            password=self.person_page.password(),
            login=self.person_page.login(),
        )
        folder = self.places.office
        self._start(lambda _report: prepare_office(folder, plan), self._on_prepared, "Đang lập sổ.")

    def _on_prepared(self, prepared: PreparedOffice) -> None:
        self._prepared = prepared
        if self._leaving:
            return
        self.code_page.set_code(prepared.recovery_code)
        self._show_page(2)

    def _keep(self) -> None:
        if self.office is not None:  # the warning was read
            self.accept()
            return
        prepared, place = self._prepared, self.backup_page.place
        if prepared is not None:
            self._start(lambda _report: _kept(prepared, place), self._on_kept, "Đang mở sổ.")

    def _on_kept(self, office: Office) -> None:
        self._prepared = None
        self._leaving = False  # too late: everything was answered, and the office stands
        self.office = office
        if remember_places(self._usual, self.places):
            self.accept()
            return
        self.form.notice.say(
            f"Sổ đã lập xong ở «{self.places.home}», nhưng chương trình chưa ghi nhớ được nơi này. "
            f"Hãy ghi lại; lần sau mở chương trình với --home và đường dẫn trên.",
            "warning",
        )
        self.form.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_restore_asked(self) -> None:
        if self._task is None:
            dialog = BringBackDialog(self.places.office, self._runner, self)
            dialog.accepted.connect(self._on_restored)
            dialog.open()

    def _on_restored(self) -> None:
        """The office stands: who works in it logs in as ever."""
        remember_places(self._usual, self.places)
        self.accept()

    def _on_practice_asked(self) -> None:
        if self._task is None:
            folder = self.places.practice
            self._start(
                lambda report: open_practice(folder, report),
                self._on_practice_open,
                "Đang tạo một xã giả định 300 hộ để thực hành.",
            )

    def _on_practice_open(self, office: Office) -> None:
        self.office = office
        if not self._leaving:
            self.accept()

    def _on_progressed(self, done: int, total: int) -> None:
        self.form.progress_bar.setRange(0, total)
        self.form.progress_bar.setValue(done)

    def _on_succeeded(self, result: Any) -> None:
        self._task = None
        self._set_busy(busy=False)
        self._done(result)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._set_busy(busy=False)
        if isinstance(error, EnvironmentProblem):
            self.form.notice.say(str(error), "error")
            if self._prepared is None:  # later it is the paper's place, not the office's
                self.form.folder_button.show()
                self.form.folder_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.form.notice.clear()
        self._pages[self._step()].first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        show_failure(self, error, "khi lập sổ")

    def _on_finished(self) -> None:
        self._task = None
        if self._leaving:
            self.reject()

    # Another folder

    def _on_folder_asked(self) -> None:
        chosen = self.ask_folder()
        if chosen is None:
            return
        self.places = Places(chosen / _OWN_FOLDER)
        self.form.folder_button.hide()
        self.form.notice.say(f"Sổ sẽ nằm ở «{self.places.home}».")
        self.form.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_folder(self) -> Path | None:
        """The folder that the officer picks; None when none."""
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục để lập sổ")
        return Path(chosen) if chosen else None

    # The paper with the code

    def _on_print_asked(self) -> None:
        prepared = self._prepared
        printer = self.ask_printer() if prepared is not None else None
        if prepared is None or printer is None:
            return

        def work(report: Report) -> str:
            from ngheo_desktop.gui.printing_pages import print_pdf
            from ngheo_desktop.operations.papers import make_recovery_paper

            paper = make_recovery_paper(prepared.office, prepared.recovery_code)
            print_pdf(paper.pdf, printer, report)
            return "Đã gửi phiếu đến máy in. Hãy cất phiếu vào nơi khóa được."

        self._start(work, self._on_paper_done, "Đang in phiếu.")

    def ask_printer(self) -> "QPrinter | None":
        """The printer that the officer picks; None when none is there or none was chosen."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.form.notice.say("Máy này chưa có máy in. Hãy lưu PDF để in sau.", "warning")
            self.code_page.form.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        chosen = QPrintDialog(printer, self).exec()
        return printer if chosen == QDialog.DialogCode.Accepted else None

    def _on_save_asked(self) -> None:
        target = self.ask_paper_file()
        prepared = self._prepared
        if target is None or prepared is None:
            return

        def work(_report: Report) -> str:
            from ngheo_desktop.operations.papers import save_recovery_paper

            save_recovery_paper(prepared.office, prepared.recovery_code, target)
            return f"Đã lưu phiếu vào «{target}». Hãy in và cất vào nơi khóa được."

        self._start(work, self._on_paper_done, "Đang lưu phiếu.")

    def ask_paper_file(self) -> Path | None:
        """Where the paper goes; None when the officer changed their mind."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self, "Lưu phiếu mã khôi phục", _PAPER_NAME, "PDF (*.pdf)"
        )
        return Path(chosen).with_suffix(".pdf") if chosen else None

    def _on_paper_done(self, text: str) -> None:
        self.form.notice.say(text, "done")
        self.code_page.form.last_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # Leaving

    def reject(self) -> None:
        """Thoát: what is being made is waited for and taken away again."""
        if self._task is not None:
            self._leaving = True
            self._task.cancel()
            self.form.notice.say("Đang dừng.")
            self.form.leave_button.setEnabled(False)
            return
        self._discard()
        if self.office is not None:
            self.office.store.close()
            self.office = None
        super().reject()

    def _discard(self) -> None:
        if self._prepared is not None:
            discard_office(self._prepared)
            self._prepared = None


def _kept(prepared: PreparedOffice, backup_place: Path | None) -> Office:
    """The office in its place; a place for backups that has gone is asked for again later."""
    office = keep_office(prepared)
    if backup_place is not None:
        with suppress(UserError):
            choose_backup_place(office, backup_place)
    return office

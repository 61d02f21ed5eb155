"""Nhập danh sách: read, matched, looked at, and only then written into the register."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.corrections import NO_CORRECTIONS, Corrections
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.errors import UserError
from ngheo_desktop.gui import import_work, theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.dialogs.import_check_pages import ProblemsPage
from ngheo_desktop.gui.dialogs.import_kind_page import KindPage, classes_told
from ngheo_desktop.gui.dialogs.import_pages import ColumnsPage, FilePage
from ngheo_desktop.gui.dialogs.import_write_page import WritePage, counted
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.forms.ui_import_wizard import Ui_ImportWizard
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.operations.import_matching import Outcome
from ngheo_desktop.operations.import_plans import Answer, ImportPlan
from ngheo_desktop.operations.importing import ImportedList
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_FILES = "Danh sách (*.xlsx *.xls *.xlsm *.ods *.csv *.gz);;Mọi tệp (*)"
_FILE, _COLUMNS, _PROBLEMS, _KIND, _WRITE = range(5)
_STOPPED = "Đã dừng. Chưa ghi gì vào sổ."


class ImportWizard(QDialog):
    """Nothing is written before «Ghi n hộ vào sổ»; every step can be gone back to."""

    list_imported = Signal()

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._runner = office, runner
        self.plan: ImportPlan | None = None
        self.imported: ImportedList | None = None
        self._path: Path | None = None  # what `plan` was made of, with the sheet
        self._sheet: str | None = None
        self._answers: dict[int, Answer] = {}  # of the officer, by place in the plan
        self._read_plan: ImportPlan | None = None  # as it was before any answer
        self._task: Task | None = None
        self._leaving = False
        self.form = Ui_ImportWizard()
        self.form.setupUi(self)
        self.file_page = FilePage(self)
        self.columns_page = ColumnsPage(self)
        self.problems_page = ProblemsPage(self)
        self.kind_page = KindPage(office.today(), self)
        self.write_page = WritePage(self)
        self._pages = (
            self.file_page,
            self.columns_page,
            self.problems_page,
            self.kind_page,
            self.write_page,
        )
        for page in self._pages:
            self.form.page_stack.addWidget(page)
        self._connect()
        self._fit_to_screen()
        self._set_busy(busy=False)
        self._show_step(_FILE)

    def _connect(self) -> None:
        form = self.form
        form.next_button.clicked.connect(self._on_next)
        form.back_button.clicked.connect(self._on_back)
        form.close_button.clicked.connect(self.reject)
        form.stop_button.clicked.connect(self._on_stop)
        # Queued: the same Enter goes on to the dialog, which must not find the focus elsewhere.
        queued = Qt.ConnectionType.QueuedConnection
        form.error_strip.problem_chosen.connect(self._on_problem_chosen, queued)
        self.file_page.path_edit.returnPressed.connect(self._on_next, queued)
        self.file_page.choose_requested.connect(self._on_choose)
        self.file_page.edited.connect(self._on_edited)
        self.columns_page.sheet_chosen.connect(self._on_sheet_chosen)
        self.columns_page.column_mapped.connect(self._on_column_mapped)
        self.columns_page.anew_requested.connect(self._on_anew)
        self.problems_page.household_answered.connect(self._on_household_answered)
        self.problems_page.cell_corrected.connect(self._on_cell_corrected)
        self.problems_page.row_left_out.connect(self._on_row_left_out)
        self.problems_page.file_wanted.connect(self._on_file_wanted)
        self.problems_page.hamlets_wanted.connect(self._on_hamlets_wanted)
        self.kind_page.edited.connect(self._on_edited)
        self.write_page.errors_requested.connect(self._on_errors_asked)
        self.write_page.edited.connect(self._on_edited)
        self.write_page.look_requested.connect(self._on_look)
        command(self, "Bước kế tiếp", self._on_next, key="next_step")
        command(self, "Tiếp", self._on_next, key="main")
        command(self, "Bước trước", self._on_back, key="previous_step")

    def _fit_to_screen(self) -> None:
        room, wanted = self.screen().availableSize(), theme.metrics().px
        self.resize(
            min(wanted(self.width()), room.width() - 40),
            min(wanted(self.height()), room.height() - 60),
        )

    # Steps

    def _step(self) -> int:
        return self.form.page_stack.currentIndex()

    def _show_step(self, step: int) -> None:
        self.form.page_stack.setCurrentIndex(step)
        titles = [page.title for page in self._pages]
        shown = [
            f"<b>{at + 1} {title}</b>" if at == step else f"{at + 1} {title}"
            for at, title in enumerate(titles)
        ]
        self.form.step_label.setText("&nbsp;&nbsp;›&nbsp;&nbsp;".join(shown))
        self.form.step_label.setAccessibleName(
            f"Bước {step + 1} trên {len(titles)}: {titles[step]}"
        )
        self._clear_told()
        self._show_buttons()
        self._first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_field(self) -> QWidget:
        """Where the step begins; without a field the button that harms nothing."""
        return self._pages[self._step()].first_field() or self.form.back_button

    def _show_buttons(self) -> None:
        form, step, busy = self.form, self._step(), self._task is not None
        done = self.imported is not None
        form.page_stack.setEnabled(not busy)
        form.back_button.setEnabled(not busy and step > _FILE)
        form.back_button.setVisible(not done)
        form.next_button.setVisible(not done)
        form.next_button.setText("&Tiếp tục")
        ready = not busy
        if step == _WRITE:
            households = self._to_write()
            form.next_button.setText(f"&Ghi {grouped_digits(households)} hộ vào sổ")
            if not households and self.kind_page.decided():
                form.next_button.setText("&Ghi quyết định vào sổ")
            ready = ready and (households > 0 or bool(self.kind_page.decided()))
        form.next_button.setEnabled(ready)

    def _to_write(self) -> int:
        counts = self.plan.counts if self.plan else {}
        return counts.get(Outcome.CREATED, 0) + counts.get(Outcome.UPDATED, 0)

    def _set_busy(self, *, busy: bool) -> None:
        self.form.progress_bar.setVisible(busy)
        self.form.progress_bar.setRange(0, 0)
        self.form.stop_button.setVisible(busy)
        self.form.stop_button.setEnabled(busy)
        self._show_buttons()
        if busy:
            self.form.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_told(self) -> None:
        self.form.error_strip.clear()
        self.form.notice.clear()

    def _on_edited(self) -> None:
        self._clear_told()

    def _on_next(self) -> None:
        if self.imported is not None:  # the key that goes on closes what is done
            self.accept()
        if self._task is not None or self.imported is not None:
            return
        step = self._step()
        if step == _FILE:
            self._read_file()
        elif step == _WRITE:
            self._write()
        elif step == _KIND:
            self._take_kind()
        else:
            self._show_step(step + 1)

    def _take_kind(self) -> None:
        """To the last step, once it is known what the list is."""
        problem = self.kind_page.problem()
        if problem is not None:
            self._refuse(*problem, "Chưa rõ danh sách này là gì.")
            return
        decision, told = self.kind_page.decision(), ""
        if decision is not None:
            day = f"{decision.decided_on:%d/%m/%Y}"
            told = f"Ghi thành Quyết định số {decision.number} ngày {day}: "
            told += f"{classes_told(self.kind_page.decided())}."
        self.write_page.show_decision(told)
        self._show_step(_WRITE)

    def _refuse(self, text: str, field: QWidget, heading: str) -> None:
        self._tell([Problem(field.objectName(), text)], heading)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        if self._task is None and self.imported is None and self._step() > _FILE:
            self._show_step(self._step() - 1)

    def _on_look(self) -> None:
        self._show_step(_PROBLEMS)
        self.problems_page.show_waiting()

    # Reading

    def _on_choose(self) -> None:
        chosen = self.ask_file()
        if chosen is not None:
            self.file_page.path_edit.setText(str(chosen))
            self._read_file()

    def ask_file(self) -> Path | None:
        """The file that the officer picks; None when none."""
        chosen, _kind = QFileDialog.getOpenFileName(self, "Chọn tệp danh sách", "", _FILES)
        return Path(chosen) if chosen else None

    def _read_file(self) -> None:
        path = self.file_page.path()
        if path is None:
            self._tell([Problem("file", "Chưa chọn tệp danh sách.")], "Chưa đọc được tệp.")
            return
        self._read(path, None, None)

    def _on_sheet_chosen(self, sheet: str) -> None:
        if self._path is not None and self._task is None:
            self._read(self._path, sheet, None)

    def _on_anew(self) -> None:
        """The columns as the program recognises them, without what was kept of another file."""
        if self._path is not None and self._task is None:
            self._read(self._path, self._sheet, {})

    def _on_column_mapped(self, letter: str, before: str, field: str) -> None:
        """One column means something else: everything is read again with that."""
        if self._path is None or self._task is not None:
            return
        known = (self.plan.mapping if self.plan else None) or {}
        mapping = {code: at for code, at in known.items() if at != letter}
        if before:
            mapping[before] = ""
        if field:
            mapping[field] = letter
        self._read(self._path, self._sheet, mapping)

    def _read(self, path: Path, sheet: str | None, mapping: dict[str, str] | None) -> None:
        """Read anew; without a mapping with what was kept of a file with these headings."""
        again = self.plan is not None and self._step() != _FILE
        corrections = self.plan.corrections if self.plan and again else NO_CORRECTIONS
        work = partial(
            import_work.plan, self._office, path, import_work.Choices(sheet, mapping, corrections)
        )
        self._start(work, partial(self._on_read, path, sheet), "Đang đọc danh sách.")

    def _on_read(self, path: Path, sheet: str | None, plan: ImportPlan) -> None:
        self._path, self._sheet, self.plan = path, sheet, plan
        self._read_plan, self._answers = plan, {}
        self._end_task()
        self.columns_page.show_layout(plan.listing.layout, plan.mapping_from)
        self.problems_page.show_plan(plan)
        self._show_rest(plan)
        self._show_step(_COLUMNS)

    # Corrected here

    def _on_cell_corrected(self, sheet: str, cell: str, value: str) -> None:
        """The value of one cell that counts instead; the file itself stays as it is."""
        if self.plan is not None:
            self._read_corrected(self.plan.corrections.with_cell(sheet, cell, value))

    def _on_row_left_out(self, sheet: str, row: int) -> None:
        if self.plan is not None:
            self._read_corrected(self.plan.corrections.without_row(sheet, row))

    def _on_file_wanted(self) -> None:
        self._read_corrected(NO_CORRECTIONS)

    def _on_hamlets_wanted(self, names: list[str]) -> None:
        """The hamlets that only the list knows come into the register; then it is read again."""
        if self.plan is not None and self._task is None:
            work = partial(import_work.add_hamlets, self._office, names)
            self._start(work, self._on_hamlets_added, "Đang thêm ấp, khóm.")

    def _on_hamlets_added(self, _added: int) -> None:
        self._end_task()
        if self.plan is not None:
            self._read_corrected(self.plan.corrections)

    def _read_corrected(self, corrections: Corrections) -> None:
        plan = self.plan
        if plan is None or self._path is None or self._task is not None or self.imported:
            return
        places = [(each.listed.sheet, each.listed.row) for each in plan.households]
        answers = {places[at]: answer for at, answer in self._answers.items()}
        choices = import_work.Choices(self._sheet, dict(plan.mapping or {}), corrections)
        work = partial(import_work.plan_again, self._office, self._path, choices, answers)
        self._start(work, self._on_corrected, "Đang đọc lại danh sách.")

    def _on_corrected(self, made: tuple[ImportPlan, ImportPlan, dict[int, Answer]]) -> None:
        self._read_plan, self.plan, self._answers = made
        self._end_task()
        self.problems_page.show_corrected(self.plan)
        self._show_rest(self.plan)

    # Who is the same

    def _on_household_answered(self, at: int, answer: Answer) -> None:
        """«Cùng người», «Khác người», «Để sau» of one household of the list."""
        if self._read_plan is None or self._task is not None or self.imported is not None:
            return
        self._answers[at] = answer
        work = partial(
            import_work.answered_plan, self._office, self._read_plan, dict(self._answers)
        )
        self._start(work, self._on_answered, "Đang đối chiếu lại.")

    def _on_answered(self, plan: ImportPlan) -> None:
        self.plan = plan
        self._end_task()
        self.problems_page.show_answers(plan)
        self._show_rest(plan)

    # What is left to correct

    def _on_errors_asked(self) -> None:
        target = self.ask_errors_file()
        if target is not None and self.plan is not None and self._task is None:
            work = partial(import_work.export_errors, self._office, self.plan, target)
            self._start(work, partial(self._on_errors_written, target), "Đang xuất dòng lỗi.")

    def ask_errors_file(self) -> Path | None:
        """Where the workbook of errors goes; None when nowhere."""
        if self._path is None:
            return None
        near = self._path.with_name(f"{self._path.name.split('.')[0]}-can-sua.xlsx")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, "Xuất dòng lỗi", str(near), "Excel (*.xlsx)"
        )
        return Path(chosen) if chosen else None

    def _on_errors_written(self, target: Path, households: int) -> None:
        self._end_task()
        told = f"Đã xuất {grouped_digits(households)} hộ ra «{target.name}»."
        said = f"{told} Sửa các ô có màu rồi nhập lại."
        self.form.notice.say(said, "done")
        self._first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rest(self, plan: ImportPlan) -> None:
        """The last steps and the sum, after every reading."""
        self.kind_page.show_plan(plan)
        self.write_page.show_plan(plan)
        self._show_sum()

    def _show_sum(self) -> None:
        if self.plan is None:
            return
        counts = self.plan.counts
        members = grouped_digits(sum(each.listed.counted_members for each in self.plan.households))
        parts = counted(counts).replace(", ", " + ")
        self.form.sum_label.setText(
            f"{self.plan.path.name}: đọc {grouped_digits(counts['read'])} hộ, "
            f"{members} khẩu = {parts}."
        )

    # Writing

    def _write(self) -> None:
        problem = self.write_page.problem()
        if problem is not None:
            self._refuse(*problem, "Chưa ghi được vào sổ.")
        elif self.plan is not None and self.form.next_button.isEnabled():
            decision = self.kind_page.decision()
            repeated = self.write_page.although_repeated()
            work = partial(import_work.write_plan, self._office, self.plan, decision, repeated)
            self._start(work, self._on_written, "Đang ghi vào sổ.")

    def _on_written(self, imported: ImportedList) -> None:
        self.imported = imported
        self._leaving = False  # too late: it is written, and the officer should know what
        self._end_task()
        self.write_page.hide()
        said = f"Đã ghi danh sách vào sổ: {counted(imported.counts)}."
        decision = self.kind_page.decision()
        if decision is not None:
            said += f" Diện của hộ theo Quyết định số {decision.number}"
            said += f" ngày {decision.decided_on:%d/%m/%Y}."
        self.form.notice.say(said, "done")
        self.form.sum_label.clear()
        self.form.close_button.setDefault(True)
        self.form.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list_imported.emit()

    # Work in the background

    def _start(self, work: Callable[[Report], Any], done: Callable[[Any], None], say: str) -> None:
        self._clear_told()
        self.form.notice.say(say)
        self._done = done
        self._task = self._runner.start(work)
        self._task.progressed.connect(self._on_progressed)
        self._task.succeeded.connect(self._on_succeeded)
        self._task.failed.connect(self._on_failed)
        self._task.finished.connect(self._on_finished)
        self._set_busy(busy=True)

    def _end_task(self) -> None:
        self._task = None
        self.form.notice.clear()
        self._set_busy(busy=False)

    def _on_succeeded(self, made: Any) -> None:
        self._done(made)

    def _on_progressed(self, done: int, total: int) -> None:
        self.form.progress_bar.setRange(0, total)
        self.form.progress_bar.setValue(done)

    def _on_failed(self, error: Exception) -> None:
        self._end_task()
        if isinstance(error, UserError):
            writing = self._step() == _WRITE
            heading = "Chưa ghi được vào sổ." if writing else "Chưa đọc được tệp."
            self._tell([Problem("file", str(error))], heading)
        else:
            show_failure(self, error, "khi nhập danh sách")

    def _on_finished(self) -> None:
        """Still waiting here means that it was stopped."""
        if self._task is not None:
            self._end_task()
            self.form.notice.say(_STOPPED, "warning")
            self._first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        if self._leaving:
            super().reject()

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.form.stop_button.setEnabled(False)
            self.form.notice.say("Đang dừng.")

    def _tell(self, problems: list[Problem], heading: str) -> None:
        self.form.error_strip.show_problems(problems, heading)

    def _on_problem_chosen(self, problem: Problem) -> None:
        field = self.findChild(QWidget, problem.code) or self._first_field()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, never the main one: that may write the list."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()

    def reject(self) -> None:
        """Đóng: what is being read or written is stopped and waited for."""
        if self._task is not None:
            self._leaving = True
            self._on_stop()
            return
        super().reject()

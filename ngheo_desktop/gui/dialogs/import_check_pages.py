"""Nhập danh sách, third step: what is odd in the list, and who of it is the same."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QPushButton, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.import_pages import fit_columns
from ngheo_desktop.gui.forms.ui_import_problems import Ui_ImportProblemsPage
from ngheo_desktop.gui.models.import_tables import (
    OUTCOME_TERMS,
    SEVERITY_TERMS,
    WAITING,
    ImportTable,
    PlannedTable,
    ProblemLine,
    ProblemTable,
    is_correctable,
    problem_lines,
    reason_of,
)
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.operations.import_matching import Outcome, PlannedHousehold
from ngheo_desktop.operations.import_plans import Answer, ImportPlan, problems_of

_WAITING_DATA = "waiting"
_ANSWERS = (
    ("Cùn&g người", "same_button", Answer.SAME),
    ("&Khác người", "different_button", Answer.DIFFERENT),
    ("Để sa&u", "later_button", Answer.LATER),
)


class ProblemsPage(QWidget):
    """Soát lỗi: every odd cell, and what would become of every household."""

    title = "Soát lỗi"
    household_answered = Signal(int, object)  # place in the plan, the Answer
    cell_corrected = Signal(str, str, str)  # sheet, cell, what counts instead
    row_left_out = Signal(str, int)  # sheet, row
    hamlets_wanted = Signal(object)  # names that the register does not know yet
    file_wanted = Signal()  # everything as it stands in the file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ImportProblemsPage()
        self.form.setupUi(self)
        self._problems: Sequence[ProblemLine] = ()
        self._households: Sequence[PlannedHousehold] = ()
        self._records: set[tuple[str, int]] = set()  # sheet and row of every person listed
        self._waited: set[int] = set()  # places that had to be answered, also once they are
        self.problem_model = ProblemTable(self)
        self.household_model = PlannedTable(self)
        form = self.form
        for part in (form.tabs, form.tabs.tabBar()):
            part.setAccessibleName("Soát lỗi: chỗ cần xem và hộ trong danh sách")
        _set_up(form.problem_table, self.problem_model, self._on_problem_current)
        _set_up(form.household_table, self.household_model, self._on_household_current)
        for label in (form.problem_label, form.household_label):
            label.setMinimumHeight(2 * theme.metrics().line)
        self.problem_model.cell_corrected.connect(self._on_cell_corrected)
        self._add_correcting()
        self.answer_buttons = [self._answer_button(*each) for each in _ANSWERS]
        form.severity_combo.currentIndexChanged.connect(self._show_problems)
        form.outcome_combo.currentIndexChanged.connect(self._show_households)

    def _add_correcting(self) -> None:
        """«Sửa tại đây», «Bỏ dòng» for the line of a problem, and the way back to the file."""
        self.correct_button = self._correcting("&Sửa tại đây", "correct_button", self._on_correct)
        self.leave_out_button = self._correcting("Bỏ &dòng", "leave_out_button", self._on_leave_out)
        self.file_button = self._correcting(
            "Trả lại như tệ&p", "file_button", self.file_wanted.emit
        )
        self.file_button.hide()
        self.hamlets_button = self._correcting("", "hamlets_button", self._on_hamlets_wanted)
        self.hamlets_button.hide()
        table = self.form.problem_table
        table.activated.connect(self._on_correct)
        tabs = (self.form.severity_combo, self.correct_button, self.leave_out_button)
        for before, after in pairwise((*tabs, self.file_button, self.hamlets_button, table)):
            QWidget.setTabOrder(before, after)

    def _correcting(self, words: str, name: str, done: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(done)
        self.form.problem_filter_layout.addWidget(button)
        return button

    def _on_hamlets_wanted(self) -> None:
        self.hamlets_wanted.emit(self._unknown_hamlets())

    def _unknown_hamlets(self) -> list[str]:
        """Hamlets of the list that the register lacks, each once, in the order of the list."""
        named = [each.problem for each in self._problems]
        return list(dict.fromkeys(each.raw for each in named if each.code == "hamlet_unknown"))

    def _offer_hamlets(self) -> None:
        """A new office has few: they need not be typed anew, one by one."""
        unknown = len(self._unknown_hamlets())
        self.hamlets_button.setText(f"Thê&m {unknown} ấp, khóm")
        self.hamlets_button.setVisible(unknown > 0)

    def _current_problem(self) -> Problem | None:
        line = self.problem_model.line_at(self.form.problem_table.currentIndex().row())
        return line.problem if line else None

    def _on_correct(self) -> None:
        problem = self._current_problem()
        if problem is not None and is_correctable(problem):
            table = self.form.problem_table
            table.setFocus()
            table.edit(table.currentIndex().siblingAtColumn(ProblemTable.VALUE))

    def _on_cell_corrected(self, line: ProblemLine, value: str) -> None:
        self.cell_corrected.emit(line.problem.sheet, line.problem.cell, value)

    def _on_leave_out(self) -> None:
        problem = self._current_problem()
        if problem is not None and problem.row is not None:
            self.row_left_out.emit(problem.sheet, problem.row)

    def show_corrected(self, plan: ImportPlan) -> None:
        """The list read again with a correction: filters, tab and place stay."""
        form = self.form
        combos = (form.severity_combo, form.outcome_combo)
        chosen = [combo.currentData() for combo in combos]
        tab, row = form.tabs.currentIndex(), form.problem_table.currentIndex().row()
        self.show_plan(plan)
        for combo, data in zip(combos, chosen, strict=True):
            combo.setCurrentIndex(max(0, combo.findData(data)))
        form.tabs.setCurrentIndex(tab)
        last = self.problem_model.rowCount() - 1
        form.problem_table.setCurrentIndex(self.problem_model.index(min(max(row, 0), last), 0))
        self.first_field().setFocus()

    def _answer_button(self, words: str, name: str, answer: Answer) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.setEnabled(False)
        button.clicked.connect(partial(self._on_answer, answer))
        self.form.household_filter_layout.addWidget(button)
        return button

    def _on_answer(self, answer: Answer) -> None:
        line = self._current_household()
        if line is not None:
            places = [at for at, each in enumerate(self._households) if each is line]
            self.household_answered.emit(places[0], answer)

    def show_answers(self, plan: ImportPlan) -> None:
        """The same list after an answer: filter and place stay."""
        self._waited |= {
            at for at, each in enumerate(self._households) if each.outcome == Outcome.REVIEW
        }
        row = self.form.household_table.currentIndex().row()
        self._households = plan.households
        self._show_households()
        last = self.household_model.rowCount() - 1
        self.form.household_table.setCurrentIndex(self.household_model.index(min(row, last), 0))
        self.form.household_table.setFocus()

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a list as it was read; the filters begin anew."""
        self._waited = set()
        self._problems = problem_lines(problems_of(plan), plan.listing.layout)
        self._households = plan.households
        severities = Counter(each.problem.severity for each in self._problems)
        outcomes = Counter(each.outcome for each in self._households)
        form = self.form
        self._records = {
            (each.listed.sheet, row)
            for each in plan.households
            for row in (each.listed.row, *(member.row for member in each.listed.members))
        }
        self.file_button.setVisible(bool(plan.corrections))
        self._offer_hamlets()
        self.file_button.setText(f"Trả lại như tệ&p ({len(plan.corrections)} chỗ đã sửa)")
        _fill(
            form.severity_combo,
            [(f"Tất cả ({len(self._problems)})", None)]
            + [(f"{word} ({severities[each]})", each) for each, word in SEVERITY_TERMS.items()],
        )
        _fill(
            form.outcome_combo,
            [(f"Tất cả ({len(self._households)})", None)]
            + [(f"{word} ({outcomes[each]})", each) for each, word in OUTCOME_TERMS.items()]
            + [(f"Cần xem và bỏ ({sum(outcomes[each] for each in WAITING)})", _WAITING_DATA)],
        )
        form.tabs.setTabText(0, f"Chỗ cần xem ({grouped_digits(len(self._problems))})")
        form.tabs.setTabText(1, f"Hộ trong danh sách ({grouped_digits(len(self._households))})")
        form.tabs.setCurrentIndex(0 if self._problems else 1)
        self._show_problems()
        self._show_households()

    def show_waiting(self) -> None:
        """Only the households that would not be written."""
        self.form.tabs.setCurrentIndex(1)
        self.form.outcome_combo.setCurrentIndex(self.form.outcome_combo.findData(_WAITING_DATA))
        self.form.household_table.setFocus()

    def first_field(self) -> QWidget:
        at = self.form.tabs.currentIndex()
        return self.form.problem_table if at == 0 else self.form.household_table

    def _show_problems(self) -> None:
        chosen = self.form.severity_combo.currentData()
        shown = [each for each in self._problems if chosen in (None, each.problem.severity)]
        self.problem_model.set_lines(shown)
        self.form.problem_label.clear()
        if not shown:
            self.form.problem_label.setText("Không có chỗ nào cần xem.")
            self.correct_button.setEnabled(False)
            self.leave_out_button.setEnabled(False)
        self.form.problem_table.setCurrentIndex(self.problem_model.index(0, 0))

    def _show_households(self) -> None:
        chosen = self.form.outcome_combo.currentData()
        wanted = WAITING if chosen == _WAITING_DATA else (chosen,)
        shown = [each for each in self._households if chosen is None or each.outcome in wanted]
        self.household_model.set_lines(shown)
        self.form.household_label.clear()
        self.form.household_table.setCurrentIndex(self.household_model.index(0, 0))

    def _on_problem_current(self, current: QModelIndex) -> None:
        line = self.problem_model.line_at(current.row()) if current.isValid() else None
        problem = line.problem if line else None
        self.correct_button.setEnabled(problem is not None and is_correctable(problem))
        place = (problem.sheet, problem.row) if problem else None
        self.leave_out_button.setEnabled(place in self._records)
        if problem is not None:
            self.form.problem_label.setText(_problem_told(problem))

    def _on_household_current(self, current: QModelIndex) -> None:
        line = self._current_household() if current.isValid() else None
        self._show_answer_buttons(line)
        if line is None:
            return
        sheet = line.listed.sheet
        rows = {(sheet, row) for row in (line.listed.row, *(m.row for m in line.listed.members))}
        own = [
            each.problem.text
            for each in self._problems
            if (each.problem.sheet, each.problem.row) in rows
            and each.problem.code != "household_to_review"  # the reason says it
        ]
        self.form.household_label.setText(" ".join([f"{reason_of(line)}.", *own]))

    def _current_household(self) -> PlannedHousehold | None:
        return self.household_model.line_at(self.form.household_table.currentIndex().row())

    def _show_answer_buttons(self, line: PlannedHousehold | None) -> None:
        """Open for a household that a person must decide about, also after the first answer."""
        at = next((at for at, each in enumerate(self._households) if each is line), -1)
        asked = line is not None and (line.outcome == Outcome.REVIEW or at in self._waited)
        for button in self.answer_buttons:
            button.setEnabled(asked)


def _problem_told(problem: Problem) -> str:
    place = f"Ô {problem.cell}" if problem.cell else f"Dòng {problem.row}"
    told = f"{place}: {problem.text}"
    if problem.severity == Severity.ERROR:
        told += " Hộ này chưa được ghi."
    return told


def _fill(combo: QComboBox, choices: Sequence[tuple[str, Any]]) -> None:
    combo.blockSignals(True)
    combo.clear()
    for text, data in choices:
        combo.addItem(text, data)
    combo.blockSignals(False)


def _set_up(
    table: ListTable, model: ImportTable[Any], on_current: Callable[[QModelIndex], None]
) -> None:
    table.setModel(model)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.selectionModel().currentRowChanged.connect(on_current)
    fit_columns(table, model)

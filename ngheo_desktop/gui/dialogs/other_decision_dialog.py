"""Quyết định công nhận about cases that are ready: which, by which paper, signed by whom."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from ngheo_desktop.domain.decisions import SIGNER_TITLES, BasisLine, SigningMode
from ngheo_desktop.domain.other_classes import OTHER_TERMS, OtherCase, OtherClass
from ngheo_desktop.domain.other_decisions import OtherPlan, SignedOther
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.terms import PROVENANCE_TERMS
from ngheo_desktop.errors import UserError
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.dialogs.password_question import PasswordQuestion
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.models.other_case_lines import head_words
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.other_decisions import (
    basis_for,
    decide_cases,
    decision_faults,
    with_basis_signed,
)


class OtherDecisionDialog(ActDialog):
    """Says all that is missing before the password is asked for."""

    signed = Signal(object)  # the SignedOther
    refusal = "Chưa ký được quyết định."

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        cases: Sequence[OtherCase],
        kind: OtherClass,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(office, runner, "Quyết định công nhận", parent, verb="&Ký quyết định…")
        self.setObjectName("other_decision_dialog")
        self._kind, self._basis = kind, basis_for(office)
        self.question: PasswordQuestion | None = None
        self.add_words(f"{OTHER_TERMS[kind]}: các hồ sơ đã qua niêm yết.")
        self._add_cases([each for each in cases if each.kind == kind])
        self.number_edit = self.line("number_edit")
        self.number_edit.setPlaceholderText("52/QĐ-UBND")
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("day_edit")
        self.day_edit.set_day(office.today())
        titles = [", ".join(SIGNER_TITLES[each]) for each in SigningMode]
        self.signing_combo = self.combo("signing_combo", titles)
        self.signer_edit = self.line("signer_edit")
        self.add("&Số quyết định", self.number_edit)
        self.add("&Ngày ký", self.day_edit)
        self.add("Chứ&c danh", self.signing_combo)
        self.add("N&gười ký", self.signer_edit)
        self._add_basis()
        self.number_edit.setFocus()
        fit_dialog(self, 640, 520)

    def _add_cases(self, cases: Sequence[OtherCase]) -> None:
        self.case_list = QListWidget(self)
        self.case_list.setObjectName("case_list")
        for case in cases:
            item = QListWidgetItem(head_words(case), self.case_list)
            item.setData(Qt.ItemDataRole.UserRole, case.id)
            item.setCheckState(Qt.CheckState.Checked)
        self._fit(self.case_list)
        self.add("&Hồ sơ", self.case_list)

    def _add_basis(self) -> None:
        self.basis_list = QListWidget(self)
        self.basis_list.setObjectName("basis_list")
        self.basis_list.setWordWrap(True)
        self.basis_list.addItems([_basis_words(each) for each in self._basis])
        self.basis_list.setFixedHeight(theme.metrics().row * 4)
        self.basis_check = QCheckBox("Đã đối chiếu căn cứ với &văn bản", self)
        self.basis_check.setObjectName("basis_check")
        self.add("Căn c&ứ", self.basis_list)
        self._form.addRow(self.basis_check)

    def _fit(self, shown: QListWidget) -> None:
        rows = min(max(shown.count(), 2), 5)
        line = max(shown.sizeHintForRow(0), theme.metrics().px(20))
        shown.setFixedHeight(rows * line + 8)

    def plan(self) -> OtherPlan:
        """The decision as it is typed now."""
        items = [self.case_list.item(at) for at in range(self.case_list.count())]
        chosen = [x for x in items if x.checkState() == Qt.CheckState.Checked]
        plan = OtherPlan(
            self._kind,
            tuple(str(x.data(Qt.ItemDataRole.UserRole)) for x in chosen),
            self.number_edit.text().strip(),
            self.day_edit.day(),
            list(SigningMode)[self.signing_combo.currentIndex()],
            self.signer_edit.text().strip(),
            self._basis,
        )
        return with_basis_signed(self._office, plan) if self.basis_check.isChecked() else plan

    # --- signing ----------------------------------------------------------------------------

    def _on_save(self) -> None:
        if not self.save_button.isEnabled():
            return
        self.save_button.setEnabled(False)
        office, plan = self._office, self.plan()
        task = self._runner.start(lambda _report: decision_faults(office, plan))
        task.succeeded.connect(self._on_checked)
        task.failed.connect(self._on_failed)

    def _on_checked(self, faults: list[str]) -> None:
        self.save_button.setEnabled(True)
        self.error_strip.show_problems([Problem("not_ready", x) for x in faults], self.refusal)
        if faults:
            return
        plan = self.plan()
        count = len(plan.case_ids)
        asked = (
            f"Ký Quyết định số {plan.number}, {count} hồ sơ? Quyết định đã ký thì không sửa được."
        )
        self.question = PasswordQuestion("Ký quyết định", asked, "&Ký", "&Xem lại", self)
        self.question.setObjectName("sign_question")
        self.question.confirmed.connect(self._on_password)
        self.question.finished.connect(self._on_question_ended)
        self.question.open()

    def _on_question_ended(self) -> None:
        self.question = None

    def _on_password(self, password: str) -> None:
        office, plan = self._office, self.plan()
        task = self._runner.start(lambda _report: decide_cases(office, plan, password))
        task.succeeded.connect(self._on_signed)
        task.failed.connect(self._on_refused)

    def _on_signed(self, signed: SignedOther) -> None:
        if self.question is not None:
            self.question.accept()
        self.signed.emit(signed)
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, UserError) and self.question is not None:
            self.question.refuse(str(error))
            return
        if self.question is not None:
            self.question.reject()
        show_failure(self, error, "khi ký quyết định")

    def field_of(self, _name: str) -> QWidget:
        return self.number_edit


def _basis_words(line: BasisLine) -> str:
    known = "" if line.is_known else f" ({PROVENANCE_TERMS[line.provenance]}: cần đối chiếu)"
    return f"{line.text}{known}"

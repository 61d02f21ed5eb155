"""Căn cứ and lời văn as they are saved: worded in a dialog, confirmed by name, renewed by day."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.decisions import DecisionPlan
from ngheo_desktop.gui.widgets.decision_words_form import DecisionWordsForm
from ngheo_desktop.operations import decisions
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report


class DecisionBasis(QObject):
    """What the form tells becomes work that gives an Act; the view does it."""

    saving = Signal(object)  # a function of a Report that gives the Act

    def __init__(self, office: Office, form: DecisionWordsForm, view: QWidget) -> None:
        super().__init__(view)
        self._office, self._form, self._view = office, form, view
        self._plan = DecisionPlan()
        form.written.connect(self._on_written)
        form.basis_edit_wanted.connect(self._on_edit)
        form.confirm_wanted.connect(self._on_confirm)
        form.renew_wanted.connect(self._on_renew)

    def show_plan(self, plan: DecisionPlan) -> None:
        self._plan = plan
        self._form.show_plan(plan)

    def _on_written(self, words: dict[str, Any]) -> None:
        self.saving.emit(partial(_words, self._office, self._plan.id, words))

    def _on_edit(self, at: int) -> None:
        from ngheo_desktop.gui.dialogs.basis_line_dialog import BasisLineDialog

        text = self._plan.basis[at].text if at >= 0 else ""
        dialog = BasisLineDialog(at, text, self._view)
        dialog.worded.connect(self._form.put_basis)
        dialog.open()

    def _on_confirm(self) -> None:
        from ngheo_desktop.gui.dialogs.basis_confirm_dialog import BasisConfirmDialog

        lines = [each for each in self._plan.basis if not each.is_known]
        office = self._office
        dialog = BasisConfirmDialog(lines, office.actor.name, office.today(), self._view)
        dialog.accepted.connect(self._on_confirmed)
        dialog.open()

    def _on_confirmed(self) -> None:
        self._form.basis_table.setFocus()  # the button in hand is about to have nothing to do
        self.saving.emit(partial(_confirmed, self._office, self._plan.id))

    def _on_renew(self) -> None:
        self.saving.emit(partial(_renewed, self._office, self._plan.id))


def _words(office: Office, plan_id: str, words: dict[str, Any], _report: Report) -> Act:
    return decisions.set_words(office, plan_id, **words)


def _confirmed(office: Office, plan_id: str, _report: Report) -> Act:
    return decisions.confirm_basis(office, plan_id)


def _renewed(office: Office, plan_id: str, _report: Report) -> Act:
    return decisions.renew_basis(office, plan_id)

"""Nhận đơn: mức sống trung bình of a household, thu nhập thấp of one of its people."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.other_classes import (
    OCCUPATION_TERMS,
    OTHER_TERMS,
    NewCase,
    Occupation,
    OtherClass,
)
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Household
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.other_classes import receive_case
from ngheo_desktop.progress import Report

_OCCUPATION_HINT = "Quy trình dành cho hộ làm nông, lâm, ngư, diêm nghiệp (QĐ 24/2021)."


class OtherCaseDialog(ActDialog):
    """The case that was made is told by its id, so that the window can go to it."""

    received = Signal(str)  # id of the case
    refusal = "Chưa nhận được đơn."

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        household: Household,
        member_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(office, runner, "Nhận đơn", parent, verb="&Nhận đơn")
        self.setObjectName("other_case_dialog")
        self._household = household
        self.add_words(f"Hộ {household.code}, chủ hộ {household.head_name}.")
        self.kind_combo = self.combo("kind_combo", list(OTHER_TERMS.values()))
        self.member_combo = self.combo("member_combo", [x.name for x in household.members])
        self.occupation_combo = self.combo(
            "occupation_combo", ["(chưa chọn)", *OCCUPATION_TERMS.values()]
        )
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("day_edit")
        self.day_edit.set_day(office.today())
        self.reason_edit = self.line("reason_edit")
        self.add("Đề nghị &công nhận", self.kind_combo)
        self.add("Người &lao động", self.member_combo)
        self.add("Ng&hề của hộ", self.occupation_combo)
        self.hint_label = self.add_words(_OCCUPATION_HINT)
        self.add("Ngày nhận đơn", self.day_edit)
        self.add("Lý &do đề nghị", self.reason_edit)
        self.kind_combo.currentIndexChanged.connect(self._on_kind_chosen)
        self._choose(member_id)
        fit_dialog(self, 520, 330)

    def _choose(self, member_id: str) -> None:
        """What was asked for from the page: a person, or the household."""
        ids = [each.id for each in self._household.members]
        if member_id in ids:
            self.kind_combo.setCurrentIndex(list(OTHER_TERMS).index(OtherClass.LOW_INCOME_WORKER))
            self.member_combo.setCurrentIndex(ids.index(member_id))
        self._on_kind_chosen()
        self.kind_combo.setFocus()

    def _kind(self) -> OtherClass:
        return list(OTHER_TERMS)[self.kind_combo.currentIndex()]

    def _on_kind_chosen(self) -> None:
        worker = self._kind() == OtherClass.LOW_INCOME_WORKER
        self.show_rows(self.member_combo, shown=worker)
        self.show_rows(self.occupation_combo, self.hint_label, shown=not worker)

    def work(self) -> Callable[[Report], Act]:
        office, new = self._office, self._new()

        def receive(_report: Report) -> Act:
            kept = receive_case(office, new)
            self._case_id = kept.id
            return kept.act

        return receive

    def _new(self) -> NewCase:
        worker = self._kind() == OtherClass.LOW_INCOME_WORKER
        at = self.occupation_combo.currentIndex() - 1
        member = self._household.members[self.member_combo.currentIndex()].id if worker else ""
        return NewCase(
            self._kind(),
            self._household.id,
            self.day_edit.day() or self._office.today(),
            member,
            None if worker or at < 0 else list(Occupation)[at],
            self.reason_edit.text(),
        )

    def _on_recorded(self, act: Act) -> None:
        super()._on_recorded(act)
        self.received.emit(self._case_id)

    def problems(self) -> Sequence[Problem]:
        if self.day_edit.day() is not None:
            return ()
        missing = Problem("day_missing", "Chưa có ngày nhận đơn.", field="received_on")
        return self.day_edit.problems() or [missing]

    def field_of(self, name: str) -> QWidget:
        fields = {"occupation": self.occupation_combo, "member": self.member_combo}
        return fields.get(name, self.day_edit)

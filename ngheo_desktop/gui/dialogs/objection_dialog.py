"""Kiến nghị during a posting, and its re-check: who, what, which day, what was found."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QWidget

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.postings import Objection, ObjectionDraft, Recheck
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.rounds import HouseholdSteps
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import answer_objection, record_objection
from ngheo_desktop.progress import Report

_STRANGER = "Hộ không có trong danh sách"
_SAME = "Giữ như danh sách"
_CLASSES = tuple(each for each in HouseholdClass if each != HouseholdClass.UNDETERMINED)


class _DayDialog(ActDialog):
    """A dialog that also asks for a day; today is offered."""

    def _add_day(self, words: str, name: str) -> DayEdit:
        edit = DayEdit(self)
        edit.setObjectName(name)
        edit.set_day(self._office.today())
        self.add(words, edit)
        return edit

    def _words(self, name: str) -> QPlainTextEdit:
        edit = QPlainTextEdit(self)
        edit.setObjectName(name)
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(theme.metrics().line * 4)
        return edit


def _no_day(edit: DayEdit, field: str) -> list[Problem]:
    if edit.day() is not None:
        return []
    return [Problem("no_day", "Chưa có ngày. Hãy nhập như 05/11/2026.", field=field)]


class ObjectionDialog(_DayDialog):
    """Somebody is asked for; the household may also be one that the list lacks."""

    refusal = "Chưa ghi được kiến nghị."

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        round_id: str,
        hamlet_id: str,
        households: Sequence[HouseholdSteps],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(office, runner, "Ghi kiến nghị", parent)
        self.setObjectName("objection_dialog")
        self._place = (round_id, hamlet_id)
        self.name_edit = self.line("by_name_edit")
        self.household_combo = QComboBox(self)
        self.household_combo.setObjectName("household_combo")
        self.household_combo.addItem(_STRANGER, "")
        for each in households:
            named = f"{each.code} {each.head_name}".strip()
            self.household_combo.addItem(named, each.household_id)
        self.told_edit = self._words("told_edit")
        self.add("&Người kiến nghị", self.name_edit)
        self.add("Về &hộ", self.household_combo)
        self.add("Nội &dung", self.told_edit)
        self.day_edit = self._add_day("Ngày nhậ&n", "received_on_edit")
        fit_dialog(self, 560, 330)
        self.name_edit.setFocus()

    def problems(self) -> Sequence[Problem]:
        return _no_day(self.day_edit, "received_on")

    def work(self) -> Callable[[Report], Act]:
        draft = ObjectionDraft(
            *self._place,
            by_name=self.name_edit.text(),
            told=self.told_edit.toPlainText(),
            received_on=self.day_edit.day() or self._office.today(),
            household_id=str(self.household_combo.currentData()),
        )
        return partial(_record, self._office, draft)

    def field_of(self, name: str) -> QWidget:
        fields: dict[str, QWidget] = {"told": self.told_edit, "received_on": self.day_edit}
        return fields.get(name, self.name_edit)


class RecheckDialog(_DayDialog):
    """A class that changes is always posted again: the tick is then not asked for."""

    refusal = "Chưa ghi được kết quả phúc tra."

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        objection: Objection,
        standing: HouseholdClass | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(office, runner, "Ghi kết quả phúc tra", parent)
        self.setObjectName("recheck_dialog")
        self._objection, self._standing = objection, standing
        about = objection.head_name or _STRANGER[:1].lower() + _STRANGER[1:]
        self.add_words(
            f"{objection.by_name}, ngày {shown_day(objection.received_on)}, về {about}: "
            f"{objection.told}"
        )
        self.answer_edit = self._words("answer_edit")
        self.class_combo = QComboBox(self)
        self.class_combo.setObjectName("recheck_class_combo")
        same = f"{_SAME}: {CLASS_TERMS[standing]}" if standing else _SAME
        self.class_combo.addItem(same, "")
        for each in _CLASSES if objection.household_id else ():
            self.class_combo.addItem(CLASS_TERMS[each], each.value)
        self.post_check = QCheckBox("Niêm yết &lại kết quả", self)
        self.post_check.setObjectName("post_again_check")
        self.post_check.setChecked(True)
        self.class_combo.currentIndexChanged.connect(self._on_class_chosen)
        self.add("Nội dung phúc &tra", self.answer_edit)
        self.add("&Diện sau phúc tra", self.class_combo)
        self.day_edit = self._add_day("Ngày phúc tra &xong", "answered_on_edit")
        self._form.addRow(self.post_check)
        QWidget.setTabOrder(self.day_edit, self.post_check)
        fit_dialog(self, 560, 360)
        self.answer_edit.setFocus()

    def _class(self) -> HouseholdClass | None:
        told = str(self.class_combo.currentData() or "")
        return HouseholdClass(told) if told else None

    def _on_class_chosen(self) -> None:
        changed = self._class() not in (None, self._standing)
        if changed:
            self.post_check.setChecked(True)
        self.post_check.setEnabled(not changed)

    def problems(self) -> Sequence[Problem]:
        return _no_day(self.day_edit, "answered_on")

    def work(self) -> Callable[[Report], Act]:
        recheck = Recheck(
            answered_on=self.day_edit.day() or self._office.today(),
            answer=self.answer_edit.toPlainText(),
            recheck_class=self._class(),
            post_again=self.post_check.isChecked(),
        )
        return partial(_answer, self._office, self._objection.id, recheck)

    def field_of(self, name: str) -> QWidget:
        fields: dict[str, QWidget] = {
            "answered_on": self.day_edit,
            "recheck_class": self.class_combo,
            "post_again": self.post_check,
        }
        return fields.get(name, self.answer_edit)


def _record(office: Office, draft: ObjectionDraft, _report: Report) -> Act:
    return record_objection(office, draft).act


def _answer(office: Office, objection_id: str, recheck: Recheck, _report: Report) -> Act:
    return answer_objection(office, objection_id, recheck)

"""Thành viên: one person's draft, with what is wrong with it said while it is typed."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from ngheo_desktop import catalogs
from ngheo_desktop.domain.checks import check_member
from ngheo_desktop.domain.drafts import MemberDraft
from ngheo_desktop.domain.edits import laid_over
from ngheo_desktop.domain.problems import Problem, errors_of
from ngheo_desktop.domain.register import HEAD, STATUS_TERMS, Member, MemberStatus
from ngheo_desktop.domain.terms import SEX_TERMS, Sex
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.forms.ui_member_dialog import Ui_MemberDialog
from ngheo_desktop.gui.widgets.card_reading import CardReading
from ngheo_desktop.gui.widgets.digits_only import take_digits
from ngheo_desktop.gui.widgets.field_flow import goes_on
from ngheo_desktop.gui.widgets.folded_completer import FoldedCompleter
from ngheo_desktop.operations.households import tidied_member

_NOT_CHOSEN = "(chưa chọn)"


class MemberDialog(QDialog):
    """Edits a draft; each person saved is told by `member_kept`, each key by `typed`.

    Esc leaves the household as it was; what was typed comes back with the next opening.
    """

    member_kept = Signal(object)  # the Member, each time one is saved
    typed = Signal(object)  # the MemberDraft as it stands in the fields
    dropped = Signal(str)  # id of the person whose unfinished form is not wanted

    def __init__(
        self,
        member: Member,
        today: date,
        parent: QWidget | None = None,
        *,
        adding: bool = False,
        unfinished: MemberDraft | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._adding = adding
        self._touched = False
        self._showing = False
        self.form = Ui_MemberDialog()
        self.form.setupUi(self)
        self.cards = CardReading(self.form, today, self)
        self._fill_choices()
        self._add_actions()
        self._show(member)
        self._connect_fields()
        if unfinished is not None:
            self._bring_back(unfinished)

    def _fill_choices(self) -> None:
        form = self.form
        form.more_button.setVisible(self._adding)
        self.setWindowTitle("Thêm thành viên" if self._adding else "Sửa thành viên")
        self.setMinimumSize(theme.metrics().px(640), theme.metrics().px(420))
        for label in (form.problem_label, form.warning_label):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.set_tone(form.problem_label, "error")
        theme.set_tone(form.warning_label, "warning")
        form.drop_button.hide()
        form.save_button.setToolTip("Ctrl+S")
        form.more_button.setToolTip("Ctrl+Enter")
        _offer(form.sex_combo, [(sex.value, word) for sex, word in SEX_TERMS.items()])
        _offer(form.relation_combo, [(each.code, each.label) for each in catalogs.relations()])
        _offer(form.status_combo, [(each.value, word) for each, word in STATUS_TERMS.items()])
        groups = [group.name for group in catalogs.ethnic_groups()]
        take_digits(form.personal_id_edit)
        form.ethnic_combo.addItems(groups)
        form.ethnic_combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        form.ethnic_combo.setCompleter(FoldedCompleter(groups, form.ethnic_combo))

    def _add_actions(self) -> None:
        finish = self._on_more if self._adding else self._on_save
        self.save_action = command(self, "Lưu", self._on_save, key="save")
        self.more_action = command(self, "Lưu và thêm người", finish, key="main")
        self.form.save_button.clicked.connect(self.save_action.trigger)
        self.form.more_button.clicked.connect(self.more_action.trigger)
        self.scan_action = command(self, "Quét CCCD", self.cards.wait, key="scan_card")
        self.form.scan_button.setToolTip("Ctrl+T")
        self.form.scan_button.clicked.connect(self.scan_action.trigger)
        self.form.drop_button.clicked.connect(self._on_dropped)
        self.form.close_button.clicked.connect(self.reject)

    def _connect_fields(self) -> None:
        form = self.form
        for edit in (form.name_edit, form.birth_edit, form.personal_id_edit, form.issued_edit):
            edit.textChanged.connect(self._on_edited)
        for combo in (form.sex_combo, form.relation_combo):
            combo.currentIndexChanged.connect(self._on_edited)
        for edit in (form.phone_edit, form.note_edit):
            edit.textChanged.connect(self._tell)
        form.ethnic_combo.currentTextChanged.connect(self._tell)
        form.status_combo.currentIndexChanged.connect(self._tell)
        form.merit_check.toggled.connect(self._tell)
        line = form.ethnic_combo.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._on_ethnic_typed)

    def _show(self, member: Member) -> None:
        """Fill the fields; nothing is said about a person before something was typed."""
        form = self.form
        self._member = member
        self._showing = True
        form.name_edit.setText(member.name)
        _choose(form.sex_combo, member.sex)
        form.birth_edit.set_birth(member.birth)
        form.personal_id_edit.setText(member.personal_id)
        form.issued_edit.set_day(member.personal_id_issued)
        form.ethnic_combo.setCurrentText(member.ethnic)
        _choose(form.relation_combo, member.relation)
        _choose(form.status_combo, member.status)
        form.merit_check.setChecked(member.merit)
        form.phone_edit.setText(member.phone)
        form.note_edit.setText(member.note)
        self._showing = False
        self._touched = bool(member.name)
        self._show_problems(self.problems() if self._touched else [])
        form.name_edit.setFocus()

    def _bring_back(self, unfinished: MemberDraft) -> None:
        """What was typed before, on top of the person as the household has it now."""
        opened, form = self._member, self.form
        self._show(laid_over(unfinished.member, unfinished.base, opened))
        self._member = opened
        for edit, text in (
            (form.birth_edit, unfinished.birth_text),
            (form.issued_edit, unfinished.issued_text),
        ):
            if text:
                edit.setText(text)
        form.notice.say("Phần đang nhập dở lần trước đã được lấy lại.")
        form.drop_button.show()

    def _on_dropped(self) -> None:
        self.form.notice.clear()
        self.form.drop_button.hide()
        self._show(self._member)
        self.dropped.emit(self._member.id)

    def say_like(self, words: str) -> None:
        """Who in the register may be this person; empty when nobody is."""
        self.form.like_notice.say(words, "warning")

    def unfinished(self) -> MemberDraft:
        """The form as it stands, with dates that nobody can read yet."""
        form = self.form
        unread = [
            edit.text() if edit.problems() else "" for edit in (form.birth_edit, form.issued_edit)
        ]
        return MemberDraft(self.member(), tidied_member(self._member), *unread)

    def _tell(self) -> None:
        if not self._showing:
            self.typed.emit(self.unfinished())

    def member(self) -> Member:
        """The draft as it stands in the fields."""
        form = self.form
        sex, status = form.sex_combo.currentData(), form.status_combo.currentData()
        typed = replace(
            self._member,
            name=form.name_edit.text(),
            sex=Sex(sex) if sex else None,
            birth=form.birth_edit.birth(),
            personal_id=form.personal_id_edit.text(),
            personal_id_issued=form.issued_edit.day(),
            ethnic=_ethnic(form.ethnic_combo.currentText()),
            relation=form.relation_combo.currentData() or "",
            status=MemberStatus(status) if status else None,
            merit=form.merit_check.isChecked(),
            phone=form.phone_edit.text(),
            note=form.note_edit.text(),
        )
        return tidied_member(typed)

    def problems(self) -> list[Problem]:
        """What is wrong with the draft, dates that cannot be read first."""
        unread = [*self.form.birth_edit.problems(), *self.form.issued_edit.problems()]
        found = check_member(self.member(), self._today)
        if any(problem.field == "birth" for problem in unread):
            found = [problem for problem in found if problem.field != "birth"]
        return [*unread, *found]

    def _on_edited(self) -> None:
        if self._showing:
            return
        self._touched = True
        self._show_problems(self.problems())
        self._tell()

    def _on_ethnic_typed(self) -> None:
        typed = self.form.ethnic_combo.currentText()
        self.form.ethnic_combo.setCurrentText(_ethnic(typed))

    def _show_problems(self, problems: list[Problem]) -> None:
        blocking = errors_of(problems)
        advising = [problem for problem in problems if problem not in blocking]
        for label, told in (
            (self.form.problem_label, blocking),
            (self.form.warning_label, advising),
        ):
            label.setText("\n".join(problem.text for problem in told))
            label.setVisible(bool(told))

    def _keep(self) -> bool:
        """Tell the person; False, with the focus on the first wrong field, when it cannot be."""
        problems = self.problems()
        self._show_problems(problems)
        if blocking := errors_of(problems):
            self._field(blocking[0]).setFocus()
            return False
        self.member_kept.emit(self.member())
        return True

    def _field(self, problem: Problem) -> QWidget:
        form = self.form
        fields: dict[str, QWidget] = {
            "birth": form.birth_edit,
            "personal_id": form.personal_id_edit,
            "personal_id_issued": form.issued_edit,
            "relation": form.relation_combo,
        }
        return fields.get(problem.field, form.name_edit)

    def _on_save(self) -> None:
        if self._keep():
            self.accept()

    def _on_more(self) -> None:
        """The next person of the same household most often has the same ethnic group."""
        if self._keep():
            self.form.notice.clear()
            self.form.drop_button.hide()
            self._show(Member(ethnic=self.member().ethnic))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if goes_on(event):
            self.focusNextChild()
            return
        super().keyPressEvent(event)


def first_member() -> Member:
    """The draft of a household's first person: its head, until the officer says otherwise."""
    return Member(relation=HEAD)


def _offer(combo: QComboBox, choices: list[tuple[str, str]]) -> None:
    combo.addItem(_NOT_CHOSEN, "")
    for value, word in choices:
        combo.addItem(word, value)


def _choose(combo: QComboBox, value: str | None) -> None:
    combo.setCurrentIndex(max(0, combo.findData(str(value) if value else "")))


def _ethnic(typed: str) -> str:
    """The name of the catalogue where it knows the word, else what was typed."""
    group = catalogs.ethnic_group_named(typed)
    return group.name if group else typed

"""Biến động hộ: one event told in one form that asks only what its kind needs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop import catalogs
from ngheo_desktop.domain.family_events import EVENT_TERMS, EventKind, FamilyEvent
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Hamlet, Household, Member
from ngheo_desktop.errors import InputRefused, UserError
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.models.family_event_state import FamilyEventState, Part
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.gui.widgets.close_button import CloseButton
from ngheo_desktop.gui.widgets.error_strip import ErrorStrip
from ngheo_desktop.gui.widgets.household_chooser import HouseholdChooser
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.family_events import record_event
from ngheo_desktop.operations.office import Office

_ID = Qt.ItemDataRole.UserRole
_NOT_CHOSEN = "(chưa chọn)"
_BORN_AS = {EventKind.BIRTH: "child", EventKind.MARRY_IN: "child_in_law"}
_PEOPLE_WORDS = {
    EventKind.DEATH: "Người qua đời",
    EventKind.MOVE_OUT: "Người chuyển đi",
    EventKind.SPLIT: "Người tách ra",
    EventKind.MARRY_IN: "Người kết hôn vào",
}
_HEAD_WORDS = {EventKind.SPLIT: "Chủ hộ của hộ mới"}
_PLACE_WORDS = {EventKind.MOVE_IN: "Từ nơi nào đến", EventKind.MOVE_OUT: "Chuyển đi đâu"}


@dataclass(frozen=True, slots=True)
class _Field:
    label: QLabel
    widget: QWidget


class FamilyEventDialog(QDialog):
    """Esc changes nothing; saving records the whole event or says why not."""

    recorded = Signal(object)  # the Act

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        here: Household,
        hamlets: tuple[Hamlet, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("family_event_dialog")
        self.setWindowTitle("Biến động hộ")
        self._office, self._runner = office, runner
        self._hamlets = hamlets
        self.state = FamilyEventState(here, office.today(), hamlet_id=here.hamlet_id)
        self._fields: dict[Part, list[_Field]] = {part: [] for part in Part}
        self._build()
        self._show()

    # --- parts -----------------------------------------------------------------------------

    def _build(self) -> None:
        here = self.state.here
        title = QLabel(f"Hộ {here.code} {here.head_name}", self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_title_font(title, 13)
        self.error_strip = ErrorStrip(self)
        self.error_strip.problem_chosen.connect(self._on_problem_chosen)
        inside = QWidget(self)
        self._form = QFormLayout(inside)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._add_fields()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        buttons = QDialogButtonBox(self)
        self.save_button = QPushButton("&Ghi biến động", self)
        self.save_button.setObjectName("save_button")
        self.save_button.setDefault(True)
        close = CloseButton(self)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        self.save_button.clicked.connect(self._on_save)
        command(self, "Ghi biến động", self._on_save, key="main")
        command(self, "Ghi", self._on_save, key="save")
        layout = QVBoxLayout(self)
        for part in (title, self.error_strip):
            layout.addWidget(part)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        sizes = theme.metrics()
        self.resize(min(sizes.px(640), 720), min(sizes.px(520), 600))

    def _add_fields(self) -> None:
        self.kind_combo = QComboBox(self)
        self.kind_combo.setObjectName("kind_combo")
        for kind, word in EVENT_TERMS.items():
            self.kind_combo.addItem(word, kind)
        self.kind_combo.currentIndexChanged.connect(self._on_kind_chosen)
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("day_edit")
        self.day_edit.set_day(self.state.day)
        self.day_edit.textChanged.connect(self._on_day_typed)
        self._add("&Loại biến động", self.kind_combo)
        self._add("&Ngày", self.day_edit)
        self.chooser = HouseholdChooser(self._office, self._runner, self.state.here.id, self)
        self.chooser.chosen.connect(self._on_other_chosen)
        self._add("&Hộ kia", self.chooser, Part.OTHER)
        self.people_list = QListWidget(self)
        self.people_list.setObjectName("people_list")
        self.people_list.setMaximumHeight(theme.metrics().px(28) * 6)
        self.people_list.itemChanged.connect(self._on_person_ticked)
        self._add("Người", self.people_list, Part.PEOPLE)
        self._add("Người mới", self._newcomer_row(), Part.NEWCOMERS)
        self.hamlet_combo = QComboBox(self)
        self.hamlet_combo.setObjectName("hamlet_combo")
        for hamlet in self._hamlets:
            self.hamlet_combo.addItem(hamlet.full_name, hamlet.id)
        self.hamlet_combo.setCurrentIndex(self.hamlet_combo.findData(self.state.hamlet_id))
        self.hamlet_combo.currentIndexChanged.connect(self._on_hamlet_chosen)
        self._add("Ấp, &khóm", self.hamlet_combo, Part.HAMLET)
        self.address_edit = self._line("address_edit", self._on_address_typed)
        self._add("Địa &chỉ mới", self.address_edit, Part.HAMLET)
        self.head_combo = self._head_combo("head_combo", self._on_head_chosen)
        self._add("Chủ hộ &mới", self.head_combo, Part.HEAD)
        self.left_head_combo = self._head_combo("left_head_combo", self._on_left_head_chosen)
        self._add("Chủ hộ của hộ &cũ", self.left_head_combo, Part.LEFT_HEAD)
        self.place_edit = self._line("place_edit", self._on_place_typed)
        self._add("Nơi", self.place_edit, Part.PLACE)
        self.relations = QWidget(self)
        self._relation_form = QFormLayout(self.relations)
        self._relation_form.setContentsMargins(0, 0, 0, 0)
        self._add("Quan hệ với chủ hộ", self.relations, Part.RELATIONS)

    def _add(self, words: str, widget: QWidget, part: Part | None = None) -> None:
        label = QLabel(words, self)
        label.setBuddy(widget)
        self._form.addRow(label, widget)
        if part is not None:
            self._fields[part].append(_Field(label, widget))

    def _line(self, name: str, answer: Callable[[str], None]) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.textChanged.connect(answer)
        return edit

    def _head_combo(self, name: str, answer: Callable[[], None]) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.currentIndexChanged.connect(answer)
        return combo

    def _newcomer_row(self) -> QWidget:
        row = QWidget(self)
        self.newcomer_label = QLabel("Chưa có ai.", row)
        self.newcomer_label.setTextFormat(Qt.TextFormat.PlainText)
        self.newcomer_button = QPushButton("Nhậ&p người…", row)
        self.newcomer_button.setObjectName("newcomer_button")
        self.newcomer_button.setAutoDefault(False)
        self.newcomer_button.clicked.connect(self._on_newcomer_asked)
        row.setFocusProxy(self.newcomer_button)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.newcomer_label, 1)
        layout.addWidget(self.newcomer_button)
        return row

    # --- what is shown ---------------------------------------------------------------------

    def _show(self) -> None:
        """Ask what this kind needs, with the choices that are left."""
        state = self.state
        parts = state.parts()
        for part, fields in self._fields.items():
            for each in fields:
                self._form.setRowVisible(each.widget, part in parts)
        self._word(Part.PEOPLE, _PEOPLE_WORDS.get(state.kind, "Người"))
        self._word(Part.HEAD, _HEAD_WORDS.get(state.kind, "Chủ hộ &mới"))
        self._word(Part.PLACE, _PLACE_WORDS.get(state.kind, "Nơi"))
        self._show_heads()
        self._show_relations()

    def _word(self, part: Part, words: str) -> None:
        for each in self._fields[part]:
            each.label.setText(words)
            each.widget.setAccessibleName(words.replace("&", ""))

    def _show_people(self) -> None:
        self.people_list.blockSignals(True)
        self.people_list.clear()
        for member in self.state.people():
            item = QListWidgetItem(_person(member), self.people_list)
            item.setData(_ID, member.id)
            ticked = member.id in self.state.chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.people_list.blockSignals(False)
        self.people_list.setCurrentRow(0)

    def _show_heads(self) -> None:
        state = self.state
        _offer(self.head_combo, state.head_candidates(), state.head_id)
        _offer(self.left_head_combo, state.staying(), state.left_head_id)
        state.head_id = self.head_combo.currentData() or ""
        state.left_head_id = self.left_head_combo.currentData() or ""

    def _show_relations(self) -> None:
        """One line for everybody whose relation the event changes; what follows is filled in."""
        members = self.state.changed_members()
        while self._relation_form.rowCount():
            self._relation_form.removeRow(0)
        for member in members:
            combo = QComboBox(self.relations)
            combo.addItem(_NOT_CHOSEN, "")
            for each in catalogs.relations():
                combo.addItem(each.label, each.code)
            combo.setCurrentIndex(max(0, combo.findData(member.relation)))
            combo.setAccessibleName(f"Quan hệ của {member.name} với chủ hộ")
            combo.currentIndexChanged.connect(partial(self._on_relation_chosen, member.id, combo))
            self._relation_form.addRow(member.name, combo)

    # --- answers ---------------------------------------------------------------------------

    def _on_kind_chosen(self) -> None:
        self.state.kind = EventKind(self.kind_combo.currentData())
        self.state.relations.clear()
        self.error_strip.clear()
        self._show_people()
        self._show()

    def _on_day_typed(self) -> None:
        self.state.day = self.day_edit.day() or self.state.day

    def _on_person_ticked(self, item: QListWidgetItem) -> None:
        if item.checkState() == Qt.CheckState.Checked:
            self.state.chosen.add(item.data(_ID))
        else:
            self.state.chosen.discard(item.data(_ID))
        self._show()

    def _on_other_chosen(self, household: Household) -> None:
        self.state.other = household
        self._show_people()
        self._show()

    def _on_hamlet_chosen(self) -> None:
        self.state.hamlet_id = self.hamlet_combo.currentData() or ""

    def _on_address_typed(self, text: str) -> None:
        self.state.address = text

    def _on_place_typed(self, text: str) -> None:
        self.state.place = text

    def _on_head_chosen(self) -> None:
        self.state.head_id = self.head_combo.currentData() or ""
        self._show_relations()
        self._form.setRowVisible(self.relations, Part.RELATIONS in self.state.parts())

    def _on_left_head_chosen(self) -> None:
        self.state.left_head_id = self.left_head_combo.currentData() or ""
        self._show_relations()
        self._form.setRowVisible(self.relations, Part.RELATIONS in self.state.parts())

    def _on_relation_chosen(self, member_id: str, combo: QComboBox, _index: int) -> None:
        self.state.relations[member_id] = combo.currentData() or ""

    def _on_newcomer_asked(self) -> None:
        relation = _BORN_AS.get(self.state.kind, "")
        birth = self.day_edit.birth() if self.state.kind == EventKind.BIRTH else None
        head = self.state.here.head
        proposal = Member(relation=relation, birth=birth, ethnic=head.ethnic if head else "")
        known = self.state.newcomers[0] if self.state.newcomers else proposal
        dialog = MemberDialog(known, self._office.today(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.member_kept.connect(self._on_newcomer_kept)
        dialog.open()

    def _on_newcomer_kept(self, member: Member) -> None:
        self.state.newcomers = [member]
        self.newcomer_label.setText(_person(member))
        self.newcomer_button.setFocus()

    # --- saving ----------------------------------------------------------------------------

    def _on_save(self) -> None:
        if not self.save_button.isEnabled():
            return
        if self.day_edit.day() is None:
            text = "Chưa có ngày của biến động. Hãy nhập như 05/02/2026."
            self.error_strip.show_problems([Problem("day_missing", text, field="day")])
            return
        self.save_button.setEnabled(False)
        event = self.state.event()
        task = self._runner.start(partial(_record, self._office, event))
        task.succeeded.connect(self._on_recorded)
        task.failed.connect(self._on_failed)

    def _on_recorded(self, act: Act) -> None:
        self.accept()
        self.recorded.emit(act)

    def _on_failed(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, InputRefused):
            self.error_strip.show_problems(error.problems, "Chưa ghi được biến động.")
        elif isinstance(error, UserError):
            self.error_strip.show_problems([Problem("refused", str(error))])
        else:
            show_failure(self, error, "khi ghi biến động hộ")

    def _on_problem_chosen(self, problem: Problem) -> None:
        fields: dict[str, QWidget] = {
            "day": self.day_edit,
            "people": self.people_list,
            "newcomers": self.newcomer_button,
            "other_id": self.chooser.search_edit,
            "hamlet_id": self.hamlet_combo,
            "head_id": self.head_combo if self.head_combo.isVisible() else self.left_head_combo,
        }
        fields.get(problem.field or "", self.kind_combo).setFocus()


def _record(office: Office, event: FamilyEvent, _report: object) -> Act:
    return record_event(office, event)


def _person(member: Member) -> str:
    born = f", sinh {member.birth.shown}" if member.birth else ""
    return f"{member.name}{born}"


def _offer(combo: QComboBox, members: list[Member], chosen: str) -> None:
    combo.blockSignals(True)
    combo.clear()
    combo.addItem(_NOT_CHOSEN, "")
    for member in members:
        combo.addItem(_person(member), member.id)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(False)

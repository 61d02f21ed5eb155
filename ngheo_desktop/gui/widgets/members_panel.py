"""Thành viên: the people of a draft, added, edited, put in order and taken out by keys."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QToolButton, QWidget

from ngheo_desktop.domain.drafts import MemberDraft
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Member
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog, first_member
from ngheo_desktop.gui.forms.ui_household_page import Ui_HouseholdPage
from ngheo_desktop.gui.models.member_table import ID_NUMBER, NAME, TO_SEE, MemberTableModel
from ngheo_desktop.gui.steps import Step, Steps
from ngheo_desktop.operations.households import new_member_id


class MembersPanel(QObject):
    """Works on its own list of people; `edited` tells that it has changed."""

    edited = Signal()
    typed = Signal()  # something in the form of one person; the household is as it was
    opened = Signal(object)  # the MemberDialog of one person
    ids_shown = Signal()  # numbers are now shown in full

    def __init__(self, form: Ui_HouseholdPage, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._form, self._today, self._page = form, today, parent
        self._members: list[Member] = []
        self._unfinished: dict[str, MemberDraft] = {}  # by id; "" = somebody being added
        self.steps = Steps(self)
        self._may_edit = True
        self.model = MemberTableModel(self)
        self._build_table()
        self._add_actions()
        theme.follow(self._size_icons)
        form.undo_button.clicked.connect(self._on_undo)
        self.steps.changed.connect(self._on_steps_changed)
        form.undo_line.hide()

    def _build_table(self) -> None:
        table = self._form.member_table
        table.setModel(self.model)
        table.set_sticky(NAME)
        table.setSelectionMode(table.SelectionMode.SingleSelection)
        table.activated.connect(self._on_edit)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TO_SEE, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(theme.metrics().px(48))

    def _add_actions(self) -> None:
        form, table, page = self._form, self._form.member_table, self._page
        alone = Qt.ShortcutContext.WidgetShortcut  # these keys mean something else in a field
        on_table = partial(command, table, context=alone)
        self.add_action = command(page, "Thêm người", self._on_add, key="new", sign="add_person")
        self.edit_action = on_table("Sửa", self._on_edit, key="edit", sign="edit")
        self.remove_action = on_table(
            "Đưa ra khỏi hộ", self._on_remove, key="remove", sign="remove"
        )
        self.up_action = on_table("Lên", self._on_up, key="move_up", sign="close_list")
        self.down_action = on_table("Xuống", self._on_down, key="move_down", sign="open_list")
        self.show_ids_action = command(page, "Hiện đủ số", sign="show")
        self.show_ids_action.setCheckable(True)
        self.show_ids_action.toggled.connect(self._on_ids_toggled)
        for button, action in (
            (form.add_button, self.add_action),
            (form.edit_button, self.edit_action),
            (form.remove_button, self.remove_action),
            (form.up_button, self.up_action),
            (form.down_button, self.down_action),
            (form.show_ids_button, self.show_ids_action),
        ):
            _dress(button, action)
        moving = (self.up_action, self.down_action)
        table.set_row_actions([self.edit_action, *moving, self.remove_action])

    def _size_icons(self) -> None:
        form, size = self._form, theme.metrics().px(16)
        named = (form.add_button, form.edit_button, form.remove_button, form.up_button)
        for button in (*named, form.down_button, form.show_ids_button):
            button.setIconSize(QSize(size, size))

    def show(
        self,
        members: Sequence[Member],
        problems: Sequence[Problem],
        unfinished: Sequence[MemberDraft] = (),
    ) -> None:
        """Show the people of another household, numbers masked again."""
        self._members = [each if each.id else replace(each, id=new_member_id()) for each in members]
        known = {"", *(each.id for each in self._members)}
        self._unfinished = {each.member.id: each for each in unfinished if each.member.id in known}
        self.steps.clear()
        self._form.undo_line.hide()
        self.show_ids_action.blockSignals(True)
        self.show_ids_action.setChecked(False)
        self.show_ids_action.blockSignals(False)
        self.model.set_masked(masked=True)
        self.show_problems(problems)

    def members(self) -> tuple[Member, ...]:
        return tuple(self._members)

    def unfinished(self) -> tuple[MemberDraft, ...]:
        """Forms with something in them that was not saved into the household."""
        return tuple(self._unfinished.values())

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """The table anew with what to look at beside each person; the row in hand stays."""
        row = self._form.member_table.currentIndex().row()
        self.model.set_members(self._members, problems)
        self._choose(max(0, row))

    def offer(self, action: QAction) -> None:
        """A command of the page about the person in hand stands in the menu of the table."""
        moving = (self.up_action, self.down_action)
        self._form.member_table.set_row_actions(
            [self.edit_action, action, *moving, self.remove_action]
        )

    def chosen_id(self) -> str:
        """Id of the person in hand; "" when there is nobody."""
        row = self._form.member_table.currentIndex().row()
        return self._members[row].id if 0 <= row < len(self._members) else ""

    def choose_member(self, place: int) -> None:
        """Go to a person by place, from 1 on."""
        self._choose(place - 1)

    def set_readable_only(self) -> None:
        """For an account that may not change households."""
        self._may_edit = False
        form = self._form
        for button, action in (
            (form.add_button, self.add_action),
            (form.edit_button, self.edit_action),
            (form.remove_button, self.remove_action),
            (form.up_button, self.up_action),
            (form.down_button, self.down_action),
        ):
            button.hide()
            action.setVisible(False)
            action.setEnabled(False)

    def name_head(self, name: str) -> None:
        """Begin a household with its head; one that has people already stays as it is."""
        if self._may_edit and not self._members:
            self._on_member_added(replace(first_member(), name=name))

    # --- one person ------------------------------------------------------------------------

    def _on_add(self) -> None:
        self._form.tabs.setCurrentWidget(self._form.member_tab)
        following = Member(ethnic=self._members[0].ethnic) if self._members else first_member()
        dialog = MemberDialog(
            following, self._today, self._page, adding=True, unfinished=self._unfinished.get("")
        )
        dialog.member_kept.connect(self._on_member_added)
        self._open(dialog)

    def _on_edit(self, _index: QModelIndex | bool = False) -> None:
        row = self._form.member_table.currentIndex().row()
        if row < 0 or not self._may_edit:
            return
        member = self._members[row]
        unfinished = self._unfinished.get(member.id)
        dialog = MemberDialog(member, self._today, self._page, unfinished=unfinished)
        dialog.member_kept.connect(self._on_member_changed)
        self._open(dialog)

    def _open(self, dialog: MemberDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.typed.connect(self._on_typed)
        dialog.dropped.connect(self._on_dropped)
        dialog.finished.connect(self._on_dialog_closed)
        self.opened.emit(dialog)
        dialog.open()

    def _on_typed(self, draft: MemberDraft) -> None:
        empty = draft.member == draft.base and not (draft.birth_text or draft.issued_text)
        if empty:
            self._unfinished.pop(draft.member.id, None)
        else:
            self._unfinished[draft.member.id] = draft
        self.typed.emit()

    def _on_dropped(self, member_id: str) -> None:
        self._unfinished.pop(member_id, None)
        self.typed.emit()

    def _on_dialog_closed(self) -> None:
        self._form.member_table.setFocus()

    def _on_member_added(self, member: Member) -> None:
        self._unfinished.pop("", None)
        added = [*self._members, replace(member, id=new_member_id())]
        self._change(f"thêm {member.name}", added, len(added) - 1)

    def _on_member_changed(self, member: Member) -> None:
        row = self._form.member_table.currentIndex().row()
        self._unfinished.pop(member.id, None)
        if member != self._members[row]:
            changed = [*self._members[:row], member, *self._members[row + 1 :]]
            self._change(f"sửa {member.name}", changed, row)

    def _on_remove(self) -> None:
        row = self._form.member_table.currentIndex().row()
        if row < 0:
            return
        member = self._members[row]
        self._unfinished.pop(member.id, None)
        left = [*self._members[:row], *self._members[row + 1 :]]
        self._change(f"đưa {member.name} ra khỏi hộ", left, min(row, len(left) - 1))
        self._form.undo_label.setText(f"Đã đưa {member.name} ra khỏi hộ. Lưu thì mới ghi vào sổ.")
        self._form.undo_line.show()

    def _on_undo(self) -> None:
        if self.steps.last:
            self.steps.go_back()

    def _on_steps_changed(self) -> None:
        self._form.undo_line.hide()

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row = self._form.member_table.currentIndex().row()
        if row >= 0 and 0 <= row + by < len(self._members):
            moved = list(self._members)
            moved.insert(row + by, moved.pop(row))
            self._change(f"đổi chỗ {self._members[row].name}", moved, row + by)

    def _change(self, name: str, members: Sequence[Member], row: int) -> None:
        """A step that Ctrl+Z takes back as long as the household is not saved."""
        before = (tuple(self._members), self._form.member_table.currentIndex().row())
        self._put(members, row)
        back, forth = partial(self._step_to, *before), partial(self._step_to, members, row)
        self.steps.add(Step(name, back, forth))

    def _step_to(self, members: Sequence[Member], row: int) -> None:
        self._put(members, row)
        self._form.tabs.setCurrentWidget(self._form.member_tab)
        self._form.member_table.setFocus()

    def _put(self, members: Sequence[Member], row: int) -> None:
        self._members = list(members)
        self._tell(row)

    def _tell(self, row: int) -> None:
        """The owner of the draft answers by showing the table anew; then this row is chosen."""
        self.edited.emit()
        self._choose(row)

    def _choose(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self._form.member_table.setCurrentIndex(self.model.index(row, NAME))

    def _on_ids_toggled(self, shown: bool) -> None:
        self.model.set_masked(masked=not shown)
        self._form.member_table.resizeColumnToContents(ID_NUMBER)
        if shown:
            self.ids_shown.emit()


def _dress(button: QToolButton, action: QAction) -> None:
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(action.text())

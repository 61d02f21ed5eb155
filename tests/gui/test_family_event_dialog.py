"""Biến động hộ in the window: asks only what the kind needs, and ends in a valid household."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.family_events import EventKind
from ngheo_desktop.domain.register import HEAD, Member
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.gui.dialogs.family_event_dialog import FamilyEventDialog
from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.models.family_event_state import Part
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from tests.gui.typing import press, type_text


@pytest.fixture
def family(add_household: Callable[..., str]) -> str:
    wife = Member(name="Lê Thị Út", relation="spouse", sex=Sex.FEMALE, birth=Birth(1976))
    son = Member(name="Trần Văn Ba", relation="child", sex=Sex.MALE, birth=Birth(2000))
    return add_household("Trần Văn Tám", wife, son)


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, runner: TaskRunner, family: str) -> FamilyEventDialog:
    here = open_household(office, family).household
    made = FamilyEventDialog(office, runner, here, tuple(list_hamlets(office)))
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def choose(dialog: FamilyEventDialog, kind: EventKind) -> None:
    dialog.kind_combo.setCurrentIndex(dialog.kind_combo.findData(kind))


def tick(dialog: FamilyEventDialog, name: str) -> None:
    for row in range(dialog.people_list.count()):
        if dialog.people_list.item(row).text().startswith(name):
            dialog.people_list.setCurrentRow(row)
            press(dialog.people_list, "Space")


def pick(combo, words: str) -> None:
    combo.setCurrentIndex(next(at for at in range(combo.count()) if words in combo.itemText(at)))


def named(office: Office, household_id: str) -> dict[str, str]:
    members = open_household(office, household_id).household.members
    return {each.name: each.relation for each in members}


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        (EventKind.BIRTH, {Part.NEWCOMERS}),
        (EventKind.DEATH, {Part.PEOPLE}),
        (EventKind.MOVE_WITHIN, {Part.HAMLET}),
        (EventKind.MERGE, {Part.OTHER}),
        (EventKind.SPLIT, {Part.PEOPLE, Part.HEAD, Part.HAMLET}),
    ],
)
def test_only_what_the_kind_needs_is_asked(
    dialog: FamilyEventDialog, kind: EventKind, parts: set[Part]
) -> None:
    choose(dialog, kind)
    assert dialog.state.parts() == parts
    assert dialog.people_list.isVisible() is (Part.PEOPLE in parts)
    assert dialog.hamlet_combo.isVisible() is (Part.HAMLET in parts)
    assert dialog.chooser.isVisible() is (Part.OTHER in parts)


def test_a_death_of_the_head_asks_for_the_new_one_and_shows_what_follows(
    dialog: FamilyEventDialog, qtbot: QtBot, office: Office, family: str
) -> None:
    choose(dialog, EventKind.DEATH)
    assert not dialog.head_combo.isVisible()
    tick(dialog, "Trần Văn Tám")
    assert dialog.head_combo.isVisible()
    pick(dialog.head_combo, "Lê Thị Út")
    with qtbot.waitSignal(dialog.recorded) as told:
        press(dialog, "F9")
    assert told.args[0].name == "qua đời Trần Văn Tám"
    assert named(office, family) == {"Lê Thị Út": HEAD, "Trần Văn Ba": "child"}


def test_what_is_missing_is_said_and_nothing_is_recorded(
    dialog: FamilyEventDialog, qtbot: QtBot, office: Office, family: str
) -> None:
    choose(dialog, EventKind.DEATH)
    tick(dialog, "Trần Văn Tám")
    press(dialog, "F9")
    qtbot.waitUntil(lambda: dialog.error_strip.isVisible())
    assert "chưa có chủ hộ" in dialog.error_strip.problem_list.item(0).text()
    assert len(named(office, family)) == 3
    press(dialog.error_strip.problem_list, "Return")
    assert QApplication.focusWidget() is dialog.head_combo
    dialog.day_edit.setText("31/02/2026")
    qtbot.waitUntil(lambda: dialog.save_button.isEnabled())
    press(dialog, "F9")
    assert "Chưa có ngày" in dialog.error_strip.problem_list.item(0).text()


def test_a_son_splits_off_and_his_relation_is_told_where_it_does_not_follow(
    dialog: FamilyEventDialog, qtbot: QtBot, office: Office, family: str
) -> None:
    choose(dialog, EventKind.SPLIT)
    tick(dialog, "Trần Văn Ba")
    pick(dialog.head_combo, "Trần Văn Ba")
    with qtbot.waitSignal(dialog.recorded):
        press(dialog, "F9")
    assert "Trần Văn Ba" not in named(office, family)


def test_a_child_is_entered_with_the_day_of_birth_filled_in(
    dialog: FamilyEventDialog, qtbot: QtBot, office: Office, family: str
) -> None:
    dialog.day_edit.setText("02/10/2026")
    press(dialog.newcomer_button, "Space")
    qtbot.waitUntil(lambda: dialog.findChild(MemberDialog) is not None)
    form = dialog.findChild(MemberDialog).form
    with qtbot.waitActive(form.name_edit.window()):
        form.name_edit.window().activateWindow()
    assert form.birth_edit.text() == "02/10/2026"
    type_text(form.name_edit, "Trần Thị Tư")
    form.save_button.click()
    assert "Trần Thị Tư" in dialog.newcomer_label.text()
    with qtbot.waitSignal(dialog.recorded):
        press(dialog, "F9")
    assert named(office, family)["Trần Thị Tư"] == "child"


def test_a_household_merges_into_one_found_by_typing(
    dialog: FamilyEventDialog,
    qtbot: QtBot,
    office: Office,
    add_household: Callable[..., str],
    runner: TaskRunner,
) -> None:
    other = add_household("Neáng Sa", hamlet=1)
    choose(dialog, EventKind.MERGE)
    edit = dialog.chooser.search_edit
    edit.setFocus()
    edit.setText("neang sa")
    edit.textEdited.emit("neang sa")
    press(edit, "Return")
    qtbot.waitUntil(lambda: dialog.chooser.found_list.count() == 1)
    press(edit, "Return")
    qtbot.waitUntil(lambda: dialog.state.other is not None)
    assert "Đã chọn hộ" in dialog.chooser.chosen_label.text()
    assert Part.RELATIONS in dialog.state.parts()
    with qtbot.waitSignal(dialog.recorded):
        press(dialog, "F9")
    assert len(named(office, other)) == 4


def test_enter_in_the_search_does_not_record_the_event(
    dialog: FamilyEventDialog, qtbot: QtBot, runner: TaskRunner
) -> None:
    choose(dialog, EventKind.MERGE)
    press(dialog.chooser.search_edit, "Return")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert dialog.isVisible()
    assert not dialog.error_strip.isVisible()


def test_the_household_page_records_an_event_and_one_key_takes_it_back(
    open_window: Callable[..., MainWindow],
    qtbot: QtBot,
    office: Office,
    family: str,
    runner: TaskRunner,
) -> None:
    window = open_window()
    window.go(Place("household", family))
    qtbot.waitUntil(lambda: not runner.is_busy)
    window.page().form.code_edit.setFocus()
    press(window.page().form.code_edit, "Ctrl+D")
    qtbot.waitUntil(lambda: window.findChild(FamilyEventDialog) is not None)
    dialog = window.findChild(FamilyEventDialog)
    choose(dialog, EventKind.DEATH)
    tick(dialog, "Trần Văn Ba")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: window.page().form.member_table.model().rowCount() == 2)
    qtbot.waitUntil(lambda: not runner.is_busy)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.page().form.member_table.setFocus()
    press(window.page().form.member_table, "Ctrl+Z")
    qtbot.waitUntil(lambda: window.page().form.member_table.model().rowCount() == 3)
    assert named(office, family)["Trần Văn Ba"] == "child"

"""Hamlets and the commune changed by a paper, by keys, and taken back by Ctrl+Z."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.hamlet_changes import ChangeKind, Paper
from ngheo_desktop.gui.dialogs.commune_change_dialog import CommuneChangeDialog
from ngheo_desktop.gui.dialogs.hamlet_change_dialog import HamletChangeDialog
from ngheo_desktop.gui.dialogs.hamlet_dialog import HamletDialog
from ngheo_desktop.gui.pages.settings_hamlets import HamletsSection
from ngheo_desktop.gui.pages.settings_page import SettingsPage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.hamlet_changes import list_changes
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.office import Office
from tests.gui.settings_walk import ENOUGH, columns, dialog_of, idle, retype, section, shown
from tests.gui.typing import press

TICKED = Qt.CheckState.Checked


@pytest.fixture
def page(qtbot: QtBot, office: Office, runner: Any) -> SettingsPage:
    return shown(qtbot, SettingsPage(office, runner))


def opened(qtbot: QtBot, page: SettingsPage, action: str) -> Any:
    hamlets = section(qtbot, page, HamletsSection)
    button = hamlets.findChild(object, action)
    button.trigger()
    kind = CommuneChangeDialog if action == "commune_action" else HamletChangeDialog
    dialog = dialog_of(qtbot, page, kind)
    qtbot.waitUntil(lambda: not page.sections[0]._runner.is_busy, timeout=ENOUGH)
    return dialog


def saved(qtbot: QtBot, page: SettingsPage, dialog: Any) -> Act:
    with qtbot.waitSignal(page.acted, timeout=ENOUGH) as caught:
        press(dialog, "Ctrl+S")
    idle(qtbot, page)
    return caught.args[0]


def test_a_hamlet_is_renamed_from_a_day_on_by_keys(
    qtbot: QtBot, page: SettingsPage, office: Office
) -> None:
    hamlets = section(qtbot, page, HamletsSection)
    assert not hamlets.history.isVisible()
    before = list_hamlets(office)
    press(hamlets.table, "Ctrl+D")
    dialog = dialog_of(qtbot, page, HamletChangeDialog)
    assert dialog.name_edit.hasFocus()
    retype(dialog.name_edit, "khóm Hưng Thạnh")
    retype(dialog.day_edit, "02/10/2026")
    retype(dialog.paper_edit, "12/NQ-HĐND")
    retype(dialog.signed_edit, "15/09/2026")
    act = saved(qtbot, page, dialog)
    assert columns(hamlets.table, 1)[0] == "khóm Hưng Thạnh"
    assert hamlets.history.isVisible()
    assert columns(hamlets.history.table, 1) == ["Đổi ấp Phước Lợi thành khóm Hưng Thạnh"]
    (change,) = list_changes(office)
    assert (change.day, change.paper) == (
        date(2026, 10, 2),
        Paper("12/NQ-HĐND", date(2026, 9, 15)),
    )
    act.undo(office)
    assert list_hamlets(office) == before


def test_what_is_wrong_is_told_and_the_form_stays(qtbot: QtBot, page: SettingsPage) -> None:
    dialog = opened(qtbot, page, "rename_action")
    retype(dialog.name_edit, "phuoc long")
    press(dialog, "Ctrl+S")
    qtbot.waitUntil(dialog.error_strip.isVisible, timeout=ENOUGH)
    assert "Đã có ấp, khóm tên" in dialog.error_strip.problem_list.item(0).text()
    dialog.day_edit.clear()
    press(dialog, "Ctrl+S")
    assert "Chưa có ngày bắt đầu" in dialog.error_strip.problem_list.item(0).text()
    press(dialog, "Esc")


def test_ticked_households_go_to_the_new_hamlet(
    qtbot: QtBot, page: SettingsPage, office: Office, add_household: Callable[..., str]
) -> None:
    add_household()
    add_household("Neáng Sa")
    dialog = opened(qtbot, page, "split_action")
    qtbot.waitUntil(lambda: dialog.households_list.count() == 2, timeout=ENOUGH)
    retype(dialog.filter_edit, "neang")
    shown_rows = [row for row in range(2) if not dialog.households_list.item(row).isHidden()]
    assert len(shown_rows) == 1
    press(dialog.filter_edit, "Return")
    assert dialog.households_list.hasFocus()
    assert dialog.save_button.isEnabled()  # nothing is being saved yet
    dialog.all_button.click()
    assert dialog.count_label.text() == "1 trên 2 hộ"
    retype(dialog.name_edit, "Phước Lợi B")
    act = saved(qtbot, page, dialog)
    assert act.name == "tách ấp Phước Lợi, 1 hộ sang ấp Phước Lợi B"
    assert list_hamlets(office)[-1].name == "Phước Lợi B"


def test_hamlets_are_merged_into_one_of_them(
    qtbot: QtBot, page: SettingsPage, office: Office
) -> None:
    dialog = opened(qtbot, page, "merge_action")
    dialog.hamlets_list.item(1).setCheckState(TICKED)
    dialog.into_combo.setCurrentIndex(2)
    assert not dialog.name_edit.isVisible()
    act = saved(qtbot, page, dialog)
    assert act.name == "nhập ấp Phước Lợi vào ấp Phước Long"
    assert dialog.change.kind == ChangeKind.MERGE
    assert list_hamlets(office)[0].name == "Phước Long"


def test_the_commune_becomes_a_ward(qtbot: QtBot, page: SettingsPage, office: Office) -> None:
    dialog = opened(qtbot, page, "commune_action")
    dialog.word_combo.setCurrentText("phường")
    retype(dialog.joined_edit, "Lương Phi, An Tức")
    act = saved(qtbot, page, dialog)
    hamlets = section(qtbot, page, HamletsSection)
    assert act.name == "nhập Lương Phi, An Tức vào xã Ô Lâm, đổi xã Ô Lâm thành phường Ô Lâm"
    assert hamlets.unit_label.text() == "phường Ô Lâm, An Giang"
    assert "từ lần mở sổ sau" in hamlets.notice.text


def test_the_old_commune_of_a_hamlet_is_chosen_from_the_catalogue(
    qtbot: QtBot, page: SettingsPage, office: Office
) -> None:
    hamlets = section(qtbot, page, HamletsSection)
    press(hamlets.table, "F2")
    dialog = dialog_of(qtbot, page, HamletDialog)
    dialog.form.old_commune_combo.setCurrentText("xã Lương Phi")
    with qtbot.waitSignal(page.acted, timeout=ENOUGH):
        dialog.form.save_button.click()
    assert list_hamlets(office)[0].old_commune == "xã Lương Phi"

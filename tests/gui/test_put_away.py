"""Mục Đã bỏ by keys, and what is left unfinished is dropped without losing it."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.rights import Actor, Role
from ngheo_desktop.gui.dialogs.drafts_dialog import DraftsDialog
from ngheo_desktop.gui.dialogs.put_away_list_dialog import PutAwayListDialog
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.page_makers import HOUSEHOLD, HOUSEHOLDS
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.drafts import list_drafts
from ngheo_desktop.operations.household_changes import list_put_away, put_away_household
from ngheo_desktop.operations.office import Office
from tests.gui.typing import press, type_text

Opens = Callable[..., MainWindow]
_WORDS = "Hộ đã bỏ"


def chosen(window: MainWindow, words: str) -> None:
    """Run a command as Ctrl+K does."""
    (entry,) = [each for each in window._commands() if each.title == words]
    assert entry.run is not None
    entry.run()


def test_a_household_is_taken_back_from_the_list_by_keys(
    qtbot: QtBot, open_window: Opens, office: Office, runner: TaskRunner, household_id: str
) -> None:
    put_away_household(office, household_id, "ghi hai lần")
    window = open_window()
    chosen(window, _WORDS)
    qtbot.waitUntil(lambda: window.findChild(PutAwayListDialog) is not None)
    dialog = window.findChild(PutAwayListDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    model = dialog.table.model()
    shown = [model.index(0, column).data() for column in (0, 1, 3, 4)]
    assert shown == ["0001 Trần Văn Tám", "ấp Phước Lợi", "Neáng Sa", "ghi hai lần"]
    press(dialog.table, "Return")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert list_put_away(office) == []
    assert window._history.current == Place(HOUSEHOLD, household_id)
    assert window.undo.undo_action.text() == "Hoàn tác: lấy lại hộ 0001"


def test_an_empty_list_is_said_in_the_status_line(
    qtbot: QtBot, open_window: Opens, runner: TaskRunner
) -> None:
    window = open_window()
    chosen(window, _WORDS)
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert window.status.lines[-1][1] == "Chưa có hộ nào trong mục Đã bỏ."


def test_who_may_not_edit_is_not_offered_the_list(open_window: Opens, office: Office) -> None:
    from dataclasses import replace

    reader = Actor("x", "x", "Người xem", frozenset({Role.VIEWER}))
    window = open_window(replace(office, actor=reader))
    assert _WORDS not in [each.title for each in window._commands()]


def test_a_draft_is_dropped_by_delete_and_brought_back_by_undo(
    qtbot: QtBot, open_window: Opens, office: Office, runner: TaskRunner, household_id: str
) -> None:
    window = open_window()
    window.go(Place(HOUSEHOLD, household_id))
    qtbot.waitUntil(lambda: not runner.is_busy)
    page = window.page()
    type_text(page.form.address_edit, "Tổ 9")
    chosen(window, "Việc dở dang")
    qtbot.waitUntil(lambda: window.findChild(DraftsDialog) is not None)
    dialog = window.findChild(DraftsDialog)
    assert dialog is not None
    assert len(list_drafts(office)) == 1
    qtbot.waitUntil(dialog.isActiveWindow)
    press(dialog.table, "Del")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert list_drafts(office) == []
    assert page.form.address_edit.text() == ""
    page.leave()
    qtbot.waitUntil(lambda: page.drafts.is_safe)
    assert list_drafts(office) == []
    assert window.undo.undo_action.text() == "Hoàn tác: bỏ phần nhập dở hộ 0001"
    with qtbot.waitActive(window):
        window.activateWindow()
    page.form.hamlet_combo.setFocus()
    press(QApplication.focusWidget(), "Ctrl+Z")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert page.form.address_edit.text() == "Tổ 9"
    assert len(list_drafts(office)) == 1


def test_a_draft_dropped_elsewhere_stays_dropped(
    qtbot: QtBot, open_window: Opens, office: Office, runner: TaskRunner, household_id: str
) -> None:
    window = open_window()
    window.go(Place(HOUSEHOLD, household_id))
    qtbot.waitUntil(lambda: not runner.is_busy)
    type_text(window.page().form.address_edit, "Tổ 9")
    window.go(Place(HOUSEHOLDS))
    qtbot.waitUntil(lambda: not runner.is_busy)
    chosen(window, "Việc dở dang")
    qtbot.waitUntil(lambda: window.findChild(DraftsDialog) is not None)
    dialog = window.findChild(DraftsDialog)
    assert dialog is not None
    dialog.drop_button.click()
    qtbot.waitUntil(lambda: not runner.is_busy)
    window.go(Place(HOUSEHOLD, household_id))
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert window.page().form.address_edit.text() == ""

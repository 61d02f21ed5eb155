"""Thử trên số liệu in the settings, by keys: who would change class, why, nothing saved."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.dialogs.trial_dialog import TrialDialog
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.pages.settings_standards import StandardsSection
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office
from tests.gui.typing import press
from tests.operations.next_standard import surveyed, with_line

Tried = Callable[[int], TrialDialog]


@pytest.fixture
def section(
    qtbot: QtBot, office: Office, runner: TaskRunner, open_window: Callable[..., MainWindow]
) -> Iterator[StandardsSection]:
    """The settings at «Chuẩn nghèo»."""
    window = open_window()
    window.go(Place("settings"))
    window.page().show_section(StandardsSection)
    qtbot.waitUntil(lambda: not runner.is_busy)
    found = [each for each in window.page().sections if isinstance(each, StandardsSection)]
    yield found[0]
    window.close()  # until here it is held: a window that nobody holds goes at any time


@pytest.fixture
def tried(qtbot: QtBot, runner: TaskRunner, section: StandardsSection) -> Iterator[Tried]:
    """Tries the standard of a row of the list; nothing is left open."""

    def open_trial(row: int) -> TrialDialog:
        section.reload()
        qtbot.waitUntil(lambda: not runner.is_busy)
        section.standard_list.setCurrentRow(row)
        action = next(x for x in section.actions() if x.objectName() == "try_action")
        action.trigger()
        qtbot.waitUntil(lambda: not runner.is_busy)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TrialDialog)
        return dialog

    yield open_trial
    while (over := QApplication.activeModalWidget()) is not None:
        over.close()


def cells(dialog: TrialDialog, row: int = 0) -> list[str]:
    return [dialog.model.index(row, at).data() for at in range(dialog.model.columnCount())]


def test_an_unconfirmed_standard_is_tried_and_enter_opens_the_household(
    qtbot: QtBot,
    office: Office,
    household_id: str,
    section: StandardsSection,
    tried: Tried,
) -> None:
    surveyed(office, household_id, income=150)
    with_line(office)
    dialog = tried(1)
    assert dialog.notice.text.startswith("1 trên 1 hộ có phiếu đổi kết quả. Không lưu gì vào sổ.")
    assert cells(dialog)[1:5] == ["Trần Văn Tám", "Phước Lợi", "Không thuộc diện", "Hộ nghèo"]
    assert dialog.why_label.text().startswith("Ngưỡng điểm B1 nông thôn: 140 → 170")
    counts = dialog.count_table.model()
    assert [counts.index(0, at).data() for at in range(3)] == ["xã Ô Lâm", "0 → 1", "0"]
    with qtbot.waitSignal(section.household_wanted) as wanted:
        press(dialog.table, "Return")
    assert wanted.args == [household_id]
    shown = office.store.query("SELECT computed_class FROM summary")
    assert shown == [("not_poor",)]


def test_without_its_score_line_the_standard_says_what_is_missing(
    office: Office, household_id: str, tried: Tried
) -> None:
    surveyed(office, household_id)
    dialog = tried(1)
    assert "chưa công bố ngưỡng điểm B1 khu vực nông thôn và thành thị" in dialog.notice.text
    assert cells(dialog)[3:5] == ["Hộ nghèo", "Chưa kết luận"]


def test_where_nobody_changes_class_the_dialog_says_so(
    office: Office, household_id: str, tried: Tried
) -> None:
    surveyed(office, household_id)
    dialog = tried(0)
    assert dialog.notice.text.startswith("0 trên 1 hộ có phiếu đổi kết quả.")
    assert not dialog.open_button.isEnabled()


def test_the_list_goes_to_excel(
    qtbot: QtBot,
    office: Office,
    household_id: str,
    tried: Tried,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    surveyed(office, household_id)
    dialog = tried(1)
    target = tmp_path / "thu.xlsx"
    monkeypatch.setattr(dialog.exporting, "ask_target", lambda _name: target)
    dialog.activateWindow()
    dialog.table.setFocus()
    qtbot.waitUntil(dialog.table.hasFocus)
    with qtbot.waitSignal(dialog.exporting.told):
        press(dialog.table, "Ctrl+U")
    assert load_workbook(target).sheetnames == ["Hộ đổi diện", "Theo ấp, khóm"]


def test_closing_stops_the_work(
    qtbot: QtBot, office: Office, runner: TaskRunner, household_id: str, section: StandardsSection
) -> None:
    dialog = TrialDialog(office, runner, office.standards[0], section)
    dialog.open()
    task = dialog._task
    press(dialog, "Esc")
    assert task.is_cancelled
    qtbot.waitUntil(lambda: not runner.is_busy)

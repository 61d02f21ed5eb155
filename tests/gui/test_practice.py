"""Thực hành by keys: the way in and out, the panel that sees what is done, a fresh start."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.dialogs.practice_door import PracticeDoor
from ngheo_desktop.gui.dialogs.restart_practice_question import RestartPracticeQuestion
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.household_window import HouseholdWindow
from ngheo_desktop.gui.lock import Lock
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.pages.households_page import HouseholdsPage
from ngheo_desktop.gui.pages.print_page import PrintPage
from ngheo_desktop.gui.pages.settings_practice import PracticeSection
from ngheo_desktop.gui.practice_guide import PracticeGuide
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.practice_strip import PracticeStrip
from ngheo_desktop.operations import practice
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import note_paper
from ngheo_desktop.operations.practice import PracticeWish, open_practice
from ngheo_desktop.operations.practice_tasks import practice_tasks
from ngheo_desktop.printing.forms import FormCode
from tests.gui.typing import press, type_text


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One small practice commune, made once and copied for each test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NGHEO_TODAY", "2026-11-24")
        patch.setattr(practice, "HOUSEHOLDS", 30)
        made = open_practice(tmp_path_factory.mktemp("made") / "practice")
        made.store.close()
    return made.folder


@pytest.fixture
def practised(commune: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    import shutil

    monkeypatch.setattr(practice, "HOUSEHOLDS", 30)
    folder = tmp_path / "home" / "practice"
    shutil.copytree(commune, folder)
    made = open_practice(folder)
    yield made
    made.store.close()


@pytest.fixture
def open_window(qtbot: QtBot, runner: TaskRunner) -> Callable[[Office], MainWindow]:
    def open_it(office: Office) -> MainWindow:
        made = MainWindow(office, runner)
        qtbot.addWidget(made)
        made.resize(1366, 728)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    return open_it


@pytest.fixture
def guide(
    qtbot: QtBot,
    practised: Office,
    runner: TaskRunner,
    open_window: Callable[[Office], MainWindow],
) -> Iterator[PracticeGuide]:
    window = open_window(practised)
    lock = Lock(window, practised, runner, 0)
    made = PracticeGuide(window, practised, runner, lock)
    qtbot.waitUntil(lambda: made.panel.task_combo.count() == 8)
    yield made
    if lock.screen is not None:
        lock.screen.accept()


def window_of(guide: PracticeGuide) -> MainWindow:
    found = guide.parent()
    assert isinstance(found, MainWindow)
    return found


def shown_steps(guide: PracticeGuide) -> list[bool]:
    return [step.is_done for step in guide.panel.steps()]


def test_the_panel_begins_with_the_first_task(guide: PracticeGuide) -> None:
    assert guide.panel.isVisible()
    assert guide.panel.task_combo.currentText() == "1. Tìm một hộ, gõ không cần dấu"
    assert guide.panel.count_label.text() == "Xong 0 trên 8 việc"
    words = [label.text() for label in guide.panel.findChildren(QLabel)]
    assert any("Nhấn Ctrl+K" in text for text in words)
    assert "Bước 1: Nhấn Ctrl+K" in guide.panel.task_combo.accessibleDescription()


def test_a_household_found_without_accents_marks_its_step(
    guide: PracticeGuide, practised: Office, qtbot: QtBot
) -> None:
    window = window_of(guide)
    text = practice_tasks(practised)[0].steps[0].text
    typed = text.split("«")[1].split("»")[0]
    press(window, "Ctrl+K")
    type_text(window.header.search_box, typed)
    press(window.header.search_box, "Return")
    qtbot.waitUntil(lambda: shown_steps(guide) == [True, False])


def test_what_is_printed_moves_on_by_itself(
    guide: PracticeGuide, practised: Office, runner: TaskRunner, qtbot: QtBot
) -> None:
    guide.panel.task_combo.setCurrentIndex(5)
    runner.start(lambda _report: note_paper(practised, "lưu PDF", FormCode.POSTING_LIST, 1))
    qtbot.waitUntil(lambda: guide.panel.count_label.text() == "Xong 1 trên 8 việc")
    assert guide.panel.task_combo.currentText().startswith("7.")


def test_the_lock_asks_for_the_practice_password_and_tells_it(
    guide: PracticeGuide, qtbot: QtBot
) -> None:
    window = window_of(guide)
    lock = window.findChild(Lock)
    assert lock is not None
    press(window, "Ctrl+L")
    screen = lock.screen
    assert screen is not None
    assert "«thuchanh»" in screen.form.notice.text
    type_text(screen.form.password_edit, "thuchanh")
    press(screen.form.password_edit, "Return")
    qtbot.waitUntil(lambda: lock.screen is None)
    guide.panel.task_combo.setCurrentIndex(7)
    qtbot.waitUntil(lambda: guide.panel.count_label.text() == "Xong 1 trên 8 việc")


def test_the_panel_is_a_pane_and_can_be_put_away_and_brought_back(guide: PracticeGuide) -> None:
    window = window_of(guide)
    for _turn in range(8):
        press(window, "F6")
        if guide.panel.isAncestorOf(QApplication.focusWidget()):
            break
    assert guide.panel.task_combo.hasFocus()
    press(guide.panel.task_combo, "Tab")
    press(guide.panel.hide_button, "Space")
    assert not guide.panel.isVisible()
    assert window.page().isAncestorOf(QApplication.focusWidget())
    guide.show_action.trigger()
    assert guide.panel.task_combo.hasFocus()


def test_the_real_office_offers_practice_and_nothing_of_it_yet(
    office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(office)
    window.go(Place("settings"))
    page = window.page()
    page.show_section(PracticeSection)
    section = page.tabs.currentWidget()
    shown = [b.text() for b in section.findChildren(QToolButton) if b.isVisible()]
    assert shown == ["Vào thực hành"]
    with qtbot.waitSignal(window.closed):
        press(section.first_field(), "Space")
    assert window.practice_wish == PracticeWish.OPEN


def test_starting_anew_asks_with_counts_and_the_safe_answer_is_the_first(
    practised: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    note_paper(practised, "in", FormCode.POSTING_LIST, 1)
    window = open_window(practised)
    window.go(Place("settings"))
    page = window.page()
    page.show_section(PracticeSection)
    section = page.tabs.currentWidget()
    qtbot.waitUntil(lambda: section.task_list.count() == 8)
    shown = [b.text() for b in section.findChildren(QToolButton) if b.isVisible()]
    assert shown == ["Rời thực hành", "Làm lại từ đầu…"]
    anew = section.findChild(QToolButton, "anew_button")
    press(anew, "Space")
    qtbot.waitUntil(lambda: section.findChild(RestartPracticeQuestion) is not None)
    question = section.findChild(RestartPracticeQuestion)
    assert "30 hộ bịa ra và 1 việc đã ghi" in question.text()
    assert question.defaultButton().text() == "Xem lại"
    press(question, "Esc")
    assert window.practice_wish == ""
    qtbot.waitUntil(lambda: section.findChild(RestartPracticeQuestion) is None)
    press(anew, "Space")
    qtbot.waitUntil(lambda: section.findChild(RestartPracticeQuestion) is not None)
    question = section.findChild(RestartPracticeQuestion)
    with qtbot.waitSignal(window.closed):
        next(b for b in question.buttons() if b.text() == "Làm lại từ đầu").click()
    assert window.practice_wish == PracticeWish.ANEW


def test_the_door_makes_the_commune_and_opens_it(
    runner: TaskRunner, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(practice, "HOUSEHOLDS", 12)
    door = PracticeDoor(tmp_path / "practice", runner, anew=False)
    qtbot.addWidget(door)
    with qtbot.waitSignal(door.accepted):
        door.show()
    assert door.office is not None
    assert door.office.is_practice
    door.office.store.close()


def test_a_door_that_is_left_leaves_nothing_behind(
    runner: TaskRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    door = PracticeDoor(tmp_path / "practice", runner, anew=False)
    qtbot.addWidget(door)
    door.show()
    with qtbot.waitSignal(door.rejected):
        press(door, "Esc")
    assert door.office is None
    assert not list(tmp_path.glob("practice*"))


def test_a_real_office_has_no_panel(
    office: Office, open_window: Callable[[Office], MainWindow]
) -> None:
    assert open_window(office).findChild(PracticeGuide) is None


def test_a_second_window_says_that_it_is_practice_too(
    practised: Office, office: Office, runner: TaskRunner, qtbot: QtBot, household_id: str
) -> None:
    for opened, marked in ((practised, True), (office, False)):
        window = HouseholdWindow(opened, runner, household_id)
        qtbot.addWidget(window)
        assert (window.findChild(PracticeStrip) is not None) is marked


def test_no_page_of_practice_offers_to_export(
    practised: Office, runner: TaskRunner, qtbot: QtBot
) -> None:
    for kind in (HouseholdsPage, PrintPage):
        page = kind(practised, runner)
        qtbot.addWidget(page)
        assert not page.export_action.isVisible()
        assert not page.export_action.isEnabled()

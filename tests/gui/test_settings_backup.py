"""Sao lưu in the window: proven, listed, and the way back asked for with a password."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.dialogs.restore_dialog import RestoreDialog, question_of
from ngheo_desktop.gui.pages.settings_backup import BackupSection
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.backups import back_up, choose_backup_place, list_backups
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    count_households,
)
from ngheo_desktop.operations.kept_states import list_kept
from ngheo_desktop.operations.office import Office, open_office
from ngheo_desktop.operations.restoring import restore_backup
from tests.conftest import PASSWORD
from tests.gui.typing import press, type_text


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def section(qtbot: QtBot, office: Office, runner: TaskRunner, household_id: str) -> BackupSection:
    made = BackupSection(office, runner)
    qtbot.addWidget(made)
    made.resize(1182, 600)
    made.show()
    qtbot.waitUntil(lambda: not runner.is_busy)
    return made


def test_without_a_backup_the_section_says_what_to_do(section: BackupSection) -> None:
    assert "Chưa có bản sao lưu nào" in section.notice.text
    assert section.place_label.text() == "Chưa chọn nơi sao lưu."


def test_the_first_backup_asks_where_and_is_proven(
    section: BackupSection,
    qtbot: QtBot,
    office: Office,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(section, "ask_folder", lambda: place)
    with qtbot.waitSignal(section.backed_up):
        press(section, "F9")
    assert section.notice.text == (
        f"Đã sao lưu vào «{place}» và mở lại để kiểm tra: khớp 1 hộ, 3 người."
    )
    qtbot.waitUntil(lambda: section.table.model().rowCount() == 1)
    assert str(place) in section.place_label.text()
    assert len(list_backups(office)) == 1


def test_the_next_backup_goes_to_the_same_place_with_one_key(
    section: BackupSection, qtbot: QtBot, office: Office, place: Path, runner: TaskRunner
) -> None:
    choose_backup_place(office, place)
    section.reload()
    qtbot.waitUntil(lambda: not runner.is_busy)
    with qtbot.waitSignal(section.backed_up):
        press(section, "F9")
    assert len(list(place.iterdir())) == 1


def test_a_place_that_is_gone_is_said_and_nothing_is_lost(
    section: BackupSection, qtbot: QtBot, office: Office, place: Path, runner: TaskRunner
) -> None:
    choose_backup_place(office, place)
    place.rmdir()
    section.reload()
    qtbot.waitUntil(lambda: not runner.is_busy)
    press(section, "F9")
    qtbot.waitUntil(lambda: "USB" in section.notice.text)


def asked(
    section: BackupSection, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> RestoreDialog:
    monkeypatch.setattr(section, "ask_file", lambda: file)
    section.findChild(object, "restore_action").trigger()
    qtbot.waitUntil(lambda: section.findChild(RestoreDialog) is not None)
    return section.findChild(RestoreDialog)


def test_a_restore_says_what_changes_and_brings_the_register_of_then(
    section: BackupSection,
    qtbot: QtBot,
    office: Office,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    add_household: Callable[..., str],
) -> None:
    file = back_up(office, place).file
    add_household("Neáng Sa")
    dialog = asked(section, qtbot, file, monkeypatch)
    assert "thay đổi từ sau lúc đó sẽ không còn trong sổ" in dialog.question_label.text()
    assert "Neáng Sa: không còn trong sổ" in dialog.change_list.item(0).text()
    type_text(dialog.password_edit, PASSWORD)
    with qtbot.waitSignal(section.restored):
        press(dialog.password_edit, "Return")
    restored = open_office(office.folder, "canbo", PASSWORD)
    assert count_households(restored, HouseholdQuery()).households == 1
    restored.store.close()


def test_a_wrong_password_changes_nothing_and_may_be_typed_again(
    section: BackupSection,
    qtbot: QtBot,
    office: Office,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = back_up(office, place).file
    dialog = asked(section, qtbot, file, monkeypatch)
    assert dialog.keep_button.isDefault()
    type_text(dialog.password_edit, "sai-mat-khau")
    press(dialog.password_edit, "Return")
    qtbot.waitUntil(lambda: "Mật khẩu chưa đúng" in dialog.notice.text)
    assert dialog.password_edit.isEnabled()
    press(dialog.password_edit, "Esc")
    assert count_households(office, HouseholdQuery()).households == 1


def test_the_question_counts_what_goes() -> None:
    from datetime import UTC, datetime

    from ngheo_desktop.operations.backups import Comparison

    told = Comparison(datetime(2026, 11, 20, 3, 0, tzinfo=UTC), "xã Ô Lâm", 87, 341, 34, 1, 2, 3)
    text = question_of(told)
    assert "34 thay đổi từ sau lúc đó sẽ không còn trong sổ." in text
    assert "2 hộ trở về như cũ, 1 hộ có lại, 3 hộ không còn." in text
    assert "được giữ 30 ngày" in text


@pytest.fixture
def restored(
    office: Office, household_id: str, place: Path, add_household: Callable[..., str]
) -> Office:
    """Put back to the day before it had a second household; the state with two is kept."""
    file = back_up(office, place).file
    add_household("Neáng Sa")
    restore_backup(office, file, PASSWORD)
    return open_office(office.folder, "canbo", PASSWORD)


@pytest.fixture
def after(qtbot: QtBot, restored: Office, runner: TaskRunner) -> BackupSection:
    made = BackupSection(restored, runner)
    qtbot.addWidget(made)
    made.resize(1182, 600)
    made.show()
    qtbot.waitUntil(lambda: not runner.is_busy)
    return made


def test_without_a_restore_nothing_is_said_of_kept_states(section: BackupSection) -> None:
    assert not section.kept_part.isVisible()


def test_the_state_that_a_restore_replaced_is_listed_and_brought_back(
    after: BackupSection, qtbot: QtBot, runner: TaskRunner, restored: Office
) -> None:
    assert after.kept_part.isVisible()
    assert after.kept_table.model().index(0, 1).data() == "2 hộ, 4 người"
    after.bring_back_action.trigger()
    qtbot.waitUntil(lambda: bool(after.findChildren(RestoreDialog)))
    (dialog,) = after.findChildren(RestoreDialog)
    type_text(dialog.password_edit, PASSWORD)
    with qtbot.waitSignal(after.restored):
        press(dialog.password_edit, "Return")
    again = open_office(restored.folder, "canbo", PASSWORD)
    assert count_households(again, HouseholdQuery()).households == 2
    assert len(list_kept(again)) == 2
    again.store.close()


def test_a_kept_state_goes_only_after_a_question(
    after: BackupSection, qtbot: QtBot, runner: TaskRunner, restored: Office
) -> None:
    after.remove_action.trigger()
    assert "không lấy lại được" in after.question.text()
    press(after.question, "Return")  # the safe answer
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert len(list_kept(restored)) == 1
    after.remove_action.trigger()
    after.question._remove.click()
    qtbot.waitUntil(lambda: not runner.is_busy and not after.is_working)
    qtbot.waitUntil(lambda: not after.kept_part.isVisible())
    assert list_kept(restored) == []
    restored.store.close()

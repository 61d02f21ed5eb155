"""Settings about sheets by keys: what a surveyor sees, the second standard, a B1 table."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.rights import Role
from ngheo_desktop.gui.dialogs.standard_confirm_dialog import StandardConfirmDialog
from ngheo_desktop.gui.dialogs.standard_table_dialog import StandardTableDialog
from ngheo_desktop.gui.pages.settings_page import SettingsPage, sections_for
from ngheo_desktop.gui.pages.settings_review import ReviewSection
from ngheo_desktop.gui.pages.settings_standards import StandardsSection
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.review_rules import score_waits, second_standard_code
from ngheo_desktop.operations.standards import load_score_tables, score_table
from tests.exchange.score_table_files import INVENTED, toml
from tests.gui.settings_walk import columns, dialog_of, idle, retype, section, shown
from tests.gui.typing import press

CODE = "2022-2025/rural"


@pytest.fixture
def page(qtbot: QtBot, office: Office, runner: TaskRunner) -> SettingsPage:
    return shown(qtbot, SettingsPage(office, runner))


def test_the_office_lets_surveyors_see_the_score_at_once_by_keys(
    qtbot: QtBot,
    page: SettingsPage,
    office: Office,
) -> None:
    review = section(qtbot, page, ReviewSection)
    assert review.waits_check.isChecked()
    with qtbot.waitSignal(page.told):
        press(review.waits_check, "Space")
    assert not score_waits(office)


def test_a_second_standard_is_chosen_by_keys(
    qtbot: QtBot,
    page: SettingsPage,
    office: Office,
) -> None:
    review = section(qtbot, page, ReviewSection)
    review.second_combo.setFocus()
    press(review.second_combo, "Space")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    press(review.second_combo.view(), "End")
    with qtbot.waitSignal(page.told):
        press(review.second_combo.view(), "Return")
    assert second_standard_code(office) == "2027-2030"
    assert not page.rescore_strip.isHidden()


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.ADMIN, True),
        (Role.POVERTY_OFFICER, True),
        (Role.SURVEYOR, False),
        (Role.CHAIRMAN, False),
        (Role.FRONT_OFFICER, False),
        (Role.VIEWER, False),
    ],
)
def test_only_admin_and_poverty_officer_settle_it(office: Office, role: Role, may: bool) -> None:
    actor = replace(office.actor, roles=frozenset({role}))
    assert (ReviewSection in sections_for(replace(office, actor=actor))) is may


@pytest.fixture
def standards(
    qtbot: QtBot,
    page: SettingsPage,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[Path], StandardsSection]:
    """The section of standards, about to be given a file."""

    def given(path: Path) -> StandardsSection:
        found: StandardsSection = section(qtbot, page, StandardsSection)
        monkeypatch.setattr(found, "ask_file", lambda: path)
        return found

    return given


def test_a_b1_table_is_loaded_with_its_paper_and_confirmed_by_keys(
    qtbot: QtBot,
    page: SettingsPage,
    office: Office,
    tmp_path: Path,
    standards: Callable[[Path], StandardsSection],
) -> None:
    text = INVENTED.replace('source = "Mẫu bịa để thử, trang 1"', "")
    shown = standards(toml(tmp_path, text))
    press(shown.table, "Ctrl+N")
    dialog = dialog_of(qtbot, page, StandardTableDialog)
    press(dialog, "Return")
    assert "Chưa ghi văn bản và trang" in dialog.notice.text
    retype(dialog.source_edit, "Mẫu bịa, trang 7")
    with qtbot.waitSignal(page.told):
        press(dialog.source_edit, "Return")
    idle(qtbot, page)
    assert score_table(office, CODE).source == "Mẫu bịa, trang 7"
    assert columns(shown.table, 0)[-1] == "Bảng điểm B1, nông thôn"
    assert columns(shown.table, 2)[-1] == "chưa đối chiếu"
    shown.table.selectRow(shown.table.model().rowCount() - 1)
    assert "Mã kiểm tra tệp (SHA-256): " in shown.detail_label.text()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)  # a window manager does that after a dialog
    press(shown.table, "F9")
    question = dialog_of(qtbot, page, StandardConfirmDialog)
    assert "bảng điểm B1 (2 mục) với Mẫu bịa, trang 7" in question.form.question_label.text()
    assert question.form.parts_list.item(0).text() == "Lương hưu: Không (0), Có (10)"
    with qtbot.waitSignal(page.told):
        press(question.form.confirm_button, "Space")
    signed = score_table(office, CODE).confirmation
    assert signed is not None
    assert signed.name == "Neáng Sa"


def test_of_several_regions_one_is_chosen_in_the_dialog(
    qtbot: QtBot,
    page: SettingsPage,
    office: Office,
    tmp_path: Path,
    standards: Callable[[Path], StandardsSection],
) -> None:
    rows = "[[rows]]" + INVENTED.split("[[rows]]", 1)[1]
    other = rows.replace("item =", 'region = "Vùng khác"\nitem =')
    shown = standards(toml(tmp_path, INVENTED + other))
    press(shown.table, "Ctrl+N")
    dialog = dialog_of(qtbot, page, StandardTableDialog)
    press(dialog.region_combo, "Down")
    with qtbot.waitSignal(page.told):
        press(dialog.source_edit, "Return")
    assert score_table(office, CODE).region == "Vùng khác"


def test_lines_that_cannot_be_right_are_told_and_nothing_is_loaded(
    qtbot: QtBot,
    office: Office,
    tmp_path: Path,
    standards: Callable[[Path], StandardsSection],
) -> None:
    shown = standards(toml(tmp_path, INVENTED.replace("points = 10", 'points = "mười"')))
    press(shown.table, "Ctrl+N")
    qtbot.waitUntil(lambda: "Dòng thứ 2" in shown.notice.text)
    assert office.standards[0].score_tables == {}
    load_score_tables(office, toml(tmp_path))
    assert len(office.standards[0].score_tables) == 1

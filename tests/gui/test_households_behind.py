"""The households behind a number, by keys on a real office."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.rights import Role
from ngheo_desktop.errors import AccessRefused
from ngheo_desktop.gui.dialogs.households_behind_dialog import HouseholdsBehindDialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_changes import put_away_household
from ngheo_desktop.operations.named_households import name_households
from ngheo_desktop.operations.office import Office
from tests.gui.typing import press

Shown = Callable[..., HouseholdsBehindDialog]


@pytest.fixture
def homes(add_household: Callable[..., str]) -> list[str]:
    return [add_household("Trần Văn Tám"), add_household("Neáng Sa", hamlet=1)]


@pytest.fixture
def shown(qtbot: QtBot, office: Office, runner: TaskRunner) -> Shown:
    page = QWidget()
    qtbot.addWidget(page)

    def show(*ids: str, as_office: Office = office, **more: object) -> HouseholdsBehindDialog:
        dialog = HouseholdsBehindDialog(as_office, runner, "Thoát nghèo", ids, page, **more)  # type: ignore[arg-type]
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: not runner.is_busy)
        return dialog

    return show


def cells(dialog: HouseholdsBehindDialog, row: int) -> list[str]:
    return [dialog.model.index(row, at).data() for at in range(dialog.model.columnCount())]


def test_each_household_is_named_with_its_note_and_enter_opens_it(
    qtbot: QtBot, homes: list[str], shown: Shown
) -> None:
    dialog = shown(*homes, notes={homes[1]: "chuyển cột, có lý do"})
    assert dialog.title_label.text() == "Thoát nghèo: 2 hộ"
    assert cells(dialog, 1)[1:] == ["Neáng Sa", "Phước Long", "", "1", "chuyển cột, có lý do"]
    press(dialog.table, "Down")
    with qtbot.waitSignal(dialog.household_wanted) as wanted:
        press(dialog.table, "Return")
    assert wanted.args == [homes[1]]


def test_a_household_that_has_left_is_still_named_but_does_not_open(
    office: Office, homes: list[str], shown: Shown
) -> None:
    put_away_household(office, homes[0], "ghi nhầm")
    dialog = shown(*homes)
    assert cells(dialog, 0)[1] == "Trần Văn Tám"
    assert cells(dialog, 0)[-1] == "không còn trong sổ"
    press(dialog.table, "Return")
    assert dialog.isVisible()
    assert dialog.notice.text == "Hộ Trần Văn Tám không còn trong sổ nên không mở được."


def test_the_list_is_written_to_excel_with_numbers_as_numbers(
    qtbot: QtBot, homes: list[str], shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = shown(*homes)
    target = tmp_path / "ho.xlsx"
    monkeypatch.setattr(dialog.exporting, "ask_target", lambda _name: target)
    with qtbot.waitSignal(dialog.exporting.told):
        press(dialog.table, "Ctrl+U")
    sheet = load_workbook(target).active
    assert sheet is not None
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0]]
    assert rows[0][0] == "Thoát nghèo"
    assert rows[1][:3] == ("Mã hộ", "Chủ hộ", "Ấp, khóm")
    assert rows[3][1:5] == ("Neáng Sa", "Phước Long", None, 1)


def test_without_any_household_the_dialog_says_so(shown: Shown) -> None:
    assert shown().notice.text == "Không có hộ nào ở con số này."


def test_an_account_of_one_hamlet_is_told_no_other_name(
    office: Office, homes: list[str], shown: Shown
) -> None:
    hamlets = frozenset({list_hamlets(office)[1].id})
    actor = replace(office.actor, roles=frozenset({Role.SURVEYOR}), hamlets=hamlets)
    mine = replace(office, actor=actor)
    assert [each.head_name for each in name_households(mine, homes)] == ["Neáng Sa"]
    dialog = shown(*homes, as_office=mine)
    assert dialog.model.rowCount() == 1
    assert not dialog.export_button.isVisible()
    keeper = replace(office, actor=replace(office.actor, roles=frozenset({Role.FUND_KEEPER})))
    with pytest.raises(AccessRefused):
        name_households(keeper, homes)


def test_a_thousand_names_are_one_read(office: Office, homes: list[str]) -> None:
    asked = [*homes, *(f"không có {n}" for n in range(40_000)), homes[0]]
    assert [each.id for each in name_households(office, asked)] == homes

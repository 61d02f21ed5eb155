"""«Sửa tại đây» and «Bỏ dòng» in the wizard: kept with the import, the file untouched."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.dialogs.import_wizard import ImportWizard
from ngheo_desktop.operations.import_plans import Answer
from ngheo_desktop.operations.office import Office
from tests.gui.import_walk import read, settled
from tests.gui.typing import press, type_text

HEAD = ["STT", "Họ và tên chủ hộ", "Ngày sinh", "Số CCCD", "Ấp"]
TAM = ["1", "Trần Văn Tám", "31/02/1974", "089074912345", "Phước Lợi"]
UT = ["2", "Lê Thị Út", "05/06/1976", "O89176912346", "Sà Lôn"]
Write = Callable[[Sequence[Sequence[str]]], Path]


def looked_at(qtbot: QtBot, wizard: ImportWizard, path: Path) -> None:
    read(qtbot, wizard, path)
    press(wizard, "Ctrl+PgDown")


def shown(wizard: ImportWizard) -> list[str]:
    model = wizard.problems_page.problem_model
    return [model.index(at, 1).data() for at in range(model.rowCount())]


def correct(qtbot: QtBot, wizard: ImportWizard, value: str | None) -> None:
    page = wizard.problems_page
    page.correct_button.click()
    editor = page.form.problem_table.findChild(QLineEdit)
    assert editor is not None
    if value is not None:
        editor.selectAll()
        type_text(editor, value)
    with qtbot.waitSignal(page.cell_corrected):
        press(editor, "Return")
    settled(qtbot, wizard)


def test_a_cell_is_corrected_in_place_and_its_household_can_be_written(
    qtbot: QtBot, office: Office, wizard: ImportWizard, workbook: Write
) -> None:
    path = workbook([HEAD, TAM, UT])
    before = path.read_bytes()
    looked_at(qtbot, wizard, path)
    assert shown(wizard) == ["C2", "D3"]
    correct(qtbot, wizard, "28/02/1974")
    assert shown(wizard) == ["D3"]
    correct(qtbot, wizard, None)  # the proposal stands there already
    assert shown(wizard) == []
    assert wizard.plan is not None
    assert wizard.plan.counts["created"] == 2
    for _ in range(2):
        press(wizard, "Ctrl+PgDown")
    with qtbot.waitSignal(wizard.list_imported):
        wizard.form.next_button.click()
    assert path.read_bytes() == before
    query = "SELECT corrections FROM import_batch"
    ((kept,),) = office.store.query(query)
    assert '"DS!C2": "28/02/1974"' in kept
    assert '"DS!D3": "089176912346"' in kept


def test_a_row_is_left_out_and_can_come_back(
    qtbot: QtBot, wizard: ImportWizard, workbook: Write
) -> None:
    looked_at(qtbot, wizard, workbook([HEAD, TAM, UT]))
    page = wizard.problems_page
    page.leave_out_button.click()
    settled(qtbot, wizard)
    assert wizard.plan is not None
    assert wizard.plan.counts["read"] == 1
    assert shown(wizard) == ["D3"]
    assert page.file_button.isVisible()
    page.file_button.click()
    settled(qtbot, wizard)
    assert wizard.plan.counts["read"] == 2
    assert not page.file_button.isVisible()


def test_escape_in_the_cell_changes_nothing(
    qtbot: QtBot, wizard: ImportWizard, workbook: Write
) -> None:
    looked_at(qtbot, wizard, workbook([HEAD, TAM]))
    page = wizard.problems_page
    page.correct_button.click()
    editor = page.form.problem_table.findChild(QLineEdit)
    assert editor is not None
    type_text(editor, "1")
    press(editor, "Esc")
    settled(qtbot, wizard)
    assert wizard.isVisible()
    assert shown(wizard) == ["C2"]


def test_corrections_outlive_another_meaning_of_a_column(
    qtbot: QtBot, wizard: ImportWizard, workbook: Write
) -> None:
    looked_at(qtbot, wizard, workbook([HEAD, TAM, UT]))
    correct(qtbot, wizard, "28/02/1974")
    press(wizard, "Ctrl+PgUp")
    wizard.columns_page.column_mapped.emit("E", "hamlet", "address")
    settled(qtbot, wizard)
    assert wizard.plan is not None
    assert len(wizard.plan.corrections) == 1
    assert wizard.plan.mapping == {"hamlet": "", "address": "E"}


def test_answers_stay_with_their_households_when_a_row_above_goes(
    qtbot: QtBot, office: Office, wizard: ImportWizard, workbook: Write
) -> None:
    from ngheo_desktop.operations.import_plans import plan_import
    from ngheo_desktop.operations.importing import write_import

    known = ["1", "Lê Thị Út", "05/06/1976", "", "Sà Lôn"]
    write_import(office, plan_import(office, workbook([HEAD, known])))
    looked_at(qtbot, wizard, workbook([HEAD, TAM, known]))
    wizard.problems_page.household_answered.emit(1, Answer.DIFFERENT)
    settled(qtbot, wizard)
    wizard.problems_page.leave_out_button.click()
    settled(qtbot, wizard)
    assert wizard.plan is not None
    assert wizard.plan.counts["created"] == 1

"""The checklist page as an officer fills it: by keys, from blank to saved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import Actor, Role
from ngheo_desktop.domain.terms import HouseholdClass, Sex
from ngheo_desktop.gui.models.sheet_cells import INCOME_PLACE, Block, Place
from ngheo_desktop.gui.pages.checklist_page import ChecklistPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.checklists import open_sheet
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.office import Office
from tests.gui.checklist.officer import LAST_YEAR, Officer, member, nothing_lacking
from tests.gui.typing import type_text


def without_members(office: Office) -> str:
    """Such a household comes in with a list; the forms do not let one through."""
    from ngheo_desktop.storage.households import save_household as store

    with office.store.writing() as session:
        household_id, _changes = store(
            session, Household(code="0500", hamlet_id=list_hamlets(office)[0].id)
        )
    return household_id


def test_a_household_of_five_is_filled_and_saved_by_keys_alone(
    officer: Officer, office: Office, family: str
) -> None:
    officer.open(family)
    officer.types("112")  # ông Bảy: BHYT, tự làm, không trợ cấp
    officer.types("2222")  # bà Mười: không BHYT, làm công, không HĐLĐ, không trợ cấp
    officer.types("111")  # cháu Nở: BHYT, đúng cấp, bình thường
    officer.types("121242")  # anh Giang: …, không học, THPT, không trợ cấp
    officer.types("161")  # bà Hai: BHYT, không lao động được, có trợ cấp
    officer.types("221")  # tường, cột, mái
    officer.types("48")
    officer.presses("Return")
    officer.types("77")  # nước sông, nhà tiêu trên ao
    officer.types("2")  # không internet
    officer.types("14")
    officer.presses("Return")
    officer.types("118")
    assert officer.page.view.score_line.badge.household_class() == HouseholdClass.POOR
    with officer.qtbot.waitSignal(officer.page.next_requested) as asked:
        officer.saves("F9")
    assert asked.args == [family]
    assert officer.keys <= 75
    stored = open_sheet(office, family)
    assert stored.is_saved
    assert stored.facts == officer.state.facts
    assert open_household(office, family).results[0].household_class == HouseholdClass.POOR


def test_with_last_years_answers_three_changes_take_a_few_keys(
    officer: Officer, office: Office, family: str
) -> None:
    former = nothing_lacking(office, family, LAST_YEAR)
    officer.open(family)
    officer.presses("Shift+F7", "Down")
    officer.types("2")  # bà Mười hết BHYT
    officer.presses("F8", "Shift+F7")
    officer.types("2")  # tường không bền chắc
    officer.types("2")  # cột không bền chắc
    officer.presses("F8")
    officer.types("118")
    officer.saves("F9")
    assert officer.keys <= 20
    facts = open_sheet(office, family).facts
    assert facts.members[1].answers == replace(former.members[1].answers, health_insurance=False)
    assert facts.members[2:] == former.members[2:]
    assert open_household(office, family).results[0].lacking == (
        "health_insurance",
        "housing_quality",
    )


def test_the_diary_tells_which_parts_were_confirmed_whole(
    officer: Officer, office: Office, family: str
) -> None:
    nothing_lacking(office, family, LAST_YEAR)
    officer.open(family)
    officer.presses("Shift+F7", "F8", "Shift+F7")
    officer.saves()
    told = open_household(office, family).history[0].changes
    assert told["as_before"] == (None, "A B")
    officer.page.view.grid.go_to(INCOME_PLACE)
    officer.types("9")
    officer.saves()
    assert "as_before" not in open_household(office, family).history[0].changes


def test_score_class_and_causes_follow_every_key(officer: Officer, family: str) -> None:
    officer.open(family)
    lines = officer.page.view.indicator_list
    assert lines.topLevelItemCount() == 12
    assert lines.topLevelItem(3).text(2) == "chưa rõ"
    officer.types("2")
    assert [lines.topLevelItem(3).text(column) for column in range(4)] == [
        "4",
        "Bảo hiểm y tế",
        "THIẾU",
        "Nguyễn Văn Bảy chưa có thẻ bảo hiểm y tế",
    ]
    assert "câu 4" in officer.score
    officer.presses("Left", "Left")
    officer.types("1")
    assert lines.topLevelItem(3).text(2) == "chưa rõ"


def test_one_unknown_answer_leaves_the_household_without_a_class(
    officer: Officer, office: Office, family: str
) -> None:
    nothing_lacking(office, family, date(2026, 11, 24))
    officer.open(family)
    assert officer.page.view.score_line.badge.household_class() == HouseholdClass.NEAR_POOR
    officer.page.view.grid.go_to(Place("devices"))
    officer.presses("Delete")
    assert officer.page.view.score_line.badge.household_class() == HouseholdClass.UNDETERMINED
    assert "Chưa rõ 1: câu 12 (F8)" in officer.score
    assert "Chưa kết luận" in officer.score
    officer.presses("F8")
    assert officer.place == Place("devices")


def test_f8_walks_over_the_open_cells_and_back(officer: Officer, family: str) -> None:
    officer.open(family)
    officer.types("1")
    officer.presses("F8")
    assert officer.place == Place("monthly_allowance", 1)
    officer.presses("Ctrl+G")
    assert officer.place == Place("disabled", 1)
    officer.presses("Shift+F8", "Shift+F8")
    assert officer.place == Place("work", 1)


def test_delete_and_zero_mean_unknown_and_backspace_means_nothing(
    officer: Officer, family: str
) -> None:
    officer.open(family)
    cell = Place("health_insurance", 1)
    officer.types("2")
    officer.presses("Left")
    officer.presses("Backspace")
    assert officer.place == cell
    assert officer.state.shown(cell) == "2"
    officer.presses("Delete")
    assert officer.state.shown(cell) == ""
    assert officer.place == Place("work", 1)
    officer.types("1")
    officer.presses("Left")
    officer.types("0")
    assert officer.state.shown(Place("work", 1)) == ""


def test_cells_that_are_ruled_out_are_passed_over(officer: Officer, family: str) -> None:
    officer.open(family)
    officer.types("11")
    assert officer.place == Place("monthly_allowance", 1)  # no wages, no contract; over 30
    officer.types("2")
    assert officer.place == Place("health_insurance", 2)  # no allowance: disability is not asked
    ruled_out = officer.page.view.grid.cell(Place("work", 3))
    assert ruled_out.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert "không hỏi" in ruled_out.accessibleName()


def test_tab_goes_on_and_shift_tab_goes_back(officer: Officer, family: str) -> None:
    officer.open(family)
    officer.presses("Tab")
    assert officer.place == Place("work", 1)
    officer.presses("Tab")
    assert officer.place == Place("monthly_allowance", 1)
    officer.presses("Shift+Tab")
    assert officer.place == Place("work", 1)


def test_space_opens_the_answers_as_a_list(officer: Officer, family: str) -> None:
    officer.open(family)
    officer.presses("Space")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions()] == ["&1  có", "&2  không", "&0  chưa rõ"]
    QTest.keyClick(menu, Qt.Key.Key_2)
    assert officer.state.shown(Place("health_insurance", 1)) == "2"
    assert officer.place == Place("work", 1)


def test_answer_cells_keep_the_input_method_away(officer: Officer, family: str) -> None:
    officer.open(family)
    assert not officer.focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_cell_says_its_question_its_answer_and_where_it_stands(
    officer: Officer, family: str
) -> None:
    officer.open(family)
    officer.types("1")
    count = len(officer.state.positions)
    first = officer.page.view.grid.cell(Place("health_insurance", 1))
    assert first.accessibleName() == (
        f"Có thẻ bảo hiểm y tế của Nguyễn Văn Bảy: 1 có, ô 1 trên {count}"
    )
    assert officer.focus.accessibleName().endswith(f"chưa rõ, ô 2 trên {count}")


def test_every_widget_that_takes_the_focus_has_a_name(officer: Officer, family: str) -> None:
    officer.open(family)
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in officer.page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_the_options_of_the_cell_in_focus_are_always_readable(
    officer: Officer, family: str
) -> None:
    officer.open(family)
    shown = officer.page.view.options_label
    assert shown.text() == "Có thẻ bảo hiểm y tế, Nguyễn Văn Bảy: 1 có · 2 không · 0 chưa rõ"
    officer.types("1")
    assert "1 tự làm · 2 làm công thường xuyên" in shown.text()


def test_the_law_stands_beside_the_cell(officer: Officer, office: Office, family: str) -> None:
    nothing_lacking(office, family, LAST_YEAR)
    officer.open(family)
    officer.types("2")
    officer.presses("Left")
    law = officer.page.view.law_panel.toPlainText()
    assert "Câu 4. Bảo hiểm y tế" in law
    assert "từ đủ 6 tuổi trở lên hiện không có bảo hiểm y tế" in law
    assert "Lần này: THIẾU, vì Nguyễn Văn Bảy chưa có thẻ bảo hiểm y tế" in law
    assert "Năm trước: không thiếu (phiếu ngày 20/11/2025); ô này: 1 có" in law
    assert "cần cán bộ đối chiếu với phụ lục" in law
    officer.presses("F1")
    assert officer.focus is officer.page.view.law_panel
    officer.presses("Esc")
    assert officer.place == Place("health_insurance", 1)


def test_f7_takes_one_answer_and_goes_on(officer: Officer, office: Office, family: str) -> None:
    nothing_lacking(office, family, LAST_YEAR)
    officer.open(family)
    first = officer.page.view.grid.cell(Place("health_insurance", 1))
    assert "năm trước 1 có, chưa xác nhận" in first.accessibleName()
    officer.presses("F7", "Ctrl+J")
    assert officer.state.shown(Place("health_insurance", 1)) == "1"
    assert officer.state.shown(Place("work", 1)) == "1"
    assert officer.place == Place("monthly_allowance", 1)


def test_the_button_of_a_block_goes_away_when_nothing_is_left_to_confirm(
    officer: Officer, office: Office, family: str
) -> None:
    nothing_lacking(office, family, LAST_YEAR)
    officer.open(family)
    button = officer.page.view.grid._shown().buttons[Block.HOUSE]
    assert button.isVisible()
    with officer.qtbot.waitSignal(officer.page.told) as told:
        officer.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["Đã xác nhận 8 câu trả lời như năm trước ở phần B."]
    assert not button.isVisible()


def test_saving_is_told_with_the_time(officer: Officer, family: str) -> None:
    officer.open(family)
    officer.types("1")
    with officer.qtbot.waitSignal(officer.page.told) as told:
        officer.presses("Ctrl+S")
    assert told.args[0].startswith("Đã lưu phiếu hộ 0431 lúc ")
    assert not officer.state.is_changed
    assert officer.place == Place("work", 1)


def test_a_number_that_cannot_be_read_keeps_the_sheet_from_being_saved(
    officer: Officer, office: Office, family: str
) -> None:
    officer.open(family)
    officer.page.view.grid.go_to(INCOME_PLACE)
    type_text(officer.focus, "118 điểm")
    assert "▲ Điểm B1 cần số nguyên" in officer.page.view.options_label.text()
    officer.presses("Ctrl+S")
    assert officer.page.error_strip.isVisible()
    officer.presses("Return")
    assert officer.place == INCOME_PLACE
    assert not open_sheet(office, family).is_saved


def test_a_survey_day_in_the_future_is_refused(officer: Officer, family: str) -> None:
    officer.open(family)
    officer.page.header.day_edit.setFocus()
    officer.page.header.day_edit.selectAll()
    officer.types("25122026")
    officer.presses("Return")
    problem = officer.page.error_strip.problems()[0]
    assert problem.text == "Ngày rà soát 25/12/2026 là sau hôm nay. Hãy xem lại ngày."
    assert officer.focus is officer.page.error_strip.problem_list
    officer.presses("Return")
    assert officer.focus is officer.page.header.day_edit


def test_answers_go_along_to_another_survey_day(
    officer: Officer, office: Office, family: str
) -> None:
    officer.open(family)
    officer.types("2")
    officer.page.header.day_edit.setFocus()
    officer.page.header.day_edit.selectAll()
    officer.types("211126")
    officer.saves("Ctrl+S")
    stored = open_sheet(office, family, date(2026, 11, 21))
    assert stored.is_saved
    assert stored.facts.members[0].answers.health_insurance is False
    assert officer.page.header.day_edit.text() == "21/11/2026"


def test_a_day_that_has_its_own_sheet_is_not_written_over(
    officer: Officer, office: Office, family: str
) -> None:
    former = nothing_lacking(office, family, date(2026, 11, 20))
    officer.open(family, date(2026, 11, 24))
    officer.types("2")
    officer.page.header.day_edit.setFocus()
    officer.page.header.day_edit.selectAll()
    officer.types("20112026")
    officer.presses("Return")
    officer.qtbot.waitUntil(officer.page.error_strip.isVisible)
    assert "đã có phiếu ngày 20/11/2026" in officer.page.error_strip.problems()[0].text
    assert officer.page.header.day_edit.text() == "24/11/2026"
    assert open_sheet(office, family, date(2026, 11, 20)).facts == former


def test_from_2027_without_a_line_the_sheet_is_kept_without_a_result(
    officer: Officer, office: Office, family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NGHEO_TODAY", "2027-02-01")
    officer.open(family)
    assert "Chuẩn 2027–2030" in officer.page.header.place_label.text()
    assert "chưa có ngưỡng điểm B1, phiếu được lưu, chưa có kết quả" in officer.score
    officer.types("1")
    officer.saves()
    assert open_sheet(office, family).is_saved
    officer.page.header.day_edit.setFocus()
    officer.page.header.day_edit.selectAll()
    officer.types("31122026")
    officer.presses("Return")
    shown = officer.page.header.place_label
    officer.qtbot.waitUntil(lambda: "Chuẩn 2022–2025" in shown.text())
    assert "chưa có ngưỡng" not in officer.score


def test_what_was_not_saved_is_given_back_in_this_session(
    officer: Officer, office: Office, family: str, household_id: str
) -> None:
    officer.open(family)
    officer.types("2")
    with officer.qtbot.waitSignals([officer.page.told, officer.page.closed]):
        officer.presses("Esc")
    assert officer.page.drafts.of(family) is not None
    officer.open(household_id)
    assert not officer.page.draft_strip.isVisible()
    officer.open(family)
    assert officer.page.draft_strip.isVisible()
    assert officer.state.shown(Place("health_insurance", 1)) == "2"
    with officer.qtbot.waitSignal(officer.page.sheet_shown):
        officer.page.draft_strip.drop_button.click()
    assert officer.state.shown(Place("health_insurance", 1)) == ""
    assert not officer.page.draft_strip.isVisible()
    assert not officer.state.is_changed
    assert not open_sheet(office, family).is_saved


def test_a_person_added_meanwhile_stands_on_the_sheet_that_is_given_back(
    officer: Officer, office: Office, family: str
) -> None:
    officer.open(family)
    officer.types("2")
    officer.presses("Esc")
    household = open_household(office, family).household
    newcomer = member("Nguyễn Văn Út", "2022-03-02", Sex.MALE)
    save_household(office, replace(household, members=(*household.members, newcomer)))
    officer.open(family)
    assert officer.state.names[6] == "Nguyễn Văn Út"
    assert officer.state.shown(Place("health_insurance", 1)) == "2"


def test_a_household_without_members_offers_to_add_one(officer: Officer, office: Office) -> None:
    household_id = without_members(office)
    officer.open(household_id)
    assert officer.page.stack.currentWidget() is officer.page.empty
    with officer.qtbot.waitSignal(officer.page.household_requested) as asked:
        officer.presses("Space")
    assert asked.args == [household_id]


def test_a_viewer_reads_the_sheet_and_changes_nothing(
    qtbot: QtBot, office: Office, runner: TaskRunner, family: str
) -> None:
    viewer = Actor("v", "xem", "Chau Kim", frozenset({Role.VIEWER}))
    page = ChecklistPage(replace(office, actor=viewer), runner)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.sheet_shown):
        page.open(family)
    assert "Ở đây chỉ xem được." in page.no_right.text
    assert not page.view.save_button.isVisible()
    assert not page.view.grid.cell(Place("health_insurance", 1)).isEnabled()


def test_a_tick_of_a_paper_sheet_is_typed_on_the_line_of_its_indicator(
    officer: Officer, family: str
) -> None:
    officer.open(family)
    lines = officer.page.view.indicator_list
    lines.setFocus()
    lines.setCurrentItem(lines.topLevelItem(8))
    officer.presses("T")
    assert lines.topLevelItem(8).text(2) == "THIẾU"
    assert lines.topLevelItem(8).text(3) == "theo ô đánh dấu trên phiếu giấy"
    officer.presses("Return")
    assert officer.place == Place("water_source")
    officer.types("1")
    assert "Ô đánh dấu trên phiếu giấy ở câu 9" in officer.score


@pytest.mark.parametrize("height", [631, 623, 560])
def test_no_household_makes_the_page_scroll_sideways(
    officer: Officer, add_household: Callable[..., str], height: int
) -> None:
    officer.page.resize(1182, height)
    long_name = "Néang Chanh Đa Ra Thi Phương Thảo Nguyên"
    for people in (1, 5, 9):  # one after the other, as the sheet grows
        others = [
            member(long_name, f"{1990 + 3 * no}-03-02", Sex.FEMALE) for no in range(people - 1)
        ]
        officer.open(add_household("Nguyễn Văn Bảy", *others, birth="1971-03-02"))
        QApplication.processEvents()
        grid = officer.page.view.grid
        cells = grid.widget()
        assert cells is not None
        assert grid.horizontalScrollBar().maximum() == 0
        assert cells.width() <= grid.viewport().width()
        assert grid.verticalScrollBar().isVisible() is (grid.verticalScrollBar().maximum() > 0)

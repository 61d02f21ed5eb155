"""The sheet in its other ways: ticks of a paper, lines of B1, two standards, two people."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.drafts import ChecklistDraft, DraftKind
from ngheo_desktop.domain.facts import Toilet
from ngheo_desktop.domain.register import HistoryLine
from ngheo_desktop.domain.rights import Actor, Role
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.models.sheet_cells import INCOME_PLACE, ITEM, Mode, Place
from ngheo_desktop.gui.pages.checklist_page import ChecklistPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.checklists import SEEN, SETTLED, open_sheet, save_sheet
from ngheo_desktop.operations.drafts import draft_of
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.preferences import write_preference
from ngheo_desktop.operations.review_rules import set_score_waits, set_second_standard
from ngheo_desktop.operations.standards import load_score_tables
from tests.conftest import TODAY
from tests.exchange.score_table_files import toml
from tests.gui.checklist.officer import LAST_YEAR, Officer, nothing_lacking

PENSION, PEOPLE = Place(f"{ITEM}Lương hưu"), Place(f"{ITEM}Số nhân khẩu")


def history(office: Office, household_id: str) -> tuple[HistoryLine, ...]:
    return open_household(office, household_id).history


def given(office: Office, *roles: Role) -> Office:
    """The same office on the screen of another account."""
    hamlets = frozenset(each.id for each in list_hamlets(office))
    # A real account of the file, so that its drafts can be kept.
    actor = Actor(office.actor.account_id, "kim", "Chau Kim", frozenset(roles), hamlets)
    return replace(office, actor=actor)


@pytest.fixture
def officer_of(qtbot: QtBot, runner: TaskRunner) -> Callable[[Office], Officer]:
    """Another person before the same screen."""

    def made(office: Office) -> Officer:
        screen = ChecklistPage(office, runner)
        qtbot.addWidget(screen)
        screen.resize(1182, 631)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        return Officer(screen, qtbot)

    return made


# --- theo ô đánh dấu ------------------------------------------------------------------------


def test_a_paper_with_ticks_is_copied_by_single_keys(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    officer.open(family)
    officer.presses("Ctrl+PgDown")
    assert officer.place == Place("mark.employment")
    officer.types("KKKTKKTKTTKK")
    assert officer.place == INCOME_PLACE
    officer.types("118")
    assert officer.page.view.score_line.badge.household_class() == HouseholdClass.POOR
    officer.saves("F9")
    assert officer.keys <= 17
    stored = open_sheet(office, family).facts
    assert stored.marks["water"] is True
    assert stored.marks["internet"] is False
    assert open_household(office, family).results[0].household_class == HouseholdClass.POOR


def test_a_sheet_of_ticks_opens_as_it_was_typed_and_says_where_they_come_from(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    facts = open_sheet(office, family).facts
    save_sheet(office, family, replace(facts, marks={"water": True}), "Sa")
    officer.open(family)
    assert officer.state.mode == Mode.TICKS
    assert officer.page.view.mode_tabs.currentIndex() == 1
    officer.page.view.go_to(Place("mark.water"))
    assert "theo ô đánh dấu trên phiếu giấy" in officer.page.view.law_panel.toPlainText()
    assert officer.focus.accessibleName().startswith("Ô đánh dấu Nguồn nước sinh hoạt: T thiếu")


def test_delete_leaves_an_indicator_unknown_and_other_letters_do_nothing(
    officer: Officer,
    family: str,
) -> None:
    officer.open(family)
    officer.presses("Ctrl+PgDown")
    officer.types("T")
    officer.presses("Left")
    officer.types("X1")
    assert officer.state.facts.marks == {"employment": True}
    officer.presses("Delete")
    assert officer.state.facts.marks == {}
    assert officer.place == Place("mark.dependency")


def test_neither_mode_loses_what_was_typed_in_the_other(
    officer: Officer,
    family: str,
) -> None:
    officer.open(family)
    officer.types("2")
    officer.presses("Ctrl+PgDown")
    officer.types("T")
    officer.presses("Ctrl+PgUp")
    assert officer.state.shown(Place("health_insurance", 1)) == "2"
    officer.presses("Ctrl+PgUp")
    assert officer.state.shown(Place("mark.employment")) == "T"


def test_a_tick_against_known_answers_is_a_line_to_look_at(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    officer.open(family)
    officer.page.view.go_to(Place("water_source"))
    officer.types("7")
    officer.page.view.go_to(Place("mark.water"))
    officer.types("K")
    with officer.qtbot.waitSignal(officer.page.told):
        officer.presses("F9")
    (problem,) = officer.page.error_strip.problems()
    assert problem.text == (
        "Câu 9. Nguồn nước sinh hoạt: phiếu giấy đánh dấu không thiếu, các câu trả lời thì thiếu."
    )
    assert open_sheet(office, family).is_saved
    assert officer.place != Place("elsewhere")  # the focus stays where the officer works
    with officer.qtbot.waitSignal(officer.page.next_requested):
        officer.presses("F9")


def test_last_years_verdicts_stand_grey_among_the_ticks(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    nothing_lacking(office, family, LAST_YEAR)
    officer.open(family)
    officer.presses("Ctrl+PgDown", "Shift+F7")
    assert officer.state.facts.marks["water"] is False
    assert len(officer.state.facts.marks) == 12


# --- điểm của rà soát viên ------------------------------------------------------------------


def test_a_surveyor_sees_no_score_while_an_answer_is_open(
    officer_of: Callable[[Office], Officer],
    office: Office,
    family: str,
) -> None:
    nothing_lacking(office, family, TODAY)
    surveyor = officer_of(given(office, Role.SURVEYOR))
    surveyor.open(family)
    view = surveyor.page.view
    assert "Hộ cận nghèo" in surveyor.score
    view.go_to(Place("devices"))
    surveyor.presses("Delete")
    assert surveyor.score.startswith("Còn 1 câu chưa trả lời (F8).")
    assert not view.score_line.badge.isVisible()
    assert view.indicator_list.topLevelItem(0).text(2) == "·"
    view.go_to(Place("toilet"))
    law = view.law_panel.toPlainText()
    assert "Thiếu khi:" in law
    assert "Lần này" not in law


def test_a_contradiction_is_told_to_a_surveyor_without_the_verdict(
    officer_of: Callable[[Office], Officer],
    office: Office,
    family: str,
) -> None:
    surveyor = officer_of(given(office, Role.SURVEYOR))
    surveyor.open(family)
    surveyor.page.view.go_to(Place("water_source"))
    surveyor.types("7")
    surveyor.page.view.go_to(Place("mark.water"))
    surveyor.types("K")
    with surveyor.qtbot.waitSignal(surveyor.page.told):
        surveyor.presses("Ctrl+S")
    (problem,) = surveyor.page.error_strip.problems()
    assert problem.text.endswith("ô đánh dấu trên phiếu giấy khác với các câu trả lời.")


def test_the_office_may_let_surveyors_see_the_score_at_once(
    officer_of: Callable[[Office], Officer],
    office: Office,
    family: str,
) -> None:
    set_score_waits(office, waits=False)
    surveyor = officer_of(given(office, Role.SURVEYOR))
    surveyor.open(family)
    assert surveyor.score.startswith("B1 chưa có")


def test_an_answer_changed_after_the_class_was_seen_is_marked_in_the_diary(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    nothing_lacking(office, family, TODAY)
    officer.open(family)
    officer.page.view.go_to(Place("toilet"))
    officer.types("9")
    officer.saves()
    assert history(office, family)[0].act == SEEN
    assert history(office, family)[0].changes == {"toilet": ("septic", "none")}
    officer.page.view.go_to(INCOME_PLACE)
    officer.types("150")
    officer.saves()
    assert history(office, family)[0].changes == {"b1": (130, 150)}


def test_typing_the_last_number_is_no_change_after_the_class_was_seen(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    facts = nothing_lacking(office, family, TODAY)
    save_sheet(office, family, replace(facts, income_score=None), "Sa")
    officer.open(family)
    assert officer.place == INCOME_PLACE
    officer.types("118")  # a class stands there from the first digit on
    officer.saves()
    assert all(each.act != SEEN for each in history(office, family))


def test_the_mark_survives_a_draft_that_is_kept_and_opened_again(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    nothing_lacking(office, family, TODAY)
    officer.open(family)
    officer.page.view.go_to(Place("toilet"))
    officer.types("9")
    officer.presses("Esc")
    officer.qtbot.waitUntil(lambda: officer.page.drafts.is_safe)
    kept = draft_of(office, DraftKind.CHECKLIST, family)
    assert isinstance(kept, ChecklistDraft)
    assert kept.seen is not None
    assert kept.seen.house.toilet == Toilet.SEPTIC
    officer.open(family)
    officer.saves()
    assert history(office, family)[0].act == SEEN


# --- điểm B1 từng mục -----------------------------------------------------------------------


@pytest.fixture
def with_table(office: Office, tmp_path: Path) -> None:
    load_score_tables(office, toml(tmp_path))


@pytest.mark.usefixtures("with_table")
def test_b1_is_answered_line_by_line_with_one_key_each(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    nothing_lacking(office, family, LAST_YEAR)
    officer.open(family)
    officer.page.view.go_to(PENSION)
    shown = officer.page.view.options_label.text()
    assert shown == "Lương hưu: 1 Không (0) · 2 Có (10) · 0 chưa rõ"
    officer.types("2")
    assert officer.place == PEOPLE
    assert "B1 chưa có" in officer.score
    officer.types("2")
    assert officer.place == INCOME_PLACE
    assert "B1 30/140" in officer.score
    assert "tổng các mục 30 điểm" in officer.focus.accessibleName()
    officer.presses("Ctrl+S")
    officer.qtbot.waitUntil(lambda: not officer.state.is_changed)
    facts = open_sheet(office, family).facts
    assert facts.income_items == {"Lương hưu": "Có", "Số nhân khẩu": "Dưới 7 người"}
    assert facts.income_score is None


@pytest.mark.usefixtures("with_table")
def test_a_total_is_typed_by_choice_and_answered_lines_stay_in_sight(
    officer: Officer,
    family: str,
) -> None:
    officer.open(family)
    button = officer.page.view.grid.findChild(QPushButton, "items_button")
    assert button is not None
    button.setFocus()
    officer.presses("Space")
    assert PENSION not in officer.state.places
    button = officer.page.view.grid.findChild(QPushButton, "items_button")
    assert button is not None
    assert button.text() == "Ghi từng mục"
    button.click()
    officer.page.view.go_to(PENSION)
    officer.types("1")
    button = officer.page.view.grid.findChild(QPushButton, "items_button")
    assert button is not None
    with officer.qtbot.waitSignal(officer.page.told) as told:
        button.click()
    assert "Phiếu đã ghi một số mục B1" in told.args[0]
    assert PENSION in officer.state.places


@pytest.mark.usefixtures("with_table")
def test_a_total_that_differs_from_its_lines_is_a_line_to_look_at(
    officer: Officer,
    family: str,
) -> None:
    officer.open(family)
    officer.page.view.go_to(PENSION)
    officer.types("22")
    officer.types("29")
    with officer.qtbot.waitSignal(officer.page.told):
        officer.presses("Ctrl+S")
    (problem,) = officer.page.error_strip.problems()
    assert problem.text.startswith("Tổng điểm B1 ghi 29, các mục cộng lại 30.")
    assert "tổng B1 khác các mục" in officer.score


@pytest.mark.usefixtures("with_table")
def test_a_total_that_the_table_cannot_give_keeps_the_sheet_from_being_saved(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    officer.open(family)
    officer.page.view.go_to(INCOME_PLACE)
    officer.types("130")
    officer.presses("Ctrl+S")
    (problem,) = officer.page.error_strip.problems()
    assert problem.text == "Điểm B1 130 nằm ngoài mức có thể của bảng điểm, từ -5 đến 30."
    assert not open_sheet(office, family).is_saved


@pytest.mark.usefixtures("with_table")
def test_last_years_lines_are_taken_over_and_a_draft_keeps_them(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    items = {"Lương hưu": "Có", "Số nhân khẩu": "Dưới 7 người"}
    facts = replace(open_sheet(office, family, LAST_YEAR).facts, income_items=items)
    save_sheet(office, family, facts, "Sa")
    officer.open(family)
    officer.page.view.go_to(PENSION)
    officer.presses("F7", "F7")
    assert officer.state.facts.income_items == items
    officer.presses("Esc")
    officer.open(family)
    assert officer.state.facts.income_items == items
    assert officer.page.draft_strip.isVisible()


# --- hai người, hai chuẩn -------------------------------------------------------------------


def test_two_people_answer_otherwise_and_one_key_chooses(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    facts = nothing_lacking(office, family, TODAY)
    officer.open(family)
    officer.page.view.go_to(Place("toilet"))
    officer.types("8")
    theirs = replace(facts, house=replace(facts.house, toilet=Toilet.NONE, anyone_online=False))
    save_sheet(given(office, Role.POVERTY_OFFICER), family, theirs, "Kim")
    officer.presses("Ctrl+S")
    officer.qtbot.waitUntil(officer.page.error_strip.isVisible)
    (problem,) = officer.page.error_strip.problems()
    assert "người khác đã lưu «9 không có», phiếu này ghi «8 hố đào lộ thiên»" in problem.text
    assert "Chau Kim đã lưu phiếu này" in officer.page.error_strip.heading_label.text()
    assert officer.state.shown(Place("anyone_online")) == "2"  # theirs alone: it is here already
    officer.presses("Return")
    assert officer.place == Place("toilet")
    officer.presses("Ctrl+S")  # not chosen yet
    assert officer.page.error_strip.problems() == [problem]
    officer.presses("Return")
    officer.types("9")
    officer.saves()
    assert open_sheet(office, family).facts.house.toilet == Toilet.NONE
    told = next(each for each in history(office, family) if each.act == SETTLED)
    assert told.changes == {"toilet": ("open_pit", "none")}


def test_what_only_the_other_changed_comes_along_without_a_question(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    facts = nothing_lacking(office, family, TODAY)
    officer.open(family)
    officer.page.view.go_to(Place("toilet"))
    officer.types("8")
    save_sheet(office, family, replace(facts, income_score=99), "Kim")
    with officer.qtbot.waitSignal(officer.page.told) as told:
        officer.presses("Ctrl+S")
    assert "Đã gộp 1 câu do người khác vừa lưu." in told.args[0]
    assert officer.state.shown(INCOME_PLACE) == "99"
    assert not officer.state.is_changed


def test_while_two_standards_run_both_results_stand_and_single_questions_are_marked(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    set_second_standard(office, "2027-2030")
    officer.open(family)
    line = officer.page.view.score_line
    assert line.score_label.text().startswith("Chuẩn 2022–2025: B1 chưa có")
    assert line.second_label.text().startswith("Chuẩn 2027–2030: B1 chưa có")
    assert line.second_badge.isVisible()
    officer.page.view.go_to(Place("waste"))
    assert "(chỉ chuẩn 2027–2030 hỏi)" in officer.focus.accessibleName()
    assert "(chỉ chuẩn 2027–2030 hỏi)" in officer.page.view.options_label.text()
    officer.types("3")
    assert "B2 từ 10 đến 120" in line.second_label.text()
    assert "B2 từ 0 đến 120" in line.score_label.text()
    rows = officer.page.view.indicator_list
    assert rows.topLevelItem(12).text(1) == "Xử lý rác thải (2027–2030)"
    officer.saves()
    standards = [each.standard for each in open_household(office, family).results]
    assert standards == ["2022-2025", "2027-2030"]


# --- phím -----------------------------------------------------------------------------------


def test_a_key_stays_in_its_cell_for_who_prefers_so(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    write_preference(office, "auto_advance", value=False)
    officer.open(family)
    officer.types("2")
    assert officer.place == Place("health_insurance", 1)
    officer.types("1")
    assert officer.state.shown(Place("health_insurance", 1)) == "1"
    officer.presses("Return")
    assert officer.place == Place("work", 1)
    officer.types("1")
    officer.presses("Tab")
    assert officer.place == Place("monthly_allowance", 1)


def test_answers_that_are_not_saved_are_taken_back_one_by_one(
    officer: Officer,
    family: str,
) -> None:
    officer.open(family)
    officer.types("21")
    steps = officer.page.steps
    assert steps.last == "câu Việc làm của Nguyễn Văn Bảy"
    steps.go_back()
    assert officer.state.shown(Place("work", 1)) == ""
    assert officer.place == Place("work", 1)
    steps.go_back()
    assert not officer.state.is_changed
    steps.go_forth()
    assert officer.state.shown(Place("health_insurance", 1)) == "2"


def test_a_confirmed_block_is_taken_back_as_one(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    nothing_lacking(office, family, LAST_YEAR)
    officer.open(family)
    officer.presses("Shift+F7")
    assert officer.page.steps.last.endswith("câu như năm trước")
    officer.page.steps.go_back()
    assert not officer.state.is_changed


def test_a_saved_sheet_is_told_as_an_act_and_shown_anew_when_it_is_taken_back(
    officer: Officer,
    office: Office,
    family: str,
) -> None:
    officer.open(family)
    officer.types("2")
    with officer.qtbot.waitSignal(officer.page.acted) as acted:
        officer.presses("Ctrl+S")
    act = acted.args[0]
    assert act.name == "lập phiếu hộ 0431"
    act.undo(office)
    with officer.qtbot.waitSignal(officer.page.sheet_shown):
        officer.page.reread(act.household_id)
    assert officer.state.shown(Place("health_insurance", 1)) == ""
    assert officer.place == Place("work", 1)


def test_the_sheet_is_left_for_its_tabs_and_buttons_by_keys(
    officer: Officer,
    family: str,
) -> None:
    officer.open(family)
    officer.presses("Shift+Tab")
    assert QApplication.focusWidget() is officer.page.view.mode_tabs
    officer.presses("Right")
    assert officer.state.mode == Mode.TICKS
    assert officer.focus.focusPolicy() & Qt.FocusPolicy.TabFocus

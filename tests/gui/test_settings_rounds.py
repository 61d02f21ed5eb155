"""Quy tắc rà soát in the settings: every rule with its paper, changed from a day on, by keys."""

from datetime import date

import pytest

from ngheo_desktop.gui.dialogs.round_rule_dialog import RoundRuleDialog
from ngheo_desktop.gui.pages.settings_page import SettingsPage
from ngheo_desktop.gui.pages.settings_rounds import RoundRulesSection
from ngheo_desktop.operations.round_rules import rules_of
from ngheo_desktop.operations.work_calendar import calendar_of
from tests.gui.settings_walk import columns, dialog_of, idle, retype, section, shown
from tests.gui.typing import press, type_text


@pytest.fixture
def page(qtbot, office, runner):
    return shown(qtbot, SettingsPage(office, runner))


@pytest.fixture
def rules(qtbot, page):
    return section(qtbot, page, RoundRulesSection)


def change(qtbot, page, rules, title: str, value: str, since: str = "") -> None:
    titles = columns(rules.table, 0)
    rules.table.selectRow(titles.index(title))
    press(rules.table, "F2")
    dialog = dialog_of(qtbot, page, RoundRuleDialog)
    if hasattr(dialog.value_edit, "setPlainText"):
        dialog.value_edit.setPlainText(value)
    else:
        retype(dialog.value_edit, value)
    type_text(dialog.source_edit, "Kế hoạch 20/KH-UBND")
    if since:
        retype(dialog.from_edit, since)
    with qtbot.waitSignal(page.told):
        press(dialog.source_edit, "F9")
    idle(qtbot, page)
    page.activateWindow()


def test_every_rule_is_told_with_its_source_and_how_sure_it_is(rules):
    titles, values = columns(rules.table, 0), columns(rules.table, 1)
    told = dict(zip(titles, values, strict=True))
    assert told["Ngày bắt đầu đợt rà soát hằng năm"] == "01/09"
    assert told["Tỷ lệ đồng ý cần có ở họp dân rà soát, trên số người dự họp"] == "từ 50%"
    assert told["Hạn họp dân"] == "chưa có"
    assert "QĐ 24/2021/QĐ-TTg, Điều 3" in columns(rules.table, 4)
    assert rules.notice.text == "Có 2 quy định mà đợt rà soát cần và chưa ai xác nhận."


def test_a_deadline_is_set_with_its_paper_and_signed(qtbot, page, rules, office):
    with qtbot.waitSignal(page.acted) as acted:
        change(qtbot, page, rules, "Hạn họp dân", "21/11")
    rule = rules_of(office)["deadline.meeting"]
    assert (rule.value, rule.source, rule.confirmed_by) == (
        "11-21",
        "Kế hoạch 20/KH-UBND",
        "Neáng Sa",
    )
    assert "Neáng Sa, 24/11/2026" in columns(rules.table, 3)
    acted.args[0].undo(office)
    assert rules_of(office).value("deadline.meeting") is None


def test_a_rule_may_begin_later_and_stands_below_the_one_in_force(qtbot, page, rules, office):
    title = "Ngày trong tháng bắt đầu rà soát thường xuyên"
    change(qtbot, page, rules, title, "10", since="01/01/2027")
    titles = columns(rules.table, 0)
    at = titles.index(title)
    assert titles[at + 1] == f"{title} (sắp áp dụng)"
    assert columns(rules.table, 2)[at + 1] == "01/01/2027"
    assert rules_of(office).value("in_year.start_day") == 15
    assert rules_of(office, date(2027, 1, 1)).value("in_year.start_day") == 10


def test_a_value_that_cannot_be_read_leaves_everything_as_it_was(qtbot, page, rules, office):
    rules.table.selectRow(columns(rules.table, 0).index("Hạn họp dân"))
    press(rules.table, "F2")
    dialog = dialog_of(qtbot, page, RoundRuleDialog)
    retype(dialog.value_edit, "31/2")
    type_text(dialog.source_edit, "x")
    press(dialog.source_edit, "F9")
    qtbot.waitUntil(lambda: dialog.error_strip.isVisible())
    told = dialog.error_strip.problem_list.item(0).text()
    assert told == "«31/2» không dùng được cho «Hạn họp dân». Hãy ghi ngày/tháng, ví dụ 14/12."
    press(dialog, "Esc")
    assert rules_of(office).value("deadline.meeting") is None


def test_holidays_of_the_office_count_in_working_days(qtbot, page, rules, office):
    change(qtbot, page, rules, "Ngày nghỉ thêm ngoài lịch có sẵn", "26/11/2026, 27/11/2026")
    calendar = calendar_of(rules_of(office))
    assert calendar.end_of(date(2026, 11, 24), 3) == date(2026, 12, 1)


def test_items_of_phieu_a_are_written_one_a_line(qtbot, page, rules, office):
    title = "Các câu của Phiếu A (nhận dạng nhanh)"
    change(qtbot, page, rules, title, "Có ô tô\nCó nhà kiên cố")
    assert rules_of(office).value("screen.items") == ["Có ô tô", "Có nhà kiên cố"]
    assert "2 câu" in columns(rules.table, 1)

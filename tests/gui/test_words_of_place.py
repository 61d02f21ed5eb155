"""«xã», «ấp» follow the place: a phường speaks of itself and of its khóm."""

from dataclasses import replace

import pytest

from ngheo_desktop.domain.terms import hamlet_word
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.table_text import as_text


@pytest.fixture
def ward_window(open_window, office, household_id):
    return open_window(replace(office, commune=replace(office.commune, kind="phường")))


def test_a_phuong_has_khom_and_everybody_else_ap():
    assert [hamlet_word(kind) for kind in ("xã", "phường", "đặc khu")] == ["ấp", "khóm", "ấp"]


def test_the_list_of_a_phuong_is_grouped_by_khom(ward_window):
    page = ward_window.page()
    assert page.form.group_check.text().replace("&", "") == "Nhóm theo khóm"


def test_a_paper_of_a_phuong_is_for_the_whole_phuong(ward_window, qtbot, runner):
    ward_window.go(Place("print"))
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert ward_window.page().form.hamlet_combo.itemText(0) == "Toàn phường"


def test_a_personal_number_is_copied_without_spaces_and_a_masked_one_stays_masked():
    shown = ["089 174 000 000", "089 ••• ••• 000", "12 hộ", "1 234"]
    assert as_text([shown]) == "089174000000\t089 ••• ••• 000\t12 hộ\t1 234"

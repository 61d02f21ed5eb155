"""The look changes at once, is kept for the person, and what cannot change says so."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.look import look_of
from ngheo_desktop.gui.pages.settings_look import LookSection
from ngheo_desktop.gui.theme import Look, Scheme
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.status_bar import NO_BACKUP, NOT_CONNECTED, StatusBar
from ngheo_desktop.operations.preferences import read_preference
from tests.gui.hands import settle
from tests.gui.typing import press


@pytest.fixture
def window(open_window):
    return open_window()  # and so kept until the test is over


def test_zoom_goes_by_keys_step_by_step_and_back(window, qtbot, runner, office, qapp):
    row, title = theme.metrics().row, window.header.title_label.font().pointSizeF()
    seen = []
    for _step in range(4):
        press(QApplication.focusWidget(), "Ctrl+=")
        seen.append(theme.look().zoom)
    assert seen == [110, 125, 150, 150]
    assert window.status.zoom_button.text() == "150%"
    assert theme.metrics().row > 1.4 * row
    assert window.header.title_label.font().pointSizeF() == 1.5 * title
    press(QApplication.focusWidget(), "Ctrl+-")
    assert theme.look().zoom == 125
    press(QApplication.focusWidget(), "Ctrl+0")
    settle(qtbot, runner)
    assert (theme.look().zoom, theme.metrics().row) == (100, row)
    theme.apply(qapp)


def test_the_window_folds_at_once_when_the_letters_grow(window, qapp):
    theme.apply(qapp, Scheme.LIGHT, 150)
    assert window.navigation.buttons[0].folded
    theme.apply(qapp)
    assert not window.navigation.buttons[0].folded


def test_another_scheme_reaches_icons_strips_and_ground_of_an_open_window(window, qtbot, qapp):
    notice = Notice(window)
    notice.say("Chưa gõ mật khẩu.", "error")
    button = window.header.back_button
    before = button.icon().cacheKey()
    theme.apply(qapp, Scheme.DARK)
    colours = theme.tokens()
    assert button.icon().cacheKey() != before
    assert window.palette().window().color() == colours.window
    ground = notice.grab().toImage().pixelColor(notice.width() // 2, 4)
    assert ground == colours.error_ground
    theme.apply(qapp)
    assert button.icon().cacheKey() == before


def test_a_look_is_chosen_in_the_settings_and_kept_for_the_person(qtbot, office, runner, qapp):
    section = LookSection(office, runner)
    qtbot.addWidget(section)
    section.show()
    for name, at in (("scheme", 2), ("zoom", 1), ("density", 0)):
        combo = section.findChild(QComboBox, f"{name}_combo")
        combo.setFocus()
        combo.setCurrentIndex(at)
        combo.activated.emit(at)
    settle(qtbot, runner)
    assert theme.look() == Look("dark", 110, "compact")
    theme.apply(qapp)
    assert look_of(office) == Look("dark", 110, "compact")


def test_a_habit_is_kept_and_goes_back_to_its_default(qtbot, office, runner):
    section = LookSection(office, runner)
    qtbot.addWidget(section)
    section.show()
    combo = section.findChild(QComboBox, "auto_advance_combo")
    reset = section.findChild(QPushButton, "auto_advance_reset_button")
    assert (combo.currentIndex(), reset.isEnabled()) == (0, False)
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    settle(qtbot, runner)
    assert read_preference(office, "auto_advance", True) is False
    reset.setFocus()
    press(reset, "Space")
    settle(qtbot, runner)
    assert read_preference(office, "auto_advance", True) is True
    assert combo.currentIndex() == 0


# --- the status bar -------------------------------------------------------------------------


def bar(qtbot) -> StatusBar:
    made = StatusBar("Neáng Sa, Cán bộ giảm nghèo")
    qtbot.addWidget(made)
    made.resize(1366, 32)
    made.show_standard("Chuẩn 2022–2025, đến 31/12/2026")
    made.show()
    return made


def test_the_status_bar_has_six_parts_each_with_a_name(qtbot):
    status = bar(qtbot)
    parts = [status.saved_button, status.sync_button, status.standard_button]
    parts += [status.person_button, status.backup_button, status.zoom_button]
    assert all(part.isVisible() and part.accessibleName() for part in parts)
    assert status.sync_button.text() == NOT_CONNECTED
    assert status.zoom_button.accessibleName() == "Cỡ chữ 100%"


def test_folded_parts_keep_icon_number_and_name(qtbot):
    status = bar(qtbot)
    status.show_backup(3)
    status.set_folded(folded=True)
    assert (status.backup_button.text(), status.zoom_button.text()) == ("3", "100%")
    assert status.sync_button.text() == ""
    assert status.sync_button.accessibleName() == NOT_CONNECTED
    assert not status.sync_button.icon().isNull()


def test_a_backup_turns_amber_after_seven_days(qtbot):
    status = bar(qtbot)
    looks = {}
    for days in (None, 0, 7, 8):
        status.show_backup(days)
        looks[days] = status.backup_button.text(), status.backup_button.icon().cacheKey()
    assert [words for words, _icon in looks.values()] == [
        NO_BACKUP,
        "Sao lưu hôm nay",
        "Sao lưu 7 ngày trước",
        "Sao lưu 8 ngày trước",
    ]
    assert looks[0][1] == looks[7][1] != looks[8][1] == looks[None][1]


def test_every_part_leads_somewhere(qtbot):
    status = bar(qtbot)
    status.sync_button.click()
    assert status.saved_button.text() == f"{NOT_CONNECTED}. Vẫn dùng được đầy đủ."
    with qtbot.waitSignals([status.backup_asked, status.standard_asked]):
        status.backup_button.click()
        status.standard_button.click()


def test_what_was_told_in_the_session_stands_behind_the_first_part(window):
    window.status.show_saved("Đã lưu hộ Trần Văn Tám lúc 14:05.")
    window.status.show_saved("Đã lưu hộ Lê Thị Út lúc 14:06.")
    window.status.saved_button.click()
    dialog = QApplication.activeModalWidget()
    model = dialog.table.model()
    told = [model.index(row, 1).data() for row in range(2)]
    assert told == ["Đã lưu hộ Lê Thị Út lúc 14:06.", "Đã lưu hộ Trần Văn Tám lúc 14:05."]
    press(dialog, "Esc")
    assert QApplication.activeModalWidget() is None


def test_a_long_sentence_gives_way_and_stays_whole_for_who_asks(qtbot):
    status = bar(qtbot)
    status.show_saved("Đã lưu hộ Nguyễn Thị Thanh Thúy lúc 14:05. " * 8)
    assert status.width() == QSize(1366, 32).width()
    assert status.zoom_button.geometry().right() <= status.width()
    assert status.saved_button.toolTip() == status.saved_button.text()

"""The states that every screen shares, by a clock that the test moves."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.tasks import Task
from ngheo_desktop.gui.widgets.states import EmptyState, FrozenStrip, Loading, NoRight
from tests.fakes.clock import Clock
from tests.gui.typing import press


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> QWidget:
    theme.apply(qapp)
    made = QWidget()
    made.resize(600, 400)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def put(page: QWidget, widget: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def table(page: QWidget) -> QTableView:
    made = QTableView(page)
    put(page, made)
    return made


@pytest.fixture
def loading(table: QTableView, clock: Clock) -> Loading:
    return Loading(table, clock)


@pytest.fixture
def task(page: QWidget) -> Task:
    return Task(lambda _report: None, page)


@pytest.fixture
def wait(loading: Loading, clock: Clock) -> Callable[[float], None]:
    def until(seconds: float) -> None:
        clock.seconds = seconds
        loading.timer.timeout.emit()

    return until


def test_what_is_quick_shows_nothing_of_its_waiting(loading, task, wait):
    loading.follow(task)
    wait(0.29)
    assert not loading.rows.isVisible()
    assert not loading.bar.isVisible()
    task.finished.emit()
    wait(5)
    assert not loading.rows.isVisible()
    assert not loading.bar.isVisible()


def test_grey_rows_come_after_a_third_of_a_second(loading, task, wait, table):
    loading.follow(task)
    wait(0.3)
    assert loading.rows.isVisible()
    assert not loading.bar.isVisible()
    assert loading.rows.size() == table.size()


def test_old_content_is_never_greyed(loading, task, wait):
    loading.follow(task, keeps_content=True)
    wait(2.1)
    assert not loading.rows.isVisible()
    assert loading.bar.isVisible()


def test_after_two_seconds_it_says_how_far_it_is_and_can_be_stopped_by_a_key(
    loading, task, wait, qtbot
):
    loading.follow(task, "Đang đọc hộ")
    task.progressed.emit(1200, 8500)
    wait(1.9)
    assert not loading.bar.isVisible()
    wait(2.0)
    assert loading.bar.text_label.text() == "Đang đọc hộ: 1.200 trên 8.500"
    loading.bar.stop_button.setFocus()
    with qtbot.waitSignal(loading.stop_asked):
        press(loading.bar.stop_button, "Space")
    assert task.is_cancelled


def test_the_focus_goes_back_when_the_stop_button_goes_away(loading, task, wait, table):
    loading.follow(task)
    wait(2.5)
    loading.bar.stop_button.setFocus()
    task.finished.emit()
    assert not loading.bar.isVisible()
    assert table.hasFocus()


def test_the_end_of_a_task_that_was_left_does_not_end_the_wait_for_the_next(loading, task, wait):
    other = Task(lambda _report: None, task)
    loading.follow(task)
    loading.follow(other)
    task.finished.emit()
    wait(0.4)
    assert loading.rows.isVisible()


def test_an_empty_page_says_why_and_offers_the_one_thing_that_helps(page, qtbot):
    empty = EmptyState(page)
    put(page, empty)
    empty.say("Sổ chưa có hộ nào.", "Nhập Excel")
    assert empty.text_label.text() == "Sổ chưa có hộ nào."
    empty.setFocus()
    assert empty.help_button.hasFocus()
    with qtbot.waitSignal(empty.helped):
        press(empty.help_button, "Space")
    empty.say("Sổ chưa có hộ nào.")
    assert not empty.help_button.isVisible()


def test_without_the_right_it_is_said_who_has_it(page):
    note = NoRight(page)
    put(page, note)
    note.say_who("Sửa hộ", Right.EDIT_HOUSEHOLDS)
    assert note.text == ("Ở đây chỉ xem được. Sửa hộ: Cán bộ giảm nghèo, Rà soát viên.")


@pytest.fixture
def form(page: QWidget) -> dict[str, QWidget]:
    inner = QWidget(page)
    put(page, inner)
    layout = QFormLayout(inner)
    name = QLineEdit("Trần Văn Tám", inner)
    name.setObjectName("name_edit")
    hamlet = QComboBox(inner)
    hamlet.addItem("ấp Vĩnh Phú")
    note = QPlainTextEdit("Nhà tạm", inner)
    special = QCheckBox("Đặc biệt khó khăn", inner)
    layout.addRow("&Họ tên", name)
    layout.addRow("Ấ&p", hamlet)
    layout.addRow("&Ghi chú", note)
    layout.addRow(special)
    return {"name": name, "hamlet": hamlet, "note": note, "special": special}


def test_what_is_frozen_shows_text_instead_of_fields_and_gives_them_back(page, form, qtbot):
    strip = FrozenStrip(page)
    put(page, strip)
    strip.freeze("Đã chốt theo Quyết định 45/QĐ-UBND.", form.values(), may_supplement=True)
    assert strip.isVisible()
    assert not strip.sign_label.pixmap().isNull()
    assert not any(field.isVisible() for field in form.values())
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    for text in ("Trần Văn Tám", "ấp Vĩnh Phú", "Nhà tạm", "Đặc biệt khó khăn: không"):
        assert text in shown
    label = page.findChild(QLabel, "name_edit_text")
    assert label is not None
    assert label.accessibleName() == "Họ tên"
    assert label.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(strip.supplement_asked):
        press(strip.supplement_button, "Space")
    strip.thaw()
    assert not strip.isVisible()
    assert all(field.isVisible() for field in form.values())


def test_who_may_not_supplement_is_not_offered_it(page):
    strip = FrozenStrip(page)
    put(page, strip)
    strip.freeze("Đã chốt.", may_supplement=False)
    assert not strip.supplement_button.isVisible()

"""What every screen shares: the strip of problems and the badge of a class."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.widgets.class_badge import (
    CLASS_ROLE,
    ClassBadge,
    ClassBadgeDelegate,
    paint_badge,
)
from ngheo_desktop.gui.widgets.error_strip import ErrorStrip
from tests.gui.typing import press

MISSING = Problem("birth_missing", "Chưa có ngày sinh của Lê Thị Út.", field="birth", member=2)
ODD = Problem("year", "Số định danh cho biết sinh năm 1974.", Severity.WARNING, "personal_id")


@pytest.fixture
def strip(qtbot):
    window = QWidget()
    made = ErrorStrip(window)
    QVBoxLayout(window).addWidget(made)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    yield made
    window.close()  # and so kept until here


def test_the_strip_shows_what_blocks_first_and_takes_the_keyboard(strip):
    strip.show_problems([ODD, MISSING])
    assert strip.isVisible()
    assert strip.heading_label.text() == "Chưa lưu được: có 1 chỗ cần sửa."
    assert strip.problem_list.currentItem().text() == MISSING.text
    assert strip.problem_list.hasFocus()


def test_enter_on_a_line_leads_to_its_field(strip, qtbot):
    strip.show_problems([MISSING, ODD])
    press(strip.problem_list, "Down")
    with qtbot.waitSignal(strip.problem_chosen) as chosen:
        press(strip.problem_list, "Return")
    assert chosen.args == [ODD]


def test_what_only_warns_says_that_it_can_be_saved(strip):
    strip.show_problems([ODD])
    assert strip.heading_label.text() == "Có 1 chỗ nên đối chiếu. Vẫn lưu được."


def test_the_strip_goes_away_when_nothing_is_wrong_any_more(strip):
    strip.show_problems([MISSING])
    strip.show_problems([])
    assert not strip.isVisible()
    assert strip.problems() == []


def test_a_badge_is_spoken_as_the_word_of_its_class(qtbot):
    badge = ClassBadge()
    qtbot.addWidget(badge)
    for household_class in HouseholdClass:
        badge.set_class(household_class)
        assert badge.accessibleName() == CLASS_TERMS[household_class]


def painted(household_class: HouseholdClass) -> bytes:
    """The badge as a grey printer sees it."""
    picture = QPixmap(44, 28)
    picture.fill(theme.tokens().surface)
    painter = QPainter(picture)
    paint_badge(painter, QRectF(picture.rect()), household_class)
    painter.end()
    grey = picture.toImage().convertToFormat(picture.toImage().Format.Format_Grayscale8)
    return bytes(grey.constBits())


@pytest.mark.parametrize("scheme", theme.Scheme)
def test_the_badges_of_two_classes_differ_in_grey(qapp, scheme):
    theme.apply(qapp, scheme)
    pictures = {painted(household_class) for household_class in HouseholdClass}
    theme.apply(qapp)
    assert len(pictures) == len(HouseholdClass)


def test_a_badge_keeps_its_colour_on_a_selected_row(qtbot, qapp):
    theme.apply(qapp)
    table = QTableView()
    qtbot.addWidget(table)
    model = QStandardItemModel(1, 1, table)
    item = QStandardItem("Hộ nghèo")
    item.setData(HouseholdClass.POOR, CLASS_ROLE)
    model.setItem(0, 0, item)
    table.setModel(model)
    table.setItemDelegate(ClassBadgeDelegate(table))
    table.selectRow(0)
    table.show()
    picture = table.viewport().grab(table.visualRect(model.index(0, 0))).toImage()
    middle = picture.rect().center()
    column = [picture.pixelColor(middle.x() - 9, y).name() for y in range(picture.height())]
    assert theme.tokens().poor.name() in column
    assert picture.pixelColor(2, middle.y()).name() == theme.tokens().selection.name()
    assert item.data(Qt.ItemDataRole.DisplayRole) == "Hộ nghèo"

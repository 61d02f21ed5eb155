"""The household screens without a mouse and with a screen reader: keys and names."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.register import Member
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog
from ngheo_desktop.gui.pages.household_page import HouseholdPage
from ngheo_desktop.gui.pages.households_page import HouseholdsPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office
from ngheo_desktop.text import search_key

MENUS = "TSIG"  # Tệp, Sửa, Đi tới, Trợ giúp of the window around the pages
FIELDS = (QLineEdit, QComboBox, QPlainTextEdit, QTableView, QAbstractButton)

Maker = Callable[[Office, TaskRunner], QWidget]
SCREENS: list[Maker] = [
    HouseholdsPage,
    HouseholdPage,
    lambda office, _runner: MemberDialog(Member(), office.today(), adding=True),
]


@pytest.fixture(params=SCREENS, ids=["list", "household", "member"])
def screen(
    request: pytest.FixtureRequest, qtbot: QtBot, office: Office, runner: TaskRunner
) -> QWidget:
    made: QWidget = request.param(office, runner)
    qtbot.addWidget(made)
    return made


def access_key(text: str) -> str:
    at = text.replace("&&", "").find("&")
    return text.replace("&&", "")[at + 1 : at + 2].upper() if at >= 0 else ""


def test_access_keys_are_plain_letters_each_used_once(screen: QWidget) -> None:
    texts = [label.text() for label in screen.findChildren(QLabel) if label.buddy()]
    texts += [button.text() for button in screen.findChildren(QAbstractButton)]
    keys = [key for key in map(access_key, texts) if key]
    taken = "" if isinstance(screen, MemberDialog) else MENUS
    assert not [key for key, times in Counter([*keys, *taken]).items() if times > 1]
    assert all(key.isascii() and search_key(key).upper() == key for key in keys)


def test_every_field_has_a_name_for_a_screen_reader(screen: QWidget) -> None:
    named = {label.buddy() for label in screen.findChildren(QLabel)}
    for kind in FIELDS:
        for widget in screen.findChildren(kind):
            if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                continue
            if isinstance(widget.parent(), (QComboBox, QScrollBar)):
                continue  # the line of a combo box speaks for its box
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget in named or widget.accessibleName() or text, widget.objectName()


def test_a_dialog_fits_a_small_screen_at_every_zoom(qtbot: QtBot, qapp: QApplication) -> None:
    for zoom in (100, 150):
        theme.apply(qapp, zoom=zoom)
        dialog = MemberDialog(Member(), date(2026, 11, 24), adding=True)
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.width() <= 1024
        assert dialog.height() <= 697
    theme.apply(qapp)

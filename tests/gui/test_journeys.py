"""Journeys of the brief whose keys are counted: they fail as soon as one needs more."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.gui.dialogs.login_dialog import LoginDialog
from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog
from ngheo_desktop.gui.lock import Lock
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.accounts import NewUser, add_user
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from tests.conftest import PASSWORD
from tests.gui.typing import press, type_text

Opens = Callable[..., MainWindow]
CARD = "089074000001|352000000|Trần Văn Tám|05021974|Nam|Tổ 3, Ô Lâm, An Giang|15072021"


class Officer:
    """Presses keys where the focus is, and counts them; texts and the scanner do not count."""

    def __init__(self) -> None:
        self.keys = 0

    def press(self, *keys: str) -> None:
        for each in keys:
            press(focus(), each)
            self.keys += 1

    def type(self, text: str) -> None:
        type_text(focus(), text)

    def scan(self, text: str) -> None:
        for char in [*text, "\r"]:
            code = Qt.Key.Key_Return if char == "\r" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, char)
                QCoreApplication.sendEvent(focus(), event)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_journey_4_a_new_household_by_scanner_and_hand_takes_25_keys(
    qtbot: QtBot, open_window: Opens, office: Office, runner: TaskRunner
) -> None:
    window, officer = open_window(), Officer()
    officer.press("Ctrl+N")
    qtbot.waitUntil(lambda: not runner.is_busy)
    page = window.page()
    officer.press("Tab", "Down", "Down", "Down")  # ấp Phước Thọ
    officer.press("Ctrl+N")
    dialog = page.findChild(MemberDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    officer.scan(CARD)
    officer.press("Ctrl+Return")
    officer.type("Lê Thị Út")
    officer.press("Return", "Down", "Down", "Return")
    officer.type("1976")
    officer.press("Alt+Q", "Down", "Down", "Ctrl+Return")
    officer.type("Trần Văn Tư")
    officer.press("Return", "Down", "Return")
    officer.type("050616")
    officer.press("Alt+Q", "Down", "Down", "Down", "Ctrl+S")
    qtbot.waitUntil(lambda: page.findChild(MemberDialog) is None)
    with qtbot.waitActive(window):
        window.activateWindow()
    officer.press("Ctrl+S")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert officer.keys <= 25
    (line,) = read_households(office, find_households(office, HouseholdQuery()))
    household = open_household(office, line.id).household
    head, wife, child = household.members
    assert line.hamlet == "Phước Thọ"
    assert (head.name, head.relation, head.personal_id) == ("Trần Văn Tám", "head", "089074000001")
    assert (head.birth, head.personal_id_issued) == (Birth(1974, 2, 5), date(2021, 7, 15))
    assert (wife.name, wife.sex, wife.birth, wife.relation) == (
        "Lê Thị Út",
        Sex.FEMALE,
        Birth(1976),
        "spouse",
    )
    assert (child.name, child.sex, child.birth, child.relation) == (
        "Trần Văn Tư",
        Sex.MALE,
        Birth(2016, 6, 5),
        "child",
    )


def test_journey_15_lock_and_change_person_take_3_keys_and_a_password(
    qtbot: QtBot, open_window: Opens, office: Office, runner: TaskRunner
) -> None:
    add_user(office, NewUser("tam", "Trần Tám", "mat-khau-tam", (Role.VIEWER,)), PASSWORD)
    window, officer = open_window(), Officer()
    lock = Lock(window, office, runner, 0)
    officer.press("Ctrl+L")
    qtbot.waitUntil(lambda: lock.screen is not None and lock.screen.isActiveWindow())
    officer.press("Alt+G")
    qtbot.waitUntil(lambda: window.wants_other_person)
    dialog = LoginDialog(office.folder, runner)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    qtbot.waitUntil(lambda: not runner.is_busy)
    officer.press("2")
    officer.type("mat-khau-tam")
    press(focus(), "Return")  # part of the password
    qtbot.waitUntil(lambda: dialog.office is not None)
    assert dialog.office is not None
    assert dialog.office.actor.name == "Trần Tám"
    assert officer.keys <= 3
    dialog.office.store.close()

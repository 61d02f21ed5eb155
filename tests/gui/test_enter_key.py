"""Enter presses the button that has the focus; in a field it presses the main one."""

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.app import make_application
from ngheo_desktop.settings import Settings
from tests.gui.typing import press


class Asked:
    """A window with a field, a main button and a second one; it remembers what was pressed."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        make_application(Settings())
        self.pressed: list[str] = []
        self.window = window
        self.field = QLineEdit(window)
        self.main = self._button("Vào sổ")
        self.other = self._button("Thoát")
        layout = QVBoxLayout(window)
        for each in (self.field, self.main, self.other):
            layout.addWidget(each)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    def _button(self, words: str) -> QPushButton:
        made = QPushButton(words, self.window)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: self.pressed.append(words))
        return made


def test_enter_on_a_second_button_of_a_dialog_presses_that_one(qtbot: QtBot) -> None:
    asked = Asked(qtbot, QDialog())
    asked.main.setDefault(True)
    asked.other.setFocus()
    press(QApplication.focusWidget(), "Return")
    assert asked.pressed == ["Thoát"]
    assert asked.main.isDefault()


def test_enter_in_a_field_presses_the_main_button_also_after_another_had_the_focus(
    qtbot: QtBot,
) -> None:
    asked = Asked(qtbot, QDialog())
    asked.main.setDefault(True)
    asked.other.setFocus()
    asked.field.setFocus()
    press(QApplication.focusWidget(), "Return")
    assert asked.pressed == ["Vào sổ"]
    assert not asked.other.autoDefault()


def test_enter_presses_a_button_of_a_page_too(qtbot: QtBot) -> None:
    asked = Asked(qtbot, QWidget())
    asked.other.setFocus()
    press(QApplication.focusWidget(), "Return")
    assert asked.pressed == ["Thoát"]


def test_enter_presses_a_button_of_the_tool_row_too_and_not_with_another_key_held(
    qtbot: QtBot,
) -> None:
    asked = Asked(qtbot, QWidget())
    tool = QToolButton(asked.window)
    tool.setFocusPolicy(asked.main.focusPolicy())
    tool.clicked.connect(lambda: asked.pressed.append("Vào thực hành"))
    tool.show()
    tool.setFocus()
    press(QApplication.focusWidget(), "Shift+Return")
    assert asked.pressed == []
    press(QApplication.focusWidget(), "Return")
    assert asked.pressed == ["Vào thực hành"]

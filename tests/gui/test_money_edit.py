"""The field of an amount, as an officer types into it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ngheo_desktop.gui.widgets.money_edit import MoneyEdit
from tests.gui.typing import press, type_text


@pytest.fixture
def edit(qtbot):
    form = QWidget()
    layout = QVBoxLayout(form)
    field = MoneyEdit(form)
    layout.addWidget(field)
    layout.addWidget(QLineEdit(form))
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    field.setFocus()
    yield field
    form.close()


def test_what_is_meant_is_told_while_it_is_typed_and_shown_on_leaving(edit):
    type_text(edit, "1,5tr")
    assert edit.understood() == "1.500.000\u00a0đ"
    assert edit.accessibleDescription() == edit.toolTip() == "1.500.000\u00a0đ"
    press(edit, "Tab")
    assert edit.text() == "1.500.000"
    assert edit.amount() == 1_500_000
    assert edit.alignment() & Qt.AlignmentFlag.AlignRight


def test_what_could_be_two_amounts_stays_as_typed_and_is_told(edit):
    type_text(edit, "1.500tr")
    press(edit, "Tab")
    assert edit.text() == "1.500tr"
    assert edit.amount() is None
    (problem,) = edit.problems()
    assert problem.text == edit.toolTip()
    assert "có thể là" in problem.text


def test_a_change_of_the_amount_is_told_once(edit, qtbot):
    heard = []
    edit.amount_changed.connect(heard.append)
    edit.set_amount(60_000_000)
    edit.setText("60tr")
    edit.clear()
    assert heard == [60_000_000, None]
    assert edit.problems() == []

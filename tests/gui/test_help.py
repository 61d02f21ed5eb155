"""F1: every field has its help, found by key and by search, and the focus comes back."""

import re
import tomllib

import pytest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QTextEdit,
    QWidget,
)

from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog
from ngheo_desktop.gui.help import Help, panel_of, topic_of, topics
from ngheo_desktop.gui.history import Place
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.paths import resource
from tests.gui.tour import Tour
from tests.gui.typing import press, type_text

FIELDS = (QLineEdit, QComboBox, QCheckBox, QRadioButton, QPlainTextEdit, QTextEdit)
PARTS = (QAbstractSpinBox, QListWidget, QTableView)


@pytest.fixture(autouse=True)
def help_at_hand(qapp):
    made = Help(qapp)
    yield made
    qapp.focusChanged.disconnect(made._on_focus_changed)
    made.setParent(None)
    made.deleteLater()


@pytest.fixture
def dialog(qtbot, office, household_id):
    head = open_household(office, household_id).household.members[0]
    made = MemberDialog(head, office.today())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def is_field(widget: QWidget) -> bool:
    if not isinstance(widget, FIELDS + PARTS) or not widget.objectName().strip():
        return False
    inside = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
    unread = isinstance(widget, QTextEdit | QPlainTextEdit) and widget.isReadOnly()
    return widget.isVisible() and not inside and not unread and not is_qt_s(widget)


def is_qt_s(widget: QWidget) -> bool:
    return widget.objectName().startswith("qt_")


# Cells of the sheet have the law panel; lists that only show say what they are on their page.
OWN_HELP = re.compile(r"_cell$|^told_table$|^keys_table$|^problem_list$|^field_combo$|sticky_view$")


def test_every_field_of_every_screen_has_its_help(
    qtbot, office, runner, household_id, tmp_path, monkeypatch
):
    for ask in ("getSaveFileName", "getOpenFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_asked: ("", ""))

    def settle() -> None:
        qtbot.waitUntil(lambda: not runner.is_busy)

    without = set()
    tour = Tour(office, runner, tmp_path, household_id, settle)
    for name, screen in tour.all():
        for widget in filter(is_field, screen.findChildren(QWidget)):
            if widget.window() is not screen or OWN_HELP.search(widget.objectName()):
                continue
            topic = topic_of(widget)
            owner = type(screen).__name__
            if topic is None or not speaks_of_the_field(widget, topic.fields):
                without.add((name, owner, widget.objectName(), type(widget).__name__))
    assert sorted(without) == []


def speaks_of_the_field(widget: QWidget, fields: tuple[str, ...]) -> bool:
    """A text of the whole page is enough for a table, not for a field."""
    if isinstance(widget, QTableView | QListWidget):
        return True
    last = [field.rpartition(".")[2] for field in fields if "." in field]
    return any(name == widget.objectName() or "*" in name for name in last)


def test_f1_tells_about_the_field_and_esc_gives_the_focus_back(dialog, qtbot):
    field = dialog.form.personal_id_edit
    field.setFocus()
    press(field, "F1")
    panel = panel_of(dialog)
    assert panel.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.text)
    told = panel.text.toPlainText()
    assert "12 chữ số" in told
    assert "Căn cứ: Luật Căn cước 2023 Điều 12. Mức chắc chắn: đã xác nhận." in told
    press(panel.text, "Esc")
    assert not panel.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)


def test_the_second_key_opens_it_too_and_f1_inside_goes_back_while_it_stays(dialog, qtbot):
    field = dialog.form.name_edit
    field.setFocus()
    before = field.text()
    press(field, "Ctrl+/")
    panel = panel_of(dialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.text)
    press(panel.text, "F1")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    assert panel.isVisible()
    assert field.text() == before


def test_an_open_panel_follows_the_focus(dialog):
    dialog.form.name_edit.setFocus()
    press(dialog.form.name_edit, "F1")
    panel = panel_of(dialog)
    press(panel.text, "F1")
    dialog.form.ethnic_combo.setFocus()
    assert panel.text.toPlainText().startswith("Dân tộc")


def test_what_is_not_confirmed_says_so(dialog):
    dialog.form.merit_check.setFocus()
    press(dialog.form.merit_check, "F1")
    told = panel_of(dialog).text.toPlainText()
    assert "nguồn thứ cấp, cần cán bộ đối chiếu với phụ lục" in told


def test_f1_in_the_sheet_goes_to_its_law(qtbot, open_window, household_id, runner):
    window = open_window()
    window.go(Place("checklist", household_id))
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert window.page().stack.currentWidget() is not window.page().empty
    cell = QApplication.focusWidget()
    press(cell, "F1")
    assert QApplication.focusWidget() is window.page().view.law_panel
    assert panel_of(window) is None


def test_a_text_of_the_help_is_found_and_opened_by_ctrl_k(qtbot, open_window, household_id, runner):
    window = open_window()
    box = window.header.search_box
    press(QApplication.focusWidget(), "Ctrl+K")
    type_text(box, "so dinh danh")
    qtbot.waitUntil(box.list.isVisible)
    lines = [box.model.index(row).data() for row in range(box.model.rowCount())]
    assert lines[lines.index("Trợ giúp") + 1] == "Số định danh (CCCD)"
    press(box, "Return")
    assert "12 chữ số" in panel_of(window).text.toPlainText()


def test_a_question_of_the_sheet_is_found_as_help_with_its_source(qtbot, open_window, household_id):
    window = open_window()
    box = window.header.search_box
    press(QApplication.focusWidget(), "Ctrl+K")
    type_text(box, "bao hiem y te")
    qtbot.waitUntil(box.list.isVisible)
    press(box, "Return")
    told = panel_of(window).text.toPlainText()
    assert told.startswith("Chỉ số 4. Bảo hiểm y tế")
    assert "nguồn thứ cấp" in told


def test_a_clause_of_law_always_names_its_source_and_its_mark():
    for topic in topics():
        assert topic.title
        assert topic.meaning
        assert bool(topic.law) == bool(topic.source) == (topic.provenance is not None), topic.title


def test_no_field_is_told_about_twice():
    named = [field for topic in topics() for field in topic.fields]
    assert len(named) == len(set(named))


def test_help_files_hold_nothing_that_is_not_shown():
    for file in resource("help").glob("*.toml"):
        for topic in tomllib.loads(file.read_text("utf-8"))["topic"]:
            known = {"title", "fields", "meaning", "ask", "law", "source", "provenance"}
            assert set(topic) <= known, topic["title"]

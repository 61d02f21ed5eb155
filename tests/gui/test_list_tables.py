"""What every table inherits: columns to choose, a column that stays, groups, copying by keys."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.columns_dialog import ColumnsDialog
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.widgets.list_table import FOLDED_ROLE, GROUP_ROLE, ListTable
from ngheo_desktop.gui.widgets.sorting_header import SortingHeader
from ngheo_desktop.gui.widgets.table_columns import ColumnPlan, TableColumns
from tests.gui.typing import press

PLANS = (
    ColumnPlan("code", "Mã", "0001"),
    ColumnPlan("name", "Họ tên", "Nguyễn Thị Ngọc Điệp"),
    ColumnPlan("hamlet", "Ấp", "Phước Bình"),
    ColumnPlan("note", "Ghi chú", "Ghi chú thật dài của hộ này", shown=False),
)
NAME = 1


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication) -> Iterator[ListTable]:
    theme.apply(qapp)
    made = ListTable()
    qtbot.addWidget(made)
    made.setHorizontalHeader(SortingHeader(made))
    model = TextTableModel([plan.title for plan in PLANS], made)
    model.set_rows([(f"{at:04d}", f"Lê Văn {at}", "Phước Lợi", "a\tb\nc") for at in range(40)])
    made.setModel(model)
    made.resize(600, 300)
    yield made
    theme.apply(qapp)


@pytest.fixture
def columns(table: ListTable) -> TableColumns:
    made = TableColumns(table, PLANS, NAME)
    table.show()
    return made


def titles(columns: TableColumns) -> list[str]:
    return [columns.title(at) for at in columns.order() if columns.is_shown(at)]


def opened(qtbot: QtBot, columns: TableColumns) -> ColumnsDialog:
    dialog = ColumnsDialog(columns)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.list.hasFocus)
    return dialog


def clipboard() -> str:
    return QApplication.clipboard().text()


def test_columns_are_hidden_moved_and_widened_by_keys(qtbot: QtBot, columns: TableColumns) -> None:
    dialog = opened(qtbot, columns)
    before = columns.header.sectionSize(0)
    press(dialog.list, "Alt+Down")  # Mã behind Họ tên
    assert titles(columns) == ["Họ tên", "Mã", "Ấp"]
    press(dialog.findChild(type(dialog.buttons[0]), "wider_button"), "Space")
    assert columns.header.sectionSize(0) > before
    press(dialog.list, "Down")
    press(dialog.list, "Space")
    press(dialog.list, "Down")
    press(dialog.list, "Space")
    assert titles(columns) == ["Họ tên", "Mã", "Ghi chú"]
    press(dialog.findChild(type(dialog.buttons[0]), "reset_button"), "Space")
    assert titles(columns) == ["Mã", "Họ tên", "Ấp"]
    assert columns.header.sectionSize(0) == before


def test_the_column_of_names_cannot_be_hidden(qtbot: QtBot, columns: TableColumns) -> None:
    dialog = opened(qtbot, columns)
    press(dialog.list, "Down")
    press(dialog.list, "Space")
    assert dialog.list.currentItem().text() == "Họ tên (luôn hiện)"
    assert "Họ tên" in titles(columns)
    columns.set_shown(NAME, shown=False)
    assert "Họ tên" in titles(columns)


def test_what_was_arranged_comes_back_as_it_was(columns: TableColumns) -> None:
    columns.set_shown(3, shown=True)
    columns.move(3, -1)
    columns.widen(0, 1)
    kept = columns.state()
    columns.show_state({})
    assert titles(columns) == ["Mã", "Họ tên", "Ấp"]
    columns.show_state(kept)
    assert columns.state() == kept
    assert titles(columns) == ["Mã", "Họ tên", "Ghi chú", "Ấp"]


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ({"order": ["gone", "hamlet", "code"]}, ["Ấp", "Mã", "Họ tên"]),
        (
            {"order": ["name", "note", "code"], "hidden": ["name"]},
            ["Họ tên", "Ấp", "Ghi chú", "Mã"],
        ),
        ({"widths": {"code": "wide", "gone": 3}}, ["Mã", "Họ tên", "Ấp"]),
    ],
)
def test_an_arrangement_of_an_older_program_is_used_as_far_as_it_goes(
    columns: TableColumns, kept: dict[str, Any], shown: list[str]
) -> None:
    columns.show_state(kept)
    assert titles(columns) == shown


def test_the_name_stays_at_the_left_while_the_rest_is_scrolled(
    table: ListTable, columns: TableColumns
) -> None:
    columns.set_shown(3, shown=True)
    table.resize(300, 300)
    table.setCurrentIndex(table.model().index(2, 0))
    assert table.sticky_rect().isEmpty()
    bar = table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert table.columnViewportPosition(NAME) < 0
    kept = table.sticky_rect()
    assert (kept.left(), kept.width()) == (0, table.columnWidth(NAME))
    under = table.indexAt(QPoint(10, table.rowViewportPosition(5) + 4))
    assert (under.row(), under.column()) == (5, NAME)
    before = table.grab().toImage()
    table.model().set_rows([("x", "", "Phước Lợi", "a b")] * 40)  # type: ignore[attr-defined]
    name = kept.adjusted(4, 0, -8, 0)
    area = name.translated(table.viewport().pos())
    assert before.copy(area) != table.grab().toImage().copy(area)  # names were painted there


def test_the_cell_in_hand_never_hides_under_the_name(
    table: ListTable, columns: TableColumns
) -> None:
    columns.set_shown(3, shown=True)
    table.resize(330, 300)
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    table.setCurrentIndex(table.model().index(0, 3))
    press(table, "Left")
    assert table.currentIndex().column() == 2
    assert table.visualRect(table.currentIndex()).left() >= table.sticky_rect().right()


def test_a_click_on_the_name_that_stays_sorts_by_name(
    qtbot: QtBot, table: ListTable, columns: TableColumns
) -> None:
    columns.set_shown(3, shown=True)
    table.resize(300, 300)
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    with qtbot.waitSignal(table.horizontalHeader().sectionClicked) as clicked:
        qtbot.mouseClick(
            table.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 8)
        )
    assert clicked.args == [NAME]


def test_copying_takes_the_head_along_in_the_columns_on_the_screen(
    table: ListTable, columns: TableColumns
) -> None:
    columns.set_shown(3, shown=True)
    columns.set_shown(2, shown=False)
    columns.move(0, 1)
    table.selectRow(1)
    table.setFocus()
    press(table, "Shift+Down")
    press(table, "Ctrl+C")
    assert clipboard() == "Họ tên\tMã\tGhi chú\nLê Văn 1\t0001\ta b c\nLê Văn 2\t0002\ta b c"


def test_the_menu_of_a_row_opens_by_its_key_and_speaks_vietnamese(
    qtbot: QtBot, table: ListTable
) -> None:
    table.show()
    table.selectRow(0)
    table.setFocus()
    press(table, "Menu")
    menu = table.findChild(QMenu)
    if menu is None:  # the offscreen platform sends no context menu for the key
        from PySide6.QtGui import QContextMenuEvent

        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(table.viewport(), QContextMenuEvent(reason, QPoint(), QPoint()))
        menu = table.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions() if action.text()] == ["Chép"]
    menu.close()


def test_rows_and_columns_follow_the_zoom(
    qapp: QApplication, table: ListTable, columns: TableColumns
) -> None:
    row, code = table.rowHeight(0), table.columnWidth(0)
    columns.widen(2, 2)
    hamlet = table.columnWidth(2)
    theme.apply(qapp, zoom=150)
    qapp.processEvents()
    assert table.rowHeight(0) == theme.metrics().row > row
    assert table.columnWidth(0) > code
    assert table.columnWidth(2) > hamlet * 1.4


@pytest.mark.parametrize("density", list(theme.ROWS))
def test_rows_follow_the_density(qapp: QApplication, table: ListTable, density: str) -> None:
    theme.wear(qapp, theme.Look("light", 100, density))
    assert table.rowHeight(0) == theme.ROWS[density]


class Grouped(QAbstractTableModel):
    """Two groups of two, the second one folded."""

    def __init__(self) -> None:
        super().__init__()
        self.folded = {0: False, 3: True}

    def rowCount(self, _parent: QModelIndex | None = None) -> int:  # noqa: N802
        return 4

    def columnCount(self, _parent: QModelIndex | None = None) -> int:  # noqa: N802
        return 2

    def data(self, index: QModelIndex, role: int = 0) -> Any:
        group = index.row() in self.folded
        if role == GROUP_ROLE:
            return f"Ấp {index.row()}" if group else None
        if role == FOLDED_ROLE:
            return self.folded.get(index.row())
        return "x" if role == 0 and not group else None


def test_groups_fold_by_keys_and_by_a_click(qtbot: QtBot, table: ListTable) -> None:
    model = Grouped()
    table.setModel(model)
    table.show()
    asked: list[tuple[int, bool]] = []
    table.group_asked.connect(lambda row, folded: asked.append((row, folded)))
    for row, key, wanted in (
        (0, "Left", [(0, True)]),
        (0, "Right", []),  # open already
        (0, "Return", [(0, True)]),
        (3, "Right", [(3, False)]),
        (3, "Space", [(3, False)]),
        (1, "Left", []),
    ):
        asked.clear()
        table.setCurrentIndex(model.index(row, 0))
        press(table, key)
        assert asked == wanted, (row, key)
    asked.clear()
    place = QPoint(10, table.rowViewportPosition(3) + 4)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [(3, False)]
    table.grab()


def test_a_field_in_the_table_keeps_its_own_keys(qtbot: QtBot, table: ListTable) -> None:
    field = QLineEdit("089", table)
    field.show()
    field.selectAll()
    table.selectRow(0)
    field.setFocus()
    press(field, "Ctrl+C")
    assert clipboard() == "089"

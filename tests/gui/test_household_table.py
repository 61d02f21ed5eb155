"""The model of the list: 30,000 rows are there at once and read by page."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.narrowing import HamletSum
from ngheo_desktop.domain.register import HouseholdLine
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.models.household_table import (
    CLASS_COLUMN,
    COLUMNS,
    HEAD_COLUMN,
    PAGE,
    RESULT_COLUMN,
    HouseholdTableModel,
    laid_out,
)
from ngheo_desktop.gui.widgets.class_badge import CLASS_ROLE
from ngheo_desktop.gui.widgets.list_table import GROUP_ROLE, ListTable


def line(row: int) -> HouseholdLine:
    poor = HouseholdClass.POOR if row % 50 == 0 else None
    return HouseholdLine(
        f"id-{row}", f"{row:05d}", f"Lê Văn {row}", "1974-02", "Phước Lợi", 4, "Kinh", poor,
        HouseholdClass.NEAR_POOR, 120, 20, "4 7", "2022-2025", "2026-11-21",
        "0912", "merit minority",
    )  # fmt: skip


class Register:
    """Answers like the store, and remembers how often it was asked."""

    def __init__(self, gone: Sequence[int] = ()) -> None:
        self.asked: list[int] = []
        self.gone = set(gone)

    def fetch(self, rows: Sequence[int]) -> list[HouseholdLine]:
        self.asked.append(len(rows))
        return [line(row) for row in rows if row not in self.gone]


@pytest.fixture
def register() -> Register:
    return Register()


@pytest.fixture
def model(register: Register, qapp: QApplication) -> HouseholdTableModel:
    made = HouseholdTableModel(register.fetch)
    made.set_rows(range(1, 30_001))
    return made


def test_every_row_is_there_before_any_line_is_read(
    model: HouseholdTableModel, register: Register
) -> None:
    assert model.rowCount() == 30_000
    assert register.asked == []


def test_scrolling_through_everything_reads_each_page_once(
    model: HouseholdTableModel, register: Register, qtbot: QtBot
) -> None:
    table = ListTable()
    qtbot.addWidget(table)
    table.setModel(model)
    table.resize(1000, 500)
    table.show()
    bar = table.verticalScrollBar()
    for place in range(0, bar.maximum() + 1, PAGE // 4):
        bar.setValue(place)
        table.grab()
    assert len(register.asked) == -(-30_000 // PAGE)
    assert max(register.asked) == PAGE


def test_jumping_to_the_end_reads_only_what_is_seen(
    model: HouseholdTableModel, register: Register, qtbot: QtBot
) -> None:
    table = ListTable()
    qtbot.addWidget(table)
    table.setModel(model)
    table.show()
    table.scrollToBottom()
    table.grab()
    assert len(register.asked) <= 3


def test_cells_are_text_and_classes_are_badges(model: HouseholdTableModel) -> None:
    shown = [model.index(49, column).data() for column in range(len(COLUMNS))]
    assert shown == [
        "50", "00050", "Lê Văn 50", "1974", "Phước Lợi", "4", "Kinh", "Hộ nghèo",
        "Hộ cận nghèo", "120", "20", "4 7", "21/11/2026",
        "Chưa có", "0912", "Có người có công, Dân tộc thiểu số",
    ]  # fmt: skip
    assert model.index(49, CLASS_COLUMN).data(CLASS_ROLE) == HouseholdClass.POOR
    assert model.index(49, RESULT_COLUMN).data(CLASS_ROLE) == HouseholdClass.NEAR_POOR
    assert model.index(48, CLASS_COLUMN).data(CLASS_ROLE) is None  # no decision yet: no badge
    assert model.index(48, CLASS_COLUMN).data() == ""
    spoken = model.index(49, HEAD_COLUMN).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Chủ hộ: Lê Văn 50"


def test_a_line_that_has_gone_leaves_the_others_in_their_places(qapp: QApplication) -> None:
    model = HouseholdTableModel(Register(gone=[2]).fetch)
    model.set_rows([1, 2, 3])
    assert [model.index(row, HEAD_COLUMN).data() for row in range(3)] == [
        "Lê Văn 1", "", "Lê Văn 3",
    ]  # fmt: skip
    assert model.line_at(1) is None


def test_the_model_keeps_qts_rules(qapp: QApplication) -> None:
    model = HouseholdTableModel(Register().fetch)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.set_rows(range(1, 600))
    model.forget_lines()
    model.set_rows([])
    assert tester.model() is model


def test_lines_of_hamlets_stand_between_households_and_are_never_chosen(qapp: QApplication) -> None:
    sums = [
        HamletSum("a", "Phước Lợi", 2, 8, {}, {HouseholdClass.NEAR_POOR: 2}),
        HamletSum("b", "Sà Lôn", 1_200, 4_800, {HouseholdClass.POOR: 1_000}, {}),
    ]
    assert list(laid_out([5, 3, *range(10, 1210)], sums, {"b"})) == [-1, 5, 3, -2]
    assert list(laid_out([5, 3, *range(10, 1210)], sums, ())) == [-1, 5, 3, -2, *range(10, 1210)]
    assert laid_out([5, 3], (), ()) == [5, 3]
    model = HouseholdTableModel(Register().fetch)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_rows([-1, 5, 3, -2], sums, {"b"})
    first, last = model.index(0, 0), model.index(3, HEAD_COLUMN)
    assert first.data(GROUP_ROLE) == "Phước Lợi: 2 hộ, 8 khẩu. Chấm điểm: 2 hộ cận nghèo"
    assert last.data(GROUP_ROLE) == "Sà Lôn: 1.200 hộ, 4.800 khẩu. Diện: 1.000 hộ nghèo"
    assert last.data(Qt.ItemDataRole.AccessibleTextRole).endswith("1.000 hộ nghèo, đã gấp")
    assert not first.flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.line_at(0) is None
    assert model.sum_at(0) == sums[0]
    assert [model.index(row, 0).data() for row in range(4)] == ["", "1", "2", ""]
    assert model.index(2, HEAD_COLUMN).data() == "Lê Văn 3"

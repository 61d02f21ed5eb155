"""Who fills the sheet in these tests, by keys that are counted, and what was there before."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import Facts
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.gui.models.sheet_cells import INCOME_PLACE, Place
from ngheo_desktop.gui.models.sheet_moves import open_places
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.gui.pages.checklist_page import ChecklistPage
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.office import Office
from tests.gui.typing import press

LAST_YEAR = date(2025, 11, 20)


def member(name: str, birth: str, sex: Sex, relation: str = "child") -> Member:
    return Member(name=name, relation=relation, sex=sex, birth=Birth.from_iso(birth), ethnic="Kinh")


OTHERS = (
    member("Lê Thị Mười", "1974-03-02", Sex.FEMALE, "spouse"),
    member("Nguyễn Thị Nở", "2014-03-02", Sex.FEMALE),
    member("Nguyễn Hoàng Giang", "2005-03-02", Sex.MALE),
    member("Trần Thị Hai", "1944-03-02", Sex.FEMALE, "parent"),
)


class Officer:
    """Presses keys into whatever has the focus, and counts them."""

    def __init__(self, page: ChecklistPage, qtbot: QtBot) -> None:
        self.page, self.qtbot, self.keys = page, qtbot, 0

    def open(self, household_id: str, day: date | None = None) -> None:
        with self.qtbot.waitSignal(self.page.sheet_shown):
            self.page.open(household_id, day)

    @property
    def state(self) -> SheetState:
        state = self.page._state
        assert state is not None
        return state

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def place(self) -> Place:
        return getattr(self.focus, "place", Place("elsewhere"))

    @property
    def score(self) -> str:
        return self.page.view.score_line.score_label.text()

    def types(self, digits: str) -> None:
        for digit in digits:
            self.keys += 1
            QTest.keyClick(self.focus, Qt.Key(ord(digit)) if digit.isdigit() else digit)

    def presses(self, *combinations: str) -> None:
        for combination in combinations:
            self.keys += 1
            press(self.focus, combination)

    def saves(self, combination: str = "Ctrl+S") -> None:
        with self.qtbot.waitSignal(self.page.sheet_saved):
            self.presses(combination)


def nothing_lacking(office: Office, household_id: str, day: date) -> Facts:
    """Last year's sheet on which everything was in order."""
    state = SheetState(open_sheet(office, household_id, day), office.standards)
    while open_places(state):
        place = open_places(state)[0]
        if place == INCOME_PLACE:
            state.type_number(place, "130")
        elif place.question == "housing_area_m2":
            state.type_number(place, "60")
        else:
            state.press(place, "2" if place.question == "monthly_allowance" else "1")
    save_sheet(office, household_id, state.facts, "Neáng Sa")
    return state.facts

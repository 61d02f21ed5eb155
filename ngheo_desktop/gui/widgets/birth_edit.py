"""Typed dates: a birth date known to the day, the month or the year, or a whole day."""

from datetime import date

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.households import read_birth
from ngheo_desktop.operations.office import today_here


class BirthEdit(QLineEdit):
    """Understands 05/02/1974, 050274, 5/2, 02/1974 and 1974; shows it in full on leaving."""

    code = "birth_unreadable"
    today = staticmethod(today_here)  # years of two digits are read against it
    may_come = False  # whether a day after today may be meant

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("05/02/1974 hoặc 1974")

    def set_birth(self, birth: Birth | None) -> None:
        self.setText(birth.shown if birth else "")

    def birth(self) -> Birth | None:
        """The date typed; None while it is empty or cannot be read."""
        try:
            return read_birth(self.text(), self.today(), may_come=self.may_come)
        except WrongUsage:
            return None

    def problems(self) -> list[Problem]:
        """Why what was typed cannot be read; empty when it can, or when nothing is typed."""
        try:
            read_birth(self.text(), self.today(), may_come=self.may_come)
        except WrongUsage as error:
            return [Problem(self.code, str(error), field="birth")]
        return []

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        birth = self.birth()
        if birth is not None and birth.shown != self.text():
            self.setText(birth.shown)


class DayEdit(BirthEdit):
    """A date of which day, month and year must be known."""

    code = "day_unreadable"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("05/02/2021")

    def set_day(self, day: date | None) -> None:
        self.set_birth(Birth(day.year, day.month, day.day) if day else None)

    def day(self) -> date | None:
        birth = self.birth()
        return birth.earliest if birth and birth.is_exact else None

    def problems(self) -> list[Problem]:
        if not self.text().strip() or self.day():
            return []
        text = f"«{self.text().strip()}» chưa đủ ngày, tháng, năm. Hãy nhập như 05/02/2021."
        return [Problem(self.code, text, field="personal_id_issued")]

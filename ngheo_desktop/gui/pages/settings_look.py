"""Giao diện: how this person likes to see and to type; it holds at once."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.look import DENSITY_WORDS, SCHEME_WORDS, choose_look
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.preferences import read_preference, write_preference


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the section: what is chosen, among what, and what it is until then."""

    name: str  # of the preference, or of the part of the look
    label: str  # with its access key
    options: Mapping[Any, str]
    usual: Any


_USUAL = theme.Look()
_LOOKS = (
    Choice("scheme", "Mà&u sắc", SCHEME_WORDS, _USUAL.scheme),
    Choice("zoom", "&Cỡ chữ", {zoom: f"{zoom}%" for zoom in theme.ZOOMS}, _USUAL.zoom),
    Choice("density", "&Khoảng cách hàng", DENSITY_WORDS, _USUAL.density),
)
_HABITS = (
    Choice(
        "auto_advance",
        "Tự s&ang ô kế tiếp khi ghi phiếu",
        {True: "Có, ngay sau phím trả lời", False: "Không, chờ Enter hay Tab"},
        True,
    ),
    Choice(
        "thousand_word",
        "Đọc số tiền: ng&hìn hay ngàn",
        {"nghìn": "nghìn", "ngàn": "ngàn"},
        "nghìn",
    ),
    Choice("zero_word", "Đọc số tiền: &lẻ hay linh", {"lẻ": "lẻ", "linh": "linh"}, "lẻ"),
)


class ChoiceRow(QObject):
    """A label, its field, and the way back to the default."""

    chosen = Signal(str, object)  # name of the choice, its value

    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self.combo = QComboBox(parent)
        self.combo.setObjectName(f"{choice.name}_combo")
        self._values = list(choice.options)
        for words in choice.options.values():
            self.combo.addItem(words.replace("&", ""))
        self.label = QLabel(choice.label, parent)
        self.label.setBuddy(self.combo)
        self.reset_button = QPushButton("Trở về mặc định", parent)
        self.reset_button.setObjectName(f"{choice.name}_reset_button")
        words = choice.label.replace("&", "")
        for part in (self.combo, self.combo.view()):
            part.setAccessibleName(words)
        self.reset_button.setAccessibleName(f"Trở về mặc định: {words}")
        self.combo.activated.connect(self._on_activated)
        self.reset_button.clicked.connect(self._on_reset)

    def show_value(self, value: Any) -> None:
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        if self.reset_button.hasFocus() and value == self.choice.usual:
            self.combo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reset_button.setEnabled(value != self.choice.usual)

    def _on_activated(self, at: int) -> None:
        self.chosen.emit(self.choice.name, self._values[at])

    def _on_reset(self) -> None:
        self.chosen.emit(self.choice.name, self.choice.usual)


class LookSection(SettingsSection):
    heading = "Giao diện"

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self.rows = [self._row(choice) for choice in (*_LOOKS, *_HABITS)]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._put("Màn hình", self.rows[: len(_LOOKS)])
        self._put("Cách làm việc", self.rows[len(_LOOKS) :])
        self._grid.setColumnStretch(3, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addLayout(self._grid)
        layout.addWidget(self.notice)
        layout.addStretch(1)
        theme.follow(self._show_look)

    def first_field(self) -> QWidget:
        return self.rows[0].combo

    def reload(self) -> None:
        """What this person has chosen in the program's ways of working."""
        for row in self.rows[len(_LOOKS) :]:
            row.show_value(read_preference(self._office, row.choice.name, row.choice.usual))

    def _row(self, choice: Choice) -> ChoiceRow:
        row = ChoiceRow(choice, self)
        row.chosen.connect(self._on_chosen)
        return row

    def _put(self, heading: str, rows: list[ChoiceRow]) -> None:
        at = self._grid.rowCount()
        title = QLabel(heading, self)
        theme.set_title_font(title, 13)
        self._grid.addWidget(title, at, 0, 1, 4)
        for down, row in enumerate(rows, at + 1):
            self._grid.addWidget(row.label, down, 0)
            self._grid.addWidget(row.combo, down, 1)
            self._grid.addWidget(row.reset_button, down, 2)

    def _show_look(self) -> None:
        shown = asdict(theme.look())
        for row in self.rows[: len(_LOOKS)]:
            row.show_value(shown[row.choice.name])

    def _on_chosen(self, name: str, value: Any) -> None:
        if name in asdict(theme.look()):
            choose_look(self._office, self._runner, replace(theme.look(), **{name: value}))
            return
        row = next(row for row in self.rows if row.choice.name == name)
        row.show_value(value)
        office = self._office
        self._runner.start(lambda _report: write_preference(office, name, value))

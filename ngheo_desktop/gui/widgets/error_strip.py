"""Dải lỗi above the fields: all that is wrong at once; each line leads to its field."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.widgets.wrapped_lines import WrappedLines

_LINES_SHOWN = 4


class ErrorStrip(QFrame):
    """Hidden while nothing is wrong. Enter or a click on a line chooses its problem."""

    problem_chosen = Signal(object)  # the Problem

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("error_strip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.heading_label = QLabel(self)
        self.heading_label.setObjectName("heading_label")
        theme.set_title_font(self.heading_label, theme.BASE_POINTS)
        self.heading_label.setWordWrap(True)
        self.problem_list = QListWidget(self)
        self.problem_list.setObjectName("problem_list")
        self.problem_list.setAccessibleName("Những chỗ cần xem")
        self.problem_list.setItemDelegate(WrappedLines(self.problem_list))
        self.problem_list.itemActivated.connect(self._on_item_chosen)
        self.problem_list.itemClicked.connect(self._on_item_chosen)
        self.problem_list.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(self.heading_label)
        layout.addWidget(self.problem_list)
        self._problems: list[Problem] = []
        self.hide()
        theme.follow(self._draw_lines)

    def show_problems(self, problems: Sequence[Problem], heading: str = "") -> None:
        """Show them, errors first, take the focus and say it aloud; nothing wrong hides the strip.

        Field, row and cell of a problem are for whoever answers `problem_chosen`.
        """
        self.clear()
        if not problems:
            return
        self._problems = sorted(problems, key=lambda problem: problem.severity != Severity.ERROR)
        blocked = self._problems[0].severity == Severity.ERROR
        self.heading_label.setText(heading or _heading(self._problems))
        theme.set_ground(self, "error" if blocked else "warning")
        self._draw_lines()
        self.show()
        self.problem_list.setCurrentRow(0)
        self.problem_list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._announce(blocked=blocked)

    def tell_saved(self, warnings: Sequence[Problem], more: str = "") -> None:
        """Saved all the same: the focus stays where the officer works."""
        focused = QApplication.focusWidget()
        heading = f"Đã lưu. Có {len(warnings)} chỗ nên đối chiếu.{more}"
        self.show_problems(warnings, heading)
        if warnings and focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Nothing is wrong any more."""
        self.problem_list.clear()
        self._problems = []
        self.hide()

    def problems(self) -> list[Problem]:
        return list(self._problems)

    def _add_line(self, problem: Problem) -> None:
        colours = theme.tokens()
        if problem.severity == Severity.ERROR:
            sign = icon("error", colours.error)
        else:
            sign = icon("warning", colours.warning)
        item = QListWidgetItem(sign, problem.text, self.problem_list)
        item.setToolTip(problem.text)

    def _draw_lines(self) -> None:
        """As many lines as there are problems, in the letters and colours in use."""
        at = self.problem_list.currentRow()
        self.problem_list.clear()
        for problem in self._problems:
            self._add_line(problem)
        self.problem_list.setCurrentRow(at)
        self._fit_lines()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lines that were broken in a narrow list, before it was laid out, are whole again.

        Enter is for the line alone: Qt would go on and press the main button of the dialog.
        """
        if watched is not self.problem_list:
            return False
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit_lines)  # once the list knows its own width
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            item = self.problem_list.currentItem()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
                self._on_item_chosen(item)
                return True
        return False

    def _fit_lines(self) -> None:
        shown = min(len(self._problems), _LINES_SHOWN)
        height = sum(self.problem_list.sizeHintForRow(row) for row in range(shown))
        self.problem_list.setFixedHeight(height + 2 * self.problem_list.frameWidth() + 6)

    def _announce(self, *, blocked: bool) -> None:
        event = QAccessibleAnnouncementEvent(
            self, f"{self.heading_label.text()} {self._problems[0].text}"
        )
        if blocked:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        self.problem_chosen.emit(self._problems[self.problem_list.row(item)])


def _heading(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity == Severity.ERROR for problem in problems)
    if errors:
        return f"Chưa lưu được: có {errors} chỗ cần sửa."
    return f"Có {len(problems)} chỗ nên đối chiếu. Vẫn lưu được."

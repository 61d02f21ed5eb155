"""The parts of the minutes page and where they stand; what they mean is the page's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.attachments import SubjectKind
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.attachment_shelf import AttachmentShelf
from ngheo_desktop.gui.widgets.draft_strip import DraftStrip
from ngheo_desktop.gui.widgets.error_strip import ErrorStrip
from ngheo_desktop.gui.widgets.hamlet_head import HamletHead
from ngheo_desktop.gui.widgets.meeting_fields import MeetingFields
from ngheo_desktop.gui.widgets.meeting_votes_panel import VotesPanel
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.states import EmptyState, Loading, NoRight
from ngheo_desktop.operations.office import Office


class MeetingView(QWidget):
    """Head and strips above; fields at the left, votes and scans at the right."""

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meeting_view")
        self.head = HamletHead("Biên bản", self)
        self.no_right = NoRight(self)
        self.notice = Notice(self)
        self.draft_strip = DraftStrip(self)
        self.error_strip = ErrorStrip(self)
        self.fields = MeetingFields(self)
        self.votes = VotesPanel(self)
        self.shelf = AttachmentShelf(office, runner, SubjectKind.MEETING, "Bản đã ký", self)
        self.empty = EmptyState(self)
        self.body = self._body()
        self.stack = QStackedWidget(self)
        for widget in (self.body, self.empty):
            self.stack.addWidget(widget)
        self.loading = Loading(self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        strips = (self.no_right, self.notice, self.draft_strip, self.error_strip)
        for each in (self.head, *strips):
            layout.addWidget(each)
        layout.addWidget(self.stack, 1)

    def _body(self) -> QSplitter:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.fields)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.votes, 1)
        column.addWidget(self.shelf)
        body = QSplitter(Qt.Orientation.Horizontal, self)
        body.setChildrenCollapsible(False)
        for part in (area, right):
            body.addWidget(part)
        body.setStretchFactor(1, 1)
        body.setSizes([theme.metrics().px(310), theme.metrics().px(700)])
        return body

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.error_strip, self.fields, self.votes, self.shelf, self.head]

    def leave_cells(self) -> None:
        """What is being typed into a cell counts."""
        self.fields.leave_cells()
        self.votes.leave_cells()

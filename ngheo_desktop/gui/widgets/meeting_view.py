"""The parts of the minutes page and where they stand; what they mean is the page's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.attachments import SubjectKind
from ngheo_desktop.domain.meetings import Meeting
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.meeting_loading import MeetingSight
from ngheo_desktop.gui.models.meeting_state import MeetingState
from ngheo_desktop.gui.models.meeting_words import (
    NO_ROUND,
    meeting_title,
    meeting_words,
    waits_words,
    why_nothing,
)
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.attachment_shelf import AttachmentShelf
from ngheo_desktop.gui.widgets.draft_strip import DraftStrip
from ngheo_desktop.gui.widgets.error_strip import ErrorStrip
from ngheo_desktop.gui.widgets.hamlet_head import NEW, HamletHead
from ngheo_desktop.gui.widgets.meeting_fields import MeetingFields
from ngheo_desktop.gui.widgets.meeting_votes_panel import VotesPanel
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.states import EmptyState, Loading, NoRight
from ngheo_desktop.gui.widgets.tall_area import TallArea
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
        for widget in (self.empty, self.body):  # nothing in front until it is read
            self.stack.addWidget(widget)
        self.empty.say("")
        self.loading = Loading(self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        strips = (self.no_right, self.notice, self.draft_strip, self.error_strip)
        for each in (self.head, *strips):
            layout.addWidget(each)
        layout.addWidget(self.stack, 1)

    def _body(self) -> QSplitter:
        area = TallArea(self.fields, self)
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

    # --- shown -----------------------------------------------------------------------------

    def show_head(
        self, sight: MeetingSight | None, meeting: Meeting | None, *, may_write: bool
    ) -> None:
        """Which hamlet, and which of its minutes; the ones to be written stand last."""
        self.head.setVisible(sight is not None)
        if sight is None:
            return
        self.head.show_hamlets(sight.hamlets, sight.hamlet_id)
        papers = [(each.id, meeting_title(each)) for each in sight.meetings]
        if may_write:
            papers.append((NEW, f"Biên bản mới, lần {len(sight.meetings) + 1}"))
        self.head.show_papers(papers, meeting.id if meeting else NEW)
        self.head.say(meeting_words(meeting) if meeting else sight.round.title)

    def show_body(
        self, sight: MeetingSight | None, state: MeetingState | None, meeting: Meeting | None
    ) -> None:
        """The minutes, or why there are none."""
        if sight is None:
            self.empty.say(NO_ROUND, "Mở bảng &rà soát")
        elif state is None:
            self.empty.say(why_nothing(sight), "Mở danh sách &phiếu")
        self.stack.setCurrentWidget(self.empty if state is None else self.body)
        kept = meeting is not None
        self.fields.show_state(state, read_only=kept)
        self.votes.show_state(state, read_only=kept)
        self.shelf.setVisible(kept)

    def show_kept(self, sight: MeetingSight, meeting: Meeting, *, may_attach: bool) -> None:
        """The signed paper of minutes that are kept, and what must follow them."""
        self.shelf.show_of(
            meeting.id,
            sight.scans.get(meeting.id, ()),
            may_attach=may_attach,
            signed_on=None if meeting.signed_on else meeting.held_on,
        )
        if waits := waits_words(sight):
            self.notice.say(waits, "warning" if meeting.failed else "info")

    def go_inside(self, state: MeetingState | None) -> None:
        """Where the typing begins, or what is to be read."""
        into: QWidget = self.fields.edits["held_on"]
        if state is None:
            into = self.empty
        elif state.is_kept:
            into = self.votes.table
        into.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.error_strip, self.fields, self.votes, self.shelf, self.head]

    def leave_cells(self) -> None:
        """What is being typed into a cell counts."""
        self.fields.leave_cells()
        self.votes.leave_cells()

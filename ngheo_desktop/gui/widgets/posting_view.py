"""The parts of the posting page and where they stand; what they mean is the page's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.attachments import SubjectKind
from ngheo_desktop.domain.postings import Posting, posting_places
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.posting_loading import PostingSight
from ngheo_desktop.gui.models.posting_words import (
    NO_ROUND,
    posting_title,
    state_words,
    why_nothing,
)
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.attachment_shelf import AttachmentShelf
from ngheo_desktop.gui.widgets.hamlet_head import NEW, HamletHead
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.posting_form import PostingForm
from ngheo_desktop.gui.widgets.posting_objections import PostingObjections
from ngheo_desktop.gui.widgets.states import EmptyState, Loading, NoRight
from ngheo_desktop.gui.widgets.tall_area import TallArea
from ngheo_desktop.operations.office import Office


class PostingView(QWidget):
    """Head and strips above; one posting with its photos at the left, objections at the right."""

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("posting_view")
        self.head = HamletHead("Lần niêm yết", self)
        self.no_right = NoRight(self)
        self.notice = Notice(self)  # what went wrong
        self.state_notice = Notice(self)  # what the hamlet waits for
        places = posting_places(office.commune.kind)
        self.form = PostingForm(office.actor.name, places, self)
        self.shelf = AttachmentShelf(office, runner, SubjectKind.POSTING, "Ảnh bảng", self)
        self.objections = PostingObjections(self)
        self.empty = EmptyState(self)
        self.empty.say("")
        self.body = self._body()
        self.stack = QStackedWidget(self)
        for widget in (self.empty, self.body):  # nothing in front until it is read
            self.stack.addWidget(widget)
        self.loading = Loading(self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        for each in (self.head, self.no_right, self.notice, self.state_notice):
            layout.addWidget(each)
        layout.addWidget(self.stack, 1)

    def _body(self) -> QSplitter:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.form, 1)
        column.addWidget(self.shelf)
        area = TallArea(left, self)
        body = QSplitter(Qt.Orientation.Horizontal, self)
        body.setChildrenCollapsible(False)
        for part in (area, self.objections):
            body.addWidget(part)
        body.setStretchFactor(1, 1)
        body.setSizes([theme.metrics().px(360), theme.metrics().px(700)])
        return body

    def show_sight(
        self, sight: PostingSight | None, posting: Posting | None, *, may_write: bool
    ) -> None:
        """The posting that was chosen, the one to be hung, or why there is none."""
        self.head.setVisible(sight is not None)
        if sight is None:
            self.state_notice.clear()
            self.empty.say(NO_ROUND, "Mở bảng &rà soát")
            self.stack.setCurrentWidget(self.empty)
            return
        self._show_head(sight, posting, may_write=may_write)
        if posting is not None:
            self.form.show_posting(sight, posting)
        elif may_write:
            self.form.show_new(sight)
        else:
            self.empty.say(why_nothing(sight), "Mở bảng &rà soát")
        self.shelf.setVisible(posting is not None)
        self.objections.show_of(sight)
        shown = posting is not None or may_write
        self.stack.setCurrentWidget(self.body if shown else self.empty)

    def _show_head(self, sight: PostingSight, posting: Posting | None, *, may_write: bool) -> None:
        self.head.show_hamlets(sight.hamlets, sight.hamlet_id)
        papers = [(each.id, posting_title(each)) for each in sight.postings]
        if may_write:
            papers.append((NEW, f"Niêm yết lần {len(sight.postings) + 1}"))
        self.head.show_papers(papers, posting.id if posting else NEW)
        self.head.say(sight.round.title)
        self.state_notice.say(*(state_words(sight) if sight.postings else ("", "info")))

    def go_inside(self, posting: Posting | None) -> None:
        """The first day to be typed, else the objections, else the way on."""
        into: QWidget = self.form.begins_edit
        if self.stack.currentWidget() is self.empty:
            into = self.empty
        elif posting is not None and self.objections.objection() is not None:
            into = self.objections.table
        into.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.form, self.shelf, self.objections, self.head]

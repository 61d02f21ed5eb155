"""Niêm yết: hung for the days of the rule, objected to, re-checked, hung again, taken down."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.attachments import SubjectKind
from ngheo_desktop.domain.postings import Posting, posting_places
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import UserError
from ngheo_desktop.gui import page_names, theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.models.posting_loading import PostingSight, read_postings
from ngheo_desktop.gui.models.posting_words import (
    NO_ROUND,
    posting_title,
    state_words,
    why_nothing,
)
from ngheo_desktop.gui.posting_acts import PostingActs
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.attachment_shelf import AttachmentShelf
from ngheo_desktop.gui.widgets.hamlet_head import NEW, HamletHead
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.posting_form import PostingForm
from ngheo_desktop.gui.widgets.posting_objections import PostingObjections
from ngheo_desktop.gui.widgets.states import EmptyState, Loading, NoRight
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import KeptPosting


class PostingPage(QWidget):
    """What hangs cannot be changed; hanging it again is a further line."""

    told = Signal(str)
    acted = Signal(object)  # the Act
    page_wanted = Signal(str, str)  # name of a page, id of the round
    closed = Signal()

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("posting_page")
        self.setWindowTitle("Niêm yết")
        self._office, self._runner = office, runner
        self._may_post = office.actor.may(Right.RUN_ROUNDS)
        self._wanted = ("", "")  # round and hamlet
        self._asked = 0  # counts readings: an answer to an earlier question is dropped
        self._chosen = NEW
        self._goes_inside = False  # once it is read: the page was come to, not looked through
        self.sight: PostingSight | None = None
        self.head = HamletHead("Lần niêm yết", self)
        self.no_right = NoRight(self)
        self.notice = Notice(self)  # what went wrong
        self.state_notice = Notice(self)  # what the hamlet waits for
        places = posting_places(office.commune.kind)
        self.form = PostingForm(office.actor.name, places, self)
        self.shelf = AttachmentShelf(office, runner, SubjectKind.POSTING, "Ảnh bảng", self)
        self.objections = PostingObjections(self)
        self.empty = EmptyState(self)
        self.acts = PostingActs(office, runner, self)
        self._add_actions()
        self._lay_out()
        self._connect_parts()
        if not self._may_post:
            self.no_right.say_who("Niêm yết, ghi kiến nghị", Right.RUN_ROUNDS)

    # --- parts -----------------------------------------------------------------------------

    def _add_actions(self) -> None:
        make, may = partial(command, self), self._office.actor.may
        posts, prints = self._may_post, may(Right.PRINT_LISTS)
        self.post_action = make("Niêm yết", self._on_post, key="save", sign="save", allowed=posts)
        self.rule_action = make(
            "Xác nhận số ngày…",
            self._on_rule,
            sign="law",
            allowed=may(Right.SET_REVIEW_RULES),
        )
        self.print_action = make(
            "In bảng A4…", partial(self._on_print, large=False), key="print", sign="print",
            allowed=prints,
        )  # fmt: skip
        self.large_action = make(
            "In bảng A3…", partial(self._on_print, large=True), sign="print", allowed=prints
        )
        self.notice_action = make(
            "In thông báo…", self._on_print_notice, sign="print", allowed=prints
        )
        self.down_action = make("Gỡ bảng…", self._on_down, sign="remove", allowed=posts)
        self.objection_action = make(
            "Thêm kiến nghị…", self._on_objection, key="new", sign="add", allowed=posts
        )
        self.recheck_action = make(
            "Ghi phúc tra…", self._on_recheck, key="edit", sign="edit", allowed=posts
        )
        self.next_action = make("Kiến nghị kế tiếp", self._on_next, key="next_open")
        self.close_action = make("Đóng", self.closed.emit, key="close", sign="close")
        self.objections.add_button("objection_button", self.objection_action)
        self.objections.add_button("recheck_button", self.recheck_action)

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.form, 1)
        column.addWidget(self.shelf)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(left)
        self.body = QSplitter(Qt.Orientation.Horizontal, self)
        self.body.setChildrenCollapsible(False)
        for part in (area, self.objections):
            self.body.addWidget(part)
        self.body.setStretchFactor(1, 1)
        self.body.setSizes([theme.metrics().px(360), theme.metrics().px(700)])
        self.stack = QStackedWidget(self)
        for widget in (self.body, self.empty):
            self.stack.addWidget(widget)
        self._loading = Loading(self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        for each in (self.head, self.no_right, self.notice, self.state_notice):
            layout.addWidget(each)
        layout.addWidget(self.stack, 1)

    def _connect_parts(self) -> None:
        self.head.hamlet_chosen.connect(self._on_hamlet_chosen)
        self.head.paper_chosen.connect(self._on_paper_chosen)
        self.form.rule_wanted.connect(self._on_rule)
        self.objections.chosen.connect(self._on_recheck)
        self.objections.row_changed.connect(self._show_recheck)
        self.shelf.told.connect(self.told)
        self.shelf.acted.connect(self.acted)
        self.shelf.changed.connect(self.refresh)
        self.empty.helped.connect(self._on_helped)
        self.acts.posted.connect(self._on_posted)
        self.acts.recorded.connect(self._on_recorded)
        self.acts.failed.connect(self._on_failed)
        self.acts.told.connect(self.told)

    # --- what the window asks --------------------------------------------------------------

    def title(self) -> str:
        return f"Niêm yết, {self.sight.hamlet}" if self.sight else "Niêm yết"

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        shown = (
            self.post_action,
            self.print_action,
            self.large_action,
            self.notice_action,
            self.down_action,
        )
        return tuple(each for each in shown if each.isVisible())

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.form, self.shelf, self.objections, self.head]

    def open_round(self, round_id: str, hamlet_id: str = "") -> None:
        """Show a hamlet of a round; without one, the first whose list should be posted."""
        self._begin(round_id, hamlet_id)
        self._goes_inside = True

    def _begin(self, round_id: str, hamlet_id: str) -> None:
        self._wanted, self._chosen = (round_id, hamlet_id), NEW
        self.refresh()

    def reread(self, _household_id: str) -> None:
        """Something was taken back: look anew."""
        self.refresh()

    # --- reading ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the hamlet in the background; what is shown stays until the answer is there."""
        self._asked += 1
        asked, office, wanted = self._asked, self._office, self._wanted
        task = self._runner.start(lambda _report: (asked, read_postings(office, *wanted)))
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_failed)
        self._loading.follow(task, keeps_content=self.sight is not None)

    def _on_read(self, answer: tuple[int, PostingSight | None]) -> None:
        asked, sight = answer
        if asked != self._asked:
            return
        if sight is not None and sight.may_post and self.sight and not self.sight.may_post:
            self._chosen = NEW  # it is to be hung again now
        self.sight = sight
        self.notice.clear()
        if sight is not None:
            self._wanted = (sight.round.id, sight.hamlet_id)
        self._show()
        if self._goes_inside and self.head.holds_focus():
            self._go_inside()
        self._goes_inside = False

    def _go_inside(self) -> None:
        """The first day to be typed, else the objections, else the way on."""
        into: QWidget = self.form.begins_edit
        if self.stack.currentWidget() is self.empty:
            into = self.empty
        elif self._posting() is not None and self.objections.objection() is not None:
            into = self.objections.table
        into.setFocus(Qt.FocusReason.OtherFocusReason)

    def _posting(self) -> Posting | None:
        """The one that was chosen, while it is there; else the last, unless one is to be hung."""
        sight = self.sight
        if sight is None:
            return None
        found = next((each for each in sight.postings if each.id == self._chosen), None)
        if found is None and not self._may_write(sight) and sight.postings:
            return sight.postings[-1]
        return found

    def _may_write(self, sight: PostingSight) -> bool:
        return sight.may_post and self._may_post

    def _show(self) -> None:
        sight, posting = self.sight, self._posting()
        self.head.setVisible(sight is not None)
        if sight is None:
            self.state_notice.clear()
            self.empty.say(NO_ROUND, "Mở bảng &rà soát")
            self.stack.setCurrentWidget(self.empty)
        else:
            self._show_sight(sight, posting)
        self._show_commands(posting)
        self.setWindowTitle(self.title())

    def _show_sight(self, sight: PostingSight, posting: Posting | None) -> None:
        self.head.show_hamlets(sight.hamlets, sight.hamlet_id)
        papers = [(each.id, posting_title(each)) for each in sight.postings]
        if self._may_write(sight):
            papers.append((NEW, f"Niêm yết lần {len(sight.postings) + 1}"))
        self.head.show_papers(papers, posting.id if posting else NEW)
        self.head.say(sight.round.title)
        self.state_notice.say(*(state_words(sight) if sight.postings else ("", "info")))
        if posting is not None:
            self.form.show_posting(sight, posting)
            photos = sight.photos.get(posting.id, ())
            self.shelf.show_of(posting.id, photos, may_attach=self._may_post)
        elif self._may_write(sight):
            self.form.show_new(sight)
        else:
            self.empty.say(why_nothing(sight), "Mở bảng &rà soát")
        self.shelf.setVisible(posting is not None)
        self.objections.show_of(sight)
        shown = posting is not None or self._may_write(sight)
        self.stack.setCurrentWidget(self.body if shown else self.empty)

    def _show_commands(self, posting: Posting | None) -> None:
        sight = self.sight
        is_open = sight is not None and sight.is_open
        hung = posting is not None
        for action, holds in (
            (self.post_action, sight is not None and posting is None and sight.may_post),
            (self.rule_action, sight is not None),
            (self.print_action, hung),
            (self.large_action, hung),
            (self.notice_action, hung),
            (self.down_action, posting is not None and not posting.taken_down_on and is_open),
            (self.objection_action, sight is not None and bool(sight.postings) and is_open),
        ):
            action.setEnabled(holds and action.isVisible())
        self._show_recheck()

    def _show_recheck(self) -> None:
        one = self.objections.objection()
        is_open = self.sight is not None and self.sight.is_open and one is not None and one.is_open
        self.recheck_action.setEnabled(is_open and self.recheck_action.isVisible())

    def _on_failed(self, error: Exception) -> None:
        self._show_commands(self._posting())
        if isinstance(error, UserError):
            self.notice.say(str(error), "error")
        else:
            show_failure(self, error, "khi mở niêm yết")

    # --- going on --------------------------------------------------------------------------

    def _on_hamlet_chosen(self, hamlet_id: str) -> None:
        self._begin(self._wanted[0], hamlet_id)

    def _on_paper_chosen(self, posting_id: str) -> None:
        self._chosen = posting_id
        self._show()

    def _on_helped(self) -> None:
        self.page_wanted.emit(page_names.REVIEW, self._wanted[0])

    def _on_next(self) -> None:
        """F8: the next objection that waits for its re-check."""
        sight = self.sight
        rows = [at for at, each in enumerate(sight.objections) if each.is_open] if sight else []
        if not rows:
            self.told.emit("Mọi kiến nghị đã phúc tra.")
            return
        table = self.objections.table
        at = table.currentIndex().row() if table.hasFocus() else -1
        row = next((each for each in rows if each > at), rows[0])
        table.setCurrentIndex(self.objections.model.index(row, 0))
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- acts ------------------------------------------------------------------------------

    def _on_post(self) -> None:
        sight, typed = self.sight, self.form.typed()
        if sight is None or not self.post_action.isEnabled():
            return
        if typed is None:
            self.form.begins_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.notice.say("Chưa có ngày bắt đầu niêm yết. Hãy nhập như 05/11/2026.", "error")
        elif not typed.places:
            self.notice.say("Chưa chọn nơi niêm yết.", "error")
        elif sight.days is None and self.rule_action.isVisible():
            self._on_rule()
        else:
            self.notice.clear()
            self.post_action.setEnabled(False)
            self.acts.post(sight, typed)

    def _on_posted(self, kept: KeptPosting) -> None:
        self._chosen = kept.posting.id
        self._on_recorded(kept.act)

    def _on_recorded(self, act: Act) -> None:
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self.refresh()

    def _on_rule(self) -> None:
        if self.sight is not None and self.rule_action.isVisible():
            self.acts.ask_rule(self.sight)

    def _on_down(self) -> None:
        posting = self._posting()
        if posting is not None:
            self.acts.ask_down(posting)

    def _on_objection(self) -> None:
        if self.sight is not None:
            self.acts.ask_objection(self.sight)

    def _on_recheck(self) -> None:
        one = self.objections.objection()
        if self.sight is not None and one is not None and self.recheck_action.isEnabled():
            self.acts.ask_recheck(self.sight, one)

    def _on_print(self, *, large: bool) -> None:
        posting = self._posting()
        if posting is not None:
            self.acts.print_list(posting, large=large)

    def _on_print_notice(self) -> None:
        posting = self._posting()
        if posting is not None:
            self.acts.print_notice(posting)

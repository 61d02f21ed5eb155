"""Niêm yết: hung for the days of the rule, objected to, re-checked, hung again, taken down."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ngheo_desktop.domain.postings import Posting
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui import page_names
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.posting_loading import PostingSight, read_postings
from ngheo_desktop.gui.posting_acts import PostingActs
from ngheo_desktop.gui.reading import Reading
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.hamlet_head import NEW
from ngheo_desktop.gui.widgets.posting_view import PostingView
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
        self._office = office
        self._may_post = office.actor.may(Right.RUN_ROUNDS)
        self._wanted = ("", "")  # round and hamlet
        self._reading = Reading(runner, self)
        self._reading.came.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._chosen = NEW
        self._goes_inside = False  # once it is read: the page was come to, not looked through
        self.sight: PostingSight | None = None
        self.view = PostingView(office, runner, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.acts = PostingActs(office, runner, self)
        self._add_actions()
        self._connect_parts()
        if not self._may_post:
            self.view.no_right.say_who("Niêm yết, ghi kiến nghị", Right.RUN_ROUNDS)

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
        self.view.objections.add_button("objection_button", self.objection_action)
        self.view.objections.add_button("recheck_button", self.recheck_action)

    def _connect_parts(self) -> None:
        self.view.head.hamlet_chosen.connect(self._on_hamlet_chosen)
        self.view.head.paper_chosen.connect(self._on_paper_chosen)
        self.view.form.rule_wanted.connect(self._on_rule)
        self.view.objections.chosen.connect(self._on_recheck)
        self.view.objections.row_changed.connect(self._show_recheck)
        self.view.shelf.told.connect(self.told)
        self.view.shelf.acted.connect(self.acted)
        self.view.shelf.changed.connect(self.refresh)
        self.view.empty.helped.connect(self._on_helped)
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
        return self.view.panes()

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
        office, wanted = self._office, self._wanted
        task = self._reading.start(lambda _report: read_postings(office, *wanted))
        self.view.loading.follow(task, keeps_content=self.sight is not None)

    def _on_read(self, sight: PostingSight | None) -> None:
        if sight is not None and sight.may_post and self.sight and not self.sight.may_post:
            self._chosen = NEW  # it is to be hung again now
        self.sight = sight
        self.view.notice.clear()
        if sight is not None:
            self._wanted = (sight.round.id, sight.hamlet_id)
        self._show()
        if self._goes_inside and self.view.head.holds_focus():
            self.view.go_inside(self._posting())
        self._goes_inside = False

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
        self.view.show_sight(sight, posting, may_write=bool(sight and self._may_write(sight)))
        if sight is not None and posting is not None:
            photos = sight.photos.get(posting.id, ())
            self.view.shelf.show_of(posting.id, photos, may_attach=self._may_post)
        self._show_commands(posting)
        self.setWindowTitle(self.title())

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
        one = self.view.objections.objection()
        is_open = self.sight is not None and self.sight.is_open and one is not None and one.is_open
        self.recheck_action.setEnabled(is_open and self.recheck_action.isVisible())

    def _on_failed(self, error: Exception) -> None:
        self._show_commands(self._posting())
        self.view.notice.say_failure(error, "khi mở niêm yết")

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
        table = self.view.objections.table
        at = table.currentIndex().row() if table.hasFocus() else -1
        row = next((each for each in rows if each > at), rows[0])
        table.setCurrentIndex(self.view.objections.model.index(row, 0))
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- acts ------------------------------------------------------------------------------

    def _on_post(self) -> None:
        sight, typed = self.sight, self.view.form.typed()
        if sight is None or not self.post_action.isEnabled():
            return
        if typed is None:
            self.view.form.begins_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.notice.say("Chưa có ngày bắt đầu niêm yết. Hãy nhập như 05/11/2026.", "error")
        elif not typed.places:
            self.view.notice.say("Chưa chọn nơi niêm yết.", "error")
        elif sight.days is None and self.rule_action.isVisible():
            self._on_rule()
        else:
            self.view.notice.clear()
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
        one = self.view.objections.objection()
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

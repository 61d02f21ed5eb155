"""Biên bản họp dân: recorded by exception, printed in two copies, closed by the signed paper."""

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ngheo_desktop.domain.days import shown_time
from ngheo_desktop.domain.drafts import DraftKind, MinutesDraft
from ngheo_desktop.domain.meetings import Meeting
from ngheo_desktop.domain.problems import Problem, errors_of
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import InputRefused
from ngheo_desktop.gui import page_names
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.meeting_acts import MeetingActs
from ngheo_desktop.gui.models.meeting_loading import MeetingSight, read_meetings
from ngheo_desktop.gui.models.meeting_state import MeetingState
from ngheo_desktop.gui.models.meeting_words import draft_words
from ngheo_desktop.gui.reading import Reading
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.hamlet_head import NEW
from ngheo_desktop.gui.widgets.kept_drafts import KeptDrafts
from ngheo_desktop.gui.widgets.meeting_view import MeetingView
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.meetings import KeptMeeting
from ngheo_desktop.operations.office import Office

_AUTO = None  # the page chooses what to show: the minutes to be written, else the last ones
_TAKEN_BACK = "Biên bản vừa bỏ còn ở đây để sửa. Chọn Lưu biên bản để ghi lại."


class MeetingPage(QWidget):
    """What is typed is kept as a draft; what is recorded is only looked at."""

    told = Signal(str)
    acted = Signal(object)  # the Act
    page_wanted = Signal(str, str)  # name of a page, id of the round
    closed = Signal()

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meeting_page")
        self.setWindowTitle("Biên bản họp dân")
        self._office = office
        self._may_record = office.actor.may(Right.RECORD_MEETINGS)
        self._wanted = ("", "")  # round and hamlet
        self._reading = Reading(runner, self)
        self._reading.came.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._chosen: str | None = _AUTO  # a meeting, NEW, or what the page thinks best
        self._saving = False
        self._typed_at: QWidget | None = None  # it loses the focus while it is grey
        self._goes_inside = False  # once it is read: the page was come to, not looked through
        self.sight: MeetingSight | None = None
        self.state: MeetingState | None = None
        self.drafts = KeptDrafts(office, runner, DraftKind.MINUTES, self)
        self.view = MeetingView(office, runner, self)
        self.acts = MeetingActs(office, runner, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._add_actions()
        self._connect_parts()
        if not self._may_record:
            self.view.no_right.say_who("Ghi biên bản", Right.RECORD_MEETINGS)

    # --- parts -----------------------------------------------------------------------------

    def _add_actions(self) -> None:
        make, may = partial(command, self), self._office.actor.may
        writes, prints = self._may_record, may(Right.PRINT_LISTS)
        self.save_action = make(
            "Lưu biên bản", self._on_save, key="save", sign="save", allowed=writes
        )
        self.print_action = make(
            "In biên bản…", self._on_print, key="print", sign="print", allowed=prints
        )
        self.attendance_action = make(
            "In danh sách ký tên…", self._on_print_attendance, sign="print", allowed=prints
        )
        self.attach_action = make(
            "Đính kèm bản đã ký…", self.view.shelf.attach, sign="scan", allowed=writes
        )
        self.withdraw_action = make("Bỏ biên bản", self._on_withdraw, sign="remove", allowed=writes)
        self.next_action = make(
            "Hộ chưa ghi kế tiếp", self._on_next_open, key="next_open", allowed=writes
        )
        self.previous_action = make(
            "Hộ chưa ghi trước", self._on_previous_open, key="previous_open", allowed=writes
        )
        self.close_action = make("Đóng", self.closed.emit, key="close", sign="close")

    def _connect_parts(self) -> None:
        self.view.head.hamlet_chosen.connect(self._on_hamlet_chosen)
        self.view.head.paper_chosen.connect(self._on_paper_chosen)
        self.drafts.due.connect(self._keep_draft)
        self.view.draft_strip.follow(self.drafts)
        self.view.draft_strip.save_asked.connect(self.save_action.trigger)
        self.view.draft_strip.dropped.connect(self._on_draft_dropped)
        self.view.error_strip.problem_chosen.connect(self._on_problem_chosen)
        self.view.fields.edited.connect(self._on_field_edited)
        self.view.votes.edited.connect(self.drafts.touch)
        self.view.shelf.told.connect(self.told)
        self.view.shelf.acted.connect(self.acted)
        self.view.shelf.changed.connect(self.refresh)
        self.view.empty.helped.connect(self._on_helped)
        self.acts.recorded.connect(self._on_saved)
        self.acts.refused.connect(self._on_save_failed)
        self.acts.withdrawn.connect(self._on_withdrawn)
        self.acts.failed.connect(self._on_failed)
        self.acts.told.connect(self.told)

    # --- what the window asks --------------------------------------------------------------

    def title(self) -> str:
        hamlet = f", {self.sight.hamlet}" if self.sight else ""
        return f"Biên bản họp dân{hamlet}"

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        shown = (
            self.save_action,
            self.print_action,
            self.attach_action,
            self.attendance_action,
            self.withdraw_action,
        )
        return tuple(each for each in shown if each.isVisible())

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return self.view.panes()

    def open_round(self, round_id: str, hamlet_id: str = "") -> None:
        """Show a hamlet of a round; without one, the first that should meet."""
        self._begin(round_id, hamlet_id)
        self._goes_inside = True

    def _begin(self, round_id: str, hamlet_id: str) -> None:
        self.leave()
        self._wanted, self._chosen = (round_id, hamlet_id), _AUTO
        self.refresh()

    def reread(self, _household_id: str) -> None:
        """Something was taken back: look anew."""
        self.refresh()

    def leave(self) -> bool:
        """Keep what is unsaved, without a question."""
        self.view.leave_cells()
        self.drafts.flush()
        return True

    def has_unsaved(self) -> bool:
        return self.state is not None and not self.state.is_kept and self.state.is_changed

    def forget_draft(self, key: str) -> None:
        """It was dropped in «Việc dở dang»."""
        self.drafts.forget(key)
        if self.sight is not None and key == self.sight.key:
            self.state = None
            self.refresh()

    # --- reading ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the hamlet in the background; what is shown stays until the answer is there."""
        office, wanted, reader = self._office, self._wanted, self.drafts.reader
        task = self._reading.start(lambda _report: read_meetings(office, *wanted, reader))
        self.view.loading.follow(task, keeps_content=self.sight is not None)

    def _on_read(self, sight: MeetingSight | None) -> None:
        self.leave()
        self.sight = sight
        self.view.notice.clear()
        if sight is not None:
            self._wanted = (sight.round.id, sight.hamlet_id)
            self.drafts.learn(sight.key, sight.draft)
        self._show()
        nobody_has_it = QApplication.focusWidget() is None  # what had it is gone or grey now
        if nobody_has_it or (self._goes_inside and self.view.head.holds_focus()):
            self.view.go_inside(self.state)
        self._goes_inside = False

    def _show(self) -> None:
        sight, before = self.sight, self.state
        self.view.error_strip.clear()
        self.view.draft_strip.hide()
        meeting = self._meeting_to_show()
        if sight is not None and meeting is not None:
            self.state = MeetingState.of_meeting(meeting, sight.today)
        elif sight is not None and self._may_write(sight):
            self.state = self._fresh(sight, before)
        else:
            self.state = None
        self.view.show_head(sight, meeting, may_write=bool(sight and self._may_write(sight)))
        self.view.show_body(sight, self.state, meeting)
        if sight is not None and meeting is not None:
            may_attach = self._may_record and self._may_sign(meeting)
            self.view.show_kept(sight, meeting, may_attach=may_attach)
        self._show_commands(meeting)
        self.setWindowTitle(self.title())

    def _meeting_to_show(self) -> Meeting | None:
        """The one that was chosen, while it is there; else the last, unless one is to be held."""
        sight = self.sight
        if sight is None:
            return None
        found = next((each for each in sight.meetings if each.id == self._chosen), None)
        if found is None and not self._may_write(sight) and sight.meetings:
            return sight.meetings[-1]
        return found

    def _may_write(self, sight: MeetingSight) -> bool:
        return sight.may_meet and self._may_record

    def _fresh(self, sight: MeetingSight, before: MeetingState | None) -> MeetingState:
        """Minutes to be written: the draft, else those just taken back, else empty ones."""
        state = MeetingState.fresh(sight)
        kept = self.drafts.of(sight.key)
        gone = before is not None and before.is_kept and self._chosen not in (NEW, _AUTO)
        if isinstance(kept, MinutesDraft):
            state.take_up(kept)
            self.view.draft_strip.say(draft_words(kept, len(sight.meetings)))
        elif gone and before is not None and before.typed.after == len(sight.meetings):
            state.take_up(before.typed)
            self.view.draft_strip.say(_TAKEN_BACK)
            self.drafts.touch()
        self._chosen = NEW
        return state

    def _may_sign(self, meeting: Meeting) -> bool:
        is_open = self.sight is not None and self.sight.round.closed_on is None
        return is_open or meeting.signed_on is not None  # a late scan of signed minutes

    def _show_commands(self, meeting: Meeting | None) -> None:
        sight, writing = self.sight, self.state is not None and meeting is None
        is_open = sight is not None and sight.round.closed_on is None
        unsigned = meeting is not None and meeting.signed_on is None and is_open
        last = sight is not None and bool(sight.meetings) and meeting == sight.meetings[-1]
        for action, holds in (
            (self.save_action, writing and not self._saving),
            (self.next_action, writing),
            (self.previous_action, writing),
            (self.print_action, meeting is not None),
            (self.attach_action, meeting is not None and self._may_sign(meeting)),
            (self.attendance_action, sight is not None and bool(sight.put)),
            (self.withdraw_action, unsigned and last),
        ):
            action.setEnabled(holds and action.isVisible())

    def _on_failed(self, error: Exception) -> None:
        self.view.notice.say_failure(error, "khi đọc biên bản họp dân")

    # --- typing ----------------------------------------------------------------------------

    def _on_field_edited(self, name: str) -> None:
        if name == "present":
            self.view.votes.refresh()
        self.drafts.touch()

    def _keep_draft(self) -> None:
        if self.sight is not None and self.state is not None and not self.state.is_kept:
            typed = self.state.typed if self.state.is_changed else None
            if not self._saving:
                self.drafts.put(self.sight.key, typed)

    def _on_draft_dropped(self) -> None:
        if self.sight is not None:
            self.drafts.put(self.sight.key, None)
            self.state = None
            self._chosen = NEW
            self._show()

    def _on_next_open(self) -> None:
        self._go_to_open(1)

    def _on_previous_open(self) -> None:
        self._go_to_open(-1)

    def _go_to_open(self, by: int) -> None:
        self.view.leave_cells()
        if not self.view.votes.go_to_open(by):
            self.told.emit("Mọi hộ đã có số phiếu.")

    # --- going on --------------------------------------------------------------------------

    def _on_hamlet_chosen(self, hamlet_id: str) -> None:
        self._begin(self._wanted[0], hamlet_id)

    def _on_paper_chosen(self, meeting_id: str) -> None:
        self.leave()
        self._chosen = meeting_id
        self.state = None  # what was in front is no minutes taken back
        self._show()

    def _on_helped(self) -> None:
        self.page_wanted.emit(page_names.REVIEW, self._wanted[0])

    def _on_problem_chosen(self, problem: Problem) -> None:
        field = self.view.fields.field_of(problem.field)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.view.votes.go_to_household(problem.field or ""):
            self.view.votes.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- saving ----------------------------------------------------------------------------

    def _on_save(self) -> None:
        sight, state = self.sight, self.state
        if sight is None or state is None or state.is_kept or self._saving:
            return
        self.leave()
        problems = state.problems()
        if errors_of(problems):
            self.view.error_strip.show_problems(problems)
            return
        self._set_saving(saving=True)
        self.acts.record(state.draft(sight.round.id, sight.hamlet_id))

    def _set_saving(self, *, saving: bool) -> None:
        self._saving = saving
        if saving:
            self._typed_at = QApplication.focusWidget()
        self.view.body.setEnabled(not saving)
        if not saving and self._typed_at is not None and QApplication.focusWidget() is None:
            self._typed_at.setFocus(Qt.FocusReason.OtherFocusReason)
        self.save_action.setEnabled(not saving and self.save_action.isVisible())

    def _on_saved(self, kept: KeptMeeting) -> None:
        if self.sight is not None:
            self.drafts.put(self.sight.key, None)
        self._set_saving(saving=False)
        self._chosen = kept.meeting.id
        self.state = None
        self.acted.emit(kept.act)
        at = shown_time(datetime.now(UTC))
        self.told.emit(
            f"Đã lưu biên bản {kept.meeting.hamlet}, lần {kept.meeting.number} lúc {at}."
        )
        self.refresh()

    def _on_save_failed(self, error: Exception) -> None:
        self._set_saving(saving=False)
        if isinstance(error, InputRefused):
            self.view.error_strip.show_problems(error.problems)
        else:
            show_failure(self, error, "khi lưu biên bản")

    def _on_withdraw(self) -> None:
        """No question: undo brings it back, and what it said is there to be mended."""
        meeting = self._meeting_to_show()
        if meeting is not None:
            self._chosen = meeting.id
            self.acts.withdraw(meeting)

    def _on_withdrawn(self, act: Act) -> None:
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self.refresh()

    # --- papers ----------------------------------------------------------------------------

    def _on_print(self) -> None:
        meeting = self._meeting_to_show()
        if meeting is not None:
            self.acts.print_minutes(meeting)

    def _on_print_attendance(self) -> None:
        if self.sight is not None:
            self.acts.print_attendance(self.sight.round.id, self.sight.hamlet_id)

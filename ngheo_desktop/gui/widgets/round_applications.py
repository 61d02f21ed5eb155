"""Thường xuyên trong năm: Mẫu 01 and 04 as they come in, with their last day and their answer."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.applications import Application, ApplicationForm, ApplicationState
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.rounds import Round
from ngheo_desktop.gui.models.round_applications import (
    HEADINGS,
    in_order,
    is_open,
    row_of,
    summary_words,
)
from ngheo_desktop.gui.models.round_sight import RoundSight
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.round_part import RoundPart
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_papers import (
    make_application,
    make_refusal,
    save_refusal_docx,
)


class RoundApplications(RoundPart):
    """What is owed an answer stands on top, by its last day; Enter opens the household."""

    household_chosen = Signal(str)  # id
    cases_wanted = Signal()  # the average-living and low-income applications

    def __init__(self, office: Office, runner: TaskRunner, page: QWidget) -> None:
        super().__init__(office, runner, page)
        self.setObjectName("round_applications")
        self._applications: list[Application] = []
        self.summary_label = self.make_summary()
        self._model = TextTableModel(HEADINGS, self)
        self.table = self.make_list("application_table", "Giấy đề nghị trong năm", self._model)
        self.table.activated.connect(self._on_household_asked)
        self.table.selectionModel().currentRowChanged.connect(self.show_commands)
        self.stand(self.summary_label, self.notice, self.table)
        self._offer_commands()

    def _offer_commands(self) -> None:
        may = self._office.actor.may
        runs, prints = may(Right.RUN_ROUNDS), may(Right.PRINT_LISTS)
        self.receive_action = self.offer(
            "Nhận giấy đề nghị…", self._on_receive, key="new", sign="add", allowed=runs
        )
        self.take_up_action = self.offer(
            "Đưa vào đợt…",
            self._on_take_up,
            sign="review",
            allowed=runs,
            fits=self._may_be_taken_up,
        )
        self.refuse_action = self.offer(
            "Trả lời không công nhận…",
            self._on_refuse,
            sign="edit",
            allowed=runs,
            fits=self._is_owed,
        )
        self.household_action = self.offer(
            "Mở hộ này", self._on_household_asked, sign="households", fits=self._is_on
        )
        self.print_action = self.offer(
            "In giấy đề nghị…",
            self._on_print,
            key="print",
            sign="print",
            allowed=prints,
            fits=self._is_on,
        )
        self.answer_action = self.offer(
            "In văn bản trả lời…",
            self._on_print_answer,
            sign="pdf",
            allowed=prints,
            fits=self._is_refused,
        )
        self.blank_actions = [
            self.offer(
                f"In Mẫu {form.value} trống…",
                partial(self._on_print_blank, form),
                sign="pdf",
                allowed=prints,
            )
            for form in (ApplicationForm.REVIEW, ApplicationForm.LEAVING)
        ]
        self.cases_action = self.offer(
            "Đơn mức sống, thu nhập", self.cases_wanted.emit, sign="households"
        )
        self.table.set_row_actions(
            [
                self.household_action,
                self.take_up_action,
                self.refuse_action,
                self.print_action,
                self.answer_action,
            ]
        )

    # --- what is shown ---------------------------------------------------------------------

    def show_sight(self, sight: RoundSight) -> None:
        current, today = self.current(), self._office.today()
        self.sight = sight
        self._applications = in_order(sight.applications)
        self._model.set_rows([row_of(each, today) for each in self._applications])
        self.summary_label.setText(summary_words(self._applications, today))
        ids = [each.id for each in self._applications]
        kept = current.id if current is not None else ""
        if ids:
            self.table.selectRow(ids.index(kept) if kept in ids else 0)
        self.show_commands()

    def current(self) -> Application | None:
        row = self.table.currentIndex().row()
        return self._applications[row] if 0 <= row < len(self._applications) else None

    # --- what fits -------------------------------------------------------------------------

    def _is_on(self) -> bool:
        return self.current() is not None

    def _is_owed(self) -> bool:
        current = self.current()
        return current is not None and is_open(current)

    def _is_refused(self) -> bool:
        current = self.current()
        return current is not None and current.state == ApplicationState.REFUSED

    def _may_be_taken_up(self) -> bool:
        current = self.current()
        waits = current is not None and current.state == ApplicationState.WAITING
        return waits and bool(self._open_rounds())

    def _open_rounds(self) -> list[Round]:
        return [each for each in self.sight.rounds if each.closed_on is None]

    # --- commands --------------------------------------------------------------------------

    def _on_household_asked(self) -> None:
        current = self.current()
        if current is not None:
            self.household_chosen.emit(current.household_id)

    def _on_receive(self) -> None:
        from ngheo_desktop.gui.dialogs.application_dialog import ReceiveApplicationDialog

        self.open_dialog(ReceiveApplicationDialog(self._office, self._runner, self._page))

    def _on_take_up(self) -> None:
        from ngheo_desktop.gui.dialogs.application_dialog import TakeUpDialog

        current, office, runner = self.current(), self._office, self._runner
        if current is not None:
            self.open_dialog(TakeUpDialog(office, runner, current, self._open_rounds(), self._page))

    def _on_refuse(self) -> None:
        from ngheo_desktop.gui.dialogs.application_dialog import RefuseApplicationDialog

        current, office, runner = self.current(), self._office, self._runner
        if current is not None:
            self.open_dialog(RefuseApplicationDialog(office, runner, current, self._page))

    def _on_print(self) -> None:
        current = self.current()
        if current is not None:
            title = f"Mẫu {current.form.value}, hộ {current.code}"
            self._show_form(title, current.form, current.household_id, current.reason)

    def _on_print_blank(self, form: ApplicationForm) -> None:
        self._show_form(f"Mẫu {form.value}", form)

    def _show_form(
        self, title: str, form: ApplicationForm, household_id: str = "", reason: str = ""
    ) -> None:
        office = self._office
        self.show_paper(
            title,
            lambda report: make_application(office, form, household_id, reason, report=report),
        )

    def _on_print_answer(self) -> None:
        office, current = self._office, self.current()
        if current is not None:
            self.show_paper(
                f"Văn bản trả lời, hộ {current.code}",
                lambda report: make_refusal(office, current.id, report=report),
                partial(save_refusal_docx, office, current.id),
            )

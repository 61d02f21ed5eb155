"""The screens of hộ có mức sống trung bình and người lao động có thu nhập thấp, for the tour."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.income_sheet import IncomeLine, Per
from ngheo_desktop.domain.other_classes import NewCase, Occupation, OtherCase, OtherClass
from ngheo_desktop.domain.register import Household
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.gui.dialogs.income_sheet_dialog import IncomeSheetDialog
from ngheo_desktop.gui.dialogs.other_case_dialog import OtherCaseDialog
from ngheo_desktop.gui.dialogs.other_decision_dialog import OtherDecisionDialog
from ngheo_desktop.gui.dialogs.other_step_dialogs import (
    ComplaintAnswerDialog,
    ComplaintDialog,
    PostCaseDialog,
    RefuseCaseDialog,
)
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations import other_classes as cases
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office

_LINES = (
    IncomeLine("crops", 72_000_000, cost=12_000_000, note="lúa 3 vụ, 8 công đất"),
    IncomeLine("wages", 3_500_000, Per.MONTH, 4, note="phụ hồ"),
    IncomeLine("allowance", 500_000, Per.MONTH, note="con khuyết tật"),
    IncomeLine("livestock", None),
)


def posted_case(office: Office) -> tuple[OtherCase, Household]:
    """A case that hung on the board and was complained of, of the first household that may ask."""
    lines = read_households(office, find_households(office, HouseholdQuery()))
    for line in lines:
        new = NewCase(
            OtherClass.AVERAGE_LIVING,
            line.id,
            date(2026, 11, 10),
            occupation=Occupation.FARMING,
            reason="Xin hỗ trợ bảo hiểm y tế",
        )
        try:
            case_id = cases.receive_case(office, new).id
        except WrongUsage:
            continue
        _go_on(office, case_id)
        return cases.open_case(office, case_id), open_household(office, line.id).household
    raise LookupError("every household is poor or near-poor")


def _go_on(office: Office, case_id: str) -> None:
    sheet = cases.open_case(office, case_id).sheet
    cases.save_sheet(office, case_id, replace(sheet, lines=_LINES[:3], is_whole=True))
    cases.post_case(office, case_id, date(2026, 11, 16))
    told = "Hộ cho thuê máy cày và máy gặt đập liên hợp"
    cases.record_complaint(office, case_id, "Lê Văn Ba", told, date(2026, 11, 17))


def dialogs(
    office: Office, runner: TaskRunner, case: OtherCase, household: Household, window: QWidget
) -> Iterator[tuple[str, QWidget]]:
    """Every dialog about a case."""
    asked = replace(case, sheet=replace(case.sheet, lines=_LINES))
    worker = household.members[-1].id
    yield "receive", OtherCaseDialog(office, runner, household, "", window)
    yield "worker", OtherCaseDialog(office, runner, household, worker, window)
    yield "sheet", IncomeSheetDialog(office, runner, asked, household.members, window)
    for dialog in (PostCaseDialog, ComplaintDialog, ComplaintAnswerDialog, RefuseCaseDialog):
        yield dialog.__name__, dialog(office, runner, case, window)
    yield "decide", OtherDecisionDialog(office, runner, [case], case.kind, window)

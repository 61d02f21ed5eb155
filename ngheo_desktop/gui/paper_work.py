"""What the worker does for «In và báo cáo»: a paper with its pages, printing, saving, exporting."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSizeF

from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import (
    Form,
    MadeForm,
    PaperScope,
    Scope,
    count_listed,
    export_form,
    lists_households,
    make_form,
    note_paper,
    save_made_form,
)
from ngheo_desktop.progress import Report

_NO_HOUSEHOLD = "Mẫu này in cho một hộ. Mở hộ ở mục Hộ dân, rồi chọn In."


@dataclass(frozen=True, slots=True)
class Preview:
    """An answer of the worker: which question it answers, and the paper or what is missing."""

    sequence: int
    hamlets: tuple[tuple[str, str], ...]
    household: str = ""
    missing: str = ""
    made: MadeForm | None = None
    sizes: tuple[QSizeF, ...] = ()


def make_preview(
    office: Office, form: Form, scope: PaperScope, sequence: int, report: Report
) -> Preview:
    from ngheo_desktop.gui.pdf_pages import page_sizes

    hamlets = tuple((each.id, each.full_name) for each in list_hamlets(office))
    if form.scope == Scope.HOUSEHOLD and not scope.household_id:
        return Preview(sequence, hamlets, "", _NO_HOUSEHOLD)
    household = _household_told(office, scope.household_id)
    try:
        if lists_households(form.code) and not count_listed(office, scope):
            return Preview(sequence, hamlets, household, _nobody_listed(scope))
        made = make_form(office, form.code, scope, report=report)
    except WrongUsage as error:
        return Preview(sequence, hamlets, household, str(error))
    return Preview(sequence, hamlets, household, "", made, tuple(page_sizes(made.pdf)))


def _household_told(office: Office, household_id: str) -> str:
    if not household_id:
        return ""
    from ngheo_desktop.operations.households import open_household

    household = open_household(office, household_id).household
    return f"Hộ {household.code}, {household.head_name}"


def _nobody_listed(scope: PaperScope) -> str:
    classes = "hộ nghèo hoặc hộ cận nghèo"
    if scope.household_class is not None:
        classes = CLASS_TERMS[scope.household_class].lower()
    where = "Ấp, khóm này" if scope.hamlet_id else "Sổ"
    return (
        f"{where} chưa có {classes} nào theo kết quả chấm điểm. "
        "Hãy nhập danh sách hoặc điền phiếu rà soát trước."
    )


def print_made(office: Office, made: MadeForm, printer: Any, report: Report) -> str:
    from ngheo_desktop.gui.printing_pages import print_pdf

    pages = print_pdf(made.pdf, printer, report)
    note_paper(office, "in", made.code, pages, made.household_id)
    return f"Đã gửi {pages} trang tới máy in {printer.printerName()}".rstrip() + "."


def save_made(office: Office, made: MadeForm, target: Path, _report: Report) -> str:
    save_made_form(office, made, target)
    return f"Đã lưu {made.pages} trang vào «{target}»."


def export_made(office: Office, code: str, target: Path, scope: PaperScope, report: Report) -> str:
    rows = export_form(office, code, target, scope, report=report)
    what = "hộ" if lists_households(code) else "dòng"
    return f"Đã xuất {rows} {what} vào «{target}»."

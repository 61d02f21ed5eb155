"""In: the official forms made from the register, shown, saved as PDF or exported to Excel."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.papers import (
    LIST_TITLE,
    BlankChecklistPaper,
    ChecklistHousehold,
    ExplanationPaper,
    FilledChecklistPaper,
    HouseholdListPaper,
    InternalLine,
    Letterhead,
    LetterheadKind,
    PaperHead,
    PostingLine,
    PostingPaper,
    PrefilledMember,
    RecoveryCodePaper,
    Signer,
    Signing,
    indicator_legend,
)
from ngheo_desktop.domain.register import HouseholdFile
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.scoring import evaluate
from ngheo_desktop.domain.standards import Standard, standard_on
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass, Sex
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.office import Office
from ngheo_desktop.printing.forms import FORMS, REPORTS, FormCode, form
from ngheo_desktop.printing.forms import Form as Form
from ngheo_desktop.printing.forms import Scope as Scope
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.storage.household_list import latest_standard, read_list_rows
from ngheo_desktop.writing import whole_file

if TYPE_CHECKING:
    from ngheo_desktop.domain.reports.paper import ReportPaper

_LISTED = (HouseholdClass.POOR, HouseholdClass.NEAR_POOR)
_CHAIRMAN = Signing(
    signers=(
        Signer(("NGƯỜI LẬP DANH SÁCH",), hint="(Ký, ghi rõ họ tên)"),
        Signer(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), hint="(Ký, đóng dấu)"),
    )
)


@dataclass(frozen=True, slots=True)
class PaperScope:
    """What a paper is about: the commune, one hamlet, one class, or one household."""

    hamlet_id: str = ""
    household_class: HouseholdClass | None = None
    household_id: str = ""
    moment: str = ""  # of a report: its kỳ; "" = the newest one


WHOLE_COMMUNE = PaperScope()


@dataclass(frozen=True, slots=True)
class MadeForm:
    """A finished paper, still in memory."""

    code: str
    title: str
    pdf: bytes
    pages: int
    household_id: str = ""  # whose paper it is, for the diary


def list_forms() -> tuple[Form, ...]:
    """Mẫu biểu that can be printed at any time, by code."""
    shown = (each for each in FORMS if each.code != FormCode.RECOVERY_CODE)
    return (*shown, *REPORTS)


def make_form(
    office: Office, code: str, scope: PaperScope = WHOLE_COMMUNE, *, report: Report = no_report
) -> MadeForm:
    """Lập một mẫu from what is in the register now."""
    office.require(Right.PRINT_LISTS)
    chosen = _form(code)
    target = BytesIO()
    pages = _MAKERS[chosen.code](office, scope, target, report)
    return MadeForm(chosen.code, chosen.title, target.getvalue(), pages, scope.household_id)


def save_form(
    office: Office,
    code: str,
    target: Path,
    scope: PaperScope = WHOLE_COMMUNE,
    *,
    report: Report = no_report,
) -> MadeForm:
    """Lưu một mẫu as PDF; the file is whole or not there. Noted in the diary."""
    made = make_form(office, code, scope, report=report)
    save_made_form(office, made, target)
    return made


def save_made_form(office: Office, made: MadeForm, target: Path) -> None:
    """Lưu bản đang xem: the very bytes that were looked at. Noted in the diary."""
    with whole_file(target) as file:
        file.write(made.pdf)
    note_paper(office, "lưu PDF", made.code, made.pages, made.household_id)


def note_paper(office: Office, act: str, code: str, count: int, household_id: str = "") -> None:
    """Ghi nhật ký that a paper left the program: printed, saved or exported."""
    from ngheo_desktop.storage.diary import Entry, write_entry

    with office.store.writing() as session:
        entry = Entry(act, "paper", str(code), household_id, {"count": [None, count]})
        write_entry(session, office.actor, entry)


def lists_households(code: str) -> bool:
    """Whether a form is a list of households by class: without any there is nothing to print."""
    return code in (FormCode.HOUSEHOLD_LIST, FormCode.POSTING_LIST)


def carries_numbers(code: str) -> bool:
    """Whether the Excel file of a form has số định danh in it: then the password is asked for."""
    return code == FormCode.HOUSEHOLD_LIST


def export_form(
    office: Office,
    code: str,
    target: Path,
    scope: PaperScope = WHOLE_COMMUNE,
    *,
    report: Report = no_report,
) -> int:
    """Xuất Excel: the rows of a list; returns how many households were written."""
    from ngheo_desktop.exchange.write_list import write_household_list, write_posting_list

    if office.is_practice:
        raise WrongUsage("Trong thực hành không xuất tệp Excel. Có thể in hoặc lưu PDF để xem thử.")
    office.require(Right.EXPORT_LISTS)
    chosen = _form(code)
    if not chosen.sheet:
        raise WrongUsage(f"Mẫu «{chosen.title}» không có dạng Excel. Hãy lưu PDF.")
    with whole_file(target) as file:
        if chosen in REPORTS:
            rows = _export_report(office, chosen.code, scope, file, report)
        elif chosen.code == FormCode.HOUSEHOLD_LIST:
            rows = write_household_list(_list_paper(office, scope), file, report)
        else:
            rows = write_posting_list(_posting_paper(office, scope), file, report)
    note_paper(office, "xuất Excel", chosen.code, rows)
    return rows


def save_recovery_paper(office: Office, code: str, target: Path) -> None:
    """Lưu phiếu mã khôi phục as PDF; the code itself is kept nowhere else."""
    pdf = make_recovery_paper(office, code)
    with whole_file(target) as file:
        file.write(pdf.pdf)


def make_keys_paper(groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> MadeForm:
    """Lập bảng phím tắt: groups of (keys, words) as the window shows them."""
    from ngheo_desktop.printing.keys_table import TITLE, write_keys_table

    target = BytesIO()
    pages = write_keys_table(groups, target)
    return MadeForm("phim-tat", TITLE, target.getvalue(), pages)


def make_recovery_paper(office: Office, code: str) -> MadeForm:
    """Lập phiếu mã khôi phục for printing right after the office was made."""
    from ngheo_desktop.printing.recovery_code import write_recovery_code

    target = BytesIO()
    head = replace(_head(office), dated=office.today())
    paper = RecoveryCodePaper(head, code, office.actor.name)
    pages = write_recovery_code(paper, target)
    return MadeForm(FormCode.RECOVERY_CODE, "Phiếu mã khôi phục", target.getvalue(), pages)


def _form(code: str) -> Form:
    chosen = form(code)
    if chosen is None or chosen.code == FormCode.RECOVERY_CODE:
        codes = ", ".join(each.code for each in list_forms())
        raise WrongUsage(f"Không có mẫu «{code}». Các mẫu: {codes}.")
    return chosen


def _head(office: Office) -> PaperHead:
    letterhead = Letterhead(LetterheadKind.COMMITTEE, office.commune)
    return PaperHead(letterhead, dated=None, practice=office.is_practice)


def _standard(office: Office) -> Standard:
    """The standard that the newest results rest on, else the one of today."""
    code = latest_standard(office.store)
    standards = office.standards
    named = next((each for each in standards if each.code == code), None)
    chosen = named or standard_on(standards, office.today())
    if chosen is None:
        raise WrongUsage("Chưa có chuẩn nghèo nào áp dụng cho hôm nay.")
    return chosen


def _scope_words(office: Office, scope: PaperScope) -> str:
    if not scope.hamlet_id:
        return office.commune.full_name
    found = [each for each in list_hamlets(office) if each.id == scope.hamlet_id]
    if not found:
        raise WrongUsage("Không có ấp, khóm này trong sổ.")
    return found[0].full_name


def _title(scope: PaperScope) -> str:
    if scope.household_class is None:
        return LIST_TITLE
    return f"DANH SÁCH {CLASS_TERMS[scope.household_class].upper()}"


def _rows(office: Office, standard: Standard, scope: PaperScope) -> list[tuple[Any, ...]]:
    office.require(Right.READ_HOUSEHOLDS)
    classes = (scope.household_class,) if scope.household_class else _LISTED
    return read_list_rows(
        office.store,
        standard.code,
        classes,
        hamlet_id=scope.hamlet_id,
        scope=office.actor.scope,
    )


def count_listed(office: Office, scope: PaperScope = WHOLE_COMMUNE) -> int:
    """Số hộ that a list of this scope would hold; 0 means there is nothing to print yet."""
    return len(_rows(office, _standard(office), scope))


def _list_paper(office: Office, scope: PaperScope) -> HouseholdListPaper:
    standard = _standard(office)
    rows = _rows(office, standard, scope)
    return HouseholdListPaper(
        head=_head(office),
        standard=standard.title,
        on=office.today(),
        scope=_scope_words(office, scope),
        lines=tuple(internal_line(row) for row in rows),
        legend=indicator_legend(standard),
        signing=_CHAIRMAN,
        title=_title(scope),
        unconfirmed=not standard.is_confirmed,
    )


def internal_line(row: tuple[Any, ...]) -> InternalLine:
    """A line of danh sách nội bộ from a row as `read_list_rows` reads it."""
    _id, code, name, sex, birth, number, ethnic, hamlet, members = row[:9]
    income, deprivation, lacking, computed, _decided = row[9:]
    return InternalLine(
        code=code,
        head_name=name,
        sex=Sex(sex) if sex else None,
        birth=Birth.from_iso(birth) if birth else None,
        personal_id=number or "",
        ethnic=ethnic,
        hamlet=hamlet,
        members=members,
        income_score=income,
        deprivation_score=deprivation,
        lacking=tuple(int(each) for each in lacking.split()),
        household_class=HouseholdClass(computed),
    )


def _posting_paper(office: Office, scope: PaperScope) -> PostingPaper:
    standard = _standard(office)
    lines = tuple(
        PostingLine(head_name=row[2], hamlet=row[7], household_class=HouseholdClass(row[12]))
        for row in _rows(office, standard, scope)
    )
    return PostingPaper(
        head=_head(office),
        standard=standard.title,
        on=office.today(),
        scope=_scope_words(office, scope),
        lines=lines,
        signing=Signing(signers=_CHAIRMAN.signers[1:]),
        title=_title(scope),
        unconfirmed=not standard.is_confirmed,
    )


def _write_list(office: Office, scope: PaperScope, target: BinaryIO, report: Report) -> int:
    from ngheo_desktop.printing.household_list import write_household_list

    return write_household_list(_list_paper(office, scope), target, report)


def _write_posting(office: Office, scope: PaperScope, target: BinaryIO, report: Report) -> int:
    from ngheo_desktop.printing.posting_list import write_posting_list

    return write_posting_list(_posting_paper(office, scope), target, report)


def _household_file(office: Office, scope: PaperScope) -> HouseholdFile:
    from ngheo_desktop.operations.households import open_household

    if not scope.household_id:
        raise WrongUsage("Mẫu này in cho một hộ. Hãy chọn hộ trước.")
    return open_household(office, scope.household_id)


def _write_explanation(office: Office, scope: PaperScope, target: BinaryIO, _report: Report) -> int:
    from ngheo_desktop.operations.checklists import open_sheet
    from ngheo_desktop.printing.explanation import write_explanation

    file = _household_file(office, scope)
    if not file.results:
        raise WrongUsage("Hộ này chưa có phiếu rà soát nên chưa có kết quả để giải thích.")
    sheet = open_sheet(office, scope.household_id, file.results[0].survey_date)
    result = evaluate(sheet.facts, office.standards)
    standard = next(each for each in office.standards if each.code == result.standard)
    paper = ExplanationPaper(
        head=_head(office),
        head_name=file.household.head_name,
        code=file.household.code,
        hamlet=file.hamlet.full_name,
        members=sheet.facts.members,
        standard=standard,
        result=result,
        signing=Signing(signers=_CHAIRMAN.signers[1:]),
    )
    return write_explanation(paper, target)


def _write_blank(office: Office, scope: PaperScope, target: BinaryIO, _report: Report) -> int:
    from ngheo_desktop.printing.blank_checklist import write_blank_checklist

    standard = standard_on(office.standards, office.today())
    if standard is None:
        raise WrongUsage("Chưa có chuẩn nghèo nào áp dụng cho hôm nay.")
    if not scope.household_id:
        return write_blank_checklist(BlankChecklistPaper(_head(office), standard), target)
    file = _household_file(office, scope)
    paper = BlankChecklistPaper(
        _head(office),
        standard,
        _sheet_household(file),
        tuple(PrefilledMember(each.name, each.birth, each.sex) for each in file.household.members),
        empty_lines=2,
    )
    return write_blank_checklist(paper, target)


def _write_filled(office: Office, scope: PaperScope, target: BinaryIO, _report: Report) -> int:
    from ngheo_desktop.operations.checklists import open_sheet
    from ngheo_desktop.printing.filled_checklist import write_filled_checklist

    file = _household_file(office, scope)
    sheet = open_sheet(office, scope.household_id)
    result = evaluate(sheet.facts, office.standards)
    if not sheet.is_saved or result.standard is None:
        raise WrongUsage("Hộ này chưa có phiếu rà soát trong năm nay để in.")
    standard = next(each for each in office.standards if each.code == result.standard)
    paper = FilledChecklistPaper(
        _head(office), standard, _sheet_household(file, sheet.surveyor), sheet.facts, result
    )
    return write_filled_checklist(paper, target)


def _write_case_file(office: Office, scope: PaperScope, target: BinaryIO, report: Report) -> int:
    from ngheo_desktop.operations.case_file import write_case_file

    household = _household_file(office, scope).household
    return write_case_file(office, household.id, target, report)


def _sheet_household(file: HouseholdFile, surveyor: str = "") -> ChecklistHousehold:
    return ChecklistHousehold(
        code=file.household.code,
        head_name=file.household.head_name,
        hamlet=file.hamlet.full_name,
        address=file.household.address,
        surveyor=surveyor,
    )


def _report_paper(office: Office, code: str, scope: PaperScope) -> "ReportPaper":
    from ngheo_desktop.operations.report_papers import report_paper
    from ngheo_desktop.operations.reports import make_report

    return report_paper(office, make_report(office, code, scope.moment, scope.hamlet_id))


def _write_report(
    code: str, office: Office, scope: PaperScope, target: BinaryIO, report: Report
) -> int:
    from ngheo_desktop.printing.report_sheet import write_report

    return write_report(_report_paper(office, code, scope), target, report)


def _export_report(
    office: Office, code: str, scope: PaperScope, target: BinaryIO, report: Report
) -> int:
    from ngheo_desktop.exchange.write_report import write_reports

    return write_reports([_report_paper(office, code, scope)], target, report)


_MAKERS: dict[str, Callable[[Office, PaperScope, BinaryIO, Report], int]] = {
    FormCode.HOUSEHOLD_LIST: _write_list,
    FormCode.POSTING_LIST: _write_posting,
    FormCode.EXPLANATION: _write_explanation,
    FormCode.BLANK_CHECKLIST: _write_blank,
    FormCode.FILLED_CHECKLIST: _write_filled,
    FormCode.CASE_FILE: _write_case_file,
    **{each.code: partial(_write_report, each.code) for each in REPORTS},
}

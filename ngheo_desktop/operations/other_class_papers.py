"""In giấy tờ about mức sống trung bình, thu nhập thấp: đơn, phiếu thu nhập, niêm yết, trả lời."""

import re
from dataclasses import replace
from io import BytesIO

from ngheo_desktop import catalogs
from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.decision_words import Letter
from ngheo_desktop.domain.other_class_words import notice_letter, posting_letter, refusal_letter
from ngheo_desktop.domain.other_classes import OtherCase, OtherClass
from ngheo_desktop.domain.papers import PaperHead, Signer, Signing
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.frozen_lists import letterhead
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.other_classes import judge_case, list_cases, open_case
from ngheo_desktop.operations.other_decisions import read_signed
from ngheo_desktop.operations.papers import MadeForm

APPLICATION, SHEET, POSTING = "don", "phieu-thu-nhap", "niem-yet-thu-nhap"
DECISION, NOTICE, REFUSAL = "quyet-dinh-thu-nhap", "thong-bao-thu-nhap", "tra-loi-thu-nhap"
PAPERS = {
    APPLICATION: "Đơn đề nghị",
    SHEET: "Phiếu thu nhập",
    POSTING: "Bảng niêm yết",
    DECISION: "Quyết định và danh sách",
    NOTICE: "Thông báo công nhận",
    REFUSAL: "Văn bản trả lời",
}
_CHAIRMAN = Signing(signers=(Signer(("CHỦ TỊCH",), hint="(Ký, đóng dấu)"),))


def make_paper(office: Office, case_id: str, code: str) -> MadeForm:
    """Lập một giấy tờ of a case, by its code in PAPERS."""
    office.require(Right.PRINT_LISTS)
    if code not in PAPERS:
        raise WrongUsage(f"Không có mẫu «{code}». Các mẫu: {', '.join(PAPERS)}.")
    case = open_case(office, case_id)
    makers = {
        APPLICATION: _application,
        SHEET: _sheet,
        POSTING: _posting,
        DECISION: _decision,
        NOTICE: _notice,
        REFUSAL: _refusal,
    }
    made = makers[code](office, case)
    return replace(made, household_id=case.household_id)


def papers_of(case: OtherCase) -> tuple[str, ...]:
    """Codes of the papers that a case has now."""
    codes = [APPLICATION, SHEET]
    codes += [POSTING] if case.posting else []
    codes += [DECISION, NOTICE] if case.decision else []
    return (*codes, *([REFUSAL] if case.refused_on else []))


def make_blank_sheet(office: Office, kind: OtherClass) -> MadeForm:
    """Lập phiếu thu nhập trắng, to be written by hand in the household's home."""
    from ngheo_desktop.printing.income_sheet import IncomePaper, write_income_sheet

    office.require(Right.PRINT_LISTS)
    target = BytesIO()
    kinds = dict(catalogs.income_kinds())
    pages = write_income_sheet(IncomePaper(_head(office), kinds, kind), target)
    return MadeForm(SHEET, PAPERS[SHEET], target.getvalue(), pages)


def make_posting(office: Office) -> MadeForm:
    """Lập bảng niêm yết of every case that hangs today, on one sheet for each day of posting."""
    office.require(Right.PRINT_LISTS)
    today = office.today()
    hanging = [
        each
        for each in list_cases(office)
        if each.posting and not each.is_closed and not each.posting.is_over(today)
    ]
    if not hanging:
        raise WrongUsage("Hôm nay không có hồ sơ nào đang niêm yết.")
    days = {each.posting.begins for each in hanging if each.posting}
    same = [each for each in hanging if each.posting and each.posting.begins == max(days)]
    return _letter(posting_letter(same[::-1], _head(office), _CHAIRMAN), POSTING)


def _application(office: Office, case: OtherCase) -> MadeForm:
    from ngheo_desktop.operations.round_papers import make_application
    from ngheo_desktop.printing.worker_application import (
        WorkerApplication,
        write_worker_application,
    )

    if case.kind == OtherClass.AVERAGE_LIVING:
        made = make_application(office, ApplicationForm.REVIEW, case.household_id, case.reason)
        return replace(made, code=APPLICATION)
    file = open_household(office, case.household_id)
    member = next((each for each in file.household.members if each.id == case.member_id), None)
    place = ", ".join(filter(None, (file.household.address, file.hamlet.full_name)))
    issued = member.personal_id_issued if member else None
    paper = WorkerApplication(
        office.commune,
        name=case.person,
        sex=member.sex if member else None,
        birth=member.birth.shown if member and member.birth else "",
        ethnic=member.ethnic if member else "",
        personal_id=member.personal_id if member else "",
        issued_on=shown_day(issued) if issued else "",
        address=f"{place}, {office.commune.full_name}",
        head_name=case.head_name,
        members=len(file.household.members),
        reason=case.reason,
        practice=office.is_practice,
    )
    target = BytesIO()
    pages = write_worker_application(paper, target)
    return MadeForm(APPLICATION, PAPERS[APPLICATION], target.getvalue(), pages)


def _sheet(office: Office, case: OtherCase) -> MadeForm:
    from ngheo_desktop.printing.income_sheet import IncomePaper, write_income_sheet

    named = {each.id: each.name for each in _members(office, case)}
    people = tuple(named.get(each, "người đã rời hộ") for each in case.sheet.counted)
    kinds = dict(catalogs.income_kinds())
    paper = IncomePaper(_head(office), kinds, case.kind, case, judge_case(office, case), people)
    target = BytesIO()
    pages = write_income_sheet(paper, target)
    return MadeForm(SHEET, PAPERS[SHEET], target.getvalue(), pages)


def _members(office: Office, case: OtherCase) -> tuple[Member, ...]:
    return open_household(office, case.household_id).household.members


def _posting(office: Office, case: OtherCase) -> MadeForm:
    if case.posting is None:
        raise WrongUsage("Hồ sơ này chưa niêm yết.")
    return _letter(posting_letter([case], _head(office), _CHAIRMAN), POSTING)


def _decision(office: Office, case: OtherCase) -> MadeForm:
    """The very bytes that were signed."""
    from ngheo_desktop.storage.other_classes import decision_rows

    if case.decision is None:
        raise WrongUsage("Hồ sơ này chưa có quyết định.")
    with office.store.reading() as session:
        pdf = decision_rows(session, id=case.decision.id)[0].pdf
    return MadeForm(DECISION, PAPERS[DECISION], pdf, _pages(pdf))


def _pages(pdf: bytes) -> int:
    """Pages of a PDF of our own: each is one object of the type Page."""
    return len(re.findall(rb"/Type /Page\b", pdf))


def _notice(office: Office, case: OtherCase) -> MadeForm:
    if case.decision is None:
        raise WrongUsage("Hồ sơ này chưa có quyết định.")
    signed = read_signed(office, case.decision.id)
    line = next(each for each in signed.lines if each.case_id == case.id)
    return _letter(notice_letter(signed, line, letterhead(office)), NOTICE)


def _refusal(office: Office, case: OtherCase) -> MadeForm:
    if case.refused_on is None:
        raise WrongUsage("Hồ sơ này không có văn bản trả lời.")
    signing = replace(_CHAIRMAN, recipients=("Như trên", "Lưu: VT"))
    return _letter(refusal_letter(case, _head(office), signing), REFUSAL)


def _letter(letter: Letter, code: str) -> MadeForm:
    from ngheo_desktop.printing.letter import write_letter

    target = BytesIO()
    pages = write_letter(letter, target)
    return MadeForm(code, PAPERS[code], target.getvalue(), pages)


def _head(office: Office) -> PaperHead:
    return PaperHead(letterhead(office), practice=office.is_practice)

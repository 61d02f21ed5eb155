"""In giấy tờ của đợt: minutes, sign-in sheet, posting, progress, households to review."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from ngheo_desktop import catalogs
from ngheo_desktop.domain.applications import FORM_TERMS, ApplicationForm
from ngheo_desktop.domain.days import official_day, shown_day
from ngheo_desktop.domain.decision_words import Letter
from ngheo_desktop.domain.meeting_words import minutes_letter
from ngheo_desktop.domain.meetings import Meeting, review_attendees
from ngheo_desktop.domain.papers import (
    Letterhead,
    LetterheadKind,
    PaperHead,
    PostingPaper,
    PostingSize,
    Signer,
    Signing,
)
from ngheo_desktop.domain.posting_words import posting_notice
from ngheo_desktop.domain.postings import Posting
from ngheo_desktop.domain.register import STATUS_TERMS, HouseholdFile, Member
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.round_papers import (
    ApplicantLine,
    ApplicationPaper,
    AttendancePaper,
    MinutesPaper,
    ProgressPaper,
    ReviewListPaper,
    application_refusal,
    minutes_code,
    minutes_fingerprint,
    posted_lines,
)
from ngheo_desktop.domain.rounds import HouseholdSteps, Round
from ngheo_desktop.domain.terms import CLASS_TERMS, SEX_TERMS
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.applications import list_applications
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.meetings import (
    households_for_meeting,
    list_meetings,
    open_meeting,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import MadeForm, note_paper, save_made_form
from ngheo_desktop.operations.postings import list_objections, list_postings
from ngheo_desktop.operations.rounds import board, results_of_steps
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.writing import whole_file

_REFUSAL = "tra-loi-de-nghi"
POSTING_TITLE = "KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO"
_CHAIRMAN = Signing(signers=(Signer(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), hint="(Ký, đóng dấu)"),))


def make_minutes(office: Office, meeting_id: str, *, report: Report = no_report) -> MadeForm:
    """Lập biên bản họp dân; two copies, for the hamlet and for the board (QĐ 24/2021, Điều 4)."""
    from ngheo_desktop.printing.meeting_minutes import write_minutes

    office.require(Right.PRINT_LISTS)
    meeting = open_meeting(office, meeting_id)
    round_ = _round(office, meeting.round_id)
    head = _head(office)
    paper = MinutesPaper(
        replace(head, dated=meeting.held_on), round_, meeting, minutes_fingerprint(meeting)
    )
    target = BytesIO()
    pages = write_minutes(paper, target, report)
    return MadeForm("bien-ban-hop-dan", "Biên bản họp dân", target.getvalue(), pages)


def save_minutes_docx(office: Office, meeting_id: str, target: Path) -> None:
    """Lưu biên bản as DOCX, to add sentences to; what is kept in the register stays the record."""
    from ngheo_desktop.exchange.write_docx import letter_docx

    office.require(Right.PRINT_LISTS)
    _refuse_in_practice(office)
    meeting = open_meeting(office, meeting_id)
    head = replace(_head(office), dated=meeting.held_on)
    letter = minutes_letter(head, _round(office, meeting.round_id), meeting)
    with whole_file(target) as file:
        letter_docx(letter, file, f"Mã đối chiếu {minutes_code(meeting)}")
    note_paper(office, "lưu DOCX", "bien-ban-hop-dan", len(meeting.votes))


def meeting_of_code(office: Office, round_id: str, code: str) -> Meeting:
    """The minutes that a signed paper belongs to, by its printed code."""
    from ngheo_desktop.domain.frozen_lists import read_code

    wanted = read_code(code)
    if not wanted:
        raise WrongUsage("Mã đối chiếu này có chữ ghi sai. Hãy xem lại mã in trên giấy.")
    found = [each for each in list_meetings(office, round_id) if minutes_code(each) == wanted]
    if not found:
        raise WrongUsage("Không có biên bản nào mang mã này, hoặc biên bản đã ghi khác bản in.")
    return found[0]


def make_attendance(
    office: Office, round_id: str, hamlet_id: str, *, report: Report = no_report
) -> MadeForm:
    """Lập danh sách ký tên for the next meeting of a hamlet."""
    from ngheo_desktop.printing.attendance_sheet import write_attendance

    office.require(Right.PRINT_LISTS)
    put = households_for_meeting(office, round_id, hamlet_id)
    invited = review_attendees(office.commune.kind)
    expected = (*invited, *(f"Hộ {each.head_name}" for each in put))
    name = _hamlet_name(office, hamlet_id)
    paper = AttendancePaper(_head(office), _round(office, round_id), name, expected=expected)
    target = BytesIO()
    pages = write_attendance(paper, target, report)
    return MadeForm("danh-sach-ky-ten", "Danh sách ký tên dự họp", target.getvalue(), pages)


def make_posting(
    office: Office,
    round_id: str,
    posting_id: str,
    *,
    large: bool = False,
    report: Report = no_report,
) -> MadeForm:
    """Lập bảng niêm yết of what the meeting, or the re-check, came to; no private data in it."""
    from ngheo_desktop.printing.posting_list import write_posting_list

    office.require(Right.PRINT_LISTS)
    posting, round_ = _posting(office, round_id, posting_id), _round(office, round_id)
    standard = next(each for each in office.standards if each.code == round_.standard)
    hung = _as_hung(office, posting)
    paper = PostingPaper(
        head=replace(_head(office), dated=posting.begins),
        standard=standard.title,
        on=posting.begins,
        scope=posting.hamlet,
        lines=posted_lines(hung),
        posted_from=posting.begins,
        posted_to=posting.ends,
        signing=_CHAIRMAN,
        title=POSTING_TITLE,
        size=PostingSize.A3 if large else PostingSize.A4,
        draft=False,
        unconfirmed=not standard.is_confirmed,
    )
    target = BytesIO()
    pages = write_posting_list(paper, target, report)
    return MadeForm("niem-yet-dot", "Bảng niêm yết kết quả rà soát", target.getvalue(), pages)


def _as_hung(office: Office, posting: Posting) -> tuple[HouseholdSteps, ...]:
    """The hamlet as this very posting showed it: a re-check counts from the posting it is in."""
    place = (posting.round_id, posting.hamlet_id)
    numbers = {each.id: each.number for each in list_postings(office, *place)}
    told = {
        each.household_id: each.recheck_class
        for each in sorted(list_objections(office, *place), key=lambda x: x.answered_on or date.max)
        if each.recheck_class and 0 < numbers.get(each.posted_id, 0) <= posting.number
    }
    return tuple(
        replace(each, recheck_class=told.get(each.household_id))
        for each in results_of_steps(office, posting.round_id)
        if each.hamlet_id == posting.hamlet_id
    )


def make_posting_notice(
    office: Office, round_id: str, posting_id: str, *, report: Report = no_report
) -> MadeForm:
    """Lập thông báo niêm yết, to be read out and sent to the hamlet; no household is named."""
    from ngheo_desktop.printing.letter import write_letter

    office.require(Right.PRINT_LISTS)
    posting = _posting(office, round_id, posting_id)
    head = replace(_head(office), dated=posting.begins)
    letter = posting_notice(head, _round(office, round_id), posting, _CHAIRMAN)
    target = BytesIO()
    pages = write_letter(letter, target, report=report)
    return MadeForm("thong-bao-niem-yet", "Thông báo niêm yết", target.getvalue(), pages)


def _posting(office: Office, round_id: str, posting_id: str) -> Posting:
    found = [each for each in list_postings(office, round_id) if each.id == posting_id]
    if not found:
        raise WrongUsage("Không tìm thấy lần niêm yết này.")
    return found[0]


def make_progress(office: Office, round_id: str, *, report: Report = no_report) -> MadeForm:
    """Lập bảng tiến độ of today."""
    from ngheo_desktop.printing.round_lists import write_progress

    office.require(Right.PRINT_LISTS)
    paper = ProgressPaper(_head(office), board(office, round_id), official_day(office.today()))
    target = BytesIO()
    pages = write_progress(paper, target, report)
    return MadeForm("tien-do", "Bảng tiến độ rà soát", target.getvalue(), pages)


def make_review_list(
    office: Office, round_id: str, hamlet_id: str = "", *, report: Report = no_report
) -> MadeForm:
    """Lập danh sách hộ cần rà soát, of the commune or one hamlet."""
    from ngheo_desktop.printing.round_lists import write_review_list

    office.require(Right.PRINT_LISTS)
    shown = board(office, round_id)
    names = [
        name for each in shown.hamlets if each.hamlet_id == hamlet_id for name in each.surveyors
    ]
    paper = ReviewListPaper(
        _head(office),
        shown.round,
        _hamlet_name(office, hamlet_id) if hamlet_id else office.commune.full_name,
        tuple(
            each
            for each in results_of_steps(office, round_id)
            if not each.gone and hamlet_id in ("", each.hamlet_id)
        ),
        tuple(names),
    )
    target = BytesIO()
    pages = write_review_list(paper, target, report)
    return MadeForm("ho-can-ra-soat", "Danh sách hộ cần rà soát", target.getvalue(), pages)


def make_application(
    office: Office,
    form: ApplicationForm,
    household_id: str = "",
    reason: str = "",
    *,
    report: Report = no_report,
) -> MadeForm:
    """Lập Mẫu 01 or 04, blank or with what the register knows of a household."""
    from ngheo_desktop.printing.application_form import write_application

    office.require(Right.PRINT_LISTS)
    paper = ApplicationPaper(form, office.commune, reason=reason, practice=office.is_practice)
    if household_id:
        paper = _filled_application(paper, open_household(office, household_id))
    target = BytesIO()
    pages = write_application(paper, target, report)
    return MadeForm(f"mau-{form.value}", FORM_TERMS[form], target.getvalue(), pages)


def make_refusal(office: Office, application_id: str, *, report: Report = no_report) -> MadeForm:
    """Lập văn bản trả lời of an application that was refused, with its reasons."""
    from ngheo_desktop.printing.letter import write_letter

    target = BytesIO()
    pages = write_letter(_refusal_letter(office, application_id), target, report=report)
    return MadeForm(_REFUSAL, "Văn bản trả lời", target.getvalue(), pages)


def save_refusal_docx(office: Office, application_id: str, target: Path) -> None:
    """Lưu văn bản trả lời as DOCX, to add sentences to."""
    from ngheo_desktop.exchange.write_docx import letter_docx

    _refuse_in_practice(office)
    letter = _refusal_letter(office, application_id)
    with whole_file(target) as file:
        letter_docx(letter, file)
    note_paper(office, "lưu DOCX", _REFUSAL, 1)


def _refusal_letter(office: Office, application_id: str) -> Letter:
    office.require(Right.PRINT_LISTS)
    found = [each for each in list_applications(office) if each.id == application_id]
    if not found or found[0].refused_on is None:
        raise WrongUsage("Giấy đề nghị này chưa được trả lời không công nhận.")
    head = replace(_head(office), dated=found[0].refused_on)
    signing = replace(_CHAIRMAN, recipients=("Như trên", "Lưu: VT"))
    return application_refusal(found[0], head, signing)


def _refuse_in_practice(office: Office) -> None:
    if office.is_practice:
        raise WrongUsage("Trong thực hành không xuất tệp DOCX. Có thể lưu PDF để xem thử.")


def _filled_application(paper: ApplicationPaper, file: HouseholdFile) -> ApplicationPaper:
    household, head = file.household, file.household.head
    standing = file.decisions[0].household_class if file.decisions else None
    place = ", ".join(filter(None, (household.address, file.hamlet.full_name)))
    return replace(
        paper,
        standing=CLASS_TERMS[standing] if standing else "",
        head_name=household.head_name,
        sex=head.sex if head else None,
        birth=head.birth.shown if head and head.birth else "",
        ethnic=head.ethnic if head else "",
        personal_id=head.personal_id if head else "",
        issued_on=shown_day(head.personal_id_issued) if head and head.personal_id_issued else "",
        address=f"{place}, {paper.commune.full_name}",
        members=tuple(_applicant_line(each) for each in household.members),
    )


def _applicant_line(member: Member) -> ApplicantLine:
    relation = catalogs.relation(member.relation) if member.relation else None
    return ApplicantLine(
        name=member.name,
        sex=SEX_TERMS[member.sex] if member.sex else "",
        birth=member.birth.shown if member.birth else "",
        relation=relation.label_for(member.sex) if relation else "",
        status=STATUS_TERMS[member.status] if member.status else "",
    )


def save_round_paper(office: Office, made: MadeForm, target: Path) -> None:
    """Lưu PDF of one of these papers; noted in the diary."""
    save_made_form(office, made, target)


def _head(office: Office) -> PaperHead:
    letterhead = Letterhead(LetterheadKind.COMMITTEE, office.commune)
    return PaperHead(letterhead, dated=None, practice=office.is_practice)


def _round(office: Office, round_id: str) -> Round:
    from ngheo_desktop.operations.round_acts import load_round

    with office.store.reading() as session:
        return load_round(office, session, round_id)


def _hamlet_name(office: Office, hamlet_id: str) -> str:
    found = [each.full_name for each in list_hamlets(office) if each.id == hamlet_id]
    if not found:
        raise WrongUsage("Không có ấp, khóm này trong sổ.")
    return found[0]

"""Mức sống trung bình, thu nhập thấp: applications received, income, posting, re-check, refusal."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ngheo_desktop import catalogs
from ngheo_desktop.domain.applications import review_days, start_of_review
from ngheo_desktop.domain.income_sheet import (
    IncomeSheet,
    check_sheet,
    told_sheet,
    twelve_months_before,
)
from ngheo_desktop.domain.other_classes import (
    OTHER_TERMS,
    CasePosting,
    Complaint,
    IncomeLines,
    Judged,
    NewCase,
    OtherCase,
    OtherClass,
    check_case,
    judge,
)
from ngheo_desktop.domain.problems import Problem, errors_of
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.round_rules import RoundRules
from ngheo_desktop.domain.standards import standard_on
from ngheo_desktop.domain.standings import LISTED
from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.domain.working_days import WorkCalendar
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.households import require_stored
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_acts import act_of, note
from ngheo_desktop.operations.rounds import rules_in
from ngheo_desktop.operations.work_calendar import calendar_of
from ngheo_desktop.text import clean

if TYPE_CHECKING:
    from ngheo_desktop.storage.other_classes import CaseRules
    from ngheo_desktop.storage.tables import OtherCaseRow


@dataclass(frozen=True, slots=True)
class KeptCase:
    """What receiving gave: the case, what to look at again, and how to take it back."""

    id: str
    warnings: tuple[Problem, ...]
    act: Act


# --- reading ------------------------------------------------------------------------------------


def list_cases(office: Office, household_id: str = "") -> list[OtherCase]:
    """Mọi hồ sơ within the account's scope, newest first; or those of one household."""
    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        wanted = {"household_id": household_id} if household_id else {}
        found = cases_in(office, session, **wanted)
    return [each for each in found if office.actor.sees(each.hamlet_id)]


def open_case(office: Office, case_id: str) -> OtherCase:
    """Một hồ sơ."""
    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        return _one(office, session, case_id)


def judge_case(office: Office, case: OtherCase) -> Judged:
    """Xét: what its income comes to against the lines of its standard and area."""
    with office.store.reading() as session:
        return judge(case, lines_in(office, session, case))


def cases_in(office: Office, session: Any, **wanted: str) -> list[OtherCase]:
    """The same inside the caller's transaction."""
    from ngheo_desktop.storage.other_classes import list_cases as stored

    return stored(session, _rules(office, session), **wanted)


def lines_in(office: Office, session: Any, case: OtherCase) -> IncomeLines:
    """The lines that a case is held against; an amount that nobody published stays None."""
    rules = rules_in(session, office.today())
    standard = next((each for each in office.standards if each.code == case.standard), None)
    name = f"line.{case.kind}.{case.area}.{case.standard}"
    known = rules.by_name.get(name)
    return IncomeLines(
        upper=rules.value(name),
        lower=standard.income_line.get(case.area) if standard and case.area else None,
        upper_source=known.source if known else "",
        by_sheet=rules.value("other.worker_by_sheet") is True,
    )


def _rules(office: Office, session: Any) -> "CaseRules":
    from ngheo_desktop.storage.other_classes import CaseRules

    standards = office.standards

    def standard_of(day: date) -> str:
        found = standard_on(standards, day)
        return found.code if found else ""

    days = _days_of(rules_in(session, office.today()))
    return CaseRules(days, standard_of, catalogs.income_kinds())


def _days_of(rules: RoundRules) -> Callable[[date], tuple[date, date]]:
    return review_days(rules.value("other.start_day"), rules.value("other.days"))


def _one(office: Office, session: Any, case_id: str) -> OtherCase:
    found = cases_in(office, session, id=case_id)
    if not found:
        raise WrongUsage("Không tìm thấy hồ sơ này.")
    office.require_hamlet(found[0].hamlet_id)
    return found[0]


# --- đơn ----------------------------------------------------------------------------------------


def receive_case(office: Office, new: NewCase) -> KeptCase:
    """Nhận đơn of a household, or of one of its people; not while the household is on a list."""
    from ngheo_desktop.storage.other_classes import new_case
    from ngheo_desktop.storage.round_records import write_record
    from ngheo_desktop.storage.round_rows import standing_households

    office.require(Right.RUN_ROUNDS)
    with office.store.writing() as session:
        household = require_stored(office, session, new.household_id)
        standing = standing_households(session, new.household_id)
        if not standing:
            raise WrongUsage("Hộ này không còn trong sổ.")
        listed = standing[0].household_class
        if listed in LISTED:
            raise WrongUsage(
                f"Hộ {household.code} đang là {CLASS_TERMS[listed].lower()} theo quyết định, "
                f"không xét «{OTHER_TERMS[new.kind].lower()}»."
            )
        person = next((each for each in household.members if each.id == new.member_id), None)
        if new.member_id and person is None:
            raise WrongUsage("Người này không còn trong hộ.")
        age = rules_in(session, office.today())["other.working_age"].value
        problems = check_case(new, office.today(), person.birth if person else None, age)
        if errors_of(problems):
            raise InputRefused(errors_of(problems))
        _refuse_second(office, session, new)
        sheet = _begun_sheet(office, session, new, [each.id for each in household.members])
        row = new_case(
            kind=new.kind.value,
            household_id=new.household_id,
            member_id=new.member_id if new.kind == OtherClass.LOW_INCOME_WORKER else "",
            occupation=new.occupation.value if new.occupation else "",
            received_on=new.received_on,
            reason=clean(new.reason),
            sheet=told_sheet(sheet),
        )
        changes = (write_record(session, row),)
        who = f" của {person.name}" if person and row.member_id else ""
        words = f"nhận đơn{who} «{OTHER_TERMS[new.kind].lower()}», hộ {household.code}"
        note(office, session, words, changes)
    act = act_of(words, changes, Right.RUN_ROUNDS, new.household_id)
    return KeptCase(row.id, tuple(problems), act)


def _refuse_second(office: Office, session: Any, new: NewCase) -> None:
    for case in cases_in(office, session, household_id=new.household_id):
        same = case.kind == new.kind and case.member_id == new.member_id
        if same and not case.is_closed:
            raise WrongUsage(f"{case.person} đã có đơn ngày {case.received_on:%d/%m/%Y} đang xét.")


def _begun_sheet(office: Office, session: Any, new: NewCase, people: list[str]) -> IncomeSheet:
    """An empty sheet over the 12 months; what another case of the same months told is taken over.

    It is not whole until the officer says so again.
    """
    starts_on = start_of_review(
        new.received_on, rules_in(session, office.today()).value("other.start_day")
    )
    begins, ends = twelve_months_before(starts_on)
    for case in cases_in(office, session, household_id=new.household_id):
        if case.sheet.lines and (case.sheet.begins, case.sheet.ends) == (begins, ends):
            return replace(case.sheet, is_whole=False)
    return IncomeSheet(counted=tuple(people), begins=begins, ends=ends)


def withdraw_case(office: Office, case_id: str) -> Act:
    """Rút đơn that was recorded by mistake or that the person takes back."""

    def change(_session: Any, case: OtherCase, row: "OtherCaseRow") -> str:
        row.deleted = True
        return f"rút đơn của {case.person}"

    return _change(office, case_id, change)


# --- thu nhập, niêm yết, phúc tra ---------------------------------------------------------------


def save_sheet(office: Office, case_id: str, sheet: IncomeSheet) -> Act:
    """Lưu phiếu thu nhập; what was posted is only changed because of a complaint."""
    sheet = replace(
        sheet,
        lines=tuple(replace(each, note=clean(each.note)) for each in sheet.lines),
        asked_by=clean(sheet.asked_by),
    )
    problems = errors_of(check_sheet(sheet, catalogs.income_kinds(), office.today()))
    if problems:
        raise InputRefused(problems)

    def change(_session: Any, case: OtherCase, row: "OtherCaseRow") -> str:
        if case.posting is not None and not case.open_complaints and sheet != case.sheet:
            raise WrongUsage(
                "Kết quả đang niêm yết hoặc đã niêm yết nên không sửa phiếu. Có kiến nghị thì ghi "
                "kiến nghị trước; ghi nhầm thì bỏ lần niêm yết rồi niêm yết lại."
            )
        row.sheet = told_sheet(sheet)
        return f"ghi phiếu thu nhập, hộ {case.code}"

    return _change(office, case_id, change)


def post_case(office: Office, case_id: str, begins: date, posted_by: str = "") -> Act:
    """Niêm yết at the commune office for the working days of the rule."""
    from ngheo_desktop.storage.other_classes import told_posting

    def change(session: Any, case: OtherCase, row: "OtherCaseRow") -> str:
        if case.posting is not None:
            raise WrongUsage(f"Đã niêm yết từ {case.posting.begins:%d/%m/%Y}.")
        if case.income.per_person is None:
            missing = "; ".join(case.income.open)
            raise WrongUsage(f"Chưa niêm yết được: {missing}.")
        rules = rules_in(session, office.today())
        first = max(case.starts_on, case.sheet.asked_on or case.starts_on)
        if first > office.today():
            raise WrongUsage(f"Hồ sơ này bắt đầu xét từ {first:%d/%m/%Y}, chưa niêm yết được.")
        if not first <= begins <= office.today():
            raise WrongUsage(f"Ngày niêm yết phải từ {first:%d/%m/%Y} đến hôm nay.")
        posting = posting_on(rules, begins, posted_by or office.actor.name)
        row.posting = told_posting(posting)
        return f"niêm yết {case.person}, đến {posting.ends:%d/%m/%Y}"

    return _change(office, case_id, change)


def posting_on(rules: RoundRules, begins: date, posted_by: str = "") -> CasePosting:
    """Niêm yết from a working day on, for the working days of the rule."""
    calendar, days = calendar_of(rules), rules.value("other.posting_days")
    if not calendar.is_working(begins):
        raise WrongUsage(f"Ngày {begins:%d/%m/%Y} là ngày nghỉ. Hãy niêm yết vào ngày làm việc.")
    ends = calendar.end_of(begins, days)
    unsure = _unsure(calendar, begins, ends)
    source = rules["other.posting_days"].source
    return CasePosting(begins, ends, days, clean(posted_by), source, unsure)


def _unsure(calendar: WorkCalendar, begins: date, ends: date) -> tuple[str, ...]:
    unsure = [f"{each.title} {each.day:%d/%m/%Y}" for each in calendar.unsure(begins, ends)]
    if not calendar.knows(begins, ends):
        unsure.append(f"lịch nghỉ lễ năm {ends.year} chưa có trong chương trình")
    return tuple(unsure)


def unpost_case(office: Office, case_id: str) -> Act:
    """Bỏ lần niêm yết that was recorded by mistake, or whose result was changed: post it again."""

    def change(_session: Any, case: OtherCase, row: "OtherCaseRow") -> str:
        if case.posting is None:
            raise WrongUsage("Hồ sơ này chưa niêm yết.")
        row.posting = {}
        return f"bỏ lần niêm yết {case.person}"

    return _change(office, case_id, change)


def record_complaint(
    office: Office, case_id: str, by_name: str, told: str, received_on: date
) -> Act:
    """Ghi kiến nghị during the posting; the re-check is due after the working days of the rule."""
    from ngheo_desktop.storage.other_classes import told_complaint

    if not clean(by_name) or not clean(told):
        raise WrongUsage("Kiến nghị cần có người kiến nghị và nội dung.")

    def change(session: Any, case: OtherCase, row: "OtherCaseRow") -> str:
        posting = case.posting
        if posting is None or not posting.begins <= received_on <= posting.ends:
            raise WrongUsage("Kiến nghị nhận trong những ngày niêm yết mới được phúc tra.")
        if received_on > office.today():
            raise WrongUsage(f"Ngày {received_on:%d/%m/%Y} chưa đến.")
        rules = rules_in(session, office.today())
        due_on = calendar_of(rules).end_of(received_on, rules.value("other.recheck_days"))
        complaint = Complaint(clean(by_name), clean(told), received_on, due_on)
        row.objections = [*row.objections, told_complaint(complaint)]
        return f"ghi kiến nghị về {case.person}"

    return _change(office, case_id, change)


def answer_complaint(office: Office, case_id: str, at: int, answered_on: date, answer: str) -> Act:
    """Ghi kết quả phúc tra of one complaint, counted from 0."""
    from ngheo_desktop.storage.other_classes import told_complaint

    if not clean(answer):
        raise WrongUsage("Hãy ghi kết quả phúc tra.")

    def change(_session: Any, case: OtherCase, row: "OtherCaseRow") -> str:
        if not 0 <= at < len(case.complaints):
            raise WrongUsage("Không tìm thấy kiến nghị này.")
        complaint = case.complaints[at]
        if complaint.answered_on is not None:
            raise WrongUsage("Kiến nghị này đã có kết quả phúc tra.")
        if not complaint.received_on <= answered_on <= office.today():
            first = f"{complaint.received_on:%d/%m/%Y}"
            raise WrongUsage(f"Ngày phúc tra xong phải từ {first} đến hôm nay.")
        answered = replace(complaint, answered_on=answered_on, answer=clean(answer))
        row.objections = [*row.objections]
        row.objections[at] = told_complaint(answered)
        return f"ghi kết quả phúc tra về {case.person}"

    return _change(office, case_id, change)


def refuse_case(office: Office, case_id: str, on: date, refusal: str) -> Act:
    """Ghi văn bản trả lời không công nhận, with reasons; possible at any step."""
    if not clean(refusal):
        raise WrongUsage("Văn bản trả lời phải nêu lý do.")

    def change(_session: Any, case: OtherCase, row: "OtherCaseRow") -> str:
        if not case.received_on <= on <= office.today():
            raise WrongUsage(
                f"Ngày trả lời phải từ ngày nhận {case.received_on:%d/%m/%Y} đến hôm nay."
            )
        row.refused_on, row.refusal = on, clean(refusal)
        return f"trả lời không công nhận {case.person}"

    return _change(office, case_id, change)


def _change(
    office: Office, case_id: str, change: Callable[[Any, OtherCase, "OtherCaseRow"], str]
) -> Act:
    """One act on a case that has no answer yet; `change` writes the row and names the act."""
    from ngheo_desktop.storage.other_classes import loose_case
    from ngheo_desktop.storage.round_records import write_record

    office.require(Right.RUN_ROUNDS)
    with office.store.writing() as session:
        case = _one(office, session, case_id)
        if case.is_closed:
            raise WrongUsage("Hồ sơ này đã có quyết định hoặc văn bản trả lời, chỉ xem được.")
        row = loose_case(session, case_id)
        assert row is not None  # just read
        words = change(session, case, row)
        changes = (write_record(session, row),)
        note(office, session, words, changes)
    return act_of(words, changes, Right.RUN_ROUNDS, case.household_id)

"""Hộ có mức sống trung bình and người lao động có thu nhập thấp: cases by their real income.

A household of the first kind lies between the two lines; a worker is a person whose household is
neither poor nor near-poor. Both go the same way (NĐ 30/2025): application, income, posting for
working days, re-check of complaints, decision or refusal with reasons.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ngheo_desktop.domain.amounts import money
from ngheo_desktop.domain.applications import receipt_fault
from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.income_sheet import Income, IncomeSheet
from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.domain.standings import LISTED
from ngheo_desktop.domain.terms import AREA_TERMS, CLASS_TERMS, Area, HouseholdClass


class OtherClass(StrEnum):
    """What is asked for."""

    AVERAGE_LIVING = "average_living"  # a household
    LOW_INCOME_WORKER = "low_income_worker"  # a person


class Occupation(StrEnum):
    """Nghề of a household: the procedure is made for the first four (QĐ 24/2021)."""

    FARMING = "farming"
    FORESTRY = "forestry"
    FISHERY = "fishery"
    SALT = "salt"
    ELSE = "else"


class CaseStep(StrEnum):
    """What a case waits for."""

    INCOME = "income"
    POSTING = "posting"
    RECHECK = "recheck"
    DECISION = "decision"
    GRANTED = "granted"
    REFUSED = "refused"


OTHER_TERMS = {
    OtherClass.AVERAGE_LIVING: CLASS_TERMS[HouseholdClass.AVERAGE_LIVING],
    OtherClass.LOW_INCOME_WORKER: "Người lao động có thu nhập thấp",
}
OCCUPATION_TERMS = {
    Occupation.FARMING: "Nông nghiệp",
    Occupation.FORESTRY: "Lâm nghiệp",
    Occupation.FISHERY: "Ngư nghiệp",
    Occupation.SALT: "Diêm nghiệp",
    Occupation.ELSE: "Nghề khác",
}
CASE_STEP_TERMS = {
    CaseStep.INCOME: "Ghi thu nhập",
    CaseStep.POSTING: "Niêm yết",
    CaseStep.RECHECK: "Phúc tra",
    CaseStep.DECISION: "Chờ quyết định",
    CaseStep.GRANTED: "Đã công nhận",
    CaseStep.REFUSED: "Đã trả lời không công nhận",
}
CLOSED = (CaseStep.GRANTED, CaseStep.REFUSED)


@dataclass(frozen=True, slots=True)
class NewCase:
    """Đơn as it is received; a worker's names the person."""

    kind: OtherClass
    household_id: str
    received_on: date
    member_id: str = ""
    occupation: Occupation | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CasePosting:
    """Niêm yết at the commune office; both days included."""

    begins: date
    ends: date
    working_days: int
    posted_by: str = ""
    source: str = ""  # of the number of days
    unsure: tuple[str, ...] = ()  # holidays inside it that nobody has compared yet

    def is_over(self, today: date) -> bool:
        return today > self.ends


@dataclass(frozen=True, slots=True)
class Complaint:
    """Kiến nghị during the posting, and its re-check."""

    by_name: str
    told: str
    received_on: date
    due_on: date
    answered_on: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class CaseDecision:
    """The signed paper that granted a case."""

    id: str
    number: str
    decided_on: date
    code: str


@dataclass(frozen=True, slots=True)
class OtherCase:
    """Một hồ sơ as it stands."""

    id: str
    kind: OtherClass
    household_id: str
    code: str
    head_name: str
    person: str  # the worker; of a household's case its head
    member_id: str
    birth: Birth | None
    hamlet_id: str
    hamlet: str
    area: Area | None  # on the day on which the review starts
    listed: HouseholdClass | None  # the household's class by the decision in force
    received_on: date
    occupation: Occupation | None
    reason: str
    starts_on: date
    due_on: date
    standard: str
    sheet: IncomeSheet
    income: Income
    posting: CasePosting | None = None
    complaints: tuple[Complaint, ...] = ()
    refused_on: date | None = None
    refusal: str = ""
    decision: CaseDecision | None = None
    is_gone: bool = False  # the household, or the worker, is not there any more

    @property
    def open_complaints(self) -> tuple[Complaint, ...]:
        return tuple(each for each in self.complaints if each.answered_on is None)

    @property
    def is_closed(self) -> bool:
        return self.decision is not None or self.refused_on is not None

    def days_left(self, today: date) -> int | None:
        """Còn lại until the answer is due, below 0 = late; None once it was given."""
        return None if self.is_closed else (self.due_on - today).days

    def step(self, today: date) -> CaseStep:
        """What the case waits for, in the order of the procedure."""
        if self.decision is not None:
            return CaseStep.GRANTED
        if self.refused_on is not None:
            return CaseStep.REFUSED
        if self.income.per_person is None:
            return CaseStep.INCOME
        if self.open_complaints:
            return CaseStep.RECHECK
        if self.posting is None or not self.posting.is_over(today):
            return CaseStep.POSTING
        return CaseStep.DECISION


@dataclass(frozen=True, slots=True)
class IncomeLines:
    """The two lines of a case, đồng per person and month; None = not published, not entered."""

    upper: int | None
    lower: int | None  # mức thu nhập of poor and near-poor
    upper_source: str = ""
    by_sheet: bool = True  # for a worker: somebody has signed for taking the household's income


class Verdict(StrEnum):
    """What income and lists say; only the chairman decides."""

    FITS = "fits"
    ABOVE = "above"
    BELOW = "below"
    LISTED = "listed"
    UNDETERMINED = "undetermined"


VERDICT_TERMS = {
    Verdict.FITS: "Đủ điều kiện về thu nhập",
    Verdict.ABOVE: "Thu nhập trên mức",
    Verdict.BELOW: "Thu nhập không trên mức chuẩn nghèo",
    Verdict.LISTED: "Đang là hộ nghèo, hộ cận nghèo",
    Verdict.UNDETERMINED: CLASS_TERMS[HouseholdClass.UNDETERMINED],
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What a case comes to, in sentences."""

    verdict: Verdict
    reasons: tuple[str, ...]
    unconfirmed: tuple[str, ...] = field(default=())  # has to be signed for before a decision

    @property
    def may_be_granted(self) -> bool:
        return self.verdict == Verdict.FITS and not self.unconfirmed


def judge(case: OtherCase, lines: IncomeLines) -> Judged:
    """Xét một hồ sơ by the income of 12 months; what is not known is never guessed."""
    if case.listed in LISTED:
        words = f"Hộ đang là {CLASS_TERMS[case.listed].lower()} theo quyết định."
        return Judged(Verdict.LISTED, (words,))
    missing = [f"{each[:1].upper()}{each[1:]}." for each in case.income.open]
    if case.area is None:
        missing.append("Chưa biết ấp, khóm của hộ ở khu vực nông thôn hay thành thị.")
    if lines.upper is None:
        missing.append(
            f"Chưa có mức thu nhập của «{OTHER_TERMS[case.kind].lower()}» theo chuẩn "
            f"{case.standard.replace('-', '–')}: mức chưa được công bố, hoặc chưa có người ghi."
        )
    if missing or lines.upper is None or case.area is None:
        return Judged(Verdict.UNDETERMINED, tuple(missing))
    return _by_lines(case, lines, lines.upper, case.area)


def _by_lines(case: OtherCase, lines: IncomeLines, upper: int, area: Area) -> Judged:
    told = f"{money(case.income.per_person or 0)}/người/tháng, khu vực {AREA_TERMS[area]}"
    unconfirmed = []
    if case.kind == OtherClass.LOW_INCOME_WORKER and not lines.by_sheet:
        unconfirmed.append("Cách xét người lao động theo thu nhập của hộ chưa có người xác nhận.")
    if (case.income.compare(upper) or 0) > 0:
        words = f"Thu nhập {told}, trên mức {money(upper)}."
        return Judged(Verdict.ABOVE, (words,), tuple(unconfirmed))
    if case.kind == OtherClass.AVERAGE_LIVING and lines.lower is not None:
        beside = case.income.compare(lines.lower) or 0
        if beside < 0:
            words = f"Thu nhập {told}, dưới mức chuẩn nghèo {money(lines.lower)}. "
            words += "Cần rà soát hộ nghèo, hộ cận nghèo bằng phiếu trước."
            return Judged(Verdict.BELOW, (words,))
        if beside == 0:
            words = f"Thu nhập {told}, đúng bằng mức chuẩn nghèo: cần đối chiếu quy định."
            return Judged(Verdict.UNDETERMINED, (words,))
    words = f"Thu nhập {told}, không quá mức {money(upper)}."
    return Judged(Verdict.FITS, (words,), tuple(unconfirmed))


def check_case(new: NewCase, today: date, birth: Birth | None, working_age: int) -> list[Problem]:
    """What is wrong with an application, or worth a second look; the age only warns."""
    found = []
    if fault := receipt_fault(new.received_on, today):
        found.append(Problem("received_on", fault, field="received_on"))
    if new.kind == OtherClass.AVERAGE_LIVING:
        if new.occupation is None:
            found.append(Problem("occupation", "Chưa chọn nghề của hộ.", field="occupation"))
        elif new.occupation == Occupation.ELSE:
            text = (
                "Quy trình của QĐ 24/2021 nêu hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp, diêm "
                "nghiệp. Hộ này làm nghề khác: hãy đối chiếu quy định. Vẫn lưu được."
            )
            found.append(Problem("occupation_else", text, Severity.WARNING, "occupation"))
    elif not new.member_id:
        found.append(Problem("member", "Chưa chọn người lao động.", field="member"))
    elif birth is not None and new.received_on.year - birth.year < working_age:
        text = f"Người này chưa đủ {working_age} tuổi. Hãy đối chiếu ngày sinh. Vẫn lưu được."
        found.append(Problem("young", text, Severity.WARNING, "member"))
    return found

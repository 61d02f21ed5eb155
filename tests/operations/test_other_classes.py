"""Mức sống trung bình, thu nhập thấp: from the application to the signed decision, or a refusal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from sqlalchemy.exc import DatabaseError

from ngheo_desktop.domain.income_sheet import IncomeLine, IncomeSheet, Per
from ngheo_desktop.domain.movement import Movement
from ngheo_desktop.domain.other_classes import (
    CaseStep,
    NewCase,
    Occupation,
    OtherClass,
    Verdict,
)
from ngheo_desktop.domain.other_decisions import OtherPlan
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.round_rules import rules_on
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import AccessRefused, InputRefused, WrongUsage
from ngheo_desktop.operations import other_class_papers as papers
from ngheo_desktop.operations import other_classes as cases
from ngheo_desktop.operations.checking import check_register
from ngheo_desktop.operations.decisions import list_decisions, prepare_supplement
from ngheo_desktop.operations.diary import recent
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.list_verifying import verify_list
from ngheo_desktop.operations.movement import movement_or_break
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.other_decisions import (
    basis_for,
    decide_cases,
    decision_faults,
    verify_other,
    with_basis_signed,
)
from ngheo_desktop.operations.round_rules import set_rule, shipped_rules
from ngheo_desktop.operations.work_calendar import calendar_of
from tests.conftest import PASSWORD
from tests.operations.campaign import Campaign

AVERAGE, WORKER = OtherClass.AVERAGE_LIVING, OtherClass.LOW_INCOME_WORKER
FITTING = IncomeLine("crops", 72_000_000, cost=12_000_000)  # 3 people: 1.666.667 a month


@pytest.fixture
def campaign(office: Office, monkeypatch: pytest.MonkeyPatch) -> Campaign:
    return Campaign(office, monkeypatch).at("2026-11-12")


def received(office: Office, household_id: str, kind: OtherClass = AVERAGE) -> str:
    member = open_household(office, household_id).household.members[1].id
    new = NewCase(kind, household_id, office.today(), occupation=Occupation.FARMING)
    if kind == WORKER:
        new = replace(new, member_id=member, occupation=None)
    return cases.receive_case(office, new).id


def with_income(office: Office, case_id: str, *lines: IncomeLine) -> None:
    sheet = cases.open_case(office, case_id).sheet
    told = replace(sheet, lines=lines or (FITTING,), asked_on=office.today(), is_whole=True)
    cases.save_sheet(office, case_id, told)


def posted(campaign: Campaign, household_id: str, kind: OtherClass = AVERAGE) -> str:
    case_id = received(campaign.office, household_id, kind)
    with_income(campaign.office, case_id)
    campaign.at("2026-11-16")  # the first working day from the 15th on
    cases.post_case(campaign.office, case_id, campaign.office.today())
    return case_id


def plan_for(office: Office, *case_ids: str, kind: OtherClass = AVERAGE) -> OtherPlan:
    plan = OtherPlan(
        kind,
        case_ids,
        "52/QĐ-UBND",
        office.today(),
        signer_name="Chau Kim",
        basis=basis_for(office),
    )
    return with_basis_signed(office, plan)


def step(office: Office, case_id: str) -> CaseStep:
    return cases.open_case(office, case_id).step(office.today())


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_a_household_goes_from_application_to_its_class(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    case_id = received(office, household_id)
    assert step(office, case_id) == CaseStep.INCOME
    with_income(office, case_id)
    assert step(office, case_id) == CaseStep.POSTING
    campaign.at("2026-11-16")
    cases.post_case(office, case_id, office.today())
    posting = cases.open_case(office, case_id).posting
    assert posting is not None
    assert posting.ends == date(2026, 11, 23)
    campaign.at("2026-11-24")
    assert step(office, case_id) == CaseStep.DECISION
    signed = decide_cases(office, plan_for(office, case_id), PASSWORD)
    assert step(office, case_id) == CaseStep.GRANTED
    file = open_household(office, household_id)
    assert file.decisions[0].household_class == HouseholdClass.AVERAGE_LIVING
    assert file.decisions[0].number == "52/QĐ-UBND"
    assert verify_other(office, signed.code).faults == ()
    assert verify_list(office, signed.code).is_whole  # one place for every printed code


def test_a_worker_is_a_person_and_the_household_keeps_its_class(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    case_id = posted(campaign, household_id, WORKER)
    campaign.at("2026-11-24")
    plan = plan_for(office, case_id, kind=WORKER)
    assert any("chưa có người xác nhận" in each for each in decision_faults(office, plan))
    with pytest.raises(InputRefused):
        decide_cases(office, plan, PASSWORD)
    set_rule(office, "other.worker_by_sheet", "có", source="Công văn 15/SNNMT")
    decide_cases(office, plan, PASSWORD)
    assert cases.open_case(office, case_id).person == "Lê Thị Út"
    assert open_household(office, household_id).decisions == ()


def test_a_poor_household_has_neither_case(campaign: Campaign, household_id: str) -> None:
    campaign.decided({household_id: HouseholdClass.NEAR_POOR})
    for kind in OtherClass:
        with pytest.raises(WrongUsage, match="đang là hộ cận nghèo"):
            received(campaign.office, household_id, kind)


def test_the_15th_starts_the_review_and_15_days_end_it(
    campaign: Campaign, household_id: str
) -> None:
    campaign.at("2026-11-16")
    case = cases.open_case(campaign.office, received(campaign.office, household_id))
    assert (case.starts_on, case.due_on) == (date(2026, 12, 15), date(2026, 12, 30))
    assert (case.sheet.begins, case.sheet.ends) == (date(2025, 12, 1), date(2026, 11, 30))
    assert case.days_left(date(2027, 1, 2)) == -3


@pytest.mark.parametrize(
    ("income", "verdict"),
    [
        (1_500_000, Verdict.UNDETERMINED),  # the very line of the poor: its edge is not confirmed
        (1_499_999, Verdict.BELOW),
        (1_500_001, Verdict.FITS),
        (2_250_000, Verdict.FITS),
        (2_250_001, Verdict.ABOVE),
    ],
)
def test_a_household_lies_between_the_two_lines(
    campaign: Campaign, household_id: str, income: int, verdict: Verdict
) -> None:
    office = campaign.office
    case_id = received(office, household_id)
    with_income(office, case_id, IncomeLine("wages", income * 3, Per.MONTH))
    judged = cases.judge_case(office, cases.open_case(office, case_id))
    assert judged.verdict == verdict
    assert judged.may_be_granted == (verdict == Verdict.FITS)


def test_without_a_published_amount_nothing_is_concluded_until_an_officer_enters_it(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.at("2027-01-14").office
    case_id = received(office, household_id)
    with_income(office, case_id, IncomeLine("wages", 7_500_000, Per.MONTH))
    case = cases.open_case(office, case_id)
    judged = cases.judge_case(office, case)
    assert case.standard == "2027-2030"
    assert judged.verdict == Verdict.UNDETERMINED
    assert "mức chưa được công bố" in judged.reasons[0]
    name = "line.average_living.rural.2027-2030"
    set_rule(office, name, "3,3tr", source="Nghị định sau này", valid_from=date(2027, 1, 1))
    judged = cases.judge_case(office, cases.open_case(office, case_id))
    assert judged.verdict == Verdict.FITS


def test_a_posting_begins_on_a_working_day_with_a_known_income(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    case_id = received(office, household_id)
    with pytest.raises(WrongUsage, match="Chưa niêm yết được"):
        cases.post_case(office, case_id, office.today())
    with_income(office, case_id)
    with pytest.raises(WrongUsage, match="bắt đầu xét từ 15/11/2026"):
        cases.post_case(office, case_id, office.today())
    campaign.at("2026-11-22")  # a Sunday
    with pytest.raises(WrongUsage, match="ngày nghỉ"):
        cases.post_case(office, case_id, office.today())


def test_a_complaint_is_re_checked_within_three_working_days_and_holds_up_the_decision(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    case_id = posted(campaign, household_id)
    campaign.at("2026-11-19")  # a Thursday
    cases.record_complaint(office, case_id, "Lê Văn Ba", "Hộ có cho thuê máy cày", office.today())
    complaint = cases.open_case(office, case_id).complaints[0]
    assert complaint.due_on == date(2026, 11, 24)
    campaign.at("2026-11-24")
    assert step(office, case_id) == CaseStep.RECHECK
    assert any("phúc tra" in each for each in decision_faults(office, plan_for(office, case_id)))
    cases.answer_complaint(office, case_id, 0, office.today(), "Máy cày là của người anh.")
    assert decision_faults(office, plan_for(office, case_id)) == []


def test_what_hangs_is_changed_only_because_of_a_complaint(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    case_id = posted(campaign, household_id)
    with pytest.raises(WrongUsage, match="đang niêm yết"):
        with_income(office, case_id, IncomeLine("wages", 1))
    cases.record_complaint(office, case_id, "Lê Văn Ba", "Có thêm tiền công", office.today())
    with_income(office, case_id, FITTING, IncomeLine("wages", 1_000_000))
    assert len(cases.open_case(office, case_id).sheet.lines) == 2


def test_a_refusal_names_its_reason_and_ends_the_case(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    case_id = received(office, household_id)
    with pytest.raises(WrongUsage, match="lý do"):
        cases.refuse_case(office, case_id, office.today(), "  ")
    cases.refuse_case(office, case_id, office.today(), "Thu nhập trên mức")
    assert step(office, case_id) == CaseStep.REFUSED
    with pytest.raises(WrongUsage, match="chỉ xem được"):
        with_income(office, case_id)
    made = papers.make_paper(office, case_id, papers.REFUSAL)
    assert "Lý do: Thu nhập trên mức." in text_of(made.pdf)
    assert received(office, household_id)  # may ask again


def test_each_step_is_taken_back_and_done_again(campaign: Campaign, household_id: str) -> None:
    office = campaign.office
    case_id = received(office, household_id)
    with_income(office, case_id)
    campaign.at("2026-11-16")
    act = cases.post_case(office, case_id, office.today())
    act.undo(office)
    assert step(office, case_id) == CaseStep.POSTING
    assert cases.open_case(office, case_id).posting is None
    act.redo(office)
    assert cases.open_case(office, case_id).posting is not None


def test_a_signed_decision_cannot_be_changed_and_tampering_is_told(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    case_id = posted(campaign, household_id)
    campaign.at("2026-11-24")
    signed = decide_cases(office, plan_for(office, case_id), PASSWORD)
    for sql in (
        "UPDATE other_decision SET number = 'x'",
        "DELETE FROM other_decision",
        "UPDATE decision SET number = 'x'",
        "UPDATE decision_line SET household_class = 'poor'",
    ):
        with pytest.raises(DatabaseError), office.store.writing() as session:
            session.connection().exec_driver_sql(sql)
    with office.store.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("DROP TRIGGER other_decision_no_update")
        connection.exec_driver_sql("UPDATE other_decision SET body = replace(body, 'Tám', 'Bảy')")
    assert verify_other(office, signed.code).faults
    assert verify_list(office, signed.code).faults
    assert "frozen_list_differs" in {each.code for each in check_register(office)}


def test_such_a_decision_has_no_supplement_of_the_poor_list(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    case_id = posted(campaign, household_id)
    campaign.at("2026-11-24")
    decide_cases(office, plan_for(office, case_id), PASSWORD)
    newest = list_decisions(office)[0]
    with pytest.raises(WrongUsage, match="quyết định mới"):
        prepare_supplement(office, newest.id)


def test_one_number_is_used_once_and_the_day_comes_after_the_posting(
    campaign: Campaign, household_id: str, add_household: Callable[..., str]
) -> None:
    office = campaign.office
    first, other = household_id, add_household("Chau Ôn", Member(name="Neáng Ry"))
    one = posted(campaign, first)
    two = posted(campaign.at("2026-11-12"), other)
    campaign.at("2026-11-24")
    early = replace(plan_for(office, one), decided_on=date(2026, 11, 23))
    assert any("sau ngày niêm yết cuối" in each for each in decision_faults(office, early))
    decide_cases(office, plan_for(office, one), PASSWORD)
    assert any("đã dùng" in each for each in decision_faults(office, plan_for(office, two)))


def test_only_who_may_sign_signs_and_the_diary_tells_it(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    case_id = posted(campaign, household_id)
    campaign.at("2026-11-24")
    plan = plan_for(office, case_id)
    officer = replace(office, actor=replace(office.actor, roles=frozenset({Role.POVERTY_OFFICER})))
    with pytest.raises(AccessRefused):
        decide_cases(officer, plan, PASSWORD)
    with pytest.raises(AccessRefused):
        decide_cases(office, plan, "sai-mat-khau")
    decide_cases(office, plan, PASSWORD)
    acts = [each.act for each in recent(office, 3)]
    assert acts.count("ký quyết định") == 2


def test_the_papers_say_what_was_decided_and_the_wall_says_no_income(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    case_id = posted(campaign, household_id)
    wall = text_of(papers.make_paper(office, case_id, papers.POSTING).pdf)
    assert "Trần Văn Tám" in wall
    assert "1.666.667" not in wall
    assert "1974" not in wall
    assert "hết ngày 23 tháng 11 năm 2026 (5 ngày làm việc)" in wall
    sheet = text_of(papers.make_paper(office, case_id, papers.SHEET).pdf)
    assert "1.666.667 đồng một người một tháng" in sheet
    campaign.at("2026-11-24")
    signed = decide_cases(office, plan_for(office, case_id), PASSWORD)
    made = papers.make_paper(office, case_id, papers.DECISION)
    assert made.pages == len(PdfReader(BytesIO(made.pdf)).pages) == 2
    assert made.pdf == papers.make_paper(office, case_id, papers.DECISION).pdf
    decision = text_of(made.pdf)
    assert "hộ có mức sống trung bình" in decision
    assert signed.code in decision
    notice = text_of(papers.make_paper(office, case_id, papers.NOTICE).pdf)
    assert "52/QĐ-UBND" in notice


def test_what_is_left_out_is_printed_under_its_own_heading(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    case_id = received(office, household_id)
    allowance = IncomeLine("allowance", 500_000, Per.MONTH, note="bà nội")
    with_income(office, case_id, FITTING, allowance)
    told = text_of(papers.make_paper(office, case_id, papers.SHEET).pdf)
    assert "không tính vào thu nhập" in told
    assert "Không tính: 6.000.000 đồng" in told
    assert "1.666.667 đồng" in told


def test_what_the_household_told_once_serves_its_worker_too(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    first = received(office, household_id)
    with_income(office, first)
    second = cases.open_case(office, received(office, household_id, WORKER))
    assert second.sheet.lines == (FITTING,)
    assert not second.sheet.is_whole


def test_an_empty_sheet_is_no_answer(campaign: Campaign, household_id: str) -> None:
    case = cases.open_case(campaign.office, received(campaign.office, household_id))
    assert isinstance(case.sheet, IncomeSheet)
    assert case.income.per_person is None
    assert cases.judge_case(campaign.office, case).verdict == Verdict.UNDETERMINED


def test_movement_between_whole_lists_balances_with_such_a_decision_between_them(
    campaign: Campaign, household_id: str, add_household: Callable[..., str]
) -> None:
    poor = add_household("Chau Ôn")
    campaign.decided({poor: HouseholdClass.POOR}, "2025-12-10")
    campaign.decided({poor: HouseholdClass.POOR}, "2026-11-10")
    case_id = posted(campaign, household_id)
    campaign.at("2026-11-24")
    decide_cases(campaign.office, plan_for(campaign.office, case_id), PASSWORD)
    found = movement_or_break(campaign.office)
    assert isinstance(found, Movement)
    assert found.balances
    campaign.decided({poor: HouseholdClass.POOR}, "2026-12-10")
    kept = open_household(campaign.office, household_id).decisions[0]
    assert kept.household_class == HouseholdClass.AVERAGE_LIVING


def test_a_household_of_another_trade_is_warned_about_but_taken_in(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    new = NewCase(AVERAGE, household_id, office.today(), occupation=Occupation.ELSE)
    kept = cases.receive_case(office, new)
    assert [each.code for each in kept.warnings] == ["occupation_else"]


@given(begins=st.dates(date(2026, 1, 1), date(2027, 11, 1)))
def test_a_posting_hangs_five_working_days_and_a_re_check_takes_three(begins: date) -> None:
    rules = rules_on(shipped_rules(), (), begins)
    calendar = calendar_of(rules)
    if not calendar.is_working(begins):
        with pytest.raises(WrongUsage, match="ngày nghỉ"):
            cases.posting_on(rules, begins)
        return
    posting = cases.posting_on(rules, begins)
    days = [begins + timedelta(each) for each in range(1, (posting.ends - begins).days + 1)]
    assert sum(calendar.is_working(each) for each in days) == posting.working_days == 5
    assert calendar.is_working(posting.ends)
    assert rules.value("other.recheck_days") == 3


def test_a_worker_who_has_left_the_household_is_not_recognised(
    campaign: Campaign, household_id: str
) -> None:
    office = campaign.office
    case_id = posted(campaign, household_id, WORKER)
    set_rule(office, "other.worker_by_sheet", "có", source="Công văn 15/SNNMT")
    campaign.at("2026-11-24")
    household = open_household(office, household_id).household
    gone = household.members[1].id
    left = tuple(each for each in household.members if each.id != gone)
    save_household(office, replace(household, members=left))
    assert cases.open_case(office, case_id).is_gone
    plan = plan_for(office, case_id, kind=WORKER)
    assert any("Hãy rút đơn" in each for each in decision_faults(office, plan))

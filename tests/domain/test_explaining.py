"""Sentences that say why a household has the result it has."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.explaining import (
    explain_finding,
    explain_reasons,
    explain_warnings,
    joined,
)
from ngheo_desktop.domain.facts import Facts, HouseAnswers, Material, MemberAnswers, SurveyedMember
from ngheo_desktop.domain.scoring import Result, evaluate_scores, evaluate_under
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import Area, Sex
from ngheo_desktop.reference import shipped_standards

DAY = date(2026, 11, 21)
NAMES = {1: "Trần Văn Tám", 2: "Lê Thị Út", 3: "Trần Thị Nở"}


@pytest.fixture
def standard() -> Standard:
    return shipped_standards()[0]


def facts(*answers: MemberAnswers, house: HouseAnswers | None = None) -> Facts:
    """Tám (52), Út (50) and Nở (10) with these answers."""
    births = (Birth(1974), Birth(1976), Birth(2016, 6, 5))
    people = tuple(
        SurveyedMember(no, birth, Sex.MALE if no == 1 else Sex.FEMALE, given)
        for no, (birth, given) in enumerate(zip(births, answers, strict=False), start=1)
    )
    return Facts(DAY, Area.RURAL, 120, house or HouseAnswers(), people)


def sentence(standard: Standard, facts: Facts, code: str) -> str:
    result = evaluate_under(standard, facts)
    finding = next(each for each in result.findings if each.indicator == code)
    return explain_finding(finding, NAMES, standard)


def test_people_without_a_health_card_are_named_together(standard: Standard) -> None:
    without = MemberAnswers(health_insurance=False)
    people = facts(without, MemberAnswers(health_insurance=True), without)
    told = sentence(standard, people, "health_insurance")
    assert told.startswith("Câu 4. Bảo hiểm y tế: thiếu, vì ")
    assert told.endswith("vì Trần Văn Tám và Trần Thị Nở chưa có thẻ bảo hiểm y tế.")


def test_an_open_answer_names_who_has_to_be_asked(standard: Standard) -> None:
    has = MemberAnswers(health_insurance=True)
    told = sentence(standard, facts(has, MemberAnswers(), has), "health_insurance")
    assert told.endswith(": chưa rõ, chưa biết thẻ bảo hiểm y tế của Lê Thị Út.")


def test_what_is_not_lacking_needs_no_cause(standard: Standard) -> None:
    has = MemberAnswers(health_insurance=True)
    assert sentence(standard, facts(has), "health_insurance").endswith(": không thiếu.")


def test_parts_of_the_house_are_named(standard: Standard) -> None:
    house = HouseAnswers(
        wall=Material.NON_DURABLE, pillar=Material.DURABLE, roof=Material.NON_DURABLE
    )
    told = sentence(standard, facts(MemberAnswers(), house=house), "housing_quality")
    assert told.endswith("thiếu, vì tường và mái không bền chắc.")


def test_numbers_come_from_the_standard(standard: Standard) -> None:
    house = HouseAnswers(housing_area_m2=Decimal(20))
    people = facts(MemberAnswers(), MemberAnswers(), MemberAnswers(), house=house)
    told = sentence(standard, people, "housing_area")
    assert told.endswith("vì diện tích nhà ở bình quân dưới 8 m² một người.")


def test_dependants_are_named_with_their_ground(standard: Standard) -> None:
    people = facts(MemberAnswers(), MemberAnswers(monthly_allowance=True, disabled=True))
    child = replace(people.members[0], birth=Birth(2016), no=3)
    told = sentence(standard, replace(people, members=(people.members[1], child)), "dependency")
    assert told.endswith(
        "vì trên 50% nhân khẩu là người phụ thuộc: Lê Thị Út đang hưởng trợ cấp xã hội "
        "hằng tháng; Trần Thị Nở dưới 16 tuổi."
    )


def test_a_household_where_nobody_is_online_is_said_once(standard: Standard) -> None:
    offline = MemberAnswers(uses_internet=False)
    told = sentence(standard, facts(offline, offline, offline), "internet")
    assert told.endswith("thiếu, vì không ai trong hộ dùng internet.")


def test_a_tick_of_a_paper_sheet_says_so(standard: Standard) -> None:
    people = replace(facts(MemberAnswers()), marks={"water": True, "sanitation": False})
    assert sentence(standard, people, "water").endswith("thiếu, theo ô đánh dấu trên phiếu giấy.")
    assert "không thiếu, theo ô" in sentence(standard, people, "sanitation")


def test_every_indicator_of_every_standard_can_be_explained() -> None:
    for standard in shipped_standards():
        for house in (HouseAnswers(), HouseAnswers(wall=Material.NON_DURABLE)):
            blank = facts(MemberAnswers(), MemberAnswers(), MemberAnswers(), house=house)
            for finding in evaluate_under(standard, blank).findings:
                told = explain_finding(finding, NAMES, standard)
                assert "_" not in told, told  # no code of ours reaches the officer
                assert told.startswith("Câu ")


def test_open_questions_are_counted_and_named(standard: Standard) -> None:
    result = evaluate_under(standard, replace(facts(MemberAnswers()), income_score=None))
    questions, *others = explain_reasons(result, standard)
    assert questions.startswith("Còn ")
    assert "câu 4 (Bảo hiểm y tế)" in questions
    assert others == ["Chưa có điểm B1."]
    assert explain_reasons(result)[0] == questions.partition(":")[0] + "."


def test_every_reason_of_the_rule_has_a_sentence(standard: Standard) -> None:
    none = evaluate_under(standard, facts())
    assert explain_reasons(none) == ["Hộ chưa có thành viên nào."]
    day = date(1999, 1, 1)
    assert explain_reasons(evaluate_scores((standard,), day, None, None, None)) == [
        "Không có chuẩn nghèo nào áp dụng vào ngày rà soát."
    ]
    bare: Result = evaluate_scores((standard,), DAY, None, None, None)
    assert len(explain_reasons(bare)) == len(bare.reasons)


def test_warnings_name_the_question_and_the_unconfirmed_standard(standard: Standard) -> None:
    card = MemberAnswers(health_insurance=True)
    people = replace(facts(card), marks={"health_insurance": True})
    result = evaluate_under(standard, people)
    assert explain_warnings(result, standard) == [
        "Ô đánh dấu trên phiếu giấy ở câu 4 (Bảo hiểm y tế) khác với các câu trả lời.",
        "Chuẩn nghèo này chưa được xác nhận, cần cán bộ đối chiếu với phụ lục.",
    ]


def test_a_result_without_reasons_has_nothing_to_explain(standard: Standard) -> None:
    result = evaluate_scores((standard,), DAY, Area.RURAL, 120, 30)
    assert explain_reasons(result) == []


def test_words_are_joined_as_in_a_sentence() -> None:
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b và c"

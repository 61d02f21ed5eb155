"""Papers about one household, and the sheet of the recovery code, read back from their PDF."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from ngheo_desktop.domain.answers import MEMBER_QUESTIONS, house_questions
from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import Facts
from ngheo_desktop.domain.papers import (
    BlankChecklistPaper,
    ChecklistHousehold,
    FilledChecklistPaper,
    PrefilledMember,
    RecoveryCodePaper,
)
from ngheo_desktop.domain.register import Decision
from ngheo_desktop.domain.scoring import evaluate_scores, evaluate_under
from ngheo_desktop.domain.standards import (
    Confirmation,
    ScoreItem,
    ScoreOption,
    ScoreTable,
    Standard,
)
from ngheo_desktop.domain.terms import (
    DRAFT_MARK,
    PRACTICE_MARK,
    UNCONFIRMED_NOTE,
    Area,
    HouseholdClass,
    Sex,
)
from ngheo_desktop.printing.blank_checklist import write_blank_checklist
from ngheo_desktop.printing.explanation import write_explanation
from ngheo_desktop.printing.filled_checklist import write_filled_checklist
from ngheo_desktop.printing.forms import FORMS, FormCode, form
from ngheo_desktop.printing.recovery_code import groups_of, write_recovery_code
from ngheo_desktop.reference import shipped_standards
from tests.printing.made_papers import (
    HEAD,
    SURVEYED,
    explanation_paper,
    household_facts,
    pages_of,
    printed,
    squeezed,
    standard,
)


def explained(paper: object) -> str:
    pages = pages_of(printed(write_explanation, paper))
    assert len(pages) == 1
    return " ".join(pages[0].split())


def test_an_explanation_names_who_and_what() -> None:
    text = explained(explanation_paper(household_facts(), objection_until=date(2026, 12, 1)))
    assert "HỘ NGHÈO" in text
    assert "Lê Thị Mười chưa có thẻ bảo hiểm y tế" in text
    assert "tường và mái không bền chắc" in text
    assert "1.500.000 đồng một người một tháng" in text
    assert "từ 3 điều trở lên" in text
    assert "Điều 3" in text
    assert "chưa phải quyết định" in text
    assert "đến hết ngày 01 tháng 12 năm 2026" in text
    assert UNCONFIRMED_NOTE in text


def test_an_explanation_uses_no_words_of_scoring() -> None:
    for facts in (household_facts(), household_facts(income=None), household_facts(income=200)):
        text = explained(explanation_paper(facts)).replace(DRAFT_MARK, "")
        assert not re.search(r"B1|B2|\bđiểm\b", text)


def test_an_explanation_tells_no_last_day_it_was_not_given() -> None:
    assert "đến hết" not in explained(explanation_paper(household_facts()))


def test_an_open_result_says_what_is_not_known() -> None:
    text = explained(explanation_paper(household_facts(income=None)))
    assert "CHƯA KẾT LUẬN" in text
    assert "chưa rõ: thu nhập ước tính của hộ" in text


def test_a_household_above_the_line_is_told_so() -> None:
    text = explained(explanation_paper(household_facts(income=200)))
    assert "cao hơn mức 1.500.000 đồng" in text


def test_a_near_poor_household_is_told_how_many_it_lacks() -> None:
    facts = household_facts(people=1)
    text = explained(explanation_paper(replace(facts, house=replace(facts.house, roof="durable"))))
    assert "HỘ CẬN NGHÈO" in text
    assert "thiếu 2 trong 12 điều được xét, chưa đến 3 điều" in text


def test_a_result_from_two_typed_scores_is_explained_without_findings() -> None:
    result = evaluate_scores((standard(),), SURVEYED, Area.RURAL, 120, 40)
    text = explained(explanation_paper(household_facts(), result=result))
    assert "thiếu 4 trong 12" in text


def test_a_large_household_still_fits_on_one_page() -> None:
    facts = household_facts(people=30)
    assert "Nguyễn Thị Nở" in explained(explanation_paper(facts, objection_until=SURVEYED))


def test_the_decision_counts_once_there_is_one() -> None:
    decision = Decision("45/QĐ-UBND", date(2026, 12, 1), "2022-2025", HouseholdClass.NEAR_POOR)
    text = explained(explanation_paper(household_facts(), decision=decision))
    assert DRAFT_MARK not in text
    assert "Quyết định số 45/QĐ-UBND ngày 01 tháng 12 năm 2026: hộ cận nghèo" in text


def test_a_confirmed_standard_needs_no_note() -> None:
    confirmed = replace(standard(), confirmation=Confirmation("Neáng Sa", SURVEYED))
    facts = household_facts()
    paper = explanation_paper(facts, standard=confirmed, result=evaluate_under(confirmed, facts))
    assert UNCONFIRMED_NOTE not in explained(paper)


@pytest.mark.parametrize("at", [0, 1])
def test_a_blank_checklist_asks_what_the_screen_asks(at: int) -> None:
    law = shipped_standards()[at]
    pages = pages_of(printed(write_blank_checklist, BlankChecklistPaper(HEAD, law)))
    assert len(pages) == 2  # the two sides of one sheet
    text = squeezed(" ".join(pages))
    for question in (*MEMBER_QUESTIONS, *house_questions(law)):
        for option in question.options:
            assert squeezed(f"{option.key} {option.label}") in text
    for indicator in law.indicators:
        assert squeezed(f"{indicator.number}. {indicator.title}") in text


def test_a_blank_checklist_has_the_lines_asked_for() -> None:
    paper = BlankChecklistPaper(HEAD, standard(), empty_lines=25)
    pages = pages_of(printed(write_blank_checklist, paper))
    assert all("Họ và tên" in page for page in pages[:2])  # the headings go along
    assert re.search(r"^25$", "\n".join(pages), re.MULTILINE)


def test_names_stand_ready_and_age_settles_some_cells() -> None:
    members = (
        PrefilledMember("Trần Văn Tám", Birth(1974, 2, 5), Sex.MALE),
        PrefilledMember("Trần Thị Nở", Birth(2016), Sex.FEMALE),
    )
    household = ChecklistHousehold("H00412", "Trần Văn Tám", "ấp Vĩnh Phú")
    paper = BlankChecklistPaper(HEAD, standard(), household, members, 2, SURVEYED)
    text = pages_of(printed(write_blank_checklist, paper))[0]
    assert "Trần Thị Nở" in text
    assert "2016" in text
    man, child = text[text.index("05/02/1974") :].split("Trần Thị Nở")
    assert man.count("·") == 5  # studying, education, training, school, nutrition
    assert child[: child.index("BHYT")].count("·") == 7
    undated = replace(paper, survey_date=None)
    cells = pages_of(printed(write_blank_checklist, undated))[0].split("Trần Thị Nở")[1]
    assert "·" not in cells


def test_a_filled_checklist_shows_answers_and_result() -> None:
    facts = household_facts()
    household = ChecklistHousehold("H00431", "Nguyễn Văn Bảy", "ấp Hòa Lợi", "tổ 4", "Neáng Sa")
    result = evaluate_under(standard(), facts)
    paper = FilledChecklistPaper(HEAD, standard(), household, facts, result)
    pages = pages_of(printed(write_filled_checklist, paper))
    text = " ".join(" ".join(pages).split())
    assert "Kết quả chấm điểm: B1 118; B2 50 (câu 4, 5, 7, 9, 10): Hộ nghèo" in text
    assert "38,5 m²" in text
    assert UNCONFIRMED_NOTE in text
    assert all(DRAFT_MARK in page for page in pages)


def test_check_boxes_are_lines_because_no_font_has_them() -> None:
    pdf = printed(write_blank_checklist, BlankChecklistPaper(HEAD, standard()))
    assert not re.search("[☐☑☒✓]", " ".join(pages_of(pdf)))
    drawn = PdfReader(BytesIO(pdf)).pages[1].get_contents().get_data()
    assert drawn.count(b" re") >= 2 * len(standard().indicators)


def test_the_recovery_code_is_whole_and_told_how_to_keep() -> None:
    code = "ABCD-EFGH-2345-MNPQ-RSTU-WXYZ"
    page = pages_of(printed(write_recovery_code, RecoveryCodePaper(HEAD, code, "Neáng Sa")))[0]
    assert code.replace("-", "") in squeezed(page)
    assert "Cách giữ" in page
    assert "Người nhận phiếu: Neáng Sa" in page
    assert "Sổ hộ nghèo, xã Ô Lâm" in page


def test_a_code_in_one_piece_is_set_in_fours() -> None:
    assert groups_of("ABCDEFGHJK") == ["ABCD", "EFGH", "JK"]
    assert groups_of("ABC-DEF") == ["ABC", "DEF"]


def test_practice_is_marked_on_every_household_paper() -> None:
    head = replace(HEAD, practice=True)
    facts = household_facts()
    result = evaluate_under(standard(), facts)
    household = ChecklistHousehold()
    for pdf in (
        printed(write_explanation, explanation_paper(facts, head=head)),
        printed(write_blank_checklist, BlankChecklistPaper(head, standard())),
        printed(
            write_filled_checklist,
            FilledChecklistPaper(head, standard(), household, facts, result),
        ),
        printed(write_recovery_code, RecoveryCodePaper(head, "ABCD-EFGH")),
    ):
        assert all(PRACTICE_MARK in page for page in pages_of(pdf))


def test_every_form_has_one_code() -> None:
    assert [each.code for each in FORMS] == list(FormCode)
    assert form("niem-yet") is not None
    assert form("khong-co") is None


# --- theo phiếu giấy, điểm B1 từng mục ------------------------------------------------------


def marked() -> Facts:
    """A sheet whose water is known only from a tick of the paper."""
    facts = household_facts()
    return replace(facts, house=replace(facts.house, water_source=None), marks={"water": True})


def filled_text(standard_used: Standard, facts: Facts) -> str:
    result = evaluate_under(standard_used, facts)
    household = ChecklistHousehold("H00431", "Nguyễn Văn Bảy", "ấp Hòa Lợi", "tổ 4", "Neáng Sa")
    paper = FilledChecklistPaper(HEAD, standard_used, household, facts, result)
    return " ".join(" ".join(pages_of(printed(write_filled_checklist, paper))).split())


def test_an_indicator_from_a_tick_is_marked_on_the_filled_checklist() -> None:
    text = filled_text(standard(), marked())
    assert "9. Nguồn nước sinh hoạt*" in text
    assert "* Theo ô đánh dấu trên phiếu giấy." in text
    assert "phiếu giấy" not in filled_text(standard(), household_facts())


def test_the_lines_of_b1_are_printed_with_the_chosen_option_and_the_paper_behind_them() -> None:
    items = tuple(
        ScoreItem(f"Mục mẫu bịa {at}", (ScoreOption("không", 0), ScoreOption("có", 10)))
        for at in range(1, 8)
    )
    table = ScoreTable("2022-2025", Area.RURAL, "", items, source="Mẫu bịa, trang 3")
    used = replace(standard(), score_tables={Area.RURAL: table})
    answers = {each.text: "có" for each in items}
    text = filled_text(used, replace(household_facts(income=None), income_items=answers))
    assert "Bảng điểm B1: Mẫu bịa, trang 3, cần cán bộ đối chiếu với phụ lục." in text
    assert "7. Mục mẫu bịa 7" in text
    assert "2 có (10)" in text
    assert "B1 70;" in text
    assert "Mục mẫu bịa" not in filled_text(used, household_facts())  # a total alone was typed


def test_two_totals_of_b1_are_told_to_the_household_without_a_score() -> None:
    items = (ScoreItem("Mục mẫu bịa", (ScoreOption("có", 10),)),)
    table = ScoreTable("2022-2025", Area.RURAL, "", items)
    used = replace(standard(), score_tables={Area.RURAL: table})
    facts = replace(household_facts(income=99), income_items={"Mục mẫu bịa": "có"})
    paper = explanation_paper(facts, standard=used, result=evaluate_under(used, facts))
    text = " ".join(" ".join(pages_of(printed(write_explanation, paper))).split())
    assert "thu nhập ước tính của hộ, phiếu ghi hai số khác nhau" in text


def test_the_household_is_told_what_comes_from_a_tick() -> None:
    facts = marked()
    paper = explanation_paper(facts, result=evaluate_under(standard(), facts))
    text = " ".join(" ".join(pages_of(printed(write_explanation, paper))).split())
    assert "theo ô đánh dấu trên phiếu giấy" in text

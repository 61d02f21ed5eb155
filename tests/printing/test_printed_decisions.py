"""Quyết định, giấy chứng nhận and the letters around them, read back from the PDF."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from ngheo_desktop.domain.decision_words import (
    Letter,
    decision_letter,
    notice_letter,
)
from ngheo_desktop.domain.frozen_lists import FrozenList
from ngheo_desktop.printing.certificate import CertificateBatch, write_certificates
from ngheo_desktop.printing.check_mark import check_mark
from ngheo_desktop.printing.letter import letter_sheet, write_letter
from ngheo_desktop.printing.sheet import portrait
from tests.printing.made_decisions import (
    HEAD,
    LETTERHEAD,
    LONG,
    NEAR,
    OUTSIDE,
    POOR,
    household,
    refusal,
    submission,
)


def pages(letter: Letter) -> list[str]:
    target = BytesIO()
    stamp = check_mark(letter_sheet(letter), "7KD4M-R3XAP", "30577-2026-001", "ab" * 32)
    count = write_letter(letter, target, stamp)
    read = [page.extract_text() for page in PdfReader(target).pages]
    assert len(read) == count
    return read


@pytest.mark.parametrize("rows", [1, 500])
def test_a_decision_bears_its_lists_and_the_code_on_every_page(rows: int) -> None:
    listed = [household(at, NEAR if at % 3 == 0 else POOR) for at in range(1, rows + 1)]
    told = FrozenList(HEAD, (*listed, household(9000, OUTSIDE)))
    read = pages(decision_letter(told, LETTERHEAD))
    assert all("7KD4M-R3XAP" in page for page in read)
    assert "KT. CHỦ TỊCH" in read[0]
    assert "ỦY BAN NHÂN DÂN XÃ Ô LÂM" in read[0]
    assert "DANH SÁCH HỘ NGHÈO" in read[1]
    assert "DANH SÁCH HỘ THOÁT NGHÈO" in read[-1]
    assert "089174000000" not in "".join(read)
    assert "Cộng: 1 hộ, 3 khẩu" in read[-1]


def test_a_decision_without_any_household_says_so() -> None:
    (page,) = pages(decision_letter(FrozenList(HEAD, ()), LETTERHEAD))
    assert "không có hộ nào" in page.replace("\n", " ")


def test_a_certificate_of_many_people_goes_on_over_leaf_under_its_own_name_and_number() -> None:
    batch = CertificateBatch(
        HEAD, LETTERHEAD, (household(7, people=60), household(8, NEAR)), lambda _who: "Con"
    )
    target = BytesIO()
    stamp = check_mark(portrait(), "7KD4M-R3XAP", "30577-2026-001", "ab" * 32)
    count = write_certificates(batch, target, stamp)
    read = [page.extract_text() for page in PdfReader(target).pages]
    first, *over, other = read
    assert count == len(read)
    assert len(over) >= 1
    assert "(tiếp theo)" not in first + other
    for page in over:
        assert "GIẤY CHỨNG NHẬN HỘ NGHÈO (tiếp theo)" in page
        assert "Số: 7/GCN-HN.HCN" in page
        assert "Quan hệ" in page
    assert all("7KD4M-R3XAP" in page for page in read)
    assert "Nguyễn Văn Chủ" in over[-1]  # and two people above the signature
    assert f"{LONG} 58" in " ".join(over[-1].split())
    assert "Số: 8/GCN-HN.HCN" in other


@pytest.mark.parametrize("people", [1, 4, 20])
def test_a_certificate_is_one_page_however_many_people_live_there(people: int) -> None:
    batch = CertificateBatch(
        HEAD, LETTERHEAD, (household(1, people=people), household(2, NEAR)), lambda _who: "Con"
    )
    target = BytesIO()
    assert write_certificates(batch, target) == 2
    first, second = (page.extract_text() for page in PdfReader(target).pages)
    assert "GIẤY CHỨNG NHẬN HỘ NGHÈO" in first
    assert "Số: 1/GCN-HN.HCN" in first
    assert "Nguyễn Văn Chủ" in first
    assert "GIẤY CHỨNG NHẬN HỘ CẬN NGHÈO" in second
    assert "Trang" not in first


def test_a_certificate_names_the_commune_and_leaves_room_for_a_day_that_is_not_known() -> None:
    known, unknown = household(1), replace(household(2), personal_id_issued=None)
    target = BytesIO()
    write_certificates(
        CertificateBatch(HEAD, LETTERHEAD, (known, unknown), lambda _who: "Con"), target
    )
    first, second = (" ".join(x.extract_text().split()) for x in PdfReader(target).pages)
    assert f"ấp Phước Lợi, {HEAD.commune}" in first
    assert "cấp ngày 03/05/2021" in first
    assert "cấp ngày ...../...../........" in second


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (submission, "Cộng: 3 hộ nghèo, 7 hộ cận nghèo, 1 hộ ra khỏi danh sách"),
        (refusal, "Lý do: điểm B1 là 182, trên ngưỡng 140."),
        (
            lambda: notice_letter(FrozenList(HEAD, (household(1),)), LETTERHEAD),
            "Quyết định số 45/QĐ-UBND",
        ),
    ],
)
def test_each_letter_is_one_page(make: Callable[[], Letter], words: str) -> None:
    (page,) = pages(make())
    assert words in page.replace("\n", " ")


def test_a_notice_names_nobody() -> None:
    (page,) = pages(notice_letter(FrozenList(HEAD, (household(1),)), LETTERHEAD))
    assert "Nguyễn Phước" not in page


def test_practice_is_marked_on_every_page() -> None:
    told = FrozenList(replace(HEAD, practice=True), (household(1),))
    assert all("THỰC HÀNH" in page for page in pages(decision_letter(told, LETTERHEAD)))

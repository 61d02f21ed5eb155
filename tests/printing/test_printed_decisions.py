"""Quyết định, giấy chứng nhận and the letters around them, read back from the PDF."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from ngheo_desktop.domain.decision_words import (
    HamletCount,
    Letter,
    Refused,
    decision_letter,
    notice_letter,
    refusal_letter,
    submission_letter,
)
from ngheo_desktop.domain.decisions import SIGNER_TITLES, SigningMode
from ngheo_desktop.domain.frozen_lists import FrozenHead, FrozenList, FrozenMember, FrozenRow
from ngheo_desktop.domain.papers import Letterhead, LetterheadKind, PaperHead, Signer, Signing
from ngheo_desktop.domain.terms import HouseholdClass, Sex
from ngheo_desktop.printing.certificate import CertificateBatch, write_certificates
from ngheo_desktop.printing.check_mark import check_mark
from ngheo_desktop.printing.letter import letter_sheet, write_letter
from ngheo_desktop.printing.sheet import portrait
from tests.conftest import COMMUNE

POOR, NEAR, OUTSIDE = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR
LETTERHEAD = Letterhead(LetterheadKind.COMMITTEE, COMMUNE)
LONG = "Nguyễn Phước Tôn Nữ Hoàng Ngọc Diễm Ệ"
HEAD = FrozenHead(
    serial="30577-2026-001",
    commune_code="30577",
    commune="xã Ô Lâm",
    number="45/QĐ-UBND",
    decided_on=date(2026, 11, 24),
    scope="full",
    standard="2022-2025",
    standard_title="Chuẩn nghèo đa chiều 2022–2025",
    signer=SIGNER_TITLES[SigningMode.COMMITTEE_DEPUTY],
    signer_name="Nguyễn Văn Chủ",
    basis=("Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ",),
    recipients=("Như Điều 3", "Lưu: VT"),
)


def household(at: int, kind: HouseholdClass = POOR, people: int = 3) -> FrozenRow:
    members = [FrozenMember(LONG, "head", Sex.FEMALE, "1974-02-05", "089174000000", "Khmer")]
    members += [FrozenMember(f"{LONG} {n}", "child", Sex.MALE, "2010", "", "Khmer")
                for n in range(people - 1)]  # fmt: skip
    return FrozenRow(
        household_id=f"h{at}",
        code=f"{at:04d}",
        hamlet_id="a",
        hamlet="ấp Phước Lợi",
        address="tổ 4, đường đất cặp kênh Vĩnh Tế",
        household_class=kind,
        before=POOR if kind == OUTSIDE else None,
        head_name=LONG,
        members=people,
        people=tuple(members),
        personal_id_issued=date(2021, 5, 3),
        income_score=118,
        deprivation_score=40,
        certificate=at if kind != OUTSIDE else 0,
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


def _submission() -> Letter:
    counts = (HamletCount("ấp Phước Lợi", 3, 5, 1), HamletCount("ấp Ô Tà Sóc", 0, 2, 0))
    return submission_letter(
        PaperHead(LETTERHEAD), "rà soát định kỳ năm 2026", HEAD.standard_title, HEAD.basis, counts
    )


def _refusal() -> Letter:
    refused = Refused(LONG, "ấp Phước Lợi", OUTSIDE, "điểm B1 là 182, trên ngưỡng 140.")
    signing = Signing((Signer(("CHỦ TỊCH",), "Nguyễn Văn Chủ"),), ("Như trên", "Lưu: VT"))
    head = PaperHead(LETTERHEAD, date(2026, 11, 24))
    return refusal_letter(refused, head, HEAD.standard_title, signing, date(2026, 11, 3))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_submission, "Cộng: 3 hộ nghèo, 7 hộ cận nghèo, 1 hộ ra khỏi danh sách"),
        (_refusal, "Lý do: điểm B1 là 182, trên ngưỡng 140."),
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

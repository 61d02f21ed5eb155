"""A signed list of an invented commune with the longest names, and the letters around it."""

from datetime import date

from ngheo_desktop.domain.decision_words import (
    HamletCount,
    Letter,
    Refused,
    refusal_letter,
    submission_letter,
)
from ngheo_desktop.domain.decisions import SIGNER_TITLES, SigningMode
from ngheo_desktop.domain.frozen_lists import FrozenHead, FrozenMember, FrozenRow
from ngheo_desktop.domain.papers import Letterhead, LetterheadKind, PaperHead, Signer, Signing
from ngheo_desktop.domain.terms import HouseholdClass, Sex
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


def submission() -> Letter:
    counts = (HamletCount("ấp Phước Lợi", 3, 5, 1), HamletCount("ấp Ô Tà Sóc", 0, 2, 0))
    return submission_letter(
        PaperHead(LETTERHEAD), "rà soát định kỳ năm 2026", HEAD.standard_title, HEAD.basis, counts
    )


def refusal() -> Letter:
    refused = Refused(LONG, "ấp Phước Lợi", OUTSIDE, "điểm B1 là 182, trên ngưỡng 140.")
    signing = Signing((Signer(("CHỦ TỊCH",), "Nguyễn Văn Chủ"),), ("Như trên", "Lưu: VT"))
    head = PaperHead(LETTERHEAD, date(2026, 11, 24))
    return refusal_letter(refused, head, HEAD.standard_title, signing, date(2026, 11, 3))

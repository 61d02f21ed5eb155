"""Papers of a round of an invented commune, with the longest names."""

from datetime import date

from ngheo_desktop.domain.meetings import (
    Attendee,
    Meeting,
    MeetingRule,
    VoteLine,
)
from ngheo_desktop.domain.rounds import Round, RoundKind
from ngheo_desktop.domain.terms import HouseholdClass

POOR, NEAR, NOT = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR
ATTENDEES = (
    "Đại diện Ban Chỉ đạo rà soát cấp xã",
    "Công chức làm công tác giảm nghèo",
    "Bí thư Chi bộ",
    "Trưởng ấp, trưởng khóm (chủ trì)",
    "Đại diện các hội, đoàn thể",
    "Rà soát viên",
    "Đại diện các hộ được rà soát",
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã (giám sát)",
)
LONGEST = "Nguyễn Phước Huỳnh Ngọc Phương Thảo Nguyên"
ROUND = Round(
    "r",
    RoundKind.ANNUAL,
    "Rà soát định kỳ năm 2026",
    date(2026, 9, 1),
    date(2026, 12, 14),
    "2022-2025",
    date(2026, 10, 1),
)


def vote(number: int, *, agree: int = 50) -> VoteLine:
    passed = agree >= 25
    return VoteLine(
        str(number),
        f"{number:04d}",
        LONGEST,
        POOR,
        agree,
        50 - agree,
        passed=passed,
        meeting_class=POOR if passed else None,
    )


def meeting(*votes: VoteLine) -> Meeting:
    return Meeting(
        "m",
        "r",
        "h",
        "ấp Vĩnh Phú",
        1,
        date(2026, 11, 5),
        "14:00",
        "Nhà văn hóa ấp",
        "Chau Sóc",
        "Neáng Phương",
        60,
        50,
        tuple(Attendee(each) for each in ATTENDEES),
        "",
        MeetingRule(50, inclusive=True, source="QĐ 24/2021/QĐ-TTg"),
        None,
        votes,
    )

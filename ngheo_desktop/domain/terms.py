"""Terms of the law and of the form, each written once as the officer sees it."""

from enum import StrEnum


class Area(StrEnum):
    """Khu vực: sets the income line."""

    RURAL = "rural"
    URBAN = "urban"


class HouseholdClass(StrEnum):
    """Diện: kết quả phân loại hộ (NĐ 07/2021, NĐ 351/2025)."""

    POOR = "poor"
    NEAR_POOR = "near_poor"
    AVERAGE_LIVING = "average_living"
    NOT_POOR = "not_poor"
    UNDETERMINED = "undetermined"


class Sex(StrEnum):
    """Giới tính."""

    MALE = "male"
    FEMALE = "female"


class Provenance(StrEnum):
    """How well a part of a standard is known; only `confirmed` decides a family by itself."""

    CONFIRMED = "confirmed"
    SECONDARY = "secondary"
    RECALLED = "recalled"
    DRAFT = "draft"


AREA_TERMS = {Area.RURAL: "nông thôn", Area.URBAN: "thành thị"}
CLASS_TERMS = {
    HouseholdClass.POOR: "Hộ nghèo",
    HouseholdClass.NEAR_POOR: "Hộ cận nghèo",
    HouseholdClass.AVERAGE_LIVING: "Hộ có mức sống trung bình",
    HouseholdClass.NOT_POOR: "Không thuộc diện",
    HouseholdClass.UNDETERMINED: "Chưa kết luận",
}
CLASS_SIGNS = {
    HouseholdClass.POOR: "N",
    HouseholdClass.NEAR_POOR: "CN",
    HouseholdClass.AVERAGE_LIVING: "TB",
    HouseholdClass.NOT_POOR: "–",
    HouseholdClass.UNDETERMINED: "?",
}
SEX_TERMS = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ"}
PROVENANCE_TERMS = {
    Provenance.CONFIRMED: "đã xác nhận",
    Provenance.SECONDARY: "nguồn thứ cấp",
    Provenance.RECALLED: "theo trí nhớ",
    Provenance.DRAFT: "dự thảo",
}
DRAFT_MARK = "BẢN NHÁP, kết quả chấm điểm"
INTERNAL_MARK = "LƯU HÀNH NỘI BỘ"
PRACTICE_MARK = "THỰC HÀNH"
UNCONFIRMED_NOTE = "cần cán bộ đối chiếu với phụ lục"


def hamlet_word(commune_kind: str) -> str:
    """What a part of the commune is called where nobody said it: ấp, in a phường khóm."""
    return "khóm" if commune_kind == "phường" else "ấp"

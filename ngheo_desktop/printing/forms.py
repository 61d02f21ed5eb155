"""Mẫu biểu: every form that can be printed, by the code that `ngheo print` takes."""

from dataclasses import dataclass
from enum import StrEnum

from ngheo_desktop.domain.reports.kinds import KINDS


class FormCode(StrEnum):
    """Code of a form; scripts rely on it, so it never changes."""

    HOUSEHOLD_LIST = "danh-sach-noi-bo"
    POSTING_LIST = "niem-yet"
    EXPLANATION = "giai-thich"
    BLANK_CHECKLIST = "phieu-trang"
    FILLED_CHECKLIST = "phieu-da-dien"
    CASE_FILE = "ho-so-ho"
    RECOVERY_CODE = "ma-khoi-phuc"


class Scope(StrEnum):
    """What one print of a form is about."""

    COMMUNE_OR_HAMLET = "commune_or_hamlet"
    HOUSEHOLD = "household"
    ANY = "any"  # nobody's, a hamlet's or a household's
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its code, its title as the officer knows it, what it is about."""

    code: str  # of FormCode, or of a report
    title: str
    scope: Scope
    private: bool  # bears số định danh or other private data
    sheet: bool = False  # can be exported to Excel as well


FORMS = (
    Form(
        FormCode.HOUSEHOLD_LIST,
        "Danh sách hộ nghèo, hộ cận nghèo (nội bộ)",
        Scope.COMMUNE_OR_HAMLET,
        private=True,
        sheet=True,
    ),
    Form(
        FormCode.POSTING_LIST,
        "Bảng niêm yết hộ nghèo, hộ cận nghèo",
        Scope.COMMUNE_OR_HAMLET,
        private=False,
        sheet=True,
    ),
    Form(
        FormCode.EXPLANATION,
        "Giấy giải thích kết quả rà soát",
        Scope.HOUSEHOLD,
        private=True,
    ),
    Form(FormCode.BLANK_CHECKLIST, "Phiếu rà soát để ghi tay", Scope.ANY, private=False),
    Form(FormCode.FILLED_CHECKLIST, "Phiếu rà soát đã điền", Scope.HOUSEHOLD, private=True),
    Form(FormCode.CASE_FILE, "Hồ sơ hộ", Scope.HOUSEHOLD, private=True),
    Form(FormCode.RECOVERY_CODE, "Phiếu mã khôi phục", Scope.OFFICE, private=True),
)
REPORTS = tuple(
    Form(
        each.code,
        f"Báo cáo {each.number}. {each.title}",
        Scope.COMMUNE_OR_HAMLET,
        private=each.number >= 14,
        sheet=True,
    )
    for each in KINDS
)


def form(code: str) -> Form | None:
    """The form with this code; None when there is none."""
    return next((each for each in (*FORMS, *REPORTS) if each.code == code), None)

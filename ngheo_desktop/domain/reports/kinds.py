"""Mẫu báo cáo: the fifteen templates by code and title (layouts from a province, 2024)."""

from dataclasses import dataclass

from ngheo_desktop.domain.terms import HouseholdClass

POOR, NEAR = HouseholdClass.POOR, HouseholdClass.NEAR_POOR
CODE = "bao-cao-"


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One template: its number, as a list of forms calls it, and as its paper is headed."""

    number: int
    title: str
    heading: str
    about: HouseholdClass | None = None  # the class it is about, where it is about one

    @property
    def code(self) -> str:
        return f"{CODE}{self.number}"


_LACKS = "CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA"
KINDS = (
    ReportKind(1, "Kết quả rà soát", "TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO"),
    ReportKind(2, "Diễn biến hộ nghèo", "TỔNG HỢP DIỄN BIẾN HỘ NGHÈO", POOR),
    ReportKind(3, "Diễn biến hộ cận nghèo", "TỔNG HỢP DIỄN BIẾN HỘ CẬN NGHÈO", NEAR),
    ReportKind(4, "Chỉ số thiếu hụt của hộ nghèo", f"CÁC {_LACKS} HỘ NGHÈO", POOR),
    ReportKind(5, "Tỷ lệ thiếu hụt của hộ nghèo", f"TỶ LỆ CÁC {_LACKS} HỘ NGHÈO", POOR),
    ReportKind(6, "Chỉ số thiếu hụt của hộ cận nghèo", f"CÁC {_LACKS} HỘ CẬN NGHÈO", NEAR),
    ReportKind(7, "Tỷ lệ thiếu hụt của hộ cận nghèo", f"TỶ LỆ CÁC {_LACKS} HỘ CẬN NGHÈO", NEAR),
    ReportKind(8, "Nhóm đối tượng", "HỘ NGHÈO, HỘ CẬN NGHÈO THEO NHÓM ĐỐI TƯỢNG"),
    ReportKind(9, "Dân tộc", "HỘ NGHÈO, HỘ CẬN NGHÈO THEO DÂN TỘC"),
    ReportKind(10, "Nguyên nhân nghèo", "HỘ NGHÈO, HỘ CẬN NGHÈO THEO NGUYÊN NHÂN NGHÈO"),
    ReportKind(11, "Trẻ em", "TRẺ EM TRONG HỘ NGHÈO, HỘ CẬN NGHÈO VÀ CÁC THIẾU HỤT"),
    ReportKind(
        12, "Hộ nghèo theo chuẩn đa chiều", "KẾT QUẢ HỘ NGHÈO THEO CHUẨN NGHÈO ĐA CHIỀU", POOR
    ),
    ReportKind(
        13,
        "Hộ cận nghèo theo chuẩn đa chiều",
        "KẾT QUẢ HỘ CẬN NGHÈO THEO CHUẨN NGHÈO ĐA CHIỀU",
        NEAR,
    ),
    ReportKind(14, "Danh sách chi tiết hộ cận nghèo", "DANH SÁCH CHI TIẾT HỘ CẬN NGHÈO", NEAR),
    ReportKind(15, "Danh sách chi tiết hộ nghèo", "DANH SÁCH CHI TIẾT HỘ NGHÈO", POOR),
)


def kind_of(code: str) -> ReportKind | None:
    """The template with a code; None when it is no report."""
    return next((each for each in KINDS if each.code == code), None)

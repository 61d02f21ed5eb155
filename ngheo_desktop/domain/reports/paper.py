"""Báo cáo trên giấy: the report with the head of the office and who signs it."""

from dataclasses import dataclass

from ngheo_desktop.domain.papers import PaperHead, Signer, Signing
from ngheo_desktop.domain.reports.tables import Report

SIGNING = Signing(
    (
        Signer(("NGƯỜI LẬP BIỂU",), hint="(Ký, ghi rõ họ tên)"),
        Signer(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), hint="(Ký, đóng dấu)"),
    )
)


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """What a report is printed or exported from."""

    head: PaperHead
    report: Report
    signing: Signing = SIGNING

    @property
    def notes(self) -> tuple[str, ...]:
        """Everything at the foot; an equation that does not hold is told on paper as well."""
        faults = (
            f"Chưa khớp, cần xem lại: {check.title} ({len(check.broken)} hộ)."
            for check in self.report.checks
            if not check.holds
        )
        return (*faults, *self.report.notes)

"""Vì sao: both scores, and each deprivation with the person or thing that causes it."""

from collections.abc import Mapping
from html import escape

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from ngheo_desktop.domain.explaining import explain_finding, explain_reasons, explain_warnings
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import AREA_TERMS, CLASS_TERMS
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command


class WhyDialog(QDialog):
    """Text to read and to copy; nothing is changed here."""

    def __init__(
        self,
        result: Result,
        standard: Standard | None,
        names: Mapping[int, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Vì sao có kết quả này")
        self.resize(theme.metrics().px(680), theme.metrics().px(480))
        self.text_view = QTextBrowser(self)
        self.text_view.setObjectName("text_view")
        self.text_view.setAccessibleName("Giải thích kết quả chấm điểm")
        self.text_view.setHtml(explanation_html(result, standard, names))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        command(self, "Đóng", self.reject, key="main")
        layout = QVBoxLayout(self)
        layout.addWidget(self.text_view)
        layout.addWidget(buttons)


def explanation_html(result: Result, standard: Standard | None, names: Mapping[int, str]) -> str:
    """The explanation of one result as simple HTML."""
    day = f"{result.survey_date:%d/%m/%Y}"
    parts = [f"<h3>{escape(CLASS_TERMS[result.household_class])}</h3>"]
    title = standard.title if standard else "không có chuẩn nghèo áp dụng"
    parts.append(_paragraph(f"Kết quả chấm điểm ngày rà soát {day}, {title}."))
    if standard:
        parts += [_paragraph(line) for line in _scores(result, standard)]
    parts += [_paragraph(line) for line in explain_reasons(result, standard)]
    for heading, lack in (("Thiếu hụt", True), ("Chưa rõ", None), ("Không thiếu", False)):
        found = [each for each in result.findings if each.lack is lack]
        if found and standard:
            parts.append(f"<h4>{heading} ({len(found)})</h4><ul>")
            parts += [
                f"<li>{escape(explain_finding(each, names, standard))}</li>" for each in found
            ]
            parts.append("</ul>")
    parts += [_paragraph(line) for line in explain_warnings(result, standard)]
    return "".join(parts)


def _scores(result: Result, standard: Standard) -> list[str]:
    lines = []
    if result.income_score is not None:
        line = f"Điểm B1: {result.income_score}"
        if result.area in standard.score_line and result.area is not None:
            limit = standard.score_line[result.area]
            inside = "trong ngưỡng" if result.income_score <= limit else "vượt ngưỡng"
            line += f", {inside} {limit} của khu vực {AREA_TERMS[result.area]}"
        lines.append(f"{line}.")
    if result.deprivation_range is not None:
        low, high = result.deprivation_range
        score = f"{low}" if low == high else f"từ {low} đến {high}, tùy câu chưa rõ"
        least = standard.min_deprivation_score
        lines.append(
            f"Điểm B2: {score}. Khi B1 trong ngưỡng, từ {least} điểm là hộ nghèo, "
            "thấp hơn là hộ cận nghèo."
        )
    return lines


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"

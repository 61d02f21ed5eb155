"""Dòng điểm: B1, B2, what is not known and the class, following every key."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ngheo_desktop.domain.explaining import explain_reasons, explain_warnings
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import CLASS_TERMS, UNCONFIRMED_NOTE, Area, HouseholdClass
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.widgets.class_badge import ClassBadge

NO_LINE = "chưa có ngưỡng điểm B1, phiếu được lưu, chưa có kết quả"
_BAR = "  │  "


class ScoreLine(QFrame):
    """The computed class of the sheet with its badge; a draft, never the decision."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score_line")
        self.badge = ClassBadge(self)
        self.score_label = QLabel(self)
        self.score_label.setObjectName("score_label")
        self.score_label.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.metrics().px(8))
        layout.addWidget(self.badge)
        layout.addWidget(self.score_label, 1)

    def show_result(self, result: Result, standard: Standard | None) -> None:
        """Show a result and say it aloud, politely, where it has changed."""
        text = score_text(result, standard)
        if text == self.score_label.text():
            return
        self.badge.set_class(result.household_class)
        self.score_label.setText(text)
        self.setToolTip("\n".join(explain_reasons(result, standard)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


def score_text(result: Result, standard: Standard | None) -> str:
    """«B1 118/140 trong ngưỡng │ B2 40: câu 4 7 9 10 │ Chưa rõ 1: câu 12 (F8) │ …»."""
    if standard is None:
        return "Không có chuẩn nghèo nào áp dụng vào ngày rà soát. Chưa kết luận."
    parts = [
        _income(result, standard),
        _deprivation(result, standard),
        _unknown(result, standard),
        CLASS_TERMS[result.household_class],
        *_notes(result, standard),
    ]
    return _BAR.join(part for part in parts if part)


def _income(result: Result, standard: Standard) -> str:
    score = "B1 chưa có" if result.income_score is None else f"B1 {result.income_score}"
    if "no_score_line" in result.reasons:
        return f"{score}, {NO_LINE}"
    line = standard.score_line.get(result.area) if result.area else None
    if line is None or result.income_score is None:
        return score
    place = "trong ngưỡng" if result.income_score <= line else "trên ngưỡng"
    return f"{score}/{line} {place}"


def _deprivation(result: Result, standard: Standard) -> str:
    low, high = result.deprivation_range or (0, 0)
    score = f"B2 {low}" if low == high else f"B2 từ {low} đến {high}"
    numbers = [str(standard.indicator(code).number) for code in result.lacking]
    return f"{score}: câu {' '.join(numbers)}" if numbers else score


def _unknown(result: Result, standard: Standard) -> str:
    numbers = [
        str(standard.indicator(each.indicator).number)
        for each in result.findings
        if each.lack is None
    ]
    return f"Chưa rõ {len(numbers)}: câu {' '.join(numbers)} (F8)" if numbers else ""


def _notes(result: Result, standard: Standard) -> list[str]:
    notes = []
    if result.household_class == HouseholdClass.UNDETERMINED:
        told = {
            "birth_after_survey": "có người sinh sau ngày rà soát",
            "unknown:area": "chưa rõ khu vực",
        }
        notes += [told[reason] for reason in result.reasons if reason in told]
    if any(warning.startswith("mark_against_facts") for warning in result.warnings):
        notes.append(explain_warnings(result, standard)[0].rstrip("."))
    if not standard.is_confirmed:
        notes.append(UNCONFIRMED_NOTE)
    return notes


def line_hint(standard: Standard | None, area: Area | None) -> str:
    """Beside the total of B1: the line that it is compared with."""
    if standard is None:
        return ""
    if area and area in standard.score_line:
        return f"Hộ nghèo, cận nghèo: từ {standard.score_line[area]} điểm trở xuống."
    if not standard.score_line:
        return f"Chuẩn này {NO_LINE}."
    lines = standard.score_line
    return f"Ngưỡng: nông thôn {lines[Area.RURAL]}, thành thị {lines[Area.URBAN]}."

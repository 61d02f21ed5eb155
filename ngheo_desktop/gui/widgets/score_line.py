"""Dòng điểm: B1, B2, what is not known and the class, following every key."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from ngheo_desktop.domain.explaining import explain_reasons, explain_warnings
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import ScoreTable, Standard
from ngheo_desktop.domain.terms import (
    AREA_TERMS,
    CLASS_TERMS,
    UNCONFIRMED_NOTE,
    Area,
    HouseholdClass,
)
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.gui.widgets.class_badge import ClassBadge

NO_LINE = "chưa có ngưỡng điểm B1, phiếu được lưu, chưa có kết quả"
_BAR = "  │  "


class ScoreLine(QFrame):
    """The computed class of the sheet with its badge; a draft, never the decision.

    While two standards run each has its own line; while a surveyor must not see the score yet,
    the line says what is still open.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score_line")
        self.badge, self.score_label = ClassBadge(self), QLabel(self)
        self.second_badge, self.second_label = ClassBadge(self), QLabel(self)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(theme.metrics().px(8))
        layout.setVerticalSpacing(0)
        for row, (badge, label, name) in enumerate(
            (
                (self.badge, self.score_label, "score_label"),
                (self.second_badge, self.second_label, "second_score_label"),
            )
        ):
            label.setObjectName(name)
            label.setWordWrap(True)
            layout.addWidget(badge, row, 0)
            layout.addWidget(label, row, 1)
        layout.setColumnStretch(1, 1)

    def show_state(self, state: SheetState) -> None:
        """Show the results and say them aloud, politely, where they have changed."""
        texts = line_texts(state)
        rows = ((self.badge, self.score_label), (self.second_badge, self.second_label))
        shown = [label.text() for _badge, label in rows if not label.isHidden()]
        if texts == shown:
            return
        for at, (badge, label) in enumerate(rows):
            is_there = at < len(texts)
            badge.setVisible(is_there and state.shows_score)
            label.setVisible(is_there)
            if is_there:
                badge.set_class(state.results[at].household_class)
                label.setText(texts[at])
        told = explain_reasons(state.result, state.standard) if state.shows_score else []
        self.setToolTip("\n".join(told))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, " ".join(texts)))


def line_texts(state: SheetState) -> list[str]:
    """The lines: one for each standard, or what is open while the score must not be seen."""
    if not state.shows_score:
        count = state.open_count + len(state.wrong)
        return [f"Còn {count} câu chưa trả lời (F8). Điểm và kết quả hiện khi phiếu đã đủ."]
    if state.second is None:
        return [score_text(state.result, state.standard)]
    first = score_parts(state.result, state.standard)
    notes = _notes(state.result, state.standard) if state.standard else []
    second = [each for each in score_parts(state.results[1], state.second) if each not in notes]
    both = ((state.standard, first), (state.second, second))
    return [f"{_period(standard)}: {_BAR.join(parts)}" for standard, parts in both]


def _period(standard: Standard | None) -> str:
    return f"Chuẩn {standard.code.replace('-', '–')}" if standard else ""


def score_text(result: Result, standard: Standard | None) -> str:
    """«B1 118/140 trong ngưỡng │ B2 40: câu 4 7 9 10 │ Chưa rõ 1: câu 12 (F8) │ …»."""
    return _BAR.join(score_parts(result, standard))


def score_parts(result: Result, standard: Standard | None) -> list[str]:
    """B1, B2, what is not known, the class, and what to look at."""
    if standard is None:
        return ["Không có chuẩn nghèo nào áp dụng vào ngày rà soát. Chưa kết luận."]
    parts = [
        _income(result, standard),
        _deprivation(result, standard),
        _unknown(result, standard),
        CLASS_TERMS[result.household_class],
        *_notes(result, standard),
    ]
    return [part for part in parts if part]


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
            "b1_total_differs": "tổng B1 khác các mục",
        }
        notes += [told[reason] for reason in result.reasons if reason in told]
    if any(warning.startswith("mark_against_facts") for warning in result.warnings):
        notes.append(explain_warnings(result, standard)[0].rstrip("."))
    if not standard.is_confirmed or "b1_table" in result.unconfirmed:
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


def table_words(table: ScoreTable) -> str:
    """Which table it is and who has compared it with the annex."""
    region = f", {table.region}" if table.region else ""
    source = f", {table.source}" if table.source else ""
    signed = "đã xác nhận" if table.confirmation else UNCONFIRMED_NOTE
    return f"Bảng điểm {AREA_TERMS[table.area]}{region}{source}: {signed}"

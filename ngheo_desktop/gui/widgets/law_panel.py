"""The law beside the cell in focus: what counts as lacking, its source, last year, this time."""

from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.explaining import explain_cause
from ngheo_desktop.domain.indicators import Finding
from ngheo_desktop.domain.standards import Indicator, Standard
from ngheo_desktop.domain.terms import AREA_TERMS, PROVENANCE_TERMS, UNCONFIRMED_NOTE
from ngheo_desktop.gui.models.sheet_cells import INCOME_PLACE, Place, answer_in_words
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.gui.widgets.score_line import NO_LINE, table_words

VERDICTS = {True: "THIẾU", False: "không thiếu", None: "chưa rõ"}


class LawPanel(QTextBrowser):
    """Text to read and copy; never in the way of typing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("law_panel")
        self.setAccessibleName("Luật của câu đang trả lời")
        self.setTabChangesFocus(True)
        self.setOpenLinks(False)

    def show_place(self, state: SheetState, place: Place) -> None:
        """Show the law of a cell and where the household stands."""
        html = "".join(f"<p style='margin:0 0 4px 0'>{line}</p>" for line in _lines(state, place))
        if html != self.property("shown"):
            self.setProperty("shown", html)
            self.setHtml(html)


def _lines(state: SheetState, place: Place) -> list[str]:
    indicator, standard = state.indicator(place), state.standard_of(place)
    if standard is None:
        return []
    if place.is_income or indicator is None:
        return _income(state, place, standard)
    only = state.layout.asked_only_by(state.question(place))
    asked = f" (chỉ chuẩn {only.code.replace('-', '–')} hỏi)" if only else ""
    return [
        f"<b>Câu {indicator.number}. {escape(indicator.title)}{asked}</b>",
        *([f"<b>Lần này: {escape(_now(state, indicator, standard))}</b>"] * state.shows_score),
        f"<b>Năm trước:</b> {escape(_before(state, place, indicator))}",
        f"<b>Thiếu khi:</b> {escape(indicator.deprived_when)}",
        f"<b>Hỏi:</b> «{escape(indicator.ask)}»",
        f"<b>Căn cứ:</b> {escape(indicator.source)}. {_mark(indicator, standard)}",
    ]


def _mark(indicator: Indicator, standard: Standard) -> str:
    """How well the text is known, and who has taken it as right."""
    told = f"Mức chắc chắn: {PROVENANCE_TERMS[indicator.provenance]}"
    if standard.confirmation:
        day = shown_day(standard.confirmation.on)
        return escape(f"{told}; {standard.confirmation.name} xác nhận ngày {day}.")
    return escape(f"{told}." if standard.is_confirmed else f"{told}, {UNCONFIRMED_NOTE}.")


def _before(state: SheetState, place: Place, indicator: Indicator) -> str:
    former = state.last_year.facts
    if former is None:
        return "chưa có phiếu"
    day = shown_day(former.survey_date)
    finding = state.last_year.finding(indicator.code)
    verdict = VERDICTS[finding.lack] if finding else "không hỏi"
    own = state.shown_last_year(place)
    told = f"; ô này: {answer_in_words(state.question(place), own)}" if own else ""
    return f"{verdict} (phiếu ngày {day}){told}"


def _now(state: SheetState, indicator: Indicator, standard: Standard) -> str:
    finding = state.finding(indicator.code)
    if finding is None:
        return VERDICTS[None]
    return f"{VERDICTS[finding.lack]}{_cause(finding, state, standard)}"


def _cause(finding: Finding, state: SheetState, standard: Standard) -> str:
    cause = explain_cause(finding, state.names, standard)
    return f", {cause}" if cause else ""


def _income(state: SheetState, place: Place, standard: Standard) -> list[str]:
    table = standard.score_table(state.facts.area)
    if place != INCOME_PLACE and table is not None:
        lines = [f"<b>Điểm B1: {escape(state.question(place).title)}</b>"]
        lines.append(f"<b>Căn cứ:</b> {escape(table_words(table))}.")
    else:
        lines = [
            "<b>Điểm B1: tổng điểm của phiếu B1</b>",
            "Ghi tổng điểm đã cộng trên phiếu giấy, số nguyên từ 0 trở lên.",
        ]
    if not standard.score_line:
        return [*lines, f"<b>Ngưỡng:</b> {escape(standard.title)} {NO_LINE}."]
    told = ", ".join(
        f"{AREA_TERMS[area]} {line} điểm" for area, line in standard.score_line.items()
    )
    source = standard.sources.get("score_line", "")
    mark = standard.provenance.get("score_line")
    known = f" ({PROVENANCE_TERMS[mark]})" if mark else ""
    lines.append(f"<b>Hộ nghèo, hộ cận nghèo:</b> từ ngưỡng trở xuống: {told}.")
    lines.append(f"<b>Căn cứ của ngưỡng:</b> {escape(source)}{known}")
    former = state.shown_last_year(place)
    words = answer_in_words(state.question(place), former) if former else "chưa có"
    lines.append(f"<b>Năm trước:</b> {escape(words)}")
    return lines

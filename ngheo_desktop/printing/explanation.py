"""Giấy giải thích kết quả rà soát: one page for one household, without a word about scores."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.explaining import explain_cause
from ngheo_desktop.domain.papers import ExplanationPaper, paper_date
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import (
    AREA_TERMS,
    CLASS_TERMS,
    UNCONFIRMED_NOTE,
    HouseholdClass,
)
from ngheo_desktop.printing.flow import Block, Gap, Words
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.sheet import portrait
from ngheo_desktop.printing.signatures import signature_blocks
from ngheo_desktop.printing.styles import BODY, EMPHASIS, MM, STRONG, TITLE, Align
from ngheo_desktop.progress import Report, no_report

TITLE_TEXT = "GIẤY GIẢI THÍCH KẾT QUẢ RÀ SOÁT"
_INDENT = 6 * MM
_LIVING = "Thu nhập của hộ, ước tính qua tài sản và điều kiện sống,"


@dataclass(frozen=True, slots=True)
class _Fit:
    """How tightly the page is set; the rules are quoted while there is room for them."""

    size: float
    with_rules: bool


_FITS = (
    _Fit(13, with_rules=True),
    _Fit(12, with_rules=True),
    _Fit(11, with_rules=True),
    _Fit(12, with_rules=False),
    _Fit(11, with_rules=False),
    _Fit(10, with_rules=False),
    _Fit(9, with_rules=False),
)


def write_explanation(paper: ExplanationPaper, target: BinaryIO, report: Report = no_report) -> int:
    """In giấy giải thích cho một hộ, set so that it fits on one page; the number of pages."""
    sheet = portrait(draft=paper.decision is None, practice=paper.head.practice)
    for fit in _FITS:
        blocks = _blocks(paper, sheet.text_width, fit)
        if sum(block.height for block in blocks) <= sheet.room:
            break
    return sheet.write(TITLE_TEXT, blocks, target, report)


def _blocks(paper: ExplanationPaper, width: float, fit: _Fit) -> list[Block]:
    household = f"Hộ ông (bà) {paper.head_name}, mã hộ {paper.code}, {paper.hamlet}"
    text = _Text(width, fit.size)
    return [
        *opening(paper.head, TITLE_TEXT, (household,), width),
        *_result(paper, text),
        *_lacking(paper, text, fit),
        *_others(paper, text),
        *_basis(paper, text),
        *_what_counts(paper, text),
        *signature_blocks(paper.signing, width),
    ]


class _Text:
    """Paragraphs of one size."""

    def __init__(self, width: float, size: float) -> None:
        self._width, self._size = width, size

    def heading(self, text: str) -> list[Block]:
        """A heading, which stays with what follows."""
        words = Words(text, STRONG.at(self._size), self._width)
        words.keep = True
        return [Gap(self._size * 0.5), words]

    def paragraph(self, text: str) -> Block:
        return Words(text, BODY.at(self._size), self._width)

    def item(self, text: str) -> Block:
        return Words(f"- {text}", BODY.at(self._size), self._width, indent=_INDENT)

    def aside(self, text: str) -> Block:
        return Words(text, EMPHASIS.at(self._size - 1), self._width, indent=_INDENT * 1.5)

    def result(self, text: str) -> Block:
        return Words(text, TITLE.at(self._size + 2), self._width, Align.CENTRE)


def _result(paper: ExplanationPaper, text: _Text) -> list[Block]:
    result = paper.result
    area = f", khu vực {AREA_TERMS[result.area]}" if result.area else ""
    surveyed = (
        f"{paper_date(result.survey_date).capitalize()}, hộ được rà soát theo "
        f"{_lowered(paper.standard.title)}{area}. Kết quả:"
    )
    blocks = [
        text.paragraph(surveyed),
        text.result(CLASS_TERMS[result.household_class].upper()),
        *text.heading("Vì sao có kết quả này"),
        text.paragraph(_reason(result, paper.standard)),
    ]
    if result.unconfirmed:
        blocks.append(text.aside(f"Kết quả {UNCONFIRMED_NOTE} trước khi dùng."))
    return blocks


def _reason(result: Result, standard: Standard) -> str:
    words = _REASONS.get(result.household_class, _undetermined)
    return words(result, standard)


def _poor(result: Result, standard: Standard) -> str:
    return (
        f"{_LIVING} bằng hoặc thấp hơn mức {_line(result, standard)}. "
        f"Đồng thời {_count(result, standard)}, từ {_threshold(standard)} điều trở lên, "
        "nên là hộ nghèo."
    )


def _near_poor(result: Result, standard: Standard) -> str:
    return (
        f"{_LIVING} bằng hoặc thấp hơn mức {_line(result, standard)}. "
        f"Nhưng {_count(result, standard)}, chưa đến {_threshold(standard)} điều, "
        "nên là hộ cận nghèo."
    )


def _not_poor(result: Result, standard: Standard) -> str:
    return (
        f"{_LIVING} cao hơn mức {_line(result, standard)}, "
        "nên hộ không thuộc diện hộ nghèo, hộ cận nghèo."
    )


def _undetermined(result: Result, standard: Standard) -> str:
    questions = "; ".join(_open_question(reason, standard) for reason in result.reasons)
    return (
        f"Chưa kết luận được vì còn điều chưa rõ: {questions}. "
        "Điều chưa rõ không bị tính là không thiếu, cũng không bị tính là thiếu."
    )


def _open_question(reason: str, standard: Standard) -> str:
    """One reason of a result without a class, in words that tell no score."""
    if reason in _OPEN:
        return _OPEN[reason]
    return _lowered(standard.indicator(reason.removeprefix("unknown:")).title)


_OPEN = {
    "unknown:b1_score": "thu nhập ước tính của hộ",
    "unknown:b2_score": "những điều hộ còn thiếu",
    "b1_total_differs": "thu nhập ước tính của hộ, phiếu ghi hai số khác nhau",
    "b1_out_of_range": "thu nhập ước tính của hộ",
    "b2_out_of_range": "những điều hộ còn thiếu",
    "unknown:area": "hộ ở khu vực nông thôn hay thành thị",
    "no_members": "hộ chưa có thành viên nào trong sổ",
    "birth_after_survey": "có người sinh sau ngày rà soát",
    "no_score_line": "chuẩn này chưa công bố mức để so sánh",
    "no_standard_for_date": "không có chuẩn nghèo cho ngày rà soát",
}
_REASONS: dict[HouseholdClass, Callable[[Result, Standard], str]] = {
    HouseholdClass.POOR: _poor,
    HouseholdClass.NEAR_POOR: _near_poor,
    HouseholdClass.NOT_POOR: _not_poor,
}


def _line(result: Result, standard: Standard) -> str:
    income = standard.income_line.get(result.area) if result.area else None
    if income is None:
        return "quy định"
    return f"{grouped_digits(income)} đồng một người một tháng"


def _count(result: Result, standard: Standard) -> str:
    lacking = (result.deprivation_score or 0) // standard.points_per_deprivation
    return f"hộ thiếu {lacking} trong {len(standard.indicators)} điều được xét"


def _threshold(standard: Standard) -> int:
    """How many lacks make a household poor."""
    return -(-standard.min_deprivation_score // standard.points_per_deprivation)


def _lacking(paper: ExplanationPaper, text: _Text, fit: _Fit) -> list[Block]:
    found = [each for each in paper.result.findings if each.lack]
    if not found:
        return []
    names = {member.no: member.name for member in paper.members}
    blocks = text.heading("Những điều hộ còn thiếu")
    for finding in found:
        indicator = paper.standard.indicator(finding.indicator)
        cause = explain_cause(finding, names, paper.standard)
        blocks.append(text.item(f"{indicator.title}, {cause}."))
        if fit.with_rules:
            blocks.append(text.aside(f"Quy định về thiếu: {_lowered(indicator.deprived_when)}"))
    return blocks


def _others(paper: ExplanationPaper, text: _Text) -> list[Block]:
    blocks: list[Block] = []
    for answer, heading in ((False, "Những điều hộ không thiếu"), (None, "Những điều chưa rõ")):
        titles = [
            paper.standard.indicator(each.indicator).title
            for each in paper.result.findings
            if each.lack is answer
        ]
        if titles:
            blocks += [*text.heading(heading), text.paragraph(f"{'; '.join(titles)}.")]
    return blocks


def _basis(paper: ExplanationPaper, text: _Text) -> list[Block]:
    clause = paper.standard.sources.get("deprivation", "")
    basis = "; ".join(paper.standard.legal_basis)
    shown = f"{basis}. Cách phân loại hộ: {clause}." if clause else f"{basis}."
    return [*text.heading("Căn cứ"), text.paragraph(shown)]


def _what_counts(paper: ExplanationPaper, text: _Text) -> list[Block]:
    commune = paper.head.letterhead.commune.full_name
    until = f" đến hết {paper_date(paper.objection_until)}" if paper.objection_until else ""
    decision = paper.decision
    if decision:
        counts = (
            f"Diện của hộ theo Quyết định số {decision.number} {paper_date(decision.decided_on)}: "
            f"{_lowered(CLASS_TERMS[decision.household_class])}. Quyết định là kết quả có giá trị."
        )
    else:
        counts = (
            "Đây là kết quả tính từ phiếu rà soát, chưa phải quyết định. Diện của hộ chỉ có "
            f"khi Chủ tịch Ủy ban nhân dân {commune} ký quyết định công nhận."
        )
    objection = (
        "Nếu thấy điều nào ghi chưa đúng, ông (bà) nói với rà soát viên hoặc trưởng ấp (khóm). "
        f"Cũng có thể gửi ý kiến đến Ủy ban nhân dân {commune}{until}, "
        "mang theo giấy tờ liên quan nếu có. "
        "Điều ghi chưa đúng sẽ được xem lại (phúc tra)."
    )
    return [
        *text.heading("Kết quả này có giá trị thế nào"),
        text.paragraph(counts),
        *text.heading("Nếu không đồng ý"),
        text.paragraph(objection),
    ]


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]

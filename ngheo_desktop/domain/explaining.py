"""Vì sao: a computed result in sentences that the officer can read to the household."""

from collections.abc import Iterable, Mapping
from typing import Any

from ngheo_desktop.domain.indicators import Cause, Finding
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import UNCONFIRMED_NOTE

Names = Mapping[int, str]
"""Place of a member on the sheet → name."""

# What a fact says about a person when it is why the household lacks something. Words in braces
# are numbers of the standard.
_LACKING_PERSON = {
    "work": "muốn làm việc mà không tìm được việc",
    "contract": "làm công thường xuyên mà không có hợp đồng lao động",
    "birth": "dưới {age_child} tuổi",
    "monthly_allowance": "đang hưởng trợ cấp xã hội hằng tháng",
    "stunted": "thấp còi so với tuổi",
    "underweight": "nhẹ cân so với tuổi",
    "health_insurance": "chưa có thẻ bảo hiểm y tế",
    "education": "không còn đi học và chưa đủ trình độ theo tuổi",
    "at_right_level": "chưa đi học đúng cấp học của tuổi",
}
_LACKING_HOUSE = {
    "housing_area_m2": "diện tích nhà ở bình quân dưới {m2_per_person} m² một người",
    "water_source": "nguồn nước sinh hoạt không thuộc loại hợp vệ sinh",
    "toilet": "nhà tiêu không thuộc loại hợp vệ sinh",
    "anyone_online": "không ai trong hộ dùng internet",
    "devices": "hộ không có phương tiện nào trong danh mục để tiếp cận thông tin",
    "waste": "rác thải chưa được thu gom hoặc xử lý hợp vệ sinh",
}
_FACT_TERMS = {
    "birth": "ngày sinh đầy đủ",
    "sex": "giới tính",
    "work": "việc làm",
    "regular": "việc làm công có thường xuyên hay không",
    "contract": "hợp đồng lao động",
    "can_work": "khả năng lao động",
    "wants_work": "nhu cầu tìm việc",
    "retirement_age": "tuổi nghỉ hưu của năm rà soát",
    "monthly_allowance": "trợ cấp xã hội hằng tháng",
    "disabled": "tình trạng khuyết tật",
    "health_insurance": "thẻ bảo hiểm y tế",
    "studying": "việc đi học",
    "education": "trình độ cao nhất",
    "employer_training": "đào tạo của doanh nghiệp",
    "at_right_level": "cấp học đang theo học",
    "stunted": "chiều cao theo tuổi",
    "underweight": "cân nặng theo tuổi",
    "uses_internet": "việc dùng internet",
    "anyone_online": "việc dùng internet trong hộ",
    "wall": "tường",
    "pillar": "cột",
    "roof": "mái",
    "housing_area_m2": "diện tích nhà ở",
    "water_source": "nguồn nước sinh hoạt",
    "toilet": "nhà tiêu",
    "devices": "phương tiện tiếp cận thông tin",
    "waste": "cách xử lý rác thải",
}
_HOUSE_PARTS = {"wall", "pillar", "roof"}
_REASONS = {
    "no_members": "Hộ chưa có thành viên nào.",
    "birth_after_survey": "Có người sinh sau ngày rà soát. Vui lòng xem lại ngày sinh.",
    "unknown:b1_score": "Chưa có điểm B1.",
    "unknown:b2_score": "Chưa có điểm B2.",
    "b1_total_differs": "Tổng điểm B1 đã ghi khác với tổng của các mục B1.",
    "b1_out_of_range": "Điểm B1 không thể là số âm.",
    "b2_out_of_range": "Điểm B2 nằm ngoài mức có thể: từ 0 đến tổng điểm của các chỉ số.",
    "unknown:area": "Chưa rõ khu vực (nông thôn hay thành thị) của ấp, khóm vào ngày rà soát.",
    "no_score_line": "Chuẩn nghèo này chưa có ngưỡng điểm B1.",
    "no_standard_for_date": "Không có chuẩn nghèo nào áp dụng vào ngày rà soát.",
}


def explain_finding(finding: Finding, names: Names, standard: Standard) -> str:
    """One indicator in a sentence: its number, lack or not, and who or what it rests on."""
    indicator = standard.indicator(finding.indicator)
    verdict = {True: "thiếu", False: "không thiếu", None: "chưa rõ"}[finding.lack]
    cause = explain_cause(finding, names, standard)
    told = f"{verdict}, {cause}" if cause else verdict
    return f"Câu {indicator.number}. {indicator.title}: {told}."


def explain_cause(finding: Finding, names: Names, standard: Standard) -> str:
    """The part after the verdict: «vì Lê Thị Út chưa có thẻ bảo hiểm y tế»; may be empty."""
    if any("mark" in cause.facts for cause in finding.causes):
        return "theo ô đánh dấu trên phiếu giấy"
    if finding.lack is None:
        missing = _missing(finding.causes, names)
        return f"chưa biết {missing}" if missing else "vì hộ chưa có thành viên"
    if not finding.lack:
        return ""
    parameters = standard.indicator(finding.indicator).parameters
    told = "; ".join(_decisive(finding, names, parameters))
    if finding.indicator == "dependency":
        share = parameters["more_than_percent"]
        return f"vì trên {share}% nhân khẩu là người phụ thuộc: {told}"
    return f"vì {told}"


def explain_reasons(result: Result, standard: Standard | None = None) -> list[str]:
    """Why there is no class yet, one sentence each; with the standard the questions are named."""
    unknown = [
        reason.removeprefix("unknown:")
        for reason in result.reasons
        if reason.startswith("unknown:") and reason not in _REASONS
    ]
    sentences = [_REASONS[reason] for reason in result.reasons if reason in _REASONS]
    return [_unknown_questions(unknown, standard), *sentences] if unknown else sentences


def explain_warnings(result: Result, standard: Standard | None = None) -> list[str]:
    """What to look at although there is a result, one sentence each."""
    sentences = []
    for warning in result.warnings:
        code = warning.removeprefix("mark_against_facts:")
        if code != warning:
            question = _question(code, standard) if standard else "một câu"
            sentences.append(f"Ô đánh dấu trên phiếu giấy ở {question} khác với các câu trả lời.")
        elif warning == "b2_not_ten_times_a_count":
            sentences.append("Điểm B2 không phải là số chỉ số thiếu hụt nhân với 10.")
    if set(result.unconfirmed) - {"b1_table"}:
        sentences.append(f"Chuẩn nghèo này chưa được xác nhận, {UNCONFIRMED_NOTE}.")
    if "b1_table" in result.unconfirmed:
        sentences.append(f"Bảng điểm B1 chưa được xác nhận, {UNCONFIRMED_NOTE}.")
    return sentences


def _unknown_questions(codes: list[str], standard: Standard | None) -> str:
    """«Còn 2 câu chưa rõ: câu 4 (Bảo hiểm y tế) và câu 12 (…).»"""
    count = f"Còn {len(codes)} câu chưa rõ"
    if standard is None:
        return f"{count}."
    return f"{count}: {joined(_question(code, standard) for code in codes)}."


def _question(code: str, standard: Standard) -> str:
    indicator = standard.indicator(code)
    return f"câu {indicator.number} ({indicator.title})"


def _missing(causes: Iterable[Cause], names: Names) -> str:
    """«thẻ bảo hiểm y tế của Lê Thị Út và Trần Thị Nở; tường»."""
    told = []
    for facts, members in _by_facts(causes).items():
        terms = joined(_FACT_TERMS.get(fact, fact) for fact in facts)
        of = f" của {joined(_name(no, names) for no in members)}" if members else ""
        told.append(f"{terms}{of}")
    return "; ".join(told)


def _decisive(finding: Finding, names: Names, parameters: Mapping[str, Any]) -> list[str]:
    """Who lacks what, people with the same lack together."""
    told = []
    for facts, members in _by_facts(finding.causes).items():
        if "uses_internet" in facts:
            told.append(_LACKING_HOUSE["anyone_online"])
        elif members:
            people = joined(_name(no, names) for no in members)
            told.append(f"{people} {_lacking(_LACKING_PERSON, facts, parameters)}")
        elif _HOUSE_PARTS.issuperset(facts):
            told.append(f"{joined(_FACT_TERMS[part] for part in facts)} không bền chắc")
        else:
            told.append(_lacking(_LACKING_HOUSE, facts, parameters))
    return told


def _lacking(
    words: Mapping[str, str], facts: tuple[str, ...], parameters: Mapping[str, Any]
) -> str:
    return " hoặc ".join(words[fact].format_map(parameters) for fact in facts if fact in words)


def _by_facts(causes: Iterable[Cause]) -> dict[tuple[str, ...], list[int]]:
    grouped: dict[tuple[str, ...], list[int]] = {}
    for cause in causes:
        members = grouped.setdefault(cause.facts, [])
        if cause.member is not None:
            members.append(cause.member)
    return grouped


def _name(no: int, names: Names) -> str:
    return names.get(no) or f"người thứ {no}"


def joined(words: Iterable[str]) -> str:
    """«a, b và c»."""
    *first, last = words
    return f"{', '.join(first)} và {last}" if first else last

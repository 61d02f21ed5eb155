"""Lời thường: why a household lacks something, in words that its own people use."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from ngheo_desktop.domain.answers import TOILET_TERMS, WASTE_TERMS, WATER_TERMS
from ngheo_desktop.domain.facts import Facts, Toilet
from ngheo_desktop.domain.indicators import Finding
from ngheo_desktop.domain.standards import Standard

# By rule and by the fact that decides it; {…} is a number of the standard.
_OF_A_PERSON = {
    ("employment", "work"): "không tìm được việc làm",
    ("employment", "contract"): "làm công nhưng không có hợp đồng lao động",
    ("dependency", "birth"): "còn dưới {age_child} tuổi",
    ("dependency", "monthly_allowance"): "đang hưởng trợ cấp xã hội hằng tháng",
    ("nutrition", "stunted"): "thấp hơn mức chuẩn so với tuổi",
    ("nutrition", "underweight"): "nhẹ cân so với tuổi",
    ("health_insurance", "health_insurance"): "chưa có thẻ bảo hiểm y tế",
    ("adult_education", "education"): "không đi học và chưa có bằng cấp phù hợp với tuổi",
    ("school_attendance", "at_right_level"): "chưa được đi học đúng cấp học của tuổi",
}
_PARTS = {"wall": "tường", "pillar": "cột", "roof": "mái"}
_FROM_PAPER = "theo dấu ghi trên phiếu giấy"
_REASONS = {
    "b1_score": "mức sống của hộ",
    "b2_score": "những điều hộ còn thiếu",
    "area": "hộ ở khu vực nông thôn hay thành thị",
}
_FAULTS = {
    "no_members": "hộ chưa có thành viên nào trong sổ",
    "birth_after_survey": "có người sinh sau ngày rà soát",
    "no_score_line": "chuẩn này chưa công bố mức điểm",
    "no_standard_for_date": "không có chuẩn nghèo cho ngày rà soát",
}


def because(finding: Finding, standard: Standard, facts: Facts) -> str:
    """Vì sao thiếu: «Lê Thị Mười chưa có thẻ bảo hiểm y tế»; empty where the cause is not kept."""
    decisive = [fact for cause in finding.causes for fact in cause.facts]
    if "mark" in decisive:
        return _FROM_PAPER
    people = _people(finding, standard, facts)
    if people:
        return people
    return _house(decisive, standard.indicator(finding.indicator).parameters, facts)


def open_question(reason: str, standard: Standard) -> str:
    """Điều chưa rõ behind one reason of a result without a class."""
    kind, _, name = reason.partition(":")
    if kind != "unknown":
        return _FAULTS.get(kind, kind)
    if name in _REASONS:
        return _REASONS[name]
    indicator = standard.indicator(name)
    return f"{indicator.title[:1].lower()}{indicator.title[1:]} (câu {indicator.number})"


def _people(finding: Finding, standard: Standard, facts: Facts) -> str:
    """Members with the same cause in one phrase."""
    indicator = standard.indicator(finding.indicator)
    names = {each.no: each.name or f"thành viên số {each.no}" for each in facts.members}
    affected: dict[str, list[str]] = defaultdict(list)
    for cause in finding.causes:
        for fact in cause.facts:
            words = _OF_A_PERSON.get((indicator.rule, fact))
            if words and cause.member is not None:
                phrase = words.format_map(dict(indicator.parameters))
                affected[phrase].append(names.get(cause.member, f"thành viên số {cause.member}"))
    return "; ".join(f"{', '.join(who)} {phrase}" for phrase, who in affected.items())


def _house(decisive: list[str], parameters: Mapping[str, Any], facts: Facts) -> str:
    house = facts.house
    weak = [word for part, word in _PARTS.items() if part in decisive]
    if weak:
        return f"{', '.join(weak)} làm bằng vật liệu không bền chắc"
    if "housing_area_m2" in decisive and house.housing_area_m2 is not None:
        return _area(facts, parameters)
    if "water_source" in decisive and house.water_source:
        return f"nguồn nước đang dùng là {WATER_TERMS[house.water_source]}"
    if "toilet" in decisive and house.toilet:
        if house.toilet == Toilet.NONE:
            return "nhà chưa có nhà tiêu"
        return f"nhà tiêu đang dùng là loại {TOILET_TERMS[house.toilet]}"
    if {"anyone_online", "uses_internet"} & set(decisive):
        return "trong nhà không có ai dùng internet"
    if "devices" in decisive:
        return "nhà không có ti vi, đài, máy tính hay điện thoại"
    if "waste" in decisive and house.waste:
        return f"rác thải {WASTE_TERMS[house.waste]}"
    return ""


def _area(facts: Facts, parameters: Mapping[str, Any]) -> str:
    shown = f"{facts.house.housing_area_m2:f}".replace(".", ",")
    least = parameters["m2_per_person"]
    return f"nhà rộng {shown} m² cho {len(facts.members)} người, mỗi người chưa đủ {least} m²"

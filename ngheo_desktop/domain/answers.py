"""Questions of the checklist: each answer is one key, and sets one or more facts.

A question is asked of a member only while its answer could still change an indicator; what age
or an earlier answer has settled is skipped (shown as «·»). That follows from the rule itself, so
a new standard needs no second list of who is asked what.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TypeVar

from ngheo_desktop.domain.facts import (
    Device,
    Education,
    Facts,
    HouseAnswers,
    Material,
    MemberAnswers,
    SurveyedMember,
    Toilet,
    Waste,
    WaterSource,
    Work,
)
from ngheo_desktop.domain.indicators import RULES
from ngheo_desktop.domain.logic import Answer
from ngheo_desktop.domain.standards import Indicator, Standard

Answers = TypeVar("Answers", MemberAnswers, HouseAnswers)


class AnswerKind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"  # one key
    SEVERAL = "several"  # keys switch options on and off
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: the key to press, its words, and the facts it sets."""

    key: str
    label: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One cell of the sheet; `rules` are the indicator rules that it can decide."""

    code: str
    short: str
    title: str
    rules: tuple[str, ...]
    options: tuple[Option, ...] = ()
    kind: AnswerKind = AnswerKind.CHOICE
    unit: str = ""
    names: tuple[str, ...] = field(default=())  # facts it sets, when no option names them
    given: Mapping[str, Any] = field(default_factory=dict)  # facts without which it makes no sense

    @property
    def facts(self) -> tuple[str, ...]:
        """Names of the facts this question sets."""
        named = dict.fromkeys(fact for option in self.options for fact in option.facts)
        return self.names or tuple(named)


def _yes_no(fact: str, yes: str = "có", no: str = "không") -> tuple[Option, ...]:
    return (Option("1", yes, {fact: True}), Option("2", no, {fact: False}))


def _choice(fact: str, words: Mapping[Any, str]) -> tuple[Option, ...]:
    return tuple(
        Option(str(at), label, {fact: value}) for at, (value, label) in enumerate(words.items(), 1)
    )


EDUCATION_TERMS = {
    Education.NONE: "chưa qua lớp nào",
    Education.PRIMARY: "tiểu học",
    Education.LOWER_SECONDARY: "THCS",
    Education.UPPER_SECONDARY: "THPT",
    Education.ELEMENTARY_VOCATIONAL: "sơ cấp nghề",
    Education.INTERMEDIATE_VOCATIONAL: "trung cấp",
    Education.VOCATIONAL_COLLEGE: "cao đẳng nghề",
    Education.COLLEGE: "cao đẳng",
    Education.UNIVERSITY: "đại học trở lên",
}
MATERIAL_TERMS = {Material.DURABLE: "bền chắc", Material.NON_DURABLE: "không bền chắc"}
WATER_TERMS = {
    WaterSource.PIPED: "nước máy",
    WaterSource.DRILLED_WELL: "giếng khoan",
    WaterSource.PROTECTED_DUG_WELL: "giếng đào được bảo vệ",
    WaterSource.PROTECTED_SPRING: "khe, mó được bảo vệ",
    WaterSource.RAIN: "nước mưa",
    WaterSource.BOTTLED: "nước đóng chai, bình",
    WaterSource.RIVER_CANAL: "sông, kênh, rạch, ao",
    WaterSource.UNPROTECTED_DUG_WELL: "giếng đào không bảo vệ",
    WaterSource.UNPROTECTED_SPRING: "khe, mó không bảo vệ",
}
TOILET_TERMS = {
    Toilet.SEPTIC: "tự hoại",
    Toilet.SEMI_SEPTIC: "bán tự hoại",
    Toilet.POUR_FLUSH: "thấm dội nước",
    Toilet.VENTILATED_PIT: "chìm có ống thông hơi",
    Toilet.PIT_WITH_SLAB: "chìm có bệ ngồi",
    Toilet.TWO_VAULT: "hai ngăn",
    Toilet.OVER_WATER: "trên ao, kênh, sông",
    Toilet.OPEN_PIT: "hố đào lộ thiên",
    Toilet.NONE: "không có",
}
DEVICE_TERMS = {
    Device.TV: "ti vi",
    Device.RADIO: "đài",
    Device.DESKTOP: "máy tính bàn",
    Device.TELEPHONE: "điện thoại",
    Device.LAPTOP: "máy tính xách tay",
    Device.TABLET: "máy tính bảng",
    Device.SMARTPHONE: "điện thoại thông minh",
}
NOTHING_KEY = "8"  # none of the devices, which is an answer; «chưa rõ» is not
WASTE_TERMS = {
    Waste.COLLECTED: "được thu gom",
    Waste.TREATED_HYGIENICALLY: "tự xử lý hợp vệ sinh",
    Waste.DUMPED_IN_WATER: "bỏ xuống nước",
    Waste.DUMPED_ON_LAND: "bỏ trên đất",
}

MEMBER_QUESTIONS: tuple[Question, ...] = (
    Question(
        "health_insurance",
        "BHYT",
        "Có thẻ bảo hiểm y tế",
        ("health_insurance",),
        _yes_no("health_insurance"),
    ),
    Question(
        "work",
        "Việc",
        "Việc làm",
        ("employment",),
        (
            Option("1", "tự làm", {"work": Work.OWN}),
            Option("2", "làm công thường xuyên", {"work": Work.WAGE, "regular": True}),
            Option("3", "làm thuê thời vụ", {"work": Work.WAGE, "regular": False}),
            Option(
                "4",
                "không có việc, đang tìm",
                {"work": Work.NONE, "can_work": True, "wants_work": True},
            ),
            Option("5", "không tìm việc", {"work": Work.NONE, "wants_work": False}),
            Option("6", "không lao động được", {"work": Work.NONE, "can_work": False}),
        ),
    ),
    Question(
        "contract",
        "HĐLĐ",
        "Có hợp đồng lao động",
        ("employment",),
        _yes_no("contract"),
        given={"work": Work.WAGE, "regular": True},
    ),
    Question("studying", "Đang học", "Đang đi học", ("adult_education",), _yes_no("studying")),
    Question(
        "education",
        "Trình độ",
        "Trình độ cao nhất",
        ("adult_education",),
        _choice("education", EDUCATION_TERMS),
    ),
    Question(
        "employer_training",
        "DN đào tạo",
        "Được doanh nghiệp tuyển và chứng nhận đào tạo",
        ("adult_education",),
        _yes_no("employer_training"),
    ),
    Question(
        "at_right_level",
        "Đúng cấp",
        "Đi học đúng cấp học của tuổi",
        ("school_attendance",),
        _yes_no("at_right_level"),
    ),
    Question(
        "nutrition",
        "DD",
        "Dinh dưỡng",
        ("nutrition",),
        (
            Option("1", "bình thường", {"stunted": False, "underweight": False}),
            Option("2", "thấp còi", {"stunted": True, "underweight": False}),
            Option("3", "nhẹ cân", {"stunted": False, "underweight": True}),
            Option("4", "thấp còi và nhẹ cân", {"stunted": True, "underweight": True}),
        ),
    ),
    Question(
        "monthly_allowance",
        "Trợ cấp",
        "Hưởng trợ cấp xã hội hằng tháng",
        ("dependency",),
        _yes_no("monthly_allowance"),
    ),
    Question("disabled", "KT", "Khuyết tật", ("dependency",), _yes_no("disabled")),
)

_ORDER = {question.code: place for place, question in enumerate(MEMBER_QUESTIONS)}

HOUSE_QUESTIONS: tuple[Question, ...] = (
    Question("wall", "Tường", "Tường", ("housing_quality",), _choice("wall", MATERIAL_TERMS)),
    Question("pillar", "Cột", "Cột", ("housing_quality",), _choice("pillar", MATERIAL_TERMS)),
    Question("roof", "Mái", "Mái", ("housing_quality",), _choice("roof", MATERIAL_TERMS)),
    Question(
        "housing_area_m2",
        "Diện tích",
        "Diện tích nhà ở",
        ("housing_area",),
        kind=AnswerKind.NUMBER,
        unit="m²",
        names=("housing_area_m2",),
    ),
    Question(
        "water_source",
        "Nước",
        "Nguồn nước sinh hoạt",
        ("water",),
        _choice("water_source", WATER_TERMS),
    ),
    Question("toilet", "Nhà tiêu", "Nhà tiêu", ("sanitation",), _choice("toilet", TOILET_TERMS)),
    Question(
        "anyone_online",
        "Internet",
        "Có người dùng internet",
        ("internet",),
        _yes_no("anyone_online", "có người dùng", "không ai dùng"),
    ),
    Question(
        "devices",
        "TV, ĐT",
        "Phương tiện tiếp cận thông tin",
        ("info_devices",),
        tuple(
            Option(str(at), label, {"devices": device})
            for at, (device, label) in enumerate(DEVICE_TERMS.items(), 1)
        ),
        kind=AnswerKind.SEVERAL,
    ),
    Question("waste", "Rác", "Xử lý rác thải", ("waste",), _choice("waste", WASTE_TERMS)),
)


def house_questions(standard: Standard) -> tuple[Question, ...]:
    """Questions about the house that a standard asks, in the order of its form."""
    numbers = {indicator.rule: indicator.number for indicator in standard.indicators}
    asked = [each for each in HOUSE_QUESTIONS if numbers.keys() & set(each.rules)]
    return tuple(sorted(asked, key=lambda each: numbers[each.rules[0]]))


def answered(question: Question, answers: MemberAnswers | HouseAnswers) -> Option | None:
    """The option that known facts amount to; None = chưa rõ."""
    fits = (
        option
        for option in question.options
        if all(getattr(answers, fact) == value for fact, value in option.facts.items())
    )
    return next(fits, None)


def devices_after(key: str, owned: frozenset[Device] | None) -> frozenset[Device] | None:
    """Devices after one key: an option is switched on or off, NOTHING_KEY says there are none.

    Switching the last one off leaves «chưa rõ»: it may have been a slip of the finger.
    """
    if key == NOTHING_KEY:
        return frozenset()
    pressed = {device for at, device in enumerate(DEVICE_TERMS, 1) if str(at) == key}
    return (owned or frozenset()) ^ pressed or None if pressed else owned


def with_answer(question: Question, answers: Answers, option: Option | None) -> Answers:
    """The answers with one question answered anew; None sets it back to chưa rõ."""
    facts: dict[str, Any] = dict.fromkeys(question.facts)
    facts.update(option.facts if option else {})
    return replace(answers, **facts)


def is_asked(question: Question, member: SurveyedMember, facts: Facts, standard: Standard) -> bool:
    """True while an answer to the question could settle an indicator that is open without it.

    Only what stands before it on the sheet counts: an answer never takes back an earlier question.
    """
    if any(getattr(member.answers, fact) != value for fact, value in question.given.items()):
        return False
    blank = member.answers
    for each in MEMBER_QUESTIONS[_ORDER[question.code] :]:
        if set(each.rules) & set(question.rules):
            blank = with_answer(each, blank, None)
    tries = [with_answer(question, blank, option) for option in question.options]
    return any(
        _verdict(indicator, facts, replace(member, answers=blank)) is None
        and any(
            _verdict(indicator, facts, replace(member, answers=each)) is not None for each in tries
        )
        for indicator in standard.indicators
        if indicator.rule in question.rules
    )


def _verdict(indicator: Indicator, facts: Facts, member: SurveyedMember) -> Answer:
    alone = replace(facts, members=(member,))
    return RULES[indicator.rule](alone, indicator.parameters)[0]

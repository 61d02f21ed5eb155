"""A list of all people, one to a line, as communes keep it: made from the invented register."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ngheo_desktop.domain.facts import Facts, MemberAnswers, SurveyedMember
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.domain.terms import AREA_TERMS, SEX_TERMS
from ngheo_desktop.exchange.values.answers import (
    DEVICE_WORDS,
    EDUCATION_WORDS,
    MATERIAL_WORDS,
    NUTRITION_WORDS,
    TOILET_WORDS,
    WASTE_WORDS,
    WATER_WORDS,
    WORK_WORDS,
)
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.office import Office
from ngheo_desktop.paths import resource
from ngheo_desktop.storage.checklists import StoredSheet, load_sheets
from ngheo_desktop.storage.households import load_households

_HEADING = (
    "STT hộ,Mã hộ,Ấp,Khu vực,STT nhân khẩu,Họ và tên,Quan hệ với chủ hộ,Giới tính,Ngày sinh,"
    "Dân tộc,Số định danh,Việc làm,Khuyết tật,Trợ cấp hàng tháng,BHYT,Đang đi học,"
    "Đi học đúng cấp,Trình độ,Suy dinh dưỡng,Dùng internet,Tường,Cột,Mái,Diện tích nhà ở (m2),"
    "Nguồn nước,Nhà tiêu,Thiết bị,Rác thải,Điểm B1,Ngày rà soát\r\n"
)
_HOUSE_CELLS = 10  # on the line of the first person only


def write_population(office: Office, target: Path) -> None:
    """Write every household, under a code of its own: each has to be looked for by its people."""
    hamlets = list_hamlets(office)
    with office.store.reading() as session:
        sheets = load_sheets(session, hamlets)
        households = load_households(session, [each.household_id for each in sheets])
    names = {each.id: each.name for each in hamlets}
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(_HEADING)
        lines = csv.writer(file)
        for number, sheet in enumerate(sheets, start=1):
            household = households[sheet.household_id]
            opening = (number, f"DS{number:05d}", names[household.hamlet_id])
            lines.writerows(_people(opening, household, sheet))


def _people(
    opening: tuple[Any, ...], household: Household, sheet: StoredSheet
) -> Iterator[tuple[Any, ...]]:
    facts = sheet.facts
    asked = {each.key: each for each in facts.members}
    area = AREA_TERMS[facts.area] if facts.area else ""
    for no, member in enumerate(household.members, start=1):
        house = _house(facts) if no == 1 else ("",) * _HOUSE_CELLS
        person = (*_member(member), *_answers(asked.get(member.id)))
        yield (*opening, area, no, *person, *house)


def _member(member: Member) -> tuple[str, ...]:
    return (
        member.name,
        _RELATIONS.get(member.relation, ""),
        SEX_TERMS[member.sex] if member.sex else "",
        member.birth.shown if member.birth else "",
        member.ethnic,
        member.personal_id,
    )


def _answers(surveyed: SurveyedMember | None) -> tuple[str, ...]:
    told = surveyed.answers if surveyed else MemberAnswers()
    return (
        _word_of(told, WORK_WORDS),
        _yes_no(told.disabled),
        _yes_no(told.monthly_allowance),
        _yes_no(told.health_insurance),
        _yes_no(told.studying),
        _yes_no(told.at_right_level),
        _first_word(EDUCATION_WORDS, told.education),
        _word_of(told, NUTRITION_WORDS),
        _yes_no(told.uses_internet),
    )


def _house(facts: Facts) -> tuple[str, ...]:
    house = facts.house
    devices = [_first_word(DEVICE_WORDS, each) for each in sorted(house.devices or ())]
    return (
        _first_word(MATERIAL_WORDS, house.wall),
        _first_word(MATERIAL_WORDS, house.pillar),
        _first_word(MATERIAL_WORDS, house.roof),
        str(house.housing_area_m2 or ""),
        _first_word(WATER_WORDS, house.water_source),
        _first_word(TOILET_WORDS, house.toilet),
        "; ".join(devices) or "Không có",
        _first_word(WASTE_WORDS, house.waste),
        "" if facts.income_score is None else str(facts.income_score),
        facts.survey_date.strftime("%d/%m/%Y"),
    )


def _yes_no(answer: bool | None) -> str:
    return "" if answer is None else ("Có" if answer else "Không")


def _first_word(words: Mapping[str, Any], meaning: Any) -> str:
    return next((word for word, each in words.items() if each == meaning), "")


def _word_of(answers: MemberAnswers, words: Mapping[str, Mapping[str, Any]]) -> str:
    """The word for several facts at once."""
    for word, facts in words.items():
        if all(getattr(answers, name) == value for name, value in facts.items()):
            return word
    return ""


def _relation_words() -> dict[str, str]:
    with resource("catalogs", "relations.csv").open(encoding="utf-8", newline="") as file:
        return {each["code"]: each["label"] for each in csv.DictReader(file)}


_RELATIONS = _relation_words()

"""Invented answers: each lack is likelier where hardship is high, so that lacks go together."""

from datetime import date
from decimal import Decimal
from random import Random

from ngheo_desktop.domain.births import age_range
from ngheo_desktop.domain.facts import (
    Device,
    Education,
    HouseAnswers,
    Material,
    MemberAnswers,
    SurveyedMember,
    Toilet,
    Waste,
    WaterSource,
    Work,
)
from ngheo_desktop.domain.register import Member

_UNKNOWN = 0.0006  # of single answers; enough to leave some households open


def invent_member(
    random: Random, no: int, member: Member, on: date, hardship: float
) -> SurveyedMember:
    """The answers of one person, as far as the sheet asks them at that age."""
    ages = age_range(member.birth, on)
    age = ages.youngest // 12 if ages else 0
    adult = _adult_answers(random, age, hardship) if age >= 15 else MemberAnswers()
    answers = MemberAnswers(
        work=adult.work,
        regular=adult.regular,
        contract=adult.contract,
        can_work=adult.can_work,
        wants_work=adult.wants_work,
        disabled=_drawn(random, 0.02 + 0.05 * hardship),
        monthly_allowance=_drawn(random, 0.55 if age >= 78 else 0.02 + 0.04 * hardship),
        health_insurance=_drawn(random, 0.985 - 0.28 * hardship),
        studying=_drawn(random, _study_chance(age, hardship)),
        at_right_level=_drawn(random, 0.985 - 0.2 * hardship) if age <= 16 else None,
        education=_education(random, age, hardship),
        employer_training=_drawn(random, 0.03) if 15 <= age <= 31 else None,
        stunted=_drawn(random, 0.01 + 0.15 * hardship) if age <= 16 else None,
        underweight=_drawn(random, 0.01 + 0.1 * hardship) if age <= 16 else None,
        uses_internet=_drawn(random, (0.85 if 10 <= age < 60 else 0.35) - 0.5 * hardship),
    )
    return SurveyedMember(no, member.birth, member.sex, answers, member.name, member.id)


def _drawn(random: Random, chance: float) -> bool | None:
    return None if random.random() < _UNKNOWN else random.random() < chance


def _study_chance(age: int, hardship: float) -> float:
    if age < 18:
        return 0.95 - 0.4 * hardship if age >= 3 else 0.0
    return 0.4 - 0.4 * hardship if age < 23 else 0.0


def _adult_answers(random: Random, age: int, hardship: float) -> MemberAnswers:
    if age >= 70 or random.random() < 0.03:
        return MemberAnswers(work=Work.NONE, can_work=False, wants_work=False)
    drawn = random.random()
    if drawn < 0.02 + 0.1 * hardship:
        return MemberAnswers(work=Work.NONE, can_work=True, wants_work=True)
    if drawn < 0.3:
        return MemberAnswers(work=Work.NONE, can_work=True, wants_work=False)
    if drawn < 0.5:
        contract = random.random() < 0.95 - 0.6 * hardship
        return MemberAnswers(work=Work.WAGE, regular=True, contract=contract)
    if drawn < 0.6:
        return MemberAnswers(work=Work.WAGE, regular=False)
    return MemberAnswers(work=Work.OWN)


_SCHOOLED = {True: Education.UPPER_SECONDARY, False: Education.LOWER_SECONDARY}


def _education(random: Random, age: int, hardship: float) -> Education:
    if age < 11:
        return Education.NONE
    if age < 15:
        return Education.PRIMARY
    luck = random.random() - 0.6 * hardship - (0.25 if age > 50 else 0)
    for least, education in (
        (0.82, Education.UNIVERSITY if age > 22 else _SCHOOLED[age > 17]),
        (0.3, _SCHOOLED[age > 17]),
        (0.05, Education.LOWER_SECONDARY),
        (-0.3, Education.PRIMARY),
    ):
        if luck > least:
            return education
    return Education.NONE


def invent_house(random: Random, hardship: float, size: int) -> HouseAnswers:
    """The house and its amenities."""
    weak = 0.03 + 0.75 * hardship**1.5
    parts = [Material.NON_DURABLE if random.random() < weak else Material.DURABLE for _ in range(3)]
    per_person = random.triangular(6, 38, 22) * (1.1 - 0.7 * hardship)
    area = Decimal(round(10 * max(9.0, per_person * (1 + size) / 1.6))) / 10
    return HouseAnswers(
        wall=parts[0],
        pillar=parts[1],
        roof=parts[2],
        housing_area_m2=area,
        water_source=_water(random, hardship),
        toilet=_toilet(random, hardship),
        devices=_devices(random, hardship),
        waste=_waste(random, hardship),
    )


def _water(random: Random, hardship: float) -> WaterSource | None:
    if random.random() < _UNKNOWN:
        return None
    if random.random() < 0.01 + 0.25 * hardship:
        return WaterSource.RIVER_CANAL
    clean = [WaterSource.PIPED, WaterSource.DRILLED_WELL, WaterSource.RAIN]
    return random.choices(clean, [8, 1, 1])[0]


def _toilet(random: Random, hardship: float) -> Toilet:
    if random.random() < 0.015 + 0.5 * hardship:
        return random.choice([Toilet.OVER_WATER, Toilet.OPEN_PIT, Toilet.NONE])
    return random.choice([Toilet.SEPTIC, Toilet.SEPTIC, Toilet.SEMI_SEPTIC, Toilet.POUR_FLUSH])


def _devices(random: Random, hardship: float) -> frozenset[Device]:
    chances = {
        Device.TV: 0.9 - 0.6 * hardship,
        Device.TELEPHONE: 0.5,
        Device.SMARTPHONE: 0.95 - 0.7 * hardship,
        Device.LAPTOP: 0.15 - 0.15 * hardship,
    }
    return frozenset(device for device, chance in chances.items() if random.random() < chance)


def _waste(random: Random, hardship: float) -> Waste:
    if random.random() < 0.05 + 0.4 * hardship:
        return random.choice([Waste.DUMPED_IN_WATER, Waste.DUMPED_ON_LAND])
    return random.choice([Waste.COLLECTED, Waste.TREATED_HYGIENICALLY])

"""Answers that make a whole sheet of the invented household."""

from dataclasses import replace
from decimal import Decimal

from ngheo_desktop.domain.facts import (
    Facts,
    HouseAnswers,
    Material,
    MemberAnswers,
    Toilet,
    WaterSource,
    Work,
)

HOUSE = HouseAnswers(
    wall=Material.NON_DURABLE,
    pillar=Material.NON_DURABLE,
    roof=Material.DURABLE,
    housing_area_m2=Decimal("23.5"),
    water_source=WaterSource.RIVER_CANAL,
    toilet=Toilet.SEPTIC,
    devices=frozenset(),
    anyone_online=True,
)
ADULT = MemberAnswers(work=Work.OWN, health_insurance=True, monthly_allowance=False, disabled=False)
CHILD = MemberAnswers(health_insurance=True, at_right_level=True, stunted=False, underweight=False)


def filled(facts: Facts, *, income: int = 118) -> Facts:
    """A complete sheet of the household of the fixture: lacks 7, 8 (3 persons), 9, 12."""
    answers = [CHILD if each.name == "Trần Thị Nở" else ADULT for each in facts.members]
    members = tuple(
        replace(each, answers=answer) for each, answer in zip(facts.members, answers, strict=True)
    )
    return replace(facts, income_score=income, house=HOUSE, members=members)

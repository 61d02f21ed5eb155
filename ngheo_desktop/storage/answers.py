"""Answers of a sheet as JSON by name of the fact; only what is known is written."""

from dataclasses import fields
from decimal import Decimal
from typing import Any

from ngheo_desktop.domain.facts import (
    Device,
    Education,
    HouseAnswers,
    Material,
    MemberAnswers,
    Toilet,
    Waste,
    WaterSource,
    Work,
)

_MEMBER_WORDS = {"work": Work, "education": Education}
_HOUSE_WORDS = {
    "wall": Material,
    "pillar": Material,
    "roof": Material,
    "water_source": WaterSource,
    "toilet": Toilet,
    "waste": Waste,
}
_MEMBER_FACTS = tuple(field.name for field in fields(MemberAnswers))


def member_json(answers: MemberAnswers) -> dict[str, Any]:
    """Known answers of one member."""
    known = {name: getattr(answers, name) for name in _MEMBER_FACTS}
    return {name: value for name, value in known.items() if value is not None}


def member_answers(data: dict[str, Any]) -> MemberAnswers:
    """Answers of one member as stored; facts of a newer program are passed over."""
    known = {name: data[name] for name in _MEMBER_FACTS if name in data}
    for name, kind in _MEMBER_WORDS.items():
        if name in known:
            known[name] = kind(known[name])
    return MemberAnswers(**known)


def house_json(house: HouseAnswers) -> dict[str, Any]:
    """Known answers about the house; the area as text, so that no digit is rounded."""
    known: dict[str, Any] = {name: getattr(house, name) for name in _HOUSE_WORDS}
    known["anyone_online"] = house.anyone_online
    if house.housing_area_m2 is not None:
        known["housing_area_m2"] = str(house.housing_area_m2)
    if house.devices is not None:
        known["devices"] = sorted(house.devices)
    return {name: value for name, value in known.items() if value is not None}


def house_answers(data: dict[str, Any]) -> HouseAnswers:
    """Answers about the house as stored."""
    words: dict[str, Any] = {
        name: kind(data[name]) for name, kind in _HOUSE_WORDS.items() if name in data
    }
    area, devices = data.get("housing_area_m2"), data.get("devices")
    return HouseAnswers(
        **words,
        housing_area_m2=None if area is None else Decimal(area),
        devices=None if devices is None else frozenset(Device(each) for each in devices),
        anyone_online=data.get("anyone_online"),
    )

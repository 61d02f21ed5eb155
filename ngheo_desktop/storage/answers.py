"""Answers of a sheet as JSON by name of the fact; only what is known is written."""

from dataclasses import fields
from decimal import Decimal, InvalidOperation
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
from ngheo_desktop.domain.unreadable import read_word

MEMBER_WORDS = {"work": Work, "education": Education}
HOUSE_WORDS = {
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
    for name, kind in MEMBER_WORDS.items():
        if name in known:
            known[name] = read_word(kind, known[name])
    return MemberAnswers(**known)


def house_json(house: HouseAnswers) -> dict[str, Any]:
    """Known answers about the house; the area as text, so that no digit is rounded."""
    known: dict[str, Any] = {name: getattr(house, name) for name in HOUSE_WORDS}
    known["anyone_online"] = house.anyone_online
    if house.housing_area_m2 is not None:
        known["housing_area_m2"] = str(house.housing_area_m2)
    if house.devices is not None:
        known["devices"] = sorted(house.devices)
    return {name: value for name, value in known.items() if value is not None}


def house_answers(data: dict[str, Any]) -> HouseAnswers:
    """Answers about the house as stored."""
    words: dict[str, Any] = {
        name: read_word(kind, data[name]) for name, kind in HOUSE_WORDS.items() if name in data
    }
    area, devices = data.get("housing_area_m2"), data.get("devices")
    return HouseAnswers(
        **words,
        housing_area_m2=_area(area),
        devices=_devices(devices),
        anyone_online=data.get("anyone_online"),
    )


def _area(raw: Any) -> Decimal | None:
    """None for what is no number: not known, never another area."""
    try:
        return None if raw is None else Decimal(raw)
    except (InvalidOperation, TypeError, ValueError):
        return None


def _devices(raw: Any) -> frozenset[Device] | None:
    """None as soon as one of them is unknown: a shorter list would be another answer."""
    if not isinstance(raw, list):
        return None
    known = [read_word(Device, each) for each in raw]
    return None if None in known else frozenset(each for each in known if each is not None)

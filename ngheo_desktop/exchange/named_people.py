"""People written as a phrase: «Nguyễn Văn A (1965)», «Trần Thị B, sn 1990 - con»."""

import re
from typing import NamedTuple

from ngheo_desktop.exchange.grid import Raw
from ngheo_desktop.exchange.values.texts import plain_text

_DAY = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} ?[/.-] ?\d{4}|(?:19|20)\d\d"
_SAID = r"(?:sinh năm|sinh ngày|năm sinh|ngày sinh|sinh|s\.n|sn|ns)[\s.:]*"
_NAME = r"(?P<name>[^\d(),;:/\n]{2,60}?)"
_RELATION = r"(?P<relation>[^\d(),;:/–-]{2,25})"
_WITH_BIRTH = re.compile(
    rf"{_NAME}[\s,;:(/–-]+(?:{_SAID})?(?P<birth>{_DAY})\)?(?:\s*[,;:(–-]\s*{_RELATION}\)?)?", re.I
)
_RELATION_FIRST = re.compile(
    rf"{_RELATION}:\s*{_NAME}[\s,;:(/–-]+(?:{_SAID})?(?P<birth>{_DAY})\)?", re.I
)
_RELATED = re.compile(rf"{_NAME}\s*(?:\s[–-]|[(,:])\s*{_RELATION}\)?(?P<birth>)", re.I)
_BETWEEN = re.compile(r"\n|;")
_BULLET = re.compile(r"^\s*(?:[-–•*+]|\d{1,2}[.)/])\s*")


class NamedPerson(NamedTuple):
    """What a phrase says of one person; empty where it is silent."""

    name: str
    birth: str
    relation: str


def person_named(phrase: str) -> NamedPerson | None:
    """The person of one phrase that tells a birth; None for any other text."""
    found = _WITH_BIRTH.fullmatch(phrase) or _RELATION_FIRST.fullmatch(phrase)
    return None if found is None else _person(found)


def persons_listed(raw: Raw) -> list[NamedPerson]:
    """The people of a cell, between semicolons or line breaks; nobody unless all are understood."""
    if not isinstance(raw, str):
        return []
    phrases = [plain_text(_BULLET.sub("", part)) for part in _BETWEEN.split(raw)]
    people = [_one_listed(phrase) for phrase in phrases if phrase]
    return [each for each in people if each] if all(people) else []


def _one_listed(phrase: str) -> NamedPerson | None:
    related = _RELATED.fullmatch(phrase)
    return person_named(phrase) or (_person(related) if related else None)


def _person(found: re.Match[str]) -> NamedPerson:
    parts = found.groupdict()
    return NamedPerson(
        parts["name"].strip(), parts["birth"].strip(), (parts.get("relation") or "").strip()
    )

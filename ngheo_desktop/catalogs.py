"""Danh mục: places, ethnic groups, relations, causes and supports, read from resources/catalogs."""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from ngheo_desktop import paths
from ngheo_desktop.domain.income_sheet import IncomeKind
from ngheo_desktop.domain.terms import Area, Provenance, Sex
from ngheo_desktop.text import clean, search_key

HOME_PROVINCE = "91"  # An Giang since 01/07/2025; its communes are offered first

_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class Commune:
    """Xã, phường, đặc khu of today, with its code in the list of the statistics office."""

    code: str
    name: str  # without the kind
    kind: str  # xã, phường, đặc khu
    province_code: str
    province: str
    area: Area | None  # usual khu vực; None for a đặc khu: the office must say

    @property
    def title(self) -> str:
        """As it is written in a sentence: «xã Ô Lâm»."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class OldCommune:
    """Xã, phường, thị trấn of before 01/07/2025, as old lists still name it."""

    code: str  # empty for five island districts that had no communes
    name: str
    kind: str
    district: str  # with its kind: «huyện Tri Tôn»
    province: str
    new_codes: tuple[str, ...]

    @property
    def is_divided(self) -> bool:
        """Its land went to several communes: the name alone does not tell which, ask the hamlet."""
        return len(self.new_codes) > 1


@dataclass(frozen=True, slots=True)
class EthnicGroup:
    """Dân tộc. The two lists of codes collide: a bare code means nothing without its list."""

    name: str
    code_register: str  # list of 1979, used by the population register
    code_statistics: str  # list of the statistics office; empty where not known to us
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Quan hệ với chủ hộ, with the words that lists use for it."""

    code: str
    label: str
    label_male: str
    label_female: str
    spellings: tuple[str, ...]

    def label_for(self, sex: Sex | None) -> str:
        """The word for a person of this sex: «Vợ», «Chồng»; both when it is not known."""
        return {Sex.MALE: self.label_male, Sex.FEMALE: self.label_female, None: self.label}[sex]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a short list: nguyên nhân nghèo, loại hỗ trợ."""

    code: str
    label: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class IdProvince:
    """Nơi đăng ký khai sinh that the first three digits of a số định danh stand for."""

    code: str
    province: str  # one of the 63 of before 01/07/2025
    provenance: Provenance


@cache
def communes() -> tuple[Commune, ...]:
    """Every commune of the country, by code."""
    return tuple(
        Commune(code, name, kind, province_code, province, Area(area) if area else None)
        for code, name, kind, province_code, province, area in _lines("communes")
    )


def commune(code: str) -> Commune | None:
    """The commune with this code; None when there is none."""
    return _communes_by_code().get(code)


def find_communes(text: str, limit: int = 20) -> list[Commune]:
    """Communes whose kind, name, province or code the half-typed words begin; An Giang first."""
    typed = search_key(text)
    words = typed.split()
    found = [
        keyed
        for keyed in _commune_keys()
        if all(any(key.startswith(word) for key in keyed.words) for word in words)
    ]

    def rank(keyed: _KeyedCommune) -> tuple[bool, bool, bool, str, str]:
        named = all(any(key.startswith(word) for key in keyed.name.split()) for word in words)
        elsewhere = keyed.commune.province_code != HOME_PROVINCE
        starts = keyed.name.startswith(typed)
        return elsewhere, not starts, not named, keyed.name, keyed.commune.code

    return [keyed.commune for keyed in sorted(found, key=rank)[:limit]]


@cache
def old_communes() -> tuple[OldCommune, ...]:
    """Every commune of before 01/07/2025, by old code."""
    return tuple(
        OldCommune(code, name, kind, district, province, tuple(new_codes.split()))
        for code, name, kind, district, province, new_codes in _lines("old_communes")
    )


def old_communes_of(code: str) -> tuple[OldCommune, ...]:
    """Old communes that are part of today's commune `code`, wholly or in part."""
    return tuple(old for old in old_communes() if code in old.new_codes)


def old_communes_named(name: str) -> tuple[OldCommune, ...]:
    """Old communes of this name (without its kind), all over the country; accents may lack.

    Where the accents tell some of them apart, only those that match.
    """
    found = _old_communes_by_key().get(search_key(name), ())
    exact = tuple(old for old in found if old.name.casefold() == clean(name).casefold())
    return exact or found


@cache
def ethnic_groups() -> tuple[EthnicGroup, ...]:
    """The 54 groups, in the order of the list of 1979."""
    return tuple(
        EthnicGroup(name, register, statistics, _words(spellings))
        for name, register, statistics, spellings in _lines("ethnic_groups")
    )


def ethnic_group_named(text: str) -> EthnicGroup | None:
    """The group that a list means by this word; None for a bare code or an unknown word."""
    return _by_spelling(text, _ethnic_spellings())


@cache
def relations() -> tuple[Relation, ...]:
    """Every relation, the head first."""
    return tuple(
        Relation(code, label, male, female, _words(spellings))
        for code, label, male, female, spellings in _lines("relations")
    )


def relation(code: str) -> Relation | None:
    """The relation with this code; None when there is none."""
    return next((entry for entry in relations() if entry.code == code), None)


def relation_named(text: str) -> Relation | None:
    """The relation that a list means by this word; None for an unknown or ambiguous one."""
    return _by_spelling(text, _relation_spellings())


@cache
def causes() -> tuple[Item, ...]:
    """Nguyên nhân nghèo: eight, several may be chosen."""
    return _items("causes")


@cache
def supports() -> tuple[Item, ...]:
    """Loại hỗ trợ: the six columns of the detailed list."""
    return _items("supports")


@cache
def income_kinds() -> Mapping[str, IncomeKind]:
    """Nguồn thu of the 12-month income sheet, by code, in the order of the sheet."""
    text = paths.resource("catalogs", "income_kinds.toml").read_text(encoding="utf-8")
    return {
        each["code"]: IncomeKind(**{**each, "provenance": Provenance(each["provenance"])})
        for each in tomllib.loads(text)["kinds"]
    }


@cache
def id_provinces() -> Mapping[str, IdProvince]:
    """First three digits of a số định danh and what they stand for."""
    return {
        code: IdProvince(code, province, Provenance(provenance))
        for code, province, provenance in _lines("id_provinces")
    }


def _lines(name: str) -> Iterator[list[str]]:
    path = paths.resource("catalogs", f"{name}.csv")
    with path.open(encoding="utf-8", newline="") as source:
        lines = csv.reader(source)
        next(lines)  # the names of the columns
        yield from lines


def _items(name: str) -> tuple[Item, ...]:
    return tuple(
        Item(code, label, Provenance(provenance)) for code, label, provenance in _lines(name)
    )


def _words(spellings: str) -> tuple[str, ...]:
    return tuple(spellings.split(";")) if spellings else ()


@cache
def _communes_by_code() -> dict[str, Commune]:
    return {entry.code: entry for entry in communes()}


@dataclass(frozen=True, slots=True)
class _KeyedCommune:
    commune: Commune
    name: str
    words: tuple[str, ...]


@cache
def _commune_keys() -> tuple[_KeyedCommune, ...]:
    keyed = []
    for entry in communes():
        name = search_key(entry.name)
        around = search_key(f"{entry.kind} {entry.province}")
        keyed.append(_KeyedCommune(entry, name, (*name.split(), *around.split(), entry.code)))
    return tuple(keyed)


@cache
def _old_communes_by_key() -> dict[str, tuple[OldCommune, ...]]:
    found: dict[str, list[OldCommune]] = defaultdict(list)
    for old in old_communes():
        found[search_key(old.name)].append(old)
    return {key: tuple(entries) for key, entries in found.items()}


@cache
def _ethnic_spellings() -> dict[str, EthnicGroup]:
    return _spellings((group, (group.name, *group.spellings)) for group in ethnic_groups())


@cache
def _relation_spellings() -> dict[str, Relation]:
    return _spellings((entry, (entry.label, *entry.spellings)) for entry in relations())


def _spellings(entries: Iterable[tuple[_Entry, tuple[str, ...]]]) -> dict[str, _Entry]:
    """Exact and folded spellings; a folded one that two entries share («ba», «bà») is left out."""
    exact: dict[str, _Entry] = {}
    folded: dict[str, list[_Entry]] = defaultdict(list)
    for entry, words in entries:
        for word in words:
            exact[_exact(word)] = entry
            if entry not in folded[_folded(word)]:
                folded[_folded(word)].append(entry)
    plain = {key: found[0] for key, found in folded.items() if len(found) == 1}
    return plain | exact


def _by_spelling(text: str, spellings: Mapping[str, _Entry]) -> _Entry | None:
    return spellings.get(_exact(text)) or spellings.get(_folded(text))


def _exact(text: str) -> str:
    return clean(text).casefold()


def _folded(text: str) -> str:
    return "".join(char for char in search_key(text) if char.isalnum())

"""Two people side by side, field by field, as they are compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from ngheo_desktop import catalogs
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.field_words import FIELD_WORDS
from ngheo_desktop.domain.register import STATUS_TERMS, Household, Member
from ngheo_desktop.domain.terms import SEX_TERMS
from ngheo_desktop.operations.duplicates import Double
from ngheo_desktop.operations.households import note_ids_shown, peek_household
from ngheo_desktop.operations.merging import MERGED_FIELDS
from ngheo_desktop.operations.office import Office
from ngheo_desktop.text import masked_id


@dataclass(frozen=True, slots=True)
class DoubleRow:
    """One field of both; `field` is empty where nothing can be taken over."""

    field: str
    words: str
    first: str
    second: str

    @property
    def differs(self) -> bool:
        return self.first != self.second


def read_rows(office: Office, double: Double, _report: object) -> list[DoubleRow]:
    """Both people as they stand in the register now."""
    houses = [
        peek_household(office, each.household_id) or Household()
        for each in (double.first, double.second)
    ]
    people = [
        next((each for each in house.members if each.id == person.id), Member())
        for house, person in zip(houses, (double.first, double.second), strict=True)
    ]
    rows = [DoubleRow("", "Hộ", *(f"{house.code} {house.head_name}" for house in houses))]
    rows.append(DoubleRow("", "Quan hệ với chủ hộ", *(_shown("relation", one) for one in people)))
    rows += [
        DoubleRow(name, FIELD_WORDS[name], *(_shown(name, one) for one in people))
        for name in MERGED_FIELDS
        if name != "personal_id"
    ]
    rows.insert(5, _numbers(office, houses, people))
    rows.append(DoubleRow("", "Địa chỉ", *(house.address for house in houses)))
    return [each for each in rows if each.first or each.second]


def _numbers(office: Office, houses: Sequence[Household], people: Sequence[Member]) -> DoubleRow:
    """Numbers are whole only where they differ, and then the diary notes that they were seen."""
    first, second = (each.personal_id for each in people)
    if first == second:
        first = second = masked_id(first)
    else:
        for house in houses:
            if house.id:
                note_ids_shown(office, house.id)
    return DoubleRow("personal_id", FIELD_WORDS["personal_id"], first, second)


def _shown(name: str, member: Member) -> str:
    value = getattr(member, name)
    if value is None or value == "":
        return ""
    if name == "relation":
        known = catalogs.relation(value)
        return known.label_for(member.sex) if known else str(value)
    if name == "sex" and member.sex is not None:
        return SEX_TERMS[member.sex]
    if name == "status" and member.status is not None:
        return STATUS_TERMS[member.status]
    if name == "personal_id_issued" and member.personal_id_issued is not None:
        return shown_day(member.personal_id_issued)
    return member.birth.shown if name == "birth" and member.birth else str(value)

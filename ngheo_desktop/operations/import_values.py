"""What a list says, as the register keeps it: new people, and known people known better."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from ngheo_desktop.domain.facts import Facts, HouseAnswers, MemberAnswers, SurveyedMember
from ngheo_desktop.domain.listing import ListedHousehold, ListedMember
from ngheo_desktop.domain.register import HEAD, Household, Member
from ngheo_desktop.text import name_key, search_key

Answers = TypeVar("Answers", HouseAnswers, MemberAnswers)


def listed_member(listed: ListedMember, member_id: str) -> Member:
    """A person of a list as the register would write them."""
    return Member(
        id=member_id,
        name=listed.name,
        relation=listed.relation or "",
        sex=listed.sex,
        birth=listed.birth,
        personal_id=listed.personal_id or "",
        ethnic=listed.ethnic or "",
    )


def sheet_in_list(listed: ListedHousehold, member_ids: Sequence[str]) -> Facts | None:
    """The sheet in a list; without a survey day there is none."""
    if listed.survey_date is None:
        return None
    members = tuple(
        SurveyedMember(no, each.birth, each.sex, each.answers, each.name, member_id)
        for no, (each, member_id) in enumerate(
            zip(listed.members, member_ids, strict=True), start=1
        )
    )
    house = listed.house
    if house.housing_area_m2 is None:
        house = replace(house, housing_area_m2=listed.house_area_m2)
    return Facts(
        survey_date=listed.survey_date,
        area=None,  # follows from the hamlet and the day
        income_score=listed.income_score,
        house=house,
        members=members,
        marks=listed.marks,
    )


def told_besides(listed: ListedHousehold) -> dict[str, Any]:
    """What a list says that the register has no field for, kept with the import."""
    told: dict[str, Any] = dict(listed.extra)
    named = {
        "class": listed.household_class,
        "class_before": listed.class_before,
        "typed_deprivation": listed.typed_deprivation,
        "house_area_m2": None if listed.house_area_m2 is None else str(listed.house_area_m2),
        "screening": listed.screening,
        "number": listed.number,
        "status": listed.status,
        "merit": listed.merit or None,
        "minority": listed.minority or None,
        "circumstances": listed.circumstances,
    }
    told.update({name: value for name, value in named.items() if value is not None})
    return told


def merged(known: Household, listed: ListedHousehold, hamlets: Mapping[str, str]) -> Household:
    """The known household with what the list adds to it; nothing of it is emptied."""
    members = list(known.members)
    for each in listed.members:
        at = _place_of(each, members)
        if at is None:
            members.append(_newcomer(each, members))
        else:
            members[at] = _filled(members[at], each)
    return replace(
        known,
        hamlet_id=hamlets.get(search_key(listed.hamlet or ""), known.hamlet_id),
        address=listed.address or known.address,
        phone=listed.phone or known.phone,
        declared_members=_declared(known, listed.member_count, len(members)),
        note=known.note or listed.note or "",
        no_labour=known.no_labour or bool(listed.no_labour),
        wishes=known.wishes | frozenset(listed.support or ()),
        members=tuple(members),
    )


def _newcomer(listed: ListedMember, members: Sequence[Member]) -> Member:
    """A person the list adds; never a second head beside the one of the register."""
    new = listed_member(listed, "")
    has_head = any(each.relation == HEAD for each in members)
    return replace(new, relation="") if new.relation == HEAD and has_head else new


def _declared(known: Household, told: int | None, people: int) -> int | None:
    """Số khẩu of a list; nothing new where the register names exactly so many people."""
    if told is None or (known.declared_members is None and told == people):
        return known.declared_members
    return told


def _place_of(listed: ListedMember, members: Sequence[Member]) -> int | None:
    """The same person: as an officer said, by number, else by name and agreeing birth."""
    for at, member in enumerate(members):
        if listed.same_as and listed.same_as == member.id:
            return at
    for at, member in enumerate(members):
        if listed.personal_id and listed.personal_id == member.personal_id:
            return at
    for at, member in enumerate(members):
        told = listed.birth.iso if listed.birth else ""
        kept = member.birth.iso if member.birth else ""
        if name_key(member.name) == name_key(listed.name) and (
            told.startswith(kept) or kept.startswith(told)
        ):
            return at
    return None


def _filled(member: Member, listed: ListedMember) -> Member:
    """The person with what the list knows better: fuller birth date, missing number."""
    fuller = listed.birth and (not member.birth or len(listed.birth.iso) > len(member.birth.iso))
    return replace(
        member,
        relation=member.relation or listed.relation or "",
        sex=member.sex or listed.sex,
        birth=listed.birth if fuller else member.birth,
        personal_id=member.personal_id or listed.personal_id or "",
        ethnic=member.ethnic or listed.ethnic or "",
    )


def sheet_of_known(
    household: Household, listed: ListedHousehold, stored: Facts | None
) -> Facts | None:
    """The sheet in a list for a known household; what it leaves open stays as it was answered."""
    facts = sheet_in_list(listed, ["" for _ in listed.members])
    if facts is None:
        return None
    members = []
    for each, surveyed in zip(listed.members, facts.members, strict=True):
        at = _place_of(each, household.members)
        if at is not None:
            same = household.members[at]
            members.append(
                replace(surveyed, birth=same.birth, sex=same.sex, name=same.name, key=same.id)
            )
    facts = replace(facts, members=tuple(members))
    if stored is None or stored.survey_date != facts.survey_date:
        return facts
    return _laid_over(stored, facts)


def _laid_over(stored: Facts, listed: Facts) -> Facts:
    """The stored sheet of that day with the answers that the list has."""
    told = {member.key: member for member in listed.members}
    members = [
        replace(each, answers=_answered(each.answers, told[each.key].answers))
        if each.key in told
        else each
        for each in stored.members
    ]
    score = listed.income_score
    return replace(
        stored,
        income_score=stored.income_score if score is None else score,
        house=_answered(stored.house, listed.house),
        members=tuple(members),
        marks={**stored.marks, **listed.marks},
    )


def _answered(stored: Answers, listed: Answers) -> Answers:
    """Answers of the list where it has them, else those that were stored."""
    known = {field.name: getattr(listed, field.name) for field in fields(listed)}
    return replace(stored, **{name: value for name, value in known.items() if value is not None})


def has_news(
    known: Household, stored: Facts | None, listed: ListedHousehold, hamlets: Mapping[str, str]
) -> bool:
    """Whether a list knows anything about a household that the register does not."""
    if merged(known, listed, hamlets) != known:
        return True
    return sheet_of_known(known, listed, stored) not in (None, stored)

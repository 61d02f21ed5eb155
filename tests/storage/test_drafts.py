"""Drafts as JSON: what goes in comes out."""

import json
from dataclasses import fields
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.drafts import (
    ChecklistDraft,
    Draft,
    HouseholdDraft,
    MinutesDraft,
    TypedVote,
)
from ngheo_desktop.domain.facts import Facts, HouseAnswers, MemberAnswers, SurveyedMember
from ngheo_desktop.domain.meetings import Attendee
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.storage.drafts import draft_from, draft_json

BIRTHS = some.one_of(
    some.builds(Birth, some.integers(1900, 2026)),
    some.builds(Birth, some.integers(1900, 2026), some.integers(1, 12), some.integers(1, 28)),
)
AREAS = some.none() | some.decimals(0, 9999, places=2).map(lambda each: abs(Decimal(each)))
# Built by their types: a field added later is in the test by itself.
MEMBERS = some.builds(
    Member, **{each.name: some.from_type(Member.__annotations__[each.name])
               for each in fields(Member) if each.name != "birth"},
    birth=some.none() | BIRTHS,
)  # fmt: skip
HOUSEHOLDS = some.builds(
    Household,
    id=some.text(),
    code=some.text(),
    hamlet_id=some.text(),
    address=some.text(),
    phone=some.text(),
    no_labour=some.booleans(),
    hardship=some.booleans(),
    causes=some.frozensets(some.text(), max_size=3),
    wishes=some.frozensets(some.text(), max_size=3),
    declared_members=some.none() | some.integers(0, 30),
    note=some.text(),
    members=some.lists(MEMBERS, max_size=3).map(tuple),
)
ANSWERS = some.builds(
    MemberAnswers,
    **{each.name: some.from_type(MemberAnswers.__annotations__[each.name])
       for each in fields(MemberAnswers)},
)  # fmt: skip
HOUSES = some.builds(
    HouseAnswers,
    **{each.name: some.from_type(HouseAnswers.__annotations__[each.name])
       for each in fields(HouseAnswers) if each.name != "housing_area_m2"},
    housing_area_m2=AREAS,
)  # fmt: skip
PEOPLE = some.builds(
    SurveyedMember,
    no=some.integers(1, 20),
    birth=some.none() | BIRTHS,
    sex=some.from_type(SurveyedMember.__annotations__["sex"]),
    answers=ANSWERS,
    name=some.text(),
    key=some.text(),
)
FACTS = some.builds(
    Facts,
    survey_date=some.dates(date(2021, 1, 1), date(2031, 1, 1)),
    area=some.from_type(Facts.__annotations__["area"]),
    income_score=some.none() | some.integers(0, 999),
    house=HOUSES,
    members=some.lists(PEOPLE, max_size=3).map(tuple),
    marks=some.dictionaries(some.text(), some.booleans(), max_size=3),
)
HOUSEHOLD_DRAFTS = some.builds(HouseholdDraft, HOUSEHOLDS, HOUSEHOLDS)
CHECKLIST_DRAFTS = some.builds(
    ChecklistDraft,
    FACTS,
    some.text(),
    FACTS,
    some.dictionaries(some.text(), some.text(), max_size=2),
    some.lists(some.sampled_from("ABC"), unique=True).map(tuple),
)
VOTES = some.builds(TypedVote, some.text(), some.booleans(), some.booleans(), some.text())
MINUTES_DRAFTS = some.builds(
    MinutesDraft,
    hamlet=some.text(),
    after=some.integers(0, 9),
    held_on=some.text(),
    present=some.text(),
    attendance=some.lists(some.builds(Attendee, some.text(), some.text(), some.booleans())).map(
        tuple
    ),
    votes=some.lists(VOTES, max_size=3).map(tuple),
    other_opinions=some.text(),
)


@given(HOUSEHOLD_DRAFTS | CHECKLIST_DRAFTS | MINUTES_DRAFTS)
def test_a_draft_comes_back_as_it_was_typed(draft: Draft) -> None:
    written = json.loads(json.dumps(draft_json(draft)))
    assert draft_from(draft.kind, written) == draft


@given(HOUSEHOLD_DRAFTS)
def test_fields_of_a_newer_program_are_passed_over(draft: HouseholdDraft) -> None:
    written = draft_json(draft)
    written["household"]["heating"] = "củi"
    for member in written["household"]["members"]:
        member["blood_type"] = "O"
    assert draft_from(draft.kind, written) == draft

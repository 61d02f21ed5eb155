"""Biến động hộ in the register: whole or not at all, taken back exactly, past lists rebuilt."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.family_events import EventKind, FamilyEvent
from ngheo_desktop.domain.register import HEAD, Household, Member
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.errors import AccessRefused, InputRefused, WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.diary import verify
from ngheo_desktop.operations.event_undo import EventQuery, list_events, take_back_event
from ngheo_desktop.operations.family_events import households_on, record_event
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_changes import (
    list_put_away,
    restore_household,
    restore_value,
)
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.households import (
    open_household,
    save_household,
)
from ngheo_desktop.operations.office import NewOffice, Office, create_office
from tests.conftest import CHEAP, COMMUNE, PASSWORD

DAY = date(2026, 10, 2)


def wife(name: str = "Lê Thị Út") -> Member:
    return Member(name=name, relation="spouse", sex=Sex.FEMALE, birth=Birth(1976), ethnic="Kinh")


def son(name: str = "Trần Văn Ba") -> Member:
    return Member(name=name, relation="child", sex=Sex.MALE, birth=Birth(2000), ethnic="Kinh")


def named(office: Office, household_id: str) -> dict[str, str]:
    members = open_household(office, household_id).household.members
    return {each.name: each.relation for each in members}


def ids(office: Office, household_id: str, *names: str) -> tuple[str, ...]:
    members = open_household(office, household_id).household.members
    return tuple(each.id for each in members if each.name in names)


def listed(office: Office) -> set[str]:
    lines = read_households(office, find_households(office, HouseholdQuery()))
    return {line.head_name for line in lines}


@pytest.fixture
def family(add_household: Callable[..., str]) -> str:
    return add_household("Trần Văn Tám", wife(), son())


def test_a_death_of_the_head_is_one_act_with_a_new_head(office: Office, family: str) -> None:
    (dead,), (head,) = ids(office, family, "Trần Văn Tám"), ids(office, family, "Lê Thị Út")
    act = record_event(
        office, FamilyEvent(EventKind.DEATH, DAY, family, people=(dead,), head_id=head)
    )
    assert act.name == "qua đời Trần Văn Tám"
    assert named(office, family) == {"Lê Thị Út": HEAD, "Trần Văn Ba": "child"}
    assert listed(office) == {"Lê Thị Út"}
    act.undo(office)
    assert named(office, family) == {
        "Trần Văn Tám": HEAD, "Lê Thị Út": "spouse", "Trần Văn Ba": "child",
    }  # fmt: skip
    act.redo(office)
    assert listed(office) == {"Lê Thị Út"}
    assert verify(office).is_whole


def test_a_refused_event_changes_nothing(office: Office, family: str) -> None:
    before = open_household(office, family)
    (head,) = ids(office, family, "Trần Văn Tám")
    with pytest.raises(InputRefused, match="chưa có chủ hộ"):
        record_event(office, FamilyEvent(EventKind.DEATH, DAY, family, people=(head,)))
    assert open_household(office, family) == before


def test_a_split_keeps_the_people_and_gives_the_new_household_a_code(
    office: Office, family: str
) -> None:
    people = ids(office, family, "Trần Văn Ba")
    act = record_event(
        office, FamilyEvent(EventKind.SPLIT, DAY, family, people=people, head_id=people[0])
    )
    assert listed(office) == {"Trần Văn Tám", "Trần Văn Ba"}
    act.undo(office)
    assert listed(office) == {"Trần Văn Tám"}
    assert ids(office, family, "Trần Văn Ba") == people
    assert list_put_away(office) == []


def test_a_merged_household_ends_and_is_not_among_the_put_away_ones(
    office: Office, family: str, add_household: Callable[..., str]
) -> None:
    other = add_household("Neáng Sa", hamlet=1)
    (sa,) = ids(office, other, "Neáng Sa")
    act = record_event(
        office,
        FamilyEvent(EventKind.MERGE, DAY, other, other_id=family, relations={sa: "sibling"}),
    )
    assert listed(office) == {"Trần Văn Tám"}
    assert named(office, family)["Neáng Sa"] == "sibling"
    assert list_put_away(office) == []
    act.undo(office)
    assert listed(office) == {"Trần Văn Tám", "Neáng Sa"}


def test_somebody_marries_into_another_household(
    office: Office, family: str, add_household: Callable[..., str]
) -> None:
    other = add_household("Neáng Sa", hamlet=1)
    (groom,) = ids(office, family, "Trần Văn Ba")
    event = FamilyEvent(
        EventKind.MARRY_IN, DAY, other, (groom,), other_id=family, relations={groom: "spouse"}
    )
    record_event(office, event)
    assert named(office, other) == {"Neáng Sa": HEAD, "Trần Văn Ba": "spouse"}
    assert "Trần Văn Ba" not in named(office, family)


def test_what_was_edited_since_then_keeps_an_event_from_being_taken_back(
    office: Office, family: str
) -> None:
    child = Member(name="Trần Thị Tư", relation="grandchild", birth=Birth(2026, 10, 2))
    act = record_event(office, FamilyEvent(EventKind.BIRTH, DAY, family, newcomers=(child,)))
    household = open_household(office, family).household
    save_household(office, replace(household, address="Tổ 9"), opened=household)
    with pytest.raises(WrongUsage, match="đã được sửa sau đó"):
        act.undo(office)
    assert "Trần Thị Tư" in named(office, family)


def test_a_past_list_is_rebuilt_with_its_people_heads_and_hamlets(
    office: Office, family: str, add_household: Callable[..., str]
) -> None:
    hamlets = list_hamlets(office)
    (dead,), (head,) = ids(office, family, "Trần Văn Tám"), ids(office, family, "Lê Thị Út")
    record_event(office, FamilyEvent(EventKind.DEATH, DAY, family, people=(dead,), head_id=head))
    moved = FamilyEvent(
        EventKind.MOVE_WITHIN, date(2026, 11, 1), family, hamlet_id=hamlets[3].id, address="Tổ 3"
    )
    record_event(office, moved)
    (before,) = households_on(office, DAY - timedelta(days=1))
    assert before.head_name == "Trần Văn Tám"
    assert len(before.members) == 3
    assert before.hamlet_id == hamlets[0].id
    (between,) = households_on(office, DAY)
    assert (between.head_name, between.hamlet_id) == ("Lê Thị Út", hamlets[0].id)
    (now,) = households_on(office, office.today())
    assert (now.head_name, now.hamlet_id) == ("Lê Thị Út", hamlets[3].id)


def test_a_household_that_has_ended_is_on_the_lists_of_its_time(
    office: Office, add_household: Callable[..., str]
) -> None:
    alone = add_household("Neáng Sa")
    people = ids(office, alone, "Neáng Sa")
    event = FamilyEvent(EventKind.MOVE_OUT, DAY, alone, people=people, place="Bình Dương")
    record_event(office, event)
    assert listed(office) == set()
    assert [each.head_name for each in households_on(office, DAY - timedelta(days=1))] == [
        "Neáng Sa"
    ]
    assert households_on(office, DAY) == []


def test_who_is_brought_back_by_the_history_is_once_on_every_past_list(
    office: Office, family: str
) -> None:
    (gone,) = ids(office, family, "Trần Văn Ba")
    record_event(office, FamilyEvent(EventKind.DEATH, DAY, family, people=(gone,)))
    restore_value(office, family, gone, "deleted", told=False)
    for day in (DAY - timedelta(days=1), DAY, office.today()):
        (then,) = households_on(office, day)
        assert [each.name for each in then.members].count("Trần Văn Ba") == 1


def test_a_household_that_has_ended_is_not_taken_out_of_the_put_away_ones_without_people(
    office: Office, family: str
) -> None:
    people = ids(office, family, "Trần Văn Tám", "Lê Thị Út", "Trần Văn Ba")
    record_event(office, FamilyEvent(EventKind.MOVE_OUT, DAY, family, people=people))
    with pytest.raises(WrongUsage):
        restore_household(office, family)
    assert listed(office) == set()


def test_a_household_whose_code_was_given_away_does_not_come_back_with_it(
    office: Office, add_household: Callable[..., str]
) -> None:
    alone = add_household("Neáng Sa", code="0412")
    people = ids(office, alone, "Neáng Sa")
    act = record_event(office, FamilyEvent(EventKind.MOVE_OUT, DAY, alone, people=people))
    add_household("Lê Văn Chín", code="0412")
    with pytest.raises(WrongUsage, match="mã hộ 0412"):
        act.undo(office)
    assert listed(office) == {"Lê Văn Chín"}


def test_events_need_the_right_and_the_own_hamlet(office: Office, family: str) -> None:
    child = Member(name="Trần Thị Tư", relation="child", birth=Birth(2026, 10, 2))
    event = FamilyEvent(EventKind.BIRTH, DAY, family, newcomers=(child,))
    hamlets = list_hamlets(office)
    for role, given in ((Role.VIEWER, ()), (Role.SURVEYOR, (hamlets[5].id,))):
        actor = replace(office.actor, roles=frozenset({role}), hamlets=frozenset(given))
        with pytest.raises(AccessRefused):
            record_event(replace(office, actor=actor), event)
    assert len(named(office, family)) == 3


def by_person(households: list[Household]) -> dict[str, tuple[Household, frozenset[Member]]]:
    """Households without the order of their people."""
    return {each.id: (replace(each, members=()), frozenset(each.members)) for each in households}


def test_a_household_that_ended_by_mistake_comes_back_days_later(
    office: Office, family: str
) -> None:
    people = ids(office, family, "Trần Văn Tám", "Lê Thị Út", "Trần Văn Ba")
    before = by_person([open_household(office, family).household])
    record_event(office, FamilyEvent(EventKind.MOVE_OUT, DAY, family, people=people))
    (line,) = list_events(office)
    assert (line.what, line.day, len(line.people)) == ("Chuyển đi khỏi xã", "2026-10-02", 3)
    act = take_back_event(office, line.id)
    assert by_person([open_household(office, family).household]) == before
    assert list_events(office) == []
    assert len(households_on(office, DAY)[0].members) == 3
    act.undo(office)
    assert listed(office) == set()
    assert verify(office).is_whole


def test_a_merged_household_takes_its_uncounted_people_back(
    office: Office, family: str, add_household: Callable[..., str]
) -> None:
    other = add_household("Neáng Sa", hamlet=1)
    household = open_household(office, other).household
    save_household(office, replace(household, declared_members=4))
    (sa,) = ids(office, other, "Neáng Sa")
    event = FamilyEvent(EventKind.MERGE, DAY, other, other_id=family, relations={sa: "sibling"})
    record_event(office, event)
    assert open_household(office, family).household.declared_members == 7
    take_back_event(office, list_events(office, EventQuery(other))[0].id)
    assert open_household(office, other).household.declared_members == 4
    assert open_household(office, family).household.declared_members == 3


def test_an_event_followed_by_another_of_the_same_people_is_not_taken_back(
    office: Office, family: str
) -> None:
    (dead,), (head,) = ids(office, family, "Trần Văn Tám"), ids(office, family, "Lê Thị Út")
    record_event(office, FamilyEvent(EventKind.DEATH, DAY, family, people=(dead,), head_id=head))
    (son_id,) = ids(office, family, "Trần Văn Ba")
    later = FamilyEvent(EventKind.CHANGE_HEAD, DAY + timedelta(days=9), family, head_id=son_id)
    record_event(office, later)
    last, first = list_events(office)
    now = open_household(office, family).household
    with pytest.raises(WrongUsage, match="thay đổi sau đó"):
        take_back_event(office, first.id)
    assert open_household(office, family).household == now
    take_back_event(office, last.id)
    take_back_event(office, first.id)
    assert named(office, family) == {
        "Trần Văn Tám": HEAD, "Lê Thị Út": "spouse", "Trần Văn Ba": "child",
    }  # fmt: skip


def test_who_came_by_an_event_goes_when_it_is_taken_back_days_later(
    office: Office, family: str
) -> None:
    before = open_household(office, family).household
    child = Member(name="Trần Thị Nở", relation="child", birth=Birth(2026, 10, 2))
    record_event(office, FamilyEvent(EventKind.BIRTH, DAY, family, newcomers=(child,)))
    (line,) = list_events(office)
    assert line.people == ("Trần Thị Nở",)
    take_back_event(office, line.id)
    assert open_household(office, family).household == before
    assert list_events(office) == []


def test_a_household_that_came_new_ends_when_its_coming_is_taken_back(office: Office) -> None:
    head = Member(name="Neáng Sa", relation=HEAD, birth=Birth(1980))
    place = list_hamlets(office)[0].id
    event = FamilyEvent(
        EventKind.MOVE_IN, DAY, newcomers=(head,), hamlet_id=place, place="xã Tân Lợi"
    )
    record_event(office, event)
    (line,) = list_events(office)
    assert (line.note, line.opens) == ("xã Tân Lợi", line.household_id)
    take_back_event(office, line.id)
    assert households_on(office, date(2026, 11, 24)) == []


def test_who_came_and_was_taken_out_by_hand_keeps_the_event_from_being_taken_back(
    office: Office, family: str
) -> None:
    child = Member(name="Trần Thị Nở", relation="child", birth=Birth(2026, 10, 2))
    record_event(office, FamilyEvent(EventKind.BIRTH, DAY, family, newcomers=(child,)))
    now = open_household(office, family).household
    people = tuple(each for each in now.members if each.name != "Trần Thị Nở")
    save_household(office, replace(now, members=people), opened=now)
    with pytest.raises(WrongUsage, match="Trần Thị Nở đã được đưa ra khỏi hộ"):
        take_back_event(office, list_events(office)[0].id)


def test_two_events_of_one_day_are_taken_back_in_the_order_they_were_told(
    office: Office, family: str
) -> None:
    before = named(office, family)
    (tam,), (wife_id,) = ids(office, family, "Trần Văn Tám"), ids(office, family, "Lê Thị Út")
    record_event(office, FamilyEvent(EventKind.CHANGE_HEAD, DAY, family, head_id=wife_id))
    record_event(office, FamilyEvent(EventKind.DEATH, DAY, family, people=(tam,)))
    last, first = list_events(office)
    with pytest.raises(WrongUsage, match="Trần Văn Tám đã có thay đổi sau đó, qua đời ngày"):
        take_back_event(office, first.id)
    take_back_event(office, last.id)
    take_back_event(office, first.id)
    assert named(office, family) == before


def test_events_are_found_by_hamlet_kind_time_and_household(
    office: Office, family: str, add_household: Callable[..., str]
) -> None:
    other = add_household("Neáng Sa", wife("Neáng Hoa"), hamlet=1)
    (hoa,), (dead,) = ids(office, other, "Neáng Hoa"), ids(office, family, "Trần Văn Ba")
    record_event(office, FamilyEvent(EventKind.DEATH, DAY, family, people=(dead,)))
    later = DAY + timedelta(days=30)
    split = FamilyEvent(EventKind.SPLIT, later, other, people=(hoa,), head_id=hoa)
    record_event(office, split)
    begun = next(each.id for each in households_on(office, later) if each.head_name == "Neáng Hoa")

    def found(**query) -> list[str]:
        return [each.what for each in list_events(office, EventQuery(**query))]

    assert found() == ["Tách hộ", "Qua đời"]
    assert found(hamlet_id=list_hamlets(office)[0].id) == ["Qua đời"]
    assert found(kind=EventKind.SPLIT) == ["Tách hộ"]
    assert found(since=later) == ["Tách hộ"]
    assert found(until=DAY) == ["Qua đời"]
    assert found(household_id=begun) == ["Tách hộ"]
    assert found(household_id=family) == ["Qua đời"]


class Families(RuleBasedStateMachine):
    """Whatever happens in whatever order: one head each, everybody in one place, exact undo."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        plan = NewOffice(COMMUNE, ("Một", "Hai"), "Neáng Sa", PASSWORD, login="canbo")
        self.office, _code = create_office(self.folder / "office", plan, cost=CHEAP)
        self.hamlets = [each.id for each in list_hamlets(self.office)]
        self.acts: list[tuple[Act, list[Household]]] = []
        self.born = 0
        self.day = date(2026, 1, 1)
        for name in ("Tám", "Chín"):
            head = Member(name=name, relation=HEAD, birth=Birth(1970))
            people = (head, wife(f"Vợ {name}"), son(f"Con {name}"))
            save_household(self.office, Household(hamlet_id=self.hamlets[0], members=people))

    def teardown(self) -> None:
        self.office.store.close()
        shutil.rmtree(self.folder)

    def living(self) -> list[Household]:
        found = households_on(self.office, date(2026, 11, 24))
        return [open_household(self.office, each.id).household for each in found]

    def tell(self, kind: EventKind, household: Household, **told) -> None:
        self.day += timedelta(days=1)
        before = self.living()
        try:
            act = record_event(self.office, FamilyEvent(kind, self.day, household.id, **told))
        except InputRefused:
            assert self.living() == before
        else:
            self.acts.append((act, before))

    @precondition(lambda self: self.living())
    @rule(data=st.data(), kind=st.sampled_from(list(EventKind)))
    def something_happens(self, data: st.DataObject, kind: EventKind) -> None:
        living = self.living()
        here = data.draw(st.sampled_from(living))
        other = data.draw(st.sampled_from(living))
        of = other if kind == EventKind.MARRY_IN else here
        everybody = [each.id for each in of.members]
        people = data.draw(st.lists(st.sampled_from(everybody), unique=True, max_size=3))
        heads = st.sampled_from(["", *(each.id for each in (*here.members, *other.members))])
        self.born += 1
        newborn = Member(name=f"Bé {self.born}", relation="child", birth=Birth(2020))
        coming = kind in (EventKind.BIRTH, EventKind.MOVE_IN)
        self.tell(
            kind,
            here,
            people=tuple(people) if not coming else (),
            newcomers=(newborn,) if coming else (),
            head_id=people[0] if kind == EventKind.SPLIT and people else data.draw(heads),
            left_head_id=data.draw(heads),
            other_id=other.id if kind in (EventKind.MERGE, EventKind.MARRY_IN) else "",
            hamlet_id=data.draw(st.sampled_from(self.hamlets)),
        )

    @precondition(lambda self: self.acts)
    @rule()
    def the_last_act_is_taken_back(self) -> None:
        act, before = self.acts.pop()
        act.undo(self.office)
        assert by_person(self.living()) == by_person(before)

    @precondition(lambda self: self.acts)
    @rule()
    def the_last_act_is_taken_back_and_done_again(self) -> None:
        act, _before = self.acts[-1]
        after = self.living()
        act.undo(self.office)
        act.redo(self.office)
        assert by_person(self.living()) == by_person(after)

    @precondition(lambda self: self.acts and list_events(self.office))
    @rule()
    def the_last_event_is_taken_back_by_what_the_register_knows(self) -> None:
        line, now = list_events(self.office)[0], self.living()
        act = take_back_event(self.office, line.id)
        _told, before = self.acts.pop()
        assert by_person(self.living()) == by_person(before)
        act.undo(self.office)
        assert self.living() == now
        act.redo(self.office)
        assert by_person(self.living()) == by_person(before)

    @invariant()
    def every_living_household_has_one_head_and_is_listed(self) -> None:
        living = self.living()
        for household in living:
            assert [each.relation for each in household.members].count(HEAD) == 1
        lines = read_households(self.office, find_households(self.office, HouseholdQuery()))
        assert {line.id for line in lines} == {each.id for each in living}

    @invariant()
    def everybody_is_in_one_household(self) -> None:
        people = [each.id for household in self.living() for each in household.members]
        assert len(people) == len(set(people))


TestFamilies = Families.TestCase
TestFamilies.settings = settings(
    max_examples=8,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

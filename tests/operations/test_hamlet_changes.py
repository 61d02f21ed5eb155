"""Ấp, khóm renamed, split, merged as dated events: found by old names, taken back exactly."""

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
from ngheo_desktop.domain.hamlet_changes import ChangeKind, CommuneChange, HamletChange, Paper
from ngheo_desktop.domain.register import HEAD, Hamlet, Household, Member
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import Area
from ngheo_desktop.errors import AccessRefused, InputRefused, WrongUsage
from ngheo_desktop.operations.accounts import NewUser, add_user, list_users
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.commune_changes import (
    commune_on,
    old_commune_names,
    record_commune_change,
)
from ngheo_desktop.operations.diary import verify
from ngheo_desktop.operations.family_events import record_event
from ngheo_desktop.operations.hamlet_changes import (
    list_changes,
    record_hamlet_change,
    register_on,
)
from ngheo_desktop.operations.hamlets import (
    add_hamlet,
    change_hamlet,
    list_hamlets,
    remove_hamlet,
    set_hamlet_area,
)
from ngheo_desktop.operations.household_changes import put_away_household, restore_household
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.households import (
    open_household,
    save_household,
)
from ngheo_desktop.operations.import_plans import plan_import
from ngheo_desktop.operations.importing import write_import
from ngheo_desktop.operations.office import NewOffice, Office, create_office
from ngheo_desktop.operations.searching import search_everywhere
from tests.conftest import CHEAP, COMMUNE, PASSWORD

DAY = date(2026, 10, 2)
BEFORE = DAY - timedelta(days=1)
PAPER = Paper("12/NQ-HĐND", date(2026, 9, 15))


def at(office: Office, name: str) -> Hamlet:
    return next(each for each in list_hamlets(office) if each.name == name)


def rename(office: Office, old: str, name: str, word: str = "ấp", day: date = DAY) -> Act:
    here = (at(office, old).id,)
    return record_hamlet_change(
        office, HamletChange(ChangeKind.RENAME, day, here, name=name, word=word, paper=PAPER)
    )


def merge(office: Office, *names: str, into: str = "", name: str = "", day: date = DAY) -> Act:
    here = tuple(at(office, each).id for each in names)
    target = at(office, into).id if into else ""
    change = HamletChange(ChangeKind.MERGE, day, here, target, name, "ấp", paper=PAPER)
    return record_hamlet_change(office, change)


def split(office: Office, old: str, name: str, *households: str, day: date = DAY) -> Act:
    here = (at(office, old).id,)
    change = HamletChange(
        ChangeKind.SPLIT, day, here, name=name, word="ấp", households=households, paper=PAPER
    )
    return record_hamlet_change(office, change)


def places(office: Office, day: date) -> dict[str, str]:
    """Head and hamlet of a past list, as it would be printed."""
    return {
        household.head_name: hamlet.full_name
        for household, hamlet in register_on(office, day).households
    }


def listed(office: Office, text: str = "") -> dict[str, str]:
    rows = find_households(office, HouseholdQuery(text=text))
    return {line.head_name: line.hamlet for line in read_households(office, rows)}


def test_a_hamlet_has_another_name_and_kind_from_a_day_on(
    office: Office, add_household: Callable[..., str]
) -> None:
    add_household()
    before = list_hamlets(office)
    act = rename(office, "Phước Lợi", "Phước Hưng", "khóm")
    assert act.name == "đổi ấp Phước Lợi thành khóm Phước Hưng"
    assert places(office, BEFORE) == {"Trần Văn Tám": "ấp Phước Lợi"}
    assert places(office, DAY) == {"Trần Văn Tám": "khóm Phước Hưng"}
    assert listed(office) == {"Trần Văn Tám": "Phước Hưng"}
    act.undo(office)
    assert list_hamlets(office) == before
    assert list_changes(office) == []
    act.redo(office)
    (event,) = list_changes(office)
    assert (event.day, event.told, event.paper) == (DAY, act.name, PAPER)
    assert verify(office).is_whole


def test_old_names_are_found_by_the_list_and_by_the_search_everywhere(
    office: Office, add_household: Callable[..., str]
) -> None:
    add_household()
    add_household("Neáng Sa", hamlet=1)
    rename(office, "Phước Lợi", "Hưng Thạnh")
    merge(office, "Hưng Thạnh", into="Phước Long", day=DAY + timedelta(days=1))
    for text in ("tam phuoc loi", "hung thanh tam", "phuoc long tam"):
        assert listed(office, text) == {"Trần Văn Tám": "Phước Long"}, text
        assert len(search_everywhere(office, text).households) == 1
    assert listed(office, "hung thanh") == {"Trần Văn Tám": "Phước Long", "Neáng Sa": "Phước Long"}


def test_an_old_commune_of_a_hamlet_finds_its_households(
    office: Office, add_household: Callable[..., str]
) -> None:
    add_household()
    add_household("Neáng Sa", hamlet=1)
    change_hamlet(office, replace(at(office, "Phước Lợi"), old_commune="Lương Phi"))
    assert listed(office, "luong phi") == {"Trần Văn Tám": "Phước Lợi"}


def test_households_that_are_chosen_go_to_the_new_hamlet(
    office: Office, add_household: Callable[..., str]
) -> None:
    add_household()
    sa = add_household("Neáng Sa")
    add_user(
        office,
        NewUser(
            "tam", "Tám", "mat-khau-thu", (Role.SURVEYOR,), frozenset({at(office, "Phước Lợi").id})
        ),
        PASSWORD,
    )
    act = split(office, "Phước Lợi", "Phước Lợi B", sa)
    assert act.name == "tách ấp Phước Lợi, 1 hộ sang ấp Phước Lợi B"
    assert listed(office) == {"Trần Văn Tám": "Phước Lợi", "Neáng Sa": "Phước Lợi B"}
    assert set(places(office, BEFORE).values()) == {"ấp Phước Lợi"}
    new = at(office, "Phước Lợi B")
    assert new.areas == at(office, "Phước Lợi").areas
    bound = {user.login: user.hamlets for user in list_users(office)}
    assert new.id in bound["tam"]
    act.undo(office)
    assert set(listed(office).values()) == {"Phước Lợi"}
    assert "Phước Lợi B" not in [each.name for each in list_hamlets(office)]
    bound = {user.login: user.hamlets for user in list_users(office)}
    assert new.id not in bound["tam"]


def test_merged_hamlets_keep_their_names_on_past_lists_and_their_scores(
    office: Office, household_id: str, add_household: Callable[..., str]
) -> None:
    add_household("Neáng Sa", hamlet=1)
    set_hamlet_area(office, at(office, "Phước Long").id, date(2025, 8, 1), Area.URBAN)
    sheet = open_sheet(office, household_id, date(2026, 9, 1))
    save_sheet(office, household_id, sheet.facts, "Neáng Sa")
    act = merge(office, "Phước Lợi", into="Phước Long")
    assert places(office, BEFORE) == {"Trần Văn Tám": "ấp Phước Lợi", "Neáng Sa": "ấp Phước Long"}
    assert set(places(office, DAY).values()) == {"ấp Phước Long"}
    assert open_sheet(office, household_id, date(2026, 9, 1)).facts.area == Area.RURAL
    assert at(office, "Phước Long").known_as == ("Phước Lợi",)
    act.undo(office)
    assert listed(office) == {"Trần Văn Tám": "Phước Lợi", "Neáng Sa": "Phước Long"}
    assert at(office, "Phước Long").known_as == ()


def test_hamlets_are_merged_under_a_new_name_or_one_of_theirs(
    office: Office, add_household: Callable[..., str]
) -> None:
    add_household()
    add_household("Neáng Sa", hamlet=1)
    before = list_hamlets(office)
    act = merge(office, "Phước Lợi", "Phước Long", name="Phước Long")
    assert set(listed(office).values()) == {"Phước Long"}
    assert len(list_hamlets(office)) == len(before) - 1
    assert at(office, "Phước Long").known_as == ("Phước Lợi", "Phước Long")
    act.undo(office)
    assert list_hamlets(office) == before
    act.redo(office)
    assert set(listed(office).values()) == {"Phước Long"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda office: rename(office, "Phước Lợi", "phuoc long"), "Đã có ấp, khóm tên"),
        (lambda office: rename(office, "Phước Lợi", " "), "Chưa có tên mới"),
        (lambda office: rename(office, "Phước Lợi", "Phước Lợi"), "giống tên đang dùng"),
        (
            lambda office: rename(office, "Phước Lợi", "Hưng", day=date(2026, 12, 1)),
            "là sau hôm nay",
        ),
        (lambda office: merge(office, "Phước Lợi", name="Hưng"), "ít nhất hai"),
        (lambda office: split(office, "Phước Lợi", "Hưng"), "Chưa chọn hộ nào"),
        (lambda office: split(office, "Phước Lợi", "Hưng", "không có"), "không còn ở ấp"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(office: Office, change, told: str) -> None:  # type: ignore[no-untyped-def]
    before = list_hamlets(office)
    with pytest.raises(InputRefused, match=told):
        change(office)
    assert list_hamlets(office) == before
    assert list_changes(office) == []


def test_a_change_comes_after_the_one_before_it(office: Office) -> None:
    rename(office, "Phước Lợi", "Hưng Thạnh")
    with pytest.raises(InputRefused, match="có tên này từ ngày 02/10/2026"):
        rename(office, "Hưng Thạnh", "Hưng Lợi")


def test_a_day_before_households_moved_is_refused(
    office: Office, add_household: Callable[..., str]
) -> None:
    here = add_household()
    moved = FamilyEvent(
        EventKind.MOVE_WITHIN, date(2026, 10, 20), here, hamlet_id=at(office, "Phước Long").id
    )
    record_event(office, moved)
    for name in ("Phước Lợi", "Phước Long"):
        with pytest.raises(InputRefused, match="chuyển chỗ ở ngày 20/10/2026"):
            merge(office, name, into="Phước Thọ")
    merge(office, "Phước Long", into="Phước Thọ", day=date(2026, 10, 20))
    back = replace(moved, day=date(2026, 10, 19), hamlet_id=at(office, "Phước An").id)
    with pytest.raises(InputRefused, match="Hộ này đã chuyển ấp, khóm ngày 20/10/2026"):
        record_event(office, back)
    assert places(office, date(2026, 10, 19)) == {"Trần Văn Tám": "ấp Phước Lợi"}


def test_what_was_changed_since_is_not_taken_back(
    office: Office, add_household: Callable[..., str]
) -> None:
    here = add_household()
    merged = merge(office, "Phước Lợi", into="Phước Long")
    moved = FamilyEvent(
        EventKind.MOVE_WITHIN, date(2026, 11, 1), here, hamlet_id=at(office, "Phước An").id
    )
    family = record_event(office, moved)
    with pytest.raises(WrongUsage, match="có hộ đã chuyển chỗ ở sau đó"):
        merged.undo(office)
    family.undo(office)
    renamed = rename(office, "Phước Thọ", "Hưng Thạnh")
    change_hamlet(office, replace(at(office, "Hưng Thạnh"), hardship=True))
    with pytest.raises(WrongUsage, match="đã được sửa lại sau đó"):
        renamed.undo(office)
    split_off = split(office, "Phước Long", "Long Hưng", here)
    add_household("Neáng Sa", hamlet=len(list_hamlets(office)) - 1)
    with pytest.raises(WrongUsage, match="thêm hộ ở ấp, khóm này"):
        split_off.undo(office)
    add_hamlet(office, "Phước Lợi")
    with pytest.raises(WrongUsage, match="sau đó"):
        merged.undo(office)
    assert verify(office).is_whole


def test_a_hamlet_that_was_taken_out_comes_back_by_its_name(office: Office) -> None:
    gone = at(office, "Phước An")
    remove_hamlet(office, gone.id)
    back = add_hamlet(office, "ấp Phước An")
    assert (back.id, back.areas) == (gone.id, gone.areas)
    assert [each.name for each in list_hamlets(office)].count("Phước An") == 1


def test_a_household_put_away_before_a_merger_comes_back_to_a_living_hamlet(
    office: Office, add_household: Callable[..., str]
) -> None:
    here = add_household()
    put_away_household(office, here, "ghi nhầm")
    merge(office, "Phước Lợi", into="Phước Long")
    restore_household(office, here)
    assert listed(office) == {"Trần Văn Tám": "Phước Long"}


def test_a_name_set_free_by_a_merger_can_be_given_to_a_new_hamlet(office: Office) -> None:
    gone = at(office, "Phước Lợi")
    merge(office, "Phước Lợi", into="Phước Long")
    new = add_hamlet(office, "Phước Lợi")
    assert new.id != gone.id
    assert at(office, "Phước Long").known_as == ("Phước Lợi",)


def test_the_commune_has_another_name_from_a_day_on(
    office: Office, add_household: Callable[..., str]
) -> None:
    add_household()
    change = CommuneChange("Ba Chúc", "phường", DAY, ("Lương Phi",), PAPER)
    act = record_commune_change(office, change)
    assert act.name == "nhập Lương Phi vào xã Ô Lâm, đổi xã Ô Lâm thành phường Ba Chúc"
    assert commune_on(office, BEFORE).full_name == "xã Ô Lâm"
    assert register_on(office, DAY).commune.full_name == "phường Ba Chúc"
    names = old_commune_names(office)
    assert {each: names[each] for each in ("Ô Lâm", "Lương Phi", "An Tức")} == {
        "Ô Lâm": "Ba Chúc", "Lương Phi": "Ba Chúc", "An Tức": "Ba Chúc",
    }  # fmt: skip
    assert listed(office, "tam o lam") == {"Trần Văn Tám": "Phước Lợi"}
    act.undo(office)
    assert commune_on(office, DAY).full_name == "xã Ô Lâm"
    assert old_commune_names(office)["An Tức"] == "Ô Lâm"
    act.redo(office)
    record_commune_change(office, CommuneChange("Ba Chúc", "xã", DAY + timedelta(days=2)))
    with pytest.raises(WrongUsage, match="tên đơn vị đã được đổi lại sau đó"):
        act.undo(office)
    with pytest.raises(InputRefused, match="Hãy chọn ngày sau đó"):
        record_commune_change(office, CommuneChange("Ô Lâm", "xã", DAY))


def test_a_list_with_old_names_is_matched_to_the_places_of_today(
    office: Office, add_household: Callable[..., str], tmp_path: Path
) -> None:
    add_household(code="0412")
    merge(office, "Phước Lợi", "Phước Long", name="Hưng Thạnh")
    record_commune_change(office, CommuneChange("Ba Chúc", "xã", DAY))
    file = tmp_path / "cu.csv"
    file.write_text(
        "Mã hộ,Họ và tên chủ hộ,Ngày sinh,Xã,Ấp\n"
        "0412,Trần Văn Tám,05/02/1974,Ô Lâm,Phước Lợi\n"
        "0413,Neáng Sa,1980,An Tức,ap phuoc long\n",
        encoding="utf-8",
    )
    plan = plan_import(office, file)
    assert (plan.counts["unchanged"], plan.counts["created"]) == (1, 1)
    codes = [each.code for each in plan.listing.problems if each.field == "hamlet"]
    assert codes == ["hamlet_old_name", "hamlet_old_name"]
    write_import(office, plan)
    assert listed(office) == {"Trần Văn Tám": "Hưng Thạnh", "Neáng Sa": "Hưng Thạnh"}


def test_changes_of_places_need_the_right(office: Office) -> None:
    viewer = replace(office, actor=replace(office.actor, roles=frozenset({Role.VIEWER})))
    with pytest.raises(AccessRefused):
        rename(viewer, "Phước Lợi", "Hưng")
    with pytest.raises(AccessRefused):
        record_commune_change(viewer, CommuneChange("Ba Chúc", "xã", DAY))


class Places(RuleBasedStateMachine):
    """In whatever order: every household in one living hamlet, past lists stable, exact undo."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        plan = NewOffice(COMMUNE, ("Một", "Hai", "Ba"), "Neáng Sa", PASSWORD, login="canbo")
        self.office, _code = create_office(self.folder / "office", plan, cost=CHEAP)
        self.day, self.named = date(2026, 1, 1), 0
        self.acts: list[tuple[Act, object, date]] = []
        self.past: list[tuple[date, dict[str, str]]] = []
        for at_, name in enumerate(("Tám", "Chín", "Mười", "Tư")):
            people = (Member(name=name, relation=HEAD, birth=Birth(1970)),)
            hamlet = list_hamlets(self.office)[at_ % 3]
            save_household(self.office, Household(hamlet_id=hamlet.id, members=people))

    def teardown(self) -> None:
        self.office.store.close()
        shutil.rmtree(self.folder)

    def state(self) -> object:
        return list_hamlets(self.office), listed(self.office), list_changes(self.office)

    def households(self) -> dict[str, str]:
        rows = find_households(self.office, HouseholdQuery())
        lines = read_households(self.office, rows)
        return {line.id: open_household(self.office, line.id).household.hamlet_id for line in lines}

    def do(self, change: Callable[[], Act]) -> None:
        before = self.state()
        self.past.append((self.day, places(self.office, self.day)))
        since, self.day = self.day, self.day + timedelta(days=2)
        try:
            act = change()
        except InputRefused:
            assert self.state() == before
        else:
            self.acts.append((act, before, since))

    def tell(self, kind: ChangeKind, *hamlets: str, **told) -> None:  # type: ignore[no-untyped-def]
        self.named += 1
        told = {"name": f"Tên {self.named}", "word": "khóm", **told}
        self.do(
            lambda: record_hamlet_change(self.office, HamletChange(kind, self.day, hamlets, **told))
        )

    @rule(data=st.data())
    def a_hamlet_is_renamed(self, data: st.DataObject) -> None:
        hamlet = data.draw(st.sampled_from(list_hamlets(self.office)))
        self.tell(ChangeKind.RENAME, hamlet.id)

    @rule(data=st.data())
    def a_hamlet_is_split(self, data: st.DataObject) -> None:
        places_ = self.households()
        hamlet = data.draw(st.sampled_from(sorted(set(places_.values()))))
        here = sorted(each for each, place in places_.items() if place == hamlet)
        chosen = data.draw(st.lists(st.sampled_from(here), unique=True))
        self.tell(ChangeKind.SPLIT, hamlet, households=tuple(chosen))

    @rule(data=st.data())
    def hamlets_are_merged(self, data: st.DataObject) -> None:
        ids = [each.id for each in list_hamlets(self.office)]
        here = data.draw(st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=3))
        into = data.draw(st.sampled_from(["", *ids]))
        self.tell(ChangeKind.MERGE, *here, into=into)

    @rule(data=st.data())
    def a_family_moves(self, data: st.DataObject) -> None:
        household = data.draw(st.sampled_from(sorted(self.households())))
        hamlet = data.draw(st.sampled_from([each.id for each in list_hamlets(self.office)]))
        self.do(
            lambda: record_event(
                self.office,
                FamilyEvent(EventKind.MOVE_WITHIN, self.day, household, hamlet_id=hamlet),
            )
        )

    @precondition(lambda self: self.acts)
    @rule()
    def the_last_is_taken_back(self) -> None:
        act, before, since = self.acts.pop()
        act.undo(self.office)
        assert self.state() == before
        self.past = [(day, seen) for day, seen in self.past if day <= since]

    @precondition(lambda self: self.acts)
    @rule()
    def the_last_is_taken_back_and_done_again(self) -> None:
        act, _before, _since = self.acts[-1]
        after = self.state()
        act.undo(self.office)
        act.redo(self.office)
        assert self.state() == after

    @precondition(lambda self: len(self.acts) > 1)
    @rule(data=st.data())
    def an_earlier_one_is_taken_back_whole_or_not_at_all(self, data: st.DataObject) -> None:
        at_ = data.draw(st.integers(0, len(self.acts) - 2))
        act, _before, _since = self.acts[at_]
        now = self.state()
        try:
            act.undo(self.office)
        except WrongUsage:
            assert self.state() == now
        else:
            act.redo(self.office)
            assert self.state() == now

    @invariant()
    def every_household_stands_in_one_living_hamlet(self) -> None:
        living = {each.id for each in list_hamlets(self.office)}
        found = self.households()
        assert len(found) == 4
        assert set(found.values()) <= living

    @invariant()
    def past_lists_stay_as_they_were(self) -> None:
        for day, seen in self.past:
            assert places(self.office, day) == seen


TestPlaces = Places.TestCase
TestPlaces.settings = settings(
    max_examples=12,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

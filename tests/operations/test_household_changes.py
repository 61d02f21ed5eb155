"""What was saved is taken back and done again, and what others saved since then stays."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.domain.rights import Actor, Role
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.errors import AccessRefused, WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_changes import (
    list_put_away,
    put_away_household,
    restore_household,
    restore_value,
)
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.office import Office

Adds = Callable[..., str]


def stored(office: Office, household_id: str) -> Household:
    return open_household(office, household_id).household


def saved(office: Office, household: Household) -> Act:
    act = save_household(office, household).act
    assert act is not None
    return act


def with_member(household: Household, place: int, **changes: object) -> Household:
    members = list(household.members)
    members[place] = replace(members[place], **changes)  # type: ignore[arg-type]
    return replace(household, members=tuple(members))


def test_one_field_of_one_person_is_called_by_both(office: Office, household_id: str) -> None:
    before = stored(office, household_id)
    act = saved(office, with_member(before, 1, birth=Birth(1978)))
    assert act.name == "sửa ngày sinh Lê Thị Út"
    assert act.undo(office) == ""
    assert stored(office, household_id) == before
    act.redo(office)
    assert stored(office, household_id).members[1].birth == Birth(1978)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda h: replace(h, address="12 Tà Đảnh"), "sửa địa chỉ hộ 0001"),
        (lambda h: replace(h, address="A", phone="0"), "sửa 2 chỗ ở hộ 0001"),
        (lambda h: replace(h, members=h.members[:2]), "đưa Trần Thị Nở ra khỏi hộ 0001"),
        (lambda h: replace(h, members=(*h.members, Member(name="Tư"))), "thêm Tư vào hộ 0001"),
        (lambda h: replace(h, members=h.members[::-1]), "đổi thứ tự thành viên hộ 0001"),
    ],
)
def test_an_edit_has_the_name_of_its_real_difference_and_goes_back_and_forth(
    office: Office, household_id: str, change: Callable[[Household], Household], name: str
) -> None:
    before = stored(office, household_id)
    act = saved(office, change(before))
    after = stored(office, household_id)
    assert act.name == name
    act.undo(office)
    assert stored(office, household_id) == before
    act.redo(office)
    assert stored(office, household_id) == after


def test_saving_the_same_again_is_no_act(office: Office, household_id: str) -> None:
    assert save_household(office, stored(office, household_id)).act is None


def test_what_others_saved_since_then_stays_and_is_told(office: Office, household_id: str) -> None:
    before = stored(office, household_id)
    act = saved(office, replace(with_member(before, 1, birth=Birth(1978)), phone="0600000001"))
    theirs = with_member(stored(office, household_id), 1, birth=Birth(1979), note="xem lại")
    save_household(office, replace(theirs, address="12 Tà Đảnh"))
    assert act.undo(office) == "Giữ nguyên chỗ có người sửa sau đó: ngày sinh Lê Thị Út."
    now = stored(office, household_id)
    assert (now.phone, now.address) == (before.phone, "12 Tà Đảnh")
    assert (now.members[1].birth, now.members[1].note) == (Birth(1979), "xem lại")


def test_what_cannot_be_taken_back_any_more_says_why_and_changes_nothing(
    office: Office, household_id: str
) -> None:
    act = saved(office, with_member(stored(office, household_id), 1, birth=Birth(1978)))
    save_household(office, with_member(stored(office, household_id), 1, birth=Birth(1979)))
    lines = office.store.query("SELECT count(*) FROM diary")
    with pytest.raises(WrongUsage, match="đã có người sửa ngày sinh Lê Thị Út sau đó"):
        act.undo(office)
    assert office.store.query("SELECT count(*) FROM diary") == lines


def test_taking_back_is_a_new_line_of_the_diary(office: Office, household_id: str) -> None:
    act = saved(office, replace(stored(office, household_id), phone="0600000001"))
    act.undo(office)
    line = open_household(office, household_id).history[0]
    assert (line.act, line.changes) == ("hoàn tác: sửa hộ", {"phone": ("0600000001", "")})


def test_taking_back_needs_the_right_of_that_moment(office: Office, household_id: str) -> None:
    act = saved(office, replace(stored(office, household_id), phone="0600000001"))
    reader = Actor("x", "x", "Người xem", frozenset({Role.VIEWER}))
    with pytest.raises(AccessRefused):
        act.undo(replace(office, actor=reader))
    assert stored(office, household_id).phone == "0600000001"


def test_what_was_wrong_in_the_register_before_may_come_back_but_nothing_new(
    office: Office, household_id: str
) -> None:
    before = stored(office, household_id)
    # Mended: the wife has become the head; then somebody else names a second one.
    act = saved(
        office,
        with_member(with_member(before, 0, relation="spouse"), 1, relation="head"),
    )
    others = Member(name="Trần Văn Tư", relation="child", sex=Sex.MALE)
    now = stored(office, household_id)
    save_household(office, replace(now, members=(*now.members, others)))
    now = stored(office, household_id)
    moved = with_member(with_member(now, 1, relation="child"), 3, relation="head")
    save_household(office, moved)
    with pytest.raises(WrongUsage, match="Không hoàn tác được: Hộ có 2 chủ hộ"):
        act.undo(office)


def test_a_new_household_is_put_away_and_comes_back_with_its_id(
    office: Office, household_id: str
) -> None:
    act = save_household(
        office,
        Household(
            hamlet_id=list_hamlets(office)[0].id,
            members=(Member(name="Neáng Sa", relation="head"),),
        ),
    ).act
    assert act is not None
    assert act.name == "thêm hộ Neáng Sa"
    act.undo(office)
    assert [line.head_name for line in list_put_away(office)] == ["Neáng Sa"]
    act.redo(office)
    assert stored(office, act.household_id).head_name == "Neáng Sa"
    assert list_put_away(office) == []


def test_a_new_household_with_more_since_then_is_not_taken_away(office: Office) -> None:
    head = Member(name="Neáng Sa", relation="head")
    saving = save_household(
        office, Household(hamlet_id=list_hamlets(office)[0].id, members=(head,))
    )
    sheet = open_sheet(office, saving.id)
    save_sheet(office, saving.id, sheet.facts, "Neáng Sa")
    assert saving.act is not None
    with pytest.raises(WrongUsage, match="đã có thêm số liệu sau đó"):
        saving.act.undo(office)
    assert stored(office, saving.id).head_name == "Neáng Sa"


def test_a_household_put_away_tells_who_and_why_and_is_restored_whole(
    office: Office, household_id: str
) -> None:
    before = stored(office, household_id)
    act = put_away_household(office, household_id, "  ghi hai  lần ")
    assert act.name == "đưa hộ 0001 vào mục Đã bỏ"
    (line,) = list_put_away(office)
    assert (line.code, line.head_name, line.account) == ("0001", "Trần Văn Tám", "Neáng Sa")
    assert line.reason == "ghi hai lần"
    restored = restore_household(office, household_id)
    assert stored(office, household_id) == before
    restored.undo(office)
    assert len(list_put_away(office)) == 1
    restored.redo(office)
    act.redo(office)
    act.undo(office)
    assert stored(office, household_id) == before


def test_putting_away_needs_a_reason(office: Office, household_id: str) -> None:
    with pytest.raises(WrongUsage, match="Chưa có lý do"):
        put_away_household(office, household_id, "  ")


def test_a_household_does_not_come_back_under_a_code_that_another_has(
    office: Office, add_household: Adds
) -> None:
    first = add_household("Trần Văn Tám", code="0412")
    put_away_household(office, first, "ghi hai lần")
    add_household("Neáng Sa", code="0412")
    with pytest.raises(WrongUsage, match="Mã hộ 0412 nay đã dùng cho hộ khác"):
        restore_household(office, first)


def test_an_edit_of_a_household_put_away_says_where_it_is(
    office: Office, household_id: str
) -> None:
    act = saved(office, replace(stored(office, household_id), phone="0600000001"))
    put_away_household(office, household_id, "ghi hai lần")
    with pytest.raises(WrongUsage, match="đang ở mục Đã bỏ"):
        act.undo(office)


def test_a_value_of_the_history_comes_back_as_one_act(office: Office, household_id: str) -> None:
    before = stored(office, household_id)
    wife = before.members[1]
    save_household(office, with_member(before, 1, birth=Birth(1978)))
    line = open_household(office, household_id).history[0]
    result = restore_value(office, household_id, wife.id, "birth", line.changes["birth"][0])
    assert stored(office, household_id) == before
    assert result.act is not None
    assert result.act.name == "lấy lại ngày sinh Lê Thị Út"
    assert open_household(office, household_id).history[0].act == "lấy lại giá trị cũ"
    with pytest.raises(WrongUsage, match="đúng giá trị này rồi"):
        restore_value(office, household_id, wife.id, "birth", line.changes["birth"][0])


def test_somebody_taken_out_comes_back_from_the_history(office: Office, household_id: str) -> None:
    before = stored(office, household_id)
    save_household(office, replace(before, members=before.members[:2]))
    result = restore_value(office, household_id, before.members[2].id, "deleted", False)
    assert stored(office, household_id) == before
    assert result.act is not None
    assert result.act.name == "lấy lại Trần Thị Nở vào hộ 0001"

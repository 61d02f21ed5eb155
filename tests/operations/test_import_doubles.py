"""People of a list who are in another household of the register wait for a person, with reasons."""

from collections.abc import Sequence
from pathlib import Path

from ngheo_desktop.operations.household_list import HouseholdQuery, find_households
from ngheo_desktop.operations.import_plans import (
    Answer,
    ImportPlan,
    Outcome,
    answered,
    plan_import,
)
from ngheo_desktop.operations.importing import write_import
from ngheo_desktop.operations.office import Office
from tests.operations.import_lists import heads, written

HEAD = ["Mã hộ", "Họ và tên", "Quan hệ với chủ hộ", "Ngày sinh", "Số CCCD", "Ấp"]
TAM = ["0412", "Trần Văn Tám", "Chủ hộ", "05/02/1974", "", "Phước Lợi"]
BA = ["0412", "Lê Thị Ba", "Vợ", "07/08/1976", "", "Phước Lợi"]
LAN = ["0412", "Trần Thị Lan", "Con", "09/10/2001", "", "Phước Lợi"]
SON = ["0500", "Chau Sơn", "Chủ hộ", "01/02/1999", "", "Sà Lôn"]


def in_house(code: str, *people: Sequence[str], **changed: str) -> list[list[str]]:
    return [[code, *each[1:]] for each in people]


def planned(office: Office, folder: Path, *rows: list[str]) -> ImportPlan:
    return plan_import(office, written(folder, *rows, head=HEAD, name="b.xlsx"))


def bring_in(office: Office, folder: Path, *rows: list[str]) -> None:
    write_import(office, plan_import(office, written(folder, *rows, head=HEAD)))


def outcomes(plan: ImportPlan) -> list[Outcome]:
    return [each.outcome for each in plan.households]


def test_a_household_with_another_code_and_hamlet_is_known_by_its_people(
    office: Office, tmp_path: Path
) -> None:
    bring_in(office, tmp_path, TAM, BA, LAN)
    moved = [[*each[:5], "Sà Lôn"] for each in in_house("0777", TAM, BA, LAN)]
    plan = planned(office, tmp_path, *moved)
    (one,) = plan.households
    assert one.outcome == Outcome.REVIEW
    assert "Trần Văn Tám ở hộ 0412" in one.reason
    assert "cùng ngày sinh" in one.reason
    assert one.candidates == ("hộ 0412",)


def test_the_same_household_is_updated_and_nobody_in_it_is_written_twice(
    office: Office, tmp_path: Path
) -> None:
    bring_in(office, tmp_path, TAM, BA)
    numbered = ["0777", "Tran Van Tam", "Chủ hộ", "05/02/1974", "089074912345", "Phước Lợi"]
    plan = planned(office, tmp_path, numbered, ["0777", *BA[1:]])
    same = answered(office, plan, {0: Answer.SAME})
    assert outcomes(same) == [Outcome.UPDATED]
    write_import(office, same)
    assert heads(office) == ["Trần Văn Tám"]
    assert office.store.query("SELECT count(*) FROM member WHERE deleted = 0") == [(2,)]
    query = "SELECT personal_id FROM member WHERE relation = 'head' AND deleted = 0"
    assert office.store.query(query) == [("089074912345",)]


def test_a_daughter_who_heads_a_new_household_waits_until_she_has_left_the_old_one(
    office: Office, tmp_path: Path
) -> None:
    bring_in(office, tmp_path, TAM, BA, LAN)
    head = ["0900", "Trần Thị Lan", "Chủ hộ", "09/10/2001", "", "Phước Lợi"]
    plan = planned(office, tmp_path, head)
    assert outcomes(plan) == [Outcome.REVIEW]
    same = answered(office, plan, {0: Answer.SAME})
    assert outcomes(same) == [Outcome.REVIEW]
    assert "ghi biến động" in same.households[0].reason


def test_another_person_makes_a_new_household(office: Office, tmp_path: Path) -> None:
    bring_in(office, tmp_path, TAM, BA, LAN)
    head = ["0900", "Trần Thị Lan", "Chủ hộ", "09/10/2001", "", "Phước Lợi"]
    other = answered(office, planned(office, tmp_path, head), {0: Answer.DIFFERENT})
    assert outcomes(other) == [Outcome.CREATED]
    write_import(office, other)
    assert len(find_households(office, HouseholdQuery())) == 2


def test_a_newcomer_of_a_known_household_is_looked_for_elsewhere(
    office: Office, tmp_path: Path
) -> None:
    bring_in(office, tmp_path, TAM, BA, SON)
    wife = ["0500", "Trần Thị Lan", "Vợ", "09/10/2001", "", "Sà Lôn"]
    bring_in(office, tmp_path, TAM, BA, LAN)
    plan = planned(office, tmp_path, SON, wife)
    (one,) = plan.households
    assert (one.outcome, one.candidates) == (Outcome.REVIEW, ())
    assert outcomes(answered(office, plan, {0: Answer.DIFFERENT})) == [Outcome.UPDATED]
    assert outcomes(answered(office, plan, {0: Answer.SAME})) == [Outcome.REVIEW]


def test_a_name_and_a_year_alone_ask_nobody(office: Office, tmp_path: Path) -> None:
    bring_in(office, tmp_path, [*TAM[:3], "1974", "", "Phước Lợi"])
    other = ["0800", "Trần Văn Tám", "Chủ hộ", "1974", "", "Sà Lôn"]
    assert outcomes(planned(office, tmp_path, other)) == [Outcome.CREATED]

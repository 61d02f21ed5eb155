"""Bringing a list into the register: nothing on a guess, nothing twice, nothing half."""

from datetime import date
from pathlib import Path

import pytest

from ngheo_desktop.domain.rights import Right, Role, holders
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import Cancelled, WrongUsage
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.import_plans import Outcome, plan_import, problems_of
from ngheo_desktop.operations.importing import PastDecision, list_imports, write_import
from ngheo_desktop.operations.office import NewOffice, Office, create_office
from ngheo_desktop.storage.keys import KeyCost
from tests.operations.import_lists import HEAD, SIMPLE, TAM, UT, heads, written


def test_a_real_list_of_three_hundred_comes_in_whole(office: Office) -> None:
    plan = plan_import(office, SIMPLE)
    assert plan.counts["created"] == 300
    assert find_households(office, HouseholdQuery()) == []  # nothing before «Ghi vào sổ»
    done = write_import(office, plan)
    assert done.counts == plan.counts
    lines = read_households(office, find_households(office, HouseholdQuery()))
    assert len(lines) == 300
    assert sum(line.members for line in lines) == 1093  # the number of people typed in the list
    assert [batch.file_name for batch in list_imports(office)] == [SIMPLE.name]


def test_the_same_list_again_changes_nothing(office: Office) -> None:
    write_import(office, plan_import(office, SIMPLE))
    before = office.store.query("SELECT count(*), max(rid) FROM summary")
    assert plan_import(office, SIMPLE).counts["unchanged"] == 300  # told before writing
    done = write_import(office, plan_import(office, SIMPLE))
    assert done.counts["unchanged"] == 300
    assert office.store.query("SELECT count(*), max(rid) FROM summary") == before


def test_the_sum_line_always_adds_up(office: Office, tmp_path: Path) -> None:
    broken = ["0414", "Danh Sâm", "Nam", "31/02/1980", "", "Phước Lợi", "1"]
    counts = plan_import(office, written(tmp_path, TAM, UT, broken)).counts
    assert counts["read"] == sum(counts[each] for each in Outcome)
    assert (counts["created"], counts["rejected"]) == (2, 1)


def test_a_household_with_an_error_waits_and_the_rest_comes_in(
    office: Office, tmp_path: Path
) -> None:
    broken = ["0414", "Danh Sâm", "Nam", "31/02/1980", "", "Phước Lợi", "1"]
    plan = plan_import(office, written(tmp_path, TAM, broken))
    write_import(office, plan)
    assert heads(office) == ["Trần Văn Tám"]
    (problem,) = [each for each in problems_of(plan) if each.code == "birth_impossible"]
    assert (problem.row, problem.cell, problem.raw) == (3, "D3", "31/02/1980")


def test_a_known_code_with_another_head_goes_to_a_person(office: Office, tmp_path: Path) -> None:
    write_import(office, plan_import(office, written(tmp_path, TAM)))
    other = ["0412", "Danh Sâm", "Nam", "1980", "", "Phước Lợi", "1"]
    plan = plan_import(office, written(tmp_path, other))
    assert plan.counts["review"] == 1
    write_import(office, plan)
    assert heads(office) == ["Trần Văn Tám"]


def test_a_known_number_goes_to_a_person(office: Office, tmp_path: Path) -> None:
    write_import(office, plan_import(office, written(tmp_path, TAM)))
    other = ["0999", "Trần Văn Tám Nhỏ", "Nam", "05/02/1974", TAM[4], "Sà Lôn", "1"]
    (planned,) = plan_import(office, written(tmp_path, other)).households
    assert planned.outcome == Outcome.REVIEW
    assert "số định danh" in planned.reason


def test_a_namesake_of_the_same_hamlet_goes_to_a_person(office: Office, tmp_path: Path) -> None:
    write_import(office, plan_import(office, written(tmp_path, UT)))
    same = ["", "Lê Thị Út", "Nữ", "12/05/1976", "", "Sà Lôn", "2"]
    other_year = ["", "Lê Thị Út", "Nữ", "1990", "", "Sà Lôn", "2"]
    plan = plan_import(office, written(tmp_path, same, other_year))
    assert [each.outcome for each in plan.households] == [Outcome.REVIEW, Outcome.CREATED]


def test_a_list_fills_what_the_register_lacks_and_empties_nothing(
    office: Office, tmp_path: Path
) -> None:
    write_import(office, plan_import(office, written(tmp_path, TAM, UT)))
    fuller = [*UT[:3], "12/05/1976", "089176912345", *UT[5:]]
    poorer = [*TAM[:2], "", "1974", "", *TAM[5:]]
    done = write_import(office, plan_import(office, written(tmp_path, poorer, fuller)))
    assert (done.counts["updated"], done.counts["unchanged"]) == (1, 1)
    found = {
        line.head_name: open_household(office, line.id).household.members[0]
        for line in read_households(office, find_households(office, HouseholdQuery()))
    }
    assert found["Lê Thị Út"].birth is not None
    assert (found["Lê Thị Út"].birth.iso, found["Lê Thị Út"].personal_id) == (
        "1976-05-12",
        "089176912345",
    )
    assert found["Trần Văn Tám"].birth is not None
    assert (found["Trần Văn Tám"].birth.iso, found["Trần Văn Tám"].personal_id) == (
        "1974-02-05",
        TAM[4],
    )


def test_a_list_brought_in_by_two_people_at_once_is_written_once(office: Office) -> None:
    mine, theirs = plan_import(office, SIMPLE), plan_import(office, SIMPLE)
    write_import(office, theirs)
    with pytest.raises(WrongUsage, match="Chưa ghi gì vào sổ"):
        write_import(office, mine)
    assert len(find_households(office, HouseholdQuery())) == 300
    again = plan_import(office, SIMPLE)
    assert write_import(office, again).counts["created"] == 0


def test_stopping_half_way_writes_nothing(office: Office) -> None:
    plan = plan_import(office, SIMPLE)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_import(office, plan, report=stop)
    assert find_households(office, HouseholdQuery()) == []
    assert list_imports(office) == []


def test_a_signed_list_becomes_a_decision_of_its_day(office: Office) -> None:
    decision = PastDecision("45/QĐ-UBND", date(2025, 12, 10))
    write_import(office, plan_import(office, SIMPLE), decision=decision)
    poor = find_households(office, HouseholdQuery(household_class=HouseholdClass.POOR))
    assert len(poor) == 12
    (line,) = read_households(office, poor[:1])
    (told,) = open_household(office, line.id).decisions
    assert (told.number, told.decided_on, told.standard) == (
        "45/QĐ-UBND",
        date(2025, 12, 10),
        "2022-2025",
    )


def test_a_decision_is_not_signed_after_today_and_needs_a_household_that_is_written(
    office: Office, tmp_path: Path
) -> None:
    head = ["Họ và tên chủ hộ", "Giới tính", "Năm sinh", "Ấp", "Phân loại"]
    path = written(tmp_path, ["Trần Văn Tám", "Nam", "1974", "Phước Lợi", "Hộ nghèo"], head=head)
    plan, tomorrow = plan_import(office, path), PastDecision("45/QĐ-UBND", date(2026, 11, 25))
    with pytest.raises(WrongUsage, match="sau ngày hôm nay"):
        write_import(office, plan, decision=tomorrow)
    assert heads(office) == []
    write_import(office, plan)
    again, signed = plan_import(office, path), PastDecision("45/QĐ-UBND", date(2025, 12, 10))
    with pytest.raises(WrongUsage, match="cùng hộ hay khác hộ"):
        write_import(office, again, decision=signed, although_repeated=True)


def test_a_list_without_classes_cannot_be_a_decision(office: Office, tmp_path: Path) -> None:
    plan = plan_import(office, written(tmp_path, TAM))
    with pytest.raises(WrongUsage, match="không có cột phân loại"):
        write_import(office, plan, decision=PastDecision("45/QĐ-UBND", date(2025, 12, 10)))
    assert heads(office) == []


def test_an_office_without_hamlets_learns_them_from_its_first_list(tmp_path: Path) -> None:
    from tests.conftest import COMMUNE

    plan = NewOffice(COMMUNE, (), "Lê Thị Sa", "mat-khau-thu")
    office, _code = create_office(tmp_path / "so", plan, cost=KeyCost(1, 1024, 1))
    write_import(office, plan_import(office, written(tmp_path, TAM, UT)))
    assert [hamlet.name for hamlet in list_hamlets(office)] == ["Phước Lợi", "Sà Lôn"]
    assert heads(office) == ["Trần Văn Tám", "Lê Thị Út"]


def test_an_import_stands_in_the_history_of_its_households(office: Office, tmp_path: Path) -> None:
    write_import(office, plan_import(office, written(tmp_path, TAM)))
    (line,) = read_households(office, find_households(office, HouseholdQuery()))
    assert "ds.xlsx" in open_household(office, line.id).history[0].act


def test_a_result_sheet_fills_open_answers_and_wipes_none(office: Office, tmp_path: Path) -> None:
    from dataclasses import replace

    from ngheo_desktop.domain.facts import Toilet
    from ngheo_desktop.operations.checklists import open_sheet, save_sheet

    write_import(office, plan_import(office, written(tmp_path, TAM)))
    (line,) = read_households(office, find_households(office, HouseholdQuery()))
    facts = open_sheet(office, line.id, date(2026, 10, 4)).facts
    facts = replace(facts, house=replace(facts.house, toilet=Toilet.SEPTIC))
    save_sheet(office, line.id, facts, "Neáng Sa")
    head = [*HEAD, "Điểm B1", "Ngày rà soát"]
    scored = written(tmp_path, [*TAM, "118", "04/10/2026"], head=head, name="b1.xlsx")
    assert write_import(office, plan_import(office, scored)).counts["updated"] == 1
    again = open_sheet(office, line.id, date(2026, 10, 4)).facts
    assert (again.income_score, again.house.toilet) == (118, Toilet.SEPTIC)
    assert plan_import(office, scored).counts["unchanged"] == 1


def test_only_who_edits_households_may_bring_a_list_in() -> None:
    """The Front reads the register; writing it stays with the officer of the committee."""
    assert set(holders(Right.IMPORT_LISTS)) <= set(holders(Right.EDIT_HOUSEHOLDS))
    assert Role.FRONT_OFFICER not in holders(Right.IMPORT_LISTS)

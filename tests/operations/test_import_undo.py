"""«Hoàn tác cả lần nhập»: everything goes back, days later too, and no work since is lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.household_changes import list_put_away
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
)
from ngheo_desktop.operations.households import (
    open_household,
    save_household,
)
from ngheo_desktop.operations.import_plans import plan_import
from ngheo_desktop.operations.import_undo import undo_import
from ngheo_desktop.operations.importing import PastDecision, list_imports, write_import
from ngheo_desktop.operations.office import Office
from tests.operations.import_lists import HEAD, TAM, UT, heads, written

TABLES = ("household", "member", "checklist", "checklist_member", "decision", "decision_line")
SURVEY = [*HEAD, "Ngày rà soát", "Điểm B1"]


def brought(office: Office, path: Path) -> str:
    return write_import(office, plan_import(office, path)).batch


def state(office: Office) -> dict[str, list[object]]:
    """Every row of the register that is not taken away."""
    there = "household_id IN (SELECT id FROM household WHERE deleted = 0)"
    where = {"member": there, "checklist": there}
    return {
        table: office.store.query(
            f"SELECT * FROM {table} WHERE deleted = 0 AND {where.get(table, 'true')} ORDER BY id"
        )
        for table in TABLES
    }


def id_of(office: Office, code: str) -> str:
    return str(office.store.query("SELECT id FROM household WHERE code = ?", (code,))[0][0])


def test_a_list_taken_back_leaves_the_register_as_before(office: Office, tmp_path: Path) -> None:
    brought(office, written(tmp_path, TAM, name="a.xlsx"))
    before = state(office)
    batch = brought(office, written(tmp_path, UT, name="b.xlsx"))
    done = undo_import(office, batch)
    assert (done.removed, done.restored, done.kept) == (1, 0, ())
    assert state(office) == before
    assert heads(office) == ["Trần Văn Tám"]
    assert [line.head_name for line in list_put_away(office)] == ["Lê Thị Út"]
    assert [each.is_undone for each in list_imports(office)] == [True, False]


def test_a_household_that_the_list_knew_better_stands_again_as_before(
    office: Office, tmp_path: Path
) -> None:
    brought(office, written(tmp_path, [*TAM, "01/10/2025", "120"], head=SURVEY, name="a.xlsx"))
    before = state(office)
    results = office.store.query("SELECT household_id, survey_date FROM result")
    more = [*TAM, "01/10/2026", "95"]
    more[6] = "5"
    batch = brought(office, written(tmp_path, more, head=SURVEY, name="b.xlsx"))
    assert state(office) != before
    done = undo_import(office, batch)
    assert (done.removed, done.restored) == (0, 1)
    assert state(office) == before
    assert office.store.query("SELECT household_id, survey_date FROM result") == results


def test_a_household_edited_since_is_kept_and_named(office: Office, tmp_path: Path) -> None:
    batch = brought(office, written(tmp_path, TAM, UT))
    household = open_household(office, id_of(office, "0412")).household
    save_household(office, replace(household, note="đã đến nhà"), opened=household)
    done = undo_import(office, batch)
    assert done.removed == 1
    assert [(each.code, each.head_name) for each in done.kept] == [("0412", "Trần Văn Tám")]
    assert done.kept[0].reason
    assert heads(office) == ["Trần Văn Tám"]


def test_the_decision_of_a_list_goes_with_it(office: Office, tmp_path: Path) -> None:
    head, row = [*HEAD, "Phân loại hộ"], [*TAM, "Hộ nghèo"]
    plan = plan_import(office, written(tmp_path, row, head=head))
    decision = PastDecision("45/QĐ-UBND", date(2025, 12, 15))
    batch = write_import(office, plan, decision=decision).batch
    undo_import(office, batch)
    assert state(office)["decision"] == state(office)["decision_line"] == []


def test_an_import_is_taken_back_once(office: Office, tmp_path: Path) -> None:
    batch = brought(office, written(tmp_path, TAM))
    undo_import(office, batch)
    with pytest.raises(WrongUsage, match="đã được hoàn tác"):
        undo_import(office, batch)
    with pytest.raises(WrongUsage, match="Không có lần nhập"):
        undo_import(office, "khong-co")


def test_a_list_taken_back_comes_in_again_as_new(office: Office, tmp_path: Path) -> None:
    path = written(tmp_path, TAM, UT)
    undo_import(office, brought(office, path))
    assert plan_import(office, path).counts["created"] == 2
    brought(office, path)
    assert len(find_households(office, HouseholdQuery())) == 2

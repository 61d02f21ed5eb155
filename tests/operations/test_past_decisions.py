"""A signed list of a past year: what it makes of the register, and what it never does."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ngheo_desktop.domain.imports import decision_number
from ngheo_desktop.domain.movement import Column, Movement
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.import_plans import plan_import
from ngheo_desktop.operations.import_undo import undo_import
from ngheo_desktop.operations.importing import PastDecision, write_import
from ngheo_desktop.operations.movement import movement_or_break, view_movement
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_opening import open_annual_round
from tests.operations.import_lists import HEAD, TAM, UT, written

CLASSED = [*HEAD, "Phân loại"]
POOR, NEAR = [*TAM, "Hộ nghèo"], [*UT, "Hộ cận nghèo"]
SIGNED = PastDecision("45/QĐ-UBND", date(2025, 12, 10))
JOINED = replace(SIGNED, joins=True)


def brought(office: Office, path: Path, decision: PastDecision | None = SIGNED) -> str:
    plan = plan_import(office, path)
    return write_import(office, plan, decision=decision, although_repeated=True).batch


def decided(office: Office) -> dict[str, str]:
    rows = office.store.query(
        "SELECT l.head_name, l.household_class FROM decision_line l JOIN decision d "
        "ON d.id = l.decision_id WHERE l.deleted = 0 AND d.deleted = 0 ORDER BY l.head_name"
    )
    return dict(rows)


def decisions(office: Office) -> int:
    return int(office.store.query("SELECT count(*) FROM decision WHERE deleted = 0")[0][0])


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("45/QĐ-UBND", "45/QĐ-UBND"),
        (" Số: 45 / QĐ-UBND ", "45/QĐ-UBND"),
        ("Quyết định số 1234/QĐ-UBND", "1234/QĐ-UBND"),
        ("45a/2025/QĐ-UBND", "45a/2025/QĐ-UBND"),
        ("07/qd-ubnd", "07/qd-ubnd"),
        ("45", ""),
        ("QĐ 45", ""),
        ("45/UBND", ""),
        ("", ""),
    ],
)
def test_the_number_of_a_decision_is_read_as_it_stands_on_paper(typed: str, number: str) -> None:
    assert decision_number(typed) == number


def test_what_is_no_number_is_refused_and_nothing_is_written(
    office: Office, tmp_path: Path
) -> None:
    path = written(tmp_path, POOR, head=CLASSED)
    with pytest.raises(WrongUsage, match="45/QĐ-UBND"):
        brought(office, path, replace(SIGNED, number="bốn lăm"))
    assert decisions(office) == 0


def test_households_without_a_class_take_the_one_that_the_officer_names(
    office: Office, tmp_path: Path
) -> None:
    path = written(tmp_path, [*TAM, ""], NEAR, head=CLASSED)
    brought(office, path, replace(SIGNED, unsaid=HouseholdClass.POOR))
    assert decided(office) == {"Trần Văn Tám": "poor", "Lê Thị Út": "near_poor"}


def test_households_without_a_class_stay_out_when_none_is_named(
    office: Office, tmp_path: Path
) -> None:
    brought(office, written(tmp_path, [*TAM, ""], NEAR, head=CLASSED))
    assert decided(office) == {"Lê Thị Út": "near_poor"}


def test_the_same_decision_is_not_written_a_second_time_unasked(
    office: Office, tmp_path: Path
) -> None:
    brought(office, written(tmp_path, POOR, head=CLASSED))
    again = replace(SIGNED, number="số 45/qđ-ubnd")
    with pytest.raises(WrongUsage, match="đã có trong sổ với 1 hộ"):
        brought(office, written(tmp_path, NEAR, head=CLASSED, name="b.xlsx"), again)
    assert decided(office) == {"Trần Văn Tám": "poor"}


def test_another_part_of_the_commune_joins_the_decision(office: Office, tmp_path: Path) -> None:
    brought(office, written(tmp_path, POOR, head=CLASSED))
    batch = brought(office, written(tmp_path, POOR, NEAR, head=CLASSED, name="b.xlsx"), JOINED)
    assert decisions(office) == 1
    assert decided(office) == {"Trần Văn Tám": "poor", "Lê Thị Út": "near_poor"}
    undo_import(office, batch)
    assert decided(office) == {"Trần Văn Tám": "poor"}
    brought(office, written(tmp_path, NEAR, head=CLASSED, name="b.xlsx"), JOINED)
    assert decided(office) == {"Trần Văn Tám": "poor", "Lê Thị Út": "near_poor"}


def test_a_decision_never_says_two_things_about_one_household(
    office: Office, tmp_path: Path
) -> None:
    brought(office, written(tmp_path, POOR, head=CLASSED))
    other = written(tmp_path, [*TAM, "Hộ cận nghèo"], head=CLASSED, name="b.xlsx")
    with pytest.raises(WrongUsage, match="diện khác, như hộ Trần Văn Tám"):
        brought(office, other, JOINED)
    assert decided(office) == {"Trần Văn Tám": "poor"}


def test_taking_the_list_back_takes_its_decision_from_households_it_left_unchanged(
    office: Office, tmp_path: Path
) -> None:
    path = written(tmp_path, POOR, head=CLASSED)
    brought(office, path, None)
    batch = brought(office, path)
    assert decided(office) == {"Trần Văn Tám": "poor"}
    undo_import(office, batch)
    assert decided(office) == {}
    assert decisions(office) == 0


def test_the_first_review_opens_with_the_balance_of_the_past_list(
    office: Office, tmp_path: Path
) -> None:
    brought(office, written(tmp_path, POOR, NEAR, head=CLASSED))
    (point,) = view_movement(office).points
    assert (point.day, point.numbers) == (SIGNED.decided_on, ("45/QĐ-UBND",))
    assert open_annual_round(office).households == 2
    later = replace(SIGNED, number="60/QĐ-UBND", decided_on=date(2026, 11, 20))
    brought(office, written(tmp_path, NEAR, head=CLASSED, name="b.xlsx"), later)
    moved = movement_or_break(office)
    assert isinstance(moved, Movement)
    assert moved.balances
    assert moved.counts(HouseholdClass.NEAR_POOR).households[Column.OPENING] == 1

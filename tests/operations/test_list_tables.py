"""Lists as Excel: row for row, numbers masked, only for who may export."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.errors import AccessRefused
from ngheo_desktop.operations.list_tables import CODES, DIARY, DOUBLES, FINDINGS, table_of
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.table_export import export_tables

NUMBER = "089176000012"


@pytest.fixture
def twice(office: Office, add_household: Callable[..., str]) -> Office:
    """One person in two households."""
    wife = Member(
        name="Lê Thị Út",
        relation="spouse",
        sex=Sex.FEMALE,
        birth=Birth(1976, 5, 3),
        personal_id=NUMBER,
    )
    add_household("Trần Văn Tám", wife)
    add_household("Neáng Sa", replace(wife, relation="other"))
    return office


@pytest.mark.parametrize("code", CODES)
def test_every_row_goes_out_and_no_number_in_full(twice: Office, tmp_path: Path, code: str) -> None:
    table = table_of(twice, code)
    target = tmp_path / f"{code}.xlsx"
    rows = export_tables(twice, [table], code, target)
    cells = [
        str(cell)
        for row in load_workbook(target).active.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    ]
    assert rows == len(table.rows)
    assert not any(NUMBER in each for each in cells)
    assert rows > 0 or code == "bien-dong-ho"


def test_the_pair_tells_names_households_births_and_masked_numbers(twice: Office) -> None:
    (row,) = table_of(twice, DOUBLES).rows
    assert row[1:5] == ("Lê Thị Út", "0001", "03/05/1976", "089 ••• ••• 012")


def test_who_may_not_export_gets_no_file(twice: Office, tmp_path: Path) -> None:
    table = table_of(twice, FINDINGS)
    viewer = replace(twice.actor, roles=frozenset({Role.VIEWER}))
    with pytest.raises(AccessRefused):
        export_tables(replace(twice, actor=viewer), [table], FINDINGS, tmp_path / "x.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []


def test_the_diary_notes_that_it_was_exported(twice: Office, tmp_path: Path) -> None:
    export_tables(twice, [table_of(twice, DIARY)], DIARY, tmp_path / "nhat-ky.xlsx")
    assert table_of(twice, DIARY).rows[0][3] == "xuất Excel"

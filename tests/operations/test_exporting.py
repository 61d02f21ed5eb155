"""The register out to Excel and back: rows in = rows out, without a problem or a change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.errors import AccessRefused, WrongUsage
from ngheo_desktop.operations.diary import recent
from ngheo_desktop.operations.exporting import export_register
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_list import HouseholdQuery
from ngheo_desktop.operations.households import (
    open_household,
    save_household,
)
from ngheo_desktop.operations.import_plans import plan_import, problems_of
from ngheo_desktop.operations.office import Office


@pytest.fixture
def register(office: Office, add_household: Callable[..., str]) -> list[str]:
    wife = Member(
        name="Lê Thị Út",
        relation="spouse",
        sex=Sex.FEMALE,
        birth=Birth(1976),
        personal_id="089176000012",
        ethnic="Kinh",
    )
    son = Member(
        name="Trần Văn Ba", relation="child", sex=Sex.MALE, birth=Birth(2000, 5), ethnic="Kinh"
    )
    one = add_household("Trần Văn Tám", wife, son, code="0412")
    household = open_household(office, one).household
    told = replace(household, phone="0912345678", address="Tổ 3", note="=1+1")
    save_household(office, told, opened=household)
    return [one, add_household("Neáng Sa", hamlet=1, code="0398")]


def cells(target: Path) -> list[tuple]:
    sheet = load_workbook(target).active
    assert sheet is not None
    return list(sheet.iter_rows(min_row=4, values_only=True))


def test_everybody_has_a_row_with_text_for_numbers_and_dates_as_dates(
    office: Office, register: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "so-ho.xlsx"
    assert export_register(office, target) == 2
    heads, *rows = cells(target)
    assert len(rows) == 4
    wife = dict(zip(heads, next(row for row in rows if row[3] == "Lê Thị Út"), strict=True))
    assert wife["Số định danh"] == "089176000012"
    assert wife["Ngày sinh"] == "1976"
    assert wife["Quan hệ với chủ hộ"] == "Vợ"
    head = dict(zip(heads, next(row for row in rows if row[3] == "Trần Văn Tám"), strict=True))
    assert head["Ngày sinh"].date() == date(1974, 2, 5)
    assert head["Mã hộ"] == "0412"
    assert head["Ghi chú"] == "=1+1"


def test_what_was_exported_comes_back_without_a_problem_or_a_change(
    office: Office, register: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "so-ho.xlsx"
    export_register(office, target)
    plan = plan_import(office, target)
    # A birth of which only the year is known is told by every reading, as the register tells it.
    assert {each.code for each in problems_of(plan)} == {"birth_imprecise"}
    assert plan.counts["read"] == plan.counts["unchanged"] == 2


def test_only_the_listed_households_go_out(
    office: Office, register: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "so-ho.xlsx"
    hamlet = list_hamlets(office)[1]
    assert export_register(office, target, HouseholdQuery(hamlet_id=hamlet.id)) == 1
    assert [row[3] for row in cells(target)[1:]] == ["Neáng Sa"]
    line = recent(office)[0]
    assert (line.act, line.record_id) == ("xuất Excel", "so-ho")


def test_an_export_needs_its_right_and_real_figures(
    office: Office, register: list[str], tmp_path: Path
) -> None:
    viewer = replace(office.actor, roles=frozenset({Role.VIEWER}))
    with pytest.raises(AccessRefused):
        export_register(replace(office, actor=viewer), tmp_path / "a.xlsx")
    with pytest.raises(WrongUsage, match="thực hành"):
        export_register(replace(office, is_practice=True), tmp_path / "a.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []

"""B1 by the lines of a loaded table: loading, confirming, answering, and what follows.

The table is an invented sample; no published one is known to us.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from ngheo_desktop.domain.facts import Facts
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import AccessRefused, WrongUsage
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.standards import (
    confirm_score_table,
    confirm_standard,
    load_score_tables,
    score_table,
)
from tests.exchange.score_table_files import INVENTED, toml
from tests.operations.sheets import filled

CODE = "2022-2025/rural"
BOTH: Mapping[str, str] = {"Lương hưu": "Có", "Số nhân khẩu": "Dưới 7 người"}  # 30 points


@pytest.fixture
def table_file(tmp_path: Path) -> Path:
    return toml(tmp_path)


def by_items(office: Office, household_id: str, items: Mapping[str, str]) -> Facts:
    facts = filled(open_sheet(office, household_id).facts)
    return replace(facts, income_score=None, income_items=items)


def test_a_table_is_loaded_with_its_file_and_confirmed_by_name(
    office: Office, table_file: Path
) -> None:
    (loaded,) = load_score_tables(office, table_file)
    assert loaded.code == CODE
    assert loaded.source == "Mẫu bịa để thử, trang 1"
    assert loaded.confirmation is None
    signed = confirm_score_table(office, CODE).confirmation
    assert signed is not None
    assert signed.name == "Neáng Sa"
    load_score_tables(office, table_file)
    assert score_table(office, CODE).confirmation is None  # a new file is a new question


def test_a_table_without_a_paper_is_loaded_and_not_confirmed(
    office: Office, tmp_path: Path
) -> None:
    file = toml(tmp_path, INVENTED.replace('source = "Mẫu bịa để thử, trang 1"', ""))
    load_score_tables(office, file)
    with pytest.raises(WrongUsage, match="chưa ghi văn bản và trang"):
        confirm_score_table(office, CODE)
    load_score_tables(office, file, source="Mẫu bịa, trang 2")
    assert confirm_score_table(office, CODE).source == "Mẫu bịa, trang 2"


def test_of_several_regions_one_is_chosen(office: Office, tmp_path: Path) -> None:
    rows = INVENTED.split("[[rows]]", 1)[1]
    other = "[[rows]]" + rows.replace("item =", 'region = "Vùng khác"\nitem =')
    file = toml(tmp_path, INVENTED + other)
    with pytest.raises(WrongUsage, match="nhiều vùng: Vùng mẫu bịa, Vùng khác"):
        load_score_tables(office, file)
    (loaded,) = load_score_tables(office, file, region="vung khac")
    assert loaded.region == "Vùng khác"


def test_a_table_of_an_unknown_standard_and_one_from_anybody_are_refused(
    office: Office, tmp_path: Path, table_file: Path
) -> None:
    with pytest.raises(WrongUsage, match="sổ không có chuẩn này"):
        load_score_tables(office, toml(tmp_path, INVENTED.replace("2022-2025", "1998")))
    nobody = replace(office, actor=replace(office.actor, roles=frozenset()))
    with pytest.raises(AccessRefused):
        load_score_tables(nobody, table_file)


def test_the_lines_add_up_and_are_kept_with_the_sheet(
    office: Office, household_id: str, table_file: Path
) -> None:
    (table,) = load_score_tables(office, table_file)
    facts = by_items(office, household_id, BOTH)
    saved = save_sheet(office, household_id, facts, "Sa")
    assert saved.result.income_score == 30
    assert saved.result.household_class == HouseholdClass.POOR
    assert "b1_table" in saved.result.unconfirmed
    assert open_sheet(office, household_id).facts.income_items == BOTH
    files = office.store.query("SELECT fingerprint FROM result")[0][0]
    assert files.split()[1] == table.fingerprint
    assert saved.act is not None
    saved.act.undo(office)
    assert open_sheet(office, household_id).facts.income_items == {}


def test_a_confirmed_table_leaves_nothing_to_compare(
    office: Office, household_id: str, table_file: Path
) -> None:
    load_score_tables(office, table_file)
    confirm_standard(office, "2022-2025")
    facts = by_items(office, household_id, BOTH)
    assert save_sheet(office, household_id, facts, "Sa").result.unconfirmed == ("b1_table",)
    confirm_score_table(office, CODE)
    assert save_sheet(office, household_id, facts, "Sa").result.unconfirmed == ()


def test_an_open_line_means_no_class(office: Office, household_id: str, table_file: Path) -> None:
    load_score_tables(office, table_file)
    facts = by_items(office, household_id, {"Lương hưu": "Có"})
    result = save_sheet(office, household_id, facts, "Sa").result
    assert result.reasons == ("unknown:b1_score",)
    assert result.household_class == HouseholdClass.UNDETERMINED


def test_a_typed_total_that_says_something_else_means_no_class(
    office: Office, household_id: str, table_file: Path
) -> None:
    load_score_tables(office, table_file)
    facts = by_items(office, household_id, BOTH)
    result = save_sheet(office, household_id, replace(facts, income_score=31), "Sa").result
    assert result.reasons == ("b1_total_differs",)
    facts = replace(facts, income_score=30)
    assert save_sheet(office, household_id, facts, "Sa").result.reasons == ()


def test_without_a_table_the_total_is_typed(office: Office, household_id: str) -> None:
    facts = filled(open_sheet(office, household_id).facts)
    save_sheet(office, household_id, facts, "Sa")
    assert open_household(office, household_id).results[0].income_score == 118


def test_each_line_stands_in_the_diary(office: Office, household_id: str, table_file: Path) -> None:
    load_score_tables(office, table_file)
    save_sheet(office, household_id, by_items(office, household_id, BOTH), "Sa")
    changed = {**BOTH, "Lương hưu": "Không"}
    save_sheet(office, household_id, by_items(office, household_id, changed), "Sa")
    line = open_household(office, household_id).history[0]
    assert line.changes == {"b1.Lương hưu": ("Có", "Không")}

"""Movement on the console: shown, exported, a column given by hand and taken back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.operations.office import Office
from tests.cli.conftest import Run
from tests.operations.signed_lists import decide

POOR = HouseholdClass.POOR


@pytest.fixture
def fresh(office: Office, add_household: Callable[..., str]) -> str:
    """A household that is on the second list only."""
    stays, comes = add_household("Trần Văn Tám"), add_household("Neáng Sa")
    decide(office, date(2024, 12, 10), {stays: POOR})
    decide(office, date(2025, 12, 10), {stays: POOR, comes: POOR})
    return comes


def test_a_column_is_given_by_hand_and_taken_back(run: Run, fresh: str) -> None:
    assert [each["day"] for each in run("movement", "points")[1]] == ["2024-12-10", "2025-12-10"]
    assert run("movement", "move", fresh, "poor", "in_returned")[0] == 2  # no reason
    assert run("movement", "move", fresh, "poor", "nowhere", "--reason", "sổ cũ")[0] == 2
    code, told = run("movement", "move", fresh, "poor", "in_returned", "--reason", "sổ cũ")
    assert (code, told["household"]) == (0, fresh)
    code, told = run("movement", "--from", "2024-12-10")
    counts = told["tables"]["poor"][0]["households"]
    assert (code, counts["in_new"], counts["in_returned"]) == (0, 0, 1)
    (override,) = run("movement", "by-hand")[1]
    assert (override["reason"], override["derived"]) == ("sổ cũ", "in_new")
    assert run("movement", "back", override["id"])[0] == 0
    assert run("movement", "by-hand")[1] == []
    assert run("movement", "back", override["id"])[0] == 2


def test_both_tables_are_exported_with_numbers_as_numbers(
    run: Run, fresh: str, tmp_path: Path
) -> None:
    out = tmp_path / "bien-dong.xlsx"
    assert run("movement", "--out", str(out))[0] == 0
    book = load_workbook(out)
    assert book.sheetnames == ["Hộ nghèo", "Hộ cận nghèo"]
    rows = [row for row in book["Hộ nghèo"].iter_rows(values_only=True) if row[1] is not None]
    assert rows[0][2:] == (
        "Đầu kỳ", "Thoát nghèo thành cận nghèo", "Thoát nghèo, vượt chuẩn cận nghèo",
        "Giảm khác", "Từ hộ cận nghèo", "Tái nghèo", "Phát sinh mới", "Tăng khác", "Cuối kỳ",
    )  # fmt: skip
    assert rows[1] == ("xã Ô Lâm", "Hộ", 1, 0, 0, 0, 0, 0, 1, 0, 2)
    assert rows[2][:3] == ("xã Ô Lâm", "Nhân khẩu", 1)
    assert len(rows) == 1 + 2 * 13

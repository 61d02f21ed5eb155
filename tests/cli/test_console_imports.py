"""Lists on the console: each file for itself, what waits, and the way back."""

from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLES, SIMPLE, Run

BROKEN = SAMPLES / "danh-sach-loi.xlsx"


def test_a_second_file_that_fails_hides_nothing_of_the_first(
    run: Run, home: Path, tmp_path: Path
) -> None:
    lost = tmp_path / "mat-roi.xlsx"
    code, told = run("import", str(SIMPLE), str(lost))
    assert code == 2
    first, second = told
    assert (first["file"], first["created"]) == (SIMPLE.name, 300)
    assert second["file"] == lost.name
    assert "Không có tệp" in second["error"]
    assert len(run("households")[1]) == 300


def test_the_sum_line_is_told(run: Run, home: Path) -> None:
    told = run("import", str(SIMPLE), "--dry-run")[1]
    assert told["sum"].startswith("đọc 300 = thêm 300 + ")


def test_what_waits_goes_to_a_workbook(run: Run, home: Path, tmp_path: Path) -> None:
    out = tmp_path / "can-sua.xlsx"
    code, told = run("import", str(BROKEN), "--dry-run", "--errors", str(out))
    assert code == 1
    again = run("inspect", str(out))[1]
    assert len(again["households"]) == told["rejected"] + told["review"]


def test_a_whole_import_is_taken_back(run: Run, home: Path) -> None:
    batch = run("import", str(SIMPLE))[1]["batch"]
    (line,) = run("undo-import")[1]
    assert (line["batch"], line["created"]) == (batch, 300)
    first = run("households", "--limit", "1")[1][0]["id"]
    run("edit", "household", first, "note=đã đến nhà")
    code, told = run("undo-import", batch)
    assert (code, told["removed"], [each["id"] for each in told["kept"]]) == (1, 299, [first])
    assert len(run("households")[1]) == 1
    assert run("undo-import", batch)[0] == 2
    assert run("undo-import")[1][0]["kept"] == 1


@pytest.mark.parametrize("arguments", [["a.xlsx", "b.xlsx", "--errors", "c.xlsx"], ["a.xlsx"]])
def test_wrong_usage_writes_nothing(run: Run, home: Path, arguments: list[str]) -> None:
    assert run("import", *arguments)[0] == 2
    assert run("households")[1] == []

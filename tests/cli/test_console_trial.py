"""Trying a standard on the console: who would change class, what is missing, nothing saved."""

from pathlib import Path

from openpyxl import load_workbook

from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.standards import standard_text
from tests.cli.conftest import Run
from tests.operations.sheets import filled


def test_a_standard_is_tried_by_its_code_or_as_a_file(
    run: Run, office: Office, household_id: str, tmp_path: Path
) -> None:
    save_sheet(office, household_id, filled(open_sheet(office, household_id).facts), "Neáng Sa")
    assert run("standard", "try")[0] == 2
    assert run("standard", "try", "1999-2000")[0] == 2
    out = tmp_path / "thu.xlsx"
    code, told = run("standard", "try", "2027-2030", "--out", str(out))
    assert (code, told["households"]) == (1, 1)  # its score line is missing
    (line,) = told["changed"]
    assert (line["household"], line["told"]) == (household_id, "Hộ nghèo → Chưa kết luận")
    assert told["missing"][0] == "Ngưỡng điểm B1 khu vực nông thôn: chưa công bố"
    assert told["hamlets"][0] == {
        "name": "xã Ô Lâm", "before": {"poor": 1}, "after": {"undetermined": 1},
    }  # fmt: skip
    book = load_workbook(out)
    assert book.sheetnames == ["Hộ đổi diện", "Theo ấp, khóm"]
    file = tmp_path / "chuan.toml"
    text = standard_text(office, "2022-2025").replace("rural = 140", "rural = 100")
    file.write_text(text, "utf-8")
    code, told = run("standard", "try", str(file))
    assert (code, told["changed"][0]["after"]) == (0, "not_poor")
    assert run("household", household_id)[1]["results"][0]["class"] == "poor"

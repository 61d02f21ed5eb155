"""Reports on the console: listed, told as numbers, printed, exported; totals written down."""

from pathlib import Path

from openpyxl import load_workbook

from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.imports import DecidedHousehold, insert_decision
from ngheo_desktop.storage.summaries import refresh_summaries
from tests.cli.conftest import Run
from tests.conftest import TODAY


def decide(office: Office, household_id: str) -> None:
    with office.store.writing() as session:
        lines = [DecidedHousehold(household_id, HouseholdClass.POOR, "Trần Văn Tám", 3)]
        insert_decision(session, "41/QĐ-UBND", TODAY, "2022-2025", lines)
        refresh_summaries(session)


def test_the_fifteen_stand_among_the_forms(run: Run, office: Office) -> None:
    _code, forms = run("forms")
    codes = [each["code"] for each in forms if each["code"].startswith("bao-cao-")]
    assert codes == [f"bao-cao-{at}" for at in range(1, 16)]


def test_a_report_is_told_with_the_households_behind_each_number(
    run: Run, office: Office, household_id: str
) -> None:
    assert run("report", "bao-cao-1")[0] == 2  # no list yet
    decide(office, household_id)
    assert run("report", "list")[1][0]["key"] == "2026-11-24/2022-2025"
    code, told = run("report", "bao-cao-1", "--on", "2026-11-24")
    assert code == 0
    total = told["rows"][-1]
    assert total["cells"][2:6] == [None, None, 1, {"part": 1, "whole": None}]
    assert total["behind"][4] == [household_id]
    code, lacks = run("report", "bao-cao-4")
    assert code == 1  # no sheet, so B2 does not add up
    assert [each["holds"] for each in lacks["checks"]] == [False, True]
    assert run("report", "bao-cao-16")[0] == 2
    assert run("report", "bao-cao-1", "--on", "2020-01-01")[0] == 2


def test_totals_are_written_and_shares_follow(run: Run, office: Office, household_id: str) -> None:
    decide(office, household_id)
    assert run("totals", "set", "--hamlet", "Phước Lợi")[0] == 2
    code, told = run("totals", "set", "--hamlet", "Phước Lợi", "--households", "200", "--people",
                     "801", "--minority", "50", "--source", "Công an xã")  # fmt: skip
    assert (code, told["act"]) == (0, "ghi tổng số hộ, nhân khẩu")
    first = run("totals")[1][0]
    assert (first["count"]["people"], first["registered"]["households"]) == (801, 1)
    _code, report = run("report", "bao-cao-1", "--hamlet", "Phước Lợi")
    (row,) = report["rows"]
    assert row["cells"][5] == {"part": 1, "whole": 200}
    assert (
        run("totals", "set", "--hamlet", "Phước Lợi", "--households", "9", "--people", "1")[0] == 1
    )


def test_a_report_is_printed_and_exported_by_its_code(
    run: Run, office: Office, household_id: str, tmp_path: Path
) -> None:
    decide(office, household_id)
    pdf, book = tmp_path / "a.pdf", tmp_path / "a.xlsx"
    code, made = run("print", "bao-cao-15", "--on", "2026-11-24", "--out", str(pdf))
    assert (code, made["form"]) == (0, "bao-cao-15")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert run("export", "bao-cao-2", "--hamlet", "Phước Lợi", "--out", str(book))[0] == 0
    assert load_workbook(book).sheetnames == ["Báo cáo 2"]

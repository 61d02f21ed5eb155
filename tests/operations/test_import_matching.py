"""Nothing on a guess: who decides, what stops a list, what is remembered, what comes out again."""

from pathlib import Path

import pytest
import xlsxwriter

from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.import_errors import export_waiting
from ngheo_desktop.operations.import_matching import is_key
from ngheo_desktop.operations.import_plans import (
    Answer,
    ImportPlan,
    Outcome,
    answered,
    plan_import,
    sum_line,
)
from ngheo_desktop.operations.importing import write_import
from ngheo_desktop.operations.office import Office
from tests.operations.import_lists import HEAD, TAM, UT, heads, written


def only(plan: ImportPlan) -> tuple[Outcome, str]:
    (one,) = plan.households
    return one.outcome, one.reason


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        (1, "Trần Văn Chín", "chủ hộ khác tên"),
        (3, "05/02/1961", "ngày sinh chủ hộ khác"),
        (4, "089074911111", "số định danh chủ hộ khác"),
    ],
)
def test_the_same_code_alone_updates_nobody(
    office: Office, tmp_path: Path, field: int, value: str, reason: str
) -> None:
    write_import(office, plan_import(office, written(tmp_path, TAM)))
    other = [*TAM]
    other[field] = value
    outcome, told = only(plan_import(office, written(tmp_path, other, name="b.xlsx")))
    assert outcome == Outcome.REVIEW
    assert reason in told


def test_two_rows_that_would_both_be_one_household_wait_for_a_person(
    office: Office, tmp_path: Path
) -> None:
    write_import(office, plan_import(office, written(tmp_path, TAM)))
    without_id = [*TAM]
    without_id[4] = ""
    plan = plan_import(office, written(tmp_path, TAM, without_id, name="b.xlsx"))
    assert plan.counts["updated"] == plan.counts["unchanged"] == 0


def test_a_blank_or_filler_number_is_no_key() -> None:
    assert [is_key(each) for each in ("", "000000000000", "89074912345", "089074912345")] == [
        False,
        False,
        False,
        True,
    ]


def test_a_person_decides_who_is_the_same(office: Office, tmp_path: Path) -> None:
    write_import(office, plan_import(office, written(tmp_path, TAM, UT)))
    again = ["", *UT[1:]]
    plan = plan_import(office, written(tmp_path, again, name="b.xlsx"))
    assert plan.counts["review"] == 1
    assert answered(office, plan, {}).counts["review"] == 1
    assert answered(office, plan, {0: Answer.SAME}).counts["unchanged"] == 1
    other = answered(office, plan, {0: Answer.DIFFERENT})
    assert other.counts["created"] == 1
    write_import(office, other)
    assert heads(office) == ["Trần Văn Tám", "Lê Thị Út", "Lê Thị Út"]


def test_one_personal_number_is_never_taken_for_two_people(office: Office, tmp_path: Path) -> None:
    write_import(office, plan_import(office, written(tmp_path, TAM)))
    moved = ["0999", "Lê Văn Sáu", *TAM[2:]]
    plan = plan_import(office, written(tmp_path, moved, name="b.xlsx"))
    assert answered(office, plan, {0: Answer.DIFFERENT}).counts["review"] == 1


def test_a_list_of_which_half_is_known_stops_until_somebody_says_so(
    office: Office, tmp_path: Path
) -> None:
    rows = [[str(500 + at), f"Lê Văn {name}", *UT[2:]] for at, name in enumerate("ABCDEF")]
    write_import(office, plan_import(office, written(tmp_path, *rows)))
    again = [["", *row[1:]] for row in rows[:3]]
    fresh = [[str(600 + at), f"Danh {name}", *UT[2:]] for at, name in enumerate("ABC")]
    plan = plan_import(office, written(tmp_path, *again, *fresh, name="b.xlsx"))
    assert plan.looks_repeated
    with pytest.raises(WrongUsage, match="Ít nhất nửa"):
        write_import(office, plan)
    assert len(heads(office)) == 6
    assert write_import(office, plan, although_repeated=True).counts["created"] == 3


def test_the_sum_line_says_what_becomes_of_every_household(office: Office, tmp_path: Path) -> None:
    plan = plan_import(office, written(tmp_path, TAM, UT))
    assert sum_line(plan.counts) == "đọc 2 = thêm 2 + cập nhật 0 + giữ nguyên 0 + cần xem 0 + bỏ 0"


def test_corrected_columns_are_remembered_for_the_next_list_of_that_shape(
    office: Office, tmp_path: Path
) -> None:
    head = [*HEAD[:6], "Cột lạ"]
    first = plan_import(office, written(tmp_path, TAM, head=head), mapping={"member_count": "G"})
    write_import(office, first)
    second = plan_import(office, written(tmp_path, UT, head=head, name="b.xlsx"))
    assert (second.mapping, second.mapping_from) == ({"member_count": "G"}, "ds.xlsx")
    assert second.households[0].listed.member_count == 2
    fresh = plan_import(office, written(tmp_path, UT, head=head, name="c.xlsx"), mapping={})
    assert fresh.households[0].listed.member_count is None  # «Nhận dạng lại»


def test_what_was_not_written_goes_out_is_corrected_and_comes_in(
    office: Office, tmp_path: Path
) -> None:
    import openpyxl

    broken = ["0414", "Danh Sâm", "Nam", "31/02/1980", "089080912345", "Phước Lợi", "1"]
    plan = plan_import(office, written(tmp_path, TAM, broken))
    write_import(office, plan)
    out = tmp_path / "loi.xlsx"
    assert export_waiting(office, plan, out) == 1
    book = openpyxl.load_workbook(out)
    sheet = book.active
    assert [cell.value for cell in sheet[2]][:6] == broken[:6]
    assert sheet["D2"].comment is not None
    assert sheet.max_row == 2
    sheet["D2"].value = "28/02/1980"
    book.save(out)
    assert write_import(office, plan_import(office, out)).counts["created"] == 1
    assert sorted(heads(office)) == ["Danh Sâm", "Trần Văn Tám"]


def test_rows_without_a_hamlet_keep_the_heading_of_theirs_when_they_go_out(
    office: Office, tmp_path: Path
) -> None:
    rows = [
        ["STT", "Họ và tên chủ hộ", "Ngày sinh", "Số nhân khẩu"],
        ["I. Ấp Phước Lợi"],
        ["1", "Trần Văn Tám", "05/02/1974", "4"],
        ["II. Ấp Sà Lôn"],
        ["2", "Lê Thị Út", "31/02/1976", "2"],
    ]
    path = tmp_path / "theo-ap.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("DS")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    export_waiting(office, plan_import(office, path), tmp_path / "loi.xlsx")
    again = plan_import(office, tmp_path / "loi.xlsx")
    (household,) = again.listing.households
    assert (household.head_name, household.hamlet) == ("Lê Thị Út", "Sà Lôn")


def test_a_name_with_its_year_goes_out_as_it_was_typed_and_comes_in_again(
    office: Office, tmp_path: Path
) -> None:
    import openpyxl

    head = ["STT", "Họ và tên, năm sinh chủ hộ", "Ấp"]
    rows = [["1", "Trần Văn Tám (1974)", "Phước Lợi"], ["2", "Lê Thị Út (1976)", "Mỹ Phó"]]
    plan = plan_import(office, written(tmp_path, *rows, head=head))
    assert sum_line(plan.counts).endswith("thêm 1 + cập nhật 0 + giữ nguyên 0 + cần xem 0 + bỏ 1")
    write_import(office, plan)
    export_waiting(office, plan, tmp_path / "loi.xlsx")
    book = openpyxl.load_workbook(tmp_path / "loi.xlsx")
    sheet = book.active
    assert [cell.value for cell in sheet[2]][:3] == rows[1]
    sheet["C2"].value = "Sà Lôn"
    book.save(tmp_path / "loi.xlsx")
    (again,) = plan_import(office, tmp_path / "loi.xlsx").households
    assert (again.outcome, again.listed.head_name) == (Outcome.CREATED, "Lê Thị Út")
    assert [each.birth.iso for each in again.listed.members if each.birth] == ["1976"]


def test_the_workbook_of_errors_never_replaces_the_list(office: Office, tmp_path: Path) -> None:
    broken = ["0414", "Danh Sâm", "Nam", "31/02/1980", "", "Phước Lợi", "1"]
    path = written(tmp_path, broken)
    plan = plan_import(office, path)
    with pytest.raises(WrongUsage, match="tên khác"):
        export_waiting(office, plan, path)
    clean = plan_import(office, written(tmp_path, TAM, name="b.xlsx"))
    with pytest.raises(WrongUsage, match="Không có hộ nào"):
        export_waiting(office, clean, tmp_path / "loi.xlsx")


def test_a_count_that_the_register_has_by_its_people_is_no_news(
    office: Office, tmp_path: Path
) -> None:
    head = [*HEAD[:2], "Quan hệ", *HEAD[2:6]]
    tam = [*TAM[:2], "Chủ hộ", *TAM[2:6]]
    ba = [TAM[0], "Lê Thị Ba", "Vợ", "Nữ", "07/08/1976", "", TAM[5]]
    write_import(office, plan_import(office, written(tmp_path, tam, ba, head=head)))
    heads_only = [*TAM[:6], "2"]
    assert only(plan_import(office, written(tmp_path, heads_only, name="b.xlsx"))) == (
        Outcome.UNCHANGED,
        "cùng mã hộ, chủ hộ",
    )
    more = [*TAM[:6], "3"]
    assert only(plan_import(office, written(tmp_path, more, name="c.xlsx")))[0] == Outcome.UPDATED

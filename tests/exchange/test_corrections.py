"""What an officer corrects in a list counts instead of what the file has."""

import xlsxwriter

from ngheo_desktop.domain.corrections import NO_CORRECTIONS
from ngheo_desktop.domain.problems import Severity
from ngheo_desktop.operations.inspecting import read_list
from tests.exchange.conftest import CONTEXT

HEAD = ["STT", "Họ và tên chủ hộ", "Ngày sinh", "Số CCCD", "Ấp"]
TAM = [1, "Lê Văn Tám", "31/02/1970", "089070912345", "Phước Lợi"]
SA = [2, "Neáng Sa", "05/06/1980", "089180912346", "Phước Thọ"]


def test_a_corrected_cell_is_read_instead_of_the_one_in_the_file(workbook):
    path = workbook([HEAD, TAM, SA])
    fixed = NO_CORRECTIONS.with_cell("DS", "C2", " 28/02/1970 ")
    listing = read_list(path, CONTEXT, corrections=fixed)
    assert listing.households[0].members[0].birth.iso == "1970-02-28"
    assert not listing.problems
    assert [each.code for each in read_list(path, CONTEXT).problems] == ["birth_impossible"]


def test_a_cell_emptied_here_is_empty(workbook):
    emptied = NO_CORRECTIONS.with_cell("DS", "D2", "")
    listing = read_list(workbook([HEAD, TAM, SA]), CONTEXT, corrections=emptied)
    assert listing.households[0].members[0].personal_id is None


def test_a_row_left_out_is_told_as_such(workbook):
    corrections = NO_CORRECTIONS.without_row("DS", 2)
    listing = read_list(workbook([HEAD, TAM, SA]), CONTEXT, corrections=corrections)
    assert [each.head_name for each in listing.households] == ["Neáng Sa"]
    assert (2, "left_out") in listing.layout.skipped_rows


def test_under_a_merged_cell_the_corrected_value_counts(tmp_path):
    path = tmp_path / "gop.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("DS")
        for at, row in enumerate([HEAD, [*TAM[:2], "1970", *TAM[3:4]], SA[:4]]):
            page.write_row(at, 0, row)
        page.merge_range("E2:E3", "Phước Lợi")
    fixed = NO_CORRECTIONS.with_cell("DS", "E3", "Phước Thọ")
    listing = read_list(path, CONTEXT, corrections=fixed)
    assert [each.hamlet for each in listing.households] == ["Phước Lợi", "Phước Thọ"]


def test_an_error_of_excel_is_gone_once_the_cell_is_corrected(workbook):
    path = workbook([HEAD, [*TAM[:2], "#N/A", *TAM[3:]], SA])
    fixed = NO_CORRECTIONS.with_cell("DS", "C2", "1970")
    problems = read_list(path, CONTEXT, corrections=fixed).problems
    assert not [each for each in problems if each.severity == Severity.ERROR]


def test_corrections_of_cells_that_are_not_there_change_nothing(workbook):
    odd = NO_CORRECTIONS.with_cell("DS", "C900", "x").with_cell("DS", "?", "x")
    odd = odd.with_cell("Khác", "C2", "x").without_row("DS", 900)
    listing = read_list(workbook([HEAD, TAM, SA]), CONTEXT, corrections=odd)
    assert len(listing.households) == 2

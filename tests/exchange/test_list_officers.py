"""Lists as offices send them: headings of three lines, none at all, web pages named .xls."""

from datetime import date

import pytest
import xlsxwriter

from ngheo_desktop.domain.problems import Severity
from ngheo_desktop.domain.terms import HouseholdClass, Sex
from ngheo_desktop.operations.inspecting import read_list
from tests.exchange.conftest import CONTEXT

POOR, NEAR = HouseholdClass.POOR, HouseholdClass.NEAR_POOR
HEAD = ["STT", "Họ và tên chủ hộ", "Ngày sinh", "Số CCCD", "Ấp"]
TAM = [1, "Lê Văn Tám", "02/03/1970", "089070912345", "Phước Lợi"]
SA = [2, "Neáng Sa", "05/06/1980", "089180912346", "Phước Thọ"]


def codes(listing):
    return [each.code for each in listing.problems if each.severity != Severity.NOTE]


def people(listing):
    return [
        (member.name, member.sex, member.birth.iso if member.birth else None)
        for each in listing.households
        for member in each.members
    ]


THREE_LINES = [
    ["STT", "Họ và tên chủ hộ", "Nhân thân", None, "Thông tin khác", None],
    [None, None, "Năm sinh", None, "Giấy tờ", "Nơi ở"],
    [None, None, "Nam", "Nữ", "Số CCCD", "Ấp"],
]


@pytest.mark.parametrize(
    "heading",
    [
        THREE_LINES,
        [
            ["STT", "Họ và tên chủ hộ", "Năm sinh", None, "Thông tin", None],
            [None, None, "Giới tính", None, "Giấy tờ", None],
            THREE_LINES[2],
        ],
    ],
)
def test_a_heading_of_three_lines_without_merged_cells_keeps_the_years_of_women(read, heading):
    rows = [
        *heading,
        [1, "Lê Văn Tám", 1970, None, "089070912345", "Phước Lợi"],
        [2, "Neáng Sa", None, 1980, "089180912346", "Phước Thọ"],
    ]
    listing = read(rows)
    assert listing.layout.header_rows == (1, 2, 3)
    expected = [("Lê Văn Tám", Sex.MALE, "1970"), ("Neáng Sa", Sex.FEMALE, "1980")]
    assert people(listing) == expected


def test_three_merged_levels_over_nam_and_nu_keep_the_years_of_women(tmp_path):
    path = tmp_path / "ba-tang.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.merge_range("A1:A3", "STT")
        page.merge_range("B1:B3", "Họ tên chủ hộ")
        page.merge_range("C1:E1", "Thông tin nhân thân")
        page.merge_range("C2:D2", "Năm sinh")
        page.write_row("C3", ["Nam", "Nữ"])
        page.merge_range("E2:E3", "Dân tộc")
        page.write_row("A4", [1, "Lê Văn Tám", 1970, None, "Kinh"])
        page.write_row("A5", [2, "Neáng Sa", None, 1980, "Khmer"])
    listing = read_list(path, CONTEXT)
    assert people(listing)[1] == ("Neáng Sa", Sex.FEMALE, "1980")


def test_a_merged_cell_without_text_over_sub_headings_stops_nothing(tmp_path):
    path = tmp_path / "gop-trong.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row("A1", ["STT", "Họ tên chủ hộ", "Năm sinh", None, "Ấp"])
        page.merge_range("B2:D2", "")
        page.write_row("C2", ["Nam", "Nữ"])
        page.write_row("A3", [1, "Lê Văn Tám", 1970, None, "Phước Lợi"])
        page.write_row("A4", [2, "Neáng Sa", None, 1980, "Phước Lợi"])
    assert [name for name, _sex, _birth in people(read_list(path, CONTEXT))][-1] == "Neáng Sa"


def test_headings_that_go_on_in_the_next_line_are_put_together(read):
    rows = [
        ["STT", "Họ và tên", "Ngày, tháng,", "Số CCCD", "Ấp"],
        [None, "chủ hộ", "năm sinh", None, None],
        TAM,
        SA,
    ]
    listing = read(rows)
    assert listing.layout.header_rows == (1, 2)
    assert [birth for _name, _sex, birth in people(listing)] == ["1970-03-02", "1980-06-05"]


def test_a_list_without_a_heading_is_read_by_its_values_and_said_so(read):
    rows = [
        [at, name, "Nam", f"0{at}/03/1970", f"08907091234{at}", "Ấp Phước Lợi", "Hộ nghèo"]
        for at, name in enumerate(["Lê Văn Tám", "Chau Kim Sô", "Trần Hữu Út"], 1)
    ]
    listing = read(rows)
    assert listing.layout.header_rows == ()
    assert [each.head_name for each in listing.households] == [row[1] for row in rows]
    assert listing.layout.columns["birth"] == "D"
    assert listing.households[2].household_class == POOR
    assert codes(listing) == ["heading_missing"]


def test_names_alone_without_a_heading_are_no_list(read):
    from ngheo_desktop.errors import WrongUsage

    with pytest.raises(WrongUsage):
        read([["Lê Văn Tám", "Ghi chú 1"], ["Chau Sim", "Ghi chú 2"], ["Trần Ba", "Ghi chú 3"]])


def test_two_halves_beside_each_other_are_one_list(read):
    half = ["STT", "Họ và tên chủ hộ", "Năm sinh"]
    rows = [
        ["DANH SÁCH HỘ NGHÈO ẤP PHƯỚC LỢI"],
        [*half, None, *half],
        [1, "Lê Văn Tám", 1970, None, 3, "Neáng Sa", 1980],
        [2, "Chau Sim", 1971, None, 4, "Trần Thị Ba", "19O1"],
    ]
    listing = read(rows)
    names = [each.head_name for each in listing.households]
    assert names == ["Lê Văn Tám", "Chau Sim", "Neáng Sa", "Trần Thị Ba"]
    assert {each.hamlet for each in listing.households} == {"Phước Lợi"}
    assert [each.cell for each in listing.problems if each.code == "birth_unreadable"] == ["G4"]


def test_a_hidden_column_is_read_and_told(tmp_path):
    path = tmp_path / "an-cot.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        for at, row in enumerate([HEAD, TAM, SA]):
            page.write_row(at, 0, row)
        page.set_column(3, 3, None, None, {"hidden": True})
    listing = read_list(path, CONTEXT)
    assert codes(listing) == []  # it may be meant so; a hidden row is doubtful
    assert [each.code for each in listing.problems] == ["column_hidden"]
    assert listing.households[0].members[0].personal_id == "089070912345"


def test_a_cell_that_strayed_to_the_last_column_of_excel_costs_no_time(tmp_path):
    path = tmp_path / "o-lac.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        for at, row in enumerate([HEAD, TAM, SA]):
            page.write_row(at, 0, row)
        page.write(40, 16_383, "x")
    listing = read_list(path, CONTEXT)
    assert len(listing.households) == 2
    assert len(listing.layout.headings) == len(HEAD)


@pytest.mark.parametrize("typed", ["²", "½", "٣", "1 " * 2000, "(" * 3000])
def test_signs_that_are_half_a_number_stop_nothing(read, typed):
    rows = [HEAD, [typed, *TAM[1:]], SA, [typed] * 5]
    assert len(read(rows).households) >= 2
    assert len(read([[typed] * 5, HEAD, TAM, SA]).households) == 2


# --- web pages and XML named .xls -----------------------------------------------------------------


def page_of(rows):
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><meta charset=utf-8><h3>DANH SÁCH HỘ NGHÈO</h3><table>{lines}</table></html>"


def test_a_web_page_named_xls_is_read_with_its_title(tmp_path):
    path = tmp_path / "bao-cao.xls"
    path.write_text(page_of([HEAD, TAM, SA]), encoding="utf-8")
    listing = read_list(path, CONTEXT)
    assert listing.layout.header_rows == (2,)
    assert [each.household_class for each in listing.households] == [POOR, POOR]
    assert people(listing)[0] == ("Lê Văn Tám", None, "1970-03-02")


def test_spans_of_a_web_page_are_merged_cells(tmp_path):
    path = tmp_path / "bao-cao.xls"
    path.write_text(
        "<table><tr><th rowspan=2>STT<th rowspan=2>Họ và tên chủ hộ<th colspan=2>Năm sinh</tr>"
        "<tr><th>Nam<th>Nữ</tr><tr><td>1<td>Lê Văn Tám<td>1970<td></tr>"
        "<tr><td>2<td><b>Neáng</b> Sa<td>&nbsp;<td>1980</table>",
        encoding="utf-8",
    )
    expected = [("Lê Văn Tám", Sex.MALE, "1970"), ("Neáng Sa", Sex.FEMALE, "1980")]
    assert people(read_list(path, CONTEXT)) == expected


def test_a_web_archive_of_excel_is_read(tmp_path):
    import quopri

    body = quopri.encodestring(page_of([HEAD, TAM, SA]).encode()).decode()
    path = tmp_path / "bao-cao.xls"
    path.write_text(
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="--X"\n\n----X\n'
        "Content-Transfer-Encoding: quoted-printable\n"
        f'Content-Type: text/html; charset="utf-8"\n\n{body}\n----X--\n'
    )
    assert len(read_list(path, CONTEXT).households) == 2


def test_an_xml_workbook_of_2003_is_read(tmp_path):
    def cells(row):
        return "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row)

    path = tmp_path / "bao-cao.xls"
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="DS"><Table>'
        f'<Row ss:Index="3">{cells(HEAD)}</Row><Row>{cells(TAM)}</Row>'
        f'<Row ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="String">Neáng Sa</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">1980-06-05T00:00:00.000</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>",
        encoding="utf-8",
    )
    listing = read_list(path, CONTEXT)
    assert [birth for _name, _sex, birth in people(listing)] == ["1970-03-02", "1980-06-05"]
    assert "row_hidden" in codes(listing)


# --- words and values ---------------------------------------------------------------------------


def test_women_ticked_in_one_column_leave_men_in_the_blank_cells(read):
    rows = [
        ["STT", "Họ và tên chủ hộ", "Giới tính (Nữ đánh dấu X)"],
        [1, "Lê Văn Tám", None],
        [2, "Neáng Sa", "X"],
        [3, "Trần Thị Ba", "X"],
    ]
    listing = read(rows)
    assert [sex for _name, sex, _birth in people(listing)] == [Sex.MALE, Sex.FEMALE, Sex.FEMALE]
    assert [each.code for each in listing.problems] == ["sex_blank_read"]


def test_the_number_of_women_is_no_tick(read):
    rows = [
        ["STT", "Chủ hộ", "Nhân khẩu", None, "Ấp"],
        [None, None, "Tổng số", "Nữ", None],
        [1, "Lê Văn Tám", 4, 2, "Phước Lợi"],
        [2, "Chau Sim", 3, 1, "Phước Lợi"],
    ]
    listing = read(rows)
    assert "sex_female" not in listing.layout.columns
    assert [each.member_count for each in listing.households] == [4, 3]


def test_what_stands_beside_a_pupil_is_not_of_the_head(read):
    rows = [
        ["TT", "Họ và tên học sinh", "Ngày sinh", "Họ tên cha (mẹ) chủ hộ", "CCCD chủ hộ", "Ấp"],
        [1, "Lê Thị Bé", "02/03/2016", "Lê Văn Tám", "089070912345", "Phước Lợi"],
        [2, "Chau Ry", "05/06/2016", "Neáng Sa", "089180912346", "Phước Thọ"],
    ]
    listing = read(rows)
    assert people(listing) == [("Lê Văn Tám", None, None), ("Neáng Sa", None, None)]
    assert listing.households[0].members[0].personal_id == "089070912345"


def test_ong_and_ba_before_most_names_are_no_part_of_them(read):
    rows = [["TT", "Ông (bà)", "Năm sinh"], [1, "Ông Lê Thanh Tám", 1970], [2, "Bà Neáng Sa", 1980]]
    assert [name for name, _sex, _birth in people(read(rows))] == ["Lê Thanh Tám", "Neáng Sa"]


def test_one_ong_among_many_is_a_family_name(read):
    rows = [["TT", "Chủ hộ", "Năm sinh"], [1, "Ông Văn Tám", 1970], [2, "Chau Sim", 1980]]
    assert people(read(rows))[0][0] == "Ông Văn Tám"


@pytest.mark.parametrize(
    "typed",
    [
        "'2/3/1970",
        "sinh 2/3/1970",
        "2/3/1970.",
        "2\\3\\1970",
        "1970/03/02",
        "ngày 2 tháng 3 năm 1970",
    ],
)
def test_days_as_people_write_them(read, typed):
    listing = read([HEAD, [1, "Lê Văn Tám", typed, "089070912345", "Phước Lợi"]])
    birth = listing.households[0].members[0].birth
    assert birth is not None
    assert birth.earliest == date(1970, 3, 2)


@pytest.mark.parametrize("typed", ["CCCD: 089070912345", "089070912345;", "089.070.912.345"])
def test_what_surrounds_a_number_of_papers_falls_away(read, typed):
    listing = read([HEAD, [1, "Lê Văn Tám", "02/03/1970", typed, "Phước Lợi"]])
    assert listing.households[0].members[0].personal_id == "089070912345"


def test_headings_in_two_languages_are_known_by_their_brackets(read):
    rows = [
        ["No.", "Full name (Họ tên chủ hộ)", "DOB (Ngày sinh)", "ID (CCCD)", "HH size (Số khẩu)"],
        [1, "Lê Văn Tám", "02/03/1970", "089070912345", 4],
    ]
    columns = {"number": "A", "head_name": "B", "birth": "C", "id_number": "D", "member_count": "E"}
    assert read(rows).layout.columns == columns


def test_ticks_under_n_and_cn_are_classes(read):
    rows = [
        ["STT", "Chủ hộ", "Năm sinh", "Phân loại", None],
        [None, None, None, "N", "CN"],
        [1, "Lê Văn Tám", 1970, "x", None],
        [2, "Chau Sim", 1980, None, "x"],
    ]
    assert [each.household_class for each in read(rows).households] == [POOR, NEAR]


def test_dashes_before_the_names_of_members_are_no_part_of_them(read):
    rows = [
        ["STT", "Họ và tên", "Năm sinh", "Quan hệ"],
        [1, "Lê Văn Tám", 1970, "Chủ hộ"],
        ["-", "- Neáng Sa", 1980, "Vợ"],
        ["-", "+ Lê Chau Sim", 2001, "Con"],
    ]
    names = [name for name, _sex, _birth in people(read(rows))]
    assert names == ["Lê Văn Tám", "Neáng Sa", "Lê Chau Sim"]


@pytest.mark.parametrize("ditto", ["nt", "-nt-", "Như trên", '"'])
def test_ditto_marks_mean_the_row_above(read, ditto):
    listing = read([HEAD, TAM, [*SA[:4], ditto], [3, "Trần Út", "1981", None, ditto]])
    assert [each.hamlet for each in listing.households] == ["Phước Lợi"] * 3
    assert [each.code for each in listing.problems].count("ditto_read") == 2


def test_a_hamlet_written_once_is_that_of_the_rows_below(read):
    names = ["Phước Lợi", None, None, "Phước Thọ", None]
    rows = [[at, f"Lê Văn Tám {'ABCDE'[at]}", 1970, name] for at, name in enumerate(names)]
    listing = read([["STT", "Chủ hộ", "Năm sinh", "Ấp"], *rows])
    hamlets = [each.hamlet for each in listing.households]
    assert hamlets == ["Phước Lợi"] * 3 + ["Phước Thọ"] * 2
    assert [each.code for each in listing.problems] == ["hamlet_filled_down"] * 3


def test_blank_hamlets_among_many_that_come_again_stay_blank(read):
    names = ["Phước Lợi", "Phước Lợi", None, "Phước Thọ", None]
    rows = [[at, f"Lê Văn Tám {'ABCDE'[at]}", 1970, name] for at, name in enumerate(names)]
    listing = read([["STT", "Chủ hộ", "Năm sinh", "Ấp"], *rows])
    assert [each.hamlet for each in listing.households][2::2] == [None, None]
    assert codes(listing) == ["hamlet_missing"] * 2

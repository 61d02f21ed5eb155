"""Lists that nobody here has seen: parts by class, sheets by hamlet, headings of all kinds."""

from pathlib import Path

import pytest
import xlsxwriter

from ngheo_desktop.domain.problems import Severity
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.operations.inspecting import read_list
from tests.exchange.conftest import CONTEXT

POOR, NEAR = HouseholdClass.POOR, HouseholdClass.NEAR_POOR
HEAD = ["STT", "Họ và tên chủ hộ", "Năm sinh", "Số khẩu"]
TAM, SIM = [1, "Lê Văn Tám", 1970, 4], [2, "Chau Sim", 1980, 3]


def sheets(folder: Path, named: dict[str, list[list]], hidden: str = "") -> Path:
    path = folder / "nhieu-trang.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in named.items():
            page = book.add_worksheet(name)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
            if name == hidden:
                page.hide()
    return path


def codes(listing):
    return [each.code for each in listing.problems if each.severity != Severity.NOTE]


def test_headings_nobody_listed_are_known_by_their_values(read):
    rows = [
        ["TT", "Hộ gia đình", "Sinh", "Giấy tờ", "Ở đâu", "Là gì của chủ hộ", "Liên lạc"],
        [1, "Lê Văn Tám", 1970, "089070912345", "Ấp Phước Lợi", "Chủ hộ", "0912345678"],
        [2, "Trần Thị Ba", 1972, "089172912346", "Phước Lợi", "Vợ", "0912345679"],
        [3, "Chau Sim", 1980, "089080912347", "Phước Thọ", "Chủ hộ", "0912345670"],
    ]
    listing = read(rows)
    assert listing.layout.columns == {
        "number": "A",
        "name": "B",
        "birth": "C",
        "id_number": "D",
        "hamlet": "E",
        "relation": "F",
        "phone": "G",
    }
    assert [len(each.members) for each in listing.households] == [2, 1]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Q.hệ với CH", "relation"),
        ("HỌ, CHỮ ĐỆM VÀ TÊN (CHỦ HỘ)", "head_name"),
        ("T.số khẩu", "member_count"),
        ("Số CMND (9 số) hoặc CCCD (12 số)", "id_number"),
        ("Nhà ở (m2)", "house_area_m2"),
        ("Ngày sinh/Năm sinh", "birth"),
        ("Hộ nghèo hay cận nghèo", "class"),
        ("Nơi đăng ký thường trú", "address"),
        ("Di động", "phone"),
        ("Mã HGĐ", "code"),
    ],
)
def test_a_telling_word_is_enough(read, heading, field):
    values = {
        "relation": ["Chủ hộ", "Vợ"],
        "head_name": ["Lê Văn Tám", "Chau Sim"],
        "member_count": [4, 3],
        "id_number": ["089070912345", "359123456"],
        "house_area_m2": [45.5, 30],
        "birth": ["02/03/1970", "1980"],
        "class": ["HN", "HCN"],
        "address": ["Tổ 1", "Tổ 2"],
        "phone": ["0912345678", "0912345679"],
        "code": ["H01", "H02"],
    }[field]
    name = [] if field == "head_name" else ["Họ và tên"]
    rows = [["STT", *name, heading]]
    people = ["Lê Văn Tám", "Trần Thị Ba"]
    rows += [[at + 1, *(people[at : at + 1] if name else []), values[at]] for at in range(2)]
    assert read(rows).layout.columns[field] == ("B" if field == "head_name" else "C")


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Họ tên vợ/chồng", ["Lê Thị Hai", "Trần Thị Tư"]),
        ("Ngày cấp CCCD", ["02/03/2021", "05/06/2022"]),
        ("Diện tích đất SX (m2)", [500, 1000]),
        ("Số thẻ BHYT", ["DN4890000000001", "DN4890000000002"]),
        ("Trình độ học vấn", ["5/12", "9/12"]),
        ("Nguyên nhân nghèo", ["Thiếu vốn", "Ốm đau"]),
    ],
)
def test_columns_about_something_else_stay_what_they_are(read, heading, values):
    listing = read([[*HEAD, heading], [*TAM, values[0]], [*SIM, values[1]]])
    assert "E" not in listing.layout.columns.values()
    assert listing.households[0].extra == {heading: str(values[0])}


def test_parts_of_poor_and_near_poor_households_tell_the_class(read):
    rows = [
        ["DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO"],
        HEAD,
        ["I. Hộ nghèo: 1 hộ"],
        ["1", "ẤP PHƯỚC LỢI"],
    ]
    rows += [TAM, ["B", "HỘ CẬN NGHÈO"], ["1", "Ấp Phước Thọ"], SIM, ["Cộng", None, None, 7]]
    listing = read(rows)
    told = [(each.head_name, each.household_class, each.hamlet) for each in listing.households]
    assert told == [("Lê Văn Tám", POOR, "Phước Lợi"), ("Chau Sim", NEAR, "Phước Thọ")]
    assert codes(listing) == []


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("DANH SÁCH HỘ NGHÈO NĂM 2025", POOR),
        ("Danh sách hộ cận nghèo", NEAR),
        ("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO", None),
        ("DANH SÁCH HỘ THOÁT NGHÈO", None),
    ],
)
def test_a_title_about_one_class_tells_it_of_everybody(read, title, wanted):
    listing = read([[title], HEAD, TAM, SIM])
    assert {each.household_class for each in listing.households} == {wanted}


def test_a_sheet_for_each_hamlet_is_one_list(tmp_path):
    path = sheets(
        tmp_path,
        {"Ấp Phước Lợi": [HEAD, TAM], "Phước Thọ": [HEAD, SIM], "Tổng hợp": [["Ấp", "Số hộ"]]},
    )
    listing = read_list(path, CONTEXT)
    told = [(each.sheet, each.row, each.head_name, each.hamlet) for each in listing.households]
    assert told == [
        ("Ấp Phước Lợi", 2, "Lê Văn Tám", "Phước Lợi"),
        ("Phước Thọ", 2, "Chau Sim", "Phước Thọ"),
    ]
    assert listing.layout.sheets == ("Ấp Phước Lợi", "Phước Thọ")
    assert listing.layout.other_sheets == ("Tổng hợp",)


def test_an_error_of_one_sheet_keeps_back_no_household_of_another(tmp_path):
    wrong = [1, "Danh Sâm", "31/02/1980", 4]
    path = sheets(tmp_path, {"Phước Lợi": [HEAD, wrong], "Phước Thọ": [HEAD, SIM]})
    listing = read_list(path, CONTEXT)
    assert [listing.is_importable(each) for each in listing.households] == [False, True]


def test_a_copy_or_a_hidden_sheet_is_not_read_twice(tmp_path):
    named = {
        "DS": [HEAD, TAM, SIM],
        "DS (2)": [HEAD, TAM, SIM],
        "Cũ": [HEAD, [1, "Kim Von", 1955, 1]],
    }
    listing = read_list(sheets(tmp_path, named, hidden="Cũ"), CONTEXT)
    assert len(listing.households) == 2
    assert listing.layout.sheets == ("DS",)


def test_the_first_of_each_household_is_the_head_where_nobody_is_called_so(read):
    head = ["STT", "Họ và tên", "Quan hệ với chủ hộ", "Dân tộc"]
    rows = [head, [1, "Lê Văn Tám", None, "Kinh"], ["-", "Trần Thị Ba", "Vợ", "Kinh"]]
    rows += [[2, "Chau Sim", None, "Khmer"], ["-", "Néang Mia", "Vợ", "Khmer"]]
    listing = read(rows)
    assert [each.head_name for each in listing.households] == ["Lê Văn Tám", "Chau Sim"]
    assert codes(listing) == []


def test_the_hamlet_is_found_in_the_title_and_in_the_address(read):
    titled = read([["DANH SÁCH HỘ DÂN ẤP NINH HÒA"], HEAD, TAM])
    assert titled.households[0].hamlet == "Ninh Hòa"
    address = "Tổ 3, ấp Phước Thọ, xã An Tức, huyện Tri Tôn"
    addressed = read([[*HEAD, "Địa chỉ"], [*TAM, address], [*SIM, "Tổ 9"]])
    assert [each.hamlet for each in addressed.households] == ["Phước Thọ", None]


def test_a_sum_that_fits_neither_its_part_nor_the_whole_is_told(read):
    rows = [HEAD, ["Ấp Phước Lợi"], TAM, ["Cộng: 1 hộ", None, None, 4], ["Ấp Phước Thọ"], SIM]
    right = read([*rows, ["Cộng: 1 hộ", None, None, 3], ["Tổng cộng: 2 hộ", None, None, 7]])
    assert codes(right) == []
    wrong = read([*rows, ["Cộng: 1 hộ", None, None, 3], ["Tổng cộng: 3 hộ", None, None, 8]])
    told = [(each.code, each.cell, each.becomes) for each in wrong.problems]
    assert told == [("total_mismatch", "A8", 2), ("total_mismatch", "D8", 7)]


def test_signatures_below_the_list_are_no_households(read):
    rows = [HEAD, TAM, SIM, [], [None, "NGƯỜI LẬP BIỂU", None, "CHỦ TỊCH"]]
    rows += [[None, "(Ký, ghi rõ họ tên)"], [], [None, "Trần Văn Phong", None, "Lê Hoàng Nam"]]
    assert len(read(rows).households) == 2


@pytest.mark.parametrize(
    "content",
    [
        "STT,Hä vµ tªn chñ hé,N¨m sinh,Êp\r\n1,NÐang Sãc,1970,Ph­íc Lîi\r\n",
        "STT;Hoï vaø teân chuû hoä;Naêm sinh;AÁp\r\n1;Neùang Soùc;1970;Phöôùc Lôïi\r\n",
    ],
)
def test_a_csv_in_old_letters_is_read(tmp_path, content):
    path = tmp_path / "cu.csv"
    path.write_bytes(content.encode("latin-1"))
    (household,) = read_list(path, CONTEXT).households
    assert (household.head_name, household.hamlet) == ("Néang Sóc", "Phước Lợi")


def test_an_error_of_excel_in_a_csv_is_told_as_one(tmp_path):
    path = tmp_path / "ds.csv"
    path.write_text(
        "STT,Họ và tên chủ hộ,Năm sinh,Ấp\n1,Lê Văn Tám,1970,#N/A\n2,Chau Sim,1980,Phước Lợi\n",
        encoding="utf-8",
    )
    listing = read_list(path, CONTEXT)
    assert codes(listing) == ["cell_error_value"]
    assert listing.problems[0].cell == "D2"

"""Lists of the known kinds as other offices write them: other words, other programs."""

import pytest
import xlsxwriter

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.operations.inspecting import read_list
from tests.exchange.conftest import CONTEXT

HEADS = ["Nguyễn Thị Lượng", "Đặng Văn Ửng"]


def table(line_end="\r\n"):
    lines = (
        "STT,Họ và tên chủ hộ,Ngày sinh,Ấp",
        "1,Nguyễn Thị Lượng,02/03/1975,Phước Lợi",
        "2,Đặng Văn Ửng,05/06/1960,Ninh Hòa",
    )
    return line_end.join(lines) + line_end


@pytest.mark.parametrize(
    "content",
    [
        table("\r").encode(),
        table("\n").encode("utf-16-le"),
        b"sep=,\r\n" + table().encode(),
    ],
    ids=["lines of an old Mac", "UTF-16 without its mark", "Excel's line about the delimiter"],
)
def test_a_csv_of_an_odd_program_gives_the_same_households(tmp_path, content):
    path = tmp_path / "danh-sach.csv"
    path.write_bytes(content)
    listing = read_list(path, CONTEXT)
    assert [each.head_name for each in listing.households] == HEADS
    assert listing.problems == ()


def test_a_name_in_two_columns_is_put_together(read):
    rows = [
        [1, "Nguyễn Như", "Ý", "Phước Lợi"],
        [2, None, "Rinh", "Ninh Hòa"],
        [3, "Néang Sa Bết", None, "Ninh Hòa"],
    ]
    listing = read([["STT", "Họ và chữ đệm", "Tên", "Ấp"], ["(1)", "(2)", "(3)", "(4)"], *rows])
    assert [each.head_name for each in listing.households] == [
        *("Nguyễn Như Ý", "Rinh"),
        "Néang Sa Bết",
    ]
    assert listing.problems == ()


def test_a_name_in_two_columns_under_one_merged_heading_is_put_together(tmp_path):
    path = tmp_path / "ten-hai-cot.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("DS")
        sheet.write_row(0, 0, ["STT", None, None, "Ấp"])
        sheet.merge_range(0, 1, 0, 2, "Họ và tên chủ hộ")
        sheet.write_row(1, 0, [1, "Nguyễn Văn", "An", "Phước Lợi"])
        sheet.write_row(2, 0, [2, "Danh Thị", "Rum", "Ninh Hòa"])
    listing = read_list(path, CONTEXT)
    assert [each.head_name for each in listing.households] == ["Nguyễn Văn An", "Danh Thị Rum"]
    assert listing.households[0].extra == {}


def test_the_numbers_of_the_columns_are_no_record_wherever_they_stand_again(read):
    marks = ["A", "B", 1, 2]
    rows = [[at, "Chau Von", "02/03/1975", "Phước Lợi"] for at in range(1, 4)]
    heading = ["STT", "Họ tên chủ hộ", "Ngày sinh", "Ấp"]
    listing = read([heading, marks, *rows, marks, *rows])
    assert len(listing.households) == 6
    assert [kind for _row, kind in listing.layout.skipped_rows] == ["mark_row", "mark_row"]


def test_a_hamlet_heading_may_tell_how_many_households_follow(read):
    listing = read(
        [
            ["STT", "Họ tên chủ hộ", "Ngày sinh"],
            ["Ấp Phước Lợi (2 hộ)"],
            [1, "Chau Von", "02/03/1975"],
            ["ẤP NINH HÒA: 1 hộ, 4 khẩu"],
            [2, "Néang Rum", "02/03/1975"],
        ]
    )
    assert [each.hamlet for each in listing.households] == ["Phước Lợi", "Ninh Hòa"]


PEOPLE = [
    [1, "Chau Von", "Chủ hộ", "Phước Lợi"],
    [1, "Néang Rum", "Vợ", "Phước Lợi"],
    [2, "Danh Hên", "Chủ hộ", "Ninh Hòa"],
]


@pytest.mark.parametrize(
    "heading", ["Họ và tên chủ hộ và các thành viên", "Họ và tên", "Tên chủ hộ, thành viên hộ"]
)
def test_persons_under_a_heading_that_names_the_head_are_persons(read, heading):
    listing = read([["STT hộ", heading, "Quan hệ với chủ hộ", "Ấp"], *PEOPLE])
    assert [len(each.members) for each in listing.households] == [2, 1]
    assert listing.problems == ()


def test_a_number_that_comes_again_goes_on_with_its_household(read):
    people = [[number, name, hamlet] for number, name, _relation, hamlet in PEOPLE]
    listing = read([["STT hộ", "Họ và tên", "Ấp"], *people])
    assert [len(each.members) for each in listing.households] == [2, 1]


def test_sex_may_be_a_mark_under_men_or_under_women(read):
    listing = read(
        [
            ["STT", "Họ tên chủ hộ", "Nam", "Nữ", "Năm", "Ấp"],
            [1, "Chau Von", "x", None, 1975, "Phước Lợi"],
            [2, "Néang Rum", None, "X", 1982, "Phước Lợi"],
            [3, "Chau Nel", "x", "x", 1983, "Phước Lợi"],
            [4, "Chau Sim", None, None, 1984, "Phước Lợi"],
        ]
    )
    sexes = [each.members[0].sex for each in listing.households]
    assert sexes == [Sex.MALE, Sex.FEMALE, None, None]
    found = [(each.row, each.code) for each in listing.problems]
    assert found == [(4, "sex_contradictory"), (5, "sex_missing")]


def test_a_count_of_people_may_say_so(read):
    heading = ["STT", "Họ tên chủ hộ", "Số nhân khẩu", "Ấp"]
    listing = read([heading, [1, "Chau Von", "4 người", "Phước Lợi"]])
    assert listing.households[0].member_count == 4


def test_a_birth_date_in_three_columns_is_put_together(read):
    listing = read(
        [
            ["STT", "Họ tên chủ hộ", "Ngày tháng năm sinh", None, None, "Ấp"],
            [None, None, "Ngày", "Tháng", "Năm", None],
            [1, "Chau Von", 2, 3, 1975, "Phước Lợi"],
            [2, "Néang Rum", None, "08", 1982, "Phước Lợi"],
            [3, "Chau Nel", None, None, 1983, "Phước Lợi"],
            [4, "Chau Sim", 31, 2, 1984, "Phước Lợi"],
        ]
    )
    births = [each.members[0].birth for each in listing.households]
    assert births == [Birth(1975, 3, 2), Birth(1982, 8), Birth(1983), None]
    assert [(each.row, each.code) for each in listing.problems] == [
        *((4, "birth_imprecise"), (5, "birth_imprecise")),
        (6, "birth_impossible"),
    ]


def test_a_heading_that_comes_again_in_capitals_is_no_record(read):
    heading = ["STT", "Họ tên chủ hộ", "Ngày sinh", "Ấp"]
    rows = [[at, "Chau Von", "02/03/1975", "Phước Lợi"] for at in range(1, 4)]
    listing = read([heading, *rows, [text.upper() for text in heading], *rows])
    assert len(listing.households) == 6
    assert listing.layout.repeated_header_rows == (5,)


@pytest.mark.parametrize("name", ["CS{}", "{}"])
def test_numbered_indicators_may_stand_under_a_group_heading(read, name):
    listing = read(
        [
            ["STT", "Họ tên chủ hộ", "Ấp", "Chỉ số thiếu hụt", *[None] * 11, "Tổng điểm B2"],
            [None, None, None, *[name.format(at) for at in range(1, 13)]],
            [1, "Chau Von", "Phước Lợi", "có", *[None] * 10, "x", 20],
        ]
    )
    assert listing.layout.header_rows == (1, 2)
    assert listing.households[0].marks_shown == "100000000001"


def test_names_under_a_list_without_numbers_are_a_signature(read):
    rows = [["Chau Von", "Nam", 1975, "Khmer", "Phước Lợi", 4] for _ in range(5)]
    listing = read(
        [
            ["Họ tên chủ hộ", "Giới tính", "Năm sinh", "Dân tộc", "Ấp", "Số khẩu"],
            *rows,
            [],
            ["Người lập", None, None, None, "Trưởng ban"],
            ["Lê Thị Hoa", None, None, None, "Nguyễn Văn Tám"],
        ]
    )
    assert len(listing.households) == 5


def test_a_sum_of_a_hamlet_is_no_household(read):
    rows = [["Chau Von", "Nam", 1975, "Khmer", "Phước Lợi", 4] for _ in range(5)]
    listing = read(
        [
            ["Họ tên chủ hộ", "Giới tính", "Năm sinh", "Dân tộc", "Ấp", "Số khẩu"],
            *rows,
            ["Tổng ấp Phước Lợi", None, None, None, "Phước Lợi", 20],
            *rows,
        ]
    )
    assert len(listing.households) == 10
    assert [kind for _row, kind in listing.layout.skipped_rows] == ["hamlet_total"]


def test_a_review_with_scores_alone_leaves_the_indicators_unknown(read):
    listing = read(
        [
            ["STT", "Họ tên chủ hộ", "Ấp", "Khu vực", "Điểm B1", "Điểm B2", "Phân loại"],
            [1, "Chau Von", "Phước Lợi", "NT", 120, 30, "Hộ nghèo"],
            [2, "Néang Rum", "Ninh Hòa", "NT", 120, 10, "Hộ nghèo"],
        ]
    )
    assert [each.marks for each in listing.households] == [{}, {}]
    assert [(each.row, each.code) for each in listing.problems] == [
        (3, "class_not_matching_scores")
    ]


def test_an_indicator_without_a_column_is_unknown_not_fine(read):
    listing = read(
        [
            ["STT", "Họ tên chủ hộ", "Ấp", "Điểm B1", "Việc làm", "Nhà tiêu", "Tổng điểm B2"],
            [1, "Chau Von", "Phước Lợi", 120, "x", None, 30],
        ]
    )
    assert listing.households[0].marks == {"employment": True, "sanitation": False}
    assert listing.problems == ()


@pytest.mark.parametrize(
    ("typed", "number", "found"),
    [
        ("89175923456.0", "089175923456", ["id_leading_zero_restored"]),
        ("123456789.0", "123456789", ["id_old_nine_digits"]),
        ('"=""089175923456"""', "089175923456", []),
        ('="089175923456"', "089175923456", []),
    ],
)
def test_a_number_of_a_csv_gains_no_digit(tmp_path, typed, number, found):
    path = tmp_path / "danh-sach.csv"
    lines = ("STT,Họ tên chủ hộ,Năm sinh,Số CCCD,Ấp", f"1.0,Lê Thị Hoa,1975.0,{typed},Ninh Hòa")
    path.write_text("\n".join(lines), encoding="utf-8")
    listing = read_list(path, CONTEXT)
    head = listing.households[0].members[0]
    assert (head.personal_id, head.birth) == (number, Birth(1975))
    assert (listing.households[0].number, [each.code for each in listing.problems]) == (1, found)

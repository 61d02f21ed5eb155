"""The same families in the many ways of communes: read right, or asked about, never guessed."""

import json

import pytest
import xlsxwriter

from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.operations.inspecting import read_list
from tests.exchange.commune_lists import (
    BIRTH,
    CLASS,
    FAMILIES,
    HAMLET,
    HEADS,
    NAME,
    NUMBER,
    PERSONS,
    PLACE,
    SEX,
    at_each_hamlet,
    codes,
    head_rows,
    households_meant,
    households_told,
    instead,
    of_head,
    people_meant,
    people_told,
    person_rows,
    without,
)
from tests.exchange.conftest import CONTEXT


@pytest.mark.parametrize(
    "heading",
    [
        lambda hamlet: [None, f"* Ấp: {hamlet}"],
        lambda hamlet: ["A", hamlet],
        lambda hamlet: [f"II/- ẤP {hamlet.upper()}"],
        lambda hamlet: [f"Danh sách hộ dân ấp {hamlet}"],
        lambda hamlet: [f"Đơn vị: ấp {hamlet}"],
        lambda hamlet: [f"1. Ấp {hamlet} (3 hộ, 6 khẩu)"],
        lambda hamlet: [None, None, f"Khóm {hamlet}"],
    ],
)
def test_a_hamlet_over_its_rows_may_be_written_in_any_way(read, heading):
    listing = read(head_rows(without(HEADS, "Ấp"), at_each_hamlet(heading)))
    assert households_told(listing) == households_meant()
    assert codes(listing) == []


def test_sums_over_their_hamlets_are_headings(read):
    def summed(hamlet):
        count = sum(family.hamlet == hamlet for family in FAMILIES)
        return [f"Tổng ấp {hamlet}: {count} hộ"]

    listing = read(head_rows(without(HEADS, "Ấp"), at_each_hamlet(summed)))
    assert households_told(listing) == households_meant()
    assert codes(listing) == []


@pytest.mark.parametrize("kind", ["Khóm {}", "K. {}", "A.{}", "Ấp {}, xã Ô Lâm", "Ấp: {}", "{}."])
def test_a_hamlet_in_a_cell_may_have_its_kind_and_its_commune(read, kind):
    columns = instead(HEADS, "Ấp", "Ấp/khóm", lambda each, *_: kind.format(each.hamlet))
    listing = read(head_rows(columns))
    assert households_told(listing) == households_meant()
    assert codes(listing) == []


def test_a_hamlet_of_another_commune_is_not_ours(read):
    columns = instead(HEADS, "Ấp", "Ấp", lambda each, *_: f"Ấp {each.hamlet}, xã Cô Tô")
    assert set(codes(read(head_rows(columns)))) == {"hamlet_unknown"}


@pytest.mark.parametrize(
    "phrase",
    [
        "{name} ({year})",
        "{name} - {year}",
        "{name}, sn {year}",
        "{name} sinh năm {year}",
        "{name}\n{year}",
        "{name}/{year}",
        "{name} ({birth})",
        "{name} S.N: {year}",
    ],
)
@pytest.mark.parametrize("heading", ["Họ và tên, năm sinh chủ hộ", "Họ và tên chủ hộ"])
def test_a_name_with_its_birth_in_one_cell_is_parted(read, phrase, heading):
    def write(_family, person, *_):
        return phrase.format(name=person.name, year=person.year, birth=person.birth)

    columns = instead(without(HEADS, "Ngày sinh"), "Họ và tên chủ hộ", heading, write)
    listing = read(head_rows(columns))
    assert people_told(listing) == people_meant(heads_only=True)
    assert codes(listing) == []
    assert (listing.layout.columns["birth"], listing.layout.columns["head_name"]) == ("B", "B")


def test_a_year_behind_a_name_beside_a_column_of_births_is_kept_apart(read):
    columns = instead(HEADS, "Họ và tên chủ hộ", "Họ và tên chủ hộ", _said)
    listing = read(head_rows(columns))
    assert people_told(listing) == people_meant(heads_only=True)
    assert listing.households[0].extra == {"Năm sinh": "1970"}


def test_a_family_in_the_lines_of_its_cells_is_a_household(read):
    def lines(attribute):
        return lambda family, *_: "\n".join(getattr(each, attribute) for each in family.members)

    columns = [
        ("STT", NUMBER),
        ("Họ và tên chủ hộ và các thành viên", lines("name")),
        ("Năm sinh", lines("year")),
        ("Quan hệ với chủ hộ", lines("relation")),
        ("Giới tính", lines("sex")),
        ("Ấp", HAMLET),
        ("Phân loại hộ", CLASS),
    ]
    listing = read(head_rows(columns))
    assert households_told(listing) == households_meant()
    assert people_told(listing) == people_meant()
    assert codes(listing) == []
    assert [each.row for each in listing.households[0].members] == [2, 2, 2]


def test_lines_that_do_not_fit_the_people_are_given_to_nobody(read):
    rows = [["STT", "Họ và tên", "Năm sinh", "Quan hệ với chủ hộ", "Ấp"]]
    rows += [[1, "Lê Văn Tám\nTrần Thị Ba", "1970\n1972", "Chủ hộ\nVợ", "Phước Lợi"]]
    rows += [[2, "Chau Sim\nNéang Mia", "1980\n1982\n2001", "Chủ hộ\nVợ", "Phước Lợi"]]
    listing = read(rows)
    assert [len(each.members) for each in listing.households] == [2, 2]
    assert [each.birth for each in listing.households[1].members] == [None, None]
    assert "birth_unreadable" in codes(listing)


@pytest.mark.parametrize(
    ("phrase", "between"),
    [
        ("{name} ({year}) - {relation}", "\n"),
        ("- {name}, sn {year}, {relation}", "\n"),
        ("{relation}: {name} {year}", "; "),
    ],
)
def test_members_listed_beside_the_head_are_members(read, phrase, between):
    def others(family, *_):
        said = [
            phrase.format(name=each.name, year=each.year, relation=each.relation)
            for each in family.members[1:]
        ]
        return between.join(said) or None

    columns = [
        ("STT", NUMBER),
        ("Họ và tên chủ hộ", NAME),
        ("Năm sinh", lambda _family, person, *_: int(person.year)),
        ("Thành viên trong hộ", others),
        ("Ấp", HAMLET),
        ("Phân loại hộ", CLASS),
    ]
    listing = read(head_rows(columns))
    assert households_told(listing) == households_meant()
    assert people_told(listing) == people_meant()
    assert codes(listing) == []


COUPLES = [
    ["STT", "Họ tên chồng", "Năm sinh", "Họ tên vợ", "Năm sinh", "Ấp"],
    [1, "Lê Văn Tám", 1970, "Trần Thị Ba", 1972, "Phước Lợi"],
    [2, "Mohamad Amin", 1990, "Mari Yah", 1992, "Phước Thọ"],
    [3, None, None, "Néang Sa Ren", 1980, "Ninh Hòa"],
]


def test_a_couple_without_a_head_is_read_and_the_head_asked_for(read):
    listing = read(COUPLES)
    assert [[each.name for each in household.members] for household in listing.households] == [
        ["Lê Văn Tám", "Trần Thị Ba"],
        ["Mohamad Amin", "Mari Yah"],
        ["Néang Sa Ren"],
    ]
    first = listing.households[0].members
    assert [(each.sex, each.birth.year) for each in first] == [(Sex.MALE, 1970), (Sex.FEMALE, 1972)]
    assert codes(listing) == ["household_no_head"] * 3


def test_an_officer_says_which_of_a_couple_is_the_head(read):
    listing = read(COUPLES[:3], mapping={"head_name": "Họ tên chồng"})
    assert [each.head_name for each in listing.households] == ["Lê Văn Tám", "Mohamad Amin"]
    assert [len(each.members) for each in listing.households] == [2, 2]
    assert codes(listing) == []


def test_heads_and_members_may_stand_in_columns_of_their_own(read):
    def not_head(family, person, *_):
        return None if person is family.head else person.name

    columns = [("STT", of_head(NUMBER)), ("Họ tên chủ hộ", of_head(NAME)), *PERSONS[2:]]
    columns.insert(2, ("Họ tên thành viên", not_head))
    listing = read(person_rows(columns))
    assert people_told(listing) == people_meant()
    assert codes(listing) == []


def test_a_mark_may_say_which_of_the_people_is_the_head(read):
    tick = ("Chủ hộ", of_head(lambda *_: "x"))
    listing = read(person_rows([*without(PERSONS, "STT", "Quan hệ với chủ hộ"), tick]))
    assert households_told(listing) == households_meant()
    assert [len(each.members) for each in listing.households] == [
        len(family.members) for family in FAMILIES
    ]


def test_families_with_an_empty_line_between_them_are_households(read):
    columns = [("Họ và tên", NAME), ("Ngày sinh", BIRTH), ("Giới tính", SEX), ("Ấp", HAMLET)]
    listing = read(person_rows(columns, lambda _family, before: [[]] if before else []))
    assert [len(each.members) for each in listing.households] == [
        len(family.members) for family in FAMILIES
    ]


def test_a_count_that_begins_anew_is_the_place_in_the_household(read):
    columns = [("Số hộ", of_head(NUMBER)), ("Số khẩu", PLACE), *PERSONS[1:]]
    listing = read(person_rows(columns))
    assert people_told(listing) == people_meant()
    assert codes(listing) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kết quả năm 2025", "Kết quả năm 2026"),
        ("Trước", "Sau"),
        ("Phân loại cũ", "Phân loại mới"),
        ("Đang là hộ", "Đề nghị công nhận"),
        ("Hiện trạng", "Kết luận"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_columns_of_classes_the_later_one_counts(read, before, after, turned):
    two = [(before, lambda *_: "HN"), (after, CLASS)]
    listing = read(head_rows([*without(HEADS, "Phân loại hộ"), *(two[::-1] if turned else two)]))
    assert households_told(listing) == households_meant()
    assert {each.class_before.value for each in listing.households} == {"poor"}


@pytest.mark.parametrize("tick", ["x", "√", "☑", "þ", "ü", "•", "*", "+", "có", "1"])
def test_a_class_is_ticked_with_any_mark(read, tick):
    def ticked(word):
        return lambda family, *_: tick if family.word == word else None

    two = [("HN", ticked("Hộ nghèo")), ("HCN", ticked("Hộ cận nghèo"))]
    listing = read(head_rows([*without(HEADS, "Phân loại hộ"), *two]))
    assert households_told(listing) == households_meant()


def test_a_mark_that_is_none_is_asked_about(read):
    def written(family, _person, number, _at):
        return "đang xét" if number == 2 else "x" if family.word == "Hộ nghèo" else None

    columns = [*without(HEADS, "Phân loại hộ"), ("Hộ nghèo", written)]
    assert codes(read(head_rows(columns))) == ["tick_unreadable"]


def test_sheets_named_after_a_class_tell_it(tmp_path):
    path = tmp_path / "hai-trang.xlsx"
    rows = head_rows(without(HEADS, "Phân loại hộ"))
    with xlsxwriter.Workbook(str(path)) as book:
        for name, word in (("Ho ngheo", "Hộ nghèo"), ("HCN", "Hộ cận nghèo")):
            page = book.add_worksheet(name)
            kept = [row for row, each in zip(rows[1:], FAMILIES, strict=True) if each.word == word]
            for at, row in enumerate([rows[0], *kept]):
                page.write_row(at, 0, row)
    told = households_told(read_list(path, CONTEXT))
    assert sorted(told, key=str) == sorted(households_meant(), key=str)


@pytest.mark.parametrize("phrase", ["{} ({})", "{} - {}"])
def test_a_relation_behind_the_name_is_parted(read, phrase):
    def said(family, person, *_):
        if person is family.head:
            return person.name
        return phrase.format(person.name, person.relation.lower())

    columns = instead(without(PERSONS, "Quan hệ với chủ hộ"), "Họ và tên", "Họ và tên", said)
    listing = read(person_rows(columns))
    assert people_told(listing) == people_meant()
    assert codes(listing) == []


def test_a_number_before_a_name_is_no_part_of_it(read):
    def numbered(_family, person, number, _at):
        return f"{number}. {person.name}"

    columns = instead(without(HEADS, "STT"), "Họ và tên chủ hộ", "Họ và tên chủ hộ", numbered)
    assert households_told(read(head_rows(columns))) == households_meant()


@pytest.mark.parametrize(
    "headings",
    [
        "STT HoTenChuHo GioiTinh NgaySinh SoCCCD DanToc Ap SoNhanKhau PhanLoaiHo",
        "stt ho_ten gioi_tinh ngay_sinh so_cccd dan_toc ten_ap so_khau loai_ho",
        "stt hotenchuho gioitinh ngaysinh cccd dantoc ap sonhankhau phanloai",
        "Số_TT Tên_hộ Phái Ngày_tháng_năm Giấy_tờ DT Ấp Khẩu HN/HCN",
    ],
)
def test_headings_that_programs_write_are_known(read, headings):
    columns = zip(headings.split(), [write for _heading, write in HEADS], strict=True)
    listing = read(head_rows(list(columns)))
    assert households_told(listing) == households_meant()
    assert people_told(listing) == people_meant(heads_only=True)
    assert codes(listing) == []


def test_sheets_of_parted_cells_go_on_with_each_other(tmp_path):
    path = tmp_path / "hai-trang.xlsx"
    columns = instead(without(HEADS, "Ngày sinh"), "Họ và tên chủ hộ", "Họ tên, năm sinh", _said)
    rows = head_rows(columns)
    with xlsxwriter.Workbook(str(path)) as book:
        for name, kept in (("Phước Lợi", rows[1:4]), ("Ấp khác", rows[4:])):
            page = book.add_worksheet(name)
            for at, row in enumerate([rows[0], *kept]):
                page.write_row(at, 0, row)
    listing = read_list(path, CONTEXT)
    assert people_told(listing) == people_meant(heads_only=True)
    assert codes(listing) == []


def _said(_family, person, *_):
    return f"{person.name} ({person.year})"


LABELS = [
    *("1.1 Việc làm", "1.2 Người phụ thuộc", "2.1 Dinh dưỡng", "2.2 Thẻ BHYT"),
    *("3.1 Học vấn người lớn", "3.2 Trẻ em đi học", "4.1 Nhà tạm", "4.2 Diện tích nhà ở"),
    *("5.1 Nước sạch", "5.2 Nhà tiêu hợp vệ sinh", "6.1 Viễn thông"),
    "6.2 Phương tiện phục vụ tiếp cận thông tin",
]
MARKS = ["100000000001", "000010000000", "000000000000", "011100000000", "000000000110"]


def review(lack, fine, labels=LABELS):
    names = [family.head.name for family in FAMILIES]
    rows = [["STT", "Họ tên chủ hộ", "Ấp", "Điểm B1", *labels, "Tổng điểm B2"]]
    for at, marks in enumerate(MARKS):
        cells = [lack if mark == "1" else fine for mark in marks]
        rows.append([at + 1, names[at], "Phước Lợi", 120, *cells, 10 * marks.count("1")])
    return rows


@pytest.mark.parametrize(
    ("lack", "fine"),
    [("TH", None), ("có", "không"), ("C", "K"), (10, 0), ("Thiếu", "Đủ"), ("x", "-"), ("+", None)],
)
def test_the_typed_sum_proves_what_a_mark_means(tmp_path, workbook, lack, fine):
    context = json.loads('{"standard": "2022-2025", "hamlets_known": ["Phước Lợi"]}')
    from ngheo_desktop.operations.inspecting import context_from_json

    listing = read_list(workbook(review(lack, fine)), context_from_json(context, CONTEXT.today))
    assert [each.marks_shown for each in listing.households] == MARKS
    assert codes(listing) == []


def test_yes_that_no_sum_proves_is_not_taken_for_a_lack(read):
    rows = [row[:-1] for row in review("có", "không")]
    assert not any(each.marks for each in read(rows).households)


def test_headings_units_and_groups_do_not_hide_what_stands_below(tmp_path):
    path = tmp_path / "nam-dong.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        lines = [
            ["STT", "Thông tin chủ hộ", None, None, None, None, "Nơi ở"],
            [None, "Họ và tên", "Năm sinh", None, "Giấy tờ", None, "Ấp"],
            [None, None, "Nam", "Nữ", "Loại", "Số", None],
            [None, None, "(năm)", "(năm)", None, "(12 số)", None],
        ]
        for at, line in enumerate(lines):
            page.write_row(at, 0, line)
        page.merge_range(0, 0, 3, 0, "STT")
        page.merge_range(0, 1, 0, 5, "Thông tin chủ hộ")
        for at, family in enumerate(FAMILIES, 4):
            head = family.head
            years = [int(head.year) if head.sex == sex else None for sex in ("Nam", "Nữ")]
            row = [at - 3, head.name, *years, "CCCD", head.number, family.hamlet]
            page.write_row(at, 0, row)
    listing = read_list(path, CONTEXT)
    assert households_told(listing) == households_meant(classes=False)
    assert people_told(listing) == people_meant(heads_only=True)


def test_who_has_no_number_yet_is_no_error(read):
    columns = instead(HEADS, "Số CCCD", "Số CCCD", lambda *_: "Chưa có")
    listing = read(head_rows(columns))
    assert codes(listing) == []
    assert {each.members[0].personal_id for each in listing.households} == {None}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("--/--/1960", "1960"),
        ("../../1960", "1960"),
        ("?/5/1960", "1960-05"),
        ("tháng 5/1960", "1960-05"),
    ],
)
def test_a_day_marked_as_unknown_leaves_what_is_known(read, typed, told):
    columns = instead(HEADS, "Ngày sinh", "Ngày sinh", lambda *_: typed)
    listing = read(head_rows(without(columns, "Số CCCD")))
    assert {each.members[0].birth.iso for each in listing.households} == {told}
    assert set(codes(listing)) == {"birth_imprecise"}

"""Lists of other shapes: headings, delimiters, encodings, households, a mapping by the officer."""

import gzip
import unicodedata
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.listing import ListContext, Unit
from ngheo_desktop.domain.terms import Area, HouseholdClass, Sex
from ngheo_desktop.errors import Cancelled, WrongUsage
from ngheo_desktop.operations.inspecting import (
    context_from_json,
    old_communes_around,
    read_context,
    read_list,
)
from tests.exchange.conftest import CONTEXT, SAMPLES, TODAY

PERSONS = ["STT", "Mã hộ", "Họ và tên", "Quan hệ", "Giới tính", "Ngày sinh", "Dân tộc", "Ấp"]


def person(number, code, name, relation, sex="Nam", birth="02/03/1975", hamlet="Phước Lợi"):
    return [number, code, name, relation, sex, birth, "Kinh", hamlet]


def codes(listing):
    return [(problem.row, problem.code) for problem in listing.problems]


def test_titles_above_and_signatures_below_are_no_households(read):
    listing = read(
        [
            ["ỦY BAN NHÂN DÂN XÃ Ô LÂM"],
            ["DANH SÁCH HỘ NGHÈO NĂM 2026"],
            [],
            ["TT", "HỌ VÀ TÊN CHỦ HỘ", "NĂM SINH", "ẤP", "SỐ KHẨU", "PHÂN LOẠI HỘ"],
            [1, "Chau Sóc Phia", 1975, "Phước Lợi", 3, "HN"],
            [2, "Néang Sa Bết", 1960, "Ninh Hòa", 1, "HCN"],
            ["Tổng cộng: 2 hộ", None, None, None, 4],
            [],
            [None, "Người lập biểu", None, None, "Chủ tịch"],
        ]
    )
    assert [each.head_name for each in listing.households] == ["Chau Sóc Phia", "Néang Sa Bết"]
    assert [kind for _row, kind in listing.layout.skipped_rows] == [
        *("title", "title"),
        *("grand_total", "footer"),
    ]
    assert listing.households[0].household_class == HouseholdClass.POOR
    assert listing.households[0].members[0].birth == Birth(1975)
    assert codes(listing) == []


def test_headings_without_accents_in_two_lines_are_understood(read):
    listing = read(
        [
            ["so tt", "ho ten chu ho", "nam sinh", None, "dan toc", "ap"],
            [None, None, "nam", "nu", None, None],
            [1, "Chau Von", 1975, None, "Khmer", "Phước Lợi"],
            [2, "Néang Rum", None, 1982, "Khơ me", "Ninh Hòa"],
        ]
    )
    assert listing.layout.header_rows == (1, 2)
    heads = [each.members[0] for each in listing.households]
    assert [(each.sex, each.birth) for each in heads] == [
        (Sex.MALE, Birth(1975)),
        (Sex.FEMALE, Birth(1982)),
    ]


def test_a_birth_year_in_both_columns_contradicts_itself(read):
    listing = read(
        [
            ["STT", "Họ tên chủ hộ", "Năm sinh nam", "Năm sinh nữ", "Ấp"],
            [1, "Chau Von", 1975, 1976, "Phước Lợi"],
            [2, "Chau Nel", None, None, "Phước Lợi"],
        ]
    )
    assert codes(listing) == [(2, "sex_contradictory"), (3, "birth_missing"), (3, "sex_missing")]
    assert listing.households[0].members[0].birth is None
    assert not listing.is_importable(listing.households[0])


def test_persons_become_households_by_their_code(read):
    listing = read(
        [
            PERSONS,
            person(1, "OL-1", "Chau Von", "Chủ hộ"),
            person(2, "OL-1", "Néang Rum", "Vợ", "Nữ"),
            person(3, "OL-2", "Danh Hên", "Chủ hộ"),
        ]
    )
    assert [len(each.members) for each in listing.households] == [2, 1]
    assert listing.households[0].members[1].relation == "spouse"
    assert listing.layout.kind == "persons"


def test_persons_become_households_by_the_number_of_the_head(read):
    heading = ["STT hộ", "STT thành viên", "Họ và tên", "Quan hệ với chủ hộ", "Giới tính"]
    listing = read(
        [
            heading,
            [1, 1, "Chau Von", "Chủ hộ", "Nam"],
            [None, 2, "Néang Rum", "Vợ", "Nữ"],
            [2, 1, "Danh Hên", "Chủ hộ", "Nam"],
            [3, 1, "Danh Von", "Chủ hộ", "Nam"],
        ]
    )
    assert [(each.number, len(each.members)) for each in listing.households] == [
        *((1, 2), (2, 1)),
        (3, 1),
    ]


def test_persons_without_code_or_number_become_households_by_their_head(read):
    rows = [row[2:] for row in (person(0, "", "Chau Von", "Chủ hộ"), person(0, "", "Danh", "Con"))]
    listing = read([PERSONS[2:], *rows, *rows])
    assert [len(each.members) for each in listing.households] == [2, 2]


def test_persons_without_relations_are_told_by_runs_of_one_code(read):
    rows = [["Mã hộ", "Họ và tên", "Năm sinh"], ["H1", "Chau Von", 1975], ["H1", "Chau Nel", 2001]]
    listing = read([*rows, ["H2", "Danh Hên", 1960]])
    assert [(each.head_name, len(each.members)) for each in listing.households] == [
        *(("Chau Von", 2), ("Danh Hên", 1)),
    ]
    assert codes(listing) == [(2, "household_head_assumed"), (4, "household_head_assumed")]


def test_households_that_lack_a_code_are_not_taken_for_members(read):
    rows = [[1, None, "Chau Von"], [2, None, "Danh Hên"], [3, "H3", "Chau Nel"]]
    listing = read([["STT", "Mã hộ", "Họ và tên"], *rows])
    assert [each.head_name for each in listing.households] == ["Chau Von", "Danh Hên", "Chau Nel"]


def test_a_head_without_a_code_begins_a_household(read):
    listing = read(
        [
            PERSONS,
            person(1, "OL-1", "Chau Von", "Chủ hộ"),
            person(2, None, "Danh Hên", "Chủ hộ"),
            person(3, None, "Danh Von", "Con", birth="1/1/2001"),
        ]
    )
    assert [len(each.members) for each in listing.households] == [1, 2]


def test_formulas_and_errors_of_excel_are_seen(tmp_path):
    path = tmp_path / "cong-thuc.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("DS")
        sheet.write_row(0, 0, ["STT", "Họ và tên chủ hộ", "Ấp", "Số khẩu", "Điện thoại"])
        sheet.write_row(1, 0, [1, "Chau Von"])
        sheet.write_formula("C2", '=IF(1<2,"Phước Lợi","")', None, "Phước Lợi")
        sheet.write_formula("D2", "=1+2", None, 3)
        sheet.write_row(2, 0, [2, "Danh Hên"])
        sheet.write_formula("C3", "=VLOOKUP(1,A:B,9)", None, "#REF!")
        sheet.write_formula("D3", "=COUNTA(A:A)", None, "")
        sheet.set_row(2, None, None, {"hidden": True})
    listing = read_list(path, CONTEXT)
    assert sorted(codes(listing)) == [
        (2, "formula_value_used"),
        (2, "formula_value_used"),
        (3, "cell_error_value"),
        (3, "formula_not_calculated"),
        (3, "row_hidden"),
    ]
    used = next(each for each in listing.problems if each.cell == "C2")
    assert (used.raw, used.becomes) == ('=IF(1<2,"Phước Lợi","")', "Phước Lợi")


def test_two_heads_and_no_head_keep_a_household_out(read):
    listing = read(
        [
            PERSONS,
            person(1, "OL-1", "Chau Von", "Chủ hộ"),
            person(2, "OL-1", "Chau Nel", "Chủ hộ"),
            person(3, "OL-2", "Danh Hên", "Con"),
        ]
    )
    assert codes(listing) == [(3, "household_two_heads"), (4, "household_no_head")]
    assert listing.households[1].head_name is None
    assert not any(listing.is_importable(each) for each in listing.households)


def test_a_code_that_comes_back_later_names_two_households(read):
    listing = read(
        [
            PERSONS,
            person(1, "OL-1", "Chau Von", "Chủ hộ"),
            person(2, "OL-2", "Danh Hên", "Chủ hộ"),
            person(3, "OL-1", "Chau Nel", "Chủ hộ"),
        ]
    )
    duplicates = [each for each in listing.problems if each.code == "household_code_duplicate"]
    assert [(each.row, each.partner_row) for each in duplicates] == [(2, 4), (4, 2)]
    assert len(listing.households) == 3


def test_a_missing_hamlet_is_asked_for_once_per_household(read):
    listing = read(
        [
            PERSONS,
            person(1, "OL-1", "Chau Von", "Chủ hộ"),
            person(2, "OL-1", "Chau Nel", "Con", birth="1/1/2001", hamlet=None),
            person(3, "OL-2", "Danh Hên", "Chủ hộ", hamlet=None),
            person(4, "OL-2", "Danh Von", "Con", birth="1/1/2001", hamlet=None),
        ]
    )
    assert codes(listing) == [(4, "hamlet_missing")]
    assert listing.households[0].hamlet == "Phước Lợi"


def test_hamlet_headings_name_the_hamlet_of_the_rows_below(read):
    listing = read(
        [
            ["STT", "Họ và tên chủ hộ", "Giới tính"],
            ["I", "Ấp Phước Lợi"],
            [1, "Chau Von", "Nam"],
            ["II", "Ấp Ninh Hoà"],
            [2, "Danh Hên", "Nam"],
        ]
    )
    assert [each.hamlet for each in listing.households] == ["Phước Lợi", "Ninh Hòa"]


def test_a_column_that_nobody_asked_for_is_kept_by_its_heading(read):
    rows = [["Họ tên chủ hộ", "Ấp", "Số thửa đất"], ["Chau Von", "Phước Lợi", "12/4"]]
    assert dict(read(rows).households[0].extra) == {"Số thửa đất": "12/4"}


def test_the_officer_s_mapping_wins_over_what_was_recognised(read):
    rows = [
        ["STT", "Tên gọi trong nhà", "Họ và tên chủ hộ", "Ấp"],
        [1, "Út Von", "Chau Von", "Phước Lợi"],
    ]
    assert read(rows).households[0].head_name == "Chau Von"
    assert read(rows, mapping={"head_name": "B"}).households[0].head_name == "Út Von"
    by_heading = read(rows, mapping={"note": "Tên gọi trong nhà"}).households[0]
    assert by_heading.note == "Út Von"


def test_a_mapping_of_nothing_known_is_refused_in_words(read):
    rows = [["STT", "Họ và tên chủ hộ", "Ấp"], [1, "Chau Von", "Phước Lợi"]]
    with pytest.raises(WrongUsage, match="Không có mục «màu»"):
        read(rows, mapping={"màu": "B"})
    with pytest.raises(WrongUsage, match="Không có cột «Cột lạ»"):
        read(rows, mapping={"note": "Cột lạ"})
    with pytest.raises(WrongUsage, match="Không có trang tính «Khác»"):
        read(rows, sheet="Khác")


def test_a_review_row_with_a_zero_is_answered_cell_by_cell(read):
    heading = ["Mã hộ", "Họ và tên chủ hộ", "Khu vực", "Điểm B1", "Việc làm", "Dinh dưỡng"]
    heading += ["Bảo hiểm y tế", "Nhà tiêu", "Viễn thông", "Tổng điểm B2"]
    listing = read(
        [
            heading,
            ["OL-1", "Chau Von", "NT", 100, "x", None, None, "x", "x", 30],
            ["OL-2", "Danh Hên", "NT", 100, 1, 0, None, 0, 0, 10],
            ["OL-3", "Danh Von", "NT", None, None, None, None, None, None, None],
        ]
    )
    first, second, third = listing.households
    assert first.marks == {
        **dict.fromkeys(("employment", "sanitation", "internet"), True),
        **dict.fromkeys(("nutrition", "health_insurance"), False),
    } | {code: first.marks[code] for code in first.marks if code not in heading}
    assert "health_insurance" not in second.marks
    assert third.marks == {}
    assert (3, "indicator_unanswered") in codes(listing)
    assert (4, "not_reviewed") in codes(listing)


def test_the_class_of_the_whole_list_stands_for_every_household(read, workbook):
    rows = [["STT", "Họ và tên chủ hộ", "Ấp"], [1, "Chau Von", "Phước Lợi"]]
    context = replace(CONTEXT, class_of_list=HouseholdClass.POOR)
    assert read_list(workbook(rows), context).households[0].household_class == HouseholdClass.POOR


def test_a_class_may_be_a_tick_under_its_own_heading(read):
    listing = read(
        [
            ["STT", "Họ và tên chủ hộ", "Ấp", "Hộ nghèo", "Hộ cận nghèo"],
            [1, "Chau Von", "Phước Lợi", "x", None],
            [2, "Danh Hên", "Phước Lợi", None, "X"],
            [3, "Chau Nel", "Phước Lợi", "x", "x"],
            [4, "Danh Von", "Phước Lợi", None, None],
        ]
    )
    classes = [each.household_class for each in listing.households]
    assert classes == [HouseholdClass.POOR, HouseholdClass.NEAR_POOR, None, None]
    assert codes(listing) == [(4, "class_word_ambiguous")]


def test_a_wrong_area_is_seen_against_the_commune(read, workbook):
    rows = [["STT", "Họ và tên chủ hộ", "Ấp", "Khu vực"], [1, "Chau Von", "Phước Lợi", "TT"]]
    context = replace(CONTEXT, commune_area=Area.RURAL)
    listing = read_list(workbook(rows), context)
    assert codes(listing) == [(2, "area_not_matching_unit")]


def test_the_number_of_people_is_compared_with_the_rows(read):
    rows = [[*PERSONS, "Số khẩu"], [*person(1, "OL-1", "Chau Von", "Chủ hộ"), 3]]
    assert codes(read(rows)) == [(2, "member_count_mismatch")]


def test_a_child_listed_twice_without_a_number_is_no_complaint_but_an_adult_is(read):
    def household(code, birth):
        return person(1, code, "Chau Von", "Chủ hộ", birth=birth)

    grown = read([PERSONS, household("OL-1", "02/03/1975"), household("OL-2", "02/03/1975")])
    assert codes(grown) == [(2, "person_duplicate"), (3, "person_duplicate")]
    year_only = read([PERSONS, household("OL-1", "1975"), household("OL-2", "1975")])
    assert "person_duplicate" not in {code for _row, code in codes(year_only)}


CSV = (
    "STT;Họ và tên chủ hộ;Ngày sinh;Ấp;Số khẩu\r\n"
    "1;Nguyễn Thị Lượng;02/03/1975;Phước Lợi;2\r\n"
    "2;Đặng Văn Ửng;1960;Ninh Hòa;1\r\n"
)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_of_any_program_gives_the_same_households(tmp_path, mark, encoding):
    path = tmp_path / "danh-sach.csv"
    path.write_bytes(CSV.replace(";", mark).encode(encoding))
    listing = read_list(path, CONTEXT)
    assert [each.head_name for each in listing.households] == ["Nguyễn Thị Lượng", "Đặng Văn Ửng"]
    assert codes(listing) == [(3, "birth_imprecise")]


def _in_windows_1258(char):
    """The letter with its tone apart, as that code page has it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = unicodedata.normalize("NFD", char)
    tone = "".join(part for part in parts if part in tones)
    rest = "".join(part for part in parts if part not in tones)
    return unicodedata.normalize("NFC", rest) + tone


def test_a_csv_in_windows_1258_is_composed(tmp_path):
    path = tmp_path / "danh-sach.csv"
    path.write_bytes("".join(map(_in_windows_1258, CSV)).encode("cp1258"))
    heads = [each.head_name for each in read_list(path, CONTEXT).households]
    assert heads == ["Nguyễn Thị Lượng", "Đặng Văn Ửng"]


def test_the_population_reads_the_same_unpacked(tmp_path, sample):
    packed = sample("dan-so-xa-8500-ho.csv.gz")
    lines = gzip.decompress(packed.path.read_bytes()).split(b"\r\n")[:200]
    plain = tmp_path / "dan-so.csv"
    plain.write_bytes(b"\r\n".join(lines))
    listing = read_list(plain, packed.context)
    whole = {each.row: replace(each, sheet=plain.name) for each in packed.read().households}
    assert listing.households[:-1] == tuple(whole[each.row] for each in listing.households[:-1])


def test_reading_tells_its_progress_and_stops_when_asked(sample):
    told = []

    def stop_later(done, total):
        told.append((done, total))
        if done > 5000:
            raise Cancelled

    population = sample("dan-so-xa-8500-ho.csv.gz")
    with pytest.raises(Cancelled):
        read_list(population.path, population.context, report=stop_later)
    steps = [after[0] - before[0] for before, after in pairwise(told[1:])]
    assert max(steps) <= 500
    assert told[-1][1] == 30627


def test_a_context_may_lack_every_key():
    assert context_from_json({}, TODAY) == ListContext(today=TODAY)


def test_a_context_file_is_the_context_or_holds_it(tmp_path):
    whole = SAMPLES / "phieu-ra-soat-b1-b2.expected.json"
    context = read_context(whole, date(2020, 1, 1))
    assert context.today == TODAY
    assert context.units[0] == Unit("Xã Tri Tôn", Area.RURAL, context.units[0].hamlets)
    bad = tmp_path / "boi-canh.json"
    bad.write_text("[1, 2", encoding="utf-8")
    with pytest.raises(WrongUsage, match="bối cảnh"):
        read_context(bad, TODAY)
    assert read_context(None, TODAY) == ListContext(today=TODAY)


def test_old_commune_names_come_from_the_catalogue_where_the_context_has_none():
    assert old_communes_around("30577")["Lương Phi"] == "Ô Lâm"
    assert old_communes_around("không có") == {}


CELLS = some.one_of(
    some.none(),
    some.text(max_size=12),
    some.integers(-5, 40000),
    some.sampled_from(["x", "--", "Chủ hộ", "Con", "Tổng cộng", "Ấp Phước Lợi", "1975", "Nam"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=some.lists(some.lists(CELLS, min_size=8, max_size=8), max_size=12))
def test_rows_are_households_members_or_skipped_and_nothing_is_invented(read, rows):
    clean = [[_writable(cell) for cell in row] for row in rows]
    listing = read([PERSONS, person(1, "OL-1", "Chau Von", "Chủ hộ"), *clean])
    listed = [member.row for each in listing.households for member in each.members]
    skipped = [row for row, _kind in listing.layout.skipped_rows]
    last_filled = 2 + max(
        (at for at, row in enumerate(clean, 1) if any(map(_shows, row))), default=0
    )
    assert len(listed) == len(set(listed))
    assert not set(listed) & set(skipped)
    filled = {2} | {at for at, row in enumerate(clean, 3) if any(map(_shows, row))}
    assert filled <= set(listed) | set(skipped)
    assert set(listed) <= filled
    assert max(listed) <= last_filled


def _writable(cell):
    """Text that a workbook can hold and that xlsxwriter does not take for a formula or a link."""
    if not isinstance(cell, str):
        return cell
    kept = "".join(char for char in cell if char.isprintable() and ord(char) < 0xD800)
    return kept.lstrip("={") if ":" not in kept else ""


def _shows(cell):
    return cell is not None and str(cell).strip() != ""

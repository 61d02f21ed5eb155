"""Text of the fonts before Unicode: told by its words, turned into Unicode, never the reverse."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from

from ngheo_desktop.exchange.grid import Grid
from ngheo_desktop.exchange.legacy import in_unicode
from ngheo_desktop.exchange.legacy_letters import Encoding, decoded
from ngheo_desktop.operations.inspecting import read_list
from tests.exchange.conftest import CONTEXT

HEADING = ["STT", "Hä vµ tªn chñ hé", "N¨m sinh", "D©n téc", "Êp", "Sè nh©n khÈu", "Hoaøn caûnh"]
ROWS = [
    [1, "Lª Ngäc YÕn", 1962, "Kinh", "Ph­íc Lîi", 3, "Bò tai naïn giao thoâng"],
    [2, "nguyÔn thÞ ót", 1970, "Kh¬ Me", "Ph­íc Thä", 2, "Ngöôøi khuyeát taät naëng"],
    [3, "Trần Văn Sóc", 1980, "Kinh", "Phước Lợi", 1, "Thiếu vốn làm ăn"],
]
WORDS = ["Nguyễn", "Văn", "Giàu", "Hà", "Trà", "Sóc", "Néang", "Quới", "Đèo", "Thuý", "Cô", "40m²"]


@pytest.mark.parametrize(
    ("stored", "encoding", "text"),
    [
        ("Céng hßa x· héi", Encoding.TCVN3, "Cộng hòa xã hội"),
        ("Ph­íc Lîi", Encoding.TCVN3, "Phước Lợi"),
        ("Beänh taät thöôøng xuyeân", Encoding.VNI, "Bệnh tật thường xuyên"),
        ("NGUYEÃN VAÊN ÑÖÙC", Encoding.VNI, "NGUYỄN VĂN ĐỨC"),
    ],
)
def test_old_letters_become_unicode(stored, encoding, text):
    assert decoded(stored, encoding) == text


def test_a_list_in_two_old_fonts_and_unicode_is_read_column_by_column(workbook):
    listing = read_list(workbook([HEADING, *ROWS]), CONTEXT)
    names = [each.head_name for each in listing.households]
    assert names == ["Lê Ngọc Yến", "Nguyễn Thị Út", "Trần Văn Sóc"]
    assert [each.hamlet for each in listing.households] == ["Phước Lợi", "Phước Thọ", "Phước Lợi"]
    assert listing.households[0].circumstances == "Bị tai nạn giao thông"
    assert listing.layout.old_letters["B"] == "tcvn3"
    assert listing.layout.old_letters["G"] == "vni"
    assert ("B2", "Lª Ngäc YÕn", "Lê Ngọc Yến") in listing.layout.converted


def test_one_cell_of_old_letters_in_a_unicode_list_is_converted_with_a_warning(read):
    rows = [["STT", "Họ và tên chủ hộ", "Năm sinh"]]
    rows += [[at, f"Nguyễn Văn {name}", 1970] for at, name in enumerate("ABCDE", 1)]
    listing = read([*rows, [6, "Lª ThÞ Mü Ph­îng", 1981]])
    assert listing.households[-1].head_name == "Lê Thị Mỹ Phượng"
    (told,) = [each for each in listing.problems if each.code == "legacy_text_converted"]
    assert (told.cell, told.raw, told.becomes) == ("B7", "Lª ThÞ Mü Ph­îng", "Lê Thị Mỹ Phượng")


@given(lists(lists(sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), max_size=8))
def test_unicode_is_never_converted(texts):
    grid = Grid("DS", [[text, date(2020, 1, 1), 5.0] for text in texts])
    assert in_unicode(grid) is grid


def test_a_name_of_plain_letters_typed_in_a_capital_font_gets_its_capitals(read):
    rows = [HEADING, *ROWS[:2], [4, "chau vanh na", 1981, "Kh¬ Me", "Ph­íc Thä", 2, None]]
    names = [each.head_name for each in read(rows).households]
    assert names[2] == "Chau Vanh Na"

"""Headings in other words: shortened, numbered, or proved only by the values below."""

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.terms import HouseholdClass, Sex

HEAD = [1, "Chau Von", "Nam", "02/03/1975", "Khmer", "Phước Lợi", "0601234567", 48.5]


@pytest.mark.parametrize(
    "headings",
    [
        ["TT", "H.tên chủ hộ", "G.tính", "N.sinh", "DT", "Khóm, ấp", "SĐT", "DT nhà"],
        ["Thứ tự", "Chủ hộ", "Nam hay nữ", "NTNS", "D.tộc", "Thuộc ấp", "Số ĐTDĐ", "DT ở"],
    ],
)
def test_shortened_headings_are_told_apart_by_the_values_below(read, headings):
    household = read([headings, HEAD, [2, *HEAD[1:]]]).households[0]
    head = household.members[0]
    assert (head.name, head.sex, head.birth) == ("Chau Von", Sex.MALE, Birth(1975, 3, 2))
    assert (head.ethnic, household.hamlet) == ("Khmer", "Phước Lợi")
    assert (household.phone, str(household.house_area_m2)) == ("0601234567", "48.5")


def test_values_of_a_fixed_set_say_what_an_unknown_heading_means(read):
    listing = read(
        [
            ["STT", "Họ tên chủ hộ", "Ấp", "Thông tin 1", "Xếp diện", "Tôn giáo"],
            [1, "Chau Von", "Phước Lợi", "Nam", "Cận nghèo", "Không"],
            [2, "Néang Rum", "Ninh Hòa", "Nữ", "Nghèo", "Không"],
        ]
    )
    assert [each.members[0].sex for each in listing.households] == [Sex.MALE, Sex.FEMALE]
    classes = [each.household_class for each in listing.households]
    assert classes == [HouseholdClass.NEAR_POOR, HouseholdClass.POOR]


def test_two_columns_that_may_both_be_the_class_are_left_to_the_officer(read):
    listing = read(
        [
            ["STT", "Họ tên chủ hộ", "Ấp", "Kỳ I", "Kỳ II"],
            [1, "Chau Von", "Phước Lợi", "Cận nghèo", "Nghèo"],
        ]
    )
    assert "class" not in listing.layout.columns
    assert listing.households[0].extra == {"Kỳ I": "Cận nghèo", "Kỳ II": "Nghèo"}


def test_a_class_may_be_ticked_in_one_of_three_columns(read):
    listing = read(
        [
            ["STT", "Họ tên chủ hộ", "Ấp", "Hộ nghèo", "Hộ cận nghèo", "Không nghèo"],
            [1, "Chau Von", "Phước Lợi", 0, 0, 1],
            [2, "Néang Rum", "Ninh Hòa", 1, 0, 0],
        ]
    )
    classes = [each.household_class for each in listing.households]
    assert classes == [HouseholdClass.NOT_POOR, HouseholdClass.POOR]


def test_another_person_beside_the_head_is_no_head(read):
    listing = read(
        [
            ["STT", "Họ tên vợ/chồng", "Họ và tên chủ hộ", "Ngày sinh", "Ấp"],
            [1, None, "Chau Von", "02/03/1975", "Phước Lợi"],
            [2, "Danh Hên", "Néang Rum", "02/03/1975", "Phước Lợi"],
        ]
    )
    assert [each.head_name for each in listing.households] == ["Chau Von", "Néang Rum"]
    assert listing.households[1].extra == {"Họ tên vợ/chồng": "Danh Hên"}
    assert listing.problems == ()


@pytest.mark.parametrize("name", ["{}", "({})", "CS{}", "Chỉ số {}"])
def test_numbered_columns_of_marks_are_the_indicators_in_their_legal_order(read, name):
    numbered = [name.format(at) for at in range(1, 13)]
    listing = read(
        [
            ["STT", "Họ tên chủ hộ", "Ấp", "Điểm B1", *numbered, "Tổng điểm B2"],
            [1, "Chau Von", "Phước Lợi", 120, "x", *[None] * 10, "x", 20],
            [2, "Néang Rum", "Ninh Hòa", 130, *[None] * 4, "x", *[None] * 7, 10],
        ]
    )
    assert [each.marks_shown for each in listing.households] == ["100000000001", "000010000000"]
    assert [each.code for each in listing.problems] == []

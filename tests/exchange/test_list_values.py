"""Readers of single values: what a cell means, what is odd about it, and never a guess."""

import re
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.listing import ListContext, Unit
from ngheo_desktop.domain.problems import Severity
from ngheo_desktop.domain.terms import Area, HouseholdClass, Sex
from ngheo_desktop.exchange.values.answers import HOUSE_ANSWERS, MEMBER_ANSWERS
from ngheo_desktop.exchange.values.births import birth_reader
from ngheo_desktop.exchange.values.days import survey_day_reader
from ngheo_desktop.exchange.values.ids import id_oddities, read_personal_id
from ngheo_desktop.exchange.values.numbers import (
    deprivation_score_oddities,
    read_house_area,
    read_income_score,
    read_member_count,
)
from ngheo_desktop.exchange.values.places import commune_reader, hamlet_reader, unit_reader
from ngheo_desktop.exchange.values.texts import read_name, read_phone, read_text
from ngheo_desktop.exchange.values.words import (
    ethnic_reader,
    mark_reader,
    mark_words,
    read_area_kind,
    read_class,
    read_sex,
    relation_reader,
)
from ngheo_desktop.operations.inspecting import vocabulary

TODAY = date(2026, 11, 23)
AFTERNOON = datetime.fromisoformat("1984-12-01T13:45")  # as Excel has it: no time zone
MIDNIGHT = datetime.fromisoformat("1984-12-01T00:00")
read_birth = birth_reader(TODAY)
read_year = birth_reader(TODAY, year_only=True)


def codes(read):
    return [oddity.code for oddity in read.oddities]


@pytest.mark.parametrize(
    ("raw", "iso", "found"),
    [
        (date(1975, 3, 2), "1975-03-02", []),
        ("02/03/1975", "1975-03-02", []),
        ("2/3/1975", "1975-03-02", []),
        (" 02 / 03 / 1975 ", "1975-03-02", []),
        (1975.0, "1975", ["birth_imprecise"]),
        ("1975", "1975", ["birth_imprecise"]),
        ("03/1975", "1975-03", ["birth_imprecise"]),
        ("00/00/1975", "1975", ["birth_imprecise"]),
        ("00/05/1975", "1975-05", ["birth_imprecise"]),
        (None, None, ["birth_missing"]),
        ("--", None, ["birth_missing"]),
        ("05/07/68", "1968-07-05", ["birth_two_digit_year"]),
        ("05/07/03", "2003-07-05", ["birth_two_digit_year"]),
        ("05/12/26", "1926-12-05", ["birth_two_digit_year"]),
        ("05/07/12", None, ["birth_century_unknown"]),
        ("1980-05-06", "1980-05-06", ["birth_other_format"]),
        ("1980/05/06", "1980-05-06", ["birth_other_format"]),
        ("06.05.1980", "1980-05-06", ["birth_other_format"]),
        ("6-5-1980", "1980-05-06", ["birth_other_format"]),
        ("06051980", "1980-05-06", ["birth_other_format"]),
        ("ngày 6 tháng 5 năm 1980", "1980-05-06", ["birth_other_format"]),
        ("Tháng 5 năm 1980", "1980-05", ["birth_other_format", "birth_imprecise"]),
        ("sinh năm 1980", "1980", ["birth_other_format", "birth_imprecise"]),
        (28370.0, "1977-09-02", ["birth_serial_number"]),
        ("28370", "1977-09-02", ["birth_serial_number"]),
        (AFTERNOON, "1984-12-01", ["birth_time_dropped"]),
        (MIDNIGHT, "1984-12-01", []),
        ("01/12/1984 13:45", "1984-12-01", ["birth_time_dropped"]),
        ("31/02/1975", None, ["birth_impossible"]),
        ("29/02/1975", None, ["birth_impossible"]),
        ("12/25/1980", None, ["birth_impossible"]),
        ("13/1980", None, ["birth_impossible"]),
        ("15/03/2027", None, ["birth_in_future"]),
        ("24/11/2026", None, ["birth_in_future"]),
        ("23/11/2026", "2026-11-23", []),
        (2027.0, None, ["birth_in_future"]),
        ("02/09/1875", None, ["birth_too_long_ago"]),
        ("1906", "1906", ["birth_imprecise"]),
        ("1905", None, ["birth_too_long_ago"]),
        ("45 tuổi", None, ["birth_unreadable"]),
        ("198O", None, ["birth_unreadable"]),
        (45.0, None, ["birth_unreadable"]),
        (0.0, None, ["birth_unreadable"]),
        (time(0, 0), None, ["birth_unreadable"]),
        (True, None, ["birth_unreadable"]),
        (float("inf"), None, ["birth_unreadable"]),
    ],
)
def test_a_birth_date_is_read_day_first_and_never_guessed(raw, iso, found):
    read = read_birth(raw)
    assert (read.value.iso if read.value else None) == iso
    assert codes(read) == found


def test_a_column_that_asks_for_the_year_is_content_with_it():
    assert read_year("1975") == (Birth(1975), ())


def test_a_year_in_a_cell_formatted_as_a_date_is_proposed():
    read = read_birth(date(1905, 5, 28))
    assert read.value is None
    assert read.oddities[0].proposal == "1975"


@given(some.one_of(some.text(), some.floats(), some.dates(), some.datetimes(), some.times()))
def test_no_cell_of_a_birth_column_stops_the_program(raw):
    read = read_birth(raw)
    assert read.value is None or isinstance(read.value, Birth)


@given(some.text(alphabet="0123456789/-. ", max_size=12))
def test_text_like_a_date_is_either_read_or_named(text):
    read = read_birth(text)
    assert read.value is not None or read.oddities


@given(
    some.integers(0, 99),
    some.integers(0, 99),
    some.integers(1900, 2030),
    some.sampled_from("/-. "),
)
def test_day_and_month_never_change_places(day, month, year, mark):
    read = read_birth(f"{day:02d}{mark}{month:02d}{mark}{year}")
    if read.value is not None:
        assert (read.value.day, read.value.month, read.value.year) == (day, month, year)
    else:
        assert read.oddities[0].severity == Severity.ERROR


@pytest.mark.parametrize(
    ("raw", "number", "found"),
    [
        ("089173924647", "089173924647", []),
        (89145986874.0, "089145986874", ["id_leading_zero_restored"]),
        (359104477.0, "359104477", ["id_old_nine_digits"]),
        ("89062932002", "089062932002", ["id_leading_zero_restored"]),
        ("359104477", "359104477", ["id_old_nine_digits"]),
        ("089 169 982 995", "089169982995", ["id_separators_removed"]),
        ("089.169.982.995", "089169982995", ["id_separators_removed"]),
        ("'089169982995", "089169982995", ["id_separators_removed"]),
        ("8.9E+10", None, ["id_digits_lost"]),
        ("1,2E+11", None, ["id_digits_lost"]),
        (89000000000.0, None, ["id_digits_lost"]),
        (1.2e16, None, ["id_digits_lost"]),
        ("0890759123450", None, ["id_wrong_length"]),
        ("8907591234", None, ["id_wrong_length"]),
        ("O94061953233", None, ["id_not_digits"]),
        ("không có", None, ["id_none_said"]),
        (1.5, None, ["id_not_digits"]),
        (None, None, []),
        ("--", None, []),
    ],
)
def test_a_personal_number_keeps_its_digits_or_is_refused(raw, number, found):
    read = read_personal_id(raw)
    assert read.value == number
    assert codes(read) == found


def test_a_letter_that_looks_like_a_digit_is_proposed_not_taken():
    read = read_personal_id("O94061953233")
    assert read.value is None
    assert read.oddities[0].proposal == "094061953233"


@given(some.one_of(some.text(), some.floats(), some.text(alphabet="0123456789 .-EeO", max_size=16)))
def test_no_digit_of_a_personal_number_is_ever_changed_or_made_up(raw):
    read = read_personal_id(raw)
    if read.value is not None:
        written = f"{raw:.0f}" if isinstance(raw, float) else raw
        assert read.value.lstrip("0") == re.sub(r"\D", "", written).lstrip("0")
        assert len(read.value) in (9, 12)


@pytest.mark.parametrize(
    ("number", "sex", "birth", "found"),
    [
        ("089075912349", Sex.MALE, Birth(1975), []),
        ("089175912349", Sex.FEMALE, Birth(1975, 3), []),
        ("089215912349", Sex.MALE, Birth(2015, 3, 1), []),
        ("089315912349", Sex.FEMALE, Birth(2015), []),
        ("089185912346", Sex.MALE, Birth(1985), ["id_sex_mismatch"]),
        ("089069912347", Sex.MALE, Birth(1996), ["id_year_mismatch"]),
        ("089075912349", Sex.MALE, Birth(2075), ["id_year_mismatch"]),
        ("999078912348", Sex.MALE, Birth(1978), ["id_province_unknown"]),
        ("089185912346", None, None, []),
        ("359104477", Sex.FEMALE, Birth(1985), []),
    ],
)
def test_a_personal_number_is_compared_with_sex_birth_and_province(number, sex, birth, found):
    oddities = id_oddities(number, sex, birth, frozenset({"089", "091"}))
    assert [oddity.code for oddity in oddities] == found
    assert all(oddity.severity == Severity.WARNING for oddity in oddities)


def test_no_province_known_means_no_complaint_about_it():
    assert id_oddities("999078912348", Sex.MALE, Birth(1978), frozenset()) == []


@pytest.mark.parametrize(
    ("raw", "area", "found"),
    [
        (62.1, "62.1", []),
        ("96.5", "96.5", []),
        ("48,5", "48.5", ["decimal_comma_read"]),
        ("56 m2", "56", ["area_unit_removed"]),
        ("56m²", "56", ["area_unit_removed"]),
        ("48,5 m2", "48.5", ["area_unit_removed", "decimal_comma_read"]),
        ("1.250,5", "1250.5", ["decimal_comma_read"]),
        ("1.250", None, ["area_ambiguous"]),
        ("1,250", None, ["area_ambiguous"]),
        ("5O", None, ["area_unreadable"]),
        (-45.0, None, ["area_not_positive"]),
        ("0", None, ["area_not_positive"]),
        (float("nan"), None, ["area_unreadable"]),
        (None, None, []),
    ],
)
def test_a_house_area_is_read_in_square_metres(raw, area, found):
    read = read_house_area(raw)
    assert read.value == (Decimal(area) if area else None)
    assert codes(read) == found


@given(some.one_of(some.text(), some.floats(), some.text(alphabet="0123456789.,- m²")))
def test_a_house_area_is_positive_or_none(raw):
    value = read_house_area(raw).value
    assert value is None or value > 0


def test_counts_and_scores_are_whole_numbers():
    assert read_member_count(4.0).value == 4
    assert read_member_count("4").value == 4
    assert codes(read_member_count(0.0)) == ["member_count_not_positive"]
    assert codes(read_member_count("bốn")) == ["member_count_unreadable"]
    assert read_income_score("134").value == 134
    for raw in ("chưa chấm", "12O", "-15", 12.5):
        assert codes(read_income_score(raw)) == ["b1_not_a_score"]


@pytest.mark.parametrize(
    ("score", "found"),
    [
        (30, []),
        (120, []),
        (130, ["b2_out_of_range"]),
        (-10, ["b2_out_of_range"]),
        (29, ["b2_not_multiple_of_ten"]),
    ],
)
def test_a_typed_deprivation_score_is_a_number_of_indicators(score, found):
    assert [oddity.code for oddity in deprivation_score_oddities(score, 10, 120)] == found


def test_sex_is_a_word_or_one_of_two_codes():
    assert read_sex("Nữ") == (Sex.FEMALE, ())
    assert read_sex("NU").value == Sex.FEMALE
    assert (read_sex(1.0).value, codes(read_sex(1.0))) == (Sex.MALE, ["sex_code_read"])
    assert codes(read_sex("")) == ["sex_missing"]
    assert codes(read_sex("X")) == ["sex_unreadable"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Hộ nghèo", HouseholdClass.POOR),
        ("N", HouseholdClass.POOR),
        ("H. nghèo", HouseholdClass.POOR),
        ("Hộ CN", HouseholdClass.NEAR_POOR),
        ("Hộ KN", HouseholdClass.NOT_POOR),
        ("HCN", HouseholdClass.NEAR_POOR),
        ("Cận Nghèo", HouseholdClass.NEAR_POOR),
        ("Không", HouseholdClass.NOT_POOR),
        ("Hộ có mức sống trung bình", HouseholdClass.AVERAGE_LIVING),
        ("Thoát nghèo", None),
        ("--", None),
    ],
)
def test_class_words_of_every_kind_are_known(word, meant):
    assert read_class(word).value == meant


def test_an_escaped_household_is_asked_about():
    assert codes(read_class("Thoát nghèo")) == ["class_word_ambiguous"]


def test_area_words_are_known():
    assert read_area_kind("NT").value == Area.RURAL
    assert read_area_kind("ĐT").value == Area.URBAN
    assert codes(read_area_kind("??")) == ["area_kind_unreadable"]


def test_a_mark_is_a_lack_no_lack_or_unreadable():
    read = mark_reader(*mark_words(asks_for_lacks=False))
    assert [read(raw).value for raw in ("x", "X ", 1.0, "1", "✓", 0.0, None)] == [
        *[True] * 5,
        False,
        None,
    ]
    assert codes(read("?")) == ["indicator_mark_unknown"]


def test_yes_is_a_lack_only_where_the_heading_asks_for_lacks():
    read = mark_reader(*mark_words(asks_for_lacks=True))
    assert [read("Có").value, read("không").value] == [True, False]
    assert codes(mark_reader(*mark_words(asks_for_lacks=False))("Có")) == ["indicator_mark_unknown"]


def test_relations_and_ethnic_groups_are_read_with_the_words_of_the_catalogues():
    words = vocabulary(None)
    relation, ethnic = relation_reader(words.relations), ethnic_reader(words.ethnic_groups)
    assert relation("Chủ hộ").value == "head"
    assert relation("VỢ").value == "spouse"
    assert relation("Cháu nội").value == "grandchild"
    assert codes(relation(None)) == ["relation_missing"]
    assert codes(relation("hàng xóm xa")) == ["relation_unknown"]
    assert ethnic("Khơ-me").value == "Khmer"
    assert ethnic("Chàm").value == "Chăm"
    assert codes(ethnic("06")) == ["ethnic_code_ambiguous"]
    assert codes(ethnic(None)) == ["ethnic_missing"]


def test_a_word_that_loses_its_meaning_without_accents_is_not_guessed():
    assert vocabulary(None).relations.meaning("ba") == "parent"
    assert vocabulary(None).relations.meaning("bà") == "grandparent"


def test_a_hamlet_is_found_with_its_kind_and_without_accents_but_never_by_likeness():
    read = hamlet_reader(("Phước Lợi", "Ninh Hòa"))
    assert read("Ấp Phước Lợi") == ("Phước Lợi", ())
    assert read("Khóm Ninh Hòa") == ("Ninh Hòa", ())
    assert codes(read("ap phuoc loi")) == ["hamlet_matched_by_folding"]
    assert read("Ninh Hoà").value == "Ninh Hòa"
    assert codes(read("Phước Lợ")) == ["hamlet_unknown"]


def test_two_hamlets_of_one_folded_name_are_told_apart_or_asked_about():
    read = hamlet_reader(("Tân Lợi", "Tân Lối", "Ấp Phú Hòa", "Khóm Phú Hòa"))
    assert read("Tân Lối").value == "Tân Lối"
    assert read("Khóm Phú Hòa").value == "Khóm Phú Hòa"
    assert codes(read("tan loi")) == ["hamlet_unknown"]
    assert codes(read("Phú Hòa")) == ["hamlet_unknown"]


def test_with_no_hamlets_known_the_name_is_kept_as_written():
    assert hamlet_reader(())("Ấp Vĩnh Phú").value == "Vĩnh Phú"


def test_a_commune_of_before_2025_is_ours_or_another_ones():
    old = {"Lương Phi": "Ô Lâm", "Núi Sập": "Thoại Sơn"}
    read = commune_reader(ListContext(TODAY, "Ô Lâm", old_communes=old))
    assert read("Xã Ô Lâm") == ("Ô Lâm", ())
    assert codes(read("xã Lương Phi, huyện Tri Tôn")) == ["commune_old_name"]
    assert read("xã Lương Phi, huyện Tri Tôn").value == "Ô Lâm"
    assert codes(read("thị trấn Núi Sập")) == ["commune_other"]
    assert codes(read("xã Nơi Khác")) == ["commune_other"]


def test_units_of_a_list_are_found_with_or_without_their_kind():
    read = unit_reader((Unit("Xã Tri Tôn", Area.RURAL), Unit("Phường Tịnh Biên", Area.URBAN)))
    assert read("Tịnh Biên").value == "Phường Tịnh Biên"
    assert codes(read("Xã Núi Tô")) == ["commune_other"]


def test_a_survey_day_is_whole_and_not_after_today():
    read = survey_day_reader(TODAY)
    assert read("04/10/2026").value == date(2026, 10, 4)
    assert read(date(2026, 10, 4)).value == date(2026, 10, 4)
    assert codes(read("15/10/2062")) == ["survey_date_in_future"]
    assert codes(read("10/2026")) == ["survey_date_unreadable"]
    assert read("--") == (None, ())


@pytest.mark.parametrize(
    ("raw", "name", "found"),
    [
        ("Trần Văn Phúc", "Trần Văn Phúc", []),
        ("  Trần   Văn Phúc ", "Trần Văn Phúc", ["spaces_removed"]),
        ("Huỳnh Thị\u00a0Kim\nLoan", "Huỳnh Thị Kim Loan", ["spaces_removed"]),
        ("Chau\u200b Đa\ufeff Ra", "Chau Đa Ra", ["invisible_removed"]),
        ("Ðặng Văn Ðen", "Đặng Văn Đen", ["lookalike_replaced"]),
        ("Hươ\u0300ng", "Hường", ["text_composed"]),
        ("", None, ["name_missing"]),
        ("Lª ThÞ Mü Ph­îng", "Lª ThÞ Mü Phîng", ["legacy_text_unread"]),
    ],
)
def test_a_name_is_cleaned_and_every_repair_is_noted(raw, name, found):
    read = read_name(raw)
    assert read.value == name
    assert codes(read) == found


@given(some.text())
def test_cleaned_text_stays_as_it_is_when_cleaned_again(text):
    once = read_text(text).value
    assert once is None or read_text(once) == (once, ())


def test_a_telephone_number_typed_as_a_number_gets_its_zero_back():
    assert read_phone(605175114.0).value == "0605175114"
    assert read_phone("060 517 5114").value == "060 517 5114"


def test_an_answer_that_nobody_understands_stays_unknown():
    read = HOUSE_ANSWERS["water_source"]("Suối tiên")
    assert read.value is None
    assert codes(read) == ["answer_unknown"]
    assert MEMBER_ANSWERS["insured"](None) == (None, ())
    assert MEMBER_ANSWERS["insured"]("Không").value == {"health_insurance": False}
    assert HOUSE_ANSWERS["devices"]("Không có").value == {"devices": frozenset()}


ALL_READERS = {
    **MEMBER_ANSWERS,
    **HOUSE_ANSWERS,
    "sex": read_sex,
    "class": read_class,
    "area": read_area_kind,
    "mark": mark_reader(*mark_words(asks_for_lacks=True)),
    "count": read_member_count,
    "b1": read_income_score,
    "phone": read_phone,
    "day": survey_day_reader(TODAY),
    "hamlet": hamlet_reader(("Phước Lợi",)),
    "relation": relation_reader(vocabulary(None).relations),
    "ethnic": ethnic_reader(vocabulary(None).ethnic_groups),
}


@pytest.mark.parametrize("field", ALL_READERS)
@given(raw=some.one_of(some.none(), some.text(), some.floats(), some.booleans(), some.datetimes()))
def test_no_cell_of_any_column_stops_the_program(field, raw):
    read = ALL_READERS[field](raw)
    assert all(oddity.text for oddity in read.oddities)


def test_an_old_name_of_a_hamlet_is_the_hamlet_of_today_with_a_note():
    read = hamlet_reader(["Hưng Thạnh"], {"Phước Lợi": "Hưng Thạnh"})
    found = read("ấp Phuoc Loi")
    assert found.value == "Hưng Thạnh"
    assert [each.code for each in found.oddities] == ["hamlet_old_name"]
    assert read("Hưng Thạnh").oddities == ()
    assert read("Phước Long").value is None

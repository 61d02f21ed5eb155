"""Catalogues: complete, consistent, and found as officers type."""

import csv
from collections import Counter
from unicodedata import is_normalized

import pytest

from ngheo_desktop import catalogs
from ngheo_desktop.domain.terms import Area, Provenance, Sex
from ngheo_desktop.paths import resource
from ngheo_desktop.text import search_key

# Units of An Giang by Nghị quyết 1654/NQ-UBTVQH15, with the codes of the statistics office.
FROM_OLD_AN_GIANG = """
30292 Bình Đức (ph); 30301 Mỹ Thới (ph); 30307 Long Xuyên (ph); 30313 Mỹ Hòa Hưng;
30316 Châu Đốc (ph); 30325 Vĩnh Tế (ph); 30337 An Phú; 30341 Khánh Bình; 30346 Nhơn Hội;
30352 Phú Hữu; 30367 Vĩnh Hậu; 30376 Tân Châu (ph); 30377 Long Phú (ph); 30385 Vĩnh Xương;
30388 Tân An; 30403 Châu Phong; 30406 Phú Tân; 30409 Chợ Vàm; 30421 Phú Lâm; 30430 Hòa Lạc;
30436 Phú An; 30445 Bình Thạnh Đông; 30463 Châu Phú; 30469 Mỹ Đức; 30478 Vĩnh Thạnh Trung;
30481 Thạnh Mỹ Tây; 30487 Bình Mỹ; 30502 Thới Sơn (ph); 30505 Chi Lăng (ph);
30520 Tịnh Biên (ph); 30526 An Cư; 30538 Núi Cấm; 30544 Tri Tôn; 30547 Ba Chúc;
30568 Vĩnh Gia; 30577 Ô Lâm; 30580 Cô Tô; 30589 An Châu; 30595 Cần Đăng; 30604 Vĩnh An;
30607 Bình Hòa; 30619 Vĩnh Hanh; 30628 Chợ Mới; 30631 Long Điền; 30643 Cù Lao Giêng;
30658 Nhơn Mỹ; 30664 Long Kiến; 30673 Hội An; 30682 Thoại Sơn; 30685 Phú Hòa; 30688 Óc Eo;
30691 Tây Phú; 30697 Vĩnh Trạch; 30709 Định Mỹ
"""
FROM_OLD_KIEN_GIANG = """
30742 Rạch Giá (ph); 30760 Vĩnh Thông (ph); 30766 Tô Châu (ph); 30769 Hà Tiên (ph);
30781 Tiên Hải; 30787 Kiên Lương; 30790 Hòa Điền; 30793 Vĩnh Điều; 30796 Giang Thành;
30811 Sơn Hải; 30814 Hòn Nghệ; 30817 Hòn Đất; 30823 Bình Sơn; 30826 Bình Giang;
30835 Sơn Kiên; 30838 Mỹ Thuận; 30850 Tân Hiệp; 30856 Tân Hội; 30874 Thạnh Đông;
30880 Châu Thành; 30886 Thạnh Lộc; 30898 Bình An; 30904 Giồng Riềng; 30910 Thạnh Hưng;
30928 Ngọc Chúc; 30934 Hòa Hưng; 30943 Long Thạnh; 30949 Hòa Thuận; 30952 Gò Quao;
30958 Định Hòa; 30970 Vĩnh Hòa Hưng; 30982 Vĩnh Tuy; 30985 An Biên; 30988 Tây Yên;
31006 Đông Thái; 31012 Vĩnh Hòa; 31018 An Minh; 31024 Đông Hòa; 31027 U Minh Thượng;
31031 Tân Thạnh; 31036 Đông Hưng; 31042 Vân Khánh; 31051 Vĩnh Phong; 31064 Vĩnh Bình;
31069 Vĩnh Thuận; 31078 Phú Quốc (đk); 31105 Thổ Châu (đk); 31108 Kiên Hải (đk)
"""
KIND_MARKS = {"(ph)": "phường", "(đk)": "đặc khu"}
TABLES = sorted(path.name for path in resource("catalogs").glob("*.csv"))


def units(text: str) -> set[tuple[str, str, str]]:
    found = set()
    for entry in " ".join(text.split()).split("; "):
        code, name = entry.split(" ", 1)
        kind = KIND_MARKS.get(name.split()[-1], "xã")
        found.add((code, name.removesuffix("(ph)").removesuffix("(đk)").strip(), kind))
    return found


def test_the_whole_country_has_its_3321_communes():
    assert len(catalogs.communes()) == 3321
    assert len({commune.code for commune in catalogs.communes()}) == 3321
    assert len({commune.province_code for commune in catalogs.communes()}) == 34


def test_an_giang_is_complete_and_agrees_with_the_resolution():
    listed = units(FROM_OLD_AN_GIANG) | units(FROM_OLD_KIEN_GIANG)
    ours = {(c.code, c.name, c.kind) for c in catalogs.communes() if c.province_code == "91"}
    assert ours == listed
    assert Counter(kind for _, _, kind in ours) == {"xã": 85, "phường": 14, "đặc khu": 3}


def test_the_usual_area_follows_the_kind_and_a_special_zone_has_none():
    usual = {"xã": Area.RURAL, "phường": Area.URBAN, "đặc khu": None}
    assert all(commune.area == usual[commune.kind] for commune in catalogs.communes())


def test_codes_have_five_digits_and_are_found():
    assert all(len(c.code) == 5 and c.code.isdigit() for c in catalogs.communes())
    o_lam = catalogs.commune("30577")
    assert o_lam is not None
    assert (o_lam.title, o_lam.province) == ("xã Ô Lâm", "An Giang")
    assert catalogs.commune("99999") is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("o lam", "Ô Lâm"),
        ("Ô Lâm", "Ô Lâm"),
        ("vinh ha", "Vĩnh Hanh"),
        ("xã tri t", "Tri Tôn"),
        ("phu q", "Phú Quốc"),
        ("30619", "Vĩnh Hanh"),
        ("phuong long xuyen", "Long Xuyên"),
    ],
)
def test_a_commune_is_found_by_half_typed_words_without_accents(typed, first):
    assert catalogs.find_communes(typed)[0].name == first


def test_communes_of_an_giang_are_offered_first():
    found = catalogs.find_communes("hoa", limit=3000)
    provinces = [commune.province_code == "91" for commune in found]
    assert True in provinces
    assert False in provinces
    assert provinces == sorted(provinces, reverse=True)


def test_nothing_typed_offers_an_giang_and_nonsense_offers_nothing():
    assert {c.province for c in catalogs.find_communes("", limit=102)} == {"An Giang"}
    assert catalogs.find_communes("xyz khong co") == []


def test_every_old_commune_leads_to_communes_of_today():
    codes = {commune.code for commune in catalogs.communes()}
    for old in catalogs.old_communes():
        assert old.new_codes, old
        assert codes.issuperset(old.new_codes), old


def test_every_commune_of_an_giang_is_made_of_old_communes_of_an_giang_or_kien_giang():
    for commune in catalogs.communes():
        if commune.province_code == "91":
            provinces = {old.province for old in catalogs.old_communes_of(commune.code)}
            assert provinces
            assert provinces <= {"An Giang", "Kiên Giang"}


@pytest.mark.parametrize(
    ("name", "district", "now"),
    [
        ("Lương Phi", "huyện Tri Tôn", "30577"),
        ("luong phi", "huyện Tri Tôn", "30577"),
        ("An Tức", "huyện Tri Tôn", "30577"),
        ("Núi Sập", "huyện Thoại Sơn", "30682"),
        ("Lại Sơn", "huyện Kiên Hải", "31108"),
    ],
)
def test_an_old_commune_is_found_by_name_and_leads_to_todays(name, district, now):
    (old,) = [old for old in catalogs.old_communes_named(name) if old.district == district]
    assert old.new_codes == (now,)
    assert not old.is_divided


def test_an_old_commune_that_was_divided_says_so():
    divided = {old.name for old in catalogs.old_communes_of("30346") if old.is_divided}
    assert divided == {"Phú Hội", "Phước Hưng"}


def test_old_communes_of_one_name_in_several_districts_are_all_told():
    found = catalogs.old_communes_named("Tân Hội")
    assert len({(old.district, old.province) for old in found}) == len(found) > 1


def test_there_are_54_ethnic_groups_and_no_code_stands_twice_in_one_list():
    groups = catalogs.ethnic_groups()
    assert len({group.name for group in groups}) == 54
    assert [group.code_register for group in groups] == [f"{n:02}" for n in range(1, 55)]
    known = [group.code_statistics for group in groups if group.code_statistics]
    assert sorted(known) == [f"{n:02}" for n in range(1, 21)]


@pytest.mark.parametrize(
    ("name", "register", "statistics"),
    [("Kinh", "01", "01"), ("Khmer", "05", "05"), ("Hoa", "04", "06"), ("Chăm", "17", "14")],
)
def test_the_groups_of_an_giang_carry_the_codes_of_both_lists(name, register, statistics):
    group = catalogs.ethnic_group_named(name)
    assert group is not None
    assert (group.code_register, group.code_statistics) == (register, statistics)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Khơ-me", "Khmer"),
        ("Khơ Me", "Khmer"),
        ("Khơ me", "Khmer"),
        ("Khome", "Khmer"),
        ("KHMER", "Khmer"),
        ("Chàm", "Chăm"),
        ("cham", "Chăm"),
        ("Hán", "Hoa"),
        ("kinh ", "Kinh"),
        ("HMông", "Mông"),
    ],
)
def test_spellings_of_an_ethnic_group_are_folded(written, name):
    group = catalogs.ethnic_group_named(written)
    assert group is not None
    assert group.name == name


@pytest.mark.parametrize("written", ["", "04", "06", "17", "x", "Khác"])
def test_a_bare_code_or_an_unknown_word_names_no_ethnic_group(written):
    assert catalogs.ethnic_group_named(written) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Chủ hộ", "head"),
        ("CHỦ HỘ", "head"),
        ("Vợ", "spouse"),
        ("Chồng", "spouse"),
        ("Con", "child"),
        ("Con đẻ", "child"),
        ("Con ruột", "child"),
        ("Con dâu", "child_in_law"),
        ("Con rể", "child_in_law"),
        ("Cha", "parent"),
        ("Bố", "parent"),
        ("Mẹ", "parent"),
        ("Mẹ vợ", "parent_in_law"),
        ("Cha chồng", "parent_in_law"),
        ("Cháu nội", "grandchild"),
        ("chau ngoai", "grandchild"),
        ("Cháu", "grandchild_or_nephew"),
        ("Em", "sibling"),
        ("Anh", "sibling"),
        ("Chị", "sibling"),
        ("Ba", "parent"),
        ("Bà", "grandparent"),
        ("Cô", "other"),
    ],
)
def test_words_for_a_relation_are_understood(written, code):
    relation = catalogs.relation_named(written)
    assert relation is not None
    assert relation.code == code
    assert catalogs.relation(code) == relation


def test_a_word_that_is_no_relation_is_not_guessed():
    assert catalogs.relation_named("Hàng xóm") is None
    assert catalogs.relation("neighbour") is None


def test_a_relation_is_worded_for_a_man_and_for_a_woman():
    spouse = catalogs.relation("spouse")
    assert spouse is not None
    assert spouse.label_for(Sex.FEMALE) == "Vợ"
    assert spouse.label_for(Sex.MALE) == "Chồng"
    assert spouse.label_for(None) == "Vợ, chồng"


def test_no_spelling_belongs_to_two_entries():
    groups = [word for group in catalogs.ethnic_groups() for word in (group.name, *group.spellings)]
    words = [word for entry in catalogs.relations() for word in entry.spellings]
    for spellings in (groups, words):
        assert len({word.casefold() for word in spellings}) == len(spellings)
    folded = Counter(search_key(group.name) for group in catalogs.ethnic_groups())
    assert max(folded.values()) == 1


def test_there_are_eight_causes_and_six_kinds_of_support():
    assert [cause.code for cause in catalogs.causes()] == [
        "no_land",
        "no_capital",
        "no_workers",
        "no_tools",
        "no_knowledge",
        "no_skills",
        "illness",
        "other",
    ]
    assert [support.code for support in catalogs.supports()] == [
        "health",
        "education",
        "production",
        "credit",
        "housing",
        "other",
    ]


def test_the_province_of_a_personal_number_is_known_for_the_63_provinces_and_marked_recalled():
    provinces = catalogs.id_provinces()
    assert len(provinces) == 63
    assert provinces["089"].province == "An Giang"
    assert provinces["091"].province == "Kiên Giang"
    assert "999" not in provinces
    assert {entry.provenance for entry in provinces.values()} == {Provenance.RECALLED}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_composed_text_without_stray_blanks_and_full_rows(name):
    text = resource("catalogs", name).read_text(encoding="utf-8")
    assert is_normalized("NFC", text)
    head, *lines = csv.reader(text.splitlines())
    assert all(len(line) == len(head) for line in lines)
    assert all(cell == " ".join(cell.split()) for line in lines for cell in line)
    assert name in resource("catalogs", "README.md").read_text(encoding="utf-8")

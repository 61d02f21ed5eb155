"""Heads of papers for every kind of commune and body."""

from dataclasses import replace
from datetime import date

from ngheo_desktop.domain.papers import Letterhead, LetterheadKind, PaperHead, paper_date
from ngheo_desktop.domain.register import Commune
from ngheo_desktop.printing.household_list import write_household_list
from tests.printing.made_papers import HEAD, line, list_paper, pages_of, printed


def head_of(letterhead: Letterhead, **changes: object) -> str:
    head = replace(HEAD, letterhead=letterhead, **changes)
    page = pages_of(printed(write_household_list, list_paper(line(1), head=head)))[0]
    return " ".join(page.split())


def test_the_kind_of_the_commune_decides_the_words() -> None:
    ward = Letterhead(LetterheadKind.COMMITTEE, Commune("1", "Long Xuyên", "phường", "An Giang"))
    zone = Letterhead(LetterheadKind.COMMITTEE, Commune("2", "Phú Quốc", "đặc khu", "An Giang"))
    assert "ỦY BAN NHÂN DÂN PHƯỜNG LONG XUYÊN" in head_of(ward)
    assert "ỦY BAN NHÂN DÂN ĐẶC KHU PHÚ QUỐC" in head_of(zone)
    assert "Phú Quốc, ngày 05 tháng 02 năm 2026" in head_of(zone)


def test_the_front_names_its_parent_and_its_standing_committee() -> None:
    front = Letterhead(
        LetterheadKind.FRONT,
        Commune("1", "Ô Lâm", "xã", "An Giang"),
        ("ỦY BAN MTTQ VIỆT NAM", "TỈNH AN GIANG"),
    )
    text = head_of(front, number_sign="12/TB-MTTQ-BTT")
    assert (
        "ỦY BAN MTTQ VIỆT NAM TỈNH AN GIANG ỦY BAN MTTQ VIỆT NAM XÃ Ô LÂM BAN THƯỜNG TRỰC" in text
    )
    assert "Số: 12/TB-MTTQ-BTT" in text


def test_a_commune_named_by_a_number_keeps_its_kind_in_the_place() -> None:
    numbered = Letterhead(LetterheadKind.COMMITTEE, Commune("1", "1", "phường", "An Giang"))
    assert PaperHead(numbered, date(2026, 3, 12)).place_and_date == (
        "Phường 1, ngày 12 tháng 3 năm 2026"
    )


def test_days_and_the_first_two_months_take_a_leading_zero() -> None:
    assert paper_date(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert paper_date(date(2026, 3, 10)) == "ngày 10 tháng 3 năm 2026"
    assert paper_date(date(2026, 11, 23)) == "ngày 23 tháng 11 năm 2026"


def test_a_day_not_yet_known_leaves_room_to_write() -> None:
    assert ", ngày ..... tháng ..... năm" in head_of(HEAD.letterhead, dated=None)

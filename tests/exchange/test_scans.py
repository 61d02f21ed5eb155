"""Scans and photos: told by content, without their place, point for point as they were."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from ngheo_desktop.domain.attachments import MOST_BYTES, Medium
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.exchange.scans import cleaned_scan
from tests.exchange.pictures import PLACE, drawing, photo


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def test_a_photo_loses_its_place_and_not_one_point() -> None:
    medium, kept = cleaned_scan(photo())
    assert medium == Medium.JPG
    assert PLACE not in kept
    assert PLACE in photo()
    assert ImageChops.difference(opened(kept), opened(photo())).getbbox() is None


def test_a_photo_still_says_which_way_up_it_is() -> None:
    _medium, kept = cleaned_scan(photo(turn=6))
    assert dict(opened(kept).getexif()) == {0x0112: 6}
    _medium, upright = cleaned_scan(photo(turn=1))
    assert dict(opened(upright).getexif()) == {}


def test_a_png_loses_its_words_and_keeps_its_size_on_paper() -> None:
    medium, kept = cleaned_scan(drawing())
    assert medium == Medium.PNG
    assert PLACE not in kept
    assert opened(kept).info["dpi"] == pytest.approx((200, 200), abs=0.1)
    assert opened(kept).tobytes() == opened(drawing()).tobytes()


def test_what_is_cleaned_once_stays_as_it_is() -> None:
    for picture in (photo(), drawing()):
        _medium, kept = cleaned_scan(picture)
        assert cleaned_scan(kept)[1] == kept


def test_a_pdf_is_kept_byte_for_byte() -> None:
    pdf = b"%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
    assert cleaned_scan(pdf) == (Medium.PDF, pdf)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 a word file", b"GIF89a", b"<svg/>"])
def test_other_files_are_refused_whatever_they_are_called(data: bytes) -> None:
    with pytest.raises(WrongUsage, match="không phải PDF, JPG hay PNG"):
        cleaned_scan(data)


def test_a_file_that_is_too_large_is_told_with_what_to_do() -> None:
    with pytest.raises(WrongUsage, match="lớn hơn mức 25 MB"):
        cleaned_scan(b"%PDF-" + b"0" * MOST_BYTES)


@pytest.mark.parametrize("whole", [photo()[: -len(PLACE)], drawing(), b"%PDF-1.4\nx\n%%EOF"])
def test_a_file_that_was_cut_off_is_refused(whole: bytes) -> None:
    for end in range(9, len(whole) - 2):
        with pytest.raises(WrongUsage, match=r"trọn vẹn|không phải"):
            cleaned_scan(whole[:end])


@given(st.binary(max_size=400))
def test_any_bytes_behind_the_head_of_a_photo_are_taken_or_told(more: bytes) -> None:
    for head in (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-"):
        try:
            medium, kept = cleaned_scan(head + more)
        except WrongUsage:
            continue
        assert cleaned_scan(kept) == (medium, kept)

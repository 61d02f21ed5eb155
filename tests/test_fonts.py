"""The shipped fonts carry every letter and sign that our papers and screens use."""

from functools import cache
from itertools import product
from unicodedata import name, normalize

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from ngheo_desktop.paths import resource

PRINT = ["Regular", "Bold", "Italic", "BoldItalic"]
SCREEN = ["Regular", "Bold", "Italic"]
FACES = [f"LiberationSerif-{face}.ttf" for face in PRINT]
FACES += [f"NotoSans-{face}.ttf" for face in SCREEN]
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
LOWER = {normalize("NFC", a + b) for a, b in product("aăâeêioôơuưy", TONES)} | {"đ"}
LETTERS = LOWER | {letter.upper() for letter in LOWER}
# Circumflex, breve and horn with the five tones: text that was not yet composed.
COMBINING = {*TONES[1:], "\u0302", "\u0306", "\u031b"}
ASCII = {chr(code) for code in range(0x20, 0x7F)}
SIGNS = set("«»–—₫°²³×·•…“”‘’§±½đ%‰€") | {"\u00a0"}
COMPARING = set("≥≤−")


@cache
def letters_of(face: str) -> frozenset[str]:
    font = TTFontFile(str(resource("fonts", face)))
    return frozenset(map(chr, font.charToGlyph))


def lacking(face: str, wanted: set[str]) -> list[str]:
    return sorted(name(char) for char in wanted - letters_of(face))


def test_vietnamese_has_146_letters_that_ascii_cannot_write_or_that_carry_a_tone():
    assert len(LETTERS) == 146
    assert all(len(letter) == 1 for letter in LETTERS)


@pytest.mark.parametrize("face", FACES)
def test_a_face_has_every_vietnamese_letter_mark_and_sign(face):
    assert lacking(face, LETTERS | COMBINING | ASCII | SIGNS) == []


@pytest.mark.parametrize("face", FACES[: len(PRINT)])
def test_the_printed_faces_have_the_signs_of_comparing(face):
    assert lacking(face, COMPARING) == []


def test_the_screen_has_the_signs_of_comparing_in_its_second_family():
    assert lacking("NotoSans-Regular.ttf", COMPARING)  # once it has them, drop the second family
    assert lacking("NotoSansMath-Regular.ttf", COMPARING) == []


@pytest.mark.parametrize("face", FACES)
def test_a_face_may_be_embedded_in_a_pdf(face):
    font = TTFontFile(str(resource("fonts", face)))
    font.seek_table("OS/2")
    font.skip(8)
    assert font.read_ushort() == 0  # fsType: no restriction


def test_every_font_has_its_licence_beside_it():
    for path in resource("fonts").glob("*.ttf"):
        family = "Liberation" if path.name.startswith("Liberation") else "Noto"
        licence = resource("fonts", f"OFL-{family}.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence

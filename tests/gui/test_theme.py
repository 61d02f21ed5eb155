"""The colours keep the contrast that the brief promises, in every scheme; sizes follow the type."""

from dataclasses import fields
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.theme import Look, Scheme, tokens_of
from ngheo_desktop.paths import resource
from tests.gui.colour_vision import VISIONS, ciede2000, distance, luminance, ratio

GROUNDS = ("window", "surface", "zebra", "header", "selection")
TONES = ("error", "warning", "done", "info")
CLASSES = ("poor", "near_poor", "average_living")
SOURCES = ("source_1", "source_2", "source_3", "source_4")
# ux.md §5: ratio in light, ratio in dark, of a token on a ground.
PROMISED = [
    ("text", "surface", 15.7, 13.6),
    ("text", "zebra", 14.3, 12.4),
    ("text", "header", 12.9, 10.9),
    ("text_soft", "surface", 7.3, 8.5),
    ("text_soft", "header", 6.0, 6.8),
    ("disabled", "surface", 5.3, 5.6),
    ("disabled", "zebra", 4.8, 5.1),
    ("border", "surface", 3.7, 4.7),
    ("border", "window", 3.4, 5.2),
    ("accent", "surface", 6.9, 7.7),
    ("on_fill", "accent", 6.9, 8.6),
    ("text", "selection", 12.0, 7.6),
    ("accent", "selection", 5.3, 4.3),
    ("error", "surface", 6.6, 8.1),
    ("error", "error_ground", 5.8, 7.6),
    ("warning", "surface", 6.7, 9.9),
    ("warning", "warning_ground", 6.1, 8.2),
    ("done", "surface", 6.5, 9.0),
    ("done", "done_ground", 5.8, 7.6),
    ("info", "surface", 6.9, 7.7),
    ("info", "info_ground", 6.1, 6.4),
    ("on_fill", "practice", 6.3, 9.8),
    ("on_fill", "poor", 12.8, 12.3),
    ("poor", "surface", 12.8, 11.0),
    ("on_fill", "near_poor", 4.9, 5.3),
    ("near_poor", "surface", 4.9, 4.7),
    ("text", "average_living", 10.9, 8.0),
]
SHAPES = {("border", "surface"), ("border", "window"), ("accent", "selection")}  # no letters
# Grounds on which letters, rings and lines stand in the window, beyond those promised.
USED = [
    *((letters, ground, 4.5) for letters in ("text", "text_soft") for ground in GROUNDS),
    *(("text", f"{tone}_ground", 4.5) for tone in TONES),
    *(("accent", ground, 3.0) for ground in (*GROUNDS, *(f"{tone}_ground" for tone in TONES))),
    ("disabled", "window", 4.5),
    ("poor", "average_living", 3.0),  # its line
]


@pytest.mark.parametrize(("token", "ground", "light", "dark"), PROMISED)
def test_a_colour_stands_out_from_its_ground_as_promised(token, ground, light, dark):
    for scheme, promised in ((Scheme.LIGHT, light), (Scheme.DARK, dark)):
        colours = tokens_of(scheme)
        found = ratio(getattr(colours, token), getattr(colours, ground))
        assert found == pytest.approx(promised, abs=0.06)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("token", "ground"), [pair[:2] for pair in PROMISED])
def test_letters_reach_4_5_and_shapes_3_in_every_scheme(scheme, token, ground):
    colours = tokens_of(scheme)
    least = 3.0 if (token, ground) in SHAPES else 4.5
    assert ratio(getattr(colours, token), getattr(colours, ground)) >= least


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("token", "ground", "least"), USED)
def test_every_pair_in_use_can_be_told_apart_in_every_scheme(scheme, token, ground, least):
    colours = tokens_of(scheme)
    assert ratio(getattr(colours, token), getattr(colours, ground)) >= least


def test_the_distance_of_colours_is_reckoned_as_published():
    # Sharma, Wu, Dalal 2005, table 1, pairs 1, 7, 17, 25.
    for one, other, published in (
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ):
        assert ciede2000(one, other) == pytest.approx(published, abs=0.0001)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("vision", VISIONS)
def test_the_fills_of_the_classes_lie_far_apart_for_every_eye(scheme, vision):
    colours = tokens_of(scheme)
    for one, other in combinations(CLASSES, 2):
        assert distance(getattr(colours, one), getattr(colours, other), vision) >= 20


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("vision", VISIONS)
def test_parts_of_a_chart_that_touch_differ_for_every_eye(scheme, vision):
    colours = tokens_of(scheme)
    for one, other in pairwise(SOURCES):
        assert distance(getattr(colours, one), getattr(colours, other), vision) >= 10


def test_error_warning_and_done_fall_together_for_some_eyes_and_so_differ_by_their_icon(qapp):
    light, dark = tokens_of(Scheme.LIGHT), tokens_of(Scheme.DARK)
    assert distance(light.error, light.warning, "deutan") == pytest.approx(2.6, abs=0.1)
    assert distance(dark.error, dark.done, "deutan") == pytest.approx(3.4, abs=0.1)
    black = QColor("black")
    shapes = [icon(tone, black).pixmap(20, 20).toImage() for tone in TONES]
    for one, other in combinations(shapes, 2):
        places = [(x, y) for x in range(one.width()) for y in range(one.height())]
        apart = [
            at
            for at in places
            if abs(one.pixelColor(*at).alpha() - other.pixelColor(*at).alpha()) > 128
        ]
        assert len(apart) > 30


def test_the_classes_differ_by_lightness_so_that_a_grey_printer_keeps_them():
    for scheme in Scheme:
        colours = tokens_of(scheme)
        fills = sorted(
            luminance(fill) for fill in (colours.poor, colours.near_poor, colours.average_living)
        )
        assert (fills[1] + 0.05) / (fills[0] + 0.05) >= 1.5
        assert (fills[2] + 0.05) / (fills[1] + 0.05) >= 1.5


def test_no_class_is_red():
    for scheme in Scheme:
        colours = tokens_of(scheme)
        for fill in (colours.poor, colours.near_poor, colours.average_living):
            assert 270 <= fill.hue() <= 340, fill.name()


def test_rows_are_as_high_as_the_density_says_at_every_zoom(qapp):
    rows = {}
    for density in theme.ROWS:
        for zoom in (100, 150):
            theme.wear(qapp, Look("light", zoom, density))
            rows[density, zoom] = theme.metrics().row
    theme.apply(qapp)
    assert [rows[density, 100] for density in theme.ROWS] == [24, 28, 34]
    assert rows["wide", 150] == pytest.approx(51, abs=2)


def test_a_look_that_is_not_offered_falls_back_part_by_part():
    assert Look("purple", 150, "normal").checked() == Look("system", 150, "normal")
    assert Look("dark", 400, "none").checked() == Look("dark", 100, "normal")
    assert Look(7, "150", [1]).checked() == Look()


def test_the_scheme_of_the_system_is_worn_and_followed(qapp, monkeypatch):
    theme.follow_system(qapp)
    for scheme in Scheme:
        monkeypatch.setattr(theme, "_scheme_of_system", lambda scheme=scheme: scheme)
        theme.wear(qapp, Look())
        assert theme.scheme() == scheme
    monkeypatch.setattr(theme, "_scheme_of_system", lambda: Scheme.DARK)
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert theme.scheme() == Scheme.DARK
    theme.wear(qapp, Look("light"))
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert theme.scheme() == Scheme.LIGHT
    theme.apply(qapp)


def test_nothing_moves_by_itself(qapp):
    theme.apply(qapp)
    assert not any(qapp.isEffectEnabled(effect) for effect in Qt.UIEffect)


def test_sizes_grow_with_the_type(qapp):
    sizes = {}
    for zoom in theme.ZOOMS:
        theme.apply(qapp, Scheme.LIGHT, zoom)
        sizes[zoom] = theme.metrics()
    theme.apply(qapp)
    assert (sizes[100].row, sizes[100].field, sizes[100].navigation) == (28, 32, 184)
    assert sizes[150].row == pytest.approx(1.5 * 28, abs=1.5)
    assert [each.row for each in sizes.values()] == sorted(each.row for each in sizes.values())


def test_the_bundled_type_is_used_and_knows_every_stacked_letter(qapp):
    from PySide6.QtGui import QFontInfo, QFontMetricsF

    theme.apply(qapp)
    assert QFontInfo(qapp.font()).family() == "Noto Sans"
    known = QFontMetricsF(qapp.font())
    assert all(known.inFontUcs4(ord(letter)) for letter in "ẾỘỰẴặỗỵđĐ₫")


@pytest.mark.parametrize("scheme", Scheme)
def test_the_style_sheet_is_filled_in_whole(qapp, scheme):
    theme.apply(qapp, scheme)
    sheet = qapp.styleSheet()
    theme.apply(qapp)
    assert "$" not in sheet
    assert tokens_of(scheme).accent.name() in sheet


def test_every_icon_can_be_drawn_in_the_colour_of_the_text(qapp):
    theme.apply(qapp)
    for path in resource("icons").glob("*.svg"):
        picture = icon(path.stem).pixmap(20, 20).toImage()
        colours = {
            picture.pixelColor(x, y).name()
            for x in range(picture.width())
            for y in range(picture.height())
            if picture.pixelColor(x, y).alpha() > 200
        }
        text = theme.tokens().text
        assert colours, path.stem
        for name in colours:
            assert abs(QColor(name).lightness() - text.lightness()) <= 2, path.stem


def test_every_token_has_a_colour_in_every_scheme():
    for scheme in Scheme:
        colours = tokens_of(scheme)
        assert all(getattr(colours, field.name).isValid() for field in fields(colours))

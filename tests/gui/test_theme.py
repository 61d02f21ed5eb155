"""The colours keep the contrast that the brief promises, in every scheme; sizes follow the type."""

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.theme import Scheme, tokens_of
from ngheo_desktop.paths import resource

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


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: QColor, other: QColor) -> float:
    """WCAG contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


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

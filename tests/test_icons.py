"""The icons are one set: same grid, same line, coloured by the palette, told of in the README."""

from xml.etree import ElementTree

import pytest

from ngheo_desktop.paths import resource

ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))
DRAWING = {
    "viewBox": "0 0 24 24",
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "2",
}


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_keeps_to_the_set_and_is_named_in_the_readme(name):
    root = ElementTree.parse(resource("icons", f"{name}.svg")).getroot()
    assert {key: root.get(key) for key in DRAWING} == DRAWING
    assert f"| `{name}.svg` |" in resource("icons", "README.md").read_text(encoding="utf-8")


def test_every_icon_that_the_readme_names_is_there():
    lines = resource("icons", "README.md").read_text(encoding="utf-8").splitlines()
    named = [line.split("`")[1] for line in lines if line.startswith("| `")]
    assert sorted(named) == [f"{name}.svg" for name in ICONS]
    assert len(named) == len(set(named))

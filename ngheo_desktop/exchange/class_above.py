"""The class of rows that do not name it: a heading line above them, or the title of the list."""

import re
from collections.abc import Mapping

from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.exchange.grid import Grid
from ngheo_desktop.exchange.values.texts import plain_text
from ngheo_desktop.exchange.values.words import CLASS_WORDS
from ngheo_desktop.exchange.vocabulary import folded_word
from ngheo_desktop.text import search_key

_ORDER = re.compile(r"^(?:[ivx]+|\d+|[a-z])\s*[.)\-:/]\s*")
_OF_SHEETS = {"hn": HouseholdClass.POOR, "hcn": HouseholdClass.NEAR_POOR}
_COUNT = re.compile(r"\s*[(:–-]\s*\d+\s*(?:ho|khau)?.*$")
_LISTS = re.compile(r"^(?:danh sach|dien|nhom)\s+(?:cac\s+)?")
_OF_SOME = re.compile(r"thoat|ra soat|de nghi|ho tro|khong ngheo|trung binh|nguy co|phieu|vay")


def class_heading(text: str) -> HouseholdClass | None:
    """«A. HỘ NGHÈO», «II. Hộ cận nghèo: 12 hộ» as the heading of a part."""
    key = _COUNT.sub("", _LISTS.sub("", _ORDER.sub("", search_key(text))))
    return CLASS_WORDS.get(folded_word(key)) if "ngheo" in key else None


def class_of_title(grid: Grid, heading_row: int) -> HouseholdClass | None:
    """«DANH SÁCH HỘ CẬN NGHÈO NĂM 2025» says it of everybody; a list of both says it of nobody."""
    lines = grid.rows[: heading_row - 1]
    texts = [search_key(plain_text(cell)) for line in lines for cell in line if cell is not None]
    titles = [text for text in texts if "danh sach" in text and "ngheo" in text]
    if len(titles) != 1 or _OF_SOME.search(titles[0]):
        return None
    near = "can ngheo" in titles[0]
    poor = re.search(r"\bho ngheo\b", titles[0]) is not None
    if near == poor:
        return None
    return HouseholdClass.NEAR_POOR if near else HouseholdClass.POOR


def class_of_sheet(name: str) -> HouseholdClass | None:
    """A sheet called «Hộ nghèo» or «HCN»."""
    key = _LISTS.sub("", search_key(name))
    return class_heading(name) or _OF_SHEETS.get(folded_word(key))


def class_over(headings: Mapping[int, str], row: int) -> HouseholdClass | None:
    """The class whose heading stands over the row."""
    above = [at for at in headings if at < row]
    return class_heading(headings[max(above)]) if above else None

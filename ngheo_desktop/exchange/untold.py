"""Formulas, error values, hidden rows and columns of an .xlsx, which the quick reader leaves out.

Found in the text of the sheet itself: openpyxl would need 8 s and 300 MB for a whole commune.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from xml.etree import ElementTree

_FORMULA = re.compile(rb"<(?:\w+:)?c ([^>]*)>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)</)")
_ERROR = re.compile(rb'<(?:\w+:)?c ([^>]*\bt="e"[^>]*)>.*?<(?:\w+:)?v>([^<]*)<', re.DOTALL)
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row ([^>]*\bhidden="(?:1|true)"[^>]*)>')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col ([^>]*\bhidden="(?:1|true)"[^>]*)>')
_COLUMN_ENDS = re.compile(rb'\b(min|max)="(\d{1,5})"')
_PLACE = re.compile(rb'\br="([A-Z]*\d+)"')


_ODS_TABLE = re.compile(
    rb'<table:table [^>]*?table:name="([^"]*)"[^>]*>(.*?)</table:table>', re.DOTALL
)
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>")
_ODS_REPEATED = re.compile(rb'number-rows-repeated="(\d{1,7})"')
_ODS_COLUMN = re.compile(rb"<table:table-column\b([^>]*)>")
_ODS_COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d{1,5})"')
_MOST_COLUMNS = 400
_MOST_HIDDEN = 100_000  # rows in one go; more are the empty rest of the sheet


@dataclass(frozen=True, slots=True)
class Untold:
    """What a sheet has beside its values, by cell name."""

    formulas: Mapping[str, str] = field(default_factory=dict)
    error_values: Mapping[str, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()  # from 0


def untold_of(xml: bytes) -> Untold:
    """Read the part of one sheet; a cell that does not say its place is left alone."""
    hidden = {place for found in _HIDDEN_ROW.finditer(xml) if (place := _place(found[1]))}
    return Untold(
        formulas={
            place: f"={_text(found[2] or b'')}"
            for found in _FORMULA.finditer(xml)
            if (place := _place(found[1]))
        },
        error_values={
            place: _text(found[2]) for found in _ERROR.finditer(xml) if (place := _place(found[1]))
        },
        hidden_rows=frozenset(int(place) for place in hidden if place.isdigit()),
        hidden_columns=frozenset(_hidden_columns(xml)),
    )


def _hidden_columns(xml: bytes) -> Iterator[int]:
    for found in _HIDDEN_COLUMN.finditer(xml):
        ends = {name: int(number) for name, number in _COLUMN_ENDS.findall(found[1])}
        yield from range(ends.get(b"min", 1) - 1, min(ends.get(b"max", 0), _MOST_COLUMNS))


def hidden_in_document(xml: bytes) -> dict[str, Untold]:
    """Hidden rows of an OpenDocument workbook, by the name of the sheet."""
    found = {}
    for table in _ODS_TABLE.finditer(xml):
        row, hidden = 1, set[int]()
        for attributes in _ODS_ROW.findall(table[2]):
            times = _ODS_REPEATED.search(attributes)
            height = int(times[1]) if times else 1
            if b'visibility="' in attributes and height <= _MOST_HIDDEN:
                hidden.update(range(row, row + height))
            row += height
        found[unescape(table[1].decode("utf-8", "replace"))] = Untold(
            hidden_rows=frozenset(hidden), hidden_columns=frozenset(_collapsed_columns(table[2]))
        )
    return found


def _collapsed_columns(table: bytes) -> Iterator[int]:
    column = 0
    for attributes in _ODS_COLUMN.findall(table):
        times = _ODS_COLUMNS_REPEATED.search(attributes)
        width = int(times[1]) if times else 1
        if b'visibility="' in attributes:
            yield from range(column, min(column + width, _MOST_COLUMNS))
        column += width


def sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Part of the archive → name of the sheet that it holds; ParseError when it is damaged."""
    targets = {
        link.get("Id"): (link.get("Target") or "").removeprefix("/xl/")
        for link in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    names = {}
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iterfind(".//{*}sheet"):
        link = next((value for key, value in sheet.items() if key.endswith("}id")), None)
        if link in targets:
            names[f"xl/{targets[link]}"] = sheet.get("name") or ""
    return names


def _place(attributes: bytes) -> str:
    found = _PLACE.search(attributes)
    return found[1].decode("ascii") if found else ""


def _text(raw: bytes) -> str:
    return unescape(raw.decode("utf-8", "replace"))

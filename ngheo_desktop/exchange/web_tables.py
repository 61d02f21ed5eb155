"""Tables of web pages and of XML 2003, which many systems send as .xls: laid out as Excel would."""

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from ngheo_desktop.exchange.delimited import decoded_bytes
from ngheo_desktop.exchange.grid import Grid, Merged, Raw, column_letter, error_texts

_MOST_COLUMNS, _MOST_ROWS = 400, 200_000
_BLOCKS = frozenset(("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "table", "body"))
_UNSEEN = frozenset(("style", "script", "title"))
_SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
_NAMESPACE = f"{{{_SPREADSHEET.decode()}}}"
_ENTITIES = re.compile(rb"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)


def is_xml_workbook(content: bytes) -> bool:
    """«XML Spreadsheet 2003»."""
    return _SPREADSHEET in content[:4096] and b"<?xml" in content[:200].lower()


def read_web_page(name: str, content: bytes) -> list[Grid]:
    """The page as one sheet; of a web archive each page with a table. Empty when there is none."""
    if content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(b"mime-version"):
        pages = [each for each in _archived(content) if b"<table" in each.lower()]
    else:
        pages = [content]
    grids = (_page(name, decoded_bytes(each)) for each in pages)
    found = [grid for grid in grids if any(len(row) > 1 for row in grid.rows)]
    if len(found) < 2:
        return found
    return [
        Grid(f"{grid.sheet} ({at})", grid.rows, merged=grid.merged, error_values=grid.error_values)
        for at, grid in enumerate(found, 1)
    ]


def _archived(content: bytes) -> Iterator[bytes]:
    for part in message_from_bytes(content).walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes):
            yield payload


def _page(name: str, text: str) -> Grid:
    parser = _Page()
    parser.feed(text)
    parser.close()
    parser.end_line()
    errors = error_texts(parser.rows)
    return Grid(name, parser.rows, merged=tuple(parser.merged), error_values=errors)


class _Page(HTMLParser):
    """Blocks of text and rows of tables, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[Raw]] = []
        self.merged: list[Merged] = []
        self._text: list[str] = []
        self._cell: tuple[int, int] | None = None  # height, width of the open cell
        self._row: list[Raw] | None = None
        self._covered: dict[int, set[int]] = {}  # row → columns taken by cells from above
        self._taken_now: set[int] = set()
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "tr":
            self.end_line()
            self._row = []
        elif tag in ("td", "th"):
            self._end_cell()
            if self._row is None:
                self._row = []
            spans = {key: value or "" for key, value in attrs}
            self._cell = _span(spans.get("rowspan")), _span(spans.get("colspan"))
        elif tag == "br" or (tag in _BLOCKS and self._cell is not None):
            self._text.append(" ")
        elif tag in _BLOCKS:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table") or (tag in _BLOCKS and self._cell is None):
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._text.append(data)

    def end_line(self) -> None:
        """A row of a table is over, or a block of text."""
        self._end_cell()
        if self._row is None:
            text = self._taken()
            if text and len(self.rows) < _MOST_ROWS:
                self.rows.append([text])
        elif len(self.rows) < _MOST_ROWS:
            self.rows.append(self._row)
        self._row = None

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        height, width = self._cell
        self._cell = None
        number = len(self.rows) + 1
        if not self._row:
            self._taken_now = self._covered.pop(number, set())
        while len(self._row) in self._taken_now:
            self._row.append(None)
        left = len(self._row)
        width = max(1, min(width, _MOST_COLUMNS - left))
        self._row += [self._taken() or None, *[None] * (width - 1)]
        if height > 1 or width > 1:
            self.merged.append(Merged(number, left, number + height - 1, left + width - 1))
            for row in range(number + 1, number + height):
                self._covered.setdefault(row, set()).update(range(left, left + width))

    def _taken(self) -> str:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        return text


def _span(typed: str | None) -> int:
    return min(int(typed), 1000) if typed and typed.isascii() and typed.isdigit() else 1


def read_xml_workbook(content: bytes) -> list[Grid]:
    """Every sheet of an XML workbook; ValueError when it is damaged or refers to other files."""
    if _ENTITIES.search(content):
        raise ValueError("entities")
    try:
        book = ElementTree.parse(BytesIO(content)).getroot()
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    return [_sheet(each) for each in book.iter(f"{_NAMESPACE}Worksheet")]


def _sheet(sheet: ElementTree.Element) -> Grid:
    reader = _XmlSheet()
    for row in sheet.iterfind(f"{_NAMESPACE}Table/{_NAMESPACE}Row"):
        reader.add(row)
    hidden = any(each.text != "SheetVisible" for each in sheet.iterfind(".//{*}Visible"))
    return Grid(
        _of(sheet, "Name"),
        reader.rows,
        merged=tuple(reader.merged),
        formulas=reader.formulas,
        error_values={**error_texts(reader.rows), **reader.errors},
        hidden_rows=frozenset(reader.hidden),
        is_hidden=hidden,
    )


class _XmlSheet:
    def __init__(self) -> None:
        self.rows: list[list[Raw]] = []
        self.merged: list[Merged] = []
        self.formulas: dict[str, str] = {}
        self.errors: dict[str, str] = {}
        self.hidden: set[int] = set()

    def add(self, row: ElementTree.Element) -> None:
        """One row; rows and cells that the file leaves out are blank."""
        at = _number(_of(row, "Index"), len(self.rows) + 1)
        if not len(self.rows) < at <= _MOST_ROWS:
            return
        self.rows += [[] for _ in range(at - len(self.rows) - 1)]
        cells: list[Raw] = []
        self.rows.append(cells)
        if _of(row, "Hidden") == "1":
            self.hidden.add(at)
        for cell in row.iterfind(f"{_NAMESPACE}Cell"):
            left = _number(_of(cell, "Index"), len(cells) + 1) - 1
            if not len(cells) <= left < _MOST_COLUMNS:
                continue
            cells += [None] * (left - len(cells))
            self._put(cell, cells, at, left)

    def _put(self, cell: ElementTree.Element, cells: list[Raw], at: int, left: int) -> None:
        place = f"{column_letter(left)}{at}"
        data = cell.find(f"{_NAMESPACE}Data")
        kind = "" if data is None else _of(data, "Type")
        text = "" if data is None else "".join(data.itertext())
        if kind == "Error":
            self.errors[place] = text
        if _of(cell, "Formula"):
            self.formulas[place] = _of(cell, "Formula")
        across, down = (_number(_of(cell, f"Merge{each}"), 0) for each in ("Across", "Down"))
        across = min(across, _MOST_COLUMNS - left - 1)
        cells += [_typed(kind, text), *[None] * across]
        if across or down:
            self.merged.append(Merged(at, left, at + min(down, 10_000), left + across))


def _typed(kind: str, text: str) -> Raw:
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text)
    except ValueError:
        return text or None
    return text or None


def _of(element: ElementTree.Element, name: str) -> str:
    value: Any = element.get(f"{_NAMESPACE}{name}")
    return value or ""


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else otherwise

"""CSV of any program: encoding and delimiter found in the file itself."""

import codecs
import csv
import io
import re
from collections.abc import Iterable

from ngheo_desktop.exchange.grid import Grid, Row, error_texts
from ngheo_desktop.exchange.legacy_letters import Encoding, decoded, fitting_share
from ngheo_desktop.text import clean

_DELIMITERS = ",;\t|"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_TEXT_FORMULA = re.compile(r'="([^"]*)"')
_LINES_TO_JUDGE = 30
_BYTES_TO_JUDGE = 4_000


def read_delimited(name: str, content: bytes) -> Grid:
    """The one sheet of a CSV file; ValueError when it is no text."""
    text = decoded_bytes(content).replace("\r\n", "\n").replace("\r", "\n")  # old Macs end lines so
    if _CONTROL.search(text):
        raise ValueError("control characters")
    try:
        records: Iterable[list[str]] = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
        if '="' in text:
            records = ([_without_formula(cell) for cell in record] for record in records)
        rows: list[Row] = [[cell or None for cell in record] for record in records]
    except csv.Error as error:
        raise ValueError(str(error)) from error
    return Grid(sheet=name, rows=rows, error_values=error_texts(rows))


def _without_formula(cell: str) -> str:
    """«="089…"» keeps a 0 before Excel; the text is meant."""
    found = _TEXT_FORMULA.fullmatch(cell)
    return found[1] if found else cell


def decoded_bytes(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 as Excel's «Unicode text», else Windows-1258."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    if content[1:_BYTES_TO_JUDGE:2].count(0) * 3 > len(content[:_BYTES_TO_JUDGE]):
        return content.decode("utf-16-le")  # without its mark every other byte of Latin text is 0
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _of_one_byte(content)


def _of_one_byte(content: bytes) -> str:
    """Windows-1258, or the bytes as they stand where they are letters of .VnTime or VNI."""
    plain = content.decode("latin-1")
    windows = content.decode("cp1258", "replace")
    words = [word for word in re.split(r"[\s,;|]+", plain) if not word.isascii()]
    words = words[: _LINES_TO_JUDGE * 10]
    own = sum(fitting_share(clean(_as_windows(word))) for word in words)
    old = sum(
        max(fitting_share(decoded(word, encoding) or "×") for encoding in Encoding)
        for word in words
    )
    return plain if old > own else windows


def _as_windows(word: str) -> str:
    return word.encode("latin-1").decode("cp1258", "replace")


def _delimiter(text: str) -> str:
    """The mark that cuts the first lines into the most columns, evenly."""
    lines = text.split("\n", _LINES_TO_JUDGE)[:_LINES_TO_JUDGE]
    return max(_DELIMITERS, key=lambda mark: _evenness(lines, mark))


def _evenness(lines: list[str], mark: str) -> int:
    widths = [len(record) for record in csv.reader(lines, delimiter=mark) if record]
    if not widths:
        return 0
    usual = max(set(widths), key=widths.count)
    return (usual - 1) * widths.count(usual)

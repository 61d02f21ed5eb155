"""Hidden rows and columns of an .xls: the quick reader leaves them out.

So its records are read here. An .xls is a small file system ([MS-CFB]) with one stream of records
([MS-XLS]); of these the names and places of the sheets and the heads of the rows and columns are
looked at. Anything that does not fit ends in «nothing is hidden»: the values come from the other
reader all the same.
"""

import struct
from collections.abc import Iterator

from ngheo_desktop.exchange.untold import Untold

_FREE = 0xFFFFFFFA  # from here on a sector number is a mark
_SMALL = 4096  # shorter streams lie in the small sectors
_ENTRY = 128
_BOUND_SHEET, _ROW, _COLUMNS, _END = 0x0085, 0x0208, 0x007D, 0x000A
_HIDDEN = 0x20


def hidden_in_old_excel(content: bytes) -> dict[str, Untold]:
    """Hidden rows and columns by the name of the sheet."""
    try:
        stream = _Container(content).stream(("Workbook", "Book"))
        return {
            name: Untold(
                hidden_rows=frozenset(_hidden_rows(stream, at)),
                hidden_columns=frozenset(_hidden_columns(stream, at)),
            )
            for name, at in _sheets(stream)
        }
    except (struct.error, IndexError, ValueError, UnicodeDecodeError):
        return {}


class _Container:
    """The file system inside."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = 1 << struct.unpack_from("<H", content, 30)[0]
        self._small_size = 1 << struct.unpack_from("<H", content, 32)[0]
        first_directory, first_small = (struct.unpack_from("<I", content, at)[0] for at in (48, 60))
        self._next = self._table()
        self._directory = self._chain(first_directory)
        self._small_next = _numbers(self._chain(first_small)) if first_small < _FREE else ()

    def _table(self) -> tuple[int, ...]:
        """Which sector follows which; its own sectors are listed in the header and beyond."""
        places = list(struct.unpack_from("<109I", self._content, 76))
        more = struct.unpack_from("<I", self._content, 68)[0]
        seen: set[int] = set()
        while more < _FREE and more not in seen:
            seen.add(more)
            *listed, more = _numbers(self._sector(more))
            places += listed
        return tuple(each for at in places if at < _FREE for each in _numbers(self._sector(at)))

    def _sector(self, at: int) -> bytes:
        start = (at + 1) * self._size
        return self._content[start : start + self._size]

    def _chain(self, at: int) -> bytes:
        return b"".join(self._sector(each) for each in _followed(at, self._next))

    def stream(self, names: tuple[str, ...]) -> bytes:
        """The content of the first stream so called; ValueError when there is none."""
        entries = range(0, len(self._directory) - _ENTRY + 1, _ENTRY)
        for at in entries:
            entry = self._directory[at : at + _ENTRY]
            length = struct.unpack_from("<H", entry, 64)[0]
            if entry[: max(0, length - 2)].decode("utf-16-le") in names:
                first, size = struct.unpack_from("<II", entry, 116)
                return self._whole(first, size)
        raise ValueError("no workbook")

    def _whole(self, first: int, size: int) -> bytes:
        if size >= _SMALL:
            return self._chain(first)[:size]
        small = self._chain(struct.unpack_from("<I", self._directory, 116)[0])
        width = self._small_size
        parts = (small[at * width : (at + 1) * width] for at in _followed(first, self._small_next))
        return b"".join(parts)[:size]


def _numbers(raw: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])


def _followed(at: int, following: tuple[int, ...]) -> Iterator[int]:
    """Sectors of one chain; a damaged one that goes in a circle ends."""
    for _step in range(len(following)):
        if at >= len(following):
            return
        yield at
        at = following[at]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, body in _records(stream, 0):
        if kind == _BOUND_SHEET:
            length, wide = body[6], body[7] & 1
            raw = body[8 : 8 + length * (2 if wide else 1)]
            yield raw.decode("utf-16-le" if wide else "latin-1"), struct.unpack_from("<I", body)[0]
        elif kind == _END:
            return


def _hidden_rows(stream: bytes, at: int) -> Iterator[int]:
    for kind, body in _records(stream, at):
        if kind == _ROW and struct.unpack_from("<I", body, 12)[0] & _HIDDEN:
            yield struct.unpack_from("<H", body)[0] + 1
        elif kind == _END:
            return


def _hidden_columns(stream: bytes, at: int) -> Iterator[int]:
    for kind, body in _records(stream, at):
        if kind == _COLUMNS and body[8] & 1:
            first, last = struct.unpack_from("<HH", body)
            yield from range(first, min(last, 255) + 1)
        elif kind == _END:
            return

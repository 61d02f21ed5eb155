"""What a damaged write-ahead file would lose: SQLite itself ends its reading there without a word.

A file of that kind is left only by a program that was stopped, or by one that is still running.
"""

import shutil
import struct
from collections import Counter
from pathlib import Path

from ngheo_desktop.storage.connections import Connection

_HEADER, _FRAME = 32, 24
_Frames = list[tuple[bytes, bool]]  # its generation, and whether it ends a transaction


def lost_saves(connection: Connection, path: Path) -> int:
    """How many saves stand in the write-ahead file behind the place where it can be read."""
    wal = path.with_name(path.name + "-wal")
    if not wal.exists() or wal.stat().st_size <= _HEADER:
        return 0
    page = int(connection.execute("PRAGMA page_size").fetchone()[0])
    header, frames = _read(wal, page)
    _busy, readable, _moved = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    if readable < 0 or _read_header(wal) != header:
        return 0  # another program works on the file right now, so it is alive and well
    alive = _generation(header, frames)
    return sum(ends for generation, ends in frames[readable:] if generation == alive)


def keep_aside(path: Path) -> Path:
    """Copy the write-ahead file, encrypted as it is, before SQLite clears it away."""
    kept = path.with_name(path.name + "-wal.hong")
    shutil.copy2(path.with_name(path.name + "-wal"), kept)
    return kept


def _read(wal: Path, page: int) -> tuple[bytes, _Frames]:
    frames: _Frames = []
    with wal.open("rb") as file:
        header = file.read(_HEADER)
        for _ in range((wal.stat().st_size - _HEADER) // (_FRAME + page)):  # whole ones only
            head = file.read(_FRAME)
            frames.append((head[8:16], head[4:8] != bytes(4)))
            file.seek(page, 1)
    return header, frames


def _read_header(wal: Path) -> bytes:
    with wal.open("rb") as file:
        return file.read(_HEADER)


def _generation(header: bytes, frames: _Frames) -> bytes:
    """Frames of an earlier use stay in the file; where the header is damaged, most are right."""
    if _is_sound(header) or not frames:
        return header[16:24]
    return Counter(generation for generation, _ends in frames).most_common(1)[0][0]


def _is_sound(header: bytes) -> bool:
    """The sum of a header, as the format of SQLite's write-ahead file defines it."""
    order = ">" if header[3] & 1 else "<"
    words = struct.unpack(f"{order}6I", header[:24])
    first = second = 0
    for at in range(0, 6, 2):
        first = (first + words[at] + second) & 0xFFFFFFFF
        second = (second + words[at + 1] + first) & 0xFFFFFFFF
    return struct.pack(">2I", first, second) == header[24:32]

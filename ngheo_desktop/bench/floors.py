"""The floors: the least that any program would do for the same result, without ours."""

import csv
import itertools
import os
import secrets
import shutil
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from ngheo_desktop.bench.ground import Ground
from ngheo_desktop.printing.fonts import REGULAR, register_fonts
from ngheo_desktop.storage.connections import Connection, connect
from ngheo_desktop.text import search_key

_A4_LANDSCAPE = (841.9, 595.3)
_LINES_ON_A_PAGE = 25
_LINE_HEIGHT, _SIZE = 19.0, 10.5

Cells = Sequence[Sequence[object]]


def raw_search(ground: Ground, typed: Sequence[str]) -> Callable[[], object]:
    """One question to the index, its first rows fetched."""
    sql = "SELECT rowid FROM household_fts WHERE household_fts MATCH ? LIMIT 256"
    asked = itertools.cycle(
        [" ".join(f"{word}*" for word in search_key(each).split()) for each in typed]
    )
    return lambda: ground.raw.execute(sql, (next(asked),)).fetchall()


def raw_list(ground: Ground) -> Callable[[], object]:
    """One scan of the lines of the list, in an order that no index gives."""
    sql = "SELECT rid FROM summary WHERE ethnic <> '' ORDER BY members, head_key"
    return lambda: ground.raw.execute(sql).fetchall()


def raw_members(ground: Ground, ids: Sequence[str]) -> Callable[[], object]:
    """The members of a household as they lie in their table."""
    sql = "SELECT * FROM member WHERE household_id = ?"
    asked = itertools.cycle(ids)
    return lambda: ground.raw.execute(sql, (next(asked),)).fetchall()


def raw_sheets(ground: Ground) -> Callable[[], object]:
    """All answers as they lie in their tables, unread."""

    def read() -> None:
        for table in ("checklist", "checklist_member"):
            ground.raw.execute(f"SELECT * FROM {table}").fetchall()

    return read


def raw_copy(ground: Ground) -> Callable[[], object]:
    """The database file copied as it lies, on the disk when it returns."""
    target = ground.scratch / "copy.db"

    def copy() -> None:
        with ground.office.store.path.open("rb") as source, target.open("wb") as file:
            shutil.copyfileobj(source, file, 2**20)
            file.flush()
            os.fsync(file.fileno())

    return copy


def one_row_durably(folder: Path) -> Callable[[], object]:
    """One row written to an encrypted file of its own, on the disk when it returns."""
    database: Connection = connect(folder / "floor.db", secrets.token_bytes(32), create=True)
    database.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT)")

    def write() -> None:
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO line (text) VALUES (?)", ("một dòng",))
        database.execute("COMMIT")

    return write


def bare_canvas(cells: Cells) -> Callable[[], object]:
    """The same words drawn in equal columns, without lines, wrapping or letterhead."""
    from reportlab.pdfgen.canvas import Canvas

    def draw() -> None:
        register_fonts()
        canvas = Canvas(BytesIO(), pagesize=_A4_LANDSCAPE, initialFontName=REGULAR)
        for top in range(0, len(cells), _LINES_ON_A_PAGE):
            canvas.setFont(REGULAR, _SIZE)
            for row, line in enumerate(cells[top : top + _LINES_ON_A_PAGE], start=2):
                for column, cell in enumerate(line):
                    down = _A4_LANDSCAPE[1] - row * _LINE_HEIGHT
                    canvas.drawString(40 + column * 60, down, str(cell))
            canvas.showPage()
        canvas.save()

    return draw


def raw_csv(path: Path) -> Callable[[], object]:
    """Every line of the file split into its cells."""

    def read() -> None:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for _line in csv.reader(file):
                pass

    return read


def raw_workbook(cells: Cells) -> Callable[[], object]:
    """The same values in a worksheet without any format."""
    from xlsxwriter import Workbook

    def write() -> None:
        with Workbook(BytesIO(), {"in_memory": True}) as book:
            sheet = book.add_worksheet()
            for row, line in enumerate(cells):
                for column, cell in enumerate(line):
                    sheet.write(row, column, cell)

    return write

"""Excel and OpenDocument workbooks: values by calamine, the rest only where the file has it."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree

from ngheo_desktop.errors import EnvironmentProblem, WrongUsage
from ngheo_desktop.exchange.grid import Grid, Merged, Raw, error_texts
from ngheo_desktop.exchange.old_excel import hidden_in_old_excel
from ngheo_desktop.exchange.untold import Untold, hidden_in_document, sheet_names, untold_of

MAX_UNPACKED = 400 * 2**20
MAX_CELLS = 12_000_000  # 100,000 people × 100 columns, and some air
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError),
    *(ValueError, OSError, struct.error, OverflowError),
)
_SAFE = "Chưa ghi gì vào sổ."

_COLUMNS = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]+)')
_ROWS = re.compile(rb'<(?:\w+:)?row [^>]*?\br="(\d+)"')


def read_workbook(name: str, content: bytes) -> list[Grid]:
    """Every sheet with cells in it, visible ones first; a UserError when it cannot be read."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    packed = content.startswith(b"PK")
    untold = _check_sheets(name, content) if packed else hidden_in_old_excel(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        grids = [_grid(name, workbook, each, untold) for each in workbook.sheets_metadata]
    except PasswordError as error:
        raise WrongUsage(
            f"Tệp «{name}» được đặt mật khẩu. {_SAFE} Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại."
        ) from error
    except (CalamineError, ValueError, OSError) as error:
        raise EnvironmentProblem(_damaged(name)) from error
    except BaseException as error:  # a panic of the reader in Rust is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise EnvironmentProblem(_damaged(name)) from error
    return sorted(grids, key=lambda grid: grid.is_hidden)


def _check_sheets(name: str, content: bytes) -> dict[str, Untold]:
    """Refuse a sheet whose corners are too far apart; what calamine leaves out, by sheet.

    Calamine lays a sheet out whole: «a» in A1 and «b» in XFD1048576 would end the program.
    Reading each part through zipfile also proves its length and checksum.
    """
    untold: dict[str, Untold] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            known = "xl/workbook.xml" in archive.namelist()  # not so in OpenDocument
            names = sheet_names(archive) if known else {}
            if "content.xml" in archive.namelist():
                untold = hidden_in_document(archive.read("content.xml"))
            for part in archive.infolist():
                if "worksheets/" in part.filename:
                    xml = archive.read(part)
                    _check_extent(name, xml)
                    if part.filename in names:
                        untold[names[part.filename]] = untold_of(xml)
    except (*_DAMAGE, ElementTree.ParseError) as error:
        raise EnvironmentProblem(_damaged(name)) from error
    return untold


def _check_extent(name: str, xml: bytes) -> None:
    width = max((_width(letters) for letters in set(_COLUMNS.findall(xml))), default=1)
    height = max((int(digits[:9]) for digits in _ROWS.findall(xml)), default=1)
    if width * height > MAX_CELLS:
        raise WrongUsage(
            f"Một trang tính trong «{name}» rộng {width} cột, dài {height} dòng, quá cỡ của một "
            f"danh sách xã. {_SAFE} Hãy xóa các ô thừa ở xa bảng rồi lưu lại."
        )


def _width(letters: bytes) -> int:
    width = 0
    for letter in letters[:4]:
        width = width * 26 + letter - 64
    return width


def _grid(name: str, workbook: Any, metadata: Any, untold: Mapping[str, Untold]) -> Grid:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    hidden = metadata.visible != SheetVisibleEnum.Visible
    if metadata.typ != SheetTypeEnum.WorkSheet:
        return Grid(sheet=metadata.name, rows=(), is_hidden=hidden)
    sheet = workbook.get_sheet_by_name(metadata.name)
    rows = sheet.to_python(skip_empty_area=False)
    if rows and len(rows) * len(rows[0]) > MAX_CELLS:
        raise WrongUsage(f"Trang tính «{metadata.name}» của «{name}» quá lớn. {_SAFE}")
    beside = untold.get(metadata.name, Untold())
    raw = [[_raw(cell) for cell in row] for row in rows]
    return Grid(
        sheet=metadata.name,
        rows=raw,
        merged=tuple(_merged(sheet.merged_cell_ranges or ())),
        formulas=beside.formulas,
        error_values={**error_texts(raw), **beside.error_values},
        hidden_rows=beside.hidden_rows,
        hidden_columns=beside.hidden_columns,
        is_hidden=hidden,
    )


def _raw(cell: Raw) -> Raw:
    return None if cell == "" else cell


def _merged(ranges: Iterable[Any]) -> Iterable[Merged]:
    return (Merged(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges)


def _damaged(name: str) -> str:
    return (
        f"Tệp «{name}» bị hỏng nên không đọc được. {_SAFE} "
        "Hãy xin lại tệp từ nơi gửi, hoặc mở bằng Excel rồi lưu lại."
    )

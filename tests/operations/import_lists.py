"""Lists of an invented commune as workbooks, and who the register has after them."""

from pathlib import Path

import xlsxwriter

from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.office import Office

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
SIMPLE = SAMPLES / "danh-sach-don-gian.xlsx"
HEAD = ["Mã hộ", "Họ và tên chủ hộ", "Giới tính", "Ngày sinh", "Số CCCD", "Ấp", "Số nhân khẩu"]
TAM = ["0412", "Trần Văn Tám", "Nam", "05/02/1974", "089074912345", "Phước Lợi", "4"]
UT = ["0413", "Lê Thị Út", "Nữ", "1976", "", "Sà Lôn", "2"]


def written(folder: Path, *rows: list[str], head: list[str] = HEAD, name: str = "ds.xlsx") -> Path:
    path = folder / name
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("DS hộ")
    for at, row in enumerate([head, *rows]):
        sheet.write_row(at, 0, row)
    book.close()
    return path


def heads(office: Office) -> list[str]:
    rows = find_households(office, HouseholdQuery(order="head"))
    return [line.head_name for line in read_households(office, rows)]

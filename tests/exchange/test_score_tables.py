"""B1 tables as files: the same table from TOML and from Excel, and what is refused in words.

The tables here are invented samples; no published one is known to us.
"""

from pathlib import Path

import pytest
import xlsxwriter

from ngheo_desktop.domain.standards import ScoreItem, ScoreOption
from ngheo_desktop.domain.terms import Area
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.exchange.score_tables import (
    is_score_table,
    read_score_tables,
    score_table_from,
    score_table_text,
)
from tests.exchange.score_table_files import INVENTED, toml

ROWS = [
    ("2022-2025", "nông thôn", "Vùng mẫu bịa", "Lương hưu", "Không", 0),
    ("2022-2025", "nông thôn", "Vùng mẫu bịa", "Lương hưu", "Có", 10),
    (None, None, None, "Số nhân khẩu", "Từ 7 người", -5),
    (None, None, None, None, "Dưới 7 người", 20),
]
ITEMS = (
    ScoreItem("Lương hưu", (ScoreOption("Không", 0), ScoreOption("Có", 10))),
    ScoreItem("Số nhân khẩu", (ScoreOption("Từ 7 người", -5), ScoreOption("Dưới 7 người", 20))),
)


def excel(folder: Path, rows: list[tuple[object, ...]]) -> Path:
    file = folder / "b1.xlsx"
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["BẢNG MẪU BỊA"])
    sheet.write_row(1, 0, ["Chuẩn", "Khu vực", "Vùng", "Mục", "Phương án", "Điểm"])
    for at, row in enumerate(rows, start=2):
        sheet.write_row(at, 0, row)
    book.close()
    return file


def test_a_toml_file_is_read_line_by_line(tmp_path: Path) -> None:
    (table,) = read_score_tables(toml(tmp_path))
    assert (table.standard, table.area, table.region) == ("2022-2025", Area.RURAL, "Vùng mẫu bịa")
    assert table.items == ITEMS
    assert table.span == (-5, 30)
    assert len(table.fingerprint) == 64


def test_an_excel_table_says_the_same(tmp_path: Path) -> None:
    (table,) = read_score_tables(excel(tmp_path, ROWS))
    assert table.items == ITEMS
    assert (table.area, table.region) == (Area.RURAL, "Vùng mẫu bịa")


def test_a_table_is_kept_and_read_back_with_the_fingerprint_of_its_file(tmp_path: Path) -> None:
    (table,) = read_score_tables(toml(tmp_path))
    assert score_table_from(score_table_text(table), table.fingerprint) == table


def test_one_open_line_leaves_the_total_unknown(tmp_path: Path) -> None:
    (table,) = read_score_tables(toml(tmp_path))
    assert table.total({"Lương hưu": "Có"}) is None
    assert table.total({"Lương hưu": "Có", "Số nhân khẩu": "Từ 7 người"}) == 5
    assert table.total({"Lương hưu": "Có", "Số nhân khẩu": "một phương án đã bỏ"}) is None


def test_each_line_that_cannot_be_right_is_named(tmp_path: Path) -> None:
    rows = [
        *ROWS,
        ("2022-2025", "miền núi", "", "Lương hưu", "Có", 10),
        ("2022-2025", "nông thôn", "Vùng mẫu bịa", "Lương hưu", "Có", 20),
        ("2022-2025", "nông thôn", "Vùng mẫu bịa", "Lương hưu", "Không rõ", 1.5),
    ]
    with pytest.raises(InputRefused) as refused:
        read_score_tables(excel(tmp_path, rows))
    assert [problem.text for problem in refused.value.problems] == [
        "Dòng 7: không rõ khu vực «miền núi». Chưa nạp gì.",
        "Dòng 8: phương án «Có» của mục «Lương hưu» đã có ở trên. Chưa nạp gì.",
        "Dòng 9: điểm «1.5» không phải số nguyên. Chưa nạp gì.",
    ]


def test_more_options_than_keys_are_refused(tmp_path: Path) -> None:
    rows = [("2022-2025", "rural", "", "Đất", f"{no} công", no) for no in range(10)]
    with pytest.raises(InputRefused, match="hơn 9 phương án"):
        read_score_tables(excel(tmp_path, rows))


def test_a_file_without_lines_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="không có dòng điểm nào"):
        read_score_tables(excel(tmp_path, []))
    with pytest.raises(WrongUsage, match="không phải TOML"):
        read_score_tables(toml(tmp_path, "not a table"))


def test_a_standard_is_not_taken_for_a_table() -> None:
    assert is_score_table(INVENTED)
    assert is_score_table('[[rows]]\nitem = "a"\noption = "b"\npoints = 1')
    assert not is_score_table('format = "standard/1"\ncode = "x"')
    assert not is_score_table("not a file")

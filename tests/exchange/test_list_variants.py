"""Lists of the known kinds as other offices write them: other words, other programs."""

import pytest

from ngheo_desktop.operations.inspecting import read_list
from tests.exchange.conftest import CONTEXT

HEADS = ["Nguyễn Thị Lượng", "Đặng Văn Ửng"]


def table(line_end="\r\n"):
    lines = (
        "STT,Họ và tên chủ hộ,Ngày sinh,Ấp",
        "1,Nguyễn Thị Lượng,02/03/1975,Phước Lợi",
        "2,Đặng Văn Ửng,05/06/1960,Ninh Hòa",
    )
    return line_end.join(lines) + line_end


@pytest.mark.parametrize(
    "content",
    [
        table("\r").encode(),
        table("\n").encode("utf-16-le"),
        b"sep=,\r\n" + table().encode(),
    ],
    ids=["lines of an old Mac", "UTF-16 without its mark", "Excel's line about the delimiter"],
)
def test_a_csv_of_an_odd_program_gives_the_same_households(tmp_path, content):
    path = tmp_path / "danh-sach.csv"
    path.write_bytes(content)
    listing = read_list(path, CONTEXT)
    assert [each.head_name for each in listing.households] == HEADS
    assert listing.problems == ()

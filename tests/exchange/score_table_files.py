"""An invented B1 table as a file; no published one is known to us."""

from pathlib import Path

INVENTED = """
format = "b1-table/1"
standard = "2022-2025"
area = "rural"
region = "Vùng mẫu bịa"
source = "Mẫu bịa để thử, trang 1"

[[rows]]
item = "Lương hưu"
option = "Không"
points = 0

[[rows]]
item = "Lương hưu"
option = "Có"
points = 10

[[rows]]
item = "Số nhân khẩu"
option = "Từ 7 người"
points = -5

[[rows]]
item = "Số nhân khẩu"
option = "Dưới 7 người"
points = 20
"""


def toml(folder: Path, text: str = INVENTED) -> Path:
    file = folder / "b1.toml"
    file.write_text(text, "utf-8")
    return file

"""The words of `ngheo movement`."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ngheo_desktop.cli.days import day

_ACTS = ("show", "points", "by-hand", "move", "back")


def add_movement(
    commands: Any, command: Callable[[Any, str, str], argparse.ArgumentParser]
) -> None:
    """`movement`: a household is named by its id, a column by its word."""
    words = "biến động giữa hai danh sách cùng một chuẩn; sửa cột bằng tay, kèm lý do"
    verb = command(commands, "movement", words)
    verb.add_argument("act", nargs="?", choices=_ACTS, default="show")
    verb.add_argument(
        "what", nargs="*", help="move: hộ, diện (poor, near_poor), cột; back: mã chỗ sửa"
    )
    verb.add_argument("--from", dest="first", type=day, metavar="NGÀY")
    verb.add_argument("--to", dest="last", type=day, metavar="NGÀY")
    verb.add_argument("--reason", default="", metavar="LÝ_DO")
    verb.add_argument("--out", type=Path, metavar="TỆP", help="show: xuất hai bảng ra Excel")

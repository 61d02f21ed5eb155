"""The words of `report` and `totals` on the console."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from ngheo_desktop.cli.days import day

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
Adder = Callable[["Commands", str, str], argparse.ArgumentParser]


def add_reports(commands: "Commands", command: Adder) -> None:
    """What the reports say, and the numbers of all households."""
    report = command(commands, "report", "số liệu của một báo cáo; «list» nêu các kỳ")
    report.add_argument("form", metavar="MÃ", help="bao-cao-1 … bao-cao-15")
    report.add_argument("--hamlet")
    add_moment(report)
    totals = command(commands, "totals", "tổng số hộ, nhân khẩu của từng ấp, khóm")
    totals.add_argument("act", nargs="?", choices=("list", "set"), default="list")
    totals.add_argument("--hamlet")
    totals.add_argument("--on", type=day, metavar="NGÀY")
    totals.add_argument("--households", type=int)
    totals.add_argument("--people", type=int)
    totals.add_argument("--minority", type=int, help="số hộ dân tộc thiểu số")
    totals.add_argument("--source", default="", metavar="NGUỒN")


def add_moment(parser: argparse.ArgumentParser, on: str = "") -> None:
    """Which kỳ of a report: of a round, or of the day of a decision."""
    parser.add_argument("--round", default="", metavar="ĐỢT", help="kỳ báo cáo của một đợt")
    words = on or "kỳ báo cáo của quyết định ngày đó"
    parser.add_argument("--on", type=day, metavar="NGÀY", help=words)

"""The words of `ngheo other …`: hộ có mức sống trung bình, người lao động có thu nhập thấp."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ngheo_desktop.cli.days import day
from ngheo_desktop.domain.decisions import SigningMode
from ngheo_desktop.domain.other_classes import Occupation, OtherClass

Command = Callable[[Any, str, str], argparse.ArgumentParser]


def add_other(commands: Any, command: Command) -> None:
    """`other` and its verbs."""
    words = "mức sống trung bình, thu nhập thấp: đơn, thu nhập, niêm yết, quyết định"
    verbs = command(commands, "other", words).add_subparsers(
        dest="act", required=True, metavar="VIỆC"
    )

    def verb(name: str, words: str, *named: str) -> argparse.ArgumentParser:
        made = command(verbs, name, words)
        for each in named:
            made.add_argument(each)
        return made

    listing = verb("list", "các hồ sơ, bước đang chờ và số ngày còn lại")
    listing.add_argument("--household", default="", metavar="MÃ_HỘ")
    verb("show", "một hồ sơ với phiếu thu nhập và kết quả xét", "case")
    _receive(verb("receive", "nhận đơn của một hộ, hoặc một người trong hộ", "household"))
    _sheet(verb("sheet", "ghi phiếu thu nhập; các dòng ghi lại từ đầu", "case"))
    _on(verb("post", "niêm yết tại trụ sở", "case"))
    verb("unpost", "bỏ lần niêm yết ghi nhầm", "case")
    complaint = verb("complain", "ghi kiến nghị", "case")
    complaint.add_argument("--by", required=True, metavar="HỌ_TÊN")
    complaint.add_argument("--told", required=True, metavar="NỘI_DUNG")
    _on(complaint)
    answer = verb("answer", "ghi kết quả phúc tra của kiến nghị thứ mấy", "case")
    answer.add_argument("number", type=int)
    answer.add_argument("--told", required=True, metavar="KẾT_QUẢ")
    _on(answer)
    refuse = verb("refuse", "trả lời không công nhận", "case")
    refuse.add_argument("--reason", required=True, metavar="LÝ_DO")
    _on(refuse)
    verb("withdraw", "rút đơn", "case")
    _decisions(verb)
    blank = verb("blank", "in phiếu thu nhập trắng ra PDF")
    blank.add_argument("--kind", choices=list(OtherClass), default=OtherClass.AVERAGE_LIVING)
    board = verb("board", "in bảng niêm yết chung của các hồ sơ đang niêm yết")
    for made in (blank, board):
        made.add_argument("--out", type=Path, required=True, metavar="FILE")
    paper = verb("print", "in một giấy tờ của hồ sơ ra PDF", "case", "form")
    paper.add_argument("--out", type=Path, required=True, metavar="FILE")


def _on(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--on", type=day, metavar="NGÀY")


def _receive(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--kind", choices=list(OtherClass), default=OtherClass.AVERAGE_LIVING)
    verb.add_argument("--member", default="", metavar="ID", help="người lao động")
    verb.add_argument("--occupation", choices=list(Occupation))
    verb.add_argument("--reason", default="", metavar="LÝ_DO")
    _on(verb)


def _sheet(verb: argparse.ArgumentParser) -> None:
    shape = "wages=3500000x4 (mỗi tháng, 4 tháng), crops=72000000-12000000 (cả năm, trừ chi phí)"
    verb.add_argument("--line", action="append", default=[], metavar="NGUỒN=SỐ", help=shape)
    verb.add_argument("--count", action="append", default=[], metavar="ID", help="người được đếm")
    verb.add_argument("--whole", action="store_true", help="đã ghi đủ mọi nguồn thu")
    verb.add_argument("--by", default="", metavar="NGƯỜI_HỎI")
    _on(verb)


def _decisions(verb: Callable[..., argparse.ArgumentParser]) -> None:
    for name, words in (
        ("check", "còn thiếu gì trước khi ký quyết định"),
        ("decide", "ký quyết định công nhận"),
    ):
        made = verb(name, words)
        made.add_argument("--case", dest="cases", action="append", default=[], metavar="MÃ")
        made.add_argument("--number", default="", metavar="SỐ")
        made.add_argument("--signer", default="", metavar="HỌ_TÊN")
        made.add_argument("--signing", choices=list(SigningMode), default=SigningMode.CHAIRMAN)
        made.add_argument("--basis-compared", action="store_true", help="căn cứ đã đối chiếu")
        _on(made)
    verb("decisions", "các quyết định đã ký")
    verb("verify", "đối chiếu mã in trên quyết định", "code")

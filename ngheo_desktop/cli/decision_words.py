"""The words of `ngheo decision …` and `verify-list`."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ngheo_desktop.cli.days import day

Command = Callable[[Any, str, str], argparse.ArgumentParser]


def add_decision(commands: Any, command: Command) -> None:
    """`decision` and its verbs; a plan is named by its id, a frozen list by id or printed code."""
    decision = command(commands, "decision", "quyết định: soạn, kiểm tra, chốt, in, trao")
    verbs = decision.add_subparsers(dest="act", required=True, metavar="VIỆC")

    def verb(name: str, words: str, *places: str) -> argparse.ArgumentParser:
        made = command(verbs, name, words)
        for place in places:
            made.add_argument(place, metavar=place.upper())
        return made

    _preparing(verb)
    _printing(verb)
    verify = command(commands, "verify-list", "đối chiếu mã trên bản in với sổ")
    verify.add_argument("code", metavar="MÃ")


def _preparing(verb: Callable[..., argparse.ArgumentParser]) -> None:
    verb("list", "các quyết định đã ký")
    verb("plans", "các dự thảo chưa chốt")
    verb("prepare", "lập dự thảo cho một đợt rà soát", "round")
    verb("supplement", "lập danh sách bổ sung cho một quyết định", "decision")
    words = verb("words", "ghi số, ngày, người ký, căn cứ", "plan")
    words.add_argument("--number", metavar="SỐ")
    words.add_argument("--on", type=day, metavar="NGÀY")
    words.add_argument("--signing", choices=("chairman", "kt", "tm", "tm_kt"))
    words.add_argument("--signer", metavar="HỌ_TÊN")
    words.add_argument("--basis", action="append", metavar="CĂN_CỨ", help="mỗi căn cứ một lần")
    verb("confirm-basis", "xác nhận căn cứ đã đối chiếu", "plan")
    decide = verb("class", "ghi diện của một hộ, kèm lý do", "plan", "household")
    decide.add_argument("household_class", metavar="CLASS", help="«none» là bỏ ra")
    decide.add_argument("--reason", default="")
    reason = verb("reason", "ghi lý do khi các kết quả khác nhau", "plan", "household")
    reason.add_argument("--reason", required=True)
    compare = verb("compare", "bốn kết quả của từng hộ", "plan")
    compare.add_argument("--differing", action="store_true", help="chỉ các hộ khác nhau")
    verb("check", "những điều phải xanh trước khi chốt", "plan")
    verb("freeze", "chốt danh sách; hỏi lại mật khẩu", "plan")


def _printing(verb: Callable[..., argparse.ArgumentParser]) -> None:
    for name, words in (("print", "in ra PDF"), ("docx", "xuất DOCX để thêm lời văn")):
        paper = verb(
            name, f"{words}: to-trinh, tra-loi, du-thao của dự thảo; còn lại của danh sách", "of"
        )
        paper.add_argument("kind", metavar="MẪU")
        paper.add_argument("--hamlet", help="giấy chứng nhận của một ấp, khóm")
        paper.add_argument("--household", default="", metavar="ID")
        paper.add_argument("--out", type=Path, required=True, metavar="FILE")
    verb("certificates", "các giấy chứng nhận và đã trao chưa", "of")
    handed = verb("handed", "ghi đã trao giấy chứng nhận", "of", "household")
    handed.add_argument("--on", type=day, metavar="NGÀY")
    handed.add_argument("--receiver", default="", metavar="HỌ_TÊN")
    handed.add_argument("--undo", action="store_true", help="chưa trao, ghi nhầm")

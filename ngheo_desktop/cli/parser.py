"""The words of the console: commands and options (they are a contract, see README.md)."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ngheo_desktop.cli.days import day
from ngheo_desktop.cli.decision_words import add_decision
from ngheo_desktop.cli.movement_words import add_movement
from ngheo_desktop.cli.other_class_words import add_other
from ngheo_desktop.cli.report_words import add_moment, add_reports
from ngheo_desktop.cli.round_words import add_round
from ngheo_desktop.domain.family_events import EventKind


def build_parser() -> argparse.ArgumentParser:
    """The parser of `ngheo`."""
    parser = argparse.ArgumentParser(
        prog="ngheo", description="Sổ hộ nghèo trên dòng lệnh.", allow_abbrev=False
    )
    _add_common(parser, default=None)
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    for add in (
        _office,
        _lists,
        _register,
        _law,
        _papers,
        _accounts,
        _safety,
        _checking,
        _measuring,
    ):
        add(commands)
    add_round(commands, _command)
    add_decision(commands, _command)
    add_reports(commands, _command)
    add_movement(commands, _command)
    add_other(commands, _command)
    return parser


def _add_common(parser: argparse.ArgumentParser, *, default: object) -> None:
    parser.add_argument(
        "--home", type=Path, default=default, metavar="DIR", help="thư mục của sổ và cài đặt"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=False if default is None else default,
        help="chỉ một tài liệu JSON trên stdout",
    )


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _command(commands: "Commands", name: str, words: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words, allow_abbrev=False)
    # Common options may also stand behind the command; they do not overwrite those before it.
    _add_common(command, default=argparse.SUPPRESS)
    return command


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _office(commands: "Commands") -> None:
    init = _command(commands, "init", "lập sổ mới; in mã khôi phục một lần")
    init.add_argument("--commune", required=True, metavar="CODE")
    init.add_argument("--admin", required=True, metavar="HỌ_TÊN")
    init.add_argument("--hamlet", action="append", default=[], metavar="TÊN")
    init.add_argument("--area", choices=("rural", "urban"), help="chỉ cần cho đặc khu")
    demo = _command(commands, "demo", "lập một xã bịa ra để thực hành")
    demo.add_argument("--households", type=_count, default=300)
    demo.add_argument("--seed", type=int, default=7)
    demo.add_argument("--commune", default="30577", metavar="CODE")


def _lists(commands: "Commands") -> None:
    inspect = _command(commands, "inspect", "đọc một danh sách, không cần sổ")
    inspect.add_argument("file", type=Path)
    inspect.add_argument("--context", type=Path)
    inspect.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN")
    inspect.add_argument("--sheet")
    bring = _command(commands, "import", "nhập danh sách vào sổ")
    bring.add_argument("file", type=Path, nargs="+")
    bring.add_argument("--dry-run", action="store_true")
    bring.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN")
    bring.add_argument("--sheet")
    bring.add_argument("--errors", type=Path, metavar="TỆP", help="xuất các hộ chưa ghi để sửa")
    bring.add_argument(
        "--although-repeated", action="store_true", help="vẫn ghi khi nửa danh sách đã có"
    )
    bring.add_argument("--decision", metavar="SỐ")
    bring.add_argument("--decided", type=day, metavar="NGÀY")
    bring.add_argument("--unsaid", metavar="DIỆN", help="diện của hộ mà danh sách không ghi diện")
    bring.add_argument(
        "--join-decision", action="store_true", help="ghi thêm vào quyết định đã có trong sổ"
    )
    undo = _command(commands, "undo-import", "hoàn tác cả một lần nhập; không nêu mã thì liệt kê")
    undo.add_argument("batch", nargs="?", metavar="MÃ")


def _register(commands: "Commands") -> None:
    listing = _command(commands, "households", "danh sách hộ")
    listing.add_argument("--search", default="")
    listing.add_argument("--class", dest="household_class")
    listing.add_argument("--hamlet")
    listing.add_argument("--limit", type=_count)
    past = _command(commands, "past", "sổ của một ngày trước: xem, hoặc in ra PDF")
    past.add_argument("day", type=day, metavar="NGÀY")
    past.add_argument("--hamlet")
    past.add_argument("--out", type=Path, metavar="TỆP")
    one = _command(commands, "household", "mọi điều về một hộ")
    one.add_argument("id")
    away = _command(commands, "put-away", "mục Đã bỏ: xem, đưa hộ vào, lấy hộ lại")
    away.add_argument("act", choices=("list", "put", "restore"))
    away.add_argument("id", nargs="?", default="")
    away.add_argument("--reason", default="", metavar="LÝ_DO")
    events = _command(commands, "events", "biến động hộ: liệt kê, hoàn tác")
    events.add_argument("act", nargs="?", choices=("list", "take-back"), default="list")
    events.add_argument("id", nargs="?", default="", help="hộ để liệt kê, hoặc biến động")
    events.add_argument("--hamlet")
    events.add_argument("--kind", choices=[each.value for each in EventKind])
    events.add_argument("--since", type=day, metavar="NGÀY")
    events.add_argument("--until", type=day, metavar="NGÀY")
    edit = _command(commands, "edit", "sửa hộ hoặc thành viên như trên màn hình")
    edit.add_argument("kind", choices=("household", "member"))
    edit.add_argument("id")
    edit.add_argument("changes", nargs="+", metavar="FIELD=VALUE")


def _law(commands: "Commands") -> None:
    evaluate = _command(commands, "evaluate", "chấm các trường hợp trong tệp, không cần sổ")
    evaluate.add_argument("file", type=Path)
    standard = _command(commands, "standard", "chuẩn nghèo: liệt kê, nạp, xác nhận, thử")
    standard.add_argument("act", choices=("list", "load", "confirm", "try"))
    standard.add_argument("what", nargs="?", metavar="TỆP|MÃ")
    standard.add_argument("--region", default="", help="vùng của bảng điểm B1 trong tệp")
    standard.add_argument("--source", default="", help="văn bản và trang của bảng điểm B1")
    standard.add_argument("--out", type=Path, metavar="TỆP", help="try: xuất kết quả ra Excel")
    score = _command(commands, "score", "chấm lại tất cả các hộ")
    score.add_argument("--standard", metavar="CODE")
    score.add_argument("--on", type=day, metavar="NGÀY")


def _papers(commands: "Commands") -> None:
    _command(commands, "forms", "các mẫu in được")
    for name, words in (("print", "in một mẫu ra PDF"), ("export", "xuất một mẫu ra Excel")):
        paper = _command(commands, name, words)
        paper.add_argument("form")
        paper.add_argument("--hamlet")
        paper.add_argument("--class", dest="household_class")
        paper.add_argument("--household", default="", metavar="ID")
        if name == "export":
            paper.add_argument("--search", default="", help="chỉ với so-ho: các hộ tìm thấy")
        add_moment(paper, "báo cáo của quyết định ngày đó; với so-ho: sổ của ngày đó")
        paper.add_argument("--out", type=Path, required=True, metavar="FILE")


def _accounts(commands: "Commands") -> None:
    user = _command(commands, "user", "tài khoản")
    user.add_argument("act", choices=("list", "add", "role", "valid", "password"))
    user.add_argument("name", nargs="?")
    user.add_argument("--role", action="append", default=[])
    user.add_argument("--full-name", default="")
    user.add_argument("--hamlet", action="append", default=[], metavar="TÊN")
    for end in ("from", "to"):
        user.add_argument(f"--{end}", dest=f"valid_{end}", type=day, metavar="NGÀY")
    _command(commands, "recover", "mật khẩu mới bằng mã khôi phục")
    diary = _command(commands, "diary", "nhật ký")
    diary.add_argument("--verify", action="store_true")
    diary.add_argument("--limit", type=int, default=200)


def _safety(commands: "Commands") -> None:
    save = _command(commands, "backup", "sao lưu vào một thư mục và mở lại để kiểm tra")
    save.add_argument("folder", type=Path, metavar="DIR")
    verify = _command(commands, "verify", "mở một bản sao lưu, so với sổ hiện nay")
    verify.add_argument("file", type=Path)
    restore = _command(commands, "restore", "khôi phục từ một bản sao lưu")
    restore.add_argument("file", type=Path)
    kept = _command(commands, "kept", "bản trước khi khôi phục: xem, lấy lại, bỏ")
    kept.add_argument("act", nargs="?", choices=("list", "verify", "restore", "remove"))
    kept.add_argument("folder", nargs="?", type=Path, metavar="THƯ_MỤC")
    restore.add_argument("--into", type=Path, metavar="DIR", help="thư mục khác")


def _checking(commands: "Commands") -> None:
    check = _command(commands, "check", "kiểm tra dữ liệu; sửa những gì không phải đoán")
    check.add_argument("--repair", metavar="MÃ_LỖI")
    doubles = _command(commands, "duplicates", "người ghi hai lần: tìm, quyết định, gộp, tách")
    doubles.add_argument(
        "act",
        nargs="?",
        default="list",
        choices=("list", "households", "merged", "other", "later", "merge", "split"),
    )
    doubles.add_argument("id", nargs="*", help="hai người (người được giữ trước), hoặc lần gộp")
    doubles.add_argument(
        "--take", action="append", default=[], metavar="Ô", help="lấy ô của người bỏ"
    )


def _measuring(commands: "Commands") -> None:
    bench = _command(commands, "bench", "đo tốc độ trên máy này")
    bench.add_argument("--size", choices=("S", "L"), default="S")
    bench.add_argument("--only", action="append", default=[], metavar="TÊN")

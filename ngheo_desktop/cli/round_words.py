"""The words of `ngheo round …`: one verb for each thing done in a review round."""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from ngheo_desktop.cli.days import day

PAPERS = (
    "minutes",
    "attendance",
    "posting",
    "posting-notice",
    "progress",
    "list",
    "application",
)
ATTACHED = ("minutes", "list", "posting")
_Verb = Callable[[str, str], argparse.ArgumentParser]
Command = Callable[[Any, str, str], argparse.ArgumentParser]


def add_round(commands: Any, command: Command) -> None:
    """`round` and its verbs; without --round the newest round that is not closed is meant."""
    round_ = command(commands, "round", "đợt rà soát: mở, theo dõi, họp dân, niêm yết, phúc tra")
    verbs = round_.add_subparsers(dest="act", required=True, metavar="VIỆC")

    def verb(name: str, words: str) -> argparse.ArgumentParser:
        made = command(verbs, name, words)
        made.add_argument("--round", default="", metavar="MÃ_ĐỢT")
        return made

    for add in (
        _rounds,
        _rules,
        _lists,
        _meetings,
        _postings,
        _attachments,
        _applications,
        _papers,
    ):
        add(verb)


def _rounds(verb: _Verb) -> None:
    opening = verb("open", "mở đợt hằng năm, hoặc với --month đợt thường xuyên của tháng")
    opening.add_argument("--year", type=int, default=0)
    opening.add_argument("--month", type=int, default=0)
    opening.add_argument("--standard", default="", metavar="CODE")
    verb("rounds", "các đợt rà soát")
    verb("status", "bảng tiến độ theo ấp, khóm")
    verb("results", "kết quả phiếu, họp dân, phúc tra của từng hộ")
    todo = verb("todo", "các hộ chưa rà soát")
    todo.add_argument("--hamlet")
    verb("close", "kết thúc đợt")


def _rules(verb: _Verb) -> None:
    verb("rules", "các quy định đang dùng, có nguồn và người xác nhận")
    rule = verb("rule", "đặt và xác nhận một quy định")
    rule.add_argument("name", metavar="TÊN")
    rule.add_argument("value", metavar="GIÁ_TRỊ", help="nhiều câu thì mỗi câu một dòng")
    rule.add_argument("--source", required=True, help="văn bản, hoặc người cho biết")
    rule.add_argument("--from", dest="valid_from", type=day, metavar="NGÀY")


def _lists(verb: _Verb) -> None:
    add = verb("add", "ấp, khóm đề nghị đưa một hộ vào danh sách")
    add.add_argument("household", metavar="HỘ")
    add.add_argument("--reason", required=True)
    verb("remove", "bỏ một hộ khỏi danh sách").add_argument("household", metavar="HỘ")
    for name, words in (
        ("list-done", "lập xong danh sách của ấp, khóm"),
        ("list-reopen", "mở lại danh sách"),
    ):
        verb(name, words).add_argument("--hamlet", required=True)
    surveyors = verb("surveyors", "phân công rà soát viên")
    surveyors.add_argument("login", nargs="*")
    surveyors.add_argument("--hamlet", required=True)
    screen = verb("screen", "ghi Phiếu A: mỗi câu có hoặc không")
    screen.add_argument("household", metavar="HỘ")
    screen.add_argument("answers", nargs="+", metavar="CÂU=có|không")
    screen.add_argument("--keep", default="", metavar="LÝ_DO", help="vẫn rà soát, nêu lý do")


def _meetings(verb: _Verb) -> None:
    meeting = verb("meeting", "ghi biên bản: mọi hộ được tất cả đồng ý, trừ các hộ nêu ra")
    meeting.add_argument("--hamlet", required=True)
    meeting.add_argument("--held", type=day, required=True, metavar="NGÀY")
    meeting.add_argument("--at", default="", metavar="GIỜ")
    meeting.add_argument("--place", default="")
    meeting.add_argument("--present", type=int, required=True)
    meeting.add_argument("--invited", type=int, default=0)
    meeting.add_argument("--chair", default="")
    meeting.add_argument("--secretary", default="")
    meeting.add_argument("--opinions", default="")
    many = partial(meeting.add_argument, action="append", default=[])
    many("--attendee", metavar="THÀNH_PHẦN:TÊN")
    many("--vote", metavar="HỘ=ĐỒNG_Ý/KHÔNG")
    many("--class", dest="classes", metavar="HỘ=DIỆN:LÝ_DO")
    many("--leave-out", metavar="HỘ")
    verb("minutes", "các biên bản")
    sign = verb("sign", "ghi nhận biên bản đã ký")
    sign.add_argument("meeting", metavar="BIÊN_BẢN")
    sign.add_argument("--on", type=day, metavar="NGÀY")
    verb("withdraw", "bỏ biên bản ghi nhầm, chưa ký").add_argument("meeting", metavar="BIÊN_BẢN")
    verb("find", "biên bản mang mã đối chiếu in trên giấy").add_argument("code", metavar="MÃ")


def _postings(verb: _Verb) -> None:
    post = verb("post", "niêm yết danh sách của ấp, khóm")
    post.add_argument("--hamlet", required=True)
    post.add_argument("--on", type=day, metavar="NGÀY")
    post.add_argument("--by", default="", metavar="NGƯỜI")
    verb("postings", "các lần niêm yết")
    down = verb("take-down", "gỡ niêm yết")
    down.add_argument("posting", metavar="LẦN_NIÊM_YẾT")
    down.add_argument("--on", type=day, metavar="NGÀY")
    object_ = verb("object", "ghi kiến nghị")
    object_.add_argument("--hamlet", required=True)
    object_.add_argument("--household", default="", metavar="HỘ")
    object_.add_argument("--by", required=True, metavar="NGƯỜI")
    object_.add_argument("--text", required=True)
    object_.add_argument("--on", type=day, metavar="NGÀY")
    verb("objections", "các kiến nghị")
    answer = verb("answer", "ghi kết quả phúc tra")
    answer.add_argument("objection", metavar="KIẾN_NGHỊ")
    answer.add_argument("--text", required=True)
    answer.add_argument("--class", dest="household_class")
    answer.add_argument("--no-posting", action="store_true", help="không niêm yết lại")
    answer.add_argument("--on", type=day, metavar="NGÀY")
    for name, words in (("ask", "xin ý kiến cấp trên"), ("opinion", "ghi ý kiến cấp trên")):
        asked = verb(name, words)
        asked.add_argument("--hamlet", action="append", required=True)
        asked.add_argument("--on", type=day, metavar="NGÀY")
        if name == "opinion":
            asked.add_argument("--paper", default="", metavar="SỐ_VĂN_BẢN")
            asked.add_argument("--refused", action="store_true", help="chưa đồng ý")


def _attachments(verb: _Verb) -> None:
    attach = verb("attach", "đính kèm bản đã ký (theo mã in trên giấy), hoặc ảnh bảng niêm yết")
    attach.add_argument("kind", choices=ATTACHED)
    attach.add_argument("id", help="biên bản, danh sách đã chốt, hoặc lần niêm yết")
    attach.add_argument("file", type=Path)
    attach.add_argument("--code", default="", metavar="MÃ")
    attach.add_argument("--on", type=day, metavar="NGÀY", help="ngày ký biên bản")
    attached = verb("attached", "các bản đính kèm")
    attached.add_argument("kind", choices=ATTACHED)
    attached.add_argument("id")
    opened = verb("attachment", "lưu một bản đính kèm ra tệp")
    opened.add_argument("attachment", metavar="BẢN")
    opened.add_argument("--out", type=Path, required=True, metavar="FILE")
    verb("detach", "bỏ bản đính kèm nhầm").add_argument("attachment", metavar="BẢN")


def _applications(verb: _Verb) -> None:
    apply = verb("apply", "nhận giấy đề nghị Mẫu 01 hoặc 04")
    apply.add_argument("household", metavar="HỘ")
    apply.add_argument("--form", choices=("01", "04"), default="01")
    apply.add_argument("--received", type=day, metavar="NGÀY")
    apply.add_argument("--reason", default="")
    verb("applications", "các giấy đề nghị, có hạn trả lời")
    verb("take-up", "đưa giấy đề nghị vào đợt").add_argument("application", metavar="GIẤY")
    refuse = verb("refuse", "trả lời không công nhận, có lý do")
    refuse.add_argument("application", metavar="GIẤY")
    refuse.add_argument("--reason", required=True)
    refuse.add_argument("--on", type=day, metavar="NGÀY")


def _papers(verb: _Verb) -> None:
    paper = verb("print", "in giấy tờ của đợt ra PDF")
    paper.add_argument("paper", choices=PAPERS)
    paper.add_argument("id", nargs="?", default="", help="biên bản, lần niêm yết, hoặc hộ")
    paper.add_argument("--form", choices=("01", "04"), default="01", help="mẫu giấy đề nghị")
    paper.add_argument("--hamlet")
    paper.add_argument("--a3", action="store_true")
    paper.add_argument("--out", type=Path, required=True, metavar="FILE")

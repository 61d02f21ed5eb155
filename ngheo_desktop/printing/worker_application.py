"""Giấy đề nghị công nhận người lao động có thu nhập thấp; what is not known is written by hand.

The form of NĐ 30/2025 was not available to us: the items are those of Mẫu 01 for one person.
"""

from dataclasses import dataclass
from typing import BinaryIO

from ngheo_desktop.domain.papers import Signer, Signing
from ngheo_desktop.domain.register import Commune
from ngheo_desktop.domain.terms import SEX_TERMS, Sex
from ngheo_desktop.printing.fields import Choice, ChoiceLine, Field, FieldLine
from ngheo_desktop.printing.flow import Block, Gap, Words, kept_together
from ngheo_desktop.printing.fonts import REGULAR
from ngheo_desktop.printing.letterhead import COUNTRY, MOTTO_TEXT, ShortLine
from ngheo_desktop.printing.sheet import portrait
from ngheo_desktop.printing.signatures import signature_blocks
from ngheo_desktop.printing.styles import BODY, EMPHASIS, MM, MOTTO, STRONG, TITLE, Align, Style
from ngheo_desktop.progress import Report, no_report

TITLE_TEXT = "GIẤY ĐỀ NGHỊ"
_SUBJECT = "Công nhận người lao động có thu nhập thấp"
_OWN_FORM = "Mẫu soạn theo các mục của Mẫu số 01; chưa thấy mẫu kèm Nghị định 30/2025/NĐ-CP."
_DOTS = "." * 165
_SIGNING = Signing(signers=(Signer(("NGƯỜI ĐỀ NGHỊ",), hint="(Ký, ghi rõ họ tên)"),))


@dataclass(frozen=True, slots=True)
class WorkerApplication:
    """What the register knows of the worker; empty fields are written by hand."""

    commune: Commune
    name: str = ""
    sex: Sex | None = None
    birth: str = ""
    ethnic: str = ""
    personal_id: str = ""
    issued_on: str = ""
    address: str = ""
    head_name: str = ""
    members: int = 0
    reason: str = ""
    practice: bool = False


def write_worker_application(
    paper: WorkerApplication, target: BinaryIO, report: Report = no_report
) -> int:
    """In giấy đề nghị of a worker; the number of pages."""
    sheet = portrait(practice=paper.practice)
    width = sheet.text_width
    end = [*_promise(width), *signature_blocks(_SIGNING, width)]
    blocks = [*_opening(paper, width), *_who(paper, width), *_reason(paper, width)]
    return sheet.write(f"{TITLE_TEXT} {_SUBJECT}", [*blocks, *kept_together(end)], target, report)


def _opening(paper: WorkerApplication, width: float) -> list[Block]:
    to = f"Kính gửi: Chủ tịch Ủy ban nhân dân {paper.commune.full_name}"
    return [
        Words(COUNTRY, STRONG, width, Align.CENTRE),
        Words(MOTTO_TEXT, MOTTO, width, Align.CENTRE),
        ShortLine(width, width / 3),
        Gap(4 * MM),
        Words(TITLE_TEXT, TITLE, width, Align.CENTRE),
        Words(_SUBJECT, STRONG, width, Align.CENTRE),
        Gap(4 * MM),
        Words(to, BODY, width, Align.CENTRE),
        Gap(4 * MM),
    ]


def _who(paper: WorkerApplication, width: float) -> list[Block]:
    sexes = [Choice(words, paper.sex == sex) for sex, words in SEX_TERMS.items()]
    members = str(paper.members) if paper.members else ""
    lines = (
        (Field("Họ và tên", paper.name, 2), Field("Dân tộc", paper.ethnic)),
        (Field("Ngày, tháng, năm sinh", paper.birth),),
        (Field("Số định danh (CCCD)", paper.personal_id, 1.4), Field("Ngày cấp", paper.issued_on)),
        (Field("Nơi thường trú", paper.address),),
        (Field("Nơi ở hiện nay"),),
        (Field("Chủ hộ", paper.head_name, 2), Field("Số người trong hộ", members)),
        (Field("Việc đang làm"),),
        (Field("Nơi làm việc"),),
    )
    blocks: list[Block] = [FieldLine(each, BODY, width) for each in lines]
    blocks.insert(1, ChoiceLine("Giới tính:", sexes, BODY, width, 24 * MM))
    return blocks


def _reason(paper: WorkerApplication, width: float) -> list[Block]:
    blocks: list[Block] = [Gap(2 * MM), Words("Lý do đề nghị:", BODY, width), Gap(1 * MM)]
    if paper.reason:
        return [*blocks, Words(paper.reason, BODY, width)]
    for _line in range(4):
        blocks += [Words(_DOTS, Style(REGULAR, 11), width), Gap(2 * MM)]
    return blocks


def _promise(width: float) -> list[Block]:
    return [
        Gap(3 * MM),
        Words("Tôi cam đoan những điều ghi trên đây là đúng sự thật.", BODY, width),
        Words(_OWN_FORM, EMPHASIS.at(11), width),
        Gap(3 * MM),
        Words("..............., ngày ..... tháng ..... năm ........", EMPHASIS, width, Align.RIGHT),
    ]

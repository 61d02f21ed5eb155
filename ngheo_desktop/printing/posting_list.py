"""Bảng niêm yết: the public list, in type that is read standing; it has no private data to show."""

from typing import BinaryIO

from ngheo_desktop.domain.papers import (
    NO_HOUSEHOLD,
    OUTCOME_TERMS,
    PostingLine,
    PostingPaper,
    PostingSize,
    households_by_class,
    paper_date,
)
from ngheo_desktop.domain.terms import CLASS_TERMS, UNCONFIRMED_NOTE
from ngheo_desktop.printing.flow import Block, Gap, Words
from ngheo_desktop.printing.fonts import BOLD, ITALIC, REGULAR
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.sheet import Sheet, large, portrait
from ngheo_desktop.printing.signatures import closed, signature_blocks
from ngheo_desktop.printing.styles import MM, Align, Style
from ngheo_desktop.printing.table import Column, Table
from ngheo_desktop.progress import Report, no_report, reported

_TYPE = {PostingSize.A4: 14.0, PostingSize.A3: 20.0}
_SHARES: tuple[float, ...] = (0.09, 0.40, 0.27, 0.24)  # of the width: STT, Chủ hộ, Ấp/khóm, Diện
_SHARES_WITH_OUTCOME = (0.09, 0.33, 0.22, 0.17, 0.19)


def write_posting_list(paper: PostingPaper, target: BinaryIO, report: Report = no_report) -> int:
    """In bảng niêm yết danh sách hộ nghèo, hộ cận nghèo; the number of pages."""
    make = large if paper.size == PostingSize.A3 else portrait
    sheet = make(draft=paper.draft, practice=paper.head.practice)
    table = _table(paper, sheet)
    blocks = [
        *_opening(paper, sheet.text_width),
        table.head,
        *_rows(paper, table, report),
    ]
    after = [*_objection(paper, sheet), *signature_blocks(paper.signing, sheet.text_width)]
    return sheet.write(paper.title, closed(blocks, after), target, report)


def _table(paper: PostingPaper, sheet: Sheet) -> Table:
    size = _TYPE[paper.size]
    titles = ["STT", "Chủ hộ", "Ấp, khóm", "Diện"]
    aligns = [Align.CENTRE, Align.LEFT, Align.LEFT, Align.CENTRE]
    shares = _SHARES
    if _has_outcomes(paper):
        titles.append("Kết quả")
        aligns.append(Align.CENTRE)
        shares = _SHARES_WITH_OUTCOME
    columns = [
        Column(title, share * sheet.text_width, align)
        for title, share, align in zip(titles, shares, aligns, strict=True)
    ]
    return Table(columns, Style(REGULAR, size), Style(BOLD, size))


def _opening(paper: PostingPaper, width: float) -> list[Block]:
    lines = (
        f"Theo {paper.standard[:1].lower()}{paper.standard[1:]}",
        f"Phạm vi: {paper.scope}, tính đến {paper_date(paper.on)}",
        f"(Kèm theo {paper.attached_to})" if paper.attached_to else "",
        f"Niêm yết {_posted(paper)}" if paper.posted_from else "",
    )
    blocks = opening(paper.head, paper.title, lines, width)
    if paper.unconfirmed:
        note = Words(f"Kết quả {UNCONFIRMED_NOTE} trước khi dùng.", Style(ITALIC, 12), width)
        blocks += [note, Gap(2 * MM)]
    return blocks


def _posted(paper: PostingPaper) -> str:
    until = f" đến hết {paper_date(paper.posted_to)}" if paper.posted_to else ""
    return f"từ {paper_date(paper.posted_from)}{until}"


def _rows(paper: PostingPaper, table: Table, report: Report) -> list[Block]:
    size = _TYPE[paper.size]
    if not paper.lines:
        return [table.band(NO_HOUSEHOLD, Style(REGULAR, size), Align.CENTRE)]
    with_outcome = _has_outcomes(paper)
    blocks: list[Block] = [
        table.row(_texts(number, line, with_outcome=with_outcome))
        for number, line in enumerate(reported(paper.lines, report), start=1)
    ]
    blocks[-1].keep = True
    total = households_by_class(line.household_class for line in paper.lines)
    return [*blocks, table.band(f"Cộng: {total}", Style(BOLD, size))]


def _texts(number: int, line: PostingLine, *, with_outcome: bool) -> tuple[str, ...]:
    texts = (str(number), line.head_name, line.hamlet, CLASS_TERMS[line.household_class])
    if not with_outcome:
        return texts
    return (*texts, OUTCOME_TERMS[line.outcome] if line.outcome else "")


def _has_outcomes(paper: PostingPaper) -> bool:
    return any(line.outcome for line in paper.lines)


def _objection(paper: PostingPaper, sheet: Sheet) -> list[Block]:
    """How a citizen objects, under the list."""
    body = paper.head.letterhead.body_in_a_sentence
    text = f"Trong thời gian niêm yết, ai có ý kiến xin gửi đến {body} hoặc trưởng ấp, trưởng khóm."
    style = Style(ITALIC, _TYPE[paper.size] - 1)
    return [Gap(3 * MM), Words(text, style, sheet.text_width)]

"""DOCX: a paper in sentences that an office opens in Word and adds to (NĐ 30/2020 margins)."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, BinaryIO

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ngheo_desktop.domain.days import official_day
from ngheo_desktop.domain.decision_words import Grid, Letter
from ngheo_desktop.domain.papers import PaperHead, Signing
from ngheo_desktop.domain.terms import PRACTICE_MARK

_COUNTRY = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_FACE = "Times New Roman"
_WIDTH = 165  # mm between the margins
_PADDING = 50  # twentieths of a point beside the words of a cell
_CENTRE, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT


def letter_docx(letter: Letter, target: BinaryIO, note: str = "") -> None:
    """Ghi một văn bản as DOCX; `note` stands in the foot of each page."""
    document = _document(f"{letter.title}. {letter.subject}")
    _heading(document, letter.head)
    _line(document, letter.title, size=14, bold=True)
    _line(document, letter.subject, bold=True, after=8)
    if letter.to:
        _line(document, f"Kính gửi: {letter.to}", bold=True, after=8)
    if letter.authority:
        _line(document, letter.authority, bold=True, after=6)
    for text in letter.basis:
        _paragraph(document, text, italic=True)
    if letter.order:
        _line(document, letter.order, size=14, bold=True, after=6)
    for text in letter.paragraphs:
        _paragraph(document, text)
    if letter.grid:
        _table(document, letter.grid)
    for text in letter.closing:
        _paragraph(document, text)
    _signatures(document, letter.signing)
    for annex in letter.annexes:
        document.add_page_break()
        _line(document, annex.title.upper(), size=14, bold=True)
        day = f" {official_day(letter.head.dated)}" if letter.head.dated else ""
        under = f"(Kèm theo Quyết định số {letter.head.number_sign}{day})"
        _line(document, under, italic=True, after=6)
        _table(document, annex.grid)
    if letter.head.practice:
        _fill(document.sections[0].header.paragraphs[0], PRACTICE_MARK, size=12, bold=True)
    if note:
        _fill(document.sections[0].footer.paragraphs[0], note, size=9, italic=True)
    made = BytesIO()  # python-docx would go on writing to a target that has refused
    document.save(made)
    target.write(made.getvalue())


def _document(title: str) -> Any:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FACE, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FACE)
    style.paragraph_format.space_after = Pt(0)
    about = document.core_properties
    about.title, about.author, about.comments = title, "", ""
    about.created = about.modified = datetime(2000, 1, 1, tzinfo=UTC)  # equal papers, equal bytes
    return document


def _heading(document: Any, head: PaperHead) -> None:
    left, right = _columns(document, (67, 98))
    for text in head.letterhead.body:
        _line(left, text, size=12, bold=True)
    _line(left, f"Số: {head.number_sign or '......../........'}")
    for text, size in zip(_COUNTRY, (12, 13), strict=True):
        _line(right, text, size=size, bold=True)
    _line(right, head.place_and_date, italic=True)
    _line(document, "")


def _columns(document: Any, widths: Sequence[float]) -> list[Any]:
    """Cells side by side without lines; the empty paragraph of a new cell is taken out."""
    table = document.add_table(rows=1, cols=len(widths))
    _set_widths(table, widths)
    _mark(table.rows[0], "w:cantSplit")  # titles and names of the signers stay together
    cells = table.rows[0].cells
    for cell in cells:
        first = cell.paragraphs[0]._element
        first.getparent().remove(first)
    return list(cells)


def _line(
    place: Any,
    text: str,
    *,
    size: float = 13,
    bold: bool = False,
    italic: bool = False,
    after: float = 0,
    align: Any = _CENTRE,
) -> None:
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(after)
    _fill(paragraph, text, size=size, bold=bold, italic=italic)


def _fill(
    paragraph: Any, text: str, *, size: float = 13, bold: bool = False, italic: bool = False
) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _paragraph(document: Any, text: str, *, italic: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_after = Pt(6)
    _fill(paragraph, text, italic=italic)


def _table(document: Any, grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.headings))
    table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    _set_widths(table, [_WIDTH * share for share in grid.shares])
    _set_padding(table)
    _row(table.rows[0], grid.headings, bold=True)
    _mark(table.rows[0], "w:tblHeader")  # the headings stand on each page again
    for texts in grid.rows:
        row = table.add_row()
        _row(row, texts)
        _mark(row, "w:cantSplit")
    if grid.total:
        _line(document, grid.total, bold=True, align=_LEFT)
    _line(document, "")


def _set_widths(table: Any, widths: Sequence[float]) -> None:
    """Millimetres of each column: Word reads them off the cells, LibreOffice off the columns."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Mm(width)  # rows that are added take theirs from it


def _set_padding(table: Any) -> None:
    """As little beside the words as on our own paper: narrow columns hold a whole word."""
    properties = table._tbl.tblPr
    margins = properties.makeelement(qn("w:tblCellMar"), {})
    for side in ("left", "right"):
        room = {qn("w:w"): str(_PADDING), qn("w:type"): "dxa"}
        margins.append(margins.makeelement(qn(f"w:{side}"), room))
    properties.append(margins)


def _row(row: Any, texts: Sequence[str], *, bold: bool = False) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = _CENTRE if bold or text.isdigit() else _LEFT
        _fill(paragraph, text, size=10.5, bold=bold)


def _mark(row: Any, name: str) -> None:
    """A row that is repeated, or never split."""
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn(name), {qn("w:val"): "true"}))


def _signatures(document: Any, signing: Signing) -> None:
    widths = [60.0, *[105 / max(len(signing.signers), 1)] * len(signing.signers)]
    received, *signers = _columns(document, widths)
    if signing.recipients:
        _line(received, "Nơi nhận:", size=12, bold=True, italic=True, align=_LEFT)
    for each in signing.recipients:
        _line(received, f"- {each};", size=11, align=_LEFT)
    if not signing.recipients:
        _line(received, "")
    for cell, signer in zip(signers, signing.signers, strict=True):
        for title in signer.titles:
            _line(cell, title, bold=True)
        if signer.hint:
            _line(cell, signer.hint, size=12, italic=True)
        _line(cell, "", after=60)
        _line(cell, signer.name, bold=True)

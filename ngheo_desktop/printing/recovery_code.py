"""Phiếu mã khôi phục: large letters, each in its own cell, and what to do with them."""

import re
from collections.abc import Sequence
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from ngheo_desktop.domain.papers import RecoveryCodePaper
from ngheo_desktop.printing.flow import Block, Gap, Words
from ngheo_desktop.printing.fonts import BOLD
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.sheet import portrait
from ngheo_desktop.printing.signatures import signature_blocks
from ngheo_desktop.printing.styles import BODY, MM, STRONG, Style
from ngheo_desktop.progress import Report, no_report

TITLE_TEXT = "PHIẾU MÃ KHÔI PHỤC"
_LETTER = Style(BOLD, 20)
_CELL_WIDTH, _CELL_HEIGHT = 9 * MM, 12 * MM
_GROUP_GAP, _LINE_GAP = 5 * MM, 4 * MM
_LETTERS_IN_A_GROUP = 4
_USE = (
    "Mã này mở sổ hộ nghèo của văn phòng khi quên mật khẩu. Ai có mã này và tệp dữ liệu thì "
    "đọc được cả sổ, gồm cả số định danh của dân.",
)
_STEPS = (
    "Ở màn hình đăng nhập, chọn «Quên mật khẩu».",
    "Nhập mã ở trên. Không phân biệt chữ hoa, chữ thường; dấu gạch và khoảng trắng không cần nhập.",
    "Đặt mật khẩu mới. Dữ liệu trong sổ giữ nguyên.",
)
_KEEPING = (
    "Cất phiếu trong phong bì dán kín, có chữ ký giáp lai, ở két hoặc tủ khóa của văn phòng.",
    "Không chụp ảnh, không gửi qua mạng, không để gần máy tính, không dán lên màn hình.",
    "Nếu phiếu bị mất hoặc có người lạ đã xem, quản trị cần lập mã mới và hủy phiếu này.",
    "Mất cả mật khẩu lẫn phiếu này thì không ai mở lại được sổ, kể cả người làm chương trình.",
)


def write_recovery_code(
    paper: RecoveryCodePaper, target: BinaryIO, report: Report = no_report
) -> int:
    """In phiếu mã khôi phục; the number of pages."""
    sheet = portrait(practice=paper.head.practice)
    width = sheet.text_width
    office = paper.head.letterhead.commune.full_name
    holder = f"Người nhận phiếu: {paper.holder}" if paper.holder else ""
    blocks: list[Block] = [
        *opening(paper.head, TITLE_TEXT, (f"Sổ hộ nghèo, {office}", holder), width),
        Gap(4 * MM),
        CodeBlock(paper.code, width),
        Gap(6 * MM),
        *_listed("Mã này để làm gì", _USE, width),
        *_listed("Cách dùng", _STEPS, width),
        *_listed("Cách giữ", _KEEPING, width),
        *signature_blocks(paper.signing, width),
    ]
    return sheet.write(TITLE_TEXT, blocks, target, report)


def _listed(heading: str, lines: Sequence[str], width: float) -> list[Block]:
    numbered = lines if len(lines) == 1 else [f"{at}. {line}" for at, line in enumerate(lines, 1)]
    blocks: list[Block] = [Words(heading, STRONG, width), Gap(1 * MM)]
    for line in numbered:
        blocks += [Words(line, BODY, width), Gap(1 * MM)]
    return [*blocks, Gap(3 * MM)]


class CodeBlock:
    """The code in groups, as many to a line as fit."""

    head: Block | None = None
    keep = True

    def __init__(self, code: str, width: float) -> None:
        self._width = width
        self._lines = _in_lines(groups_of(code), width)
        count = len(self._lines)
        self.height = count * _CELL_HEIGHT + (count - 1) * _LINE_GAP

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw each line of groups in the middle."""
        for line in self._lines:
            at = left + (self._width - _line_width(line)) / 2
            for group in line:
                _draw_group(canvas, group, at, top)
                at += len(group) * _CELL_WIDTH + _GROUP_GAP
            top -= _CELL_HEIGHT + _LINE_GAP


def groups_of(code: str) -> list[str]:
    """The groups as given, or fours where the code comes in one piece."""
    groups = [each for each in re.split(r"[\W_]+", code) if each]
    if len(groups) > 1:
        return groups
    step = _LETTERS_IN_A_GROUP
    return [code[at : at + step] for at in range(0, len(code), step)]


def _in_lines(groups: Sequence[str], width: float) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    for group in groups:
        if lines[-1] and _line_width([*lines[-1], group]) > width:
            lines.append([])
        lines[-1].append(group)
    return lines


def _line_width(groups: Sequence[str]) -> float:
    return sum(map(len, groups)) * _CELL_WIDTH + (len(groups) - 1) * _GROUP_GAP


def _draw_group(canvas: Canvas, group: str, left: float, top: float) -> None:
    canvas.setFont(_LETTER.face, _LETTER.size)
    base = top - (_CELL_HEIGHT + _LETTER.size * 0.68) / 2
    for at, letter in enumerate(group):
        middle = left + (at + 0.5) * _CELL_WIDTH
        canvas.drawCentredString(middle, base, letter)
    edges = [left + at * _CELL_WIDTH for at in range(len(group) + 1)]
    canvas.grid(edges, (top, top - _CELL_HEIGHT))

"""Phần ký: signers side by side, who receives the paper, and never alone on a page."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from ngheo_desktop.domain.papers import Signer, Signing
from ngheo_desktop.printing.flow import Block, Gap, draw_lines, kept_together
from ngheo_desktop.printing.styles import (
    EMPHASIS,
    MM,
    RECIPIENTS,
    RECIPIENTS_HEAD,
    STRONG,
    Align,
    Style,
)
from ngheo_desktop.printing.table import Row
from ngheo_desktop.printing.typeset import Line, wrap

_ROOM_TO_SIGN = 22 * MM
_BETWEEN = 5 * MM  # at least, between what two people sign
_RECEIVED = 0.24  # share of the width for nơi nhận
_KEPT_ROWS = 2
_Column = list[tuple[Sequence[Line], Style]]


class SignatureBlock:
    """Nơi nhận on the left, then each signer with room for a signature and a seal."""

    head: Block | None = None
    keep = False

    def __init__(self, signing: Signing, width: float) -> None:
        self._left = width * (_RECEIVED if signing.recipients else 0)
        self._column = min((width - self._left) / max(len(signing.signers), 1), width / 2)
        self._inner = self._column - _BETWEEN
        self._width = width
        self._recipients = signing.recipients
        self._signers = [(self._titles(each), self._name(each)) for each in signing.signers]
        tops = [_height(titles) for titles, _name in self._signers]
        self._names_at = max(tops, default=0) + _ROOM_TO_SIGN
        names = max((_height(name) for _titles, name in self._signers), default=0)
        self.height = max(self._names_at + names, _height(self._received()))

    def _titles(self, signer: Signer) -> _Column:
        titles = [(wrap(title, STRONG, self._inner), STRONG) for title in signer.titles]
        hint = EMPHASIS.at(12)
        return [*titles, *([(wrap(signer.hint, hint, self._inner), hint)] if signer.hint else [])]

    def _name(self, signer: Signer) -> _Column:
        return [(wrap(signer.name, STRONG, self._inner), STRONG)] if signer.name else []

    def _received(self) -> _Column:
        if not self._recipients:
            return []
        lines = [wrap(f"- {each};", RECIPIENTS, self._left) for each in self._recipients[:-1]]
        lines.append(wrap(f"- {self._recipients[-1]}.", RECIPIENTS, self._left))
        title = wrap("Nơi nhận:", RECIPIENTS_HEAD, self._left)
        return [(title, RECIPIENTS_HEAD), *((each, RECIPIENTS) for each in lines)]

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the columns; a single signer stands on the right."""
        _draw(canvas, self._received(), (left, top, self._left), Align.LEFT)
        at = left + self._width - self._column * len(self._signers)
        for titles, name in self._signers:
            _draw(canvas, titles, (at, top, self._column), Align.CENTRE)
            _draw(canvas, name, (at, top - self._names_at, self._column), Align.CENTRE)
            at += self._column


def closed(blocks: Sequence[Block], after: Sequence[Block]) -> list[Block]:
    """A table and what ends the paper: its last two rows go along to the page of the signatures."""
    rows = [at for at, block in enumerate(blocks) if isinstance(block, Row)]
    start = rows[-_KEPT_ROWS] if len(rows) >= _KEPT_ROWS else 0
    return [*blocks[:start], *kept_together([*blocks[start:], *after])]


def signature_blocks(signing: Signing, width: float) -> list[Block]:
    """The block with some air above; nothing where nobody signs."""
    if not signing.signers and not signing.recipients:
        return []
    return [Gap(6 * MM, keep=True), SignatureBlock(signing, width)]


def _height(column: _Column) -> float:
    return sum(len(lines) * style.leading for lines, style in column)


def _draw(canvas: Canvas, column: _Column, place: tuple[float, float, float], align: Align) -> None:
    left, top, width = place
    for lines, style in column:
        draw_lines(canvas, lines, style, (left, top, width), align)
        top -= len(lines) * style.leading

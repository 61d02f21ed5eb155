"""Lines and pages: nothing lost, nothing too wide, what belongs together stays together."""

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis.strategies import booleans, floats, integers, lists, sampled_from, text, tuples

from ngheo_desktop.printing.case_file_parts import Text
from ngheo_desktop.printing.flow import Block, Gap, paginate
from ngheo_desktop.printing.fonts import REGULAR, text_width
from ngheo_desktop.printing.styles import Style
from ngheo_desktop.printing.typeset import wrap
from ngheo_desktop.text import clean

STYLE = Style(REGULAR, 10.5)
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyệặỗựýÁẴĐỘỮ0123456789 \u00a0 -.()"
NAMES = text(sampled_from(LETTERS), max_size=80)


class Piece:
    """A block that knows its place in the order."""

    head: Block | None = None

    def __init__(self, at: int, height: float, *, keep: bool) -> None:
        self.at, self.height, self.keep = at, height, keep

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Nothing to draw."""


@given(NAMES, floats(20, 300))
def test_no_line_is_wider_than_its_cell_and_no_letter_is_lost(name: str, width: float) -> None:
    lines = wrap(name, STYLE, width)
    assert all(line.width <= width + 0.01 for line in lines)
    assert all(abs(text_width(line.text, REGULAR, 10.5) - line.width) < 0.01 for line in lines)
    assert "".join(line.text for line in lines).replace(" ", "") == clean(name).replace(" ", "")


def pieces(given_pieces: list[tuple[int, bool]]) -> list[Piece]:
    return [Piece(at, height, keep=keep) for at, (height, keep) in enumerate(given_pieces)]


@given(lists(tuples(integers(1, 40), booleans()), max_size=60))
def test_every_block_is_placed_once_in_order_and_inside_its_page(
    given_pieces: list[tuple[int, bool]],
) -> None:
    blocks = pieces(given_pieces)
    pages = paginate(blocks, 100)
    assert [placed.block for page in pages for placed in page] == blocks
    for page in pages:
        assert all(placed.down + placed.block.height <= 100 for placed in page)


@given(lists(tuples(integers(1, 9), booleans()), max_size=60))
def test_blocks_that_keep_together_share_a_page_where_they_fit(
    given_pieces: list[tuple[int, bool]],
) -> None:
    blocks = pieces(given_pieces)
    page_of = {
        id(placed.block): number
        for number, page in enumerate(paginate(blocks, 1000))
        for placed in page
    }
    for before, after in pairwise(blocks):
        if before.keep:
            assert page_of[id(before)] == page_of[id(after)]


def test_a_page_does_not_begin_with_air() -> None:
    blocks: list[Block] = [Piece(0, 90, keep=False), Gap(20), Piece(1, 50, keep=False)]
    second = paginate(blocks, 100)[1]
    assert [placed.down for placed in second] == [0]


def test_a_heading_is_repeated_above_a_row_that_opens_a_page() -> None:
    heading = Piece(0, 10, keep=True)
    rows = [Piece(at, 30, keep=False) for at in range(1, 6)]
    for row in rows:
        row.head = heading
    pages = paginate([heading, *rows], 100)
    assert len(pages) == 2
    assert all(page[0].block is heading for page in pages)


@given(integers(0, 200))
def test_a_heading_of_a_file_never_stands_alone_at_the_foot_of_a_page(used: int) -> None:
    text = Text(400)
    heading = text.subheading("Phiếu ngày 20/09/2026")
    table = text.table((("TT", 0.1), ("Trả lời", 0.9)), [("1", "có")] * 3, "")
    pages = paginate([Piece(0, used, keep=False), *heading, *table], 200)
    page_of = {id(placed.block): at for at, page in enumerate(pages) for placed in page}
    assert page_of[id(heading[1])] == page_of[id(table[2])]  # the first row of the table

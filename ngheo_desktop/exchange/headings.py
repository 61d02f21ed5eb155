"""Where the heading of a table is, and which column is which: by its words and by its values."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ngheo_desktop.exchange.fields import (
    ALL_FIELDS,
)
from ngheo_desktop.exchange.grid import Grid, Raw
from ngheo_desktop.exchange.heading_words import is_told, whole_heading
from ngheo_desktop.exchange.mark_rows import is_mark_row
from ngheo_desktop.exchange.values.texts import plain_text
from ngheo_desktop.text import search_key

_SEARCHED_ROWS = 60
_SAMPLES = 120
INDICATOR_COUNT = 12
_MOST_LINES = 5
_LONGEST = 200  # letters of a heading; more is a text that strayed there
_TWO_KNOWN = 3  # one at least that no person is called
_SAID_OF_PEOPLE = frozenset(
    ("nam", "nu", "chu ho", "ngheo", "can ngheo", "ho ngheo", "ho can ngheo", "khong ngheo", "khac")
)
_ONE_TO_TWELVE = [str(number) for number in range(1, INDICATOR_COUNT + 1)]
ORDINAL = re.compile(r"\(?(?:cs|chỉ số|chi so|b2|ct)?[ .-]?0?(\d{1,2})[.)]?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
NOT_WORD = re.compile(r"[^0-9a-z]+")
_OF_A_PERSON = re.compile(r"\d{9}|0\d{11}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_NUMBERED = re.compile(r"^(?:(?:\d+|[ivx]+) )+(?=\D)")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a table: its rows as Excel counts them, and the text over each column."""

    rows: tuple[int, ...]
    texts: Mapping[int, tuple[str, ...]]  # column → texts from the top row to the bottom one
    start: int = 1  # where the values begin, in a list without a heading

    @property
    def top(self) -> int:
        """The row below the titles."""
        return self.rows[0] if self.rows else self.start

    @property
    def bottom(self) -> int:
        """The row above the values; 0 when they begin at once."""
        return self.rows[-1] if self.rows else self.start - 1

    def shown(self, column: int) -> str:
        """The heading of one column in one line."""
        return " / ".join(dict.fromkeys(self.texts.get(column, ())))


def folded_heading(text: str) -> str:
    """«1. Diện tích nhà ở (m2)» → «dien tich nha o»."""
    words = NOT_WORD.sub(" ", _IN_BRACKETS.sub(" ", search_key(text))).strip()
    return _NUMBERED.sub("", _JOINED.get(words, words))


def in_brackets(text: str) -> str:
    """«Full name (Họ tên chủ hộ)» → «ho ten chu ho»."""
    found = _IN_BRACKETS.search(text)
    return NOT_WORD.sub(" ", search_key(found[0])).strip() if found else ""


_JOINED = {  # «HoTenChuHo», as programs write it
    heading.replace(" ", ""): heading
    for field in ALL_FIELDS
    for heading in field.headings
    if " " in heading
}
_BY_HEADING: dict[str, set[str]] = {}
for _field in ALL_FIELDS:
    for _words in _field.headings:
        _BY_HEADING.setdefault(_words, set()).add(_field.code)


def find_heading(grid: Grid) -> Heading | None:
    """The rows that name the columns; None when no row names at least two things we know."""
    scores = {
        row: _known_cells(grid.rows[row - 1])
        for row in range(1, min(len(grid.rows), _SEARCHED_ROWS) + 1)
    }
    best = max(scores, key=lambda row: scores[row], default=None)
    if best is None or scores[best] < _TWO_KNOWN:
        return None
    top, bottom = _whole_block(grid, best)
    return Heading(tuple(range(top, bottom + 1)), _texts(grid, top, bottom))


def _known_cells(cells: Sequence[Raw]) -> int:
    """How much of a row are headings; a word that rows of people have too counts for half."""
    if any(_is_of_a_person(cell) for cell in cells):
        return 0
    texts = {cell for cell in cells if isinstance(cell, str) and len(cell) < 80}
    known = {
        heading if _weight(heading) else in_brackets(text)
        for text in texts
        if (heading := folded_heading(text))
    }
    return sum(_weight(heading) for heading in known if heading)


def _is_of_a_person(cell: Raw) -> bool:
    """A day of birth or a number of papers: no line of headings has one."""
    return isinstance(cell, date) or _OF_A_PERSON.fullmatch(plain_text(cell)) is not None


def _weight(heading: str) -> int:
    if heading in _SAID_OF_PEOPLE:
        return 1
    if heading in _BY_HEADING or whole_heading(heading) in _BY_HEADING:
        return 2
    return int(is_told(heading))


def _whole_block(grid: Grid, row: int) -> tuple[int, int]:
    """Rows tied to `row` by cells merged downwards, and a second line of sub-headings."""
    top = bottom = row
    tall = [each for each in grid.merged if each.bottom > each.top]
    grown = True
    while grown:
        grown = False
        for each in tall:
            if (
                each.top <= bottom
                and each.bottom >= top
                and (each.top < top or each.bottom > bottom)
            ):
                top, bottom = min(top, each.top), max(bottom, each.bottom)
                grown = True
    bottom = min(bottom, len(grid.rows))
    while bottom - top < _MOST_LINES - 1:
        if not (_is_second_line(grid, bottom + 1) or _is_middle_line(grid, bottom + 1)):
            break
        bottom += 1
    while bottom - top < _MOST_LINES - 1 and _is_group_line(grid, top - 1):
        top -= 1
    return top, bottom


def _is_second_line(grid: Grid, row: int) -> bool:
    """Sub-headings under group headings: words only, some under a gap, some that we know.

    Or the rest of headings that go on: «Họ và tên» over «chủ hộ».
    """
    if row > len(grid.rows):
        return False
    cells = grid.rows[row - 1]
    filled = [at for at, cell in enumerate(cells) if plain_text(cell)]
    if [plain_text(cells[at]) for at in filled] == _ONE_TO_TWELVE:
        return all(grid.at(row - 1, at) is None for at in filled[1:])
    if not all(isinstance(cells[at], str) and not str(cells[at]).isdigit() for at in filled):
        return False
    under_gaps = any(grid.at(row - 1, at) is None for at in filled)
    texts = _texts(grid, row - 1, row)
    if not under_gaps:
        return _is_sparse(grid, row) and any(
            len(texts[at]) > 1 and _known_whole(texts[at]) for at in filled
        )
    return any(texts[at] and _is_known(texts[at]) for at in filled)


def _is_middle_line(grid: Grid, row: int) -> bool:
    """«Giới tính» between «Năm sinh» and «Nam | Nữ»: few words, and sub-headings below them."""
    if row >= len(grid.rows) or not _is_sparse(grid, row):
        return False
    texts = [plain_text(cell) for cell in grid.rows[row - 1]]
    is_words = not any(char.isdigit() for text in texts for char in text)
    return is_words and any(texts) and _is_second_line(grid, row + 1)


def _is_sparse(grid: Grid, row: int) -> bool:
    """At most half as much stands here as in the line above."""
    filled, above = (
        sum(bool(plain_text(cell)) for cell in grid.rows[at - 1]) for at in (row, row - 1)
    )
    return filled * 2 <= above


def _known_whole(texts: tuple[str, ...]) -> bool:
    """The two lines together are a heading, and not by their last words alone."""
    return folded_heading(" ".join(texts)) in _BY_HEADING and texts[-1] != texts[-2]


def _is_known(texts: tuple[str, ...]) -> bool:
    if ORDINAL.fullmatch(texts[-1]):
        return True
    return any(folded_heading(text) in _BY_HEADING for text in (texts[-1], " ".join(texts)))


def _is_group_line(grid: Grid, row: int) -> bool:
    """Group headings over the known ones: several cells of words, not a title."""
    if row < 1:
        return False
    cells = [cell for cell in grid.rows[row - 1] if plain_text(cell)]
    return len(cells) >= 2 and _known_cells(grid.rows[row - 1]) >= _TWO_KNOWN


def _texts(grid: Grid, top: int, bottom: int) -> dict[int, tuple[str, ...]]:
    width = max((len(grid.rows[row - 1]) for row in range(top, bottom + 1)), default=0)
    spread = _spread_groups(grid, top, bottom, width)
    return {
        column: tuple(text for line in spread if (text := line[column])) for column in range(width)
    }


def _spread_groups(grid: Grid, top: int, bottom: int, width: int) -> list[list[str]]:
    """Each heading line with a group's text over all its columns."""
    lines = [
        [plain_text(grid.at(row, column))[:_LONGEST] for column in range(width)]
        for row in range(top, bottom + 1)
    ]
    covered = set[tuple[int, int]]()
    for each in grid.merged:
        if not top <= each.top <= bottom:
            continue
        covered |= {
            (row, column)
            for row in range(each.top, min(each.bottom, bottom) + 1)
            for column in range(each.left, min(each.right + 2, width))
        }
        right = min(each.right, width - 1)
        line = lines[each.top - top]
        if right > each.left and line[each.left]:
            line[each.left : right + 1] = [line[each.left]] * (right + 1 - each.left)
    for at, line in enumerate(lines[:-1]):
        below = [any(each[column] for each in lines[at + 1 :]) for column in range(width)]
        for column in range(1, width):
            if line[column] or not below[column] or not below[column - 1]:
                continue
            if (top + at, column) not in covered:
                line[column] = line[column - 1]
    return lines


def _lines(value: Raw) -> Sequence[Raw]:
    """A cell of several lines is several values: one of each person."""
    return value.split("\n") if isinstance(value, str) and "\n" in value else (value,)


def whole_samples(grid: Grid, heading: Heading, column: int) -> list[Raw]:
    """Filled cells as they stand, three times as many as judged: some columns are thin."""
    rows = grid.rows[heading.bottom :]
    step = max(1, len(rows) // (_SAMPLES * 3))
    own = set(heading.texts.get(column, ()))
    if rows and is_mark_row(rows[0]):
        rows = rows[1:]
    values = [cells[column] for cells in rows[::step] if column < len(cells)]
    return [value for value in values if value not in own and plain_text(value)]


def samples_of(grid: Grid, heading: Heading, column: int) -> list[Raw]:
    """Values from the whole length of the table, so that one odd page does not decide."""
    lines = [line for value in whole_samples(grid, heading, column) for line in _lines(value)]
    filled = [value for value in lines if plain_text(value)]
    return filled[:: max(1, len(filled) // _SAMPLES)][:_SAMPLES]

"""Where the heading of a table is, and which column is which: by its words and by its values."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.exchange.evidence import ANY, PROOFS, TICKS, YES_NO
from ngheo_desktop.exchange.fields import (
    ALL_FIELDS,
    FIELDS,
    INDICATOR_FIELDS,
    INDICATORS,
    Field,
)
from ngheo_desktop.exchange.grid import Grid, Raw, column_index
from ngheo_desktop.exchange.values.texts import plain_text
from ngheo_desktop.text import search_key

_SEARCHED_ROWS = 60
_SAMPLES = 120
_ENOUGH = 0.55
_EXACT = 0.98  # such a heading is believed whatever stands below, unless another field fits better
_SHORTENED = 0.65  # with three values in four of the right kind it is enough
_OF_MANY_MEANINGS = frozenset(("nam", "nu"))  # «Năm» too; the values below must agree
_CERTAIN = 0.9
_INDICATORS = 12
_ONE_TO_TWELVE = [str(number) for number in range(1, _INDICATORS + 1)]
_ORDINAL = re.compile(r"\(?(?:cs|chỉ số)? ?0?(\d{1,2})[.)]?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_NUMBERED = re.compile(r"^(?:\d+|[ivx]+) (?=\D)")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a table: its rows as Excel counts them, and the text over each column."""

    rows: tuple[int, ...]
    texts: Mapping[int, tuple[str, ...]]  # column → texts from the top row to the bottom one

    def shown(self, column: int) -> str:
        """The heading of one column in one line."""
        return " / ".join(dict.fromkeys(self.texts.get(column, ())))


def folded_heading(text: str) -> str:
    """«1. Diện tích nhà ở (m2)» → «dien tich nha o»."""
    words = _NOT_WORD.sub(" ", _IN_BRACKETS.sub(" ", search_key(text))).strip()
    return _NUMBERED.sub("", words)


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
    if best is None or scores[best] < 2:
        return None
    top, bottom = _whole_block(grid, best)
    return Heading(tuple(range(top, bottom + 1)), _texts(grid, top, bottom))


def _known_cells(cells: Sequence[Raw]) -> int:
    known = {folded_heading(cell) for cell in cells if isinstance(cell, str) and len(cell) < 80}
    return sum(heading in _BY_HEADING for heading in known)


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
    if top == bottom and bottom < len(grid.rows) and _is_second_line(grid, bottom + 1):
        bottom += 1
    if top == bottom and top > 1 and _is_group_line(grid, top - 1):
        top -= 1
    return top, bottom


def _is_second_line(grid: Grid, row: int) -> bool:
    """Sub-headings under group headings: words only, some under a gap, some that we know."""
    cells = grid.rows[row - 1]
    filled = [at for at, cell in enumerate(cells) if plain_text(cell)]
    if [plain_text(cells[at]) for at in filled] == _ONE_TO_TWELVE:
        return all(grid.at(row - 1, at) is None for at in filled[1:])
    if not all(isinstance(cells[at], str) and not str(cells[at]).isdigit() for at in filled):
        return False
    under_gaps = any(grid.at(row - 1, at) is None for at in filled)
    texts = _texts(grid, row - 1, row)
    return under_gaps and any(_is_known(texts[at]) for at in filled)


def _is_known(texts: tuple[str, ...]) -> bool:
    if _ORDINAL.fullmatch(texts[-1]):
        return True
    return any(folded_heading(text) in _BY_HEADING for text in (texts[-1], " ".join(texts)))


def _is_group_line(grid: Grid, row: int) -> bool:
    """Group headings over the known ones: several cells of words, not a title."""
    cells = [cell for cell in grid.rows[row - 1] if plain_text(cell)]
    return len(cells) >= 2 and _known_cells(grid.rows[row - 1]) >= 2


def _texts(grid: Grid, top: int, bottom: int) -> dict[int, tuple[str, ...]]:
    width = max((len(grid.rows[row - 1]) for row in range(top, bottom + 1)), default=0)
    spread = _spread_groups(grid, top, bottom, width)
    return {
        column: tuple(text for line in spread if (text := line[column])) for column in range(width)
    }


def _spread_groups(grid: Grid, top: int, bottom: int, width: int) -> list[list[str]]:
    """Each heading line with a group's text over all its columns."""
    lines = [
        [plain_text(grid.at(row, column)) for column in range(width)]
        for row in range(top, bottom + 1)
    ]
    for each in grid.merged:
        if top <= each.top <= bottom and each.right > each.left:
            line = lines[each.top - top]
            line[each.left : each.right + 1] = [line[each.left]] * (each.right + 1 - each.left)
    if not grid.merged:
        for line, below in pairwise(lines):
            for column in range(1, width):
                if not line[column] and below[column]:
                    line[column] = line[column - 1]
    return lines


def match_columns(
    grid: Grid, heading: Heading, fields: Sequence[Field], given: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Field → column. What the officer gave comes first, then the best match wins its column.

    A field given without a column is one that this list does not have.
    """
    given = given or {}
    columns = _given_columns(heading, {code: name for code, name in given.items() if name})
    samples = {column: samples_of(grid, heading, column) for column in heading.texts}
    ranked = sorted(
        (
            (-score, column, rank, field.code)
            for column in heading.texts
            for rank, field in enumerate(fields)
            if (score := _fit(field, heading.texts[column], samples[column])) >= _ENOUGH
        ),
    )
    for _score, column, _rank, code in ranked:
        if code not in given and code not in columns and column not in columns.values():
            columns[code] = column
    wanted = {field.code for field in fields} - given.keys()
    if columns.keys() & {"birth_male", "birth_female"}:
        wanted.discard("sex")  # the column of the year says it
    columns |= _proved_by_values(samples, columns, wanted)
    if "employment" in wanted:
        columns |= _numbered_indicators(heading, samples, columns)
    return columns


def _proved_by_values(
    samples: Mapping[int, Sequence[Raw]], columns: Mapping[str, int], wanted: Collection[str]
) -> dict[str, int]:
    """Fields with no heading that we know, where one column alone has nothing but their words."""
    free = {at: values for at, values in samples.items() if at not in columns.values()}
    found: dict[str, int] = {}
    for code, proof in PROOFS.items():
        if code in wanted and not any(each.startswith(code) for each in columns):
            proved = [at for at, values in free.items() if values and proof(values) >= _CERTAIN]
            if len(proved) == 1:
                found[code] = proved[0]
    return found


def _numbered_indicators(
    heading: Heading, samples: Mapping[int, Sequence[Raw]], columns: Mapping[str, int]
) -> dict[str, int]:
    """«1 … 12» or «CS1 … CS12» over marks, side by side: the indicators in their legal order."""
    numbers = {
        at: int(found[1])
        for at, texts in heading.texts.items()
        if at not in columns.values() and texts and (found := _ORDINAL.fullmatch(texts[-1]))
    }
    marked = [at for at in numbers if _are_marks(samples[at])]
    in_order = [numbers[at] for at in marked] == list(range(1, _INDICATORS + 1))
    if not in_order or INDICATORS & columns.keys():
        return {}
    return {field.code: at for field, at in zip(INDICATOR_FIELDS, marked, strict=False)}


def _are_marks(samples: Sequence[Raw]) -> bool:
    return not samples or max(TICKS(samples), YES_NO(samples)) >= _ENOUGH


def _fit(field: Field, texts: tuple[str, ...], samples: Sequence[Raw]) -> float:
    words = _words_fit(field, texts)
    if words < _ENOUGH or not samples:
        return words
    proved = words * (0.35 + 0.65 * field.evidence(samples))
    own = folded_heading(texts[-1])
    return max(proved, _ENOUGH) if words >= _EXACT and own not in _OF_MANY_MEANINGS else proved


def _words_fit(field: Field, texts: tuple[str, ...]) -> float:
    """1 for the very heading, less where it is only part of a longer one."""
    if not texts:
        return 0.0
    own, whole = folded_heading(texts[-1]), folded_heading(" ".join(texts))
    if whole in field.headings:
        return 1.0
    if own in field.headings:
        return _EXACT
    best = max((len(each) for each in field.headings if _contains(own, each)), default=0)
    if best:
        return 0.6 + 0.35 * best / len(own)
    short = field.evidence is not ANY and any(_shortens(own, each) for each in field.headings)
    return _SHORTENED if short else 0.0


def _shortens(heading: str, words: str) -> bool:
    """«N.sinh» and «DT» for «năm sinh» and «dân tộc»; the values below must agree."""
    parts, whole = heading.split(), words.split()
    if len(whole) < 2:
        return False
    if heading == "".join(word[0] for word in whole):
        return True
    starts = len(parts) == len(whole) and all(map(str.startswith, whole, parts))
    return starts and any(map(str.__eq__, whole, parts))


def _contains(heading: str, words: str) -> bool:
    return len(words) >= 6 and f" {words} " in f" {heading} "


def samples_of(grid: Grid, heading: Heading, column: int) -> list[Raw]:
    """Values from the whole length of the table, so that one odd page does not decide."""
    rows = grid.rows[heading.rows[-1] :]
    step = max(1, len(rows) // (_SAMPLES * 3))
    own = set(heading.texts.get(column, ()))
    values = [cells[column] for cells in rows[::step] if column < len(cells)]
    filled = [value for value in values if plain_text(value) and value not in own]
    return filled[:: max(1, len(filled) // _SAMPLES)][:_SAMPLES]


def _given_columns(heading: Heading, given: Mapping[str, str]) -> dict[str, int]:
    """`--map field=COLUMN`: the column by its letters or by its heading."""
    return {_known_field(code): _column_named(heading, name) for code, name in given.items()}


def _known_field(code: str) -> str:
    if code in FIELDS:
        return code
    raise WrongUsage(f"Không có mục «{code}». Các mục: {', '.join(sorted(FIELDS))}.")


def _column_named(heading: Heading, name: str) -> int:
    key = folded_heading(name)
    for column, texts in heading.texts.items():
        if key and key in (
            folded_heading(" ".join(texts)),
            folded_heading(texts[-1] if texts else ""),
        ):
            return column
    column_by_letter = column_index(name.strip())
    if column_by_letter is None:
        raise WrongUsage(f"Không có cột «{name}» trong tệp. Hãy ghi chữ của cột, ví dụ C.")
    return column_by_letter


def indicators_among(columns: Mapping[str, int]) -> int:
    """How many of the indicators of the standard have a column of marks."""
    return len(INDICATORS & columns.keys())

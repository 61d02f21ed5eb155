"""Which column of a table is which field: by the words of its heading and by its values."""

import re
from collections.abc import Mapping, Sequence

from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.exchange.column_proofs import column_of_hamlets, with_proofs
from ngheo_desktop.exchange.evidence import (
    ANY,
    MARKS,
    NAMES,
    PEOPLE,
    PROOFS,
    TICKED,
    TICKS,
    Evidence,
)
from ngheo_desktop.exchange.fields import (
    ANSWER_FIELDS,
    FIELDS,
    INDICATORS,
    Field,
)
from ngheo_desktop.exchange.grid import Grid, Raw, column_index
from ngheo_desktop.exchange.heading_words import is_of_others, is_told, is_told_by, whole_heading
from ngheo_desktop.exchange.headings import (
    NOT_WORD,
    Heading,
    folded_heading,
    in_brackets,
    samples_of,
)
from ngheo_desktop.text import search_key

_ENOUGH = 0.55
_EXACT = 0.98  # such a heading is believed whatever stands below, unless another field fits better
_TOLD = 0.75
_SHORTENED = 0.65  # with three values in four of the right kind it is enough
_OF_MANY_MEANINGS = frozenset(("nam", "nu"))  # «Năm» too; the values below must agree
_SQUARE_METRES = re.compile(r"\(m ?[2²]\)", re.IGNORECASE)
_OF_TICKS = (TICKS, TICKED, MARKS)
_SOME_TICKS = 0.3
_ANSWERS = frozenset(field.code for field in ANSWER_FIELDS)


def match_columns(
    grid: Grid,
    heading: Heading,
    fields: Sequence[Field],
    given: Mapping[str, str] | None = None,
    proofs: Mapping[str, Evidence] = PROOFS,
) -> dict[str, int]:
    """Field → column. What the officer gave comes first, then the best match wins its column.

    A field given without a column is one that this list does not have.
    """
    given = given or {}
    columns = _given_columns(heading, {code: name for code, name in given.items() if name})
    samples = {column: samples_of(grid, heading, column) for column in heading.texts}
    if "hamlet" in proofs and "hamlet" not in given:
        found = column_of_hamlets(samples, proofs["hamlet"])
        columns |= {code: at for code, at in found.items() if at not in columns.values()}
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
    return with_proofs(heading, samples, columns, wanted, proofs)


def _fit(field: Field, texts: tuple[str, ...], samples: Sequence[Raw]) -> float:
    words = _words_fit(field, texts)
    if words < _ENOUGH or not samples:
        return words
    if field.evidence is NAMES and TICKS(samples) == 1:
        return 0.0  # «Chủ hộ» over marks says which of the people it is
    names_told = field.evidence is NAMES and words < _EXACT
    share = PEOPLE(samples) if names_told else field.evidence(samples)
    if field.code in _ANSWERS and share < _ENOUGH:
        return 0.0  # «Trình độ» in words of another list stays a column nobody asked for
    if field.evidence in _OF_TICKS and share < _SOME_TICKS:
        return 0.0  # «Nhà ở (m2)» is no tick under «Nhu cầu hỗ trợ»
    proved = words * (0.35 + 0.65 * share)
    own = folded_heading(texts[-1])
    return max(proved, _ENOUGH) if words >= _EXACT and own not in _OF_MANY_MEANINGS else proved


def _words_fit(field: Field, texts: tuple[str, ...]) -> float:
    """1 for the very heading, less where it is only part of a longer one."""
    if not texts:
        return 0.0
    square_metres = _SQUARE_METRES.search(texts[-1])
    texts = tuple(text for text in texts if folded_heading(text)) or texts  # not «(năm)», «(m2)»
    own, whole = folded_heading(texts[-1]), folded_heading(" ".join(texts))
    if _with_brackets(texts[-1]) in field.headings:
        return 1.0
    if any(each in field.headings for each in _under_groups(texts)):
        return 1.0
    if own in field.headings:
        return _EXACT
    best = max((len(each) for each in field.headings if _contains(own, each)), default=0)
    if best and not is_of_others(own):
        return 0.6 + 0.35 * best / len(own)
    if field.code == "house_area_m2" and square_metres and not is_of_others(own):
        return _TOLD
    if is_told_by(field.code, own) or is_told_by(field.code, whole):
        return _TOLD if whole_heading(own) not in field.headings else _EXACT
    if is_told_by(field.code, _with_brackets(texts[-1])) and not is_told(own):
        return _TOLD  # «Hộ gia đình (họ và tên chủ hộ)»
    if not is_told(own) and in_brackets(texts[-1]) in field.headings:
        return _TOLD  # «Full name (Họ tên chủ hộ)»
    short = field.evidence is not ANY and any(_shortens(own, each) for each in field.headings)
    return _SHORTENED if short else 0.0


def _under_groups(texts: tuple[str, ...]) -> set[str]:
    """«Nhân thân / Năm sinh / Nam»: the heading below each of its groups, and below all of them."""
    below = {folded_heading(" ".join(texts[at:])) for at in range(len(texts) - 1)}
    apart = {folded_heading(f"{group} {texts[-1]}") for group in texts[:-1]}
    return below | apart | {folded_heading(" ".join(texts))}


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


def _with_brackets(text: str) -> str:
    """«Họ và tên (chủ hộ)» → «ho va ten chu ho»."""
    return NOT_WORD.sub(" ", search_key(text)).strip()

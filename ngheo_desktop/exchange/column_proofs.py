"""What values alone say of columns whose heading nobody knows, or whose place among others does."""

from collections.abc import Collection, Mapping, Sequence

from ngheo_desktop.exchange.class_columns import with_classes_in_order, with_later_ticks
from ngheo_desktop.exchange.evidence import MARKS, PERSONS, TICKS, Evidence
from ngheo_desktop.exchange.fields import INDICATOR_FIELDS, INDICATORS
from ngheo_desktop.exchange.grid import Raw
from ngheo_desktop.exchange.heading_words import is_of_others
from ngheo_desktop.exchange.headings import INDICATOR_COUNT, ORDINAL, Heading, folded_heading
from ngheo_desktop.exchange.values.texts import plain_text
from ngheo_desktop.text import search_key

_SOME = 0.3
_LIKELY = 0.55
_MOST = 0.75  # some people have one name
_CERTAIN = 0.9
_ONE_TICK = frozenset(("x", "X", "v", "V", "1", "✓", "✔", "0"))

Samples = Mapping[int, Sequence[Raw]]
"""Some values of every column."""


def with_proofs(
    heading: Heading,
    samples: Samples,
    columns: Mapping[str, int],
    wanted: Collection[str],
    proofs: Mapping[str, Evidence],
) -> dict[str, int]:
    """The columns known by their headings, and those that values and neighbours add or correct."""
    known = _with_ticked_sex(heading, samples, _with_one_birth(columns))
    wanted = set(wanted)
    if known.keys() & {"birth_male", "birth_female"}:
        wanted.discard("sex")  # the column of the year says it
    free = {
        at: values
        for at, values in samples.items()
        if at not in known.values() and not is_of_others(_lowest(heading, at))
    }
    known |= _proved_by_values(free, known, wanted, proofs)
    if not known.keys() & {"name", "head_name"}:
        known |= _column_of_names(free, known, wanted)
    if "employment" in wanted:
        known |= _numbered_indicators(heading, samples, known)
    known = _with_area_as_indicator(samples, known, wanted)
    if "employment" in wanted:
        known |= _indicators_by_place(heading, samples, known)
    return with_classes_in_order(heading, samples, with_later_ticks(heading, samples, known))


def _lowest(heading: Heading, column: int) -> str:
    texts = heading.texts.get(column)
    return folded_heading(texts[-1]) if texts else ""


def _with_one_birth(columns: Mapping[str, int]) -> dict[str, int]:
    """«Ngày sinh/Năm sinh» folds to «nam» too: one column alone is the birth of everybody."""
    if "birth_male" not in columns or "birth_female" in columns or "birth" in columns:
        return dict(columns)
    return {"birth" if code == "birth_male" else code: at for code, at in columns.items()}


def _with_ticked_sex(
    heading: Heading, samples: Samples, columns: Mapping[str, int]
) -> dict[str, int]:
    """«Giới tính (Nữ đánh dấu X)» is the column of women; «Nhân khẩu / Nữ: 2» counts them."""
    known = dict(columns)
    for code in ("sex_male", "sex_female"):
        at = known.get(code)
        counts = at is not None and any(plain_text(each) not in _ONE_TICK for each in samples[at])
        if counts or known.keys() & {"birth_male", "birth_female"}:
            known.pop(code, None)
    at = known.get("sex")
    if at is None or not samples[at] or TICKS(samples[at]) < 1:
        return known
    words = set(search_key(" ".join(heading.texts[at])).replace("(", " ").split())
    said = [code for code, word in (("sex_male", "nam"), ("sex_female", "nu")) if word in words]
    if len(said) == 1 and said[0] not in known and len({plain_text(x) for x in samples[at]}) == 1:
        known[said[0]] = known.pop("sex")
    return known


def _column_of_names(
    free: Samples, columns: Mapping[str, int], wanted: Collection[str]
) -> dict[str, int]:
    """The first column of many different names of people, where no heading names them."""
    taken = set(columns.values())
    named = (
        at for at in sorted(free) if at not in taken and free[at] and PERSONS(free[at]) >= _MOST
    )
    first = next(named, None)
    code = "head_name" if "head_name" in wanted else "name"
    return {} if first is None else {code: first}


def _with_area_as_indicator(
    samples: Samples, columns: Mapping[str, int], wanted: Collection[str]
) -> dict[str, int]:
    """«Diện tích nhà ở» over marks, between indicators, is the eighth of them."""
    at = columns.get("house_area_m2")
    if at is None:
        return dict(columns)
    beside = {columns.get("housing_quality"), columns.get("water")} & {at - 1, at + 1}
    if "housing_area" not in set(wanted) - columns.keys() or not beside:
        return dict(columns)
    enough = _SOME if len(beside) == 2 else _CERTAIN
    if samples[at] and TICKS(samples[at]) < enough:
        return dict(columns)
    return {
        "housing_area" if code == "house_area_m2" else code: each for code, each in columns.items()
    }


def column_of_hamlets(samples: Samples, proof: Evidence) -> dict[str, int]:
    """«Nơi ở» over names of our hamlets is the hamlet, whatever its heading calls it."""
    proved = [at for at, values in samples.items() if values and proof(values) >= _CERTAIN]
    return {"hamlet": proved[0]} if len(proved) == 1 else {}


def _proved_by_values(
    free: Samples,
    columns: Mapping[str, int],
    wanted: Collection[str],
    proofs: Mapping[str, Evidence],
) -> dict[str, int]:
    """Fields with no heading that we know, where one column alone has nothing but their words."""
    found: dict[str, int] = {}
    for code, proof in proofs.items():
        if code in wanted and not any(each.startswith(code) for each in columns):
            proved = [at for at, values in free.items() if values and proof(values) >= _CERTAIN]
            if len(proved) == 1:
                found[code] = proved[0]
    return found


def _numbered_indicators(
    heading: Heading, samples: Samples, columns: Mapping[str, int]
) -> dict[str, int]:
    """«1 … 12» or «CS1 … CS12» over marks, side by side: the indicators in their legal order."""
    numbers = {
        at: int(found[1])
        for at, texts in heading.texts.items()
        if at not in columns.values() and texts and (found := ORDINAL.fullmatch(texts[-1]))
    }
    marked = [at for at in numbers if _are_marks(samples[at])]
    in_order = [numbers[at] for at in marked] == list(range(1, INDICATOR_COUNT + 1))
    if not in_order or INDICATORS & columns.keys():
        return {}
    return {field.code: at for field, at in zip(INDICATOR_FIELDS, marked, strict=False)}


def _indicators_by_place(
    heading: Heading, samples: Samples, columns: Mapping[str, int]
) -> dict[str, int]:
    """A column of marks alone between the indicators before and after it is the one between."""
    codes = [field.code for field in INDICATOR_FIELDS[:INDICATOR_COUNT]]
    taken = set(columns.values())
    found: dict[str, int] = {}
    for code, before, after in zip(codes[1:], codes, codes[2:], strict=False):
        left = found.get(before, columns.get(before))
        right = columns.get(after)
        if code in columns or left is None or right != left + 2 or left + 1 in taken:
            continue
        if heading.texts.get(left + 1) and _are_marks(samples.get(left + 1, ())):
            found[code] = left + 1
    return found


def _are_marks(samples: Sequence[Raw]) -> bool:
    return not samples or MARKS(samples) >= _LIKELY

"""Two columns of classes beside each other: which is of before the review, which of after it."""

import re
from collections.abc import Mapping, Sequence

from ngheo_desktop.exchange.evidence import CLASSES, NAMED_CLASSES
from ngheo_desktop.exchange.fields import FIELDS
from ngheo_desktop.exchange.grid import Raw
from ngheo_desktop.exchange.headings import Heading, folded_heading
from ngheo_desktop.text import search_key

_CERTAIN = 0.9
_BEFORE = re.compile(r"\b(?:truoc|cu|dau nam|dau ky|hien trang|dang la|da cong nhan)\b")
_AFTER = re.compile(
    r"\b(?:sau|moi|cuoi nam|cuoi ky|nam nay|ky nay|ket qua ra soat|ket luan|de nghi|hien nay)\b"
)
_YEAR = re.compile(r"\b20\d\d\b")
_TICKED = ("class_poor", "class_near_poor", "class_not_poor")
_FIELDS = ("class", "class_before", "class_after")


def with_classes_in_order(
    heading: Heading, samples: Mapping[int, Sequence[Raw]], columns: Mapping[str, int]
) -> dict[str, int]:
    """The columns with both classes in their place; neither where nothing tells them apart."""
    found = [at for at, values in samples.items() if values and _are_classes(values)]
    if len(found) != 2 or {"class_before", "class_after"} <= columns.keys():
        return dict(columns)
    rest = {code: at for code, at in columns.items() if code not in _FIELDS}
    if set(found) & set(rest.values()):
        return dict(columns)
    order = _in_order(*(search_key(heading.shown(at)) for at in found))
    if order is None:
        return rest
    before, after = (found[at] for at in order)
    return {**rest, "class_before": before, "class_after": after}


def with_later_ticks(
    heading: Heading, samples: Mapping[int, Sequence[Raw]], columns: Mapping[str, int]
) -> dict[str, int]:
    """«Trước: HN | HCN» and «Sau: HN | HCN»: the ticks of the later group are the class."""
    known = dict(columns)
    for code in _TICKED:
        words = FIELDS[code].headings
        found = [
            at
            for at, texts in heading.texts.items()
            if len(texts) > 1 and folded_heading(texts[-1]) in words and at in samples
        ]
        if len(found) != 2 or code not in known:
            continue
        order = _in_order(*(search_key(heading.shown(at)) for at in found))
        if order is None:
            del known[code]
        else:
            known[code] = found[order[1]]
    return known


def _are_classes(samples: Sequence[Raw]) -> bool:
    return CLASSES(samples) >= _CERTAIN and NAMED_CLASSES(samples) > 0


def _in_order(first: str, second: str) -> tuple[int, int] | None:
    """The place of the earlier and of the later one: by their years, else by their words."""
    years = [max(_YEAR.findall(text), default="") for text in (first, second)]
    if all(years) and years[0] != years[1]:
        return (0, 1) if years[0] < years[1] else (1, 0)
    times = [_time(first), _time(second)]
    if times[0] == times[1]:
        return None
    later = times[0] == 1 or times[1] == -1
    return (1, 0) if later else (0, 1)


def _time(heading: str) -> int:
    before, after = _BEFORE.search(heading), _AFTER.search(heading)
    return bool(after) - bool(before)

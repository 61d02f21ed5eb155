"""Hợp nhất hai nơi cùng ghi: three versions of a record become one, leaf by leaf (PROTOCOL.md 8).

Nothing is lost on the way: what cannot be kept is told as a clash with all three values.
"""

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID, uuid5

DELETED = "deleted"  # name of the leaf that tells whether a record is put away


class _Missing:
    """No such leaf; not the same as null, which is an answer not yet known."""


MISSING: Final = _Missing()
# Fields that mean something only together are one leaf.
COMPOUNDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "household": (("hamlet_id", "address"),),
    "member": (("personal_id", "personal_id_issued"), ("sex", "birth")),
    "meeting": (("invited", "present"),),
    "posting": (("begins", "ends", "working_days"),),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the three versions."""

    data: Mapping[str, Any] = field(default_factory=dict)
    deleted: bool = False


NOTHING = Side()  # no common version: both made the record, or the base is not known


@dataclass(frozen=True, slots=True)
class Clash:
    """Hai nơi ghi khác nhau: a leaf that both changed, each its own way; MISSING = not there."""

    leaf: str  # «address», «house.wall», «sex+birth»
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The version to go on with; where there is a clash it holds theirs for now."""

    data: dict[str, Any]
    deleted: bool
    clashes: tuple[Clash, ...]


def merge(kind: str, base: Side, mine: Side, theirs: Side) -> Merged:
    """One version that holds both people's work; an edit beats a deletion."""
    clashes: list[Clash] = []
    compounds = COMPOUNDS.get(kind, ())
    b, m, t = (_bundled(each.data, compounds) for each in (base, mine, theirs))
    merged = _merged_map(b, m, t, "", clashes)
    deleted = _merged_deletion(base, mine, theirs, clashes)
    return Merged(_unbundled(merged), deleted, tuple(clashes))


def clash_id(record_id: UUID, clash: Clash, their_rev: UUID) -> UUID:
    """The id of the conflict record: every PC that finds this clash makes the same one."""
    return uuid5(record_id, f"{clash.leaf}|{their_rev}|{canonical(clash.mine)}")


def canonical(value: Any) -> str:
    """The one text of a value: two values are the same when their texts are (PROTOCOL.md 4.3)."""
    if value is MISSING:
        return ""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class _Bundle:
    """The fields of a compound leaf with their values."""

    fields: tuple[tuple[str, Any], ...]


def _bundled(data: Mapping[str, Any], compounds: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    loose = dict(data)
    for names in compounds:
        held = tuple((name, loose.pop(name)) for name in names if name in loose)
        if held:
            loose["+".join(names)] = _Bundle(held)
    return loose


def _unbundled(data: Mapping[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in data.items():
        flat.update(value.fields if isinstance(value, _Bundle) else {name: value})
    return copy.deepcopy(flat)  # never shares memory with a version that somebody keeps


def _merged_map(
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    path: str,
    clashes: list[Clash],
) -> dict[str, Any]:
    merged = {}
    for name in dict.fromkeys((*theirs, *mine, *base)):
        b, m, t = (each.get(name, MISSING) for each in (base, mine, theirs))
        value = _merged_value(b, m, t, f"{path}{name}", clashes)
        if value is not MISSING:
            merged[name] = value
    return merged


def _merged_value(base: Any, mine: Any, theirs: Any, leaf: str, clashes: list[Clash]) -> Any:
    if all(isinstance(each, Mapping | _Missing) for each in (base, mine, theirs)):
        b, m, t = ({} if each is MISSING else each for each in (base, mine, theirs))
        merged = _merged_map(b, m, t, f"{leaf}.", clashes)
        return merged if merged or MISSING not in (mine, theirs) else MISSING
    if _same(mine, theirs) or _same(theirs, base):
        return mine
    if not _same(mine, base):
        clashes.append(Clash(leaf, _shown(base), _shown(mine), _shown(theirs)))
    return theirs


def _merged_deletion(base: Side, mine: Side, theirs: Side, clashes: list[Clash]) -> bool:
    if mine.deleted == theirs.deleted:
        return mine.deleted
    living = theirs if mine.deleted else mine
    if base.deleted:
        return False  # one of them brought it back
    if _same(living.data, base.data):
        return True
    clashes.append(Clash(DELETED, base.deleted, mine.deleted, theirs.deleted))
    return False


def _same(first: Any, second: Any) -> bool:
    return canonical(_shown(first)) == canonical(_shown(second))


def _shown(value: Any) -> Any:
    return dict(value.fields) if isinstance(value, _Bundle) else value

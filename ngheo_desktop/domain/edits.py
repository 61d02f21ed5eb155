"""Changes of a household: laid over what others have saved, named, and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from ngheo_desktop.domain.field_words import in_sentence
from ngheo_desktop.domain.register import Household, Member

Record = TypeVar("Record", Household, Member)
_ADDED, _REMOVED, _ORDER = "added", "removed", "order"  # a difference that is no single field


@dataclass(frozen=True, slots=True)
class Difference:
    """One place in which two states of a household differ."""

    field: str  # name of the field, or added, removed, order
    person: str = ""  # whose it is; "" = the household's own


def rebased(draft: Household, opened: Household, stored: Household) -> Household:
    """The draft's own changes since it was opened, on top of the household as it is stored now.

    A field that both changed takes the draft's value; the diary keeps the other.
    """
    return replace(laid_over(draft, opened, stored), members=_members(draft, opened, stored))


def laid_over(draft: Record, opened: Record, stored: Record) -> Record:
    """The draft's own changes of one record on top of the record as it is stored now."""
    changed = {name: getattr(draft, name) for name in changed_names(opened, draft)}
    return replace(stored, **changed)


def changed_names(before: Record, after: Record) -> list[str]:
    """Names of the fields in which two states of one record differ."""
    names = [field.name for field in fields(before)]
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def _members(draft: Household, opened: Household, stored: Household) -> tuple[Member, ...]:
    before = {each.id: each for each in opened.members}
    now = {each.id: each for each in stored.members}
    kept = []
    for member in draft.members:
        old, current = before.get(member.id), now.get(member.id)
        if old is None or (current is None and member != old):
            kept.append(member)  # new, or changed here while it was taken out there
        elif current is not None:
            kept.append(laid_over(member, old, current))
    added = (each for each in stored.members if each.id not in before)
    return (*kept, *added)


# --- named --------------------------------------------------------------------------------------


def differences(before: Household, after: Household) -> list[Difference]:
    """Where two stored states of one household differ, in the order of the screen."""
    found = [
        Difference(name) for name in changed_names(before, after) if name not in ("id", "members")
    ]
    old, new = _by_id(before), _by_id(after)
    found += [Difference(_REMOVED, old[each].name) for each in old if each not in new]
    for each, member in new.items():
        if each not in old:
            found.append(Difference(_ADDED, member.name))
        else:
            found += [Difference(name, member.name) for name in changed_names(old[each], member)]
    if _common_order(before, after) != _common_order(after, before):
        found.append(Difference(_ORDER))
    return found


def edit_name(before: Household, after: Household) -> str:
    """An edit by its name: «sửa ngày sinh Lê Thị Út», «sửa 3 chỗ ở hộ 0412»; "" = no change."""
    found = differences(before, after)
    if len(found) > 1:
        return f"sửa {len(found)} chỗ ở hộ {after.code}"
    return _name_of(found[0], after.code) if found else ""


def _name_of(difference: Difference, code: str) -> str:
    if difference.field == _ADDED:
        return f"thêm {difference.person} vào hộ {code}"
    if difference.field == _REMOVED:
        return f"đưa {difference.person} ra khỏi hộ {code}"
    if difference.field == _ORDER:
        return f"đổi thứ tự thành viên hộ {code}"
    if difference.person:
        return f"sửa {in_sentence(difference.field)} {difference.person}"
    return f"sửa {in_sentence(difference.field)} hộ {code}"


# --- taken back ---------------------------------------------------------------------------------


def moved_back(
    wanted: Household, seen: Household, stored: Household
) -> tuple[Household, list[Difference]]:
    """`stored` with the change from `wanted` to `seen` taken back, and what could not be.

    Only a place that still stands as `seen` goes back: what others saved since then stays.
    """
    kept: list[Difference] = []
    household = _taken_back(wanted, seen, stored, "", kept, but=("id", "members"))
    return replace(household, members=_people_back(wanted, seen, stored, kept)), kept


def _taken_back(
    wanted: Record,
    seen: Record,
    stored: Record,
    person: str,
    kept: list[Difference],
    but: Sequence[str] = (),
) -> Record:
    back = {}
    for name in changed_names(wanted, seen):
        if name in but or getattr(stored, name) == getattr(wanted, name):
            continue
        if getattr(stored, name) == getattr(seen, name):
            back[name] = getattr(wanted, name)
        else:
            kept.append(Difference(name, person))
    return replace(stored, **back)


def _people_back(
    wanted: Household, seen: Household, stored: Household, kept: list[Difference]
) -> tuple[Member, ...]:
    old, new, now = _by_id(wanted), _by_id(seen), _by_id(stored)
    people: dict[str, Member] = {}
    for each, member in now.items():
        if each in old and each in new:
            people[each] = _taken_back(old[each], new[each], member, member.name, kept)
        elif each in old or each not in new:
            people[each] = member  # back already, or others added it
        elif member != new[each]:
            kept.append(Difference(_ADDED, member.name))  # it came, and others changed it since
            people[each] = member
    gone = [each for each in old if each not in new and each not in now]
    people |= {each: old[each] for each in gone}
    moved = _common_order(wanted, seen) != _common_order(seen, wanted)
    if moved and _common_order(stored, seen) != _common_order(seen, stored):
        kept.append(Difference(_ORDER))
        moved = False
    return tuple(people[each] for each in _order(wanted, stored, people, moved=moved))


def _order(
    wanted: Household, stored: Household, people: dict[str, Member], *, moved: bool
) -> list[str]:
    """The stored order, each returned person at the former place; or the former order whole."""
    former = [each.id for each in wanted.members if each.id in people]
    now = [each.id for each in stored.members if each.id in people]
    if moved:
        return former + [each for each in now if each not in former]
    for each in former:
        if each not in now:
            now.insert(min(former.index(each), len(now)), each)
    return now


def _by_id(household: Household) -> dict[str, Member]:
    return {each.id: each for each in household.members}


def _common_order(household: Household, other: Household) -> list[str]:
    """Ids of the people that stand in both, in the order of the first."""
    both = _by_id(other)
    return [each.id for each in household.members if each.id in both]


def kept_words(kept: Sequence[Difference]) -> str:
    """What stays because somebody has changed it since: «ngày sinh Lê Thị Út, địa chỉ»."""
    return ", ".join(_kept_word(each) for each in kept)


def _kept_word(difference: Difference) -> str:
    if difference.field in (_ADDED, _REMOVED):
        return difference.person
    if difference.field == _ORDER:
        return "thứ tự thành viên"
    return f"{in_sentence(difference.field)} {difference.person}".strip()

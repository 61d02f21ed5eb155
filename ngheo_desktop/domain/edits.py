"""Two people edit one household: each one's changes are laid over what the other has saved."""

from dataclasses import fields, replace
from typing import TypeVar

from ngheo_desktop.domain.register import Household, Member

Record = TypeVar("Record", Household, Member)


def rebased(draft: Household, opened: Household, stored: Household) -> Household:
    """The draft's own changes since it was opened, on top of the household as it is stored now.

    A field that both changed takes the draft's value; the diary keeps the other.
    """
    return replace(_laid_over(draft, opened, stored), members=_members(draft, opened, stored))


def _laid_over(draft: Record, opened: Record, stored: Record) -> Record:
    names = [field.name for field in fields(draft)]
    changed = {
        name: getattr(draft, name)
        for name in names
        if getattr(draft, name) != getattr(opened, name)
    }
    return replace(stored, **changed)


def _members(draft: Household, opened: Household, stored: Household) -> tuple[Member, ...]:
    before = {each.id: each for each in opened.members}
    now = {each.id: each for each in stored.members}
    kept = []
    for member in draft.members:
        old, current = before.get(member.id), now.get(member.id)
        if old is None or (current is None and member != old):
            kept.append(member)  # new, or changed here while it was taken out there
        elif current is not None:
            kept.append(_laid_over(member, old, current))
    added = (each for each in stored.members if each.id not in before)
    return (*kept, *added)

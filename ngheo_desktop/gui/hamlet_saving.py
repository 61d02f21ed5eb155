"""The hamlets as the settings read and save them, each saving with its act."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ngheo_desktop.catalogs import old_communes_of
from ngheo_desktop.domain.hamlet_changes import PlaceChange
from ngheo_desktop.domain.register import Commune, Hamlet
from ngheo_desktop.gui.dialogs.hamlet_dialog import HamletDraft
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.commune_changes import commune_on
from ngheo_desktop.operations.hamlet_changes import list_changes
from ngheo_desktop.operations.hamlets import (
    add_hamlet,
    change_hamlet,
    hamlets_act,
    list_hamlets,
    set_hamlet_area,
)
from ngheo_desktop.operations.office import Office

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Places:
    """What the section shows."""

    commune: Commune  # as it is called today
    hamlets: tuple[Hamlet, ...]
    changes: list[PlaceChange]
    old_communes: tuple[str, ...]  # of before July 2025


def read_places(office: Office) -> Places:
    """The commune, its hamlets, and what was changed by papers."""
    old = old_communes_of(office.commune.code)
    return Places(
        commune_on(office, office.today()),
        list_hamlets(office),
        list_changes(office),
        tuple(f"{each.kind} {each.name}" for each in old),
    )


def with_act(office: Office, work: Callable[[], Result]) -> tuple[Result, Act | None]:
    """Do something with the hamlets, and how to take it back as one act."""
    before = list_hamlets(office)
    result = work()
    return result, hamlets_act(before, list_hamlets(office))


def save_draft(office: Office, hamlet: Hamlet, draft: HamletDraft) -> tuple[Hamlet, bool]:
    """Save what the dialog asked for; whether an area changed, so that scores may not hold."""
    if not hamlet.id:
        hamlet = add_hamlet(office, f"{draft.kind} {draft.name}", draft.area)
        if draft.hardship or draft.old_commune:
            hamlet = replace(hamlet, hardship=draft.hardship, old_commune=draft.old_commune)
            change_hamlet(office, hamlet)
        return hamlet, False
    changed = replace(
        hamlet,
        name=draft.name,
        kind=draft.kind,
        hardship=draft.hardship,
        old_commune=draft.old_commune,
    )
    if changed != hamlet:
        change_hamlet(office, changed)
    if draft.since is None:
        return changed, False
    set_hamlet_area(office, hamlet.id, draft.since, draft.area)
    return changed, True


def save_order(office: Office, order: Sequence[Hamlet]) -> None:
    """Number the hamlets in their new order; those that stay are not written."""
    for place, hamlet in enumerate(order, start=1):
        if hamlet.position != place:
            change_hamlet(office, replace(hamlet, position=place))

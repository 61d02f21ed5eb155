"""Xã đổi tên, «xã → phường», nhập với xã khác: recorded with the paper, taken back whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from ngheo_desktop import catalogs
from ngheo_desktop.domain.hamlet_changes import ChangeKind, CommuneChange, check_commune_change
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Commune, OldName
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.text import clean

COMMUNE_KINDS = ("xã", "phường", "đặc khu")


def record_commune_change(office: Office, change: CommuneChange) -> Act:
    """Xã đổi tên, «xã → phường», nhập với xã khác; an open window shows it when opened anew."""
    from ngheo_desktop.storage.hamlet_changes import note_old_name, note_place_event
    from ngheo_desktop.storage.offices import read_commune, rename_commune

    office.require(Right.MANAGE_HAMLETS)
    change = replace(
        change,
        name=clean(change.name),
        joined=tuple(filter(None, map(clean, change.joined))),
        paper=replace(change.paper, number=clean(change.paper.number)),
    )
    with office.store.writing() as session:
        before = read_commune(session)
        problems = check_commune_change(change, before, office.today())
        if problems := [*problems, *_commune_day(session, change)]:
            raise InputRefused(problems)
        after = replace(before, name=change.name, kind=change.kind)
        told = _commune_in_words(before, after, change.joined)
        event_id = note_place_event(session, ChangeKind.COMMUNE, change.day, told, change.paper)
        if before != after:
            old = OldName(before.name, before.kind, change.day)
            note_old_name(session, "", old, event_id)
        for name in change.joined:
            note_old_name(session, "", OldName(name, "xã", change.day), event_id, joined=True)
        rename_commune(session, after)
        _note_commune(office, session, event_id, told, before, after)
    undo = partial(_turn_commune, before, after, event_id, told, back=True)
    return Act(told, undo, partial(_turn_commune, after, before, event_id, told, back=False))


def _commune_in_words(before: Commune, after: Commune, joined: Sequence[str]) -> str:
    come = f"nhập {', '.join(joined)} vào {before.full_name}" if joined else ""
    named = f"đổi {before.full_name} thành {after.full_name}" if before != after else ""
    return ", ".join(filter(None, (come, named)))


def _commune_day(session: Any, change: CommuneChange) -> list[Problem]:
    from ngheo_desktop.storage.hamlet_changes import commune_names

    own, _joined = commune_names(session)
    if not own or change.day > own[-1].until:
        return []
    text = f"Đơn vị có tên này từ ngày {own[-1].until:%d/%m/%Y}. Hãy chọn ngày sau đó."
    return [Problem("change_before_another", text, field="day")]


def _note_commune(
    office: Office, session: Any, event_id: str, act: str, before: Commune, after: Commune
) -> None:
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.summaries import refresh_summaries

    changes = {"commune": [before.full_name, after.full_name]}
    write_entry(session, office.actor, Entry(act, "office", event_id, changes=changes))
    refresh_summaries(session)


def _turn_commune(
    wanted: Commune, seen: Commune, event_id: str, told: str, office: Office, *, back: bool
) -> None:
    from ngheo_desktop.storage.hamlet_changes import set_event_taken_back
    from ngheo_desktop.storage.offices import read_commune, rename_commune

    office.require(Right.MANAGE_HAMLETS)
    word = "hoàn tác" if back else "làm lại"
    with office.store.writing() as session:
        if read_commune(session) != seen:
            raise WrongUsage(f"Không {word} được nữa: tên đơn vị đã được đổi lại sau đó.")
        rename_commune(session, wanted)
        set_event_taken_back(session, event_id, taken_back=back)
        _note_commune(office, session, event_id, f"{word}: {told}", seen, wanted)


def commune_on(office: Office, day: date) -> Commune:
    """The commune under the name and kind that it bore on a day."""
    from ngheo_desktop.storage.hamlet_changes import commune_names
    from ngheo_desktop.storage.offices import read_commune

    with office.store.reading() as session:
        now = read_commune(session)
        own, _joined = commune_names(session)
    then = next((old for old in own if old.until > day), None)
    return replace(now, name=then.name, kind=then.kind) if then else now


def old_commune_names(office: Office) -> dict[str, str]:
    """Names of communes that lists still bear, and which commune each is now."""
    from ngheo_desktop.operations.inspecting import old_communes_around
    from ngheo_desktop.storage.hamlet_changes import commune_names
    from ngheo_desktop.storage.offices import read_commune

    with office.store.reading() as session:
        now = read_commune(session)
        own, joined = commune_names(session)
    catalogued = catalogs.commune(now.code)
    around = old_communes_around(now.code)
    # The catalogue knows the commune by the name of July 2025.
    ours = [old for old, new in around.items() if catalogued and new == catalogued.name]
    ours += [old.name for old in (*own, *joined)]
    return {**around, **dict.fromkeys(ours, now.name)}

"""Ấp, khóm đổi tên, tách, nhập: recorded whole with the paper, taken back whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.hamlet_changes import (
    ChangeKind,
    HamletChange,
    PlaceChange,
    check_hamlet_change,
    check_name_free,
    told_in_words,
)
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Commune, Hamlet, Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.commune_changes import commune_on
from ngheo_desktop.operations.family_events import households_on
from ngheo_desktop.operations.office import Office, split_hamlet
from ngheo_desktop.text import clean

if TYPE_CHECKING:
    from ngheo_desktop.storage.hamlet_changes import Written


@dataclass(frozen=True, slots=True)
class PastRegister:
    """Sổ của một ngày đã qua: under the names of that day, each household with its hamlet."""

    day: date
    commune: Commune
    households: tuple[tuple[Household, Hamlet], ...]


def record_hamlet_change(office: Office, change: HamletChange) -> Act:
    """Đổi tên, tách, nhập ấp, khóm in one transaction; InputRefused lists what keeps it."""
    from ngheo_desktop.storage.hamlet_changes import write_change
    from ngheo_desktop.storage.hamlets import list_hamlets

    office.require(Right.MANAGE_HAMLETS)
    change = _tidied(change)
    with office.store.writing() as session:
        living = list_hamlets(session)
        _refuse(check_hamlet_change(change, living, office.today()))
        _refuse(_moved_since(session, change))
        leaving = change.households if change.kind == ChangeKind.SPLIT else ()
        told = told_in_words(change, living, len(leaving))
        written = write_change(session, change, told)
        _note(office, session, written, told)
    return Act(
        told,
        partial(_turn, written, told, back=True),
        partial(_turn, written, told, back=False),
    )


def _tidied(change: HamletChange) -> HamletChange:
    """Names as they are kept: «Khóm  Phước Thọ» typed whole is khóm, Phước Thọ."""
    typed = clean(change.name)
    word, name = split_hamlet(typed, "")
    if name == typed:
        word = change.word
    paper = replace(change.paper, number=clean(change.paper.number))
    return replace(change, name=name, word=word, paper=paper)


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise InputRefused(list(problems))


def _moved_since(session: Any, change: HamletChange) -> list[Problem]:
    """A past day cannot be rewritten under households that have moved since."""
    from ngheo_desktop.storage.hamlet_changes import households_in, moved_since

    if change.kind == ChangeKind.RENAME:
        return []
    if change.kind == ChangeKind.SPLIT:
        here = set(households_in(session, change.hamlets))
        if not set(change.households) <= here:
            text = "Có hộ đã chọn không còn ở ấp, khóm này. Hãy chọn lại."
            return [Problem("split_elsewhere", text, field="households")]
        last = moved_since(session, (), change.households, change.day)
    else:
        last = moved_since(
            session, change.hamlets, households_in(session, change.hamlets), change.day
        )
    if last is None:
        return []
    text = (
        f"Có hộ của ấp, khóm này chuyển chỗ ở ngày {last:%d/%m/%Y}. "
        "Hãy chọn ngày đó hoặc một ngày sau đó."
    )
    return [Problem("change_before_moves", text, field="day")]


def _note(office: Office, session: Any, written: "Written", act: str) -> None:
    """The diary and the list lines, in the same transaction."""
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.summaries import refresh_summaries

    write_entry(session, office.actor, Entry(act, "hamlet", written.event_id))
    for household_id, before, after in written.moves:
        changes = {"hamlet_id": [before, after]}
        if act.startswith("hoàn tác"):
            changes = {"hamlet_id": [after, before]}
        write_entry(
            session, office.actor, Entry(act, "household", household_id, household_id, changes)
        )
    refresh_summaries(session)


def _turn(written: "Written", told: str, office: Office, *, back: bool) -> None:
    """Take a change back or do it again, only while the register stands as it left it."""
    from ngheo_desktop.storage.hamlet_changes import put_change

    office.require(Right.MANAGE_HAMLETS)
    word = "hoàn tác" if back else "làm lại"
    with office.store.writing() as session:
        reason = _why_not(session, written, back=back)
        if reason:
            raise WrongUsage(f"Không {word} được nữa: {reason} Sổ được giữ nguyên.")
        put_change(session, written, back=back)
        _note(office, session, written, f"{word}: {told}")


def _why_not(session: Any, written: "Written", *, back: bool) -> str:
    """What was changed since; "" = nothing that matters."""
    from ngheo_desktop.storage.hamlet_changes import (
        has_moved_again,
        households_in,
        places_of_households,
    )
    from ngheo_desktop.storage.hamlets import list_hamlets, read_hamlet

    for before, after in written.hamlets:
        seen = after if back else before
        if read_hamlet(session, after.id) != seen:
            return f"{after.full_name} đã được sửa lại sau đó."
    targets = {after for _household, _before, after in written.moves}
    living = {each.id: each for each in list_hamlets(session)}
    begun = {after.id for before, after in written.hamlets if before is None}
    if not targets - begun <= living.keys():
        return "ấp, khóm nhận các hộ không còn trong sổ."
    stands = places_of_households(session)
    seen_at = {each: after_id if back else before for each, before, after_id in written.moves}
    moved_away = any(stands.get(each) != hamlet for each, hamlet in seen_at.items())
    if moved_away or has_moved_again(session, written):
        return "có hộ đã chuyển chỗ ở sau đó."
    moved = {household for household, _before, _after in written.moves}
    emptied = begun if back else _ending(written)
    if set(households_in(session, emptied)) - moved:
        return "đã có thêm hộ ở ấp, khóm này sau đó."
    others = [each for each in living.values() if each.id not in _ids(written)]
    for before, after in written.hamlets:
        wanted = before if back else after
        if wanted and wanted.ended_on is None and check_name_free(wanted.name, others):
            return f"đã có ấp, khóm khác tên «{wanted.name}»."
    return ""


def _ids(written: "Written") -> set[str]:
    return {after.id for _before, after in written.hamlets}


def _ending(written: "Written") -> set[str]:
    return {after.id for _before, after in written.hamlets if after.ended_on is not None}


# --- what was -----------------------------------------------------------------------------------


def list_changes(office: Office) -> list[PlaceChange]:
    """Các lần đổi của xã và ấp, khóm, newest first, each with its paper."""
    from ngheo_desktop.storage.hamlet_changes import list_place_changes

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        return list_place_changes(session)


def households_to_choose(office: Office, hamlet_id: str) -> list[tuple[str, str]]:
    """Các hộ của một ấp, khóm by id, each in a few words: who goes to the new one is chosen."""
    from ngheo_desktop.storage.hamlet_changes import standing_in

    office.require(Right.MANAGE_HAMLETS)
    with office.store.reading() as session:
        return standing_in(session, hamlet_id)


def register_on(office: Office, day: date) -> PastRegister:
    """The register of a past day, households and places under their names of that day."""
    from ngheo_desktop.storage.hamlets import list_hamlets

    households = households_on(office, day)
    with office.store.reading() as session:
        known = {each.id: each.named_on(day) for each in list_hamlets(session, ended=True)}
    nowhere = Hamlet("", "")
    told = tuple((each, known.get(each.hamlet_id, nowhere)) for each in households)
    return PastRegister(day, commune_on(office, day), told)


def hamlets_differ(office: Office, change: HamletChange, hamlets: Sequence[Hamlet]) -> bool:
    """Whether households come into another khu vực by a merger, so that scores may not hold."""
    ids = {*change.hamlets, *([change.into] if change.into else [])}
    areas = {each.area_on(office.today()) for each in hamlets if each.id in ids}
    return change.kind == ChangeKind.MERGE and len(areas) > 1

"""Ấp, khóm: the parts of the commune and their area by date."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.terms import Area
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office, split_hamlet
from ngheo_desktop.text import clean, search_key


def list_hamlets(office: Office) -> tuple[Hamlet, ...]:
    """Danh sách ấp, khóm in register order, within the account's scope."""
    from ngheo_desktop.storage.hamlets import list_hamlets as stored

    with office.store.reading() as session:
        hamlets = stored(session)
    scope = office.actor.scope
    return hamlets if scope is None else tuple(each for each in hamlets if each.id in scope)


def add_hamlet(office: Office, name: str, area: Area | None = None) -> Hamlet:
    """Thêm ấp, khóm; the same name twice (accents aside) is refused."""
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.hamlets import add_hamlet as store_hamlet

    office.require(Right.MANAGE_HAMLETS)
    kind, bare = split_hamlet(clean(name), office.commune.kind)
    _check_name(office, bare)
    with office.store.writing() as session:
        hamlet = store_hamlet(session, bare, kind, area or office.commune.area, date(2025, 7, 1))
        write_entry(session, office.actor, Entry("thêm ấp, khóm", "hamlet", hamlet.id))
    return hamlet


def change_hamlet(office: Office, hamlet: Hamlet) -> None:
    """Sửa tên, thứ tự, đánh dấu đặc biệt khó khăn of a hamlet."""
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.hamlets import save_hamlet
    from ngheo_desktop.storage.summaries import refresh_summaries

    office.require(Right.MANAGE_HAMLETS)
    _check_name(office, hamlet.name, but=hamlet.id)
    with office.store.writing() as session:
        save_hamlet(session, hamlet)
        write_entry(session, office.actor, Entry("sửa ấp, khóm", "hamlet", hamlet.id))
        refresh_summaries(session)


def set_hamlet_area(office: Office, hamlet_id: str, since: date, area: Area) -> None:
    """Đặt khu vực from a day on; results of sheets from then must be scored anew."""
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.hamlets import set_area

    office.require(Right.MANAGE_HAMLETS)
    with office.store.writing() as session:
        set_area(session, hamlet_id, since, area)
        changes = {"area": [None, area.value], "since": [None, since.isoformat()]}
        write_entry(
            session, office.actor, Entry("đặt khu vực", "hamlet", hamlet_id, changes=changes)
        )


def remove_hamlet(office: Office, hamlet_id: str) -> None:
    """Bỏ ấp, khóm that no household stands in."""
    from ngheo_desktop.storage.diary import Entry, write_entry

    office.require(Right.MANAGE_HAMLETS)
    with office.store.writing() as session:
        _take_away(session, hamlet_id)
        write_entry(session, office.actor, Entry("bỏ ấp, khóm", "hamlet", hamlet_id))


def hamlets_act(before: Sequence[Hamlet], after: Sequence[Hamlet]) -> Act | None:
    """What was done between two readings of the hamlets, as one act; None when nothing was."""
    name = _difference_name(before, after)
    if not name:
        return None
    undo = partial(_put_hamlets, before, after, "hoàn tác")
    return Act(name, undo, partial(_put_hamlets, after, before, "làm lại"))


def _difference_name(before: Sequence[Hamlet], after: Sequence[Hamlet]) -> str:
    old, new = _by_id(before), _by_id(after)
    for word, some in (
        ("thêm", [new[each] for each in new if each not in old]),
        ("bỏ", [old[each] for each in old if each not in new]),
    ):
        if some:
            return f"{word} {', '.join(each.full_name for each in some)}"
    changed = [new[each] for each in new if old[each] != new[each]]
    if all(replace(old[each.id], position=each.position) == each for each in changed):
        return "đổi thứ tự ấp, khóm" if changed else ""
    return f"sửa {', '.join(each.full_name for each in changed)}"


def _put_hamlets(
    wanted: Sequence[Hamlet], seen: Sequence[Hamlet], word: str, office: Office
) -> str:
    """All of them in one transaction, or none when one of them was changed since."""
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.hamlets import list_hamlets as stored
    from ngheo_desktop.storage.hamlets import put_hamlet
    from ngheo_desktop.storage.summaries import refresh_summaries

    office.require(Right.MANAGE_HAMLETS)
    old, new = _by_id(wanted), _by_id(seen)
    ids = [each for each in {**old, **new} if old.get(each) != new.get(each)]
    with office.store.writing() as session:
        now = _by_id(stored(session))
        for each in ids:
            if now.get(each) != new.get(each):
                raise WrongUsage(f"Không {word} được nữa: ấp, khóm này đã được sửa lại sau đó.")
        for each in ids:
            if each in old:
                put_hamlet(session, old[each])
            else:
                _take_away(session, each)
            act = f"{word}: sửa ấp, khóm"
            write_entry(session, office.actor, Entry(act, "hamlet", each))
        refresh_summaries(session)
    moved = any(old[each].areas != new[each].areas for each in ids if each in old and each in new)
    return "Khu vực đã đổi: hãy chấm điểm lại ở Hệ thống." if moved else ""


def _take_away(session: Any, hamlet_id: str) -> None:
    from ngheo_desktop.storage.hamlets import count_households
    from ngheo_desktop.storage.hamlets import remove_hamlet as remove_stored

    standing = count_households(session, hamlet_id)
    if standing:
        raise WrongUsage(
            f"Còn {standing} hộ ở ấp, khóm này. Hãy chuyển các hộ sang ấp, khóm khác trước."
        )
    remove_stored(session, hamlet_id)


def _by_id(hamlets: Sequence[Hamlet]) -> dict[str, Hamlet]:
    return {each.id: each for each in hamlets}


def _check_name(office: Office, name: str, *, but: str = "") -> None:
    if not name:
        raise WrongUsage("Chưa có tên ấp, khóm.")
    key = search_key(name)
    if any(search_key(each.name) == key and each.id != but for each in list_hamlets(office)):
        raise WrongUsage(f"Đã có ấp, khóm tên «{name}».")

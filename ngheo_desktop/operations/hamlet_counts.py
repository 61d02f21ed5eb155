"""Tổng số hộ, nhân khẩu of each ấp, khóm: the whole that shares of poor households are taken of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.reports.basis import HamletCount
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import InputRefused
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_acts import act_of, note
from ngheo_desktop.text import clean


@dataclass(frozen=True, slots=True)
class KnownCount:
    """A hamlet with its latest count, and what the register itself holds there."""

    hamlet: Hamlet
    count: HamletCount | None
    registered: tuple[int, int]  # households, people


def list_hamlet_counts(office: Office, until: date | None = None) -> list[KnownCount]:
    """Số mới nhất of each hamlet up to a day (today), in register order."""
    from ngheo_desktop.storage.hamlet_counts import list_counts, register_counts

    hamlets = list_hamlets(office)
    with office.store.reading() as session:
        latest = {each.hamlet_id: each for each in list_counts(session, until or office.today())}
        registered = register_counts(session)
    return [
        KnownCount(each, latest.get(each.id), registered.get(each.id, (0, 0))) for each in hamlets
    ]


def save_hamlet_counts(office: Office, counts: Sequence[HamletCount]) -> Act | None:
    """Ghi tổng số hộ, nhân khẩu; the same day again replaces the earlier number.

    None = nothing was new. InputRefused lists every number that cannot be right.
    """
    from ngheo_desktop.storage.hamlet_counts import count_row, list_counts
    from ngheo_desktop.storage.round_records import write_record

    office.require(Right.MANAGE_HAMLETS)
    told = [replace(each, source=clean(each.source)) for each in counts]
    names = {each.id: each.full_name for each in list_hamlets(office)}
    problems = [problem for each in told for problem in _problems(office, each, names)]
    if problems:
        raise InputRefused(problems)
    words = "ghi tổng số hộ, nhân khẩu"
    with office.store.writing() as session:
        known = {(each.hamlet_id, each.on): each for each in list_counts(session)}
        fresh = [each for each in told if known.get((each.hamlet_id, each.on)) != each]
        changes = tuple(write_record(session, count_row(session, each)) for each in fresh)
        note(office, session, words, changes)
    return act_of(words, changes, Right.MANAGE_HAMLETS) if changes else None


def _problems(office: Office, count: HamletCount, names: dict[str, str]) -> list[Problem]:
    name = names.get(count.hamlet_id)
    if name is None:
        return [Problem("hamlet_unknown", "Không có ấp, khóm này trong sổ.")]
    found = []
    if count.on > office.today():
        found.append(f"{name}: ngày của số liệu sau ngày hôm nay.")
    if count.households < 1 or count.people < 1:
        found.append(f"{name}: tổng số hộ và nhân khẩu phải từ 1 trở lên.")
    elif count.people < count.households:
        found.append(f"{name}: nhân khẩu ít hơn số hộ.")
    few = count.minority_households
    if few is not None and not 0 <= few <= count.households:
        found.append(f"{name}: số hộ dân tộc thiểu số nhiều hơn tổng số hộ.")
    return [Problem("count_wrong", text, field=count.hamlet_id) for text in found]

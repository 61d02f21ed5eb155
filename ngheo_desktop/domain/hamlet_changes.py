"""Ấp, khóm đổi tên, tách, nhập; xã đổi tên: what a paper changes, or why it cannot be recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Commune, Hamlet
from ngheo_desktop.text import search_key


class ChangeKind(StrEnum):
    """Loại thay đổi."""

    RENAME = "rename"  # another name, another kind, or both
    SPLIT = "split"
    MERGE = "merge"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class Paper:
    """Quyết định, nghị quyết that a change rests on; may not be at hand."""

    number: str = ""
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """One line of the history of the commune and its hamlets."""

    id: str
    day: date
    told: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class HamletChange:
    """Một thay đổi của ấp, khóm as the officer tells it."""

    kind: ChangeKind
    day: date  # from which it holds
    hamlets: tuple[str, ...]  # ids: the renamed one, the split one, those that are merged
    into: str = ""  # the hamlet that stays after a merger; "" = one under a new name
    name: str = ""  # of the renamed, or of the hamlet that begins
    word: str = ""  # ấp, khóm, khu phố …
    households: tuple[str, ...] = ()  # who goes to the new hamlet by a split
    paper: Paper = Paper()


@dataclass(frozen=True, slots=True)
class CommuneChange:
    """Xã đổi tên, «xã → phường», hoặc nhập với xã khác."""

    name: str
    kind: str
    day: date
    joined: tuple[str, ...] = ()  # communes that came in, by their names until then
    paper: Paper = Paper()


def check_hamlet_change(
    change: HamletChange, living: Sequence[Hamlet], today: date
) -> list[Problem]:
    """Everything that keeps a change from being recorded; empty when nothing does."""
    by_id = {each.id: each for each in living}
    named = [*change.hamlets, *([change.into] if change.into else [])]
    if any(each not in by_id for each in named):
        return [_problem("hamlet_gone", "Ấp, khóm này không còn trong sổ.", "hamlets")]
    touched = [by_id[each] for each in change.hamlets]
    problems = check_day(change.day, touched, today)
    if change.into and by_id[change.into].began_on:
        problems += check_day(change.day, [by_id[change.into]], today, names=False)
    return problems or _check_parts(change, touched, living)


def check_day(
    day: date, touched: Sequence[Hamlet], today: date, *, names: bool = True
) -> list[Problem]:
    """A change comes after the one before it, and is recorded once its day has come."""
    if day > today:
        text = f"Ngày {day:%d/%m/%Y} là sau hôm nay. Hãy ghi khi đến ngày đó."
        return [_problem("change_in_future", text, "day")]
    for each in touched:
        last = each.changed_on if names else each.began_on
        if last and day <= last:
            text = f"{each.full_name} có tên này từ ngày {last:%d/%m/%Y}. Hãy chọn ngày sau đó."
            return [_problem("change_before_another", text, "day")]
    return []


def _check_parts(
    change: HamletChange, touched: Sequence[Hamlet], living: Sequence[Hamlet]
) -> list[Problem]:
    if change.kind == ChangeKind.MERGE:
        into = {change.into} if change.into else set()
        if len({*change.hamlets, *into}) < 2 or into & set(change.hamlets):
            text = "Cần ít nhất hai ấp, khóm để nhập. Hãy chọn thêm."
            return [_problem("merge_too_few", text, "hamlets")]
        if change.into:
            return []
    if change.kind == ChangeKind.SPLIT and not change.households:
        return [_problem("split_nobody", "Chưa chọn hộ nào sang ấp, khóm mới.", "households")]
    return _check_name(change, touched, living)


def _check_name(
    change: HamletChange, touched: Sequence[Hamlet], living: Sequence[Hamlet]
) -> list[Problem]:
    if not change.name or not change.word:
        return [_problem("hamlet_name_missing", "Chưa có tên mới của ấp, khóm.", "name")]
    same = (change.name, change.word) == (touched[0].name, touched[0].kind)
    if change.kind == ChangeKind.RENAME and same:
        return [_problem("hamlet_name_same", "Tên mới giống tên đang dùng.", "name")]
    # A merged one may hand its name on; a renamed or split one keeps or shares it with nobody.
    free = set(change.hamlets) if change.kind != ChangeKind.SPLIT else set()
    return check_name_free(change.name, [each for each in living if each.id not in free])


def check_name_free(name: str, others: Sequence[Hamlet]) -> list[Problem]:
    """No two living hamlets bear one name, accents aside."""
    if any(search_key(each.name) == search_key(name) for each in others):
        return [_problem("hamlet_name_taken", f"Đã có ấp, khóm tên «{name}».", "name")]
    return []


def check_commune_change(change: CommuneChange, now: Commune, today: date) -> list[Problem]:
    """Everything that keeps a change of the commune from being recorded."""
    if not change.name or not change.kind:
        return [_problem("commune_name_missing", "Chưa có tên mới của đơn vị.", "name")]
    if (change.name, change.kind) == (now.name, now.kind) and not change.joined:
        return [_problem("commune_same", "Tên mới giống tên đang dùng.", "name")]
    return check_day(change.day, (), today)


def told_in_words(change: HamletChange, living: Sequence[Hamlet], moved: int) -> str:
    """One sentence without its full stop: «ấp Phước Thọ đổi thành khóm Phước Thọ»."""
    by_id = {each.id: each for each in living}
    here = ", ".join(by_id[each].full_name for each in change.hamlets)
    new = f"{change.word} {change.name}"
    if change.kind == ChangeKind.RENAME:
        return f"đổi {here} thành {new}"
    if change.kind == ChangeKind.SPLIT:
        return f"tách {here}, {moved} hộ sang {new}"
    return f"nhập {here} vào {by_id[change.into].full_name if change.into else new}"


def _problem(code: str, text: str, field: str) -> Problem:
    return Problem(code, text, field=field)

"""Gộp hai dòng của một người: nothing is erased, and both can be split again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.matching import Person
from ngheo_desktop.domain.register import HEAD, Household, Member
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.duplicates import Verdict, both_people
from ngheo_desktop.operations.households import require_stored, store_household
from ngheo_desktop.operations.office import Office

if TYPE_CHECKING:
    from ngheo_desktop.storage.duplicates import StoredVerdict

MERGED_FIELDS = (
    "name",
    "sex",
    "birth",
    "personal_id",
    "personal_id_issued",
    "ethnic",
    "status",
    "phone",
    "note",
)


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging gave: how to take it back, and where the two had said different things."""

    verdict_id: str
    act: Act
    differing: tuple[str, ...]  # fields in which the kept value stayed without being chosen


def merge(office: Office, kept_id: str, away_id: str, taken: Sequence[str] = ()) -> Merged:
    """Gộp: one is kept, the other leaves its household and points to it; nothing is erased.

    Blanks of the kept one are filled; where both say something, the kept value stays unless its
    field is named in `taken`.
    """
    from ngheo_desktop.storage.duplicates import StoredVerdict, digest_of, note_verdict

    office.require(Right.EDIT_HOUSEHOLDS)
    unknown = set(taken) - set(MERGED_FIELDS)
    if unknown:
        raise WrongUsage(f"Không có ô «{', '.join(sorted(unknown))}» để chọn.")
    with office.store.writing() as session:
        one, two = both_people(office, session, kept_id, away_id)
        seen = digest_of(one, two)
        home = require_stored(office, session, one.household_id)
        kept, away = _member(home, kept_id), _member(_home_of(office, session, two), away_id)
        fresh, filled, differing = _merged(kept, away, taken)
        house_away = _take_away(office, session, two, fresh, keep=one)
        noted = StoredVerdict("", kept_id, away_id, Verdict.SAME, seen, kept_id, filled, house_away)
        verdict_id = note_verdict(session, noted)
    act = Act(
        f"gộp {away.name} vào {kept.name}",
        partial(_split_again, verdict_id),
        partial(_merge_again, kept_id, away_id, tuple(taken)),
        one.household_id,
    )
    return Merged(verdict_id, act, differing)


def _home_of(office: Office, session: Any, person: Person) -> Household:
    return require_stored(office, session, person.household_id)


def _member(household: Household, member_id: str) -> Member:
    return next(each for each in household.members if each.id == member_id)


def _merged(
    kept: Member, away: Member, taken: Sequence[str]
) -> tuple[Member, dict[str, list[Any]], tuple[str, ...]]:
    """The kept person afterwards, what changed as the diary tells it, what stayed undecided."""
    from ngheo_desktop.storage.households import told_value

    values, filled, differing = {}, {}, []
    for name in MERGED_FIELDS:
        old, new = getattr(kept, name), getattr(away, name)
        if not new or old == new:
            continue
        if not old or name in taken:
            values[name] = new
            filled[name] = [told_value(old), told_value(new)]
        else:
            differing.append(name)
    return replace(kept, **values), filled, tuple(differing)


def _take_away(office: Office, session: Any, away: Person, fresh: Member, *, keep: Person) -> str:
    """Write both households; returns the one that was put away with its only person."""
    word = "gộp hai người"
    house = require_stored(office, session, away.household_id)
    alone = len(house.members) == 1
    if away.relation == HEAD and not alone:
        raise WrongUsage(
            f"Người được bỏ là chủ hộ {house.code}, hộ còn người khác. Hãy giữ dòng này và bỏ dòng "
            "kia, hoặc đổi chủ hộ trước."
        )
    if not alone:
        rest = tuple(each for each in house.members if each.id != away.id)
        if away.household_id == keep.household_id:
            rest = tuple(fresh if each.id == fresh.id else each for each in rest)
        store_household(office, session, replace(house, members=rest), word)
    if away.household_id != keep.household_id:
        home = require_stored(office, session, keep.household_id)
        people = tuple(fresh if each.id == fresh.id else each for each in home.members)
        store_household(office, session, replace(home, members=people), word)
    if alone:
        _set_away(office, session, house.id, word, away=True)
    return house.id if alone else ""


def _set_away(office: Office, session: Any, household_id: str, word: str, *, away: bool) -> None:
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.households import put_away, take_out
    from ngheo_desktop.storage.summaries import refresh_summaries

    (put_away if away else take_out)(session, household_id)
    changes: dict[str, Any] = {"deleted": [not away, away]}
    entry = Entry(word, "household", household_id, household_id, changes)
    write_entry(session, office.actor, entry)
    refresh_summaries(session, [household_id])


def split(office: Office, verdict_id: str) -> Act:
    """Tách lại what was merged: both stand where they stood, each with its history."""
    kept_id, away_id, taken = _split(office, verdict_id)
    return Act(
        "tách lại hai người đã gộp",
        partial(_merge_again, kept_id, away_id, taken),
        partial(_split_last, kept_id, away_id),
    )


def _split_again(verdict_id: str, office: Office) -> None:
    _split(office, verdict_id)


def _split_last(kept_id: str, away_id: str, office: Office) -> None:
    """Split what was merged anew meanwhile."""
    for each in list_merged(office):
        if (each.kept_id, each.away_id) == (kept_id, away_id):
            _split(office, each.id)
            return
    raise WrongUsage("Hai người này không còn được gộp.")


def _merge_again(kept_id: str, away_id: str, taken: tuple[str, ...], office: Office) -> None:
    merge(office, kept_id, away_id, taken)


def _split(office: Office, verdict_id: str) -> tuple[str, str, tuple[str, ...]]:
    from ngheo_desktop.storage.duplicates import load_verdict, set_verdict_taken_back
    from ngheo_desktop.storage.households import household_of_member, value_from_diary

    office.require(Right.EDIT_HOUSEHOLDS)
    with office.store.writing() as session:
        noted = load_verdict(session, verdict_id)
        home_id = household_of_member(session, noted.kept_id) if noted else None
        if noted is None or home_id is None:
            raise WrongUsage("Không tách lại được: người được giữ không còn trong sổ.")
        filled = dict(noted.filled or {})
        home = require_stored(office, session, home_id)
        kept = _member(home, noted.kept_id)
        values = {
            name: value_from_diary(name, old)
            for name, (old, new) in filled.items()
            if getattr(kept, name) == value_from_diary(name, new)
        }
        people = tuple(replace(each, **values) if each is kept else each for each in home.members)
        store_household(office, session, replace(home, members=people), "tách lại hai người")
        _bring_back(office, session, noted)
        set_verdict_taken_back(session, verdict_id)
    taken = tuple(name for name, (old, _new) in filled.items() if old)
    return noted.kept_id, noted.away_id, taken


def _bring_back(office: Office, session: Any, noted: "StoredVerdict") -> None:
    from ngheo_desktop.storage.households import left_household, load_left_member

    if noted.household_away:
        _refuse_taken_code(session, noted.household_away)
        _set_away(office, session, noted.household_away, "tách lại hai người", away=False)
        return
    house_id = left_household(session, noted.away_id)
    house = require_stored(office, session, house_id)
    back = load_left_member(session, house_id, noted.away_id)
    if back is None or any(each.id == noted.away_id for each in house.members):
        raise WrongUsage("Không tách lại được: người đã bỏ không còn ở hộ cũ.")
    joined = replace(house, members=(*house.members, back))
    store_household(office, session, joined, "tách lại hai người")


def _refuse_taken_code(session: Any, household_id: str) -> None:
    from ngheo_desktop.storage.households import code_owner, load_put_away

    house = load_put_away(session, household_id)
    if house is not None and code_owner(session, house.code) not in (None, house.id):
        raise WrongUsage(
            f"Không tách lại được: mã hộ {house.code} nay đã dùng cho hộ khác. "
            "Hãy đổi mã hộ đó trước."
        )


def list_merged(office: Office) -> list["StoredVerdict"]:
    """Những người đã gộp, the latest first: each can be split again."""
    from ngheo_desktop.storage.duplicates import verdicts

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        return [each for each in reversed(verdicts(session)) if each.verdict == Verdict.SAME]

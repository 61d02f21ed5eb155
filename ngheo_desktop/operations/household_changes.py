"""Thay đổi của hộ as acts: taken back and done again, put away and restored, old values again."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from ngheo_desktop.domain.edits import edit_name, kept_words, moved_back
from ngheo_desktop.domain.field_words import FIELD_WORDS, in_sentence
from ngheo_desktop.domain.problems import errors_of
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.households import (
    SavedHousehold,
    check,
    check_hamlet,
    open_household,
    require_stored,
    save_household,
    score_again,
    store_household,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.text import clean

_UNDO, _REDO = "hoàn tác", "làm lại"


# --- an edit ------------------------------------------------------------------------------------


def edited(before: Household, after: Household) -> Act | None:
    """Sửa hộ as an act; None when nothing is different."""
    name = edit_name(before, after)
    if not name:
        return None
    undo = partial(_move, wanted=before, seen=after, word=_UNDO)
    redo = partial(_move, wanted=after, seen=before, word=_REDO)
    return Act(name, undo, redo, after.id)


def _move(office: Office, wanted: Household, seen: Household, word: str) -> str:
    """From `seen` to `wanted`, as far as the register still stands as it was seen."""
    office.require(Right.EDIT_HOUSEHOLDS)
    _require_there(office, wanted, word)
    with office.store.writing() as session:
        stored = require_stored(office, session, wanted.id)
        household, kept = moved_back(wanted, seen, stored)
        if household == stored:
            raise WrongUsage(_too_late(kept_words(kept), wanted.code, word))
        _check_move(office, household, wanted, word)
        store_household(office, session, household, f"{word}: sửa hộ")
    return f"Giữ nguyên chỗ có người sửa sau đó: {kept_words(kept)}." if kept else ""


def _require_there(office: Office, household: Household, word: str) -> None:
    from ngheo_desktop.storage.households import load_put_away

    with office.store.reading() as session:
        if load_put_away(session, household.id) is not None:
            raise WrongUsage(
                f"Chưa {word} được: hộ {household.code} đang ở mục Đã bỏ. Hãy lấy lại hộ trước."
            )


def _too_late(kept: str, code: str, word: str) -> str:
    if not kept:
        return f"Không còn gì để {word} ở hộ {code}: sổ đã như vậy rồi."
    return f"Không {word} được nữa: đã có người sửa {kept} sau đó. Giá trị mới được giữ nguyên."


def _check_move(office: Office, household: Household, wanted: Household, word: str) -> None:
    """What was wrong in the register before may come back; nothing new may become wrong."""
    old = {(each.code, each.field) for each in errors_of(check(office, wanted))}
    problems = errors_of(check(office, household))
    new = [each.text for each in problems if (each.code, each.field) not in old]
    hamlet = check_hamlet(office, household)
    new += [each.text for each in hamlet]
    if new:
        raise WrongUsage(f"Không {word} được: " + " ".join(new))


# --- a new household ----------------------------------------------------------------------------


def added(household: Household) -> Act:
    """Thêm hộ as an act: taken back it lies in mục Đã bỏ, done again it has the same id."""
    undo = partial(_take_new_away, household)
    redo = partial(_take_out_again, household.id, f"{_REDO}: thêm hộ")
    return Act(f"thêm hộ {household.head_name}", undo, redo, household.id)


def _take_new_away(household: Household, office: Office) -> None:
    office.require(Right.EDIT_HOUSEHOLDS)
    with office.store.writing() as session:
        stored = require_stored(office, session, household.id)
        if stored != household or _is_surveyed(session, household.id):
            raise WrongUsage(
                f"Không hoàn tác được: hộ {household.code} đã có thêm số liệu sau đó. Nếu không "
                "cần hộ này, hãy chọn «Đưa vào mục Đã bỏ»."
            )
        _put_away(office, session, household.id, f"{_UNDO}: thêm hộ", "")


def _is_surveyed(session: Any, household_id: str) -> bool:
    from ngheo_desktop.storage.checklists import load_sheets

    return bool(load_sheets(session, (), [household_id]))


# --- mục Đã bỏ ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PutAwayLine:
    """One household of mục Đã bỏ: who put it away, when and why."""

    household_id: str
    code: str
    head_name: str
    hamlet: str
    at: str = ""  # ISO time, UTC
    account: str = ""
    reason: str = ""


def put_away_household(office: Office, household_id: str, reason: str) -> Act:
    """Đưa hộ vào mục Đã bỏ, with a reason; nothing is erased."""
    office.require(Right.EDIT_HOUSEHOLDS)
    reason = clean(reason)
    if not reason:
        raise WrongUsage("Chưa có lý do. Hãy ghi vì sao bỏ hộ này, ví dụ «Ghi hai lần».")
    with office.store.writing() as session:
        stored = require_stored(office, session, household_id)
        _put_away(office, session, household_id, "bỏ hộ", reason)
    return Act(
        f"đưa hộ {stored.code} vào mục Đã bỏ",
        partial(_take_out_again, household_id, f"{_UNDO}: bỏ hộ"),
        partial(_put_away_again, household_id, f"{_REDO}: bỏ hộ", reason),
        household_id,
    )


def restore_household(office: Office, household_id: str) -> Act:
    """Lấy lại hộ from mục Đã bỏ, as it was: people, sheets, decisions, history."""
    household = _take_out(household_id, "lấy lại hộ", office)
    return Act(
        f"lấy lại hộ {household.code}",
        partial(_put_away_again, household_id, f"{_UNDO}: lấy lại hộ", ""),
        partial(_take_out_again, household_id, f"{_REDO}: lấy lại hộ"),
        household_id,
    )


def list_put_away(office: Office) -> list[PutAwayLine]:
    """Mục Đã bỏ within the account's hamlets, in the order of the codes."""
    from ngheo_desktop.storage.diary import putting_away
    from ngheo_desktop.storage.hamlets import list_hamlets
    from ngheo_desktop.storage.households import load_put_away, put_away_ids

    office.require(Right.EDIT_HOUSEHOLDS)
    scope = office.actor.scope
    with office.store.reading() as session:
        hamlets = {each.id: each.full_name for each in list_hamlets(session)}
        lines = []
        for household_id in put_away_ids(session):
            household = load_put_away(session, household_id)
            if household is None or (scope is not None and household.hamlet_id not in scope):
                continue
            told = putting_away(session, household_id)
            lines.append(
                PutAwayLine(
                    household_id,
                    household.code,
                    household.head_name,
                    hamlets.get(household.hamlet_id, ""),
                    *(told or ()),
                )
            )
    return lines


def _put_away(office: Office, session: Any, household_id: str, word: str, reason: str) -> None:
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.households import put_away
    from ngheo_desktop.storage.summaries import refresh_summaries

    put_away(session, household_id)
    changes: dict[str, Any] = {"deleted": [False, True]}
    if reason:
        changes["reason"] = [None, reason]
    entry = Entry(word, "household", household_id, household_id, changes)
    write_entry(session, office.actor, entry)
    refresh_summaries(session, [household_id])


def _put_away_again(household_id: str, word: str, reason: str, office: Office) -> None:
    office.require(Right.EDIT_HOUSEHOLDS)
    with office.store.writing() as session:
        require_stored(office, session, household_id)
        _put_away(office, session, household_id, word, reason)


def _take_out_again(household_id: str, word: str, office: Office) -> None:
    _take_out(household_id, word, office)


def _take_out(household_id: str, word: str, office: Office) -> Household:
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.households import code_owner, load_put_away, take_out
    from ngheo_desktop.storage.summaries import refresh_summaries

    office.require(Right.EDIT_HOUSEHOLDS)
    with office.store.writing() as session:
        household = load_put_away(session, household_id)
        if household is None or not household.members:  # without people it has ended by an event
            raise WrongUsage("Hộ này không ở mục Đã bỏ. Hãy mở lại danh sách.")
        office.require_hamlet(household.hamlet_id)
        if code_owner(session, household.code) not in (None, household_id):
            raise WrongUsage(
                f"Mã hộ {household.code} nay đã dùng cho hộ khác. Hãy đổi mã hộ đó trước."
            )
        problems = check_hamlet(office, household)
        if problems:
            raise WrongUsage(problems[0].text)
        take_out(session, household_id)
        changes = {"deleted": [True, False]}
        entry = Entry(word, "household", household_id, household_id, changes)
        write_entry(session, office.actor, entry)
        score_again(office, session, household_id)
        refresh_summaries(session, [household_id])
    return household


# --- lịch sử ------------------------------------------------------------------------------------


def restore_value(
    office: Office, household_id: str, record_id: str, field: str, told: Any
) -> SavedHousehold:
    """Lấy lại giá trị này: one field of a household or a person as the diary tells it, one act.

    With field «deleted» somebody who was taken out of the household comes back.
    """
    office.require(Right.EDIT_HOUSEHOLDS)
    opened = open_household(office, household_id).household
    if field == "deleted":
        return _restore_member(office, opened, record_id)
    household, person = _with_value(opened, record_id, field, told)
    if household == opened:
        raise WrongUsage("Sổ đang ghi đúng giá trị này rồi.")
    saved = save_household(office, household, opened=opened, word="lấy lại giá trị cũ")
    whose = person or f"hộ {opened.code}"
    return _renamed(saved, f"lấy lại {in_sentence(field)} {whose}")


def _with_value(
    household: Household, record_id: str, field: str, told: Any
) -> tuple[Household, str]:
    from ngheo_desktop.storage.households import value_from_diary

    if field not in FIELD_WORDS:
        raise WrongUsage("Giá trị này chỉ sửa được ở phiếu rà soát.")
    change = {field: value_from_diary(field, told)}
    if record_id == household.id:
        return replace(household, **change), ""
    member = next((each for each in household.members if each.id == record_id), None)
    if member is None:
        raise WrongUsage("Người này không còn trong hộ. Hãy lấy lại người đó trước.")
    members = tuple(
        replace(each, **change) if each is member else each for each in household.members
    )
    return replace(household, members=members), member.name


def _restore_member(office: Office, opened: Household, member_id: str) -> SavedHousehold:
    from ngheo_desktop.storage.households import load_left_member

    if any(each.id == member_id for each in opened.members):
        raise WrongUsage("Người này đang ở trong hộ rồi.")
    with office.store.reading() as session:
        member = load_left_member(session, opened.id, member_id)
    if member is None:
        raise WrongUsage("Không tìm thấy người này trong sổ.")
    household = replace(opened, members=(*opened.members, member))
    saved = save_household(office, household, opened=opened, word="lấy lại người")
    return _renamed(saved, f"lấy lại {member.name} vào hộ {opened.code}")


def _renamed(saved: SavedHousehold, name: str) -> SavedHousehold:
    return replace(saved, act=replace(saved.act, name=name) if saved.act else None)

"""Hộ dân: open, check, save."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ngheo_desktop import catalogs
from ngheo_desktop.domain.births import Birth, typed_birth
from ngheo_desktop.domain.checks import check_household, has_unknown_province
from ngheo_desktop.domain.drafts import DraftKind
from ngheo_desktop.domain.edits import rebased
from ngheo_desktop.domain.problems import Problem, Severity, errors_of
from ngheo_desktop.domain.register import Hamlet, Household, HouseholdFile, Member
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.text import clean

IDS_SHOWN = "xem đủ số định danh"  # what the diary calls it


@dataclass(frozen=True, slots=True)
class SavedHousehold:
    """What saving gave: the id, and the warnings that did not block it."""

    id: str
    warnings: tuple[Problem, ...]
    act: Act | None = None  # to take it back by; None = nothing was different


def peek_household(office: Office, household_id: str) -> Household | None:
    """Xem nhanh: the household without its history; None when it has gone meanwhile."""
    from ngheo_desktop.storage.households import load_household

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        household = load_household(session, household_id)
    if household is not None:
        office.require_hamlet(household.hamlet_id)
    return household


def open_household(office: Office, household_id: str) -> HouseholdFile:
    """Mở hồ sơ hộ: members, decisions, results and history."""
    from ngheo_desktop.storage.checklists import results_of
    from ngheo_desktop.storage.diary import history_of
    from ngheo_desktop.storage.hamlets import list_hamlets
    from ngheo_desktop.storage.households import decisions_of
    from ngheo_desktop.storage.rounds import open_round_of
    from ngheo_desktop.storage.unreadable import unread_of_household

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        household = require_stored(office, session, household_id)
        known = (each for each in list_hamlets(session) if each.id == household.hamlet_id)
        hamlet = next(known, Hamlet("", ""))  # gone, or nobody can read which
        return HouseholdFile(
            household,
            hamlet,
            decisions_of(session, household_id),
            results_of(session, household_id),
            history_of(session, household_id),
            open_round_of(session, household_id),
            unread_of_household(session, household_id),
        )


def tidied(household: Household) -> Household:
    """The household with its texts as they are stored: NFC, single spaces."""
    members = tuple(tidied_member(member) for member in household.members)
    return replace(
        household,
        code=clean(household.code),
        address=clean(household.address),
        phone=clean(household.phone),
        note=clean(household.note),
        members=members,
    )


def new_member_id() -> str:
    """An id for somebody who is typed and not saved yet."""
    from ngheo_desktop.storage.ids import new_id

    return new_id()


def tidied_member(member: Member) -> Member:
    """One person with texts as they are stored; blanks in a number are dropped."""
    return replace(
        member,
        name=clean(member.name),
        personal_id="".join(member.personal_id.split()),
        ethnic=clean(member.ethnic),
        phone=clean(member.phone),
        note=clean(member.note),
    )


def check(office: Office, household: Household) -> list[Problem]:
    """Everything wrong with a household, in itself and against the register."""
    from ngheo_desktop.storage.households import code_owner, owners_of_ids

    office.require(Right.READ_HOUSEHOLDS)
    household = tidied(household)
    problems = check_household(household, office.today())
    numbers = [member.personal_id for member in household.members if member.personal_id]
    with office.store.reading() as session:
        owner = code_owner(session, household.code) if household.code else None
        owners = owners_of_ids(session, numbers)
    if owner not in (None, household.id):
        text = f"Mã hộ {household.code} đã có ở hộ khác. Hãy nhập mã khác, hoặc để trống."
        problems.append(Problem("household_code_duplicate", text, field="code"))
    provinces = catalogs.id_provinces().keys()
    for place, member in enumerate(household.members, start=1):
        if has_unknown_province(member.personal_id, provinces):
            text = f"Ba số đầu của số định danh của {member.name} chưa phải mã tỉnh nào đã biết."
            problems.append(
                Problem("id_province_unknown", text, Severity.WARNING, "personal_id", member=place)
            )
        member_id, household_id = owners.get(member.personal_id, ("", household.id))
        if household_id != household.id and member_id != member.id:
            text = (
                f"Số định danh của {member.name} đã có ở hộ khác. Nên so sánh trước khi thêm. "
                "Vẫn lưu được."
            )
            problems.append(
                Problem("id_duplicate", text, Severity.WARNING, "personal_id", member=place)
            )
    return problems


def check_hamlet(office: Office, household: Household) -> list[Problem]:
    """A household can only stand in a hamlet that is in the register."""
    from ngheo_desktop.storage.hamlets import list_hamlets

    with office.store.reading() as session:
        known = {each.id for each in list_hamlets(session)}
    if not household.hamlet_id or household.hamlet_id in known:
        return []
    text = "Ấp, khóm của hộ đã được bỏ khỏi sổ. Hãy thêm lại ấp, khóm đó ở Hệ thống trước."
    return [Problem("hamlet_gone", text, field="hamlet_id")]


def save_household(
    office: Office,
    household: Household,
    *,
    opened: Household | None = None,
    ends_draft: bool = False,
    word: str = "sửa hộ",
) -> SavedHousehold:
    """Lưu hộ: one transaction with its diary line; InputRefused lists all errors at once.

    `opened` is the household as the edit began: what others saved since then is kept.
    With `ends_draft` the account's own draft of it goes in the same transaction.
    `word` is what the diary calls the change of a household that exists.
    """
    from ngheo_desktop.operations.household_changes import added, edited
    from ngheo_desktop.storage.drafts import erase_draft
    from ngheo_desktop.storage.households import code_owner, codes_in_use, load_household

    office.require(Right.EDIT_HOUSEHOLDS)
    office.require_hamlet(household.hamlet_id)
    household = tidied(household)
    problems = _saveable(office, household)
    stored = None
    with office.store.writing() as session:
        if household.id:
            stored = require_stored(office, session, household.id)
            if opened is not None and stored != opened:
                household = rebased(household, tidied(opened), stored)
                problems = _saveable(office, household)
        if not household.code:
            household = replace(household, code=next_code(codes_in_use(session)))
        elif code_owner(session, household.code) not in (None, household.id):
            raise WrongUsage(f"Mã hộ {household.code} vừa được dùng cho hộ khác.")
        household_id = store_household(office, session, household, word if stored else "thêm hộ")
        if ends_draft:
            erase_draft(session, office.actor.account_id, DraftKind.HOUSEHOLD, household.id)
        now = load_household(session, household_id)
    act = None
    if now is not None:
        act = edited(stored, now) if stored is not None else added(now)
    return SavedHousehold(household_id, tuple(problems), act)


def store_household(office: Office, session: Any, household: Household, word: str) -> str:
    """Write it inside the caller's transaction: diary, results and list follow; returns the id."""
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.households import save_household as store
    from ngheo_desktop.storage.summaries import refresh_summaries

    household_id, changed = store(session, household)
    for record_id, changes in changed.items():
        kind = "household" if record_id == household_id else "member"
        write_entry(session, office.actor, Entry(word, kind, record_id, household_id, changes))
    if changed:
        score_again(office, session, household_id)
    refresh_summaries(session, [household_id])
    return household_id


def _saveable(office: Office, household: Household) -> list[Problem]:
    problems = [*check_hamlet(office, household), *check(office, household)]
    if errors_of(problems):
        raise InputRefused(errors_of(problems))
    return problems


def require_stored(office: Office, session: Any, household_id: str) -> Household:
    """The household of the register, for an account that may work on it.

    The hamlet it stands in counts, not only the one it is moved to; it may be put away too.
    """
    from ngheo_desktop.storage.households import load_household

    stored = load_household(session, household_id)
    if stored is None:
        raise WrongUsage("Không tìm thấy hộ này trong sổ.")
    office.require_hamlet(stored.hamlet_id)
    return stored


def score_again(office: Office, session: object, household_id: str) -> None:
    """Chấm điểm lại: birth dates, sexes and members are facts too; they may change the result."""
    from ngheo_desktop.operations.scoring import score_households

    score_households(office, session, [household_id])


def next_code(codes: set[str]) -> str:
    """The next free number of four digits."""
    numbers = [int(code) for code in codes if code.isdigit() and len(code) <= 6]
    return f"{max(numbers, default=0) + 1:04d}"


def note_ids_shown(office: Office, household_id: str) -> None:
    """Ghi nhật ký that the numbers of a household were shown in full on the screen."""
    from ngheo_desktop.storage.diary import Entry, write_entry

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.writing() as session:
        require_stored(office, session, household_id)
        entry = Entry(IDS_SHOWN, "household", household_id, household_id, {})
        write_entry(session, office.actor, entry)


def read_birth(text: str, today: date, *, may_come: bool = False) -> Birth | None:
    """Ngày sinh as typed: 23/11/1975, 231175, 23/11, 11/1975, 1975; "" = None."""
    typed = clean(text)
    if not typed:
        return None
    birth = typed_birth(typed, today, may_come=may_come)
    if birth is None:
        raise WrongUsage(
            f"«{text}» không phải ngày sinh. Hãy nhập như 05/02/1974, 02/1974 hoặc 1974."
        )
    return birth


def household_of_member(office: Office, member_id: str) -> str:
    """Id of the household a member stands in."""
    from ngheo_desktop.storage.households import household_of_member as stored

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        found = stored(session, member_id)
    if found is None:
        raise WrongUsage("Không tìm thấy thành viên này trong sổ.")
    return found

"""Hộ dân: list, open, check, save."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any

from ngheo_desktop.domain.births import Birth, typed_birth
from ngheo_desktop.domain.checks import check_household
from ngheo_desktop.domain.drafts import DraftKind
from ngheo_desktop.domain.edits import rebased
from ngheo_desktop.domain.narrowing import HamletSum
from ngheo_desktop.domain.problems import Problem, Severity, errors_of
from ngheo_desktop.domain.register import Household, HouseholdFile, HouseholdLine, Member
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import standard_on
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.household_list import HouseholdQuery as HouseholdQuery  # for the window
from ngheo_desktop.storage.household_list import (
    count_by_class,
    count_rows,
    find_rows,
    head_names,
    latest_standard,
    listed_ethnic_groups,
    listed_hamlets,
    read_lines,
    sum_hamlets,
)
from ngheo_desktop.text import clean, search_key


@dataclass(frozen=True, slots=True)
class SavedHousehold:
    """What saving gave: the id, and the warnings that did not block it."""

    id: str
    warnings: tuple[Problem, ...]
    act: Act | None = None  # to take it back by; None = nothing was different


def find_households(office: Office, query: HouseholdQuery) -> list[int]:
    """Numbers of the matching lines in order, for a list that pages."""
    return find_rows(office.store, _completed(office, query))


def read_households(office: Office, rows: Sequence[int]) -> list[HouseholdLine]:
    """One page of the household list."""
    office.require(Right.READ_HOUSEHOLDS)
    return read_lines(office.store, rows, scope=office.actor.scope, since=_this_year(office))


@dataclass(frozen=True, slots=True)
class ListCount:
    """What the foot of the list says: hộ and khẩu."""

    households: int
    members: int


def count_households(office: Office, query: HouseholdQuery) -> ListCount:
    """How many households and people match."""
    return ListCount(*count_rows(office.store, _completed(office, query)))


def sum_households(office: Office, query: HouseholdQuery) -> list[HamletSum]:
    """Nhóm theo ấp: the hamlets of the matching households, each with its sums."""
    return sum_hamlets(office.store, _completed(office, query))


def _completed(office: Office, query: HouseholdQuery) -> HouseholdQuery:
    """The query with what only the office knows: who asks, this year, the forms' numbers."""
    office.require(Right.READ_HOUSEHOLDS)
    numbers = [
        (standard.code, indicator.number)
        for standard in (office.standards if query.lacking else ())
        for indicator in standard.indicators
        if indicator.code == query.lacking
    ]
    return replace(
        query, scope=office.actor.scope, since=_this_year(office), numbers=tuple(numbers)
    )


def _this_year(office: Office) -> str:
    return f"{office.today().year}-01-01"


def find_given_name(office: Office, rows: Sequence[int], typed: str, start: int) -> int | None:
    """Place among listed rows of the next head, from `start` on and around, so named.

    Given names count, without accents as everywhere: «ta» finds Tám and Tâm.
    """
    office.require(Right.READ_HOUSEHOLDS)
    names = head_names(office.store)
    key = search_key(typed)
    for place in chain(range(start, len(rows)), range(min(start, len(rows)))):
        if search_key(names.get(rows[place], "").rpartition(" ")[2]).startswith(key):
            return place
    return None


def hamlets_of_list(office: Office) -> list[tuple[str, str]]:
    """Id and name of the hamlets that the list can be narrowed to."""
    office.require(Right.READ_HOUSEHOLDS)
    scope = office.actor.scope
    hamlets = listed_hamlets(office.store)
    return [each for each in hamlets if scope is None or each[0] in scope]


def ethnic_groups_of_list(office: Office) -> list[str]:
    """Dân tộc that the list can be narrowed to."""
    office.require(Right.READ_HOUSEHOLDS)
    return listed_ethnic_groups(office.store, office.actor.scope)


def indicators_of_list(office: Office) -> list[tuple[str, str]]:
    """Code and words, «4. Bảo hiểm y tế», of the indicators that the list can be narrowed to.

    Numbered as on the form of the newest results; another standard may number them otherwise.
    """
    office.require(Right.READ_HOUSEHOLDS)
    code = latest_standard(office.store)
    standards = office.standards
    standard = next((each for each in standards if each.code == code), None)
    standard = standard or standard_on(standards, office.today())
    indicators = standard.indicators if standard else ()
    return [(each.code, f"{each.number}. {each.title}") for each in indicators]


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
    from ngheo_desktop.storage.households import decisions_of, load_household

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        household = load_household(session, household_id)
        if household is None:
            raise WrongUsage("Không tìm thấy hộ này trong sổ.")
        office.require_hamlet(household.hamlet_id)
        hamlet = next(h for h in list_hamlets(session) if h.id == household.hamlet_id)
        return HouseholdFile(
            household,
            hamlet,
            decisions_of(session, household_id),
            results_of(session, household_id),
            history_of(session, household_id),
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
    for place, member in enumerate(household.members, start=1):
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
        entry = Entry("xem đủ số định danh", "household", household_id, household_id, {})
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


def computed_totals(office: Office) -> dict[str, int]:
    """Households per computed class; "" = never scored."""
    office.require(Right.READ_HOUSEHOLDS)
    return count_by_class(office.store, scope=office.actor.scope)

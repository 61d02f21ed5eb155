"""Lần nhập, trước khi ghi: a list read and matched against the register, never on a guess."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.listing import ListContext, ListedHousehold, Listing
from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.domain.register import HEAD, Hamlet
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import standard_on
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.import_values import has_news
from ngheo_desktop.operations.inspecting import old_communes_around, read_list
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.text import name_key, search_key

if TYPE_CHECKING:
    from ngheo_desktop.storage.imports import KnownHousehold


class Outcome(StrEnum):
    """What writing a list does with one of its households."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REVIEW = "review"  # a person must say whether it is the same household
    REJECTED = "rejected"  # it has errors, or belongs elsewhere


@dataclass(frozen=True, slots=True)
class PlannedHousehold:
    """One household of the list and what would become of it."""

    listed: ListedHousehold
    outcome: Outcome
    household_id: str = ""  # the one in the register, where there is one
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything that «Ghi vào sổ» would do; nothing is written yet."""

    path: Path
    fingerprint: str
    listing: Listing
    households: tuple[PlannedHousehold, ...]
    as_of: int = 0  # the last diary line about the register when it was matched
    new_hamlets: tuple[str, ...] = ()  # learnt from the list while the office has none

    @property
    def counts(self) -> dict[str, int]:
        """read = created + updated + unchanged + review + rejected, in households."""
        counted = Counter(each.outcome for each in self.households)
        return {"read": len(self.households), **{each.value: counted[each] for each in Outcome}}

    @property
    def members(self) -> int:
        return sum(len(each.listed.members) for each in self.households)


def plan_import(
    office: Office,
    path: Path,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    report: Report = no_report,
) -> ImportPlan:
    """Đọc và đối chiếu một danh sách; nothing is written."""
    from ngheo_desktop.storage.diary import last_register_line
    from ngheo_desktop.storage.imports import known_households

    office.require(Right.IMPORT_LISTS)
    hamlets = list_hamlets(office)
    listing = read_list(
        path,
        _context(office, hamlets),
        report=report,
        sheet=sheet,
        mapping=mapping,
        standards=office.standards,
    )
    with office.store.reading() as session:
        as_of = last_register_line(session)
        matcher = _Matcher(office, known_households(session), hamlets)
        matched = [matcher.plan(each, listing) for each in listing.households]
        planned = _compared(session, matched, hamlets)
    learnt = () if hamlets else _hamlets_in(listing)
    fingerprint = hashlib.sha256(path.read_bytes()).hexdigest()
    return ImportPlan(path, fingerprint, listing, planned, as_of, learnt)


def _compared(
    session: Any, planned: Sequence[PlannedHousehold], hamlets: Sequence[Hamlet]
) -> tuple[PlannedHousehold, ...]:
    """Tell known households that a list changes from those it has nothing new about."""
    from ngheo_desktop.storage.checklists import load_sheets
    from ngheo_desktop.storage.households import load_households

    ids = [each.household_id for each in planned if each.outcome == Outcome.UPDATED]
    known = load_households(session, ids)
    sheets = {each.household_id: each.facts for each in load_sheets(session, hamlets, ids)}
    by_name = {search_key(hamlet.name): hamlet.id for hamlet in hamlets}
    return tuple(
        replace(each, outcome=Outcome.UNCHANGED)
        if each.outcome == Outcome.UPDATED
        and not has_news(
            known[each.household_id], sheets.get(each.household_id), each.listed, by_name
        )
        else each
        for each in planned
    )


def _context(office: Office, hamlets: Sequence[Hamlet]) -> ListContext:
    standard = standard_on(office.standards, office.today())
    return ListContext(
        today=office.today(),
        commune_name=office.commune.name,
        commune_area=office.commune.area,
        hamlets=tuple(hamlet.name for hamlet in hamlets),
        old_communes=old_communes_around(office.commune.code),
        standard=standard.code if standard else "",
    )


def _hamlets_in(listing: Listing) -> tuple[str, ...]:
    named = (each.hamlet for each in listing.households if each.hamlet)
    return tuple(dict.fromkeys(named))


class _Matcher:
    """Compares listed households with the register; never decides on a guess."""

    def __init__(
        self, office: Office, known: Sequence["KnownHousehold"], hamlets: Sequence[Hamlet]
    ) -> None:
        self._commune = search_key(office.commune.name)
        self._hamlet_ids = {search_key(hamlet.name): hamlet.id for hamlet in hamlets}
        self._by_code = {each.code: each for each in known if each.code}
        self._by_number = {number: each for each in known for number in each.personal_ids}
        self._by_head: dict[tuple[str, str], list[KnownHousehold]] = {}
        for each in known:
            self._by_head.setdefault((each.head_name, each.hamlet_id), []).append(each)

    def plan(self, listed: ListedHousehold, listing: Listing) -> PlannedHousehold:
        if not listing.is_importable(listed):
            return PlannedHousehold(listed, Outcome.REJECTED, reason="có lỗi ở dòng của hộ")
        if listed.unit and not search_key(listed.unit).endswith(self._commune):
            return PlannedHousehold(listed, Outcome.REJECTED, reason=f"thuộc {listed.unit}")
        return self._match(listed)

    def _match(self, listed: ListedHousehold) -> PlannedHousehold:
        head = name_key(listed.head_name or "")
        same_code = self._by_code.get(listed.code or "")
        if same_code is not None:
            if same_code.head_name == head:
                return PlannedHousehold(listed, Outcome.UPDATED, same_code.id, "cùng mã hộ, chủ hộ")
            reason = f"mã hộ {listed.code} đã có, chủ hộ khác tên"
            return PlannedHousehold(listed, Outcome.REVIEW, same_code.id, reason)
        for member in listed.members:
            owner = self._by_number.get(member.personal_id or "")
            if owner is not None:
                reason = f"số định danh của {member.name} đã có ở hộ {owner.code}"
                return PlannedHousehold(listed, Outcome.REVIEW, owner.id, reason)
        hamlet_id = self._hamlet_ids.get(search_key(listed.hamlet or ""), "")
        for owner in self._by_head.get((head, hamlet_id), ()):
            if _births_may_agree(owner.head_birth, listed):
                reason = f"trùng tên chủ hộ và ấp, khóm với hộ {owner.code}"
                return PlannedHousehold(listed, Outcome.REVIEW, owner.id, reason)
        return PlannedHousehold(listed, Outcome.CREATED)


def _births_may_agree(known: str, listed: ListedHousehold) -> bool:
    head = next((each for each in listed.members if each.relation == HEAD), None)
    told = head.birth.iso if head and head.birth else ""
    return known.startswith(told) or told.startswith(known)


def problems_of(plan: ImportPlan) -> list[Problem]:
    """Problems of the file, and one for each household that waits for a person."""
    asked = [
        Problem(
            "household_to_review",
            f"Hộ {each.listed.head_name or ''}: {each.reason}. Chưa ghi; cần xem lại.",
            Severity.WARNING,
            row=each.listed.row,
            sheet=plan.listing.layout.sheet,
        )
        for each in plan.households
        if each.outcome == Outcome.REVIEW
    ]
    return [*plan.listing.problems, *asked]

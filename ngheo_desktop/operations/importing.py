"""Nhập danh sách: read, matched against the register, shown, and only then written."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.facts import Facts, SurveyedMember
from ngheo_desktop.domain.listing import ListContext, ListedHousehold, ListedMember, Listing
from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.domain.register import HEAD, Hamlet, Household, Member
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import standard_on
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.inspecting import old_communes_around, read_list
from ngheo_desktop.operations.office import Office, split_hamlet
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.text import name_key, search_key

if TYPE_CHECKING:
    from ngheo_desktop.storage.imports import ImportBatch, KnownHousehold, NewHousehold

_WRITE_BATCH = 500


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
class PastDecision:
    """The list is a signed decision: its classes count from that day."""

    number: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything that «Ghi vào sổ» would do; nothing is written yet."""

    path: Path
    fingerprint: str
    listing: Listing
    households: tuple[PlannedHousehold, ...]
    new_hamlets: tuple[str, ...] = ()  # learnt from the list while the office has none

    @property
    def counts(self) -> dict[str, int]:
        """read = created + updated + unchanged + review + rejected, in households."""
        counted = Counter(each.outcome for each in self.households)
        return {"read": len(self.households), **{each.value: counted[each] for each in Outcome}}

    @property
    def members(self) -> int:
        return sum(len(each.listed.members) for each in self.households)


@dataclass(frozen=True, slots=True)
class ImportedList:
    """What was written."""

    batch: str
    counts: Mapping[str, int]


def plan_import(
    office: Office,
    path: Path,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    report: Report = no_report,
) -> ImportPlan:
    """Đọc và đối chiếu một danh sách; nothing is written."""
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
        known = known_households(session)
    matcher = _Matcher(office, known, hamlets)
    planned = tuple(matcher.plan(each, listing) for each in listing.households)
    learnt = () if hamlets else _hamlets_in(listing)
    fingerprint = hashlib.sha256(path.read_bytes()).hexdigest()
    return ImportPlan(path, fingerprint, listing, planned, learnt)


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


def write_import(
    office: Office,
    plan: ImportPlan,
    *,
    decision: PastDecision | None = None,
    report: Report = no_report,
) -> ImportedList:
    """Ghi vào sổ: one transaction; stopping half-way writes nothing."""
    from ngheo_desktop.operations.scoring import score_households
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.imports import finish_batch, insert_households, start_batch
    from ngheo_desktop.storage.summaries import refresh_summaries

    office.require(Right.IMPORT_LISTS)
    with office.store.writing() as session:
        hamlets = _hamlet_ids(office, session, plan.new_hamlets)
        batch = start_batch(session, plan.path.name, plan.fingerprint, office.actor.name)
        codes = _CodeMaker(session)
        new = [
            _new_household(each.listed, hamlets, codes)
            for each in plan.households
            if each.outcome == Outcome.CREATED
        ]
        for at in range(0, len(new), _WRITE_BATCH):
            report(at, len(new))
            insert_households(session, batch, new[at : at + _WRITE_BATCH])
        changed, final = _update_known(session, batch, plan, hamlets, report)
        counts = {"read": len(plan.households), **_counted(final)}
        if decision is not None:
            _write_decision(office, session, plan, new, decision)
        surveyed = [each.household.id for each in new if each.facts is not None]
        score_households(office, session, [*surveyed, *changed])
        finish_batch(session, batch, counts)
        told = {name: [None, count] for name, count in counts.items()}
        write_entry(session, office.actor, Entry("nhập danh sách", "import", batch, "", told))
        refresh_summaries(session)
        report(len(new), len(new))
    return ImportedList(batch, counts)


def _counted(outcomes: Sequence[Outcome]) -> dict[str, int]:
    counted = Counter(outcomes)
    return {each.value: counted[each] for each in Outcome}


def _hamlet_ids(office: Office, session: Any, learnt: Sequence[str]) -> dict[str, str]:
    """Ids of the hamlets by folded name, after adding those the list taught."""
    from ngheo_desktop.storage.hamlets import add_hamlet
    from ngheo_desktop.storage.hamlets import list_hamlets as stored

    for name in learnt:
        kind, bare = split_hamlet(name, office.commune.kind)
        add_hamlet(session, bare, kind, office.commune.area, date(2025, 7, 1))
    return {search_key(hamlet.name): hamlet.id for hamlet in stored(session)}


class _CodeMaker:
    """Household codes: the list's own where it has one, else the next free number."""

    def __init__(self, session: Any) -> None:
        from ngheo_desktop.storage.households import codes_in_use

        used = codes_in_use(session)
        numbers = [int(code) for code in used if code.isdigit() and len(code) <= 6]
        self._next = max(numbers, default=0) + 1

    def code_for(self, listed: ListedHousehold) -> str:
        if listed.code:
            return listed.code
        self._next += 1
        return f"{self._next - 1:04d}"


def _new_household(
    listed: ListedHousehold, hamlets: Mapping[str, str], codes: _CodeMaker
) -> "NewHousehold":
    from ngheo_desktop.storage.ids import new_id
    from ngheo_desktop.storage.imports import NewHousehold

    members = tuple(_member(each, new_id()) for each in listed.members)
    household = Household(
        id=new_id(),
        code=codes.code_for(listed),
        hamlet_id=hamlets.get(search_key(listed.hamlet or ""), ""),
        address=listed.address or "",
        phone=listed.phone or "",
        declared_members=listed.member_count,
        note=listed.note or "",
        members=members,
    )
    facts = _facts(listed, [member.id for member in members])
    return NewHousehold(household, listed.row, facts, listed.surveyor or "", _told(listed))


def _member(listed: ListedMember, member_id: str) -> Member:
    return Member(
        id=member_id,
        name=listed.name,
        relation=listed.relation or "",
        sex=listed.sex,
        birth=listed.birth,
        personal_id=listed.personal_id or "",
        ethnic=listed.ethnic or "",
    )


def _facts(listed: ListedHousehold, member_ids: Sequence[str]) -> Facts | None:
    """The sheet in a list; without a survey day there is none."""
    if listed.survey_date is None:
        return None
    members = tuple(
        SurveyedMember(no, each.birth, each.sex, each.answers, each.name, member_id)
        for no, (each, member_id) in enumerate(
            zip(listed.members, member_ids, strict=True), start=1
        )
    )
    house = listed.house
    if house.housing_area_m2 is None:
        house = replace(house, housing_area_m2=listed.house_area_m2)
    return Facts(
        survey_date=listed.survey_date,
        area=None,  # follows from the hamlet and the day
        income_score=listed.income_score,
        house=house,
        members=members,
        marks=listed.marks,
    )


def _told(listed: ListedHousehold) -> dict[str, Any]:
    """What a list says that the register has no field for, kept with the import."""
    told: dict[str, Any] = dict(listed.extra)
    named = {
        "class": listed.household_class,
        "class_before": listed.class_before,
        "typed_deprivation": listed.typed_deprivation,
        "house_area_m2": None if listed.house_area_m2 is None else str(listed.house_area_m2),
        "screening": listed.screening,
        "number": listed.number,
    }
    told.update({name: value for name, value in named.items() if value is not None})
    return told


def _update_known(
    session: Any, batch: str, plan: ImportPlan, hamlets: Mapping[str, str], report: Report
) -> tuple[list[str], list[Outcome]]:
    """Bring known households up to the list; empty cells and unnamed people change nothing."""
    from ngheo_desktop.storage.checklists import load_sheets
    from ngheo_desktop.storage.hamlets import list_hamlets as stored
    from ngheo_desktop.storage.households import load_households

    ids = [each.household_id for each in plan.households if each.outcome == Outcome.UPDATED]
    known = load_households(session, ids)
    sheets = {
        each.household_id: replace(each.facts, area=None)
        for each in load_sheets(session, stored(session), ids)
    }
    changed: list[str] = []
    outcomes: list[Outcome] = []
    for done, each in enumerate(plan.households):
        if done % _WRITE_BATCH == 0:
            report(done, len(plan.households))
        outcome = each.outcome
        if outcome == Outcome.UPDATED:
            before = known.get(each.household_id)
            if before is None:
                outcome = Outcome.REVIEW
            elif _update_one(session, batch, before, sheets.get(before.id), each.listed, hamlets):
                changed.append(before.id)
            else:
                outcome = Outcome.UNCHANGED
        outcomes.append(outcome)
    return changed, outcomes


def _update_one(
    session: Any,
    batch: str,
    before: Household,
    sheet: Facts | None,
    listed: ListedHousehold,
    hamlets: Mapping[str, str],
) -> bool:
    """Write what a list knows better about one household; False when it knows nothing new."""
    from ngheo_desktop.storage.checklists import save_sheet
    from ngheo_desktop.storage.households import load_household, save_household
    from ngheo_desktop.storage.imports import note_update

    fresh = _merged(before, listed, hamlets)
    if fresh == before and _facts_of_known(before, listed) in (None, sheet):
        return False
    _id, changes = save_household(session, fresh)
    told: dict[str, Any] = dict(changes)
    saved = load_household(session, before.id) or fresh
    facts = _facts_of_known(saved, listed)
    if facts is not None:
        surveyor = listed.surveyor or ""
        sheet_id, answers = save_sheet(
            session, before.id, facts, surveyor=surveyor, source="import"
        )
        told |= {sheet_id: answers} if answers else {}
    if told:
        note_update(session, batch, before.id, listed.row, told)
    return bool(told)


def _merged(known: Household, listed: ListedHousehold, hamlets: Mapping[str, str]) -> Household:
    members = list(known.members)
    for each in listed.members:
        at = _place_of(each, members)
        if at is None:
            members.append(_member(each, ""))
        else:
            members[at] = _filled(members[at], each)
    return replace(
        known,
        hamlet_id=hamlets.get(search_key(listed.hamlet or ""), known.hamlet_id),
        address=listed.address or known.address,
        phone=listed.phone or known.phone,
        declared_members=listed.member_count or known.declared_members,
        note=listed.note or known.note,
        members=tuple(members),
    )


def _place_of(listed: ListedMember, members: Sequence[Member]) -> int | None:
    """The same person in the household: by number, else by name and agreeing birth."""
    for at, member in enumerate(members):
        if listed.personal_id and listed.personal_id == member.personal_id:
            return at
    for at, member in enumerate(members):
        told = listed.birth.iso if listed.birth else ""
        kept = member.birth.iso if member.birth else ""
        if name_key(member.name) == name_key(listed.name) and (
            told.startswith(kept) or kept.startswith(told)
        ):
            return at
    return None


def _filled(member: Member, listed: ListedMember) -> Member:
    """The person with what the list knows better: fuller birth date, missing number."""
    fuller = listed.birth and (not member.birth or len(listed.birth.iso) > len(member.birth.iso))
    return replace(
        member,
        relation=member.relation or listed.relation or "",
        sex=member.sex or listed.sex,
        birth=listed.birth if fuller else member.birth,
        personal_id=member.personal_id or listed.personal_id or "",
        ethnic=member.ethnic or listed.ethnic or "",
    )


def _facts_of_known(household: Household, listed: ListedHousehold) -> Facts | None:
    facts = _facts(listed, ["" for _ in listed.members])
    if facts is None:
        return None
    members = []
    for each, surveyed in zip(listed.members, facts.members, strict=True):
        at = _place_of(each, household.members)
        if at is not None:
            same = household.members[at]
            members.append(
                replace(surveyed, birth=same.birth, sex=same.sex, name=same.name, key=same.id)
            )
    return replace(facts, members=tuple(members))


def _write_decision(
    office: Office,
    session: Any,
    plan: ImportPlan,
    new: Sequence["NewHousehold"],
    decision: PastDecision,
) -> None:
    """The list's classes become a decision of that day, under the standard of that day."""
    from ngheo_desktop.storage.imports import DecidedHousehold, insert_decision

    standard = standard_on(office.standards, decision.decided_on)
    made = {each.row: each.household.id for each in new}
    lines = []
    for each in plan.households:
        household_id = made.get(each.listed.row, each.household_id)
        decided = each.listed.household_class
        if each.outcome in (Outcome.CREATED, Outcome.UPDATED) and decided in _DECIDABLE:
            lines.append(
                DecidedHousehold(
                    household_id,
                    decided,
                    each.listed.head_name or "",
                    each.listed.counted_members,
                )
            )
    if not lines:
        raise WrongUsage(
            "Danh sách không có cột phân loại hộ nên không thể ghi thành quyết định. Chưa ghi gì "
            "vào sổ."
        )
    code = standard.code if standard else ""
    insert_decision(session, decision.number, decision.decided_on, code, lines)


_DECIDABLE = (
    HouseholdClass.POOR,
    HouseholdClass.NEAR_POOR,
    HouseholdClass.AVERAGE_LIVING,
    HouseholdClass.NOT_POOR,
)


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


def list_imports(office: Office) -> list["ImportBatch"]:
    """Lịch sử nhập, newest first."""
    from ngheo_desktop.storage.imports import list_batches

    office.require(Right.IMPORT_LISTS)
    with office.store.reading() as session:
        return list_batches(session)

"""Lần nhập, trước khi ghi: a list read and matched against the register, never on a guess."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.corrections import NO_CORRECTIONS, Corrections
from ngheo_desktop.domain.listing import ListContext, ListedHousehold, Listing
from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import standard_on
from ngheo_desktop.operations.commune_changes import commune_on, old_commune_names
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.import_answers import told_put_off
from ngheo_desktop.operations.import_doubles import with_doubles
from ngheo_desktop.operations.import_mappings import remembered_mapping
from ngheo_desktop.operations.import_matching import (
    Matcher,
    Outcome,
    PlannedHousehold,
    is_key,
    without_shared,
)
from ngheo_desktop.operations.import_values import has_news
from ngheo_desktop.operations.inspecting import read_list
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.text import search_key

if TYPE_CHECKING:
    from ngheo_desktop.storage.imports import KnownDecision

_TWICE_IN_FILE = frozenset(("id_duplicate", "household_code_duplicate", "person_duplicate"))
_MOVE_FIRST = "cán bộ xác nhận cùng người: hãy ghi biến động trong sổ trước, rồi nhập lại"
_FEW = 4  # households; of a shorter list half is soon alike


class Answer(StrEnum):
    """What a person says of a household that may be one of the register."""

    SAME = "same"  # Cùng người
    DIFFERENT = "different"  # Khác người
    LATER = "later"  # Để sau


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything that «Ghi vào sổ» would do; nothing is written yet."""

    path: Path
    fingerprint: str
    listing: Listing
    households: tuple[PlannedHousehold, ...]
    as_of: int = 0  # the last diary line about the register when it was matched
    new_hamlets: tuple[str, ...] = ()  # learnt from the list while the office has none
    mapping: Mapping[str, str] | None = None  # columns that somebody has corrected
    mapping_from: str = ""  # the file whose corrections were taken over
    corrections: Corrections = NO_CORRECTIONS  # of cells and rows, by the officer
    decisions: tuple["KnownDecision", ...] = ()  # signed ones of the register

    @property
    def counts(self) -> dict[str, int]:
        """read = created + updated + unchanged + review + rejected, in households."""
        counted = Counter(each.outcome for each in self.households)
        return {"read": len(self.households), **{each.value: counted[each] for each in Outcome}}

    @property
    def members(self) -> int:
        """People that the list names."""
        return sum(len(each.listed.members) for each in self.households)

    @property
    def looks_repeated(self) -> bool:
        """Half of the list seems to be there already, or to stand in it twice: stop and ask."""
        problems = self.listing.problems
        twice = {(each.sheet, each.row) for each in problems if each.code in _TWICE_IN_FILE}
        alike = sum(
            each.outcome == Outcome.REVIEW or bool(self.listing.rows_of(each.listed) & twice)
            for each in self.households
        )
        return len(self.households) >= _FEW and alike * 2 >= len(self.households)


OUTCOME_WORDS = {
    Outcome.CREATED: "thêm",
    Outcome.UPDATED: "cập nhật",
    Outcome.UNCHANGED: "giữ nguyên",
    Outcome.REVIEW: "cần xem",
    Outcome.REJECTED: "bỏ",
}


def sum_line(counts: Mapping[str, int]) -> str:
    """«đọc 300 = thêm 280 + cập nhật 12 + giữ nguyên 0 + cần xem 5 + bỏ 3», in households."""
    parts = " + ".join(f"{word} {counts[each.value]}" for each, word in OUTCOME_WORDS.items())
    return f"đọc {counts['read']} = {parts}"


def plan_import(
    office: Office,
    path: Path,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    corrections: Corrections = NO_CORRECTIONS,
    report: Report = no_report,
) -> ImportPlan:
    """Đọc và đối chiếu một danh sách; nothing is written.

    Without a `mapping` the corrections of the last file with the same headings are taken over.
    """
    from ngheo_desktop.storage.diary import last_register_line
    from ngheo_desktop.storage.imports import known_decisions, known_households

    office.require(Right.IMPORT_LISTS)
    hamlets = list_hamlets(office)
    context = context_of(office, hamlets)
    read = partial(
        read_list,
        path,
        context,
        report=report,
        sheet=sheet,
        standards=office.standards,
        corrections=corrections,
    )
    listing = read(mapping=mapping)
    mapping_from = ""
    if mapping is None:
        mapping, mapping_from = remembered_mapping(office, listing.layout)
    if mapping_from:
        listing = read(mapping=mapping)
    with office.store.reading() as session:
        as_of = last_register_line(session)
        known, decisions = known_households(session), known_decisions(session)
        matcher = Matcher(context.commune_name, known, hamlets)
        matched = without_shared(matcher.plan(each, listing) for each in listing.households)
        planned = _compared(session, matched, hamlets)
        if known:
            planned = with_doubles(session, planned, hamlets, report)
        planned = told_put_off(session, planned)
    learnt = () if hamlets else _hamlets_in(listing)
    fingerprint = hashlib.sha256(path.read_bytes()).hexdigest()
    return ImportPlan(
        path,
        fingerprint,
        listing,
        planned,
        as_of,
        learnt,
        mapping,
        mapping_from,
        corrections,
        decisions,
    )


def answered(office: Office, plan: ImportPlan, answers: Mapping[int, Answer]) -> ImportPlan:
    """The plan after «Cùng người», «Khác người», «Để sau» for households by their place in it."""
    hamlets = list_hamlets(office)
    told = [
        replace(
            _answered(each, answers.get(at, Answer.LATER)),
            put_off=answers.get(at) == Answer.LATER,
        )
        if each.outcome == Outcome.REVIEW
        else each
        for at, each in enumerate(plan.households)
    ]
    with office.store.reading() as session:
        return replace(plan, households=_compared(session, without_shared(told), hamlets))


def _answered(planned: PlannedHousehold, answer: Answer) -> PlannedHousehold:
    if answer == Answer.SAME and len(planned.candidates) == 1:
        reason = "cán bộ xác nhận cùng một hộ"
        listed = _with_same_people(planned)
        return replace(planned, listed=listed, outcome=Outcome.UPDATED, reason=reason)
    if answer == Answer.SAME and planned.doubles:
        return replace(planned, reason=f"{planned.reason}; {_MOVE_FIRST}")
    if answer == Answer.DIFFERENT and not _shares_a_number(planned):
        apart = _seen_beside(planned)
        if planned.is_known:
            reason = "cán bộ xác nhận người mới của hộ là người khác"
            return replace(planned, outcome=Outcome.UPDATED, reason=reason, apart_from=apart)
        reason = "cán bộ xác nhận là hộ khác"
        return PlannedHousehold(planned.listed, Outcome.CREATED, reason=reason, apart_from=apart)
    return planned


def _seen_beside(planned: PlannedHousehold) -> tuple[str, ...]:
    """Households of the register that the listed one was compared with."""
    own = () if planned.is_known else (planned.household_id,)
    others = (each.household_id for each in planned.doubles)
    return tuple(dict.fromkeys(each for each in (*own, *others) if each))


def _with_same_people(planned: PlannedHousehold) -> ListedHousehold:
    """The listed household, its people tied to those whom the officer has confirmed."""
    same = {
        each.row: each.member_id
        for each in planned.doubles
        if each.household_id == planned.household_id
    }
    members = (replace(each, same_as=same.get(each.row, "")) for each in planned.listed.members)
    return replace(planned.listed, members=tuple(members))


def _shares_a_number(planned: PlannedHousehold) -> bool:
    """One number cannot belong to two people: the papers come first."""
    numbered = any(is_key(each.personal_id or "") for each in planned.listed.members)
    return numbered and "số định danh của" in planned.reason


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


def context_of(office: Office, hamlets: Sequence[Hamlet]) -> ListContext:
    """What the office knows before a list is read."""
    standard = standard_on(office.standards, office.today())
    return ListContext(
        today=office.today(),
        commune_name=commune_on(office, office.today()).name,
        commune_area=office.commune.area,
        hamlets=tuple(hamlet.name for hamlet in hamlets),
        old_hamlets={old: each.name for each in hamlets for old in each.known_as},
        old_communes=old_commune_names(office),
        standard=standard.code if standard else "",
    )


def _hamlets_in(listing: Listing) -> tuple[str, ...]:
    named = (each.hamlet for each in listing.households if each.hamlet)
    return tuple(dict.fromkeys(named))


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

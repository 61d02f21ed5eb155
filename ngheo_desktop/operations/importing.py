"""Ghi danh sách vào sổ: everything of one list in one transaction, or nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.imports import ImportBatch
from ngheo_desktop.domain.listing import ListedHousehold
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.import_answers import note_answers
from ngheo_desktop.operations.import_mappings import remember_mapping
from ngheo_desktop.operations.import_matching import Outcome
from ngheo_desktop.operations.import_plans import ImportPlan
from ngheo_desktop.operations.import_values import (
    listed_member,
    merged,
    sheet_in_list,
    sheet_of_known,
    told_besides,
)
from ngheo_desktop.operations.office import Office, split_hamlet
from ngheo_desktop.operations.past_decisions import PastDecision as PastDecision
from ngheo_desktop.operations.past_decisions import check_decision, write_past_decision
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.text import search_key

if TYPE_CHECKING:
    from ngheo_desktop.storage.imports import NewHousehold

_WRITE_BATCH = 500
REPEATED = (
    "Ít nhất nửa số hộ trong danh sách giống hộ đã có trong sổ, hoặc ghi hai lần trong tệp. "
    "Chưa ghi gì vào sổ. Hãy xem lại các hộ cần xem, rồi xác nhận vẫn ghi."
)


@dataclass(frozen=True, slots=True)
class ImportedList:
    """What was written."""

    batch: str
    counts: Mapping[str, int]


def write_import(
    office: Office,
    plan: ImportPlan,
    *,
    decision: PastDecision | None = None,
    although_repeated: bool = False,
    report: Report = no_report,
) -> ImportedList:
    """Ghi vào sổ: one transaction; stopping half-way writes nothing.

    A list of which half looks like households of the register waits for `although_repeated`.
    """
    from ngheo_desktop.operations.scoring import score_households
    from ngheo_desktop.storage.diary import Entry, last_register_line, write_entry
    from ngheo_desktop.storage.imports import finish_batch, insert_households, start_batch
    from ngheo_desktop.storage.summaries import refresh_summaries

    office.require(Right.IMPORT_LISTS)
    if plan.looks_repeated and not although_repeated:
        raise WrongUsage(REPEATED)
    if refused := check_decision(decision, office.today()):
        raise WrongUsage(f"{refused} Chưa ghi gì vào sổ.")
    with office.store.writing() as session:
        if last_register_line(session) != plan.as_of:  # or two people bring in one list twice
            raise WrongUsage(
                "Sổ vừa được sửa ở nơi khác sau khi xem trước danh sách này. Chưa ghi gì vào sổ. "
                "Hãy xem trước lại rồi ghi."
            )
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
            write_past_decision(office, session, batch, plan.households, new, decision)
        remember_mapping(session, plan.listing.layout, plan.mapping, plan.path.name)
        note_answers(office, session, batch, plan.households, new)
        surveyed = [each.household.id for each in new if each.facts is not None]
        score_households(office, session, [*surveyed, *changed])
        told_corrections = plan.corrections.as_json() if plan.corrections else {}
        finish_batch(session, batch, counts, told_corrections)
        told: dict[str, list[Any]] = {name: [None, count] for name, count in counts.items()}
        if decision is not None:
            told["decision"] = [None, f"{decision.number}, {decision.decided_on.isoformat()}"]
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

        used = self._used = codes_in_use(session)
        numbers = [int(code) for code in used if code.isdecimal() and len(code) <= 6]
        self._next = max(numbers, default=0) + 1

    def code_for(self, listed: ListedHousehold) -> str:
        if listed.code and listed.code not in self._used:
            return listed.code
        self._next += 1
        return f"{self._next - 1:04d}"


def _new_household(
    listed: ListedHousehold, hamlets: Mapping[str, str], codes: _CodeMaker
) -> "NewHousehold":
    from ngheo_desktop.storage.ids import new_id
    from ngheo_desktop.storage.imports import NewHousehold

    members = tuple(listed_member(each, new_id()) for each in listed.members)
    household = Household(
        id=new_id(),
        code=codes.code_for(listed),
        hamlet_id=hamlets.get(search_key(listed.hamlet or ""), ""),
        address=listed.address or "",
        phone=listed.phone or "",
        declared_members=listed.member_count,
        note="; ".join(filter(None, (listed.circumstances, listed.note))),
        no_labour=bool(listed.no_labour),
        wishes=frozenset(listed.support or ()),
        members=members,
    )
    facts = sheet_in_list(listed, [member.id for member in members])
    return NewHousehold(household, listed.row, facts, listed.surveyor or "", told_besides(listed))


def _update_known(
    session: Any, batch: str, plan: ImportPlan, hamlets: Mapping[str, str], report: Report
) -> tuple[list[str], list[Outcome]]:
    """Bring known households up to the list; empty cells and unnamed people change nothing."""
    changed: list[str] = []
    outcomes: list[Outcome] = []
    for done, each in enumerate(plan.households):
        if done % _WRITE_BATCH == 0:
            report(done, len(plan.households))
        outcome = each.outcome
        if outcome == Outcome.UPDATED:
            outcome = _update_one(session, batch, each.household_id, each.listed, hamlets)
        if outcome == Outcome.UPDATED:
            changed.append(each.household_id)
        outcomes.append(outcome)
    return changed, outcomes


def _update_one(
    session: Any,
    batch: str,
    household_id: str,
    listed: ListedHousehold,
    hamlets: Mapping[str, str],
) -> Outcome:
    """Write what a list knows better about one household, and remember what stood there."""
    from ngheo_desktop.storage.households import load_household, save_household
    from ngheo_desktop.storage.import_undo import stored_rows
    from ngheo_desktop.storage.imports import note_update

    known = load_household(session, household_id)
    if known is None:
        return Outcome.REVIEW  # put away since the list was read
    stood = stored_rows(session, household_id)
    _id, changes = save_household(session, merged(known, listed, hamlets))
    told: dict[str, Any] = dict(changes)
    saved = load_household(session, household_id) or known
    told |= _update_sheet(session, saved, listed)
    if not told:
        return Outcome.UNCHANGED
    note_update(session, batch, household_id, listed.row, {"changes": told, "rows": stood})
    return Outcome.UPDATED


def _update_sheet(session: Any, household: Household, listed: ListedHousehold) -> dict[str, Any]:
    from ngheo_desktop.storage.checklists import load_sheets, save_sheet
    from ngheo_desktop.storage.hamlets import list_hamlets

    if listed.survey_date is None:
        return {}
    sheets = load_sheets(session, list_hamlets(session), [household.id], until=listed.survey_date)
    facts = sheet_of_known(household, listed, sheets[0].facts if sheets else None)
    if facts is None:
        return {}
    sheet_id, answers = save_sheet(
        session, household.id, facts, surveyor=listed.surveyor or "", source="import"
    )
    return {sheet_id: answers} if answers else {}


def list_imports(office: Office) -> list[ImportBatch]:
    """Lịch sử nhập, newest first."""
    from ngheo_desktop.storage.imports import list_batches

    office.require(Right.IMPORT_LISTS)
    with office.store.reading() as session:
        return list_batches(session)

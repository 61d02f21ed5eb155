"""Chấm điểm: results computed from the stored sheets, kept with the standard they rest on."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.scoring import evaluate, evaluate_under, income_of
from ngheo_desktop.domain.standards import Standard, standard_on
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.review_rules import second_standard_code
from ngheo_desktop.progress import Report, no_report

if TYPE_CHECKING:
    from ngheo_desktop.storage.checklists import ScoredHousehold, StoredSheet

_BATCH = 500


@dataclass(frozen=True, slots=True)
class ScoringTotals:
    """What scoring everybody gave: households per class, and the seconds it took."""

    by_class: dict[HouseholdClass, int]
    seconds: float


def score_all(
    office: Office,
    *,
    code: str | None = None,
    on: date | None = None,
    report: Report = no_report,
) -> ScoringTotals:
    """Chấm lại tất cả các hộ có phiếu, by one standard or by the one of each survey day.

    Saved in one transaction: stopping half-way leaves the former results whole.
    """
    from ngheo_desktop.storage.checklists import (
        households_with_sheets,
        load_sheets,
        save_results,
    )
    from ngheo_desktop.storage.hamlets import list_hamlets
    from ngheo_desktop.storage.summaries import refresh_results

    office.require_whole(Right.FILL_CHECKLISTS, "Việc chấm lại tất cả")
    started = time.perf_counter()
    standards = _chosen(office.standards, code)
    counted: Counter[HouseholdClass] = Counter()
    with office.store.writing() as session:
        hamlets = list_hamlets(session)
        surveyed = households_with_sheets(session)
        for at in range(0, len(surveyed), _BATCH):
            report(at, len(surveyed))
            sheets = load_sheets(session, hamlets, surveyed[at : at + _BATCH], until=on)
            scored = [_scored(sheet, standards, forced=code is not None) for sheet in sheets]
            beside = _beside(office, sheets) if code is None else []
            save_results(session, [*scored, *beside])
            counted.update(each.result.household_class for each in scored)
            session.expunge_all()  # a large register is never held whole
        refresh_results(session)
        report(len(surveyed), len(surveyed))
    return ScoringTotals(dict(counted), time.perf_counter() - started)


def score_households(office: Office, session: Any, household_ids: Sequence[str]) -> None:
    """Chấm lại some households inside the caller's transaction, by the standard of the day."""
    from ngheo_desktop.storage.checklists import load_sheets, save_results
    from ngheo_desktop.storage.hamlets import list_hamlets

    standards = office.standards
    sheets = load_sheets(session, list_hamlets(session), household_ids)
    scored = [_scored(sheet, standards, forced=False) for sheet in sheets]
    save_results(session, [*scored, *_beside(office, sheets)])


def _chosen(standards: tuple[Standard, ...], code: str | None) -> tuple[Standard, ...]:
    if code is None:
        return standards
    chosen = tuple(standard for standard in standards if standard.code == code)
    if not chosen:
        raise WrongUsage(f"Không có chuẩn nghèo «{code}».")
    return chosen


def _scored(
    sheet: "StoredSheet", standards: tuple[Standard, ...], *, forced: bool
) -> "ScoredHousehold":
    from ngheo_desktop.storage.checklists import ScoredHousehold

    in_force = standard_on(standards, sheet.facts.survey_date)
    standard = standards[0] if forced else in_force
    if standard is None:
        result = evaluate(sheet.facts, standards)
        return ScoredHousehold(sheet.household_id, result, "", in_force=True, fingerprint="")
    result = evaluate_under(standard, sheet.facts)
    numbers = [str(standard.indicator(code).number) for code in result.lacking]
    return ScoredHousehold(
        sheet.household_id,
        result,
        " ".join(numbers),
        in_force=in_force is not None and in_force.code == standard.code,
        fingerprint=_files(standard, sheet),
    )


def _files(standard: Standard, sheet: "StoredSheet") -> str:
    """Fingerprints of what a result rests on: the standard's file, and the B1 table's."""
    table = income_of(standard, sheet.facts).table
    return f"{standard.fingerprint} {table.fingerprint}" if table else standard.fingerprint


def _beside(office: Office, sheets: Sequence["StoredSheet"]) -> list["ScoredHousehold"]:
    """Results by the second standard, where the office has two running."""
    code, standards = second_standard_code(office), office.standards
    beside = [each for each in standards if each.code == code]
    return [
        _scored(sheet, (each,), forced=True)
        for each in beside
        for sheet in sheets
        if standard_on(standards, sheet.facts.survey_date) not in (None, each)
    ]

"""What the console answers, as JSON; the keys are a contract."""

from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.imports import ImportBatch
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import (
    Decision,
    HistoryLine,
    HouseholdFile,
    HouseholdLine,
    Member,
)
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import ScoreTable, Standard
from ngheo_desktop.reference import parts_of

if TYPE_CHECKING:
    from ngheo_desktop.operations.backups import Comparison
    from ngheo_desktop.operations.import_plans import ImportPlan
    from ngheo_desktop.operations.import_undo import UndoneImport


def line_json(line: HouseholdLine) -> dict[str, Any]:
    """One household of a list."""
    return {
        "id": line.id,
        "code": line.code,
        "head_name": line.head_name,
        "birth": line.birth or None,
        "hamlet": line.hamlet,
        "members": line.members,
        "class": line.household_class,
        "computed_class": line.computed_class,
        "standard": line.standard or None,
        "b1": line.income_score,
        "b2": line.deprivation_score,
    }


def file_json(file: HouseholdFile) -> dict[str, Any]:
    """Everything of one household."""
    household = file.household
    newest = file.results[0] if file.results else None
    return {
        "id": household.id,
        "code": household.code,
        "head_name": household.head_name,
        "hamlet": file.hamlet.name,
        "address": household.address,
        "phone": household.phone,
        "no_labour": household.no_labour,
        "hardship": household.hardship,
        "causes": sorted(household.causes),
        "wishes": sorted(household.wishes),
        "declared_members": household.declared_members,
        "note": household.note,
        "class": file.decisions[0].household_class if file.decisions else None,
        "computed_class": newest.household_class if newest else None,
        "standard": newest.standard if newest else None,
        "members": [member_json(member) for member in household.members],
        "decisions": [decision_json(decision) for decision in file.decisions],
        "checklists": [result_json(result) for result in file.results],
        "results": [result_json(result) for result in file.results],
        "helps": [],
        "history": [history_json(line) for line in file.history],
    }


def comparison_json(compared: "Comparison") -> dict[str, Any]:
    """What a backup holds and what restoring it would change."""
    return {
        "made_at": compared.made_at.isoformat(),
        "office": compared.office,
        "households": compared.households,
        "members": compared.members,
        "proven": True,
        "acts_lost": compared.acts_lost,
        "drafts_lost": compared.drafts_lost,
        "added": compared.added,
        "changed": compared.changed,
        "lost": compared.lost,
        "changes": [
            {"code": each.code, "head_name": each.head_name, "change": each.change}
            for each in compared.named
        ],
    }


def member_json(member: Member) -> dict[str, Any]:
    """One member."""
    return {
        "id": member.id,
        "name": member.name,
        "relation": member.relation or None,
        "sex": member.sex,
        "birth": member.birth.iso if member.birth else None,
        "id_number": member.personal_id or None,
        "ethnic": member.ethnic or None,
        "status": member.status,
        "merit": member.merit,
        "phone": member.phone,
        "note": member.note,
    }


def decision_json(decision: Decision) -> dict[str, Any]:
    """One signed decision about the household."""
    return {
        "number": decision.number,
        "decided_on": decision.decided_on,
        "standard": decision.standard,
        "class": decision.household_class,
    }


def result_json(result: Result) -> dict[str, Any]:
    """One computed result."""
    return {
        "standard": result.standard,
        "survey_date": result.survey_date,
        "area": result.area,
        "b1": result.income_score,
        "b2": result.deprivation_score,
        "b2_range": result.deprivation_range,
        "class": result.household_class,
        "flags": {finding.indicator: finding.lack for finding in result.findings},
        "reasons": result.reasons,
        "warnings": result.warnings,
        "unconfirmed": result.unconfirmed,
    }


def history_json(line: HistoryLine) -> dict[str, Any]:
    """One line of history."""
    return {
        "at": line.at,
        "account": line.account,
        "act": line.act,
        "target": line.target,
        "record_id": line.record_id,
        "changes": {name: list(values) for name, values in line.changes.items()},
    }


def problem_json(problem: Problem) -> dict[str, Any]:
    """One problem of a file, in the vocabulary of `inspect`."""
    return {
        "severity": problem.severity,
        "row": problem.row,
        "cell": problem.cell or None,
        "field": problem.field or None,
        "code": problem.code,
        "raw": problem.raw,
        "becomes": problem.becomes,
        "partner_row": problem.partner_row,
        "sheet": problem.sheet or None,
        "message": problem.text,
        "proposal": problem.proposal or None,
    }


def import_json(
    plan: "ImportPlan", counts: dict[str, int], batch: str | None, problems: list[Problem]
) -> dict[str, Any]:
    """What an import did, or with `--dry-run` would do."""
    from ngheo_desktop.operations.import_plans import sum_line

    return {
        "batch": batch,
        "file": plan.path.name,
        **counts,
        "sum": sum_line(counts),
        "mapping_from": plan.mapping_from or None,
        "households": len(plan.households),
        "members": plan.members,
        "problems": [problem_json(problem) for problem in problems],
    }


def standard_json(standard: Standard) -> dict[str, Any]:
    """One standard with what is not confirmed in it."""
    confirmation = standard.confirmation
    return {
        "code": standard.code,
        "title": standard.title,
        "valid_from": standard.valid_from,
        "valid_to": standard.valid_to,
        "sha256": standard.fingerprint,
        "confirmed": standard.is_confirmed,
        "score_tables": [score_table_json(each) for each in standard.score_tables.values()],
        "confirmed_by": confirmation.name if confirmation else None,
        "confirmed_on": confirmation.on if confirmation else None,
        "unconfirmed": [] if standard.is_confirmed else list(standard.unconfirmed_parts()),
        "parts": [
            {"part": part.path, "provenance": part.provenance, "source": part.source}
            for part in parts_of(standard)
        ],
    }


def score_table_json(table: ScoreTable) -> dict[str, Any]:
    """One B1 table: what it holds, its file, its paper and who confirmed it."""
    signed = table.confirmation
    return {
        "code": table.code,
        "standard": table.standard,
        "area": table.area.value,
        "region": table.region,
        "items": len(table.items),
        "options": sum(len(item.options) for item in table.items),
        "points": list(table.span),
        "source": table.source,
        "sha256": table.fingerprint,
        "confirmed": signed is not None,
        "confirmed_by": signed.name if signed else None,
        "confirmed_on": signed.on if signed else None,
    }


def batch_json(batch: ImportBatch) -> dict[str, Any]:
    """One line of the history of imports."""
    return {
        "batch": batch.id,
        "file": batch.file_name,
        "at": batch.at,
        "account": batch.account,
        **batch.counts,
    }


def undone_json(done: "UndoneImport") -> dict[str, Any]:
    """What was taken back, and what is kept because somebody has worked on it since."""
    kept = [
        {"id": each.household_id, "code": each.code, "head": each.head_name, "reason": each.reason}
        for each in done.kept
    ]
    return {
        "file": done.file_name,
        "removed": done.removed,
        "restored": done.restored,
        "kept": kept,
    }

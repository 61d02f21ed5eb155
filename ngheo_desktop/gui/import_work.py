"""Nhập danh sách: what the wizard asks of the worker, each a plain function of its values."""

from dataclasses import dataclass
from pathlib import Path

from ngheo_desktop.domain.corrections import Corrections
from ngheo_desktop.operations.import_errors import export_waiting
from ngheo_desktop.operations.import_plans import Answer, ImportPlan, answered, plan_import
from ngheo_desktop.operations.importing import ImportedList, PastDecision, write_import
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report


@dataclass(frozen=True, slots=True)
class Choices:
    """How a file is read: its sheet, what its columns mean, what is corrected."""

    sheet: str | None
    mapping: dict[str, str] | None
    corrections: Corrections


def plan(office: Office, path: Path, choices: Choices, report: Report) -> ImportPlan:
    return plan_import(
        office,
        path,
        sheet=choices.sheet,
        mapping=choices.mapping,
        corrections=choices.corrections,
        report=report,
    )


def plan_again(
    office: Office,
    path: Path,
    choices: Choices,
    answers: dict[tuple[str, int], Answer],
    report: Report,
) -> tuple[ImportPlan, ImportPlan, dict[int, Answer]]:
    """The list with corrections, and what was answered before about the same households."""
    read = plan(office, path, choices, report)
    places = enumerate((each.listed.sheet, each.listed.row) for each in read.households)
    kept = {at: answers[place] for at, place in places if place in answers}
    return read, answered(office, read, kept) if kept else read, kept


def answered_plan(
    office: Office, plan: ImportPlan, answers: dict[int, Answer], _report: Report
) -> ImportPlan:
    return answered(office, plan, answers)


def export_errors(office: Office, plan: ImportPlan, target: Path, _report: Report) -> int:
    """The households that are not written, in a workbook to correct."""
    return export_waiting(office, plan, target)


def write_plan(
    office: Office,
    plan: ImportPlan,
    decision: PastDecision | None,
    although_repeated: bool,
    report: Report,
) -> ImportedList:
    return write_import(
        office, plan, decision=decision, although_repeated=although_repeated, report=report
    )


def add_hamlets(office: Office, names: list[str], _report: Report) -> int:
    """The names as the list writes them; the account needs the right to add hamlets."""
    from ngheo_desktop.operations.hamlets import add_hamlet

    for name in names:
        add_hamlet(office, name)
    return len(names)

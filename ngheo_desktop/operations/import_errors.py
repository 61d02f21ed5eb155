"""Xuất dòng lỗi: what a list still waits with, as a workbook to correct and load again."""

from pathlib import Path

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.import_matching import Outcome
from ngheo_desktop.operations.import_plans import ImportPlan, context_of
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import note_paper
from ngheo_desktop.writing import whole_file


def export_waiting(office: Office, plan: ImportPlan, target: Path) -> int:
    """Write the households that are not written to the register; how many they are."""
    from ngheo_desktop.exchange.write_errors import Source, Waiting, write_waiting

    office.require(Right.IMPORT_LISTS)
    waiting = [
        Waiting(each.listed, f"Chưa ghi: {each.reason}.")
        for each in plan.households
        if each.outcome in (Outcome.REVIEW, Outcome.REJECTED)
    ]
    if not waiting:
        raise WrongUsage("Không có hộ nào cần sửa nên không có gì để xuất.")
    if target.exists() and target.samefile(plan.path):
        raise WrongUsage("Tệp lỗi cần tên khác tệp danh sách. Hãy chọn tên khác.")
    context = context_of(office, list_hamlets(office))
    with whole_file(target) as file:
        source = Source(plan.path, context, plan.mapping, plan.corrections)
        written = write_waiting(source, plan.listing, waiting, file)
    note_paper(office, "xuất tệp lỗi", "import_errors", written)
    return written

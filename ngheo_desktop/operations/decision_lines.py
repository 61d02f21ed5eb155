"""Các dòng của một quyết định: to be looked at and exported, whether frozen here or imported."""

from dataclasses import dataclass
from pathlib import Path

from ngheo_desktop.domain.frozen_lists import FrozenRow
from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.writing import whole_file


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """Một hộ of a signed list; what the list does not tell is empty."""

    household_id: str
    code: str
    head_name: str
    hamlet_id: str
    hamlet: str
    members: int
    household_class: HouseholdClass
    before: HouseholdClass | None = None
    birth_year: str = ""
    ethnic: str = ""
    income_score: int | None = None
    deprivation_score: int | None = None
    certificate: int = 0
    reason: str = ""


def decided_lines(office: Office, decision_id: str) -> tuple[DecidedLine, ...]:
    """The rows of a frozen list in its own words; of an imported one under today's codes."""
    from ngheo_desktop.operations.frozen_lists import read_list
    from ngheo_desktop.storage.frozen_lists import list_marks

    office.require_whole(Right.READ_HOUSEHOLDS, "Quyết định")
    with office.store.reading() as session:
        marks = list_marks(session, decision_id=decision_id)
    if marks:
        return tuple(_frozen(row) for row in read_list(office, marks[0].id).told.rows)
    return _imported(office, decision_id)


def _frozen(row: FrozenRow) -> DecidedLine:
    head = row.head
    return DecidedLine(
        row.household_id,
        row.code,
        row.head_name,
        row.hamlet_id,
        row.hamlet,
        row.members,
        row.household_class,
        row.before,
        head.birth[:4] if head else "",
        head.ethnic if head else "",
        row.income_score,
        row.deprivation_score,
        row.certificate,
        row.reason,
    )


_IMPORTED = """
SELECT l.household_id, coalesce(s.code, ''), l.head_name, coalesce(s.hamlet_id, ''), l.members,
  l.household_class, coalesce(s.head_name, '')
FROM decision_line l LEFT JOIN summary s ON s.household_id = l.household_id
WHERE l.decision_id = ? AND l.deleted = 0
ORDER BY coalesce(s.hamlet_position, 999), coalesce(s.head_key, ''), coalesce(s.code, '')
"""


def _imported(office: Office, decision_id: str) -> tuple[DecidedLine, ...]:
    from ngheo_desktop.operations.hamlets import list_hamlets

    hamlets: dict[str, Hamlet] = {each.id: each for each in list_hamlets(office)}
    found = []
    for row in office.store.query(_IMPORTED, (decision_id,)):
        household_id, code, named, hamlet_id, members, kind, head_name = row
        hamlet = hamlets[hamlet_id].full_name if hamlet_id in hamlets else ""
        found.append(
            DecidedLine(
                household_id,
                code,
                named or head_name,
                hamlet_id,
                hamlet,
                members,
                HouseholdClass(kind),
            )
        )
    return tuple(found)


def export_decided(
    office: Office, decision_id: str, target: Path, report: Report = no_report
) -> int:
    """Xuất Excel the rows of a signed list, no số định danh among them; how many households."""
    from ngheo_desktop.exchange.write_list import DecidedPage, write_decided_list
    from ngheo_desktop.operations.decisions import list_decisions
    from ngheo_desktop.operations.papers import note_paper

    if office.is_practice:
        raise WrongUsage("Trong thực hành không xuất tệp Excel. Có thể in hoặc lưu PDF để xem thử.")
    office.require_whole(Right.EXPORT_LISTS, "Quyết định")
    signed = next((each for each in list_decisions(office) if each.id == decision_id), None)
    if signed is None:
        raise WrongUsage("Không tìm thấy quyết định này.")
    proof = f"Số hiệu {signed.serial}, mã đối chiếu {signed.code}." if signed.code else ""
    title = f"Danh sách theo Quyết định số {signed.number} ngày {signed.decided_on:%d/%m/%Y}"
    lines = decided_lines(office, decision_id)
    with whole_file(target) as file:
        rows = write_decided_list(
            DecidedPage(title, f"{office.commune.full_name}. {proof}".rstrip()),
            [_cells(each) for each in lines],
            file,
            report,
        )
    note_paper(office, "xuất Excel", "quyet-dinh", rows)
    return rows


def _cells(line: DecidedLine) -> tuple[str | int | None, ...]:
    """The cells of a line, in the order of the columns of the file."""
    return (
        line.code,
        line.head_name,
        line.birth_year,
        line.ethnic,
        line.hamlet,
        line.members,
        line.income_score,
        line.deprivation_score,
        CLASS_TERMS[line.before] if line.before else "",
        CLASS_TERMS[line.household_class],
        line.certificate or None,
        line.reason,
    )

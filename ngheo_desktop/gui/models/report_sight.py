"""What the page of reports shows: which kỳ, which report, which place; no window in it."""

from dataclasses import dataclass, field

from ngheo_desktop.domain.reports.basis import Basis, Moment
from ngheo_desktop.domain.reports.kinds import KINDS, ReportKind
from ngheo_desktop.domain.reports.making import all_reports, report_of
from ngheo_desktop.domain.reports.tables import Report, RowKind
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report as Progress


@dataclass(frozen=True, slots=True)
class ReportSight:
    """An answer of the worker: every kỳ, and the figures of one; or why there are none."""

    moments: tuple[Moment, ...] = ()
    basis: Basis | None = None
    reports: tuple[Report, ...] = ()  # all fifteen of the commune: going through them is instant
    missing: str = ""


def read_sight(office: Office, key: str, round_id: str, _report: Progress) -> ReportSight:
    """The figures of a moment; of a round; or of the newest one."""
    from ngheo_desktop.operations.reports import list_moments, read_basis

    moments = tuple(list_moments(office))
    if not moments:
        return ReportSight(missing="Chưa có đợt rà soát nào và chưa có danh sách đã quyết định.")
    known = {each.key for each in moments}
    of_round = next((each.key for each in moments if round_id and each.round_id == round_id), "")
    try:
        chosen = key if key in known else of_round
        basis = read_basis(office, chosen)
    except WrongUsage as error:
        return ReportSight(moments, missing=str(error))
    return ReportSight(moments, basis, tuple(all_reports(basis)))


@dataclass(slots=True)
class ReportState:
    """The choice of the officer, and the report that follows from it."""

    sight: ReportSight = field(default_factory=ReportSight)
    kind: ReportKind = KINDS[0]
    hamlet_id: str = ""
    _made: dict[tuple[int, str], Report] = field(default_factory=dict)

    def show(self, sight: ReportSight) -> None:
        """Other figures: what was made of the former ones is gone."""
        self.sight = sight
        self._made = {(at, ""): each for at, each in enumerate(sight.reports, start=1)}
        places = {each.hamlet_id for each in sight.basis.places} if sight.basis else set()
        if self.hamlet_id not in places:
            self.hamlet_id = ""

    @property
    def report(self) -> Report | None:
        """The report in front."""
        basis = self.sight.basis
        if basis is None:
            return None
        key = (self.kind.number, self.hamlet_id)
        if key not in self._made:
            self._made[key] = report_of(basis, self.kind, self.hamlet_id)
        return self._made[key]

    @property
    def lacks_counts(self) -> bool:
        """Whether a place has no number of all its households yet."""
        basis = self.sight.basis
        return basis is not None and any(each.count is None for each in basis.places)

    def words_of(self, row: int, column: int) -> str:
        """What a number says: «Báo cáo 1, ấp Vĩnh Phú: hộ nghèo, số hộ»."""
        report = self.report
        assert report is not None
        place = place_of(report, row)
        head = report.columns[column]
        told = ", ".join(each for each in (head.group, head.title) if each)
        return f"Báo cáo {self.kind.number}, {place}: {told}"


def place_of(report: Report, row: int) -> str:
    """The name beside a line, which may stand some lines above it."""
    for at in range(row, -1, -1):
        found = report.rows[at]
        if found.kind == RowKind.BAND:
            return found.cells[0].shown
        if found.lines or not report.merged:
            return found.cells[1].shown if report.merged else ""
    return ""

"""Lập báo cáo: one of the fifteen from the figures of a moment, for all places or one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.movement import Identity
from ngheo_desktop.domain.reports import children, groups, lacks, lists, moves, results
from ngheo_desktop.domain.reports.basis import Basis
from ngheo_desktop.domain.reports.counting import Field, columns_of, parts_of, rows_of
from ngheo_desktop.domain.reports.kinds import KINDS, NEAR, POOR, ReportKind
from ngheo_desktop.domain.reports.tables import Report
from ngheo_desktop.domain.terms import UNCONFIRMED_NOTE, HouseholdClass

_ONE = ("",)
DRAFT_LINE = "DỰ KIẾN, chưa có quyết định"
NO_BASE = "Chưa có tổng số hộ của: {}. Ghi ở Hệ thống, phần Đơn vị và ấp, khóm."


@dataclass(frozen=True, slots=True)
class _Made:
    """What one template adds to the head that all have."""

    fields: Callable[[Basis], list[Field]]
    units: tuple[str, ...] = _ONE
    notes: Callable[[Basis], Iterator[str]] = lambda _basis: iter(())
    checks: Callable[[Basis], Iterator[Identity]] = lambda _basis: iter(())


def report_of(basis: Basis, kind: ReportKind, hamlet_id: str = "") -> Report:
    """One report; with `hamlet_id` only that place."""
    if kind.number in (2, 3):
        return _movement_report(basis, kind, hamlet_id)
    if kind.number in (14, 15):
        return _list_report(basis, kind, hamlet_id)
    made = _COUNTED[kind.number]
    fields = made.fields(basis)
    return Report(
        kind.code,
        kind.heading,
        _under(basis, hamlet_id),
        columns_of(fields, made.units),
        rows_of(basis, hamlet_id, fields, made.units),
        merged=2,
        notes=(*made.notes(basis), *_source(basis)),
        checks=(*basis.checks, *made.checks(basis)),
        draft=basis.moment.draft,
    )


def all_reports(basis: Basis) -> list[Report]:
    """Cả bộ mười lăm báo cáo of a moment."""
    return [report_of(basis, kind) for kind in KINDS]


def _movement_report(basis: Basis, kind: ReportKind, hamlet_id: str) -> Report:
    assert kind.about is not None
    movement = basis.movement
    rows = moves.move_rows(basis, movement, kind.about, hamlet_id) if movement else ()
    notes = _movement_notes(basis) if movement else iter(())
    return Report(
        kind.code,
        kind.heading,
        (*_under(basis, hamlet_id), *_period(basis)),
        moves.move_columns(kind.about),
        tuple(rows),
        merged=2,
        notes=(*notes, *_source(basis)),
        checks=(*basis.checks, *(movement.identities if movement else ())),
        draft=basis.moment.draft,
        missing="" if movement else moves.NO_PERIOD,
    )


def _period(basis: Basis) -> Iterator[str]:
    if basis.movement is not None:
        first, last = basis.movement.opening_on, basis.movement.closing_on
        yield f"Từ ngày {shown_day(first)} đến ngày {shown_day(last)}"


def _movement_notes(basis: Basis) -> Iterator[str]:
    yield "Số liệu suy từ hai danh sách đã quyết định, không nhập tay."
    yield "Sinh, mất, chuyển đi, chuyển đến nằm ở các cột khác."
    assert basis.movement is not None
    if by_hand := len(basis.movement.by_hand):
        yield f"{by_hand} hộ ở cột do cán bộ chọn, có ghi lý do."
    if unexplained := len(basis.movement.unexplained):
        yield f"{unexplained} hộ đổi số khẩu mà sổ không có biến động giải thích."


def _list_report(basis: Basis, kind: ReportKind, hamlet_id: str) -> Report:
    assert kind.about is not None
    return Report(
        kind.code,
        kind.heading,
        _under(basis, hamlet_id),
        lists.list_columns(basis),
        tuple(lists.list_rows(basis, kind.about, hamlet_id)),
        notes=(*_list_notes(basis), *_definitions(basis), *_source(basis)),
        checks=(*basis.checks, *lists.list_checks(basis, kind.about)),
        draft=basis.moment.draft,
        internal=True,
    )


def _list_notes(basis: Basis) -> Iterator[str]:
    if basis.movement is None:
        yield "Cột mới, tái, cũ để trống: chưa có danh sách trước cùng chuẩn."


def _under(basis: Basis, hamlet_id: str) -> tuple[str, ...]:
    moment, standard = basis.moment, basis.standard.title
    place = next((each.name for each in basis.places if each.hamlet_id == hamlet_id), "")
    scope = f"{place}, {basis.commune}" if place else basis.commune
    where = f"Phạm vi: {scope}. Theo {standard[:1].lower()}{standard[1:]}"
    if not moment.draft:
        return moment.title, where
    return DRAFT_LINE, f"{moment.title}, số liệu đến ngày {shown_day(moment.on)}", where


# --- notes --------------------------------------------------------------------------------------


def _source(basis: Basis) -> Iterator[str]:
    """Where the numbers are from, at the foot of every report."""
    yield from basis.source
    if not basis.standard.is_confirmed:
        yield f"Chuẩn nghèo {UNCONFIRMED_NOTE}."


def _base_notes(basis: Basis) -> Iterator[str]:
    lacking = [each.name for each in basis.places if each.count is None]
    if lacking:
        yield NO_BASE.format(", ".join(lacking))
    counts = [each.count for each in basis.places if each.count]
    told = dict.fromkeys((each.on, each.source) for each in counts)
    for on, source in told:
        words = f", nguồn: {source}" if source else ""
        yield f"Tổng số hộ, nhân khẩu do văn phòng ghi, số liệu ngày {shown_day(on)}{words}."


def _result_notes(basis: Basis) -> Iterator[str]:
    yield from _base_notes(basis)
    if not basis.average_known:
        yield "Sổ chưa có quyết định nào về hộ có mức sống trung bình."


def _class_notes(basis: Basis) -> Iterator[str]:
    yield from _base_notes(basis)
    if any(each.count and each.count.minority_households is None for each in basis.places):
        yield "Chưa có tổng số hộ dân tộc thiểu số của mọi ấp, khóm."
    yield from _definitions(basis)


def _definitions(basis: Basis) -> Iterator[str]:
    for each in basis.definitions:
        mark = "" if each.is_confirmed else " (định nghĩa chưa được xác nhận)"
        yield f"{each.text}{mark}."


def _group_notes(basis: Basis) -> Iterator[str]:
    yield "Một hộ có thể thuộc nhiều nhóm. «Khác» là hộ không thuộc nhóm nào."
    yield from _definitions(basis)


def _ethnic_notes(_basis: Basis) -> Iterator[str]:
    yield "Hộ tính theo dân tộc của chủ hộ, nhân khẩu theo dân tộc của từng người."


def _rate_notes(_basis: Basis) -> Iterator[str]:
    yield "Tỷ lệ tính trên tổng số hộ của diện này, không phải trên mọi hộ của xã."


def _cause_notes(_basis: Basis) -> Iterator[str]:
    yield "Một hộ có thể có nhiều nguyên nhân, nên tổng các cột có thể lớn hơn số hộ."


def _child_notes(basis: Basis) -> Iterator[str]:
    yield f"Tuổi tính đến ngày {shown_day(basis.moment.on)}, trả lời theo phiếu gần nhất."


# --- checks -------------------------------------------------------------------------------------


def _result_checks(basis: Basis) -> Iterator[Identity]:
    yield _base_check(basis)
    for kind in (POOR, NEAR):
        yield next(lists.list_checks(basis, kind))


def _base_check(basis: Basis) -> Identity:
    """Tổng số of a place is not less than what is listed there."""
    broken: list[str] = []
    for part in parts_of(basis):
        told = (part.whole("households"), part.whole("people"))
        listed = (len(part.households), sum(each.members for each in part.households))
        low = any(all_ is not None and all_ < own for all_, own in zip(told, listed, strict=True))
        if not part.is_total and low:
            broken += [each.id for each in part.households]
    title = "Tổng số hộ, nhân khẩu không ít hơn số trong danh sách"
    return Identity(title, not broken, tuple(broken))


def _class_checks(kind: HouseholdClass) -> Callable[[Basis], Iterator[Identity]]:
    def checks(basis: Basis) -> Iterator[Identity]:
        yield _base_check(basis)
        yield next(lists.list_checks(basis, kind))

    return checks


def _of(
    kind: HouseholdClass, make: Callable[[Basis, HouseholdClass], Sequence[Field]]
) -> Callable[[Basis], list[Field]]:
    return lambda basis: list(make(basis, kind))


def _lacks(kind: HouseholdClass) -> Callable[[Basis], Iterator[Identity]]:
    return lambda basis: lacks.lack_checks(basis, kind)


_COUNTED = {
    1: _Made(results.result_fields, notes=_result_notes, checks=_result_checks),
    4: _Made(_of(POOR, lacks.lack_fields), checks=_lacks(POOR)),
    5: _Made(_of(POOR, lacks.rate_fields), notes=_rate_notes, checks=_lacks(POOR)),
    6: _Made(_of(NEAR, lacks.lack_fields), checks=_lacks(NEAR)),
    7: _Made(_of(NEAR, lacks.rate_fields), notes=_rate_notes, checks=_lacks(NEAR)),
    8: _Made(groups.group_fields, moves.UNITS, _group_notes),
    9: _Made(groups.ethnic_fields, groups.ETHNIC_UNITS, _ethnic_notes, groups.ethnic_checks),
    10: _Made(groups.cause_fields, groups.CLASS_UNITS, _cause_notes),
    11: _Made(children.child_fields, groups.CLASS_UNITS, _child_notes),
    12: _Made(_of(POOR, results.class_fields), notes=_class_notes, checks=_class_checks(POOR)),
    13: _Made(_of(NEAR, results.class_fields), notes=_class_notes, checks=_class_checks(NEAR)),
}

"""Báo cáo 4–7: the twelve indicators of a class, counted and as shares of its households."""

from collections.abc import Callable, Iterator

from ngheo_desktop.domain.movement import Identity
from ngheo_desktop.domain.reports.basis import Basis, Listed
from ngheo_desktop.domain.reports.counting import Field, Part, Spec, count, rate
from ngheo_desktop.domain.reports.kinds import POOR
from ngheo_desktop.domain.reports.tables import Cell
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass

_GROUP = "Số hộ thiếu hụt từng chỉ số"
_RATES = "Tỷ lệ hộ thiếu hụt từng chỉ số (%)"


def lack_fields(basis: Basis, kind: HouseholdClass) -> list[Field]:
    """Báo cáo 4, 6: households, all their deprivations, and one count for each indicator."""
    codes = [(each.code, f"{each.number}. {each.title}") for each in basis.standard.indicators]
    total = "+".join(f"{{{code}}}" for code in (codes[0][0], codes[-1][0])).replace("+", "+…+")
    fields = [
        Field("households", "Tổng số hộ", (_households(kind),)),
        Field("total", "Tổng số thiếu hụt", (_total(kind),), formula=total, width=1.2),
        *(Field(code, title, (_lacking(kind, code),), _GROUP) for code, title in codes),
    ]
    return [*fields, *_unknown(basis, kind)]


def rate_fields(basis: Basis, kind: HouseholdClass) -> list[Field]:
    """Báo cáo 5, 7: shares of the households of the class itself."""
    households = _households(kind)
    fields = [Field("households", "Tổng số hộ", (households,))]
    for each in basis.standard.indicators:
        spec, title = rate(_lacking(kind, each.code), households), f"{each.number}. {each.title}"
        fields.append(Field(each.code, title, (spec,), _RATES, is_rate=True))
    return [*fields, *_unknown(basis, kind)]


def _households(kind: HouseholdClass) -> Spec:
    return count(lambda each: int(each.household_class == kind))


def _lacking(kind: HouseholdClass, code: str) -> Spec:
    told = count(lambda each: int(each.household_class == kind and _lack(each, code) is True))
    return _unless(told, kind, lambda each: _lack(each, code) is None)


def _lack(each: Listed, code: str) -> bool | None:
    return each.lacking.get(code) if each.lacking else None


def _total(kind: HouseholdClass) -> Spec:
    told = count(lambda each: lacks_of(each) if each.household_class == kind else 0)
    return _unless(told, kind, lambda each: each.lacking is None)


def _unless(told: Spec, kind: HouseholdClass, unwritten: Callable[[Listed], bool]) -> Spec:
    """The number, unless nothing at all is written for the households of a place: then no 0."""

    def cell(part: Part) -> Cell:
        own = [each for each in part.households if each.household_class == kind]
        return Cell(None) if own and all(map(unwritten, own)) else told(part)

    return cell


def lacks_of(each: Listed) -> int:
    """Number of indicators that a household lacks for certain."""
    return sum(lack is True for lack in (each.lacking or {}).values())


def _unknown(basis: Basis, kind: HouseholdClass) -> list[Field]:
    if not any(_is_open(each) for each in basis.of(kind)):
        return []
    spec = count(lambda each: int(each.household_class == kind and _is_open(each)))
    return [Field("open", "Hộ chưa ghi đủ chỉ số", (spec,))]


def _is_open(each: Listed) -> bool:
    return each.lacking is None or any(lack is None for lack in each.lacking.values())


def lack_checks(basis: Basis, kind: HouseholdClass) -> Iterator[Identity]:
    """Tổng thiếu hụt = tổng 12 chỉ số = ΣB2/10; and how many a household of the class must have."""
    standard, listed, term = basis.standard, basis.of(kind), CLASS_TERMS[kind]
    points = standard.points_per_deprivation
    off = tuple(each.id for each in listed if each.deprivation != points * lacks_of(each))
    yield Identity(
        f"{term}: tổng thiếu hụt = tổng các chỉ số = tổng điểm B2/{points}", not off, off
    )
    least = -(-standard.min_deprivation_score // points)
    wrong = tuple(
        each.id
        for each in listed
        if not _is_open(each) and (lacks_of(each) >= least) != (kind == POOR)
    )
    words = f"từ {least} chỉ số trở lên" if kind == POOR else f"dưới {least} chỉ số"
    yield Identity(f"{term}: mỗi hộ thiếu hụt {words}", not wrong, wrong)

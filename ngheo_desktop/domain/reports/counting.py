"""Đếm theo ấp, khóm: a column is told once, and counted for each place and for all of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ngheo_desktop.domain.reports.basis import Basis, Listed, Place
from ngheo_desktop.domain.reports.tables import Cell, Column, Kind, Row, RowKind, Share

ALL = "Tổng cộng"
NOWHERE = "Chưa rõ ấp, khóm"
HOUSEHOLDS, PEOPLE = "Hộ", "Khẩu"


@dataclass(frozen=True, slots=True)
class Part:
    """A place, or all of them, with its households and how many there are at all."""

    places: tuple[Place, ...]
    households: tuple[Listed, ...]
    is_total: bool = False
    is_lost: bool = False  # households that stand in no known place

    def whole(self, name: str) -> int | None:
        """Tổng số hộ, nhân khẩu; None when one of the places has none."""
        told = [getattr(each.count, name) if each.count else None for each in self.places]
        known = [each for each in told if each is not None]
        return sum(known) if known and len(known) == len(told) else None


Spec = Callable[[Part], Cell]


@dataclass(frozen=True, slots=True)
class Field:
    """A column of numbers: one spec for each line of a unit; `formula` names other fields."""

    key: str
    title: str
    specs: tuple[Spec, ...]
    group: str = ""
    formula: str = ""
    is_rate: bool = False
    width: float = 1


# --- what is counted ----------------------------------------------------------------------------


def count(of: Callable[[Listed], int]) -> Spec:
    """The sum of what each household adds; behind it stand those that add something."""

    def cell(part: Part) -> Cell:
        told = [(each.id, of(each)) for each in part.households]
        return Cell(sum(n for _id, n in told), tuple(id_ for id_, n in told if n))

    return cell


def where(test: Callable[[Listed], bool]) -> tuple[Spec, Spec]:
    """Households of a kind, and the people in them."""
    return count(lambda each: int(test(each))), count(
        lambda each: each.members if test(each) else 0
    )


def base(name: str) -> Spec:
    """Tổng số of the place, as the office has written it down."""
    return lambda part: Cell(part.whole(name))


def rate(part_of: Spec, whole_of: Spec) -> Spec:
    """Tỷ lệ of one number in another; of a number that is not known there is none."""

    def cell(part: Part) -> Cell:
        share, whole = part_of(part), whole_of(part).value
        if not isinstance(share.value, int):
            return Cell(None)
        return Cell(Share(share.value, whole if isinstance(whole, int) else None), share.households)

    return cell


# --- the table ----------------------------------------------------------------------------------


def parts_of(basis: Basis, hamlet_id: str = "", *, also: Iterable[str] = ()) -> list[Part]:
    """The places in their order, each with its households; at the end all, unless one is asked.

    `also` names places of households that have left the lists.
    """
    known = {each.hamlet_id for each in basis.places}
    places = [each for each in basis.places if hamlet_id in ("", each.hamlet_id)]
    lost = [each for each in basis.listed if each.hamlet_id not in known]
    by_place: dict[str, list[Listed]] = {}
    for each in basis.listed:
        by_place.setdefault(each.hamlet_id, []).append(each)
    parts = [Part((each,), tuple(by_place.get(each.hamlet_id, ()))) for each in places]
    if (lost or not known.issuperset(also)) and not hamlet_id:
        parts.append(Part((Place("", NOWHERE),), tuple(lost), is_lost=True))
    if not hamlet_id:
        parts.append(Part(tuple(basis.places), basis.listed, is_total=True))
    return parts


def columns_of(fields: Sequence[Field], units: Sequence[str]) -> tuple[Column, ...]:
    """STT, ấp khóm, the unit where a place has several lines, then the numbers with their marks."""
    numbers = {each.key: str(at) for at, each in enumerate(fields, start=1)}
    first = [
        Column("STT", "A", Kind.SIGN, 0.7),
        Column("Ấp, khóm", "B", Kind.TEXT, 2.6),
    ]
    if len(units) > 1:
        widest = max(map(len, units))
        first.append(Column("Đơn vị", "C", Kind.SIGN, 1 if widest < 8 else 1.6))
    told = [
        Column(
            each.title,
            numbers[each.key] + (f"={each.formula.format(**numbers)}" if each.formula else ""),
            Kind.RATE if each.is_rate else Kind.COUNT,
            each.width,
            each.group,
        )
        for each in fields
    ]
    return (*first, *told)


def rows_of(
    basis: Basis, hamlet_id: str, fields: Sequence[Field], units: Sequence[str]
) -> tuple[Row, ...]:
    """The lines of each place and, at the end, of all."""
    rows: list[Row] = []
    for at, part in enumerate(parts_of(basis, hamlet_id), start=1):
        lines = [[field.specs[line](part) for field in fields] for line in range(len(units))]
        rows += unit_rows(label_of(part, at), units, lines)
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before the numbers of a unit."""

    number: str
    name: str
    hamlet_id: str
    kind: RowKind = RowKind.UNIT


def label_of(part: Part, at: int) -> Label:
    """«3, ấp Vĩnh Phú»; «Tổng cộng» for all."""
    if part.is_total:
        return Label("", ALL, "", RowKind.TOTAL)
    place = part.places[0]
    return Label(str(at), place.name, place.hamlet_id)


def unit_rows(label: Label, units: Sequence[str], lines: Iterable[Sequence[Cell]]) -> list[Row]:
    """The lines of one unit: number and name once, over all of them."""
    rows = []
    for at, (unit, cells) in enumerate(zip(units, lines, strict=True)):
        told = [Cell(label.number), Cell(label.name)] if at == 0 else [Cell(), Cell()]
        if len(units) > 1:
            told.append(Cell(unit))
        spans = len(units) if at == 0 else 0
        rows.append(Row(label.kind, (*told, *cells), label.hamlet_id, spans))
    return rows

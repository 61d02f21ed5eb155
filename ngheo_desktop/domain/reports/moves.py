"""Báo cáo 2, 3: diễn biến of one class between two lists, households and people."""

from collections.abc import Mapping

from ngheo_desktop.domain.movement import COLUMN_TERMS, IN, OUT, Change, Movement
from ngheo_desktop.domain.movement import Column as Move
from ngheo_desktop.domain.reports.basis import Basis
from ngheo_desktop.domain.reports.counting import HOUSEHOLDS, PEOPLE, label_of, parts_of, unit_rows
from ngheo_desktop.domain.reports.tables import Cell, Column, Kind, Row
from ngheo_desktop.domain.terms import HouseholdClass

UNITS = (HOUSEHOLDS, PEOPLE)
NO_PERIOD = "Cần hai quyết định cùng một chuẩn để so sánh."
_DOWN, _UP = "Giảm trong kỳ", "Tăng trong kỳ"


def move_columns(kind: HouseholdClass) -> tuple[Column, ...]:
    """The nine columns in the order of the template."""
    told = []
    for at, move in enumerate(Move, start=1):
        group = _DOWN if move in OUT else _UP if move in IN else ""
        mark = "9=1−2−3−4 +5+6+7+8" if move == Move.CLOSING else str(at)
        width = 1.3 if move == Move.CLOSING else 1.0
        told.append(Column(COLUMN_TERMS[kind][move], mark, Kind.COUNT, width, group))
    return (
        Column("STT", "A", Kind.SIGN, 0.5),
        Column("Ấp, khóm", "B", Kind.TEXT, 2),
        Column("Đơn vị", "C", Kind.SIGN, 0.7),
        *told,
    )


def move_rows(basis: Basis, movement: Movement, kind: HouseholdClass, hamlet: str) -> list[Row]:
    """Two lines for each place: households, people."""
    changes: dict[str, list[Change]] = {}
    for change in movement.changes:
        if change.household_class == kind:
            changes.setdefault(change.hamlet_id, []).append(change)
    every = [each for some in changes.values() for each in some]
    known = {each.hamlet_id for each in basis.places}
    rows: list[Row] = []
    for at, part in enumerate(parts_of(basis, hamlet, also=changes.keys()), start=1):
        own = changes.get(part.places[0].hamlet_id, []) if part.places else []
        if part.is_total:
            own = every
        elif part.is_lost:
            own = [each for each in every if each.hamlet_id not in known]
        rows += unit_rows(label_of(part, at), UNITS, _lines(own))
    return rows


def _lines(changes: list[Change]) -> list[list[Cell]]:
    by_column: Mapping[Move, list[Change]] = {
        move: [each for each in changes if each.column == move] for move in Move
    }
    return [[_cell(by_column[move], people=people) for move in Move] for people in (False, True)]


def _cell(changes: list[Change], *, people: bool) -> Cell:
    told = [(each.household_id, each.people if people else each.households) for each in changes]
    return Cell(sum(n for _id, n in told), tuple(id_ for id_, n in told if n))

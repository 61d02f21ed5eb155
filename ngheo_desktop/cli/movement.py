"""`ngheo movement`: the tables between two decisions, and the columns given by hand."""

from dataclasses import asdict
from typing import Any

from ngheo_desktop.cli.named import class_of
from ngheo_desktop.cli.verbs import Answer, Options, Verb, done
from ngheo_desktop.domain.movement import Movement, StandardBreak
from ngheo_desktop.domain.movement_columns import Column
from ngheo_desktop.domain.movement_tables import tables_of
from ngheo_desktop.domain.standings import LISTED
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations import movement, movement_overrides
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.table_export import export_tables


def moved(office: Office, options: Options) -> Answer:
    """`ngheo movement`: the act that was asked for."""
    return _VERBS[options.act](office, options)


def _show(office: Office, options: Options) -> Answer:
    """1 when an identity does not hold."""
    found = movement.movement_or_break(office, _asked(options))
    if options.out:
        tables = tables_of(found, office.commune.full_name, movement.hamlets_of(office))
        export_tables(office, tables, movement.EXPORTED, options.out)
    if isinstance(found, StandardBreak):
        return _break_json(found), 0
    return _movement_json(office, found), int(not found.balances)


def _asked(options: Options) -> movement.Difference:
    return movement.Difference(options.first, options.last)


def _break_json(found: StandardBreak) -> dict[str, Any]:
    return {
        "kind": "standard_break",
        "opening_on": found.opening_on,
        "closing_on": found.closing_on,
        "standards": list(found.standards),
        "entered_by_standard": {key.value: list(ids) for key, ids in found.entered.items()},
        "stayed": {key.value: list(ids) for key, ids in found.stayed.items()},
        "left": list(found.left),
    }


def _movement_json(office: Office, found: Movement) -> dict[str, Any]:
    tables = {}
    for kind in LISTED:
        rows = [("", "", found.counts(kind))]
        for hamlet_id, name in movement.hamlets_of(office):
            rows.append((hamlet_id, name, found.counts(kind, hamlet_id)))
        tables[kind.value] = [
            {"hamlet_id": id_, "hamlet": name, **asdict(counts)} for id_, name, counts in rows
        ]
    return {
        "kind": "movement",
        "opening_on": found.opening_on,
        "closing_on": found.closing_on,
        "standard": found.standard,
        "balances": found.balances,
        "tables": tables,
        "identities": [asdict(each) for each in found.identities],
        "unexplained": list(found.unexplained),
        "unfit": [asdict(each) for each in found.unfit],
        "changes": [asdict(each) for each in found.changes],
    }


def _points(office: Office, _options: Options) -> Answer:
    return [asdict(each) for each in movement.view_movement(office).points], 0


def _by_hand(office: Office, _options: Options) -> Answer:
    return [asdict(each) for each in movement_overrides.list_overrides(office)], 0


def _move(office: Office, options: Options) -> Answer:
    try:
        household_id, kind, word = options.what
        column = Column(word)
    except ValueError as error:
        words = ", ".join(Column)
        raise WrongUsage(f"Hãy nêu hộ, diện, cột. Các cột: {words}.") from error
    held = class_of(kind)
    assert held is not None
    wanted = movement_overrides.Move(held, household_id, column, options.reason)
    return _done(movement_overrides.move_by_hand(office, _asked(options), wanted))


def _back(office: Office, options: Options) -> Answer:
    if len(options.what) != 1:
        raise WrongUsage("Hãy nêu mã chỗ sửa cột.")
    return _done(movement_overrides.move_back(office, options.what[0]))


def _done(act: Act) -> Answer:
    return done(act, household=act.household_id)


_VERBS: dict[str, Verb] = {
    "show": _show,
    "points": _points,
    "by-hand": _by_hand,
    "move": _move,
    "back": _back,
}

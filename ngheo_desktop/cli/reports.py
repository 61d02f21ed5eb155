"""`ngheo report`, `ngheo totals`: the figures of a report, and what its shares are taken of."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ngheo_desktop.cli.named import hamlet_id
from ngheo_desktop.cli.verbs import Answer, Options
from ngheo_desktop.domain.reports.tables import Cell, Report, Share
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office

if TYPE_CHECKING:
    from ngheo_desktop.operations.hamlet_counts import KnownCount


def report(office: Office, options: Options) -> Answer:
    """`ngheo report CODE`: 1 when something that must be equal is not."""
    from ngheo_desktop.operations.reports import list_moments, make_report

    if options.form == "list":
        return [asdict(each) for each in list_moments(office)], 0
    hamlet = hamlet_id(office, options.hamlet)
    made = make_report(office, options.form, moment_of(office, options), hamlet)
    return _report_json(made), int(not made.is_whole)


def moment_of(office: Office, options: Options) -> str:
    """The kỳ that is meant: of a round, of a day, else the newest ("")."""
    from ngheo_desktop.operations.report_moments import find_moment

    if options.round:
        return find_moment(office, round_id=options.round).key
    return options.on.isoformat() if options.on else ""


def _report_json(made: Report) -> dict[str, Any]:
    return {
        "form": made.code,
        "title": made.title,
        "under": list(made.under),
        "draft": made.draft,
        "missing": made.missing,
        "columns": [asdict(each) for each in made.columns],
        "rows": [
            {
                "kind": row.kind,
                "hamlet": row.hamlet_id,
                "household": row.household_id,
                "cells": [_value(cell) for cell in row.cells],
                "behind": [list(cell.households) for cell in row.cells],
            }
            for row in made.rows
        ],
        "checks": [asdict(each) for each in made.checks],
        "notes": list(made.notes),
    }


def _value(cell: Cell) -> Any:
    """A share as part and whole, so that nothing is rounded; None = not known."""
    value = cell.value
    return {"part": value.part, "whole": value.whole} if isinstance(value, Share) else value


def totals(office: Office, options: Options) -> Answer:
    """`ngheo totals`: all households and people of each ấp, khóm, poor or not."""
    from ngheo_desktop.domain.reports.basis import HamletCount
    from ngheo_desktop.operations.hamlet_counts import list_hamlet_counts, save_hamlet_counts

    if options.act == "list":
        return [_count_json(each) for each in list_hamlet_counts(office, options.on)], 0
    if not options.hamlet or options.households is None or options.people is None:
        raise WrongUsage("Hãy nêu --hamlet, --households và --people.")
    count = HamletCount(
        hamlet_id(office, options.hamlet),
        options.on or office.today(),
        options.households,
        options.people,
        options.minority,
        options.source,
    )
    act = save_hamlet_counts(office, [count])
    return {"act": act.name if act else "", **asdict(count)}, 0


def _count_json(known: "KnownCount") -> dict[str, Any]:
    households, people = known.registered
    return {
        "hamlet": known.hamlet.full_name,
        "count": asdict(known.count) if known.count else None,
        "registered": {"households": households, "people": people},
    }

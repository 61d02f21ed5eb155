"""Đo tốc độ: what the officer waits for, measured beside a floor in the same run."""

from collections.abc import Sequence
from typing import Any

from ngheo_desktop.bench.cases import CASES, Case
from ngheo_desktop.bench.ground import Ground, invented_ground
from ngheo_desktop.bench.machine import describe_machine
from ngheo_desktop.bench.timing import Figure, measure
from ngheo_desktop.errors import WrongUsage

SIZES = {"S": 8_500, "L": 30_000}


def run_benchmarks(
    size: str, only: Sequence[str] = (), *, households: int = 0, runs: int = 0
) -> dict[str, Any]:
    """Đo on an invented commune of the size; `only` names the benchmarks, none means all.

    `households` and `runs` replace what the size and each benchmark ask for: a quick look.
    """
    chosen = _chosen(only)
    with invented_ground(households or SIZES[size]) as ground:
        return {
            "machine": describe_machine(ground.places.home),
            "size": size,
            "households": households or SIZES[size],
            "results": [_result(case, ground, size, runs or case.runs) for case in chosen],
        }


def _chosen(only: Sequence[str]) -> list[Case]:
    known = [case.name for case in CASES]
    for name in only:
        if name not in known:
            raise WrongUsage(f"Không có phép đo «{name}». Các phép đo: {', '.join(known)}.")
    return [case for case in CASES if not only or case.name in only]


def _result(case: Case, ground: Ground, size: str, runs: int) -> dict[str, Any]:
    """One benchmark; it only tells, whatever the clock says."""
    pair = case.prepare(ground)
    measure(pair.floor, 1)  # what is loaded once is loaded before the figures begin
    measure(pair.work, 1)
    floor, figure = measure(pair.floor, runs), measure(pair.work, runs)
    return {
        "name": case.name,
        "title": case.title,
        **_shown(figure),
        "unit": case.unit,
        "budget": case.budget.get(size),
        "baseline": {"name": pair.floor_name, **_shown(floor)},
        "ratio": round(figure.median / floor.median, 1) if floor.median else None,
        "inside": dict(pair.inside),
    }


def _shown(figure: Figure) -> dict[str, Any]:
    return {
        "median": round(figure.median, 4),
        "p95": round(figure.p95, 4),
        "runs": figure.runs,
    }

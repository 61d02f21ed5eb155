"""The benchmarks run, each beside its floor; what the clock says is for people to judge."""

import json
from pathlib import Path
from typing import Any

import pytest

from ngheo_desktop.bench import run_benchmarks
from ngheo_desktop.bench.cases import CASES
from ngheo_desktop.bench.ground import invented_ground
from ngheo_desktop.bench.population import write_population
from ngheo_desktop.bench.table import render
from ngheo_desktop.bench.timing import measure
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.import_plans import plan_import

NAMES = [case.name for case in CASES]


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """All benchmarks on a hamlet of forty households."""
    return run_benchmarks("S", households=40, runs=2)


def test_a_figure_tells_the_middle_and_the_slow_end() -> None:
    numbers = iter([*range(1, 20), 100])
    figure = measure(lambda: float(next(numbers)), 20)
    assert (figure.median, figure.p95, figure.runs) == (10.5, 19, 20)


def test_every_benchmark_stands_beside_its_floor(told: dict[str, Any]) -> None:
    assert [each["name"] for each in told["results"]] == NAMES
    for each in told["results"]:
        assert {"median", "p95", "unit", "runs", "budget", "baseline", "ratio"} <= set(each)
        assert each["baseline"]["name"]
        assert each["median"] > 0
        assert each["baseline"]["median"] > 0
        assert each["p95"] >= each["median"]


def test_the_machine_is_named(told: dict[str, Any]) -> None:
    assert {"cpu", "cores", "memory", "os", "python"} <= set(told["machine"])
    assert json.loads(json.dumps(told)) == told


def test_the_start_tells_what_the_login_takes_of_it(told: dict[str, Any]) -> None:
    start = told["results"][0]
    assert 0 < start["inside"]["argon2"] < start["median"]


def test_the_figures_make_a_table_for_the_readme(told: dict[str, Any]) -> None:
    lines = render(told).splitlines()
    assert told["machine"]["cpu"] in lines[0]
    assert len(lines) == 4 + len(NAMES)
    assert all(line.count("|") == 7 for line in lines[2:])


def test_only_what_was_asked_for_is_measured() -> None:
    told = run_benchmarks("L", ["search"], households=40, runs=2)
    assert [(each["name"], each["budget"]) for each in told["results"]] == [("search", 60)]


def test_an_unknown_benchmark_is_answered_with_the_known_ones() -> None:
    with pytest.raises(WrongUsage, match=r"«speed».*start, start-warm, key, search"):
        run_benchmarks("S", ["speed"])


def test_the_list_that_is_imported_is_read_without_a_fault(tmp_path: Path) -> None:
    with invented_ground(40) as ground:
        path = tmp_path / "population.csv"
        write_population(ground.office, path)
        plan = plan_import(ground.office, path)
    assert plan.counts["read"] == plan.counts["review"] == 40
    assert {each.code for each in plan.listing.problems} <= {"birth_imprecise"}

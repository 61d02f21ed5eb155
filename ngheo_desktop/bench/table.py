"""The figures as a table of Markdown: `python -m ngheo_desktop.bench.table RESULT.json`."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_HEAD = ("", "median", "95 %", "budget", "floor", "ratio")


def render(told: Mapping[str, Any]) -> str:
    """What `ngheo bench` told, ready for the README: the machine, then a line for each figure."""
    machine = told["machine"]
    on = ", ".join(
        (
            machine["cpu"],
            f"{machine['cores']} cores",
            machine["memory"],
            f"{machine['os']} ({machine['disk']})",
            f"Python {machine['python']}",
        )
    )
    opening = f"Size {told['size']}, {told['households']:,} households; {on}."
    lines = [_HEAD, ("---", *["---:"] * 3, "---", "---:"), *map(_cells, told["results"])]
    return "\n".join([opening, "", *(f"| {' | '.join(line)} |" for line in lines), ""])


def _cells(result: Mapping[str, Any]) -> tuple[str, ...]:
    unit, budget, floor = result["unit"], result["budget"], result["baseline"]
    ratio = result["ratio"]
    return (
        result["title"] + _inside(result["inside"]),
        _figure(result["median"], unit),
        _figure(result["p95"], unit),
        "" if budget is None else f"≤ {budget:g} {unit}",
        f"{floor['name']} {_figure(floor['median'], unit)}",
        "" if ratio is None else f"{ratio:g}",
    )


def _inside(parts: Mapping[str, Any]) -> str:
    told = [f"Argon2id {parts['argon2']:.2f} s of it"] if "argon2" in parts else []
    return f" ({', '.join(told)})" if told else ""


def _figure(value: float, unit: str) -> str:
    return f"{value:.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"


if __name__ == "__main__":
    sys.stdout.write(render(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))

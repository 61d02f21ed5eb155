"""A figure to rely on: the same work several times, its median and its slow end."""

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], float]
"""Does the work once and tells the number that is measured: seconds, milliseconds, megabytes."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What several runs gave."""

    median: float
    p95: float
    runs: int


def measure(work: Work, runs: int) -> Figure:
    """Run `work` so often; nineteen runs of twenty were no worse than p95."""
    told = sorted(work() for _ in range(runs))
    slow = told[math.ceil(0.95 * len(told)) - 1]
    return Figure(statistics.median(told), slow, len(told))


def seconds(act: Callable[[], object]) -> Work:
    """The act as work whose number is the seconds it takes."""

    def work() -> float:
        started = time.perf_counter()
        act()
        return time.perf_counter() - started

    return work


def milliseconds(act: Callable[[], object]) -> Work:
    """The act as work whose number is the milliseconds it takes."""
    timed = seconds(act)
    return lambda: timed() * 1000

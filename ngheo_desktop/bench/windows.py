"""What the officer feels of the window: key to painted list, and how long it stood still."""

import itertools
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ngheo_desktop.bench.ground import Ground
from ngheo_desktop.bench.pairs import Pair
from ngheo_desktop.bench.population import write_population
from ngheo_desktop.bench.processes import run_and_ask


def prepare_key(ground: Ground) -> Pair:
    """A letter typed into the list until its rows are painted, the pause of typing included."""
    told = _told(ground)
    return Pair(_each(told["key"]), _each(told["bare_key"]), "raw query, bare table painted")


def prepare_stall(act: str) -> Callable[[Ground], Pair]:
    """The longest time that the event loop stood still while `act` went on."""

    def prepare(ground: Ground) -> Pair:
        told = _told(ground)
        return Pair(_each(told[act]), _each(told["idle"]), "the same window idle")

    return prepare


def _each(figures: list[float]) -> Callable[[], float]:
    return itertools.cycle(figures).__next__


@lru_cache(maxsize=1)
def _told(ground: Ground) -> dict[str, Any]:
    """One process measures them all, after the real Argon2id let it in."""
    ground.lock_as_in_an_office()
    write_population(ground.office, ground.scratch / "population.csv")
    return run_and_ask(("-m", "ngheo_desktop.bench.window", str(ground.scratch)), ground)

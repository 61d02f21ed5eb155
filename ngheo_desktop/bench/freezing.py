"""Chốt danh sách: a list of two thousand rows, from the password to the paper that is kept."""

import itertools
import time
from dataclasses import replace

from ngheo_desktop.bench.ground import PASSWORD, Ground
from ngheo_desktop.bench.pairs import Pair
from ngheo_desktop.bench.timing import seconds
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.operations.decisions import (
    change_plan,
    confirm_basis,
    list_decisions,
    prepare_supplement,
    set_words,
)
from ngheo_desktop.operations.frozen_lists import freeze_list
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.standards import confirm_standard

_ROWS = 2000
_CLASSES = "SELECT household_id, household_class FROM summary ORDER BY rid LIMIT ?"


def prepare_freeze(ground: Ground) -> Pair:
    """Checked, fixed, printed and sealed; what stands before the button is not counted."""
    office, numbers = ground.office, itertools.count(1)
    for standard in office.standards:
        confirm_standard(office, standard.code)

    def freeze() -> float:
        plan_id = _ready(office, next(numbers))
        started = time.perf_counter()
        freeze_list(office, plan_id, PASSWORD)
        return time.perf_counter() - started

    rows = [(str(at), "x" * 400) for at in range(_ROWS)]
    ground.raw.execute("CREATE TEMP TABLE frozen_floor (id TEXT, body TEXT)")

    def floor() -> None:
        ground.raw.executemany("INSERT INTO frozen_floor VALUES (?, ?)", rows)
        ground.raw.commit()

    return Pair(freeze, seconds(floor), "raw inserts")


def _ready(office: Office, number: int) -> str:
    """A list that moves everybody to another class, all of it green."""
    plan, _act = prepare_supplement(office, list_decisions(office)[0].id)
    stands = dict(office.store.query(_CLASSES, (_ROWS,)))
    other = {
        household: HouseholdClass.NEAR_POOR if held == "poor" else HouseholdClass.POOR
        for household, held in stands.items()
    }
    change_plan(office, replace(plan, classes=other, reasons=dict.fromkeys(other, "ghi nhầm diện")))
    set_words(
        office,
        plan.id,
        number=f"{1000 + number}/QĐ-UBND",
        decided_on=office.today(),
        signer_name="Nguyễn Văn Chủ",
    )
    confirm_basis(office, plan.id)
    return plan.id

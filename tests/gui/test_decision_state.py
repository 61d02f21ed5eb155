"""The state of a plan on the screen, without a screen: what is shown, what stays, what is next."""

from dataclasses import replace

from ngheo_desktop.domain.decisions import Check, Compared, DecisionPlan
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.models.decision_plan_state import Narrowing, PlanState
from ngheo_desktop.gui.models.decision_reading import PlanRead
from ngheo_desktop.operations.decision_checks import Prepared
from ngheo_desktop.reference import shipped_standards

POOR, NEAR, OUTSIDE = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR
STANDARD = shipped_standards()[0]


def row(
    name: str, decided: HouseholdClass, computed: HouseholdClass | None = None, reason: str = ""
) -> Compared:
    return Compared(
        name, f"{len(name):04d}", name, "a", "ấp Phước Lợi", POOR, computed or decided, decided,
        None, decided, reason,
    )  # fmt: skip


def read(*rows: Compared, checks: tuple[bool, ...] = (), plan: str = "p") -> PlanRead:
    made = tuple(Check(str(at), f"điều kiện {at}", met) for at, met in enumerate(checks))
    return PlanRead(Prepared(DecisionPlan(plan), None, STANDARD, rows), made)


def shown(state: PlanState) -> list[str]:
    return [each.household_id for each in state.rows()]


def test_a_plan_begins_with_what_differs_or_with_all_of_a_supplement() -> None:
    state = PlanState()
    state.take(read(row("Tám", POOR), row("Út", NEAR, POOR)))
    assert (state.narrowing, shown(state)) == (Narrowing.DIFFERS, ["Út"])
    state.take(read(row("Tám", POOR), plan="q"))
    assert (state.narrowing, shown(state)) == (Narrowing.ALL, ["Tám"])


def test_a_row_whose_reason_was_typed_stays_until_the_list_is_narrowed_anew() -> None:
    state = PlanState()
    state.take(read(row("Tám", NEAR, POOR), row("Út", NEAR, POOR)))
    state.narrow(Narrowing.REASON)
    told = row("Tám", NEAR, POOR, "phúc tra")
    state.take(read(told, row("Út", NEAR, POOR)))
    assert shown(state) == ["Tám", "Út"]
    assert state.rows()[0].reason == "phúc tra"
    state.narrow(Narrowing.REASON)
    assert shown(state) == ["Út"]


def test_what_comes_to_fit_is_added_and_what_is_gone_goes() -> None:
    state = PlanState()
    state.take(read(row("Tám", POOR)))
    state.narrow(Narrowing.ALL)
    state.take(read(row("Út", NEAR)))
    assert shown(state) == ["Út"]


def test_households_are_found_without_accents_by_name_code_or_hamlet() -> None:
    state = PlanState()
    state.take(read(row("Trần Văn Tám", POOR), row("Lê Út", NEAR)))
    state.narrow(Narrowing.ALL)
    for typed, found in (("tam tran", ["Trần Văn Tám"]), ("0005", ["Lê Út"]), ("xa la", [])):
        state.search(typed)
        assert shown(state) == found
    state.search("phuoc loi")
    assert len(shown(state)) == 2


def test_those_of_one_condition_are_shown_alone() -> None:
    state = PlanState()
    state.take(read(row("Tám", POOR), row("Út", POOR)))
    state.narrow(Narrowing.BROKEN, ("Út", "gone"))
    assert shown(state) == ["Út"]


def test_f8_goes_round_what_is_not_met_in_either_direction() -> None:
    state = PlanState()
    state.take(read(checks=(True, False, True, False)))
    assert [state.next_red(at) for at in (0, 1, 3)] == [1, 3, 1]
    assert [state.next_red(at, -1) for at in (0, 1, 3)] == [3, 3, 1]
    state.take(replace(read(), checks=()))
    assert state.next_red(0) == -1

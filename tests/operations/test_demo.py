"""The invented commune: the same for a seed, like a real one in shape, nobody's in fact."""

from pathlib import Path

import pytest

from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.operations.demo import make_demo
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.keys import KeyCost

CHEAP = KeyCost(1, 1024, 1)


def commune(folder: Path, households: int = 120, seed: int = 7) -> Office:
    return make_demo(folder, households=households, seed=seed, password="mat-khau-thu", cost=CHEAP)


def told(office: Office) -> list[tuple[object, ...]]:
    return office.store.query(
        "SELECT code, head_name, birth, members, income_score, lacking, computed_class, "
        "household_class FROM summary ORDER BY code"
    )


def test_the_same_seed_gives_the_same_commune(tmp_path: Path) -> None:
    one, other = commune(tmp_path / "a"), commune(tmp_path / "b")
    assert told(one) == told(other)
    assert told(one) != told(commune(tmp_path / "c", seed=8))


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return commune(tmp_path_factory.mktemp("demo") / "so", households=1500)


def test_about_three_in_a_hundred_are_poor_or_near_poor(big: Office) -> None:
    counted = sum(
        len(find_households(big, HouseholdQuery(computed_class=each)))
        for each in (HouseholdClass.POOR, HouseholdClass.NEAR_POOR)
    )
    assert 0.015 <= counted / 1500 <= 0.06


def test_poor_households_lack_more_than_others(big: Office) -> None:
    rows = dict(
        big.store.query(
            "SELECT computed_class, avg(deprivation_score) FROM summary "
            "WHERE deprivation_score IS NOT NULL GROUP BY 1"
        )
    )
    assert rows["poor"] >= 30 > rows["not_poor"]


def test_all_groups_of_the_delta_live_there(big: Office) -> None:
    groups = {ethnic for (ethnic,) in big.store.query("SELECT DISTINCT ethnic FROM summary")}
    assert groups == {"Kinh", "Khmer", "Chăm", "Hoa"}


def test_two_past_years_were_decided(big: Office) -> None:
    days = [day for (day,) in big.store.query("SELECT decided_on FROM decision ORDER BY 1")]
    assert [day[:4] for day in days] == ["2024", "2025"]
    (lines,) = big.store.query("SELECT count(*) FROM decision_line WHERE household_class = 'poor'")
    assert lines[0] > 0


def test_no_number_is_one_that_was_given_out(big: Office) -> None:
    numbers = [number for (number,) in big.store.query("SELECT personal_id FROM member")]
    given = [number for number in numbers if number]
    assert len(set(given)) == len(given)
    assert all(len(number) == 12 and int(number[-6:]) >= 900_000 for number in given)
    phones = [phone for (phone,) in big.store.query("SELECT phone FROM household")]
    assert all(not phone or phone.startswith("060") for phone in phones)


def test_every_household_has_one_head_and_passes_the_checks(big: Office) -> None:
    wrong = big.store.query(
        "SELECT household_id FROM member GROUP BY household_id HAVING sum(relation = 'head') <> 1"
    )
    assert wrong == []

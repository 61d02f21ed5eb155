"""The invented register with known doubles, and how well they are told apart."""

from ngheo_desktop.bench.double_people import held_against_truth, invent_register
from ngheo_desktop.bench.doubles import quality


def test_the_same_seed_invents_the_same_people() -> None:
    assert invent_register(200, 5) == invent_register(200, 5)
    assert invent_register(200, 5) != invent_register(200, 6)


def test_every_second_line_stands_for_somebody_of_the_register() -> None:
    register = invent_register(2_000, 5)
    first = {each.truth for each in register if not each.slip}
    again = [each for each in register if each.slip]
    assert again
    assert {each.truth for each in again} <= first


def test_a_perfect_and_an_empty_answer_are_told_as_such() -> None:
    register = invent_register(2_000, 5)
    again = [each.id for each in register if each.slip]
    pairs = {(each.removesuffix("-again"), each) for each in again}
    perfect = held_against_truth(register, pairs, set())
    assert perfect["certain"] | {"found": 0} == {
        "found": 0,
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
    }
    assert held_against_truth(register, set(), set())["shown"]["recall"] == 0


def test_slips_are_found_and_few_people_are_shown_falsely() -> None:
    told = quality(6_000, 11)
    assert told["certain"]["precision"] >= 0.97
    assert told["shown"]["recall"] >= 0.9
    assert told["falsely_shown"] <= 0.01

"""Case files that people write by hand: what cannot be understood is said, never guessed."""

import json
from pathlib import Path
from typing import Any

import pytest

from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.evaluating import evaluate_file

CASE = {
    "survey_date": "2026-11-01",
    "area": "rural",
    "b1_score": 100,
    "household": {"housing_area_m2": 40},
    "members": [{"birth": "1980", "disabled": False}],
}


def answer(tmp_path: Path, data: Any) -> list[dict[str, Any]]:
    file = tmp_path / "cases.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return evaluate_file(file)


@pytest.mark.parametrize(
    "data",
    ["", "{", "null", "5", "true", "[" * 100_000, {}, {"cases": None}, {"cases": {"a": 1}}],
    ids=repr,
)
def test_a_file_that_holds_no_cases_says_so(tmp_path: Path, data: Any) -> None:
    with pytest.raises(WrongUsage, match="Tệp"):
        answer(tmp_path, data)


@pytest.mark.parametrize("case", [None, [], "a", 7, {}], ids=repr)
def test_a_case_that_is_none_is_named_by_its_number(tmp_path: Path, case: Any) -> None:
    with pytest.raises(WrongUsage, match="Trường hợp thứ 2"):
        answer(tmp_path, [CASE, case])


@pytest.mark.parametrize(
    "change",
    [
        {"survey_date": None}, {"survey_date": "2026-02-30"}, {"survey_date": 5},
        {"area": "hills"}, {"area": ["rural"]}, {"kind": "other"},
        {"b1_score": "120"}, {"b1_score": 120.5}, {"b1_score": True}, {"b1_score": []},
        {"b2_score": "x"}, {"b2_score": 10.5},
        {"members": "abc"}, {"members": [None]}, {"members": 3},
        {"household": "x"}, {"household": [1]}, {"household": {"wall": "gold"}},
        {"household": {"housing_area_m2": "NaN"}}, {"household": {"housing_area_m2": -4}},
        {"household": {"housing_area_m2": "Infinity"}}, {"household": {"housing_area_m2": True}},
        {"household": {"devices": 4}}, {"household": {"devices": "tv"}},
        {"members": [{"birth": 1990}]}, {"members": [{"birth": "1991-02-29"}]},
        {"members": [{"sex": "x"}]}, {"members": [{"disabled": 1}]},
        {"members": [{"health_insurance": "yes"}]},
        {"score_line": [1]}, {"score_line": {"hills": 1}}, {"score_line": {"rural": "a"}},
        {"score_line": {"rural": 1.5}}, {"score_line": {"rural": True}},
    ],
    ids=repr,
)  # fmt: skip
def test_a_value_that_cannot_be_understood_is_refused(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    assert answer(tmp_path, [CASE])[0]["standard"] == "2022-2025"
    with pytest.raises(WrongUsage, match="Trường hợp thứ 1"):
        answer(tmp_path, [{**CASE, **change}])


def test_a_line_for_one_area_decides_that_area_only(tmp_path: Path) -> None:
    later = {**CASE, "survey_date": "2027-01-01", "score_line": {"rural": 140, "urban": None}}
    rural, urban = answer(tmp_path, [later, {**later, "area": "urban"}])
    assert "no_score_line" not in rural["reasons"]
    assert "no_score_line" in urban["reasons"]

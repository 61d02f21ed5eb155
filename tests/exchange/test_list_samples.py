"""Every sample gives what its expected file says."""

from collections import Counter
from datetime import date

import pytest

from ngheo_desktop.domain.facts import Facts, SurveyedMember
from ngheo_desktop.domain.scoring import evaluate_under
from ngheo_desktop.reference import shipped_standards

FILES = [
    "danh-sach-don-gian.xlsx",
    "phieu-ra-soat-b1-b2.xlsx",
    "dan-so-xa-8500-ho.csv.gz",
    "danh-sach-loi.xlsx",
    "danh-sach-chi-tiet-ho-ngheo.xlsx",
    "danh-sach-tcvn3.xlsx",
    "danh-sach-tcvn3.xls",
]


@pytest.fixture(scope="module", params=FILES)
def inspected(request, sample):
    wanted = sample(request.param)
    return request.param, wanted.expected, wanted.inspected()


def test_the_layout_is_recognised(inspected):
    _file, expected, got = inspected
    if "csv" in expected:  # its header is row 1, its columns are in the order of the file
        assert got["layout"]["header_rows"] == [1]
        assert len(got["layout"]["columns"]) == len(expected["csv"]["columns"])
        return
    assert got["layout"]["sheet"] == expected["layout"]["sheet"]
    assert got["layout"]["columns"] == expected["layout"]["columns"]
    assert got["layout"]["header_rows"] == expected["layout"]["header_rows"]


def test_every_skipped_row_is_known_for_what_it_is(inspected):
    _file, expected, got = inspected
    names = {"letterhead": "title"}
    wanted = {(e["row"], names.get(e["kind"], e["kind"])) for e in expected.get("skipped_rows", [])}
    found = {(each["row"], each["kind"]) for each in got["layout"]["skipped_rows"]}
    assert found - {each for each in found if each[1] == "mark_row"} == wanted


def test_the_problems_are_those_expected_and_no_others(inspected):
    _file, expected, got = inspected
    wanted = Counter()
    for severity in ("errors", "warnings", "notes"):
        wanted.update((severity[:-1], e["row"], e["code"]) for e in expected.get(severity, []))
    imprecise = expected.get("birth_imprecise_rows", "").split()
    wanted.update(("warning", int(row), "birth_imprecise") for row in imprecise)
    found = Counter((each["severity"], each["row"], each["code"]) for each in got["problems"])
    assert (wanted - found) + (found - wanted) == Counter()


def test_each_problem_names_its_cell_its_field_and_its_outcome(inspected):
    _file, expected, got = inspected
    found = {(each["row"], each["code"]): each for each in got["problems"]}
    for wanted in (e for name in ("errors", "warnings", "notes") for e in expected.get(name, [])):
        problem = found[wanted["row"], wanted["code"]]
        assert problem["message"]
        for key in ("cell", "field", "becomes", "partner_row"):
            if key in wanted:
                assert problem.get(key) == wanted[key], (wanted, problem)


def test_the_households_and_their_members_are_read_whole(inspected):
    _file, expected, got = inspected
    same = str.casefold if expected.get("compare_text") == "casefold" else str
    if "results" in expected:  # the population names its households by code
        told = [(each["code"], len(each["members"])) for each in got["households"]]
        assert told == [(code, members) for code, members, *_rest in expected["results"]]
        return
    assert len(got["households"]) == len(expected["households"])
    for wanted, found in zip(expected["households"], got["households"], strict=True):
        for key in wanted.keys() - {"members"}:
            told, meant = found.get(key), wanted[key]
            assert told == meant or same(told) == same(meant), (wanted["row"], key)
        for member, listed in zip(wanted.get("members", ()), found["members"], strict=False):
            assert {key: listed[key] for key in member} == member
        if "members" in wanted:
            assert len(found["members"]) == len(wanted["members"])


def test_the_totals_agree(inspected):
    _file, expected, got = inspected
    keys = {"households", "households_without_errors", "member_count_sum", "by_ethnic"}
    for key in keys:
        if key in expected["totals"]:
            assert got["totals"][key] == expected["totals"][key], key
    listed = expected["totals"].get("members_listed", expected["totals"].get("members"))
    if listed is not None:
        assert got["totals"]["members"] == listed


def test_the_answers_of_the_whole_commune_lead_to_the_computed_classes(sample):
    population = sample("dan-so-xa-8500-ho.csv.gz")
    standard = next(each for each in shipped_standards() if each.code == "2022-2025")
    for household, wanted in zip(
        population.read().households, population.expected["results"], strict=True
    ):
        result = evaluate_under(standard, _facts(household))
        lacks = {True: "1", False: "0", None: "?"}
        marks = "".join(lacks[finding.lack] for finding in result.findings)
        assert [
            household.code,
            len(household.members),
            household.income_score,
            result.deprivation_score,
            marks,
            result.household_class.value,
        ] == wanted


def _facts(household):
    members = [
        SurveyedMember(each.no, each.birth, each.sex, each.answers) for each in household.members
    ]
    return Facts(
        survey_date=household.survey_date or date(2026, 11, 1),
        area=household.area,
        income_score=household.income_score,
        house=household.house,
        members=tuple(members),
    )

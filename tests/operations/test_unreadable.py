"""Values that nobody can read: told one by one, never a crash, never silently another value."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.gui.models.history_lines import history_rows
from ngheo_desktop.operations.checking import check_register
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.duplicates import find_doubles
from ngheo_desktop.operations.event_undo import list_events
from ngheo_desktop.operations.family_events import households_on
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.list_tables import table_of
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.scoring import score_all
from ngheo_desktop.storage.summaries import refresh_summaries
from tests.operations.broken_values import break_value

BROKEN = (
    ("member", "birth", "'1974-13-45'", "relation = 'spouse'"),
    ("member", "sex", "'unknown'", "relation = 'spouse'"),
    ("member", "status", "'flying'", "relation = 'spouse'"),
    ("member", "since", "'2026-02-31'", "relation = 'spouse'"),
    ("member", "personal_id_issued", "'hôm qua'", "relation = 'spouse'"),
    ("member", "extra", "'{not json'", "relation = 'spouse'"),
    ("member", "merit", "7", "relation = 'spouse'"),
    ("household", "causes", "'[\"a'", "true"),
    ("household", "declared_members", "'năm'", "true"),
    ("household", "ended_on", "'khi nào'", "true"),
    ("checklist", "house", "'{'", "true"),
    ("checklist", "survey_date", "'24/11/2026'", "true"),
    ("checklist_member", "answers", "'nothing'", "true"),
    ("decision_line", "household_class", "'rich'", "true"),
    ("hamlet_area", "area", "'sea'", "true"),
)


@pytest.fixture
def broken(office: Office, household_id: str) -> Office:
    """A register with a sheet and a decision in it, to break a value of."""
    from ngheo_desktop.domain.terms import HouseholdClass
    from ngheo_desktop.storage.imports import DecidedHousehold, insert_decision

    sheet = open_sheet(office, household_id)
    save_sheet(office, household_id, sheet.facts, "Neáng Sa")
    with office.store.writing() as session:
        line = DecidedHousehold(household_id, HouseholdClass.POOR, "Trần Văn Tám", 3)
        insert_decision(session, "45/QĐ-UBND", date(2025, 12, 10), "2022-2025", [line])
        refresh_summaries(session)
    assert "value_unreadable" not in {each.code for each in check_register(office)}
    return office


@pytest.mark.parametrize(("table", "field", "raw", "where"), BROKEN)
def test_each_kind_of_value_is_told_and_the_other_checks_go_on(
    broken: Office, household_id: str, table: str, field: str, raw: str, where: str
) -> None:
    break_value(broken, table, field, raw, where)
    found = check_register(broken)
    (told, *_more) = [each for each in found if each.code == "value_unreadable"]
    assert raw.strip("'")[:30] in told.text
    if table in ("member", "household", "checklist", "checklist_member", "decision_line"):
        assert told.household_id == household_id
    assert "check_stopped" not in {each.code for each in found}


@pytest.mark.parametrize(("table", "field", "raw", "where"), BROKEN)
def test_lists_household_scores_and_searches_survive_each_of_them(
    broken: Office, household_id: str, table: str, field: str, raw: str, where: str
) -> None:
    break_value(broken, table, field, raw, where)
    read_households(broken, find_households(broken, HouseholdQuery()))
    file = open_household(broken, household_id)
    if table in ("member", "household", "checklist", "checklist_member"):
        assert field in {each.field for each in file.unread}
    find_doubles(broken)
    households_on(broken, broken.today())
    list_events(broken)
    score_all(broken)
    open_sheet(broken, household_id)


def test_a_value_stays_as_it_is_until_somebody_types_it_anew(
    office: Office, household_id: str
) -> None:
    break_value(office, "member", "birth", "'1974-13-45'", "relation = 'spouse'")
    opened = open_household(office, household_id).household
    save_household(office, replace(opened, note="đã xem"), opened=opened)
    raw = "SELECT birth FROM member WHERE relation = 'spouse'"
    assert office.store.query(raw) == [("1974-13-45",)]
    opened = open_household(office, household_id).household
    head, wife, *rest = opened.members
    people = (head, replace(wife, birth=Birth(1976, 5, 3)), *rest)
    save_household(office, replace(opened, members=people), opened=opened)
    assert office.store.query(raw) == [("1976-05-03",)]
    assert check_register(office) == []


def test_an_answer_that_no_question_knows_is_told_and_read_as_not_known(
    broken: Office, household_id: str
) -> None:
    break_value(broken, "checklist_member", "answers", '\'{"education": "magic"}\'')
    told = [each for each in check_register(broken) if each.code == "value_unreadable"]
    assert "answers.education" in told[0].text
    assert told[0].text.endswith("sổ ghi «magic».")
    sheet = open_sheet(broken, household_id)
    assert all(each.answers.education is None for each in sheet.facts.members)


def test_an_id_that_is_none_is_told(office: Office, add_household: Callable[..., str]) -> None:
    nobody = Member(name="Neáng Sa", relation="spouse", sex=Sex.FEMALE, birth=Birth(1980))
    key = add_household("Trần Văn Tám", nobody)
    break_value(office, "member", "id", "'not-an-id'", f"household_id = '{key}' AND position = 1")
    told = [each for each in check_register(office) if each.code == "value_unreadable"]
    assert [each.household_id for each in told] == [key]
    assert "not-an-id" in told[0].text


@pytest.mark.parametrize("change", ["at = 'lúc nãy'", "changes = '{'"])
def test_a_line_of_the_diary_that_nobody_can_read_stops_neither_history_nor_check(
    office: Office, household_id: str, change: str
) -> None:
    with office.store.writing() as session:
        for statement in ("DROP TRIGGER diary_no_update", f"UPDATE diary SET {change}"):
            session.connection().exec_driver_sql(statement)
    file = open_household(office, household_id)
    assert history_rows(file, {})
    assert table_of(office, "nhat-ky").rows
    assert {"diary_broken", "value_unreadable"} <= {each.code for each in check_register(office)}

"""Sheets and results: facts kept apart from what follows from them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import (
    HouseAnswers,
    Toilet,
)
from ngheo_desktop.domain.terms import Area, HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.hamlets import list_hamlets, set_hamlet_area
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.households import (
    open_household,
    save_household,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.scoring import score_all
from ngheo_desktop.operations.standards import (
    change_standard,
    confirm_standard,
    list_standards,
    load_standard,
    standard_text,
)
from tests.operations.sheets import HOUSE, filled


def line_of(office: Office) -> object:
    return read_households(office, find_households(office, HouseholdQuery()))[0]


def test_a_complete_sheet_gives_a_class_at_once(office: Office, household_id: str) -> None:
    sheet = open_sheet(office, household_id)
    assert not sheet.is_saved
    assert sheet.facts.area == Area.RURAL
    result = save_sheet(office, household_id, filled(sheet.facts), "Neáng Sa").result
    assert result.household_class == HouseholdClass.POOR
    assert result.lacking == ("housing_quality", "housing_area", "water", "info_devices")
    (line,) = read_households(office, find_households(office, HouseholdQuery()))
    assert (line.computed_class, line.income_score, line.deprivation_score, line.lacking) == (
        HouseholdClass.POOR,
        118,
        40,
        "7 8 9 12",
    )
    assert line.household_class is None  # only a signed decision gives one


def test_what_was_answered_comes_back_fact_by_fact(office: Office, household_id: str) -> None:
    facts = filled(open_sheet(office, household_id).facts)
    save_sheet(office, household_id, facts, "Neáng Sa")
    again = open_sheet(office, household_id)
    assert again.is_saved
    assert again.facts == facts
    assert again.surveyor == "Neáng Sa"


def test_an_open_answer_is_saved_and_blocks(office: Office, household_id: str) -> None:
    facts = filled(open_sheet(office, household_id).facts)
    facts = replace(facts, house=replace(facts.house, toilet=None))
    result = save_sheet(office, household_id, facts, "Neáng Sa").result
    assert result.reasons == ("unknown:sanitation",)
    stored = open_household(office, household_id).results[0]
    assert stored.household_class == HouseholdClass.UNDETERMINED
    assert stored.class_if_decidable == HouseholdClass.POOR


def test_a_result_is_stored_with_its_causes(office: Office, household_id: str) -> None:
    facts = filled(open_sheet(office, household_id).facts)
    result = save_sheet(office, household_id, facts, "Neáng Sa").result
    assert open_household(office, household_id).results == (result,)


def test_a_corrected_birth_date_changes_the_result_too(office: Office, household_id: str) -> None:
    save_sheet(office, household_id, filled(open_sheet(office, household_id).facts), "Sa")
    household = open_household(office, household_id).household
    grown = replace(household.members[2], birth=Birth(2005, 6, 5))
    save_household(office, replace(household, members=(*household.members[:2], grown)))
    stored = open_household(office, household_id).results[0]
    assert "unknown:employment" in stored.reasons


def test_last_year_stands_beside_and_counts_only_when_confirmed(
    office: Office, household_id: str
) -> None:
    last = open_sheet(office, household_id, date(2025, 10, 3))
    save_sheet(office, household_id, filled(last.facts), "Neáng Sa")
    sheet = open_sheet(office, household_id)
    assert sheet.facts.survey_date == date(2026, 11, 24)
    assert sheet.facts.house == HouseAnswers()
    assert sheet.before is not None
    assert sheet.before.house == HOUSE


def test_a_sheet_of_tomorrow_is_refused(office: Office, household_id: str) -> None:
    facts = replace(filled(open_sheet(office, household_id).facts), survey_date=date(2026, 11, 25))
    with pytest.raises(WrongUsage, match="sau hôm nay"):
        save_sheet(office, household_id, facts, "Neáng Sa")


def test_the_area_counts_from_its_day_on(office: Office, household_id: str) -> None:
    facts = filled(open_sheet(office, household_id).facts, income=158)
    saved = save_sheet(office, household_id, facts, "Sa")
    assert saved.result.household_class == HouseholdClass.NOT_POOR
    hamlet = list_hamlets(office)[0]
    set_hamlet_area(office, hamlet.id, date(2026, 9, 1), Area.URBAN)
    score_all(office)
    assert open_household(office, household_id).results[0].household_class == HouseholdClass.POOR


def test_scoring_everybody_gives_what_saving_gave(office: Office, household_id: str) -> None:
    save_sheet(office, household_id, filled(open_sheet(office, household_id).facts), "Sa")
    before = line_of(office)
    assert score_all(office).by_class == {HouseholdClass.POOR: 1}
    assert line_of(office) == before


def test_a_second_standard_is_kept_beside_and_changes_no_line(
    office: Office, household_id: str
) -> None:
    save_sheet(office, household_id, filled(open_sheet(office, household_id).facts), "Sa")
    before = line_of(office)
    totals = score_all(office, code="2027-2030")
    assert totals.by_class == {HouseholdClass.UNDETERMINED: 1}
    assert line_of(office) == before
    assert {each.standard for each in open_household(office, household_id).results} == {
        "2022-2025",
        "2027-2030",
    }


def test_each_answer_is_told_in_the_diary_old_and_new(office: Office, household_id: str) -> None:
    facts = filled(open_sheet(office, household_id).facts)
    save_sheet(office, household_id, facts, "Sa")
    changed = replace(facts, house=replace(facts.house, toilet=Toilet.NONE))
    save_sheet(office, household_id, changed, "Sa")
    line = open_household(office, household_id).history[0]
    assert line.changes == {"toilet": ("septic", "none")}


# --- standards ------------------------------------------------------------------------------


def test_a_standard_is_confirmed_by_name_and_day(office: Office, household_id: str) -> None:
    facts = filled(open_sheet(office, household_id).facts)
    assert save_sheet(office, household_id, facts, "Sa").result.unconfirmed
    confirmed = confirm_standard(office, "2022-2025")
    assert confirmed.confirmation is not None
    assert (confirmed.confirmation.name, confirmed.confirmation.on) == (
        "Neáng Sa",
        date(2026, 11, 24),
    )
    assert save_sheet(office, household_id, facts, "Sa").result.unconfirmed == ()


def test_a_changed_part_must_be_confirmed_anew(office: Office) -> None:
    confirm_standard(office, "2027-2030")
    changed = change_standard(
        office, "2027-2030", {"score_line.rural": 150, "score_line.urban": 190}
    )
    assert changed.score_line == {Area.RURAL: 150, Area.URBAN: 190}
    assert changed.confirmation is None
    assert not changed.is_confirmed


def test_an_indicator_is_changed_by_its_code(office: Office) -> None:
    path = "indicators.housing_area.parameters.m2_per_person"
    changed = change_standard(office, "2022-2025", {path: 10})
    assert changed.indicator("housing_area").parameters["m2_per_person"] == 10
    assert changed.indicator("employment").parameters["age_working"] == 15


def test_a_loaded_file_is_used_and_a_broken_one_changes_nothing(
    office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "chuan.toml"
    file.write_text(
        standard_text(office, "2022-2025").replace("rural = 140", "rural = 141"), "utf-8"
    )
    assert load_standard(office, file).score_line[Area.RURAL] == 141
    file.write_text("not a standard", "utf-8")
    with pytest.raises(WrongUsage, match="Chưa nạp gì"):
        load_standard(office, file)
    assert list_standards(office)[0].standard.score_line[Area.RURAL] == 141


def test_two_standards_never_share_a_day(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "chuan.toml"
    text = standard_text(office, "2027-2030").replace("2027-01-01", "2026-06-01")
    file.write_text(text, "utf-8")
    with pytest.raises(WrongUsage, match="trùng với chuẩn 2022-2025"):
        load_standard(office, file)

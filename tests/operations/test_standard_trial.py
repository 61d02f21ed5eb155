"""Two standards at once, and a standard tried on the sheets without anything being written."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from ngheo_desktop.domain.facts import Work
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.standard_trials import count_rows, trial_tables
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import Area, HouseholdClass
from ngheo_desktop.errors import AccessRefused, Cancelled, WrongUsage
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.review_rules import set_second_standard
from ngheo_desktop.operations.round_lists import add_to_list
from ngheo_desktop.operations.round_opening import open_annual_round
from ngheo_desktop.operations.rounds import results_of_steps
from ngheo_desktop.operations.scoring import score_all
from ngheo_desktop.operations.standard_trial import standard_named, try_standard
from ngheo_desktop.operations.standards import load_standard, standard_text
from tests.operations.next_standard import NEXT, surveyed, with_line
from tests.operations.sheets import ADULT, filled

POOR, NEAR = HouseholdClass.POOR, HouseholdClass.NEAR_POOR
OUTSIDE, OPEN = HouseholdClass.NOT_POOR, HouseholdClass.UNDETERMINED


def named(office: Office, code: str) -> Standard:
    return standard_named(office, code)


# --- two standards at once ----------------------------------------------------------------------


def test_one_household_on_one_day_has_a_result_by_each_standard(
    office: Office, household_id: str
) -> None:
    with_line(office)
    set_second_standard(office, NEXT)
    surveyed(office, household_id, income=150)  # over the line of today, under the next one
    results = open_household(office, household_id).results
    told = [(each.standard, each.household_class) for each in results]
    assert told == [("2022-2025", OUTSIDE), (NEXT, POOR)]
    assert {each.survey_date for each in results} == {office.today()}
    score_all(office)  # both are made anew, the list goes on showing the one in force
    assert [each.standard for each in open_household(office, household_id).results] == [
        "2022-2025",
        NEXT,
    ]
    shown = office.store.query("SELECT computed_class, standard FROM summary")
    assert shown == [("not_poor", "2022-2025")]


def test_a_sheet_of_the_autumn_before_is_judged_by_the_working_age_of_that_year(
    office: Office, household_id: str
) -> None:
    """The next standard opens 2027 on sheets of 2026; who seeks work is asked in both."""
    set_second_standard(office, NEXT)
    facts = filled(open_sheet(office, household_id).facts)
    idle = replace(ADULT, work=Work.NONE, can_work=True, wants_work=True)
    members = (replace(facts.members[0], answers=idle), *facts.members[1:])
    save_sheet(office, household_id, replace(facts, members=members), "Neáng Sa")
    for each in open_household(office, household_id).results:
        assert "employment" in each.lacking


def test_each_round_goes_by_its_own_standard_on_the_same_sheet(
    office: Office, household_id: str
) -> None:
    """2022–2025 closes the year, 2027–2030 opens the next one."""
    with_line(office)
    set_second_standard(office, NEXT)
    surveyed(office, household_id, income=150)
    found = {}
    for code in ("2022-2025", NEXT):
        round_ = open_annual_round(office, standard=code).round
        add_to_list(office, round_.id, household_id, "có đơn đề nghị")
        (case,) = results_of_steps(office, round_.id)
        found[code] = case.computed
    assert found == {"2022-2025": OUTSIDE, NEXT: POOR}


def test_without_a_score_line_the_next_standard_concludes_nothing(
    office: Office, household_id: str
) -> None:
    set_second_standard(office, NEXT)
    surveyed(office, household_id)
    first, second = open_household(office, household_id).results
    assert (first.household_class, second.household_class) == (POOR, OPEN)
    assert "no_score_line" in second.reasons


# --- trying -------------------------------------------------------------------------------------


def test_who_would_change_class_is_listed_with_the_reasons(
    office: Office, household_id: str, add_household: Callable[..., str]
) -> None:
    surveyed(office, household_id, income=150)
    stays = add_household("Neáng Sa", hamlet=1)
    surveyed(office, stays, income=500)
    add_household("Không Phiếu", hamlet=2)
    trial = try_standard(office, with_line(office))
    assert trial.households == 2
    (line,) = trial.lines
    assert (line.household_id, line.before, line.after) == (household_id, OUTSIDE, POOR)
    assert line.why[0] == "Ngưỡng điểm B1 nông thôn: 140 → 170, điểm B1 của hộ: 150."
    assert any(each.startswith("Điểm B2: 40 → ") for each in line.why)
    assert any("không còn tính" in each for each in line.why)
    assert count_rows(trial)[0] == ["xã Ô Lâm", 0, 1, 0, 0, 2, 1, 0, 0]
    assert [each.name for each in trial.hamlets] == ["xã Ô Lâm", "Phước Lợi", "Phước Long"]


def test_a_standard_without_its_score_line_concludes_nothing_and_says_what_is_missing(
    office: Office, household_id: str
) -> None:
    surveyed(office, household_id)
    trial = try_standard(office, named(office, NEXT))
    (line,) = trial.lines
    assert (line.before, line.after) == (POOR, OPEN)
    assert "Chuẩn nghèo này chưa có ngưỡng điểm B1." in line.why
    assert trial.missing[:2] == (
        "Ngưỡng điểm B1 khu vực nông thôn: chưa công bố",
        "Ngưỡng điểm B1 khu vực thành thị: chưa công bố",
    )
    assert any(each.endswith("dự thảo") for each in trial.missing)
    assert [table.sheet for table in trial_tables(trial)] == ["Hộ đổi diện", "Theo ấp, khóm"]


def test_a_file_is_tried_before_it_is_loaded_and_after(
    office: Office, household_id: str, tmp_path: Path
) -> None:
    """Loading puts it in use at once; the results on record are still by the one before."""
    surveyed(office, household_id)
    file = tmp_path / "chuan.toml"
    text = standard_text(office, "2022-2025")
    assert "rural = 140" in text
    file.write_text(text.replace("rural = 140", "rural = 100"), "utf-8")
    before = try_standard(office, standard_named(office, str(file)))
    assert [(each.before, each.after) for each in before.lines] == [(POOR, OUTSIDE)]
    loaded = load_standard(office, file)
    assert not loaded.is_confirmed
    after = try_standard(office, loaded)
    assert [(each.before, each.after) for each in after.lines] == [(POOR, OUTSIDE)]
    with pytest.raises(WrongUsage):
        standard_named(office, "1999-2000")


def test_trying_writes_nothing_at_all(office: Office, household_id: str) -> None:
    set_second_standard(office, NEXT)
    surveyed(office, household_id)
    standard = with_line(office)

    def files() -> dict[str, str]:
        found = [each for each in office.folder.iterdir() if "-shm" not in each.name]
        return {each.name: sha256(each.read_bytes()).hexdigest() for each in found}

    def version() -> object:
        return office.store.query("PRAGMA data_version")

    seen = files(), version()
    lines = office.store.query("SELECT count(*) FROM diary")
    assert try_standard(office, standard).lines == ()  # poor by both
    assert try_standard(office, standard.with_score_line({Area.RURAL: 1, Area.URBAN: 1})).lines
    assert (files(), version()) == seen
    assert office.store.query("SELECT count(*) FROM diary") == lines


def test_the_officer_may_stop_it(office: Office, household_id: str) -> None:
    surveyed(office, household_id)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        try_standard(office, named(office, NEXT), stop)


def test_an_account_tries_only_on_the_households_it_may_read(
    office: Office, household_id: str, add_household: Callable[..., str]
) -> None:
    surveyed(office, household_id)
    surveyed(office, add_household("Neáng Sa", hamlet=1))
    hamlets = frozenset({list_hamlets(office)[1].id})
    actor = replace(office.actor, roles=frozenset({Role.SURVEYOR}), hamlets=hamlets)
    trial = try_standard(replace(office, actor=actor), named(office, NEXT))
    assert [each.head_name for each in trial.lines] == ["Neáng Sa"]
    admin = replace(office, actor=replace(office.actor, roles=frozenset({Role.ADMIN})))
    with pytest.raises(AccessRefused):
        try_standard(admin, named(office, NEXT))

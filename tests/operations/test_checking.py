"""The register looks through itself, and repairs only what needs no guess."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import Education, MemberAnswers
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.domain.self_checks import check_stored
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.checking import check_register, repair
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from tests.conftest import TODAY

Adds = Callable[..., str]
SOME_ID = "01a20ffd-65b7-74ec-ba90-6f7878933614"
HEAD = Member(id="1", name="Trần Văn Tám", relation="head", sex=Sex.MALE, birth=Birth(1974))


def codes(office: Office) -> set[str]:
    return {each.code for each in check_register(office)}


def run_sql(office: Office, *statements: str) -> None:
    """What no part of the program does: change a table behind its back."""
    with office.store.writing() as session:
        for statement in statements:
            session.connection().exec_driver_sql(statement)


def found_in(*others: Member, answers: MemberAnswers | None = None) -> set[str]:
    household = Household(id="h", code="0001", hamlet_id="a", members=(HEAD, *others))
    told = {others[0].id: answers} if answers else {}
    return {each.code for each in check_stored(household, TODAY, told, {"089"})}


def test_a_sound_register_has_no_findings(office: Office, household_id: str) -> None:
    assert check_register(office) == []


@pytest.mark.parametrize(
    ("relation", "year"), [("child", 1970), ("child", 1984), ("parent", 1965), ("spouse", 2016)]
)
def test_an_age_that_does_not_fit_the_relation_is_told(relation: str, year: int) -> None:
    assert found_in(Member(id="2", name="Nở", relation=relation, birth=Birth(year))) == {
        "relation_age"
    }


@pytest.mark.parametrize(
    ("relation", "year"),
    [("child", 1995), ("parent", 1950), ("spouse", 1980), ("grandchild", 2020), ("other", 1900)],
)
def test_a_usual_family_is_left_alone(relation: str, year: int) -> None:
    found = found_in(Member(id="2", name="Nở", relation=relation, birth=Birth(year)))
    assert "relation_age" not in found


@pytest.mark.parametrize(
    "answers", [MemberAnswers(education=Education.LOWER_SECONDARY), MemberAnswers(studying=True)]
)
def test_school_is_held_against_the_age(answers: MemberAnswers) -> None:
    year = 2018 if answers.education else 1960
    child = Member(id="2", name="Nở", relation="other", birth=Birth(year))
    assert found_in(child, answers=answers) == {"age_school"}


def test_the_last_sheet_is_the_one_that_is_read(office: Office, household_id: str) -> None:
    sheet = open_sheet(office, household_id)
    members = tuple(
        replace(each, answers=replace(each.answers, education=Education.UNIVERSITY))
        for each in sheet.facts.members
    )
    save_sheet(office, household_id, replace(sheet.facts, members=members), sheet.surveyor)
    found = [each for each in check_register(office) if each.code == "age_school"]
    assert [each.member for each in found] == ["Trần Thị Nở"]


def test_a_number_is_held_against_birth_sex_and_provinces() -> None:
    told = found_in(
        Member(
            id="2",
            name="Nở",
            relation="other",
            sex=Sex.MALE,
            birth=Birth(1990),
            personal_id="099195000001",
        )
    )
    assert told == {"id_sex_mismatch", "id_year_mismatch", "id_province_unknown"}


def test_one_person_in_two_households_is_told_at_both(office: Office, add_household: Adds) -> None:
    child = Member(
        name="Nở",
        relation="child",
        sex=Sex.FEMALE,
        birth=Birth(1996),
        personal_id="089196000017",
    )
    houses = {add_household("Trần Văn Tám", child), add_household("Lê Văn Sáu", child)}
    found = [each for each in check_register(office) if each.code == "person_in_two_households"]
    assert {each.household_id for each in found} == houses


def test_heads_and_hamlets_that_went_missing_are_told(
    office: Office, add_household: Adds, household_id: str
) -> None:
    second = add_household("Lê Văn Sáu", Member(name="Lê Nở", relation="child", birth=Birth(1996)))
    third = add_household("Võ Văn Bảy")
    run_sql(
        office,
        f"UPDATE member SET relation = 'other' WHERE household_id = '{household_id}'",
        f"UPDATE member SET relation = 'head' WHERE household_id = '{second}'",
        f"UPDATE household SET hamlet_id = 'x' WHERE id = '{third}'",
    )
    told = {(each.code, each.household_id) for each in check_register(office)}
    assert {
        ("household_no_head", household_id),
        ("household_two_heads", second),
        ("hamlet_gone", third),
    } <= told


def test_a_code_that_two_households_bear_is_told_at_both(
    office: Office, household_id: str, add_household: Adds
) -> None:
    second = add_household("Lê Văn Sáu")
    run_sql(office, f"UPDATE household SET code = '0001' WHERE id = '{second}'")
    told = [each for each in check_register(office) if each.code == "household_code_duplicate"]
    assert {each.household_id for each in told} == {household_id, second}


@pytest.mark.parametrize(
    ("table", "columns", "values"),
    [
        ("stay", "member_id, household_id, relation, ends, why, event_id",
         "(SELECT id FROM member LIMIT 1), 'gone', '', '2026-01-01', 'death', 'e'"),
        ("family_event", "kind, day, household_id, other_id, hamlet_before, address_before, place, "
         "newcomers", "'death', '2026-01-01', 'gone', '', '', '', '', '[]'"),
        ("same_person", "first_id, second_id, verdict, seen, kept_id, filled, household_away",
         "'gone', 'gone', 'same', '', '', '{}', ''"),
        ("hamlet_area", "hamlet_id, valid_from, area", "'gone', '2026-01-01', 'rural'"),
        ("hamlet_count", "hamlet_id, counted_on, households, people, source",
         "'gone', '2026-01-01', 9, 30, ''"),
    ],
)  # fmt: skip
def test_what_is_kept_about_somebody_unknown_is_told(
    office: Office, household_id: str, table: str, columns: str, values: str
) -> None:
    names = f"id, extra, {columns}"
    run_sql(office, f"INSERT INTO {table} ({names}) VALUES ('{SOME_ID}', '{{}}', {values})")
    (found,) = check_register(office)
    assert (found.code, f"«{table}»" in found.text) == ("row_orphan", True)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE summary SET head_name = 'Khác'", "list_lags"),
        ("UPDATE summary SET household_class = 'poor'", "list_lags"),
        ("DELETE FROM summary", "list_lags"),
        ("DELETE FROM household_fts WHERE rowid IN (SELECT rowid FROM household_fts LIMIT 1)",
         "search_lags"),
        ("DELETE FROM match_key", "keys_lag"),
    ],
)  # fmt: skip
def test_lists_that_lag_are_made_anew(
    office: Office, household_id: str, statement: str, code: str
) -> None:
    run_sql(office, statement)
    assert code in codes(office)
    done = repair(office, code)
    assert done.repaired > 0
    assert check_register(office) == []


def test_rows_that_belong_nowhere_are_told_and_only_results_are_erased(
    office: Office, household_id: str
) -> None:
    run_sql(
        office,
        "INSERT INTO member (id, household_id, position, name, relation, personal_id, ethnic, "
        f"status, merit, phone, note, extra) VALUES ('{SOME_ID}', 'gone', 0, 'X', '', '', '', '', "
        "0, '', '', '{}')",
        "INSERT INTO result (household_id, standard, survey_date, deprivation_low, "
        "deprivation_high, household_class, class_if_decidable, findings, reasons, warnings, "
        "unconfirmed, lacking, in_force, fingerprint) VALUES ('gone', 's', '2026-01-01', 0, 0, "
        "'poor', 'poor', '[]', '[]', '[]', '[]', '', 1, '')",
    )
    assert codes(office) == {"row_orphan", "result_orphan"}
    assert repair(office, "result_orphan").repaired == 1
    assert codes(office) == {"row_orphan"}


def test_a_zero_comes_back_only_where_year_and_sex_prove_it(
    office: Office, add_household: Adds
) -> None:
    proven = Member(
        name="Nở", relation="child", sex=Sex.FEMALE, birth=Birth(1996), personal_id="89196000017"
    )
    unproven = replace(proven, name="Mến", personal_id="89193000018")
    household_id = add_household("Trần Văn Tám", proven, unproven)
    assert {"id_lost_zero", "id_wrong_length"} <= codes(office)
    assert repair(office, "id_lost_zero").repaired == 1
    file = open_household(office, household_id)
    assert [each.personal_id for each in file.household.members[1:]] == [
        "089196000017",
        "89193000018",
    ]
    assert "thêm số 0" in file.history[0].act


def test_a_diary_that_was_touched_is_told(office: Office, household_id: str) -> None:
    run_sql(office, "DROP TRIGGER diary_no_update", "UPDATE diary SET act = 'x' WHERE seq = 2")
    (found,) = check_register(office)
    assert (found.code, "dòng 2" in found.text) == ("diary_broken", True)


def test_what_needs_a_guess_is_not_repaired(office: Office) -> None:
    with pytest.raises(WrongUsage, match="cần người xem"):
        repair(office, "household_two_heads")

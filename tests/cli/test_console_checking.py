"""Self-check and duplicates on the console: JSON and exit codes of the contract."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.family_events import EventKind, FamilyEvent
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.operations.family_events import record_event
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from tests.cli.conftest import Run


def test_a_sound_register_answers_nothing_and_nought(run: Run, household_id: str) -> None:
    assert run("check") == (0, [])
    assert run("duplicates") == (0, [])
    assert run("check", "--repair", "keys_lag") == (
        0,
        {"code": "keys_lag", "repaired": 0, "left": 0},
    )
    assert run("check", "--repair", "no_such")[0] == 2


def test_people_written_twice_are_found_merged_and_split(
    run: Run, add_household: Callable[..., str]
) -> None:
    child = Member(name="Trần Thị Nở", relation="child", sex=Sex.FEMALE, birth=Birth(1996, 6, 5))
    for _time in range(2):
        add_household("Trần Văn Tám", child)
    code, found = run("duplicates")
    assert code == 1
    assert {"likeness", "reasons", "people"} <= set(found[0])
    code, houses = run("duplicates", "households")
    assert (code, houses[0]["people"]) == (1, 2)
    pair = next(each for each in found if each["people"][0]["name"] == "Trần Thị Nở")
    ids = [each["id"] for each in pair["people"]]
    code, merged = run("duplicates", "merge", *ids)
    assert (code, merged["differing"]) == (0, [])
    assert [each["id"] for each in run("duplicates", "merged")[1]] == [merged["id"]]
    assert run("duplicates", "split", merged["id"])[0] == 0
    assert run("duplicates", "other", *ids)[0] == 0
    assert len(run("duplicates")[1]) == 1
    assert run("duplicates", "merge", ids[0])[0] == 2


def test_an_event_is_listed_and_taken_back_without_a_window(
    run: Run, office: Office, household_id: str
) -> None:
    people = open_household(office, household_id).household.members
    dead = FamilyEvent(EventKind.DEATH, date(2026, 10, 2), household_id, (people[2].id,))
    record_event(office, dead)
    code, (line,) = run("events", "list", household_id)
    assert (code, line["what"], line["people"]) == (0, "Qua đời", ["Trần Thị Nở"])
    assert run("events", "take-back", line["id"])[0] == 0
    assert run("events") == (0, [])
    assert len(open_household(office, household_id).household.members) == 3
    assert run("events", "take-back", line["id"])[0] == 2


def test_the_register_of_a_past_day_goes_out_with_who_was_there(
    run: Run, office: Office, household_id: str, tmp_path: Path
) -> None:
    people = open_household(office, household_id).household.members
    gone = tuple(each.id for each in people)
    record_event(office, FamilyEvent(EventKind.MOVE_OUT, date(2026, 10, 2), household_id, gone))
    target = tmp_path / "so-ho.xlsx"
    assert run("export", "so-ho", "--out", str(target))[1]["rows"] == 0
    on = ("--on", "2026-10-01", "--out", str(target))
    assert run("export", "so-ho", *on)[1]["rows"] == 1
    cells = [cell.value for row in load_workbook(target).active.iter_rows() for cell in row]
    assert {"Trần Thị Nở", "ấp Phước Lợi", "Sổ hộ xã Ô Lâm, ngày 01/10/2026"} <= set(cells)
    assert run("export", "so-ho", "--on", "2027-01-01", "--out", str(target))[0] == 2
    assert run("export", "so-ho", "--search", "tam", *on)[0] == 2


def test_what_is_found_is_what_is_exported(
    run: Run, add_household: Callable[..., str], tmp_path: Path
) -> None:
    for name in ("Trần Văn Tám", "Neáng Sa"):
        add_household(name)
    target = str(tmp_path / "so-ho.xlsx")
    assert run("export", "so-ho", "--search", "tam", "--out", target)[1]["rows"] == 1
    assert run("export", "so-ho", "--out", target)[1]["rows"] == 2

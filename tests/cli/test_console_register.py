"""The register for life on the console: past days, kept states, events, lists as Excel."""

from pathlib import Path

import pytest

from tests.cli.conftest import SIMPLE, Run

SIGNED = ("--decision", "45/QĐ-UBND", "--decided", "2025-12-10")


def test_a_signed_list_says_what_it_would_decide_and_is_there_on_a_past_day(
    run: Run, home: Path, tmp_path: Path
) -> None:
    code, told = run("import", str(SIMPLE), "--dry-run", *SIGNED)
    assert told["decided"] == {"poor": 12, "near_poor": 22, "not_poor": 266}
    run("import", str(SIMPLE), *SIGNED)
    code, past = run("past", "2025-12-31")
    assert (code, len(past["households"])) == (0, 300)
    assert sum(each["household_class"] == "poor" for each in past["households"]) == 12
    out = tmp_path / "so.pdf"
    assert run("past", "2025-12-31", "--out", str(out))[0] == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert run("past", "2027-01-01")[0] == 2


def test_a_decision_that_is_there_is_joined_only_when_asked(run: Run, home: Path) -> None:
    run("import", str(SIMPLE), *SIGNED)
    again = ("import", str(SIMPLE), "--although-repeated", *SIGNED)
    code, told = run(*again)
    assert (code, "đã có trong sổ với 300 hộ" in told) == (2, True)
    assert run(*again, "--join-decision")[0] == 0
    assert run("import", str(SIMPLE), "--unsaid", "poor")[0] == 2


def test_without_a_restore_no_state_is_kept_and_another_folder_is_left_alone(
    run: Run, home: Path, tmp_path: Path
) -> None:
    assert run("kept") == (0, [])
    assert run("kept", "remove")[0] == 2
    assert run("kept", "remove", str(tmp_path))[0] == 2
    assert tmp_path.is_dir()


@pytest.mark.parametrize("form", ["bien-dong-ho", "nguoi-ghi-hai-lan", "kiem-tra", "nhat-ky"])
def test_each_list_goes_out_as_excel(run: Run, home: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"{form}.xlsx"
    code, told = run("export", form, "--out", str(out))
    assert (code, out.is_file()) == (0, True)
    assert told["form"] == form


def test_events_are_narrowed_by_kind_and_day(run: Run, home: Path) -> None:
    assert run("events", "list", "--kind", "birth", "--since", "2026-01-01") == (0, [])

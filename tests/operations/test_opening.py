"""The first run leaves nothing, wrong passwords make wait, damage and clocks are told."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from ngheo_desktop.errors import AccessRefused, EnvironmentProblem, WrongUsage
from ngheo_desktop.operations.diary import recent, verify
from ngheo_desktop.operations.office import NewOffice, Office, office_exists
from ngheo_desktop.operations.opening import (
    ATTEMPTS_NAME,
    Attempts,
    PreparedOffice,
    chosen_places,
    clock_behind,
    clock_note,
    discard_office,
    ends_code,
    enter_office,
    keep_office,
    office_name,
    prepare_office,
    remember_places,
    reset_password,
    wait_text,
)
from ngheo_desktop.paths import Places
from tests.conftest import CHEAP, COMMUNE, PASSWORD
from tests.fakes.clock import Clock

PLAN = NewOffice(COMMUNE, ("Phước Lợi", "Khóm 1"), "Neáng Sa", PASSWORD)


@pytest.fixture
def clock() -> Clock:
    return Clock(1_800_000_000.0)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "home" / "office"


@pytest.fixture
def prepared(place: Path) -> Iterator[PreparedOffice]:
    made = prepare_office(place, PLAN, cost=CHEAP)
    yield made
    made.office.store.close()


def test_a_prepared_office_does_not_stand_in_its_place_yet(
    prepared: PreparedOffice, place: Path
) -> None:
    assert not office_exists(place)


def test_a_kept_office_is_opened_in_its_place_and_nothing_else_is_left(
    prepared: PreparedOffice, place: Path
) -> None:
    office = keep_office(prepared)
    assert office.folder == place
    assert [each.name for each in place.parent.iterdir()] == ["office"]
    assert office.actor.login == "neangsa"
    office.store.close()


def test_a_kept_office_may_take_the_place_of_an_empty_folder(place: Path) -> None:
    place.mkdir(parents=True)
    office = keep_office(prepare_office(place, PLAN, cost=CHEAP))
    assert office.folder == place
    office.store.close()


def test_a_discarded_office_leaves_nothing(prepared: PreparedOffice, place: Path) -> None:
    discard_office(prepared)
    assert not place.parent.exists()


def test_what_a_killed_first_run_left_is_taken_away(place: Path) -> None:
    waiting = place.with_name("office.new")
    waiting.mkdir(parents=True)
    (waiting / "office.db").write_bytes(b"half")
    office = keep_office(prepare_office(place, PLAN, cost=CHEAP))
    assert not waiting.exists()
    office.store.close()


def test_a_file_in_the_way_of_the_folder_is_told_and_stays(place: Path) -> None:
    place.parent.mkdir(parents=True)
    place.write_text("khác")
    with pytest.raises(EnvironmentProblem, match="không cho ghi"):
        prepare_office(place, PLAN, cost=CHEAP)
    assert place.read_text() == "khác"


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("khác")
    with pytest.raises(EnvironmentProblem, match="chọn thư mục khác"):
        prepare_office(tmp_path / "home" / "office", PLAN, cost=CHEAP)


def test_a_folder_with_other_files_is_not_taken(place: Path) -> None:
    place.mkdir(parents=True)
    (place / "thu.txt").write_text("khác")
    with pytest.raises(WrongUsage, match="tệp khác"):
        prepare_office(place, PLAN, cost=CHEAP)


def test_a_folder_with_an_office_is_not_taken(office: Office) -> None:
    with pytest.raises(WrongUsage, match="đã có sổ"):
        prepare_office(office.folder, PLAN, cost=CHEAP)


@pytest.mark.parametrize("typed", ["0V1D", "ouid", " 0v1đ "])
def test_the_end_of_a_code_is_read_as_people_write_it(typed: str) -> None:
    assert ends_code("AAAA-BBBB-0V1D", typed)


@pytest.mark.parametrize("typed", ["", "AAAA", "0V1"])
def test_anything_but_the_end_of_the_code_is_not_taken(typed: str) -> None:
    assert not ends_code("AAAA-BBBB-0V1D", typed)


def test_no_code_has_no_end() -> None:
    assert not ends_code("", "")


def test_another_home_is_remembered_for_the_next_start(tmp_path: Path) -> None:
    usual, chosen = Places(tmp_path / "usual"), Places(tmp_path / "Ổ khác")
    assert chosen_places(usual) == usual
    assert remember_places(usual, chosen)
    assert chosen_places(usual) == chosen


def test_the_usual_home_needs_no_note(tmp_path: Path) -> None:
    usual = Places(tmp_path / "usual")
    assert remember_places(usual, usual)
    assert not usual.home.exists()


def test_a_home_that_cannot_be_written_remembers_nothing(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("khác")
    assert not remember_places(Places(tmp_path / "usual"), Places(tmp_path / "else"))


def wrong(attempts: Attempts, times: int, who: str = "canbo") -> None:
    for _ in range(times):
        attempts.note_wrong(who)


def test_four_wrong_passwords_cost_no_wait(tmp_path: Path, clock: Clock) -> None:
    attempts = Attempts(tmp_path, clock)
    wrong(attempts, 4)
    assert attempts.wait_left("canbo") == 0


def test_the_fifth_costs_a_minute_and_each_further_one_doubles_it(
    tmp_path: Path, clock: Clock
) -> None:
    attempts = Attempts(tmp_path, clock)
    wrong(attempts, 5)
    waits = [attempts.wait_left("canbo")]
    for _ in range(3):
        wrong(attempts, 1)
        waits.append(attempts.wait_left("canbo"))
    assert waits == [60, 120, 240, 480]


def test_the_wait_never_passes_a_day(tmp_path: Path, clock: Clock) -> None:
    attempts = Attempts(tmp_path, clock)
    wrong(attempts, 60)
    assert attempts.wait_left("canbo") == 24 * 3600


def test_the_wait_runs_off_with_the_clock(tmp_path: Path, clock: Clock) -> None:
    attempts = Attempts(tmp_path, clock)
    wrong(attempts, 5)
    clock.seconds += 59
    assert attempts.wait_left("canbo") == 1
    clock.seconds += 1
    assert attempts.wait_left("canbo") == 0


def test_the_wait_survives_a_new_start_of_the_program(tmp_path: Path, clock: Clock) -> None:
    wrong(Attempts(tmp_path, clock), 5)
    clock.seconds += 20
    assert Attempts(tmp_path, clock).wait_left("canbo") == 40


def test_a_clock_put_back_does_not_lock_longer_than_the_wait(tmp_path: Path, clock: Clock) -> None:
    attempts = Attempts(tmp_path, clock)
    wrong(attempts, 5)
    clock.seconds -= 3600 * 24 * 365
    assert attempts.wait_left("canbo") == 60
    clock.seconds += 60
    assert attempts.wait_left("canbo") == 0


def test_one_person_does_not_wait_for_the_wrong_passwords_of_another(
    tmp_path: Path, clock: Clock
) -> None:
    attempts = Attempts(tmp_path, clock)
    wrong(attempts, 5)
    assert attempts.wait_left("khac") == 0


@pytest.mark.parametrize("content", ["", "[]", '{"canbo": 5}', '{"canbo": ["a", 1]}', "\x00"])
def test_a_damaged_count_begins_anew(tmp_path: Path, clock: Clock, content: str) -> None:
    (tmp_path / ATTEMPTS_NAME).write_text(content)
    assert Attempts(tmp_path, clock).wait_left("canbo") == 0


def test_a_count_that_cannot_be_written_still_counts(tmp_path: Path, clock: Clock) -> None:
    attempts = Attempts(tmp_path / "no such folder", clock)
    wrong(attempts, 5)
    assert attempts.wait_left("canbo") == 60


@pytest.mark.parametrize(
    ("seconds", "words"), [(5, "5 giây"), (60, "60 giây"), (61, "2 phút"), (240, "4 phút")]
)
def test_a_wait_is_told_in_words(seconds: int, words: str) -> None:
    assert words in wait_text(seconds)


def test_even_the_right_password_waits_after_five_wrong_ones(office: Office, clock: Clock) -> None:
    attempts = Attempts(office.folder, clock)
    for _ in range(5):
        with pytest.raises(AccessRefused, match="Mật khẩu chưa đúng"):
            enter_office(office.folder, "canbo", "sai-mat-khau", attempts)
    with pytest.raises(AccessRefused, match="Vui lòng đợi 60 giây"):
        enter_office(office.folder, "canbo", PASSWORD, attempts)
    clock.seconds += 60
    entered = enter_office(office.folder, "canbo", PASSWORD, attempts)
    assert entered.actor.name == "Neáng Sa"
    entered.store.close()


def test_the_right_password_clears_the_count(office: Office, clock: Clock) -> None:
    attempts = Attempts(office.folder, clock)
    wrong(attempts, 4)
    enter_office(office.folder, "canbo", PASSWORD, attempts).store.close()
    wrong(attempts, 4)
    assert attempts.wait_left("canbo") == 0


def test_the_recovery_code_sets_a_new_password(place: Path, clock: Clock) -> None:
    prepared = prepare_office(place, PLAN, cost=CHEAP)
    keep_office(prepared).store.close()
    attempts = Attempts(place, clock)
    wrong(attempts, 5, "neangsa")
    reset_password(place, prepared.recovery_code, "neangsa", "mat-khau-moi", attempts)
    assert attempts.wait_left("neangsa") == 0
    enter_office(place, "neangsa", "mat-khau-moi", attempts).store.close()


def test_wrong_recovery_codes_make_wait_too(office: Office, clock: Clock) -> None:
    attempts = Attempts(office.folder, clock)
    for _ in range(5):
        with pytest.raises(AccessRefused, match="Mã khôi phục chưa đúng"):
            reset_password(office.folder, "AAAA-BBBB", "canbo", "mat-khau-moi", attempts)
    with pytest.raises(AccessRefused, match="Vui lòng đợi"):
        reset_password(office.folder, "AAAA-BBBB", "canbo", "mat-khau-moi", attempts)


def test_bytes_changed_in_the_middle_are_found_at_the_door(office: Office, clock: Clock) -> None:
    flip_bytes(office)
    with pytest.raises(EnvironmentProblem, match="bị hỏng"):
        enter_office(office.folder, "canbo", PASSWORD, Attempts(office.folder, clock))


def flip_bytes(office: Office) -> None:
    """Damage the middle of the database as a failing disk does."""
    connection = office.store.connection()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    office.store.close()
    path = office.store.path
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(os.urandom(64))


def test_the_name_of_the_office_is_known_before_anybody_enters(office: Office) -> None:
    assert office_name(office.folder) == "xã Ô Lâm"


def test_a_clock_behind_the_last_work_is_told_in_days(office: Office) -> None:
    early = replace(office, today=lambda: last_work(office) - timedelta(days=3))
    assert clock_behind(early) == 3
    assert clock_note(early).startswith("Đồng hồ máy lùi 3 ngày so với lần làm việc trước.")


def test_a_clock_that_goes_on_needs_no_word(office: Office) -> None:
    assert clock_note(replace(office, today=lambda: last_work(office))) == ""


def last_work(office: Office) -> date:
    return datetime.fromisoformat(recent(office)[0].at).astimezone().date()


def test_the_diary_is_read_newest_first_and_checked(office: Office, household_id: str) -> None:
    acts = [line.act for line in recent(office)]
    assert acts[-1] == "lập sổ"
    assert len(recent(office, limit=1)) == 1
    check = verify(office)
    assert check.is_whole
    assert check.lines == len(acts)


def test_a_changed_line_of_the_diary_is_named(office: Office, household_id: str) -> None:
    connection = office.store.connection()
    guards = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'diary'"
    for (name,) in connection.execute(guards).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE diary SET account = 'Người khác' WHERE seq = 1")
    connection.close()
    assert verify(office).broken_line == 1


def test_who_may_not_read_the_diary_is_told_whom_to_ask(office: Office) -> None:
    nobody = replace(office, actor=replace(office.actor, roles=frozenset()))
    with pytest.raises(AccessRefused, match="Quản trị"):
        recent(nobody)
    with pytest.raises(AccessRefused, match="Quản trị"):
        verify(nobody)


def test_opening_counts_nothing_when_the_keys_are_missing(office: Office, clock: Clock) -> None:
    office.store.close()
    (office.folder / "office.keys").unlink()
    attempts = Attempts(office.folder, clock)
    with pytest.raises(EnvironmentProblem, match="Tệp chìa khóa"):
        enter_office(office.folder, "canbo", PASSWORD, attempts)
    assert not (office.folder / ATTEMPTS_NAME).exists()

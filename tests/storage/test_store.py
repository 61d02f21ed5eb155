"""The encrypted file: whole transactions, kept through kills, full disks and damage."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import event
from sqlcipher3 import dbapi2

from ngheo_desktop.errors import EnvironmentProblem
from ngheo_desktop.operations.office import Office, open_office
from ngheo_desktop.storage.connections import translate
from ngheo_desktop.storage.migrating import create_database, migrate
from ngheo_desktop.storage.schema import trigger_statements
from ngheo_desktop.storage.store import Store
from ngheo_desktop.storage.tables import SYNCED_TABLES, HamletRow, SyncDirtyRow

KEY = bytes(range(32))


@pytest.fixture
def store(tmp_path: Path) -> Any:
    path = tmp_path / "office.db"
    create_database(path, KEY)
    made = Store(path, KEY)
    yield made
    made.close()


def add_hamlet(store: Store, name: str = "Phước Lợi") -> None:
    with store.writing() as session:
        session.add(HamletRow(id=name, name=name, search_key=name))


def test_nothing_readable_lies_on_the_disk(store: Store) -> None:
    add_hamlet(store, "Phước Lợi dễ tìm")
    store.close()
    for file in store.path.parent.iterdir():
        assert "Phước Lợi dễ tìm".encode() not in file.read_bytes()
        assert b"SQLite format 3" not in file.read_bytes()


def test_every_write_is_fully_durable(store: Store) -> None:
    with store.writing() as session:
        connection = session.connection()
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_block_that_fails_leaves_nothing(store: Store) -> None:
    def fail_half_way() -> None:
        with store.writing() as session:
            session.add(HamletRow(id="a", name="a", search_key="a"))
            session.flush()
            raise RuntimeError("our bug")

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert store.query("SELECT count(*) FROM hamlet") == [(0,)]


def test_a_change_and_its_dirty_mark_are_one_transaction(store: Store) -> None:
    add_hamlet(store)
    assert store.query("SELECT kind, id FROM sync_dirty") == [("hamlet", "Phước Lợi")]
    with store.writing() as session:
        session.delete(session.get_one(SyncDirtyRow, ("hamlet", "Phước Lợi")))
    with store.writing() as session:
        session.get_one(HamletRow, "Phước Lợi").hardship = True
    assert store.query("SELECT kind, id FROM sync_dirty") == [("hamlet", "Phước Lợi")]


@pytest.mark.parametrize("table", SYNCED_TABLES)
def test_synced_tables_have_all_their_triggers(store: Store, table: str) -> None:
    found = {name for (name,) in store.query("SELECT name FROM sqlite_master WHERE type='trigger'")}
    assert {name for name in trigger_statements() if name.startswith(f"{table}_")} <= found
    assert found == set(trigger_statements())


def test_a_synced_row_is_never_erased(store: Store) -> None:
    add_hamlet(store)
    with pytest.raises(Exception, match="never changed by DELETE"), store.writing() as session:
        session.delete(session.get_one(HamletRow, "Phước Lợi"))
    assert store.query("SELECT count(*) FROM hamlet") == [(1,)]


def test_columns_of_a_newer_program_are_kept(store: Store) -> None:
    with store.writing() as session:
        session.add(HamletRow(id="a", name="a", search_key="a", extra={"population": 412}))
    with store.writing() as session:
        session.get_one(HamletRow, "a").name = "b"
    assert store.query("SELECT extra FROM hamlet") == [('{"population": 412}',)]


def test_a_full_disk_is_said_and_what_was_saved_stays(store: Store) -> None:
    add_hamlet(store)
    pages = store.query("PRAGMA page_count")[0][0]

    @event.listens_for(store.engine(), "checkout")
    def _no_room(connection: Any, _record: Any, _proxy: Any) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(EnvironmentProblem, match="Ổ đĩa đã đầy"):
        add_hamlet(store, "x" * 1_000_000)
    assert store.query("SELECT name FROM hamlet") == [("Phước Lợi",)]


def test_a_full_disk_that_refuses_even_reading_is_told_as_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = dbapi2.OperationalError("disk I/O error")
    assert "dây, USB" in str(translate(error, tmp_path / "office.db"))
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: SimpleNamespace(free=0))
    assert "Ổ đĩa đã đầy" in str(translate(error, tmp_path / "office.db"))


def test_a_folder_that_refuses_writing_is_said(store: Store) -> None:
    @event.listens_for(store.engine(), "checkout")
    def _read_only(connection: Any, _record: Any, _proxy: Any) -> None:
        connection.execute("PRAGMA query_only = ON")

    with pytest.raises(EnvironmentProblem, match="không cho ghi"):
        add_hamlet(store)


def test_a_damaged_file_is_told_from_a_missing_one(store: Store) -> None:
    for number in range(50):
        add_hamlet(store, f"{number}" * 50)
    store.close()
    data = bytearray(store.path.read_bytes())
    data[100:4000] = os.urandom(3900)
    store.path.write_bytes(data)
    with pytest.raises(EnvironmentProblem, match="bị hỏng"):
        store.query("SELECT count(*) FROM hamlet")
    store.path.unlink()
    with pytest.raises(EnvironmentProblem, match="Không tìm thấy sổ"):
        Store(store.path, KEY).query("SELECT 1")


def test_an_emptied_file_is_damaged_and_not_newer(store: Store) -> None:
    store.close()
    store.path.write_bytes(b"")
    with pytest.raises(EnvironmentProblem, match="bị hỏng"):
        migrate(store.path, KEY)


def test_the_wrong_key_opens_nothing(store: Store) -> None:
    with pytest.raises(EnvironmentProblem):
        Store(store.path, bytes(32)).query("SELECT count(*) FROM hamlet")


def test_a_newer_database_is_refused_and_left_alone(store: Store) -> None:
    connection = store.connection()
    connection.execute("UPDATE alembic_version SET version_num = '9999_later'")
    connection.close()
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(EnvironmentProblem, match="bản chương trình mới hơn"):
        migrate(store.path, KEY)
    assert store.path.read_bytes() == before


def test_the_tables_of_all_steps_are_the_tables_of_the_program(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlmodel import SQLModel

    with store.reading() as session:
        options = {
            "include_name": lambda name, kind, _p: not (name or "").startswith("household_fts")
        }
        context = MigrationContext.configure(session.connection(), opts=options)
        assert compare_metadata(context, SQLModel.metadata) == []


WRITER = """
import sys
from pathlib import Path
from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import save_household
from ngheo_desktop.operations.office import open_office

office = open_office(Path(sys.argv[1]), "canbo", sys.argv[2])
hamlet = list_hamlets(office)[0].id
for number in range(10_000):
    head = Member(name=f"Hộ {number}", relation="head", sex=Sex.MALE, birth=Birth(1980))
    child = Member(name=f"Con {number}", relation="child", sex=Sex.MALE, birth=Birth(2015))
    saved = save_household(office, Household(hamlet_id=hamlet, members=(head, child)))
    print(saved.id, flush=True)
"""


def test_what_was_saved_is_there_after_the_process_is_killed(office: Office) -> None:
    folder = office.folder
    office.store.close()
    arguments = [sys.executable, "-c", WRITER, str(folder), "mat-khau-thu"]
    acknowledged: list[str] = []
    for rounds in (3, 17):
        process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        for _ in range(rounds):
            acknowledged.append(process.stdout.readline().strip())
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
    again = open_office(folder, "canbo", "mat-khau-thu")
    ids = {household for (household,) in again.store.query("SELECT id FROM household")}
    assert all(acknowledged)
    assert set(acknowledged) <= ids
    # Whatever is there is whole: both people, a line of the list, and an unbroken diary.
    assert again.store.query(
        "SELECT count(*) FROM household h WHERE (SELECT count(*) FROM member m "
        "WHERE m.household_id = h.id) <> 2 "
        "OR NOT EXISTS (SELECT 1 FROM summary s WHERE s.household_id = h.id)"
    ) == [(0,)]
    assert again.store.query("PRAGMA integrity_check") == [("ok",)]
    assert again.store.query("PRAGMA cipher_integrity_check") == []
    from ngheo_desktop.operations.diary import verify

    assert verify(again).is_whole
    again.store.close()

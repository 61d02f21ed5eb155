"""Bringing an older file up to date: on a copy, checked, swapped in; the old file stays."""

import shutil
from pathlib import Path

import pytest
from alembic.config import Config

from ngheo_desktop.storage import migrating
from ngheo_desktop.storage.migrating import create_database, migrate, stored_revision
from ngheo_desktop.storage.schema import trigger_statements
from ngheo_desktop.storage.store import Store
from ngheo_desktop.storage.tables import HamletRow

KEY = bytes(range(32))
STEPS = Path(migrating.__file__).parent / "migrations"
NEXT_STEP = '''"""A step that rebuilds a table, as batch mode does."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002_next", "0001_start"


def upgrade() -> None:
    with op.batch_alter_table("hamlet", recreate="always") as batch:
        batch.add_column(sa.Column("population", sa.Integer, nullable=True))
    {then}
'''


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A database of the first version with a hamlet in it."""
    path = tmp_path / "office.db"
    create_database(path, KEY)
    store = Store(path, KEY)
    with store.writing() as session:
        session.add(HamletRow(id="a", name="Phước Lợi", search_key="phuoc loi"))
    store.close()
    return path


def with_next_step(monkeypatch: pytest.MonkeyPatch, folder: Path, then: str = "pass") -> None:
    """Let the program know one step more than it has today."""
    shutil.copytree(STEPS, folder / "migrations")
    step = folder / "migrations" / "versions" / "0002_next.py"
    step.write_text(NEXT_STEP.format(then=then), encoding="utf-8")
    config = Config()
    config.set_main_option("script_location", str(folder / "migrations"))
    monkeypatch.setattr(migrating, "_alembic_config", lambda: config)
    monkeypatch.setattr(migrating, "CURRENT_REVISION", "0002_next")


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if file.is_file())


def test_an_old_file_is_brought_up_to_date_and_kept_beside(
    old_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_next_step(monkeypatch, tmp_path)
    migrate(old_file, KEY)
    store = Store(old_file, KEY)
    assert store.query("SELECT name, population FROM hamlet") == [("Phước Lợi", None)]
    assert store.query("SELECT version_num FROM alembic_version") == [("0002_next",)]
    store.close()
    kept = old_file.with_suffix(".0001_start.db")
    assert Store(kept, KEY).query("SELECT name FROM hamlet") == [("Phước Lợi",)]


def test_triggers_that_a_rebuilt_table_lost_are_made_anew(
    old_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_next_step(monkeypatch, tmp_path)
    migrate(old_file, KEY)
    sql = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    found = {name for (name,) in Store(old_file, KEY).query(sql)}
    assert found == set(trigger_statements())


def test_a_step_that_fails_leaves_the_file_as_it_was(
    old_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = names(old_file)
    with_next_step(monkeypatch, tmp_path, then='raise RuntimeError("a bug in the step")')
    with pytest.raises(RuntimeError):
        migrate(old_file, KEY)
    store = Store(old_file, KEY)
    assert store.query("SELECT name FROM hamlet") == [("Phước Lợi",)]
    assert store.query("SELECT version_num FROM alembic_version") == [("0001_start",)]
    store.close()
    assert names(old_file) == before


def test_a_file_of_today_is_not_touched(old_file: Path) -> None:
    before = old_file.read_bytes()
    migrate(old_file, KEY)
    assert old_file.read_bytes() == before


def test_the_newest_step_is_the_one_the_program_expects(old_file: Path) -> None:
    connection = Store(old_file, KEY).connection()
    assert stored_revision(connection) == migrating.CURRENT_REVISION
    connection.close()

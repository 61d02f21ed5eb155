"""Bringing a database to the schema of this program, on a copy that is checked and swapped in."""

import os
import shutil
from pathlib import Path
from typing import Any

from ngheo_desktop.errors import EnvironmentProblem
from ngheo_desktop.storage.connections import DAMAGED, Connection, connect, translated

CURRENT_REVISION = "0001_start"


def stored_revision(connection: Connection) -> str | None:
    """Revision of an open database, read with plain SQL; None for an empty file."""
    named = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    ).fetchone()
    if not named[0]:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def create_database(path: Path, key: bytes) -> None:
    """Make a new, empty database; nothing is left behind when that fails."""
    try:
        with translated(path):
            connection = connect(path, key, create=True)
            try:
                _run_steps(connection)
            finally:
                connection.close()
    except BaseException:
        remove_database(path)
        raise


def migrate(path: Path, key: bytes) -> None:
    """Bring an older database up to date; a newer one is refused, untouched.

    Alembic works on a copy, with foreign keys off; the copy is checked and takes the place of
    the old file, which stays beside it under its revision's name.
    """
    connection = connect(path, key)
    try:
        revision = stored_revision(connection)
        if revision == CURRENT_REVISION:
            return
        if revision is None:  # an emptied file opens as an empty database
            raise EnvironmentProblem(DAMAGED.format(path=path.parent))
        if revision not in _known_revisions():
            raise EnvironmentProblem(_NEWER.format(path=path))
        copy = path.with_suffix(".migrating")
        remove_database(copy)
        with translated(path):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the kept file must be whole
            connection.execute("VACUUM INTO ?", (str(copy),))
    finally:
        connection.close()
    _migrate_copy(copy, key)
    _swap(path, copy, path.with_suffix(f".{revision}.db"))


_NEWER = (
    "Sổ ở «{path}» do bản chương trình mới hơn tạo ra. Số liệu vẫn an toàn và chưa bị thay đổi. "
    "Hãy cập nhật chương trình trên máy này rồi mở lại."
)


def _migrate_copy(copy: Path, key: bytes) -> None:
    connection = connect(copy, key)
    try:
        with translated(copy):
            _run_steps(connection)
        faults = connection.execute("PRAGMA foreign_key_check").fetchall()
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if faults or sound != "ok":
            raise EnvironmentProblem(
                "Chưa nâng cấp được sổ vì bản sao kiểm tra không khớp. Sổ cũ vẫn nguyên vẹn. "
                "Vui lòng gửi tệp nhật ký cho người hỗ trợ."
            )
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except BaseException:
        connection.close()
        remove_database(copy)
        raise
    connection.close()


def _swap(path: Path, copy: Path, kept: Path) -> None:
    shutil.copy2(path, kept)
    os.replace(copy, path)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _run_steps(connection: Connection) -> None:
    """All missing revisions, then the index and triggers, in one transaction."""
    from alembic import command
    from sqlalchemy import StaticPool, create_engine, event
    from sqlalchemy.exc import DBAPIError
    from sqlcipher3 import dbapi2

    from ngheo_desktop.storage.schema import complete_schema

    connection.execute("PRAGMA foreign_keys = OFF")
    engine = create_engine(
        "sqlite://", creator=lambda: connection, module=dbapi2, poolclass=StaticPool
    )

    @event.listens_for(engine, "begin")
    def _begin(wrapped: Any) -> None:
        wrapped.exec_driver_sql("BEGIN IMMEDIATE")

    try:
        with engine.begin() as wrapped:
            config = _alembic_config()
            config.attributes["connection"] = wrapped
            command.upgrade(config, "head")
            complete_schema(wrapped)
    except DBAPIError as error:
        raise (error.orig or error) from error  # the driver's own error, for `translated`


def _alembic_config() -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _known_revisions() -> set[str]:
    from alembic.script import ScriptDirectory

    return {
        step.revision for step in ScriptDirectory.from_config(_alembic_config()).walk_revisions()
    }


def remove_database(path: Path) -> None:
    """Take away a database file and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)

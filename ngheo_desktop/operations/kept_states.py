"""Bản trước khi khôi phục: what a restore has replaced, looked into, brought back, or removed."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ngheo_desktop.domain.register import Commune
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import EnvironmentProblem, WrongUsage
from ngheo_desktop.operations.backups import Comparison, State, pack, verify_backup, workspace
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.restoring import (
    KEPT_DAYS,
    Restored,
    kept_since,
    kept_states,
    restore_backup,
)
from ngheo_desktop.storage.store import DATABASE_NAME, Store

if TYPE_CHECKING:
    from ngheo_desktop.storage.connections import Connection

_UNREADABLE = "không mở được bằng khóa của sổ này, hoặc đã hỏng"
_REPLACED = "truoc-khi-khoi-phuc.ngheo"


@dataclass(frozen=True, slots=True)
class KeptState:
    """One state that a restore replaced; `fault` says why it cannot be brought back."""

    folder: Path
    since: datetime
    households: int = 0
    members: int = 0
    fault: str = ""

    @property
    def until(self) -> datetime:
        """The last day on which it lies there."""
        return self.since + timedelta(days=KEPT_DAYS)


def list_kept(office: Office) -> list[KeptState]:
    """Các bản trước khi khôi phục, newest first; each is opened and checked."""
    office.require(Right.RESTORE_BACKUPS)
    return [_looked_into(office, folder) for folder in kept_states(office.folder)]


def _looked_into(office: Office, folder: Path) -> KeptState:
    from ngheo_desktop.storage.checking import file_faults

    since = kept_since(folder)
    try:
        with _opened(office, folder) as store:
            faults = file_faults(store)
            households = "SELECT count(*) FROM household WHERE deleted = 0"
            members = (
                "SELECT count(*) FROM member m JOIN household h ON h.id = m.household_id "
                "WHERE m.deleted = 0 AND h.deleted = 0"
            )
            counts = (store.query(households)[0][0], store.query(members)[0][0])
    except EnvironmentProblem:
        return KeptState(folder, since, fault=_UNREADABLE)
    fault = f"có {len(faults)} chỗ hỏng" if faults else ""
    return KeptState(folder, since, *counts, fault)


@contextmanager
def _opened(office: Office, folder: Path) -> Iterator[Store]:
    """The register of a kept state, under the key of today's."""
    if not (folder / DATABASE_NAME).is_file():
        raise EnvironmentProblem(f"Thư mục «{folder}» không có sổ.")
    store = office.store.on(folder / DATABASE_NAME)
    try:
        yield store
    finally:
        store.close()


def compare_kept(office: Office, folder: Path) -> Comparison:
    """What bringing a kept state back would change in the register of today."""
    with _as_backup(office, folder) as file:
        return verify_backup(office, file)


def restore_kept(office: Office, folder: Path, password: str) -> Restored:
    """Lấy lại: by the way of every restore, so that the state of today is kept in its turn."""
    with _as_backup(office, folder) as file:
        return restore_backup(office, file, password, of_kept_state=True)


def remove_kept(office: Office, folder: Path) -> None:
    """Bỏ một bản trước khi khôi phục, before its thirty days are over; noted in the diary."""
    from ngheo_desktop.storage.diary import Entry, write_entry

    kept = _known(office, folder)
    with office.store.writing() as session:
        told = {"made_at": [kept_since(kept).astimezone(UTC).isoformat(), None]}
        entry = Entry("bỏ bản trước khi khôi phục", "backup", kept.name, "", told)
        write_entry(session, office.actor, entry)
    try:
        shutil.rmtree(kept)
    except OSError as error:
        raise EnvironmentProblem(
            f"Không bỏ được thư mục «{kept}» vì đang được chương trình khác dùng. Sổ đang dùng "
            "không bị ảnh hưởng. Hãy đóng chương trình đó rồi thử lại."
        ) from error


def _known(office: Office, folder: Path) -> Path:
    office.require(Right.RESTORE_BACKUPS)
    found = [each for each in kept_states(office.folder) if each.name == folder.name]
    if not found:
        raise WrongUsage("Không còn bản này bên cạnh sổ.")
    return found[0]


@contextmanager
def _as_backup(office: Office, folder: Path) -> Iterator[Path]:
    """A kept state packed like a backup, for as long as it is looked at or restored."""
    kept = _known(office, folder)
    with workspace(office.folder.parent) as work, _opened(office, kept) as store:
        state = State(kept, store, _commune(store), _revision(store), kept_since(kept))
        file = work / _REPLACED
        pack(state, file, work)
        store.close()
        yield file


def _commune(store: Store) -> Commune:
    rows = store.query("SELECT commune_code, commune_name, commune_kind, province FROM office")
    return Commune(*rows[0])


def _revision(store: Store) -> str:
    from ngheo_desktop.storage.migrating import stored_revision

    connection: Connection = store.connection()
    try:
        return stored_revision(connection) or ""
    finally:
        connection.close()

"""Khôi phục: a proven backup takes the place of the register, which is kept beside it."""

import logging
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ngheo_desktop.domain.rights import Actor, Right, who_may
from ngheo_desktop.errors import AccessRefused, EnvironmentProblem
from ngheo_desktop.operations.backups import (
    WORKSPACE,
    is_automatic,
    opened_backup,
    workspace,
)
from ngheo_desktop.operations.office import (
    KEYS_NAME,
    Office,
    actor_of,
    office_exists,
    today_here,
)
from ngheo_desktop.storage.connections import is_used_elsewhere
from ngheo_desktop.storage.keys import KeyFile, read_keys, unlock, unlock_by_code, write_keys
from ngheo_desktop.storage.store import DATABASE_NAME, Store

if TYPE_CHECKING:
    from ngheo_desktop.storage.backups import Manifest

KEPT_DAYS = 30  # what a restore replaced stays so long beside the office
_READY = ".ready"
_KEPT = ".truoc-khoi-phuc-"
_ABANDONED = 24 * 3600.0  # seconds; a workspace so old belongs to a program that was stopped

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands in the office now, and where the state before it is kept."""

    folder: Path
    households: int
    members: int
    kept: Path | None


def restore_backup(
    office: Office, file: Path, password: str, *, of_kept_state: bool = False
) -> Restored:
    """Khôi phục: the proven copy takes the office's place, which is kept beside it for 30 days.

    The office is closed by it; passwords stay as they are today. The file `of_kept_state` is
    only a packing that goes: the register does not list it among its backups.
    """
    office.require(Right.RESTORE_BACKUPS)
    keys = read_keys(office.folder / KEYS_NAME)
    unlock(keys, office.actor.login, password)
    with workspace(office.folder.parent) as folder:
        manifest = opened_backup(file, folder, office.store.key, files=True)
        copy = office.store.on(folder / DATABASE_NAME)
        _note_restored(copy, office.actor, manifest, None if of_kept_state else file)
        _keep_backups_known(copy, office.store)
        write_keys(folder / KEYS_NAME, _keys_of_today(keys, copy))
        copy.close()
        office.store.close()
        kept = _swap(folder, office.folder, office.store.key)
    return Restored(office.folder, manifest.households, manifest.members, kept)


def restore_by_password(folder: Path, file: Path, login: str, password: str) -> Restored:
    """Khôi phục where the office cannot be opened, or on a new PC, by an account of then."""

    def opened(keys: KeyFile) -> _Opener:
        key, slot = unlock(keys, login, password)
        return key, slot.account_id

    return _restore_closed(folder, file, opened)


def restore_by_code(folder: Path, file: Path, code: str) -> Restored:
    """The same by the recovery code, when nobody knows a password any more."""
    return _restore_closed(folder, file, lambda keys: (unlock_by_code(keys, code), ""))


_Opener = tuple[bytes, str]  # the data key, and whose account gave it; "" = the recovery code
_BY_CODE = Actor("", "", "Mã khôi phục", frozenset())


def _restore_closed(folder: Path, file: Path, open_keys: Callable[[KeyFile], _Opener]) -> Restored:
    from ngheo_desktop.storage.backups import unpack_backup

    folder.parent.mkdir(parents=True, exist_ok=True)
    with workspace(folder.parent) as waiting:
        with workspace(folder.parent) as first:
            unpack_backup(file, first, files=False)
            key, account_id = open_keys(read_keys(first / KEYS_NAME))
        manifest = opened_backup(file, waiting, key, files=True)
        copy = Store(waiting / DATABASE_NAME, key)
        actor = actor_of(copy, account_id, today_here()) if account_id else _BY_CODE
        if account_id and office_exists(folder) and not actor.may(Right.RESTORE_BACKUPS):
            raise AccessRefused(
                f"Trên máy này đã có sổ. Thay sổ bằng bản sao lưu là việc của: "
                f"{who_may(Right.RESTORE_BACKUPS)}. Có thể dùng mã khôi phục."
            )
        _note_restored(copy, actor, manifest, file)
        copy.close()
        kept = _swap(waiting, folder, key)
    return Restored(folder, manifest.households, manifest.members, kept)


def _note_restored(copy: Store, actor: Actor, manifest: "Manifest", file: Path | None) -> None:
    """The restored register tells that it was restored, and knows the backup it came from."""
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.tables import BackupRow

    with copy.writing() as session:
        if file is not None:
            session.merge(
                BackupRow(
                    made_at=datetime.fromisoformat(manifest.made_at),
                    place=str(file),
                    households=manifest.households,
                    members=manifest.members,
                    digest=manifest.digest,
                    files=len(manifest.files),
                    automatic=is_automatic(file),
                    account=actor.name,
                )
            )
        told = {"made_at": [None, manifest.made_at]}
        source = "từ bản sao lưu" if file else "bản trước khi khôi phục"
        entry = Entry(f"khôi phục {source}", "backup", manifest.digest, "", told)
        write_entry(session, actor, entry)


def _keep_backups_known(copy: Store, live: Store) -> None:
    """Backups made since then are not forgotten: they are the way forward again."""
    from ngheo_desktop.storage.backups import known_backups
    from ngheo_desktop.storage.tables import BackupRow

    with live.reading() as session:
        known = known_backups(session)
    with copy.writing() as session:
        for each in known:
            session.merge(BackupRow(**each))


def _keys_of_today(keys: KeyFile, copy: Store) -> KeyFile:
    """Slots of accounts that the restored register knows; a password changed since then holds."""
    known = {row[0] for row in copy.query("SELECT id FROM account")}
    for slot in keys.accounts:
        if slot.account_id not in known:
            keys = keys.without_account(slot.account_id)
    return keys


def _swap(waiting: Path, folder: Path, key: bytes) -> Path | None:
    """Two renames; killed between them, `finish_restore` does the second at the next start."""
    if is_used_elsewhere(folder / DATABASE_NAME, key):  # its saves would go to the state put aside
        raise EnvironmentProblem(_IN_USE)
    ready = folder.with_name(f"{folder.name}{_READY}")
    kept = _kept_place(folder) if folder.exists() else None
    try:
        shutil.rmtree(ready, ignore_errors=True)
        waiting.rename(ready)
        if kept is not None:
            folder.rename(kept)
        ready.rename(folder)
    except OSError as error:
        if kept is not None and kept.exists() and not folder.exists():
            kept.rename(folder)
        raise EnvironmentProblem(_IN_USE) from error
    return kept


_IN_USE = (
    "Chưa khôi phục được vì sổ đang được một cửa sổ hoặc chương trình khác dùng. Sổ trên máy "
    "vẫn an toàn. Hãy đóng các cửa sổ khác của chương trình rồi thử lại."
)


def finish_restore(folder: Path) -> None:
    """Called before an office is looked for: completes a swap that a power cut broke off.

    What is beside the office for no purpose any more is taken away.
    """
    ready = folder.with_name(f"{folder.name}{_READY}")
    if ready.is_dir() and not office_exists(folder):
        with suppress(OSError):
            if folder.exists():
                folder.rmdir()
            ready.rename(folder)
            log.warning("a restore that was broken off is complete now")
    _forget_kept(folder)
    _forget_abandoned(folder)


def _forget_abandoned(folder: Path) -> None:
    """Copies of the register that a program left behind when it was stopped."""
    left = [each for near in (folder, folder.parent) for each in near.glob(f"{WORKSPACE}*")]
    if office_exists(folder):  # a swap that never began; without an office it is the office
        left.append(folder.with_name(f"{folder.name}{_READY}"))
    for each in left:
        with suppress(OSError):
            if time.time() - each.stat().st_mtime > _ABANDONED:
                shutil.rmtree(each, ignore_errors=True)


def _kept_place(folder: Path) -> Path:
    at = f"{datetime.now(UTC).astimezone():%Y-%m-%d-%H%M%S}"
    names = [f"{folder.name}{_KEPT}{at}{more}" for more in ("", *(f"-{n}" for n in range(2, 100)))]
    return next(path for name in names if not (path := folder.with_name(name)).exists())


def kept_states(folder: Path) -> list[Path]:
    """States of the office that restores have replaced, newest first."""
    return sorted(folder.parent.glob(f"{folder.name}{_KEPT}*"), reverse=True)


def kept_since(kept: Path) -> datetime:
    """When a restore put this state aside, by the clock of this PC."""
    try:
        named = kept.name.partition(_KEPT)[2][:17]
        return datetime.strptime(named, "%Y-%m-%d-%H%M%S").astimezone()
    except ValueError:  # somebody has renamed the folder
        return datetime.fromtimestamp(kept.stat().st_mtime, UTC).astimezone()


def _forget_kept(folder: Path) -> None:
    oldest = datetime.now(UTC).astimezone() - timedelta(days=KEPT_DAYS)
    for kept in kept_states(folder):
        day = kept.name.partition(_KEPT)[2][:10]
        if day < f"{oldest:%Y-%m-%d}":
            shutil.rmtree(kept, ignore_errors=True)

"""Bản sao lưu: the whole office in one file, and the proof that the file gives it back.

A zip without compression: the manifest, the key file, the encrypted database, and the encrypted
files of the attachments, each under its own SHA-256.
What the manifest says is sealed with the data key, so that nothing in it can be changed unseen.
"""

import hashlib
import hmac
import json
import os
import re
import shutil
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sqlmodel import Session, select

from ngheo_desktop.errors import EnvironmentProblem
from ngheo_desktop.storage.attachments import FOLDER, addresses, folder_of, is_whole
from ngheo_desktop.storage.connections import Connection, connect, translated
from ngheo_desktop.storage.migrating import stored_revision
from ngheo_desktop.storage.store import Store
from ngheo_desktop.storage.tables import BackupRow
from ngheo_desktop.writing import whole_file

BACKUP_SUFFIX = ".ngheo"
_FORMAT = "ngheo-backup/1"
_MANIFEST, _KEYS, _DATABASE = "manifest.json", "office.keys", "office.db"
_MOST_MANIFEST = 2**20
_BLOCK = 2**20
_ADDRESS = re.compile("[0-9a-f]{64}")  # nothing else becomes the name of a file


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself before anybody has opened it; no person is named in it."""

    made_at: str  # ISO, UTC
    office: str  # «xã Ô Lâm»
    office_code: str
    revision: str  # of the schema
    households: int
    members: int
    tables: Mapping[str, tuple[int, str]]  # rows, put away ones too, and a digest of them
    bytes: int  # of the database
    digest: str  # of the database file, SHA-256
    files: tuple[str, ...] = ()  # attachments, by address
    format: str = _FORMAT
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What stood in the register at the moment of the copy."""

    households: int
    members: int
    tables: Mapping[str, tuple[int, str]]


def copy_database(store: Store, target: Path) -> Known:
    """An online copy of one moment of the register, and what stood in it at that moment."""
    source = store.connection()
    copy = store.on(target).connection(create=True)
    try:
        with translated(target):
            source.execute("BEGIN")
            known = Known(*_counted(source), contents(source))
            source.backup(copy)
            source.execute("COMMIT")
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    finally:
        source.close()
        copy.close()
    return known


def _counted(connection: Connection) -> tuple[int, int]:
    """Households in the register and their people, without what was put away."""
    live = "SELECT count(*) FROM household WHERE deleted = 0"
    people = (
        "SELECT count(*) FROM member m JOIN household h ON h.id = m.household_id "
        "WHERE m.deleted = 0 AND h.deleted = 0"
    )
    return connection.execute(live).fetchone()[0], connection.execute(people).fetchone()[0]


def contents(connection: Connection) -> dict[str, tuple[int, str]]:
    """Rows of every table, and a digest over them in the order of their keys."""
    return {name: _content(connection, name) for name in _tables(connection)}


def _tables(connection: Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE '%_fts%' ORDER BY name"
    )
    return [row[0] for row in rows]


def _content(connection: Connection, table: str) -> tuple[int, str]:
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = [f'"{each[1]}"' for each in sorted(columns, key=lambda each: each[5]) if each[5]]
    digest, rows = hashlib.sha256(), 0
    order = f" ORDER BY {', '.join(keys)}" if keys else ""
    for row in connection.execute(f'SELECT * FROM "{table}"{order}'):
        digest.update(repr(row).encode())
        rows += 1
    return rows, digest.hexdigest()


def whole_files(store: Store) -> tuple[tuple[str, ...], int]:
    """Attachments whose files are as they were kept, and how many are not."""
    named, folder = addresses(store), folder_of(store)
    whole = tuple(each for each in named if is_whole(folder / each))
    return whole, len(named) - len(whole)


def write_backup(target: BinaryIO, database: Path, office: Path, manifest: Manifest) -> None:
    """Put the copy, with keys and attachments from the folder of the office, into one file."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr(_MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
        packed.write(office / _KEYS, _KEYS)
        packed.write(database, _DATABASE)
        for address in manifest.files:
            packed.write(office / FOLDER / address, f"{FOLDER}/{address}")


def sealed(manifest: Manifest, key: bytes) -> str:
    """The seal of a manifest: only who can open the office can make it."""
    told = {name: value for name, value in asdict(manifest).items() if name != "seal"}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_manifest(path: Path) -> Manifest:
    """What a backup says of itself; EnvironmentProblem when it is none, or not whole."""
    with _packed(path) as packed:
        return _manifest(packed, path)


def unpack_keys(path: Path, folder: Path) -> None:
    """Lay only the key file into an empty folder: who can open the backup."""
    with _packed(path) as packed:
        _lay(packed, _KEYS, folder / _KEYS)


def _manifest(packed: zipfile.ZipFile, path: Path) -> Manifest:
    if packed.getinfo(_MANIFEST).file_size > _MOST_MANIFEST:
        raise _not_whole(path)
    told = json.loads(packed.read(_MANIFEST))
    tables = {str(name): (int(rows), str(sum_)) for name, (rows, sum_) in told["tables"].items()}
    files = tuple(str(each) for each in told.get("files", ()))
    manifest = Manifest(**{**told, "tables": tables, "files": files})
    if manifest.format != _FORMAT or not all(map(_ADDRESS.fullmatch, files)):
        raise ValueError(manifest.format)
    return manifest


def unpack_backup(path: Path, folder: Path, *, files: bool) -> Manifest:
    """Lay keys and database into an empty folder and see that not one byte has changed.

    Attachments are read through as well, and laid there only with `files`.
    """
    with _packed(path) as packed:
        manifest = _manifest(packed, path)
        if packed.getinfo(_DATABASE).file_size != manifest.bytes:
            raise _not_whole(path)
        for name in (_KEYS, _DATABASE):
            _lay(packed, name, folder / name)
        _read_files(packed, path, manifest, folder if files else None)
    if file_digest(folder / _DATABASE) != manifest.digest:
        raise _not_whole(path)
    return manifest


def _read_files(
    packed: zipfile.ZipFile, path: Path, manifest: Manifest, folder: Path | None
) -> None:
    if folder is not None and manifest.files:
        (folder / FOLDER).mkdir()
    for address in manifest.files:
        name = f"{FOLDER}/{address}"
        digest = hashlib.sha256()
        with packed.open(name) as source:
            while block := source.read(_BLOCK):
                digest.update(block)
        if digest.hexdigest() != address:
            raise _not_whole(path)
        if folder is not None:
            _lay(packed, name, folder / name)


def _lay(packed: zipfile.ZipFile, name: str, target: Path) -> None:
    with packed.open(name) as source, whole_file(target) as file:
        shutil.copyfileobj(source, file, _BLOCK)


class _packed:  # noqa: N801  a context, used like a function
    """A backup opened for reading; whatever is wrong with the file is said in one sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> zipfile.ZipFile:
        if not self._path.is_file():
            raise EnvironmentProblem(
                f"Không tìm thấy bản sao lưu «{self._path}». Nếu bản sao lưu nằm trên USB, "
                "hãy cắm USB rồi thử lại."
            )
        _forget_cached(self._path)
        try:
            self._file = zipfile.ZipFile(self._path)
        except (OSError, zipfile.BadZipFile) as error:
            raise _not_whole(self._path) from error
        return self._file

    def __exit__(self, _kind: Any, error: BaseException | None, _trace: Any) -> None:
        self._file.close()
        broken = (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError)
        if isinstance(error, broken):
            raise _not_whole(self._path) from error


def _forget_cached(path: Path) -> None:
    """Read what is on the medium, not what the system still has in memory, where it can."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError), path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _not_whole(path: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"Tệp «{path.name}» không phải bản sao lưu còn nguyên vẹn của sổ. Sổ trên máy không bị "
        "thay đổi. Hãy chọn bản sao lưu khác."
    )


def prove_copy(database: Path, key: bytes, manifest: Manifest) -> None:
    """Open a copy and compare all it holds with the manifest; EnvironmentProblem tells a fault."""
    connection = connect(database, key)
    try:
        with translated(database):
            faults = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            sound = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            same = contents(connection) == dict(manifest.tables)
            revision = stored_revision(connection)
    finally:
        connection.close()
    if faults or orphans or not sound or not same or revision != manifest.revision:
        raise EnvironmentProblem(
            "Bản sao lưu mở lại không khớp với sổ nên không dùng được. Sổ trên máy vẫn an toàn. "
            "Hãy sao lưu vào USB hoặc ổ đĩa khác."
        )


# --- what is different between two offices --------------------------------------------------


def household_digests(connection: Connection) -> dict[str, str]:
    """A digest of each household in the register with everything that belongs to it."""
    live = connection.execute("SELECT * FROM household WHERE deleted = 0 ORDER BY id")
    place = [each[0] for each in live.description].index("id")
    digests = {row[place]: hashlib.sha256(repr(row).encode()) for row in live}
    for table in _tables(connection):
        names = [each[1] for each in connection.execute(f'PRAGMA table_info("{table}")')]
        if "household_id" not in names or table in _DERIVED:
            continue
        at = names.index("household_id")
        for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY household_id, 1'):
            if row[at] in digests:
                digests[row[at]].update(repr(row).encode())
    return {household_id: digest.hexdigest() for household_id, digest in digests.items()}


_DERIVED = frozenset({"summary", "diary", "draft"})  # made anew, or no part of the household


def names_of(connection: Connection, ids: list[str]) -> dict[str, tuple[str, str]]:
    """Code and head of some households, by id."""
    asked = set(ids)
    rows = connection.execute("SELECT household_id, code, head_name FROM summary")
    return {row[0]: (row[1], row[2]) for row in rows if row[0] in asked}


def acts_after(live: Connection, copy: Connection) -> int | None:
    """How many acts the register has beyond a copy; None when the copy is not its past."""
    last = copy.execute("SELECT seq, seal FROM diary ORDER BY seq DESC LIMIT 1").fetchone()
    if last is None:
        return None
    same = live.execute("SELECT 1 FROM diary WHERE seq = ? AND seal = ?", last).fetchone()
    if same is None:
        return None
    later = "SELECT count(*) FROM diary WHERE seq > ? AND act <> 'sao lưu'"
    return int(live.execute(later, last[:1]).fetchone()[0])


def drafts_after(live: Connection, copy: Connection) -> int:
    """How many drafts stand in the register as they do not stand in a copy."""
    sql = "SELECT account_id, kind, subject_id, saved_at FROM draft"
    return len(set(live.execute(sql)) - set(copy.execute(sql)))


def known_backups(session: Session) -> list[dict[str, Any]]:
    """Every proven backup that the register remembers, field by field."""
    return [row.model_dump() for row in session.exec(select(BackupRow))]

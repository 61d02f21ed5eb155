"""Sao lưu: a copy counts once it was opened again; what a restore would change is told."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ngheo_desktop.domain.register import Commune
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import EnvironmentProblem, WrongUsage
from ngheo_desktop.operations.office import KEYS_NAME, Office
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.storage.keys import read_keys
from ngheo_desktop.storage.store import DATABASE_NAME, Store
from ngheo_desktop.text import search_key
from ngheo_desktop.writing import whole_file

if TYPE_CHECKING:
    from ngheo_desktop.storage.backups import Manifest

_PLACE = "backup_place"
KEPT_AUTOMATIC = 14  # older backups that the program made by itself give way
_AUTOMATIC, _BY_HAND = "tu-dong", "sao-luu"
_STEPS = 4
_NAMED = 200  # households that a comparison names
_KEPT_FOR_ROOM = 3  # so many of them stay even where the disk is full
_ROOM = 2  # times the register: the backup, and what grows meanwhile
WORKSPACE = ".sao-luu-"


@dataclass(frozen=True, slots=True)
class Backup:
    """Một bản sao lưu that was opened again and agreed with the register row by row."""

    file: Path
    made_at: datetime
    households: int
    members: int
    automatic: bool = False
    files: int = 0  # scans and photos in it
    lost_files: int = 0  # those that are gone or changed on this PC; «Kiểm tra dữ liệu» names them


@dataclass(frozen=True, slots=True)
class ChangedHousehold:
    """One household that a restore would touch."""

    code: str
    head_name: str
    change: str  # added, changed, lost


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a backup holds, and what restoring it would do to the register of today."""

    made_at: datetime
    office: str
    households: int
    members: int
    acts_lost: int | None  # acts since then; None = it is not an earlier state of this register
    added: int = 0
    changed: int = 0
    lost: int = 0
    drafts_lost: int = 0  # what was typed since then and not saved
    named: tuple[ChangedHousehold, ...] = ()


# --- making -----------------------------------------------------------------------------------


def back_up(
    office: Office, place: Path, report: Report = no_report, *, automatic: bool = False
) -> Backup:
    """Sao lưu into a folder, open the file again where it lies, and compare it row by row."""
    from ngheo_desktop.storage.migrating import CURRENT_REVISION

    if office.is_practice:
        raise WrongUsage("Xã thực hành không có gì cần sao lưu.")
    made_at = datetime.now(UTC)
    target = _target(office, place, made_at, automatic=automatic)
    state = State(office.folder, office.store, office.commune, CURRENT_REVISION, made_at)
    with workspace(office.folder) as folder:
        manifest, lost = pack(state, target, folder, report)
    _prove(office, target, manifest, report)
    made = _record(office, target, manifest, made_at, automatic=automatic)
    return replace(made, lost_files=lost)


@dataclass(frozen=True, slots=True)
class State:
    """A register on the disk as it is packed: where it lies, whose it is, from when."""

    folder: Path
    store: Store
    commune: Commune
    revision: str
    made_at: datetime


def pack(
    state: State, target: Path, folder: Path, report: Report = no_report
) -> "tuple[Manifest, int]":
    """Write a register into one file, by way of a copy in `folder`; and how many files it lacks."""
    from ngheo_desktop.storage.backups import (
        Manifest,
        copy_database,
        file_digest,
        sealed,
        whole_files,
        write_backup,
    )

    copy = folder / DATABASE_NAME
    report(0, _STEPS)
    known = copy_database(state.store, copy)
    report(1, _STEPS)
    files, lost = whole_files(state.store)
    manifest = Manifest(
        made_at=state.made_at.isoformat(),
        office=state.commune.full_name,
        office_code=state.commune.code,
        revision=state.revision,
        households=known.households,
        members=known.members,
        tables=known.tables,
        bytes=copy.stat().st_size,
        digest=file_digest(copy),
        files=files,
    )
    manifest = replace(manifest, seal=sealed(manifest, state.store.key))
    with whole_file(target) as file:
        write_backup(file, copy, state.folder, manifest)
    report(2, _STEPS)
    return manifest, lost


def _target(office: Office, place: Path, made_at: datetime, *, automatic: bool) -> Path:
    """A name that tells the place and the moment, and is not taken."""
    from ngheo_desktop.storage.backups import BACKUP_SUFFIX

    kind = _AUTOMATIC if automatic else _BY_HAND
    commune = search_key(office.commune.full_name).replace(" ", "-")
    stem = f"{kind}-{commune}-{made_at.astimezone():%Y-%m-%d-%H%M%S}"
    names = [stem, *(f"{stem}-{number}" for number in range(2, 100))]
    return next(path for name in names if not (path := place / f"{name}{BACKUP_SUFFIX}").exists())


def _prove(office: Office, target: Path, manifest: "Manifest", report: Report) -> None:
    """A backup that cannot be opened again and compared is taken away: it would deceive."""
    from ngheo_desktop.storage.backups import prove_copy, unpack_backup

    try:
        with workspace(office.folder) as folder:
            found = unpack_backup(target, folder, files=False)
            report(3, _STEPS)
            if found != manifest or read_keys(folder / KEYS_NAME).slots == ():
                raise EnvironmentProblem("Bản sao lưu đọc lại không giống bản vừa ghi.")
            prove_copy(folder / DATABASE_NAME, office.store.key, manifest)
            report(4, _STEPS)
    except BaseException:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise


def _record(
    office: Office, target: Path, manifest: "Manifest", made_at: datetime, *, automatic: bool
) -> Backup:
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.tables import BackupRow

    with office.store.writing() as session:
        session.merge(
            BackupRow(
                made_at=made_at,
                place=str(target),
                households=manifest.households,
                members=manifest.members,
                digest=manifest.digest,
                files=len(manifest.files),
                automatic=automatic,
                account=office.actor.name,
            )
        )
        write_entry(session, office.actor, Entry("sao lưu", "backup", manifest.digest))
    counted = (manifest.households, manifest.members)
    return Backup(target, made_at, *counted, automatic, len(manifest.files))


def backup_place(office: Office) -> Path | None:
    """Nơi sao lưu of this office; None until one was chosen."""
    from ngheo_desktop.operations.preferences import read_office_choice

    chosen = read_office_choice(office, _PLACE, "")
    return Path(chosen) if chosen else None


def choose_backup_place(office: Office, place: Path) -> None:
    """Chọn nơi sao lưu: everybody's, tried at once so that a closed folder is told now."""
    from ngheo_desktop.operations.preferences import keep_office_choice

    if office.folder.is_relative_to(place) or place.is_relative_to(office.folder):
        raise WrongUsage("Nơi sao lưu cần nằm ngoài thư mục của sổ. Hãy chọn USB hoặc ổ đĩa khác.")
    try_backup_place(place)
    keep_office_choice(office, _PLACE, str(place))


def try_backup_place(place: Path) -> None:
    """See that a folder takes files; EnvironmentProblem when it does not."""
    probe = place / f".thu-{datetime.now(UTC):%H%M%S%f}"
    with whole_file(probe) as file:
        file.write(b"")
    probe.unlink()


def list_backups(office: Office, limit: int = 5) -> list[Backup]:
    """The newest proven backups of this PC, newest first."""
    rows = office.store.query(
        "SELECT place, made_at, households, members, automatic, files FROM backup "
        "ORDER BY made_at DESC LIMIT ?",
        (limit,),
    )
    return [
        Backup(Path(place), datetime.fromisoformat(at), households, members, bool(own), files)
        for place, at, households, members, own, files in rows
    ]


def changed_since_backup(office: Office) -> bool:
    """Whether anything was done in the register since the newest proven backup."""
    rows = office.store.query("SELECT act FROM diary ORDER BY seq DESC LIMIT 1")
    return bool(rows) and rows[0][0] != "sao lưu"


def back_up_on_closing(office: Office) -> Backup | None:
    """Tự sao lưu khi đóng: nothing without a change; older automatic backups give way."""
    place = backup_place(office)
    if office.is_practice or place is None or not place.is_dir():
        return None
    if not changed_since_backup(office):
        return None
    _make_room(office, place)
    made = back_up(office, place, automatic=True)
    _take_away(_own_automatic(office, place)[KEPT_AUTOMATIC:])
    return made


def is_automatic(file: Path) -> bool:
    """Whether the program made this backup by itself, as its name says."""
    return file.name.startswith(f"{_AUTOMATIC}-")


def _own_automatic(office: Office, place: Path) -> list[Path]:
    """Automatic backups of this register in a folder, newest first; others may share it."""
    rows = office.store.query("SELECT place FROM backup WHERE automatic = 1 ORDER BY made_at DESC")
    files = dict.fromkeys(place / Path(row[0]).name for row in rows)  # a name may come again
    return [each for each in files if each.is_file()]


def _make_room(office: Office, place: Path) -> None:
    """On a full disk the oldest automatic backups give way before the new one is written."""
    wanted = _ROOM * (office.folder / DATABASE_NAME).stat().st_size + _size_of_files(office)
    for old in reversed(_own_automatic(office, place)[_KEPT_FOR_ROOM:]):
        if shutil.disk_usage(place).free >= wanted:
            return
        _take_away([old])


def _size_of_files(office: Office) -> int:
    return sum(row[0] or 0 for row in office.store.query("SELECT sum(size) FROM attachment"))


def _take_away(files: Sequence[Path]) -> None:
    for file in files:
        with suppress(OSError):
            file.unlink()


# --- looking into one -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BackupNote:
    """What a backup tells before anybody has opened it: whose it is, from when, how much."""

    office: str
    made_at: datetime
    households: int
    members: int
    accounts: tuple[tuple[str, str], ...]  # login and name


def peek_backup(file: Path) -> BackupNote:
    """Look at a backup from outside; EnvironmentProblem when the file is none."""
    from ngheo_desktop.storage.backups import read_manifest, unpack_keys

    manifest = read_manifest(file)
    with tempfile.TemporaryDirectory() as folder:
        unpack_keys(file, Path(folder))
        keys = read_keys(Path(folder) / KEYS_NAME)
    return BackupNote(
        manifest.office,
        datetime.fromisoformat(manifest.made_at),
        manifest.households,
        manifest.members,
        tuple((slot.login, slot.name) for slot in keys.accounts),
    )


def verify_backup(office: Office, file: Path) -> Comparison:
    """Open a backup of this office beside it and say what restoring it would change."""
    office.require(Right.RESTORE_BACKUPS)
    with workspace(office.folder) as folder:
        manifest = opened_backup(file, folder, office.store.key, files=False)
        return _compare(office, office.store.on(folder / DATABASE_NAME), manifest)


def opened_backup(file: Path, folder: Path, key: bytes, *, files: bool) -> "Manifest":
    """The backup laid into `folder`, proven, and brought to the schema of this program.

    Attachments are proven too, and laid there only with `files`.
    """
    from ngheo_desktop.storage.backups import prove_copy, sealed, unpack_backup
    from ngheo_desktop.storage.migrating import migrate

    manifest = unpack_backup(file, folder, files=files)
    if sealed(manifest, key) != manifest.seal:
        raise EnvironmentProblem(
            f"Tệp «{file.name}» là bản sao lưu của sổ khác, hoặc đã bị sửa. Sổ trên máy không bị "
            "thay đổi. Hãy chọn bản sao lưu khác."
        )
    prove_copy(folder / DATABASE_NAME, key, manifest)
    migrate(folder / DATABASE_NAME, key)
    return manifest


def _compare(office: Office, copy: Store, manifest: "Manifest") -> Comparison:
    from ngheo_desktop.storage.backups import (
        acts_after,
        drafts_after,
        household_digests,
        names_of,
    )

    live_connection, copy_connection = office.store.connection(), copy.connection()
    try:
        live, saved = household_digests(live_connection), household_digests(copy_connection)
        added = [each for each in saved if each not in live]
        lost = [each for each in live if each not in saved]
        changed = [each for each in saved if each in live and saved[each] != live[each]]
        named = [
            *_named(names_of(live_connection, lost), "lost"),
            *_named(names_of(copy_connection, added), "added"),
            *_named(names_of(live_connection, changed), "changed"),
        ]
        acts = acts_after(live_connection, copy_connection)
        drafts = drafts_after(live_connection, copy_connection)
    finally:
        live_connection.close()
        copy_connection.close()
    return Comparison(
        datetime.fromisoformat(manifest.made_at),
        manifest.office,
        manifest.households,
        manifest.members,
        acts,
        len(added),
        len(changed),
        len(lost),
        drafts,
        tuple(named[:_NAMED]),
    )


def _named(names: dict[str, tuple[str, str]], change: str) -> Iterator[ChangedHousehold]:
    for code, head_name in sorted(names.values()):
        yield ChangedHousehold(code, head_name, change)


@contextmanager
def workspace(near: Path) -> Iterator[Path]:
    """A folder on the same disk as the office, gone afterwards; all in it is encrypted."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=WORKSPACE, dir=near))
    except OSError as error:
        raise EnvironmentProblem(
            f"Thư mục «{near}» không cho ghi nên chưa sao lưu được. Số liệu đã lưu vẫn an toàn. "
            "Hãy nhờ người quản trị máy cấp quyền ghi."
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)

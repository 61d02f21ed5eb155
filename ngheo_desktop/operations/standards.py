"""Chuẩn nghèo: what is in use, loading a newer file, changing a part, confirming by name."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import Part, Standard
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office
from ngheo_desktop.reference import (
    parts_of,
    read_standard,
    read_standard_file,
    shipped_standard_texts,
)


@dataclass(frozen=True, slots=True)
class StandardSheet:
    """A standard with its parts as the officer compares them with the annex."""

    standard: Standard
    parts: tuple[Part, ...]


def list_standards(office: Office) -> list[StandardSheet]:
    """Chuẩn nghèo in use, oldest first."""
    return [StandardSheet(each, tuple(parts_of(each))) for each in office.standards]


def load_standard(office: Office, path: Path) -> Standard:
    """Nạp tệp chuẩn nghèo: used from now on, unconfirmed until somebody signs for it."""
    return _store(office, read_standard_file(path), "nạp chuẩn nghèo")


def standard_text(office: Office, code: str) -> str:
    """The file of a standard in use, to save or to start an edited one from."""
    rows = office.store.query(
        "SELECT text FROM standard_file WHERE code = ? ORDER BY loaded_at DESC, id DESC LIMIT 1",
        (code,),
    )
    text = rows[0][0] if rows else shipped_standard_texts().get(code)
    if text is None:
        raise WrongUsage(f"Không có chuẩn nghèo «{code}».")
    return str(text)


def change_standard(office: Office, code: str, changes: dict[str, Any]) -> Standard:
    """Sửa phần của chuẩn: paths such as `score_line.rural` to new values; unconfirmed again."""
    import tomllib

    import tomli_w

    data = tomllib.loads(standard_text(office, code))
    for path, value in changes.items():
        _set(data, path.split("."), value)
    return _store(office, tomli_w.dumps(data), "sửa chuẩn nghèo")


def _set(data: dict[str, Any], path: list[str], value: Any) -> None:
    group: Any = data
    for step in path[:-1]:
        if step == "indicators":
            group = {each["code"]: each for each in group["indicators"]}
        elif step == "score_line" and step not in group:
            group[step] = {"provenance": "recalled", "source": "văn phòng nhập"}
            group = group[step]
        else:
            group = group[step]
    group[path[-1]] = value


def confirm_standard(office: Office, code: str) -> Standard:
    """Xác nhận chuẩn: the acting account signs that it was compared with the legal text."""
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.standards import confirm, newest, store_text

    office.require(Right.MANAGE_STANDARDS)
    text = standard_text(office, code)
    standard = read_standard(text)
    with office.store.writing() as session:
        record = newest(session, code) or store_text(
            session, code, text, standard.fingerprint, office.actor.name
        )
        confirm(session, record, office.actor.name, office.today())
        changes = {"fingerprint": [None, standard.fingerprint], "confirmed": [None, True]}
        write_entry(
            session, office.actor, Entry("xác nhận chuẩn nghèo", "standard", code, "", changes)
        )
    return _named(office, code)


def _store(office: Office, text: str, act: str) -> Standard:
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.standards import store_text

    office.require(Right.MANAGE_STANDARDS)
    standard = read_standard(text)
    _check_periods(office, standard)
    with office.store.writing() as session:
        store_text(session, standard.code, text, standard.fingerprint, office.actor.name)
        changes = {"fingerprint": [None, standard.fingerprint]}
        write_entry(session, office.actor, Entry(act, "standard", standard.code, "", changes))
    return _named(office, standard.code)


def _check_periods(office: Office, standard: Standard) -> None:
    """Two standards must not be in force on one day, or the day would not choose one."""
    for other in office.standards:
        apart = standard.valid_to < other.valid_from or other.valid_to < standard.valid_from
        if other.code != standard.code and not apart:
            raise WrongUsage(
                f"Thời gian áp dụng của chuẩn {standard.code} trùng với chuẩn {other.code}. "
                "Chưa nạp gì. Hãy sửa ngày áp dụng trong tệp."
            )


def _named(office: Office, code: str) -> Standard:
    return next(each for each in office.standards if each.code == code)

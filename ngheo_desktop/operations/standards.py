"""Chuẩn nghèo: what is in use, loading a newer file, changing a part, confirming by name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import Part, ScoreTable, Standard
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.exchange.score_tables import (
    is_score_table,
    read_score_tables,
    score_table_text,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.reference import (
    parts_of,
    read_standard,
    read_standard_file,
    shipped_standard_texts,
)
from ngheo_desktop.text import clean, search_key


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


def is_score_table_file(path: Path) -> bool:
    """Whether a file is a B1 table: any list that is no TOML, or a TOML that says so."""
    if path.suffix.lower() != ".toml":
        return True
    try:
        return is_score_table(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return False  # reading it as a standard says why it cannot be


def read_score_file(office: Office, path: Path) -> list[ScoreTable]:
    """Bảng điểm B1 as a file has it, checked; nothing is loaded yet."""
    office.require(Right.MANAGE_STANDARDS)
    tables = read_score_tables(path)
    known = {each.code for each in office.standards}
    unknown = sorted({each.standard for each in tables} - known)
    if unknown:
        raise WrongUsage(
            f"Bảng điểm B1 nói về chuẩn «{', '.join(unknown)}», sổ không có chuẩn này. "
            f"Chưa nạp gì. Các chuẩn hiện có: {', '.join(sorted(known))}."
        )
    return tables


def load_score_tables(
    office: Office, path: Path, *, region: str = "", source: str = ""
) -> list[ScoreTable]:
    """Nạp bảng điểm B1: used from now on, unconfirmed until somebody signs for it.

    Of several regions in one file only the one asked for is loaded; `source` names the paper and
    its page where the file does not.
    """
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.standards import B1_TABLE, store_text

    chosen = [
        replace(each, source=each.source or clean(source))
        for each in _of_region(read_score_file(office, path), region)
    ]
    with office.store.writing() as session:
        for table in chosen:
            text, name = score_table_text(table), office.actor.name
            store_text(session, table.code, text, table.fingerprint, name, kind=B1_TABLE)
            changes: dict[str, list[Any]] = {"fingerprint": [None, table.fingerprint]}
            entry = Entry("nạp bảng điểm B1", "standard", table.code, "", changes)
            write_entry(session, office.actor, entry)
    return [score_table(office, each.code) for each in chosen]


def regions_of(tables: Iterable[ScoreTable]) -> list[str]:
    """Vùng to choose from; fewer than two leave nothing to choose."""
    return list(dict.fromkeys(each.region for each in tables if each.region))


def _of_region(tables: list[ScoreTable], region: str) -> list[ScoreTable]:
    """One table for each standard and area: a table without a region holds everywhere."""
    wanted = search_key(region)
    kept = [each for each in tables if not wanted or search_key(each.region) in (wanted, "")]
    if len({each.code for each in kept}) < len(kept):
        raise WrongUsage(
            f"Tệp có bảng điểm của nhiều vùng: {', '.join(regions_of(kept))}. "
            "Chưa nạp gì. Hãy chọn một vùng."
        )
    if not kept:
        raise WrongUsage(f"Tệp không có bảng điểm của vùng «{region}». Chưa nạp gì.")
    return kept


def score_table(office: Office, code: str) -> ScoreTable:
    """Bảng điểm B1 in use, by a code such as «2022-2025/rural»."""
    tables = [table for each in office.standards for table in each.score_tables.values()]
    found = next((each for each in tables if each.code == code), None)
    if found is None:
        raise WrongUsage(f"Chưa nạp bảng điểm B1 «{code}».")
    return found


def confirm_score_table(office: Office, code: str) -> ScoreTable:
    """Xác nhận bảng điểm B1: the acting account signs that it was compared with the annex."""
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.standards import confirm, newest

    office.require(Right.MANAGE_STANDARDS)
    table = score_table(office, code)
    if not table.source:
        raise WrongUsage(
            "Bảng điểm B1 này chưa ghi văn bản và trang để đối chiếu. Hãy nạp lại kèm nguồn."
        )
    with office.store.writing() as session:
        record = newest(session, code)
        assert record is not None  # it has just been read
        confirm(session, record, office.actor.name, office.today())
        changes = {"fingerprint": [None, table.fingerprint], "confirmed": [None, True]}
        entry = Entry("xác nhận bảng điểm B1", "standard", code, "", changes)
        write_entry(session, office.actor, entry)
    return score_table(office, code)


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

"""Somebody with the key opens the file by hand and changes a byte: the printed code tells."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ngheo_desktop.domain.frozen_lists import KeptList, check_code, fingerprint_of
from ngheo_desktop.operations import decision_papers as papers
from ngheo_desktop.operations.checking import check_register
from ngheo_desktop.operations.list_verifying import verify_list
from ngheo_desktop.operations.office import Office
from tests.operations.supplement import four_homes, frozen_supplement

GUARDED = {
    "frozen_list": ("id", "decision_id", "plan_id", "serial", "code", "fingerprint", "body",
                    "rule", "pdf", "pdf_digest"),
    "decision": ("id", "number", "decided_on", "standard", "scope", "supplement_of", "deleted"),
    "decision_line": ("decision_id", "household_id", "household_class", "head_name", "members",
                      "deleted"),
    "decision_plan": ("id", "round_id", "deleted"),
    "frozen_paper": ("list_id", "kind", "about", "pdf"),
}  # fmt: skip
CELLS = [(table, column) for table, columns in GUARDED.items() for column in columns]


@pytest.fixture
def frozen(office: Office, add_household: Callable[..., str]) -> KeptList:
    return frozen_supplement(office, four_homes(add_household))


def by_hand(office: Office) -> Any:
    """A raw connection on which no trigger watches."""
    connection: Any = office.store.connection()
    names = [
        r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
    ]
    for name in names:
        connection.execute(f"DROP TRIGGER {name}")
    return connection


@pytest.fixture
def untouched(office: Office, frozen: KeptList) -> Path:
    papers.frozen_paper(office, frozen.id, papers.CERTIFICATES)
    by_hand(office).close()
    connection: Any = office.store.connection()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    office.store.close()
    copy = office.store.path.with_suffix(".copy")
    shutil.copy(office.store.path, copy)
    return copy


def put_back(office: Office, copy: Path) -> None:
    office.store.close()
    for ending in ("-wal", "-shm"):
        Path(f"{office.store.path}{ending}").unlink(missing_ok=True)
    shutil.copy(copy, office.store.path)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cell=st.sampled_from(CELLS), place=st.floats(0, 0.999), letter=st.integers(1, 255))
def test_verifying_finds_every_changed_byte(
    office: Office,
    frozen: KeptList,
    untouched: Path,
    cell: tuple[str, str],
    place: float,
    letter: int,
) -> None:
    table, column = cell
    put_back(office, untouched)
    assert verify_list(office, frozen.code).is_whole
    connection = by_hand(office)
    where = {
        "decision": f" WHERE id = '{frozen.decision_id}'",
        "decision_line": f" WHERE decision_id = '{frozen.decision_id}'",
        "decision_plan": f" WHERE id = '{frozen.plan_id}'",
    }.get(table, "")
    rows = connection.execute(f"SELECT rowid, {column} FROM {table}{where}").fetchall()
    rowid, value = rows[int(place * len(rows))]
    connection.execute(
        f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (_changed(value, place, letter), rowid)
    )
    connection.commit()
    connection.close()
    assert not verify_list(office, frozen.code).is_whole


def _changed(value: Any, place: float, letter: int) -> Any:
    if isinstance(value, int):
        return 1 - value if value in (0, 1) else value + 1
    if isinstance(value, bytes):
        at = int(place * len(value))
        return value[:at] + bytes([value[at] ^ letter]) + value[at + 1 :]
    if not value:
        return "x"
    if value == "poor":
        return "near_poor"
    if value in ("near_poor", "not_poor"):
        return "poor"
    if len(value) == 10 and value[4] == "-":
        return "2026-01-02"
    at = int(place * len(value))
    return value[:at] + chr(ord(value[at]) % 90 + 33 + letter % 2 * 200) + "." + value[at + 1 :]


def test_whoever_makes_the_numbers_fit_again_loses_the_printed_code(
    office: Office, frozen: KeptList
) -> None:
    connection = by_hand(office)
    body = frozen.body.replace("Chau Ôn", "Chau Ông")
    fingerprint = fingerprint_of(body, frozen.rule)
    code = check_code(fingerprint)
    connection.execute(
        "UPDATE frozen_list SET body = ?, fingerprint = ?, code = ?", (body, fingerprint, code)
    )
    connection.commit()
    connection.close()
    printed = verify_list(office, frozen.code)
    assert not printed.found
    assert "Nhật ký có ghi đã chốt" in printed.faults[0]
    assert not verify_list(office, code).is_whole


def test_the_self_check_names_a_list_that_was_changed(office: Office, frozen: KeptList) -> None:
    def found() -> list[str]:
        return [each.code for each in check_register(office) if each.code.startswith("frozen")]

    assert found() == []
    connection = by_hand(office)
    connection.execute("UPDATE frozen_list SET rule = rule || ' '")
    connection.commit()
    connection.close()
    assert found() == ["frozen_list_differs"]

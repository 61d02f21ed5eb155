"""Xã nào thấy xã ấy: two fences, each of which holds alone."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from ngheo_desktop.province.accounts import AccountRole
from ngheo_desktop.province.administration import add_account, as_owner, revoke_device
from ngheo_desktop.province.database import Database
from tests.province.conftest import Pc, Service, hamlet, operation

Opens = Callable[[], Pc]
NOBODY = "01990000-0000-7000-8000-000000000000"


def every_request(office: Pc, commune: str) -> list[Any]:
    """Every request of the protocol, asked of a commune."""
    push = {"epoch": office.epoch(), "ops": [operation(hamlet())]}
    return [
        office.get("changes", commune),
        office.get("digest", commune),
        office.get("history", commune, kind="hamlet", id=NOBODY),
        office.post("have", {"revs": []}, commune),
        office.post("push", push, commune),
    ]


def test_a_token_opens_its_own_commune_only(pc: Opens) -> None:
    office, other = pc(), pc()
    other.push(operation(hamlet()))
    for wanted in (other.commune, "99999", "' OR 1=1 --"):
        answers = every_request(office, wanted)
        assert {(each.status_code, each.json()["error"]) for each in answers} == {(403, "commune")}
    assert other.get("changes").json()["head"] == 1
    assert all(each.ok for each in every_request(office, office.commune))


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "ế"])
def test_without_a_known_token_nothing_is_answered(pc: Opens, token: str) -> None:
    office = pc()
    office.token = token.encode().decode("latin-1")
    answers = every_request(office, office.commune)
    assert {(each.status_code, each.json()["error"]) for each in answers} == {(401, "token")}


def test_a_revoked_pc_is_refused_and_a_new_login_revokes_the_old_token(
    pc: Opens, owner_address: str
) -> None:
    office = pc()
    old = office.token
    office.connect()
    assert office.get("digest").ok
    with as_owner(owner_address) as owner:
        assert revoke_device(owner, office.device) == 1
    assert office.get("digest").status_code == 401
    office.token = old
    assert office.get("digest").status_code == 401


def test_a_wrong_password_and_an_unknown_login_are_told_alike(pc: Opens, service: Service) -> None:
    office = pc()
    device = {"id": office.device, "name": "Máy", "schema": 1}
    answers = [
        service.post("/sync/v1/login", json={"login": login, "password": "sai", "device": device})
        for login in (office.login, "không có ai")
    ]
    assert [each.status_code for each in answers] == [401, 401]
    assert answers[0].json() == answers[1].json()


def test_the_province_reads_every_commune_and_writes_none(
    pc: Opens, service: Service, owner_address: str
) -> None:
    office = pc()
    office.push(operation(hamlet()))
    with as_owner(owner_address) as owner:
        made = add_account(owner, f"tinh-{office.commune}", "Lê Út", AccountRole.PROVINCE)
    reader = Pc(service, office.commune, made.login, made.password).connect()
    assert len(reader.get("changes").json()["changes"]) == 1
    answer = reader.push(operation(hamlet("Hòa Lợi")))
    assert (answer.status_code, answer.json()["error"]) == (403, "commune")


def test_the_database_itself_shows_a_commune_nothing_of_another(
    pc: Opens, database: Database
) -> None:
    office, other = pc(), pc()
    office.push(operation(hamlet()))
    other.push(operation(hamlet()))
    for table in ("record", "history", "receipt"):
        with database.of_commune(office.commune) as session:
            seen = session.execute(f"SELECT DISTINCT commune FROM {table}").fetchall()
        assert seen == [(office.commune,)]
        with database.plain() as session:
            assert session.execute(f"SELECT 1 FROM {table}").fetchall() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET data = '{}'",
        "DELETE FROM history",
        "DELETE FROM record",
        "UPDATE receipt SET accepted = 0",
        "UPDATE commune SET closed = true",
        "UPDATE account SET role = 'admin'",
        "ALTER TABLE record DISABLE ROW LEVEL SECURITY",
        "INSERT INTO record (commune, kind, id, seq, rev, deleted, data, schema, by_account) "
        f"VALUES ('%s', 'hamlet', '{NOBODY}', 9, '{NOBODY}', false, '{{}}', 1, 'x')",
    ],
)
def test_the_service_has_no_right_to_change_what_is_told(
    pc: Opens, database: Database, statement: str
) -> None:
    office, other = pc(), pc()
    with (
        pytest.raises(psycopg.errors.InsufficientPrivilege),
        database.of_commune(office.commune) as session,
    ):
        session.execute(statement.replace("%s", other.commune))

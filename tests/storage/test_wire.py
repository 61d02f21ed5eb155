"""A record goes out as JSON and comes in again as it was, whatever program wrote it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.office import Office
from ngheo_desktop.records.kinds import SCHEMA, faults_of, kinds, schema_file
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import HamletRow
from ngheo_desktop.storage.wire import WireRecord, read_records, write_record

SHARED_OFFICE = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TEXT = st.text(st.sampled_from("aế Đ'\"\\\n;--0"), max_size=12)


def values(form: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values of one member, by its JSON Schema."""
    if "enum" in form:
        return st.sampled_from(form["enum"])
    kind = form.get("type", "object")
    if isinstance(kind, list):
        return st.one_of(st.none(), values({**form, "type": kind[0]}))
    if form.get("format") == "date":
        return st.dates().map(str)
    if form.get("format") == "date-time":
        return st.just("2026-11-24T02:15:07.250+00:00")
    if "pattern" in form:
        return st.sampled_from(["1974", "1974-02", "1974-02-05"])
    if form.get("contentEncoding"):
        return st.sampled_from(["", "AAECAw=="])
    plain: dict[str, st.SearchStrategy[Any]] = {
        "string": TEXT,
        "integer": st.integers(0, 10**9),
        "boolean": st.booleans(),
        "array": st.lists(TEXT, max_size=2),
        "object": st.dictionaries(TEXT, st.one_of(st.none(), st.booleans(), TEXT), max_size=2),
    }
    return plain[kind]


FORMS = json.loads(schema_file(SCHEMA).read_text(encoding="utf-8"))["$defs"]


def data_of(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    members = FORMS[kind]["properties"]
    return st.fixed_dictionaries({name: values(form) for name, form in members.items()})


@SHARED_OFFICE
@given(st.sampled_from(kinds()).flatmap(lambda kind: st.tuples(st.just(kind), data_of(kind))))
def test_what_comes_in_goes_out_again_as_it_was(
    office: Office, told: tuple[str, dict[str, Any]]
) -> None:
    kind, data = told
    later = {"from_a_newer_program": {"a": [1, None]}}
    record = WireRecord(kind, new_id(), {**data, **later}, deleted=False)
    with office.store.writing() as session:
        write_record(session, record)
        (back,) = read_records(session, kind, [record.id])
        assert back == record
        assert faults_of(kind, back.data) == []
        session.rollback()


def test_rows_that_the_program_wrote_fit_the_wire_form(
    office: Office, add_household: Callable[..., str]
) -> None:
    add_household()
    with office.store.reading() as session:
        for kind in ("hamlet", "hamlet_area", "household", "member"):
            ids = [row[0] for row in office.store.query(f"SELECT id FROM {kind}")]
            told = list(read_records(session, kind, ids))
            assert len(told) == len(ids) > 0
            assert [faults_of(kind, each.data) for each in told] == [[]] * len(ids)


def test_an_older_program_erases_no_column_that_it_does_not_know(office: Office) -> None:
    (first, *_others) = list_hamlets(office)
    with office.store.writing() as session:
        (now,) = read_records(session, "hamlet", [first.id])
        older = {name: now.data[name] for name in ("name", "kind")} | {"name": "Vĩnh Phú"}
        write_record(session, WireRecord("hamlet", first.id, older, deleted=False))
        row = session.get(HamletRow, first.id)
    assert row is not None
    assert (row.name, row.position, row.search_key) == ("Vĩnh Phú", first.position, "vinh phu")


def test_a_new_record_of_an_older_program_takes_the_defaults(office: Office) -> None:
    record = WireRecord("hamlet", new_id(), {"name": "Hòa Lợi"}, deleted=True)
    with office.store.writing() as session:
        write_record(session, record)
        row = session.get(HamletRow, record.id)
        (back,) = read_records(session, "hamlet", [record.id])
    assert row is not None
    assert (row.kind, row.hardship, row.began_on, row.deleted) == ("ấp", False, None, True)
    assert (back.data["kind"], back.deleted) == ("ấp", True)


@pytest.mark.parametrize("count", [0, 1, 1203])
def test_many_records_are_read_in_one_go(office: Office, count: int) -> None:
    made = [WireRecord("hamlet", new_id(), {"name": str(at)}, deleted=False) for at in range(count)]
    with office.store.writing() as session:
        for each in made:
            write_record(session, each)
        told = list(read_records(session, "hamlet", [*(each.id for each in made), "nobody"]))
    assert {each.id for each in told} == {each.id for each in made}

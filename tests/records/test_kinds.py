"""The wire form of the records is the one of the tables, and wrong data is told."""

import importlib.util
from pathlib import Path

from ngheo_desktop.records.kinds import SCHEMA, faults_of, kinds, schema_file
from ngheo_desktop.storage.tables import SYNCED_TABLES

BUILDER = Path(__file__).parents[2] / "packaging" / "build_records.py"


def test_the_written_schema_is_that_of_the_tables() -> None:
    spec = importlib.util.spec_from_file_location("build_records", BUILDER)
    assert spec is not None
    assert spec.loader is not None
    builder = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(builder)
    assert schema_file(SCHEMA).read_text(encoding="utf-8") == builder.text_of_all(), (
        "run python packaging/build_records.py"
    )


def test_every_synced_table_is_a_kind() -> None:
    assert set(kinds()) == set(SYNCED_TABLES)


def test_what_does_not_fit_is_told_by_field() -> None:
    area = {"hamlet_id": "x", "valid_from": "2026-01-01", "area": "rural"}
    assert faults_of("hamlet_area", area) == []
    assert faults_of("hamlet_area", {**area, "new": 1}) == []
    assert [x.field for x in faults_of("hamlet_area", {**area, "area": "moon"})] == ["area"]
    assert (
        "area"
        in faults_of("hamlet_area", {"hamlet_id": "x", "valid_from": "2026-01-01"})[0].message
    )
    assert faults_of("ghost", {})[0].field == ""

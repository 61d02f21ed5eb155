"""A row of `record` or `history` as the version that the protocol tells."""

from datetime import UTC
from typing import Any

from ngheo_desktop.province.messages import PastVersion, Version

VERSION_COLUMNS = "seq, kind, id, rev, deleted, data, schema, at, by_account"


def version_of(row: tuple[Any, ...]) -> Version:
    """From the columns of VERSION_COLUMNS."""
    return Version.model_construct(**_told(row))


def past_version_of(row: tuple[Any, ...]) -> PastVersion:
    """From the columns of VERSION_COLUMNS and `base`."""
    return PastVersion.model_construct(**_told(row[:-1]), base=row[-1])


def _told(row: tuple[Any, ...]) -> dict[str, Any]:
    seq, kind, record, rev, deleted, data, schema, at, by = row
    shown = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {
        "seq": seq, "kind": kind, "id": record, "rev": rev, "deleted": deleted, "data": data,
        "schema_": schema, "at": shown, "by": by,
    }  # fmt: skip

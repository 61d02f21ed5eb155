"""Cách ghép cột: corrections of one file, kept in the office for the next one from that sender.

A sender is known by the headings of his list: the same columns come again every month.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from ngheo_desktop.domain.listing import Layout
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.preferences import read_office_choice
from ngheo_desktop.text import search_key

_NAME = "import_mappings"
_OFFICE = ""  # the account that stands for everybody
_MOST = 100


def shape_of(layout: Layout) -> str:
    """The headings of a list in their columns, as one key."""
    told = "|".join(f"{at}={search_key(text)}" for at, text in sorted(layout.headings.items()))
    return hashlib.sha256(told.encode()).hexdigest()[:24]


def remembered_mapping(office: Office, layout: Layout) -> tuple[dict[str, str] | None, str]:
    """Corrections kept for lists of this shape, and the name of the file that they were made on."""
    if not layout.header_rows:
        return None, ""  # without headings two senders look alike
    kept = read_office_choice(office, _NAME, {}).get(shape_of(layout))
    if not isinstance(kept, dict) or not isinstance(kept.get("mapping"), dict):
        return None, ""
    return dict(kept["mapping"]), str(kept.get("file", ""))


def remember_mapping(
    session: Any, layout: Layout, mapping: Mapping[str, str] | None, file_name: str
) -> None:
    """Keep the corrections of a list that was written, inside the caller's transaction."""
    from ngheo_desktop.storage.preferences import load_preference, store_preference

    if not layout.header_rows:
        return
    kept = load_preference(session, _OFFICE, _NAME)
    known: dict[str, Any] = dict(kept) if isinstance(kept, dict) else {}
    shape = shape_of(layout)
    before = known.pop(shape, None)
    if mapping:
        known[shape] = {"mapping": dict(mapping), "file": file_name}
    if known.get(shape) != before:
        store_preference(session, _OFFICE, _NAME, dict(list(known.items())[-_MOST:]))

"""Căn cứ pháp lý: the dated lines that come with the program; each office edits its own copy."""

import tomllib
from datetime import date
from functools import cache
from typing import Any

from ngheo_desktop.domain.decisions import BasisLine
from ngheo_desktop.domain.terms import Provenance
from ngheo_desktop.paths import resource


def basis_on(day: date) -> tuple[BasisLine, ...]:
    """The lines that may stand in a decision of that day, each with how well it is known."""
    return tuple(
        BasisLine(each["text"], Provenance(each["provenance"]), each["source"])
        for each in _lines()
        if each["valid_from"] <= day <= each.get("valid_to", date.max)
    )


@cache
def _lines() -> tuple[dict[str, Any], ...]:
    text = resource("catalogs", "legal_basis.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["line"])

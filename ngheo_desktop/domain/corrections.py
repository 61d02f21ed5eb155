"""Sửa tại đây, bỏ dòng: what an officer corrects in a brought list while looking at it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

Spot = tuple[str, str]
"""A cell: its sheet, and its name as Excel has it."""

Row = tuple[str, int]
"""A row: its sheet, and its number as Excel counts."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """Cells with the value that counts instead, and rows left out; the file stays as it is."""

    cells: Mapping[Spot, str] = field(default_factory=dict)
    left_out: frozenset[Row] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.cells or self.left_out)

    def __len__(self) -> int:
        return len(self.cells) + len(self.left_out)

    def with_cell(self, sheet: str, cell: str, value: str) -> "Corrections":
        """The cell has this value from now on; blank text empties it."""
        return replace(self, cells={**self.cells, (sheet, cell): value.strip()})

    def without_row(self, sheet: str, row: int) -> "Corrections":
        """The row is left out of the list."""
        return replace(self, left_out=self.left_out | {(sheet, row)})

    def as_json(self) -> dict[str, Any]:
        """As kept with the import."""
        return {
            "cells": {f"{sheet}!{cell}": value for (sheet, cell), value in self.cells.items()},
            "left_out": [f"{sheet}!{row}" for sheet, row in sorted(self.left_out)],
        }


NO_CORRECTIONS = Corrections()

"""Formulas, error values and hidden rows of a workbook, which the quick reader leaves out."""

import io
import warnings
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ngheo_desktop.exchange.grid import Grid


def with_untold(content: bytes, grids: Sequence[Grid]) -> list[Grid]:
    """The same sheets with what openpyxl knows about them; slow, so asked for only when needed.

    A workbook that openpyxl cannot read stays as it is: the values are known already.
    """
    book = _loaded(content, data_only=False)
    if book is None:
        return list(grids)
    found = [
        _with_untold(grid, book[grid.sheet]) if grid.sheet in book.sheetnames else grid
        for grid in grids
    ]
    if not any(_without_result(grid) for grid in found):
        return found
    results = _loaded(content, data_only=True)
    return [_with_error_results(grid, results) for grid in found] if results else found


def _loaded(content: bytes, *, data_only: bool) -> Any:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions that do not matter here
        try:
            return openpyxl.load_workbook(io.BytesIO(content), data_only=data_only)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, OSError):
            return None


def _with_untold(grid: Grid, sheet: Any) -> Grid:
    formulas: dict[str, str] = {}
    error_values: dict[str, str] = {}
    for row in getattr(sheet, "rows", ()):
        for cell in row:
            if cell.data_type == "f":
                formulas[cell.coordinate] = _formula_text(cell.value)
            elif cell.data_type == "e":
                error_values[cell.coordinate] = str(cell.value)
    hidden = frozenset(
        number for number, row in getattr(sheet, "row_dimensions", {}).items() if row.hidden
    )
    return replace(grid, formulas=formulas, error_values=error_values, hidden_rows=hidden)


def _formula_text(value: Any) -> str:
    """A plain formula is text; an array formula is an object with one."""
    return str(getattr(value, "text", value))


def _without_result(grid: Grid) -> list[str]:
    """Formulas whose result the quick reader leaves empty: an error, or never calculated."""
    return [cell for cell in grid.formulas if grid.named(cell) is None]


def _with_error_results(grid: Grid, results: Any) -> Grid:
    if grid.sheet not in results.sheetnames:
        return grid
    sheet = results[grid.sheet]
    errors = {
        cell: str(sheet[cell].value)
        for cell in _without_result(grid)
        if sheet[cell].data_type == "e"
    }
    return replace(grid, error_values={**grid.error_values, **errors})

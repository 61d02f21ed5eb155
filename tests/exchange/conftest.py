"""The invented lists of tests/data/samples, what each must give, and files made for one test."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from ngheo_desktop.domain.listing import ListContext, Listing
from ngheo_desktop.operations.inspecting import context_from_json, inspect_file, read_list

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
TODAY = date(2026, 11, 23)
HAMLETS = ("Phước Lợi", "Phước Thọ", "Ninh Hòa")
CONTEXT = ListContext(today=TODAY, commune_name="Ô Lâm", hamlets=HAMLETS)


class Sample:
    """One sample file beside its expected answer."""

    def __init__(self, file: str) -> None:
        self.path = SAMPLES / file
        name = file.split(".")[0]
        text = (SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8")
        self.expected: dict[str, Any] = json.loads(text)
        self.context = context_from_json(self.expected["context"], TODAY)

    def inspected(self) -> dict[str, Any]:
        return inspect_file(self.path, self.context)

    def read(self) -> Listing:
        return read_list(self.path, self.context)


@pytest.fixture(scope="session")
def sample() -> Callable[[str], Sample]:
    return Sample


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write rows to a workbook; the file is the fixture's answer."""

    def write(rows: Sequence[Sequence[Any]], name: str = "danh-sach.xlsx") -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
            sheet = book.add_worksheet("DS")
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
        return path

    return write


@pytest.fixture
def read(workbook: Callable[..., Path]) -> Callable[..., Listing]:
    """Rows of a workbook as the program reads them in an office with three hamlets."""

    def read_rows(rows: Sequence[Sequence[Any]], **options: Any) -> Listing:
        return read_list(workbook(rows), CONTEXT, **options)

    return read_rows

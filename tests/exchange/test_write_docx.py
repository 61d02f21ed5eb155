"""DOCX that an office adds to: read back as Word and LibreOffice read it."""

import errno
import gc
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from ngheo_desktop.domain.decision_words import Letter, decision_letter
from ngheo_desktop.domain.frozen_lists import FrozenList
from ngheo_desktop.domain.terms import PRACTICE_MARK
from ngheo_desktop.exchange.write_docx import letter_docx
from tests.printing.made_decisions import HEAD, LETTERHEAD, NEAR, POOR, household


def written(letter: Letter, note: str = "") -> Any:
    target = BytesIO()
    letter_docx(letter, target, note)
    return Document(target)


def decision(*, practice: bool = False) -> Letter:
    rows = tuple(household(at, NEAR if at % 2 else POOR) for at in range(1, 31))
    return decision_letter(FrozenList(replace(HEAD, practice=practice), rows), LETTERHEAD)


class FullDisk(BytesIO):
    """A target that takes nothing more."""

    def write(self, _data: object) -> int:
        raise OSError(errno.ENOSPC, "full")


def test_a_disk_that_is_full_is_told_once_and_nothing_is_written_after_it() -> None:
    with pytest.raises(OSError, match="full"):
        letter_docx(decision(), FullDisk())
    gc.collect()  # a writer left open would complain now, and complaints fail tests


def test_columns_keep_their_widths_in_every_program() -> None:
    document = written(decision())
    for table in document.tables:
        of_columns = [column.width for column in table.columns]
        assert len(set(of_columns)) > 1  # equal ones are what a program falls back to
        for row in table.rows:
            assert [cell.width for cell in row.cells] == of_columns
        layout = table._tbl.tblPr.find(qn("w:tblLayout"))
        assert layout is not None
        assert layout.get(qn("w:type")) == "fixed"


def test_the_headings_are_repeated_and_no_row_is_split() -> None:
    tables = written(decision()).tables
    lists = [table for table in tables if len(table.columns) > 4]
    assert all(t.rows[-1]._tr.trPr.find(qn("w:cantSplit")) is not None for t in tables)
    assert len(lists) == 2
    for table in lists:
        first, *rest = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rest)


def test_practice_and_the_paper_that_counts_stand_on_every_page() -> None:
    section = written(decision(practice=True), "Bản có giá trị là bản in.").sections[0]
    assert section.header.paragraphs[0].text == PRACTICE_MARK
    assert section.footer.paragraphs[0].text == "Bản có giá trị là bản in."
    assert not written(decision()).sections[0].header.paragraphs[0].text


def test_equal_papers_are_equal_words_and_each_list_names_its_decision_and_day() -> None:
    words = [each.text for each in written(decision()).paragraphs]
    under = "(Kèm theo Quyết định số 45/QĐ-UBND ngày 24 tháng 11 năm 2026)"
    assert words.count(under) == 2

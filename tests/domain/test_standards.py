"""Standards as data: what is shipped, what is refused, what is confirmed."""

import pytest

from ngheo_desktop.domain.terms import Area, Provenance
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.reference import (
    parts_of,
    read_standard,
    shipped_standard_texts,
    shipped_standards,
)

TEXT = shipped_standard_texts()["2022-2025"]


def test_both_standards_carry_the_confirmed_lines() -> None:
    old, new = shipped_standards()
    assert (old.income_line[Area.RURAL], old.income_line[Area.URBAN]) == (1_500_000, 2_000_000)
    assert (old.score_line[Area.RURAL], old.score_line[Area.URBAN]) == (140, 175)
    assert (new.income_line[Area.RURAL], new.income_line[Area.URBAN]) == (2_200_000, 2_800_000)


def test_no_score_line_is_invented_for_2027() -> None:
    assert shipped_standards()[1].score_line == {}


def test_thresholds_carried_over_to_2027_are_drafts() -> None:
    new = shipped_standards()[1]
    assert {each.provenance for each in new.indicators} == {Provenance.DRAFT}
    assert not new.is_confirmed


def test_every_part_has_a_source() -> None:
    for standard in shipped_standards():
        for part in parts_of(standard):
            assert part.source
            assert part.shown


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('format = "standard/1"', 'format = "standard/9"'),
        ("rural = 140", 'rural = "140"'),
        ("rural = 140", "rural = 140.5"),
        ('rule = "housing_area"', 'rule = "something_else"'),
        ('provenance = "recalled"', 'provenance = "sure"'),
        ("valid_to = 2026-12-31", "valid_to = 2020-12-31"),
        ("valid_from = 2022-01-01", ""),
        ("[[indicators]]", "[[indicators"),
    ],
)
def test_a_file_that_cannot_be_right_is_refused_in_words(old: str, new: str) -> None:
    with pytest.raises(WrongUsage, match="Chưa nạp gì"):
        read_standard(TEXT.replace(old, new, 1))

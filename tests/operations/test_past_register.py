"""The register of a past day as it is read: people that a list only counted are counted too."""

from datetime import date
from pathlib import Path

import pytest

from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.import_plans import plan_import
from ngheo_desktop.operations.importing import write_import
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.past_register import make_past_paper, past_list
from tests.operations.import_lists import TAM, UT, written


def test_people_that_a_list_only_counted_were_there_on_a_past_day(
    office: Office, tmp_path: Path
) -> None:
    write_import(office, plan_import(office, written(tmp_path, TAM, UT)))
    past = past_list(office, date(2025, 12, 31))
    assert [(each.head_name, each.members) for each in past.lines] == [
        ("Trần Văn Tám", 4),
        ("Lê Thị Út", 2),
    ]
    assert past.people == 6


def test_a_day_to_come_has_no_register(office: Office) -> None:
    with pytest.raises(WrongUsage, match="sau ngày hôm nay"):
        past_list(office, date(2027, 1, 1))


def test_a_day_before_the_first_household_prints_an_empty_list(office: Office) -> None:
    assert make_past_paper(office, date(2020, 1, 1)).pages == 1

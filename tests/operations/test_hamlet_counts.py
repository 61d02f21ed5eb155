"""Tổng số hộ, nhân khẩu: dated, checked, taken back, and never guessed."""

from datetime import date

import pytest

from ngheo_desktop.domain.reports.basis import HamletCount
from ngheo_desktop.errors import InputRefused
from ngheo_desktop.operations.hamlet_counts import list_hamlet_counts, save_hamlet_counts
from ngheo_desktop.operations.office import Office
from tests.conftest import TODAY


def first(office: Office) -> str:
    return list_hamlet_counts(office)[0].hamlet.id


def test_no_hamlet_has_a_count_until_somebody_writes_one(office: Office, household_id: str) -> None:
    known = list_hamlet_counts(office)
    assert all(each.count is None for each in known)
    assert known[0].registered == (1, 3)  # what the register holds is only offered


def test_the_latest_count_up_to_a_day_holds(office: Office) -> None:
    hamlet = first(office)
    older = HamletCount(hamlet, date(2025, 12, 1), 700, 2500, 400, "Công an xã")
    newer = HamletCount(hamlet, date(2026, 11, 20), 712, 2531, None, "Công an xã")
    save_hamlet_counts(office, [newer, older])
    assert list_hamlet_counts(office)[0].count == newer
    assert list_hamlet_counts(office, date(2026, 1, 1))[0].count == older
    assert list_hamlet_counts(office, date(2025, 1, 1))[0].count is None


def test_a_count_of_the_same_day_is_corrected_and_taken_back(office: Office) -> None:
    hamlet = first(office)
    wrong = HamletCount(hamlet, TODAY, 70, 250)
    save_hamlet_counts(office, [wrong])
    right = HamletCount(hamlet, TODAY, 700, 2500)
    act = save_hamlet_counts(office, [right])
    assert act is not None
    assert save_hamlet_counts(office, [right]) is None
    act.undo(office)
    assert list_hamlet_counts(office)[0].count == wrong
    act.redo(office)
    assert list_hamlet_counts(office)[0].count == right


@pytest.mark.parametrize(
    "count",
    [
        HamletCount("", date(2026, 11, 25), 700, 2500),  # a day to come
        HamletCount("", TODAY, 0, 0),
        HamletCount("", TODAY, 700, 650),  # fewer people than households
        HamletCount("", TODAY, 700, 2500, 701),
        HamletCount("gone", TODAY, 700, 2500),
    ],
)
def test_a_number_that_cannot_be_right_is_refused(office: Office, count: HamletCount) -> None:
    hamlet = count.hamlet_id or first(office)
    asked = HamletCount(hamlet, count.on, count.households, count.people, count.minority_households)
    with pytest.raises(InputRefused):
        save_hamlet_counts(office, [asked])
    assert list_hamlet_counts(office)[0].count is None

"""Choices: each account its own, the office's for everybody, a diary line where it concerns all."""

from dataclasses import replace

import pytest

from ngheo_desktop.domain.rights import Right, Role
from ngheo_desktop.errors import AccessRefused
from ngheo_desktop.operations.diary import recent
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.preferences import (
    read_office_choice,
    read_preference,
    write_office_choice,
    write_preference,
)


def as_somebody_else(office: Office, role: Role = Role.VIEWER) -> Office:
    other = replace(office.actor, account_id="khac", name="Neáng Sa", roles=frozenset({role}))
    return replace(office, actor=other)


def test_a_choice_is_kept_for_the_account_that_made_it(office: Office) -> None:
    write_preference(office, "columns", ["code", "head"])
    assert read_preference(office, "columns", []) == ["code", "head"]
    assert read_preference(as_somebody_else(office), "columns", ["all"]) == ["all"]


def test_a_value_of_another_kind_counts_as_none(office: Office) -> None:
    write_preference(office, "zoom", "big")
    assert read_preference(office, "zoom", 100) == 100
    write_preference(office, "zoom", True)
    assert read_preference(office, "zoom", 100) == 100


def test_a_choice_of_the_office_holds_for_everybody_and_is_in_the_diary(office: Office) -> None:
    write_office_choice(office, "hides_score", True, Right.MANAGE_STANDARDS)
    assert read_office_choice(as_somebody_else(office), "hides_score", False)
    line = recent(office)[0]
    assert (line.act, line.changes) == ("đổi cách làm việc", {"hides_score": (None, True)})


def test_a_choice_of_the_office_needs_the_right_it_is_about(office: Office) -> None:
    with pytest.raises(AccessRefused):
        write_office_choice(as_somebody_else(office), "hides_score", True, Right.MANAGE_STANDARDS)
    assert not read_office_choice(office, "hides_score", False)

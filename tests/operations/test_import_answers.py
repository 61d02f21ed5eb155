"""What was said about two people, at an import or over the register, is not asked again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.operations.duplicates import Verdict, decide, find_doubles, find_like
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.import_matching import Outcome
from ngheo_desktop.operations.import_plans import Answer, ImportPlan, answered, plan_import
from ngheo_desktop.operations.import_undo import undo_import
from ngheo_desktop.operations.importing import write_import
from ngheo_desktop.operations.office import Office
from tests.operations.import_lists import written

HEAD = ["Họ và tên chủ hộ", "Giới tính", "Ngày sinh", "Ấp"]
SA = ["Neáng Sa Rươl", "Nữ", "12/05/1968", "Phước Long"]


@pytest.fixture
def known(add_household: Callable[..., str]) -> str:
    """Somebody of the register with the name and the birth of a listed one."""
    wife = Member(name="Neáng Sa Rươl", relation="spouse", sex=Sex.FEMALE, birth=Birth(1968, 5, 12))
    return add_household("Trần Văn Tám", wife)


def planned(office: Office, path: Path, answer: Answer | None = None) -> ImportPlan:
    plan = plan_import(office, path)
    return answered(office, plan, {0: answer}) if answer else plan


def test_other_people_said_at_the_import_are_not_asked_about_over_the_register(
    office: Office, known: str, tmp_path: Path
) -> None:
    path = written(tmp_path, SA, head=HEAD)
    plan = planned(office, path)
    assert plan.households[0].outcome == Outcome.REVIEW
    batch = write_import(office, planned(office, path, Answer.DIFFERENT)).batch
    assert find_doubles(office) == []
    done = undo_import(office, batch)
    assert (done.removed, done.kept) == (1, ())


def test_without_that_word_they_would_be_asked_about(
    office: Office, known: str, add_household: Callable[..., str]
) -> None:
    add_household("Neáng Sa Rươl", birth="1968-05-12", hamlet=1)
    assert len(find_doubles(office)) == 1


@pytest.mark.parametrize(("verdict", "told"), [(Verdict.OTHER, None), (Verdict.LATER, "đã để sau")])
def test_what_was_said_over_the_register_holds_for_the_next_list(
    office: Office,
    known: str,
    add_household: Callable[..., str],
    tmp_path: Path,
    verdict: Verdict,
    told: str | None,
) -> None:
    add_household("Neáng Sa Rươl", birth="1968-05-12", hamlet=1)
    (double,) = find_doubles(office)
    decide(office, double.first.id, double.second.id, verdict)
    head = ["Neáng Sa Rươl", "Nữ", "12/05/1968", "Phước Thọ"]  # a third place: matched with none
    (each,) = planned(office, written(tmp_path, head, head=HEAD)).households
    assert ("Trần Văn Tám" in each.reason or "đã để sau" in each.reason) == (told is not None)


def test_a_household_put_off_says_so_when_the_list_comes_again(
    office: Office, known: str, tmp_path: Path
) -> None:
    other = ["Lê Văn Sáu", "Nam", "1950", "Sà Lôn"]
    path = written(tmp_path, SA, other, head=HEAD)
    write_import(office, planned(office, path, Answer.LATER))
    again = planned(office, path).households[0]
    assert again.outcome == Outcome.REVIEW
    assert again.reason.startswith("đã để sau; ")


def test_a_household_with_the_same_head_said_to_be_another_is_not_asked_about_again(
    office: Office, add_household: Callable[..., str], tmp_path: Path
) -> None:
    add_household("Neáng Sa Rươl", birth="1968-05-12", hamlet=1)
    path = written(tmp_path, [*SA[:1], "Nam", *SA[2:]], head=HEAD)
    plan = planned(office, path)
    assert plan.households[0].outcome == Outcome.REVIEW
    write_import(office, planned(office, path, Answer.DIFFERENT), although_repeated=True)
    assert find_doubles(office) == []


def test_while_somebody_is_typed_on_who_was_told_apart_is_not_shown_again(
    office: Office, known: str, add_household: Callable[..., str]
) -> None:
    other = add_household("Neáng Sa Rươl", birth="1968-05-12", hamlet=1)
    household = open_household(office, other).household
    head = household.members[0]
    (like,) = find_like(office, household, head)
    decide(office, head.id, like.second.id, Verdict.OTHER)
    assert find_like(office, household, head) == []
    renamed = replace(head, birth=Birth(1968, 12, 5))
    assert len(find_like(office, household, renamed)) == 1  # another person now, as it seems

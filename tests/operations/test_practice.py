"""Thực hành: its own file, eight tasks that know when they are done, nothing that leaves it."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.domain.terms import PRACTICE_MARK, Sex
from ngheo_desktop.errors import EnvironmentProblem, WrongUsage
from ngheo_desktop.operations import practice
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import (
    PaperScope,
    export_form,
    list_forms,
    make_form,
    make_recovery_paper,
    note_paper,
)
from ngheo_desktop.operations.practice import count_practice, open_practice, restart_practice
from ngheo_desktop.operations.practice_tasks import PracticeTask, note_seen, practice_tasks
from ngheo_desktop.printing.forms import FormCode, Scope


@pytest.fixture
def practised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setattr(practice, "HOUSEHOLDS", 40)
    made = open_practice(tmp_path / "practice")
    yield made
    made.store.close()


def done(office: Office) -> list[str]:
    """The texts of the steps that are done."""
    return [step.text for task in practice_tasks(office) for step in task.steps if step.is_done]


def task(office: Office, title: str) -> PracticeTask:
    return next(each for each in practice_tasks(office) if each.title.startswith(title))


def household_of(office: Office, head: str) -> Household:
    rows = office.store.query("SELECT household_id FROM summary WHERE head_name = ?", (head,))
    return open_household(office, rows[0][0]).household


def add_one(office: Office) -> str:
    head = Member(
        name="Lâm Văn Thử", relation="head", sex=Sex.MALE, birth=Birth(1980), ethnic="Kinh"
    )
    return save_household(
        office, Household(hamlet_id=list_hamlets(office)[0].id, members=(head,))
    ).id


def test_the_commune_is_invented_and_says_so(practised: Office) -> None:
    assert practised.is_practice
    assert practised.commune.full_name == "xã Thực Hành"
    assert count_practice(practised) == practice.PracticeCounts(40, 0)


def test_at_first_nothing_is_done_and_every_name_is_filled_in(practised: Office) -> None:
    tasks = practice_tasks(practised)
    assert len(tasks) == 8
    assert done(practised) == []
    assert not any("{" in step.text for each in tasks for step in each.steps)
    assert all(any(step.sign for step in each.steps) for each in tasks)


def test_the_work_itself_marks_the_steps(practised: Office) -> None:
    head = task(practised, "Tìm").steps[0].text.split("mở hộ ")[1].rstrip(".")
    found = household_of(practised, head)
    save_household(practised, replace(found, phone="0600123456"))
    assert task(practised, "Tìm").steps[1].is_done
    assert not task(practised, "Tìm").is_done
    note_seen(practised, "searched")
    assert task(practised, "Tìm").is_done
    added = add_one(practised)
    assert task(practised, "Thêm").is_done
    assert not task(practised, "Ghi phiếu").is_done
    save_sheet(practised, added, open_sheet(practised, added).facts, "Người thực hành")
    assert task(practised, "Ghi phiếu").is_done
    note_paper(practised, "in", FormCode.HOUSEHOLD_LIST, 1)
    assert not task(practised, "In").is_done
    note_paper(practised, "lưu PDF", FormCode.POSTING_LIST, 1)
    assert task(practised, "In").is_done


def test_there_is_a_household_to_take_last_years_answers_from(practised: Office) -> None:
    text = task(practised, "Lấy").steps[0].text
    head = text.split("Mở hộ ")[1].split(" và nhấn")[0]
    household = household_of(practised, head)
    sheet = open_sheet(practised, household.id)
    assert sheet.before is not None
    assert not sheet.is_saved
    save_sheet(practised, household.id, replace(sheet.before, survey_date=practised.today()), "")
    note_seen(practised, "taken_as_before")
    assert task(practised, "Lấy").is_done


def test_progress_is_kept_in_the_practice_file(practised: Office) -> None:
    note_seen(practised, "locked")
    note_seen(practised, "locked")
    practised.store.close()
    again = open_practice(practised.folder)
    assert len(done(again)) == 1
    again.store.close()


def test_a_real_office_remembers_nothing_of_practice(office: Office) -> None:
    note_seen(office, "locked")
    assert done(office) == []


def test_starting_anew_makes_an_untouched_commune(practised: Office) -> None:
    add_one(practised)
    note_seen(practised, "locked")
    assert count_practice(practised).acts > 0
    practised.store.close()
    fresh = restart_practice(practised.folder)
    assert count_practice(fresh) == practice.PracticeCounts(40, 0)
    assert done(fresh) == []
    assert [each.name for each in practised.folder.parent.iterdir()] == ["practice"]
    fresh.store.close()


def test_starting_anew_never_removes_a_real_office(tmp_path: Path) -> None:
    from ngheo_desktop.operations.office import NewOffice, create_office
    from tests.conftest import CHEAP, COMMUNE

    plan = NewOffice(COMMUNE, (), "Neáng Sa", practice.PASSWORD, login=practice.LOGIN)
    real, _code = create_office(tmp_path / "office", plan, cost=CHEAP)
    real.store.close()
    with pytest.raises(EnvironmentProblem, match="không phải sổ thực hành"):
        restart_practice(real.folder)
    assert (real.folder / "office.db").exists()


def test_a_stop_while_starting_anew_leaves_the_old_commune(practised: Office) -> None:
    from ngheo_desktop.errors import Cancelled

    add_one(practised)
    practised.store.close()

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        restart_practice(practised.folder, stop)
    again = open_practice(practised.folder)
    assert task(again, "Thêm").is_done
    again.store.close()


def test_no_list_leaves_the_practice_commune(practised: Office, tmp_path: Path) -> None:
    target = tmp_path / "ra.xlsx"
    for each in list_forms():
        with pytest.raises(WrongUsage, match="thực hành"):
            export_form(practised, each.code, target)
    assert not target.exists()


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_the_word_stands_on_every_page_of_every_form(practised: Office) -> None:
    household_id = practised.store.query(
        "SELECT household_id FROM summary WHERE survey_date >= '2026' LIMIT 1"
    )[0][0]
    for each in list_forms():
        whole = each.scope == Scope.COMMUNE_OR_HAMLET
        scope = PaperScope() if whole else PaperScope(household_id=household_id)
        pages = pages_of(make_form(practised, each.code, scope).pdf)
        assert pages, each.code
        assert all(PRACTICE_MARK in page for page in pages), each.code
    slip = make_recovery_paper(practised, "ABCD-EFGH-JKMN-PQRS-TVWX")
    assert all(PRACTICE_MARK in page for page in pages_of(slip.pdf))

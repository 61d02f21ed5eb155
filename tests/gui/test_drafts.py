"""What is typed and not saved: kept through a kill, the author's own, gone once it is saved."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.drafts import ChecklistDraft, DraftKind, HouseholdDraft
from ngheo_desktop.gui.models.sheet_cells import INCOME_PLACE, Place
from ngheo_desktop.gui.pages.checklist_page import ChecklistPage
from ngheo_desktop.gui.pages.household_page import HouseholdPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.drafts import draft_of, keep_draft, list_drafts
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.tables import AccountRow
from tests.conftest import PASSWORD
from tests.gui.full_disk import fill_the_disk, free_the_disk
from tests.gui.typing import press, type_text

BHYT = Place("health_insurance", 1)
Page = ChecklistPage | HouseholdPage


@pytest.fixture
def start(qtbot: QtBot, office: Office, runner: TaskRunner) -> Callable[..., Page]:
    """Opens a household on a page of its own, as a new start of the program does."""

    def started(kind: type[Page], household_id: str | None, office: Office = office) -> Page:
        page = kind(office, runner)
        qtbot.addWidget(page)
        page.resize(1182, 631)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.open(household_id or "")
        qtbot.waitUntil(lambda: not runner.is_busy)
        return page

    return started


def focus() -> object:
    return QApplication.focusWidget()


def kept(qtbot: QtBot, page: Page) -> None:
    with qtbot.waitSignal(page.drafts.settled):
        page.leave()
    qtbot.waitUntil(lambda: page.drafts.is_safe)


def test_a_sheet_survives_the_kill_of_the_program(
    start: Callable[..., Page], office: Office, household_id: str
) -> None:
    command = [sys.executable, "-m", "tests.gui.draft_typist"]
    command += [str(office.folder), PASSWORD, household_id]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == b"kept\n"
        typist.kill()
    page = start(ChecklistPage, household_id)
    assert page.draft_strip.isVisible()
    assert "Phiếu này có phần chưa lưu vào sổ, nhập lúc " in page.draft_strip.notice.text
    assert page._state.shown(BHYT) == "2"
    assert page._state.shown(Place("work", 1)) == "3"
    assert not open_sheet(office, household_id).is_saved


def test_a_key_is_on_the_disk_soon_without_leaving_the_sheet(
    start: Callable[..., Page], qtbot: QtBot, office: Office, household_id: str
) -> None:
    page = start(ChecklistPage, household_id)
    press(focus(), "2")
    qtbot.waitUntil(lambda: bool(list_drafts(office)))
    draft = draft_of(office, DraftKind.CHECKLIST, household_id)
    assert isinstance(draft, ChecklistDraft)
    assert draft.facts == page._state.facts


def test_a_field_is_on_the_disk_as_soon_as_it_is_left(
    start: Callable[..., Page], qtbot: QtBot, office: Office, household_id: str
) -> None:
    page = start(HouseholdPage, household_id)
    page.form.address_edit.setFocus()
    type_text(page.form.address_edit, "Tổ 9")
    assert page.drafts.is_safe  # nothing handed over yet
    with qtbot.waitSignal(page.drafts.settled):
        press(page.form.address_edit, "Tab")
        assert page.drafts.is_writing
    again = start(HouseholdPage, household_id)
    assert again.form.address_edit.text() == "Tổ 9"
    assert again.form.draft_strip.notice.text.startswith("Có phần chưa lưu, nhập lúc ")
    assert open_household(office, household_id).household.address == ""


def test_a_number_that_cannot_be_read_comes_back_as_it_was_typed(
    start: Callable[..., Page], qtbot: QtBot, household_id: str
) -> None:
    page = start(ChecklistPage, household_id)
    page.view.grid.go_to(INCOME_PLACE)
    type_text(focus(), "118 điểm")
    kept(qtbot, page)
    again = start(ChecklistPage, household_id)
    assert again._state.wrong == {INCOME_PLACE: "118 điểm"}


def test_a_household_not_in_the_register_yet_comes_back(
    start: Callable[..., Page], qtbot: QtBot, office: Office
) -> None:
    page = start(HouseholdPage, None)
    type_text(page.form.address_edit, "Tổ 9")
    kept(qtbot, page)
    assert start(HouseholdPage, None).form.address_edit.text() == "Tổ 9"
    assert [line.household_id for line in list_drafts(office)] == [""]


def test_another_account_does_not_see_it(
    start: Callable[..., Page], qtbot: QtBot, office: Office, household_id: str
) -> None:
    page = start(HouseholdPage, household_id)
    type_text(page.form.address_edit, "Tổ 9")
    kept(qtbot, page)
    with office.store.writing() as session:
        session.add(AccountRow(id="tam", login="tam", name="Trần Tám"))
    other = replace(office, actor=replace(office.actor, account_id="tam"))
    theirs = start(HouseholdPage, household_id, other)
    assert theirs.form.address_edit.text() == ""
    assert not theirs.form.draft_strip.isVisible()
    type_text(theirs.form.phone_edit, "0919000111")
    kept(qtbot, theirs)
    assert start(HouseholdPage, household_id).form.phone_edit.text() == ""


@pytest.mark.parametrize("page_kind", [HouseholdPage, ChecklistPage])
def test_saving_leaves_no_draft(
    start: Callable[..., Page],
    qtbot: QtBot,
    runner: TaskRunner,
    office: Office,
    household_id: str,
    page_kind: type[Page],
) -> None:
    page = start(page_kind, household_id)
    if isinstance(page, HouseholdPage):
        type_text(page.form.address_edit, "Tổ 9")
    else:
        press(focus(), "2")
    kept(qtbot, page)
    assert len(list_drafts(office)) == 1
    page.save_action.trigger()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert list_drafts(office) == []
    kept(qtbot, page)
    assert list_drafts(office) == []


def test_a_draft_that_is_dropped_is_gone_for_good(
    start: Callable[..., Page],
    qtbot: QtBot,
    runner: TaskRunner,
    office: Office,
    household_id: str,
) -> None:
    page = start(HouseholdPage, household_id)
    type_text(page.form.address_edit, "Tổ 9")
    kept(qtbot, page)
    page.open(household_id)
    qtbot.waitUntil(lambda: not runner.is_busy)
    page.form.draft_strip.drop_button.click()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert list_drafts(office) == []
    assert start(HouseholdPage, household_id).form.address_edit.text() == ""


def test_what_changed_in_the_register_since_is_named_and_kept(
    start: Callable[..., Page], qtbot: QtBot, office: Office, household_id: str
) -> None:
    page = start(HouseholdPage, household_id)
    type_text(page.form.address_edit, "Tổ 9")
    kept(qtbot, page)
    stored = open_household(office, household_id).household
    save_household(office, replace(stored, phone="0919000111"))
    again = start(HouseholdPage, household_id)
    assert "đã được sửa ở chỗ khác: Điện thoại." in again.form.draft_strip.notice.text
    assert again.form.phone_edit.text() == "0919000111"
    assert again.form.address_edit.text() == "Tổ 9"


def test_a_sheet_saved_elsewhere_since_is_said(
    start: Callable[..., Page], qtbot: QtBot, office: Office, household_id: str
) -> None:
    page = start(ChecklistPage, household_id)
    press(focus(), "2")
    kept(qtbot, page)
    sheet = open_sheet(office, household_id)
    save_sheet(office, household_id, replace(sheet.facts, income_score=140), "Trần Tám")
    again = start(ChecklistPage, household_id)
    assert "Sau đó phiếu đã được lưu ở chỗ khác" in again.draft_strip.notice.text


def test_a_full_disk_is_said_and_the_text_stays_on_the_screen(
    start: Callable[..., Page], qtbot: QtBot, office: Office, household_id: str
) -> None:
    page = start(HouseholdPage, household_id)
    fill_the_disk(office)
    type_text(page.form.address_edit, "x" * 1_000_000)
    with qtbot.waitSignal(page.drafts.failed):
        page.leave()
    told = page.form.draft_strip.notice.text
    assert told.startswith("Chưa giữ được bản nháp, phần đang nhập vẫn còn trên màn hình.")
    assert "Ổ đĩa đã đầy" in told
    assert page.form.draft_strip.isVisible()
    assert len(page.form.address_edit.text()) > 10_000
    free_the_disk(office)
    with qtbot.waitSignal(page.drafts.recovered):
        page.leave()
    assert not page.form.draft_strip.isVisible()
    assert len(list_drafts(office)) == 1


def test_a_full_disk_is_said_on_the_sheet_too(
    start: Callable[..., Page], qtbot: QtBot, office: Office, household_id: str
) -> None:
    page = start(ChecklistPage, household_id)
    fill_the_disk(office)
    page.header.surveyor_edit.setFocus()
    page.header.surveyor_edit.setMaxLength(2_000_000)
    type_text(page.header.surveyor_edit, "x" * 1_000_000)
    with qtbot.waitSignal(page.drafts.failed):
        page.leave()
    assert "Ổ đĩa đã đầy" in page.draft_strip.notice.text
    assert not page.drafts.is_safe


def test_a_sheet_without_a_change_writes_nothing(
    start: Callable[..., Page], office: Office, household_id: str
) -> None:
    page = start(ChecklistPage, household_id)
    page.leave()
    assert page.drafts.is_safe
    assert list_drafts(office) == []


def test_what_was_saved_while_its_draft_was_on_its_way_does_not_come_back(
    qtbot: QtBot, office: Office, runner: TaskRunner, household_id: str
) -> None:
    page = HouseholdPage(office, runner)
    qtbot.addWidget(page)
    opened = open_household(office, household_id).household
    draft = HouseholdDraft(replace(opened, address="Tổ 9"), opened)
    page.drafts.put(household_id, draft)
    keep_draft(office, household_id, draft)  # the worker has written it, and was not heard yet
    page.drafts.put(household_id, None)
    assert page.drafts.reader(household_id)() is None

"""A person typed into an open form is kept as the household is: through Esc, saving and a kill."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.drafts import DraftKind, HouseholdDraft
from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog
from ngheo_desktop.gui.pages.household_page import HouseholdPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.drafts import draft_of, list_drafts
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.office import Office
from tests.conftest import PASSWORD
from tests.gui.typing import press, type_text

Starts = Callable[..., HouseholdPage]


@pytest.fixture
def start(qtbot: QtBot, office: Office, runner: TaskRunner) -> Starts:
    """Opens a household on a page of its own, as a new start of the program does."""

    def started(household_id: str) -> HouseholdPage:
        page = HouseholdPage(office, runner)
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.open(household_id)
        qtbot.waitUntil(lambda: not runner.is_busy)
        return page

    return started


def form_of(qtbot: QtBot, page: HouseholdPage, place: int = 0) -> MemberDialog:
    """The form of a person by place, or of a new one."""
    if place:
        page.form.tabs.setCurrentWidget(page.form.member_tab)
        page.members.choose_member(place)
        page.members.edit_action.trigger()
    else:
        page.members.add_action.trigger()
    dialog = page.findChild(MemberDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def left(qtbot: QtBot, page: HouseholdPage, dialog: MemberDialog) -> None:
    press(dialog, "Esc")
    qtbot.waitUntil(lambda: page.findChild(MemberDialog) is None)
    page.leave()
    qtbot.waitUntil(lambda: page.drafts.is_safe)


def test_a_person_in_an_open_form_survives_the_kill_of_the_program(
    qtbot: QtBot, start: Starts, office: Office, household_id: str
) -> None:
    command = [sys.executable, "-m", "tests.gui.member_typist"]
    command += [str(office.folder), PASSWORD, household_id]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as typist:
        assert typist.stdout is not None
        line = typist.stdout.readline()
        typist.kill()
    assert line == b"kept\n"
    page = start(household_id)
    told = page.form.draft_strip.notice.text
    assert told.endswith("Còn đang nhập dở: Trần Văn Tư. Mở lại ở thẻ Thành viên.")
    dialog = form_of(qtbot, page)
    assert dialog.form.name_edit.text() == "Trần Văn Tư"
    assert dialog.form.birth_edit.text() == "31/02/2019"
    assert dialog.form.notice.text == "Phần đang nhập dở lần trước đã được lấy lại."


def test_it_is_on_the_disk_soon_without_leaving_the_field(
    qtbot: QtBot, start: Starts, office: Office, household_id: str
) -> None:
    page = start(household_id)
    type_text(form_of(qtbot, page).form.name_edit, "Trần Văn Tư")
    qtbot.waitUntil(lambda: bool(list_drafts(office)))
    draft = draft_of(office, DraftKind.HOUSEHOLD, household_id)
    assert isinstance(draft, HouseholdDraft)
    assert [each.member.name for each in draft.people] == ["Trần Văn Tư"]


def test_esc_keeps_what_was_typed_on_a_person_and_it_can_be_dropped(
    qtbot: QtBot, start: Starts, office: Office, household_id: str
) -> None:
    page = start(household_id)
    dialog = form_of(qtbot, page, 2)
    type_text(dialog.form.phone_edit, "0600000001")
    left(qtbot, page, dialog)
    assert page.members.members()[1].phone == ""
    dialog = form_of(qtbot, page, 2)
    assert dialog.form.phone_edit.text() == "0600000001"
    dialog.form.drop_button.click()
    assert dialog.form.phone_edit.text() == ""
    left(qtbot, page, dialog)
    assert list_drafts(office) == []


def test_what_others_saved_on_that_person_meanwhile_is_kept(
    qtbot: QtBot, start: Starts, office: Office, household_id: str
) -> None:
    page = start(household_id)
    dialog = form_of(qtbot, page, 2)
    type_text(dialog.form.phone_edit, "0600000001")
    left(qtbot, page, dialog)
    stored = open_household(office, household_id).household
    wife = replace(stored.members[1], note="bán vé số")
    save_household(office, replace(stored, members=(stored.members[0], wife, stored.members[2])))
    again = start(household_id)
    dialog = form_of(qtbot, again, 2)
    assert (dialog.form.phone_edit.text(), dialog.form.note_edit.text()) == (
        "0600000001",
        "bán vé số",
    )
    press(dialog, "Ctrl+S")
    qtbot.waitUntil(lambda: again.findChild(MemberDialog) is None)
    again.save_action.trigger()
    qtbot.waitUntil(lambda: not again._runner.is_busy)
    wife = open_household(office, household_id).household.members[1]
    assert (wife.phone, wife.note) == ("0600000001", "bán vé số")


def test_saving_the_household_leaves_an_unfinished_person_waiting(
    qtbot: QtBot, start: Starts, office: Office, household_id: str
) -> None:
    page = start(household_id)
    dialog = form_of(qtbot, page)
    type_text(dialog.form.name_edit, "Trần Văn Tư")
    left(qtbot, page, dialog)
    type_text(page.form.address_edit, "Tổ 9")
    page.save_action.trigger()
    qtbot.waitUntil(lambda: not page._runner.is_busy)
    assert open_household(office, household_id).household.address == "Tổ 9"
    assert len(list_drafts(office)) == 1
    assert form_of(qtbot, page).form.name_edit.text() == "Trần Văn Tư"


def test_a_person_that_was_added_is_unfinished_no_more(
    qtbot: QtBot, start: Starts, household_id: str
) -> None:
    page = start(household_id)
    dialog = form_of(qtbot, page)
    type_text(dialog.form.name_edit, "Trần Văn Tư")
    press(dialog, "Ctrl+Return")
    assert dialog.form.name_edit.text() == ""
    assert page.members.unfinished() == ()
    assert page.members.members()[3].name == "Trần Văn Tư"

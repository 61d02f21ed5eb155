"""One hamlet by keys: it meets, signs, posts, hears an objection, posts again, takes down."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.attachments import SubjectKind
from ngheo_desktop.domain.rounds import Step, StepState
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui import page_names
from ngheo_desktop.gui.dialogs.attach_dialog import AttachDialog
from ngheo_desktop.gui.dialogs.objection_dialog import ObjectionDialog, RecheckDialog
from ngheo_desktop.gui.dialogs.posting_down_dialog import PostingDownDialog
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.attachments import attachments_of
from ngheo_desktop.operations.backups import back_up
from ngheo_desktop.operations.checking import check_register
from ngheo_desktop.operations.meetings import list_meetings
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import list_objections, list_postings
from ngheo_desktop.operations.round_papers import make_minutes
from ngheo_desktop.operations.rounds import results_of_steps
from tests.gui.hands import Hands
from tests.gui.minutes_typed import count, head_typed
from tests.gui.typing import press, type_text
from tests.operations.campaign import Campaign


class Officer(Hands):
    def confirm(self, dialog: Any) -> None:
        press(dialog.save_button, "Ctrl+Return")
        self.settle()

    def wait_till(self, campaign: Campaign, day: str) -> None:
        campaign.at(day)
        self.page.refresh()
        self.settle()


@pytest.fixture
def campaign(
    office: Office, monkeypatch: pytest.MonkeyPatch, add_household: Callable[..., str]
) -> Campaign:
    made = Campaign(office, monkeypatch).at("2026-11-02")
    homes = [add_household(name) for name in ("Trần Văn Tám", "Neáng Sóc", "Lê Út")]
    made.decided(dict.fromkeys(homes, HouseholdClass.POOR))
    made.settled()
    made.opened()
    made.listed()
    for home in homes:
        made.sheet(home)
    return made.at("2026-11-05")


def test_a_hamlet_goes_from_its_meeting_to_the_day_its_list_is_taken_down(
    qtbot: QtBot,
    campaign: Campaign,
    open_window: Callable[..., MainWindow],
    runner: TaskRunner,
    tmp_path: Path,
) -> None:
    office, round_id = campaign.office, campaign.round_id
    officer = Officer(qtbot, runner, open_window())
    officer.window.go(Place(page_names.REVIEW, round_id))
    officer.settle()
    officer.page.step_wanted.emit(Step.MEETING, round_id, campaign.hamlet())
    officer.settle()
    _met(officer, campaign, tmp_path)
    assert campaign.line().cell(Step.MEETING).state == StepState.DONE

    officer.window.go(Place(page_names.POSTING, round_id, hamlet_id=campaign.hamlet()))
    officer.settle()
    officer.press_at(officer.page.view.form.begins_edit, "Ctrl+S")
    officer.wait_till(campaign, "2026-11-06")
    _objected_and_answered(officer)
    assert campaign.line().cell(Step.POSTING).state == StepState.REDO
    officer.press_at(officer.page.view.form.begins_edit, "Ctrl+S")
    officer.wait_till(campaign, "2026-11-12")
    officer.page.down_action.trigger()
    officer.confirm(officer.dialog(PostingDownDialog))

    first, second = list_postings(office, round_id)
    assert (first.taken_down_on, second.taken_down_on) == (None, office.today())
    (objection,) = list_objections(office, round_id)
    assert objection.posted_id == second.id
    assert campaign.line().ready_for(Step.DECISION)
    proposed = {each.head_name: each.proposed for each in results_of_steps(office, round_id)}
    assert proposed["Neáng Sóc"] == HouseholdClass.NOT_POOR
    assert check_register(office) == []
    assert back_up(office, tmp_path).files == 1


def _met(officer: Officer, campaign: Campaign, folder: Path) -> None:
    """All agree except one household, which is still enough; the signed paper comes back."""
    page, office = officer.page, campaign.office
    head_typed(page)
    count(page, 1, "30")
    page.view.votes.all_button.click()
    officer.press_at(page.view.votes.table, "Ctrl+S")
    (meeting,) = list_meetings(office, campaign.round_id)
    scan = folder / "scan.pdf"
    scan.write_bytes(make_minutes(office, meeting.id).pdf)
    page.attach_action.trigger()
    dialog = officer.dialog(AttachDialog)
    type_text(dialog.file_edit, str(scan))
    dialog.file_edit.editingFinished.emit()  # as Tab tells
    officer.settle()
    officer.confirm(dialog)  # the code was read from the paper
    assert len(attachments_of(office, SubjectKind.MEETING, meeting.id)) == 1


def _objected_and_answered(officer: Officer) -> None:
    page = officer.page
    officer.press_at(page.view.form.begins_edit, "Ctrl+N")
    dialog = officer.dialog(ObjectionDialog)
    type_text(dialog.name_edit, "Võ Văn Bảy")
    dialog.household_combo.setCurrentIndex(2)
    type_text(dialog.told_edit, "Hộ Neáng Sóc có đất cho thuê")
    officer.confirm(dialog)
    officer.press_at(page.view.form.begins_edit, "F8")
    officer.press_at(page.view.objections.table, "Return")
    dialog = officer.dialog(RecheckDialog)
    type_text(dialog.answer_edit, "Đúng là có 5 công đất")
    found = dialog.class_combo.findData(HouseholdClass.NOT_POOR.value)
    dialog.class_combo.setCurrentIndex(found)
    officer.confirm(dialog)

"""Screens of a hamlet's meeting and posting on the tour, with what opens over them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from ngheo_desktop.domain.attachments import SubjectKind
from ngheo_desktop.domain.postings import ObjectionDraft
from ngheo_desktop.domain.round_papers import minutes_code
from ngheo_desktop.domain.rounds import ListedFor, RoundKind
from ngheo_desktop.gui.history import Place
from ngheo_desktop.operations.attachments import attach_signed
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.meetings import list_meetings
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import record_objection
from ngheo_desktop.operations.round_lists import add_to_list, close_list, screen_household
from ngheo_desktop.operations.round_opening import open_annual_round
from ngheo_desktop.operations.round_papers import make_minutes
from ngheo_desktop.operations.round_rules import rules_of, set_rule
from ngheo_desktop.operations.rounds import list_rounds, not_reviewed, results_of_steps
from tests.operations.sheets import filled

if TYPE_CHECKING:
    from tests.gui.tour import Screen, Tour


_SCREENED = (ListedFor.APPLIED, ListedFor.HAMLET)


def meeting_screens(tour: "Tour", household_id: str) -> "Iterator[Screen]":
    """A hamlet with its sheets done meets, signs, posts and hears an objection."""
    office = tour.office
    round_id, hamlet_id = _reviewed(office, household_id)
    other = next(each.id for each in list_hamlets(office) if each.id != hamlet_id)
    window = tour.window
    window.go(Place("meeting", round_id, hamlet_id=other))
    yield _settled(tour, "meeting-nothing")
    window.go(Place("meeting", round_id, hamlet_id=hamlet_id))
    yield _settled(tour, "meeting-new")
    page = window.page()
    page.save_action.trigger()
    yield _settled(tour, "meeting-error")
    for name, text in (("chair", "Chau Sóc"), ("secretary", "Neáng Phương"), ("present", "50")):
        page.view.fields.edits[name].setText(text)
    page.state.type_count(0, "agree", "51")
    page.view.votes.refresh()
    yield _settled(tour, "meeting-wrong")
    page.state.type_count(0, "agree", "50")
    page.view.votes.all_button.click()
    page.save_action.trigger()
    yield _settled(tour, "meeting-kept")
    page.attach_action.trigger()
    yield from _over(tour, "dialog-attach")
    _signed(office, round_id, hamlet_id)
    page.refresh()
    yield _settled(tour, "meeting-signed")
    page.view.shelf.open_button.click()
    yield from _over(tour, "dialog-attachment")
    yield from _posting(tour, round_id, hamlet_id, household_id)


def _posting(tour: "Tour", round_id: str, hamlet_id: str, household_id: str) -> "Iterator[Screen]":
    office, window = tour.office, tour.window
    window.go(Place("posting", round_id, hamlet_id=hamlet_id))
    yield _settled(tour, "posting-new")
    page = window.page()
    set_rule(office, "posting.days", "3", source="Công văn 12/SNNMT")
    page.refresh()
    tour.settle()
    page.post_action.trigger()
    yield _settled(tour, "posting")
    page.objection_action.trigger()
    yield from _over(tour, "dialog-objection")
    told = "Hộ có 5 công đất cho thuê và con đi làm xa gửi tiền về đều mỗi tháng"
    place, name = (round_id, hamlet_id), "Nguyễn Thị Ngọc Phượng Hoàng"
    record_objection(office, ObjectionDraft(*place, name, told, office.today(), household_id))
    page.refresh()
    yield _settled(tour, "posting-objection")
    page.recheck_action.trigger()
    yield from _over(tour, "dialog-recheck")
    page.down_action.trigger()
    yield from _over(tour, "dialog-down")


def _reviewed(office: Office, household_id: str) -> tuple[str, str]:
    """The hamlet of a household with every sheet of its round done."""
    rounds = [each for each in list_rounds(office) if each.kind == RoundKind.ANNUAL]
    round_id = rounds[0].id if rounds else open_annual_round(office).round.id
    hamlet_id = open_household(office, household_id).household.hamlet_id
    if household_id not in {each.household_id for each in results_of_steps(office, round_id)}:
        add_to_list(office, round_id, household_id, "nhà sạt lở")
    _screened(office, round_id, hamlet_id)
    close_list(office, round_id, hamlet_id)
    for each in not_reviewed(office, round_id, hamlet_id):
        facts = open_sheet(office, each.household_id, office.today()).facts
        save_sheet(office, each.household_id, filled(facts), "Neáng Sa")
    return round_id, hamlet_id


def _screened(office: Office, round_id: str, hamlet_id: str) -> None:
    """Phiếu A of those who asked: nothing on it keeps them from being reviewed."""
    items = rules_of(office).value("screen.items") or ()
    for each in results_of_steps(office, round_id):
        if items and each.hamlet_id == hamlet_id and each.listed_for in _SCREENED:
            screen_household(office, round_id, each.household_id, dict.fromkeys(items, False))


def _signed(office: Office, round_id: str, hamlet_id: str) -> None:
    meeting = list_meetings(office, round_id, hamlet_id)[-1]
    scan = office.folder.parent / "scan.pdf"
    scan.write_bytes(make_minutes(office, meeting.id).pdf)
    attach_signed(office, SubjectKind.MEETING, meeting.id, scan, minutes_code(meeting))


def _settled(tour: "Tour", name: str) -> "Screen":
    tour.settle()
    return name, tour.window


def _over(tour: "Tour", name: str) -> "Iterator[Screen]":
    tour.settle()
    over: Any = QApplication.activeModalWidget()
    if over is not None:
        yield name, over
        over.close()
        tour.settle()

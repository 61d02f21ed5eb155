"""Niêm yết and its papers, done by the worker; what a dialog records comes back as an act."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.postings import Objection, Posting
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog
from ngheo_desktop.gui.dialogs.objection_dialog import ObjectionDialog, RecheckDialog
from ngheo_desktop.gui.dialogs.paper_dialog import MakePaper, PaperDialog
from ngheo_desktop.gui.dialogs.posting_down_dialog import PostingDownDialog
from ngheo_desktop.gui.dialogs.round_rule_dialog import RoundRuleDialog
from ngheo_desktop.gui.models.posting_loading import PostingSight
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import KeptPosting, start_posting
from ngheo_desktop.operations.round_papers import make_posting, make_posting_notice


@dataclass(frozen=True, slots=True)
class TypedPosting:
    """What is typed before a list is hung."""

    begins: date
    places: tuple[str, ...]
    posted_by: str


class PostingActs(QObject):
    """What the commands of the page do; the page says what follows."""

    posted = Signal(object)  # the KeptPosting
    recorded = Signal(object)  # the Act of a dialog
    failed = Signal(object)  # the exception
    told = Signal(str)

    def __init__(self, office: Office, runner: TaskRunner, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._runner, self._page = office, runner, page

    def post(self, sight: PostingSight, typed: TypedPosting) -> None:
        task = self._runner.start(partial(_posted, self._office, sight, typed))
        task.succeeded.connect(self.posted)
        task.failed.connect(self.failed)

    def ask_rule(self, sight: PostingSight) -> None:
        self._ask(RoundRuleDialog(self._office, self._runner, sight.rule, self._page))

    def ask_objection(self, sight: PostingSight) -> None:
        place = (sight.round.id, sight.hamlet_id)
        self._ask(ObjectionDialog(self._office, self._runner, *place, sight.households, self._page))

    def ask_recheck(self, sight: PostingSight, objection: Objection) -> None:
        standing = {each.household_id: each.proposed for each in sight.households}
        now = standing.get(objection.household_id)
        self._ask(RecheckDialog(self._office, self._runner, objection, now, self._page))

    def ask_down(self, posting: Posting) -> None:
        self._ask(PostingDownDialog(self._office, self._runner, posting, self._page))

    def _ask(self, dialog: ActDialog) -> None:
        dialog.recorded.connect(self.recorded)
        dialog.open()

    def print_list(self, posting: Posting, *, large: bool) -> None:
        office = self._office
        size = "A3" if large else "A4"
        self._print(
            f"Bảng niêm yết, khổ {size}",
            lambda report: make_posting(
                office, posting.round_id, posting.id, large=large, report=report
            ),
        )

    def print_notice(self, posting: Posting) -> None:
        office = self._office
        self._print(
            "Thông báo niêm yết",
            lambda report: make_posting_notice(office, posting.round_id, posting.id, report=report),
        )

    def _print(self, title: str, make: MakePaper) -> None:
        dialog = PaperDialog(self._office, self._runner, title, make, self._page)
        dialog.told.connect(self.told)
        dialog.open()


def _posted(
    office: Office, sight: PostingSight, typed: TypedPosting, _report: object
) -> KeptPosting:
    return start_posting(
        office,
        sight.round.id,
        sight.hamlet_id,
        on=typed.begins,
        places=typed.places,
        posted_by=typed.posted_by,
    )

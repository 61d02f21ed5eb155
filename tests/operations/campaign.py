"""A round of an invented commune, driven day by day through the operations."""

from dataclasses import dataclass
from datetime import date

import pytest

from ngheo_desktop.domain.meetings import MeetingDraft, Vote
from ngheo_desktop.domain.rounds import HamletBoard, Step, StepState
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.decisions import confirm_basis, prepare_decision, set_words
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.meetings import KeptMeeting, record_meeting, record_signed
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import KeptPosting, start_posting
from ngheo_desktop.operations.round_lists import close_list
from ngheo_desktop.operations.round_opening import open_annual_round
from ngheo_desktop.operations.round_rules import set_rule
from ngheo_desktop.operations.rounds import board
from tests.operations.sheets import filled
from tests.operations.signed_lists import decide


@dataclass
class Campaign:
    """One office on one day; the day is moved on by `at`."""

    office: Office
    monkeypatch: pytest.MonkeyPatch
    round_id: str = ""

    def at(self, day: str) -> "Campaign":
        self.monkeypatch.setenv("NGHEO_TODAY", day)
        return self

    def hamlet(self, position: int = 0) -> str:
        return list_hamlets(self.office)[position].id

    def decided(self, classes: dict[str, HouseholdClass], day: str = "2025-12-10") -> None:
        """A signed list of an earlier year, with as many people as the register has today."""
        decide(self.office, date.fromisoformat(day), classes, number="88/QĐ-UBND")

    def settled(self, *, opinion: bool = False) -> None:
        """The two settings that every office is asked for."""
        set_rule(self.office, "posting.days", "3", source="Công văn 12/SNNMT")
        words = "có" if opinion else "không"
        set_rule(self.office, "opinion.exists", words, source="Công văn 12/SNNMT")

    def opened(self) -> str:
        self.round_id = open_annual_round(self.office).round.id
        return self.round_id

    def listed(self, hamlet: int = 0) -> None:
        close_list(self.office, self.round_id, self.hamlet(hamlet))

    def listed_everywhere(self) -> None:
        for hamlet in list_hamlets(self.office):
            close_list(self.office, self.round_id, hamlet.id)

    def sheet(self, household_id: str, *, income: int = 118) -> None:
        """A complete sheet of today: poor with 118 points, not poor with 200."""
        sheet = open_sheet(self.office, household_id, self.office.today())
        save_sheet(self.office, household_id, filled(sheet.facts, income=income), "Neáng Sa")

    def met(
        self, *exceptions: Vote, present: int = 50, hamlet: int = 0, signed: bool = True
    ) -> KeptMeeting:
        draft = MeetingDraft(
            self.round_id,
            self.hamlet(hamlet),
            self.office.today(),
            present,
            chair="Chau Sóc",
            secretary="Neáng Phương",
            exceptions=exceptions,
        )
        kept = record_meeting(self.office, draft)
        if signed:
            record_signed(self.office, kept.meeting.id, self.office.today())
        return kept

    def posted(self, hamlet: int = 0) -> KeptPosting:
        return start_posting(self.office, self.round_id, self.hamlet(hamlet))

    def prepared(self, number: str = "45/QĐ-UBND") -> str:
        """A plan of the decision with its words and its basis; its id."""
        plan, _act = prepare_decision(self.office, self.round_id)
        signer, day = "Nguyễn Văn Chủ", self.office.today()
        set_words(self.office, plan.id, number=number, decided_on=day, signer_name=signer)
        confirm_basis(self.office, plan.id)
        return plan.id

    def line(self, hamlet: int = 0) -> HamletBoard:
        wanted = self.hamlet(hamlet)
        found = board(self.office, self.round_id).hamlets
        return next(each for each in found if each.hamlet_id == wanted)

    def states(self, hamlet: int = 0) -> dict[Step, StepState]:
        return {each.step: each.state for each in self.line(hamlet).cells}

"""Whatever is done and taken back, in any order: no step stands without the one before it."""

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ngheo_desktop.domain.meetings import Vote
from ngheo_desktop.domain.postings import ObjectionDraft, Recheck
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.domain.round_steps import order_faults
from ngheo_desktop.domain.rounds import Step, StepState
from ngheo_desktop.domain.terms import HouseholdClass, Sex
from ngheo_desktop.errors import UserError
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import save_household
from ngheo_desktop.operations.meetings import list_meetings, record_signed, withdraw_meeting
from ngheo_desktop.operations.office import NewOffice, create_office
from ngheo_desktop.operations.postings import (
    answer_objection,
    list_objections,
    record_objection,
)
from ngheo_desktop.operations.round_acts import load_round
from ngheo_desktop.operations.round_lists import (
    ask_opinion,
    close_list,
    record_opinion,
    reopen_list,
)
from ngheo_desktop.storage.rounds import records_of
from tests.conftest import CHEAP, COMMUNE, PASSWORD
from tests.operations.campaign import Campaign

CLASSES = [HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR]


class RoundMachine(RuleBasedStateMachine):
    """One hamlet with two households; every act is tried at every time."""

    def __init__(self) -> None:
        super().__init__()
        self.monkeypatch = pytest.MonkeyPatch()
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        plan = NewOffice(COMMUNE, ("Phước Lợi",), "Neáng Sa", PASSWORD, login="canbo")
        self.office, _code = create_office(Path(self.folder.name) / "office", plan, cost=CHEAP)
        self.campaign = Campaign(self.office, self.monkeypatch).at("2026-11-02")
        self.hamlet = list_hamlets(self.office)[0].id
        self.households = [self._household(name) for name in ("Trần Văn Tám", "Neáng Sóc")]
        self.campaign.decided(dict.fromkeys(self.households, HouseholdClass.POOR))
        self.campaign.settled(opinion=True)
        self.campaign.opened()
        self.acts: list[Act] = []
        self.kept_minutes: dict[str, Any] = {}

    def _household(self, name: str) -> str:
        head = Member(name=name, relation="head", sex=Sex.MALE)
        return save_household(self.office, Household(hamlet_id=self.hamlet, members=(head,))).id

    def teardown(self) -> None:
        self.office.store.close()
        self.monkeypatch.undo()
        self.folder.cleanup()

    def _try(self, act: Callable[[], Any]) -> None:
        """Do it, or be refused with words; anything else is our bug."""
        try:
            done = act()
        except UserError:
            return
        found = done if isinstance(done, Act) else getattr(done, "act", None)
        if isinstance(found, Act):
            self.acts.append(found)

    @property
    def today(self) -> date:
        return self.office.today()

    @rule(days=st.integers(1, 6))
    def days_pass(self, days: int) -> None:
        self.campaign.at((self.today + timedelta(days=days)).isoformat())

    @rule()
    def list_is_closed(self) -> None:
        self._try(lambda: close_list(self.office, self.campaign.round_id, self.hamlet))

    @rule()
    def list_is_reopened(self) -> None:
        self._try(lambda: reopen_list(self.office, self.campaign.round_id, self.hamlet))

    @rule(at=st.integers(0, 1), income=st.sampled_from([118, 200]))
    def sheet_is_filled(self, at: int, income: int) -> None:
        self.campaign.sheet(self.households[at], income=income)

    @rule(agree=st.integers(0, 60), at=st.integers(0, 1), signed=st.booleans())
    def hamlet_meets(self, agree: int, at: int, *, signed: bool) -> None:
        vote = Vote(self.households[at], agree)
        self._try(lambda: self.campaign.met(vote, signed=signed))

    @precondition(lambda self: self._meetings())
    @rule()
    def minutes_are_signed(self) -> None:
        last = self._meetings()[-1].id
        self._try(lambda: record_signed(self.office, last, self.today))

    @precondition(lambda self: self._meetings())
    @rule()
    def minutes_are_withdrawn(self) -> None:
        last = self._meetings()[-1].id
        self._try(lambda: withdraw_meeting(self.office, last))

    @rule()
    def list_is_posted(self) -> None:
        self._try(self.campaign.posted)

    @rule(at=st.integers(0, 1))
    def somebody_objects(self, at: int) -> None:
        draft = ObjectionDraft(
            self.campaign.round_id,
            self.hamlet,
            "Võ Văn Bảy",
            "Có đất cho thuê",
            self.today,
            self.households[at],
        )
        self._try(lambda: record_objection(self.office, draft))

    @rule(found=st.sampled_from([None, *CLASSES]), again=st.booleans())
    def objection_is_answered(self, found: HouseholdClass | None, *, again: bool) -> None:
        heard = list_objections(self.office, self.campaign.round_id)
        recheck = Recheck(self.today, "Đã xem", found, post_again=again)
        still_open = [one.id for one in heard if one.answered_on is None]
        if still_open:
            self._try(lambda: answer_objection(self.office, still_open[0], recheck))

    @rule(agreed=st.booleans())
    def superior_is_asked(self, *, agreed: bool) -> None:
        self._asked(agreed=agreed)

    def _asked(self, *, agreed: bool) -> None:
        place = (self.office, self.campaign.round_id, [self.hamlet], self.today)
        self._try(lambda: ask_opinion(*place))
        self._try(lambda: record_opinion(*place, agreed=agreed))

    @rule()
    def the_next_step_is_taken(self) -> None:
        """Without it chance alone would seldom get as far as a posting."""
        cells = self.campaign.line().cells
        waits = next(
            (each.step for each in cells if each.state not in (StepState.DONE, StepState.OFF)), None
        )
        walk: dict[Step | None, Callable[[], Any]] = {
            Step.LIST: self.list_is_closed,
            Step.SHEETS: lambda: [self.campaign.sheet(each) for each in self.households],
            Step.MEETING: lambda: self._try(self.campaign.met),
            Step.POSTING: self.list_is_posted,
            Step.OPINION: lambda: self._asked(agreed=True),
        }
        walk.get(waits, lambda: None)()
        self.campaign.at((self.today + timedelta(days=1)).isoformat())

    @precondition(lambda self: self.acts)
    @rule(data=st.data())
    def something_is_taken_back(self, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(self.acts) - 1))
        self._try(lambda: self.acts[at].undo(self.office))

    def _meetings(self) -> list[Any]:
        return list_meetings(self.office, self.campaign.round_id)

    @invariant()
    def each_step_has_the_one_before(self) -> None:
        with self.office.store.reading() as session:
            round_ = load_round(self.office, session, self.campaign.round_id)
            (records,) = records_of(session, round_)
        assert order_faults(records) == []

    @invariant()
    def the_decision_waits_for_all_of_them(self) -> None:
        line = self.campaign.line()
        seen = [each.state for each in line.cells]
        for at, state in enumerate(seen):
            if state not in (StepState.WAITING, StepState.OFF):
                assert all(each in (StepState.DONE, StepState.OFF) for each in seen[:at])
        if line.ready_for(Step.DECISION):
            with self.office.store.reading() as session:
                round_ = load_round(self.office, session, self.campaign.round_id)
                (records,) = records_of(session, round_)
            assert all(each.proposed for each in records.households)
            assert self.today > records.postings[-1].ends
            assert records.opinion.agreed

    @invariant()
    def signed_minutes_stay_as_they_were(self) -> None:
        now = {each.id: each for each in self._meetings() if each.signed_on}
        for meeting_id, kept in list(self.kept_minutes.items()):
            if meeting_id in now:
                assert now[meeting_id].votes == kept
        self.kept_minutes = {key: each.votes for key, each in now.items()}


RoundMachine.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
test_no_order_of_acts_breaks_the_order_of_steps = RoundMachine.TestCase

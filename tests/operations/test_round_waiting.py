"""Việc đang chờ in rounds: counted truthfully, each with what it opens."""

from dataclasses import replace
from datetime import date

import pytest

from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.overview import WaitingKind
from ngheo_desktop.domain.postings import ObjectionDraft
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.rounds import Step
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.operations.applications import receive_application
from ngheo_desktop.operations.meetings import record_signed
from ngheo_desktop.operations.overview import waiting_for
from ngheo_desktop.operations.postings import record_objection
from ngheo_desktop.operations.round_opening import close_round
from ngheo_desktop.operations.round_rules import set_rule
from tests.operations.campaign import Campaign

OF_ROUNDS = (
    WaitingKind.ROUND_LATE,
    WaitingKind.APPLICATIONS,
    WaitingKind.MINUTES,
    WaitingKind.OBJECTIONS,
)


@pytest.fixture
def campaign(office, monkeypatch, add_household):
    made = Campaign(office, monkeypatch)
    made.decided({add_household("Trần Văn Tám"): HouseholdClass.POOR})
    made.settled()
    made.opened()
    return made


def told(office) -> list[tuple[str, bool]]:
    return [(each.text, each.late) for each in waiting_for(office) if each.kind in OF_ROUNDS]


def test_nothing_of_a_round_waits_before_a_day_has_passed(campaign):
    assert told(campaign.office) == []


def test_hamlets_behind_the_plan_are_counted_until_they_are_done(campaign):
    set_rule(campaign.office, "deadline.list", "20/11", source="Kế hoạch 20")
    assert told(campaign.office) == [
        ("12 ấp, khóm trễ hạn trong đợt «Rà soát định kỳ năm 2026»", True)
    ]
    campaign.listed()
    assert told(campaign.office)[0][0].startswith("11 ấp, khóm")
    line = next(each for each in waiting_for(campaign.office) if each.round_id)
    assert line.round_id == campaign.round_id
    close_round(campaign.office, campaign.round_id)
    assert told(campaign.office) == []


def test_applications_are_told_before_and_after_their_last_day(campaign, add_household):
    for name, day in (("Chau Sóc", date(2026, 10, 14)), ("Neáng Út", date(2026, 11, 12))):
        household = add_household(name)
        receive_application(campaign.office, household, ApplicationForm.REVIEW, day)
    assert told(campaign.office) == [("1 giấy đề nghị đã quá hạn trả lời", True)]
    campaign.at("2026-11-26")
    assert ("1 giấy đề nghị phải trả lời trong 5 ngày tới", False) in told(campaign.office)


def test_unsigned_minutes_and_open_objections_open_their_step(campaign):
    campaign.listed()
    (household,) = (row[0] for row in campaign.office.store.query("SELECT id FROM household"))
    campaign.sheet(household)
    kept = campaign.met(signed=False)
    (line,) = [each for each in waiting_for(campaign.office) if each.kind == WaitingKind.MINUTES]
    assert line.text == "1 biên bản họp dân chưa ghi nhận đã ký"
    assert (line.step, line.hamlet_id) == (Step.MEETING, campaign.hamlet())
    record_signed(campaign.office, kept.meeting.id, campaign.office.today())
    assert told(campaign.office) == []
    campaign.posted()
    place, day = (campaign.round_id, campaign.hamlet()), campaign.office.today()
    draft = ObjectionDraft(*place, "Chau Rên", "sót hộ", day)
    record_objection(campaign.office, draft)
    (line,) = [each for each in waiting_for(campaign.office) if each.kind == WaitingKind.OBJECTIONS]
    assert (line.text, line.step) == ("1 kiến nghị chưa phúc tra", Step.RECHECK)


@pytest.mark.parametrize("role", [Role.SURVEYOR, Role.VIEWER, Role.CHAIRMAN])
def test_who_does_not_run_rounds_is_not_told(campaign, role):
    set_rule(campaign.office, "deadline.list", "20/11", source="Kế hoạch 20")
    office = campaign.office
    hamlets = frozenset({campaign.hamlet()})
    actor = replace(office.actor, roles=frozenset({role}), hamlets=hamlets)
    assert told(replace(office, actor=actor)) == []

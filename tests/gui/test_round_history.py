"""What a round did with a household stands in its history in words, without ids."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.income_sheet import IncomeLine, Per
from ngheo_desktop.domain.meetings import Vote
from ngheo_desktop.domain.movement import Column
from ngheo_desktop.domain.other_classes import NewCase, Occupation, OtherClass
from ngheo_desktop.domain.postings import ObjectionDraft, Recheck
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.models.history_lines import history_rows
from ngheo_desktop.operations import other_classes as cases
from ngheo_desktop.operations.applications import receive_application
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.movement_overrides import Move, move_by_hand
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import answer_objection, record_objection
from ngheo_desktop.operations.round_lists import screen_household
from ngheo_desktop.operations.round_rules import set_rule
from tests.operations.campaign import Campaign
from tests.operations.signed_lists import decide

NEAR = HouseholdClass.NEAR_POOR


def test_every_word_of_it_is_vietnamese(
    office: Office, monkeypatch: pytest.MonkeyPatch, add_household: Callable[..., str]
) -> None:
    campaign, home = Campaign(office, monkeypatch).at("2026-11-02"), add_household()
    campaign.settled()
    receive_application(office, home, ApplicationForm.REVIEW, date(2026, 11, 2), "Mất việc")
    campaign.opened()
    set_rule(office, "screen.items", "Có ô tô", source="Phụ lục II")
    set_rule(office, "screen.limit", "1", source="Phụ lục II")
    screen_household(office, campaign.round_id, home, {"Có ô tô": True}, keep_reason="Nợ nhiều")
    campaign.listed()
    campaign.sheet(home)
    campaign.met(Vote(home, 40, 5, NEAR, "Con đi làm"))
    campaign.posted()
    told = ObjectionDraft(
        campaign.round_id, campaign.hamlet(), "Võ Bảy", "Có đất", date(2026, 11, 2), home
    )
    kept = record_objection(office, told)
    answer_objection(office, kept.id, Recheck(date(2026, 11, 2), "Đã xem", HouseholdClass.POOR))
    hamlets = {each.id: each.full_name for each in list_hamlets(office)}
    rows = history_rows(open_household(office, home), hamlets, office.standards)
    text = "\n".join(" | ".join(row.cells) for row in rows)
    for words in ("Kết quả họp: Hộ cận nghèo", "Có ô tô: có", "Ngày nhận: 02/11/2026", "Mẫu 01"):
        assert words in text
    assert not re.findall(r"\b[a-z]+_[a-z_]+\b|[0-9a-f]{8}-[0-9a-f]{4}", text)


def test_a_case_of_the_other_classes_stands_there_in_words(
    office: Office, monkeypatch: pytest.MonkeyPatch, household_id: str
) -> None:
    campaign = Campaign(office, monkeypatch).at("2026-11-12")
    new = NewCase(
        OtherClass.AVERAGE_LIVING, household_id, office.today(), occupation=Occupation.SALT
    )
    case_id = cases.receive_case(office, new).id
    told = (IncomeLine("salt", 72_000_000, cost=12_000_000), IncomeLine("wages", 1, Per.MONTH, 3))
    sheet = replace(cases.open_case(office, case_id).sheet, lines=told, is_whole=True)
    cases.save_sheet(office, case_id, sheet)
    campaign.at("2026-11-16")
    cases.post_case(office, case_id, office.today())
    cases.record_complaint(office, case_id, "Võ Bảy", "Có đất", office.today())
    hamlets = {each.id: each.full_name for each in list_hamlets(office)}
    rows = history_rows(open_household(office, household_id), hamlets, office.standards)
    text = "\n".join(" | ".join(row.cells) for row in rows)
    for words in (
        "Nghề của hộ: Diêm nghiệp",
        "Làm muối 72.000.000\u00a0đ cả 12 tháng, chi phí 12.000.000\u00a0đ",
        "16/11/2026–23/11/2026",
        "Võ Bảy: Có đất (chưa phúc tra)",
    ):
        assert words in text
    assert not re.findall(r"\b[a-z]+_[a-z_]+\b|[0-9a-f]{8}-[0-9a-f]{4}", text)


def test_a_column_of_movement_given_by_hand_stands_there_in_words(
    office: Office, household_id: str, add_household: Callable[..., str]
) -> None:
    stays = add_household("Trần Văn Yên")
    decide(office, date(2025, 12, 10), {stays: HouseholdClass.POOR})
    decide(office, date(2026, 11, 20), dict.fromkeys((stays, household_id), HouseholdClass.POOR))
    wanted = Move(HouseholdClass.POOR, household_id, Column.IN_RETURNED, "Sổ giấy năm 2019")
    move_by_hand(office, None, wanted).undo(office)
    hamlets = {each.id: each.full_name for each in list_hamlets(office)}
    rows = history_rows(open_household(office, household_id), hamlets, office.standards)
    text = "\n".join(" | ".join(row.cells) for row in rows)
    for words in (
        "Chuyển sang cột: Tái nghèo, tái cận nghèo",
        "Cột tính được: Phát sinh mới",
        "Theo quyết định ngày: 20/11/2026",
        "Lý do: Sổ giấy năm 2019",
        "hoàn tác: đưa một hộ vào cột",
    ):
        assert words in text
    assert not re.findall(r"\b[a-z]+_[a-z_]+\b|[0-9a-f]{8}-[0-9a-f]{4}", text)

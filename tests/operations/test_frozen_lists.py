"""Chốt danh sách: one transaction, never changed, every byte proven by the printed code."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ngheo_desktop.domain.family_events import EventKind, FamilyEvent
from ngheo_desktop.domain.frozen_lists import KeptList
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import AccessRefused, Cancelled, InputRefused, UserError, WrongUsage
from ngheo_desktop.operations import decision_papers as papers
from ngheo_desktop.operations.decision_checks import checks, read_plan
from ngheo_desktop.operations.decisions import (
    change_plan,
    confirm_basis,
    list_decisions,
    list_plans,
    prepare_supplement,
    set_class,
    set_words,
)
from ngheo_desktop.operations.diary import verify as verify_diary
from ngheo_desktop.operations.family_events import record_event
from ngheo_desktop.operations.frozen_lists import decision_pdf, freeze_list
from ngheo_desktop.operations.hamlets import change_hamlet, list_hamlets
from ngheo_desktop.operations.household_changes import put_away_household
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.list_verifying import verify_list
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.scoring import score_all
from ngheo_desktop.operations.standards import change_standard
from ngheo_desktop.storage.imports import DecidedHousehold, insert_decision
from tests.conftest import PASSWORD, TODAY
from tests.operations.supplement import four_homes, frozen_supplement, green_plan, past_decision

POOR, NEAR, OUTSIDE = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR


@pytest.fixture
def homes(office: Office, add_household: Callable[..., str]) -> list[str]:
    return four_homes(add_household)


@pytest.fixture
def frozen(office: Office, homes: list[str]) -> KeptList:
    return frozen_supplement(office, homes)


def classes(office: Office) -> dict[str, str]:
    return dict(office.store.query("SELECT household_id, household_class FROM summary"))


def test_what_is_not_green_is_told_and_nothing_is_frozen(office: Office, homes: list[str]) -> None:
    plan, _act = prepare_supplement(office, past_decision(office, **{homes[0]: POOR}))
    red = {each.code: each.detail for each in checks(office, plan.id) if not each.is_met}
    assert set(red) == {"changes", "standard", "words", "basis"}
    assert "Việc làm" in red["standard"]
    with pytest.raises(InputRefused, match="số quyết định"):
        freeze_list(office, plan.id, PASSWORD)
    assert office.store.query("SELECT count(*) FROM frozen_list") == [(0,)]
    assert len(list_decisions(office)) == 1


def test_freezing_gives_the_register_its_classes(
    office: Office, homes: list[str], frozen: KeptList
) -> None:
    assert [classes(office)[each] for each in homes] == [NEAR, NEAR, OUTSIDE, POOR]
    (newest, _past) = list_decisions(office)
    assert (newest.number, newest.scope, newest.code) == ("45/QĐ-UBND", "changes", frozen.code)
    head = frozen.told.head
    assert (head.supplement, head.corrects) == (1, "Quyết định số 41/QĐ-UBND ngày 10/12/2025")
    assert list_plans(office) == []
    assert verify_diary(office).is_whole
    assert open_household(office, homes[3]).decisions[0].number == "45/QĐ-UBND"


def test_supplements_are_numbered(office: Office, homes: list[str], frozen: KeptList) -> None:
    plan, _act = prepare_supplement(office, frozen.decision_id)
    set_class(office, plan.id, homes[3], NEAR, "tính nhầm điểm")
    set_words(office, plan.id, number="46/QĐ-UBND", decided_on=TODAY, signer_name="Nguyễn Văn Chủ")
    confirm_basis(office, plan.id)
    second = freeze_list(office, plan.id, PASSWORD)
    assert second.told.head.supplement == 1
    assert second.serial == "30577-2026-002"
    numbers = [row.certificate for kept in (frozen, second) for row in kept.told.certified]
    assert numbers == [1, 2, 3]
    assert classes(office)[homes[3]] == NEAR
    assert verify_list(office, frozen.code).is_whole
    assert verify_list(office, second.code).is_whole


def test_a_list_that_a_later_one_has_replaced_is_no_longer_corrected(
    office: Office, homes: list[str]
) -> None:
    past = past_decision(office, **{homes[0]: POOR})
    plan = green_plan(office, past, {homes[1]: NEAR})
    with office.store.writing() as session:
        lines = [DecidedHousehold(homes[2], POOR, "", 1)]
        insert_decision(session, "44/QĐ-UBND", date(2026, 1, 5), "2022-2025", lines)
    for correct in (
        lambda: prepare_supplement(office, past),
        lambda: freeze_list(office, plan, PASSWORD),
    ):
        with pytest.raises(WrongUsage, match="đã được thay bằng Quyết định số 44/QĐ-UBND"):
            correct()


def test_a_frozen_list_is_not_changed_by_anything_that_happens_later(
    office: Office, homes: list[str], frozen: KeptList
) -> None:
    paper = papers.frozen_paper(office, frozen.id, papers.DECISION)
    household = open_household(office, homes[0]).household
    renamed = replace(household.members[0], name="Trần Văn Chín")
    save_household(office, replace(household, members=(renamed, *household.members[1:])))
    past_decision(office, **{homes[1]: POOR})
    checked = verify_list(office, frozen.code)
    assert checked.is_whole
    assert checked.kept == frozen
    assert papers.frozen_paper(office, frozen.id, papers.DECISION) == paper
    with pytest.raises(WrongUsage, match="danh sách bổ sung"):
        set_class(office, frozen.plan_id, homes[0], POOR, "muốn sửa")
    with pytest.raises(WrongUsage, match="danh sách bổ sung"):
        freeze_list(office, frozen.plan_id, PASSWORD)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE frozen_list SET body = replace(body, 'Tám', 'Chín')",
        "DELETE FROM frozen_list",
        "UPDATE decision SET number = '46/QĐ-UBND' WHERE number LIKE '45%'",
        "UPDATE decision_line SET household_class = 'poor' WHERE decision_id = :decision",
        "INSERT INTO decision_line (id, deleted, extra, decision_id, household_id, "
        "household_class, head_name, members) VALUES ('x', 0, '{}', :decision, 'y', 'poor', '', 1)",
    ],
)
def test_the_tables_themselves_refuse_to_change_a_frozen_list(
    office: Office, frozen: KeptList, statement: str
) -> None:
    from sqlalchemy import text

    with pytest.raises(Exception, match="never changed"), office.store.writing() as session:
        session.execute(text(statement), {"decision": frozen.decision_id})
    assert verify_list(office, frozen.code).is_whole


def test_only_the_chairman_freezes_and_only_with_the_password(
    office: Office, homes: list[str]
) -> None:
    plan = green_plan(office, past_decision(office, **{homes[0]: POOR}), {homes[0]: NEAR})
    officer = replace(office, actor=replace(office.actor, roles=frozenset({Role.POVERTY_OFFICER})))
    with pytest.raises(AccessRefused, match="Chủ tịch"):
        freeze_list(officer, plan, PASSWORD)
    chairman = replace(office, actor=replace(office.actor, roles=frozenset({Role.CHAIRMAN})))
    with pytest.raises(AccessRefused, match="ật khẩu"):
        freeze_list(chairman, plan, "sai-mat-khau")
    with pytest.raises(AccessRefused):
        set_class(chairman, plan, homes[1], POOR, "x")
    assert freeze_list(chairman, plan, PASSWORD).told.rows[0].household_class == NEAR


def test_a_household_that_is_not_in_the_register_gets_no_line(
    office: Office, homes: list[str]
) -> None:
    plan, _act = prepare_supplement(office, past_decision(office, **{homes[0]: POOR}))
    with pytest.raises(WrongUsage, match="Không tìm thấy hộ"):
        set_class(office, plan.id, "không có", NEAR, "ghi nhầm")
    set_class(office, plan.id, homes[1], POOR, "ghi nhầm")
    put_away_household(office, homes[1], "ghi hai lần")
    with pytest.raises(WrongUsage, match="Hãy bỏ hộ đó ra"):
        freeze_list(office, plan.id, PASSWORD)
    set_class(office, plan.id, homes[1], None, "")
    assert not read_plan(office, plan.id).compared


def test_what_is_prepared_is_taken_back_by_undo(office: Office, homes: list[str]) -> None:
    plan, begun = prepare_supplement(office, past_decision(office, **{homes[0]: POOR}))
    act = set_class(office, plan.id, homes[0], NEAR, "ghi nhầm")
    (changed,) = list_plans(office)
    act.undo(office)
    assert list_plans(office) == [plan]
    act.redo(office)
    assert list_plans(office) == [changed]
    change_plan(office, replace(changed, number=" 45/QĐ-UBND "))
    with pytest.raises(WrongUsage, match="sửa sau đó"):
        act.undo(office)
    begun.undo(office)
    assert list_plans(office) == []


def test_a_freezing_that_is_stopped_leaves_nothing_behind(office: Office, homes: list[str]) -> None:
    plan = green_plan(office, past_decision(office, **{homes[0]: POOR}), {homes[0]: NEAR})

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        freeze_list(office, plan, PASSWORD, stop)
    for table in ("frozen_list", "decision_line"):
        assert office.store.query(f"SELECT count(*) FROM {table}") == [(table == "decision_line",)]
    assert classes(office)[homes[0]] == POOR
    assert freeze_list(office, plan, PASSWORD).serial == "30577-2026-001"


def _die(office: Office, household_id: str) -> None:
    members = open_household(office, household_id).household.members
    event = FamilyEvent(EventKind.DEATH, TODAY, household_id, people=(members[-1].id,))
    record_event(office, event)


KILLED = """
import os, signal, sys
from pathlib import Path
from ngheo_desktop.operations.frozen_lists import freeze_list
from ngheo_desktop.operations.office import open_office
from ngheo_desktop.storage import frozen_lists as stored

office = open_office(Path(sys.argv[1]), "canbo", sys.argv[2])
written = getattr(stored, sys.argv[4])

def and_die(*arguments):
    written(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(stored, sys.argv[4], and_die)
freeze_list(office, sys.argv[3], sys.argv[2])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("step", ["write_decision", "keep_list", "refresh_classes"])
def test_a_program_killed_while_it_freezes_has_frozen_nothing(
    office: Office, homes: list[str], step: str
) -> None:
    plan = green_plan(office, past_decision(office, **{homes[0]: POOR}), {homes[0]: NEAR})
    lines = verify_diary(office).lines
    arguments = [sys.executable, "-c", KILLED, str(office.folder), PASSWORD, plan, step]
    done = subprocess.run(arguments, check=False, capture_output=True, env=dict(os.environ))
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert office.store.query("SELECT count(*) FROM frozen_list") == [(0,)]
    assert office.store.query("SELECT count(*) FROM decision") == [(1,)]
    assert classes(office)[homes[0]] == POOR
    assert verify_diary(office).lines == lines
    assert verify_list(office, freeze_list(office, plan, PASSWORD).code).is_whole


LATER: dict[str, Callable[[Office, list[str], KeptList], object]] = {
    "edit": lambda office, homes, _kept: save_household(
        office, replace(open_household(office, homes[0]).household, address="tổ 4", note="x")
    ),
    "put away": lambda office, homes, _kept: put_away_household(office, homes[3], "ghi nhầm"),
    "death": lambda office, homes, _kept: _die(office, homes[1]),
    "another decision": lambda office, homes, _kept: past_decision(office, **{homes[1]: POOR}),
    "standard": lambda office, _homes, _kept: change_standard(
        office, "2022-2025", {"score_line.rural": 141}
    ),
    "hamlet": lambda office, _homes, _kept: change_hamlet(
        office, replace(list_hamlets(office)[0], name="Phước Mới")
    ),
    "score": lambda office, _homes, _kept: score_all(office),
    "supplement": lambda office, _homes, kept: prepare_supplement(office, kept.decision_id),
    "handover": lambda office, homes, kept: papers.hand_over(office, kept.id, homes[0], TODAY),
    "certificates": lambda office, _homes, kept: papers.frozen_paper(
        office, kept.id, papers.CERTIFICATES
    ),
}


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(sorted(LATER)), min_size=1, max_size=6))
def test_no_later_act_changes_a_frozen_list(
    office: Office, homes: list[str], frozen: KeptList, acts: list[str]
) -> None:
    paper = papers.frozen_paper(office, frozen.id, papers.DECISION)
    for name in acts:
        with suppress(UserError):  # an act that is refused is no change either
            LATER[name](office, homes, frozen)
    checked = verify_list(office, frozen.code)
    assert checked.is_whole, checked.faults
    assert checked.kept == frozen
    assert papers.frozen_paper(office, frozen.id, papers.DECISION) == paper
    assert decision_pdf(frozen, office) == paper


def test_papers_are_the_same_bytes_every_time(office: Office, frozen: KeptList) -> None:
    for kind in papers.OF_LIST:
        first = papers.frozen_paper(office, frozen.id, kind)
        assert first.startswith(b"%PDF")
        assert papers.frozen_paper(office, frozen.id, kind) == first
        pages = [page.extract_text() for page in PdfReader(BytesIO(first)).pages]
        assert all(frozen.code in page for page in pages)
    pages = PdfReader(BytesIO(papers.frozen_paper(office, frozen.id, papers.CERTIFICATES))).pages
    assert len(pages) == 2
    assert verify_list(office, frozen.code).is_whole


def test_a_certificate_is_handed_over_once_and_taken_back(
    office: Office, homes: list[str], frozen: KeptList
) -> None:
    act = papers.hand_over(office, frozen.id, homes[0], TODAY, "Lê Thị Út")
    given = {h.row.household_id: h.handed_on for h in papers.list_certificates(office, frozen.id)}
    assert given == {homes[0]: TODAY, homes[3]: None}
    act.undo(office)
    assert all(h.handed_on is None for h in papers.list_certificates(office, frozen.id))
    with pytest.raises(WrongUsage, match="không có giấy chứng nhận"):
        papers.hand_over(office, frozen.id, homes[2], TODAY)
    with pytest.raises(WrongUsage, match="Ngày trao"):
        papers.hand_over(office, frozen.id, homes[0], date(2025, 1, 1))


def test_certificates_of_a_hamlet_are_handed_over_together_or_not_at_all(
    office: Office, homes: list[str], frozen: KeptList
) -> None:
    def given() -> dict[str, date | None]:
        listed = papers.list_certificates(office, frozen.id)
        return {each.row.household_id: each.handed_on for each in listed}

    with pytest.raises(WrongUsage, match="không có giấy chứng nhận"):
        papers.hand_over_all(office, frozen.id, (homes[0], homes[2]), TODAY)
    assert set(given().values()) == {None}
    papers.hand_over(office, frozen.id, homes[0], date(2026, 11, 24), "Lê Thị Út")
    both = papers.hand_over_all(office, frozen.id, (homes[0], homes[3]), TODAY, "Trưởng ấp")
    assert both.name == "trao giấy chứng nhận của 2 hộ"
    both.undo(office)
    assert given() == {homes[0]: TODAY, homes[3]: None}
    both.redo(office)
    papers.hand_over(office, frozen.id, homes[3], None)
    with pytest.raises(WrongUsage, match="ghi khác sau đó"):
        both.undo(office)
    assert given() == {homes[0]: TODAY, homes[3]: None}


def test_the_decision_is_also_a_document_to_add_words_to(
    office: Office, frozen: KeptList, tmp_path: Path
) -> None:
    from docx import Document

    target = tmp_path / "quyet-dinh.docx"
    papers.save_docx(office, frozen.id, papers.DECISION, target)
    document = Document(str(target))
    words = "\n".join(each.text for each in document.paragraphs)
    assert "Điều 1. Công nhận theo chuẩn nghèo" in words
    assert frozen.code in document.sections[0].footer.paragraphs[0].text
    assert any("Chau Ôn" in cell.text for t in document.tables for r in t.rows for cell in r.cells)

"""Tổng quan: counted from the register, within what the account sees, and what waits for it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ngheo_desktop.domain.drafts import HouseholdDraft
from ngheo_desktop.domain.overview import WaitingKind
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.operations.backups import back_up
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.drafts import keep_draft
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.overview import read_overview, waiting_for


def kinds(office: Office) -> set[WaitingKind]:
    return {each.kind for each in waiting_for(office)}


def test_an_empty_register_has_no_shares_and_asks_for_a_backup(office: Office) -> None:
    found = read_overview(office)
    assert (found.households, found.members, found.poor) == (0, 0, 0)
    assert WaitingKind.BACKUP in kinds(office)


def test_households_people_and_hamlets_are_counted(
    office: Office, add_household: Callable[..., str]
) -> None:
    add_household("Trần Văn Tám")
    add_household("Neáng Sa", hamlet=1)
    add_household("Chau Rên", hamlet=1)
    found = read_overview(office)
    assert (found.households, found.members) == (3, 3)
    assert [(bar.words, bar.count, bar.of) for bar in found.hamlets] == [
        ("Phước Lợi", 0, 1),
        ("Phước Long", 0, 2),
    ]
    assert len(found.indicators) == 12


def test_a_sheet_with_an_open_answer_waits(office: Office, household_id: str) -> None:
    sheet = open_sheet(office, household_id)
    save_sheet(office, household_id, sheet.facts, "Neáng Sa")
    found = read_overview(office)
    assert (found.sheets_done, found.sheets_open) == (0, 1)
    (line,) = [each for each in found.waiting if each.kind == WaitingKind.OPEN_SHEETS]
    assert line.text == "1 phiếu còn câu chưa rõ"
    assert dict(line.filters) == {"sheet": "open"}


def test_a_draft_of_this_account_waits_with_what_it_is(office: Office, household_id: str) -> None:
    base = open_household(office, household_id).household
    keep_draft(office, household_id, HouseholdDraft(replace(base, address="Tổ 9"), base))
    (line,) = [each for each in waiting_for(office) if each.kind == WaitingKind.DRAFT]
    assert line.text.startswith(f"Đang nhập dở hộ {base.code} Trần Văn Tám, lúc ")
    assert line.draft is not None
    assert line.draft.household_id == household_id


def test_a_backup_of_today_waits_no_more(office: Office, tmp_path: Path) -> None:
    back_up(office, tmp_path)
    assert WaitingKind.BACKUP not in kinds(office)


def test_the_standard_of_today_is_told_to_who_may_confirm_it(office: Office) -> None:
    assert WaitingKind.STANDARD in kinds(office)
    officer = replace(office.actor, roles=frozenset({Role.POVERTY_OFFICER}))
    assert WaitingKind.STANDARD not in kinds(replace(office, actor=officer))


def test_a_surveyor_counts_the_own_hamlet_only(
    office: Office, add_household: Callable[..., str]
) -> None:
    add_household("Trần Văn Tám")
    add_household("Neáng Sa", hamlet=1)
    own = frozenset({list_hamlets(office)[1].id})
    actor = replace(office.actor, roles=frozenset({Role.SURVEYOR}), hamlets=own)
    found = read_overview(replace(office, actor=actor))
    assert found.households == 1
    assert [bar.words for bar in found.hamlets] == ["Phước Long"]

"""Việc dở dang of an account: kept, listed, nobody else's, gone with the saving."""

from dataclasses import replace

import pytest
from sqlalchemy import event

from ngheo_desktop.domain.drafts import (
    ChecklistDraft,
    DraftKind,
    HouseholdDraft,
    MinutesDraft,
    TypedVote,
    minutes_key,
    read_minutes_key,
)
from ngheo_desktop.domain.register import HEAD, Household, Member
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.errors import AccessRefused, EnvironmentProblem
from ngheo_desktop.operations.checking import check_register
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.drafts import (
    draft_of,
    drop_draft,
    keep_draft,
    list_drafts,
    put_draft_away,
)
from ngheo_desktop.operations.household_changes import put_away_household
from ngheo_desktop.operations.households import (
    open_household,
    save_household,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.tables import AccountRow, DraftRow


def typed_household(office: Office, household_id: str) -> HouseholdDraft:
    base = open_household(office, household_id).household
    return HouseholdDraft(replace(base, address="Tổ 9"), base)


def typed_sheet(office: Office, household_id: str) -> ChecklistDraft:
    sheet = open_sheet(office, household_id)
    return ChecklistDraft(replace(sheet.facts, income_score=118), "Neáng Sa", sheet.facts)


def test_a_draft_is_kept_beside_the_record_and_listed(office: Office, household_id: str) -> None:
    draft = typed_household(office, household_id)
    keep_draft(office, household_id, draft)
    keep_draft(office, household_id, typed_sheet(office, household_id))
    kept = draft_of(office, DraftKind.HOUSEHOLD, household_id)
    assert kept == draft
    assert kept is not None
    assert kept.kept_at is not None
    assert open_household(office, household_id).household == draft.base
    lines = list_drafts(office)
    assert {line.kind for line in lines} == {DraftKind.HOUSEHOLD, DraftKind.CHECKLIST}
    assert {(line.code, line.head_name) for line in lines} == {("0001", "Trần Văn Tám")}


def test_a_household_not_in_the_register_is_listed_by_what_was_typed(office: Office) -> None:
    typed = Household(members=(Member(name="Neáng Hoa", relation=HEAD),))
    keep_draft(office, "", HouseholdDraft(typed, Household()))
    assert [(line.household_id, line.head_name) for line in list_drafts(office)] == [
        ("", "Neáng Hoa")
    ]


def test_minutes_that_are_half_typed_are_listed_by_their_hamlet(office: Office) -> None:
    key = minutes_key("r", "a")
    draft = MinutesDraft("ấp Phước Lợi", present="50", votes=(TypedVote("h", agree="23"),))
    keep_draft(office, key, draft)
    assert draft_of(office, DraftKind.MINUTES, key) == draft
    (line,) = list_drafts(office)
    assert (line.kind, line.head_name) == (DraftKind.MINUTES, "ấp Phước Lợi")
    assert read_minutes_key(line.household_id) == ("r", "a")
    assert check_register(office) == []
    act = put_draft_away(office, line)
    assert list_drafts(office) == []
    assert act is not None
    act.undo(office)
    assert draft_of(office, DraftKind.MINUTES, key) == draft


def test_nobody_sees_the_drafts_of_another_account(office: Office, household_id: str) -> None:
    keep_draft(office, household_id, typed_household(office, household_id))
    with office.store.writing() as session:
        session.add(AccountRow(id="tam", login="tam", name="Trần Tám"))
    other = replace(office, actor=replace(office.actor, account_id="tam"))
    assert list_drafts(other) == []
    assert draft_of(other, DraftKind.HOUSEHOLD, household_id) is None
    drop_draft(other, DraftKind.HOUSEHOLD, household_id)
    assert len(list_drafts(office)) == 1


def test_saving_ends_the_draft_in_the_same_transaction(office: Office, household_id: str) -> None:
    draft, sheet = typed_household(office, household_id), typed_sheet(office, household_id)
    keep_draft(office, household_id, draft)
    keep_draft(office, household_id, sheet)
    save_household(office, draft.household)  # from elsewhere: what was typed still waits
    assert len(list_drafts(office)) == 2
    save_household(office, draft.household, ends_draft=True)
    assert [line.kind for line in list_drafts(office)] == [DraftKind.CHECKLIST]
    save_sheet(office, household_id, sheet.facts, sheet.surveyor, ends_draft=True)
    assert list_drafts(office) == []


def test_a_draft_with_words_of_another_program_never_keeps_the_record_from_opening(
    office: Office, household_id: str
) -> None:
    keep_draft(office, household_id, typed_sheet(office, household_id))
    with office.store.writing() as session:
        row = session.get_one(DraftRow, (office.actor.account_id, "checklist", household_id))
        row.payload = row.payload | {"facts": row.payload["facts"] | {"area": "suburb"}}
    assert draft_of(office, DraftKind.CHECKLIST, household_id) is None


def test_who_may_only_read_keeps_no_draft(office: Office, household_id: str) -> None:
    draft = typed_household(office, household_id)
    keep_draft(office, household_id, draft)
    reader = replace(office, actor=replace(office.actor, roles=frozenset({Role.VIEWER})))
    with pytest.raises(AccessRefused):
        keep_draft(reader, household_id, draft)
    assert draft_of(reader, DraftKind.HOUSEHOLD, household_id) is None
    assert list_drafts(reader) == []


def test_a_draft_about_a_household_put_away_is_not_offered(
    office: Office, household_id: str
) -> None:
    keep_draft(office, household_id, typed_household(office, household_id))
    put_away_household(office, household_id, "trùng")
    assert list_drafts(office) == []


def test_nothing_of_a_draft_travels_or_can_be_read_on_the_disk(
    office: Office, household_id: str
) -> None:
    before = office.store.query("SELECT kind, id FROM sync_dirty")
    draft = typed_household(office, household_id)
    keep_draft(
        office,
        household_id,
        replace(draft, household=replace(draft.household, note="chuyện kín của hộ")),
    )
    assert office.store.query("SELECT kind, id FROM sync_dirty") == before
    for file in office.folder.iterdir():
        assert "chuyện kín".encode() not in file.read_bytes()


def test_a_full_disk_is_said_and_the_draft_before_stays(office: Office, household_id: str) -> None:
    draft = typed_household(office, household_id)
    keep_draft(office, household_id, draft)
    pages = office.store.query("PRAGMA page_count")[0][0]

    @event.listens_for(office.store.engine(), "checkout")
    def _no_room(connection: object, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

    long = replace(draft, household=replace(draft.household, note="x" * 1_000_000))
    with pytest.raises(EnvironmentProblem, match="Ổ đĩa đã đầy"):
        keep_draft(office, household_id, long)
    assert draft_of(office, DraftKind.HOUSEHOLD, household_id) == draft

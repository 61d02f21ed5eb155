"""Việc dở dang: what somebody has typed and not saved, each account its own."""

from ngheo_desktop.domain.drafts import Draft, DraftKind, DraftLine
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office

_RIGHTS = {
    DraftKind.HOUSEHOLD: Right.EDIT_HOUSEHOLDS,
    DraftKind.CHECKLIST: Right.FILL_CHECKLISTS,
    DraftKind.MINUTES: Right.RECORD_MEETINGS,
}


def keep_draft(office: Office, subject_id: str, draft: Draft) -> None:
    """Giữ bản nháp about a household ("" = one not in the register yet); the record stays."""
    from ngheo_desktop.storage.drafts import store_draft

    office.require(_RIGHTS[draft.kind])
    with office.store.writing() as session:
        store_draft(session, office.actor.account_id, subject_id, draft)


def draft_of(office: Office, kind: DraftKind, subject_id: str) -> Draft | None:
    """Bản nháp of this account; None also for an account that may no longer save it."""
    from ngheo_desktop.storage.drafts import load_draft

    if not office.actor.may(_RIGHTS[kind]):
        return None
    with office.store.reading() as session:
        return load_draft(session, office.actor.account_id, kind, subject_id)


def list_drafts(office: Office) -> list[DraftLine]:
    """Việc dở dang of this account, the newest first."""
    from ngheo_desktop.storage.drafts import draft_lines

    with office.store.reading() as session:
        lines = draft_lines(session, office.actor.account_id, office.actor.scope)
    return [line for line in lines if office.actor.may(_RIGHTS[line.kind])]


def drop_draft(office: Office, kind: DraftKind, subject_id: str) -> None:
    """Bỏ bản nháp: what was typed is gone, the record stays."""
    from ngheo_desktop.storage.drafts import erase_draft

    with office.store.writing() as session:
        erase_draft(session, office.actor.account_id, kind, subject_id)


def put_draft_away(office: Office, line: DraftLine) -> Act | None:
    """Bỏ in «Việc dở dang», as an act: what was typed can be brought back in this session."""
    draft = draft_of(office, line.kind, line.household_id)
    drop_draft(office, line.kind, line.household_id)
    if draft is None:
        return None

    def undo(then: Office) -> None:
        if draft_of(then, line.kind, line.household_id) is not None:
            raise WrongUsage("Không hoàn tác được: ở đây đã có phần nhập dở mới hơn.")
        keep_draft(then, line.household_id, draft)

    def redo(then: Office) -> None:
        drop_draft(then, line.kind, line.household_id)

    whose = f"hộ {line.code}" if line.code else line.head_name or "hộ mới"
    return Act(f"bỏ phần nhập dở {whose}", undo, redo, line.household_id)

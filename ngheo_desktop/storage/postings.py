"""Niêm yết and kiến nghị as stored."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from ngheo_desktop.domain.postings import Objection, ObjectionDraft, Posting
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.storage.hamlets import list_hamlets
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import ObjectionRow, PostingRow, SummaryRow


def list_postings(session: Session, round_id: str, hamlet_id: str = "") -> list[Posting]:
    """Các lần niêm yết of a round, by hamlet and number."""
    query = (
        select(PostingRow)
        .where(PostingRow.round_id == round_id, col(PostingRow.deleted).is_(False))
        .order_by(col(PostingRow.hamlet_id), col(PostingRow.number))
    )
    if hamlet_id:
        query = query.where(PostingRow.hamlet_id == hamlet_id)
    return _postings(session, session.exec(query))


def read_posting(session: Session, posting_id: str) -> Posting | None:
    """One posting; None when there is none, or it was taken back."""
    row = session.get(PostingRow, posting_id)
    return _postings(session, [row])[0] if row is not None and not row.deleted else None


def _postings(session: Session, rows: Iterable[PostingRow]) -> list[Posting]:
    names = {each.id: each.full_name for each in list_hamlets(session, ended=True)}
    return [
        Posting(
            id=row.id,
            round_id=row.round_id,
            hamlet_id=row.hamlet_id,
            hamlet=names.get(row.hamlet_id, ""),
            number=row.number,
            begins=row.begins,
            ends=row.ends,
            working_days=row.working_days,
            places=tuple(row.places),
            posted_by=row.posted_by,
            taken_down_on=row.taken_down_on,
            rule_source=row.rule_source,
        )
        for row in rows
    ]


def loose_posting(session: Session, posting_id: str) -> PostingRow:
    """The row of a posting, loose, to be changed and written."""
    return PostingRow(**session.get_one(PostingRow, posting_id).model_dump())


def list_objections(session: Session, round_id: str, hamlet_id: str = "") -> list[Objection]:
    """Các kiến nghị of a round, oldest first."""
    query = (
        select(ObjectionRow, SummaryRow.head_name)
        .outerjoin(SummaryRow, col(SummaryRow.household_id) == col(ObjectionRow.household_id))
        .where(ObjectionRow.round_id == round_id, col(ObjectionRow.deleted).is_(False))
        .order_by(col(ObjectionRow.received_on), col(ObjectionRow.id))
    )
    if hamlet_id:
        query = query.where(ObjectionRow.hamlet_id == hamlet_id)
    return [_objection(row, name or "") for row, name in session.exec(query)]


def _objection(row: ObjectionRow, head_name: str) -> Objection:
    return Objection(
        id=row.id,
        hamlet_id=row.hamlet_id,
        household_id=row.household_id,
        head_name=head_name,
        by_name=row.by_name,
        told=row.told,
        received_on=row.received_on,
        due_on=row.due_on,
        answered_on=row.answered_on,
        answer=row.answer,
        recheck_class=HouseholdClass(row.recheck_class) if row.recheck_class else None,
        post_again=row.post_again,
        posted_id=row.posted_id,
    )


def objection_row(draft: ObjectionDraft) -> ObjectionRow:
    """A new objection to write."""
    return ObjectionRow(
        id=new_id(),
        round_id=draft.round_id,
        hamlet_id=draft.hamlet_id,
        household_id=draft.household_id,
        by_name=draft.by_name,
        told=draft.told,
        received_on=draft.received_on,
    )


def loose_objection(session: Session, objection_id: str) -> ObjectionRow | None:
    """The row of an objection, loose; None when there is none."""
    row = session.get(ObjectionRow, objection_id)
    return ObjectionRow(**row.model_dump()) if row is not None and not row.deleted else None


def unposted_answers(session: Session, round_id: str, hamlet_id: str) -> list[ObjectionRow]:
    """Answered objections whose result must still hang on the board, loose."""
    query = select(ObjectionRow).where(
        ObjectionRow.round_id == round_id,
        ObjectionRow.hamlet_id == hamlet_id,
        col(ObjectionRow.deleted).is_(False),
        col(ObjectionRow.post_again).is_(True),
        col(ObjectionRow.answered_on).is_not(None),
        ObjectionRow.posted_id == "",
    )
    return [ObjectionRow(**row.model_dump()) for row in session.exec(query)]

"""Họp dân as stored: each meeting with its votes."""

from collections import defaultdict
from collections.abc import Iterable

from sqlmodel import Session, col, select

from ngheo_desktop.domain.meetings import (
    Attendee,
    Meeting,
    MeetingDraft,
    MeetingRule,
    Vote,
    VoteLine,
    attendance_json,
)
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.storage.hamlets import list_hamlets
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import (
    HouseholdRow,
    MeetingRow,
    MeetingVoteRow,
    MemberRow,
)


def list_meetings(session: Session, round_id: str, hamlet_id: str = "") -> list[Meeting]:
    """Các cuộc họp of a round, by hamlet and number; also those that did not agree."""
    query = (
        select(MeetingRow)
        .where(MeetingRow.round_id == round_id, col(MeetingRow.deleted).is_(False))
        .order_by(col(MeetingRow.hamlet_id), col(MeetingRow.number))
    )
    if hamlet_id:
        query = query.where(MeetingRow.hamlet_id == hamlet_id)
    return _meetings(session, session.exec(query))


def read_meeting(session: Session, meeting_id: str) -> Meeting | None:
    """One meeting; None when there is none, or it was taken back."""
    row = session.get(MeetingRow, meeting_id)
    return _meetings(session, [row])[0] if row is not None and not row.deleted else None


def _meetings(session: Session, rows: Iterable[MeetingRow]) -> list[Meeting]:
    found = list(rows)
    names = {each.id: each.full_name for each in list_hamlets(session, ended=True)}
    votes = _vote_lines(session, [each.id for each in found])
    return [_meeting(row, names.get(row.hamlet_id, ""), votes.get(row.id, [])) for row in found]


def _meeting(row: MeetingRow, hamlet: str, votes: list[VoteLine]) -> Meeting:
    return Meeting(
        id=row.id,
        round_id=row.round_id,
        hamlet_id=row.hamlet_id,
        hamlet=hamlet,
        number=row.number,
        held_on=row.held_on,
        held_at=row.held_at,
        place=row.place,
        chair=row.chair,
        secretary=row.secretary,
        invited=row.invited,
        present=row.present,
        attendance=tuple(Attendee(*each) for each in row.attendance),
        other_opinions=row.other_opinions,
        rule=MeetingRule(row.percent, row.inclusive, row.rule_source),
        signed_on=row.signed_on,
        votes=tuple(votes),
    )


def _vote_lines(session: Session, meeting_ids: list[str]) -> dict[str, list[VoteLine]]:
    query = (
        select(MeetingVoteRow, HouseholdRow.code, MemberRow.name)
        .join(HouseholdRow, col(HouseholdRow.id) == col(MeetingVoteRow.household_id))
        .outerjoin(
            MemberRow,
            (col(MemberRow.household_id) == col(HouseholdRow.id))
            & (col(MemberRow.relation) == "head")
            & col(MemberRow.deleted).is_(False),
        )
        .where(col(MeetingVoteRow.meeting_id).in_(meeting_ids))
        .where(col(MeetingVoteRow.deleted).is_(False))
        .order_by(col(HouseholdRow.code), col(HouseholdRow.id))
    )
    lines: dict[str, list[VoteLine]] = defaultdict(list)
    for row, code, name in session.exec(query):
        line = VoteLine(
            household_id=row.household_id,
            code=code,
            head_name=name or "",
            computed=HouseholdClass(row.computed_class),
            agree=row.agree,
            against=row.against,
            passed=row.passed,
            meeting_class=HouseholdClass(row.meeting_class) if row.meeting_class else None,
            reason=row.reason,
            other=row.other,
        )
        lines[row.meeting_id].append(line)
    return lines


def meeting_row(draft: MeetingDraft, number: int, rule: MeetingRule) -> MeetingRow:
    """New minutes to write, with the rule of that day in them."""
    return MeetingRow(
        id=new_id(),
        round_id=draft.round_id,
        hamlet_id=draft.hamlet_id,
        number=number,
        held_on=draft.held_on,
        held_at=draft.held_at,
        place=draft.place,
        chair=draft.chair,
        secretary=draft.secretary,
        attendance=attendance_json(draft.attendance),
        invited=draft.invited,
        present=draft.present,
        other_opinions=draft.other_opinions,
        percent=rule.percent,
        inclusive=rule.inclusive,
        rule_source=rule.source,
    )


def vote_row(
    meeting_id: str, vote: Vote, computed: HouseholdClass, *, passed: bool
) -> MeetingVoteRow:
    """One vote to write; a household has a class by the meeting only where it agreed."""
    agreed_on = vote.meeting_class or computed
    return MeetingVoteRow(
        id=new_id(),
        meeting_id=meeting_id,
        household_id=vote.household_id,
        computed_class=computed.value,
        agree=vote.agree,
        against=vote.against,
        passed=passed,
        meeting_class=agreed_on.value if passed else "",
        reason=vote.reason,
        other=vote.other,
    )


def loose_meeting(session: Session, meeting_id: str) -> MeetingRow:
    """The row of a meeting, loose, to be changed and written."""
    return MeetingRow(**session.get_one(MeetingRow, meeting_id).model_dump())


def loose_votes(session: Session, meeting_id: str) -> list[MeetingVoteRow]:
    """Its votes, loose."""
    query = select(MeetingVoteRow).where(
        MeetingVoteRow.meeting_id == meeting_id, col(MeetingVoteRow.deleted).is_(False)
    )
    return [MeetingVoteRow(**row.model_dump()) for row in session.exec(query)]

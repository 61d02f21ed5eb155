"""What the case file of one household needs and no screen reads yet."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from ngheo_desktop.domain.case_file import ListedLine
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.storage.tables import (
    DiaryRow,
    MeetingRow,
    MeetingVoteRow,
    RoundHouseholdRow,
)

_LISTS = """
SELECT d.number, d.decided_on, d.standard, l.household_class, l.members,
       coalesce(f.code, o.code, ''), h.handed_on, coalesce(h.receiver, '')
FROM decision_line l
JOIN decision d ON d.id = l.decision_id AND d.deleted = 0
LEFT JOIN frozen_list f ON f.decision_id = d.id
LEFT JOIN other_decision o ON o.register_id = d.id
LEFT JOIN handover h ON h.decision_id = d.id AND h.household_id = l.household_id AND h.deleted = 0
WHERE l.household_id = ? AND l.deleted = 0
ORDER BY d.decided_on DESC, d.id DESC
"""


def lists_of(session: Session, household_id: str) -> tuple[ListedLine, ...]:
    """Every signed list that a household stands in, newest first."""
    rows = session.connection().exec_driver_sql(_LISTS, (household_id,))
    return tuple(
        ListedLine(
            number,
            date.fromisoformat(day),
            standard,
            HouseholdClass(kind),
            members,
            code,
            date.fromisoformat(handed) if handed else None,
            receiver,
        )
        for number, day, standard, kind, members, code, handed, receiver in rows
    )


def survey_days(session: Session, household_id: str) -> list[date]:
    """Days of all its sheets, newest first."""
    sql = (
        "SELECT DISTINCT survey_date FROM checklist WHERE household_id = ? AND deleted = 0 "
        "ORDER BY survey_date DESC"
    )
    rows = session.connection().exec_driver_sql(sql, (household_id,))
    return [date.fromisoformat(day) for (day,) in rows]


def rounds_of(session: Session, household_id: str) -> list[tuple[str, str]]:
    """Rounds that listed it, with the hamlet where it stood then."""
    query = select(RoundHouseholdRow.round_id, RoundHouseholdRow.hamlet_id).where(
        RoundHouseholdRow.household_id == household_id, col(RoundHouseholdRow.deleted).is_(False)
    )
    return list(session.exec(query))


def meetings_of(session: Session, round_id: str, household_id: str) -> list[str]:
    """Meetings of a round that voted about it, oldest first."""
    query = (
        select(MeetingRow.id)
        .join(MeetingVoteRow, col(MeetingVoteRow.meeting_id) == col(MeetingRow.id))
        .where(
            MeetingRow.round_id == round_id,
            MeetingVoteRow.household_id == household_id,
            col(MeetingRow.deleted).is_(False),
            col(MeetingVoteRow.deleted).is_(False),
        )
        .order_by(col(MeetingRow.held_on), col(MeetingRow.number))
    )
    return list(session.exec(query))


def has_seen_numbers(
    session: Session, account_id: str, household_id: str, act: str, since: datetime
) -> bool:
    """Whether the diary says that this account has opened the numbers of the household since."""
    query = select(DiaryRow.at).where(
        DiaryRow.account_id == account_id,
        DiaryRow.household_id == household_id,
        DiaryRow.act == act,
    )
    return any(at >= since for at in session.exec(query))

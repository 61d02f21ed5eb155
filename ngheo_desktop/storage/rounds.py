"""Đợt rà soát as stored: rounds, their households, and all that is recorded hamlet by hamlet."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlmodel import Session, col, select

from ngheo_desktop.domain.narrowing import SheetState
from ngheo_desktop.domain.rounds import (
    HamletRecords,
    HeardObjection,
    HeldMeeting,
    HouseholdSteps,
    ListedFor,
    Opinion,
    PostedList,
    Round,
    RoundKind,
)
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.storage.hamlets import list_hamlets
from ngheo_desktop.storage.tables import (
    AccountRow,
    DecisionLineRow,
    DecisionPlanRow,
    FrozenListRow,
    HandoverRow,
    HouseholdRow,
    MeetingRow,
    MeetingVoteRow,
    ObjectionRow,
    PostingRow,
    ResultRow,
    ReviewRoundRow,
    RoundHamletRow,
    RoundHouseholdRow,
    SummaryRow,
)

_CERTIFIED = (HouseholdClass.POOR, HouseholdClass.NEAR_POOR)


def list_rounds(session: Session) -> list[Round]:
    """Các đợt rà soát, newest first."""
    query = (
        select(ReviewRoundRow)
        .where(col(ReviewRoundRow.deleted).is_(False))
        .order_by(col(ReviewRoundRow.begins).desc(), col(ReviewRoundRow.id).desc())
    )
    return [_round(row) for row in session.exec(query)]


def read_round(session: Session, round_id: str) -> Round | None:
    """One round; None when there is none, or it was taken back."""
    row = session.get(ReviewRoundRow, round_id)
    return _round(row) if row is not None and not row.deleted else None


_OPEN_ROUND = """
SELECT r.title FROM review_round r JOIN round_household h ON h.round_id = r.id
WHERE h.household_id = ? AND h.deleted = 0 AND r.deleted = 0 AND r.closed_on IS NULL
  AND NOT EXISTS (SELECT 1 FROM frozen_list f JOIN decision_plan p ON p.id = f.plan_id
    WHERE p.round_id = r.id)
ORDER BY r.begins DESC, r.id DESC LIMIT 1
"""


def open_round_of(session: Session, household_id: str) -> str:
    """Title of the round without a decision yet that has the household on its list; "" = none."""
    found = session.connection().exec_driver_sql(_OPEN_ROUND, (household_id,)).scalar()
    return str(found or "")


def _round(row: ReviewRoundRow) -> Round:
    return Round(
        row.id,
        RoundKind(row.kind),
        row.title,
        row.begins,
        row.ends,
        row.standard,
        row.opened_on,
        row.closed_on,
    )


def records_of(session: Session, round_: Round, hamlet_id: str = "") -> list[HamletRecords]:
    """All that is recorded in a round, by hamlet in register order; of one hamlet when named."""
    steps = _household_steps(session, round_, hamlet_id)
    meetings = _grouped(session, MeetingRow, round_.id)
    postings = _grouped(session, PostingRow, round_.id)
    objections = _grouped(session, ObjectionRow, round_.id)
    decided = _decided(session, round_.id)
    names = {each.id: each.full_name for each in list_hamlets(session, ended=True)}
    accounts = {row.id: row.name for row in session.exec(select(AccountRow))}
    found = []
    for row in hamlet_rows(session, round_.id, hamlet_id):
        households = steps.get(row.hamlet_id, [])
        held = sorted(meetings[row.hamlet_id], key=lambda each: each.number)
        posted = sorted(postings[row.hamlet_id], key=lambda each: each.number)
        heard = sorted(objections[row.hamlet_id], key=lambda each: (each.received_on, each.id))
        # Who was reviewed and is on no line of the signed list is refused: decided as well.
        reviewed = [each.household_id for each in households if each.counts] if decided else []
        signed = [decided.get(each, (False, False)) for each in reviewed]
        records = HamletRecords(
            hamlet_id=row.hamlet_id,
            hamlet=names.get(row.hamlet_id, ""),
            households=tuple(_with_objections(each, heard) for each in households),
            listed_on=row.listed_on,
            surveyors=tuple(accounts[each] for each in row.surveyors if each in accounts),
            meetings=tuple(HeldMeeting(each.id, each.held_on, each.signed_on) for each in held),
            postings=tuple(PostedList(each.id, each.begins, each.ends) for each in posted),
            objections=tuple(_heard(each) for each in heard),
            opinion=Opinion(
                row.opinion_asked_on, row.opinion_on, row.opinion_agreed, row.opinion_paper
            ),
            decided=len(signed),
            certificates=sum(handed for _certified, handed in signed),
            to_certify=sum(certified for certified, _handed in signed),
        )
        found.append(records)
    order = {hamlet: at for at, hamlet in enumerate(names)}
    return sorted(found, key=lambda each: order.get(each.hamlet_id, len(order)))


def hamlet_rows(session: Session, round_id: str, hamlet_id: str) -> Iterable[RoundHamletRow]:
    """The lines of a round by hamlet; of one hamlet when named."""
    query = select(RoundHamletRow).where(
        RoundHamletRow.round_id == round_id, col(RoundHamletRow.deleted).is_(False)
    )
    if hamlet_id:
        query = query.where(RoundHamletRow.hamlet_id == hamlet_id)
    return session.exec(query)


def unsigned_minutes(session: Session) -> list[tuple[str, str]]:
    """Round and hamlet of each meeting in an open round whose minutes are not yet signed."""
    return _waiting(session, MeetingRow, col(MeetingRow.signed_on).is_(None))


def open_objections(session: Session) -> list[tuple[str, str]]:
    """Round and hamlet of each kiến nghị in an open round that has no answer."""
    return _waiting(session, ObjectionRow, col(ObjectionRow.answered_on).is_(None))


def _waiting(session: Session, table: Any, waits: Any) -> list[tuple[str, str]]:
    query = (
        select(table.round_id, table.hamlet_id)
        .join(ReviewRoundRow, col(ReviewRoundRow.id) == table.round_id)
        .where(
            waits,
            col(table.deleted).is_(False),
            col(ReviewRoundRow.deleted).is_(False),
            col(ReviewRoundRow.closed_on).is_(None),
        )
        .order_by(table.round_id.desc(), table.hamlet_id)
    )
    return [(round_id, hamlet_id) for round_id, hamlet_id in session.exec(query)]


def _grouped(session: Session, table: Any, round_id: str) -> dict[str, list[Any]]:
    query = select(table).where(table.round_id == round_id, col(table.deleted).is_(False))
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in session.exec(query):
        groups[row.hamlet_id].append(row)
    return groups


def _heard(row: ObjectionRow) -> HeardObjection:
    waits = row.answered_on is not None and row.post_again and not row.posted_id
    return HeardObjection(row.id, row.received_on, row.answered_on, waits)


def _household_steps(
    session: Session, round_: Round, hamlet_id: str
) -> dict[str, list[HouseholdSteps]]:
    query = (
        select(RoundHouseholdRow, SummaryRow, HouseholdRow.code)
        .join(HouseholdRow, col(HouseholdRow.id) == col(RoundHouseholdRow.household_id))
        .outerjoin(SummaryRow, col(SummaryRow.household_id) == col(HouseholdRow.id))
        .where(RoundHouseholdRow.round_id == round_.id, col(RoundHouseholdRow.deleted).is_(False))
        .order_by(col(HouseholdRow.code), col(HouseholdRow.id))
    )
    if hamlet_id:
        query = query.where(RoundHouseholdRow.hamlet_id == hamlet_id)
    results = _results(session, round_)
    votes = _votes(session, round_.id)
    names = {each.id: each.full_name for each in list_hamlets(session, ended=True)}
    steps: dict[str, list[HouseholdSteps]] = defaultdict(list)
    for row, summary, code in session.exec(query):
        one = HouseholdSteps(
            household_id=row.household_id,
            code=code,
            head_name=summary.head_name if summary else "",
            hamlet_id=row.hamlet_id,
            hamlet=names.get(row.hamlet_id, ""),
            members=summary.members if summary else 0,
            listed_for=ListedFor(row.listed_for),
            reason=row.reason,
            class_before=HouseholdClass(row.class_before) if row.class_before else None,
            gone=summary is None,
            screened_out=row.screened_out,
        )
        one = _with_result(one, results.get(row.household_id))
        steps[row.hamlet_id].append(_with_vote(one, votes.get(row.household_id)))
    return steps


def _results(session: Session, round_: Round) -> dict[str, Any]:
    """The latest result of each household by the round's standard, of a sheet inside the round."""
    query = (
        select(ResultRow.household_id, col(ResultRow.survey_date), col(ResultRow.household_class))
        .where(ResultRow.standard == round_.standard, ResultRow.survey_date >= round_.begins)
        .order_by(col(ResultRow.survey_date))
    )
    if round_.closed_on is not None:
        query = query.where(ResultRow.survey_date <= round_.closed_on)
    return {household: (day, result) for household, day, result in session.exec(query)}


def _with_result(steps: HouseholdSteps, found: Any) -> HouseholdSteps:
    if found is None:
        return steps
    day, computed = found
    is_open = computed == HouseholdClass.UNDETERMINED
    sheet = SheetState.OPEN if is_open else SheetState.DONE
    return replace(steps, sheet=sheet, survey_date=day, computed=computed)


def _votes(session: Session, round_id: str) -> dict[str, tuple[MeetingVoteRow, MeetingRow]]:
    """What the last meeting said about each household."""
    query = (
        select(MeetingVoteRow, MeetingRow)
        .join(MeetingRow, col(MeetingRow.id) == col(MeetingVoteRow.meeting_id))
        .where(
            MeetingRow.round_id == round_id,
            col(MeetingRow.deleted).is_(False),
            col(MeetingVoteRow.deleted).is_(False),
        )
        .order_by(col(MeetingRow.number))
    )
    return {vote.household_id: (vote, meeting) for vote, meeting in session.exec(query)}


def _with_vote(steps: HouseholdSteps, found: tuple[MeetingVoteRow, MeetingRow] | None) -> Any:
    if found is None:
        return steps
    vote, meeting = found
    return replace(
        steps,
        meeting_id=meeting.id,
        met_on=meeting.held_on,
        agree=vote.agree,
        against=vote.against,
        present=meeting.present,
        meeting_passed=vote.passed,
        meeting_class=HouseholdClass(vote.meeting_class) if vote.meeting_class else None,
        meeting_reason=vote.reason,
    )


def _with_objections(steps: HouseholdSteps, heard: Iterable[ObjectionRow]) -> HouseholdSteps:
    own = [each for each in heard if each.household_id == steps.household_id]
    answered = [each for each in own if each.answered_on and each.recheck_class]
    steps = replace(steps, open_objections=sum(each.answered_on is None for each in own))
    if not answered:
        return steps
    last = max(answered, key=lambda each: (each.answered_on, each.id))
    return replace(
        steps,
        recheck_on=last.answered_on,
        recheck_class=HouseholdClass(last.recheck_class),
        recheck_reason=last.answer,
    )


def _decided(session: Session, round_id: str) -> dict[str, tuple[bool, bool]]:
    """Households in a signed list of the round: gets a certificate, has been handed it."""
    query = (
        select(DecisionLineRow, HandoverRow.id)
        .join(FrozenListRow, col(FrozenListRow.decision_id) == col(DecisionLineRow.decision_id))
        .join(DecisionPlanRow, col(DecisionPlanRow.id) == col(FrozenListRow.plan_id))
        .outerjoin(
            HandoverRow,
            (col(HandoverRow.decision_id) == col(DecisionLineRow.decision_id))
            & (col(HandoverRow.household_id) == col(DecisionLineRow.household_id))
            & col(HandoverRow.deleted).is_(False),
        )
        .where(DecisionPlanRow.round_id == round_id, col(DecisionLineRow.deleted).is_(False))
        .order_by(col(FrozenListRow.id))
    )
    return {
        line.household_id: (line.household_class in _CERTIFIED, handed is not None)
        for line, handed in session.exec(query)
    }

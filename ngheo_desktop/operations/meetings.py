"""Họp dân: minutes recorded by exception; below the rule a second meeting, the first one stays."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.drafts import DraftKind, minutes_key
from ngheo_desktop.domain.meetings import (
    Meeting,
    MeetingDraft,
    MeetingKind,
    MeetingRule,
    check_meeting,
    votes_of,
)
from ngheo_desktop.domain.problems import Problem, errors_of
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.round_rules import RoundRules
from ngheo_desktop.domain.rounds import HamletRecords, HouseholdSteps, Step, StepState
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_acts import act_of, load_hamlet, load_round, note
from ngheo_desktop.operations.rounds import hamlet_board, rules_in
from ngheo_desktop.text import clean

if TYPE_CHECKING:
    from ngheo_desktop.storage.round_records import RecordChange


@dataclass(frozen=True, slots=True)
class KeptMeeting:
    """What recording gave: the minutes, warnings, and how to take them back."""

    meeting: Meeting
    warnings: tuple[Problem, ...]
    act: Act


def households_for_meeting(
    office: Office, round_id: str, hamlet_id: str
) -> tuple[HouseholdSteps, ...]:
    """Các hộ đưa ra họp: reviewed, scored, and not yet agreed to by a meeting."""
    from ngheo_desktop.storage.rounds import records_of

    office.require(Right.READ_HOUSEHOLDS)
    office.require_hamlet(hamlet_id)
    with office.store.reading() as session:
        round_ = load_round(office, session, round_id)
        found = records_of(session, round_, hamlet_id)
    return _put_to_meeting(found[0]) if found else ()


def _put_to_meeting(records: HamletRecords) -> tuple[HouseholdSteps, ...]:
    return tuple(
        each
        for each in records.households
        if each.counts and each.sheet_done and not each.meeting_passed
    )


def rule_of_meeting(rules: RoundRules, kind: MeetingKind = MeetingKind.REVIEW) -> MeetingRule:
    """Tỷ lệ đồng ý of a kind of meeting, with its source."""
    rule = rules[f"meeting.{kind.value}"]
    if not rule.is_usable:
        raise WrongUsage(f"Chưa xác nhận «{rule.title}».")
    return MeetingRule(rule.value["percent"], rule.value["inclusive"], rule.source)


def record_meeting(office: Office, draft: MeetingDraft) -> KeptMeeting:
    """Ghi biên bản họp dân; InputRefused lists all that is wrong, and nothing is kept then."""
    from ngheo_desktop.storage.drafts import erase_draft
    from ngheo_desktop.storage.meetings import meeting_row, read_meeting, vote_row
    from ngheo_desktop.storage.round_records import write_record

    office.require(Right.RECORD_MEETINGS)
    draft = _tidied(draft)
    with office.store.writing() as session:
        records = _records_to_meet(office, session, draft)
        put = {each.household_id: each for each in _put_to_meeting(records)}
        computed = {key: each.computed for key, each in put.items() if each.computed}
        problems = _check(draft, records, computed, office.today())
        if errors_of(problems):
            raise InputRefused(errors_of(problems))
        rule = rule_of_meeting(rules_in(session, max(draft.held_on, office.today())))
        row = meeting_row(draft, len(records.meetings) + 1, rule)
        changes = [write_record(session, row)]
        for vote in votes_of(draft, computed).values():
            passed = rule.passes(vote.agree, draft.present)
            told = vote_row(row.id, vote, computed[vote.household_id], passed=passed)
            changes.append(write_record(session, told))
        words = f"ghi biên bản họp dân {records.hamlet}, lần {row.number}"
        note(office, session, words, changes)
        key = minutes_key(draft.round_id, draft.hamlet_id)
        erase_draft(session, office.actor.account_id, DraftKind.MINUTES, key)
        meeting = read_meeting(session, row.id)
    assert meeting is not None  # just written
    return KeptMeeting(meeting, tuple(problems), act_of(words, changes, Right.RECORD_MEETINGS))


def _tidied(draft: MeetingDraft) -> MeetingDraft:
    exceptions = tuple(
        replace(each, reason=clean(each.reason), other=clean(each.other))
        for each in draft.exceptions
    )
    return replace(
        draft,
        place=clean(draft.place),
        chair=clean(draft.chair),
        secretary=clean(draft.secretary),
        other_opinions=clean(draft.other_opinions),
        exceptions=exceptions,
    )


def _records_to_meet(office: Office, session: Any, draft: MeetingDraft) -> HamletRecords:
    """The hamlet, when its meeting may be held now."""
    round_, records = load_hamlet(office, session, draft.round_id, draft.hamlet_id)
    line = hamlet_board(session, round_, records, office.today())
    cell = line.cell(Step.MEETING)
    if cell.state == StepState.WAITING:
        raise WrongUsage(f"Chưa họp dân được: {cell.why}")
    if cell.state in (StepState.DONE, StepState.RUNNING):
        raise WrongUsage(f"Mọi hộ của {records.hamlet} đã được họp dân đồng ý.")
    return records


def _check(
    draft: MeetingDraft,
    records: HamletRecords,
    computed: dict[str, HouseholdClass],
    today: date,
) -> list[Problem]:
    names = {each.household_id: each.head_name for each in records.households}
    problems = check_meeting(draft, computed, names, today)
    sheets = [each.survey_date for each in _put_to_meeting(records) if each.survey_date]
    first = max([records.listed_on or date.min, *sheets])
    if draft.held_on < first:
        text = f"Danh sách và phiếu của ấp, khóm xong ngày {first:%d/%m/%Y}, sau ngày họp."
        problems.append(Problem("meeting_before_sheets", text, field="held_on"))
    return problems


def record_signed(office: Office, meeting_id: str, on: date) -> Act:
    """Ghi nhận biên bản đã ký (two copies): it is not changed any more."""
    office.require(Right.RECORD_MEETINGS)
    with office.store.writing() as session:
        words, change = sign_meeting(office, session, meeting_id, on)
        note(office, session, words, (change,))
    return act_of(words, (change,), Right.RECORD_MEETINGS)


def sign_meeting(
    office: Office, session: Any, meeting_id: str, on: date
) -> tuple[str, "RecordChange"]:
    """Set the day of signing in the caller's transaction; the words of it, and the change."""
    from ngheo_desktop.storage.meetings import loose_meeting
    from ngheo_desktop.storage.round_records import write_record

    meeting = _unsigned(office, session, meeting_id)
    if not meeting.held_on <= on <= office.today():
        raise WrongUsage(f"Ngày ký phải từ ngày họp {meeting.held_on:%d/%m/%Y} đến hôm nay.")
    row = loose_meeting(session, meeting_id)
    row.signed_on = on
    words = f"ghi nhận biên bản đã ký {meeting.hamlet}, lần {meeting.number}"
    return words, write_record(session, row)


def withdraw_meeting(office: Office, meeting_id: str) -> Act:
    """Bỏ biên bản ghi nhầm, only while it is not signed and is the last one."""
    from ngheo_desktop.storage.meetings import list_meetings, loose_meeting, loose_votes
    from ngheo_desktop.storage.round_records import write_record

    office.require(Right.RECORD_MEETINGS)
    with office.store.writing() as session:
        meeting = _unsigned(office, session, meeting_id)
        later = list_meetings(session, meeting.round_id, meeting.hamlet_id)[-1]
        if later.id != meeting_id:
            raise WrongUsage("Đã có cuộc họp sau nên biên bản này được giữ lại.")
        changes = []
        for row in (loose_meeting(session, meeting_id), *loose_votes(session, meeting_id)):
            row.deleted = True
            changes.append(write_record(session, row))
        words = f"bỏ biên bản họp dân {meeting.hamlet}, lần {meeting.number}"
        note(office, session, words, changes)
    return act_of(words, changes, Right.RECORD_MEETINGS)


def _unsigned(office: Office, session: Any, meeting_id: str) -> Meeting:
    from ngheo_desktop.storage.meetings import read_meeting

    meeting = read_meeting(session, meeting_id)
    if meeting is None:
        raise WrongUsage("Không tìm thấy biên bản này.")
    load_hamlet(office, session, meeting.round_id, meeting.hamlet_id)
    if meeting.signed_on is not None:
        raise WrongUsage(
            f"Biên bản này đã ký ngày {meeting.signed_on:%d/%m/%Y}, không sửa được nữa."
        )
    return meeting


def list_meetings(office: Office, round_id: str, hamlet_id: str = "") -> list[Meeting]:
    """Các biên bản of a round within the account's scope."""
    from ngheo_desktop.storage.meetings import list_meetings as stored

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        load_round(office, session, round_id)
        found = stored(session, round_id, hamlet_id)
    return [each for each in found if office.actor.sees(each.hamlet_id)]


def open_meeting(office: Office, meeting_id: str) -> Meeting:
    """One of them, to look at or print."""
    from ngheo_desktop.storage.meetings import read_meeting

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        meeting = read_meeting(session, meeting_id)
    if meeting is None:
        raise WrongUsage("Không tìm thấy biên bản này.")
    office.require_hamlet(meeting.hamlet_id)
    return meeting

"""Niêm yết and phúc tra: how long a list hangs, objections, what was found, posted again."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ngheo_desktop.domain.postings import (
    Objection,
    ObjectionDraft,
    Posting,
    Recheck,
    check_objection,
    check_recheck,
    posting_places,
    unsure_days,
)
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.round_rules import RoundRules
from ngheo_desktop.domain.rounds import HamletRecords, Step, StepState
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_acts import act_of, load_hamlet, load_round, note
from ngheo_desktop.operations.rounds import hamlet_board, rules_in
from ngheo_desktop.operations.work_calendar import calendar_of
from ngheo_desktop.text import clean


@dataclass(frozen=True, slots=True)
class KeptPosting:
    """What posting gave: its days, what to compare in the calendar, how to take it back."""

    posting: Posting
    act: Act


@dataclass(frozen=True, slots=True)
class KeptObjection:
    """An objection as it was kept."""

    id: str
    act: Act


def start_posting(
    office: Office,
    round_id: str,
    hamlet_id: str,
    *,
    on: date | None = None,
    places: tuple[str, ...] = (),
    posted_by: str = "",
) -> KeptPosting:
    """Niêm yết a hamlet's list for the working days of the rule; with answers to objections.

    The superior has then to be asked again, where it was asked before.
    """
    from ngheo_desktop.storage.ids import new_id
    from ngheo_desktop.storage.postings import read_posting, unposted_answers
    from ngheo_desktop.storage.round_records import write_record
    from ngheo_desktop.storage.round_rows import row_of_hamlet
    from ngheo_desktop.storage.tables import PostingRow

    office.require(Right.RUN_ROUNDS)
    begins = on or office.today()
    with office.store.writing() as session:
        records = _records_to_post(office, session, round_id, hamlet_id, begins)
        rules = rules_in(session, office.today())
        calendar, days = calendar_of(rules), _days_to_post(rules, begins)
        row = PostingRow(
            id=new_id(),
            round_id=round_id,
            hamlet_id=hamlet_id,
            number=len(records.postings) + 1,
            begins=begins,
            ends=calendar.end_of(begins, days),
            working_days=days,
            rule_source=rules["posting.days"].source,
            places=_places(office, places),
            posted_by=clean(posted_by) or office.actor.name,
        )
        changes = [write_record(session, row)]
        for answered in unposted_answers(session, round_id, hamlet_id):
            answered.posted_id = row.id
            changes.append(write_record(session, answered))
        if records.opinion.asked_on is not None:
            place = row_of_hamlet(session, round_id, hamlet_id)
            place.opinion_asked_on = place.opinion_on = place.opinion_agreed = None
            changes.append(write_record(session, place))
        words = f"niêm yết {records.hamlet}, lần {row.number}"
        note(office, session, words, changes)
        posting = read_posting(session, row.id)
    assert posting is not None  # just written
    unsure = unsure_days(calendar, posting.begins, posting.ends)
    posting = replace(posting, unsure=unsure)
    return KeptPosting(posting, act_of(words, changes, Right.RUN_ROUNDS))


def _places(office: Office, places: tuple[str, ...]) -> list[str]:
    """Those that were told, else both of the law."""
    told = [clean(each) for each in places if clean(each)]
    return told or list(posting_places(office.commune.kind))


def _days_to_post(rules: RoundRules, begins: date) -> int:
    """How many working days the confirmed rule asks for, when `begins` is one of them."""
    days: int | None = rules.value("posting.days")
    if days is None:
        raise WrongUsage(
            f"Chưa xác nhận «{rules['posting.days'].title}». Hãy ghi và xác nhận một lần."
        )
    if not calendar_of(rules).is_working(begins):
        raise WrongUsage(f"Ngày {begins:%d/%m/%Y} là ngày nghỉ. Hãy niêm yết vào ngày làm việc.")
    return days


def _records_to_post(
    office: Office, session: Any, round_id: str, hamlet_id: str, begins: date
) -> HamletRecords:
    """The hamlet, when its list may be posted now, or posted again."""
    round_, records = load_hamlet(office, session, round_id, hamlet_id)
    cell = hamlet_board(session, round_, records, office.today()).cell(Step.POSTING)
    if cell.state == StepState.WAITING:
        raise WrongUsage(f"Chưa niêm yết được: {cell.why}")
    if cell.state not in (StepState.READY, StepState.REDO):
        raise WrongUsage(cell.why or f"Danh sách của {records.hamlet} đã niêm yết xong.")
    answered = [each.answered_on for each in records.objections if each.to_post]
    held = [each.signed_on or each.held_on for each in records.meetings]
    first = max([each for each in (*held, *answered) if each], default=begins)
    if not first <= begins <= office.today():
        raise WrongUsage(f"Ngày niêm yết phải từ {first:%d/%m/%Y} đến hôm nay.")
    return records


def take_down(office: Office, posting_id: str, on: date) -> Act:
    """Gỡ bảng niêm yết, not before its last day has passed."""
    from ngheo_desktop.storage.postings import loose_posting, read_posting
    from ngheo_desktop.storage.round_records import write_record

    office.require(Right.RUN_ROUNDS)
    with office.store.writing() as session:
        posting = read_posting(session, posting_id)
        if posting is None:
            raise WrongUsage("Không tìm thấy lần niêm yết này.")
        load_hamlet(office, session, posting.round_id, posting.hamlet_id)
        if not posting.ends < on <= office.today():
            raise WrongUsage(
                f"Danh sách còn niêm yết đến hết ngày {posting.ends:%d/%m/%Y}. "
                "Ngày gỡ phải sau ngày đó và không sau hôm nay."
            )
        row = loose_posting(session, posting_id)
        row.taken_down_on = on
        changes = (write_record(session, row),)
        words = f"gỡ niêm yết {posting.hamlet}"
        note(office, session, words, changes)
    return act_of(words, changes, Right.RUN_ROUNDS)


def record_objection(office: Office, draft: ObjectionDraft) -> KeptObjection:
    """Ghi kiến nghị about a household of the list, or about one that is missing from it."""
    from ngheo_desktop.storage.postings import objection_row
    from ngheo_desktop.storage.round_records import write_record

    office.require(Right.RUN_ROUNDS)
    draft = replace(draft, by_name=clean(draft.by_name), told=clean(draft.told))
    with office.store.writing() as session:
        _round, records = load_hamlet(office, session, draft.round_id, draft.hamlet_id)
        problems = check_objection(draft, records.postings, office.today())
        if problems:
            raise InputRefused(problems)
        listed = {each.household_id for each in records.households}
        if draft.household_id and draft.household_id not in listed:
            raise WrongUsage("Hộ này không có trong danh sách của ấp, khóm.")
        rules = rules_in(session, office.today())
        row, days = objection_row(draft), rules.value("recheck.days")
        row.due_on = calendar_of(rules).end_of(draft.received_on, days) if days else None
        changes = (write_record(session, row),)
        words = f"ghi kiến nghị, {records.hamlet}"
        note(office, session, words, changes)
    return KeptObjection(row.id, act_of(words, changes, Right.RUN_ROUNDS, draft.household_id))


def answer_objection(office: Office, objection_id: str, recheck: Recheck) -> Act:
    """Ghi kết quả phúc tra; a class that changes is posted again before anything goes on."""
    from ngheo_desktop.storage.postings import loose_objection
    from ngheo_desktop.storage.round_records import write_record

    office.require(Right.RUN_ROUNDS)
    recheck = replace(recheck, answer=clean(recheck.answer))
    with office.store.writing() as session:
        row = loose_objection(session, objection_id)
        if row is None:
            raise WrongUsage("Không tìm thấy kiến nghị này.")
        _round, records = load_hamlet(office, session, row.round_id, row.hamlet_id)
        if row.answered_on is not None:
            raise WrongUsage("Kiến nghị này đã có kết quả phúc tra.")
        steps = {each.household_id: each for each in records.households}.get(row.household_id)
        standing = steps.proposed if steps else None
        known = _objection(session, row.round_id, objection_id)
        if problems := check_recheck(recheck, known, standing, office.today()):
            raise InputRefused(problems)
        row.answered_on, row.answer = recheck.answered_on, recheck.answer
        row.recheck_class = recheck.recheck_class.value if recheck.recheck_class else ""
        row.post_again = recheck.post_again
        changes = (write_record(session, row),)
        words = f"ghi kết quả phúc tra, {records.hamlet}"
        note(office, session, words, changes)
    return act_of(words, changes, Right.RUN_ROUNDS, row.household_id)


def _objection(session: Any, round_id: str, objection_id: str) -> Objection:
    from ngheo_desktop.storage.postings import list_objections

    return next(each for each in list_objections(session, round_id) if each.id == objection_id)


def list_postings(office: Office, round_id: str, hamlet_id: str = "") -> list[Posting]:
    """Các lần niêm yết of a round within the account's scope."""
    from ngheo_desktop.storage.postings import list_postings as stored

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        load_round(office, session, round_id)
        found = stored(session, round_id, hamlet_id)
    return [each for each in found if office.actor.sees(each.hamlet_id)]


def list_objections(office: Office, round_id: str, hamlet_id: str = "") -> list[Objection]:
    """Các kiến nghị of a round within the account's scope, oldest first."""
    from ngheo_desktop.storage.postings import list_objections as stored

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        load_round(office, session, round_id)
        found = stored(session, round_id, hamlet_id)
    return [each for each in found if office.actor.sees(each.hamlet_id)]

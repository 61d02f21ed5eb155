"""Biến động hộ: recorded whole with its day, or not at all; taken back exactly."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from ngheo_desktop.domain.family_events import (
    EVENT_TERMS,
    EventKind,
    FamilyEvent,
    check_event,
    outcome_of,
)
from ngheo_desktop.domain.problems import Problem, errors_of
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.households import (
    check,
    check_hamlet,
    next_code,
    require_stored,
    tidied,
)
from ngheo_desktop.operations.office import Office


def record_event(office: Office, event: FamilyEvent) -> Act:
    """Ghi biến động: all households it touches in one transaction; InputRefused lists errors."""
    from ngheo_desktop.storage.family_events import note_event

    office.require(Right.EDIT_HOUSEHOLDS)
    with office.store.writing() as session:
        here = _load(office, session, event.household_id)
        other = _load(office, session, event.other_id)
        _refuse(check_event(event, here, other, office.today()))
        _refuse(_check_moves(session, event))
        begins = here is None or event.kind == EventKind.SPLIT
        outcome = outcome_of(_coded(session, event, begins=begins), here, other, new_id=_new_id())
        after = tuple(_with_ids(tidied(each)) for each in outcome.households)
        _refuse(_problems(office, after))
        touched = tuple(each for each in (here, other) if each is not None)
        _write(office, session, after, EVENT_TERMS[event.kind].lower(), event.day)
        came = _newcomers(touched, after)
        event_id = note_event(session, event, here or after[0], outcome.stays, came)
        after = _stored(session, after)
    before = (*touched, *_blank(after, touched))
    return Act(
        _name(event, touched, after),
        partial(turn, before, after, event_id, event.day, "hoàn tác: "),
        partial(turn, after, before, event_id, event.day, "làm lại: "),
        after[0].id,
    )


def _load(office: Office, session: Any, household_id: str) -> Household | None:
    return require_stored(office, session, household_id) if household_id else None


def _check_moves(session: Any, event: FamilyEvent) -> list[Problem]:
    """Where a household stood is told in the order of the days."""
    from ngheo_desktop.storage.family_events import last_move

    last = last_move(session, event.household_id) if event.kind == EventKind.MOVE_WITHIN else None
    if last is None or event.day >= last:
        return []
    text = f"Hộ này đã chuyển ấp, khóm ngày {last:%d/%m/%Y}. Hãy chọn ngày đó hoặc sau đó."
    return [Problem("event_before_another", text, field="day")]


def _refuse(problems: list[Problem]) -> None:
    if errors_of(problems):
        raise InputRefused(errors_of(problems))


def _new_id() -> str:
    from ngheo_desktop.storage.ids import new_id

    return new_id()


def _with_ids(household: Household) -> Household:
    members = tuple(each if each.id else replace(each, id=_new_id()) for each in household.members)
    return replace(household, members=members)


def _coded(session: Any, event: FamilyEvent, *, begins: bool) -> FamilyEvent:
    """A household that begins gets the next free code where none was typed."""
    from ngheo_desktop.storage.households import codes_in_use

    if event.code or not begins:
        return event
    return replace(event, code=next_code(codes_in_use(session)))


def _newcomers(before: Sequence[Household], after: Sequence[Household]) -> list[str]:
    """Ids of who is in the register only since this event."""
    known = {member.id for each in before for member in each.members}
    return [member.id for each in after for member in each.members if member.id not in known]


def _problems(office: Office, households: Sequence[Household]) -> list[Problem]:
    """What is wrong with the households that have people afterwards; warnings do not count."""
    problems = []
    for household in households:
        office.require_hamlet(household.hamlet_id)
        if household.members:
            problems += [*check_hamlet(office, household), *check(office, household)]
    return problems


def _write(
    office: Office, session: Any, households: Sequence[Household], word: str, day: date
) -> None:
    from ngheo_desktop.operations.households import score_again
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.family_events import write_households
    from ngheo_desktop.storage.summaries import refresh_summaries

    changed = write_households(session, households, day)
    for household_id, records in changed.items():
        for record_id, changes in records.items():
            kind = "household" if record_id == household_id else "member"
            write_entry(session, office.actor, Entry(word, kind, record_id, household_id, changes))
    for household in households:
        if household.members:
            score_again(office, session, household.id)
    refresh_summaries(session, [each.id for each in households])


def record_states(
    office: Office, session: Any, households: Sequence[Household], word: str, day: date
) -> tuple[Household, ...]:
    """Write households as they shall stand, when they are whole; gives what is stored then."""
    for household in households:
        _refuse_taken_code(session, household, "hoàn tác")
    _refuse(_problems(office, households))
    _write(office, session, households, word, day)
    return _stored(session, households)


def _stored(session: Any, households: Sequence[Household]) -> tuple[Household, ...]:
    """As the register gives them back: what undo compares with."""
    from ngheo_desktop.storage.family_events import load_state

    return tuple(load_state(session, each.id) or each for each in households)


def _blank(after: Sequence[Household], before: Sequence[Household]) -> tuple[Household, ...]:
    """A household that begins with the event had nobody before."""
    known = {each.id for each in before}
    return tuple(replace(each, members=()) for each in after if each.id not in known)


def turn(
    wanted: Sequence[Household],
    seen: Sequence[Household],
    event_id: str,
    day: date,
    word: str,
    office: Office,
) -> None:
    """From `seen` to `wanted`, only while the register stands exactly as it was seen."""
    from ngheo_desktop.storage.family_events import load_state, set_taken_back

    office.require(Right.EDIT_HOUSEHOLDS)
    with office.store.writing() as session:
        for household in seen:
            office.require_hamlet(household.hamlet_id)
            if not _stands_as(load_state(session, household.id), household):
                raise WrongUsage(
                    f"Không {word.rstrip(': ')} được nữa: hộ {household.code} đã được sửa sau đó. "
                    "Sổ được giữ nguyên."
                )
        for household in wanted:
            _refuse_taken_code(session, household, word)
        _write(office, session, wanted, f"{word}biến động hộ", day)
        set_taken_back(session, event_id, taken_back=word.startswith("hoàn tác"))


def _stands_as(now: Household | None, seen: Household) -> bool:
    """Whether nothing was edited; in which order the people are listed says nothing."""
    return now is not None and _in_order(now) == _in_order(seen)


def _in_order(household: Household) -> Household:
    return replace(household, members=tuple(sorted(household.members, key=lambda each: each.id)))


def _refuse_taken_code(session: Any, household: Household, word: str) -> None:
    """A household that had ended gave its code free."""
    from ngheo_desktop.storage.households import code_owner

    if household.members and code_owner(session, household.code) not in (None, household.id):
        raise WrongUsage(
            f"Không {word.rstrip(': ')} được nữa: mã hộ {household.code} nay đã dùng cho hộ khác. "
            "Hãy đổi mã hộ đó trước."
        )


def _name(event: FamilyEvent, before: Sequence[Household], after: Sequence[Household]) -> str:
    """«qua đời Trần Văn Tám», «tách hộ 0412»."""
    word = EVENT_TERMS[event.kind].lower()
    people = {each.id: each.name for household in before for each in household.members}
    named = [people[each] for each in event.people if each in people]
    named += [each.name for each in event.newcomers]
    if event.kind == EventKind.CHANGE_HEAD or not named or len(named) > 1:
        return f"{word}, hộ {(before or after)[0].code}"
    return f"{word} {named[0]}"


def households_on(office: Office, day: date) -> list[Household]:
    """Danh sách hộ of a past day, rebuilt: who was in which household and where it stood."""
    from ngheo_desktop.storage.family_events import households_on as stored

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        found = stored(session, day)
    return [each for each in found if office.actor.sees(each.hamlet_id)]

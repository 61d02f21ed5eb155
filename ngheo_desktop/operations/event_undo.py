"""Hoàn tác biến động hộ days later, when no window remembers it: from the register itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.event_undo import states_before
from ngheo_desktop.domain.family_events import EVENT_TERMS, EventKind
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.family_events import record_states, turn
from ngheo_desktop.operations.office import Office

if TYPE_CHECKING:
    from ngheo_desktop.storage.event_undo import StoredEvent

_NEWCOMERS = "Việc này chỉ thêm người vào hộ. Hãy mở hộ và đưa người đó ra khỏi hộ."
_LATER = "Không hoàn tác được: người của biến động này đã có thay đổi sau đó. Sổ được giữ nguyên."


@dataclass(frozen=True, slots=True)
class EventLine:
    """Một biến động of the register, as the officer looks for it."""

    id: str
    what: str
    day: str
    household: str  # code
    people: tuple[str, ...]


def list_events(office: Office, household_id: str = "") -> list[EventLine]:
    """Biến động hộ that hold, the latest first; also of households that have ended."""
    from ngheo_desktop.storage.event_undo import list_events as stored

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        found = [each for each in stored(session, household_id) if _in_scope(office, session, each)]
    return [
        EventLine(each.id, EVENT_TERMS[each.kind], each.day.isoformat(), each.code, each.names)
        for each in found
    ]


def _in_scope(office: Office, session: Any, event: "StoredEvent") -> bool:
    from ngheo_desktop.storage.households import hamlet_of

    scope = office.actor.scope
    return scope is None or hamlet_of(session, event.household_id) in scope


def take_back_event(office: Office, event_id: str) -> Act:
    """Hoàn tác một biến động: everybody stands where they stood, or nothing changes."""
    from ngheo_desktop.storage.event_undo import load_event
    from ngheo_desktop.storage.family_events import set_taken_back

    office.require(Right.EDIT_HOUSEHOLDS)
    with office.store.writing() as session:
        event = load_event(session, event_id)
        if event is None:
            raise WrongUsage("Không có biến động này trong sổ, hoặc đã hoàn tác rồi.")
        now = _states_now(office, session, event)
        word = f"hoàn tác: {EVENT_TERMS[event.kind].lower()}"
        before = record_states(office, session, _wanted(session, event, now), word, event.day)
        set_taken_back(session, event_id, taken_back=True)
    states = tuple(now.values())
    return Act(
        f"hoàn tác {EVENT_TERMS[event.kind].lower()}, hộ {event.code}",
        partial(turn, states, before, event_id, event.day, "làm lại: "),
        partial(turn, before, states, event_id, event.day, "hoàn tác: "),
        event.household_id,
    )


def _states_now(office: Office, session: Any, event: "StoredEvent") -> dict[str, Household]:
    """The households concerned; WrongUsage when what the event left is there no more."""
    from ngheo_desktop.storage.event_undo import has_later_stay, people_of_stays
    from ngheo_desktop.storage.family_events import last_move, load_state

    if event.kind == EventKind.MOVE_WITHIN:
        if last_move(session, event.household_id) != event.day:
            raise WrongUsage(_LATER)
        ids = {event.household_id}
    elif not event.stays:
        raise WrongUsage(_NEWCOMERS)
    else:
        people = people_of_stays(session, event.stays)
        returned = any(there and each.since != event.day for each, there in people.values())
        if returned or has_later_stay(session, event):
            raise WrongUsage(_LATER)
        ids = {stay.household_id for stay in event.stays}
        ids |= {there for _member, there in people.values() if there}
    states = {each: load_state(session, each) for each in sorted(ids)}
    for state in states.values():
        if state is None:
            raise WrongUsage("Không hoàn tác được: hộ này đang ở mục Đã bỏ. Hãy lấy lại hộ trước.")
        office.require_hamlet(state.hamlet_id)
    return {key: state for key, state in states.items() if state is not None}


def _wanted(
    session: Any, event: "StoredEvent", now: Mapping[str, Household]
) -> tuple[Household, ...]:
    from ngheo_desktop.storage.event_undo import people_of_stays

    if event.kind == EventKind.MOVE_WITHIN:
        here = now[event.household_id]
        moved = replace(here, hamlet_id=event.hamlet_before, address=event.address_before)
        return (moved,)
    known = people_of_stays(session, event.stays)
    people = {key: member for key, (member, _there) in known.items()}
    return states_before(event.kind, event.stays, now, people)

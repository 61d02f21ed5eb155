"""Hoàn tác biến động hộ days later, when no window remembers it: from the register itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.event_undo import states_before
from ngheo_desktop.domain.family_events import EVENT_TERMS, EventKind
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.family_events import record_states, turn
from ngheo_desktop.operations.office import Office

if TYPE_CHECKING:
    from ngheo_desktop.storage.event_undo import ListedEvent, StoredEvent

_KEPT = "Sổ được giữ nguyên."
_CANNOT = "Không hoàn tác được"


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which biến động are looked for; what is left out narrows nothing."""

    household_id: str = ""
    hamlet_id: str = ""
    kind: EventKind | None = None
    since: date | None = None
    until: date | None = None

    def holds(self, event: "ListedEvent") -> bool:
        """Whether an event is one of those; the household was asked for before."""
        return (
            self.hamlet_id in ("", event.hamlet_id)
            and self.kind in (None, event.kind)
            and (self.since is None or event.day >= self.since)
            and (self.until is None or event.day <= self.until)
        )


EVERYTHING = EventQuery()


@dataclass(frozen=True, slots=True)
class EventLine:
    """Một biến động of the register, as the officer looks for it."""

    id: str
    what: str
    day: str
    household: str  # code
    people: tuple[str, ...]
    household_id: str = ""
    hamlet: str = ""
    note: str = ""  # the other household, or the place beyond the commune
    opens: str = ""  # id of the household that can be looked at; "" = it has ended


def list_events(office: Office, query: EventQuery = EVERYTHING) -> list[EventLine]:
    """Biến động hộ that hold, the latest first; also of households that have ended."""
    from ngheo_desktop.storage.event_undo import list_events as stored
    from ngheo_desktop.storage.hamlets import list_hamlets

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        hamlets = {each.id: each.full_name for each in list_hamlets(session)}
        return [
            _line(each, hamlets)
            for each in stored(session, query.household_id)
            if office.actor.sees(each.hamlet_id) and query.holds(each)
        ]


def _line(event: "ListedEvent", hamlets: Mapping[str, str]) -> EventLine:
    other = "" if event.other_has_ended else event.other_id
    return EventLine(
        event.id,
        EVENT_TERMS[event.kind],
        event.day.isoformat(),
        event.code,
        event.names,
        event.household_id,
        hamlets.get(event.hamlet_id, ""),
        f"hộ {event.other_code}" if event.other_code else event.place,
        other if event.has_ended else event.household_id,
    )


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
        wanted = _wanted(session, event, now)
        try:
            before = record_states(office, session, wanted, word, event.day)
        except InputRefused as error:
            why = " ".join(each.text for each in error.problems)
            raise WrongUsage(f"{_CANNOT}, vì sau đó hộ sẽ không đúng: {why} {_KEPT}") from error
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
    from ngheo_desktop.storage.event_undo import people_of_event
    from ngheo_desktop.storage.family_events import load_state

    if event.kind == EventKind.MOVE_WITHIN:
        _refuse_later_move(session, event)
        ids = {event.household_id}
    else:
        _refuse_later(session, event)
        people = people_of_event(session, event)
        ids = {stay.household_id for stay in event.stays}
        ids |= {there for _member, there in people.values() if there}
    states = {each: load_state(session, each) for each in sorted(ids)}
    for state in states.values():
        if state is None:
            raise WrongUsage(f"{_CANNOT}: hộ này đang ở mục Đã bỏ. Hãy lấy lại hộ trước.")
        office.require_hamlet(state.hamlet_id)
    return {key: state for key, state in states.items() if state is not None}


def _refuse_later_move(session: Any, event: "StoredEvent") -> None:
    from ngheo_desktop.storage.family_events import last_move

    last = last_move(session, event.household_id)
    if last is not None and last != event.day:
        raise WrongUsage(
            f"{_CANNOT}: hộ {event.code} đã có thay đổi sau đó, chuyển ấp, khóm ngày "
            f"{last:%d/%m/%Y}. Hãy hoàn tác việc đó trước. {_KEPT}"
        )


def _refuse_later(session: Any, event: "StoredEvent") -> None:
    """Nobody of the event has moved again, or was taken out or brought back by hand."""
    from ngheo_desktop.storage.event_undo import later_stay, people_of_event

    later = later_stay(session, event)
    if later is not None:
        raise WrongUsage(
            f"{_CANNOT}: {later.name} đã có thay đổi sau đó, "
            f"{EVENT_TERMS[later.kind].lower()} ngày {later.day:%d/%m/%Y}. Hãy hoàn tác việc đó "
            f"trước. {_KEPT}"
        )
    people = people_of_event(session, event)
    if not people:
        raise WrongUsage(f"{_CANNOT}: biến động này không ghi người nào. {_KEPT}")
    for key, (member, there) in people.items():
        if there and member.since != event.day:
            raise WrongUsage(f"{_CANNOT}: {member.name} đã có thay đổi sau đó. {_KEPT}")
        if key in event.newcomers and not there:
            raise WrongUsage(f"{_CANNOT}: {member.name} đã được đưa ra khỏi hộ. {_KEPT}")


def _wanted(
    session: Any, event: "StoredEvent", now: Mapping[str, Household]
) -> tuple[Household, ...]:
    from ngheo_desktop.storage.event_undo import people_of_event

    if event.kind == EventKind.MOVE_WITHIN:
        here = now[event.household_id]
        moved = replace(here, hamlet_id=event.hamlet_before, address=event.address_before)
        return (moved,)
    known = people_of_event(session, event)
    people = {key: member for key, (member, _there) in known.items()}
    return states_before(event.kind, event.stays, now, people, event.newcomers)

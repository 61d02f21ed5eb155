"""Biến động hộ: what an event of a family makes of its households, or why it cannot be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from ngheo_desktop.domain.kinship import inverse, relation_through
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import HEAD, Household, Member


class EventKind(StrEnum):
    """Loại biến động."""

    BIRTH = "birth"
    DEATH = "death"
    MOVE_IN = "move_in"
    MOVE_OUT = "move_out"
    MOVE_WITHIN = "move_within"
    MARRY_IN = "marry_in"
    CHANGE_HEAD = "change_head"
    SPLIT = "split"
    MERGE = "merge"


EVENT_TERMS = {
    EventKind.BIRTH: "Sinh",
    EventKind.DEATH: "Qua đời",
    EventKind.MOVE_IN: "Chuyển đến",
    EventKind.MOVE_OUT: "Chuyển đi khỏi xã",
    EventKind.MOVE_WITHIN: "Chuyển chỗ ở trong xã",
    EventKind.MARRY_IN: "Kết hôn vào hộ",
    EventKind.CHANGE_HEAD: "Đổi chủ hộ",
    EventKind.SPLIT: "Tách hộ",
    EventKind.MERGE: "Nhập hộ",
}
_LEAVING = {EventKind.DEATH, EventKind.MOVE_OUT, EventKind.SPLIT, EventKind.MERGE}
_COMING = {EventKind.BIRTH, EventKind.MOVE_IN, EventKind.MARRY_IN}


@dataclass(frozen=True, slots=True)
class FamilyEvent:
    """Một biến động as the officer tells it; ids are those of the register."""

    kind: EventKind
    day: date
    household_id: str = ""  # the one it is about; the one that ends by a merge; "" = it comes new
    people: tuple[str, ...] = ()  # ids of who dies, leaves, splits off, or marries in
    newcomers: tuple[Member, ...] = ()  # who is born, comes, or marries in from elsewhere
    head_id: str = ""  # who is the head afterwards, of the new household where one begins
    left_head_id: str = ""  # by a split: who is the head of those who stay
    relations: Mapping[str, str] = field(default_factory=dict)  # to the head afterwards, by id
    other_id: str = ""  # the household merged into, or from which somebody marries
    hamlet_id: str = ""  # where a household goes, or begins
    address: str = ""
    code: str = ""  # of a household that begins
    place: str = ""  # where to, or from where, beyond the commune


@dataclass(frozen=True, slots=True)
class Stay:
    """Who was where until when: a person's place in a household that is over."""

    member_id: str
    household_id: str
    relation: str
    begins: date | None  # None = since before the register
    ends: date  # the first day on which it no longer held
    why: EventKind


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the households stand after an event; one without people has ended."""

    households: tuple[Household, ...]
    stays: tuple[Stay, ...] = ()

    @property
    def ended(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.households if not each.members)


def check_event(
    event: FamilyEvent, here: Household | None, other: Household | None, today: date
) -> list[Problem]:
    """Everything that keeps an event from being recorded; empty when nothing does."""
    problems = _check_day(event, here, other, today)
    problems += _check_people(event, here, other)
    if not problems:
        problems += _check_heads(event, here, other)
    return problems


def _check_day(
    event: FamilyEvent, here: Household | None, other: Household | None, today: date
) -> list[Problem]:
    shown = f"{event.day:%d/%m/%Y}"
    if event.day > today:
        return [_problem("event_in_future", f"Ngày {shown} là sau hôm nay. Hãy xem lại.", "day")]
    members = [member for each in (here, other) if each for member in each.members]
    concerned = [each for each in members if event.kind not in _COMING or each.id in event.people]
    later = [each for each in concerned if each.since and each.since > event.day]
    if later:
        name, since = later[0].name, later[0].since
        text = f"{name} vào hộ ngày {since:%d/%m/%Y}, sau ngày {shown}. Hãy xem lại ngày."
        return [_problem("event_before_another", text, "day")]
    unborn = [each for each in concerned if each.birth and each.birth.earliest > event.day]
    if unborn and event.kind != EventKind.CHANGE_HEAD:
        text = f"{unborn[0].name} sinh sau ngày {shown}. Hãy xem lại ngày."
        return [_problem("event_before_birth", text, "day")]
    return []


def _check_people(
    event: FamilyEvent, here: Household | None, other: Household | None
) -> list[Problem]:
    kind = event.kind
    if here is None and kind != EventKind.MOVE_IN:
        return [_problem("event_no_household", "Chưa chọn hộ.", "household_id")]
    if kind == EventKind.MERGE and (other is None or here is None or other.id == here.id):
        text = "Chưa chọn hộ mà hộ này nhập vào."
        return [_problem("event_no_other", text, "other_id")]
    if kind in (EventKind.BIRTH, EventKind.MOVE_IN) and not event.newcomers:
        return [_problem("event_no_people", "Chưa có người nào để thêm vào hộ.", "newcomers")]
    if kind == EventKind.MARRY_IN and not event.newcomers and not event.people:
        return [_problem("event_no_people", "Chưa chọn người kết hôn vào hộ.", "newcomers")]
    if kind in (EventKind.DEATH, EventKind.MOVE_OUT, EventKind.SPLIT) and not event.people:
        return [_problem("event_no_people", "Chưa chọn người nào của hộ.", "people")]
    source = other if kind == EventKind.MARRY_IN else here
    known = {each.id for each in source.members} if source else set()
    if not set(event.people) <= known:
        return [_problem("event_unknown_person", "Người này không còn trong hộ.", "people")]
    if kind == EventKind.SPLIT and here and len(event.people) == len(here.members):
        text = "Tách hộ cần để lại ít nhất một người ở hộ cũ."
        return [_problem("event_nobody_stays", text, "people")]
    unnamed = unnamed_in(source) if source else 0
    if kind in (EventKind.DEATH, EventKind.MARRY_IN) and unnamed and known <= set(event.people):
        text = f"Hộ còn {unnamed} người chưa ghi tên. Hãy thêm những người đó vào hộ trước."
        return [_problem("event_unnamed_stay", text, "people")]
    if kind == EventKind.CHANGE_HEAD and here and not _is_new_head(here, event.head_id):
        return [_problem("event_no_head", "Chưa chọn ai là chủ hộ mới.", "head_id")]
    if kind == EventKind.MOVE_WITHIN and here and event.hamlet_id in ("", here.hamlet_id):
        text = "Chưa chọn ấp, khóm mà hộ chuyển đến."
        return [_problem("event_no_hamlet", text, "hamlet_id")]
    return _check_newcomers(event)


def _is_new_head(household: Household, head_id: str) -> bool:
    head = household.head
    known = {each.id for each in household.members}
    return head_id in known and (head is None or head.id != head_id)


def _check_newcomers(event: FamilyEvent) -> list[Problem]:
    for each in event.newcomers:
        if not each.name:
            text = "Chưa có họ và tên. Nếu chỉ có một chữ, nhập một chữ đó."
            return [_problem("name_missing", text, "newcomers")]
        if each.birth and each.birth.earliest > event.day:
            text = f"Ngày sinh của {each.name} là sau ngày {event.day:%d/%m/%Y}. Hãy xem lại."
            return [_problem("event_before_birth", text, "newcomers")]
    return []


def _check_heads(
    event: FamilyEvent, here: Household | None, other: Household | None
) -> list[Problem]:
    for household in outcome_of(event, here, other, new_id="new").households:
        heads = [each for each in household.members if each.relation == HEAD]
        if household.members and not heads:
            who = household.code or "mới"
            text = f"Hộ {who} chưa có chủ hộ. Hãy chọn ai làm chủ hộ."
            return [_problem("household_no_head", text, "head_id")]
        if len(heads) > 1:
            names = " và ".join(each.name for each in heads)
            text = f"Hộ {household.code} có hai chủ hộ: {names}. Chỉ chọn một người."
            return [_problem("household_two_heads", text, "relations")]
    return []


def _problem(code: str, text: str, field_name: str) -> Problem:
    return Problem(code, text, field=field_name)


# --- what it makes ------------------------------------------------------------------------------


def outcome_of(
    event: FamilyEvent, here: Household | None, other: Household | None, *, new_id: str
) -> Outcome:
    """The households after an event that `check_event` has nothing against."""
    if here is None:
        return _begun(event, new_id)
    if event.kind in _LEAVING:
        return _left(event, here, other, new_id)
    if event.kind == EventKind.MOVE_WITHIN:
        moved = replace(here, hamlet_id=event.hamlet_id, address=event.address or here.address)
        return Outcome((moved,))
    if event.kind == EventKind.CHANGE_HEAD:
        members, stays = _headed(here, here.members, event.head_id, event)
        return Outcome((with_people(here, members),), stays)
    return _joined(event, here, other)


def _begun(event: FamilyEvent, new_id: str) -> Outcome:
    """A household that comes from elsewhere."""
    members = tuple(replace(each, since=event.day) for each in event.newcomers)
    return Outcome((_new_household(event, new_id, members),))


def _new_household(event: FamilyEvent, new_id: str, members: Sequence[Member]) -> Household:
    return Household(
        id=new_id,
        code=event.code,
        hamlet_id=event.hamlet_id,
        address=event.address,
        members=tuple(members),
    )


def _joined(event: FamilyEvent, here: Household, other: Household | None) -> Outcome:
    """Somebody is born, comes, or marries in, from elsewhere or from another household."""
    came = tuple(replace(each, since=event.day) for each in event.newcomers)
    if other is None or not event.people:
        return Outcome((with_people(here, (*here.members, *came)),))
    moving = [each for each in other.members if each.id in event.people]
    staying = [each for each in other.members if each.id not in event.people]
    stays = [_stay(each, other, event) for each in moving]
    moved = [
        replace(each, relation=event.relations.get(each.id, ""), since=event.day) for each in moving
    ]
    members, more = _headed(other, staying, event.left_head_id, event)
    households = (
        with_people(here, (*here.members, *moved, *came)),
        with_people(other, members),
    )
    return Outcome(households, (*stays, *more))


def _left(event: FamilyEvent, here: Household, other: Household | None, new_id: str) -> Outcome:
    """Somebody leaves the household: for good, into a new one, or into another."""
    gone = (
        tuple(each.id for each in here.members) if event.kind == EventKind.MERGE else event.people
    )
    leaving = [each for each in here.members if each.id in gone]
    staying = [each for each in here.members if each.id not in gone]
    stays = [_stay(each, here, event) for each in leaving]
    left_head = event.left_head_id if event.kind == EventKind.SPLIT else event.head_id
    members, more = _headed(here, staying, left_head, event)
    households = [with_people(here, members)]
    if event.kind == EventKind.SPLIT:
        split = [
            replace(each, relation=_new_relation(here, each, event.head_id, event), since=event.day)
            for each in leaving
        ]
        begun = _new_household(event, new_id, _head_first(split))
        hamlet_id, address = event.hamlet_id or here.hamlet_id, event.address or here.address
        households.append(replace(begun, hamlet_id=hamlet_id, address=address))
    elif event.kind == EventKind.MERGE and other is not None:
        merged = [
            replace(each, relation=_merged_relation(here, each, event), since=event.day)
            for each in leaving
        ]
        households.append(with_people(other, (*other.members, *merged), also=unnamed_in(here)))
    return Outcome(tuple(households), (*stays, *more))


def unnamed_in(household: Household) -> int:
    """Nhân khẩu chưa ghi tên: people that a list has counted and nobody has named yet."""
    return max(0, (household.declared_members or 0) - len(household.members))


def with_people(household: Household, members: Sequence[Member], also: int = 0) -> Household:
    """Other people live there now; the number of those without a name goes on, `also` joins it."""
    unnamed = unnamed_in(household) + also
    counts = household.declared_members is not None or also
    declared = len(members) + unnamed if counts else None
    return replace(household, members=tuple(members), declared_members=declared)


def _headed(
    household: Household, members: Sequence[Member], head_id: str, event: FamilyEvent
) -> tuple[tuple[Member, ...], tuple[Stay, ...]]:
    """Who stays, under another head where one is named; each changed relation is a new stay."""
    head = household.head
    if not head_id or (head is not None and head.id == head_id):
        return tuple(members), ()
    told: list[Member] = []
    stays: list[Stay] = []
    for each in members:
        relation = _new_relation(household, each, head_id, event)
        if relation != each.relation:
            stays.append(_stay(each, household, event))
            each = replace(each, relation=relation, since=event.day)
        told.append(each)
    return tuple(_head_first(told)), tuple(stays)


def _new_relation(household: Household, member: Member, head_id: str, event: FamilyEvent) -> str:
    """Relation to the new head: as told, else as it follows from the old ones; "" = unknown."""
    if member.id == head_id:
        return HEAD
    if member.id in event.relations:
        return event.relations[member.id]
    return proposed_relations(household, head_id).get(member.id, "")


def _merged_relation(household: Household, member: Member, event: FamilyEvent) -> str:
    if member.id in event.relations:
        return event.relations[member.id]
    head = household.head
    link = event.relations.get(head.id, "") if head else ""
    return relation_through(member.relation, link)


def proposed_relations(household: Household, head_id: str) -> dict[str, str]:
    """Relation of everybody to another head, as far as it follows; "" = has to be asked."""
    new_head = next((each for each in household.members if each.id == head_id), None)
    if new_head is None:
        return {}
    back = inverse(new_head.relation)
    return {
        each.id: HEAD if each.id == head_id else relation_through(each.relation, back)
        for each in household.members
    }


def _head_first(members: Sequence[Member]) -> list[Member]:
    return sorted(members, key=lambda each: each.relation != HEAD)


def _stay(member: Member, household: Household, event: FamilyEvent) -> Stay:
    return Stay(member.id, household.id, member.relation, member.since, event.day, event.kind)

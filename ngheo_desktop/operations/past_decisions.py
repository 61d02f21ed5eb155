"""Quyết định đã ký, brought in with its list: the opening balance of the first review."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.imports import decision_number
from ngheo_desktop.domain.standards import standard_on
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.import_matching import Outcome, PlannedHousehold
from ngheo_desktop.operations.office import Office

if TYPE_CHECKING:
    from ngheo_desktop.storage.imports import DecidedHousehold, KnownDecision, NewHousehold

WRITTEN = (Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED)
DECIDABLE = (
    HouseholdClass.POOR,
    HouseholdClass.NEAR_POOR,
    HouseholdClass.AVERAGE_LIVING,
    HouseholdClass.NOT_POOR,
)
_NOTHING = "Chưa ghi gì vào sổ."


@dataclass(frozen=True, slots=True)
class PastDecision:
    """The list is a signed decision: its classes count from that day."""

    number: str
    decided_on: date
    unsaid: HouseholdClass | None = None  # of the households of which the list tells no class
    joins: bool = False  # the decision is there already, of another part of the commune


def class_by(listed: HouseholdClass | None, unsaid: HouseholdClass | None) -> HouseholdClass | None:
    """Diện of a listed household by the decision; None = the decision does not speak of it."""
    chosen = unsaid if listed is None else listed
    return chosen if chosen in DECIDABLE else None


def decided_classes(
    households: Sequence[PlannedHousehold], unsaid: HouseholdClass | None = None
) -> dict[HouseholdClass, int]:
    """How many households the decision would have of each class; those not written count not."""
    told = [
        class_by(each.listed.household_class, unsaid)
        for each in households
        if each.outcome in WRITTEN
    ]
    counted = Counter(told)
    return {each: counted[each] for each in DECIDABLE if counted[each]}


def count_unsaid(households: Sequence[PlannedHousehold]) -> int:
    """How many of the households that are written have no class in the list."""
    return sum(
        each.outcome in WRITTEN and each.listed.household_class is None for each in households
    )


def check_decision(decision: PastDecision | None, today: date) -> str:
    """Why number and day cannot be of a signed decision; "" when they can."""
    if decision is None:
        return ""
    if not decision_number(decision.number):
        return f"Số quyết định «{decision.number}» cần có dạng 45/QĐ-UBND."
    if decision.decided_on > today:
        return f"Ngày ký {decision.decided_on:%d/%m/%Y} sau ngày hôm nay. Hãy xem lại."
    return ""


def known_words(known: "KnownDecision") -> str:
    """«Quyết định số … ngày … đã có trong sổ với 87 hộ», and what can be done."""
    said = (
        f"Quyết định số {known.number} ngày {known.decided_on:%d/%m/%Y} đã có trong sổ với "
        f"{known.households} hộ"
    )
    if known.is_frozen:
        return (
            f"{said}, chốt trong chương trình. Không ghi thêm được; hãy lập danh sách bổ sung ở "
            "phần Quyết định."
        )
    return f"{said}. Chỉ ghi thêm khi danh sách này là phần khác của cùng quyết định đó."


def same_decision(
    decision: PastDecision, decisions: Sequence["KnownDecision"]
) -> "KnownDecision | None":
    """The decision of the register with this number and day."""
    number = decision_number(decision.number).casefold()
    return next(
        (
            each
            for each in decisions
            if each.decided_on == decision.decided_on
            and (decision_number(each.number) or each.number).casefold() == number
        ),
        None,
    )


def write_past_decision(
    office: Office,
    session: Any,
    batch: str,
    households: Sequence[PlannedHousehold],
    new: Sequence["NewHousehold"],
    decision: PastDecision,
) -> None:
    """The list's classes become a decision of that day, under the standard of that day."""
    from ngheo_desktop.storage import imports as stored

    lines = list(_lines(households, new, decision.unsaid))
    if not lines:
        raise WrongUsage(_why_nothing(households, decision))
    known = same_decision(decision, stored.known_decisions(session))
    if known is None:
        standard = standard_on(office.standards, decision.decided_on)
        number, code = decision_number(decision.number), standard.code if standard else ""
        decision_id = stored.insert_decision(session, number, decision.decided_on, code, lines)
    else:
        if known.is_frozen or not decision.joins:
            raise WrongUsage(f"{known_words(known)} {_NOTHING}")
        decision_id = known.id
        lines = _not_there_yet(lines, stored.decided_in(session, known.id))
        stored.add_decision_lines(session, known.id, lines)
    stored.note_decision(session, batch, decision_id, [each.household_id for each in lines])


def _lines(
    households: Sequence[PlannedHousehold],
    new: Sequence["NewHousehold"],
    unsaid: HouseholdClass | None,
) -> Iterator["DecidedHousehold"]:
    from ngheo_desktop.storage.imports import DecidedHousehold

    made = iter([each.household.id for each in new])  # in the order of the plan
    for each in households:
        household_id = next(made) if each.outcome == Outcome.CREATED else each.household_id
        decided = class_by(each.listed.household_class, unsaid)
        if each.outcome in WRITTEN and decided is not None:
            head, people = each.listed.head_name or "", each.listed.counted_members
            yield DecidedHousehold(household_id, decided, head, people)


def _why_nothing(households: Sequence[PlannedHousehold], decision: PastDecision) -> str:
    told = (class_by(each.listed.household_class, decision.unsaid) for each in households)
    if any(each is not None for each in told):
        return (
            f"Chưa hộ nào của danh sách ghi được vào sổ nên chưa thể ghi quyết định. {_NOTHING} "
            "Hãy xem các hộ cần xem và trả lời cùng hộ hay khác hộ trước."
        )
    return (
        "Danh sách không có cột phân loại hộ nên không thể ghi thành quyết định. "
        f"{_NOTHING} Hãy chọn diện cho các hộ này."
    )


def _not_there_yet(
    lines: Sequence["DecidedHousehold"], there: Mapping[str, HouseholdClass]
) -> list["DecidedHousehold"]:
    """Lines to add to a decision; one that says something else of a household is refused."""
    differing = [
        each
        for each in lines
        if there.get(each.household_id, each.household_class) != each.household_class
    ]
    if differing:
        raise WrongUsage(
            f"{len(differing)} hộ của danh sách đã có trong quyết định này với diện khác, như hộ "
            f"{differing[0].head_name}. {_NOTHING} Hãy đối chiếu với bản đã ký."
        )
    return [each for each in lines if each.household_id not in there]

"""Đối chiếu danh sách với sổ: the same household only where nothing speaks against it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ngheo_desktop.domain.listing import ListedHousehold, Listing
from ngheo_desktop.domain.register import HEAD, Hamlet
from ngheo_desktop.text import name_key, search_key

if TYPE_CHECKING:
    from ngheo_desktop.storage.imports import KnownHousehold


class Outcome(StrEnum):
    """What writing a list does with one of its households."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REVIEW = "review"  # a person must say whether it is the same household
    REJECTED = "rejected"  # it has errors, or belongs elsewhere


@dataclass(frozen=True, slots=True)
class ListedDouble:
    """One person of the list who may stand in another household of the register already."""

    row: int
    member_id: str
    household_id: str
    code: str
    told: str  # who, where, and why, as one clause
    heads: bool = False  # both are heads of their households


@dataclass(frozen=True, slots=True)
class PlannedHousehold:
    """One household of the list and what would become of it."""

    listed: ListedHousehold
    outcome: Outcome
    household_id: str = ""  # the one in the register, where there is one
    reason: str = ""
    candidates: tuple[
        str, ...
    ] = ()  # all in the register that it may be, as «hộ 0412 Trần Văn Tám»
    doubles: tuple[ListedDouble, ...] = ()  # its people who may be in the register elsewhere
    is_known: bool = False  # surely of the register; only new people of it are in doubt
    apart_from: tuple[str, ...] = ()  # households whose people are others, as a person has said
    put_off: bool = False  # a person has said «Để sau»


@dataclass(slots=True)
class _Likeness:
    """One household of the register that a listed one may be, and why."""

    known: "KnownHousehold"
    reasons: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    by_code: bool = False


class Matcher:
    """Compares listed households with the register; never decides on a guess."""

    def __init__(
        self, commune: str, known: Sequence["KnownHousehold"], hamlets: Sequence[Hamlet]
    ) -> None:
        self._commune = search_key(commune)
        self._hamlet_ids = {search_key(hamlet.name): hamlet.id for hamlet in hamlets}
        self._by_code = {each.code: each for each in known if each.code}
        self._by_number: dict[str, list[KnownHousehold]] = {}
        self._by_head: dict[tuple[str, str], list[KnownHousehold]] = {}
        for each in known:
            for number in filter(is_key, each.personal_ids):
                self._by_number.setdefault(number, []).append(each)
            self._by_head.setdefault((each.head_name, each.hamlet_id), []).append(each)

    def plan(self, listed: ListedHousehold, listing: Listing) -> PlannedHousehold:
        """What would become of one household of the list."""
        if not listing.is_importable(listed):
            return PlannedHousehold(listed, Outcome.REJECTED, reason="có lỗi ở dòng của hộ")
        if listed.unit and not search_key(listed.unit).endswith(self._commune):
            return PlannedHousehold(listed, Outcome.REJECTED, reason=f"thuộc {listed.unit}")
        found = self._likenesses(listed)
        if not found:
            return PlannedHousehold(listed, Outcome.CREATED)
        first = found[0]
        certain = len(found) == 1 and first.by_code and not first.against
        named = tuple(f"hộ {each.known.code}" for each in found)
        outcome = Outcome.UPDATED if certain else Outcome.REVIEW
        return PlannedHousehold(listed, outcome, first.known.id, _told(found), named)

    def _likenesses(self, listed: ListedHousehold) -> list[_Likeness]:
        """Every household of the register with the same code, a shared number or the same head."""
        found: dict[str, _Likeness] = {}

        def like(known: "KnownHousehold") -> _Likeness:
            return found.setdefault(known.id, _Likeness(known))

        head, hamlet = name_key(listed.head_name or ""), self._hamlet_of(listed)
        same_code = self._by_code.get(listed.code or "")
        if same_code is not None:
            likeness = like(same_code)
            likeness.by_code = True
            likeness.reasons.append(f"mã hộ {same_code.code} đã có")
            likeness.against += self._against(same_code, listed, head, hamlet)
        for member in listed.members:
            for owner in self._by_number.get(member.personal_id or "", ()):
                if owner is not same_code:
                    told = f"số định danh của {member.name} đã có ở hộ {owner.code}"
                    like(owner).reasons.append(told)
        for owner in self._by_head.get((head, hamlet), ()):
            may_be = owner is not same_code and births_may_agree(owner.head_birth, listed)
            if may_be and (owner.id in found or same_code is None):
                told = f"trùng tên chủ hộ và ấp, khóm với hộ {owner.code}"
                like(owner).reasons.append(told)
        return list(found.values())

    def _hamlet_of(self, listed: ListedHousehold) -> str:
        return self._hamlet_ids.get(search_key(listed.hamlet or ""), "")

    def _against(
        self, known: "KnownHousehold", listed: ListedHousehold, head: str, hamlet: str
    ) -> list[str]:
        """What keeps a household with the same code from being taken for the same."""
        doubts = []
        if known.head_name != head:
            doubts.append("chủ hộ khác tên")
        elif not births_may_agree(known.head_birth, listed):
            doubts.append("ngày sinh chủ hộ khác")
        numbers = {each.personal_id for each in listed.members if each.relation == HEAD}
        shared = known.personal_ids & {each.personal_id for each in listed.members}
        if known.head_number and any(numbers) and known.head_number not in numbers and not shared:
            doubts.append("số định danh chủ hộ khác")
        return doubts


def is_key(number: str) -> bool:
    """A blank, malformed or filler number («000000000000») names nobody."""
    return len(number) in (9, 12) and number.isdigit() and len(set(number[-6:])) > 1


def births_may_agree(known: str, listed: ListedHousehold) -> bool:
    """The birth dates of two heads do not contradict, as far as both are known."""
    head = next((each for each in listed.members if each.relation == HEAD), None)
    told = head.birth.iso if head and head.birth else ""
    return known.startswith(told) or told.startswith(known)


def without_shared(planned: Iterable[PlannedHousehold]) -> list[PlannedHousehold]:
    """Two households of the list that would both be one of the register: a person decides."""
    listed = list(planned)
    sure = Counter(each.household_id for each in listed if each.outcome == Outcome.UPDATED)
    again = "hai hộ trong danh sách cùng khớp một hộ trong sổ"
    return [
        replace(each, outcome=Outcome.REVIEW, reason=f"{each.reason}; {again}")
        if each.outcome == Outcome.UPDATED and sure[each.household_id] > 1
        else each
        for each in listed
    ]


def _told(found: Sequence[_Likeness]) -> str:
    parts = ["; ".join([*each.reasons, *each.against]) for each in found]
    said = "; ".join(parts)
    if found[0].by_code and len(found) == 1 and not found[0].against:
        return "cùng mã hộ, chủ hộ"
    return f"{said}: có {len(found)} hộ có thể là hộ này" if len(found) > 1 else said

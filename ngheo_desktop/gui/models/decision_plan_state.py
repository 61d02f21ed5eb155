"""The state of a plan on the screen: which households are shown, which condition comes next."""

from collections.abc import Sequence
from enum import StrEnum

from ngheo_desktop.domain.decisions import Check, Compared
from ngheo_desktop.gui.models.decision_reading import PlanRead
from ngheo_desktop.text import search_key


class Narrowing(StrEnum):
    """Which households of the plan are shown."""

    REASON = "reason"  # a reason is due
    DIFFERS = "differs"  # two of the results disagree
    LISTED = "listed"  # a line of the decision
    ALL = "all"
    BROKEN = "broken"  # those that keep one condition from being green


NARROWING_TERMS = {
    Narrowing.REASON: "Còn cần lý do",
    Narrowing.DIFFERS: "Kết quả khác nhau",
    Narrowing.LISTED: "Có tên trong quyết định",
    Narrowing.ALL: "Mọi hộ của đợt",
    Narrowing.BROKEN: "Hộ của điều kiện đang chọn",
}

# What opens the place where a condition is mended, as a button says it.
MENDS = {
    "steps": "Mở bước còn thiếu",
    "rules": "Mở quy định của đợt",
    "answers": "Xem các hộ",
    "reasons": "Ghi lý do",
    "codes": "Xem các hộ",
    "forgotten": "Mở hộ",
    "changes": "Xem các hộ",
    "standard": "Mở chuẩn nghèo",
    "balance": "Mở biến động",
    "words": "Ghi số, ngày, người ký",
    "basis": "Xem căn cứ",
}


class PlanState:
    """A row that no longer fits stays until somebody narrows anew: no list moves under a pen."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Nothing is shown until the next plan is read."""
        self.read: PlanRead | None = None
        self.narrowing = Narrowing.DIFFERS
        self.text = ""
        self._broken: tuple[str, ...] = ()
        self._shown: list[str] = []

    @property
    def checks(self) -> tuple[Check, ...]:
        return self.read.checks if self.read else ()

    @property
    def red(self) -> tuple[Check, ...]:
        return tuple(each for each in self.checks if not each.is_met)

    def take(self, read: PlanRead) -> None:
        """The plan as it was just read; another plan begins with what differs, if anything does."""
        same = self.read is not None and self.read.prepared.plan.id == read.prepared.plan.id
        self.read = read
        if not same:
            self.text = ""
            differing = any(each.counts and each.differs for each in read.prepared.compared)
            usual = Narrowing.LISTED if read.prepared.round else Narrowing.ALL
            self.narrow(Narrowing.DIFFERS if differing else usual)
            return
        known = {each.household_id for each in read.prepared.compared}
        fresh = self._chosen()
        added = [each for each in fresh if each not in self._shown]
        self._shown = [each for each in self._shown if each in known] + added

    def narrow(self, narrowing: Narrowing, broken: Sequence[str] = ()) -> None:
        """Show these households; `broken` are those of one condition."""
        self.narrowing, self._broken = narrowing, tuple(broken)
        self._shown = self._chosen()

    def search(self, text: str) -> None:
        self.text = text
        self._shown = self._chosen()

    def _chosen(self) -> list[str]:
        if self.read is None:
            return []
        words = search_key(self.text).split()
        listed = {each.household_id for each in self.read.prepared.listed}
        return [
            each.household_id
            for each in self.read.prepared.compared
            if self._fits(each, listed) and _is_named(each, words)
        ]

    def _fits(self, row: Compared, listed: set[str]) -> bool:
        return {
            Narrowing.REASON: row.lacks_reason,
            Narrowing.DIFFERS: row.counts and row.differs,
            Narrowing.LISTED: row.household_id in listed,
            Narrowing.ALL: True,
            Narrowing.BROKEN: row.household_id in self._broken,
        }[self.narrowing]

    def rows(self) -> list[Compared]:
        """The households shown, in the order in which they came to be shown."""
        if self.read is None:
            return []
        known = {each.household_id: each for each in self.read.prepared.compared}
        return [known[each] for each in self._shown if each in known]

    def next_red(self, after: int, by: int = 1) -> int:
        """Place of the next condition that is not met, going round; -1 = all are green."""
        count = len(self.checks)
        for step in range(1, count + 1):
            at = (after + by * step) % count
            if not self.checks[at].is_met:
                return at
        return -1


def _is_named(row: Compared, words: Sequence[str]) -> bool:
    text = search_key(f"{row.code} {row.head_name} {row.hamlet}")
    return all(each in text for each in words)

"""What the page of movement shows and why, without a window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.movement import Movement
from ngheo_desktop.domain.movement_columns import COLUMN_TERMS, Change, Override
from ngheo_desktop.domain.movement_tables import (
    AnyColumn,
    TableRow,
    behind,
    by_hand_of,
    columns_of,
    rows_of,
)
from ngheo_desktop.domain.standard_breaks import StandardBreak
from ngheo_desktop.domain.standings import LISTED
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.operations.movement import Difference, MovementView, Point

TOO_FEW = "Cần hai quyết định cùng một chuẩn để so sánh."


@dataclass(frozen=True, slots=True)
class Subject:
    """One household behind a number, and what may be done about its column."""

    household_id: str
    note: str = ""
    change: Change | None = None  # can be moved
    override: Override | None = None  # can be taken back


@dataclass(frozen=True, slots=True)
class FootLine:
    """One sentence under the tables with its sign, and the households it is about."""

    sign: str  # done, error, warning, info
    text: str
    subjects: tuple[Subject, ...] = ()

    @property
    def title(self) -> str:
        return self.text.rstrip(".")


@dataclass
class MovementState:
    """The choice of the officer and what was read for it."""

    whole: str  # the commune, as the first rows are called
    asked: Difference = field(default_factory=Difference)
    view: MovementView | None = None

    @property
    def found(self) -> "Movement | StandardBreak | None":
        return self.view.found if self.view else None

    # --- choosing --------------------------------------------------------------------------

    def firsts(self) -> list[Point]:
        """Whole lists with a decision after them."""
        points = self.view.points if self.view else ()
        return [each for at, each in enumerate(points[:-1]) if each.is_whole]

    def lasts(self) -> list[Point]:
        """Decisions after the first point in use."""
        if self.view is None or self.view.first is None:
            return []
        first = self.view.first
        return [each for each in self.view.points if _order(each) > _order(first)]

    def choose_first(self, point: Point) -> None:
        """A time that would end before it begins ends at the next decision instead."""
        last = self.view.last if self.view else None
        points = self.view.points if self.view else ()
        if last is None or _order(last) <= _order(point):
            last = next(each for each in points if _order(each) > _order(point))
        self._ask(point, last)

    def choose_last(self, point: Point) -> None:
        first = self.view.first if self.view else None
        if first is not None:
            self._ask(first, point)

    def _ask(self, first: Point, last: Point) -> None:
        self.asked = Difference(
            first.day, last.day, first_standard=first.standard, last_standard=last.standard
        )

    # --- showing ---------------------------------------------------------------------------

    def notice(self) -> tuple[str, str]:
        """What must be known before any number is read, and its kind."""
        found = self.found
        if isinstance(found, StandardBreak):
            one, other = (_standard_words(each) for each in found.standards)
            return (
                f"Đổi từ {one} sang {other}: hai danh sách không so sánh với nhau. "
                "Hộ vào diện do đổi chuẩn không phải là phát sinh mới.",
                "warning",
            )
        return "", "info"

    def rows(self, kind: HouseholdClass) -> list[TableRow]:
        found = self.found
        if found is None or self.view is None:
            return []
        return rows_of(found, kind, self.whole, self.view.hamlets)

    def columns(self, kind: HouseholdClass) -> list[tuple[AnyColumn, str]]:
        return list(columns_of(self.found, kind).items()) if self.found else []

    def by_hand(self, kind: HouseholdClass) -> Mapping[tuple[str | None, AnyColumn], int]:
        """How many of the households behind each number were moved there by an officer."""
        return by_hand_of(self.found, kind) if self.found else {}

    def subjects(
        self, kind: HouseholdClass, row: TableRow, column: AnyColumn
    ) -> tuple[Subject, ...]:
        """The households behind one number."""
        found = self.found
        if found is None:
            return ()
        told = behind(found, kind, column, row)
        if isinstance(found, StandardBreak):
            return tuple(Subject(each.household_id) for each in told)
        wanted = {each.household_id for each in told}
        return tuple(
            subject_of(each)
            for each in found.of(kind, row.hamlet_id)
            if each.column == column and each.household_id in wanted
        )

    def title_of(self, kind: HouseholdClass, row: TableRow, column: AnyColumn) -> str:
        """«Hộ nghèo, tái nghèo, ấp Phước Lợi»."""
        words = dict(self.columns(kind))[column]
        return f"{CLASS_TERMS[kind]}, {words[0].lower()}{words[1:]}, {row.name}"

    def foot(self) -> list[FootLine]:
        """Faults first, then what is to be looked at, then what holds."""
        found = self.found
        if not isinstance(found, Movement):
            return []
        lines = [
            FootLine("error", each.title, tuple(map(Subject, each.broken)))
            for each in found.identities
            if not each.holds
        ]
        lines += _told(
            "warning",
            "{} hộ thay đổi số khẩu mà sổ không ghi vì sao",
            tuple(map(Subject, found.unexplained)),
        )
        lines += _told(
            "warning",
            "{} chỗ chuyển cột bằng tay không còn khớp với các quyết định",
            tuple(Subject(x.household_id, override_words(x), None, x) for x in found.unfit),
        )
        lines += _told(
            "info",
            "{} hộ được chuyển cột bằng tay (số có dấu *)",
            tuple(map(subject_of, found.by_hand)),
        )
        return lines + [FootLine("done", each.title) for each in found.identities if each.holds]


def point_words(point: Point) -> str:
    """«10/12/2025, số 88/QĐ-UBND, chuẩn 2022–2025»."""
    within = "" if point.is_whole else ", quyết định trong năm"
    standard = f", {_standard_words(point.standard)}" if point.standard else ""
    return f"{shown_day(point.day)}, số {', '.join(point.numbers)}{standard}{within}"


def subject_of(change: Change) -> Subject:
    told = [] if change.households else [f"{change.people} khẩu đến hoặc đi"]
    if change.by_hand is not None:
        told.append(override_words(change.by_hand))
    movable = change if change.choices else None
    return Subject(change.household_id, "; ".join(told), movable, change.by_hand)


def override_words(override: Override) -> str:
    """Who moved it from where to where, when and why."""
    terms = COLUMN_TERMS[override.household_class]
    day = f", {override.made_on:%d/%m/%Y}" if override.made_on else ""
    return (
        f"chuyển từ «{terms[override.derived]}» sang «{terms[override.column]}»: "
        f"{override.reason} ({override.by}{day})"
    )


def _told(sign: str, words: str, subjects: Sequence[Subject]) -> list[FootLine]:
    if not subjects:
        return []
    return [FootLine(sign, words.format(grouped_digits(len(subjects))), tuple(subjects))]


def _order(point: Point) -> tuple[object, ...]:
    return point.day, point.standard


def _standard_words(code: str) -> str:
    return f"chuẩn {code.replace('-', '–')}"


KINDS = LISTED

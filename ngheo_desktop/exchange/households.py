"""Households of a list: one row each, or one row per person."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ngheo_desktop.domain.facts import HouseAnswers
from ngheo_desktop.domain.listing import ListContext, ListedHousehold, ListedMember
from ngheo_desktop.domain.terms import AREA_TERMS, HouseholdClass
from ngheo_desktop.exchange.cells import Problems, RecordReader
from ngheo_desktop.exchange.class_above import class_of_sheet, class_of_title, class_over
from ngheo_desktop.exchange.fields import STATUS_FIELDS
from ngheo_desktop.exchange.groups import Record, grouped, numbers_are_of_households
from ngheo_desktop.exchange.hamlet_above import HamletsAbove
from ngheo_desktop.exchange.lines import Line
from ngheo_desktop.exchange.people import PersonReader, Values
from ngheo_desktop.exchange.place_lines import PlaceLines
from ngheo_desktop.exchange.readers import readers_for
from ngheo_desktop.exchange.reviews import ReviewReader, class_by, score_of_marks
from ngheo_desktop.exchange.tables import Kind, Table
from ngheo_desktop.exchange.values.answers import HOUSE_ANSWERS
from ngheo_desktop.exchange.values.oddities import ERROR, NOTE, WARNING, Oddity
from ngheo_desktop.exchange.values.texts import is_blank
from ngheo_desktop.exchange.vocabulary import Vocabulary
from ngheo_desktop.progress import Report, reported

_HOUSE_FACTS = tuple(HOUSE_ANSWERS)
_CLASS_TICKS = {
    "class_poor": HouseholdClass.POOR,
    "class_near_poor": HouseholdClass.NEAR_POOR,
    "class_not_poor": HouseholdClass.NOT_POOR,
}
_STATUSES = {"status_new": "new", "status_returned": "returned", "status_old": "old"}
_FLAGS = ("merit", "minority", "no_labour")
_SUPPORTS = tuple(each.code for each in STATUS_FIELDS if each.code.startswith("support_"))
_CLASS_FIELDS = frozenset(("class", "class_after", *_CLASS_TICKS))
_TWO_CLASSES = Oddity(
    "class_word_ambiguous", WARNING, "Hộ được đánh dấu ở hai diện trở lên. Hãy giữ lại một diện."
)
_NO_HAMLET = Oddity("hamlet_missing", WARNING, "Chưa có ấp. Hãy chọn ấp của hộ.")
_HAMLET_BELOW = Oddity(
    "hamlet_filled_down", NOTE, "Ấp chỉ ghi ở dòng đầu của phần; đã lấy cho các dòng dưới."
)
_HEAD_ASSUMED = Oddity(
    "household_head_assumed", NOTE, "Không có cột quan hệ; người đầu tiên được coi là chủ hộ."
)
_NO_HEAD = Oddity("household_no_head", ERROR, "Hộ chưa có chủ hộ. Hãy chọn ai là chủ hộ.")
_NO_HEAD_OF_COUPLE = Oddity(
    "household_no_head",
    ERROR,
    "Chưa rõ chồng hay vợ là chủ hộ. Ở bước ghép cột, hãy chọn cột nào là họ tên chủ hộ.",
)
_TWO_HEADS = Oddity("household_two_heads", ERROR, "Hộ có hai chủ hộ. Hãy giữ lại một người.")


class HouseholdReader:
    """Builds the households of one table, in file order."""

    def __init__(
        self, table: Table, context: ListContext, vocabulary: Vocabulary, problems: Problems
    ) -> None:
        self._table = table
        self._context = context
        self._standard = vocabulary.standard
        self._problems = problems
        self.cells = RecordReader(table, readers_for(table, context, vocabulary), problems)
        self._people = PersonReader(self.cells, problems, vocabulary.id_provinces)
        self._reviews = ReviewReader(self.cells, problems, vocabulary.standard)
        self._class_of_list = context.class_of_list or self._class_of_part()
        self._unit_of_sheet = _unit_named(table.grid.sheet, context)
        self._hamlets = HamletsAbove(table, context, problems)

    def _class_of_part(self) -> HouseholdClass | None:
        """By the title of the list or the name of its sheet, unless they contradict each other."""
        titled = class_of_title(self._table.grid, self._table.heading.top)
        named = class_of_sheet(self._table.grid.sheet)
        return None if titled and named and titled != named else titled or named

    def households(self, report: Report) -> list[ListedHousehold]:
        """Every record becomes part of exactly one household."""
        records = [
            Record(row, self.cells.read(row))
            for row in reported(self._table.records, report, every=250)
        ]
        for record in records:
            if record.values.get("head_tick"):
                record.values["relation"] = "head"
        self._fill_hamlets_down(records)
        if self._table.kind == Kind.PERSONS:
            return list(self._from_groups(records))
        return [self._from_row(record) for record in records]

    def _fill_hamlets_down(self, records: Sequence[Record]) -> None:
        """A hamlet written once, on the first row of its part, is that of the rows below.

        Believed only where blank cells are many and no hamlet is written twice.
        """
        told = [record.values.get("hamlet") for record in records]
        filled = [hamlet for hamlet in told if hamlet]
        many = 2 <= len(filled) <= len(told) / 2
        if not many or told[0] is None or len(set(filled)) < len(filled):
            return
        above = told[0]
        for record in records:
            above = record.values["hamlet"] or above
            if is_blank(self.cells.raw(record.row, "hamlet")) and not record.values["hamlet"]:
                record.values["hamlet"] = above
                self._add(_HAMLET_BELOW._replace(becomes=above), record.row, "hamlet")

    # --- one row per person ------------------------------------------------------------------

    def _from_groups(self, records: Sequence[Record]) -> Iterator[ListedHousehold]:
        numbered = numbers_are_of_households(records)
        blank = [row for row, kind in self._table.lines.skipped if kind == Line.BLANK]
        groups = self._with_unmarked_heads(grouped(records, blank) if records else [])
        for group in groups:
            members = [self._member(record, at) for at, record in enumerate(group, 1)]
            head = self._head(members)
            values = _first_values(group)
            if not numbered:
                values["number"] = None
            row = head.row if head else members[0].row
            self._check_count(group, values, len(members))
            yield self._household(row, values, members, head.name or None if head else None)

    def _with_unmarked_heads(self, groups: list[list[Record]]) -> list[list[Record]]:
        """Where nobody is called «Chủ hộ» and the first of most households is nothing: the head."""
        firsts = [group[0].values.get("relation") for group in groups]
        others = [each.values.get("relation") for group in groups for each in group]
        blank = sum(first is None for first in firsts)
        if "relation" not in self.cells.fields or "head" in others or blank * 5 < len(firsts) * 4:
            return groups
        self._problems.withdraw("relation_missing", {group[0].row for group in groups})
        return [
            [first._replace(values={**first.values, "relation": "head"}), *rest]
            if first.values.get("relation") is None
            else [first, *rest]
            for first, *rest in groups
        ]

    def _member(self, record: Record, at: int) -> ListedMember:
        row, values = record
        no = values.get("member_no") or at
        return self._people.person(row, values, no, values.get("name"), values.get("relation"))

    def _head(self, members: list[ListedMember]) -> ListedMember | None:
        """Chủ hộ: the only one there is; without a column of relations, the first person."""
        if not self.cells.fields & {"relation", "head_tick"}:
            members[0] = replace(members[0], relation="head")
            self._add(_HEAD_ASSUMED, members[0].row, "name")
            return members[0]
        heads = [member for member in members if member.relation == "head"]
        if not heads:
            first = members[0]
            couple = len(members) > 1 and {each.relation for each in members} == {"spouse"}
            oddity = _NO_HEAD_OF_COUPLE if couple else _NO_HEAD
            self._add(oddity._replace(becomes=first.relation), first.row, "relation")
            return None
        for other in heads[1:]:
            oddity = _TWO_HEADS._replace(becomes="head")
            self._add(oddity, other.row, "relation", partner_row=heads[0].row)
        return heads[0]

    def _check_count(self, group: Sequence[Record], values: Values, listed: int) -> None:
        typed = values.get("member_count")
        if typed is None or typed <= 0 or typed == listed:
            return
        row = next(each.row for each in group if each.values.get("member_count") is not None)
        words = f"Số nhân khẩu ghi {typed}, trong danh sách có {listed} người. Vui lòng xem lại."
        self._add(Oddity("member_count_mismatch", WARNING, words, typed), row, "member_count")

    # --- one row per household ---------------------------------------------------------------

    def _from_row(self, record: Record) -> ListedHousehold:
        row, values = record
        head = self._people.person(row, values, 1, values.get("head_name"), "head")
        return self._household(row, dict(values), [head], head.name or None)

    # --- both --------------------------------------------------------------------------------

    def _household(
        self, row: int, values: dict[str, Any], members: list[ListedMember], head: str | None
    ) -> ListedHousehold:
        first = members[0].row
        values["commune"] = values.get("commune") or self._unit_above(first)
        self._check_area(first, values)
        results = self._results(first, values) if self._table.kind == Kind.REVIEW else {}
        return ListedHousehold(
            row=row,
            members=tuple(members),
            number=values.get("number"),
            code=values.get("code"),
            head_name=head,
            unit=values.get("commune"),
            hamlet=values.get("hamlet") or self._hamlet_above(first, values.get("address")),
            address=values.get("address"),
            phone=values.get("phone"),
            note=values.get("note"),
            circumstances=values.get("circumstances"),
            area=values.get("area"),
            member_count=values.get("member_count"),
            house_area_m2=values.get("house_area_m2"),
            house=_house(values),
            income_score=values.get("b1"),
            typed_deprivation=values.get("b2"),
            survey_date=values.get("survey_date"),
            surveyor=values.get("reviewer"),
            screening=values.get("screening"),
            household_class=self._typed_class(first, values),
            class_before=values.get("class_before"),
            extra=self.cells.extra(row),
            sheet=self._table.grid.sheet,
            **results,
            **self._ticked(values),
        )

    def _typed_class(self, row: int, values: Values) -> HouseholdClass | None:
        """Diện as typed: a word, or an x under «Hộ nghèo» or «Hộ cận nghèo»."""
        ticked = [each for field, each in _CLASS_TICKS.items() if values.get(field)]
        if len(ticked) > 1:
            self._add(_TWO_CLASSES, row, "class_poor")
        elif ticked:
            return ticked[0]
        if values.keys() & _CLASS_FIELDS:
            return values.get("class_after") or values.get("class")
        return class_over(self._table.lines.classes, row) or self._class_of_list

    def _ticked(self, values: Values) -> dict[str, Any]:
        """Diện, nhóm đối tượng, nhu cầu hỗ trợ marked with an x; None for a column there is not."""
        statuses = [status for field, status in _STATUSES.items() if values.get(field)]
        asked = self.cells.fields
        supports = [field for field in _SUPPORTS if field in asked]
        wanted = tuple(field.removeprefix("support_") for field in supports if values.get(field))
        flags = {field: bool(values.get(field)) for field in _FLAGS if field in asked}
        return {
            "status": statuses[0] if len(statuses) == 1 else None,
            "support": wanted if supports else None,
            **flags,
        }

    def _results(self, row: int, values: Values) -> dict[str, Any]:
        marks = self._reviews.marks(row, values)
        self._reviews.check_day(row)
        score = values.get("b2")
        if self._reviews.has_marks:
            score = score_of_marks(marks.shown, self._standard)
        area = values.get("area") or self._context.usual_area(values.get("commune"))
        by_marks = class_by(values.get("b1"), score, area, self._standard)
        field = "class_after" if "class_after" in values else "class"
        self._reviews.check_class(row, values.get(field), by_marks, field)
        return {"marks": marks.known, "marks_shown": marks.shown}

    def _check_area(self, row: int, values: Values) -> None:
        """NT for a ward, TT for a commune: the income line would be the wrong one."""
        typed, usual = values.get("area"), self._context.usual_area(values.get("commune"))
        if typed is None or usual is None or typed == usual:
            return
        words = (
            f"Khu vực ghi {AREA_TERMS[typed]}, đơn vị này là {AREA_TERMS[usual]}. Vui lòng xem lại."
        )
        oddity = Oddity("area_not_matching_unit", WARNING, words, typed.value, AREA_TERMS[usual])
        self._add(oddity, row, "area")

    def _unit_above(self, row: int) -> str | None:
        """The commune of a list of several, by the heading over the row or the sheet's name."""
        above = [at for at in self._table.lines.units if at < row]
        return self._table.lines.units[max(above)] if above else self._unit_of_sheet

    def _hamlet_above(self, row: int, address: str | None) -> str | None:
        """The hamlet that the row stands under; a problem when there is none at all."""
        above = self._hamlets.at(row) or self._hamlets.in_address(address)
        if above is not None:
            return above
        if "hamlet" in self.cells.fields and is_blank(self.cells.raw(row, "hamlet")):
            cell = self.cells.cell(row, "hamlet")
            grid = self._table.grid
            if cell not in grid.error_values and cell not in grid.formulas:
                self._add(_NO_HAMLET, row, "hamlet")
        return None

    def _add(self, oddity: Oddity, row: int, field: str, partner_row: int | None = None) -> None:
        self._problems.add(
            oddity,
            row,
            cell=self.cells.cell(row, field),
            field=field,
            raw=self.cells.raw(row, field),
            partner_row=partner_row,
        )


def _unit_named(sheet: str, context: ListContext) -> str | None:
    return PlaceLines((), (unit.name for unit in context.units)).unit(sheet) or None


def _first_values(group: Sequence[Record]) -> dict[str, Any]:
    """What a household says about itself: the first row that says it."""
    values = dict(group[0].values)
    for record in group[1:]:
        for field, value in record.values.items():
            if values[field] is None and value is not None:
                values[field] = value
    return values


def _house(values: Values) -> HouseAnswers:
    facts: dict[str, Any] = {}
    for field in _HOUSE_FACTS:
        answer = values.get(field)
        if answer:
            facts.update(answer)
    return HouseAnswers(housing_area_m2=values.get("house_area_m2"), **facts)

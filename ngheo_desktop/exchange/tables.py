"""The table of a file: on which sheet, of which kind, with which columns and records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.exchange.column_match import indicators_among, match_columns
from ngheo_desktop.exchange.evidence import MARKS, PROOFS, Evidence
from ngheo_desktop.exchange.fields import (
    ALL_FIELDS,
    ANSWER_FIELDS,
    HOUSEHOLD_FIELDS,
    INDICATOR_FIELDS,
    PERSON_FIELDS,
    REVIEW_FIELDS,
    STATUS_FIELDS,
    Field,
)
from ngheo_desktop.exchange.grid import Grid, Raw, RowPart
from ngheo_desktop.exchange.headings import Heading, find_heading
from ngheo_desktop.exchange.lines import Sorted, sort_lines
from ngheo_desktop.exchange.people_in_cells import (
    filled_lines,
    lists_people_by_line,
    with_births_apart,
    with_couples,
    with_heads_named,
    with_members_apart,
    with_relations_apart,
)
from ngheo_desktop.exchange.place_lines import PlaceLines
from ngheo_desktop.exchange.runs import in_runs
from ngheo_desktop.exchange.split_cells import with_whole_dates, with_whole_names
from ngheo_desktop.exchange.unheaded import heading_of_nothing, proofs_without_headings
from ngheo_desktop.exchange.values.places import without_hamlet_kind
from ngheo_desktop.exchange.values.texts import plain_text
from ngheo_desktop.exchange.vocabulary import folded_word


class Kind(StrEnum):
    """How the records of a table are built."""

    HOUSEHOLDS = "households"  # one row per household, the head named
    PERSONS = "persons"  # one row per person
    REVIEW = "review"  # one row per household with B1, marks and B2


@dataclass(frozen=True, slots=True)
class Table:
    """A recognised table and its lines."""

    grid: Grid
    heading: Heading
    kind: Kind
    columns: Mapping[str, int]
    lines: Sorted
    people_by_line: bool = False  # cells with a line for each of several people

    @property
    def records(self) -> list[int]:
        """The rows of people and households; one of several people is a part of its row."""
        if not self.people_by_line:
            return list(self.lines.records)
        name = self.columns["name"]
        return [
            RowPart(row, part, parts)
            for row in self.lines.records
            for parts in (max(1, len(filled_lines(self.grid.at(row, name)))),)
            for part in range(parts)
        ]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the commune before a sheet is read."""

    proofs: Mapping[str, Evidence]  # what values prove, its hamlets among them
    places: PlaceLines


_REVIEW = (
    *REVIEW_FIELDS,
    *(replace(field, evidence=MARKS) for field in INDICATOR_FIELDS),
    *HOUSEHOLD_FIELDS,
)
_PERSONS = (*PERSON_FIELDS, *HOUSEHOLD_FIELDS, *STATUS_FIELDS, *ANSWER_FIELDS, *REVIEW_FIELDS)
_HOUSEHOLDS = (*HOUSEHOLD_FIELDS, *STATUS_FIELDS, *REVIEW_FIELDS)
_PERSONAL = (
    *("birth", "birth_male", "birth_female", "sex", "sex_male", "sex_female"),
    *("id_number", "ethnic"),
)
_NAMED_ONLY = tuple(field for field in PERSON_FIELDS if field.code == "name")


def find_tables(
    grids: Sequence[Grid],
    *,
    sheet: str | None = None,
    given: Mapping[str, str] | None = None,
    hamlets: Sequence[str] = (),
    units: Sequence[str] = (),
) -> list[Table]:
    """The table with most to say, then the sheets that go on with it, as with a sheet per hamlet.

    A UserError when there is none.
    """
    candidates = [grid for grid in grids if sheet is None or grid.sheet == sheet]
    if not candidates:
        names = ", ".join(f"«{grid.sheet}»" for grid in grids)
        raise WrongUsage(f"Không có trang tính «{sheet}». Trong tệp có: {names}.")
    proofs = {**PROOFS, "hamlet": _hamlet_proof(hamlets)} if hamlets else PROOFS
    known = Known(proofs, PlaceLines(hamlets, units))
    tables = [table for grid in candidates if (table := _table(grid, given or {}, known))]
    if not tables:
        raise WrongUsage(
            "Không tìm thấy bảng danh sách hộ trong tệp: không có dòng tiêu đề nào nêu họ tên. "
            "Chưa ghi gì vào sổ. Hãy kiểm tra dòng tiêu đề các cột rồi chọn lại tệp."
        )
    best = max(tables, key=_worth)
    read = {table.grid.sheet: table for table in tables}
    others = (grid for grid in candidates if grid.sheet != best.grid.sheet)
    alike = (_read_like(grid, read.get(grid.sheet), best, known) for grid in others)
    return [best, *(each for each in alike if each and _goes_on_with(each, best))]


def _read_like(grid: Grid, table: Table | None, best: Table, known: Known) -> Table | None:
    """A sheet with the headings of the best one has its columns: a few rows prove too little."""
    heading = table.heading if table else find_heading(grid)
    if best.grid.shown_as or heading is None or heading.texts != best.heading.texts:
        return table
    columns = {code: best.grid.letter(at) for code, at in best.columns.items()}
    return _table(grid, columns, known)


def _goes_on_with(table: Table, best: Table) -> bool:
    """Another part of the same list: the same columns, visible, and not a copy of its people."""
    if table.grid.is_hidden or not table.lines.records or table.kind != best.kind:
        return False
    own, others = _people(table), _people(best)
    if len(own & others) * 2 >= len(own):
        return False
    alike = table.columns.keys() & best.columns.keys()
    return len(alike) * 5 >= len(table.columns.keys() | best.columns.keys()) * 4


def _people(table: Table) -> set[tuple[str, ...]]:
    """Name and whatever tells people of one name apart, of every row."""
    wanted = ("name", "head_name", "birth", "birth_male", "birth_female", "id_number")
    at = [table.columns[field] for field in wanted if field in table.columns]
    return {
        tuple(plain_text(table.grid.at(row, column)) for column in at)
        for row in table.lines.records
    }


def _worth(table: Table) -> tuple[bool, int]:
    return not table.grid.is_hidden, len(table.lines.records) * len(table.columns)


def _hamlet_proof(hamlets: Sequence[str]) -> Evidence:
    known = {folded_word(name) for name in hamlets}

    def evidence(samples: Sequence[Raw]) -> float:
        names = [folded_word(without_hamlet_kind(plain_text(each))) for each in samples]
        return sum(name in known for name in names) / len(names)

    return evidence


def _table(grid: Grid, given: Mapping[str, str], known: Known) -> Table | None:
    heading, proofs = find_heading(grid), known.proofs
    if heading is None:
        proofs = proofs_without_headings(proofs)
        heading = heading_of_nothing(grid, proofs)
    if heading is None:
        return None
    grid, heading = with_births_apart(*with_whole_dates(grid, heading))
    columns = match_columns(grid, heading, ALL_FIELDS, given, proofs)
    kind, fields = _kind(columns, in_runs=in_runs(grid, heading, columns))
    columns = match_columns(grid, heading, fields, given, proofs)
    if kind != Kind.REVIEW and (apart := _people_apart(grid, heading, columns, given)):
        kind, (grid, heading, columns) = Kind.PERSONS, apart
    if kind == Kind.PERSONS:
        columns = _with_places_counted(grid, heading, _with_names(columns))
        grid = with_heads_named(grid, heading, columns)
    else:
        columns = _of_the_head(columns)
    if not columns.keys() & {"name", "head_name"}:
        return None
    grid, columns = with_whole_names(grid, heading, columns)
    lines = sort_lines(grid, heading, columns, known.places)
    name = columns.get("name", columns.get("head_name", 0))
    by_line = kind != Kind.REVIEW and lists_people_by_line(grid, lines.records, columns, name)
    if by_line and kind != Kind.PERSONS:
        kind, columns = Kind.PERSONS, _renamed(columns, "head_name", "name")
    return Table(grid, heading, kind, columns, lines, by_line)


def _with_names(columns: Mapping[str, int]) -> dict[str, int]:
    """Every person has a name, also under «Họ và tên chủ hộ»."""
    return dict(columns) if "name" in columns else _renamed(columns, "head_name", "name")


def _with_places_counted(
    grid: Grid, heading: Heading, columns: Mapping[str, int]
) -> dict[str, int]:
    """«Số khẩu» that counts 1, 2, 3 from each head on is the place in the household."""
    at, name = columns.get("member_count"), columns.get("name")
    if at is None or name is None or "member_no" in columns:
        return dict(columns)
    rows = range(heading.bottom + 1, len(grid.rows) + 1)
    texts = [plain_text(grid.at(row, at)) for row in rows if grid.at(row, name) is not None]
    places = [int(text) for text in texts if text.isdecimal()]
    goes_on = sum(after in (1, before + 1) for before, after in pairwise(places))
    counts = (
        places[:1] == [1]
        and places.count(1) < len(places) == goes_on + 1
        and len(places) * 10 >= len(texts) * 9
    )
    return _renamed(columns, "member_count", "member_no") if counts else dict(columns)


def _people_apart(
    grid: Grid, heading: Heading, columns: Mapping[str, int], given: Mapping[str, str]
) -> tuple[Grid, Heading, dict[str, int]] | None:
    """The people of a cell or a row a line each: members, couples, kin behind their names.

    Of a couple nobody is called the head, unless an officer has said which column is.
    """
    named = [columns[code] for code in ("head_name", "name") if code in columns]
    if not named or given.keys() & {"head_name", "name"}:
        couples = with_couples(grid, heading, columns, named[0] if named else None)
        if couples is not None:
            return couples
    members = with_members_apart(grid, heading, columns)
    return members or with_relations_apart(grid, heading, columns)


def _of_the_head(columns: Mapping[str, int]) -> dict[str, int]:
    """Without a pupil or a wife named beside the head, and what stands right of that name."""
    head, other = columns.get("head_name"), columns.get("name")
    if head is None:
        return _renamed(columns, "name", "head_name")
    if other is None:
        return dict(columns)
    told = [code for code, at in columns.items() if code in _PERSONAL and at > other]
    theirs = {code for code in told if not other < head < columns[code]}
    return {code: at for code, at in columns.items() if code not in {"name", *theirs}}


def _renamed(columns: Mapping[str, int], code: str, other: str) -> dict[str, int]:
    return {other if each == code else each: at for each, at in columns.items()}


def _kind(columns: Mapping[str, int], *, in_runs: bool) -> tuple[Kind, tuple[Field, ...]]:
    if "b2" in columns or indicators_among(columns) >= 5:
        return Kind.REVIEW, (*_REVIEW, *_NAMED_ONLY)
    persons = {"relation", "member_no", "head_tick"} & columns.keys()
    if ("name" in columns and (persons or in_runs)) or {"relation", "head_name"} <= columns.keys():
        return Kind.PERSONS, _PERSONS
    return Kind.HOUSEHOLDS, (*_HOUSEHOLDS, *_NAMED_ONLY)

"""Several things in one cell: a name with its year, a family listed in a cell, a couple in a row.

All of it takes one form: in a row of several people, each cell has a line per person.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ngheo_desktop.exchange.evidence import DATES, NAMES, RELATIONS
from ngheo_desktop.exchange.grid import Grid, Raw, Row
from ngheo_desktop.exchange.headings import Heading, folded_heading, samples_of, whole_samples
from ngheo_desktop.exchange.named_people import NamedPerson, person_named, persons_listed
from ngheo_desktop.exchange.values.texts import plain_text

_SOME, _ENOUGH, _MOST = 0.3, 0.6, 0.75
_OF_BIRTHS = re.compile(r"[\s,;/(–-]*(?:và )?(?:ngày|năm|tháng)[^()]*sinh\)?", re.IGNORECASE)
_MEMBERS = re.compile(r"^(?!.*chu ho).*\b(?:thanh vien|nguoi trong ho|nhan khau trong|cac con)\b")
_FULL = 3
_HUSBAND = frozenset(("chong", "ho ten chong", "ho va ten chong", "ten chong", "nguoi chong"))
_WIFE = frozenset(("vo", "ho ten vo", "ho va ten vo", "ten vo", "nguoi vo"))

Cells = Mapping[int, Raw]
"""New values of a row, by column."""


def with_births_apart(grid: Grid, heading: Heading) -> tuple[Grid, Heading]:
    """«Nguyễn Văn A (1965)» in two columns, of which the second is shown as the first."""
    for at, texts in sorted(heading.texts.items()):
        if _MEMBERS.search(folded_heading(" ".join(texts))):
            continue  # people beside the head
        samples = whole_samples(grid, heading, at)
        named = [person_named(plain_text(each)) for each in samples]
        if samples and sum(map(_has_both, named)) >= len(samples) * _ENOUGH:
            new, cells = _width(grid), [_apart(each) for each in _below(grid, heading, at)]
            years = _are_years(each[1] for each in cells if each)
            name = texts and (_OF_BIRTHS.sub("", texts[-1]).strip() or texts[-1])
            whole = {
                **heading.texts,
                at: (*texts[:-1], name) if name else texts,
                new: ("Năm sinh" if years else "Ngày sinh",),
            }
            puts = [{at: each[0], new: each[1]} if each else {} for each in cells]
            return _with(grid, heading, puts, {new: at}), replace(heading, texts=whole)
    return grid, heading


def _has_both(found: NamedPerson | None) -> bool:
    return found is not None and bool(found.birth) and " " in found.name


def _apart(raw: Raw) -> tuple[str, str] | None:
    """Names and births of a cell, a line each; None for a cell of another kind."""
    if not isinstance(raw, str):
        return None
    one = person_named(plain_text(raw))
    people = [one] if one and not one.relation else persons_listed(raw)
    if not any(each.birth for each in people):
        return None
    return "\n".join(each.name for each in people), "\n".join(each.birth for each in people)


def _are_years(cells: Iterable[str]) -> bool:
    births = [birth for cell in cells for birth in cell.split("\n") if birth]
    return sum(map(str.isdigit, births)) * 2 > len(births)


def with_members_apart(
    grid: Grid, heading: Heading, columns: Mapping[str, int]
) -> tuple[Grid, Heading, dict[str, int]] | None:
    """«B (1990) - Con; C (2010) - Cháu» in a cell beside the head; None where there is none."""
    head = columns.get("head_name", columns.get("name"))
    other = _column_of_members(grid, heading)
    if head is None or other in (None, head) or columns.keys() & {"relation", "birth_male"}:
        return None
    new = _width(grid)
    birth, relation = columns.get("birth", new), new + 1
    puts: list[Cells] = []
    for row in grid.rows[heading.bottom :]:
        people = persons_listed(_at(row, other))
        if not plain_text(_at(row, head)) or not (people or _is_alone(row, other)):
            puts.append({})
            continue
        own = "" if birth == new else plain_text(_at(row, birth))
        put = {head: [plain_text(_at(row, head)), *(each.name for each in people)]}
        put |= {birth: [own, *(each.birth for each in people)]}
        put |= {relation: ["Chủ hộ", *(each.relation for each in people)]}
        puts.append({**{at: "\n".join(lines) for at, lines in put.items()}, other: None})
    texts = {**heading.texts, new: ("Năm sinh",), relation: ("Quan hệ với chủ hộ",)}
    kept = {code: at for code, at in columns.items() if code not in ("head_name", "name")}
    whole = {**kept, "name": head, "birth": birth, "relation": relation}
    parted = _with(grid, heading, puts, {new: other, relation: other})
    return parted, replace(heading, texts=texts), whole


def with_relations_apart(
    grid: Grid, heading: Heading, columns: Mapping[str, int]
) -> tuple[Grid, Heading, dict[str, int]] | None:
    """«Trần Thị Ba (vợ)», «Lê Gia Bảo - con» where no column tells the relation."""
    name = columns.get("name", columns.get("head_name"))
    if name is None or "relation" in columns:
        return None
    related = [_related(raw) for raw in _below(grid, heading, name)]
    if sum(map(bool, related)) < len(related) * _SOME:
        return None
    new = _width(grid)
    puts = [{name: each.name, new: each.relation} if each else {} for each in related]
    texts = {**heading.texts, new: ("Quan hệ với chủ hộ",)}
    kept = {code: at for code, at in columns.items() if code not in ("head_name", "name")}
    whole = {**kept, "name": name, "relation": new}
    return _with(grid, heading, puts, {new: name}), replace(heading, texts=texts), whole


def _related(raw: Raw) -> NamedPerson | None:
    """A name with a word of kinship behind it."""
    people = persons_listed(raw) if isinstance(raw, str) and raw[-1:] else []
    one = people[0] if len(people) == 1 else None
    return one if one and not one.birth and one.relation and RELATIONS([one.relation]) else None


def _column_of_members(grid: Grid, heading: Heading) -> int | None:
    for at, texts in sorted(heading.texts.items()):
        if _MEMBERS.search(folded_heading(" ".join(texts))):
            listed = [cell for cell in _below(grid, heading, at) if plain_text(cell)]
            if listed and sum(map(_lists_people, listed)) >= len(listed) * _ENOUGH:
                return at
    return None


def _is_alone(row: Row, other: int) -> bool:
    """A household of one, and neither a sum nor a signature."""
    return not plain_text(_at(row, other)) and sum(map(bool, map(plain_text, row))) >= _FULL


def _lists_people(raw: Raw) -> bool:
    return any(each.birth or each.relation for each in persons_listed(raw))


def with_couples(
    grid: Grid, heading: Heading, columns: Mapping[str, int], head: int | None
) -> tuple[Grid, Heading, dict[str, int]] | None:
    """«Chồng | Năm sinh | Vợ | Năm sinh»: two people a row, of whom only an officer knows the head.

    Unless one of the two columns (`head`) was named as that of the head.
    """
    couple = [_column_of(grid, heading, words) for words in (_HUSBAND, _WIFE)]
    if couple[0] is None or couple[1] is None or head not in (None, *couple):
        return None
    first, second = couple[0], couple[1]
    new = _width(grid)
    births = [_birth_beside(grid, heading, at, couple) for at in (first, second)]
    birth = new if births[0] is None else births[0]
    said = [
        "Chủ hộ" if at == head else word for at, word in zip(couple, ("Chồng", "Vợ"), strict=True)
    ]
    puts: list[Cells] = []
    for row in grid.rows[heading.bottom :]:
        there = [at for at in (0, 1) if plain_text(_at(row, (first, second)[at]))]
        names = [plain_text(_at(row, (first, second)[at])) for at in there]
        days = ["" if (own := births[at]) is None else plain_text(_at(row, own)) for at in there]
        sexes, relations = [("Nam", "Nữ")[at] for at in there], [said[at] for at in there]
        own_cells = {first: names, birth: days, new + 1: sexes, new + 2: relations}
        gone = {at: None for at in (second, births[1]) if at is not None}
        puts.append(
            {**gone, **{at: "\n".join(lines) for at, lines in own_cells.items()}} if there else {}
        )
    taken = {first, second, *births}
    told = {"birth": birth} if any(at is not None for at in births) else {}
    kept = {code: at for code, at in columns.items() if at not in taken}
    whole = {**kept, **told, "name": first, "sex": new + 1, "relation": new + 2}
    texts = {**heading.texts, new: ("Năm sinh",), new + 1: ("Giới tính",), new + 2: ("Quan hệ",)}
    shown = dict.fromkeys((new, new + 1, new + 2), first)
    return _with(grid, heading, puts, shown), replace(heading, texts=texts), whole


def _column_of(grid: Grid, heading: Heading, words: frozenset[str]) -> int | None:
    for at, texts in sorted(heading.texts.items()):
        if texts and folded_heading(texts[-1]) in words:
            samples = samples_of(grid, heading, at)
            if samples and NAMES(samples) >= _MOST:
                return at
    return None


def _birth_beside(
    grid: Grid, heading: Heading, at: int, couple: Sequence[int | None]
) -> int | None:
    """The column of births right of a name, before the name of the other."""
    right = at + 1
    texts = heading.texts.get(right)
    if right in couple or not texts or "sinh" not in folded_heading(texts[-1]).split():
        return None
    samples = samples_of(grid, heading, right)
    return right if samples and DATES(samples) >= _MOST else None


def with_heads_named(grid: Grid, heading: Heading, columns: Mapping[str, int]) -> Grid:
    """«Chủ hộ | Thành viên»: the head's name stands in a column of its own; it is a name too."""
    head, name = columns.get("head_name"), columns.get("name")
    if head is None or name is None:
        return grid
    puts: list[Cells] = [
        {name: _at(row, head)}
        if isinstance(_at(row, head), str) and not plain_text(_at(row, name))
        else {}
        for row in grid.rows[heading.bottom :]
    ]
    return _with(grid, heading, puts, {})


def lists_people_by_line(
    grid: Grid, rows: Iterable[int], columns: Mapping[str, int], name: int
) -> bool:
    """Names of a cell stand a line each, and so does what another column says of them."""
    others = [
        columns[code] for code in ("birth", "relation", "sex", "id_number") if code in columns
    ]
    for row in rows:
        names = grid.at(row, name)
        if not isinstance(names, str) or "\n" not in names:
            continue
        count = len(filled_lines(names))
        if count > 1 and any(len(filled_lines(grid.at(row, at))) == count for at in others):
            return True
    return False


def filled_lines(raw: Raw) -> list[str]:
    """The lines of a cell that say something."""
    return [line for line in raw.split("\n") if line.strip()] if isinstance(raw, str) else []


def _at(row: Row, column: int) -> Raw:
    return row[column] if column < len(row) else None


def _below(grid: Grid, heading: Heading, column: int) -> list[Raw]:
    return [_at(row, column) for row in grid.rows[heading.bottom :]]


def _width(grid: Grid) -> int:
    return max(map(len, grid.rows), default=0)


def _with(grid: Grid, heading: Heading, puts: Sequence[Cells], shown: Mapping[int, int]) -> Grid:
    """The sheet with new values below its heading; new columns are shown as one that is there."""
    rows: list[Row] = list(grid.rows)
    for at, cells in enumerate(puts, heading.bottom):
        if cells:
            row = [*rows[at], *[None] * (max(cells) + 1 - len(rows[at]))]
            for column, value in cells.items():
                row[column] = value or None
            rows[at] = row
    typed = grid.typed_rows or grid.rows
    return replace(grid, rows=rows, typed_rows=typed, shown_as={**grid.shown_as, **shown})

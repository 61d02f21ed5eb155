"""Bảng điểm B1 as somebody brings it: TOML or Excel, one line per option of an item."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.standards import ScoreItem, ScoreOption, ScoreTable
from ngheo_desktop.domain.terms import AREA_TERMS, Area
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.text import clean, search_key

FORMAT = "b1-table/1"
MOST_OPTIONS = 9  # one key each; 0 is chưa rõ
_SAFE = "Chưa nạp gì."
_COLUMNS = ("standard", "area", "region", "item", "option", "points")
# Headings of an Excel table, folded: the names of the columns, or what an officer calls them.
_HEADINGS = {
    **{name: name for name in (*_COLUMNS, "source")},
    "chuan": "standard",
    "chuan ngheo": "standard",
    "khu vuc": "area",
    "vung": "region",
    "muc": "item",
    "phuong an": "option",
    "diem": "points",
    "nguon": "source",
}
_AREAS = {
    **{area.value: area for area in Area},
    **{search_key(words): area for area, words in AREA_TERMS.items()},
}


@dataclass(frozen=True, slots=True)
class _Line:
    """One option as it stands in the file; `place` names it to the officer."""

    place: str
    row: int | None
    values: Mapping[str, Any]


def is_score_table(text: str) -> bool:
    """Whether a TOML file is such a table and not a standard."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    if "format" in data:
        return bool(data["format"] == FORMAT)
    return any("points" in line.values for line in _lines(data))


def read_score_tables(path: Path) -> list[ScoreTable]:
    """Every table of a file; InputRefused names each line that cannot be right."""
    content = _content(path)
    fingerprint = hashlib.sha256(content).hexdigest()
    if path.suffix.lower() == ".toml":
        try:
            data = tomllib.loads(content.decode("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise WrongUsage(f"Tệp «{path.name}» không phải TOML: {error}. {_SAFE}") from error
        lines = list(_lines(data))
    else:
        lines = list(_grid_lines(path))
    return tables_of(lines, fingerprint)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WrongUsage(
            f"Không đọc được tệp «{path.name}». {_SAFE} Hãy kiểm tra tệp rồi chọn lại."
        ) from error


# --- lines ---------------------------------------------------------------------------------


def lines_of(rows: Any) -> list[_Line]:
    """Lines of a table that came as a list of JSON objects."""
    return list(_lines({"rows": rows}))


def _lines(data: Mapping[str, Any]) -> Iterator[_Line]:
    """Each innermost group of values; what stands once above it holds for all below."""
    for at, values in enumerate(_flat(data, {}), start=1):
        yield _Line(f"Dòng thứ {at}", at, values)


def _flat(data: Mapping[str, Any], above: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    own = {name: value for name, value in data.items() if not isinstance(value, list | dict)}
    below = [each for value in data.values() if isinstance(value, list) for each in value]
    groups = [each for each in below if isinstance(each, dict)]
    if not groups:
        yield {**above, **own}
    for each in groups:
        yield from _flat(each, {**above, **own})


def _grid_lines(path: Path) -> Iterator[_Line]:
    from ngheo_desktop.exchange.files import read_grids

    for grid in read_grids(path):
        columns: dict[str, int] = {}
        above: dict[str, Any] = {}
        for row, cells in enumerate(grid.rows, start=1):
            if not columns:
                columns = _heading(cells)
                continue
            told = {name: cells[at] for name, at in columns.items() if at < len(cells)}
            known = {name: value for name, value in told.items() if value not in (None, "")}
            if "option" not in known and "points" not in known:
                above |= known  # an empty row, or a heading inside the table
                continue
            above |= {name: known[name] for name in known if name not in ("option", "points")}
            yield _Line(f"Dòng {row}", row, {**above, **known})


def _heading(cells: Any) -> dict[str, int]:
    """Columns of the head row; empty when the row is none."""
    found = {
        _HEADINGS[search_key(cell)]: at
        for at, cell in enumerate(cells)
        if isinstance(cell, str) and search_key(cell) in _HEADINGS
    }
    return found if {"item", "option", "points"} <= found.keys() else {}


# --- tables --------------------------------------------------------------------------------


def tables_of(lines: list[_Line], fingerprint: str) -> list[ScoreTable]:
    """Tables by standard, area and region, in the order of the file."""
    problems: list[Problem] = []
    tables: dict[tuple[str, Area, str], dict[str, list[ScoreOption]]] = {}
    sources: dict[tuple[str, Area, str], str] = {}
    for line in lines:
        missing = [name for name in _COLUMNS if name != "region" and not _has(line, name)]
        area = _AREAS.get(search_key(str(line.values.get("area", ""))))
        points = _whole(line.values.get("points"))
        if missing:
            problems.append(_problem(line, f"thiếu cột {', '.join(missing)}"))
        elif area is None:
            problems.append(_problem(line, f"không rõ khu vực «{line.values['area']}»"))
        elif points is None:
            problems.append(_problem(line, f"điểm «{line.values['points']}» không phải số nguyên"))
        else:
            key = (_text(line, "standard"), area, _text(line, "region"))
            sources.setdefault(key, _text(line, "source"))
            options = tables.setdefault(key, {}).setdefault(_text(line, "item"), [])
            problems += _option_problems(line, options)
            options.append(ScoreOption(_text(line, "option"), points))
    if not lines:
        problems.append(Problem("no_lines", f"Tệp không có dòng điểm nào. {_SAFE}"))
    if problems:
        raise InputRefused(problems)
    return [
        ScoreTable(*key, _items(items), sources[key], fingerprint) for key, items in tables.items()
    ]


def _items(items: Mapping[str, list[ScoreOption]]) -> tuple[ScoreItem, ...]:
    return tuple(ScoreItem(text, tuple(options)) for text, options in items.items())


def _has(line: _Line, name: str) -> bool:
    return line.values.get(name) not in (None, "")


def _text(line: _Line, name: str) -> str:
    value = line.values.get(name, "")
    whole = isinstance(value, float) and value.is_integer()
    return clean(str(int(value) if whole else value))


def _whole(value: Any) -> int | None:
    """A whole number; Excel keeps every number as a fraction, a CSV as text."""
    if isinstance(value, str):
        digits = value.strip().replace("−", "-")
        return int(digits) if digits.removeprefix("-").isdecimal() else None
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        return None
    return int(value)


def _option_problems(line: _Line, options: list[ScoreOption]) -> list[Problem]:
    item, text = _text(line, "item"), _text(line, "option")
    if any(each.text == text for each in options):
        return [_problem(line, f"phương án «{text}» của mục «{item}» đã có ở trên")]
    if len(options) == MOST_OPTIONS:
        told = f"mục «{item}» có hơn {MOST_OPTIONS} phương án, mỗi phương án cần một phím"
        return [_problem(line, told)]
    return []


def _problem(line: _Line, told: str) -> Problem:
    return Problem("score_table_line", f"{line.place}: {told}. {_SAFE}", row=line.row)


# --- as kept -------------------------------------------------------------------------------


def score_table_text(table: ScoreTable) -> str:
    """A table as the office keeps it: JSON with one group per option."""
    return json.dumps(
        {
            "standard": table.standard,
            "area": table.area.value,
            "region": table.region,
            "source": table.source,
            "rows": [
                {"item": item.text, "option": option.text, "points": option.points}
                for item in table.items
                for option in item.options
            ],
        },
        ensure_ascii=False,
    )


def score_table_from(text: str, fingerprint: str) -> ScoreTable:
    """A table as kept; the fingerprint is that of the file it came in."""
    (table,) = tables_of(list(_lines(json.loads(text))), fingerprint)
    return replace(table, fingerprint=fingerprint)

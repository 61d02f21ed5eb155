"""The law as files: resources/standards and loaded files read into domain values."""

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.indicators import RULES
from ngheo_desktop.domain.standards import Indicator, Part, Standard
from ngheo_desktop.domain.terms import AREA_TERMS, Area, Provenance
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.paths import resource

_FORMAT = "standard/1"


def shipped_standards() -> tuple[Standard, ...]:
    """The standards that come with the program, oldest first."""
    files = sorted(resource("standards").glob("*.toml"))
    return tuple(read_standard(file.read_text(encoding="utf-8")) for file in files)


def shipped_standard_texts() -> dict[str, str]:
    """The same as text, by code: what an edited copy starts from."""
    files = sorted(resource("standards").glob("*.toml"))
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def read_standard_file(path: Path) -> str:
    """The text of a standard file that somebody brought, checked; raises UserError."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUsage(
            f"Không đọc được tệp «{path.name}». Số liệu trong sổ không thay đổi. "
            "Hãy kiểm tra tệp rồi chọn lại."
        ) from error
    read_standard(text)
    return text


def read_standard(text: str) -> Standard:
    """Read one standard; WrongUsage names the part that is missing or cannot be understood."""
    try:
        data = tomllib.loads(text)
        return _standard(data, hashlib.sha256(text.encode()).hexdigest())
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise WrongUsage(
            f"Tệp chuẩn nghèo thiếu hoặc sai phần «{error}». Chưa nạp gì; chuẩn đang dùng vẫn giữ "
            "nguyên. Hãy lấy lại tệp đúng mẫu rồi nạp."
        ) from error


def _standard(data: Mapping[str, Any], fingerprint: str) -> Standard:
    if data.get("format") != _FORMAT:
        raise ValueError("format")
    groups = [name for name in ("income_line", "score_line", "deprivation") if name in data]
    indicators = tuple(_indicator(each) for each in data["indicators"])
    if len({each.code for each in indicators}) != len(indicators):
        raise ValueError("indicators.code")
    return Standard(
        code=str(data["code"]),
        title=data["title"],
        valid_from=_checked_order(data),
        valid_to=data["valid_to"],
        income_line=_by_area(data["income_line"]),
        score_line=_by_area(data.get("score_line", {})),
        points_per_deprivation=_whole(data["deprivation"]["points"]),
        min_deprivation_score=_whole(data["deprivation"]["min_score"]),
        indicators=indicators,
        legal_basis=tuple(data.get("legal_basis", ())),
        provenance={name: Provenance(data[name]["provenance"]) for name in groups},
        sources={name: data[name].get("source", "") for name in groups},
        fingerprint=fingerprint,
    )


def _checked_order(data: Mapping[str, Any]) -> Any:
    if data["valid_from"] > data["valid_to"]:
        raise ValueError("valid_to")
    return data["valid_from"]


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(value)
    return value


def _by_area(table: Mapping[str, Any]) -> dict[Area, int]:
    return {area: _whole(table[area]) for area in Area if area in table}


def _indicator(data: Mapping[str, Any]) -> Indicator:
    if data["rule"] not in RULES:
        raise ValueError(f"rule = {data['rule']}")
    return Indicator(
        code=data["code"],
        dimension=data["dimension"],
        number=_whole(data["number"]),
        title=data["title"],
        deprived_when=data["deprived_when"],
        ask=data.get("ask", ""),
        rule=data["rule"],
        parameters=data.get("parameters", {}),
        provenance=Provenance(data["provenance"]),
        source=data["source"],
    )


def parts_of(standard: Standard) -> list[Part]:
    """Every part of a standard with its provenance, as shown for comparing with the annex."""
    parts = [_lines(standard, "income_line", "Mức thu nhập", standard.income_line, "đ/người/tháng")]
    parts.append(_lines(standard, "score_line", "Ngưỡng điểm B1", standard.score_line, "điểm"))
    counted = (
        f"{standard.points_per_deprivation} điểm mỗi chỉ số, nghèo từ "
        f"{standard.min_deprivation_score} điểm B2"
    )
    parts.append(_number(standard, "deprivation", "Điểm thiếu hụt", counted))
    parts += [
        Part(
            path=f"indicators.{each.code}",
            title=f"Chỉ số {each.number}. {each.title}",
            shown=each.deprived_when,
            provenance=each.provenance,
            source=each.source,
        )
        for each in standard.indicators
    ]
    return parts


def _lines(standard: Standard, path: str, title: str, lines: Mapping[Area, int], unit: str) -> Part:
    shown = ", ".join(
        f"{AREA_TERMS[area]} {grouped_digits(value)} {unit}" for area, value in lines.items()
    )
    return _number(standard, path, title, shown or "chưa công bố")


def _number(standard: Standard, path: str, title: str, shown: str) -> Part:
    return Part(
        path=path,
        title=title,
        shown=shown,
        provenance=standard.provenance.get(path, Provenance.DRAFT),
        source=standard.sources.get(path, "chưa tìm thấy văn bản"),
    )

"""Quy định của đợt rà soát: deadlines, posting days, quorum, as dated data with their source."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ngheo_desktop.domain.amounts import read_money
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.round_steps import StepRules
from ngheo_desktop.domain.rounds import Round, RoundKind, Step
from ngheo_desktop.domain.terms import Provenance


@dataclass(frozen=True, slots=True)
class RoundRule:
    """One setting: its value (None = not known), from which day, from where, who signed for it."""

    name: str
    title: str
    value: Any
    valid_from: date
    source: str
    provenance: Provenance
    confirmed_by: str = ""
    confirmed_on: date | None = None
    kind: str = "text"  # day, number, money, yes_no, share, items, days: how written
    asked: bool = False  # the round cannot go on without it
    proposed: Any = None  # what we recall, to be confirmed or replaced

    @property
    def shown(self) -> str:
        """The value as the officer reads and types it; "" = not known."""
        return "" if self.value is None else shown_value(self.kind, self.value)

    @property
    def is_usable(self) -> bool:
        """Whether it may decide anything: known for certain, or signed for by a person."""
        certain = self.provenance == Provenance.CONFIRMED or bool(self.confirmed_by)
        return self.value is not None and certain


@dataclass(frozen=True, slots=True)
class RoundRules:
    """All settings that hold on one day, by name."""

    by_name: Mapping[str, RoundRule] = field(default_factory=dict)

    def __getitem__(self, name: str) -> RoundRule:
        return self.by_name[name]

    def value(self, name: str) -> Any:
        """The value that may be used; None while nobody has confirmed it."""
        rule = self.by_name.get(name)
        return rule.value if rule is not None and rule.is_usable else None

    def unconfirmed(self) -> tuple[RoundRule, ...]:
        """What the round asks for and nobody has signed for."""
        return tuple(each for each in self.by_name.values() if each.asked and not each.is_usable)


def rules_on(shipped: Iterable[RoundRule], own: Iterable[RoundRule], day: date) -> RoundRules:
    """Each setting as it holds on a day: the office's latest one, else the shipped one."""
    chosen = {each.name: each for each in shipped}
    for rule in sorted(own, key=lambda each: (each.valid_from, each.confirmed_on or date.min)):
        known = chosen.get(rule.name)
        if known is not None and rule.valid_from <= day:
            chosen[rule.name] = replace(
                rule, title=known.title, kind=known.kind, asked=known.asked, proposed=known.proposed
            )
    return RoundRules(chosen)


def step_rules(rules: RoundRules, round_: Round) -> StepRules:
    """What the board needs: the step of the superior's opinion, and each step's last day.

    An in-year round names no superior's opinion (QĐ 24/2021 Art. 5); its one deadline is its end,
    and only the hamlets of those who asked have something to do.
    """
    annual = round_.kind == RoundKind.ANNUAL
    due = {Step.DECISION: round_.ends}
    for step in Step:
        text = rules.value(f"deadline.{step.value}") if annual else None
        if text:
            due[step] = day_in_year(text, round_.begins.year)
    asks = rules.value("opinion.exists") if annual else False
    return StepRules(asks_opinion=asks, skips_empty=not annual, due=due)


def day_in_year(text: str, year: int) -> date:
    """«12-14» in a year."""
    month, day = text.split("-")
    return date(year, int(month), int(day))


def how_to_write(rule: RoundRule) -> str:
    """One sentence about the form of a value; "" where anything goes."""
    return _HINTS.get(rule.kind, "")


def read_value(rule: RoundRule, text: str) -> tuple[Any, list[Problem]]:
    """A value as an officer types it, and what is wrong with it."""
    try:
        return _READERS[rule.kind](text.strip()), []
    except (ValueError, KeyError):
        words = f"«{text}» không dùng được cho «{rule.title}». {_HINTS.get(rule.kind, '')}".strip()
        return None, [Problem("rule_value", words, field=rule.name)]


def shown_value(kind: str, value: Any) -> str:
    """A value in words that `read_value` understands: «14/12», «có», «từ 50%»."""
    if kind == "day":
        month, day = value.split("-")
        return f"{day}/{month}"
    if kind == "yes_no":
        return "có" if value else "không"
    if kind == "share":
        return f"{'từ' if value['inclusive'] else 'trên'} {value['percent']}%"
    if kind == "items":
        return "\n".join(value)
    if kind == "days":
        return ", ".join(shown_day(date.fromisoformat(each)) for each in value)
    return str(value)


def _day(text: str) -> str:
    day, _, month = text.partition("/")
    told = f"{month:0>2}-{day:0>2}" if month else text
    parsed = date.fromisoformat(f"2028-{told}")  # a leap year: 29/2 is a day of some years
    return f"{parsed:%m-%d}"


def _number(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 366:
        raise ValueError(text)
    return number


def _money(text: str) -> int:
    amount = read_money(text).amount
    if not amount:
        raise ValueError(text)
    return amount


def _yes_no(text: str) -> bool:
    return {"có": True, "true": True, "1": True, "không": False, "false": False, "0": False}[
        text.casefold()
    ]


def _share(text: str) -> dict[str, Any]:
    """«từ 50%», «trên 50%», «>=50» or «>50», in percent of those present."""
    found = re.fullmatch(r"(từ|trên|>=|>)\s*(\d+)\s*%?", text.casefold())
    if found is None or not 0 < int(found[2]) <= 100:
        raise ValueError(text)
    return {"percent": int(found[2]), "inclusive": found[1] in ("từ", ">=")}


def _items(text: str) -> list[str]:
    items = [each.strip() for each in text.split("\n") if each.strip()]
    if len(set(items)) != len(items) or not items:
        raise ValueError(text)
    return items


def _days(text: str) -> list[str]:
    return sorted({_whole_day(each.strip()).isoformat() for each in text.split(",")})


def _whole_day(text: str) -> date:
    parts = text.split("/")
    if len(parts) != 3:
        return date.fromisoformat(text)
    return date(int(parts[2]), int(parts[1]), int(parts[0]))


_READERS = {
    "day": _day,
    "number": _number,
    "money": _money,
    "yes_no": _yes_no,
    "share": _share,
    "items": _items,
    "days": _days,
}
_HINTS = {
    "day": "Hãy ghi ngày/tháng, ví dụ 14/12.",
    "number": "Hãy ghi một số từ 1 đến 366.",
    "money": "Hãy ghi số tiền, ví dụ 2.250.000.",
    "yes_no": "Hãy ghi có hoặc không.",
    "share": "Hãy ghi từ 50% hoặc trên 50%.",
    "items": "Hãy ghi mỗi câu một dòng, không trùng nhau.",
    "days": "Hãy ghi các ngày như 05/02/2027, cách nhau bằng dấu phẩy.",
}

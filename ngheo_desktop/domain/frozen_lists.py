"""Danh sách đã chốt: its rows word by word, its fingerprint, and the code that proves a paper."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from ngheo_desktop.domain.terms import HouseholdClass, Sex

FORMAT = "frozen-list/1"
# No letter that is taken for another in print or handwriting (0 O Q, 1 I L, 2 Z, 5 S, 6 G, 8 B,
# U V W); their number is prime, so the last letter finds any one slip and any two swapped letters.
LETTERS = "23456789ACDEFHJKMNPRTXY"
_TOLD = 9  # letters that tell the list; one more proves them
_GROUP = 5
LISTED = (HouseholdClass.POOR, HouseholdClass.NEAR_POOR)


@dataclass(frozen=True, slots=True)
class FrozenMember:
    """A person of the household on the day of the decision."""

    name: str
    relation: str
    sex: Sex | None = None
    birth: str = ""  # ISO as long as it is known
    personal_id: str = ""
    ethnic: str = ""


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """One household of a signed list, with all that its papers say about it."""

    household_id: str
    code: str
    hamlet_id: str
    hamlet: str  # with its kind: «ấp Vĩnh Phú»
    address: str
    household_class: HouseholdClass  # what is decided
    before: HouseholdClass | None  # by the decision before; None = never on a list
    head_name: str
    members: int
    people: tuple[FrozenMember, ...] = ()
    personal_id_issued: date | None = None  # of the head
    income_score: int | None = None
    deprivation_score: int | None = None
    lacking: str = ""  # numbers of the lacking indicators on the form of the standard
    computed: HouseholdClass | None = None  # kết quả chấm điểm
    met: HouseholdClass | None = None  # kết quả họp dân
    rechecked: HouseholdClass | None = None  # kết quả phúc tra
    reason: str = ""  # why the decision is not what one of these said
    certificate: int = 0  # number of its giấy chứng nhận; 0 = it gets none

    @property
    def head(self) -> FrozenMember | None:
        return next((each for each in self.people if each.relation == "head"), None)


@dataclass(frozen=True, slots=True)
class FrozenHead:
    """What stands over the rows: the decision, who signs it, by which law."""

    serial: str
    commune_code: str
    commune: str
    number: str
    decided_on: date
    scope: str  # "full" or "changes"
    standard: str
    standard_title: str
    about: str = ""  # «rà soát định kỳ năm 2026»
    supplement: int = 0  # danh sách bổ sung số …; 0 = it is none
    corrects: str = ""  # number and day of the decision that it corrects
    signer: tuple[str, ...] = ()  # «TM. ỦY BAN NHÂN DÂN», «KT. CHỦ TỊCH», «PHÓ CHỦ TỊCH»
    signer_name: str = ""
    basis: tuple[str, ...] = ()  # căn cứ, line by line
    recipients: tuple[str, ...] = ()
    practice: bool = False


@dataclass(frozen=True, slots=True)
class FrozenList:
    """Danh sách đã chốt as it is read back from its own words."""

    head: FrozenHead
    rows: tuple[FrozenRow, ...]

    def of(self, household_class: HouseholdClass) -> tuple[FrozenRow, ...]:
        """The rows of one class, in the order of the list."""
        return tuple(row for row in self.rows if row.household_class == household_class)

    def leaving(self, before: HouseholdClass) -> tuple[FrozenRow, ...]:
        """Thoát nghèo, thoát cận nghèo: who was in that class and leaves it upwards."""
        rank = {HouseholdClass.POOR: 0, HouseholdClass.NEAR_POOR: 1}
        return tuple(
            row
            for row in self.rows
            if row.before == before and rank.get(row.household_class, 2) > rank[before]
        )

    @property
    def certified(self) -> tuple[FrozenRow, ...]:
        """Who gets a giấy chứng nhận, in the order of its numbers."""
        return tuple(sorted((r for r in self.rows if r.certificate), key=lambda r: r.certificate))


@dataclass(frozen=True, slots=True)
class KeptList:
    """Danh sách đã chốt as an office keeps it."""

    id: str
    decision_id: str
    plan_id: str
    serial: str
    code: str
    fingerprint: str
    body: str = field(repr=False)
    rule: str = field(repr=False)

    @property
    def told(self) -> FrozenList:
        return read_body(self.body)


@dataclass(frozen=True, slots=True)
class ListMark:
    """A frozen list by what names it; its rows are not read."""

    id: str
    decision_id: str
    plan_id: str
    serial: str
    code: str


@dataclass(frozen=True, slots=True)
class ListCheck:
    """Đối chiếu: what a printed code says about the database; no fault = it is the signed list."""

    code: str
    found: bool
    faults: tuple[str, ...] = ()
    kept: KeptList | None = None
    about: str = ""  # another paper that bears the code: «biên bản họp dân ấp Vĩnh Phú, lần 1»

    @property
    def is_whole(self) -> bool:
        return self.found and not self.faults


# --- words and fingerprint ----------------------------------------------------------------------


def body_of(head: FrozenHead, rows: Sequence[FrozenRow]) -> str:
    """Head and rows in one exact spelling, so that equal lists have equal bytes."""
    return canonical({"format": FORMAT, "head": head, "rows": list(rows)})


def canonical(value: Any) -> str:
    """JSON in one exact spelling."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_spelt
    )


def _spelt(value: Any) -> Any:
    """A day as ISO text, a frozen dataclass by its fields."""
    if isinstance(value, date):
        return value.isoformat()
    return {name: getattr(value, name) for name in value.__slots__}


@lru_cache(maxsize=4)  # several questions about one list follow each other
def read_body(body: str) -> FrozenList:
    """A frozen list from its words."""
    told = json.loads(body)
    head = told["head"]
    lines = {name: tuple(head[name]) for name in ("signer", "basis", "recipients")}
    day = date.fromisoformat(head["decided_on"])
    return FrozenList(
        FrozenHead(**{**head, **lines, "decided_on": day}),
        tuple(_row(each) for each in told["rows"]),
    )


def _row(told: Mapping[str, Any]) -> FrozenRow:
    classes = {
        name: HouseholdClass(told[name]) if told[name] else None
        for name in ("before", "computed", "met", "rechecked")
    }
    issued = told["personal_id_issued"]
    return FrozenRow(
        **{
            **told,
            **classes,
            "household_class": HouseholdClass(told["household_class"]),
            "personal_id_issued": date.fromisoformat(issued) if issued else None,
            "people": tuple(_member(each) for each in told["people"]),
        }
    )


def _member(told: Mapping[str, Any]) -> FrozenMember:
    return FrozenMember(**{**told, "sex": Sex(told["sex"]) if told["sex"] else None})


def fingerprint_of(body: str, rule: str) -> str:
    """SHA-256 over the rows and the rule, each told with its length."""
    digest = hashlib.sha256(FORMAT.encode())
    for text in (body, rule):
        data = text.encode()
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


# --- mã đối chiếu -------------------------------------------------------------------------------


def check_code(fingerprint: str) -> str:
    """Mã đối chiếu of a list, such as «7KD4M-R3XAP»: nine letters of its fingerprint, one proof."""
    rest, letters = int(fingerprint, 16), []
    for _ in range(_TOLD):
        rest, at = divmod(rest, len(LETTERS))
        letters.append(at)
    letters.append(_proof(letters))
    text = "".join(LETTERS[at] for at in letters)
    return f"{text[:_GROUP]}-{text[_GROUP:]}"


def _proof(letters: Sequence[int]) -> int:
    return -sum(at * place for place, at in enumerate(letters, start=2)) % len(LETTERS)


def read_code(typed: str) -> str:
    """The code as it was printed, from what was typed; "" when a letter of it is wrong."""
    letters = [LETTERS.find(each) for each in typed.upper() if each not in " -–."]
    if len(letters) != _TOLD + 1 or -1 in letters or letters[-1] != _proof(letters[:-1]):
        return ""
    text = "".join(LETTERS[at] for at in letters)
    return f"{text[:_GROUP]}-{text[_GROUP:]}"

"""Lịch sử in words: who changed what, when, from which value to which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from ngheo_desktop import catalogs
from ngheo_desktop.domain.answers import HOUSE_QUESTIONS, MEMBER_QUESTIONS
from ngheo_desktop.domain.applications import FORM_TERMS
from ngheo_desktop.domain.days import shown_day, shown_moment
from ngheo_desktop.domain.field_words import (
    FIELD_WORDS,
    MOVEMENT_FIELD_WORDS,
    ROUND_FIELD_WORDS,
)
from ngheo_desktop.domain.movement_columns import HAND_TERMS
from ngheo_desktop.domain.other_classes import OCCUPATION_TERMS, OTHER_TERMS
from ngheo_desktop.domain.register import STATUS_TERMS, Decision, HistoryLine, HouseholdFile
from ngheo_desktop.domain.rounds import LISTED_TERMS
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import CLASS_TERMS, SEX_TERMS
from ngheo_desktop.domain.unreadable import UNREADABLE, read_birth
from ngheo_desktop.gui.models.other_case_history import CASE_FIELD_WORDS, case_value
from ngheo_desktop.text import masked_id

HEADS = ("Lúc", "Ai", "Việc", "Của", "Nội dung", "Trước", "Sau", "Từ đâu")
_BY_HAND = "nhập tay"
_EMPTY = "(trống)"
_UNKNOWN = "chưa rõ"
_YES_NO = {True: "có", False: "không"}

# Names of fields as the screens call them; answers of the sheet bring their own words.
_FIELD_TERMS = {
    **FIELD_WORDS,
    **ROUND_FIELD_WORDS,
    **CASE_FIELD_WORDS,
    **MOVEMENT_FIELD_WORDS,
    "position": "Thứ tự",
    "deleted": "Đã bỏ",
    "reason": "Lý do",
    "b1": "Điểm B1",
    "regular": "Làm công thường xuyên",
    "can_work": "Có khả năng lao động",
    "wants_work": "Muốn làm việc",
    "stunted": "Thấp còi",
    "underweight": "Nhẹ cân",
    "uses_internet": "Dùng internet",
    "members": "Số nhân khẩu",
    "batch": "Lần nhập",
}
_QUESTION_TERMS = {
    name: question.title
    for question in (*MEMBER_QUESTIONS, *HOUSE_QUESTIONS)
    for name in question.facts
    if len(question.facts) == 1 or name == question.code
}


def _answer_terms() -> dict[str, dict[Any, str]]:
    terms: dict[str, dict[Any, str]] = {}
    for question in (*MEMBER_QUESTIONS, *HOUSE_QUESTIONS):
        for option in question.options:
            if len(option.facts) == 1:
                name, value = next(iter(option.facts.items()))
                terms.setdefault(name, {})[value] = option.label
    terms["work"] = {"own": "tự làm", "wage": "làm công", "none": "không có việc"}
    return terms


_ANSWER_TERMS = _answer_terms()


_WORDS: dict[str, Mapping[Any, str]] = {
    "sex": SEX_TERMS,
    "status": STATUS_TERMS,
    "listed_for": LISTED_TERMS,
    "form": FORM_TERMS,
    "class_before": CLASS_TERMS,
    "computed_class": CLASS_TERMS,
    "meeting_class": CLASS_TERMS,
    "recheck_class": CLASS_TERMS,
    "kind": OTHER_TERMS,
    "occupation": OCCUPATION_TERMS,
    "household_class": CLASS_TERMS,
    "moved_to": HAND_TERMS,
    "derived": HAND_TERMS,
}


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One changed field as the table shows it, and what stood there before."""

    cells: tuple[str, ...]
    record_id: str = ""
    field: str = ""  # "" = nothing that can be taken back by itself
    old: Any = None


@dataclass(frozen=True, slots=True)
class _Words:
    """Names that stand behind the ids of a history."""

    hamlets: Mapping[str, str]
    people: Mapping[str, str]
    questions: Mapping[str, str] = field(default_factory=dict)  # indicator → its title


def history_rows(
    file: HouseholdFile, hamlets: Mapping[str, str], standards: Sequence[Standard] = ()
) -> list[HistoryRow]:
    """One row per changed field, newest first; a new record is one row with all it began with."""
    questions = {
        indicator.code: indicator.title for each in standards for indicator in each.indicators
    }
    words = _Words(hamlets, _people(file), questions)
    told = [(line.at, _rows(line, words)) for line in file.history]
    told += [(_evening(each.decided_on), [_decided(each)]) for each in file.decisions]
    told.sort(key=lambda pair: pair[0], reverse=True)
    return [row for _at, rows in told for row in rows]


def _evening(day: date) -> str:
    """A decision stands above what was written on its day."""
    return datetime.combine(day, time.max).astimezone(UTC).isoformat()


def _decided(decision: Decision) -> HistoryRow:
    """«Quyết định công nhận» with its number: signed, so nothing of it is taken back here."""
    number = f"Quyết định số {decision.number}"
    decided = CLASS_TERMS[decision.household_class]
    cells = (shown_day(decision.decided_on), "", "quyết định công nhận", "", "Diện", "", decided)
    return HistoryRow((*cells, number))


def _people(file: HouseholdFile) -> dict[str, str]:
    """Names of members by id, also of those who have left: the history still knows them."""
    names = {}
    for line in reversed(file.history):
        if line.target == "member" and "name" in line.changes:
            names[line.record_id] = str(line.changes["name"][1] or "")
    return names | {member.id: member.name for member in file.household.members}


def _rows(line: HistoryLine, words: _Words) -> list[HistoryRow]:
    of = words.people.get(line.record_id, "") if line.target == "member" else ""
    act, source = _act_and_source(line.act)
    head = (_local(line.at), line.account, act)
    told = {name: pair for name, pair in line.changes.items() if name != "position"}
    if not told:
        what = "Thứ tự thành viên" if line.changes else ""
        return [HistoryRow((*head, of, what, "", "", source))]
    if len(told) > 1 and all(_is_empty(old) for old, _new in told.values()):
        values = [
            f"{_field(name, words)[1]}: {_value(name, new, words)}"
            for name, (_old, new) in told.items()
            if not _is_empty(new)
        ]
        return [HistoryRow((*head, of, "", "", "; ".join(values), source))]
    rows = []
    for name, (old, new) in told.items():
        person, field_word = _field(name, words)
        pair = (_value(name, old, words), _value(name, new, words))
        cells = (*head, of or person, field_word, *pair, source)
        field = name if _comes_back(line.target, name, old) else ""
        rows.append(HistoryRow(cells, line.record_id, field, old))
    return rows


def _act_and_source(act: str) -> tuple[str, str]:
    """An import tells its file and line; everything else was typed."""
    _import, found, file = act.partition("nhập từ ")
    return ("nhập danh sách", file) if found else (act, _BY_HAND)


def _comes_back(target: str, name: str, old: Any) -> bool:
    """Fields of the household and its people, and somebody who was taken out."""
    if target == "member" and name == "deleted":
        return old is False
    return target in ("household", "member") and name in FIELD_WORDS


def _is_empty(value: Any) -> bool:
    return value in (None, "", [], {}) or value is False


def _local(at: str) -> str:
    return shown_moment(datetime.fromisoformat(at)) if at else UNREADABLE


def _field(name: str, words: _Words) -> tuple[str, str]:
    """Whose field it is, where the name says so, and what it is called."""
    if name.startswith("b1."):
        return "", f"Điểm B1: {name.removeprefix('b1.')}"
    owner, _, bare = name.rpartition(".")
    if owner == "mark":
        return "", f"Ô đánh dấu: {words.questions.get(bare, bare)}"
    word = _FIELD_TERMS.get(bare) or _QUESTION_TERMS.get(bare) or bare
    return words.people.get(owner, ""), word


def _value(name: str, value: Any, words: _Words) -> str:
    if name.startswith("b1."):
        return _UNKNOWN if value is None else str(value)
    owner, _, bare = name.rpartition(".")
    if owner == "mark" and value is not None:
        return "thiếu" if value else "không thiếu"
    if value is None or value == "" or value == []:
        answer = owner or bare in _QUESTION_TERMS or bare == "b1"
        return _UNKNOWN if answer and value is None else _EMPTY
    if bare in _ANSWER_TERMS and not isinstance(value, list):
        return _ANSWER_TERMS[bare].get(value, str(value))
    if isinstance(value, bool):
        return _YES_NO[value]
    if (case := case_value(bare, value)) is not None:
        return case
    if isinstance(value, dict):  # Phiếu A: question → yes or no
        return "; ".join(f"{name}: {_YES_NO[bool(said)]}" for name, said in value.items())
    if isinstance(value, list):
        return ", ".join(_listed(bare, each) for each in value)
    return _plain(bare, str(value), words)


def _listed(name: str, code: str) -> str:
    if name == "devices":
        return _ANSWER_TERMS["devices"].get(code, code)
    items = catalogs.causes() if name == "causes" else catalogs.supports()
    return next((each.label for each in items if each.code == code), code)


def _day(text: str) -> str:
    try:
        return shown_day(date.fromisoformat(text))
    except ValueError:
        return UNREADABLE


def _plain(name: str, text: str, words: _Words) -> str:
    if name == "hamlet_id":
        return words.hamlets.get(text, text)
    if name == "relation":
        relation = catalogs.relation(text)
        return relation.label if relation else text
    if name == "birth":
        born = read_birth(text)
        return born.shown if born else UNREADABLE
    if name == "personal_id_issued" or name.endswith("_on"):
        return _day(text)
    if name == "personal_id":
        return masked_id(text)
    return _WORDS.get(name, {}).get(text, text)

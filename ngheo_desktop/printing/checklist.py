"""Phiếu rà soát on paper: the same questions, order and option numbers as on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from ngheo_desktop.domain.answers import (
    MEMBER_QUESTIONS,
    AnswerKind,
    Question,
    answered,
    house_questions,
    is_asked,
    with_answer,
)
from ngheo_desktop.domain.facts import Facts, SurveyedMember
from ngheo_desktop.domain.papers import ChecklistHousehold, PaperHead, Signer, Signing
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import AREA_TERMS, CLASS_TERMS, SEX_TERMS, UNCONFIRMED_NOTE
from ngheo_desktop.printing.fields import Choice, ChoiceLine, Field, FieldLine, SideBySide
from ngheo_desktop.printing.flow import Block, Gap, Words, kept_together
from ngheo_desktop.printing.fonts import BOLD, REGULAR
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.signatures import signature_blocks
from ngheo_desktop.printing.styles import MM, Align, Style
from ngheo_desktop.printing.table import Column, Table

TITLE_TEXT = "PHIẾU RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO"
NOT_ASKED = "·"
UNKNOWN = "0"
TICKED = "*"
_TEXT = Style(REGULAR, 11)
_SMALL = Style(REGULAR, 10)
_STRONG = Style(BOLD, 11)
_CELL_HEAD = Style(BOLD, 9.5)
_ROW_HEIGHT = 7.5 * MM
_LABEL = 62 * MM


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on a sheet; without a result it is one to fill in by hand."""

    head: PaperHead
    standard: Standard
    household: ChecklistHousehold
    facts: Facts
    survey_date: date | None
    result: Result | None = None
    empty_lines: int = 0


def checklist_blocks(content: Content, width: float) -> list[Block]:
    """The whole sheet: household, A members, B house, C score B1, D indicators, signatures."""
    standard = content.standard
    under = f"Theo {standard.title[:1].lower()}{standard.title[1:]}"
    return [
        *opening(content.head, TITLE_TEXT, (under,), width),
        *_household(content, width),
        *_members(content, width),
        *_house(content, width),
        *_scores(content, width),
    ]


def _household(content: Content, width: float) -> list[Block]:
    household = content.household
    day = content.survey_date
    shown = f"{day:%d/%m/%Y}" if day else ""
    areas = [Choice(words, content.facts.area == area) for area, words in AREA_TERMS.items()]
    return [
        FieldLine(
            (
                Field("Mã hộ", household.code, 1),
                Field("Chủ hộ", household.head_name, 2.2),
                Field("Ấp, khóm", household.hamlet, 1.6),
            ),
            _TEXT,
            width,
        ),
        FieldLine(
            (
                Field("Địa chỉ", household.address, 2.2),
                Field("Ngày rà soát", shown, 1),
                Field("Rà soát viên", household.surveyor, 1.6),
            ),
            _TEXT,
            width,
        ),
        ChoiceLine("Khu vực:", areas, _TEXT, width, 20 * MM),
    ]


def _heading(text: str) -> list[Block]:
    words = Words(text, _STRONG, 400 * MM)
    return list(kept_together([Gap(2.5 * MM), words, Gap(1 * MM, keep=True)]))


def _members(content: Content, width: float) -> list[Block]:
    questions = member_questions(content.standard)
    named = (9.0, 52.0, 22.0, 14.0)
    each = (width / MM - sum(named)) / len(questions)
    columns = [
        *(
            Column(title, wide * MM, Align.LEFT if title == "Họ và tên" else Align.CENTRE)
            for title, wide in zip(
                ("TT", "Họ và tên", "Ngày sinh", "Giới tính"), named, strict=True
            )
        ),
        *(Column(question.short, each * MM, Align.CENTRE) for question in questions),
    ]
    table = Table(columns, _TEXT, _CELL_HEAD, row_height=_ROW_HEIGHT)
    rows = [table.row(_member(content, member, questions)) for member in content.facts.members]
    first = len(rows) + 1
    blank = [""] * (len(columns) - 1)
    rows += [table.row([str(at), *blank]) for at in range(first, first + content.empty_lines)]
    heading = _heading("A. Thành viên (ghi số của câu trả lời vào ô; 0: chưa rõ; ·: không hỏi)")
    return [*heading, table.head, *rows, Gap(1.5 * MM), _answers_in_words(questions, width)]


def member_questions(standard: Standard) -> tuple[Question, ...]:
    """Questions about a person that this standard asks."""
    rules = {indicator.rule for indicator in standard.indicators}
    return tuple(each for each in MEMBER_QUESTIONS if rules & set(each.rules))


def _member(
    content: Content, member: SurveyedMember, questions: Sequence[Question]
) -> tuple[str, ...]:
    return (
        str(member.no),
        member.name,
        member.birth.shown if member.birth else "",
        SEX_TERMS[member.sex] if member.sex else "",
        *(_answer(content, member, question) for question in questions),
    )


def _answer(content: Content, member: SurveyedMember, question: Question) -> str:
    """The key of the answer, «·» where age settles it, room to write on a blank sheet."""
    option = answered(question, member.answers)
    if option:
        return option.key
    if content.result:
        asked = is_asked(question, member, content.facts, content.standard)
        return UNKNOWN if asked else NOT_ASKED
    return (
        "" if content.survey_date is None or _may_be_asked(question, member, content) else NOT_ASKED
    )


def _may_be_asked(question: Question, member: SurveyedMember, content: Content) -> bool:
    """True when some answers to the questions beside it lead to this one: paper cannot follow."""
    beside = [
        each
        for each in member_questions(content.standard)
        if each is not question
        and set(each.rules) & set(question.rules)
        and is_asked(each, member, content.facts, content.standard)
    ]
    for options in product(*((None, *each.options) for each in beside)):
        answers = member.answers
        for each, option in zip(beside, options, strict=True):
            answers = with_answer(each, answers, option)
        supposed = replace(member, answers=answers)
        if is_asked(question, supposed, content.facts, content.standard):
            return True
    return False


def _answers_in_words(questions: Sequence[Question], width: float) -> Block:
    """What the numbers in the cells mean, in two columns."""
    column = SideBySide.column_width(width, 2)
    lines = [
        Words(
            f"{question.short} ({question.title[:1].lower()}{question.title[1:]}): "
            + ", ".join(f"{option.key} {option.label}" for option in question.options),
            _SMALL,
            column,
        )
        for question in questions
    ]
    half = (len(lines) + 1) // 2
    return SideBySide([lines[:half], lines[half:]], width)


def _house(content: Content, width: float) -> list[Block]:
    numbers = {each.rule: each.number for each in content.standard.indicators}
    blocks: list[Block] = []
    for question in house_questions(content.standard):
        label = f"{numbers[question.rules[0]]}. {question.title}"
        if question.kind == AnswerKind.NUMBER:
            blocks.append(_number(label, question, content, width))
        else:
            blocks.append(ChoiceLine(label, _choices(question, content), _TEXT, width, _LABEL))
    heading = _heading("B. Nhà ở và tiện nghi (đánh dấu vào ô)")
    return list(kept_together([*heading, *blocks]))


def _choices(question: Question, content: Content) -> list[Choice]:
    house = content.facts.house
    chosen = answered(question, house)
    if question.kind == AnswerKind.SEVERAL:
        owned = getattr(house, question.facts[0]) or frozenset()
        marks = [option.facts[question.facts[0]] in owned for option in question.options]
    else:
        marks = [option is chosen for option in question.options]
    return [
        Choice(f"{option.key} {option.label}", mark)
        for option, mark in zip(question.options, marks, strict=True)
    ]


def _number(label: str, question: Question, content: Content, width: float) -> Block:
    value = getattr(content.facts.house, question.facts[0])
    shown = "" if value is None else f"{value:f}".replace(".", ",") + f" {question.unit}"
    titled = f"{label} ({question.unit})"
    return FieldLine((Field(titled, shown, 1), Field("Ghi chú", "", 1.4)), _TEXT, width)


def _scores(content: Content, width: float) -> list[Block]:
    income = content.result.income_score if content.result else content.facts.income_score
    shown = "" if income is None else str(income)
    total = FieldLine(
        (Field("Tổng điểm B1, theo bảng chấm điểm B1", shown, 1), Field("Ghi chú", "", 1.2)),
        _TEXT,
        width,
    )
    head = [*_heading("C. Điểm B1 và chỉ số thiếu hụt"), total]
    items = _items(content, width)
    blocks: list[Block] = [_indicators(content, width), *_tick_note(content, width)]
    if content.result:
        blocks += _result(content.result, content.standard, width)
    signers = (
        Signer(("ĐẠI DIỆN HỘ",), "", "(Ký hoặc điểm chỉ, ghi rõ họ tên)"),
        Signer(("RÀ SOÁT VIÊN",), content.household.surveyor, "(Ký, ghi rõ họ tên)"),
    )
    blocks += signature_blocks(Signing(signers), width)
    if not items:
        return list(kept_together([*head, *blocks]))
    # A long table of B1 runs over pages; its beginning stays with the heading.
    return [*kept_together([*head, *items[:2]]), *items[2:], *kept_together(blocks)]


def _items(content: Content, width: float) -> list[Block]:
    """The lines of the B1 table with the option of each, where the office has loaded one."""
    table = content.standard.score_table(content.facts.area)
    answers = content.facts.income_items
    if table is None or (content.result and not answers):
        return []
    column = SideBySide.column_width(width, 2)
    lines = [
        ChoiceLine(
            f"{at}. {item.text}",
            [
                Choice(f"{key} {each.text} ({each.points})", each.text == answers.get(item.text))
                for key, each in enumerate(item.options, start=1)
            ],
            _SMALL,
            column,
            min(_LABEL, column / 2),
        )
        for at, item in enumerate(table.items, start=1)
    ]
    pairs = [lines[at : at + 2] for at in range(0, len(lines), 2)]  # as on the screen
    source = f"Bảng điểm B1: {table.source or 'chưa ghi nguồn'}"
    signed = "" if table.confirmation else f", {UNCONFIRMED_NOTE}"
    return [
        Words(f"{source}{signed}. Điểm trong ngoặc.", _SMALL, width),
        *(SideBySide([[each] for each in pair], width) for pair in pairs),
        Gap(1.5 * MM),
    ]


def _tick_note(content: Content, width: float) -> list[Block]:
    if not (content.result and _ticked(content)):
        return []
    return [Words(f"{TICKED} Theo ô đánh dấu trên phiếu giấy.", _SMALL, width)]


def _ticked(content: Content) -> frozenset[str]:
    """Indicators whose result comes from a tick of the paper, not from answers."""
    findings = content.result.findings if content.result else ()
    return frozenset(
        each.indicator for each in findings if any("mark" in cause.facts for cause in each.causes)
    )


def _indicators(content: Content, width: float) -> Block:
    """Thiếu or không thiếu for each indicator, in three columns."""
    lacks = (
        {each.indicator: each.lack for each in content.result.findings} if content.result else {}
    )
    ticked = _ticked(content)
    column = SideBySide.column_width(width, 3)
    lines = [
        ChoiceLine(
            f"{each.number}. {each.title}{TICKED if each.code in ticked else ''}",
            (
                Choice("thiếu", lacks.get(each.code) is True),
                Choice("không", lacks.get(each.code) is False),
            ),
            _SMALL,
            column,
            column - 33 * MM,
        )
        for each in content.standard.indicators
    ]
    third = -(-len(lines) // 3)
    return SideBySide([lines[at : at + third] for at in range(0, len(lines), third)], width)


def _result(result: Result, standard: Standard, width: float) -> list[Block]:
    numbers = ", ".join(str(standard.indicator(code).number) for code in result.lacking)
    income = "chưa rõ" if result.income_score is None else str(result.income_score)
    lacks = f" (câu {numbers})" if numbers else ""
    score = result.deprivation_score
    line = (
        f"Kết quả chấm điểm: B1 {income}; B2 {'chưa rõ' if score is None else score}{lacks}: "
        f"{CLASS_TERMS[result.household_class]}"
    )
    blocks: list[Block] = [Gap(2 * MM), Words(line, _STRONG, width)]
    if result.unconfirmed:
        blocks.append(Words(f"Kết quả {UNCONFIRMED_NOTE} trước khi dùng.", _SMALL, width))
    return blocks

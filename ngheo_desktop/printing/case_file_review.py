"""Hồ sơ hộ, the review: rounds step by step, and each sheet as answered with its causes."""

from ngheo_desktop.domain.answers import (
    AnswerKind,
    Question,
    answered,
    house_questions,
    is_asked,
)
from ngheo_desktop.domain.case_file import CaseFile, FiledRound, FiledSheet, ListedLine
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.explaining import explain_cause, explain_reasons
from ngheo_desktop.domain.facts import Facts, HouseAnswers, SurveyedMember
from ngheo_desktop.domain.meetings import Meeting, VoteLine
from ngheo_desktop.domain.postings import Objection
from ngheo_desktop.domain.rounds import LISTED_TERMS
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import (
    AREA_TERMS,
    CLASS_TERMS,
    UNCONFIRMED_NOTE,
    HouseholdClass,
)
from ngheo_desktop.printing.case_file_parts import Text
from ngheo_desktop.printing.checklist import member_questions
from ngheo_desktop.printing.flow import Block, PageBreak

_UNKNOWN = "chưa rõ"
_LACKS = {True: "thiếu", False: "không thiếu", None: _UNKNOWN}


# --- rounds -------------------------------------------------------------------------------------


def review_blocks(paper: CaseFile, text: Text) -> list[Block]:
    """The rounds that it was in, newest first."""
    blocks = text.heading("5. Các đợt rà soát")
    if not paper.rounds:
        return [*blocks, *text.items((), "Hộ chưa ở trong đợt rà soát nào.")]
    for filed in paper.rounds:
        blocks += _round(filed, _decided_in(filed, paper), text)
    return blocks


def _decided_in(filed: FiledRound, paper: CaseFile) -> ListedLine | None:
    """The decision of the days of the round, by the standard of the round."""
    begins, ends = filed.round.begins, filed.round.closed_on or filed.round.ends
    return next(
        (
            each
            for each in paper.lists
            if begins <= each.decided_on <= ends and each.standard == filed.round.standard
        ),
        None,
    )


def _round(filed: FiledRound, decided: ListedLine | None, text: Text) -> list[Block]:
    round_, steps = filed.round, filed.steps
    why = LISTED_TERMS[steps.listed_for]
    if steps.reason:
        why = f"{why}; {steps.reason}"
    window = f"{shown_day(round_.begins)}–{shown_day(round_.ends)}"
    rows = [
        ("Diện trước đợt", _class(steps.class_before), "theo quyết định có hiệu lực khi đó"),
        ("Chấm điểm", _class(steps.computed), _on(steps.survey_date, "phiếu ngày")),
        ("Họp dân", _class(steps.meeting_class), steps.meeting_reason),
        ("Phúc tra", _class(steps.recheck_class), steps.recheck_reason),
        (
            "Quyết định",
            _class(decided.household_class if decided else None),
            f"số {decided.number}, ngày {shown_day(decided.decided_on)}" if decided else "",
        ),
    ]
    if steps.screened_out:
        rows.insert(1, ("Phiếu A", "không rà soát tiếp", ""))
    columns = (("Bước", 0.19), ("Kết quả", 0.27), ("Ghi chú", 0.54))
    return [
        *text.subheading(f"{round_.title} ({window}, chuẩn {round_.standard.replace('-', '–')})"),
        text.line(f"Vì sao được rà soát: {why}."),
        *text.table(columns, rows, ""),
        *(block for meeting, vote in filed.meetings for block in _meeting(meeting, vote, text)),
        *text.items([_posted(each.begins, each.ends) for each in filed.postings], ""),
        *text.items([_objection(each) for each in filed.objections], ""),
    ]


def _class(kind: HouseholdClass | None) -> str:
    return CLASS_TERMS[kind] if kind else "chưa có"


def _on(day: object, words: str) -> str:
    return f"{words} {day:%d/%m/%Y}" if day else ""


def _meeting(meeting: Meeting, vote: VoteLine, text: Text) -> list[Block]:
    """Biên bản: who led the meeting, and this household's line of the votes alone."""
    place = f", {meeting.place}" if meeting.place else ""
    told = (
        f"Họp dân lần {meeting.number}, {meeting.hamlet}, ngày {shown_day(meeting.held_on)}"
        f"{place}. Chủ trì {meeting.chair}, thư ký {meeting.secretary}, {meeting.present} người dự."
    )
    against = f", {vote.against} không đồng ý" if vote.against else ""
    verdict = "đạt" if vote.passed else "chưa đạt, phải rà soát và họp lại"
    said = (
        f"Kết quả phiếu đưa ra họp: {CLASS_TERMS[vote.computed]}. {vote.agree} đồng ý{against}: "
        f"{verdict} ({meeting.rule.shown})."
    )
    lines = [told, said]
    lines += [f"Lý do: {vote.reason}."] if vote.reason else []
    lines += [f"Ý kiến khác: {vote.other}."] if vote.other else []
    return text.items(lines, "")


def _posted(begins: object, ends: object) -> str:
    return f"Danh sách của ấp, khóm niêm yết {begins:%d/%m/%Y}–{ends:%d/%m/%Y}."


def _objection(heard: Objection) -> str:
    told = f"Kiến nghị ngày {shown_day(heard.received_on)} của {heard.by_name}: {heard.told}."
    if heard.answered_on is None:
        return f"{told} Chưa có kết quả phúc tra."
    changed = f" ({CLASS_TERMS[heard.recheck_class]})" if heard.recheck_class else ""
    return f"{told} Phúc tra ngày {shown_day(heard.answered_on)}: {heard.answer}{changed}."


# --- sheets -------------------------------------------------------------------------------------


def sheet_blocks(paper: CaseFile, text: Text) -> list[Block]:
    """Each sheet: what was answered, then indicator by indicator what follows and why."""
    if not paper.sheets:
        empty = text.items((), "Hộ chưa có phiếu rà soát.")
        return [*text.heading("9. Phiếu rà soát"), *empty]
    blocks: list[Block] = [PageBreak(), *text.heading("9. Phiếu rà soát")]
    for filed in paper.sheets:
        blocks += _sheet(filed, paper, text)
    return blocks


def _sheet(filed: FiledSheet, paper: CaseFile, text: Text) -> list[Block]:
    facts = filed.facts
    by = f", rà soát viên {filed.surveyor}" if filed.surveyor else ""
    area = f", khu vực {AREA_TERMS[facts.area]}" if facts.area else ""
    blocks = text.subheading(f"Phiếu ngày {shown_day(facts.survey_date)}{area}{by}")
    judged = [(each, paper.standards.get(each.standard or "")) for each in filed.results]
    known = [(result, standard) for result, standard in judged if standard is not None]
    for _first, standard in known[:1]:
        blocks += _answers(facts, standard, text)
    for result, standard in known:
        blocks += _result(result, facts, standard, text)
    return blocks


def _answers(facts: Facts, standard: Standard, text: Text) -> list[Block]:
    """The checklist as it was answered."""
    people = [
        (str(each.no), _born(each), _member_answers(each, facts, standard))
        for each in facts.members
    ]
    house = [(each.title, _house_answer(each, facts.house)) for each in house_questions(standard)]
    columns = (("TT", 0.06), ("Thành viên", 0.26), ("Trả lời", 0.68))
    blocks = [
        *text.table(columns, people, "Phiếu chưa có thành viên nào."),
        *text.table((("Nhà ở, tiện nghi", 0.42), ("Trả lời", 0.58)), house, ""),
    ]
    if facts.income_items:
        rows = list(facts.income_items.items())
        blocks += text.table((("Mục của bảng B1", 0.5), ("Trả lời", 0.5)), rows, "")
    return blocks


def _born(member: SurveyedMember) -> str:
    year = f" ({member.birth.year})" if member.birth else ""
    return f"{member.name}{year}"


def _member_answers(member: SurveyedMember, facts: Facts, standard: Standard) -> str:
    told = []
    for question in member_questions(standard):
        option = answered(question, member.answers)
        if option is not None:
            told.append(f"{question.title}: {option.label}")
        elif is_asked(question, member, facts, standard):
            told.append(f"{question.title}: {_UNKNOWN}")
    return "; ".join(told) or "không có câu nào phải hỏi"


def _house_answer(question: Question, house: HouseAnswers) -> str:
    value = getattr(house, question.facts[0])
    if value is None:
        return _UNKNOWN
    if question.kind == AnswerKind.NUMBER:
        return f"{value:f}".replace(".", ",") + f" {question.unit}"
    if question.kind == AnswerKind.SEVERAL:
        owned = [each.label for each in question.options if each.facts[question.facts[0]] in value]
        return ", ".join(owned) or "không có"
    option = answered(question, house)
    return option.label if option else _UNKNOWN


def _result(result: Result, facts: Facts, standard: Standard, text: Text) -> list[Block]:
    """What the standard says: each indicator with its cause, both scores, the computed class."""
    names = {each.no: each.name for each in facts.members}
    rows = []
    for finding in result.findings:
        indicator = standard.indicator(finding.indicator)
        cause = explain_cause(finding, names, standard)
        rows.append((str(indicator.number), indicator.title, _LACKS[finding.lack], cause))
    income = _UNKNOWN if result.income_score is None else str(result.income_score)
    lacks = _UNKNOWN if result.deprivation_score is None else str(result.deprivation_score)
    told = f"B1 {income}, B2 {lacks}: {CLASS_TERMS[result.household_class]} theo kết quả chấm điểm."
    lines = [told, *explain_reasons(result, standard)]
    lines += [f"Kết quả {UNCONFIRMED_NOTE}."] if result.unconfirmed else []
    columns = (("Câu", 0.07), ("Chỉ số", 0.28), ("Kết quả", 0.15), ("Vì sao", 0.5))
    return [
        *text.subheading(f"Kết quả theo {standard.title[:1].lower()}{standard.title[1:]}"),
        *text.table(columns, rows, "Chưa chấm chỉ số nào."),
        *text.items(lines, ""),
    ]

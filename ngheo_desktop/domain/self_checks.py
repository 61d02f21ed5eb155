"""Kiểm tra dữ liệu: what in the register cannot be right, and what the officer can do about it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ngheo_desktop.domain.births import Birth, age_range
from ngheo_desktop.domain.checks import check_household, has_unknown_province
from ngheo_desktop.domain.facts import Education, MemberAnswers
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Household, Member

_LEAST_PARENT = 12 * 12  # months between a parent and a child
_LEAST_GRANDPARENT = 24 * 12
_LEAST_SPOUSE = 13 * 12  # younger is a slip of the pen, whatever the law says
_SCHOOL_MONTHS = (3, 60 * 12)  # a nursery takes babies of three months
_LEAST_AGE = {
    Education.PRIMARY: 9,
    Education.LOWER_SECONDARY: 13,
    Education.UPPER_SECONDARY: 16,
    Education.ELEMENTARY_VOCATIONAL: 14,
    Education.INTERMEDIATE_VOCATIONAL: 15,
    Education.VOCATIONAL_COLLEGE: 18,
    Education.COLLEGE: 18,
    Education.UNIVERSITY: 20,
}
_HOW = {
    "household_no_head": "Mở hộ, chọn quan hệ «Chủ hộ» cho một người.",
    "household_two_heads": "Mở hộ, chỉ giữ một người là chủ hộ.",
    "hamlet_missing": "Mở hộ, chọn ấp, khóm.",
    "member_count_mismatch": "Mở hộ, thêm những người còn thiếu.",
    "id_duplicate": "Đối chiếu giấy tờ của hai người, sửa số của một người.",
}
_LOOK = "Mở hộ, đối chiếu với giấy tờ rồi sửa."
# What many registers lack and no check can judge stays out: it is shown on the household itself.
_LEFT_OUT = {"birth_missing", "relation_missing", "id_old_nine_digits"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: where, what is wrong, what to do; both sentences are ready to show."""

    code: str
    text: str
    todo: str
    household_id: str = ""
    household: str = ""  # its code
    member_id: str = ""
    member: str = ""
    repairable: bool = False  # there is a repair that guesses nothing


def check_stored(
    household: Household,
    today: date,
    answers: Mapping[str, MemberAnswers],
    provinces: Collection[str],
) -> list[Finding]:
    """Everything wrong with one household of the register; `answers` are of its last sheet."""
    problems = [each for each in check_household(household, today) if each.code not in _LEFT_OUT]
    found = [_of_problem(household, each) for each in problems]
    for member in household.members:
        told = answers.get(member.id, MemberAnswers())
        found += _relation_faults(household, member, today)
        found += _school_faults(household, member, told, today)
        found += _province_faults(household, member, provinces)
    return found


def _of_problem(household: Household, problem: Problem) -> Finding:
    member = household.members[problem.member - 1] if problem.member else None
    zero = member is not None and bool(lost_zero(member))
    code = "id_lost_zero" if zero and problem.code == "id_wrong_length" else problem.code
    todo = _HOW.get(problem.code, _LOOK)
    if code == "id_lost_zero":
        todo = "Chọn «Sửa» để thêm số 0 ở đầu: năm sinh và giới tính khớp với số này."
    return _finding(household, member, code, problem.text, todo, repairable=code == "id_lost_zero")


def _finding(
    household: Household,
    member: Member | None,
    code: str,
    text: str,
    todo: str = _LOOK,
    *,
    repairable: bool = False,
) -> Finding:
    return Finding(
        code,
        text,
        todo,
        household.id,
        household.code,
        member.id if member else "",
        member.name if member else "",
        repairable,
    )


def lost_zero(member: Member) -> str:
    """The number with its first zero, where year and sex prove that it was lost; "" = unproven."""
    number = f"0{member.personal_id}"
    if len(number) != 12 or not number.isdigit() or member.birth is None or member.sex is None:
        return ""
    century, year = divmod(int(number[3]), 2)[0], int(number[4:6])
    fits = member.birth.year == 1900 + 100 * century + year
    return number if fits and (int(number[3]) % 2 == 1) == (member.sex.value == "female") else ""


def _apart(elder: Birth | None, younger: Birth | None) -> int | None:
    """The most months that may lie between two births; None = not known."""
    if elder is None or younger is None:
        return None
    first, last = elder.earliest, younger.latest
    return (last.year - first.year) * 12 + last.month - first.month


def _relation_faults(household: Household, member: Member, today: date) -> Iterator[Finding]:
    head = household.head
    if head is None or member is head:
        return
    pairs = {
        "child": (head, member, _LEAST_PARENT, "con"),
        "parent": (member, head, _LEAST_PARENT, "cha, mẹ"),
        "grandchild": (head, member, _LEAST_GRANDPARENT, "cháu nội, cháu ngoại"),
        "grandparent": (member, head, _LEAST_GRANDPARENT, "ông, bà"),
    }
    if member.relation in pairs:
        elder, younger, least, word = pairs[member.relation]
        months = _apart(elder.birth, younger.birth)
        if months is not None and months < least:
            text = (
                f"{member.name} là {word} của chủ hộ {head.name}, nhưng năm sinh của hai người "
                f"là {_year(member)} và {_year(head)}."
            )
            yield _finding(household, member, "relation_age", text)
    if member.relation == "spouse" and member.birth is not None:
        ages = age_range(member.birth, today)
        if ages is not None and ages.oldest < _LEAST_SPOUSE:
            text = f"{member.name} là vợ hoặc chồng của chủ hộ, nhưng sinh năm {_year(member)}."
            yield _finding(household, member, "relation_age", text)


def _year(member: Member) -> str:
    return str(member.birth.year) if member.birth else "chưa rõ"


def _school_faults(
    household: Household, member: Member, told: MemberAnswers, today: date
) -> Iterator[Finding]:
    ages = age_range(member.birth, today) if member.birth else None
    if ages is None:
        return
    least = _LEAST_AGE.get(told.education) if told.education else None
    if least is not None and ages.oldest < least * 12:
        text = f"{member.name} sinh năm {_year(member)} còn nhỏ so với trình độ đã ghi trên phiếu."
        todo = "Mở phiếu của hộ, xem lại trình độ; hoặc xem lại ngày sinh."
        yield _finding(household, member, "age_school", text, todo)
    if told.studying and not _SCHOOL_MONTHS[0] <= ages.oldest <= _SCHOOL_MONTHS[1]:
        text = f"{member.name} sinh năm {_year(member)} được ghi là đang đi học."
        todo = "Mở phiếu của hộ, xem lại ô đang đi học; hoặc xem lại ngày sinh."
        yield _finding(household, member, "age_school", text, todo)


def _province_faults(
    household: Household, member: Member, provinces: Collection[str]
) -> Iterator[Finding]:
    if has_unknown_province(member.personal_id, provinces):
        text = f"Ba số đầu của số định danh của {member.name} không phải mã tỉnh nào đã biết."
        yield _finding(household, member, "id_province_unknown", text)

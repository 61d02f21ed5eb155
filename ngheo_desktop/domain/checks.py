"""What must be right before a household is saved, and what should be looked at."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.domain.register import HEAD, Household, Member
from ngheo_desktop.domain.terms import Sex

_OLDEST = 120
_ID_DIGITS = 12
_OLD_ID_DIGITS = 9


def check_household(household: Household, today: date) -> list[Problem]:
    """Everything wrong with a household as a whole and with each of its members."""
    problems = []
    if not household.hamlet_id:
        problems.append(Problem("hamlet_missing", "Chưa chọn ấp, khóm của hộ.", field="hamlet_id"))
    problems += _check_heads(household)
    problems += _check_same_ids(household)
    problems += _check_count(household)
    for place, member in enumerate(household.members, start=1):
        problems += check_member(member, today, place=place)
    return problems


def _check_heads(household: Household) -> list[Problem]:
    heads = [member for member in household.members if member.relation == HEAD]
    if not household.members:
        text = "Hộ chưa có thành viên. Hãy thêm chủ hộ trước."
        return [Problem("household_no_head", text, field="members")]
    if not heads:
        text = "Hộ chưa có chủ hộ. Hãy chọn quan hệ «Chủ hộ» cho một người."
        return [Problem("household_no_head", text, field="relation")]
    if len(heads) > 1:
        names = " và ".join(member.name or "người chưa có tên" for member in heads)
        text = f"Hộ có {len(heads)} chủ hộ: {names}. Chỉ giữ một người là chủ hộ."
        return [Problem("household_two_heads", text, field="relation")]
    return []


def _check_count(household: Household) -> list[Problem]:
    listed, declared = len(household.members), household.declared_members
    if declared is None or not listed or listed >= declared:
        return []
    text = f"Danh sách đã nhập ghi {declared} nhân khẩu, trong sổ mới có {listed} người."
    return [Problem("member_count_mismatch", text, Severity.WARNING, "members")]


def _check_same_ids(household: Household) -> list[Problem]:
    numbers = Counter(member.personal_id for member in household.members if member.personal_id)
    return [
        Problem(
            "id_duplicate",
            "Hai người trong hộ có cùng một số định danh. Vui lòng đối chiếu giấy tờ.",
            field="personal_id",
        )
        for _number, times in numbers.items()
        if times > 1
    ]


def check_member(member: Member, today: date, *, place: int | None = None) -> list[Problem]:
    """Everything wrong with one person; warnings never block."""
    shown = member.name or "người này"
    problems = []
    if not member.name:
        text = "Chưa có họ và tên. Nếu chỉ có một chữ, nhập một chữ đó."
        problems.append(Problem("name_missing", text, field="name", member=place))
    if not member.relation:
        text = f"Chưa có quan hệ với chủ hộ của {shown}."
        problems.append(_warning("relation_missing", text, "relation", place))
    problems += _check_birth(member, shown, today, place)
    problems += check_personal_id(member.personal_id, member.sex, member.birth, place=place)
    return problems


def _check_birth(member: Member, shown: str, today: date, place: int | None) -> list[Problem]:
    birth = member.birth
    if birth is None:
        text = f"Chưa có ngày sinh của {shown}. Nếu chỉ biết năm, hãy nhập năm, ví dụ 1974."
        return [_warning("birth_missing", text, "birth", place)]
    if birth.earliest > today:
        text = f"Ngày sinh {birth.shown} của {shown} là sau hôm nay. Vui lòng xem lại."
        return [Problem("birth_in_future", text, field="birth", member=place)]
    if birth.latest.year < today.year - _OLDEST:
        text = f"Ngày sinh {birth.shown} của {shown} là hơn {_OLDEST} năm trước."
        return [Problem("birth_too_long_ago", text, field="birth", member=place)]
    return []


def check_personal_id(
    number: str, sex: Sex | None, birth: Birth | None, *, place: int | None = None
) -> list[Problem]:
    """Số định danh against length, sex and birth year; only warns (no check digit exists).

    Digit 4 tells century and sex (20th century: 0 male, 1 female; 21st: 2, 3), digits 5 and 6
    the year of birth.
    """
    if not number:
        return []
    digits = number.isascii() and number.isdigit()
    if not digits or len(number) not in (_OLD_ID_DIGITS, _ID_DIGITS):
        text = f"Số định danh có {len(number)} ký tự, cần đủ {_ID_DIGITS} chữ số."
        proposal = f"0{number}" if digits and len(number) == _ID_DIGITS - 1 else ""
        if proposal:
            text += f" Có thể Excel đã bỏ số 0 ở đầu: {proposal}."
        warning = Problem("id_wrong_length", text, Severity.WARNING, "personal_id")
        return [_placed(warning, place, proposal)]
    if len(number) == _OLD_ID_DIGITS:
        text = "Đây là số CMND 9 chữ số cũ. Vẫn lưu được."
        return [_warning("id_old_nine_digits", text, "personal_id", place)]
    return _check_structure(number, sex, birth, place)


def year_told(number: str) -> int:
    """Năm sinh in a number of twelve digits."""
    return 1900 + 100 * (int(number[3]) // 2) + int(number[4:6])


def sex_told(number: str) -> Sex:
    """Giới tính in a number of twelve digits."""
    return Sex.FEMALE if int(number[3]) % 2 else Sex.MALE


def has_unknown_province(number: str, provinces: Collection[str]) -> bool:
    """Whether the first three digits are no province; people registered abroad have others."""
    whole = len(number) == _ID_DIGITS and number.isascii() and number.isdigit()
    return whole and number[0] == "0" and number[:3] not in provinces


def _check_structure(
    number: str, sex: Sex | None, birth: Birth | None, place: int | None
) -> list[Problem]:
    problems = []
    if sex is not None and sex_told(number) != sex:
        text = "Số định danh cho biết giới tính khác với ô giới tính. Vẫn lưu được."
        problems.append(_warning("id_sex_mismatch", text, "personal_id", place))
    year = year_told(number)
    if birth is not None and birth.year != year:
        text = (
            f"Số định danh cho biết sinh năm {year}, ô năm sinh ghi {birth.year}. "
            "Vui lòng đối chiếu giấy tờ. Vẫn lưu được."
        )
        problems.append(_warning("id_year_mismatch", text, "personal_id", place))
    return problems


def _warning(code: str, text: str, field: str, place: int | None) -> Problem:
    return Problem(code, text, Severity.WARNING, field, member=place)


def _placed(problem: Problem, place: int | None, proposal: str) -> Problem:
    return Problem(
        problem.code,
        problem.text,
        problem.severity,
        problem.field,
        proposal=proposal,
        member=place,
    )

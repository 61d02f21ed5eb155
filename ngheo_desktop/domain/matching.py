"""Cùng một người hay không: what speaks for and against, in words, and what follows from it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.matching_names import (
    NameLikeness,
    PersonName,
    compare_names,
    is_one_slip,
)
from ngheo_desktop.domain.terms import Sex

_ID, _OLD_ID = 12, 9
_CERTAIN, _POSSIBLE, _POSSIBLE_IF_COMMON = 8.0, 4.5, 5.0
_COMMON = 3  # so many may bear one name before it says less
_TRUE_MATES = 2  # people of both households who are the same by name and year


class Likeness(StrEnum):
    """Mức trùng of two people."""

    CERTAIN = "certain"  # chắc chắn
    POSSIBLE = "possible"  # có thể
    DIFFERENT = "different"  # khác


LIKENESS_TERMS = {
    Likeness.CERTAIN: "Chắc chắn",
    Likeness.POSSIBLE: "Có thể",
    Likeness.DIFFERENT: "Khác",
}


@dataclass(frozen=True, slots=True)
class Person:
    """One person as far as telling people apart needs it."""

    id: str
    name: PersonName
    sex: Sex | None = None
    birth: Birth | None = None
    personal_id: str = ""
    ethnic: str = ""
    relation: str = ""
    household_id: str = ""
    hamlet_id: str = ""
    mates: frozenset[str] = frozenset()  # name and year of the others of the household


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two people have in common: the class, its points, the reasons ready to show."""

    likeness: Likeness
    points: float
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()


@dataclass(slots=True)
class _Scale:
    points: float = 0.0
    reasons: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)

    def put(self, points: float, words: str) -> None:
        self.points += points
        if words:
            (self.reasons if points > 0 else self.against).append(words)


def mate_key(name: PersonName, birth: Birth | None) -> str:
    """A person as others of the household know them: name without accents, year of birth."""
    return f"{name.folded}|{birth.year if birth else ''}"


def number_of(personal_id: str) -> str:
    """Số định danh as a key: with the zero that a spreadsheet dropped; "" = names nobody."""
    digits = "".join(personal_id.split())
    if not digits.isdigit():
        return ""
    padded = digits.zfill(_ID) if len(digits) == _ID - 1 else digits
    if len(padded) not in (_OLD_ID, _ID) or len(set(padded[-6:])) == 1:
        return ""
    return padded


def blocking_keys(person: Person) -> frozenset[str]:
    """Only people who share one of these are compared.

    Number · given name and year · day of birth in any order · initials and year · whole name.
    """
    name, birth = person.name, person.birth
    keys = set()
    if number := number_of(person.personal_id):
        keys |= {f"i{number}", f"t{number[-6:]}"}
    if not name.words:
        return frozenset(keys)
    keys.add(f"n{name.sorted}")
    if birth is not None:
        keys |= {f"g{name.words[-1]}|{birth.year}", f"f{name.initials}|{birth.year}"}
    if birth is not None and birth.day:
        low, high = sorted((birth.day, birth.month))
        keys |= {f"b{birth.year}-{low}-{high}", f"d{name.sorted}|{low}-{high}"}
    return frozenset(keys)


def compare(one: Person, two: Person, *, namesakes: int = 1) -> Comparison:
    """So sánh hai người; `namesakes` tells how many of the register bear that name."""
    scale = _Scale()
    names = compare_names(one.name, two.name)
    together = bool(one.household_id) and one.household_id == two.household_id
    if together and _is_sibling_name(names, one.name, two.name):
        names = NameLikeness.DIFFERENT
    number = _weigh_number(scale, one, two)
    _weigh_name(scale, names, namesakes)
    birth = _weigh_birth(scale, one.birth, two.birth)
    shared = 0 if together else len(one.mates & two.mates)
    _weigh_rest(scale, one, two, shared=shared, together=together)
    sure = number == "same" and (names in _AGREEING or birth >= _AGREES)
    known = (
        names in _SAME and birth == _EXACT and number != "different" and scale.points >= _CERTAIN
    )
    near = shared >= _TRUE_MATES or (together and namesakes <= _TRUE_MATES) or number == "slip"
    least = _POSSIBLE_IF_COMMON if namesakes > _COMMON else _POSSIBLE
    likeness = _likeness(scale.points, least, certain=sure or (known and near))
    if number == "different" and not (shared and names in _AGREEING and birth >= _AGREES):
        likeness = Likeness.DIFFERENT
    if number != "same" and (names == NameLikeness.DIFFERENT or birth == _APART):
        likeness = Likeness.DIFFERENT
    return Comparison(likeness, scale.points, tuple(scale.reasons), tuple(scale.against))


def _likeness(points: float, least: float, *, certain: bool) -> Likeness:
    if certain and points >= _CERTAIN:
        return Likeness.CERTAIN
    return Likeness.POSSIBLE if points >= least else Likeness.DIFFERENT


_SAME = (NameLikeness.SAME, NameLikeness.BARE)
_AGREEING = (*_SAME, NameLikeness.TONES, NameLikeness.ORDER, NameLikeness.SLIP, NameLikeness.SHORT)
_EXACT, _AGREES, _UNKNOWN, _SLIP, _APART = 4, 2, 1, 0, -1


def _is_sibling_name(names: NameLikeness, one: PersonName, two: PersonName) -> bool:
    """Hoa and Hòa, Lan and Loan under one roof are two children, not one child written twice."""
    return names in (NameLikeness.SLIP, NameLikeness.TONES, NameLikeness.SHORT) and (
        one.toned_words[-1] != two.toned_words[-1] or names == NameLikeness.SLIP
    )


def _weigh_number(scale: _Scale, one: Person, two: Person) -> str:
    first, second = number_of(one.personal_id), number_of(two.personal_id)
    if not first or not second or len(first) != len(second):
        return "unknown"  # a number of 9 digits says nothing about one of 12
    if first == second:
        lost = one.personal_id != two.personal_id
        scale.put(8, "cùng số định danh, một bên mất số 0 ở đầu" if lost else "cùng số định danh")
        return "same"
    if is_one_slip(first, second):
        scale.put(1, "số định danh chỉ khác một chữ số")
        return "slip"
    scale.put(-4, "số định danh khác nhau")
    return "different"


_NAME_POINTS = {
    NameLikeness.SAME: (4.0, "cùng họ tên"),
    NameLikeness.BARE: (3.5, "tên chỉ khác dấu"),
    NameLikeness.TONES: (2.5, "tên chỉ khác dấu"),
    NameLikeness.ORDER: (2.5, "tên đảo thứ tự chữ"),
    NameLikeness.SLIP: (2.5, "tên khác một chữ cái"),
    NameLikeness.SHORT: (1.5, "tên viết tắt"),
    NameLikeness.DIFFERENT: (-4.0, "họ tên khác nhau"),
}


def _weigh_name(scale: _Scale, names: NameLikeness, namesakes: int) -> None:
    points, words = _NAME_POINTS[names]
    if points > 0 and namesakes > _COMMON:
        scale.put(max(points - 2, 0.5), words)
        scale.against.append(f"có {namesakes} người mang tên này")
        return
    scale.put(points, words)


def _weigh_birth(scale: _Scale, one: Birth | None, two: Birth | None) -> int:
    if one is None or two is None:
        return _UNKNOWN
    if one == two and one.day:
        scale.put(4, "cùng ngày sinh")
        return _EXACT
    if one.year == two.year:
        return _weigh_same_year(scale, one, two)
    if one.day and (one.day, one.month) == (two.day, two.month) and _year_slip(one, two):
        scale.put(1.5, "năm sinh khác một chữ số")
        return _SLIP
    scale.put(-5, "năm sinh khác nhau")
    return _APART


def _weigh_same_year(scale: _Scale, one: Birth, two: Birth) -> int:
    if not one.day or not two.day:
        if one.month and two.month and one.month != two.month:
            scale.put(-2, "tháng sinh khác nhau")
            return _APART
        scale.put(1.5, "cùng năm sinh")
        return _AGREES
    if (one.day, one.month) == (two.month, two.day):
        scale.put(3, "đổi ngày và tháng")
        return _AGREES
    if one.month == two.month and is_one_slip(f"{one.day:02d}", f"{two.day:02d}"):
        scale.put(1, "ngày sinh khác một chữ số")
        return _SLIP
    if one.day == two.day:
        scale.put(1, "cùng ngày và năm sinh, khác tháng")
        return _SLIP
    scale.put(-4, "ngày sinh khác nhau")
    return _APART


def _year_slip(one: Birth, two: Birth) -> bool:
    return is_one_slip(str(one.year), str(two.year)) and abs(one.year - two.year) < 100


def _weigh_rest(scale: _Scale, one: Person, two: Person, *, shared: int, together: bool) -> None:
    if one.sex and two.sex and one.sex != two.sex:
        scale.put(-2.5, "giới tính khác nhau")
    if one.ethnic and two.ethnic and one.ethnic != two.ethnic:
        scale.put(-1, "dân tộc khác nhau")
    if shared:
        scale.put(min(shared, 3) * 1.5, f"có {shared} người cùng nhà giống nhau")
    elif together:
        if {one.relation, two.relation} == {"head", "spouse"}:
            scale.put(-4, "là vợ chồng trong một hộ")
        else:
            scale.put(1, "trong cùng một hộ")
    elif one.hamlet_id and one.hamlet_id == two.hamlet_id:
        scale.put(0.5, "cùng ấp, khóm")
    if not together and _married_in(one.relation, two.relation):
        scale.put(1, "có thể là con đã lập gia đình: ở hộ cha mẹ và hộ vợ hoặc chồng")


_AS_CHILD = {"child", "grandchild", "grandchild_or_nephew", "sibling"}
_AS_SPOUSE = {"spouse", "child_in_law"}


def _married_in(one: str, two: str) -> bool:
    return (one in _AS_CHILD and two in _AS_SPOUSE) or (two in _AS_CHILD and one in _AS_SPOUSE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one."""

    first: Person
    second: Person
    comparison: Comparison


def without_outdone(pairs: Iterable[Pair]) -> list[Pair]:
    """Where a person is certainly somebody of a household, nobody else there is asked about."""
    listed = list(pairs)
    sure = set()
    for each in listed:
        if each.comparison.likeness == Likeness.CERTAIN:
            sure |= {
                (each.first.id, each.second.household_id),
                (each.second.id, each.first.household_id),
            }
    return [
        each
        for each in listed
        if each.comparison.likeness == Likeness.CERTAIN
        or not {
            (each.first.id, each.second.household_id),
            (each.second.id, each.first.household_id),
        }
        & sure
    ]

"""Người ghi hai lần, invented with the truth: what a matcher finds is held against it.

The people, their names and the slips are this module's own; nothing is shared with what is tested.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from random import Random
from typing import Any


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FAMILY = _words(
    "Nguyễn Trần Lê Phạm Huỳnh Võ Phan Đặng Bùi Đỗ Hồ Ngô Dương Lý Trương Mai Đinh Lâm Cao Châu"
)
_MIDDLE = _words(
    "Văn Hữu Thanh Minh Quốc Công Đức Hoàng Ngọc Phước Tấn Trung Xuân Kim Thị Thị Mỹ Bích Hồng Thúy"
)
_GIVEN = _words(
    "Tám Út Hai Năm Bảy Sáu Chín Mười An Bình Châu Cường Dũng Đạt Điệp Giang Hà Hạnh Hiền "
    "Hiếu Hoa Hòa Hoàng Hùng Hương Huyền Khánh Lan Liên Linh Loan Long Mai Mến Nam Nga Nghĩa "
    "Nhàn Nhung Oanh Phú Phúc Phượng Quang Quyên Sơn Tâm Tài Thắm Thảo Thủy Tiến Toàn Trang "
    "Trinh Tuấn Tuyết Vân Vinh Yến"
)
_KHMER = _words(
    "Sa Rên Sóc Phol Sôm Bô Na Thi Srây Kim Vanh Đen Mol Phen Rit Sắc Tha Ươl Khenl Rum"
)
_CHAM = [
    "Mohamach",
    "Salayma",
    "Aminah",
    "Karim",
    "Yusop",
    "Rohimah",
    "Zakaria",
    "Maridam",
    "Sarifah",
    "Ismael",
]
_BARE = {letter: plain for plain, letters in (
    ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"), ("o", "òóỏõọôồốổỗộơờớởỡợ"),
    ("u", "ùúủũụưừứửữự"), ("y", "ỳýỷỹỵ"), ("d", "đ"),
) for letter in letters}  # fmt: skip
_TURNED = {"òa": "oà", "óa": "oá", "ủy": "uỷ", "úy": "uý", "ùy": "uỳ", "òe": "oè"}
_TONES = {"á": "à", "à": "á", "ấ": "ầ", "ầ": "ấ", "ế": "ề", "ề": "ế", "ạ": "ả", "ả": "ạ",
          "ú": "ù", "ý": "ỳ", "í": "ì", "ư": "u", "ơ": "o", "ô": "o", "ă": "a",
          "â": "a"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Invented:
    """One line of the invented register; `truth` is the living person it stands for."""

    id: str
    truth: int
    household: str
    hamlet: str
    name: str
    sex: str
    birth: tuple[int, int, int]  # nought = not known
    number: str
    ethnic: str
    relation: str
    slip: str = ""  # what is wrong with this second line


def invent_register(persons: int, seed: int, share: float = 0.05) -> list[Invented]:
    """A register of about so many people, a share of them written down twice."""
    dice = Random(seed)
    people: list[Invented] = []
    while len(people) < persons:
        people += _family(dice, len(people), f"h{len(people)}")
    return people + list(_second_lines(dice, people, share))


def _family(dice: Random, start: int, household: str) -> list[Invented]:
    hamlet = f"a{dice.randrange(12)}"
    ethnic = dice.choices(("Kinh", "Khmer", "Chăm"), (70, 25, 5))[0]
    family, year = dice.choice(_FAMILY), dice.randrange(1945, 1996)
    people: list[Invented] = []

    def add(relation: str, sex: str, born: int, name: str = "") -> None:
        place = start + len(people)
        birth = (born, dice.randrange(1, 13), dice.randrange(1, 29))
        called = name or _name(dice, ethnic, family if relation != "spouse" else "", sex)
        line = Invented(f"p{place}", place, household, hamlet, called, sex, birth,
                        _number(dice, sex, born), ethnic, relation)  # fmt: skip
        people.append(_incomplete(dice, line))

    add("head", "male", year)
    if dice.random() < 0.8:
        add("spouse", "female", year + dice.randrange(-3, 6))
    for _child in range(dice.choice((0, 1, 1, 2, 2, 3))):
        born, sex = year + dice.randrange(19, 30), dice.choice(("male", "female"))
        add("child", sex, born, people[0].name if dice.random() < 0.01 and sex == "male" else "")
    if dice.random() < 0.03:
        _add_twins(dice, people, start, year + 24, family)
    return people


def _add_twins(dice: Random, people: list[Invented], start: int, year: int, family: str) -> None:
    """Twins are called alike: Hoa and Hòa, Lan and Loan."""
    birth = (year, dice.randrange(1, 13), dice.randrange(1, 29))
    for given in dice.choice((("Hoa", "Hòa"), ("Lan", "Loan"), ("Hùng", "Hưng"), ("Nhi", "Nhì"))):
        place = start + len(people)
        line = replace(people[0], id=f"p{place}", truth=place, name=f"{family} Thị {given}",
                       sex="female", birth=birth, relation="child",
                       number=_number(dice, "female", year))  # fmt: skip
        people.append(line)


def _name(dice: Random, ethnic: str, family: str, sex: str) -> str:
    if ethnic == "Khmer":
        return f"{'Neáng' if sex == 'female' else 'Chau'} {dice.choice(_KHMER)}"
    if ethnic == "Chăm":
        return dice.choice(_CHAM)
    middle = dice.choice([each for each in _MIDDLE if (each == "Thị") <= (sex == "female")])
    return f"{family or dice.choice(_FAMILY)} {middle} {dice.choice(_GIVEN)}"


def _number(dice: Random, sex: str, year: int) -> str:
    century = (0 if year < 2000 else 2) + (sex == "female")
    return f"089{century}{year % 100:02d}{dice.randrange(1_000_000):06d}"


def _incomplete(dice: Random, line: Invented) -> Invented:
    """As registers are: some know only the year, some have no number or the old one."""
    year, month, day = line.birth
    if dice.random() < 0.15:
        month = day = 0
    number = line.number
    if dice.random() < 0.15:
        number = ""
    elif dice.random() < 0.1:
        number = f"35{dice.randrange(10_000_000):07d}"
    return replace(line, birth=(year, month, day), number=number)


# --- the second line ----------------------------------------------------------------------------


def _accents_lost(dice: Random, line: Invented) -> Invented:
    bare = "".join(_BARE.get(each, each) for each in line.name.lower())
    return replace(line, name=bare.title())


def _tone_wrong(dice: Random, line: Invented) -> Invented:
    places = [at for at, each in enumerate(line.name) if each in _TONES]
    if not places:
        return _accents_lost(dice, line)
    at = dice.choice(places)
    return replace(line, name=line.name[:at] + _TONES[line.name[at]] + line.name[at + 1 :])


def _tone_turned(dice: Random, line: Invented) -> Invented:
    name = line.name
    for old, new in _TURNED.items():
        name = name.replace(old, new)
    return replace(line, name=name.upper())


def _shortened(dice: Random, line: Invented) -> Invented:
    *first, last = line.name.split()
    return replace(line, name=f"{'.'.join(each[0] for each in first)}. {last}" if first else last)


def _order(dice: Random, line: Invented) -> Invented:
    words = line.name.split()
    return replace(line, name=" ".join([words[-1], *words[:-1]]))


def _letter(dice: Random, line: Invented) -> Invented:
    at = dice.randrange(1, len(line.name))
    while line.name[at] == " " or line.name[at - 1] == " ":
        at = dice.randrange(1, len(line.name))
    wrong = dice.choice(("", dice.choice("aeinghtu"), line.name[at] * 2))
    return replace(line, name=line.name[:at] + wrong + line.name[at + 1 :])


def _day_month(dice: Random, line: Invented) -> Invented:
    year, month, day = line.birth
    return replace(line, birth=(year, day, month)) if day and day <= 12 else _year_only(dice, line)


def _year_only(dice: Random, line: Invented) -> Invented:
    return replace(line, birth=(line.birth[0], 0, 0))


def _old_number(dice: Random, line: Invented) -> Invented:
    return replace(line, number=f"35{dice.randrange(10_000_000):07d}")


def _lost_zero(dice: Random, line: Invented) -> Invented:
    return replace(line, number=line.number.removeprefix("0"))


def _digit(dice: Random, line: Invented) -> Invented:
    if not line.number:
        return line
    at = dice.randrange(3, len(line.number))
    wrong = str((int(line.number[at]) + dice.randrange(1, 9)) % 10)
    return replace(line, number=line.number[:at] + wrong + line.number[at + 1 :])


def _nothing(dice: Random, line: Invented) -> Invented:
    return line


_SLIPS: dict[str, Callable[[Random, Invented], Invented]] = {
    "accents lost": _accents_lost,
    "tone wrong": _tone_wrong,
    "place of the tone, capitals": _tone_turned,
    "shortened": _shortened,
    "word order": _order,
    "one letter": _letter,
    "day and month": _day_month,
    "year only": _year_only,
    "9 against 12 digits": _old_number,
    "zero lost": _lost_zero,
    "one digit": _digit,
    "married in": _nothing,
}


def _second_lines(dice: Random, people: list[Invented], share: float) -> Iterable[Invented]:
    """Whole households typed again, and single people who stand in a second household."""
    houses: dict[str, list[Invented]] = defaultdict(list)
    for each in people:
        houses[each.household].append(each)
    wanted, number = int(len(people) * share), 0
    hosts = list(houses)
    for household in dice.sample(hosts, len(hosts)):
        if number >= wanted:
            return
        slip = dice.choice(list(_SLIPS))
        line = houses[household][-1] if slip == "married in" else None
        if dice.random() < 0.5 and line is None:
            chosen, target = houses[household], f"{household}-again"
        else:
            chosen = [line or dice.choice(houses[household])]
            target = dice.choice(hosts)
        for each in chosen:
            number += 1
            yield _second(dice, each, slip, target, houses)


def _second(
    dice: Random, line: Invented, slip: str, target: str, houses: dict[str, list[Invented]]
) -> Invented:
    host = houses.get(target)
    wrong = _SLIPS[slip](dice, line)
    if slip not in ("9 against 12 digits", "zero lost", "one digit") and dice.random() < 0.4:
        wrong = replace(wrong, number="")
    relation = "spouse" if slip == "married in" else line.relation
    if host and slip != "married in":
        relation = "other"
    hamlet = host[0].hamlet if host else line.hamlet
    return replace(wrong, id=f"{line.id}-again", household=target, hamlet=hamlet,
                   relation=relation, slip=slip)  # fmt: skip


# --- the figures --------------------------------------------------------------------------------


def held_against_truth(
    register: list[Invented], certain: set[tuple[str, str]], possible: set[tuple[str, str]]
) -> dict[str, Any]:
    """Precision, recall and F1 of the found pairs (ids in order), whole and by kind of slip."""
    again = {each.id: each for each in register if each.slip}
    true = {_pair(each.id, each.id.removesuffix("-again")): each.slip for each in again.values()}
    shown = certain | possible
    asked = Counter(true.values())
    met, sure = (Counter(true[pair] for pair in found & set(true)) for found in (shown, certain))
    wrong = shown - set(true)
    misled = Counter(slip for pair in wrong for slip in _slips_of(pair, again))
    by_slip = {
        slip: {
            "true": asked[slip],
            "certain": _share(sure[slip], asked[slip]),
            **_figures(met[slip], met[slip] + misled[slip], asked[slip]),
        }
        for slip in _SLIPS
    }
    false = {person for pair in wrong for person in pair}
    right = len(certain & set(true))
    return {
        "persons": len(register),
        "true_pairs": len(true),
        "certain": _figures(right, len(certain), len(true)),
        "shown": _figures(len(shown & set(true)), len(shown), len(true)),
        "falsely_shown": _share(len(false), len(register)),
        "by_slip": by_slip,
    }


def _slips_of(pair: tuple[str, str], again: dict[str, Invented]) -> set[str]:
    """The slips that a false pair is charged to: those of its second lines."""
    return {again[each].slip for each in pair if each in again}


def _pair(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one < two else (two, one)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _figures(right: int, found: int, true: int) -> dict[str, float]:
    precision, recall = _share(right, found), _share(right, true)
    both = precision + recall
    f1 = round(2 * precision * recall / both, 4) if both else 0.0
    return {"found": found, "precision": precision, "recall": recall, "f1": f1}

"""Invented families: size and ages like a delta commune's, deprivations that go together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import Facts, SurveyedMember
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.operations.demo.answers import invent_house, invent_member
from ngheo_desktop.operations.demo.names import invent_ethnic, invent_family, invent_name

_SIZES = (1, 2, 3, 4, 5, 6, 7, 8)
_SIZE_WEIGHTS = (9, 16, 23, 26, 14, 8, 3, 1)
_CAUSES = ("no_land", "no_capital", "no_workers", "no_skills", "illness")
_SURVEYORS = ("Neáng Sa", "Lê Minh Hậu", "Danh Sâm", "Phạm Thị Yến", "Trần Quốc Toàn")


@dataclass(frozen=True, slots=True)
class Family:
    """One invented household with its sheet; `hardship` from 0 to 1 drove its answers."""

    household: Household
    facts: Facts
    surveyor: str
    hardship: float


def invent_families(
    random: Random, count: int, hamlets: Sequence[str], today: date
) -> list[Family]:
    """Families in register order, hamlet by hamlet."""
    numbers = _PersonalIds(random)
    placed = sorted(random.choices(range(len(hamlets)), k=count))
    return [
        _invent(random, row, hamlets[at], today, numbers) for row, at in enumerate(placed, start=1)
    ]


def _invent(
    random: Random, number: int, hamlet_id: str, today: date, numbers: "_PersonalIds"
) -> Family:
    hardship = random.betavariate(1.1, 5.4)
    ethnic = invent_ethnic(random)
    size = random.choices(_SIZES, _SIZE_WEIGHTS)[0]
    members = tuple(_people(random, ethnic, size, today, numbers))
    survey_date = _survey_day(random, today)
    people = tuple(
        invent_member(random, no, member, survey_date, hardship)
        for no, member in enumerate(members, start=1)
    )
    facts = Facts(
        survey_date=survey_date,
        area=None,
        income_score=_income_score(random, hardship, people),
        house=invent_house(random, hardship, size),
        members=people,
    )
    poor = hardship > 0.45
    household = Household(
        id=_id(random),
        code=f"{number:04d}",
        hamlet_id=hamlet_id,
        phone=f"060{random.randrange(10**7):07d}" if random.random() < 0.7 else "",
        no_labour=poor and random.random() < 0.1,
        hardship=poor and random.random() < 0.15,
        causes=frozenset(random.sample(_CAUSES, 2)) if poor else frozenset(),
        members=members,
    )
    return Family(household, facts, random.choice(_SURVEYORS), hardship)


def _id(random: Random) -> str:
    """A UUID of the seed, so that the same seed gives the same register."""
    return str(UUID(int=random.getrandbits(128), version=4))


def _income_score(random: Random, hardship: float, people: Sequence[SurveyedMember]) -> int | None:
    if random.random() < 0.004:
        return None
    earners = sum(each.answers.work is not None and each.answers.work != "none" for each in people)
    mean = 252 - 225 * hardship + 6 * earners
    return max(20, round(random.gauss(mean, 24)))


def _survey_day(random: Random, today: date) -> date:
    """In the season of this year that has begun, else in last year's."""
    year = today.year if today >= date(today.year, 9, 15) else today.year - 1
    last = min(today, date(year, 12, 14))
    first = date(year, 9, 5)
    return first + timedelta(days=random.randrange((last - first).days + 1))


def _people(
    random: Random, ethnic: str, size: int, today: date, numbers: "_PersonalIds"
) -> list[Member]:
    """A head, then by what is likely: spouse, children, a parent, grandchildren."""
    family = invent_family(random, ethnic)
    head_sex = Sex.MALE if random.random() < 0.68 else Sex.FEMALE
    head_age = round(random.triangular(24, 84, 48))
    people = [("head", head_sex, head_age)]
    if size > 1 and random.random() < 0.8:
        other = Sex.FEMALE if head_sex == Sex.MALE else Sex.MALE
        people.append(("spouse", other, max(20, head_age + random.randint(-6, 4))))
    while len(people) < size:
        people.append(_relative(random, head_age))
    return [
        _person(random, relation, sex, age, (ethnic, family), today, numbers)
        for relation, sex, age in people
    ]


def _relative(random: Random, head_age: int) -> tuple[str, Sex, int]:
    sex = random.choice(list(Sex))
    if head_age > 58 and random.random() < 0.45:
        return "grandchild", sex, random.randint(0, 15)
    if head_age < 60 and random.random() < 0.15:
        return "parent", sex, min(96, head_age + random.randint(20, 30))
    youngest = max(0, head_age - 40)
    return "child", sex, random.randint(youngest, max(youngest, head_age - 19))


def _person(
    random: Random,
    relation: str,
    sex: Sex,
    age: int,
    group: tuple[str, str],
    today: date,
    numbers: "_PersonalIds",
) -> Member:
    ethnic, family = group
    born = today - timedelta(days=age * 365 + random.randrange(365))
    kept = family if relation in ("head", "child", "grandchild") else ""
    drawn = random.random()
    birth = Birth(born.year, born.month, born.day)
    if drawn < 0.07:
        birth = Birth(born.year)
    elif drawn < 0.085:
        birth = Birth(born.year, born.month)
    return Member(
        id=_id(random),
        name=invent_name(random, ethnic, sex, kept),
        relation=relation,
        sex=sex,
        birth=birth,
        personal_id=numbers.next(sex, born) if random.random() < 0.985 else "",
        ethnic=ethnic,
        merit=age > 68 and random.random() < 0.03,
    )


class _PersonalIds:
    """Numbers of the right shape whose last six digits lie where none are given out."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._given: set[str] = set()

    def next(self, sex: Sex, born: date) -> str:
        """A number that fits sex and birth year and was not given to anybody else."""
        century = 2 * (born.year // 100 - 19) + (sex == Sex.FEMALE)
        while True:
            place = self._random.choice(("089", "091"))
            tail = self._random.randrange(900_000, 1_000_000)
            number = f"{place}{century}{born.year % 100:02d}{tail}"
            if number not in self._given:
                self._given.add(number)
                return number

"""Xã thực hành: an invented commune with sheets, results and two past decisions.

Everybody in it is made up by a seeded generator; numbers are taken from ranges that are not
given out, so that no living person is met by chance.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from ngheo_desktop.domain.register import Commune, Household
from ngheo_desktop.domain.terms import Area, HouseholdClass
from ngheo_desktop.operations.demo.families import Family, invent_families
from ngheo_desktop.operations.office import NewOffice, Office, create_office
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.storage.keys import KeyCost

_COMMUNE = Commune("30577", "Ô Lâm", "xã", "An Giang", Area.RURAL)
_BATCH = 500


def make_demo(
    folder: Path,
    *,
    households: int = 300,
    seed: int = 7,
    commune: Commune = _COMMUNE,
    login: str = "canbo",
    name: str = "Cán bộ thực hành",
    password: str,
    practice: bool = False,
    cost: KeyCost | None = None,
    report: Report = no_report,
) -> Office:
    """Lập một xã bịa ra; the same seed and day always give the same people and answers."""
    if commune.area is None:
        commune = replace(commune, area=Area.RURAL)
    plan = NewOffice(commune, _hamlets(seed, households), name, password, login, practice)
    office, _code = create_office(folder, plan, cost=cost)
    try:
        _fill(office, households, seed, report)
    except BaseException:
        office.store.close()
        raise
    return office


_HAMLET_WORDS = (
    ("Phước", "Vĩnh", "Tân", "Hòa", "An", "Bình", "Long", "Thạnh", "Mỹ", "Đông"),
    ("Lợi", "Thọ", "Thành", "Phú", "Quới", "Thuận", "Tiến", "Lộc", "Hưng", "Khánh"),
)


def _hamlets(seed: int, households: int) -> tuple[str, ...]:
    """About one hamlet for 600 households, never fewer than six."""
    random = Random(f"{seed} hamlets")
    names = [f"{first} {last}" for first in _HAMLET_WORDS[0] for last in _HAMLET_WORDS[1]]
    return tuple(random.sample(names, min(40, max(6, households // 600))))


def _fill(office: Office, households: int, seed: int, report: Report) -> None:
    from ngheo_desktop.operations.hamlets import list_hamlets
    from ngheo_desktop.operations.scoring import score_all
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.imports import (
        NewHousehold,
        finish_batch,
        insert_households,
        start_batch,
    )
    from ngheo_desktop.storage.summaries import refresh_summaries

    hamlets = [hamlet.id for hamlet in list_hamlets(office)]
    families = invent_families(Random(seed), households, hamlets, office.today())
    if office.is_practice:
        families = [_reviewed_last_year(each, at) for at, each in enumerate(families)]
    _count_everybody(office, families)
    with office.store.writing() as session:
        batch = start_batch(session, "xã thực hành", "", office.actor.name)
        for at in range(0, len(families), _BATCH):
            report(at, households)
            insert_households(
                session,
                batch,
                [
                    NewHousehold(each.household, row, each.facts, each.surveyor)
                    for row, each in enumerate(families[at : at + _BATCH], start=at + 2)
                ],
            )
        finish_batch(session, batch, {"read": households, "created": households})
        write_entry(session, office.actor, Entry("lập xã thực hành", "import", batch))
        refresh_summaries(session)
    score_all(office)
    _decide(office, families, Random(f"{seed} decisions"))
    report(households, households)


def _reviewed_last_year(family: Family, at: int) -> Family:
    """Every third household waits for this year's sheet, so that last year's can be taken over."""
    day = family.facts.survey_date
    day = date(day.year - 1, day.month, day.day if day.month != 2 else min(day.day, 28))
    births = [each.birth for each in family.household.members]
    if at % 3 or any(birth is None or birth.year >= day.year for birth in births):
        return family
    return replace(family, facts=replace(family.facts, survey_date=day))


def _decide(office: Office, families: Sequence[Family], random: Random) -> None:
    """Two past years of decisions that drift towards today's results."""
    from ngheo_desktop.domain.standards import standard_on
    from ngheo_desktop.storage.imports import DecidedHousehold, insert_decision
    from ngheo_desktop.storage.summaries import refresh_summaries

    rows = office.store.query("SELECT household_id, computed_class FROM summary")
    today = {household: HouseholdClass(computed) for household, computed in rows if computed}
    year = office.today().year
    with office.store.writing() as session:
        before: dict[str, HouseholdClass] = {}
        for back in (2, 1):
            day = date(year - back, 12, 10)
            classes = {
                each.household.id: _past_class(today.get(each.household.id), each, random)
                for each in families
            }
            lines = [
                DecidedHousehold(
                    each.household.id,
                    classes[each.household.id],
                    each.household.head_name,
                    len(each.household.members),
                )
                for each in families
                if classes[each.household.id] != HouseholdClass.NOT_POOR
                or before.get(each.household.id, HouseholdClass.NOT_POOR) != HouseholdClass.NOT_POOR
            ]
            standard = standard_on(office.standards, day)
            code = standard.code if standard else ""
            insert_decision(session, f"{40 + back}/QĐ-UBND", day, code, lines)
            before = classes
        refresh_summaries(session)


def _count_everybody(office: Office, families: Sequence[Family]) -> None:
    """Tổng số hộ, nhân khẩu of each hamlet: in this commune everybody is in the register."""
    from ngheo_desktop.domain.reports.basis import HamletCount
    from ngheo_desktop.operations.hamlet_counts import save_hamlet_counts

    day = date(office.today().year - 2, 12, 1)
    by_hamlet: dict[str, list[Household]] = {}
    for each in families:
        by_hamlet.setdefault(each.household.hamlet_id, []).append(each.household)
    counts = [
        HamletCount(
            hamlet,
            day,
            len(there),
            sum(len(each.members) for each in there),
            sum(each.members[0].ethnic != "Kinh" for each in there),
            "Xã thực hành",
        )
        for hamlet, there in by_hamlet.items()
    ]
    save_hamlet_counts(office, counts)


def _past_class(computed: HouseholdClass | None, family: Family, random: Random) -> HouseholdClass:
    """Last year's class: mostly today's, a little poorer, since people climb out."""
    drawn = random.random()
    if computed == HouseholdClass.POOR:
        return HouseholdClass.POOR if drawn < 0.8 else HouseholdClass.NEAR_POOR
    if computed == HouseholdClass.NEAR_POOR:
        return HouseholdClass.NEAR_POOR if drawn < 0.65 else HouseholdClass.POOR
    return HouseholdClass.NEAR_POOR if drawn < 0.12 * family.hardship else HouseholdClass.NOT_POOR

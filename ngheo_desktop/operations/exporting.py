"""Xuất sổ hộ ra Excel: what the list shows, everybody of it, ready to be read back."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ngheo_desktop import catalogs
from ngheo_desktop.domain.register import HEAD, Household, Member
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import note_paper
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.writing import whole_file

REGISTER = "so-ho"
_AT_ONCE = 500


def export_register(
    office: Office,
    target: Path,
    query: HouseholdQuery | None = None,
    report: Report = no_report,
) -> int:
    """Xuất Excel the listed households with all their people; returns how many households."""
    from ngheo_desktop.storage.hamlets import list_hamlets
    from ngheo_desktop.storage.households import load_households

    _require_export(office)
    found = find_households(office, query or HouseholdQuery())
    ids = []
    for at in range(0, len(found), _AT_ONCE):
        ids += [line.id for line in read_households(office, found[at : at + _AT_ONCE])]
    with office.store.reading() as session:
        hamlets = {each.id: each.full_name for each in list_hamlets(session)}
        households = load_households(session, ids)
    told = [
        (households[each], hamlets.get(households[each].hamlet_id, ""))
        for each in ids
        if each in households
    ]
    return _write(office, target, f"Sổ hộ {office.commune.full_name}", told, report)


def export_register_on(
    office: Office, target: Path, day: date, hamlet_id: str = "", report: Report = no_report
) -> int:
    """Xuất Excel the register of a past day, under the names of that day."""
    from ngheo_desktop.operations.hamlet_changes import register_on

    _require_export(office)
    if day > office.today():
        raise WrongUsage(f"Ngày {day:%d/%m/%Y} sau ngày hôm nay. Hãy xem lại.")
    past = register_on(office, day)
    told = [
        (household, hamlet.full_name)
        for household, hamlet in past.households
        if hamlet_id in ("", household.hamlet_id)
    ]
    heading = f"Sổ hộ {past.commune.full_name}, ngày {day:%d/%m/%Y}"
    return _write(office, target, heading, told, report)


def _require_export(office: Office) -> None:
    if office.is_practice:
        raise WrongUsage("Trong thực hành không xuất tệp Excel. Có thể in hoặc lưu PDF để xem thử.")
    office.require(Right.EXPORT_LISTS)


def _write(
    office: Office,
    target: Path,
    heading: str,
    households: Sequence[tuple[Household, str]],
    report: Report,
) -> int:
    """Households, each with its hamlet by name, head first; returns how many."""
    from ngheo_desktop.exchange.write_register import RegisterRow, write_register

    rows = [
        RegisterRow(household, hamlet, member, words)
        for household, hamlet in households
        for member, words in _people(household)
    ]
    with whole_file(target) as file:
        write_register(rows, heading, file, report)
    note_paper(office, "xuất Excel", REGISTER, len(households))
    return len(households)


def _people(household: Household) -> list[tuple[Member, str]]:
    """With the relation in words, the head first: a list of people is read by its heads."""
    members = sorted(household.members, key=lambda each: each.relation != HEAD)
    return [(each, _relation_words(each)) for each in members]


def _relation_words(member: Member) -> str:
    known = catalogs.relation(member.relation) if member.relation else None
    return known.label_for(member.sex) if known else ""

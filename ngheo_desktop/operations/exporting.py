"""Xuất sổ hộ ra Excel: what the list shows, everybody of it, ready to be read back."""

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
    from ngheo_desktop.exchange.write_register import RegisterRow, write_register
    from ngheo_desktop.storage.hamlets import list_hamlets
    from ngheo_desktop.storage.households import load_households

    if office.is_practice:
        raise WrongUsage("Trong thực hành không xuất tệp Excel. Có thể in hoặc lưu PDF để xem thử.")
    office.require(Right.EXPORT_LISTS)
    found = find_households(office, query or HouseholdQuery())
    ids = []
    for at in range(0, len(found), _AT_ONCE):
        ids += [line.id for line in read_households(office, found[at : at + _AT_ONCE])]
    with office.store.reading() as session:
        hamlets = {each.id: each.full_name for each in list_hamlets(session)}
        households = load_households(session, ids)
    rows = [
        RegisterRow(household, hamlets.get(household.hamlet_id, ""), member, words)
        for household in (households[each] for each in ids if each in households)
        for member, words in _people(household)
    ]
    with whole_file(target) as file:
        write_register(rows, f"Sổ hộ {office.commune.full_name}", file, report)
    note_paper(office, "xuất Excel", REGISTER, len(households))
    return len(households)


def _people(household: Household) -> list[tuple[Member, str]]:
    """With the relation in words, the head first: a list of people is read by its heads."""
    members = sorted(household.members, key=lambda each: each.relation != HEAD)
    return [(each, _relation_words(each)) for each in members]


def _relation_words(member: Member) -> str:
    known = catalogs.relation(member.relation) if member.relation else None
    return known.label_for(member.sex) if known else ""

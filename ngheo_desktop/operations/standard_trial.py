"""Thử trên số liệu: every sheet scored in memory by a standard; nothing is written."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.scoring import evaluate_under
from ngheo_desktop.domain.standard_trials import Trial, Tried, trial_of
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.reference import read_standard, read_standard_file

EXPORTED = "thu-chuan"  # how the diary calls the Excel file
_BATCH = 500


def try_standard(office: Office, standard: Standard, report: Report = no_report) -> Trial:
    """Who would change class by this standard, against the results on record.

    Only the hamlets of the account are looked at. Stopping leaves nothing behind.
    """
    from ngheo_desktop.storage.hamlets import list_hamlets

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        names = _names(office)
        tried = _tried(session, standard, names, list_hamlets(session), report)
        return trial_of(standard, office.standards, office.commune.full_name, tried)


def standard_named(office: Office, name: str) -> Standard:
    """A standard in use by its code, or one of a file that is not loaded."""
    found = next((each for each in office.standards if each.code == name), None)
    if found is not None:
        return found
    if Path(name).is_file():
        return read_standard(read_standard_file(Path(name)))
    raise WrongUsage(f"Không có chuẩn nghèo «{name}».")


def _names(office: Office) -> dict[str, tuple[str, str, str]]:
    """Code, head and hamlet of each household, in register order, within the account's scope."""
    sql = (
        "SELECT household_id, code, head_name, hamlet, hamlet_id FROM summary "
        "ORDER BY hamlet_position, hamlet_id, code"
    )
    return {
        row[0]: (row[1], row[2], row[3])
        for row in office.store.query(sql)
        if office.actor.sees(row[4])
    }


def _tried(
    session: Any,
    standard: Standard,
    names: dict[str, tuple[str, str, str]],
    hamlets: Sequence[Hamlet],
    report: Report,
) -> Iterator[Tried]:
    from ngheo_desktop.storage.checklists import latest_results, load_sheets

    ids = list(names)
    for at in range(0, len(ids), _BATCH):
        report(at, len(ids))
        chosen = ids[at : at + _BATCH]
        before = latest_results(session, chosen)
        sheets = {each.household_id: each for each in load_sheets(session, hamlets, chosen)}
        for each in chosen:
            if each in sheets:
                after = evaluate_under(standard, sheets[each].facts)
                yield Tried(each, *names[each], before.get(each), after)
        session.expunge_all()  # a large register is never held whole
    report(len(ids), len(ids))

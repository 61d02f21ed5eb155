"""Hoàn tác cả lần nhập: everything a list wrote goes back, days later too; edits since are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report, no_report

_REPORTED_EVERY = 250


@dataclass(frozen=True, slots=True)
class KeptHousehold:
    """A household that stays as it is, because somebody has worked on it since."""

    household_id: str
    code: str
    head_name: str
    reason: str  # what was done to it after the import


@dataclass(frozen=True, slots=True)
class UndoneImport:
    """What was taken back."""

    file_name: str
    removed: int  # households that only the list had made
    restored: int  # households that stand again as before
    kept: tuple[KeptHousehold, ...]


def undo_import(office: Office, batch_id: str, report: Report = no_report) -> UndoneImport:
    """Hoàn tác một lần nhập: one transaction; a household edited since is kept and named."""
    from ngheo_desktop.storage import import_undo as stored
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.summaries import refresh_summaries

    office.require(Right.IMPORT_LISTS)
    with office.store.writing() as session:
        batch = stored.batch_of(session, batch_id)
        if batch is None:
            raise WrongUsage("Không có lần nhập này. Hãy xem lại Lịch sử nhập.")
        if batch.is_undone:
            raise WrongUsage(f"Lần nhập tệp «{batch.file_name}» đã được hoàn tác rồi.")
        lines = stored.lines_of(session, batch_id)
        touched = stored.touched_since(session, batch_id)
        kept = [each for each in lines if each.household_id in touched]
        free = [each for each in lines if each.household_id not in touched]
        created = [each.household_id for each in free if each.created]
        updated = [each for each in free if not each.created]
        stored.put_away_many(session, created)
        for done, line in enumerate(updated):
            if done % _REPORTED_EVERY == 0:
                report(done, len(updated))
            stored.put_rows_back(session, line.household_id, line.rows_before)
        stored.take_decision_back(session, batch_id, {each.household_id for each in kept})
        _write_lines(office, session, batch.file_name, created, [u.household_id for u in updated])
        stored.mark_undone(session, batch_id, len(free), len(kept))
        told = {"undone": [None, len(free)], "kept": [None, len(kept)]}
        write_entry(session, office.actor, Entry("hoàn tác lần nhập", "import", batch_id, "", told))
        _score(office, session, [each.household_id for each in updated])
        refresh_summaries(session)
        named = tuple(_kept(session, each.household_id, touched) for each in kept)
    return UndoneImport(batch.file_name, len(created), len(updated), named)


def _write_lines(
    office: Office, session: Any, file_name: str, created: Sequence[str], restored: Sequence[str]
) -> None:
    """Each household tells in its own history that the import was taken back."""
    from ngheo_desktop.storage.diary import Entry, write_entry

    word = f"hoàn tác lần nhập tệp «{file_name}»"
    gone = {"deleted": [False, True], "reason": [None, f"Hoàn tác lần nhập «{file_name}»"]}
    for each in created:
        write_entry(session, office.actor, Entry(word, "household", each, each, gone))
    for each in restored:
        write_entry(session, office.actor, Entry(word, "household", each, each))


def _score(office: Office, session: Any, household_ids: list[str]) -> None:
    from ngheo_desktop.operations.scoring import score_households

    if household_ids:
        score_households(office, session, household_ids)


def _kept(session: Any, household_id: str, touched: dict[str, str]) -> KeptHousehold:
    from ngheo_desktop.storage.households import load_household, load_put_away

    household = load_household(session, household_id) or load_put_away(session, household_id)
    code, head = (household.code, household.head_name) if household else ("", "")
    return KeptHousehold(household_id, code, head, touched[household_id])

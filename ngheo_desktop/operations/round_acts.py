"""One way for every act of a round: written, told in the diary, and taken back only if it holds."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.round_steps import order_faults
from ngheo_desktop.domain.rounds import HamletRecords, Round
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office

if TYPE_CHECKING:
    from ngheo_desktop.storage.round_records import RecordChange


def load_round(office: Office, session: Any, round_id: str, *, to_change: bool = False) -> Round:
    """The round, or why it cannot be worked on."""
    from ngheo_desktop.storage.rounds import read_round

    found = read_round(session, round_id)
    if found is None:
        raise WrongUsage("Không tìm thấy đợt rà soát này.")
    if to_change and found.closed_on is not None:
        raise WrongUsage(f"Đợt «{found.title}» đã kết thúc, chỉ xem được.")
    return found


def load_hamlet(
    office: Office, session: Any, round_id: str, hamlet_id: str
) -> tuple[Round, HamletRecords]:
    """A round that is open and one hamlet of it within the account's scope, to be changed.

    What stands in a signed list is not touched any more.
    """
    from ngheo_desktop.storage.hamlets import list_hamlets
    from ngheo_desktop.storage.rounds import records_of

    office.require_hamlet(hamlet_id)
    round_ = load_round(office, session, round_id, to_change=True)
    for records in records_of(session, round_, hamlet_id):
        refuse_decided(records)
        return round_, records
    begun = [each for each in list_hamlets(session) if each.id == hamlet_id]
    if not begun:
        raise WrongUsage(f"Đợt «{round_.title}» không có ấp, khóm này.")
    return round_, HamletRecords(hamlet_id, begun[0].full_name)  # split off since the opening


def hamlet_line(session: Any, round_id: str, hamlet_id: str) -> list["RecordChange"]:
    """Give a hamlet that began after the opening its line in the round."""
    from ngheo_desktop.storage.round_records import write_record
    from ngheo_desktop.storage.round_rows import has_hamlet, row_of_hamlet

    if has_hamlet(session, round_id, hamlet_id):
        return []
    return [write_record(session, row_of_hamlet(session, round_id, hamlet_id))]


def refuse_decided(records: HamletRecords) -> None:
    """Stop a change under a signed list."""
    if records.decided:
        raise WrongUsage(
            f"Danh sách của {records.hamlet} đã chốt theo quyết định. Từ nay chỉ sửa bằng danh "
            "sách bổ sung."
        )


def note(office: Office, session: Any, words: str, changes: Sequence["RecordChange"]) -> None:
    """One diary line for each record that changed."""
    from ngheo_desktop.storage.diary import Entry, write_entry

    for change in changes:
        household = change.after.get("household_id") or ""
        entry = Entry(words, change.table, change.id, household, change.differences)
        write_entry(session, office.actor, entry)


def act_of(
    words: str, changes: Sequence["RecordChange"], right: Right, household_id: str = ""
) -> Act:
    """The act for undo and redo; taking it back may not pull a step from under a later one."""
    return Act(
        words,
        partial(_turn, changes, words, right, back=True),
        partial(_turn, changes, words, right, back=False),
        household_id,
    )


def _turn(
    changes: Sequence["RecordChange"], words: str, right: Right, office: Office, *, back: bool
) -> None:
    from ngheo_desktop.storage.round_records import turn_records

    office.require(right)
    word = "hoàn tác" if back else "làm lại"
    rounds = {each.after.get("round_id") for each in changes} - {None, ""}
    with office.store.writing() as session:
        before = _faults(office, session, rounds, changes)
        if not turn_records(session, changes, back=back):
            raise WrongUsage(
                f"Không {word} được nữa: phần này đã được sửa lại sau đó. Sổ được giữ nguyên."
            )
        if faults := _faults(office, session, rounds, changes) - before:
            raise WrongUsage(f"Không {word} được: {min(faults)}. Sổ được giữ nguyên.")
        note(office, session, f"{word}: {words}", changes)


def _faults(
    office: Office, session: Any, rounds: set[Any], changes: Sequence["RecordChange"]
) -> set[str]:
    """What is out of order now; a signed list, a closed round and another's hamlet refuse."""
    from ngheo_desktop.storage.rounds import read_round, records_of

    hamlets = {str(each.after["hamlet_id"]) for each in changes if each.after.get("hamlet_id")}
    for hamlet_id in hamlets:
        office.require_hamlet(hamlet_id)
    faults = set()
    for round_id in rounds:
        round_ = read_round(session, round_id)
        if round_ is None:
            continue
        if round_.closed_on is not None:
            raise WrongUsage(f"Đợt «{round_.title}» đã kết thúc, chỉ xem được.")
        for records in records_of(session, round_):
            if records.hamlet_id in hamlets:
                refuse_decided(records)
            faults |= {f"{records.hamlet} {fault}" for fault in order_faults(records)}
    return faults

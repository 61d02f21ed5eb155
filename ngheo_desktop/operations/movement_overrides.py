"""Sửa cột biến động: a household put into another column by hand, with a reason, undoable."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ngheo_desktop.domain.movement_columns import COLUMN_TERMS, Change, Column, Override
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standard_breaks import StandardBreak
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.movement import Difference, movement_or_break
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_acts import act_of, note
from ngheo_desktop.text import clean

if TYPE_CHECKING:
    from ngheo_desktop.storage.tables import MovementOverrideRow

_RIGHT = Right.PREPARE_DECISIONS


@dataclass(frozen=True, slots=True)
class Move:
    """Which household of which table is to stand in which column, and why."""

    household_class: HouseholdClass
    household_id: str
    column: Column
    reason: str


def move_by_hand(office: Office, difference: Difference | None, wanted: Move) -> Act:
    """Đưa một hộ sang cột khác in the tables of these two days; the sums stay as they are."""
    from ngheo_desktop.storage.movement import row_of

    office.require(_RIGHT)
    reason = clean(wanted.reason)
    if not reason:
        raise WrongUsage("Chưa ghi lý do sửa cột. Hãy ghi lý do rồi lưu.")
    found = movement_or_break(office, difference)
    if isinstance(found, StandardBreak):
        raise WrongUsage("Hai mốc khác chuẩn nghèo nên không có cột nào để sửa.")
    change = _change(found.changes, wanted)
    assert change.day is not None  # it has other columns to choose
    known = change.by_hand
    override = Override(
        known.id if known else "",
        found.standard,
        wanted.household_class,
        wanted.household_id,
        change.day,
        wanted.column,
        known.derived if known else change.column,
        reason,
        office.actor.name,
        office.today(),
    )
    if override.column == override.derived:
        return _write(office, row_of(override, deleted=True), override)
    return _write(office, row_of(override), override)


def move_back(office: Office, override_id: str) -> Act:
    """Trả về cột tính được: what was said by hand does not hold any more."""
    from ngheo_desktop.storage.movement import read_override, row_of

    office.require(_RIGHT)
    with office.store.reading() as session:
        override = read_override(session, override_id)
    if override is None:
        raise WrongUsage("Không tìm thấy chỗ sửa cột này.")
    return _write(office, row_of(override, deleted=True), override)


def list_overrides(office: Office) -> list[Override]:
    """Các chỗ sửa cột that stand, those too that fit nothing any more."""
    from ngheo_desktop.storage.movement import read_overrides

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        found = read_overrides(session)
        scope = office.actor.scope
        if scope is None:
            return found
        from ngheo_desktop.storage.movement import hamlets_of_households

        places = hamlets_of_households(session)
    return [each for each in found if places.get(each.household_id) in scope]


def _change(changes: tuple[Change, ...], wanted: Move) -> Change:
    """The way in or out that is meant, or why it cannot be moved there."""
    own = [
        each
        for each in changes
        if each.household_id == wanted.household_id
        and each.household_class == wanted.household_class
        and each.households
    ]
    for each in own:
        if wanted.column in each.choices:
            return each
    if any(each.choices and each.column == wanted.column for each in own):
        raise WrongUsage("Hộ này đã ở cột đó. Chưa sửa gì.")
    if not own:
        raise WrongUsage("Hộ này không có trong bảng biến động của hai mốc đã chọn.")
    term = COLUMN_TERMS[wanted.household_class][wanted.column].lower()
    raise WrongUsage(f"Không đưa được hộ này vào cột «{term}»: hai bảng sẽ không cân. Chưa sửa gì.")


def _write(office: Office, row: "MovementOverrideRow", override: Override) -> Act:
    from ngheo_desktop.storage.round_records import write_record

    terms = COLUMN_TERMS[override.household_class]
    column = override.derived if row.deleted else override.column
    words = f"đưa một hộ vào cột «{terms[column].lower()}» của biến động"
    with office.store.writing() as session:
        change = write_record(session, row)
        note(office, session, words, [change])
    return act_of(words, [change], _RIGHT, override.household_id)

"""Nhật ký: reading who did what, and checking that nobody changed a line afterwards."""

from dataclasses import dataclass, replace

from ngheo_desktop.domain.register import HistoryLine
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.operations.office import Office

_PERSONAL = ("household", "member", "checklist")


@dataclass(frozen=True, slots=True)
class DiaryCheck:
    """What checking the chain gave: how many lines, and the first that does not fit."""

    lines: int
    broken_line: int | None

    @property
    def is_whole(self) -> bool:
        return self.broken_line is None


def recent(office: Office, limit: int = 200) -> list[HistoryLine]:
    """The newest lines of the diary, newest first.

    Who may not read households is told who did what and when, without the values.
    """
    from ngheo_desktop.storage.diary import recent_lines

    office.require(Right.READ_DIARY)
    with office.store.reading() as session:
        lines = recent_lines(session, limit)
    if office.actor.may(Right.READ_HOUSEHOLDS):
        return lines
    return [replace(each, changes={}) if each.target in _PERSONAL else each for each in lines]


def verify(office: Office) -> DiaryCheck:
    """Kiểm tra nhật ký: each line must carry the seal that follows from the line before it."""
    from ngheo_desktop.storage.diary import broken_line, count_lines

    office.require(Right.READ_DIARY)
    with office.store.reading() as session:
        return DiaryCheck(count_lines(session), broken_line(session))

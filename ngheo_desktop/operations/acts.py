"""Việc đã làm: what undo and redo know of a saved change."""

from collections.abc import Callable
from dataclasses import dataclass

from ngheo_desktop.operations.office import Office


@dataclass(frozen=True, slots=True)
class Act:
    """One saved change by its name, «sửa ngày sinh Lê Thị Út», and how to take it back.

    `undo` and `redo` are new dated changes with the rights of that moment. What they give back is
    a sentence that must be told besides ("" or None = nothing); WrongUsage says why it cannot
    be done any more, and then nothing has changed.
    """

    name: str  # begins with a small letter: it stands behind «Hoàn tác: »
    undo: Callable[[Office], str | None]
    redo: Callable[[Office], str | None]
    household_id: str = ""

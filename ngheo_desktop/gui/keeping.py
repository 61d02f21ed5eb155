"""What a person chose in the window is kept in the register, for the next time and the next PC."""

from typing import Any

from ngheo_desktop.gui.tasks import Lane, TaskRunner
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.preferences import read_preference, write_preference
from ngheo_desktop.progress import Report


class KeptChoice:
    """One choice by name, a dict of plain values; read at once, written in the background."""

    def __init__(self, office: Office, runner: TaskRunner, name: str) -> None:
        self._office, self._runner, self._name = office, runner, name

    def read(self) -> dict[str, Any]:
        return read_preference(self._office, self._name, {})

    def keep(self, value: dict[str, Any]) -> None:
        office, name = self._office, self._name

        def write(_report: Report) -> None:
            write_preference(office, name, value)

        self._runner.start(write, Lane.DRAFTS)

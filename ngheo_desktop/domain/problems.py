"""What is wrong with an input: the same list for a form and for an imported file."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How a problem is treated: an error keeps the household from being saved."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at: which field, what is wrong (ready to show), and where in a file."""

    code: str
    text: str
    severity: Severity = Severity.ERROR
    field: str = ""
    row: int | None = None
    cell: str = ""
    sheet: str = ""
    raw: Any = None
    becomes: Any = None
    partner_row: int | None = None
    proposal: str = ""
    member: int | None = None  # place in the household, for a form


def errors_of(problems: list[Problem]) -> list[Problem]:
    """The problems that keep a household from being saved."""
    return [problem for problem in problems if problem.severity == Severity.ERROR]

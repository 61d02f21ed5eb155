"""What a reader of one cell answers: the value, and every oddity of how it was written."""

from collections.abc import Callable
from typing import Any, NamedTuple

from ngheo_desktop.domain.problems import Severity
from ngheo_desktop.exchange.grid import Raw

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


class Oddity(NamedTuple):
    """A problem of one cell before its place is known."""

    code: str
    severity: Severity
    text: str  # Vietnamese, ready to show
    becomes: Any = None  # the value after import; None = left empty
    proposal: str = ""


class Read(NamedTuple):
    """A value as understood; None when there is none or it must not be taken over."""

    value: Any
    oddities: tuple[Oddity, ...] = ()


Reader = Callable[[Raw], Read]

NOTHING = Read(None)


def refused(code: str, text: str, proposal: str = "") -> Read:
    """No value, and an error that keeps the household from being saved."""
    return Read(None, (Oddity(code, ERROR, text, None, proposal),))


def doubted(code: str, text: str, proposal: str = "") -> Read:
    """No value, and a warning: the household may be saved without it."""
    return Read(None, (Oddity(code, WARNING, text, None, proposal),))


def noted(value: Any, *oddities: Oddity) -> Read:
    """A value that was read all the same."""
    return Read(value, oddities)

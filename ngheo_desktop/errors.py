"""What can go wrong, sorted by who can do something about it.

    NgheoError
    ├── UserError                the officer can act on it; its text is ready to show
    │   ├── InputRefused         the draft has errors; nothing is saved             (exit code 1)
    │   ├── WrongUsage           a command or an input that cannot be understood     (exit code 2)
    │   ├── AccessRefused        wrong password, or a right that the account lacks   (exit code 3)
    │   └── EnvironmentProblem   disk full, file locked, damaged, too new, no network (exit code 4)
    │       └── SyncError        the exchange with the province stopped; nothing is lost
    └── Cancelled                the officer asked for it; not an error

Anything else is our bug.
"""

from collections.abc import Sequence
from typing import Any


class NgheoError(Exception):
    """Everything this program raises on purpose."""


class UserError(NgheoError):
    """A Vietnamese text that says what is wrong, what is safe and what to do."""

    exit_code = 1


class InputRefused(UserError):
    """A draft that cannot be saved yet; `problems` lists everything that is wrong with it."""

    def __init__(self, problems: Sequence[Any]) -> None:
        super().__init__("\n".join(problem.text for problem in problems))
        self.problems = list(problems)


class WrongUsage(UserError):
    """The request itself cannot be understood or carried out as asked."""

    exit_code = 2


class AccessRefused(UserError):
    """Wrong password, unknown account, or a right that the account does not have."""

    exit_code = 3


class EnvironmentProblem(UserError):
    """The machine does not play along: disk, file, permission, version, network."""

    exit_code = 4


class SyncError(EnvironmentProblem):
    """The exchange stopped; `retryable` = it may go by itself if tried again later."""

    def __init__(self, text: str, *, retryable: bool, wait: float = 0.0) -> None:
        super().__init__(text)
        self.retryable = retryable
        self.wait = wait  # seconds that the server asked for


class Cancelled(NgheoError):
    """Stopped because the officer chose «Dừng»."""

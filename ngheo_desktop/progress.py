"""How long work tells how far it is, and learns that it should stop."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

Report = Callable[[int, int], None]
"""`report(done, total)`; raises `Cancelled` when the officer chose «Dừng»."""


def no_report(_done: int, _total: int) -> None:
    """For callers that neither show progress nor stop."""


def reported(items: Sequence[Item], report: Report, *, every: int = 100) -> Iterator[Item]:
    """Walk `items`, reporting after each `every` of them and at the end."""
    total = len(items)
    for done, item in enumerate(items):
        if done % every == 0:
            report(done, total)
        yield item
    report(total, total)

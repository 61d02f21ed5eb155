"""Lần nhập: one file brought into the register as one act."""

from collections.abc import Mapping
from dataclasses import dataclass

UNDONE, KEPT = "undone", "kept"  # households, beside the outcomes in the counts of a batch


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One line of the history of imports."""

    id: str
    file_name: str
    at: str
    account: str
    counts: Mapping[str, int]

    @property
    def is_undone(self) -> bool:
        """Taken back; some of its households may have been kept."""
        return UNDONE in self.counts

"""Lần nhập: one file brought into the register as one act."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ngheo_desktop.text import clean

UNDONE, KEPT = "undone", "kept"  # households, beside the outcomes in the counts of a batch

_DECISION_NUMBER = re.compile(
    r"(?:quyết\s+định\s+)?(?:số\s*:?\s*)?([0-9]+[a-zđ]?\s*/\s*(?:[0-9]{4}\s*/\s*)?q[đd]\b\S*)",
    re.IGNORECASE,
)


def decision_number(text: str) -> str:
    """Số, ký hiệu of a decision as on its paper, «45/QĐ-UBND»; "" for what cannot be one."""
    found = _DECISION_NUMBER.fullmatch(clean(text))
    return re.sub(r"\s*/\s*", "/", found[1]) if found else ""


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

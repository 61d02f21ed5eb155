"""What is measured, and the floor it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ngheo_desktop.bench.timing import Work


@dataclass(frozen=True, slots=True)
class Pair:
    """Our work, and the least that any program would need for it in the same run."""

    work: Work
    floor: Work
    floor_name: str
    inside: Mapping[str, float | bool] = field(default_factory=dict)  # parts told apart

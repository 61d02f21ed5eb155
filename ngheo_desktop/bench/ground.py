"""Where the measuring happens: an invented commune in a folder that is removed afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ngheo_desktop.operations.demo import make_demo
from ngheo_desktop.operations.office import Office
from ngheo_desktop.paths import Places
from ngheo_desktop.storage.keys import KeyCost

LOGIN = "canbo"
PASSWORD = "do-toc-do-khong-bi-mat"  # guards invented people only
# The real cost is part of the start alone, which makes its own key slot.
CHEAP = KeyCost(passes=1, kib=1024, lanes=1)
_SEED = 7


@dataclass(frozen=True, slots=True)
class Ground:
    """The register that is measured, and a plain connection to the same file for the floors."""

    places: Places
    office: Office
    raw: Any  # a connection of sqlcipher3, which ships no types

    @property
    def scratch(self) -> Path:
        """A folder for the files that the measured work reads and writes."""
        return self.places.home


@contextmanager
def invented_ground(households: int) -> Iterator[Ground]:
    """A commune of so many households, as `ngheo demo` makes it; nothing of it stays."""
    with TemporaryDirectory(prefix="ngheo-bench-", ignore_cleanup_errors=True) as folder:
        places = Places(Path(folder).resolve())
        office = make_demo(
            places.office,
            households=households,
            seed=_SEED,
            login=LOGIN,
            password=PASSWORD,
            cost=CHEAP,
        )
        raw = office.store.connection()
        try:
            yield Ground(places, office, raw)
        finally:
            raw.close()
            office.store.close()

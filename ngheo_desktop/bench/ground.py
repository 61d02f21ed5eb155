"""Where the measuring happens: an invented commune in a folder that is removed afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ngheo_desktop.operations.demo import make_demo
from ngheo_desktop.operations.office import Office, change_password
from ngheo_desktop.paths import Places
from ngheo_desktop.storage.keys import KeyCost

LOGIN = "canbo"
PASSWORD = "do-toc-do-khong-bi-mat"  # guards invented people only
# The real cost is part of the start and of the memory alone, which ask for it.
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

    def lock_as_in_an_office(self) -> None:
        """From now on the log-in takes the time and the memory of the real Argon2id."""
        change_password(self.office.folder, LOGIN, PASSWORD, PASSWORD, cost=KeyCost())


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

"""From the start of the process to the first rows of the list, beside a bare window of Qt."""

import os
import sysconfig
from pathlib import Path

from ngheo_desktop.bench.ground import LOGIN, PASSWORD, Ground
from ngheo_desktop.bench.pairs import Pair
from ngheo_desktop.bench.processes import BARE_WINDOW, run_and_ask
from ngheo_desktop.bench.timing import measure, seconds
from ngheo_desktop.operations.office import KEYS_NAME
from ngheo_desktop.storage.keys import read_keys, unlock

_PACKAGE = Path(__file__).resolve().parents[1]


def prepare_cold_start(ground: Ground) -> Pair:
    """The first start of the day: nothing of the program is in the memory of the system."""
    warm, files = prepare_start(ground), _files_of_a_start(ground)
    return Pair(
        lambda: _forgotten(files) + warm.work(),
        lambda: _forgotten(files) + warm.floor(),
        warm.floor_name,
        {**warm.inside, "cold": hasattr(os, "posix_fadvise")},
    )


def prepare_start(ground: Ground) -> Pair:
    """The next starts; the log-in takes the real work of Argon2id, told apart."""
    ground.lock_as_in_an_office()
    return Pair(
        lambda: _start(ground),
        lambda: float(run_and_ask(BARE_WINDOW, ground)["first_paint"]),
        "bare Qt window",
        {"argon2": round(_unlocking(ground), 3)},
    )


def _start(ground: Ground) -> float:
    program = ("-m", "ngheo_desktop", "--home", str(ground.places.home))
    told = run_and_ask(program, ground)
    assert told["rows"], "the list that was painted is empty"
    return float(told["first_paint"])


def _unlocking(ground: Ground) -> float:
    keys = read_keys(ground.office.folder / KEYS_NAME)
    return measure(seconds(lambda: unlock(keys, LOGIN, PASSWORD)), 5).median


def _files_of_a_start(ground: Ground) -> list[Path]:
    """Python, its libraries, the program and the register; libraries of the system stay."""
    known = sysconfig.get_paths()
    homes = {Path(known["stdlib"]), Path(known["purelib"]), Path(known["platlib"]), _PACKAGE}
    homes.add(_PACKAGE.parent / "resources")
    office = ground.office
    return [
        *(file for home in homes for file in home.rglob("*") if file.is_file()),
        *(office.store.path, office.folder / KEYS_NAME),
    ]


def _forgotten(files: list[Path]) -> float:
    """Have the system drop the contents of these files from memory; only Linux lets us ask."""
    if hasattr(os, "posix_fadvise"):
        for file in files:
            with file.open("rb") as opened:
                os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return 0.0

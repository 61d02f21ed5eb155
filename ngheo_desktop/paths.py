"""Where things lie: resources to read, and the home of data, settings and logs."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """A file of resources/, from a checkout, an installed wheel or a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    homes = [
        *([Path(frozen) / "resources"] if frozen else []),
        _PACKAGE / "_resources",
        _PACKAGE.parent / "resources",
    ]
    for home in homes:
        if home.is_dir():
            return home.joinpath(*parts)
    raise FileNotFoundError("resources")


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of one home: the office, the practice commune, settings and logs."""

    home: Path

    @property
    def office(self) -> Path:
        return self.home / "office"

    @property
    def practice(self) -> Path:
        return self.home / "practice"

    @property
    def settings(self) -> Path:
        return self.home / "settings.toml"

    @property
    def logs(self) -> Path:
        return self.home / "logs"


def places(home: Path | None = None) -> Places:
    """The home to use: the one asked for, `NGHEO_HOME`, or the user's own data folder."""
    if home is not None:
        return Places(home)
    if named := os.environ.get("NGHEO_HOME"):
        return Places(Path(named))
    from platformdirs import user_data_path

    return Places(user_data_path("ngheo-desktop", appauthor=False))

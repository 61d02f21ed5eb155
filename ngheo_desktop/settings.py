"""Settings of this PC: defaults in code, and a small file with what differs from them."""

import logging
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from ngheo_desktop.writing import whole_file

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """Cài đặt of this PC; what belongs to the office is in its register instead."""

    # Look of who worked here last, for the login screen; each account keeps its own.
    scheme: str = "system"  # giao diện: system, light, dark, high_contrast
    zoom: int = 100  # cỡ chữ, percent
    density: str = "normal"  # mật độ: compact, normal, wide
    width: int = 0  # of the window; 0 = as large as the screen takes
    height: int = 0
    maximized: bool = False
    lock_minutes: int = 10  # khóa after so long without a key or the mouse; 0 = never by itself


def read_settings(path: Path) -> Settings:
    """The settings in use; what is missing, damaged or of another kind falls back to its default.

    A settings file must never keep an officer from the register.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        _log.warning("settings not read: %s", type(error).__qualname__)
        return Settings()
    defaults = asdict(Settings())
    return Settings(
        **{
            field.name: found[field.name]
            for field in fields(Settings)
            if type(found.get(field.name)) is type(defaults[field.name])
        }
    )


def write_settings(path: Path, settings: Settings) -> None:
    """Keep what differs from the defaults; an EnvironmentProblem says why it cannot be kept."""
    import tomli_w

    defaults = asdict(Settings())
    different = {name: value for name, value in asdict(settings).items() if value != defaults[name]}
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as target:
        target.write(tomli_w.dumps(different).encode())

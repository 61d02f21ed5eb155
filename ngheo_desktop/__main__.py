"""Sổ hộ nghèo with a window: arguments, logging, then the program."""

import argparse
import logging
import sys
import threading
from collections.abc import Sequence
from datetime import date
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from ngheo_desktop import __version__
from ngheo_desktop.errors import UserError
from ngheo_desktop.paths import places

_LOGS_KEPT = 30
_LOG_BYTES = 1_000_000

_log = logging.getLogger("ngheo_desktop")


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the program; the exit code is that of errors.py when it cannot be opened."""
    home = _parser().parse_args(arguments).home
    from ngheo_desktop.operations.opening import chosen_places

    used = places(home) if home else chosen_places(places())
    start_logging(used.logs)
    sys.excepthook = on_uncaught
    threading.excepthook = _on_uncaught_in_thread
    from ngheo_desktop.gui.app import run

    return run(used)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("ngheo-desktop", description="Sổ hộ nghèo")
    parser.add_argument("--home", type=Path, metavar="DIR", help="thư mục số liệu, ví dụ trên USB")
    parser.add_argument("--version", action="version", version=__version__)
    return parser


def start_logging(folder: Path) -> None:
    """One file a day, in English, without anything personal; a home that takes none has none."""
    _log.setLevel(logging.INFO)
    name = f"nhat-ky-{date.today().isoformat()}.log"  # noqa: DTZ011  the officer's calendar day
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / name, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _log.addHandler(handler)
    _forget_old_logs(folder)
    _log.info("started, version %s, Python %s, %s", __version__, sys.version[:6], sys.platform)


def _forget_old_logs(folder: Path) -> None:
    for old in sorted(folder.glob("nhat-ky-*"))[:-_LOGS_KEPT]:
        try:
            old.unlink()
        except OSError:
            _log.warning("an old log could not be removed")


def on_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Whatever nobody caught: log our bug without its message, and tell the officer."""
    if isinstance(error, KeyboardInterrupt):
        return
    from ngheo_desktop.gui.failures import log_failure, show_uncaught

    if not isinstance(error, UserError):
        log_failure(error)
        if sys.stderr is not None and sys.stderr.isatty():
            sys.__excepthook__(kind, error, trace)  # for the developer at the terminal
    show_uncaught(error)


def _on_uncaught_in_thread(caught: threading.ExceptHookArgs) -> None:
    from ngheo_desktop.gui.failures import log_failure

    if caught.exc_value is not None:
        log_failure(caught.exc_value)


if __name__ == "__main__":
    sys.exit(main())

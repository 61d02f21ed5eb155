"""Names and passwords for the console: from the environment or a prompt, never an argument."""

import getpass
import os
import sys
from pathlib import Path

from ngheo_desktop.errors import AccessRefused
from ngheo_desktop.operations.office import Office, office_exists
from ngheo_desktop.operations.opening import Attempts, enter_office


def login() -> str:
    """Tên đăng nhập: NGHEO_USER or a prompt."""
    return os.environ.get("NGHEO_USER") or _ask("Tên đăng nhập: ")


def password(name: str = "NGHEO_PASSWORD", words: str = "Mật khẩu: ") -> str:
    """A secret: from the environment variable `name`, or a prompt that does not show it."""
    found = os.environ.get(name)
    if found:
        return found
    if not sys.stdin.isatty():
        raise AccessRefused(f"Chưa có mật khẩu. Hãy đặt biến môi trường {name}.")
    return getpass.getpass(words)


def _ask(words: str) -> str:
    if not sys.stdin.isatty():
        raise AccessRefused("Chưa có tên đăng nhập. Hãy đặt biến môi trường NGHEO_USER.")
    sys.stderr.write(words)
    return input()


def opened(folder: Path) -> Office:
    """The office of this home, opened with the account of the environment or the prompt."""
    if not office_exists(folder):
        raise AccessRefused(f"Chưa có sổ ở «{folder}». Hãy chạy ngheo init trước.")
    return enter_office(folder, login(), password(), Attempts(folder))

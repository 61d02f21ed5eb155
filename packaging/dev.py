"""Fresh machine to running program: `python3 packaging/dev.py run | test | check`.

Standard library only, because nothing else is there yet. Every command first makes the virtual
environment (`.venv`, or the folder named by NGHEO_VENV) agree with requirements.lock.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"
OLDEST_PYTHON = (3, 11)
USAGE = """usage: python3 packaging/dev.py COMMAND
  run [arguments of the program]   open the program (mở chương trình)
  test [arguments of pytest]       run the tests (chạy kiểm thử)
  check                            lint, format, types, forms up to date (kiểm tra mã nguồn)"""

CHECKS = {
    "lint": ("-m", "ruff", "check"),
    "format": ("-m", "ruff", "format", "--check"),
    "types": ("-m", "mypy"),
    "forms": ("packaging/build_forms.py", "--check"),
}

# Files of Qt that need libraries of the system, and the Debian packages that bring these: for any
# start, and besides for a start on a screen.
QT_FILES = ("QtWidgets.abi3.so", "Qt/plugins/platforms/libqoffscreen.so", "Qt/libexec/uic")
QT_PACKAGES = "libgl1 libegl1 libxkbcommon0 libfontconfig1 libglib2.0-0 libdbus-1-3"
SCREEN_FILES = (
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/printsupport/libcupsprintersupport.so",
)
SCREEN_PACKAGES = (
    " libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libcups2"
)


class CannotGoOnError(Exception):
    """What stopped the set-up, in one line that says what to do about it."""


@dataclass(frozen=True)
class Environment:
    """The virtual environment in `folder`, and the stamp there that says what it holds.

    The stamp is written empty before anything else and filled when all is installed: an empty
    one means that a set-up was cut short, none at all that the folder is not ours to touch.
    """

    project: Path
    folder: Path

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.folder / ("Scripts/python.exe" if WINDOWS else "bin/python")

    @property
    def stamp(self) -> Path:
        """The file that says what is installed."""
        return self.folder / "dev-stamp.txt"

    def wanted(self) -> list[str]:
        """What the stamp must say: a digest of the libraries, and one of the project itself."""
        base = f"{sys.version_info[:2]} {sys.platform} {self.folder}"
        lock = (self.project / "requirements.lock").read_bytes()
        settings = (self.project / "pyproject.toml").read_bytes()
        return [digest(base.encode(), lock), digest(str(self.project).encode(), settings)]

    def found(self) -> list[str]:
        """What the stamp says; nothing while no set-up has been finished."""
        whole = self.python.exists() and self.stamp.exists()
        return self.stamp.read_text("utf-8").split() if whole else []

    def empty(self) -> None:
        """Make the folder an empty one of ours; a folder made by somebody else is left alone."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if any(self.folder.iterdir()) and not self.stamp.exists():
            raise CannotGoOnError(
                f"«{self.folder}» không do dev.py tạo, hãy xoá hoặc đặt NGHEO_VENV khác"
                " / was not made by dev.py, delete it or set NGHEO_VENV to another folder"
            )
        self.stamp.write_text("", "utf-8")
        for entry in self.folder.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            elif entry != self.stamp:
                entry.unlink()


def digest(*parts: bytes) -> str:
    """A fingerprint of all parts together."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def say(text: str) -> None:
    """One line for the developer, kept apart from what the program itself prints."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def prepare(environment: Environment) -> None:
    """Make the environment hold what the lock file names and the project, if it does not yet."""
    wanted, found = environment.wanted(), environment.found()
    if found == wanted:
        return
    if found[:1] != wanted[:1]:
        say("đang cài thư viện, lần đầu mất vài phút / installing the libraries, once")
        install_libraries(environment)
    pip_install(environment, "--no-build-isolation", "--editable", str(environment.project))
    environment.stamp.write_text("\n".join(wanted) + "\n", "utf-8")


def install_libraries(environment: Environment) -> None:
    """Build the environment anew, so that it holds the locked libraries and nothing else."""
    if not importlib.util.find_spec("ensurepip"):  # Debian keeps it in a package of its own
        apt_install(f"python3-venv {qt_packages()}")
    environment.empty()
    if subprocess.call([sys.executable, "-m", "venv", str(environment.folder)]) != 0:
        raise CannotGoOnError("không tạo được môi trường ảo / cannot make it, see above")
    lock = str(environment.project / "requirements.lock")
    pip_install(environment, "--require-hashes", "--only-binary", ":all:", "--requirement", lock)


def pip_install(environment: Environment, *arguments: str) -> None:
    """Install exactly what is named; compiled, because lazy imports are slow without bytecode."""
    command = [str(environment.python), "-m", "pip", "install", "--disable-pip-version-check"]
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    if subprocess.call([*command, "--no-deps", "--compile", *quiet, *arguments]) != 0:
        raise CannotGoOnError(
            "không cài được, xem lỗi của pip ở trên, kiểm tra mạng rồi chạy lại"
            " / could not install, see pip's error above, check the network and run again"
        )


def provide_qt_libraries(environment: Environment) -> None:
    """Install what Qt needs of a Linux system, or say in one line what to install."""
    if not missing_libraries(environment):
        return
    apt_install(qt_packages())
    missing = missing_libraries(environment)
    if missing:
        raise CannotGoOnError(f"vẫn thiếu thư viện / still missing: {' '.join(missing)}")


def missing_libraries(environment: Environment) -> list[str]:
    """The shared libraries that Qt asks for and this system does not have."""
    if not sys.platform.startswith("linux"):
        return []
    qt = next(environment.folder.glob("lib/python3*/site-packages/PySide6"))
    files = [str(qt / name) for name in QT_FILES + (SCREEN_FILES if is_on_screen() else ())]
    answer = subprocess.run(["ldd", *files], capture_output=True, text=True).stdout
    lines = [line for line in answer.splitlines() if line.endswith("=> not found")]
    return sorted({line.split()[0] for line in lines})


def qt_packages() -> str:
    """The Debian packages that bring what Qt needs for this start."""
    return QT_PACKAGES + (SCREEN_PACKAGES if is_on_screen() else "")


def is_on_screen() -> bool:
    """Whether Qt will look for a screen."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return platform not in ("offscreen", "minimal")


def apt_install(packages: str) -> None:
    """Install system packages where we may, otherwise stop and name the command to type."""
    become_root = root_prefix()
    if become_root is None or not shutil.which("apt-get"):
        command = f"sudo apt-get install -y {packages}"
        raise CannotGoOnError(f"thiếu gói hệ thống, hãy chạy / missing packages, run: {command}")
    say(f"đang cài gói hệ thống / installing system packages: {packages}")
    apt_get = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*apt_get, "install", "-y", "--no-install-recommends", *packages.split()]
    subprocess.call([*apt_get, "update"], stdout=subprocess.DEVNULL)
    if subprocess.call(install, stdout=subprocess.DEVNULL) != 0:
        raise CannotGoOnError("apt-get lỗi, kiểm tra mạng / failed, check the network, run again")


def root_prefix() -> list[str] | None:
    """What to put before a command to run it as root; None where a password would be asked."""
    if WINDOWS:
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if not shutil.which("sudo") or subprocess.run([*sudo, "true"], capture_output=True).returncode:
        return None
    return sudo


def run(python: Path, arguments: Sequence[str]) -> int:
    """Open the program; its exit code becomes ours."""
    screens = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        raise CannotGoOnError("không có màn hình / no screen, set QT_QPA_PLATFORM=offscreen")
    return become([str(python), "-m", "ngheo_desktop", *arguments])


def test(python: Path, arguments: Sequence[str]) -> int:
    """Run the tests from the project's folder; pytest's exit code becomes ours.

    All of them are shared out among the processors; some, named by arguments, run as they are.
    """
    os.chdir(PROJECT)
    return become([str(python), "-m", "pytest", *(arguments or ALL_TESTS)])


def check(python: Path, arguments: Sequence[str]) -> int:
    """Everything that can be said about the code without running it."""
    if arguments:
        print(USAGE, file=sys.stderr)
        return 2
    commands = {name: [str(python), *tool] for name, tool in CHECKS.items()}
    failed = [name for name in commands if subprocess.call(commands[name], cwd=PROJECT) != 0]
    say(f"chưa đạt / failed: {', '.join(failed)}" if failed else "đạt / all checks passed")
    return 1 if failed else 0


def become(command: list[str]) -> int:
    """Let the command take this process's place; Windows has no such thing, so wait for it."""
    if not WINDOWS:
        os.execv(command[0], command)
    return subprocess.call(command)


ALL_TESTS = ("-n", "logical", "--maxprocesses", "4", "--dist", "worksteal")
COMMANDS = {"run": run, "test": test, "check": check}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; 2 when it cannot be understood, 1 when set-up fails."""
    if sys.version_info < OLDEST_PYTHON:
        say(f"cần Python 3.11 trở lên / needs Python 3.11 or newer, not {sys.version.split()[0]}")
        return 1
    if not arguments or arguments[0] not in COMMANDS:
        print(USAGE, file=sys.stderr)
        return 0 if "--help" in arguments else 2
    if arguments[0] != "run":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(os.environ.get("NGHEO_VENV") or PROJECT / ".venv").absolute()
    environment = Environment(PROJECT, folder)
    try:
        prepare(environment)
        provide_qt_libraries(environment)
        return COMMANDS[arguments[0]](environment.python, arguments[1:])
    except (CannotGoOnError, OSError) as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("đã dừng / stopped")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

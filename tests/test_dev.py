"""packaging/dev.py: what it asks of a machine, what it leaves alone and what it says."""

import importlib.util
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PROJECT = Path(__file__).resolve().parent.parent
SCRIPT = PROJECT / "packaging" / "dev.py"
SPEC = importlib.util.spec_from_file_location("dev", SCRIPT)
dev = sys.modules["dev"] = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(dev)

on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no apt-get")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks Qt's libraries")


@pytest.fixture
def environment(tmp_path):
    """An environment as a finished set-up leaves it, but for the libraries themselves."""
    project = tmp_path / "project"
    project.mkdir()
    (project / "requirements.lock").write_text("one==1\n")
    (project / "pyproject.toml").write_text("[project]\n")
    environment = dev.Environment(project, project / ".venv")
    environment.python.parent.mkdir(parents=True)
    environment.python.write_text("not a program: whoever starts it fails")
    environment.stamp.write_text("\n".join(environment.wanted()))
    return environment


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine of our making: programs put into its folder come before the real ones."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.defpath}")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return folder


def put_program(folder, name, script):
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("arguments", "code"), [([], 2), (["instal"], 2), (["run_all"], 2), (["--help"], 0)]
)
def test_a_command_line_that_says_nothing_is_answered_with_the_usage(arguments, code):
    done = subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True)
    assert done.returncode == code
    assert "run" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_takes_no_arguments(capsys):
    assert dev.check(Path(sys.executable), ["--fast"]) == 2
    assert "usage" in capsys.readouterr().err


def test_a_python_that_is_too_old_is_told_in_one_line(monkeypatch, capsys):
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (99, 0))
    assert dev.main(["run"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_nothing_is_done_when_nothing_has_changed(environment):
    dev.prepare(environment)  # would start the python that is none


def test_new_libraries_change_one_part_of_the_stamp_and_new_settings_the_other(environment):
    libraries, settings = environment.wanted()
    (environment.project / "requirements.lock").write_text("one==2\n")
    assert environment.wanted()[0] != libraries
    assert environment.wanted()[1] == settings
    (environment.project / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert environment.wanted()[1] != settings


def test_an_environment_that_was_moved_is_made_anew(environment):
    moved = dev.Environment(environment.project, environment.folder.with_name("moved"))
    environment.folder.rename(moved.folder)
    assert moved.found()[0] != moved.wanted()[0]


def test_a_set_up_that_was_cut_short_counts_for_nothing(environment):
    environment.stamp.write_text("")
    assert environment.found() == []


def test_an_environment_without_its_python_counts_for_nothing(environment):
    environment.python.unlink()
    assert environment.found() == []


def test_emptying_our_folder_leaves_only_the_stamp_that_says_it_is_ours(environment, tmp_path):
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").write_text("x")
    if os.name != "nt":
        (environment.folder / "lib64").symlink_to(kept, target_is_directory=True)
    environment.empty()
    assert list(environment.folder.iterdir()) == [environment.stamp]
    assert environment.found() == []
    assert (kept / "file").exists()


def test_a_folder_that_somebody_else_made_is_left_alone(tmp_path, monkeypatch, capsys):
    (tmp_path / "work.txt").write_text("a week of work")
    monkeypatch.setenv("NGHEO_VENV", str(tmp_path))
    assert dev.main(["run"]) == 1
    assert "NGHEO_VENV" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["work.txt"]


@on_posix
def test_who_may_not_install_packages_is_told_what_to_run(machine, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    put_program(machine, "sudo", "exit 1")  # a password would be asked
    put_program(machine, "apt-get", "exit 0")
    with pytest.raises(dev.CannotGoOnError) as stopped:
        dev.apt_install("libgl1 libegl1")
    assert "sudo apt-get install -y libgl1 libegl1" in str(stopped.value)
    assert "\n" not in str(stopped.value)


@on_posix
def test_sudo_is_used_only_when_it_asks_for_no_password(machine, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    put_program(machine, "sudo", "exit 1")
    assert dev.root_prefix() is None
    put_program(machine, "sudo", "exit 0")
    assert dev.root_prefix() == ["sudo", "-n"]
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert dev.root_prefix() == []


@on_posix
def test_root_has_the_packages_installed_after_an_update(machine, monkeypatch, tmp_path):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put_program(machine, "apt-get", f'echo "$DEBIAN_FRONTEND $*" >> "{tmp_path}/log"')
    dev.apt_install("libgl1 libegl1")
    update, install = (tmp_path / "log").read_text().splitlines()
    assert update == "noninteractive -qq update"
    assert install.endswith("libgl1 libegl1")


@on_posix
def test_an_apt_that_fails_is_reported(machine, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put_program(machine, "apt-get", "exit 100")
    with pytest.raises(dev.CannotGoOnError, match="apt-get"):
        dev.apt_install("libgl1")


@on_linux
def test_the_qt_that_runs_these_tests_lacks_no_library(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert dev.missing_libraries(dev.Environment(PROJECT, Path(sys.prefix))) == []


@on_linux
def test_libraries_that_the_linker_does_not_find_are_named(environment, machine):
    qt = environment.folder / "lib/python3.11/site-packages/PySide6"
    qt.mkdir(parents=True)
    lines = ["libEGL.so.1 => not found", "libm.so.6 => /lib/libm.so.6", "libEGL.so.1 => not found"]
    put_program(machine, "ldd", "\n".join(f"echo '\t{line}'" for line in lines))
    assert dev.missing_libraries(environment) == ["libEGL.so.1"]


@pytest.mark.parametrize(
    ("platform", "packages"),
    [("offscreen", False), ("minimal:x", False), ("xcb", True), ("", True)],
)
def test_packages_for_a_screen_are_asked_for_only_when_there_will_be_one(
    platform, packages, monkeypatch
):
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert ("libxcb-cursor0" in dev.qt_packages()) is packages
    assert "libegl1" in dev.qt_packages()


@on_linux
def test_opening_the_program_without_any_screen_says_how_to_run_without_one(monkeypatch):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(dev.CannotGoOnError, match="QT_QPA_PLATFORM=offscreen"):
        dev.run(Path(sys.executable), [])


def test_the_exit_code_of_the_program_becomes_ours():
    code = "import sys, dev; sys.exit(dev.become([sys.executable, '-c', 'raise SystemExit(7)']))"
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(SCRIPT.parent)}
    )
    assert done.returncode == 7


def test_the_lock_file_satisfies_every_dependency_of_the_project():
    locked = [Requirement(line.rstrip(" \\")) for line in locked_lines()]
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    asked = settings["project"]["dependencies"] + settings["dependency-groups"]["dev"]
    for version in ("3.11.0", "3.13.0"):
        python = {"python_version": version[:4], "python_full_version": version}
        chosen = {
            item.name.lower(): next(iter(item.specifier)).version
            for item in locked
            if item.marker is None or item.marker.evaluate(python)
        }
        for wish in map(Requirement, asked):
            if wish.marker is None or wish.marker.evaluate(python):
                assert wish.specifier.contains(chosen[wish.name.lower()]), wish


def test_python_3_11_is_never_given_the_qt_that_aborts_it():
    qt = [line for line in locked_lines() if line.startswith(("pyside6", "shiboken6"))]
    assert len(qt) == 4
    assert all(("6.12" in line) == (">= '3.12'" in line) for line in qt)


def test_every_locked_library_has_its_hashes():
    lines = (PROJECT / "requirements.lock").read_text("utf-8").splitlines()
    after = [lines[i + 1] for i, line in enumerate(lines) if line[:1].isalnum()]
    assert after
    assert all(line.startswith("    --hash=sha256:") for line in after)


def locked_lines():
    """The lines of the lock file that name a library, its version and where it is for."""
    lines = (PROJECT / "requirements.lock").read_text("utf-8").splitlines()
    return [line for line in lines if line[:1].isalnum()]


def test_ci_runs_the_test_command_and_nothing_else():
    lines = (PROJECT / ".ci" / "run").read_text("utf-8").splitlines()
    assert lines[-1] == "exec python3 packaging/dev.py test"

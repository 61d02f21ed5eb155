"""The program from its start to its end, as a process of its own where that matters."""

import json
import logging
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from ngheo_desktop.__main__ import on_uncaught, start_logging
from ngheo_desktop.errors import UserError
from ngheo_desktop.gui.app import Session, make_application
from ngheo_desktop.paths import places
from ngheo_desktop.settings import Settings, read_settings, write_settings
from tests.conftest import PASSWORD

HEAVY = {
    "sqlmodel", "sqlalchemy", "pydantic", "reportlab", "requests", "alembic", "openpyxl",
    "xlsxwriter", "python_calamine", "pypdfium2",
}  # fmt: skip
LOCKS = {"cryptography", "argon2"}  # needed to log in, not to show the window
RUN = """
import sys
from ngheo_desktop.__main__ import main
code = main([])
print(sorted({name.partition(".")[0] for name in sys.modules}))
sys.exit(code)
"""
STOPPED_IN_THE_MIDDLE = """
import os, signal
from PySide6.QtCore import QTimer
from ngheo_desktop.gui.app import Session, StopSignals, make_application, office_by_environment
from ngheo_desktop.paths import places
from ngheo_desktop.settings import Settings
app = make_application(Settings())
stops = StopSignals(app)
QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGTERM))
Session(places()).run(office_by_environment(places()))
print("ended")
"""


def start(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script as the program would run, logged in, and wait for its end."""
    told = {"NGHEO_USER": "canbo", "NGHEO_PASSWORD": PASSWORD, **environment}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        env=os.environ | told | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )


def test_the_list_is_painted_before_anything_heavy_is_loaded(office, household_id):
    ended = start(RUN, NGHEO_EXIT_AFTER_PAINT="1")
    told, modules = ended.stdout.splitlines()
    assert ended.returncode == 0, ended.stderr
    assert json.loads(told)["rows"] == 1
    assert json.loads(told)["first_paint"] > 0
    assert HEAVY.isdisjoint(eval(modules))


def test_a_list_without_households_counts_as_painted_too(office):
    ended = start(RUN, NGHEO_EXIT_AFTER_PAINT="1")
    assert json.loads(ended.stdout.splitlines()[0])["rows"] == 0


def test_the_window_can_be_loaded_without_libraries_of_the_lock():
    ended = start("import sys, ngheo_desktop.gui.app; print(sorted(sys.modules))")
    found = {name.partition(".")[0] for name in eval(ended.stdout)}
    assert (HEAVY | LOCKS).isdisjoint(found)


def test_a_shutdown_ends_the_program_cleanly(office, household_id):
    ended = start(STOPPED_IN_THE_MIDDLE)
    assert (ended.returncode, ended.stdout) == (0, "ended\n"), ended.stderr


def test_a_wrong_password_in_a_script_is_told_in_a_sentence(office):
    ended = start(RUN, NGHEO_PASSWORD="khong-phai")
    assert ended.returncode == 3
    assert "Mật khẩu" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.fixture
def log(tmp_path):
    """The log of a started program, ended with the test."""
    logger = logging.getLogger("ngheo_desktop")
    before = list(logger.handlers)
    start_logging(tmp_path / "logs")
    yield lambda: next((tmp_path / "logs").iterdir()).read_text(encoding="utf-8")
    for handler in [each for each in logger.handlers if each not in before]:
        logger.removeHandler(handler)
        handler.close()


def raise_about(name: str) -> None:
    raise RuntimeError(f"no row for {name}")


def test_our_own_bug_is_told_with_an_apology_and_logged_without_names(qapp, log):
    try:
        raise_about("Neáng Sa")
    except RuntimeError as error:
        on_uncaught(type(error), error, error.__traceback__)
    box = qapp.activeModalWidget()
    assert box.text().startswith("Xin lỗi, chương trình gặp sự cố.")
    assert "Số liệu đã lưu không bị ảnh hưởng. Tệp ghi sự cố: nhat-ky-" in box.text()
    assert {button.text() for button in box.buttons()} == {"Chép tệp gửi hỗ trợ", "Đóng"}
    box.close()
    assert "RuntimeError" in log()
    assert "in raise_about" in log()
    assert "no row for Neáng" not in log()


def test_an_error_with_its_own_words_needs_no_apology(qapp, log):
    error = UserError("Ổ đĩa đầy.")
    on_uncaught(UserError, error, None)
    box = qapp.activeModalWidget()
    assert box.text() == "Ổ đĩa đầy."
    box.close()
    assert "UserError" not in log()


def test_a_home_that_takes_no_log_does_not_keep_the_program_from_starting(tmp_path):
    (tmp_path / "logs").write_text("a file where the folder should be")
    before = list(logging.getLogger("ngheo_desktop").handlers)
    start_logging(tmp_path / "logs")
    assert logging.getLogger("ngheo_desktop").handlers == before


@pytest.mark.parametrize("made", [False, True], ids=["first run", "login"])
def test_leaving_the_door_ends_the_program(qapp, request, made):
    if made:
        request.getfixturevalue("office")
    door = []

    def leave():
        door.append(type(QApplication.activeModalWidget()).__name__)
        QApplication.activeModalWidget().reject()

    QTimer.singleShot(0, leave)
    assert Session(places()).ask_office() is None
    assert door == ["LoginDialog" if made else "FirstRunWizard"]


def test_qt_speaks_vietnamese(qapp):
    make_application(Settings())
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Cancel)
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Lưu", "Hủy"}


def test_only_settings_that_differ_are_kept(tmp_path):
    file = tmp_path / "home" / "settings.toml"
    write_settings(file, Settings(zoom=125))
    assert file.read_text(encoding="utf-8") == "zoom = 125\n"
    assert read_settings(file) == Settings(zoom=125)


@pytest.mark.parametrize("damage", [b"zoom = [", b"\xff\xfe", b'zoom = "large"\nscheme = "dark"'])
def test_damaged_settings_fall_back_to_their_defaults(tmp_path, damage):
    file = tmp_path / "settings.toml"
    file.write_bytes(damage)
    assert read_settings(file).zoom == 100
    assert read_settings(file).scheme in ("system", "dark")

"""The program with a window: opens the office, shows the main window, ends cleanly."""

import logging
import os
import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from ngheo_desktop import __version__
from ngheo_desktop.errors import EnvironmentProblem, UserError
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.enter_key import EnterKey
from ngheo_desktop.gui.first_paint import FirstPaint, tell_first_paint
from ngheo_desktop.gui.help import Help
from ngheo_desktop.gui.lock import Lock
from ngheo_desktop.gui.look import wear_look_of
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.stop_signals import StopSignals
from ngheo_desktop.gui.tasks import Lane, TaskRunner
from ngheo_desktop.operations.backups import back_up_on_closing
from ngheo_desktop.operations.office import Office, office_exists, open_office
from ngheo_desktop.operations.restoring import finish_restore
from ngheo_desktop.operations.warming import warm_up
from ngheo_desktop.paths import Places, resource
from ngheo_desktop.settings import Settings, read_settings, write_settings

if TYPE_CHECKING:
    from ngheo_desktop.gui.dialogs.first_run_wizard import FirstRunWizard
    from ngheo_desktop.gui.dialogs.login_dialog import LoginDialog
    from ngheo_desktop.gui.dialogs.practice_door import PracticeDoor

_log = logging.getLogger(__name__)


def run(places: Places) -> int:
    """Open the program on this home; the exit code says how it ended."""
    # Short turns between the threads, so that loading libraries never holds up the window.
    sys.setswitchinterval(0.001)
    app = make_application(read_settings(places.settings))
    finish_restore(places.office)
    try:
        office = office_by_environment(places)
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    stops = StopSignals(app)
    Session(places).run(office)
    stops.release()
    _log.info("ended")
    return 0


def make_application(settings: Settings) -> QApplication:
    """The application in its dress, speaking Vietnamese."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("ngheo-desktop")
    app.setApplicationVersion(__version__)
    # Dialogs come and go before the main window: only that one ends the program.
    app.setQuitOnLastWindowClosed(False)
    translator = QTranslator(app)
    if translator.load(str(resource("i18n", "qtbase_vi.qm"))):
        app.installTranslator(translator)
    theme.wear(app, theme.Look(settings.scheme, settings.zoom, settings.density).checked())
    theme.follow_system(app)
    Help(app)
    EnterKey(app)
    return app


def office_by_environment(places: Places) -> Office | None:
    """Log in as scripts do, by NGHEO_USER and NGHEO_PASSWORD; None when a person has to."""
    user, password = os.environ.get("NGHEO_USER"), os.environ.get("NGHEO_PASSWORD")
    if not user or password is None or not office_exists(places.office):
        return None
    return open_office(places.office, user, password)


def _back_up(office: Office) -> None:
    """Tự sao lưu khi đóng; when it cannot be, the age of the last one says so at the next start."""
    try:
        back_up_on_closing(office)
    except UserError:
        _log.warning("no backup could be made on closing")


class Session:
    """From the first login to the end: one main window after the other, as people change."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._runner = TaskRunner()
        self._wants_import = False

    def run(self, office: Office | None = None) -> None:
        """Go on until the window, or the door before it, is closed."""
        try:
            office = office or self.ask_office()
            while office is not None:
                office = self._work_in(office)
        finally:
            self._runner.close()

    def _work_in(self, office: Office) -> Office | None:
        """One window from its opening to its end; the office of who comes next, if anybody."""
        window = self.open_window(office)
        QApplication.exec()
        self._runner.close()
        if not window.wants_other_person:
            _back_up(office)
        office.store.close()
        self._keep_window(window)
        changes, wish = window.wants_other_person, window.practice_wish
        window.deleteLater()  # now, not whenever Python gets to it
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
        if wish in ("open", "anew"):  # left half-way, the door leads back to the names
            return self._entered(self._practice(anew=wish == "anew")) or self.ask_office()
        return self.ask_office() if changes or wish else None

    def ask_office(self) -> Office | None:
        """The first run where there is no office yet, else the login; None when it is left."""
        if office_exists(self._places.office):
            return self._entered(self._login())
        wizard = self._first_run()
        office = self._entered(wizard)
        self._places = wizard.places
        if office is None and office_exists(self._places.office):
            return self._entered(self._login())  # it was restored from a backup
        self._wants_import = wizard.wants_import()
        return office

    def open_window(self, office: Office) -> MainWindow:
        """The main window, and what waits for its first paint."""
        wear_look_of(office)
        window = MainWindow(office, self._runner)
        window.closed.connect(QApplication.exit)
        first = FirstPaint(window.page(), self._runner, window)
        first.painted.connect(window.read_standard)
        if os.environ.get("NGHEO_EXIT_AFTER_PAINT"):
            first.painted.connect(tell_first_paint)
            first.painted.connect(window.close)
        else:
            first.painted.connect(self._warm_up)
            first.painted.connect(window.unfinished.tell_waiting)
            first.painted.connect(window.read_waiting)
        minutes = read_settings(self._places.settings).lock_minutes
        lock = Lock(window, office, self._runner, 0 if office.is_practice else minutes)
        if office.is_practice:
            self._guide(window, office, lock)
        self._size(window)
        if self._wants_import:
            self._wants_import = False
            window.open_import()
        return window

    def _login(self) -> "LoginDialog":
        from ngheo_desktop.gui.dialogs.login_dialog import LoginDialog

        return LoginDialog(self._places.office, self._runner, practice=self._places.practice)

    def _first_run(self) -> "FirstRunWizard":
        from ngheo_desktop.gui.dialogs.first_run_wizard import FirstRunWizard

        return FirstRunWizard(self._places, self._runner)

    def _practice(self, *, anew: bool) -> "PracticeDoor":
        from ngheo_desktop.gui.dialogs.practice_door import PracticeDoor

        return PracticeDoor(self._places.practice, self._runner, anew=anew)

    def _guide(self, window: MainWindow, office: Office, lock: Lock) -> None:
        from ngheo_desktop.gui.practice_guide import PracticeGuide

        PracticeGuide(window, office, self._runner, lock)

    def _entered(self, door: "FirstRunWizard | LoginDialog | PracticeDoor") -> Office | None:
        accepted = door.exec() == QDialog.DialogCode.Accepted
        door.deleteLater()
        return door.office if accepted else None

    def _warm_up(self) -> None:
        # On the worker of the line: it has nothing to do yet, and the office's stays free.
        self._runner.start(warm_up, Lane.LINE)

    def _size(self, window: MainWindow) -> None:
        kept = read_settings(self._places.settings)
        room = QGuiApplication.primaryScreen().availableGeometry()
        whole = kept.maximized or room.width() <= 1366
        usual = QSize(kept.width or 1366, kept.height or 720)
        window.resize(room.size() if whole else usual.boundedTo(room.size()))
        if whole:
            window.showMaximized()
        else:
            window.show()

    def _keep_window(self, window: MainWindow) -> None:
        settings = read_settings(self._places.settings)
        size = window.normalGeometry().size()
        kept = replace(
            settings,
            width=size.width(),
            height=size.height(),
            maximized=window.isMaximized(),
            **asdict(theme.look()),
        )
        if kept == settings:
            return
        try:
            write_settings(self._places.settings, kept)
        except (EnvironmentProblem, OSError):
            _log.warning("size and look of the window could not be kept")

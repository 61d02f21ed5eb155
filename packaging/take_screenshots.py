"""The pictures of README.md, taken from the real program on an invented commune.

    python packaging/take_screenshots.py [FOLDER]

Needs no screen. Writes to packaging/screenshots unless another folder is named, so that a test
can see that every picture can still be taken.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["NGHEO_TODAY"] = "2026-11-24"
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from ngheo_desktop.domain.terms import HouseholdClass  # noqa: E402
from ngheo_desktop.gui.app import make_application  # noqa: E402
from ngheo_desktop.gui.dialogs.first_run_wizard import FirstRunWizard  # noqa: E402
from ngheo_desktop.gui.dialogs.import_wizard import ImportWizard  # noqa: E402
from ngheo_desktop.gui.history import Place  # noqa: E402
from ngheo_desktop.gui.main_window import MainWindow  # noqa: E402
from ngheo_desktop.gui.tasks import TaskRunner  # noqa: E402
from ngheo_desktop.operations.demo import make_demo  # noqa: E402
from ngheo_desktop.operations.households import (  # noqa: E402
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.office import Office  # noqa: E402
from ngheo_desktop.paths import Places  # noqa: E402
from ngheo_desktop.settings import Settings  # noqa: E402
from ngheo_desktop.storage.keys import KeyCost  # noqa: E402

LIST = ROOT / "tests" / "data" / "samples" / "danh-sach-don-gian.xlsx"
SIZE = (1366, 697)  # what a 1366 × 768 screen leaves inside the window
SETTLED = 400  # milliseconds without work before a picture is taken
LIMIT = 20_000


def settle(runner: TaskRunner) -> None:
    """Let the event loop turn until the workers have been idle for a while."""
    waited, idle = QElapsedTimer(), QElapsedTimer()
    waited.start()
    idle.start()
    loop = QEventLoop()
    while idle.elapsed() < SETTLED and waited.elapsed() < LIMIT:
        QTimer.singleShot(20, loop.quit)
        loop.exec()
        if runner.is_busy:
            idle.restart()


def poor_household(office: Office) -> str:
    """A poor household of some people, so that the sheet has something to show."""
    rows = find_households(office, HouseholdQuery(computed_class=HouseholdClass.POOR))
    lines = read_households(office, rows)
    return max(lines, key=lambda line: (line.members == 5, line.members)).id


def take_all(folder: Path) -> list[Path]:
    """Take every picture; returns the files."""
    app = make_application(Settings())
    runner = TaskRunner()
    taken: list[Path] = []

    def take(name: str, widget: QWidget) -> None:
        settle(runner)
        taken.append(folder / f"{name}.png")
        widget.grab().save(str(taken[-1]))

    with tempfile.TemporaryDirectory() as home:
        places = Places(Path(home))
        office = make_demo(
            places.office,
            households=1200,
            seed=7,
            password="xin-moi-vao",
            cost=KeyCost(1, 1024, 1),
        )
        _take_wizards(places, office, runner, take)
        _take_window(office, runner, take)
        runner.close()
        office.store.close()
    for widget in app.topLevelWidgets():
        widget.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return taken


Take = Callable[[str, QWidget], None]


def _take_wizards(places: Places, office: Office, runner: TaskRunner, take: Take) -> None:
    first = FirstRunWizard(Places(places.home / "moi"), runner)
    first.show()
    take("first-run", first)
    first.reject()
    wizard = ImportWizard(office, runner)
    wizard.show()
    wizard.file_page.path_edit.setText(str(LIST))
    wizard.form.next_button.click()
    take("import", wizard)
    wizard.reject()


def _take_window(office: Office, runner: TaskRunner, take: Take) -> None:
    window = MainWindow(office, runner)
    window.resize(*SIZE)
    window.show()
    window.read_standard()
    household = poor_household(office)
    for name, place in (
        ("households", Place("households")),
        ("household", Place("household", household)),
        ("checklist", Place("checklist", household)),
        ("print", Place("print")),
    ):
        window.go(place)
        take(name, window)
    window.close()


def main() -> int:
    """Write the pictures and name them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "packaging" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    for path in take_all(folder):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())

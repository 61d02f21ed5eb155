"""The pictures of README.md, and sheets of every screen in every look, on an invented commune.

    python packaging/take_screenshots.py [FOLDER] [--pictures]

Needs no screen. Writes to packaging/screenshots unless another folder is named, so that a test
can see that every picture can still be taken; with --pictures the sheets are left out.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["NGHEO_TODAY"] = "2026-11-24"
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QColor, QFont, QImage, QPainter  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from ngheo_desktop.domain.terms import HouseholdClass  # noqa: E402
from ngheo_desktop.gui import theme  # noqa: E402
from ngheo_desktop.gui.app import make_application  # noqa: E402
from ngheo_desktop.gui.dialogs.first_run_wizard import FirstRunWizard  # noqa: E402
from ngheo_desktop.gui.dialogs.import_wizard import ImportWizard  # noqa: E402
from ngheo_desktop.gui.history import Place  # noqa: E402
from ngheo_desktop.gui.main_window import MainWindow  # noqa: E402
from ngheo_desktop.gui.tasks import TaskRunner  # noqa: E402
from ngheo_desktop.operations.demo import make_demo  # noqa: E402
from ngheo_desktop.operations.hamlets import list_hamlets  # noqa: E402
from ngheo_desktop.operations.household_list import (  # noqa: E402
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.office import Office  # noqa: E402
from ngheo_desktop.operations.round_lists import close_list  # noqa: E402
from ngheo_desktop.operations.round_opening import open_annual_round  # noqa: E402
from ngheo_desktop.paths import Places  # noqa: E402
from ngheo_desktop.settings import Settings  # noqa: E402
from ngheo_desktop.storage.keys import KeyCost  # noqa: E402
from tests.gui.tour import PASSWORD, Tour  # noqa: E402

LIST = ROOT / "tests" / "data" / "samples" / "danh-sach-don-gian.xlsx"
SIZE = (1366, 697)  # what a 1366 × 768 screen leaves inside the window
DAY = "2026-11-24"  # within the season of the review
SETTLED = 400  # milliseconds without work before a picture is taken
LIMIT = 20_000
LOOKS = {
    "light": ("light", 100),
    "dark": ("dark", 100),
    "high-contrast": ("high_contrast", 100),
    "grey": ("light", 100),
    "150": ("light", 150),
}
_STEPS = range(0, 256, 51)
THUMB = (250, 128)
COLUMNS = 7


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


def begun_round(office: Office) -> str:
    """The review of the year, some lists of which are finished."""
    opened = open_annual_round(office).round.id
    for hamlet in list_hamlets(office)[:4]:
        close_list(office, opened, hamlet.id)
    return opened


def take_all(folder: Path) -> list[Path]:
    """Take every picture; returns the files."""
    app = make_application(Settings(scheme="light"))
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
            password=PASSWORD,
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
        ("review", Place("review", begun_round(office))),
        ("reports", Place("reports")),
    ):
        window.go(place)
        take(name, window)
    window.close()


def take_sheets(folder: Path) -> list[Path]:
    """One sheet of all screens for each look; each starts anew, as the program does."""
    taken = []
    for look in LOOKS:
        taken.append(folder / f"all-{look}.png")
        subprocess.run([sys.executable, __file__, str(folder), "--sheet", look], check=True)
    return taken


def take_sheet(folder: Path, look: str) -> None:
    """Walk through every screen in one look and paint them side by side."""
    scheme, zoom = LOOKS[look]
    app = make_application(Settings(scheme=scheme, zoom=zoom))
    runner = TaskRunner()
    pictures: list[tuple[str, QImage]] = []
    with tempfile.TemporaryDirectory() as home:
        office = make_demo(
            Places(Path(home)).office,
            households=300,
            seed=7,
            password=PASSWORD,
            cost=KeyCost(1, 1024, 1),
        )
        tour = Tour(office, runner, Path(home), poor_household(office), lambda: settle(runner))
        for name, widget in tour.all():
            pictures.append((name, widget.grab().toImage()))
        runner.close()
        office.store.close()
    sheet = side_by_side(pictures)
    if look == "grey":
        sheet = sheet.convertToFormat(QImage.Format.Format_Grayscale8)
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    small = sheet.convertToFormat(QImage.Format.Format_Indexed8, palette(), plain)
    small.save(str(folder / f"all-{look}.png"))
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def palette() -> list[int]:
    """Few colours for a small file, ours among them, with no pattern over even grounds."""
    tokens = theme.tokens()
    ours = [getattr(tokens, field.name).rgb() for field in fields(tokens)]
    mixed = [
        QColor(red, green, blue).rgb() for red in _STEPS for green in _STEPS for blue in _STEPS
    ]
    return [*ours, *mixed][:256]


def side_by_side(pictures: list[tuple[str, QImage]]) -> QImage:
    """Small pictures in rows, each under its name."""
    wide, high = THUMB
    rows = -(-len(pictures) // COLUMNS)
    sheet = QImage(COLUMNS * (wide + 8), rows * (high + 24), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#C0C0C0"))
    painter = QPainter(sheet)
    painter.setPen(QColor("#000000"))
    font = QFont(painter.font())
    font.setPixelSize(12)
    painter.setFont(font)
    smooth = Qt.TransformationMode.SmoothTransformation
    for at, (name, picture) in enumerate(pictures):
        left, top = at % COLUMNS * (wide + 8) + 4, at // COLUMNS * (high + 24)
        painter.drawText(left, top + 15, name)
        small = picture.scaled(wide, high, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        painter.drawImage(left, top + 20, small)
    painter.end()
    return sheet


def main() -> int:
    """Write the pictures and name them."""
    os.environ["NGHEO_TODAY"] = DAY
    named = [each for each in sys.argv[1:] if not each.startswith("--")]
    folder = Path(named[0]) if named else ROOT / "packaging" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    if "--sheet" in sys.argv:
        take_sheet(folder, named[1])
        sys.stdout.flush()
        os._exit(0)  # windows that lived long are not worth taking down one by one
    taken = take_all(folder)
    if "--pictures" not in sys.argv:
        taken += take_sheets(folder)
    for path in taken:
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())

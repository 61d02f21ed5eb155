"""Giao diện, cỡ chữ, mật độ: what a person has chosen, and the commands that change it at once."""

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.theme import SYSTEM, Look, Scheme
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.preferences import read_preference, write_preference

SCHEME_WORDS = {
    SYSTEM: "Th&eo hệ thống",
    Scheme.LIGHT.value: "&Sáng",
    Scheme.DARK.value: "Tố&i",
    Scheme.HIGH_CONTRAST.value: "Tương &phản cao",
}
DENSITY_WORDS = {"compact": "Hàng &gọn", "normal": "Hàng &vừa", "wide": "Hàng &rộng"}
_NAME = "look"  # of the preference


def look_of(office: Office) -> Look:
    """What this person has chosen; who never chose keeps the look of the login screen."""
    kept = read_preference(office, _NAME, {})
    usual = asdict(theme.look())
    return Look(**{name: kept.get(name, value) for name, value in usual.items()}).checked()


def wear_look_of(office: Office) -> None:
    """Before the window of a person is made."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and look_of(office) != theme.look():
        theme.wear(app, look_of(office))


def choose_look(office: Office, runner: TaskRunner, look: Look) -> None:
    """Wear it at once, and keep it for this person."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or look == theme.look():
        return
    theme.wear(app, look)
    runner.start(lambda _report: write_preference(office, _NAME, asdict(look)))


class LookCommands(QObject):
    """The commands of «Xem»; zoom reaches every window of the program."""

    def __init__(self, window: QWidget, office: Office, runner: TaskRunner) -> None:
        super().__init__(window)
        self._office, self._runner = office, runner
        everywhere = Qt.ShortcutContext.ApplicationShortcut
        make = partial(command, window, context=everywhere)
        self.zoom_in_action = make("Chữ &to hơn", self._on_larger, key="zoom_in", sign="zoom_in")
        self.zoom_out_action = make(
            "Chữ &nhỏ hơn", self._on_smaller, key="zoom_out", sign="zoom_out"
        )
        self.zoom_reset_action = make("&Cỡ chữ 100%", self._on_reset, key="zoom_reset")
        self.zoom_actions = [self.zoom_in_action, self.zoom_out_action, self.zoom_reset_action]
        self.scheme_actions = self._choices(window, SCHEME_WORDS, self._on_scheme_chosen)
        self.density_actions = self._choices(window, DENSITY_WORDS, self._on_density_chosen)
        theme.follow(self._show_chosen)

    def fill(self, menu: QMenu) -> None:
        """The menu «Xem»."""
        menu.addActions(self.zoom_actions)
        for actions in (self.scheme_actions, self.density_actions):
            menu.addSeparator()
            menu.addActions(actions)

    def _choices(
        self, window: QWidget, words: dict[str, str], answer: Callable[[], None]
    ) -> list[QAction]:
        group = QActionGroup(self)
        made = []
        for value, word in words.items():
            action = QAction(word, window)
            action.setData(value)
            action.setCheckable(True)
            action.triggered.connect(answer)
            group.addAction(action)
            made.append(action)
        return made

    def _show_chosen(self) -> None:
        look = theme.look()
        for action in self.scheme_actions:
            action.setChecked(action.data() == look.scheme)
        for action in self.density_actions:
            action.setChecked(action.data() == look.density)
        self.zoom_in_action.setEnabled(look.zoom < theme.ZOOMS[-1])
        self.zoom_out_action.setEnabled(look.zoom > theme.ZOOMS[0])

    def _choose(self, look: Look) -> None:
        choose_look(self._office, self._runner, look)

    def _zoom(self, steps: int) -> None:
        at = theme.ZOOMS.index(theme.look().zoom) + steps
        if 0 <= at < len(theme.ZOOMS):
            self._choose(replace(theme.look(), zoom=theme.ZOOMS[at]))

    def _on_larger(self) -> None:
        self._zoom(1)

    def _on_smaller(self) -> None:
        self._zoom(-1)

    def _on_reset(self) -> None:
        self._choose(replace(theme.look(), zoom=100))

    def _on_scheme_chosen(self) -> None:
        self._choose(replace(theme.look(), scheme=self._chosen()))

    def _on_density_chosen(self) -> None:
        self._choose(replace(theme.look(), density=self._chosen()))

    def _chosen(self) -> str:
        action = self.sender()
        return str(action.data()) if isinstance(action, QAction) else ""

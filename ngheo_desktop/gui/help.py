"""F1: what the field in focus means, how to ask the household, and the law it rests on.

The key is listened for where nobody else has answered it: at the window, after the field and the
commands of the page. So the sheet keeps F1 for its own panel of the law.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from ngheo_desktop.domain.terms import PROVENANCE_TERMS, UNCONFIRMED_NOTE, Provenance
from ngheo_desktop.gui.commands import keys_of
from ngheo_desktop.paths import resource

if TYPE_CHECKING:
    from ngheo_desktop.domain.standards import Indicator
    from ngheo_desktop.gui.dialogs.help_dialog import HelpDialog


@dataclass(frozen=True, slots=True)
class Topic:
    """One text of the help; without a clause of law it is a habit of this program."""

    title: str
    meaning: str
    ask: str = ""
    law: str = ""
    source: str = ""
    provenance: Provenance | None = None
    fields: tuple[str, ...] = ()  # «MemberDialog.name_edit»; * stands for anything

    @property
    def mark(self) -> str:
        """How well the clause is known, in words."""
        if self.provenance is None:
            return ""
        told = f"Mức chắc chắn: {PROVENANCE_TERMS[self.provenance]}"
        known = self.provenance == Provenance.CONFIRMED
        return f"{told}." if known else f"{told}, {UNCONFIRMED_NOTE}."


@cache
def topics() -> tuple[Topic, ...]:
    """All texts of resources/help, in the order of their files."""
    files = sorted(resource("help").glob("*.toml"))
    return tuple(_topic(each) for file in files for each in _read(file.read_text("utf-8")))


def topic_of(widget: QWidget | None) -> Topic | None:
    """The text for a field, or else for the part of the window it stands in."""
    while widget is not None:
        for owner in _owners(widget):
            name = f"{owner}.{widget.objectName()}" if owner else ""
            if name and (found := _topic_named(name)):
                return found
        if found := _topic_named(type(widget).__name__):
            return found
        widget = None if widget.isWindow() else widget.parentWidget()
    return None


def topic_of_indicator(indicator: "Indicator") -> Topic:
    """The text of a question of the sheet, from the standard itself."""
    return Topic(
        title=f"Chỉ số {indicator.number}. {indicator.title}",
        meaning=f"Thiếu khi: {indicator.deprived_when}",
        ask=indicator.ask,
        source=indicator.source,
        provenance=indicator.provenance,
    )


def _read(text: str) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = tomllib.loads(text)["topic"]
    return found


def _topic(data: Mapping[str, Any]) -> Topic:
    mark = data.get("provenance")
    return Topic(
        **{key: data.get(key, "") for key in ("title", "meaning", "ask", "law", "source")},
        provenance=Provenance(mark) if mark else None,
        fields=tuple(data["fields"]),
    )


def _owners(widget: QWidget) -> list[str]:
    """Classes of what a field stands in, from the field outwards."""
    names = []
    around: QWidget | None = widget
    while around is not None and widget.objectName():
        names.append(type(around).__name__)
        around = None if around.isWindow() else around.parentWidget()
    return names


@cache
def _topic_named(name: str) -> Topic | None:
    exact = next((each for each in topics() if name in each.fields), None)
    patterns = ((each, field) for each in topics() for field in each.fields if "*" in field)
    return exact or next((each for each, field in patterns if fnmatchcase(name, field)), None)


class Help(QObject):
    """Listens at every window that gets the keyboard, and shows its panel."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._keys = keys_of("help")
        application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if not pressed or not isinstance(watched, QWidget) or not self._is_ours(event):
            return False
        ask_help(watched)
        return True

    def _is_ours(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        return QKeySequence(event.keyCombination()) in self._keys

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        now.window().installEventFilter(self)
        panel = panel_of(now.window())
        if panel is not None and panel.isVisible() and now.window() is not panel:
            panel.follow(now)


def ask_help(window: QWidget) -> None:
    """Show the help of what has the focus in `window`, and go there."""
    focused = QApplication.focusWidget() or window
    shown_panel(window).ask(focused)


def show_topic(window: QWidget, topic: Topic) -> None:
    """Show one text, as a search does."""
    shown_panel(window).show_topic(topic, QApplication.focusWidget())


def panel_of(window: QWidget) -> "HelpDialog | None":
    """The panel of a window, if it has been opened before."""
    from ngheo_desktop.gui.dialogs.help_dialog import HelpDialog

    if isinstance(window, HelpDialog):
        return window
    return next((each for each in window.children() if isinstance(each, HelpDialog)), None)


def shown_panel(window: QWidget) -> "HelpDialog":
    """A modal dialog lets only its own panel be used, so every window has one."""
    from ngheo_desktop.gui.dialogs.help_dialog import HelpDialog

    return panel_of(window) or HelpDialog(window)

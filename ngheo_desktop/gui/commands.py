"""Phím tắt: every key of the program in one table, and the one way to make a command.

Keys are written out, never taken from QKeySequence.StandardKey: on Linux that gives redo as
Ctrl+Shift+Z. Input tools take Ctrl+Shift, Alt+Z, Ctrl+Space, Ctrl+;, Ctrl+Alt+letter and Alt+Shift
for themselves; the menu bar takes F10.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ngheo_desktop.gui.icons import icon

# What a key means, everywhere in the program: the first key is the one told to the officer.
KEYS: dict[str, tuple[str, ...]] = {
    "section_1": ("Ctrl+1",),
    "section_2": ("Ctrl+2",),
    "section_3": ("Ctrl+3",),
    "section_4": ("Ctrl+4",),
    "section_5": ("Ctrl+5",),
    "section_6": ("Ctrl+6",),
    "section_7": ("Ctrl+7",),
    "section_8": ("Ctrl+8",),
    "section_9": ("Ctrl+9",),
    "back": ("Alt+Left",),
    "forward": ("Alt+Right",),
    "search": ("Ctrl+K", "F3"),
    "next_pane": ("F6",),
    "previous_pane": ("Shift+F6",),
    "next_step": ("Ctrl+PgDown",),
    "previous_step": ("Ctrl+PgUp",),
    "lock": ("Ctrl+L",),
    "leave": ("Ctrl+Q",),
    "help": ("F1", "Ctrl+/"),
    "zoom_in": ("Ctrl+=", "Ctrl++"),
    "zoom_out": ("Ctrl+-",),
    "zoom_reset": ("Ctrl+0",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Y",),
    "new": ("Ctrl+N",),
    "save": ("Ctrl+S",),
    "main": ("F9", "Ctrl+Return", "Ctrl+Enter"),
    "print": ("Ctrl+P",),
    "export": ("Ctrl+U",),
    "filter": ("Ctrl+F",),
    "edit": ("F2", "Ctrl+E"),
    "open_beside": ("Shift+Return", "Shift+Enter"),
    "copy": ("Ctrl+C",),
    "remove": ("Del",),
    "tick": ("Space",),
    "move_up": ("Alt+Up",),
    "move_down": ("Alt+Down",),
    "open_sheet": ("Ctrl+M",),
    "family_event": ("Ctrl+D",),
    "scan_card": ("Ctrl+T",),
    "take_back": ("Ctrl+B",),
    "as_before": ("F7", "Ctrl+J"),
    "block_as_before": ("Shift+F7",),
    "next_open": ("F8", "Ctrl+G"),
    "previous_open": ("Shift+F8",),
    "take_1": ("1",),
    "take_2": ("2",),
    "take_3": ("3",),
    "take_4": ("4",),
    "close": ("Esc",),
}


def keys_of(name: str) -> list[QKeySequence]:
    """The keys of a command of the table, read by their portable names.

    Our translation calls the key Return «Enter»; read natively, Ctrl+Return and Ctrl+Enter would
    be one ambiguous key that never fires.
    """
    portable = QKeySequence.SequenceFormat.PortableText
    return [QKeySequence.fromString(keys, portable) for keys in KEYS[name]]


def command(
    holder: QWidget,
    words: str,
    answer: Callable[[], object] | None = None,
    *,
    key: str = "",
    sign: str = "",
    allowed: bool = True,
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> QAction:
    """A command made once: its words, its key by name in KEYS, its icon, and what it does.

    Without the right to it (`allowed`) it is absent, and neither a key nor a search finds it.
    """
    action = QAction(words, holder)
    action.setIconText(words.replace("&", ""))  # Qt would drop the dots that announce a question
    if sign:
        action.setIcon(icon(sign))
    if key:
        action.setShortcuts(keys_of(key))
    action.setShortcutContext(context)
    if answer is not None:
        action.triggered.connect(answer)
    action.setVisible(allowed)
    action.setEnabled(allowed)
    holder.addAction(action)
    return action


def words_of(action: QAction) -> str:
    """What a command is called in a list: without access key and dots."""
    return action.text().replace("&", "").rstrip("…")

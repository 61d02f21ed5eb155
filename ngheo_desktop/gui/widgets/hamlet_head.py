"""Which hamlet of a round, and which paper of it: the head of minutes and postings."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QWidget

NEW = ""  # what stands for a paper that is still to be written


class HamletHead(QWidget):
    """Two choices and a sentence; choosing is told, showing is not."""

    hamlet_chosen = Signal(str)  # id
    paper_chosen = Signal(str)  # id, NEW for the one to be written

    def __init__(self, paper: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hamlet_head")
        self.hamlet_combo = self._combo("hamlet_combo", "Ấp, khóm")
        self.paper_combo = self._combo("paper_combo", paper)
        self.hamlet_combo.activated.connect(self._on_hamlet_chosen)
        self.paper_combo.activated.connect(self._on_paper_chosen)
        self.told_label = QLabel(self)
        self.told_label.setObjectName("told_label")
        self.told_label.setWordWrap(True)
        self.told_label.setTextFormat(Qt.TextFormat.PlainText)
        self.told_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.hamlet_combo, self.paper_combo):
            row.addWidget(widget)
        row.addWidget(self.told_label, 1)

    def _combo(self, name: str, words: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(words)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return combo

    def show_hamlets(self, hamlets: Sequence[tuple[str, str]], chosen: str) -> None:
        """Id and name of each; one of them is in front."""
        _fill(self.hamlet_combo, [(key, _capital(name)) for key, name in hamlets], chosen)

    def show_papers(self, papers: Sequence[tuple[str, str]], chosen: str) -> None:
        """Id and words of each; without any there is nothing to choose."""
        _fill(self.paper_combo, papers, chosen)
        self.paper_combo.setVisible(bool(papers))

    def say(self, text: str) -> None:
        self.told_label.setText(text)

    def holds_focus(self) -> bool:
        """Whether the officer stands in one of the choices."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _on_hamlet_chosen(self) -> None:
        self.hamlet_chosen.emit(str(self.hamlet_combo.currentData()))

    def _on_paper_chosen(self) -> None:
        self.paper_chosen.emit(str(self.paper_combo.currentData()))


def _fill(combo: QComboBox, items: Sequence[tuple[str, str]], chosen: str) -> None:
    combo.clear()
    for key, words in items:
        combo.addItem(words, key)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

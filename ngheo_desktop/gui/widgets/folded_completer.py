"""Gợi ý while typing, found without accents: «kho me» or «khme» offers Khmer."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from ngheo_desktop.text import search_key

_KEY = int(Qt.ItemDataRole.UserRole)


class FoldedCompleter(QCompleter):
    """Completes words by their folded key; what is put in is the word itself."""

    def __init__(self, words: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        model = QStandardItemModel(self)
        for word in words:
            item = QStandardItem(word)
            item.setData(search_key(word), _KEY)
            model.appendRow(item)
        self.setModel(model)
        self.setCompletionRole(_KEY)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        return [search_key(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data())

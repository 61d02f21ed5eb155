"""A choice with its label before it, as the head of a page has several side by side."""

from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QWidget


def labelled_combo(page: QWidget, row: QBoxLayout, name: str, words: str, told: str) -> QComboBox:
    """Stands at the end of the row; `told` is its name for who does not see the label."""
    combo = QComboBox(page)
    combo.setObjectName(name)
    combo.setAccessibleName(told)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    label = QLabel(words, page)
    label.setBuddy(combo)
    row.addWidget(label)
    row.addWidget(combo, 1)
    return combo

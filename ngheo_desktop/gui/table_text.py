"""Chép of a table: the head and the chosen rows as a spreadsheet takes them, as on the screen."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QTableView

from ngheo_desktop.text import plain_id


def shown_columns(table: QTableView) -> list[int]:
    """The columns that are shown, from left to right."""
    header = table.horizontalHeader()
    order = [header.logicalIndex(at) for at in range(header.count())]
    return [column for column in order if not header.isSectionHidden(column)]


def heads(table: QTableView, columns: Sequence[int]) -> list[str]:
    """The words above the columns."""
    across = Qt.Orientation.Horizontal
    return [str(table.model().headerData(column, across) or "") for column in columns]


def selected_rows(table: QTableView) -> list[int]:
    """The chosen rows from top to bottom."""
    selection: QItemSelectionModel | None = table.selectionModel()
    blocks = selection.selection().toList() if selection is not None else []
    return sorted({row for block in blocks for row in range(block.top(), block.bottom() + 1)})


def selected_text(table: QTableView) -> str:
    """The chosen rows as the model shows them: a masked number stays masked."""
    columns = shown_columns(table)
    model = table.model()
    lines = [[model.index(row, at).data() for at in columns] for row in selected_rows(table)]
    return as_text([heads(table, columns), *lines])


def as_text(lines: Iterable[Sequence[object]]) -> str:
    """Cells parted by tabs; a tab or a break inside a cell would begin another."""
    return "\n".join(
        "\t".join(plain_id(" ".join(str("" if cell is None else cell).split())) for cell in line)
        for line in lines
    )


def copy_to_clipboard(text: str) -> None:
    """Where other programs take it from."""
    QApplication.clipboard().setText(text)

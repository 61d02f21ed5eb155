"""Một hồ sơ: its way step by step, what the income says, complaints, and its papers."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.models.other_case_lines import (
    ReadCase,
    head_words,
    kind_words,
    step_lines,
    verdict_words,
)
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.operations.other_class_papers import PAPERS, papers_of


class OtherCasePanel(QWidget):
    """Enter on a paper looks at it; what is done with the case is the page's."""

    paper_wanted = Signal(str)  # its code

    def __init__(self, *, may_print: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("other_case_panel")
        self.kind_label, self.head_label = self._label("kind_label"), self._label("head_label")
        theme.set_title_font(self.head_label, 13)
        self.step_list = self._list("step_list", "Các bước của hồ sơ")
        self.notice = Notice(self)
        self.complaint_label = self._label("complaint_label")
        self.paper_title = QLabel("Giấy tờ, Enter để xem và in", self)
        self.paper_list = self._list("paper_list", "Giấy tờ của hồ sơ")
        self.paper_list.itemActivated.connect(self._on_paper)
        alone = Qt.ShortcutContext.WidgetShortcut
        command(
            self.paper_list,
            "Xem và in giấy tờ",
            self._on_paper,
            key="print",
            allowed=may_print,
            context=alone,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(8)
        for part in (
            self.kind_label,
            self.head_label,
            self.step_list,
            self.notice,
            self.complaint_label,
            self.paper_title,
            self.paper_list,
        ):
            layout.addWidget(part)
        layout.addStretch(1)
        for part in (self.paper_title, self.paper_list):
            part.setVisible(may_print)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _list(self, name: str, words: str) -> QListWidget:
        shown = QListWidget(self)
        shown.setObjectName(name)
        shown.setAccessibleName(words)
        return shown

    def show_case(self, read: ReadCase) -> None:
        """Everything of one case; the paper in hand stays."""
        case = read.case
        self.kind_label.setText(kind_words(case))
        self.head_label.setText(head_words(case))
        self._fill(self.step_list, step_lines(read))
        self.notice.say(*verdict_words(read))
        told = [
            f"Kiến nghị {shown_day(each.received_on)}, {each.by_name}: {each.told}. "
            f"{each.answer or 'Chưa phúc tra.'}"
            for each in case.complaints
        ]
        self.complaint_label.setText("\n".join(told))
        self.complaint_label.setVisible(bool(told))
        self._show_papers(read)

    def _fill(self, shown: QListWidget, lines: list[tuple[bool, str]]) -> None:
        shown.clear()
        for done, words in lines:
            item = QListWidgetItem(icon("done" if done else "waiting"), words, shown)
            item.setToolTip(words)
        shown.setCurrentRow(0)
        self._fit(shown)

    def _show_papers(self, read: ReadCase) -> None:
        at = max(0, self.paper_list.currentRow())
        self.paper_list.clear()
        for code in papers_of(read.case):
            item = QListWidgetItem(icon("pdf"), PAPERS[code], self.paper_list)
            item.setData(Qt.ItemDataRole.UserRole, code)
        self.paper_list.setCurrentRow(min(at, self.paper_list.count() - 1))
        self._fit(self.paper_list)

    def _fit(self, shown: QListWidget) -> None:
        size = theme.metrics().px(16)
        shown.setIconSize(QSize(size, size))
        line = max(shown.sizeHintForRow(0), theme.metrics().px(20))
        shown.setFixedHeight(shown.count() * line + 8)

    def _on_paper(self) -> None:
        item = self.paper_list.currentItem()
        if item is not None:
            self.paper_wanted.emit(str(item.data(Qt.ItemDataRole.UserRole)))

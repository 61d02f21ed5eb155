"""Số, ngày, người ký, nơi nhận, căn cứ: each field is kept as soon as it is left."""

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.decisions import SIGNER_TITLES, BasisLine, DecisionPlan, SigningMode
from ngheo_desktop.domain.terms import PROVENANCE_TERMS
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.notice import Notice

_SIGN = "/QĐ-UBND"
_SURE, _SIGNED = 230, 160  # widths of the second and third column at 100 %
_HEADINGS = ("Căn cứ", "Mức chắc chắn", "Đã đối chiếu")


class DecisionWordsForm(QWidget):
    """Tells what was written; whoever saves it shows the plan again."""

    written = Signal(object)  # keywords of operations.decisions.set_words
    basis_edit_wanted = Signal(int)  # place of a line of the basis; -1 = a new one
    confirm_wanted = Signal()
    renew_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = DecisionPlan()
        self.notice = Notice(self)
        self._make_fields()
        self._make_basis()
        self._lay_out()

    def _make_fields(self) -> None:
        self.number_edit, self.signer_edit = QLineEdit(self), QLineEdit(self)
        self.number_edit.setObjectName("number_edit")
        self.number_edit.setPlaceholderText("45/QĐ-UBND")
        self.signer_edit.setObjectName("signer_edit")
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("day_edit")
        self.day_edit.setPlaceholderText("ví dụ 20/12/2026")
        self.signing_combo = QComboBox(self)
        self.signing_combo.setObjectName("signing_combo")
        for mode, titles in SIGNER_TITLES.items():
            self.signing_combo.addItem(", ".join(titles), mode)
        self.signing_combo.view().setAccessibleName("Cách ký")
        self.recipients_edit = QPlainTextEdit(self)
        self.recipients_edit.setObjectName("recipients_edit")
        self.recipients_edit.setTabChangesFocus(True)
        self.recipients_edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.recipients_edit.setAccessibleName("Nơi nhận, mỗi dòng một nơi")
        for edit, tell in (
            (self.number_edit, self._on_number_left),
            (self.day_edit, self._on_day_left),
            (self.signer_edit, self._on_signer_left),
        ):
            edit.editingFinished.connect(tell)
        self.signing_combo.activated.connect(self._on_signing_chosen)
        self.recipients_edit.installEventFilter(self)

    def _make_basis(self) -> None:
        self.model = TextTableModel(_HEADINGS, self)
        self.basis_table = ListTable(self)
        self.basis_table.setObjectName("basis_table")
        self.basis_table.setAccessibleName("Căn cứ của quyết định")
        self.basis_table.setModel(self.model)
        self.basis_table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.basis_table.setWordWrap(True)
        self.basis_table.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.basis_table.resized.connect(self._fit)
        self.basis_table.activated.connect(self._on_edit)
        alone = Qt.ShortcutContext.WidgetShortcut
        self.basis_actions: list[QAction] = [
            command(self.basis_table, words, answer, key=key, sign=sign, context=alone)
            for words, answer, key, sign in (
                ("Thêm căn cứ…", self._on_add, "new", "add"),
                ("Sửa căn cứ…", self._on_edit, "edit", "edit"),
                ("Bỏ căn cứ", self._on_remove, "remove", "remove"),
                ("Lên", self._on_up, "move_up", ""),
                ("Xuống", self._on_down, "move_down", ""),
            )
        ]
        self.basis_table.set_row_actions(self.basis_actions)
        self.add_button = QPushButton("Thê&m căn cứ…", self)
        self.add_button.setObjectName("add_basis_button")
        self.add_button.clicked.connect(self._on_add)
        self.confirm_button = QPushButton("Xác nhậ&n căn cứ…", self)
        self.confirm_button.setObjectName("confirm_basis_button")
        self.confirm_button.clicked.connect(self.confirm_wanted)
        self.renew_button = QPushButton("Lấy lại the&o ngày ký", self)
        self.renew_button.setObjectName("renew_basis_button")
        self.renew_button.clicked.connect(self.renew_wanted)

    def _lay_out(self) -> None:
        left = QFormLayout()
        for words, field in (
            ("Số &quyết định", self.number_edit),
            ("Ngà&y ký", self.day_edit),
            ("Các&h ký", self.signing_combo),
            ("Họ tên người &ký", self.signer_edit),
        ):
            label = QLabel(words, self)
            label.setBuddy(field)
            left.addRow(label, field)
        label = QLabel("Nơi nhận, mỗi &dòng một nơi", self)
        label.setBuddy(self.recipients_edit)
        right = QVBoxLayout()
        right.addWidget(label)
        right.addWidget(self.recipients_edit, 1)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(16)
        top.addLayout(left, 1)
        top.addLayout(right, 1)
        basis = QLabel("Căn cứ", self)
        basis.setBuddy(self.basis_table)
        row = QHBoxLayout()
        row.addWidget(basis)
        row.addStretch(1)
        for button in (self.add_button, self.renew_button, self.confirm_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 4)
        layout.setSpacing(8)
        upper = QWidget(self)
        upper.setLayout(top)
        upper.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout.addWidget(upper)
        layout.addWidget(self.notice)
        layout.addLayout(row)
        layout.addWidget(self.basis_table, 1)
        self._order_tabs()
        theme.follow(self._fit)

    def _order_tabs(self) -> None:
        """As they are read: the fields, who receives it, the buttons, the basis."""
        fields = (self.number_edit, self.day_edit, self.signing_combo, self.signer_edit)
        buttons = (self.add_button, self.renew_button, self.confirm_button)
        for one, other in pairwise((*fields, self.recipients_edit, *buttons, self.basis_table)):
            QWidget.setTabOrder(one, other)

    # --- what is shown ---------------------------------------------------------------------

    def set_may_edit(self, *, may_edit: bool) -> None:
        """Who may not prepare reads the words as they are."""
        for edit in (self.number_edit, self.day_edit, self.signer_edit):
            edit.setReadOnly(not may_edit)
        self.recipients_edit.setReadOnly(not may_edit)
        self.signing_combo.setEnabled(may_edit)
        for button in (self.add_button, self.renew_button, self.confirm_button):
            button.setVisible(may_edit)
        for action in self.basis_actions:
            action.setVisible(may_edit)
            action.setEnabled(may_edit)

    def show_plan(self, plan: DecisionPlan) -> None:
        """The words as they are kept; a field in hand is left to whoever types in it."""
        self._plan = plan
        day = shown_day(plan.decided_on) if plan.decided_on else ""
        texts = ((self.number_edit, plan.number), (self.signer_edit, plan.signer_name))
        for edit, text in (*texts, (self.day_edit, day)):
            if not edit.hasFocus():
                edit.setText(text)
        if not self.recipients_edit.hasFocus():
            self.recipients_edit.setPlainText("\n".join(plan.recipients))
        self.signing_combo.setCurrentIndex(self.signing_combo.findData(plan.signing))
        at = self.basis_table.currentIndex().row()
        self.model.set_rows([_cells(each) for each in plan.basis])
        self._fit()
        if plan.basis:
            self.basis_table.selectRow(min(max(at, 0), len(plan.basis) - 1))
        self.confirm_button.setEnabled(not all(each.is_known for each in plan.basis))

    def go_to_missing(self) -> None:
        """The first field that is still empty."""
        fields = (self.number_edit, self.day_edit, self.signer_edit)
        first = next((each for each in fields if not each.text().strip()), self.number_edit)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """What is typed in the field in hand counts as left."""
        for edit, tell in (
            (self.number_edit, self._on_number_left),
            (self.day_edit, self._on_day_left),
            (self.signer_edit, self._on_signer_left),
            (self.recipients_edit, self._on_recipients_left),
        ):
            if edit.hasFocus():
                tell()

    def _fit(self) -> None:
        room = theme.metrics().px
        width = self.basis_table.viewport().width() - room(_SURE) - room(_SIGNED)
        self.basis_table.setColumnWidth(0, max(width, room(240)))
        self.basis_table.setColumnWidth(1, room(_SURE))
        self.basis_table.horizontalHeader().setStretchLastSection(True)
        self.basis_table.resizeRowsToContents()

    # --- what is written -------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.recipients_edit and event.type() == QEvent.Type.FocusOut:
            self._on_recipients_left()
        return super().eventFilter(watched, event)

    def _tell(self, name: str, value: Any, before: Any) -> None:
        if value != before and not self.number_edit.isReadOnly():
            self.written.emit({name: value})

    def _on_number_left(self) -> None:
        number = self.number_edit.text().strip()
        if number.isdigit():
            number += _SIGN
            self.number_edit.setText(number)
        self._tell("number", number, self._plan.number)

    def _on_day_left(self) -> None:
        problems = self.day_edit.problems()
        self.notice.say(problems[0].text if problems else "", "error")
        day = self.day_edit.day()
        if day is not None:
            self._tell("decided_on", day, self._plan.decided_on)

    def _on_signer_left(self) -> None:
        self._tell("signer_name", self.signer_edit.text().strip(), self._plan.signer_name)

    def _on_signing_chosen(self) -> None:
        self._tell("signing", SigningMode(self.signing_combo.currentData()), self._plan.signing)

    def _on_recipients_left(self) -> None:
        lines = map(str.strip, self.recipients_edit.toPlainText().splitlines())
        self._tell("recipients", tuple(filter(None, lines)), self._plan.recipients)

    # --- căn cứ ----------------------------------------------------------------------------

    def _on_add(self) -> None:
        self.basis_edit_wanted.emit(-1)

    def _on_edit(self) -> None:
        at = self.basis_table.currentIndex().row()
        if 0 <= at < len(self._plan.basis) and not self.number_edit.isReadOnly():
            self.basis_edit_wanted.emit(at)

    def _on_remove(self) -> None:
        at = self.basis_table.currentIndex().row()
        if 0 <= at < len(self._plan.basis):
            texts = [each.text for each in self._plan.basis]
            self.write_basis([*texts[:at], *texts[at + 1 :]])

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        at = self.basis_table.currentIndex().row()
        texts = [each.text for each in self._plan.basis]
        if 0 <= at < len(texts) and 0 <= at + by < len(texts):
            texts[at], texts[at + by] = texts[at + by], texts[at]
            self.basis_table.selectRow(at + by)
            self.write_basis(texts)

    def write_basis(self, texts: list[str]) -> None:
        """The lines of the basis as they are to stand."""
        self.written.emit({"basis": tuple(texts)})

    def put_basis(self, at: int, text: str) -> None:
        """A line as it was worded; -1 = behind the others."""
        texts = [each.text for each in self._plan.basis]
        if at < 0:
            texts.append(text)
        else:
            texts[at] = text
        self.write_basis(texts)


def _cells(line: BasisLine) -> tuple[str, str, str]:
    known = f"{PROVENANCE_TERMS[line.provenance]} ({line.source})" if line.source else ""
    if line.confirmed_by and line.confirmed_on:
        signed = f"{line.confirmed_by}, {shown_day(line.confirmed_on)}"
    else:
        signed = "Không cần" if line.is_known else "Chưa"
    return line.text, known or PROVENANCE_TERMS[line.provenance], signed

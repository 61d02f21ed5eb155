"""Nhập danh sách, last step: what will be written into the register."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.forms.ui_import_write import Ui_ImportWritePage
from ngheo_desktop.gui.models.import_tables import OUTCOME_TERMS, WAITING
from ngheo_desktop.operations.import_plans import ImportPlan
from ngheo_desktop.operations.importing import REPEATED

_REPEATED = (
    "Ít nhất nửa danh sách giống hộ đã có trong sổ. Tôi đã xe&m các hộ đó, vẫn ghi phần còn lại"
)


class WritePage(QWidget):
    """Ghi vào sổ: what will be written."""

    title = "Ghi vào sổ"
    edited = Signal()
    look_requested = Signal()
    errors_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks_repeated = self._waits = False
        self.form = Ui_ImportWritePage()
        self.form.setupUi(self)
        self.form.summary_label.setFont(theme.title_font(13))
        self.form.decision_label.hide()
        self.errors_button = QPushButton("Xuất dòng &lỗi…", self)
        self.errors_button.setObjectName("errors_button")
        self.errors_button.setAutoDefault(False)
        self.errors_button.clicked.connect(self.errors_requested)
        self.form.look_layout.insertWidget(1, self.errors_button)
        QWidget.setTabOrder(self.form.look_button, self.errors_button)
        self.repeated_check = QCheckBox(_REPEATED, self)
        self.repeated_check.setObjectName("repeated_check")
        self.repeated_check.toggled.connect(self.edited)
        self.form.page_layout.insertWidget(3, self.repeated_check)
        self.form.look_button.clicked.connect(self.look_requested)

    def show_plan(self, plan: ImportPlan) -> None:
        counts = plan.counts
        self.form.summary_label.setText(
            f"Đã đọc {grouped_digits(counts['read'])} hộ: {counted(counts)}. Chưa ghi gì vào sổ."
        )
        waiting = sum(counts[each] for each in WAITING)
        self.form.look_button.setText(f"&Xem {grouped_digits(waiting)} hộ chưa ghi được")
        self._waits = waiting > 0
        self.form.look_button.setVisible(waiting > 0)
        self.errors_button.setVisible(waiting > 0)
        self.repeated_check.setVisible(plan.looks_repeated)
        if not plan.looks_repeated:
            self.repeated_check.setChecked(False)
        self._asks_repeated = plan.looks_repeated
        hamlets = ", ".join(plan.new_hamlets)
        self.form.hamlets_label.setText(
            f"Sổ chưa có ấp, khóm nào. Sẽ thêm {len(plan.new_hamlets)} ấp, khóm: {hamlets}."
        )
        self.form.hamlets_label.setVisible(bool(hamlets))

    def problem(self) -> tuple[str, QWidget] | None:
        """What is missing before writing, and its field."""
        if self._asks_repeated and not self.repeated_check.isChecked():
            return REPEATED, self.repeated_check
        return None

    def although_repeated(self) -> bool:
        """The officer has seen that half of the list is known, and wants it written."""
        return self.repeated_check.isChecked()

    def show_decision(self, words: str) -> None:
        """Say which decision the list will be; nothing where it is the list of today."""
        self.form.decision_label.setText(words)
        self.form.decision_label.setVisible(bool(words))

    def first_field(self) -> QWidget | None:
        """None when there is nothing to look at: only the buttons of the wizard are left."""
        if self._waits:
            return self.form.look_button
        return self.repeated_check if self._asks_repeated else None


def counted(counts: Any) -> str:
    """«thêm 180, cập nhật 12, …» as the import summary says it."""
    return ", ".join(
        f"{word.lower()} {grouped_digits(counts[outcome.value])}"
        for outcome, word in OUTCOME_TERMS.items()
    )

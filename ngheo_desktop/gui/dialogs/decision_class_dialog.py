"""Quyết định khác với các bước, or a line of a supplement: the class and, always, the reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.decisions import Compared
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.close_button import CloseButton
from ngheo_desktop.gui.widgets.household_chooser import HouseholdChooser
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.operations.office import Office

_DECIDED = (HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR)


class DecisionClassDialog(QDialog):
    """Nothing is decided otherwise without a reason; `taken_off` goes back to the steps."""

    decided = Signal(str, object, str)  # household id, HouseholdClass, reason
    taken_off = Signal(str)  # household id

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        row: Compared | None,
        parent: QWidget | None = None,
        *,
        may_take_off: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("decision_class_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Ghi diện được quyết định" if row else "Thêm hộ vào danh sách bổ sung")
        self._household_id = row.household_id if row else ""
        self.told_label = QLabel(_told(row) if row else "Chọn hộ, diện đúng và lý do.", self)
        self.told_label.setTextFormat(Qt.TextFormat.PlainText)
        self.told_label.setWordWrap(True)
        self.chooser = HouseholdChooser(office, runner, "", self)
        self.chooser.search_edit.setAccessibleName("Tìm hộ")
        self.chooser.chosen.connect(self._on_household_chosen)
        self.chooser.setVisible(row is None)
        self.class_combo = QComboBox(self)
        self.class_combo.setObjectName("class_combo")
        self.class_combo.view().setAccessibleName("Diện được quyết định")
        for each in _DECIDED:
            self.class_combo.addItem(CLASS_TERMS[each], each)
        self.reason_edit = QLineEdit(row.reason if row else "", self)
        self.reason_edit.setObjectName("reason_edit")
        self.reason_edit.setPlaceholderText("ví dụ: phúc tra lại điểm B2")
        self.notice = Notice(self)
        self._lay_out(may_take_off=may_take_off)
        if row is not None and row.decided is not None:
            self.class_combo.setCurrentIndex(max(0, self.class_combo.findData(row.decided)))
        (self.class_combo if row else self.chooser).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, *, may_take_off: bool) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for words, field in (("&Diện", self.class_combo), ("&Lý do (bắt buộc)", self.reason_edit)):
            label = QLabel(words, self)
            label.setBuddy(field)
            form.addRow(label, field)
        self.keep_button = QPushButton("Gh&i", self)
        self.keep_button.setObjectName("keep_button")
        self.keep_button.setDefault(True)
        self.keep_button.clicked.connect(self._on_keep)
        command(self, "Ghi", self._on_keep, key="main")
        self.off_button = QPushButton("&Bỏ dòng này", self)
        self.off_button.setObjectName("off_button")
        self.off_button.setAutoDefault(False)
        self.off_button.setVisible(may_take_off)
        self.off_button.clicked.connect(self._on_off)
        buttons = QHBoxLayout()
        buttons.addWidget(CloseButton(self))
        buttons.addStretch(1)
        buttons.addWidget(self.off_button)
        buttons.addWidget(self.keep_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.told_label)
        layout.addWidget(self.chooser)
        layout.addLayout(form)
        layout.addWidget(self.notice)
        layout.addLayout(buttons)
        self.setMinimumWidth(theme.metrics().px(520))

    def _on_household_chosen(self, household: Household) -> None:
        self._household_id = household.id
        self.class_combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep(self) -> None:
        reason = self.reason_edit.text().strip()
        if not self._household_id:
            self._refuse("Chưa chọn hộ.", self.chooser)
        elif not reason:
            self._refuse("Hãy ghi lý do. Lý do được giữ cùng danh sách.", self.reason_edit)
        else:
            self.accept()
            chosen = HouseholdClass(self.class_combo.currentData())
            self.decided.emit(self._household_id, chosen, reason)

    def _on_off(self) -> None:
        self.accept()
        self.taken_off.emit(self._household_id)

    def _refuse(self, text: str, field: QWidget) -> None:
        self.notice.say(text, "error")
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _told(row: Compared) -> str:
    steps = (("chấm điểm", row.computed), ("họp dân", row.met), ("phúc tra", row.rechecked))
    told = [f"{words}: {CLASS_TERMS[each].lower()}" for words, each in steps if each is not None]
    return f"Hộ {row.code} {row.head_name}, {row.hamlet}.\n{'; '.join(told)}".rstrip()

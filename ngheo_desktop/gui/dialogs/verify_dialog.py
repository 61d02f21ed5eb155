"""Kiểm tra bản in: the code of a paper, typed or read off its QR, against the register."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.frozen_lists import KeptList, ListCheck
from ngheo_desktop.domain.standings import LISTED
from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.close_button import CloseButton
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.wrapped_lines import WrappedLines
from ngheo_desktop.operations.list_verifying import verify_list
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_HOW = (
    "Gõ mã đối chiếu ở cuối trang giấy, hoặc đặt con trỏ vào ô rồi quét mã vuông. "
    "Việc này không cần mạng."
)
_WHOLE = "Đúng là danh sách đã chốt. Nội dung trong sổ không khác một chữ nào so với lúc chốt."


class VerifyDialog(QDialog):
    """Enter compares; the code stays selected, so that the next paper is typed at once."""

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verify_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Kiểm tra bản in")
        self._office, self._runner = office, runner
        how = QLabel(_HOW, self)
        how.setWordWrap(True)
        label = QLabel("&Mã đối chiếu", self)
        self.code_edit = QLineEdit(self)
        self.code_edit.setObjectName("code_edit")
        self.code_edit.setPlaceholderText("7KD4M-R3XAP")
        hints = Qt.InputMethodHint
        self.code_edit.setInputMethodHints(hints.ImhLatinOnly | hints.ImhNoPredictiveText)
        label.setBuddy(self.code_edit)
        self.check_button = QPushButton("Đối &chiếu", self)
        self.check_button.setObjectName("check_button")
        self.check_button.setDefault(True)
        self.check_button.clicked.connect(self._on_check)
        row = QHBoxLayout()
        row.addWidget(self.code_edit, 1)
        row.addWidget(self.check_button)
        self.notice = Notice(self)
        self.told_list = QListWidget(self)
        self.told_list.setObjectName("told_list")
        self.told_list.setAccessibleName("Kết quả đối chiếu")
        self.told_list.setItemDelegate(WrappedLines(self.told_list))
        self.told_list.setMinimumHeight(theme.metrics().px(120))
        self.told_list.hide()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(CloseButton(self))
        layout = QVBoxLayout(self)
        layout.addWidget(how)
        layout.addWidget(label)
        layout.addLayout(row)
        layout.addWidget(self.notice)
        layout.addWidget(self.told_list, 1)
        layout.addStretch(0)
        layout.addLayout(foot)
        self.setMinimumWidth(theme.metrics().px(560))
        self.code_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_check(self) -> None:
        typed = self.code_edit.text().strip()
        if not typed:
            self.notice.say("Chưa có mã đối chiếu.", "error")
            self.code_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.check_button.setEnabled(False)
        self.notice.say("Đang đối chiếu từng dòng.")
        task = self._runner.start(partial(_verified, self._office, typed))
        task.succeeded.connect(self._on_checked)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)

    def _on_checked(self, check: ListCheck) -> None:
        lines = [] if check.is_whole else list(check.faults)
        if check.is_whole:
            self.notice.say(_told_whole(check), "done")
        elif not check.found:
            self.notice.say(
                f"{check.faults[0]} {_spelling(self.code_edit.text())}".rstrip(), "error"
            )
            lines = []
        else:
            self.notice.say("Sổ không còn đúng như lúc chốt. Hãy báo người quản trị.", "error")
        if check.kept is not None:
            lines += _named(check.kept)
        self.told_list.clear()
        self.told_list.addItems(lines)
        self.told_list.setCurrentRow(0)
        self.told_list.setVisible(bool(lines))
        layout = self.layout()
        if layout is not None:  # Qt's own adjusting stops at two thirds of a small screen
            layout.activate()
            needed = max(layout.totalHeightForWidth(self.width()), layout.totalSizeHint().height())
            self.resize(self.width(), needed)

    def _on_failed(self, error: Exception) -> None:
        self.told_list.hide()
        self.notice.say_failure(error, "khi đối chiếu bản in")

    def _on_finished(self) -> None:
        self.check_button.setEnabled(True)
        self.code_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.code_edit.selectAll()


def _verified(office: Office, typed: str, _report: Report) -> ListCheck:
    return verify_list(office, typed)


def _told_whole(check: ListCheck) -> str:
    if check.kept is not None:
        return _WHOLE
    paper = check.about or "văn bản đã ký"
    return f"Đúng là {paper}. Nội dung trong sổ không khác bản in."


def _spelling(typed: str) -> str:
    """An input tool for Vietnamese turns two letters of a code into one."""
    plain = typed.isascii()
    return "" if plain else "Mã không có dấu: hãy tắt bộ gõ tiếng Việt rồi gõ lại."


def _named(kept: KeptList) -> list[str]:
    told = kept.told
    head = told.head
    counts = [f"{grouped_digits(len(told.of(e)))} {CLASS_TERMS[e].lower()}" for e in LISTED]
    left = sum(row.household_class not in LISTED for row in told.rows)
    return [
        f"Quyết định số {head.number} ngày {shown_day(head.decided_on)}, người ký "
        f"{head.signer_name}",
        f"{head.commune}: {', '.join(counts)}, {grouped_digits(left)} hộ ra khỏi danh sách",
        f"Số hiệu {kept.serial}, mã đối chiếu {kept.code}",
        f"Dấu nhận dạng {kept.fingerprint[:16].upper()}…, theo {head.standard_title}",
    ]

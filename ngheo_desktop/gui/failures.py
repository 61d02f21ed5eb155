"""What the officer is told when something went wrong, and what the log keeps of it."""

import logging
import traceback
from pathlib import Path

from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from ngheo_desktop.errors import Cancelled, UserError
from ngheo_desktop.writing import whole_file

_log = logging.getLogger(__name__)
_shown: set[QMessageBox] = set()  # a box without a parent lives only as long as it is held


def log_failure(error: BaseException) -> None:
    """Log what kind of error came from where, without its message: that may hold a name."""
    seen: BaseException | None = error
    told: set[int] = set()
    while seen is not None and id(seen) not in told:  # an error may name itself as its cause
        told.add(id(seen))
        places = "".join(traceback.format_tb(seen.__traceback__)).rstrip()
        _log.error("%s\n%s", type(seen).__qualname__, places)
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def log_file() -> Path | None:
    """The file that the log is written to; None before logging has begun."""
    for handler in logging.getLogger("ngheo_desktop").handlers:
        if isinstance(handler, logging.FileHandler):
            return Path(handler.baseFilename)
    return None


def show_failure(
    parent: QWidget | None, error: BaseException, doing: str = ""
) -> QMessageBox | None:
    """Tell it: a UserError in its own words, our bug with an apology («khi mở bản in» = `doing`).

    Returns the open box at once; nothing waits for the answer.
    """
    if isinstance(error, Cancelled):
        return None
    if isinstance(error, UserError):
        return _open(_box(parent, str(error), QMessageBox.Icon.Warning))
    file = log_file()
    text = f"Xin lỗi, chương trình gặp sự cố{' ' + doing if doing else ''}. "
    text += "Số liệu đã lưu không bị ảnh hưởng."
    if file is not None:
        text += f" Tệp ghi sự cố: {file.stem}."
    box = _box(parent, text, QMessageBox.Icon.Critical)
    if file is not None:
        button = box.addButton("Chép tệp gửi hỗ trợ", QMessageBox.ButtonRole.ActionRole)
        button.clicked.connect(lambda: copy_log(parent, file))
    return _open(box)


def show_uncaught(error: BaseException) -> None:
    """Tell what nobody was ready for, once; before the event loop runs, wait for the answer."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or app.activeModalWidget() is not None:
        return
    box = show_failure(app.activeWindow(), error)
    starting = QThread.currentThread().loopLevel() == 0
    if box is not None and starting and app.platformName() != "offscreen":
        box.exec()


def copy_log(parent: QWidget | None, file: Path) -> None:
    """Chép tệp gửi hỗ trợ: it holds places in our code, never what was typed."""
    target, _kind = QFileDialog.getSaveFileName(parent, "Chép tệp ghi sự cố", file.name)
    if not target:
        return
    try:
        with whole_file(Path(target)) as copy:
            copy.write(file.read_bytes())
    except UserError as error:
        show_failure(parent, error)


def _box(parent: QWidget | None, text: str, sign: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName("failure_box")
    box.setWindowTitle("Sổ hộ nghèo")
    box.setIcon(sign)
    box.setText(text)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    close = box.addButton("Đóng", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    return box


def _open(box: QMessageBox) -> QMessageBox:
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _shown.add(box)
    box.finished.connect(lambda _result: _shown.discard(box))
    box.open()
    return box

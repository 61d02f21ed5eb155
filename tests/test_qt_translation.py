"""Qt's own words on screen are Vietnamese: buttons, menus, wizards, file and print dialogs."""

import re
from collections.abc import Iterable, Iterator
from string import ascii_letters
from unicodedata import is_normalized
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTimer, QTranslator
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPrintDialog,
    QPrinter,
    QPrintPreviewDialog,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QDoubleSpinBox,
    QErrorMessage,
    QFileDialog,
    QGroupBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QSpinBox,
    QTabWidget,
    QTextBrowser,
    QTextEdit,
    QWidget,
    QWizard,
)

from ngheo_desktop.paths import resource

BUTTONS = {
    "Ok": "Đồng ý",
    "Open": "Mở",
    "Save": "Lưu",
    "SaveAll": "Lưu tất cả",
    "Cancel": "Hủy",
    "Close": "Đóng",
    "Discard": "Không lưu",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "RestoreDefaults": "Trở về mặc định",
    "Help": "Trợ giúp",
    "Yes": "Có",
    "YesToAll": "Có cho tất cả",
    "No": "Không",
    "NoToAll": "Không cho tất cả",
    "Abort": "Dừng lại",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
}
EDIT_MENU = ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]


@pytest.fixture(autouse=True)
def vietnamese(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(resource("i18n", "qtbase_vi.qm")))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def plain(text: str) -> str:
    """Without the mark of the access key and the shortcut behind the tab."""
    return text.split("\t")[0].replace("&", "")


def words_of(parent: QObject) -> set[str]:
    found = [label.text() for label in parent.findChildren(QLabel)]
    found += [button.text() for button in parent.findChildren(QAbstractButton)]
    found += [action.text() for action in parent.findChildren(QAction)]
    return {plain(text) for text in found if text}


def menu_words(menu: QMenu) -> list[str]:
    return [plain(action.text()) for action in menu.actions() if action.text()]


@pytest.mark.parametrize("name", BUTTONS)
def test_a_standard_button_is_vietnamese(qtbot, name):
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    button = box.addButton(getattr(QDialogButtonBox.StandardButton, name))
    assert plain(button.text()) == BUTTONS[name]


def test_every_standard_button_is_in_the_list_above():
    kinds = [button.name for button in QDialogButtonBox.StandardButton]
    assert set(kinds) - {"NoButton"} == set(BUTTONS)


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field_is_vietnamese(qtbot, kind):
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    assert menu_words(menu)[: len(EDIT_MENU)] == EDIT_MENU
    keys = re.findall("&(.)", "".join(action.text() for action in menu.actions()))
    assert len(set(keys)) == len(keys)


def test_a_message_box_is_vietnamese(qtbot):
    standard = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.Question, "", "", standard.Save | standard.Cancel)
    qtbot.addWidget(box)
    box.setDetailedText("x")
    assert {"Lưu", "Hủy", "Xem chi tiết…"} <= words_of(box)


def test_a_wizard_is_vietnamese(qtbot):
    wizard = QWizard()
    qtbot.addWidget(wizard)
    wizard.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
    wizard.setOption(QWizard.WizardOption.HaveHelpButton)
    wizard.show()
    button = QWizard.WizardButton
    assert plain(wizard.buttonText(button.BackButton)) == "Quay lại"
    assert plain(wizard.buttonText(button.NextButton)) == "Tiếp tục"
    assert plain(wizard.buttonText(button.CommitButton)) == "Thực hiện"
    assert plain(wizard.buttonText(button.FinishButton)) == "Hoàn thành"
    assert plain(wizard.buttonText(button.CancelButton)) == "Hủy"
    assert plain(wizard.buttonText(button.HelpButton)) == "Trợ giúp"


def test_a_file_dialog_of_qt_is_vietnamese(qtbot, tmp_path):
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    words = words_of(dialog)
    assert {"Xem trong:", "Tên tệp:", "Loại tệp:", "Mở", "Hủy", "Hiện tệp ẩn"} <= words
    assert {"Thư mục mới", "Đổi tên", "Xóa"} <= words
    filters = dialog.findChild(QComboBox, "fileTypeCombo")
    assert filters is not None
    assert filters.currentText() == "Tất cả tệp (*)"
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    assert "Lưu" in words_of(dialog)


def test_the_columns_of_a_file_dialog_are_vietnamese(qtbot, tmp_path):
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    view = dialog.findChild(QWidget, "treeView")
    assert view is not None
    model = view.model()
    heads = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]
    assert heads == ["Tên", "Kích thước", "Loại", "Ngày sửa"]


def test_the_print_preview_of_qt_is_vietnamese(qtbot, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    dialog = QPrintPreviewDialog(printer)
    qtbot.addWidget(dialog)
    words = words_of(dialog)
    assert dialog.windowTitle() == "Xem trước khi in"
    assert {"In", "Dọc", "Ngang", "Vừa chiều rộng", "Trang sau", "Thiết lập trang"} <= words


def test_small_dialogs_are_vietnamese(qtbot):
    for dialog in (QProgressDialog(), QInputDialog(), QErrorMessage()):
        qtbot.addWidget(dialog)
        dialog.show()
        assert words_of(dialog) & {"Hủy", "Đồng ý"}, dialog
    assert "Lần sau vẫn hiện thông báo này" in words_of(dialog)


def test_a_shortcut_is_shown_with_the_words_of_the_keyboard():
    def shown(text: str) -> str:
        keys = QKeySequence.fromString(text, QKeySequence.SequenceFormat.PortableText)
        return keys.toString(QKeySequence.SequenceFormat.NativeText)

    assert shown("Ctrl+S") == "Ctrl+S"
    assert shown("Ctrl+PgDown") == "Ctrl+PgDown"
    assert shown("Alt+Left") == "Alt+Trái"
    assert shown("Ctrl+Return") == "Ctrl+Enter"


def test_shortcuts_written_in_code_are_still_understood():
    for text in ("Ctrl+S", "Alt+Left", "Ctrl+PgDown", "Ctrl+Return", "F3", "Shift+F6", "Ctrl+="):
        portable = QKeySequence.fromString(text, QKeySequence.SequenceFormat.PortableText)
        assert QKeySequence(text) == portable, text


def messages() -> Iterator[tuple[str, str, str]]:
    for context in ElementTree.parse(resource("i18n", "qtbase_vi.ts")).getroot():
        for message in context.iter("message"):
            words = message.findtext("source", ""), message.findtext("translation", "")
            yield context.findtext("name", ""), *words


def test_every_translated_text_is_one_that_qt_still_asks_for():
    german = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert german.load("qtbase_de", folder)
    gone = [(c, source) for c, source, _ in messages() if not german.translate(c, source)]
    assert gone == []


def test_no_text_is_left_empty_or_loses_a_placeholder():
    for context, source, translation in messages():
        assert translation, (context, source)
        assert is_normalized("NFC", translation), (context, source)
        marks = [re.findall(r"%[0-9p]", text) for text in (source, translation)]
        assert sorted(marks[0]) == sorted(marks[1]), (context, source)


def test_an_access_key_sits_on_a_letter_without_accent():
    for context, source, translation in messages():
        key = re.findall("&(.)", translation)
        assert len(key) <= 1, (context, source)
        assert set(key) <= set(ascii_letters), (context, source)


@pytest.mark.parametrize("kind", [QSpinBox, QDoubleSpinBox, QDateEdit])
def test_the_menu_of_a_spin_box_is_vietnamese(qtbot, kind):
    """Its menu is made when it opens: caught there instead of being shown."""
    field = kind()
    qtbot.addWidget(field)
    field.show()
    caught: list[str] = []

    def catch() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            caught.extend(menu_words(menu))
            menu.close()

    QTimer.singleShot(0, catch)
    middle = field.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(field, QContextMenuEvent(reason, middle, field.mapToGlobal(middle)))
    assert caught
    assert caught[: len(EDIT_MENU)] == EDIT_MENU
    assert english_in(caught) == []


def test_a_text_browser_and_a_label_offer_copying_in_vietnamese(qtbot):
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    browser.setHtml("<p>Trợ giúp <a href='x'>liên kết</a></p>")
    menu = browser.createStandardContextMenu()
    qtbot.addWidget(menu)
    assert "Sao chép" in menu_words(menu)
    assert english_in(menu_words(menu)) == []


def test_the_print_dialog_of_qt_is_vietnamese(qtbot, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    found = words_of(dialog) | boxes_of(dialog)
    assert len(found) > 10
    assert english_in(found) == []


ENGLISH = re.compile(
    r"\b(undo|redo|cut|copy|paste|delete|select|step|print|printer|name|location|type|copies|"
    r"pages?|range|all|options?|output|file|color|colour|duplex|none|collate|reverse|order|from|"
    r"to|current|even|odd|set|selection|preview|portrait|landscape|paper|size|width|height|"
    r"orientation|margins?|hue|sat|val|red|green|blue|alpha|html|basic|custom|add|pick|screen|"
    r"properties|advanced|cancel|open|save|link|side|long|short|edge)\b",
    re.IGNORECASE,
)
TAKEN_OVER = {"&HTML:", "HTML:"}  # the same word in Vietnamese


def english_in(words: Iterable[str]) -> list[str]:
    return sorted(each for each in words if ENGLISH.search(each) and each not in TAKEN_OVER)


def boxes_of(parent: QObject) -> set[str]:
    """Titles of boxes and tabs, and what combo boxes offer."""
    found = {plain(box.title()) for box in parent.findChildren(QGroupBox)}
    for tabs in parent.findChildren(QTabWidget):
        found |= {plain(tabs.tabText(at)) for at in range(tabs.count())}
    return found

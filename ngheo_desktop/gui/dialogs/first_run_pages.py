"""The pages of the first run: place, first person, recovery code, first data."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QListWidgetItem, QRadioButton, QVBoxLayout, QWidget

from ngheo_desktop import catalogs
from ngheo_desktop.domain.register import Commune
from ngheo_desktop.domain.terms import AREA_TERMS, Area, hamlet_word
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.forms.ui_first_run_code import Ui_FirstRunCodePage
from ngheo_desktop.gui.forms.ui_first_run_person import Ui_FirstRunPersonPage
from ngheo_desktop.gui.forms.ui_first_run_place import Ui_FirstRunPlacePage
from ngheo_desktop.gui.widgets.password_edit import new_password_problem
from ngheo_desktop.operations.office import login_of
from ngheo_desktop.operations.opening import ends_code
from ngheo_desktop.text import clean, search_key

_FOUND_SHOWN = 40
_IMPORT_HINT = (
    "Chọn tệp danh sách hộ đang có, xem trước từng dòng rồi mới ghi vào sổ. "
    "Chưa ghi gì trước khi anh/chị chọn Ghi vào sổ."
)
_EMPTY_HINT = "Mở sổ chưa có hộ nào. Khi cần vẫn nhập Excel được ở mục Hộ dân."


class PlacePage(QWidget):
    """Xã, phường, đặc khu; ấp, khóm."""

    title = "Xã, phường, đặc khu và ấp, khóm"
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_FirstRunPlacePage()
        self.form.setupUi(self)
        for area, term in AREA_TERMS.items():
            self.form.area_combo.addItem(term, area)
        self.form.area_combo.setCurrentIndex(-1)
        self.form.area_combo.setPlaceholderText("Chọn khu vực")
        self.form.commune_edit.installEventFilter(self)
        self.form.commune_edit.textEdited.connect(self._on_typed)
        self.form.commune_list.currentItemChanged.connect(self._on_chosen)
        self.form.commune_list.itemActivated.connect(self._on_activated)
        self.form.area_combo.currentIndexChanged.connect(self.edited)
        self.form.hamlets_edit.textChanged.connect(self._on_hamlets_edited)
        found = self.form.commune_list
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list_communes()
        self._on_chosen()

    def commune(self) -> Commune | None:
        """The chosen commune, with the area that the officer gave where the list has none."""
        chosen = self._chosen()
        if chosen is None:
            return None
        area = chosen.area or self.form.area_combo.currentData()
        return Commune(
            chosen.code, chosen.name, chosen.kind, chosen.province, Area(area) if area else None
        )

    def hamlets(self) -> tuple[str, ...]:
        lines = self.form.hamlets_edit.toPlainText().splitlines()
        return tuple(name for name in map(clean, lines) if name)

    def problem(self) -> tuple[str, QWidget] | None:
        """What keeps from going on, and where; None when nothing does."""
        commune = self.commune()
        if commune is None:
            return "Chưa chọn xã, phường, đặc khu. Hãy gõ vài chữ của tên.", self.form.commune_edit
        if commune.area is None:
            text = f"Chưa chọn khu vực của {commune.full_name}: nông thôn hay thành thị."
            return text, self.form.area_combo
        twice = _named_twice(self.hamlets())
        if twice:
            return f"«{twice}» được ghi hai lần. Hãy bỏ một dòng.", self.form.hamlets_edit
        return None

    def first_field(self) -> QWidget:
        return self.form.commune_edit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the found communes while typing goes on; Enter takes the one in the list."""
        if (
            watched is self.form.commune_edit
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._took(event.key())
        ):
            return True
        return super().eventFilter(watched, event)

    def _took(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        found = self.form.commune_list
        if key in steps and found.count():
            row = found.currentRow() + steps[Qt.Key(key)]
            found.setCurrentRow(max(0, min(row, found.count() - 1)))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen() is not None:
            self._on_activated()
            return True
        return False

    def _chosen(self) -> catalogs.Commune | None:
        item = self.form.commune_list.currentItem()
        if item is None:
            return None
        found: catalogs.Commune = item.data(Qt.ItemDataRole.UserRole)
        return found

    def _list_communes(self, text: str = "") -> None:
        found = self.form.commune_list
        found.clear()
        for commune in catalogs.find_communes(text, _FOUND_SHOWN):
            item = QListWidgetItem(f"{commune.title}, {commune.province}", found)
            item.setSizeHint(QSize(0, theme.metrics().px(24)))
            item.setToolTip(item.text())
            item.setData(Qt.ItemDataRole.UserRole, commune)

    def _on_typed(self, text: str) -> None:
        self._list_communes(text)
        self.form.commune_list.setCurrentRow(0 if clean(text) else -1)

    def _on_chosen(self) -> None:
        chosen = self._chosen()
        asks_area = chosen is not None and chosen.area is None
        self.form.area_label.setVisible(asks_area)
        self.form.area_combo.setVisible(asks_area)
        self.form.chosen_label.setText(
            f"Đã chọn: {chosen.title}, {chosen.province} (mã {chosen.code})"
            if chosen
            else "Chưa chọn."
        )
        self._on_hamlets_edited()

    def _on_activated(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.area is None:
            self.form.area_combo.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.hamlets_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_hamlets_edited(self) -> None:
        chosen = self._chosen()
        kind = hamlet_word(chosen.kind if chosen is not None else "")
        count = len(self.hamlets())
        told = f"{count} {kind}. " if count else ""
        self.form.hamlets_hint_label.setText(
            f"{told}Dòng không ghi loại được hiểu là {kind}; "
            f"loại khác thì ghi cả loại, ví dụ «Khu phố 1». Có thể thêm, sửa về sau."
        )
        self.edited.emit()


def _named_twice(names: Sequence[str]) -> str:
    seen: set[str] = set()
    for name in names:
        key = search_key(name)
        if key in seen:
            return name
        seen.add(key)
    return ""


class PersonPage(QWidget):
    """Người dùng đầu tiên."""

    title = "Người dùng đầu tiên"
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_FirstRunPersonPage()
        self.form.setupUi(self)
        self._login_is_own = False  # typed by the officer, no longer proposed
        self.form.name_edit.textChanged.connect(self._on_name_edited)
        self.form.login_edit.textEdited.connect(self._on_login_edited)
        for edit in (self.form.password_edit, self.form.again_edit):
            edit.textChanged.connect(self.edited)
            edit.note_changed.connect(self._on_note)
            self.form.show_check.toggled.connect(edit.show_letters)

    def name(self) -> str:
        return clean(self.form.name_edit.text())

    def login(self) -> str:
        return login_of(self.form.login_edit.text())

    def password(self) -> str:
        return self.form.password_edit.password()

    def problem(self) -> tuple[str, QWidget] | None:
        """What keeps from going on, and where; None when nothing does."""
        if not self.name():
            return "Chưa có họ và tên của người dùng đầu tiên.", self.form.name_edit
        if not self.login():
            return "Chưa có tên đăng nhập.", self.form.login_edit
        return new_password_problem(self.form.password_edit, self.form.again_edit)

    def first_field(self) -> QWidget:
        return self.form.name_edit

    def _on_name_edited(self, name: str) -> None:
        if not self._login_is_own:
            self.form.login_edit.setText(login_of(name))
        self.edited.emit()

    def _on_login_edited(self, text: str) -> None:
        self._login_is_own = bool(text)
        self.edited.emit()

    def _on_note(self, note: str) -> None:
        self.form.typing_notice.say(note)


class CodePage(QWidget):
    """Mã khôi phục: shown once, printed, its end typed once."""

    title = "Mã khôi phục"
    edited = Signal()
    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_FirstRunCodePage()
        self.form.setupUi(self)
        font = theme.title_font(20)
        self.form.code_label.setFont(font)
        self.form.code_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.form.last_edit.setMaximumWidth(theme.metrics().px(160))
        self.form.last_edit.textChanged.connect(self.edited)
        self.form.print_button.clicked.connect(self.print_requested)
        self.form.save_button.clicked.connect(self.save_requested)
        self._code = ""

    def set_code(self, code: str) -> None:
        self._code = code
        groups = code.split("-")
        half = (len(groups) + 1) // 2
        self.form.code_label.setText("-".join(groups[:half]) + "\n" + "-".join(groups[half:]))
        self.form.code_label.setAccessibleName(f"Mã khôi phục {code}")
        self.form.last_edit.clear()

    def problem(self) -> tuple[str, QWidget] | None:
        """What keeps from going on, and where; None when nothing does."""
        if not ends_code(self._code, self.form.last_edit.text()):
            text = "Bốn ký tự cuối của mã chưa khớp. Hãy nhìn phiếu và gõ lại."
            return text, self.form.last_edit
        return None

    def first_field(self) -> QWidget:
        return self.form.print_button


class DataPage(QWidget):
    """Số liệu ban đầu."""

    title = "Số liệu ban đầu"
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.import_radio = QRadioButton("Nhập danh &sách từ Excel", self)
        self.import_radio.setObjectName("import_radio")
        self.empty_radio = QRadioButton("Để t&rống, thêm từng hộ", self)
        self.empty_radio.setObjectName("empty_radio")
        self.import_radio.setChecked(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for radio, hint in ((self.import_radio, _IMPORT_HINT), (self.empty_radio, _EMPTY_HINT)):
            label = QLabel(hint, self)
            label.setWordWrap(True)
            label.setContentsMargins(theme.metrics().px(24), 0, 0, theme.metrics().px(12))
            radio.setAccessibleDescription(hint)
            layout.addWidget(radio)
            layout.addWidget(label)
        layout.addStretch()

    def wants_import(self) -> bool:
        return self.import_radio.isChecked()

    def problem(self) -> tuple[str, QWidget] | None:
        return None

    def first_field(self) -> QWidget:
        return self.import_radio if self.import_radio.isChecked() else self.empty_radio

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

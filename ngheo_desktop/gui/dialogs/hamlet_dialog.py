"""Ấp, khóm: name, kind, area by date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.terms import AREA_TERMS, Area
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.forms.ui_hamlet_dialog import Ui_HamletDialog
from ngheo_desktop.operations.office import split_hamlet
from ngheo_desktop.text import clean

KINDS = ("ấp", "khóm", "khu phố", "tổ dân phố", "thôn")


@dataclass(frozen=True, slots=True)
class HamletDraft:
    """What the officer wants of a hamlet; `since` is None while its area stays."""

    name: str
    kind: str
    hardship: bool
    area: Area
    since: date | None
    old_commune: str = ""


class HamletDialog(QDialog):
    """Asks to save with `save_requested`; whoever saves then accepts it, or refuses in words."""

    save_requested = Signal(object)  # HamletDraft

    def __init__(
        self,
        hamlet: Hamlet,
        today: date,
        usual_area: Area | None = None,
        parent: QWidget | None = None,
        *,
        old_communes: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._is_new = not hamlet.id
        self._area = hamlet.area_on(today) or usual_area
        self.form = Ui_HamletDialog()
        self.form.setupUi(self)
        self.form.since_edit.may_come = True
        self.setWindowTitle("Thêm ấp, khóm" if self._is_new else f"Sửa {hamlet.full_name}")
        self.form.kind_combo.addItems(KINDS)
        self.form.kind_combo.setCurrentText(hamlet.kind)
        self.form.name_edit.setText(hamlet.name)
        for area, term in AREA_TERMS.items():
            self.form.area_combo.addItem(term, area)
        self.form.area_combo.setCurrentIndex(self.form.area_combo.findData(self._area))
        self._offer_old_communes(hamlet.old_commune, old_communes)
        self.form.hardship_check.setChecked(hamlet.hardship)
        self.form.areas_label.setText("" if self._is_new else _known(hamlet))
        self.form.area_combo.currentIndexChanged.connect(self._on_area_chosen)
        self.form.save_button.clicked.connect(self._on_save)
        self.form.close_button.clicked.connect(self.reject)
        self._on_area_chosen()
        self.resize(theme.metrics().px(520), theme.metrics().px(350))
        self.form.name_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name_edit.selectAll()

    def refuse(self, text: str, field: QWidget | None = None) -> None:
        """Say why it cannot be saved; the draft stays."""
        self.form.notice.say(text, "error")
        (field or self.form.name_edit).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_old_communes(self, known: str, offered: Sequence[str]) -> None:
        combo = self.form.old_commune_combo
        combo.addItem("(không ghi)", "")
        for name in dict.fromkeys([*offered, *([known] if known else [])]):
            combo.addItem(name, name)
        combo.setCurrentIndex(combo.findData(known))

    def _chosen_area(self) -> Area | None:
        area = self.form.area_combo.currentData()
        return Area(area) if area else None

    def _asks_since(self) -> bool:
        return not self._is_new and self._chosen_area() != self._area

    def _on_area_chosen(self) -> None:
        self.form.since_label.setVisible(self._asks_since())
        self.form.since_edit.setVisible(self._asks_since())

    def _on_save(self) -> None:
        typed = clean(self.form.name_edit.text())
        kind, name = split_hamlet(typed, "")
        if name == typed:  # no kind was typed before the name
            kind = self.form.kind_combo.currentText()
        area = self._chosen_area()
        since = self.form.since_edit.day() if self._asks_since() else None
        if not name:
            self.refuse("Chưa có tên ấp, khóm.")
        elif area is None:
            self.refuse("Chưa chọn khu vực: nông thôn hay thành thị.", self.form.area_combo)
        elif self._asks_since() and since is None:
            text = "Chưa có ngày bắt đầu của khu vực mới. Hãy nhập đủ, ví dụ 01/07/2025."
            self.refuse(text, self.form.since_edit)
        else:
            hardship = self.form.hardship_check.isChecked()
            old = self.form.old_commune_combo.currentData()
            self.save_requested.emit(HamletDraft(name, kind, hardship, area, since, old))


def _known(hamlet: Hamlet) -> str:
    told = [f"{AREA_TERMS[area]} từ {day:%d/%m/%Y}" for day, area in hamlet.areas]
    areas = f"Khu vực đã ghi: {'; '.join(told)}. " if told else ""
    return f"{areas}Đổi tên theo quyết định thì chọn «Đổi tên từ ngày…», tên cũ được giữ lại."

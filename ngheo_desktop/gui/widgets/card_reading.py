"""Quét CCCD in the member's form: the card fills the fields and is kept nowhere."""

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.id_card import IdCard, read_card
from ngheo_desktop.gui.forms.ui_member_dialog import Ui_MemberDialog
from ngheo_desktop.gui.widgets.card_burst import CardBurst
from ngheo_desktop.text import masked_id

_WAITING = "Đưa thẻ vào máy quét. Nhấn Esc để thôi."
_READING = "Đang đọc thẻ…"
_MANGLED = (
    "Bộ gõ tiếng Việt đã làm sai chữ khi quét, chỉ giữ số và ngày. "
    "Hãy chuyển UniKey sang E rồi quét lại, hoặc nhập họ tên."
)
_UNREAD = (
    "Chưa đọc được thẻ, các ô vẫn như trước. Hãy chuyển UniKey sang E rồi quét lại, hoặc nhập tay."
)


class CardReading(QObject):
    """By its key it waits for a card; a burst in any field is understood as well."""

    def __init__(self, form: Ui_MemberDialog, today: date, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._form, self._today = form, today
        self._waits = False
        self.burst = CardBurst(dialog)
        self.burst.began.connect(self._on_began)
        self.burst.ended.connect(self._on_ended)
        self.burst.left.connect(form.notice.clear)

    def wait(self) -> None:
        """The next keys are a card, in whatever field the focus stands."""
        self._waits = True
        self.burst.wait()
        self._waits = False

    def _on_began(self) -> None:
        self._form.notice.say(_WAITING if self._waits else _READING)

    def _on_ended(self, burst: str, touched: bool) -> None:
        card = read_card(burst, self._today, touched=touched)
        if card is None:
            self._form.notice.say(_UNREAD, "warning")
            return
        before = "".join(self._form.personal_id_edit.text().split())
        self._fill(card)
        if not card.is_clear:
            self._form.notice.say(_MANGLED, "warning")
        elif before and before != card.number:
            text = f"Đã đọc thẻ. Số định danh trước đó là {masked_id(before)}."
            self._form.notice.say(f"{text} Vui lòng đối chiếu.", "warning")
        else:
            self._form.notice.say("Đã đọc thẻ. Vui lòng đối chiếu với thẻ.", "done")

    def _fill(self, card: IdCard) -> None:
        """What the card does not tell, or not clearly, stays as it was."""
        form = self._form
        form.personal_id_edit.setText(card.number)
        if card.is_clear:
            form.name_edit.setText(card.name)
        if card.birth is not None:
            form.birth_edit.set_birth(card.birth)
        if card.sex is not None:
            form.sex_combo.setCurrentIndex(form.sex_combo.findData(str(card.sex)))
        if card.issued is not None:
            form.issued_edit.set_day(card.issued)
        (form.relation_combo if card.is_clear else form.name_edit).setFocus()

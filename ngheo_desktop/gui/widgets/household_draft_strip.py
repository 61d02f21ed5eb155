"""Says that what is shown of a household is not all saved, or that this account may only read."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.drafts import HouseholdDraft, changed_fields
from ngheo_desktop.domain.field_words import FIELD_WORDS
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import ROLE_TERMS, Right, holders
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.forms.ui_household_page import Ui_HouseholdPage
from ngheo_desktop.gui.widgets.kept_drafts import time_words


class HouseholdDraftStrip(QObject):
    """Hidden while everything on the screen is in the register or freshly typed."""

    def __init__(self, form: Ui_HouseholdPage, parent: QWidget, *, may_edit: bool) -> None:
        super().__init__(parent)
        self._form, self._may_edit = form, may_edit
        theme.set_ground(form.draft_strip, "info")
        form.draft_label.setWordWrap(True)
        form.draft_layout.setStretch(0, 1)
        form.draft_save_button.setVisible(may_edit)
        form.draft_drop_button.setVisible(may_edit)
        form.draft_strip.hide()

    def show_for(self, kept: HouseholdDraft | None, stored: Household) -> None:
        """Say when it was typed, and what has changed in the register since."""
        if not self._may_edit:
            who = ", ".join(ROLE_TERMS[role] for role in holders(Right.EDIT_HOUSEHOLDS))
            self.say(f"Tài khoản này chỉ xem hồ sơ hộ. Việc sửa dành cho: {who}.")
            return
        self._form.draft_strip.setVisible(kept is not None)
        if kept is None:
            return
        text = f"Có phần chưa lưu{time_words(kept.kept_at)}."
        changed = changed_fields(kept.base, stored)
        if changed:
            words = ", ".join(
                "Thành viên" if name == "members" else FIELD_WORDS.get(name, name)
                for name in changed
            )
            text += f" Sau đó hộ này đã được sửa ở chỗ khác: {words}."
            text += " Vui lòng xem kỹ trước khi lưu."
        if kept.people:
            names = ", ".join(each.member.name or "người chưa có tên" for each in kept.people)
            text += f" Còn đang nhập dở: {names}. Mở lại ở thẻ Thành viên."
        self.say(text)

    def say(self, text: str) -> None:
        """Show the strip."""
        self._form.draft_label.setText(text)
        self._form.draft_strip.show()

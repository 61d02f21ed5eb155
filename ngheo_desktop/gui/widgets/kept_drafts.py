"""Phần chưa lưu: edits that were left, kept for the session, and the strip that says so."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import ROLE_TERMS, Right, holders
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.forms.ui_household_page import Ui_HouseholdPage


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """Edits left unsaved, and the household they were made on."""

    draft: Household
    base: Household


class KeptDrafts:
    """Drafts by household id; "" is the household that is not in the register yet."""

    def __init__(self) -> None:
        self._kept: dict[str, KeptDraft] = {}

    def __bool__(self) -> bool:
        return bool(self._kept)

    def keep(self, household_id: str, draft: Household, base: Household) -> None:
        """Keep a draft; one that came back keeps the base it was first made on."""
        before = self._kept.get(household_id)
        self._kept[household_id] = KeptDraft(draft, before.base if before else base)

    def drop(self, household_id: str) -> None:
        self._kept.pop(household_id, None)

    def of(self, household_id: str) -> KeptDraft | None:
        return self._kept.get(household_id)


class DraftStrip(QObject):
    """Says that what is shown is not all saved, or that this account may only read."""

    def __init__(self, form: Ui_HouseholdPage, parent: QWidget, *, may_edit: bool) -> None:
        super().__init__(parent)
        self._form, self._may_edit = form, may_edit
        colours = theme.tokens()
        form.draft_strip.setStyleSheet(
            f"#draft_strip {{ background: {colours.info_ground.name()};"
            f" border: 1px solid {colours.info.name()}; border-radius: 4px; }}"
        )
        form.draft_save_button.setVisible(may_edit)
        form.draft_drop_button.setVisible(may_edit)
        form.draft_strip.hide()

    def show_for(self, kept: KeptDraft | None, stored: Household) -> None:
        text = "Có phần chưa lưu."
        if kept and kept.base != stored:
            text += " Hộ này đã được sửa ở chỗ khác sau đó, vui lòng xem kỹ trước khi lưu."
        if not self._may_edit:
            who = ", ".join(ROLE_TERMS[role] for role in holders(Right.EDIT_HOUSEHOLDS))
            text = f"Tài khoản này chỉ xem hồ sơ hộ. Việc sửa dành cho: {who}."
        self._form.draft_label.setText(text)
        self._form.draft_strip.setVisible(kept is not None or not self._may_edit)

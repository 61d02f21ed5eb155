"""What is told of a draft that is on the screen again."""

from datetime import datetime

from ngheo_desktop.domain.days import shown_day, shown_time
from ngheo_desktop.domain.drafts import ChecklistDraft, HouseholdDraft, changed_fields
from ngheo_desktop.domain.field_words import FIELD_WORDS
from ngheo_desktop.domain.register import Household

_LOOK_CLOSELY = "Vui lòng xem kỹ trước khi lưu."


def household_draft_words(kept: HouseholdDraft, stored: Household) -> str:
    """When it was typed, what has changed in the register since, and who is half typed."""
    told = [f"Có phần chưa lưu{_typed_at(kept.kept_at)}."]
    changed = changed_fields(kept.base, stored)
    if changed:
        words = ", ".join(
            "Thành viên" if name == "members" else FIELD_WORDS.get(name, name) for name in changed
        )
        told += [f"Sau đó hộ này đã được sửa ở chỗ khác: {words}.", _LOOK_CLOSELY]
    if kept.people:
        names = ", ".join(each.member.name or "người chưa có tên" for each in kept.people)
        told += [f"Còn đang nhập dở: {names}. Mở lại ở thẻ Thành viên."]
    return " ".join(told)


def sheet_draft_words(kept: ChecklistDraft, *, saved_since: bool) -> str:
    """When it was typed, and that somebody has saved the sheet since."""
    told = [f"Phiếu này có phần chưa lưu vào sổ{_typed_at(kept.kept_at)}."]
    if saved_since:
        told += ["Sau đó phiếu đã được lưu ở chỗ khác.", _LOOK_CLOSELY]
    return " ".join(told)


def _typed_at(at: datetime | None) -> str:
    """«, nhập lúc 14:05 ngày 24/11/2026»."""
    if at is None:
        return ""
    return f", nhập lúc {shown_time(at)} ngày {shown_day(at.astimezone())}"

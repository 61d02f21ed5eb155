"""Khôi phục: what a backup would change, and the password before it takes the register's place."""

from PySide6.QtWidgets import QListWidget, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.password_question import PasswordQuestion
from ngheo_desktop.operations.backups import Comparison
from ngheo_desktop.operations.restoring import KEPT_DAYS

_CHANGES = {
    "lost": "không còn trong sổ",
    "added": "có lại trong sổ",
    "changed": "trở về như ngày đó",
}


class RestoreDialog(PasswordQuestion):
    """Names the households that would change, as far as they can be read at one go."""

    def __init__(self, compared: Comparison, parent: QWidget) -> None:
        title = "Khôi phục từ bản sao lưu"
        super().__init__(title, question_of(compared), "&Khôi phục", "&Giữ như hiện nay", parent)
        self.change_list = QListWidget(self)
        self.change_list.setObjectName("change_list")
        self.change_list.setAccessibleName("Các hộ sẽ thay đổi")
        self.change_list.addItems(
            [f"{each.code}  {each.head_name}: {_CHANGES[each.change]}" for each in compared.named]
        )
        self.change_list.setVisible(bool(compared.named))
        self.parts.insertWidget(1, self.change_list, 1)
        sizes = theme.metrics()
        self.resize(sizes.px(560), sizes.px(440 if compared.named else 240))


def question_of(compared: Comparison) -> str:
    """«Khôi phục bản ngày 20/11/2026? 34 thay đổi từ sau ngày đó sẽ không còn trong sổ. …»."""
    at = compared.made_at.astimezone()
    households, members = (grouped_digits(n) for n in (compared.households, compared.members))
    said = [f"Khôi phục bản ngày {at:%d/%m/%Y} lúc {at:%H:%M}?"]
    said.append(f"Bản này có {households} hộ, {members} người.")
    if compared.acts_lost is None:
        said.append("Bản này không phải một ngày trước của sổ đang mở.")
    elif compared.acts_lost:
        acts = grouped_digits(compared.acts_lost)
        said.append(f"{acts} thay đổi từ sau lúc đó sẽ không còn trong sổ.")
    else:
        said.append("Từ lúc đó sổ chưa có thay đổi nào.")
    if compared.drafts_lost:
        drafts = grouped_digits(compared.drafts_lost)
        said.append(f"{drafts} phần nhập dở từ sau lúc đó cũng không còn.")
    if compared.added or compared.changed or compared.lost:
        counts = (compared.changed, compared.added, compared.lost)
        said.append("{} hộ trở về như cũ, {} hộ có lại, {} hộ không còn.".format(*counts))
    said.append(f"Số liệu hiện nay được giữ {KEPT_DAYS} ngày để lấy lại.")
    return " ".join(said)

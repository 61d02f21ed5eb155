"""Sao lưu: where to, the newest proven backups, and the way back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui.dialogs.kept_state_question import KeptStateQuestion
from ngheo_desktop.gui.dialogs.restore_dialog import RestoreDialog
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from ngheo_desktop.operations.backups import (
    Backup,
    Comparison,
    back_up,
    backup_place,
    choose_backup_place,
    list_backups,
    verify_backup,
)
from ngheo_desktop.operations.kept_states import (
    KeptState,
    compare_kept,
    list_kept,
    remove_kept,
    restore_kept,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.restoring import KEPT_DAYS, Restored, restore_backup
from ngheo_desktop.progress import Report

_HEADINGS = ("Lúc", "Đã mở lại, khớp", "Tự sao lưu", "Tệp")
_KEPT_HEADINGS = ("Khôi phục lúc", "Đã mở lại, khớp", "Giữ đến", "Thư mục")
_FILES = "Bản sao lưu (*.ngheo)"


class BackupSection(SettingsSection):
    heading = "Sao lưu"

    backed_up = Signal()
    restored = Signal()  # another register has taken the place of this one, which is closed

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self._place: Path | None = None
        self._dialog: RestoreDialog | None = None
        self._kept: list[KeptState] = []
        self.place_label = QLabel(self)
        self.place_label.setWordWrap(True)
        self.place_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._model = TextTableModel(_HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("backup_table")
        self.table.setAccessibleName("Các bản sao lưu gần nhất")
        self.table.setModel(self._model)
        make = self.command
        save = make("save_action", "Sao lưu ngay", "backup", "main", self._on_save_asked)
        change = make("place_action", "Đổi nơi sao lưu…", "folder", "edit", self._on_place_asked)
        restore = make("restore_action", "Khôi phục…", "restore", "", self._on_restore_asked)
        may_restore = office.actor.may(Right.RESTORE_BACKUPS)
        restore.setVisible(may_restore)
        restore.setEnabled(may_restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(self.tool_row(save, change, *([restore] if may_restore else [])))
        layout.addWidget(self.place_label)
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._kept_part(), 1)

    def _kept_part(self) -> QWidget:
        """«Bản trước khi khôi phục»: there only where a restore has left one."""
        self.kept_part = QWidget(self)
        self.kept_label = QLabel(f"Bản trước khi &khôi phục, giữ {KEPT_DAYS} ngày:", self.kept_part)
        self._kept_model = TextTableModel(_KEPT_HEADINGS, self)
        self.kept_table = ListTable(self.kept_part)
        self.kept_table.setObjectName("kept_state_table")
        self.kept_table.setAccessibleName("Bản trước khi khôi phục")
        self.kept_table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.kept_table.setModel(self._kept_model)
        self.kept_table.selectionModel().currentRowChanged.connect(self._show_kept_commands)
        self.kept_label.setBuddy(self.kept_table)
        make = self.command
        self.bring_back_action = make(
            "bring_back_action", "Lấy lại bản này…", "restore", "", self._on_kept_asked
        )
        self.remove_action = make(
            "remove_kept_action", "Bỏ bản này…", "remove", "remove", self._on_remove_asked
        )
        layout = QVBoxLayout(self.kept_part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.kept_label)
        layout.addLayout(self.tool_row(self.bring_back_action, self.remove_action))
        layout.addWidget(self.kept_table, 1)
        self._show_kept([])
        return self.kept_part

    def first_field(self) -> QWidget:
        return self.table

    def reload(self) -> None:
        office = self._office
        self.run(lambda _report: _read(office), self._on_read)

    def _on_read(self, found: tuple[Path | None, list[Backup], list[KeptState]]) -> None:
        self._place, backups, kept = found
        self._show_kept(kept)
        where = f"Nơi sao lưu: {self._place}. Khi đóng chương trình, sổ tự sao lưu vào đây."
        self.place_label.setText(where if self._place else "Chưa chọn nơi sao lưu.")
        self._model.set_rows([_row(each) for each in backups])
        self.fit_columns(self.table)
        if backups:
            self.table.selectRow(0)
        else:
            self.notice.say("Chưa có bản sao lưu nào. Cắm USB rồi chọn Sao lưu ngay.", "warning")

    # What restores have replaced

    def _show_kept(self, kept: list[KeptState]) -> None:
        self._kept = kept
        self._kept_model.set_rows([_kept_row(each) for each in kept])
        self.fit_columns(self.kept_table)
        self.kept_part.setVisible(bool(kept))
        if kept:
            self.kept_table.selectRow(0)
        self._show_kept_commands()

    def _current_kept(self) -> KeptState | None:
        row = self.kept_table.currentIndex().row()
        return self._kept[row] if 0 <= row < len(self._kept) else None

    def _show_kept_commands(self) -> None:
        chosen = self._current_kept()
        self.bring_back_action.setEnabled(chosen is not None and not chosen.fault)
        self.remove_action.setEnabled(chosen is not None)

    def _on_kept_asked(self) -> None:
        office, chosen = self._office, self._current_kept()
        if chosen is None or self.is_working:
            return
        folder = chosen.folder
        self.notice.say("Đang mở bản này và so với sổ hiện nay.")
        self.run(
            lambda _report: compare_kept(office, folder),
            lambda told: self._ask(told, partial(restore_kept, office, folder)),
        )

    def _on_remove_asked(self) -> None:
        chosen = self._current_kept()
        if chosen is None or self.is_working:
            return
        self.question = KeptStateQuestion(chosen, self)
        self.question.confirmed.connect(partial(self._remove, chosen.folder))
        self.question.open()

    def _remove(self, folder: Path) -> None:
        office = self._office
        self.run(lambda _report: remove_kept(office, folder), self._on_removed)

    def _on_removed(self, _done: None) -> None:
        said = "Đã bỏ bản trước khi khôi phục."
        self.notice.say(said, "done")
        self.told.emit(said)
        self.reload()

    # Making one

    def _on_save_asked(self) -> None:
        if self._place is None:
            self._on_place_asked()
        else:
            self._save_into(self._place)

    def _on_place_asked(self) -> None:
        chosen = self.ask_folder()
        if chosen is None:
            return
        office = self._office
        self.run(lambda _report: _chosen(office, chosen), self._on_chosen)

    def _on_chosen(self, place: Path) -> None:
        self._place = place
        self._save_into(place)  # a place is proven by the first backup in it

    def _save_into(self, place: Path) -> None:
        office = self._office

        def work(report: Report) -> Backup:
            return back_up(office, place, report)

        self.notice.say("Đang sao lưu và mở lại để kiểm tra. Anh/chị cứ làm việc khác.")
        self.run(work, self._on_saved)

    def _on_saved(self, made: Backup) -> None:
        self.notice.say(saved_words(made), "done")
        self.told.emit(saved_words(made))
        self.backed_up.emit()
        self.reload()

    def ask_folder(self) -> Path | None:
        """The folder that the officer picks; None when none."""
        chosen = QFileDialog.getExistingDirectory(self, "Chọn nơi sao lưu")
        return Path(chosen) if chosen else None

    # Going back to one

    def _on_restore_asked(self) -> None:
        file = self.ask_file()
        if file is None:
            return
        office = self._office
        self.notice.say("Đang mở bản sao lưu và so với sổ hiện nay.")
        self.run(
            lambda _report: verify_backup(office, file),
            lambda told: self._ask(told, partial(restore_backup, office, file)),
        )

    def ask_file(self) -> Path | None:
        """The backup that the officer picks; None when none."""
        near = str(self._place or "")
        chosen, _kind = QFileDialog.getOpenFileName(self, "Chọn bản sao lưu", near, _FILES)
        return Path(chosen) if chosen else None

    def _ask(self, compared: Comparison, restore: Callable[[str], Restored]) -> None:
        self.notice.clear()
        dialog = RestoreDialog(compared, self)
        dialog.confirmed.connect(partial(self._restore, restore))
        dialog.finished.connect(self._on_asked)
        self._dialog = dialog
        dialog.open()

    def _on_asked(self) -> None:
        self._dialog = None
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self, restore: Callable[[str], Restored], password: str) -> None:
        if self._dialog is not None:
            self.run(lambda _report: restore(password), self._on_restored, self._dialog.refuse)

    def _on_restored(self, _done: Restored) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.restored.emit()


def _read(office: Office) -> tuple[Path | None, list[Backup], list[KeptState]]:
    may_restore = office.actor.may(Right.RESTORE_BACKUPS) and not office.is_practice
    kept = list_kept(office) if may_restore else []
    return backup_place(office), list_backups(office), kept


def _kept_row(kept: KeptState) -> tuple[str, ...]:
    counts = f"{grouped_digits(kept.households)} hộ, {grouped_digits(kept.members)} người"
    told = f"Không lấy lại được: {kept.fault}" if kept.fault else counts
    return f"{kept.since:%d/%m/%Y %H:%M}", told, f"{kept.until:%d/%m/%Y}", str(kept.folder)


def _chosen(office: Office, place: Path) -> Path:
    choose_backup_place(office, place)
    return place


def saved_words(made: Backup) -> str:
    """«Đã sao lưu vào USB và mở lại để kiểm tra: khớp 2.412 hộ, 8.930 người.»."""
    done = f"Đã sao lưu vào «{made.file.parent}» và mở lại để kiểm tra: khớp {_counts(made)}."
    if made.lost_files:
        return f"{done} Thiếu {made.lost_files} tệp đính kèm: xem ở Kiểm tra dữ liệu."
    return done


def _row(made: Backup) -> tuple[str, ...]:
    own = "tự động" if made.automatic else ""
    return f"{made.made_at.astimezone():%d/%m/%Y %H:%M}", _counts(made), own, str(made.file)


def _counts(made: Backup) -> str:
    households, members = map(grouped_digits, (made.households, made.members))
    files = f", {grouped_digits(made.files)} tệp đính kèm" if made.files else ""
    return f"{households} hộ, {members} người{files}"

"""Đơn vị và ấp, khóm: the list of hamlets, their order, hardship and area by date."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QLabel, QVBoxLayout, QWidget

from ngheo_desktop.domain.hamlet_changes import ChangeKind
from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.terms import AREA_TERMS, hamlet_word
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.commune_change_dialog import CommuneChangeDialog
from ngheo_desktop.gui.dialogs.hamlet_change_dialog import HamletChangeDialog
from ngheo_desktop.gui.dialogs.hamlet_counts_dialog import HamletCountsDialog
from ngheo_desktop.gui.dialogs.hamlet_dialog import HamletDialog, HamletDraft
from ngheo_desktop.gui.dialogs.place_change_dialog import PlaceChangeDialog
from ngheo_desktop.gui.hamlet_saving import (
    Places,
    read_places,
    save_draft,
    save_order,
    with_act,
)
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.place_history import PlaceHistory
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.hamlet_changes import hamlets_differ
from ngheo_desktop.operations.hamlets import (
    remove_hamlet,
)
from ngheo_desktop.operations.office import Office

_HEADINGS = ("STT", "Ấp, khóm", "Khu vực hiện nay", "Từ ngày", "Đặc biệt khó khăn")


class HamletsSection(SettingsSection):
    heading = "Đơn vị và ấp, khóm"

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self._hamlets: tuple[Hamlet, ...] = ()
        self._dialog: HamletDialog | None = None
        self._edited = Hamlet("", "")
        self._wanted_id = ""  # the row to stand on after reading anew
        self._commune = office.commune
        self.unit_label = QLabel(f"{office.commune.full_name}, {office.commune.province}", self)
        theme.set_title_font(self.unit_label, 13)
        self._old_communes: tuple[str, ...] = ()
        self.old_label = QLabel(self)
        self.old_label.setWordWrap(True)
        self.history = PlaceHistory(self)
        self._model = TextTableModel(_HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("hamlet_table")
        self.table.setAccessibleName("Danh sách ấp, khóm")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.table.activated.connect(self._on_change_asked)
        make = self.command
        actions = (
            make("add_action", "Thêm ấp, khóm", "add", "new", self._on_add_asked),
            make("change_action", "Sửa", "edit", "edit", self._on_change_asked),
            make("up_action", "Đưa lên", "previous", "move_up", self._on_up_asked),
            make("down_action", "Đưa xuống", "next", "move_down", self._on_down_asked),
            make("remove_action", "Bỏ", "remove", "remove", self._on_remove_asked),
        )
        word = hamlet_word(office.commune.kind)
        split, merge = ChangeKind.SPLIT, ChangeKind.MERGE
        changes = (
            make("rename_action", "Đổi tên từ ngày…", "calendar", "family_event", self._on_rename),
            make("split_action", f"Tách {word}…", "houses", "", partial(self._ask_change, split)),
            make("merge_action", f"Nhập {word}…", "place", "", partial(self._ask_change, merge)),
            make(
                "commune_action",
                f"Đổi tên {office.commune.kind}…",
                "law",
                "",
                self._on_commune_asked,
            ),
            make("counts_action", "Tổng số hộ, khẩu…", "households", "", self._on_counts_asked),
        )
        self.table.addAction(actions[-1])
        actions[-1].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # only on a row
        self._lay_out(actions, changes)

    def _lay_out(self, actions: Sequence[QAction], changes: Sequence[QAction]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self.unit_label)
        layout.addWidget(self.old_label)
        layout.addLayout(self.tool_row(*actions))
        layout.addLayout(self.tool_row(*changes))
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.history)

    def first_field(self) -> QWidget:
        return self.table

    def reload(self) -> None:
        office = self._office
        self.run(lambda _report: read_places(office), self._on_read)

    def current(self) -> Hamlet | None:
        row = self.table.currentIndex().row()
        return self._hamlets[row] if 0 <= row < len(self._hamlets) else None

    def _on_read(self, places: Places) -> None:
        self._commune, self._old_communes = places.commune, places.old_communes
        self.unit_label.setText(f"{self._commune.full_name}, {self._commune.province}")
        self.old_label.setText(f"Trước 01/07/2025: {', '.join(self._old_communes)}")
        self.old_label.setVisible(bool(self._old_communes))
        self.history.show_changes(places.changes)
        self._show_hamlets(places.hamlets)

    def _show_hamlets(self, hamlets: tuple[Hamlet, ...]) -> None:
        at = max(0, self.table.currentIndex().row())
        self._hamlets = hamlets
        self._model.set_rows([self._row(place, each) for place, each in enumerate(hamlets, 1)])
        self.fit_columns(self.table)
        ids = [each.id for each in hamlets]
        if self._wanted_id in ids:
            at = ids.index(self._wanted_id)
        if hamlets:
            self.table.selectRow(min(at, len(hamlets) - 1))
        else:
            self.notice.say("Chưa có ấp, khóm nào. Chọn Thêm ấp, khóm.")

    def _row(self, place: int, hamlet: Hamlet) -> tuple[str, ...]:
        today = self._office.today()
        area = hamlet.area_on(today)
        since = [day for day, _area in hamlet.areas if day <= today]
        return (
            str(place),
            hamlet.full_name,
            AREA_TERMS[area] if area else "chưa ghi",
            f"{since[-1]:%d/%m/%Y}" if since else "",
            "có" if hamlet.hardship else "",
        )

    # Adding and changing

    def _on_add_asked(self) -> None:
        self._open(Hamlet("", "", hamlet_word(self._office.commune.kind)))

    def _on_change_asked(self) -> None:
        hamlet = self.current()
        if hamlet is not None:
            self._open(hamlet)

    def _open(self, hamlet: Hamlet) -> None:
        self.notice.clear()
        dialog = HamletDialog(
            hamlet,
            self._office.today(),
            self._office.commune.area,
            self,
            old_communes=self._old_communes,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.save_requested.connect(self._on_save_asked)
        dialog.finished.connect(self._on_dialog_closed)
        self._dialog, self._edited = dialog, hamlet
        dialog.open()

    def _on_save_asked(self, draft: HamletDraft) -> None:
        office, hamlet = self._office, self._edited
        if self._dialog is not None:

            def work(_report: object) -> tuple[tuple[Hamlet, bool], Act | None]:
                return with_act(office, lambda: save_draft(office, hamlet, draft))

            self.run(work, self._on_saved, self._on_refused)

    def _on_refused(self, text: str) -> None:
        if self._dialog is not None:
            self._dialog.refuse(text)

    def _on_saved(self, done: tuple[tuple[Hamlet, bool], Act | None]) -> None:
        (hamlet, area_changed), act = done
        if self._dialog is not None:
            self._dialog.accept()
        self._wanted_id = hamlet.id
        self._tell_act(act)
        self.told.emit(f"Đã lưu {hamlet.full_name}.")
        self.reload()
        if area_changed:
            self.scoring_needed.emit(f"Khu vực của {hamlet.full_name} đã đổi.")

    def _on_dialog_closed(self) -> None:
        self._dialog = None
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Changes by a paper

    def _on_rename(self) -> None:
        self._ask_change(ChangeKind.RENAME)

    def _ask_change(self, kind: ChangeKind) -> None:
        hamlet = self.current()
        if hamlet is None:
            return
        self.notice.clear()
        self._wanted_id = hamlet.id
        dialog = HamletChangeDialog(self._office, self._runner, self._hamlets, hamlet, kind, self)
        self._open_change(dialog)

    def _on_commune_asked(self) -> None:
        self.notice.clear()
        self._open_change(CommuneChangeDialog(self._office, self._runner, self._commune, self))

    def _open_change(self, dialog: PlaceChangeDialog) -> None:
        dialog.recorded.connect(self._on_recorded)
        dialog.finished.connect(self._on_dialog_closed)
        dialog.open()

    def _on_counts_asked(self) -> None:
        """How many households there are at all: reports take their shares of them."""
        self.notice.clear()
        dialog = HamletCountsDialog(self._office, self._runner, self)
        dialog.recorded.connect(self._on_counted)
        dialog.finished.connect(self._on_dialog_closed)
        dialog.open()

    def _on_counted(self, act: Act) -> None:
        self._tell_act(act)
        self.told.emit(f"Đã {act.name}.")

    def _on_recorded(self, act: Act) -> None:
        self._tell_act(act)
        self.told.emit(f"Đã {act.name}.")
        dialog = self.sender()
        if isinstance(dialog, CommuneChangeDialog):
            self.notice.say("Tên mới của đơn vị hiện ở mọi nơi từ lần mở sổ sau.", "info")
        change = dialog.change if isinstance(dialog, HamletChangeDialog) else None
        if change and hamlets_differ(self._office, change, self._hamlets):
            self.scoring_needed.emit("Các ấp, khóm nhập lại khác nhau về khu vực.")
        self.reload()

    # Order, removal

    def _on_up_asked(self) -> None:
        self._move(-1)

    def _on_down_asked(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        at = self.table.currentIndex().row()
        if not (0 <= at < len(self._hamlets) and 0 <= at + step < len(self._hamlets)):
            return
        order = list(self._hamlets)
        order[at], order[at + step] = order[at + step], order[at]
        office, self._wanted_id = self._office, order[at + step].id
        self.run(
            lambda _report: with_act(office, lambda: save_order(office, order)), self._on_moved
        )

    def _on_moved(self, done: tuple[None, Act | None]) -> None:
        self._tell_act(done[1])
        self.reload()

    def _tell_act(self, act: Act | None) -> None:
        if act is not None:
            self.acted.emit(act)

    def _on_remove_asked(self) -> None:
        hamlet = self.current()
        if hamlet is None:
            return
        office = self._office
        self._wanted_id = ""

        def work(_report: object) -> tuple[None, Act | None]:
            return with_act(office, lambda: remove_hamlet(office, hamlet.id))

        self.notice.clear()
        self.run(work, self._on_removed)

    def _on_removed(self, done: tuple[None, Act | None]) -> None:
        _nothing, act = done
        self._tell_act(act)
        if act is not None:
            self.told.emit(f"Đã {act.name}.")
        self.reload()

"""Nhật ký: the newest lines, and whether the chain of all of them is whole."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.register import HistoryLine
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.table_export import TableExport
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from ngheo_desktop.operations.diary import DiaryCheck, recent, verify
from ngheo_desktop.operations.list_tables import DIARY, DIARY_HEADINGS, diary_row, diary_table
from ngheo_desktop.operations.office import Office

_LINES_SHOWN = 200
_WHOLE = 1_000_000  # lines; an office writes some ten thousand a year


class DiarySection(SettingsSection):
    heading = "Nhật ký"

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self._model = TextTableModel(DIARY_HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("diary_table")
        self.table.setAccessibleName(f"{_LINES_SHOWN} dòng nhật ký mới nhất")
        self.table.setModel(self._model)
        check = self.command(
            "check_action", "Kiểm tra nhật ký", "done", "main", self._on_check_asked
        )
        again = self.command("again_action", "Đọc lại", "retry", "", self.reload)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addLayout(self.tool_row(check, again, *self._exporting()))
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)

    def _exporting(self) -> list[QAction]:
        """«Xuất Excel» of the whole diary, for who may export."""
        if not self._office.actor.may(Right.EXPORT_LISTS):
            return []
        self.exporting = TableExport(self._office, self._runner, self)
        self.exporting.told.connect(self.told)
        return [
            self.command("export_action", "Xuất Excel…", "export", "export", self._on_export_asked)
        ]

    def _on_export_asked(self) -> None:
        office = self._office
        self.run(lambda _report: recent(office, _WHOLE), self._on_whole_read)

    def _on_whole_read(self, lines: list[HistoryLine]) -> None:
        name = f"{DIARY} {self._office.today():%Y-%m-%d}"
        self.exporting.ask([diary_table(lines)], DIARY, name)

    def first_field(self) -> QWidget:
        return self.table

    def reload(self) -> None:
        office = self._office
        self.run(lambda _report: recent(office, _LINES_SHOWN), self._on_read)

    def _on_read(self, lines: list[HistoryLine]) -> None:
        self._model.set_rows([diary_row(line) for line in lines])
        self.fit_columns(self.table)
        if lines:
            self.table.selectRow(0)

    def _on_check_asked(self) -> None:
        office = self._office
        self.notice.say("Đang kiểm tra từng dòng.")
        self.run(lambda _report: verify(office), self._on_checked)

    def _on_checked(self, check: DiaryCheck) -> None:
        count = grouped_digits(check.lines)
        if check.is_whole:
            self.notice.say(f"Nhật ký nguyên vẹn: đã kiểm tra {count} dòng.", "done")
            return
        self.notice.say(
            f"Dòng {check.broken_line} của nhật ký không khớp với dòng trước: đã bị sửa hoặc xóa "
            "ngoài chương trình. Hãy giữ nguyên máy và báo người quản trị.",
            "error",
        )

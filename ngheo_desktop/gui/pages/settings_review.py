"""Quy ước làm phiếu: what the office has settled about filling sheets, for everybody in it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.review_rules import (
    score_waits,
    second_standard_code,
    set_score_waits,
    set_second_standard,
)

_NO_SECOND = "Không chấm song song"


@dataclass(frozen=True, slots=True)
class _Rules:
    """What holds now, and the standards to choose from."""

    waits: bool
    second: str
    standards: tuple[Standard, ...]


class ReviewSection(SettingsSection):
    """Each choice holds at once and stands in the diary."""

    heading = "Phiếu rà soát"

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self.waits_check = QCheckBox(
            "Rà soát viên chỉ thấy &điểm và kết quả khi phiếu đã đủ câu trả lời", self
        )
        self.waits_check.setObjectName("waits_check")
        self.waits_check.clicked.connect(self._on_waits_chosen)
        why = QLabel(
            "Để không ai trả lời theo kết quả mong muốn. Cán bộ giảm nghèo luôn thấy điểm.", self
        )
        why.setWordWrap(True)
        self.second_combo = QComboBox(self)
        self.second_combo.setObjectName("second_standard_combo")
        self.second_combo.setMinimumWidth(theme.metrics().px(320))
        self.second_combo.activated.connect(self._on_second_chosen)
        self.second_combo.view().setAccessibleName("Chuẩn chấm song song")
        label = QLabel("Chấm &song song thêm theo chuẩn", self)
        label.setBuddy(self.second_combo)
        told = QLabel(
            "Mỗi phiếu có thêm kết quả theo chuẩn thứ hai. Câu chỉ một chuẩn hỏi có dấu *.", self
        )
        told.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        for widget in (self.notice, self.waits_check, why, label):
            layout.addWidget(widget)
        layout.addWidget(self.second_combo, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(told)
        layout.addStretch(1)

    def first_field(self) -> QWidget:
        return self.waits_check

    def reload(self) -> None:
        office = self._office
        self.run(lambda _report: _read(office), self._on_read)

    def _on_read(self, rules: _Rules) -> None:
        self.waits_check.setChecked(rules.waits)
        self.second_combo.clear()
        self.second_combo.addItem(_NO_SECOND, "")
        for standard in rules.standards:
            self.second_combo.addItem(standard.title, standard.code)
        self.second_combo.setCurrentIndex(max(0, self.second_combo.findData(rules.second)))

    def _on_waits_chosen(self, waits: bool) -> None:
        office = self._office
        self.run(lambda _report: set_score_waits(office, waits=waits), self._on_kept)

    def _on_second_chosen(self) -> None:
        office, code = self._office, self.second_combo.currentData()
        self.run(lambda _report: set_second_standard(office, code), self._on_second_kept)

    def _on_kept(self, _nothing: None) -> None:
        self.told.emit("Đã đổi quy ước làm phiếu.")

    def _on_second_kept(self, _nothing: None) -> None:
        self._on_kept(None)
        if self.second_combo.currentData():
            self.scoring_needed.emit("Phiếu đã lưu trước đây chưa có kết quả theo chuẩn thứ hai.")


def _read(office: Office) -> _Rules:
    return _Rules(score_waits(office), second_standard_code(office), office.standards)

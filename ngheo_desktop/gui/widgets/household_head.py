"""Above the tabs of a household: who it is, its decision, and the line of the year."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.register import Household, HouseholdFile
from ngheo_desktop.domain.terms import AREA_TERMS, CLASS_TERMS, Area
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.forms.ui_household_page import Ui_HouseholdPage
from ngheo_desktop.gui.models.result_table import standard_words
from ngheo_desktop.gui.widgets.elided_label import ElidedLabel


class HouseholdHead(QObject):
    """The badge is the last signed decision; what the rule says stands in the line of the year."""

    def __init__(self, form: Ui_HouseholdPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = form
        self.title_label = ElidedLabel(parent=parent)
        theme.set_title_font(self.title_label, 13)
        form.head_layout.insertWidget(2, self.title_label, 1)
        self.year_label = ElidedLabel(parent=parent)
        form.page_layout.insertWidget(1, self.year_label)

    def show_draft(self, household: Household, hamlet: str, area: Area | None) -> None:
        """Title and count of people follow what is typed."""
        form = self._form
        parts = [f"Hộ {household.code}" if household.code else "Hộ mới"]
        parts += [household.head_name.upper(), _people(household)]
        parts += [hamlet or "chưa chọn ấp, khóm", AREA_TERMS[area] if area else ""]
        self.title_label.setText(" · ".join(part for part in parts if part))
        place = form.tabs.indexOf(form.member_tab)
        form.tabs.setTabText(place, f"Thành viên ({len(household.members)})")

    def show_file(self, file: HouseholdFile | None, year: int) -> None:
        """What the register knows: the decision, and what has happened this year."""
        form = self._form
        decision = file.decisions[0] if file and file.decisions else None
        form.class_badge.setVisible(decision is not None)
        if decision:
            form.class_badge.set_class(decision.household_class)
            told = f"QĐ {decision.number}, {decision.decided_on:%d/%m/%Y}"
        else:
            told = "chưa có quyết định"
        form.decision_label.setText(told)
        form.why_button.setVisible(bool(file and file.results))
        going_on = f"{file.round_title}: đang làm · " if file and file.round_title else ""
        self.year_label.setText(going_on + _year_line(file, year))


def _year_line(file: HouseholdFile | None, year: int) -> str:
    if file is None or not file.results:
        return f"Năm {year}: chưa có phiếu rà soát"
    newest = file.results[0]
    day = newest.survey_date
    decided = [each for each in file.decisions if each.decided_on.year == day.year]
    decision = CLASS_TERMS[decided[0].household_class] if decided else "chưa có"
    return (
        f"Năm {day.year}: Chấm điểm {CLASS_TERMS[newest.household_class]} "
        f"(chuẩn {standard_words(newest)}, {day:%d/%m/%Y}) → Quyết định {decision}"
    )


def _people(household: Household) -> str:
    """«5 khẩu»; a list may have told of more people than are written down so far."""
    listed, declared = len(household.members), household.declared_members or 0
    return f"{declared} khẩu, mới ghi {listed}" if declared > listed else f"{listed} khẩu"

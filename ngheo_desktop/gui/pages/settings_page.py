"""Hệ thống: the office and its hamlets, the standards, who works here, the diary."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.pages.settings_accounts import AccountsSection
from ngheo_desktop.gui.pages.settings_backup import BackupSection
from ngheo_desktop.gui.pages.settings_checking import CheckingSection
from ngheo_desktop.gui.pages.settings_diary import DiarySection
from ngheo_desktop.gui.pages.settings_hamlets import HamletsSection
from ngheo_desktop.gui.pages.settings_imports import ImportsSection
from ngheo_desktop.gui.pages.settings_look import LookSection
from ngheo_desktop.gui.pages.settings_password import PasswordSection
from ngheo_desktop.gui.pages.settings_practice import PracticeSection
from ngheo_desktop.gui.pages.settings_review import ReviewSection
from ngheo_desktop.gui.pages.settings_rounds import RoundRulesSection
from ngheo_desktop.gui.pages.settings_standards import StandardsSection
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.rescore_strip import RescoreStrip
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from ngheo_desktop.operations.office import Office

# What an account has no right to is absent; the standards and one's password are everybody's.
_SECTIONS: tuple[tuple[type[SettingsSection], Right | None], ...] = (
    (HamletsSection, Right.MANAGE_HAMLETS),
    (StandardsSection, None),
    (ReviewSection, Right.SET_REVIEW_RULES),
    (RoundRulesSection, Right.SET_REVIEW_RULES),
    (AccountsSection, Right.MANAGE_ACCOUNTS),
    (PasswordSection, None),
    (LookSection, None),
    (BackupSection, None),
    (CheckingSection, Right.READ_HOUSEHOLDS),
    (ImportsSection, Right.IMPORT_LISTS),
    (DiarySection, Right.READ_DIARY),
    (PracticeSection, None),
)


def _is_open(kind: type[SettingsSection], right: Right | None, office: Office) -> bool:
    if kind in (AccountsSection, BackupSection, PasswordSection) and office.is_practice:
        return False  # the practice commune is entered without one, and holds nothing to save
    return right is None or office.actor.may(right)


def sections_for(office: Office) -> list[type[SettingsSection]]:
    """The sections that this account has, in their order."""
    return [kind for kind, right in _SECTIONS if _is_open(kind, right, office)]


class SettingsPage(QWidget):
    """Cài đặt, one tab for each part."""

    told = Signal(str)  # what was done, for the status bar
    acted = Signal(object)  # the Act that was saved, to be taken back by
    scored = Signal()  # every result was computed anew: lists show old ones
    practice_wished = Signal(object)  # a PracticeWish
    backed_up = Signal()
    household_wanted = Signal(str)  # id
    doubles_wanted = Signal()
    restored = Signal()  # another register has taken the place of this one

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SettingsPage")
        self.setWindowTitle("Hệ thống")
        self.rescore_strip = RescoreStrip(office, runner, self)
        self.rescore_strip.scored.connect(self.scored)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("settings_tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName("Các phần của Hệ thống")
        self.sections: list[SettingsSection] = []
        for kind in sections_for(office):
            self._add(kind(office, runner, self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rescore_strip)
        layout.addWidget(self.tabs, 1)
        for key, words, step in (
            ("next_step", "Phần kế tiếp", 1),
            ("previous_step", "Phần trước", -1),
        ):
            command(self, words, self._on_step_asked, key=key).setData(step)

    def show_section(self, kind: type[SettingsSection]) -> None:
        """Open at one section, as the status bar does for the standard of today."""
        for section in self.sections:
            if isinstance(section, kind):
                self._go(section)

    def show_heading(self, heading: str) -> None:
        """Open at the section so called, as a search does."""
        for section in self.sections:
            if section.heading == heading:
                self._go(section)

    def reread(self, _household_id: str) -> None:
        """An act was taken back: the section in front shows what is so now."""
        front = self.tabs.currentWidget()
        if isinstance(front, SettingsSection):
            front.reload()

    def _add(self, section: SettingsSection) -> None:
        section.told.connect(self.told)
        section.acted.connect(self.acted)
        if isinstance(section, PracticeSection):
            section.wished.connect(self.practice_wished)
        if isinstance(section, BackupSection):
            section.backed_up.connect(self.backed_up)
            section.restored.connect(self.restored)
        if isinstance(section, CheckingSection):
            section.household_wanted.connect(self.household_wanted)
            section.doubles_wanted.connect(self.doubles_wanted)
        if isinstance(section, StandardsSection):
            section.household_wanted.connect(self.household_wanted)
        section.scoring_needed.connect(self.rescore_strip.offer)
        self.sections.append(section)
        self.tabs.addTab(section, section.heading)

    def _go(self, section: SettingsSection) -> None:
        self.tabs.setCurrentWidget(section)
        section.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_step_asked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            at = (self.tabs.currentIndex() + action.data()) % self.tabs.count()
            self._go(self.sections[at])

"""Một danh sách đã chốt: read, reprinted, proven, handed over; corrected by a supplement only."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.attachments import SubjectKind
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.decision_paper_lines import PaperLine, papers_of_list
from ngheo_desktop.gui.models.decision_reading import SignedRead, counts_in_words, read_signed
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.paper_asking import ask_file
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.attachment_shelf import AttachmentShelf
from ngheo_desktop.gui.widgets.certificate_list import CertificateList
from ngheo_desktop.gui.widgets.decision_paper_shelf import DecisionPaperShelf
from ngheo_desktop.gui.widgets.decision_view import DecisionView
from ngheo_desktop.gui.widgets.frozen_rows import FrozenRows
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.states import FrozenStrip, Loading
from ngheo_desktop.operations import decision_papers as papers
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.decision_lines import export_decided
from ngheo_desktop.operations.decisions import SignedDecision
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_ONLY_SUPPLEMENT = "Không ai sửa được nữa. Chỗ sai được sửa bằng danh sách bổ sung."
_PAST = "Quyết định này đưa vào sổ từ danh sách cũ, không có bản in và mã đối chiếu ở đây."


class FrozenView(DecisionView):
    """Imported decisions of past years are shown too, and told apart."""

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self.setObjectName("frozen_view")
        self._signed: SignedDecision | None = None
        self._hamlet_id = ""  # to be shown alone once the list is read
        self._read: SignedRead | None = None
        may = office.actor.may
        self._may_prepare = may(Right.PREPARE_DECISIONS)
        self._may_print = may(Right.PRINT_LISTS)
        self._may_export = may(Right.EXPORT_LISTS) and not office.is_practice
        self._build()
        self._add_actions()

    def _build(self) -> None:
        self.strip = FrozenStrip(self)
        self.strip.supplement_asked.connect(self._on_supplement)
        self.tabs = QTabWidget(self)  # before its parts: so Tab comes to it first
        self.tabs.setObjectName("frozen_tabs")
        self.tabs.tabBar().setAccessibleName("Phần của danh sách đã chốt")
        self.rows = FrozenRows(self)
        self.rows.household_wanted.connect(self.household_wanted)
        self.certificates = CertificateList(
            self, may_record=self._may_prepare, may_print=self._may_print
        )
        self.certificates.ticked.connect(self._on_ticked)
        self.certificates.hand_wanted.connect(self._on_hand_wanted)
        self.certificates.taken_back.connect(self._on_taken_back)
        self.certificates.print_wanted.connect(self._on_certificates_wanted)
        self.papers = DecisionPaperShelf(self)
        self.papers.view_wanted.connect(self.paper_wanted)
        proof = self._proof()
        for widget, words in (
            (self.rows, "&Danh sách hộ"),
            (self.certificates, "Giấy chứng nhậ&n"),
            (self.papers, "&Văn bản"),
            (proof, "Nhận dạng, &bản ký"),
        ):
            self.tabs.addTab(widget, words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.strip)
        layout.addWidget(self.notice)
        layout.addWidget(self.tabs, 1)
        self.loading = Loading(self)

    def _proof(self) -> QWidget:
        """How the list is recognised, over the signed paper."""
        self.facts_model = TextTableModel(("Mục", "Nội dung"), self)
        self.facts_table = ListTable(self)
        self.facts_table.setObjectName("facts_table")
        self.facts_table.setAccessibleName("Nhận dạng danh sách")
        self.facts_table.setModel(self.facts_model)
        self.facts_table.fit_to_words()
        self.facts_table.setWordWrap(True)
        self.facts_table.resized.connect(self.facts_table.resizeRowsToContents)
        self.scans = AttachmentShelf(
            self._office, self._runner, SubjectKind.FROZEN_LIST, "Bản đã ký và đóng dấu", self
        )
        self.scans.told.connect(self.told)
        self.scans.acted.connect(self.acted)
        self.scans.changed.connect(self.refresh)
        proof = QWidget(self)
        below = QVBoxLayout(proof)
        below.setContentsMargins(4, 8, 4, 4)
        below.addWidget(self.facts_table, 1)
        below.addWidget(self.scans)
        return proof

    def _add_actions(self) -> None:
        make = partial(command, self)
        prints, prepares = self._may_print, self._may_prepare
        self.reprint_action = make(
            "In lại…", self._on_reprint, key="print", sign="print", allowed=prints
        )
        self.supplement_action = make(
            "Lập danh sách bổ sung", self._on_supplement, sign="add", allowed=prepares
        )
        self.export_action = make(
            "Xuất Excel…", self._on_export, key="export", sign="export", allowed=self._may_export
        )
        self.attach_action = make(
            "Đính kèm bản đã ký…", self._on_attach, sign="scan", allowed=prepares
        )
        self.turn_by_keys(self.tabs)

    def tool_actions(self) -> tuple[QAction, ...]:
        return (
            self.reprint_action,
            self.supplement_action,
            self.attach_action,
            self.export_action,
        )

    def panes(self) -> list[QWidget]:
        parts: tuple[list[QWidget], ...] = (
            [self.rows.table],
            [self.certificates.table],
            [self.papers.paper_list],
            [self.facts_table, self.scans],
        )
        return parts[self.tabs.currentIndex()]

    # --- reading ---------------------------------------------------------------------------

    def open(self, signed: SignedDecision, hamlet_id: str = "") -> None:
        """Show this signed list, narrowed to a hamlet when one is named."""
        if self._signed is None or signed.id != self._signed.id:
            self.notice.clear()
            self.rows.show_lines(())
            self.tabs.setCurrentIndex(0)
        self._hamlet_id = hamlet_id
        self._signed = signed
        self.strip.freeze(_told(signed), may_supplement=self._may_prepare)
        is_frozen = bool(signed.list_id)
        for at, seen in ((1, is_frozen), (2, is_frozen and self._may_print), (3, is_frozen)):
            self.tabs.setTabVisible(at, seen)
        for action, allowed in (
            (self.reprint_action, self._may_print),
            (self.attach_action, self._may_prepare),
        ):
            action.setVisible(is_frozen and allowed)
            action.setEnabled(is_frozen and allowed)
        self.refresh()

    def refresh(self) -> None:
        if self._signed is None:
            return
        task = self.run(partial(read_signed, self._office, self._signed), self._on_read)
        known = self._read is not None and self._read.signed.id == self._signed.id
        if self.loading is not None:
            self.loading.follow(task, keeps_content=known)

    def _on_read(self, read: SignedRead) -> None:
        if self._signed is None or read.signed.id != self._signed.id:
            return
        fresh = self._read is None or self._read.signed.id != read.signed.id
        self._read = read
        if fresh:  # rows and papers of a signed list never change
            self.rows.show_lines(read.lines)
            self.papers.show_papers(papers_of_list(read))
            self.facts_model.set_rows(read.facts)
            self.facts_table.resizeRowsToContents()
        self.certificates.show_given(read.certificates)
        if self._hamlet_id:
            for filters in (self.rows.filters, self.certificates.filters):
                if filters.combos["hamlet"].findData(self._hamlet_id) >= 0:
                    filters.choose({"hamlet": self._hamlet_id})
                    filters.changed.emit()
            self._hamlet_id = ""
        self.scans.show_of(read.signed.list_id, read.attachments, may_attach=self._may_prepare)
        self.commands_changed.emit()

    # --- papers ----------------------------------------------------------------------------

    def _on_reprint(self) -> None:
        """What is in front: a certificate, a paper, else the decision itself."""
        signed, here = self._signed, self.tabs.currentWidget()
        if here is self.certificates:
            self.certificates.print_chosen()
        elif here is self.papers:
            self.papers.view()
        elif signed is not None and signed.list_id:
            title = f"Quyết định số {signed.number} và danh sách"
            line = PaperLine(title, papers.DECISION, signed.list_id, frozen=True, has_docx=True)
            self.paper_wanted.emit(line)

    def _on_certificates_wanted(self, about: str, words: str) -> None:
        if self._signed is not None:
            title = f"Giấy chứng nhận, {words}"
            list_id = self._signed.list_id
            line = PaperLine(title, papers.CERTIFICATES, list_id, about=about, frozen=True)
            self.paper_wanted.emit(line)

    def _on_export(self) -> None:
        signed = self._signed
        name = f"danh-sach-da-chot {self._office.today():%Y-%m-%d}.xlsx"
        target = self.ask_file("Xuất Excel", name) if signed else None
        if signed is not None and target is not None:
            self.run(partial(_exported, self._office, signed.id, target), self.told.emit)

    def ask_file(self, title: str, name: str) -> Path | None:
        """Where the file goes; None when the officer changed their mind."""
        return ask_file(self, title, name, "Excel (*.xlsx)")

    def _on_attach(self) -> None:
        self.tabs.setCurrentIndex(3)
        self.scans.attach()

    # --- correcting and handing over -------------------------------------------------------

    def _on_supplement(self) -> None:
        if self._signed is not None:
            self.supplement_wanted.emit(self._signed.id)

    def _on_ticked(self, households: tuple[str, ...]) -> None:
        self.save(partial(self._handed, households, self._office.today(), ""))

    def _on_taken_back(self, households: tuple[str, ...]) -> None:
        self.save(partial(self._handed, households, None, ""))

    def _on_hand_wanted(self, households: tuple[str, ...]) -> None:
        from ngheo_desktop.gui.dialogs.certificate_hand_dialog import CertificateHandDialog

        chosen = [each.row for each in self.certificates.chosen()]
        one = f"của hộ {chosen[0].code} {chosen[0].head_name}"
        whose = one if len(chosen) == 1 else f"của {grouped_digits(len(chosen))} hộ đang chọn"
        list_id = self._signed.list_id if self._signed else ""
        dialog = CertificateHandDialog(self._office, self._runner, list_id, households, whose, self)
        dialog.recorded.connect(self._on_saved)
        dialog.open()

    def _handed(
        self, households: tuple[str, ...], day: date | None, receiver: str, _report: Report
    ) -> Act:
        list_id = self._signed.list_id if self._signed else ""
        return papers.hand_over_all(self._office, list_id, households, day, receiver)


def _told(signed: SignedDecision) -> str:
    first = (
        f"Quyết định số {signed.number} ngày {shown_day(signed.decided_on)}: "
        f"{counts_in_words(signed)}."
    )
    if not signed.list_id:
        return f"{first} {_PAST} {_ONLY_SUPPLEMENT}"
    return f"{first} Số hiệu {signed.serial}, mã đối chiếu {signed.code}. {_ONLY_SUPPLEMENT}"


def _exported(office: Office, decision_id: str, target: Path, report: Report) -> str:
    rows = export_decided(office, decision_id, target, report)
    return f"Đã xuất {grouped_digits(rows)} hộ ra tệp Excel."

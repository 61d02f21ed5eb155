"""Chốt danh sách: what will be fixed, in figures, and the password once more."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFormLayout, QLabel, QProgressBar, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.decisions import SIGNER_TITLES
from ngheo_desktop.domain.standings import LISTED
from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.gui.dialogs.password_question import PasswordQuestion
from ngheo_desktop.gui.models.decision_reading import PlanRead
from ngheo_desktop.operations.decision_checks import count_listed


@dataclass(frozen=True, slots=True)
class FreezeSummary:
    """What is asked and the figures under it."""

    question: str
    facts: Sequence[tuple[str, str]]


def summary_of(read: PlanRead) -> FreezeSummary:
    """In the words of the paper that will be printed."""
    prepared, plan = read.prepared, read.prepared.plan
    counts = count_listed(prepared)
    told = " và ".join(f"{grouped_digits(counts[e])} {CLASS_TERMS[e].lower()}" for e in LISTED)
    question = (
        f"Chốt danh sách theo Quyết định số {plan.number}? {told} sẽ giữ đúng như bản in. "
        "Về sau chỉ sửa bằng danh sách bổ sung."
    )
    left = len(prepared.listed) - sum(counts.values())
    signed = " ".join(SIGNER_TITLES[plan.signing])
    return FreezeSummary(
        question,
        (
            ("Ngày ký", shown_day(plan.decided_on) if plan.decided_on else ""),
            ("Người ký", f"{signed}: {plan.signer_name}"),
            ("Theo", prepared.standard.title),
            ("Hộ ra khỏi danh sách", grouped_digits(left)),
            ("Giấy chứng nhận", grouped_digits(sum(counts.values()))),
        ),
    )


class FreezeDialog(PasswordQuestion):
    """Stays open while the list is fixed, with how far it is."""

    def __init__(self, summary: FreezeSummary, parent: QWidget | None = None) -> None:
        super().__init__("Chốt danh sách", summary.question, "&Chốt danh sách", "&Xem lại", parent)
        self.setObjectName("freeze_dialog")
        figures = QFormLayout()
        for words, value in summary.facts:
            label = QLabel(value, self)
            label.setWordWrap(True)
            figures.addRow(QLabel(f"{words}:", self), label)
        self.parts.insertLayout(1, figures)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName("Đã chốt được")
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.parts.insertWidget(self.parts.count() - 1, self.bar)

    def show_progress(self, done: int, total: int) -> None:
        """How far the paper is, page by page."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.bar.show()

    def refuse(self, text: str) -> None:
        """The password did not fit, or something is not green; nothing is fixed."""
        self.bar.hide()
        super().refuse(text)

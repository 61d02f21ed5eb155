"""Where the list hangs, from when until when, by whom; before it hangs, and as it was hung."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.postings import Posting
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.round_rule_dialog import standing_words
from ngheo_desktop.gui.models.posting_loading import PostingSight, days_from, unsure_words
from ngheo_desktop.gui.posting_acts import TypedPosting
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.gui.widgets.field_flow import goes_on


class PostingForm(QWidget):
    """The last day follows from the first one and the rule, and stands beside it at once."""

    rule_wanted = Signal()  # nobody has confirmed how long a list hangs

    def __init__(self, poster: str, places: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("posting_form")
        self._poster, self._places = poster, tuple(places)
        self._sight: PostingSight | None = None
        self._posting: Posting | None = None
        self.place_checks = [self._check(at, words) for at, words in enumerate(self._places)]
        self.other_edit = self._line("other_place_edit")
        self.other_edit.setPlaceholderText("nơi khác, nếu có")
        self.begins_edit = DayEdit(self)
        self.begins_edit.setObjectName("begins_edit")
        self.begins_edit.textChanged.connect(self._show_days)
        self.posted_by_edit = self._line("posted_by_edit")
        self.rule_button = QPushButton("&Xác nhận số ngày…", self)
        self.rule_button.setObjectName("rule_button")
        self.rule_button.setAutoDefault(True)
        self.rule_button.clicked.connect(self.rule_wanted)
        self.days_label, self.ends_label = self._told("days_label"), self._told("ends_label")
        self.unsure_label, self.down_label = self._told("unsure_label"), self._told("down_label")
        theme.set_tone(self.unsure_label, "warning")
        self._lay_out()

    def _check(self, at: int, words: str) -> QCheckBox:
        check = QCheckBox(words, self)
        check.setObjectName(f"place_{at + 1}_check")
        check.setChecked(True)
        return check

    def _line(self, name: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        return edit

    def _told(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(4)
        layout.addWidget(QLabel("Nơi niêm yết", self))
        for check in self.place_checks:
            layout.addWidget(check)
        layout.addWidget(self.other_edit)
        self.other_edit.setAccessibleName("Nơi niêm yết khác")
        self._add(layout, "Từ &ngày", self.begins_edit)
        for label in (self.days_label, self.ends_label, self.unsure_label):
            layout.addWidget(label)
        layout.addWidget(self.rule_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._add(layout, "N&gười niêm yết", self.posted_by_edit)
        layout.addWidget(self.down_label)
        layout.addStretch(1)
        order: list[QWidget] = [*self.place_checks, self.other_edit, self.begins_edit]
        for before, after in pairwise([*order, self.rule_button, self.posted_by_edit]):
            QWidget.setTabOrder(before, after)

    def _add(self, layout: QVBoxLayout, words: str, field: QWidget) -> None:
        label = QLabel(words, self)
        label.setBuddy(field)
        layout.addWidget(label)
        layout.addWidget(field)

    # --- shown -----------------------------------------------------------------------------

    def show_new(self, sight: PostingSight) -> None:
        """What is asked before a list is hung; places are those of the time before."""
        last = sight.postings[-1] if sight.postings else None
        before, goes_on_typing = self._sight, self._posting is None
        self._sight, self._posting = sight, None
        if goes_on_typing and before is not None and _same_form(before, sight):
            self._show_days()  # read anew, and what is typed stays
            return
        self._show_places(last.places if last else self._places)
        self._set_read_only(read_only=False)
        self.begins_edit.set_day(sight.today)
        self.posted_by_edit.setText(last.posted_by if last else self._poster)
        self.down_label.hide()
        self._show_days()

    def show_posting(self, sight: PostingSight, posting: Posting) -> None:
        """As it was hung."""
        self._sight, self._posting = sight, posting
        self._show_places(posting.places)
        self._set_read_only(read_only=True)
        self.begins_edit.set_day(posting.begins)
        self.posted_by_edit.setText(posting.posted_by)
        down = posting.taken_down_on
        self.down_label.setText(f"Đã gỡ ngày {shown_day(down)}." if down else "Chưa gỡ.")
        self.down_label.show()
        self._show_days()

    def _show_places(self, places: tuple[str, ...]) -> None:
        for check, words in zip(self.place_checks, self._places, strict=True):
            check.setChecked(words in places)
        self.other_edit.setText("; ".join(each for each in places if each not in self._places))

    def _set_read_only(self, *, read_only: bool) -> None:
        for check in self.place_checks:
            check.setEnabled(not read_only)
        for edit in (self.other_edit, self.begins_edit, self.posted_by_edit):
            edit.setReadOnly(read_only)

    def _show_days(self) -> None:
        sight, posting = self._sight, self._posting
        if sight is None:
            return
        if posting is not None:
            days = f"{posting.working_days} ngày làm việc"
            self.days_label.setText(
                f"{days} ({posting.rule_source})." if posting.rule_source else f"{days}."
            )
            self._show_ends(f"Đến hết ngày {shown_day(posting.ends)}", "")
            unsure = unsure_words(sight.calendar, posting.begins, posting.ends)
            self.rule_button.hide()
        else:
            found = days_from(sight, self.begins_edit.day())
            self.days_label.setText(_rule_words(sight))
            self._show_ends(found.told, found.tone)
            unsure = found.unsure
            self.rule_button.setVisible(sight.days is None)
        self.unsure_label.setText(unsure)
        self.unsure_label.setVisible(bool(unsure))

    def _show_ends(self, text: str, tone: str) -> None:
        self.ends_label.setText(text)
        theme.set_tone(self.ends_label, tone)

    # --- read ------------------------------------------------------------------------------

    def typed(self) -> TypedPosting | None:
        """What was typed; None while the day cannot be read."""
        begins = self.begins_edit.day()
        if begins is None:
            return None
        ticked = [c.text() for c in self.place_checks if c.isChecked()]
        other = [each.strip() for each in self.other_edit.text().split(";") if each.strip()]
        return TypedPosting(begins, (*ticked, *other), self.posted_by_edit.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if goes_on(event):
            self.focusNextChild()
            return
        super().keyPressEvent(event)


def _same_form(before: PostingSight, now: PostingSight) -> bool:
    """Whether the same list of the same hamlet is still about to be hung."""
    same = (before.round.id, before.hamlet_id) == (now.round.id, now.hamlet_id)
    return same and before.may_post and len(before.postings) == len(now.postings)


def _rule_words(sight: PostingSight) -> str:
    if sight.days is None:
        return f"Số ngày làm việc: chưa xác nhận. {standing_words(sight.rule)}"
    return f"{sight.days} ngày làm việc. {standing_words(sight.rule)}"

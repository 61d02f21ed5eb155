"""Biên bản đang ghi, without a window: what is typed, what it means by the rule, what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ngheo_desktop.domain.births import typed_birth
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.drafts import MinutesDraft, TypedVote
from ngheo_desktop.domain.meetings import (
    Attendee,
    Meeting,
    MeetingDraft,
    MeetingRule,
    Vote,
    VoteLine,
    check_meeting,
    told_result,
)
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.models.meeting_loading import MeetingSight


@dataclass(frozen=True, slots=True)
class PutHousehold:
    """A household of the minutes by what names it."""

    household_id: str
    code: str
    head_name: str
    computed: HouseholdClass


class MeetingState:
    """What stands on the screen; every change gives a new `typed`, which is kept as the draft."""

    def __init__(
        self,
        rows: Sequence[PutHousehold],
        rule: MeetingRule,
        typed: MinutesDraft,
        today: date,
        *,
        is_kept: bool = False,
    ) -> None:
        self.rows, self.rule, self.today = tuple(rows), rule, today
        self.is_kept = is_kept  # minutes of the register, only to be looked at
        self.base = self.typed = typed

    # --- what it is made from ---------------------------------------------------------------

    @classmethod
    def of_meeting(cls, meeting: Meeting, today: date) -> "MeetingState":
        """Minutes as they are kept, to be looked at."""
        rows = [
            PutHousehold(each.household_id, each.code, each.head_name, each.computed)
            for each in meeting.votes
        ]
        typed = MinutesDraft(
            hamlet=meeting.hamlet,
            after=meeting.number - 1,
            held_on=shown_day(meeting.held_on),
            held_at=meeting.held_at,
            place=meeting.place,
            chair=meeting.chair,
            secretary=meeting.secretary,
            invited=str(meeting.invited or ""),
            present=str(meeting.present),
            attendance=meeting.attendance,
            votes=tuple(_typed_vote(each) for each in meeting.votes),
            other_opinions=meeting.other_opinions,
        )
        return cls(rows, meeting.rule, typed, today, is_kept=True)

    @classmethod
    def fresh(cls, sight: MeetingSight) -> "MeetingState":
        """Minutes to be written; place and people are those of the meeting before."""
        assert sight.rule is not None  # `may_meet`
        rows = [
            PutHousehold(each.household_id, each.code, each.head_name, each.computed)
            for each in sight.put
            if each.computed is not None
        ]
        last = sight.meetings[-1] if sight.meetings else None
        typed = MinutesDraft(
            hamlet=sight.hamlet,
            after=len(sight.meetings),
            held_on=shown_day(sight.today),
            place=last.place if last else "",
            chair=last.chair if last else "",
            secretary=last.secretary if last else "",
            attendance=tuple(Attendee(role, present=False) for role in sight.attendees),
            votes=tuple(TypedVote(each.household_id) for each in rows),
        )
        return cls(rows, sight.rule, typed, sight.today)

    def take_up(self, draft: MinutesDraft) -> None:
        """Go on with a draft; households that came since have no votes yet, others are gone."""
        known = {each.household_id: each for each in draft.votes}
        votes = tuple(known.get(each.household_id, each) for each in self.typed.votes)
        roles = {each.role for each in draft.attendance}
        absent = [each for each in self.typed.attendance if each.role not in roles]
        self.typed = replace(
            draft,
            votes=votes,
            attendance=(*draft.attendance, *absent),
            hamlet=self.typed.hamlet,
            after=self.typed.after,
        )

    # --- typing -----------------------------------------------------------------------------

    @property
    def is_changed(self) -> bool:
        return self.typed != self.base

    def set_field(self, name: str, text: str) -> None:
        self.typed = replace(self.typed, **{name: text})  # type: ignore[arg-type]

    def set_attendance(self, attendance: Sequence[Attendee]) -> None:
        self.typed = replace(self.typed, attendance=tuple(attendance))

    def set_vote(self, row: int, **changes: Any) -> None:
        votes = list(self.typed.votes)
        votes[row] = replace(votes[row], **changes)
        self.typed = replace(self.typed, votes=tuple(votes))

    def type_count(self, row: int, name: str, text: str) -> None:
        """«agree» or «against»: from now on this household is an exception."""
        agree, against = self.shown_counts(row)
        typed = {"agree": agree, "against": against, name: text}
        self.set_vote(row, full=False, asked=True, **typed)

    def all_agree(self) -> None:
        """Tất cả đồng ý: every household without votes; what was typed stays."""
        votes = tuple(
            replace(each, full=True) if each.asked and not each.agree and not each.against else each
            for each in self.typed.votes
        )
        self.typed = replace(self.typed, votes=votes)

    # --- what it means ----------------------------------------------------------------------

    @property
    def present(self) -> int:
        return _number(self.typed.present)

    @property
    def held_on(self) -> date | None:
        birth = typed_birth(self.typed.held_on, self.today)
        return birth.earliest if birth is not None and birth.is_exact else None

    def vote(self, row: int) -> TypedVote:
        return self.typed.votes[row]

    def shown_counts(self, row: int) -> tuple[str, str]:
        """Đồng ý, Không đồng ý as they stand in the row."""
        vote = self.vote(row)
        if not vote.asked:
            return "", ""
        if vote.full:
            return (str(self.present), "0") if self.present else ("", "")
        return vote.agree, vote.against

    def is_open(self, row: int) -> bool:
        """Whether the row still waits for its votes."""
        return self.vote(row).asked and not self.shown_counts(row)[0]

    def next_open(self, row: int, by: int = 1) -> int:
        """The next row from here that is open or wrong, round the end; -1 = none."""
        count = len(self.rows)
        for step in range(1, count + 1):
            at = (row + by * step) % count
            if self.is_open(at) or self.count_fault(at):
                return at
        return -1

    def count_fault(self, row: int) -> str:
        """Why the numbers of a row cannot be; told at its cells."""
        agree, against = (_number(each) for each in self.shown_counts(row))
        if self.vote(row).asked and agree + against > self.present:
            return f"{agree} + {against} nhiều hơn {self.present} người dự họp."
        return ""

    def passes(self, row: int) -> bool | None:
        """Whether the household has enough votes; None while that cannot be said."""
        if not self.vote(row).asked or self.is_open(row) or self.count_fault(row):
            return None
        return self.rule.passes(_number(self.shown_counts(row)[0]), self.present)

    def share(self, row: int) -> str:
        """«46%», cut off as on paper."""
        if self.passes(row) is None:
            return ""
        return f"{_number(self.shown_counts(row)[0]) * 100 // self.present}%"

    def met_class(self, row: int) -> HouseholdClass | None:
        """Kết quả họp; None where the meeting does not agree, or is not asked."""
        told = self.vote(row).meeting_class
        if not self.passes(row):
            return None
        return HouseholdClass(told) if told else self.rows[row].computed

    def told(self, row: int) -> str:
        """The sentence about a household under the table."""
        if not self.rows:
            return ""
        named, vote = self.rows[row], self.vote(row)
        head = f"{named.head_name}: "
        if not vote.asked:
            return head + "chưa đưa ra cuộc họp này."
        if fault := self.count_fault(row):
            return head + fault
        if self.is_open(row):
            need = f" Cần ít nhất {self.rule.needed(self.present)}." if self.present else ""
            return head + f"chưa có số phiếu.{need}"
        return head + told_result(self._line(row), self.present, self.rule)

    def _line(self, row: int) -> VoteLine:
        named = self.rows[row]
        agree, against = (_number(each) for each in self.shown_counts(row))
        return VoteLine(
            named.household_id,
            named.code,
            named.head_name,
            named.computed,
            agree,
            against,
            passed=bool(self.passes(row)),
            meeting_class=self.met_class(row),
        )

    def summary(self) -> tuple[str, str]:
        """What the meeting comes to, and the tone: info, done, warning or error."""
        rows = range(len(self.rows))
        asked = [row for row in rows if self.vote(row).asked]
        wrong = sum(bool(self.count_fault(row)) for row in asked)
        waiting = sum(self.is_open(row) for row in asked)
        failed = sum(self.passes(row) is False for row in asked)
        passed = sum(self.passes(row) is True for row in asked)
        if wrong:
            return f"{wrong} hộ có số phiếu nhiều hơn số người dự họp.", "error"
        words = f"{passed}/{len(asked)} hộ đủ tỷ lệ"
        if failed:
            return f"{words}; {failed} hộ chưa đủ: rà soát lại và họp lại.", "warning"
        if waiting:
            return f"{words}; còn {waiting} hộ chưa có số phiếu.", "info"
        return f"{words}.", "done"

    # --- saving -----------------------------------------------------------------------------

    def problems(self) -> list[Problem]:
        """All that keeps the minutes from being saved, as far as it is seen here."""
        problems = []
        if self.held_on is None:
            text = "Chưa có ngày họp. Hãy nhập như 05/11/2026."
            problems.append(Problem("no_day", text, field="held_on"))
        waiting = [row for row in range(len(self.rows)) if self.is_open(row)]
        if waiting and self.present:
            text = (
                f"Còn {len(waiting)} hộ chưa có số phiếu. Chọn «Tất cả đồng ý, trừ…», "
                "hoặc nhấn F8 để đến từng hộ."
            )
            named = self.rows[waiting[0]].household_id
            problems.append(Problem("no_votes", text, field=named))
        computed = {each.household_id: each.computed for each in self.rows}
        names = {each.household_id: each.head_name for each in self.rows}
        return problems + check_meeting(self.draft("", ""), computed, names, self.today)

    def draft(self, round_id: str, hamlet_id: str) -> MeetingDraft:
        """What is recorded; a day that cannot be read counts as today: `problems` tells it."""
        typed = self.typed
        return MeetingDraft(
            round_id=round_id,
            hamlet_id=hamlet_id,
            held_on=self.held_on or self.today,
            present=self.present,
            held_at=typed.held_at,
            place=typed.place,
            chair=typed.chair,
            secretary=typed.secretary,
            invited=_number(typed.invited),
            attendance=tuple(each for each in typed.attendance if each.present),
            exceptions=tuple(
                self._vote(row)
                for row in range(len(self.rows))
                if self.vote(row).asked and not _follows(self.vote(row))
            ),
            left_out=tuple(each.household_id for each in typed.votes if not each.asked),
            other_opinions=typed.other_opinions,
        )

    def _vote(self, row: int) -> Vote:
        vote = self.vote(row)
        agree, against = (_number(each) for each in self.shown_counts(row))
        told = HouseholdClass(vote.meeting_class) if vote.meeting_class else None
        return Vote(vote.household_id, agree, against, told, vote.reason, vote.other)


def _follows(vote: TypedVote) -> bool:
    """Whether everybody agrees to the sheet and nothing more is said."""
    return vote.full and not (vote.meeting_class or vote.reason or vote.other)


def _typed_vote(line: VoteLine) -> TypedVote:
    told = line.meeting_class if line.meeting_class not in (None, line.computed) else None
    return TypedVote(
        line.household_id,
        agree=str(line.agree),
        against=str(line.against),
        meeting_class=told.value if told else "",
        reason=line.reason,
        other=line.other,
    )


def _number(text: str) -> int:
    digits = "".join(each for each in text if each.isdigit())
    return int(digits or 0)

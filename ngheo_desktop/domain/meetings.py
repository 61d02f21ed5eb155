"""Họp dân: who was there, how they voted, and whether that is enough."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.domain.terms import HouseholdClass

_CLOCK = re.compile(r"([01]?\d|2[0-3])\s*(:|h|g|giờ)\s*([0-5]\d)?(\s*phút)?")


class MeetingKind(StrEnum):
    """What a meeting is about; each kind has its own rule of how many must agree."""

    REVIEW = "review"  # kết quả rà soát
    HOUSE = "house"  # danh sách xét hỗ trợ nhà ở: each programme has its own rule, or none


@dataclass(frozen=True, slots=True)
class MeetingRule:
    """Tỷ lệ đồng ý that a kind of meeting needs, out of those present, with its source."""

    percent: int
    inclusive: bool  # ≥, else >
    source: str = ""

    def passes(self, agree: int, present: int) -> bool:
        """Whether so many are enough; a meeting without people agrees to nothing."""
        if present <= 0:
            return False
        got, needed = agree * 100, self.percent * present
        return got >= needed if self.inclusive else got > needed

    def needed(self, present: int) -> int:
        """The least number of people that must agree."""
        exact, rest = divmod(self.percent * present, 100)
        return exact + 1 if rest or not self.inclusive else max(exact, 1)

    @property
    def shown(self) -> str:
        """«từ 50% số người dự họp trở lên»."""
        if self.inclusive:
            return f"từ {self.percent}% số người dự họp trở lên"
        return f"trên {self.percent}% số người dự họp"

    @property
    def missed(self) -> str:
        """«chưa đủ 50% số người dự họp»: what is said where the share is too small."""
        word = "đủ" if self.inclusive else "quá"
        return f"chưa {word} {self.percent}% số người dự họp"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Thành phần dự họp: one person or group, whether it was there."""

    role: str
    name: str = ""
    present: bool = True


@dataclass(frozen=True, slots=True)
class Vote:
    """What a meeting said about one household."""

    household_id: str
    agree: int
    against: int = 0
    meeting_class: HouseholdClass | None = None  # None: as on the sheet
    reason: str = ""  # needed where the meeting says another class than the sheet
    other: str = ""  # ý kiến khác


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """Biên bản as typed: all agreed, except the households that are told."""

    round_id: str
    hamlet_id: str
    held_on: date
    present: int
    held_at: str = ""
    place: str = ""
    chair: str = ""
    secretary: str = ""
    invited: int = 0
    attendance: tuple[Attendee, ...] = ()
    exceptions: tuple[Vote, ...] = ()
    left_out: tuple[str, ...] = ()  # households that this meeting did not come to
    other_opinions: str = ""


@dataclass(frozen=True, slots=True)
class VoteLine:
    """One household as the minutes show it."""

    household_id: str
    code: str
    head_name: str
    computed: HouseholdClass
    agree: int
    against: int
    passed: bool
    meeting_class: HouseholdClass | None
    reason: str = ""
    other: str = ""

    def percent(self, present: int) -> int:
        """The share as it is shown, cut off: 49,9 % is never shown as 50 %."""
        return self.agree * 100 // present if present else 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """Biên bản họp dân as it is kept."""

    id: str
    round_id: str
    hamlet_id: str
    hamlet: str
    number: int
    held_on: date
    held_at: str
    place: str
    chair: str
    secretary: str
    invited: int
    present: int
    attendance: tuple[Attendee, ...]
    other_opinions: str
    rule: MeetingRule
    signed_on: date | None
    votes: tuple[VoteLine, ...]

    @property
    def passed(self) -> int:
        return sum(each.passed for each in self.votes)

    @property
    def failed(self) -> tuple[VoteLine, ...]:
        """Các hộ phải rà soát lại và họp lại."""
        return tuple(each for each in self.votes if not each.passed)


def review_attendees(commune_kind: str) -> tuple[str, ...]:
    """Thành phần of the review meeting (QĐ 24/2021, Điều 4); the Front is invited to supervise."""
    return (
        "Đại diện Ban Chỉ đạo rà soát cấp xã",
        "Công chức làm công tác giảm nghèo",
        "Bí thư Chi bộ",
        "Trưởng ấp, trưởng khóm (chủ trì)",
        "Đại diện các hội, đoàn thể",
        "Rà soát viên",
        "Đại diện các hộ được rà soát",
        f"Ủy ban Mặt trận Tổ quốc Việt Nam {commune_kind} (giám sát)",
    )


def votes_of(draft: MeetingDraft, computed: Mapping[str, HouseholdClass]) -> dict[str, Vote]:
    """Tất cả đồng ý, trừ…: a vote for every household put to the meeting."""
    told = {each.household_id: each for each in draft.exceptions}
    return {
        household: told.get(household, Vote(household, draft.present))
        for household in computed
        if household not in draft.left_out
    }


def check_meeting(
    draft: MeetingDraft,
    computed: Mapping[str, HouseholdClass],
    names: Mapping[str, str],
    today: date,
) -> list[Problem]:
    """What keeps the minutes from being kept; all of it at once."""
    problems = _check_head(draft, today)
    known = set(computed)
    strangers = {each.household_id for each in draft.exceptions} - known
    if strangers or set(draft.left_out) - known:
        text = "Có hộ trong biên bản không có ở danh sách đưa ra họp."
        problems.append(Problem("vote_stranger", text, field="exceptions"))
    if len({each.household_id for each in draft.exceptions}) < len(draft.exceptions):
        problems.append(Problem("vote_twice", "Có hộ ghi hai lần.", field="exceptions"))
    for vote in draft.exceptions:
        name = names.get(vote.household_id, "")
        problems += _check_vote(vote, draft.present, computed.get(vote.household_id), name)
    if known and not known - set(draft.left_out):
        text = "Biên bản chưa có hộ nào."
        problems.append(Problem("meeting_empty", text, field="left_out"))
    return problems


def _check_head(draft: MeetingDraft, today: date) -> list[Problem]:
    problems = []
    if draft.held_on > today:
        text = f"Ngày họp {draft.held_on:%d/%m/%Y} chưa đến."
        problems.append(Problem("meeting_ahead", text, field="held_on"))
    if draft.held_at and not _CLOCK.fullmatch(draft.held_at.casefold()):
        text = f"Giờ họp «{draft.held_at}» chưa đúng. Ghi như 14:00 hoặc 7 giờ 30."
        problems.append(Problem("no_clock", text, field="held_at"))
    if draft.present < 1:
        text = "Chưa có số người dự họp."
        problems.append(Problem("nobody_present", text, field="present"))
    if 0 < draft.invited < draft.present:
        text = f"Số có mặt {draft.present} lớn hơn số được mời {draft.invited}."
        problems.append(Problem("more_than_invited", text, Severity.WARNING, field="present"))
    for name, value, words in (
        ("chair", draft.chair, "người chủ trì"),
        ("secretary", draft.secretary, "thư ký"),
    ):
        if not value.strip():
            problems.append(Problem(f"no_{name}", f"Chưa có tên {words}.", field=name))
    return problems


def _check_vote(
    vote: Vote, present: int, computed: HouseholdClass | None, name: str
) -> list[Problem]:
    problems = []
    if vote.agree < 0 or vote.against < 0:
        text = f"Số phiếu của hộ {name} không thể nhỏ hơn 0."
        problems.append(Problem("vote_below_nought", text, field=vote.household_id))
    if vote.agree + vote.against > present:
        text = (
            f"Hộ {name}: {vote.agree} đồng ý và {vote.against} không đồng ý, nhiều hơn "
            f"{present} người dự họp."
        )
        problems.append(Problem("votes_above_attendance", text, field=vote.household_id))
    if vote.meeting_class == HouseholdClass.UNDETERMINED:
        text = f"Hộ {name}: kết quả họp phải là một diện."
        problems.append(Problem("vote_undetermined", text, field=vote.household_id))
    elif vote.meeting_class not in (None, computed) and not vote.reason.strip():
        text = f"Hộ {name}: kết quả họp khác kết quả phiếu, cần ghi lý do."
        problems.append(Problem("vote_without_reason", text, field=vote.household_id))
    return problems


def told_result(vote: VoteLine, present: int, rule: MeetingRule) -> str:
    """«23 trên 50 người đồng ý (46%), chưa đủ …»: what the officer reads beside a household."""
    share = f"{vote.agree} trên {present} người đồng ý ({vote.percent(present)}%)"
    if vote.passed:
        return f"{share}."
    return f"{share}, {rule.missed}. Cần rà soát lại và họp lại. Biên bản lần này được giữ lại."


def attendance_json(attendance: Sequence[Attendee]) -> list[list[Any]]:
    """As it is kept."""
    return [[each.role, each.name, each.present] for each in attendance]

"""Giấy tờ của đợt rà soát: the values that minutes, sign-in sheet and progress are printed from."""

import hashlib
import json
from dataclasses import dataclass, field, replace

from ngheo_desktop.domain.applications import FORM_TERMS, Application, ApplicationForm
from ngheo_desktop.domain.days import official_day
from ngheo_desktop.domain.decision_words import Letter
from ngheo_desktop.domain.frozen_lists import check_code
from ngheo_desktop.domain.meetings import Meeting
from ngheo_desktop.domain.papers import Outcome, PaperHead, PostingLine, Signing
from ngheo_desktop.domain.register import Commune
from ngheo_desktop.domain.rounds import Board, HouseholdSteps, Round
from ngheo_desktop.domain.terms import HouseholdClass, Sex

_ON_THE_LIST = (HouseholdClass.POOR, HouseholdClass.NEAR_POOR)


@dataclass(frozen=True, slots=True)
class MinutesPaper:
    """Biên bản họp dân of one meeting."""

    head: PaperHead
    round: Round
    meeting: Meeting
    fingerprint: str = ""  # SHA-256 of what they say; its code finds the signed paper again


@dataclass(frozen=True, slots=True)
class AttendancePaper:
    """Danh sách ký tên of who attends a meeting; the lines are filled in by hand."""

    head: PaperHead
    round: Round
    hamlet: str
    meeting_day: str = ""  # in words; "" leaves room to write it
    expected: tuple[str, ...] = ()  # who is invited, and the heads of households put to it
    lines: int = 40


@dataclass(frozen=True, slots=True)
class ProgressPaper:
    """Bảng tiến độ of a round on one day."""

    head: PaperHead
    board: Board
    on: str


@dataclass(frozen=True, slots=True)
class ReviewListPaper:
    """Danh sách hộ cần rà soát of the commune or a hamlet."""

    head: PaperHead
    round: Round
    scope: str
    households: tuple[HouseholdSteps, ...] = field(default_factory=tuple)
    surveyors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ApplicantLine:
    """One member on Mẫu 01, in words."""

    name: str
    sex: str
    birth: str
    relation: str
    status: str


@dataclass(frozen=True, slots=True)
class ApplicationPaper:
    """Mẫu 01, Mẫu 04: what the register knows is filled in, the rest is written by hand."""

    form: ApplicationForm
    commune: Commune
    standing: str = ""  # diện by the decision in force
    head_name: str = ""
    sex: Sex | None = None
    birth: str = ""
    ethnic: str = ""
    personal_id: str = ""
    issued_on: str = ""
    address: str = ""
    members: tuple[ApplicantLine, ...] = ()
    reason: str = ""
    practice: bool = False


def application_refusal(told: Application, head: PaperHead, signing: Signing) -> Letter:
    """Văn bản trả lời to a household whose application is not followed, with the reasons."""
    commune = head.letterhead.commune.full_name
    return Letter(
        replace(head, number_sign="......../TB-UBND"),
        "THÔNG BÁO",
        "Về việc trả lời giấy đề nghị",
        to=f"Ông (bà) {told.head_name}, {told.hamlet}",
        paragraphs=(
            f"Ủy ban nhân dân {commune} đã nhận giấy đề nghị của ông (bà) "
            f"{official_day(told.received_on)} ({FORM_TERMS[told.form]}).",
            f"Đề nghị này chưa được công nhận. Lý do: {told.refusal.rstrip('. ')}.",
            f"Nếu không đồng ý, ông (bà) gửi kiến nghị đến Ủy ban nhân dân {commune}, kèm giấy tờ "
            f"liên quan. Khi hoàn cảnh thay đổi, ông (bà) có thể gửi lại Mẫu {told.form.value}.",
        ),
        signing=signing,
    )


def minutes_fingerprint(meeting: Meeting) -> str:
    """SHA-256 of minutes: it changes with anything that is written in them."""
    told = [meeting.id, meeting.held_on, meeting.present, meeting.chair, meeting.secretary]
    votes = [
        [each.household_id, each.agree, each.against, each.meeting_class, each.reason]
        for each in meeting.votes
    ]
    text = json.dumps([told, votes], default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def minutes_code(meeting: Meeting) -> str:
    """Mã đối chiếu of minutes, as it is printed at the foot of each page."""
    return check_code(minutes_fingerprint(meeting))


def posted_lines(households: tuple[HouseholdSteps, ...]) -> tuple[PostingLine, ...]:
    """What hangs on the board: who is or was on the list, with what changes, and nothing else."""
    return tuple(
        PostingLine(each.head_name, each.hamlet, each.proposed, _outcome(each))
        for each in households
        if each.counts and each.proposed is not None and _shown(each)
    )


def _shown(steps: HouseholdSteps) -> bool:
    return steps.proposed in _ON_THE_LIST or steps.class_before in _ON_THE_LIST


def _outcome(steps: HouseholdSteps) -> Outcome:
    was, comes = steps.class_before in _ON_THE_LIST, steps.proposed in _ON_THE_LIST
    if was and comes:
        return Outcome.STAYS if steps.class_before == steps.proposed else Outcome.CHANGES
    return Outcome.ENTERS if comes else Outcome.LEAVES

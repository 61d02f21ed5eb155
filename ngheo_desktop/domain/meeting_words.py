"""Lời của biên bản họp dân: the same sentences on the PDF and in the file that is added to."""

from dataclasses import dataclass, replace

from ngheo_desktop.domain.days import official_day
from ngheo_desktop.domain.decision_words import Grid, Letter
from ngheo_desktop.domain.meetings import Meeting, VoteLine
from ngheo_desktop.domain.papers import PaperHead, Signer, Signing
from ngheo_desktop.domain.rounds import Round
from ngheo_desktop.domain.terms import CLASS_TERMS

MINUTES_TITLE = "BIÊN BẢN HỌP DÂN"
HEADINGS = (
    "STT",
    "Mã hộ",
    "Chủ hộ",
    "Kết quả phiếu",
    "Đồng ý",
    "Không đồng ý",
    "Tỷ lệ",
    "Kết quả họp",
)
SHARES = (0.06, 0.10, 0.27, 0.16, 0.08, 0.09, 0.08, 0.16)  # of the width, in the file
VOTES_HEADING = "III. Kết quả lấy ý kiến từng hộ"
_SIGNERS = ("ĐẠI DIỆN HỘ DÂN", "THƯ KÝ", "CHỦ TRÌ")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the minutes: its heading and its sentences."""

    heading: str
    lines: tuple[str, ...]


def minutes_subject(round_: Round, meeting: Meeting) -> tuple[str, str]:
    """What stands under the title."""
    again = f", họp lần {meeting.number}" if meeting.number > 1 else ""
    return (
        f"Về kết quả rà soát hộ nghèo, hộ cận nghèo của {meeting.hamlet}{again}",
        f"({round_.title})",
    )


def before_votes(meeting: Meeting) -> tuple[Section, Section]:
    """When, where, who."""
    at = f"{meeting.held_at}, " if meeting.held_at else ""
    invited = f"Số người được mời: {meeting.invited}. " if meeting.invited else ""
    place = f"{meeting.place}." if meeting.place else "." * 100
    there = [each for each in meeting.attendance if each.present]
    people = [f"- {': '.join(filter(None, (each.role, each.name)))}." for each in there]
    return (
        Section(
            "I. Thời gian, địa điểm",
            (f"Thời gian: {at}{official_day(meeting.held_on)}.", f"Địa điểm: {place}"),
        ),
        Section(
            "II. Thành phần",
            (
                f"Chủ trì: {meeting.chair}. Thư ký: {meeting.secretary}.",
                *people,
                f"{invited}Số người có mặt: {meeting.present}.",
            ),
        ),
    )


def vote_cells(number: int, line: VoteLine, meeting: Meeting) -> tuple[str, ...]:
    """One household of the table."""
    result = CLASS_TERMS[line.meeting_class] if line.meeting_class else "Rà soát lại"
    return (
        str(number),
        line.code,
        line.head_name,
        CLASS_TERMS[line.computed],
        str(line.agree),
        str(line.against),
        f"{line.percent(meeting.present)}%",
        result,
    )


def opinions(meeting: Meeting) -> Section:
    """Ý kiến khác, and why a meeting came to another class than the sheet."""
    told = [
        f"- Hộ {each.head_name} ({each.code}): {'. '.join(words)}."
        for each in meeting.votes
        if (words := [text for text in (each.reason, each.other) if text])
    ]
    if meeting.other_opinions:
        told.append(f"- {meeting.other_opinions}.")
    return Section("IV. Ý kiến khác", tuple(told or ["Không có."]))


def conclusion(meeting: Meeting) -> Section:
    """What follows, and the two copies (QĐ 24/2021, Điều 4)."""
    failed = meeting.failed
    agreed = f"Hội nghị đồng ý kết quả của {meeting.passed} hộ ({meeting.rule.shown} đồng ý)."
    again = (
        f"Còn {len(failed)} hộ chưa đủ tỷ lệ, phải rà soát lại và họp lại: "
        f"{', '.join(each.head_name for each in failed)}."
    )
    copies = (
        "Biên bản được lập thành 02 bản như nhau, đọc lại cho mọi người dự họp cùng nghe.",
        f"01 bản lưu tại {meeting.hamlet}, 01 bản gửi Ban Chỉ đạo rà soát cấp xã.",
    )
    return Section("V. Kết luận", (agreed, *((again,) if failed else ()), *copies))


def minutes_signing(meeting: Meeting) -> Signing:
    """Chair, secretary and somebody of the households sign."""
    people, secretary, chair = (Signer((title,), hint="(Ký, ghi rõ họ tên)") for title in _SIGNERS)
    return Signing(
        (people, replace(secretary, name=meeting.secretary), replace(chair, name=meeting.chair))
    )


def minutes_letter(head: PaperHead, round_: Round, meeting: Meeting) -> Letter:
    """The minutes as a paper in sentences, for offices that add their own."""
    before = [text for each in before_votes(meeting) for text in (each.heading, *each.lines)]
    after = [
        text
        for each in (opinions(meeting), conclusion(meeting))
        for text in (each.heading, *each.lines)
    ]
    rows = tuple(vote_cells(at, each, meeting) for at, each in enumerate(meeting.votes, start=1))
    return Letter(
        head=head,
        title=MINUTES_TITLE,
        subject=" ".join(minutes_subject(round_, meeting)),
        paragraphs=(*before, VOTES_HEADING),
        grid=Grid(HEADINGS, SHARES, rows),
        closing=tuple(after),
        signing=minutes_signing(meeting),
    )

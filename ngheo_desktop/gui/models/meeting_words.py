"""What the minutes page says: of each meeting, of an empty hamlet, of what was typed before."""

from ngheo_desktop.domain.days import shown_day, shown_time
from ngheo_desktop.domain.drafts import MinutesDraft
from ngheo_desktop.domain.meetings import Meeting
from ngheo_desktop.domain.round_papers import minutes_code
from ngheo_desktop.domain.rounds import Step, StepState
from ngheo_desktop.gui.models.meeting_loading import MeetingSight

NO_ROUND = "Chưa mở đợt rà soát nào."
_HAMLET_KINDS = ("ấp", "khóm", "khu phố", "tổ dân phố", "thôn")


def this_hamlet(name: str) -> str:
    """«ấp này» for «ấp Vĩnh Phú»; the word follows the place."""
    kinds = (each for each in _HAMLET_KINDS if name.startswith(f"{each} "))
    return f"{next(kinds, 'nơi')} này"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def meeting_title(meeting: Meeting) -> str:
    """«Lần 1, 05/11/2026, đã ký»."""
    signed = "đã ký" if meeting.signed_on else "chưa ký"
    return f"Lần {meeting.number}, {shown_day(meeting.held_on)}, {signed}"


def meeting_words(meeting: Meeting) -> str:
    """What stands beside minutes that are kept."""
    code = f"Mã in trên giấy: {minutes_code(meeting)}."
    if meeting.signed_on:
        return f"{code} Đã ký ngày {shown_day(meeting.signed_on)}, không sửa được nữa."
    return f"{code} In 2 bản, ký xong thì đính kèm bản đã ký."


def why_nothing(sight: MeetingSight) -> str:
    """Why there is neither a meeting nor one to be held."""
    here = this_hamlet(sight.hamlet)
    if sight.no_rule:
        return sight.no_rule
    if sight.round.closed_on is not None:
        return f"Đợt «{sight.round.title}» đã kết thúc, {here} không có biên bản."
    if sight.cell.state == StepState.DONE:
        return f"{_capital(here)} không có hộ nào phải rà soát."
    if not sight.put:
        return f"Chưa có hộ nào xong phiếu ở {here}. {sight.cell.why}".strip()
    return sight.cell.why


def waits_words(sight: MeetingSight) -> str:
    """What must happen before the next meeting, or after this one; "" = nothing."""
    if sight.cell.step != Step.MEETING or sight.cell.state in (StepState.DONE, StepState.OFF):
        return ""
    return sight.cell.why


def draft_words(draft: MinutesDraft, meetings: int) -> str:
    """When it was typed, and that somebody has recorded a meeting since."""
    at = draft.kept_at
    when = f", nhập lúc {shown_time(at)} ngày {shown_day(at.astimezone())}" if at else ""
    told = f"Biên bản này có phần chưa lưu{when}."
    if draft.after != meetings:
        here = this_hamlet(draft.hamlet)
        told += f" Sau đó đã có biên bản khác của {here}. Vui lòng xem kỹ trước khi lưu."
    return told

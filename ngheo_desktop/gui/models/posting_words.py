"""What the posting page says: of each posting, of each objection, of what comes next."""

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.postings import Objection, Posting
from ngheo_desktop.domain.rounds import StepState
from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.gui.models.meeting_words import this_hamlet
from ngheo_desktop.gui.models.posting_loading import PostingSight

NO_ROUND = "Chưa mở đợt rà soát nào."
NO_OBJECTION = "Chưa có kiến nghị nào."
HEADINGS = ("Ngày", "Người kiến nghị", "Về hộ", "Nội dung", "Phúc tra", "Niêm yết lại")


def posting_title(posting: Posting) -> str:
    """«Lần 1, 05/11/2026 đến 10/11/2026, đã gỡ»."""
    taken = ", đã gỡ" if posting.taken_down_on else ""
    return f"Lần {posting.number}, {shown_day(posting.begins)} đến {shown_day(posting.ends)}{taken}"


def state_words(sight: PostingSight) -> tuple[str, str]:
    """What this hamlet waits for now, and its tone; "" = nothing."""
    if not sight.is_open:
        return f"Đợt «{sight.round.title}» đã kết thúc, chỉ xem được.", "info"
    if sight.cell.state == StepState.REDO:
        return f"{sight.cell.why} Hãy niêm yết lại.", "warning"
    if sight.recheck.state == StepState.RUNNING:
        return sight.recheck.why, "warning"
    if sight.cell.state == StepState.RUNNING:
        after = f"Sau ngày đó mới lập được quyết định cho {this_hamlet(sight.hamlet)}."
        return f"{sight.cell.why} {after}", "info"
    return "", "info"


def why_nothing(sight: PostingSight) -> str:
    """Why nothing hangs and nothing can be hung."""
    here = this_hamlet(sight.hamlet)
    if not sight.is_open:
        return f"Đợt «{sight.round.title}» đã kết thúc, {here} không niêm yết."
    if sight.cell.state == StepState.DONE:
        return f"{here[:1].upper()}{here[1:]} không có hộ nào phải rà soát."
    return f"Chưa niêm yết được: {sight.cell.why}"


def objection_row(one: Objection, sight: PostingSight) -> tuple[str, ...]:
    """One line of the table."""
    return (
        shown_day(one.received_on),
        one.by_name,
        one.head_name or "không có trong danh sách",
        one.told,
        recheck_words(one),
        posted_words(one, sight),
    )


def recheck_words(one: Objection) -> str:
    """«09/11/2026: Có đất. Hộ cận nghèo», or until when."""
    if one.answered_on is None:
        return f"chưa, hạn {shown_day(one.due_on)}" if one.due_on else "chưa phúc tra"
    told = f"{shown_day(one.answered_on)}: {one.answer}"
    return f"{told}. {CLASS_TERMS[one.recheck_class]}" if one.recheck_class else told


def posted_words(one: Objection, sight: PostingSight) -> str:
    if one.is_open:
        return ""
    if number := sight.number_of(one.posted_id):
        return f"lần {number}"
    return "chưa" if one.post_again else "không cần"


def whole_words(one: Objection) -> str:
    """The objection in hand, nothing cut: «Võ Văn Bảy: Có đất. Phúc tra 09/11/2026: …»."""
    told = f"{one.by_name}: {_ended(one.told)}"
    return told if one.is_open else f"{told} Phúc tra {_ended(recheck_words(one))}"


def _ended(text: str) -> str:
    return text if text.endswith(".") else f"{text}."

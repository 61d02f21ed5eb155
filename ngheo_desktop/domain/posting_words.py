"""Lời của thông báo niêm yết: where the list hangs, until when, and where to object."""

from ngheo_desktop.domain.days import official_day
from ngheo_desktop.domain.decision_words import Letter
from ngheo_desktop.domain.papers import PaperHead, Signing
from ngheo_desktop.domain.postings import Posting
from ngheo_desktop.domain.rounds import Round


def posting_notice(head: PaperHead, round_: Round, posting: Posting, signing: Signing) -> Letter:
    """Thông báo about one posting; no household is named in it."""
    office = f"Ủy ban nhân dân {head.letterhead.commune.full_name}"
    again = f", niêm yết lần {posting.number} sau phúc tra" if posting.number > 1 else ""
    title = round_.title[:1].lower() + round_.title[1:]
    return Letter(
        head=head,
        title="THÔNG BÁO",
        subject=f"Về việc niêm yết kết quả rà soát hộ nghèo, hộ cận nghèo của {posting.hamlet}",
        paragraphs=(
            f"{office} thông báo niêm yết kết quả {title} của {posting.hamlet}{again}.",
            f"1. Nơi niêm yết: {'; '.join(posting.places)}.",
            f"2. Thời gian niêm yết: từ {official_day(posting.begins)} đến hết "
            f"{official_day(posting.ends)} ({posting.working_days:02} ngày làm việc).",
            "3. Trong thời gian niêm yết, ai có ý kiến thì gửi đến "
            f"trưởng {posting.hamlet} hoặc {office}. Ý kiến bằng lời hoặc bằng đơn đều được nhận. "
            "Mỗi ý kiến được phúc tra; kết quả thay đổi được niêm yết lại.",
            f"Đề nghị {posting.hamlet} đọc thông báo này trên loa truyền thanh để người dân biết.",
        ),
        signing=signing,
    )

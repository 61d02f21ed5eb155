"""Niêm yết and kiến nghị: how long a list hangs, what people object to, what came of it."""

from dataclasses import dataclass
from datetime import date

from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.rounds import PostedList
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.domain.working_days import WorkCalendar


def posting_places(commune_kind: str) -> tuple[str, str]:
    """Nơi niêm yết by law: in the hamlet, and at the office of the xã, phường or đặc khu."""
    return (
        "Nhà văn hóa, nhà sinh hoạt cộng đồng ấp, khóm",
        f"Trụ sở Ủy ban nhân dân {commune_kind}",
    )


@dataclass(frozen=True, slots=True)
class Posting:
    """Một lần niêm yết of a hamlet's list; both days included."""

    id: str
    round_id: str
    hamlet_id: str
    hamlet: str
    number: int
    begins: date
    ends: date
    working_days: int
    places: tuple[str, ...]
    posted_by: str
    taken_down_on: date | None
    rule_source: str = ""
    unsure: tuple[str, ...] = ()  # holidays inside it that nobody has compared yet


@dataclass(frozen=True, slots=True)
class ObjectionDraft:
    """Kiến nghị as received; about a household of the list, or one that is not on it."""

    round_id: str
    hamlet_id: str
    by_name: str
    told: str
    received_on: date
    household_id: str = ""


@dataclass(frozen=True, slots=True)
class Recheck:
    """Kết quả phúc tra: what was found, in words, and the class where it is another one."""

    answered_on: date
    answer: str
    recheck_class: HouseholdClass | None = None
    post_again: bool = True


@dataclass(frozen=True, slots=True)
class Objection:
    """Một kiến nghị with its re-check."""

    id: str
    hamlet_id: str
    household_id: str
    head_name: str
    by_name: str
    told: str
    received_on: date
    due_on: date | None
    answered_on: date | None
    answer: str
    recheck_class: HouseholdClass | None
    post_again: bool
    posted_id: str = ""  # the posting that showed the answer

    @property
    def is_open(self) -> bool:
        return self.answered_on is None

    @property
    def to_post(self) -> bool:
        """Whether its answer must still hang on the board."""
        return not self.is_open and self.post_again and not self.posted_id


def unsure_days(calendar: WorkCalendar, begins: date, ends: date) -> tuple[str, ...]:
    """What of the calendar nobody has confirmed, for somebody to look at."""
    unsure = [f"{each.title} {each.day:%d/%m/%Y}" for each in calendar.unsure(begins, ends)]
    if not calendar.knows(begins, ends):
        unsure.append(f"lịch nghỉ lễ năm {ends.year} chưa có trong chương trình")
    return tuple(unsure)


def check_objection(
    draft: ObjectionDraft, postings: tuple[PostedList, ...], today: date
) -> list[Problem]:
    """What keeps an objection from being kept."""
    problems = []
    if not draft.by_name.strip():
        problems.append(Problem("no_objector", "Chưa có tên người kiến nghị.", field="by_name"))
    if not draft.told.strip():
        problems.append(Problem("no_objection", "Chưa có nội dung kiến nghị.", field="told"))
    if not postings:
        text = "Danh sách này chưa niêm yết nên chưa có kiến nghị."
        problems.append(Problem("not_posted", text, field="received_on"))
    elif draft.received_on < postings[0].begins:
        text = f"Danh sách niêm yết từ ngày {postings[0].begins:%d/%m/%Y}."
        problems.append(Problem("before_posting", text, field="received_on"))
    if draft.received_on > today:
        text = f"Ngày {draft.received_on:%d/%m/%Y} chưa đến."
        problems.append(Problem("objection_ahead", text, field="received_on"))
    return problems


def check_recheck(
    recheck: Recheck, objection: Objection, standing: HouseholdClass | None, today: date
) -> list[Problem]:
    """What keeps an answer from being kept; a class that changes is always posted again."""
    problems = []
    if not recheck.answer.strip():
        problems.append(Problem("no_answer", "Chưa có kết quả phúc tra.", field="answer"))
    if not objection.received_on <= recheck.answered_on <= today:
        text = f"Ngày phúc tra phải từ ngày kiến nghị {objection.received_on:%d/%m/%Y} đến hôm nay."
        problems.append(Problem("recheck_day", text, field="answered_on"))
    if recheck.recheck_class == HouseholdClass.UNDETERMINED:
        text = "Kết quả phúc tra phải là một diện."
        problems.append(Problem("recheck_undetermined", text, field="recheck_class"))
    if recheck.recheck_class is not None and not objection.household_id:
        text = "Hộ này không có trong danh sách. Hãy đưa hộ vào đợt thường xuyên để rà soát."
        problems.append(Problem("recheck_stranger", text, field="recheck_class"))
    changed = recheck.recheck_class not in (None, standing)
    if changed and not recheck.post_again:
        text = "Diện của hộ thay đổi nên phải niêm yết lại."
        problems.append(Problem("must_post_again", text, field="post_again"))
    return problems

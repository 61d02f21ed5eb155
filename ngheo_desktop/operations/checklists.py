"""Phiếu rà soát: open a sheet, save its facts, and the result that follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ngheo_desktop.domain.drafts import DraftKind
from ngheo_desktop.domain.facts import Facts, HouseAnswers, MemberAnswers, SurveyedMember
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.scoring import Result, evaluate
from ngheo_desktop.domain.sheet_answers import (
    AnswerKey,
    Merged,
    answers_of,
    changed_answers,
    merge_sheets,
    with_answers,
)
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import Area
from ngheo_desktop.errors import UserError, WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.households import require_stored
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.review_rules import hides_open_score, second_standard

SEEN = "sửa câu trả lời sau khi đã thấy kết quả"
SETTLED = "chọn giữa hai câu trả lời khác nhau"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet on the screen: whose it is, its facts, and last year's answers to compare with."""

    household: Household
    hamlet_name: str
    facts: Facts
    surveyor: str
    is_saved: bool  # a sheet of that day is in the register
    before: Facts | None = None  # the latest earlier sheet; counts only when confirmed
    beside: Standard | None = None  # the second standard, while two run
    hides_open_score: bool = False  # no score is shown while an answer is open


@dataclass(frozen=True, slots=True)
class HowTyped:
    """How the answers of a sheet came about; the diary keeps it."""

    base: Facts | None = None  # the sheet as it was opened; None: nobody else can have saved it
    as_before: tuple[str, ...] = ()  # parts confirmed whole as last year
    seen: Facts | None = None  # the answers when score and class were first seen
    settled: Mapping[AnswerKey, Any] = field(default_factory=dict)  # own answer before a choice


@dataclass(frozen=True, slots=True)
class SavedSheet:
    """What saving gave: the facts as stored, what follows, and how to take it back."""

    facts: Facts
    surveyor: str
    result: Result
    act: Act | None  # None: nothing has changed
    taken: int = 0  # answers that somebody else had saved meanwhile and that were kept


class SheetsDiffer(UserError):
    """Somebody else has answered the same questions otherwise; nothing is saved."""

    def __init__(self, merged: Merged, stored: Facts, saved_by: str) -> None:
        count = len(merged.clashes)
        super().__init__(
            f"{saved_by or 'Người khác'} đã lưu phiếu này và trả lời khác ở {count} câu. "
            "Chưa lưu gì. Hãy chọn câu trả lời đúng ở từng câu."
        )
        self.merged, self.stored, self.saved_by = merged, stored, saved_by


def open_sheet(office: Office, household_id: str, survey_date: date | None = None) -> Sheet:
    """Mở phiếu of a household for a day: the stored one of that day, or a blank one.

    Without a day: the latest sheet of this year, else a blank one of today.
    """
    from ngheo_desktop.storage.checklists import load_sheets
    from ngheo_desktop.storage.hamlets import list_hamlets

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        household = require_stored(office, session, household_id)
        hamlets = list_hamlets(session)
        latest = load_sheets(session, hamlets, [household_id], until=survey_date)
        day = survey_date or office.today()
        if latest and survey_date is None and latest[0].facts.survey_date.year == day.year:
            day = latest[0].facts.survey_date
        until = date.fromordinal(day.toordinal() - 1)
        earlier = load_sheets(session, hamlets, [household_id], until=until)
    hamlet = next(each for each in hamlets if each.id == household.hamlet_id)
    stored = latest[0] if latest and latest[0].facts.survey_date == day else None
    blank = Facts(day, hamlet.area_on(day), None, HouseAnswers(), _people(household))
    return Sheet(
        household,
        hamlet.full_name,
        stored.facts if stored else blank,
        stored.surveyor if stored else office.actor.name,
        stored is not None,
        before=earlier[0].facts if earlier else None,
        beside=second_standard(office, day),
        hides_open_score=hides_open_score(office),
    )


def _people(household: Household) -> tuple[SurveyedMember, ...]:
    return tuple(
        SurveyedMember(no, each.birth, each.sex, MemberAnswers(), each.name, each.id)
        for no, each in enumerate(household.members, start=1)
    )


def save_sheet(
    office: Office,
    household_id: str,
    facts: Facts,
    surveyor: str,
    *,
    how: HowTyped = HowTyped(),
    ends_draft: bool = False,
) -> SavedSheet:
    """Lưu phiếu: facts, diary lines and computed result in one transaction.

    What somebody else saved since the sheet was opened stays, answer by answer; where both gave
    another answer to one question it raises SheetsDiffer and nothing is saved. With `ends_draft`
    the account's own draft of it goes in the same transaction.
    """
    if facts.survey_date > office.today():
        shown = facts.survey_date.strftime("%d/%m/%Y")
        raise WrongUsage(f"Ngày rà soát {shown} là sau hôm nay. Hãy xem lại ngày.")
    return _save(office, _Writing(household_id, facts, surveyor, how, ends_draft=ends_draft))


@dataclass(frozen=True, slots=True)
class _Writing:
    """One sheet on its way into the register; undoing and redoing come here too."""

    household_id: str
    facts: Facts
    surveyor: str
    how: HowTyped = field(default_factory=HowTyped)
    act: str = "ghi phiếu rà soát"
    ends_draft: bool = False


def _save(office: Office, writing: _Writing) -> SavedSheet:
    from ngheo_desktop.storage.checklists import save_sheet as store_sheet
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.drafts import erase_draft

    office.require(Right.FILL_CHECKLISTS)
    household_id, how = writing.household_id, writing.how
    with office.store.writing() as session:
        household = require_stored(office, session, household_id)
        stored = _stored(session, household_id, writing.facts.survey_date)
        merged = _merged(session, writing, stored.facts if stored else None)
        facts = merged.facts
        sheet_id, changes = store_sheet(session, household_id, facts, surveyor=writing.surveyor)
        is_same = not changes and stored is not None and stored.surveyor == writing.surveyor
        if how.as_before:
            changes["as_before"] = [None, " ".join(how.as_before)]
        for act, told in ((writing.act, changes), *_marks(how, facts)):
            entry = Entry(act, "checklist", sheet_id, household_id, told)
            write_entry(session, office.actor, entry)
        _score(office, session, household_id)
        if writing.ends_draft:
            erase_draft(session, office.actor.account_id, DraftKind.CHECKLIST, household_id)
        facts = replace(facts, area=_area(session, household, facts.survey_date))
    former = (stored.facts, stored.surveyor) if stored else None
    done = None if is_same else _act(household, former, (facts, writing.surveyor))
    result = evaluate(facts, office.standards)
    return SavedSheet(facts, writing.surveyor, result, done, len(merged.taken))


def _stored(session: Any, household_id: str, day: date) -> Any:
    """The sheet of that very day as it is now; None when there is none."""
    from ngheo_desktop.storage.checklists import load_sheets
    from ngheo_desktop.storage.hamlets import list_hamlets

    found = load_sheets(session, list_hamlets(session), [household_id], until=day)
    return found[0] if found and found[0].facts.survey_date == day else None


def _merged(session: Any, writing: _Writing, stored: Facts | None) -> Merged:
    base = writing.how.base
    if stored is None or base is None or not changed_answers(base, stored):
        return Merged(writing.facts, (), ())
    merged = merge_sheets(base, writing.facts, stored)
    if merged.clashes:
        raise SheetsDiffer(merged, stored, _last_writer(session, writing.household_id))
    return merged


def _last_writer(session: Any, household_id: str) -> str:
    from ngheo_desktop.storage.diary import history_of

    lines = history_of(session, household_id)
    return next((each.account for each in lines if each.target == "checklist"), "")


def _marks(how: HowTyped, facts: Facts) -> list[tuple[str, dict[str, list[Any]]]]:
    """What an inspector must see: answers changed after the score, and answers chosen between."""
    from ngheo_desktop.storage.checklists import sheet_changes

    seen = sheet_changes(how.seen, facts) if how.seen else {}
    own = with_answers(facts, how.settled)  # as this person had it before choosing
    given_up = sheet_changes(own, facts)
    return [(act, told) for act, told in ((SEEN, seen), (SETTLED, given_up)) if told]


def _score(office: Office, session: Any, household_id: str) -> None:
    from ngheo_desktop.operations.scoring import score_households
    from ngheo_desktop.storage.summaries import refresh_summaries

    score_households(office, session, [household_id])
    refresh_summaries(session, [household_id])


def _area(session: Any, household: Household, day: date) -> Area | None:
    from ngheo_desktop.storage.hamlets import list_hamlets

    hamlets = {each.id: each for each in list_hamlets(session)}
    return hamlets[household.hamlet_id].area_on(day)


# --- hoàn tác ------------------------------------------------------------------------------

_State = tuple[Facts, str]  # the answers and who filled them in


def _act(household: Household, before: _State | None, after: _State) -> Act:
    """How to take a save back, and to make it again: each a change of its own day."""
    name = f"{'sửa' if before else 'lập'} phiếu hộ {household.code}".rstrip()

    def undo(office: Office) -> str:
        if before is None:
            return _take_away(office, household.id, after[0], name)
        return _put(office, household.id, after[0], before, f"hoàn tác: {name}")

    def redo(office: Office) -> str:
        base = before[0] if before else _blank(after[0])
        return _put(office, household.id, base, after, f"làm lại: {name}")

    return Act(name, undo, redo, household.id)


def _blank(facts: Facts) -> Facts:
    """The same sheet before anything was answered on it."""
    return with_answers(facts, dict.fromkeys(answers_of(facts)))


def _put(office: Office, household_id: str, base: Facts, state: _State, act: str) -> str:
    """Another state of the sheet; what others saved since stays, and is told."""
    facts, surveyor = state
    try:
        saved = _save(office, _Writing(household_id, facts, surveyor, HowTyped(base=base), act))
    except SheetsDiffer as error:
        raise _changed_since(act) from error
    return f"Giữ nguyên {saved.taken} câu do người khác sửa sau đó." if saved.taken else ""


def _take_away(office: Office, household_id: str, saved: Facts, name: str) -> str:
    """A sheet that was new goes again, while nobody has written on it since."""
    from ngheo_desktop.storage.checklists import put_sheet_away
    from ngheo_desktop.storage.diary import Entry, write_entry

    office.require(Right.FILL_CHECKLISTS)
    act = f"hoàn tác: {name}"
    with office.store.writing() as session:
        require_stored(office, session, household_id)
        stored = _stored(session, household_id, saved.survey_date)
        if stored is None or changed_answers(saved, stored.facts):
            raise _changed_since(act)
        sheet_id = put_sheet_away(session, household_id, saved.survey_date)
        entry = Entry(act, "checklist", sheet_id, household_id, {"deleted": [False, True]})
        write_entry(session, office.actor, entry)
        _score(office, session, household_id)
    return ""


def _changed_since(act: str) -> WrongUsage:
    return WrongUsage(
        f"Không làm được «{act}»: phiếu này đã được sửa tiếp từ sau lần lưu đó. "
        "Phiếu giữ nguyên như hiện nay. Xem ai sửa ở Lịch sử của hộ."
    )

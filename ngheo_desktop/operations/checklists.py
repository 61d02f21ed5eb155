"""Phiếu rà soát: open a sheet, save its facts, and the result that follows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ngheo_desktop.domain.drafts import DraftKind
from ngheo_desktop.domain.facts import Facts, HouseAnswers, MemberAnswers, SurveyedMember
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.scoring import Result, evaluate
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet on the screen: whose it is, its facts, and last year's answers to compare with."""

    household: Household
    hamlet_name: str
    facts: Facts
    surveyor: str
    is_saved: bool  # a sheet of that day is in the register
    before: Facts | None = None  # the latest earlier sheet; counts only when confirmed


def open_sheet(office: Office, household_id: str, survey_date: date | None = None) -> Sheet:
    """Mở phiếu of a household for a day: the stored one of that day, or a blank one.

    Without a day: the latest sheet of this year, else a blank one of today.
    """
    from ngheo_desktop.storage.checklists import load_sheets
    from ngheo_desktop.storage.hamlets import list_hamlets
    from ngheo_desktop.storage.households import load_household

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        household = load_household(session, household_id)
        if household is None:
            raise WrongUsage("Không tìm thấy hộ này trong sổ.")
        office.require_hamlet(household.hamlet_id)
        hamlets = list_hamlets(session)
        latest = load_sheets(session, hamlets, [household_id], until=survey_date)
        day = survey_date or office.today()
        if latest and survey_date is None and latest[0].facts.survey_date.year == day.year:
            day = latest[0].facts.survey_date
        until = date.fromordinal(day.toordinal() - 1)
        earlier = load_sheets(session, hamlets, [household_id], until=until)
    hamlet = next(each for each in hamlets if each.id == household.hamlet_id)
    before = earlier[0].facts if earlier else None
    if latest and latest[0].facts.survey_date == day:
        sheet = latest[0]
        return Sheet(household, hamlet.full_name, sheet.facts, sheet.surveyor, True, before)
    facts = Facts(day, hamlet.area_on(day), None, HouseAnswers(), _people(household))
    return Sheet(household, hamlet.full_name, facts, office.actor.name, False, before)


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
    as_before: Sequence[str] = (),
    ends_draft: bool = False,
) -> Result:
    """Lưu phiếu: facts, diary line and computed result in one transaction.

    `as_before` names the parts that were confirmed whole as last year; the diary keeps it.
    With `ends_draft` the account's own draft of it goes in the same transaction.
    """
    from ngheo_desktop.operations.scoring import score_households
    from ngheo_desktop.storage.checklists import save_sheet as store_sheet
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.drafts import erase_draft
    from ngheo_desktop.storage.hamlets import list_hamlets
    from ngheo_desktop.storage.households import load_household
    from ngheo_desktop.storage.summaries import refresh_summaries

    office.require(Right.FILL_CHECKLISTS)
    if facts.survey_date > office.today():
        shown = facts.survey_date.strftime("%d/%m/%Y")
        raise WrongUsage(f"Ngày rà soát {shown} là sau hôm nay. Hãy xem lại ngày.")
    with office.store.writing() as session:
        household = load_household(session, household_id)
        if household is None:
            raise WrongUsage("Không tìm thấy hộ này trong sổ.")
        office.require_hamlet(household.hamlet_id)
        sheet_id, changes = store_sheet(session, household_id, facts, surveyor=surveyor)
        if as_before:
            changes["as_before"] = [None, " ".join(as_before)]
        write_entry(
            session,
            office.actor,
            Entry("ghi phiếu rà soát", "checklist", sheet_id, household_id, changes),
        )
        score_households(office, session, [household_id])
        refresh_summaries(session, [household_id])
        if ends_draft:
            erase_draft(session, office.actor.account_id, DraftKind.CHECKLIST, household_id)
        hamlets = {each.id: each for each in list_hamlets(session)}
    area = hamlets[household.hamlet_id].area_on(facts.survey_date)
    return evaluate(replace(facts, area=area), office.standards)

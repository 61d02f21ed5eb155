"""Giấy đề nghị: received, taken up by a round, or answered with a refusal and its reasons."""

from collections.abc import Callable
from datetime import date
from typing import Any

from ngheo_desktop.domain.applications import (
    FORM_TERMS,
    Application,
    ApplicationForm,
    ApplicationState,
    receipt_fault,
    review_days,
)
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.round_rules import RoundRules
from ngheo_desktop.domain.rounds import ListedFor
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_acts import act_of, hamlet_line, load_hamlet, note
from ngheo_desktop.operations.rounds import rules_in
from ngheo_desktop.text import clean

_ON_A_LIST = (HouseholdClass.POOR, HouseholdClass.NEAR_POOR)


def receive_application(
    office: Office, household_id: str, form: ApplicationForm, received_on: date, reason: str = ""
) -> Act:
    """Nhận Mẫu 01 or 04 of a household of the register."""
    from ngheo_desktop.storage.applications import new_application, open_application_of
    from ngheo_desktop.storage.round_records import write_record
    from ngheo_desktop.storage.round_rows import standing_households

    office.require(Right.RUN_ROUNDS)
    if fault := receipt_fault(received_on, office.today()):
        raise WrongUsage(fault)
    with office.store.writing() as session:
        found = standing_households(session, household_id)
        if not found:
            raise WrongUsage("Không tìm thấy hộ này trong sổ. Hãy thêm hộ trước.")
        one = found[0]
        office.require_hamlet(one.hamlet_id)
        if open_application_of(session, household_id):
            raise WrongUsage(f"Hộ {one.code} đã có giấy đề nghị chưa trả lời.")
        if form == ApplicationForm.LEAVING and one.household_class not in _ON_A_LIST:
            raise WrongUsage(
                f"Hộ {one.code} không phải hộ nghèo, hộ cận nghèo theo quyết định, "
                "nên không dùng Mẫu 04."
            )
        if form == ApplicationForm.REVIEW and one.household_class == HouseholdClass.POOR:
            raise WrongUsage(f"Hộ {one.code} đang là hộ nghèo theo quyết định.")
        row = new_application(household_id, form, received_on, clean(reason))
        changes = (write_record(session, row),)
        words = f"nhận {FORM_TERMS[form]}, hộ {one.code}"
        note(office, session, words, changes)
    return act_of(words, changes, Right.RUN_ROUNDS, household_id)


def list_applications(office: Office) -> list[Application]:
    """Mọi giấy đề nghị within the account's scope, newest first, with its last day."""
    from ngheo_desktop.storage.applications import list_applications as stored

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        found = stored(session, _days_of(rules_in(session, office.today())))
    return [each for each in found if office.actor.sees(each.hamlet_id)]


def _days_of(rules: RoundRules) -> Callable[[date], tuple[date, date]]:
    return review_days(rules.value("in_year.start_day"), rules.value("in_year.days"))


def take_up(office: Office, application_id: str, round_id: str) -> Act:
    """Đưa vào đợt: a round that runs takes up an application that came after it was opened."""
    from ngheo_desktop.storage.ids import new_id
    from ngheo_desktop.storage.round_records import write_record
    from ngheo_desktop.storage.round_rows import row_of_household, standing_households
    from ngheo_desktop.storage.tables import RoundHouseholdRow

    office.require(Right.RUN_ROUNDS)
    with office.store.writing() as session:
        row = _open_one(session, application_id)
        if row.round_id:
            raise WrongUsage("Giấy đề nghị này đã ở trong một đợt rà soát.")
        one = standing_households(session, row.household_id)[0]
        _round, records = load_hamlet(office, session, round_id, one.hamlet_id)
        if records.listed_on is not None:
            raise WrongUsage(f"Danh sách của {records.hamlet} đã lập xong. Hãy mở lại danh sách.")
        row.round_id = round_id
        changes = [*hamlet_line(session, round_id, one.hamlet_id), write_record(session, row)]
        known = row_of_household(session, round_id, row.household_id)
        if known is None or known.deleted:
            leaving = row.form == ApplicationForm.LEAVING
            listed = RoundHouseholdRow(
                id=known.id if known else new_id(),
                round_id=round_id,
                household_id=row.household_id,
                hamlet_id=one.hamlet_id,
                listed_for=(ListedFor.LEAVING if leaving else ListedFor.APPLIED).value,
                reason=row.reason,
                class_before=one.household_class.value if one.household_class else "",
            )
            changes.append(write_record(session, listed))
        words = f"đưa giấy đề nghị của hộ {one.code} vào đợt"
        note(office, session, words, changes)
    return act_of(words, changes, Right.RUN_ROUNDS, row.household_id)


def refuse_application(office: Office, application_id: str, on: date, refusal: str) -> Act:
    """Trả lời không công nhận, in writing with reasons."""
    from ngheo_desktop.storage.round_records import write_record
    from ngheo_desktop.storage.round_rows import standing_households

    office.require(Right.RUN_ROUNDS)
    if not clean(refusal):
        raise WrongUsage("Văn bản trả lời phải nêu lý do.")
    with office.store.writing() as session:
        row = _open_one(session, application_id)
        for one in standing_households(session, row.household_id):
            office.require_hamlet(one.hamlet_id)
        if not row.received_on <= on <= office.today():
            raise WrongUsage(
                f"Ngày trả lời phải từ ngày nhận {row.received_on:%d/%m/%Y} đến hôm nay."
            )
        row.refused_on, row.refusal = on, clean(refusal)
        changes = (write_record(session, row),)
        words = "trả lời giấy đề nghị, không công nhận"
        note(office, session, words, changes)
    return act_of(words, changes, Right.RUN_ROUNDS, row.household_id)


def _open_one(session: Any, application_id: str) -> Any:
    from ngheo_desktop.storage.applications import list_applications, loose_application

    row = loose_application(session, application_id)
    if row is None:
        raise WrongUsage("Không tìm thấy giấy đề nghị này.")
    day = row.received_on
    states = {each.id: each.state for each in list_applications(session, lambda _day: (day, day))}
    if states.get(application_id) in (ApplicationState.REFUSED, ApplicationState.DECIDED):
        raise WrongUsage("Giấy đề nghị này đã được trả lời.")
    return row

"""Giấy đề nghị as stored."""

from collections.abc import Callable
from datetime import date

from sqlmodel import Session, col, select

from ngheo_desktop.domain.applications import Application, ApplicationForm, ApplicationState
from ngheo_desktop.storage.hamlets import list_hamlets
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import (
    ApplicationRow,
    DecisionLineRow,
    DecisionPlanRow,
    FrozenListRow,
    HouseholdRow,
    SummaryRow,
)


def list_applications(
    session: Session, days_of: Callable[[date], tuple[date, date]]
) -> list[Application]:
    """Mọi giấy đề nghị, newest first; `days_of` tells start and last day for a day of receipt."""
    query = (
        select(ApplicationRow, HouseholdRow, SummaryRow)
        .join(HouseholdRow, col(HouseholdRow.id) == col(ApplicationRow.household_id))
        .outerjoin(SummaryRow, col(SummaryRow.household_id) == col(HouseholdRow.id))
        .where(col(ApplicationRow.deleted).is_(False))
        .order_by(col(ApplicationRow.received_on).desc(), col(ApplicationRow.id).desc())
    )
    decided = _decided(session)
    names = {each.id: each.full_name for each in list_hamlets(session, ended=True)}
    found = []
    for row, household, summary in session.exec(query):
        starts_on, due_on = days_of(row.received_on)
        one = Application(
            id=row.id,
            household_id=row.household_id,
            code=household.code,
            head_name=summary.head_name if summary else "",
            hamlet_id=household.hamlet_id,
            hamlet=names.get(household.hamlet_id, ""),
            form=ApplicationForm(row.form),
            received_on=row.received_on,
            reason=row.reason,
            round_id=row.round_id,
            refused_on=row.refused_on,
            refusal=row.refusal,
            state=_state(row, decided),
            starts_on=starts_on,
            due_on=due_on,
        )
        found.append(one)
    return found


def _state(row: ApplicationRow, decided: set[tuple[str, str]]) -> ApplicationState:
    if row.refused_on is not None:
        return ApplicationState.REFUSED
    if (row.round_id, row.household_id) in decided:
        return ApplicationState.DECIDED
    return ApplicationState.IN_ROUND if row.round_id else ApplicationState.WAITING


def _decided(session: Session) -> set[tuple[str, str]]:
    """(round, household) that stand in a signed list."""
    query = (
        select(DecisionPlanRow.round_id, DecisionLineRow.household_id)
        .join(FrozenListRow, col(FrozenListRow.plan_id) == col(DecisionPlanRow.id))
        .join(DecisionLineRow, col(DecisionLineRow.decision_id) == col(FrozenListRow.decision_id))
        .where(DecisionPlanRow.round_id != "")
    )
    return set(session.exec(query))


def open_application_of(session: Session, household_id: str) -> bool:
    """Whether a household has filed one that has neither a refusal nor a signed list."""
    query = select(ApplicationRow).where(
        ApplicationRow.household_id == household_id,
        col(ApplicationRow.deleted).is_(False),
        col(ApplicationRow.refused_on).is_(None),
    )
    decided = _decided(session)
    return any((row.round_id, household_id) not in decided for row in session.exec(query))


def new_application(
    household_id: str, form: ApplicationForm, received_on: date, reason: str
) -> ApplicationRow:
    """A row to write."""
    return ApplicationRow(
        id=new_id(),
        household_id=household_id,
        form=form.value,
        received_on=received_on,
        reason=reason,
    )


def loose_application(session: Session, application_id: str) -> ApplicationRow | None:
    """One row, loose, to be changed and written; None when there is none."""
    row = session.get(ApplicationRow, application_id)
    return ApplicationRow(**row.model_dump()) if row is not None and not row.deleted else None

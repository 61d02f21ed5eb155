"""Rows of a round for the operations that change them, and who of the register can be listed."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from ngheo_desktop.domain.rights import RIGHTS, Right, Role
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.rounds import hamlet_rows
from ngheo_desktop.storage.tables import (
    AccountRoleRow,
    AccountRow,
    ApplicationRow,
    RoundHamletRow,
    RoundHouseholdRow,
    SummaryRow,
)


@dataclass(frozen=True, slots=True)
class StandingHousehold:
    """A living household with its class by the decision in force; None = never decided."""

    household_id: str
    hamlet_id: str
    code: str
    household_class: HouseholdClass | None


def standing_households(session: Session, household_id: str = "") -> list[StandingHousehold]:
    """Mọi hộ đang có trong sổ, or one of them, with the class that counts."""
    query = select(
        SummaryRow.household_id,
        SummaryRow.hamlet_id,
        SummaryRow.code,
        SummaryRow.household_class,
    ).order_by(col(SummaryRow.code), col(SummaryRow.household_id))
    if household_id:
        query = query.where(SummaryRow.household_id == household_id)
    return [
        StandingHousehold(each, hamlet, code, HouseholdClass(decided) if decided else None)
        for each, hamlet, code, decided in session.exec(query)
    ]


def open_applications(session: Session, until: date) -> list[ApplicationRow]:
    """Giấy đề nghị received by a day, not answered and in no round; loose rows to be changed."""
    query = (
        select(ApplicationRow)
        .where(
            col(ApplicationRow.deleted).is_(False),
            ApplicationRow.round_id == "",
            col(ApplicationRow.refused_on).is_(None),
            ApplicationRow.received_on <= until,
        )
        .order_by(col(ApplicationRow.received_on), col(ApplicationRow.id))
    )
    return [ApplicationRow(**row.model_dump()) for row in session.exec(query)]


def has_hamlet(session: Session, round_id: str, hamlet_id: str) -> bool:
    """Whether a round has a line for a hamlet; one that began later has none yet."""
    return any(hamlet_rows(session, round_id, hamlet_id))


def row_of_hamlet(session: Session, round_id: str, hamlet_id: str) -> RoundHamletRow:
    """The row of a hamlet in a round, loose, to be changed and written; a new one where none is."""
    query = select(RoundHamletRow).where(
        RoundHamletRow.round_id == round_id, RoundHamletRow.hamlet_id == hamlet_id
    )
    row = session.exec(query).first()
    if row is None:
        return RoundHamletRow(id=new_id(), round_id=round_id, hamlet_id=hamlet_id)
    return RoundHamletRow(**{**row.model_dump(), "deleted": False})


def row_of_household(
    session: Session, round_id: str, household_id: str
) -> RoundHouseholdRow | None:
    """The row of a household in a round, loose, also one that was taken out; None = never in it."""
    query = select(RoundHouseholdRow).where(
        RoundHouseholdRow.round_id == round_id, RoundHouseholdRow.household_id == household_id
    )
    row = session.exec(query).first()
    return RoundHouseholdRow(**row.model_dump()) if row else None


def rows_of_hamlet(session: Session, round_id: str, hamlet_id: str) -> list[RoundHouseholdRow]:
    """The households listed for a hamlet."""
    query = select(RoundHouseholdRow).where(
        RoundHouseholdRow.round_id == round_id,
        RoundHouseholdRow.hamlet_id == hamlet_id,
        col(RoundHouseholdRow.deleted).is_(False),
    )
    return list(session.exec(query))


@dataclass(frozen=True, slots=True)
class Filler:
    """An account that may fill sheets."""

    id: str
    login: str
    name: str


def fillers(session: Session, hamlet_id: str) -> list[Filler]:
    """Accounts in use that may fill sheets in a hamlet, each once."""
    query = (
        select(AccountRow, AccountRoleRow)
        .join(AccountRoleRow, col(AccountRoleRow.account_id) == col(AccountRow.id))
        .where(col(AccountRow.active).is_(True))
    )
    found = [
        Filler(account.id, account.login, account.name)
        for account, held in session.exec(query)
        if Right.FILL_CHECKLISTS in RIGHTS[held.role]
        and (held.role != Role.SURVEYOR or held.hamlet_id == hamlet_id)
    ]
    return list(dict.fromkeys(found))

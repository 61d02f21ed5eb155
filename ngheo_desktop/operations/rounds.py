"""Đợt rà soát: opened, filled with households, followed hamlet by hamlet, closed."""

from datetime import date
from typing import Any

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.round_rules import RoundRule, RoundRules, rules_on, step_rules
from ngheo_desktop.domain.round_steps import board_of
from ngheo_desktop.domain.rounds import (
    Board,
    HamletBoard,
    HamletRecords,
    HouseholdSteps,
    Round,
    RoundKind,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_acts import load_round
from ngheo_desktop.operations.round_rules import shipped_rules


def list_rounds(office: Office) -> list[Round]:
    """Các đợt rà soát, newest first."""
    from ngheo_desktop.storage.rounds import list_rounds as stored

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        return stored(session)


def board(office: Office, round_id: str) -> Board:
    """Bảng tiến độ: each hamlet of the account's scope with its steps."""
    office.require(Right.READ_HOUSEHOLDS)
    today = office.today()
    with office.store.reading() as session:
        round_ = load_round(office, session, round_id)
        records = _records(office, session, round_)
        rules = rules_in(session, today)
    known = step_rules(rules, round_)
    return Board(
        round_,
        tuple(board_of(each, known, today) for each in records),
        round_.days_left(today),
        tuple(each.title for each in asked_rules(rules, round_.kind)),
    )


def asked_rules(rules: RoundRules, kind: RoundKind) -> tuple[RoundRule, ...]:
    """Quy định that a kind of round asks for and nobody has signed for yet."""
    asked = {"posting.days"} if kind == RoundKind.IN_YEAR else {"posting.days", "opinion.exists"}
    return tuple(each for each in rules.unconfirmed() if each.name in asked)


def results_of_steps(
    office: Office, round_id: str, hamlet_id: str = ""
) -> tuple[HouseholdSteps, ...]:
    """Kết quả chấm điểm, họp dân, phúc tra of each household of a round, by hamlet and code."""
    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        round_ = load_round(office, session, round_id)
        records = _records(office, session, round_, hamlet_id)
    return tuple(household for each in records for household in each.households)


def not_reviewed(office: Office, round_id: str, hamlet_id: str = "") -> list[HouseholdSteps]:
    """Chưa rà soát: households whose sheet is missing, open, or must be done once more."""
    return [each for each in results_of_steps(office, round_id, hamlet_id) if each.waits_for_sheet]


def _records(
    office: Office, session: Any, round_: Round, hamlet_id: str = ""
) -> list[HamletRecords]:
    from ngheo_desktop.storage.rounds import records_of

    found = records_of(session, round_, hamlet_id)
    return [each for each in found if office.actor.sees(each.hamlet_id)]


def rules_in(session: Any, day: date) -> RoundRules:
    """Quy định of a day, read in the caller's transaction."""
    from ngheo_desktop.storage.round_rules import list_rules

    return rules_on(shipped_rules(), list_rules(session), day)


def hamlet_board(session: Any, round_: Round, records: HamletRecords, today: date) -> HamletBoard:
    """One line of the board in the caller's transaction: what a step asks before it starts."""
    return board_of(records, step_rules(rules_in(session, today), round_), today)

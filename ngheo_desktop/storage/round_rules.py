"""Quy định của đợt rà soát as the office settled them."""

from sqlmodel import Session, col, select

from ngheo_desktop.domain.round_rules import RoundRule
from ngheo_desktop.domain.terms import Provenance
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import RoundRuleRow


def list_rules(session: Session) -> list[RoundRule]:
    """All that was ever settled, in the order in which it was."""
    query = (
        select(RoundRuleRow)
        .where(col(RoundRuleRow.deleted).is_(False))
        .order_by(col(RoundRuleRow.valid_from), col(RoundRuleRow.id))
    )
    return [
        RoundRule(
            name=row.name,
            title="",
            value=row.value,
            valid_from=row.valid_from,
            source=row.source,
            provenance=Provenance(row.provenance),
            confirmed_by=row.confirmed_by,
            confirmed_on=row.confirmed_on,
        )
        for row in session.exec(query)
    ]


def rule_row(session: Session, rule: RoundRule) -> RoundRuleRow:
    """A row to write: the one of the same day again, or a new one."""
    query = select(RoundRuleRow.id).where(
        RoundRuleRow.name == rule.name, RoundRuleRow.valid_from == rule.valid_from
    )
    return RoundRuleRow(
        id=session.exec(query).first() or new_id(),
        name=rule.name,
        value=rule.value,
        valid_from=rule.valid_from,
        source=rule.source,
        provenance=rule.provenance.value,
        confirmed_by=rule.confirmed_by,
        confirmed_on=rule.confirmed_on,
    )

"""Quy định của đợt rà soát in this office: shipped ones, and those that a person has settled."""

import tomllib
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.round_rules import RoundRule, RoundRules, read_value, rules_on
from ngheo_desktop.domain.terms import Provenance
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_acts import act_of, note
from ngheo_desktop.paths import resource
from ngheo_desktop.text import clean


def rules_of(office: Office, day: date | None = None) -> RoundRules:
    """Mọi quy định as they hold on a day (today), each with its source and who confirmed it."""
    from ngheo_desktop.storage.round_rules import list_rules

    with office.store.reading() as session:
        own = list_rules(session)
    return rules_on(shipped_rules(), own, day or office.today())


def coming_rules(office: Office) -> tuple[RoundRule, ...]:
    """Quy định that are settled and begin after today, the nearest first."""
    from ngheo_desktop.storage.round_rules import list_rules

    with office.store.reading() as session:
        own = [each for each in list_rules(session) if each.valid_from > office.today()]
    known = {each.name: each for each in shipped_rules()}
    return tuple(
        replace(each, title=known[each.name].title, kind=known[each.name].kind)
        for each in own
        if each.name in known
    )


def set_rule(
    office: Office, name: str, text: str, *, source: str, valid_from: date | None = None
) -> Act:
    """Đặt và xác nhận một quy định from a day on, signed with the name of who acts.

    The source is asked for: a setting without its paper cannot be checked by anybody later.
    """
    from ngheo_desktop.storage.round_records import write_record
    from ngheo_desktop.storage.round_rules import rule_row

    office.require(Right.SET_REVIEW_RULES)
    known = _shipped(name)
    value, problems = read_value(known, text)
    if problems:
        raise InputRefused(problems)
    if not clean(source):
        raise WrongUsage(f"Hãy ghi văn bản hoặc người cho biết «{known.title}».")
    rule = replace(
        known,
        value=value,
        valid_from=valid_from or office.today(),
        source=clean(source),
        provenance=Provenance.CONFIRMED,
        confirmed_by=office.actor.name,
        confirmed_on=office.today(),
    )
    words = f"đặt quy định «{known.title}»"
    with office.store.writing() as session:
        changes = (write_record(session, rule_row(session, rule)),)
        note(office, session, words, changes)
    return act_of(words, changes, Right.SET_REVIEW_RULES)


def _shipped(name: str) -> RoundRule:
    found = next((each for each in shipped_rules() if each.name == name), None)
    if found is None:
        names = ", ".join(each.name for each in shipped_rules())
        raise WrongUsage(f"Không có quy định «{name}». Các quy định: {names}.")
    return found


@lru_cache(maxsize=1)
def shipped_rules() -> tuple[RoundRule, ...]:
    """Quy định as they come with the program; what has no value is asked for."""
    text = resource("catalogs", "round_rules.toml").read_text(encoding="utf-8")
    return tuple(_rule(each) for each in tomllib.loads(text)["rules"])


def _rule(data: dict[str, Any]) -> RoundRule:
    return RoundRule(
        name=data["name"],
        title=data["title"],
        value=data.get("value"),
        valid_from=date.min,
        source=data["source"],
        provenance=Provenance(data["provenance"]),
        kind=data["kind"],
        asked=data.get("asked", False),
        proposed=data.get("proposed"),
    )

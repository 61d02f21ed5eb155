"""Cách làm việc: what one account, or the whole office, has chosen in the program."""

from typing import Any, TypeVar

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.operations.office import Office

_OFFICE = ""  # the account that stands for everybody
Choice = TypeVar("Choice", bool, int, str, list[Any], dict[str, Any])


def read_preference(office: Office, name: str, default: Choice) -> Choice:
    """What this account has chosen; `default` also for a value of another kind."""
    return _read(office, office.actor.account_id, name, default)


def write_preference(office: Office, name: str, value: Choice) -> None:
    """Keep the choice of this account; it goes along to wherever the account logs in here."""
    from ngheo_desktop.storage.preferences import store_preference

    with office.store.writing() as session:
        store_preference(session, office.actor.account_id, name, value)


def read_office_choice(office: Office, name: str, default: Choice) -> Choice:
    """What holds for everybody in this office."""
    return _read(office, _OFFICE, name, default)


def write_office_choice(office: Office, name: str, value: Choice, right: Right) -> None:
    """Keep a choice that holds for everybody, with a diary line; needs the right it is about."""
    office.require(right)
    keep_office_choice(office, name, value)


def keep_office_choice(office: Office, name: str, value: Choice) -> None:
    """The same for what every account may choose."""
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.preferences import load_preference, store_preference

    with office.store.writing() as session:
        before = load_preference(session, _OFFICE, name)
        if before == value:
            return
        store_preference(session, _OFFICE, name, value)
        entry = Entry("đổi cách làm việc", "preference", name, "", {name: [before, value]})
        write_entry(session, office.actor, entry)


def _read(office: Office, account_id: str, name: str, default: Choice) -> Choice:
    from ngheo_desktop.storage.preferences import read_preference as stored

    found = stored(office.store, account_id, name)
    return found if type(found) is type(default) else default

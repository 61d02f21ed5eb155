"""Các hộ đứng sau một con số: households named by their ids, in one read."""

from collections.abc import Iterable

from ngheo_desktop.domain.named_households import NamedHousehold
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.named_households import read_names


def name_households(office: Office, ids: Iterable[str]) -> list[NamedHousehold]:
    """In register order, each once, those of the account's hamlets only."""
    office.require(Right.READ_HOUSEHOLDS)
    return read_names(office.store, list(ids), scope=office.actor.scope)

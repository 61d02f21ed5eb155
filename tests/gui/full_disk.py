"""A disk without room: what the office writes from now on does not fit."""

from typing import Any

from sqlalchemy import event

from ngheo_desktop.operations.office import Office


def fill_the_disk(office: Office) -> None:
    """The next write that needs room fails as on a full disk; free it with `free_the_disk`."""
    pages = office.store.query("PRAGMA page_count")[0][0]
    _limit(office, pages)


def free_the_disk(office: Office) -> None:
    _limit(office, 1_000_000)


def _limit(office: Office, pages: int) -> None:
    @event.listens_for(office.store.engine(), "checkout")
    def _no_room(connection: Any, _record: Any, _proxy: Any) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

"""Ids made on this PC, offline: UUIDv7, so that neighbours in time are neighbours on disk."""

from uuid_utils.compat import uuid7


def new_id() -> str:
    """A fresh record id."""
    return str(uuid7())

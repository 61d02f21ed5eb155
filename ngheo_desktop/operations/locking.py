"""Khóa màn hình: who works here proves it again by the password, wrong ones counted."""

from ngheo_desktop.errors import AccessRefused
from ngheo_desktop.operations.office import KEYS_NAME, Office
from ngheo_desktop.operations.opening import Attempts, wait_text
from ngheo_desktop.storage.keys import read_keys, unlock


def confirm_password(office: Office, password: str, attempts: Attempts) -> bytes:
    """The data key, for the password of the account that works here; wrong ones make it wait."""
    login = office.actor.login
    left = attempts.wait_left(login)
    if left:
        raise AccessRefused(wait_text(left))
    try:
        key, _slot = unlock(read_keys(office.folder / KEYS_NAME), login, password)
    except AccessRefused:
        attempts.note_wrong(login)
        raise
    attempts.forget(login)
    return key

"""What a page offers, and the office as an account of one role has it."""

from dataclasses import replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget

from ngheo_desktop.domain.rights import Role
from ngheo_desktop.gui.commands import words_of
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.office import Office


def as_role(office: Office, role: Role) -> Office:
    hamlets = frozenset(each.id for each in list_hamlets(office)[:1])
    given = hamlets if role == Role.SURVEYOR else frozenset()
    return replace(office, actor=replace(office.actor, roles=frozenset({role}), hamlets=given))


def offered(page: QWidget) -> set[str]:
    """Words of every command and button that is there to be used, pressed or not."""
    found: set[str] = set()
    for holder in (page, *page.findChildren(QWidget)):
        if isinstance(holder, QAbstractButton) and holder.isHidden():
            continue
        for action in holder.actions():
            if isinstance(action, QAction) and action.text() and action.isVisible():
                found.add(words_of(action))
    for button in page.findChildren(QAbstractButton):
        plain = not (isinstance(button, QToolButton) and button.defaultAction())
        if plain and button.text() and button.isVisible() and button.isEnabled():
            found.add(button.text().replace("&", "").split(" (")[0].rstrip("…"))
    return found

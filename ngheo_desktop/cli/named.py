"""What the console is told by name: a hamlet, a class."""

from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office
from ngheo_desktop.text import search_key


def hamlet_id(office: Office, name: str | None) -> str:
    """A hamlet by its name of today or an older one; "" = none was named."""
    from ngheo_desktop.operations.hamlets import list_hamlets
    from ngheo_desktop.operations.office import split_hamlet

    if not name:
        return ""
    bare = search_key(split_hamlet(name, office.commune.kind)[1])
    found = [
        each.id
        for each in list_hamlets(office)
        if bare in {search_key(known) for known in (each.name, *each.known_as)}
    ]
    if not found:
        raise WrongUsage(f"Sổ này không có ấp, khóm «{name}».")
    return found[0]


def class_of(word: str | None) -> HouseholdClass | None:
    """Diện by its word; None = none was named."""
    if not word:
        return None
    try:
        return HouseholdClass(word)
    except ValueError as error:
        words = ", ".join(HouseholdClass)
        raise WrongUsage(f"Không có diện «{word}». Các diện: {words}.") from error

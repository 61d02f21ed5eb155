"""What verbs of a round share: which round and which household are meant, and what an act did."""

from ngheo_desktop.cli.verbs import Options
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office


def round_id_of(office: Office, options: Options) -> str:
    """The round that is meant: named, else the newest that runs, else the newest of all."""
    from ngheo_desktop.operations.rounds import list_rounds

    if options.round:
        return str(options.round)
    rounds = list_rounds(office)
    running = [each for each in rounds if each.closed_on is None]
    if not rounds:
        raise WrongUsage("Chưa mở đợt rà soát nào.")
    return (running or rounds)[0].id


def household_id(office: Office, name: str) -> str:
    """A household by its id, or by its code."""
    from ngheo_desktop.operations.household_list import (
        HouseholdQuery,
        find_households,
        read_households,
    )

    rows = find_households(office, HouseholdQuery(text=name))[:500]
    found = [each.id for each in read_households(office, rows) if each.code == name]
    return found[0] if len(found) == 1 else name

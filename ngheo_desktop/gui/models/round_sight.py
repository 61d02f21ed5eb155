"""What the page of a round reads at one go, so that its parts never disagree."""

from dataclasses import dataclass, field

from ngheo_desktop.domain.applications import Application
from ngheo_desktop.domain.round_rules import RoundRule
from ngheo_desktop.domain.rounds import Board, HouseholdSteps, Round
from ngheo_desktop.operations.applications import list_applications
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.review_rules import second_standard
from ngheo_desktop.operations.round_rules import rules_of
from ngheo_desktop.operations.rounds import asked_rules, board, list_rounds, results_of_steps


@dataclass(frozen=True, slots=True)
class RoundSight:
    """The rounds to choose from, the one in front, and what is asked about it."""

    rounds: tuple[Round, ...] = ()  # newest first
    board: Board | None = None  # None: no round was ever opened
    second: str = ""  # code of the standard that is scored beside
    unconfirmed: tuple[RoundRule, ...] = ()  # settings that the round asks for
    screen: tuple[tuple[str, ...], int] = ((), 0)  # Phiếu A: its items, how many are enough
    hamlet_id: str = ""
    households: tuple[HouseholdSteps, ...] = field(default_factory=tuple)  # of that hamlet
    applications: tuple[Application, ...] = field(default_factory=tuple)


def read_sight(office: Office, round_id: str, hamlet_id: str) -> RoundSight:
    """The round asked for, or the newest one when it is not there (any more)."""
    rounds = tuple(list_rounds(office))
    applications = tuple(list_applications(office))
    if not rounds:
        return RoundSight(applications=applications)
    chosen = next((each for each in rounds if each.id == round_id), rounds[0])
    shown = board(office, chosen.id)
    second = second_standard(office, chosen.begins)
    code = second.code if second and second.code != chosen.standard else ""
    rules = rules_of(office)
    items, limit = rules.value("screen.items"), rules.value("screen.limit")
    known = hamlet_id if hamlet_id in {each.hamlet_id for each in shown.hamlets} else ""
    households = results_of_steps(office, chosen.id, known) if known else ()
    return RoundSight(
        rounds,
        shown,
        code,
        asked_rules(rules, chosen.kind) if chosen.closed_on is None else (),
        (tuple(items or ()), limit or 0),
        known,
        households,
        applications,
    )

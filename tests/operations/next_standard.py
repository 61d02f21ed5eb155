"""The standard after this one, with the score line that a province would give it."""

from dataclasses import replace

from ngheo_desktop.domain.facts import Waste
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.standards import change_standard
from tests.operations.sheets import filled

NEXT = "2027-2030"


def surveyed(office: Office, household_id: str, income: int = 118) -> None:
    """A complete sheet; rubbish is asked by the next standard only."""
    facts = filled(open_sheet(office, household_id).facts, income=income)
    house = replace(facts.house, waste=Waste.COLLECTED)
    save_sheet(office, household_id, replace(facts, house=house), "Neáng Sa")


def with_line(office: Office, line: int = 170) -> Standard:
    """As an office enters it from a paper of the province."""
    return change_standard(office, NEXT, {"score_line.rural": line, "score_line.urban": 210})

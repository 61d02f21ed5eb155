"""Sổ của ngày…: the list of households as it was on a day, read, printed, with its names."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from ngheo_desktop.domain.papers import Letterhead, LetterheadKind, PaperHead, PastLine, PastPaper
from ngheo_desktop.domain.register import Commune, Hamlet, Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standings import State, state_after
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.hamlet_changes import register_on
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import MadeForm
from ngheo_desktop.progress import Report, no_report

CODE = "so-cua-ngay"


@dataclass(frozen=True, slots=True)
class PastList:
    """The register of a day under the names of that day, by hamlet and name of the head."""

    day: date
    commune: Commune
    lines: tuple[PastLine, ...]
    hamlets: tuple[tuple[str, str], ...]  # id and name then, of those with households
    hamlet_id: str = ""

    @property
    def people(self) -> int:
        return sum(each.members for each in self.lines)


def past_list(office: Office, day: date, hamlet_id: str = "") -> PastList:
    """Sổ của một ngày: rebuilt from who was where; the class is that of the decisions till then."""
    from ngheo_desktop.storage.decisions import decided_lists
    from ngheo_desktop.storage.family_events import unnamed_people

    if day > office.today():
        raise WrongUsage(f"Ngày {day:%d/%m/%Y} sau ngày hôm nay. Hãy xem lại.")
    past = register_on(office, day)
    with office.store.reading() as session:
        classes = state_after(decided_lists(session), day)
        unnamed = unnamed_people(session)  # no event ever told of them: they were there then too
    order = {each.id: each.position for _household, each in past.households}
    lines = [
        _line(household, hamlet, classes, unnamed.get(household.id, 0))
        for household, hamlet in sorted(past.households, key=lambda each: each[1].position)
        if hamlet_id in ("", household.hamlet_id)
    ]
    named = {hamlet.id: hamlet.full_name for _household, hamlet in past.households if hamlet.id}
    hamlets = sorted(named.items(), key=lambda each: order[each[0]])
    return PastList(day, past.commune, tuple(lines), tuple(hamlets), hamlet_id)


def _line(household: Household, hamlet: Hamlet, classes: State, unnamed: int) -> PastLine:
    head, standing = household.head, classes.get(household.id)
    return PastLine(
        household.id,
        household.code,
        household.head_name,
        head.birth if head else None,
        hamlet.full_name if hamlet.id else "",
        household.address,
        len(household.members) + unnamed,
        standing.household_class if standing else None,
    )


def make_past_paper(
    office: Office, day: date, hamlet_id: str = "", *, report: Report = no_report
) -> MadeForm:
    """In sổ của một ngày trước, under the letterhead of that day."""
    from ngheo_desktop.printing.past_register import TITLE, write_past_register

    office.require(Right.PRINT_LISTS)
    past = past_list(office, day, hamlet_id)
    head = PaperHead(
        Letterhead(LetterheadKind.COMMITTEE, past.commune), None, practice=office.is_practice
    )
    scope = dict(past.hamlets).get(hamlet_id, past.commune.full_name)
    target = BytesIO()
    pages = write_past_register(PastPaper(head, day, scope, past.lines), target, report)
    return MadeForm(CODE, f"{TITLE} {day:%d/%m/%Y}", target.getvalue(), pages)

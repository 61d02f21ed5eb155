"""The list of households that is printed: a thousand lines of the invented register."""

from ngheo_desktop.bench.ground import Ground
from ngheo_desktop.domain.papers import (
    HouseholdListPaper,
    Letterhead,
    LetterheadKind,
    PaperHead,
    Signer,
    Signing,
    indicator_legend,
)
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.operations.papers import internal_line
from ngheo_desktop.storage.household_list import latest_standard, read_list_rows

_LINES = 1000
_SIGNING = Signing((Signer(("NGƯỜI LẬP DANH SÁCH",)), Signer(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))))


def list_of_a_thousand(ground: Ground) -> HouseholdListPaper:
    """Danh sách nội bộ of the first thousand households, poor or not, read from the register."""
    office = ground.office
    code = latest_standard(office.store)
    standard = next(each for each in office.standards if each.code == code)
    rows = read_list_rows(office.store, code, list(HouseholdClass))[:_LINES]
    return HouseholdListPaper(
        head=PaperHead(Letterhead(LetterheadKind.COMMITTEE, office.commune), dated=None),
        standard=standard.title,
        on=office.today(),
        scope=office.commune.full_name,
        lines=tuple(internal_line(row) for row in rows),
        legend=indicator_legend(standard),
        signing=_SIGNING,
    )

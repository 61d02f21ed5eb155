"""Quy ước làm phiếu: what the office has settled about filling sheets, for everybody."""

from datetime import date

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import Standard, standard_on
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.preferences import read_office_choice, write_office_choice

_WHEN_COMPLETE = "score_when_complete"
_SECOND = "second_standard"


def score_waits(office: Office) -> bool:
    """Whether a surveyor sees score and class only when no answer of the sheet is open."""
    return read_office_choice(office, _WHEN_COMPLETE, default=True)


def set_score_waits(office: Office, *, waits: bool) -> None:
    """Đổi quy ước for all surveyors of this office."""
    write_office_choice(office, _WHEN_COMPLETE, waits, Right.SET_REVIEW_RULES)


def hides_open_score(office: Office) -> bool:
    """Whether the acting account is such a surveyor and the office has it so."""
    return office.actor.fills_as_surveyor and score_waits(office)


def second_standard_code(office: Office) -> str:
    """Chuẩn that the office scores beside the one in force; "" = none."""
    return read_office_choice(office, _SECOND, default="")


def set_second_standard(office: Office, code: str) -> None:
    """Chấm song song: from now on each saved sheet has a result by this standard too."""
    if code and code not in {each.code for each in office.standards}:
        raise WrongUsage(f"Không có chuẩn nghèo «{code}».")
    write_office_choice(office, _SECOND, code, Right.SET_REVIEW_RULES)


def second_standard(office: Office, day: date) -> Standard | None:
    """The standard beside the one in force on a day; None when only one runs."""
    code, standards = second_standard_code(office), office.standards
    in_force = standard_on(standards, day)
    beside = next((each for each in standards if each.code == code), None)
    return beside if in_force is not None and beside != in_force else None

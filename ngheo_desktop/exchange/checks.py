"""What only the whole list shows: the same number, code or person twice, ages that do not fit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ngheo_desktop.domain.births import Birth, completed_months
from ngheo_desktop.domain.listing import ListedHousehold, ListedMember
from ngheo_desktop.domain.problems import Severity
from ngheo_desktop.exchange.cells import Problems, RecordReader
from ngheo_desktop.exchange.values.oddities import ERROR, WARNING, Oddity

Spot = tuple[str, int]
"""A row of the file: its sheet, and its number as Excel counts."""

Places = Mapping[str, tuple[Problems, RecordReader]]
"""By sheet: where its problems go, and its cells."""

_YOUNGEST_HEAD = 15  # years
_CARD_AGE = 14  # everybody has a card from then on (Luật Căn cước 26/2023/QH15 Điều 19, recalled)
_CHILDREN = frozenset(("child", "grandchild"))


def check_whole(households: Sequence[ListedHousehold], today: date, places: Places) -> None:
    """Compare every household and person of a list with all others."""
    checks = _WholeChecks(today, places)
    checks.codes(households)
    checks.numbers(households)
    checks.persons(households)
    for household in households:
        checks.ages(household)


class _WholeChecks:
    def __init__(self, today: date, places: Places) -> None:
        self._today = today
        self._places = places

    def codes(self, households: Sequence[ListedHousehold]) -> None:
        """Mã hộ names one household."""
        found = _spots(
            (each.code, (each.sheet, each.members[0].row)) for each in households if each.code
        )
        words = "Mã hộ {} có ở hai hộ khác nhau. Hãy xem lại mã hộ."
        for code, rows in found.items():
            self._twice("household_code_duplicate", ERROR, words.format(code), "code", code, rows)

    def numbers(self, households: Sequence[ListedHousehold]) -> None:
        """Số định danh belongs to one person."""
        found = _spots(
            (member.personal_id, (each.sheet, member.row))
            for each in households
            for member in each.members
            if member.personal_id
        )
        for number, rows in found.items():
            words = f"Số định danh này có ở {len(rows)} dòng: {_listed(rows)}. Hãy xem lại giấy tờ."
            self._twice("id_duplicate", ERROR, words, "id_number", number, rows)

    def persons(self, households: Sequence[ListedHousehold]) -> None:
        """The same name and birth date in two households, with no number to tell them apart."""
        found: dict[tuple[str, Birth | None], list[tuple[int, Spot]]] = defaultdict(list)
        names: dict[Spot, str] = {}
        for at, household in enumerate(households):
            for member in household.members:
                if self._should_have_a_number(member):
                    key = (member.name.casefold(), member.birth)
                    found[key].append((at, (household.sheet, member.row)))
                    names[household.sheet, member.row] = member.name
        for spots in found.values():
            if len({at for at, _spot in spots}) > 1:
                rows = [spot for _at, spot in spots]
                words = f"Có thể là một người ghi ở hai hộ: dòng {_listed(rows)}. Vui lòng xem lại."
                name = names[rows[0]]
                self._twice("person_duplicate", WARNING, words, "name", name, rows)

    def ages(self, household: ListedHousehold) -> None:
        """A head who is a child, a child older than the head: only where it is certain."""
        head = next((each for each in household.members if each.relation == "head"), None)
        if head is None or head.birth is None:
            return
        if completed_months(head.birth.earliest, self._today) < _YOUNGEST_HEAD * 12:
            words = f"Chủ hộ sinh {head.birth.shown}, chưa đủ {_YOUNGEST_HEAD} tuổi. Hãy xem lại."
            self._add(
                "head_under_15",
                WARNING,
                words,
                "birth",
                head.birth.iso,
                (household.sheet, head.row),
            )
        for member in household.members:
            older = member.birth is not None and member.birth.latest < head.birth.earliest
            if older and member.relation in _CHILDREN:
                words = f"{member.name} là con, cháu nhưng lớn tuổi hơn chủ hộ. Hãy xem lại."
                birth = member.birth.iso if member.birth else None
                spot = household.sheet, member.row
                self._add("child_older_than_head", WARNING, words, "birth", birth, spot)

    def _should_have_a_number(self, member: ListedMember) -> bool:
        """Of an age with a card, but listed without its number.

        Children often have none yet, and in a whole commune some share name and birthday.
        """
        birth = member.birth
        if member.personal_id or not member.name or birth is None or not birth.is_exact:
            return False
        return completed_months(birth.earliest, self._today) >= _CARD_AGE * 12

    def _twice(
        self,
        code: str,
        severity: Severity,
        words: str,
        field: str,
        value: str | None,
        rows: Sequence[Spot],
    ) -> None:
        if len(rows) < 2:
            return
        for row in rows:
            partner = rows[1] if row == rows[0] else rows[0]
            self._add(code, severity, words, field, value, row, partner)

    def _add(
        self,
        code: str,
        severity: Severity,
        words: str,
        field: str,
        value: str | None,
        spot: Spot,
        partner: Spot | None = None,
    ) -> None:
        sheet, row = spot
        problems, cells = self._places[sheet]
        if field == "name" and "name" not in cells.fields:
            field = "head_name"
        problems.add(
            Oddity(code, severity, words, value),
            row,
            cell=cells.cell(row, field),
            field=field,
            raw=cells.raw(row, field),
            partner_row=partner[1] if partner else None,
        )


def _spots(pairs: Iterable[tuple[str, Spot]]) -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = defaultdict(list)
    for key, row in pairs:
        found[key].append(row)
    return found


def _listed(spots: Sequence[Spot]) -> str:
    sheets = {sheet for sheet, _row in spots}
    return ", ".join(str(row) if len(sheets) == 1 else f"{row} ({sheet})" for sheet, row in spots)

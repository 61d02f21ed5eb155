"""Báo cáo 14, 15: danh sách chi tiết, each household with its people under its ấp, khóm."""

from collections.abc import Iterator

from ngheo_desktop.domain.movement import Column as Move
from ngheo_desktop.domain.movement import Identity
from ngheo_desktop.domain.reports.basis import Basis, Listed, Person
from ngheo_desktop.domain.reports.counting import parts_of
from ngheo_desktop.domain.reports.tables import Cell, Column, Kind, Row, RowKind
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass, Sex

_YES = "x"
_BIRTH, _WISHES = "Năm sinh", "Nguyện vọng hỗ trợ"
NOBODY = "Không có hộ nào"


def list_columns(basis: Basis) -> tuple[Column, ...]:
    """As the template has them; support columns are those of the form."""
    sign = Kind.SIGN
    told: list[Column] = [
        Column("STT hộ", "A", sign, 0.75),
        Column("STT khẩu", "B", sign, 0.75),
        Column("Họ và tên chủ hộ, thành viên", "C", Kind.TEXT, 3.4),
        Column("Nam", "1", sign, 0.9, _BIRTH),
        Column("Nữ", "2", sign, 0.9, _BIRTH),
        Column("Dân tộc", "3", sign, 1.1),
        Column("Quan hệ với chủ hộ", "4", sign, 1.6),
        Column("Mới, tái, cũ", "5", sign, 1.1),
        Column("Có người có công", "6", sign, 0.9),
        Column("Dân tộc thiểu số", "7", sign, 0.9),
        Column("Không có khả năng lao động", "8", sign, 1.1),
    ]
    for at, (_code, title) in enumerate(basis.supports, start=9):
        words = title.removeprefix("Hỗ trợ ")
        told.append(Column(words[:1].upper() + words[1:], str(at), sign, 0.9, _WISHES))
    return tuple(told)


def list_rows(basis: Basis, kind: HouseholdClass, hamlet_id: str) -> list[Row]:
    """Hamlet by hamlet; heads are numbered through the whole list."""
    rows: list[Row] = []
    number = 0
    for part in parts_of(basis, hamlet_id):
        listed = [each for each in part.households if each.household_class == kind]
        if part.is_total or not listed:
            continue
        place = part.places[0]
        people = sum(each.members for each in listed)
        band = f"{place.name}: {len(listed)} hộ, {people} khẩu"
        rows.append(Row(RowKind.BAND, (Cell(band),), place.hamlet_id))
        for each in listed:
            number += 1
            rows += _household(basis, each, number, place.hamlet_id)
    return rows or [Row(RowKind.BAND, (Cell(NOBODY),))]


def _household(basis: Basis, each: Listed, number: int, hamlet_id: str) -> Iterator[Row]:
    people = each.people or (Person(each.head_name, is_head=True),)
    first = each.head or people[0]
    others = [person for person in people if person is not first]
    traits = (
        each.came,
        _yes(each.merit),
        _yes(each.minority),
        _yes(each.no_labour),
        *(_yes(code in each.wishes) for code, _title in basis.supports),
    )
    cells = (str(number), "1", *_person(first), *traits)
    yield Row(RowKind.HEAD, _cells(cells), hamlet_id, household_id=each.id)
    blank = ("",) * len(traits)
    for at, person in enumerate(others, start=2):
        cells = ("", str(at), *_person(person), *blank)
        yield Row(RowKind.MEMBER, _cells(cells), hamlet_id, household_id=each.id)


def _person(person: Person) -> tuple[str, ...]:
    year = str(person.birth.year) if person.birth else ""
    name = person.name.upper() if person.is_head else person.name
    born = {Sex.MALE: (year, ""), Sex.FEMALE: ("", year)}
    years = born[person.sex] if person.sex else ("", "")
    if year and not person.sex:  # neither of the two columns can be the right one
        name = f"{name} (sinh {year})"
    return (name, *years, person.ethnic, person.relation)


def _cells(texts: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(Cell(text) for text in texts)


def _yes(value: bool | None) -> str:
    return _YES if value else ""


def list_checks(basis: Basis, kind: HouseholdClass) -> Iterator[Identity]:
    """Số chủ hộ = số hộ của báo cáo 1 = cuối kỳ of the movement; people as the decision counts."""
    term, listed = CLASS_TERMS[kind], basis.of(kind)
    headless = {each.id for each in listed if each.head is None and not each.head_name}
    moved = _closing(basis, kind)
    apart = {each.id for each in listed} ^ moved if moved is not None else set()
    broken = tuple(sorted(headless | apart))
    equals = " = cuối kỳ báo cáo 2, 3" if moved is not None else ""
    yield Identity(
        f"{term}: số chủ hộ trong danh sách = số hộ báo cáo 1{equals}", not broken, broken
    )
    off = tuple(each.id for each in listed if len(each.people) != each.members)
    yield Identity(f"{term}: số người trong danh sách = số khẩu báo cáo 1", not off, off)


def _closing(basis: Basis, kind: HouseholdClass) -> set[str] | None:
    if basis.movement is None:
        return None
    return set(basis.movement.behind(kind, Move.CLOSING))

"""Báo cáo 8, 9, 10: nhóm đối tượng, dân tộc, nguyên nhân; groups may overlap."""

from collections.abc import Callable, Iterator

from ngheo_desktop.domain.movement import Identity
from ngheo_desktop.domain.reports.basis import KINH, Basis, Listed
from ngheo_desktop.domain.reports.counting import Field, Spec, count, where
from ngheo_desktop.domain.reports.kinds import NEAR, POOR
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass

BOTH = (POOR, NEAR)
CLASS_UNITS = tuple(CLASS_TERMS[kind] for kind in BOTH)
ETHNIC_UNITS = tuple(
    words for kind in BOTH for words in (CLASS_TERMS[kind], f"Khẩu {CLASS_TERMS[kind].lower()}")
)
_FIRST_GROUPS = ("Khmer", "Chăm", "Hoa")  # always a column of their own in An Giang
_MINORITIES = "Dân tộc thiểu số"
Test = Callable[[Listed], bool]


# --- báo cáo 8 ----------------------------------------------------------------------------------


def in_no_group(each: Listed) -> bool:
    """Khác: in none of the groups for certain; so it is never less than none."""
    return each.minority is False and each.merit is False and not each.no_labour


def group_unknown(each: Listed) -> bool:
    """In none of the groups as far as is known, but something is not written down."""
    sure = each.minority is True or each.merit is True or each.no_labour
    return not sure and (each.minority is None or each.merit is None)


_GROUPS: tuple[tuple[str, str, Test], ...] = (
    ("all", "Tổng số", lambda _each: True),
    ("minority", "Dân tộc thiểu số", lambda each: each.minority is True),
    ("weak", "Không có khả năng lao động", lambda each: each.no_labour),
    ("merit", "Có người có công", lambda each: each.merit is True),
    ("other", "Khác", in_no_group),
)
_UNKNOWN = ("unknown", "Chưa ghi đủ", group_unknown)


def group_fields(basis: Basis) -> list[Field]:
    """Báo cáo 8: for each class the groups, households and people."""
    open_ones = any(group_unknown(each) for each in basis.listed if each.household_class in BOTH)
    groups = (*_GROUPS, _UNKNOWN) if open_ones else _GROUPS
    return [
        Field(f"{kind.value}_{key}", title, where(_both(kind, test)), CLASS_TERMS[kind])
        for kind in BOTH
        for key, title, test in groups
    ]


def _both(kind: HouseholdClass, test: Test) -> Test:
    return lambda each: each.household_class == kind and test(each)


# --- báo cáo 9 ----------------------------------------------------------------------------------


def ethnic_fields(basis: Basis) -> list[Field]:
    """Báo cáo 9: households by the dân tộc of the head, people by their own."""
    people = [person.ethnic for each in basis.listed for person in each.people]
    present = sorted({*people, *(each.ethnic for each in basis.listed)} - {"", KINH})
    groups = list(dict.fromkeys([*_FIRST_GROUPS, *present]))
    fields = [
        Field("all", "Tổng số", _by_head_and_person(lambda _ethnic: True, whole=True)),
        Field("kinh", KINH, _by_head_and_person(KINH.__eq__)),
        Field("few", "Tổng", _by_head_and_person(lambda each: each not in ("", KINH)), _MINORITIES),
    ]
    for at, group in enumerate(groups):
        fields.append(Field(f"group{at}", group, _by_head_and_person(group.__eq__), _MINORITIES))
    unwritten = any(not each.ethnic or _people_without(each) for each in basis.listed)
    if unwritten:
        fields.append(Field("unknown", "Chưa ghi", _unwritten()))
    return fields


def _by_head_and_person(test: Callable[[str], bool], *, whole: bool = False) -> tuple[Spec, ...]:
    specs: list[Spec] = []
    for kind in BOTH:
        specs.append(_sum(kind, lambda each: int(test(each.ethnic))))
        specs.append(
            _sum(
                kind,
                lambda each: (
                    each.members if whole else sum(test(person.ethnic) for person in each.people)
                ),
            )
        )
    return tuple(specs)


def _unwritten() -> tuple[Spec, ...]:
    specs: list[Spec] = []
    for kind in BOTH:
        specs.append(_sum(kind, lambda each: int(not each.ethnic)))
        specs.append(_sum(kind, _people_without))
    return tuple(specs)


def _sum(kind: HouseholdClass, of: Callable[[Listed], int]) -> Spec:
    return count(lambda each: of(each) if each.household_class == kind else 0)


def _people_without(each: Listed) -> int:
    """People whose dân tộc is not written, those who are only a number included."""
    written = sum(bool(person.ethnic) for person in each.people)
    return max(0, max(each.members, len(each.people)) - written)


def ethnic_checks(basis: Basis) -> Iterator[Identity]:
    """Who is listed by name is as many as the decision counts."""
    off = tuple(
        each.id
        for each in basis.listed
        if each.household_class in BOTH and len(each.people) > each.members
    )
    yield Identity("Số người có tên không nhiều hơn số khẩu của quyết định", not off, off)


# --- báo cáo 10 ---------------------------------------------------------------------------------


def cause_fields(basis: Basis) -> list[Field]:
    """Báo cáo 10: eight causes, several for one household; a line for each class."""
    fields = [Field("all", "Tổng số hộ", _of_classes(lambda _each: True))]
    for code, title in basis.causes:
        fields.append(Field(code, title, _of_classes(_is_due_to(code)), "Nguyên nhân", width=1.3))
    fields.append(Field("unknown", "Chưa ghi nguyên nhân", _of_classes(lambda x: not x.causes)))
    return fields


def _of_classes(test: Test) -> tuple[Spec, ...]:
    return tuple(where(_both(kind, test))[0] for kind in BOTH)


def _is_due_to(code: str) -> Test:
    return lambda each: code in each.causes

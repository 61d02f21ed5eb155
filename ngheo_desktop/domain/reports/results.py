"""Báo cáo 1, 12, 13: how many households and people are in each class, and of which kind."""

from collections.abc import Callable

from ngheo_desktop.domain.reports.basis import Basis, Listed
from ngheo_desktop.domain.reports.counting import Field, Spec, base, count, rate, where
from ngheo_desktop.domain.reports.kinds import NEAR, POOR
from ngheo_desktop.domain.reports.tables import Cell
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass, Sex

_AVERAGE = HouseholdClass.AVERAGE_LIVING
_ALL_HOUSEHOLDS, _ALL_PEOPLE = base("households"), base("people")


def result_fields(basis: Basis) -> list[Field]:
    """Báo cáo 1: each class with its share of all households, then of all people."""
    fields = [
        Field("all", "Tổng số hộ", (_ALL_HOUSEHOLDS,), width=1.1),
        Field("people", "Tổng số khẩu", (_ALL_PEOPLE,), width=1.1),
    ]
    for line, whole, words in ((0, "all", ""), (1, "people", "Khẩu ")):
        for kind in (POOR, NEAR, _AVERAGE):
            spec = _of_class(basis, kind, line)
            term = CLASS_TERMS[kind]
            group = f"{words}{term[0].lower()}{term[1:]}" if words else term
            key = f"{kind.value}_{line}"
            fields.append(Field(key, "Số khẩu" if line else "Số hộ", (spec,), group))
            fields.append(_share_field(key, whole, spec, group))
    return fields


def _of_class(basis: Basis, kind: HouseholdClass, line: int) -> Spec:
    if kind == _AVERAGE and not basis.average_known:
        return lambda _part: Cell(None)  # the office keeps no such list: not 0
    return where(lambda each: each.household_class == kind)[line]


def _share_field(key: str, whole: str, spec: Spec, group: str) -> Field:
    of = {"all": _ALL_HOUSEHOLDS, "people": _ALL_PEOPLE, "minority": base("minority_households")}
    formula = f"{{{key}}}/{{{whole}}} ×100"
    return Field(f"{key}_rate", "Tỷ lệ (%)", (rate(spec, of[whole]),), group, formula, is_rate=True)


def class_fields(basis: Basis, kind: HouseholdClass) -> list[Field]:
    """Báo cáo 12, 13: one class beside the population, and the kinds of households in it."""

    def of(test: Callable[[Listed], bool]) -> tuple[Spec, Spec]:
        return where(lambda each: each.household_class == kind and test(each))

    households, people = of(lambda _each: True)
    minority = of(lambda each: each.minority is True)[0]
    term = CLASS_TERMS[kind]
    inside = f"Trong số {term[0].lower()}{term[1:]}"
    fields = [
        Field("all", "Tổng số hộ", (_ALL_HOUSEHOLDS,), "Dân cư", width=1.1),
        Field("minority", "Hộ dân tộc thiểu số", (base("minority_households"),), "Dân cư"),
        Field("people", "Tổng số khẩu", (_ALL_PEOPLE,), "Dân cư", width=1.1),
        Field("class", "Số hộ", (households,), term),
        _share_field("class", "all", households, term),
        Field("members", "Số khẩu", (people,), term),
        _share_field("members", "people", people, term),
        Field("kinh", "Hộ Kinh", (of(lambda each: each.minority is False)[0],), inside),
        Field("few", "Hộ dân tộc thiểu số", (minority,), inside),
        _share_field("few", "minority", minority, inside),
        Field("female", "Chủ hộ là nữ", (of(_is_led_by_a_woman)[0],), inside),
        Field("merit", "Có người có công", (of(lambda each: bool(each.merit))[0],), inside),
        Field("weak", "Không có khả năng lao động", (of(lambda x: x.no_labour)[0],), inside),
    ]
    return [*fields, *_unknown_fields(basis, kind, inside)]


def _is_led_by_a_woman(each: Listed) -> bool:
    return each.head is not None and each.head.sex == Sex.FEMALE


def _unknown_fields(basis: Basis, kind: HouseholdClass, group: str) -> list[Field]:
    """What is not written down is counted as such, where there is any."""
    tests: tuple[tuple[str, str, Callable[[Listed], bool]], ...] = (
        ("no_ethnic", "Chưa ghi dân tộc", lambda each: each.minority is None),
        ("no_sex", "Chưa ghi giới tính chủ hộ", lambda x: x.head is None or x.head.sex is None),
        ("no_merit", "Chưa ghi thành viên", lambda each: each.merit is None),
    )
    return [
        Field(key, title, (_counted(kind, test),), group)
        for key, title, test in tests
        if any(test(each) for each in basis.of(kind))
    ]


def _counted(kind: HouseholdClass, test: Callable[[Listed], bool]) -> Spec:
    return count(lambda each: int(each.household_class == kind and test(each)))

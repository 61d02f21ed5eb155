"""Báo cáo 1–15: sums, identities and what is not known, for any office that can be."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import MemberAnswers, SurveyedMember
from ngheo_desktop.domain.movement import Fate, Period, movement_between
from ngheo_desktop.domain.reports import lists
from ngheo_desktop.domain.reports.basis import (
    Basis,
    Child,
    HamletCount,
    Listed,
    Moment,
    Person,
    Place,
)
from ngheo_desktop.domain.reports.children import children_of
from ngheo_desktop.domain.reports.kinds import KINDS, NEAR, POOR, kind_of
from ngheo_desktop.domain.reports.lacks import lacks_of
from ngheo_desktop.domain.reports.making import all_reports, report_of
from ngheo_desktop.domain.reports.tables import (
    NOT_KNOWN,
    Cell,
    Column,
    Report,
    RowKind,
    Share,
    head_cells,
)
from ngheo_desktop.domain.standings import FULL, DecidedList, Standing
from ngheo_desktop.domain.terms import HouseholdClass, Sex
from ngheo_desktop.reference import shipped_standards

DAY, BEFORE = date(2026, 12, 10), date(2025, 12, 10)
STANDARD = next(each for each in shipped_standards() if each.code == "2022-2025")
CODES = [each.code for each in STANDARD.indicators]
CAUSES = (("no_land", "Không có đất sản xuất"), ("illness", "Có người ốm đau"))
CHILD_BELOW = 16
SUPPORTS = (("health", "Hỗ trợ y tế"), ("credit", "Hỗ trợ vay vốn"))
MOMENT = Moment("2026-12-10/2022-2025", "Quyết định số 45/QĐ-UBND", DAY, "2022-2025")
ETHNIC = ("Kinh", "Khmer", "Chăm", "Hoa", "Xơ Đăng", "")
ANY_CLASS = (POOR, NEAR, HouseholdClass.AVERAGE_LIVING, HouseholdClass.NOT_POOR)
maybe = st.sampled_from([True, False, None])
children = st.builds(
    Child, insured=maybe, malnourished=maybe, school_age=st.booleans(), out_of_school=maybe
)


@st.composite
def households(draw: st.DrawFn, number: int) -> Listed:
    kind = draw(st.sampled_from([POOR, NEAR, HouseholdClass.AVERAGE_LIVING]))
    ethnic = draw(st.lists(st.sampled_from(ETHNIC), max_size=4))
    people = tuple(
        Person(f"Người {at}", "", at == 0, draw(st.sampled_from([*Sex, None])), None, group)
        for at, group in enumerate(ethnic)
    )
    lacking = draw(st.sets(st.sampled_from(CODES), min_size=3 if kind == POOR else 0, max_size=5))
    if kind != POOR:
        lacking = set(sorted(lacking)[:2])
    return Listed(
        id=f"h{number}",
        code=f"{number:04d}",
        head_name="Người 0",
        hamlet_id=draw(st.sampled_from(["a", "b", "gone"])),
        household_class=kind,
        members=len(people) + draw(st.integers(0, 2)),
        people=people,
        minority=draw(maybe),
        merit=draw(maybe),
        no_labour=draw(st.booleans()),
        causes=frozenset(draw(st.sets(st.sampled_from([code for code, _words in CAUSES])))),
        wishes=frozenset(draw(st.sets(st.sampled_from([code for code, _words in SUPPORTS])))),
        lacking={code: code in lacking for code in CODES},
        deprivation=10 * len(lacking),
        children=tuple(draw(st.lists(children, max_size=3))),
        ages_unknown=draw(st.integers(0, 1)),
    )


counts = st.none() | st.builds(
    lambda households, more: HamletCount("", DAY, households, households + more),
    st.integers(1, 40),
    st.integers(0, 60),
)


@st.composite
def offices(draw: st.DrawFn) -> Basis:
    """The listed households of two hamlets, last year's list, and families that came and went."""
    listed = [draw(households(at)) for at in range(draw(st.integers(0, 7)))]
    past = {
        f"h{at}": Standing(draw(st.sampled_from(ANY_CLASS)), draw(st.integers(1, 5)))
        for at in range(draw(st.integers(0, 9)))
    }
    now = {each.id: Standing(each.household_class, each.members) for each in listed}
    fates = {
        key: Fate(
            {each.id: each.hamlet_id for each in listed}.get(key, "a"),
            ended=key not in now and draw(st.booleans()),
            people_in=draw(st.integers(0, 2)),
            people_out=draw(st.integers(0, 2)),
        )
        for key in past.keys() | now.keys()
    }
    signed = [
        DecidedList("41", BEFORE, "2022-2025", FULL, past),
        DecidedList("45", DAY, "2022-2025", FULL, now),
    ]
    movement = movement_between(Period(BEFORE, DAY, "2022-2025"), signed, fates)
    places = (Place("a", "ấp Vĩnh Phú", draw(counts)), Place("b", "khóm 3", draw(counts)))
    return Basis(
        MOMENT,
        STANDARD,
        "xã Ô Lâm",
        places,
        tuple(listed),
        CHILD_BELOW,
        draw(st.sampled_from([movement, None])),
        causes=CAUSES,
        supports=SUPPORTS,
        average_known=draw(st.booleans()),
    )


def made(basis: Basis, number: int, hamlet_id: str = "") -> Report:
    kind = kind_of(f"bao-cao-{number}")
    assert kind is not None
    return report_of(basis, kind, hamlet_id)


def numbers(report: Report, kind: RowKind = RowKind.TOTAL) -> list[list[Cell]]:
    first = report.merged + (report.columns[report.merged].title == "Đơn vị")
    return [list(row.cells[first:]) for row in report.rows if row.kind == kind]


def headed(report: Report, title: str, group: str = "") -> int:
    found = [
        at
        for at, each in enumerate(report.columns)
        if each.title == title and group in ("", each.group)
    ]
    return found[0]


@settings(max_examples=60)
@given(offices())
def test_every_total_is_the_sum_of_the_places(basis):
    for report in all_reports(basis):
        if report.is_list or report.missing or not report.merged:
            continue
        totals = numbers(report)
        places = numbers(report, RowKind.UNIT)
        for line, total in enumerate(totals):
            own = places[line :: len(totals)]
            for at, cell in enumerate(total):
                if isinstance(cell.value, int):
                    known = [x[at].value for x in own if isinstance(x[at].value, int)]
                    assert cell.value == sum(known), (report.code, at)


@settings(max_examples=60)
@given(offices())
def test_no_number_is_negative_and_none_stands_without_its_households(basis):
    for report in all_reports(basis):
        for row in report.rows:
            for at, cell in enumerate(row.cells):
                if isinstance(cell.value, int):
                    assert cell.value >= 0
                    whole = report.columns[at].title.startswith(("Tổng số hộ", "Tổng số khẩu"))
                    assert not cell.value or cell.households or whole or report.columns[at].group


@settings(max_examples=60)
@given(offices())
def test_others_are_those_in_no_group_and_nobody_is_lost(basis):
    for kind in (POOR, NEAR):
        for each in basis.of(kind):
            groups = (each.minority is True, each.merit is True, each.no_labour)
            report = made(replace(basis, listed=(each,), movement=None), 8)
            total = numbers(report)[0]
            group = "Hộ nghèo" if kind == POOR else "Hộ cận nghèo"
            other = total[headed(report, "Khác", group) - 3].value
            assert other == (not any(groups) and each.minority is False and each.merit is False)


@settings(max_examples=60)
@given(offices())
def test_groups_by_ethnic_group_add_up_to_everybody(basis):
    report = made(basis, 9)
    unwritten = [each.title for each in report.columns].count("Chưa ghi")
    for line in numbers(report):
        values = [cell.value for cell in line]
        whole, kinh, minorities, *groups = values
        lost = groups.pop() if unwritten else 0
        assert minorities == sum(groups)
        assert whole == kinh + minorities + lost


@settings(max_examples=60)
@given(offices())
def test_lacks_of_a_class_are_counted_alike_in_every_way(basis):
    for number, kind in ((4, POOR), (6, NEAR)):
        report = made(basis, number)
        households_, total, *by_indicator = (cell.value for cell in numbers(report)[0])
        scored = sum(each.deprivation for each in basis.of(kind))
        assert 10 * total == 10 * sum(by_indicator[:12]) == scored
        assert households_ == len(basis.of(kind))
        assert report.is_whole
        if kind == POOR:
            assert total >= 3 * households_


@settings(max_examples=60)
@given(offices())
def test_the_fifteen_tell_the_same_number_of_households(basis):
    result = numbers(made(basis, 1))[0]
    for kind, list_number, moves, at in ((POOR, 15, 2, 2), (NEAR, 14, 3, 4)):
        heads = [row for row in made(basis, list_number).rows if row.kind == RowKind.HEAD]
        assert len(heads) == len(basis.of(kind)) == result[at].value
        movement = made(basis, moves)
        if basis.movement is not None:
            assert movement.is_whole
            closing = [line[-1].value for line in numbers(movement)]
            assert closing == [result[at].value, sum(x.members for x in basis.of(kind))]
        assert all(check.holds for check in list(lists.list_checks(basis, kind))[:1])


@settings(max_examples=60)
@given(offices())
def test_what_one_table_sends_the_other_receives(basis):
    if basis.movement is None:
        return
    poor, near = numbers(made(basis, 2)), numbers(made(basis, 3))
    for line in (0, 1):
        assert poor[line][1].value == near[line][4].value  # poor → near-poor
        assert poor[line][4].value == near[line][1].value
        for table in (poor, near):
            opening, *middle, closing = (cell.value for cell in table[line])
            assert closing == opening - sum(middle[:3]) + sum(middle[3:])


@settings(max_examples=30)
@given(offices())
def test_a_hamlet_alone_shows_the_line_it_has_among_all(basis):
    for kind in KINDS:
        whole, alone = report_of(basis, kind), report_of(basis, kind, "b")
        own = [row.cells[2:] for row in whole.rows if row.hamlet_id == "b" and whole.merged]
        assert [row.cells[2:] for row in alone.rows if whole.merged] == own


@settings(max_examples=60)
@given(offices())
def test_a_share_is_only_told_of_a_whole_that_can_be_right(basis):
    for number in (1, 12, 13):
        for row in made(basis, number).rows:
            for cell in row.cells:
                if isinstance(cell.value, Share) and cell.value.ratio is not None:
                    assert 0 <= cell.value.ratio <= 1


def household(**told: object) -> Listed:
    base = Listed("h", "0001", "Neáng Sóc", "a", POOR, 2)
    return replace(base, **told)


def basis_of(*listed: Listed, count: HamletCount | None = None) -> Basis:
    places = (Place("a", "ấp Vĩnh Phú", count),)
    return Basis(
        MOMENT,
        STANDARD,
        "xã Ô Lâm",
        places,
        listed,
        CHILD_BELOW,
        causes=CAUSES,
        supports=SUPPORTS,
    )


def test_without_the_number_of_all_households_no_share_is_told() -> None:
    report = made(basis_of(household()), 1)
    shown = [cell.shown for cell in numbers(report)[0]]
    assert shown[:4] == [NOT_KNOWN, NOT_KNOWN, "1", NOT_KNOWN]
    assert any("Chưa có tổng số hộ của: ấp Vĩnh Phú" in note for note in report.notes)


def test_a_share_has_two_decimals_after_a_comma() -> None:
    report = made(basis_of(household(), count=HamletCount("a", DAY, 300, 1200)), 1)
    assert [cell.shown for cell in numbers(report)[0]][2:4] == ["1", "0,33"]


def test_a_whole_smaller_than_its_part_gives_no_share_but_a_fault() -> None:
    listed = [household(id=f"h{at}") for at in range(12)]
    report = made(basis_of(*listed, count=HamletCount("a", DAY, 10, 1200)), 1)
    assert numbers(report)[0][3].shown == NOT_KNOWN
    broken = next(check for check in report.checks if not check.holds)
    assert len(broken.broken) == 12


def test_an_indicator_that_nobody_answered_is_not_zero() -> None:
    report = made(basis_of(household()), 4)
    assert [cell.shown for cell in numbers(report)[0]][:3] == ["1", NOT_KNOWN, NOT_KNOWN]
    assert report.columns[-1].title == "Hộ chưa ghi đủ chỉ số"
    assert not report.is_whole  # no sheet, so B2 is not known either


def test_a_poor_household_with_two_lacks_breaks_the_identity() -> None:
    told = {code: code in CODES[:2] for code in CODES}
    report = made(basis_of(household(lacking=told, deprivation=20)), 4)
    assert [check.broken for check in report.checks if not check.holds] == [("h",)]
    assert lacks_of(household(lacking=told)) == 2


def test_a_list_without_an_earlier_one_has_no_movement() -> None:
    report = made(basis_of(household()), 2)
    assert (report.rows, report.missing) == ((), "Cần hai quyết định cùng một chuẩn để so sánh.")


def test_a_detailed_list_sets_each_person_under_the_head() -> None:
    people = (
        Person("Neáng Sóc", "Chủ hộ", True, Sex.FEMALE, Birth(1974), "Khmer"),
        Person("Chau Ôn", "Con trai", False, Sex.MALE, Birth(2015, 6), "Khmer"),
        Person("Chau Kim", "", False, None, Birth(2001), ""),
    )
    report = made(basis_of(household(people=people, members=3, minority=True, came="tái")), 15)
    band, head, *others = report.rows
    assert band.cells[0].shown == "ấp Vĩnh Phú: 1 hộ, 3 khẩu"
    shown = [cell.shown for cell in head.cells]
    assert shown[:11] == [
        *("1", "1", "NEÁNG SÓC", "", "1974", "Khmer", "Chủ hộ", "tái", "", "x", ""),
    ]
    assert [each.cells[2].shown for each in others] == ["Chau Ôn", "Chau Kim (sinh 2001)"]
    assert others[0].cells[3].shown == "2015"


@pytest.mark.parametrize(
    ("birth", "found"),
    [(Birth(2011), (1, 0)), (Birth(2010), (0, 1)), (Birth(2009), (0, 0)), (None, (0, 1))],
)
def test_who_is_a_child_is_counted_by_the_day(birth: Birth | None, found: tuple[int, int]) -> None:
    member = SurveyedMember(1, birth, Sex.FEMALE, MemberAnswers())
    told, unknown = children_of([member], DAY, STANDARD, CHILD_BELOW)
    assert (len(told), unknown) == found


def test_each_child_is_judged_by_its_own_answers() -> None:
    answers = MemberAnswers(health_insurance=False, stunted=True, at_right_level=True)
    member = SurveyedMember(1, Birth(2016, 3), Sex.MALE, answers)
    ((child,), _unknown) = children_of([member], DAY, STANDARD, CHILD_BELOW)
    assert child == Child(False, True, school_age=True, out_of_school=False)


def test_heads_of_two_levels_are_told_from_left_to_right() -> None:
    columns = (Column("STT"), Column("Số hộ", group="Hộ nghèo"), Column("%", group="Hộ nghèo"))
    told = [(each.title, each.first, each.last, each.is_group) for each in head_cells(columns)]
    assert told == [("STT", 0, 0, False), ("Hộ nghèo", 1, 2, True)]

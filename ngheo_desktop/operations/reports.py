"""Báo cáo 1–15: the figures of a moment read once, and any of the reports made from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ngheo_desktop import catalogs
from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import MemberAnswers, SurveyedMember
from ngheo_desktop.domain.frozen_lists import FrozenRow
from ngheo_desktop.domain.movement import Column, Movement, Period, movement_between
from ngheo_desktop.domain.register import HEAD
from ngheo_desktop.domain.reports.basis import (
    KINH,
    Basis,
    Definition,
    Listed,
    Moment,
    Person,
    Place,
)
from ngheo_desktop.domain.reports.children import children_of
from ngheo_desktop.domain.reports.kinds import kind_of
from ngheo_desktop.domain.reports.making import report_of
from ngheo_desktop.domain.reports.tables import Report
from ngheo_desktop.domain.round_rules import RoundRules
from ngheo_desktop.domain.standards import Standard, standard_on
from ngheo_desktop.domain.standings import CHANGES, LISTED, DecidedList, Standing, state_after
from ngheo_desktop.domain.terms import HouseholdClass, Sex
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.report_moments import Planned, find_moment, planned_list
from ngheo_desktop.operations.report_moments import list_moments as list_moments
from ngheo_desktop.operations.rounds import rules_in
from ngheo_desktop.storage.reports import Lacks, PersonThen, Traits

_COUNTED = (*LISTED, HouseholdClass.AVERAGE_LIVING)
_CAME = {
    Column.OPENING: "cũ",
    Column.IN_NEW: "mới",
    Column.IN_RETURNED: "tái",
    Column.IN_OTHER: "tăng khác",
}
_ACROSS = {HouseholdClass.POOR: "từ cận nghèo", HouseholdClass.NEAR_POOR: "từ hộ nghèo"}


def read_basis(office: Office, key: str = "", *, round_id: str = "") -> Basis:
    """Số liệu của một kỳ: the newest one, one by its key, or that of a round."""
    moment = find_moment(office, key, round_id)
    standard = _standard(office, moment)
    planned = planned_list(office, moment) if moment.draft else None
    with office.store.reading() as session:
        return _Reader(office, session, moment, standard, planned).read()


def make_report(office: Office, code: str, key: str = "", hamlet_id: str = "") -> Report:
    """Một báo cáo by its code."""
    kind = kind_of(code)
    if kind is None:
        raise WrongUsage(f"Không có báo cáo «{code}».")
    return report_of(read_basis(office, key), kind, hamlet_id)


def _standard(office: Office, moment: Moment) -> Standard:
    """The standard of the lists; a past list that names none goes by that of its day."""
    named = next((each for each in office.standards if each.code == moment.standard), None)
    found = named if moment.standard else standard_on(office.standards, moment.on)
    if found is None:
        raise WrongUsage(f"Sổ không có chuẩn nghèo «{moment.standard}». Hãy nạp chuẩn trước.")
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """Everything read of the listed households, by household or person."""

    places: Mapping[str, str]
    traits: Mapping[str, Traits]
    people: Mapping[str, Sequence[PersonThen]]
    lacks: Mapping[str, Lacks]
    answers: Mapping[str, MemberAnswers]
    frozen: Mapping[str, FrozenRow]
    came: Mapping[tuple[HouseholdClass, str], str] = field(default_factory=dict)


class _Reader:
    """Reads one moment inside one transaction, so that all reports tell of the same state."""

    def __init__(
        self,
        office: Office,
        session: Any,
        moment: Moment,
        standard: Standard,
        planned: Planned | None,
    ) -> None:
        self.office, self.session, self.moment = office, session, moment
        self.standard, self.planned = standard, planned

    def read(self) -> Basis:
        from ngheo_desktop.storage.decisions import decided_lists
        from ngheo_desktop.storage.family_events import places_on

        lists = [*decided_lists(self.session), *([self.planned.lines] if self.planned else [])]
        own = [each for each in lists if each.standard == self.moment.standard]
        state = state_after(own, self.moment.on)
        standings = {k: v for k, v in state.items() if v.household_class in _COUNTED}
        places = places_on(self.session, self.moment.on)
        movement = self._movement(lists, places)
        told = self._told(standings, places, movement, self._frozen(own))
        rules = rules_in(self.session, self.moment.on)
        listed = [self._listed(key, each, told, rules) for key, each in standings.items()]
        hamlets = self._hamlets()
        order = {each.hamlet_id: at for at, each in enumerate(hamlets)}
        listed.sort(key=lambda each: (order.get(each.hamlet_id, len(order)), each.code, each.id))
        average = HouseholdClass.AVERAGE_LIVING
        return Basis(
            self.moment,
            self.standard,
            self.office.commune.full_name,
            tuple(hamlets),
            tuple(listed),
            rules["report.child_below"].value,
            movement,
            self._source(told),
            _definitions(rules),
            tuple((each.code, each.label) for each in catalogs.causes()),
            tuple((each.code, each.label) for each in catalogs.supports()),
            any(x.household_class == average for each in own for x in each.lines.values()),
            self.planned.checks if self.planned else (),
        )

    # --- lists --------------------------------------------------------------------------------

    def _movement(self, lists: list[DecidedList], places: Mapping[str, str]) -> Movement | None:
        """From the whole list before to this day; None when this one is the first."""
        from ngheo_desktop.storage.decisions import classes_in_register, fates_between
        from ngheo_desktop.storage.movement import read_overrides

        last = self.moment.on
        whole = [
            each.decided_on
            for each in lists
            if each.standard == self.moment.standard
            and each.scope != CHANGES
            and each.decided_on < last
        ]
        if not whole:
            return None
        period = Period(max(whole), last, self.moment.standard)
        fates = {
            key: replace(fate, hamlet_id=places.get(key, fate.hamlet_id))
            for key, fate in fates_between(self.session, period.opening_on, last).items()
        }
        is_last = not self.planned and all(each.decided_on <= last for each in lists)
        register = classes_in_register(self.session) if is_last else None
        return movement_between(period, lists, fates, register, read_overrides(self.session))

    def _frozen(self, own: list[DecidedList]) -> dict[str, FrozenRow]:
        """The signed line of each household, where no other list has spoken of it since."""
        from ngheo_desktop.storage.decisions import decision_rows
        from ngheo_desktop.storage.reports import frozen_rows

        day, standard = self.moment.on, self.moment.standard
        heard = [each for each in own if each.decided_on <= day]
        whole = max((x.decided_on for x in heard if x.scope != CHANGES), default=date.min)
        ids = [
            each.id
            for each in decision_rows(self.session)
            if each.standard == standard and whole <= each.decided_on <= day
        ]
        last = {
            key: (each.decided_on, each.number)
            for each in sorted(heard, key=lambda x: x.decided_on)
            for key in each.lines
        }
        return {
            key: each.row
            for key, each in frozen_rows(self.session, ids).items()
            if last.get(key) == (each.decided_on, each.number)
        }

    def _source(self, told: _Told) -> tuple[str, ...]:
        from ngheo_desktop.storage.decisions import decision_rows
        from ngheo_desktop.storage.reports import sources_of_decisions

        if self.planned is not None:
            return self.planned.notes
        sources = sources_of_decisions(self.session)
        codes = [
            f"{each.number} mã {sources[each.id].code}"
            for each in decision_rows(self.session)
            if each.id in sources
            and (each.decided_on, each.standard) == (self.moment.on, self.moment.standard)
        ]
        notes = []
        if codes:
            notes.append(f"Danh sách đã chốt: {', '.join(codes)}.")
        elif not told.frozen:
            notes.append("Danh sách quyết định được nhập từ tệp, thành viên theo sổ của ngày đó.")
        notes.append("Đặc điểm hộ, người có công, nguyên nhân và nguyện vọng lấy theo sổ hiện nay.")
        return tuple(notes)

    # --- what is told of the households -------------------------------------------------------

    def _told(
        self,
        standings: Mapping[str, Standing],
        places: Mapping[str, str],
        moved: Movement | None,
        frozen: Mapping[str, FrozenRow],
    ) -> _Told:
        from ngheo_desktop.storage import reports as stored

        session, ids, day = self.session, list(standings), self.moment.on
        return _Told(
            places,
            stored.read_traits(session, ids),
            stored.people_on(session, ids, day),
            stored.read_lacks(session, ids, self.standard.code, day),
            stored.answers_until(session, ids, day),
            frozen,
            _came(moved),
        )

    def _listed(self, key: str, standing: Standing, told: _Told, rules: RoundRules) -> Listed:
        by_head = rules["report.minority_by_head"].value is not False
        traits = told.traits.get(key) or Traits("", "", False, frozenset(), frozenset())
        kind = standing.household_class
        row = told.frozen.get(key)
        then = told.people.get(key, ())
        people = _people_of_row(row) if row and row.people else _people_of(then)
        lacking, deprivation = _lacks_of(row, told.lacks.get(key), self.standard)
        surveyed = [
            SurveyedMember(
                at, each.birth, each.sex, told.answers.get(each.id, MemberAnswers()), key=each.id
            )
            for at, each in enumerate(then, start=1)
        ]
        below = rules["report.child_below"].value
        children, unknown = children_of(surveyed, self.moment.on, self.standard, below)
        return Listed(
            id=key,
            code=row.code if row else traits.code,
            head_name=row.head_name if row else traits.head_name,
            hamlet_id=told.places.get(key, ""),
            household_class=kind,
            members=standing.members,
            people=people,
            minority=_minority(people, by_head=by_head),
            merit=any(each.merit for each in then) if then else None,
            no_labour=traits.no_labour,
            causes=traits.causes,
            wishes=traits.wishes,
            lacking=lacking,
            deprivation=deprivation,
            children=children,
            ages_unknown=unknown + max(0, standing.members - len(then)),
            came=told.came.get((kind, key), ""),
        )

    def _hamlets(self) -> list[Place]:
        from ngheo_desktop.storage.hamlet_counts import list_counts
        from ngheo_desktop.storage.hamlets import list_hamlets

        day = self.moment.on
        counts = {each.hamlet_id: each for each in list_counts(self.session, day)}
        return [
            Place(each.id, each.named_on(day).full_name, counts.get(each.id))
            for each in list_hamlets(self.session, ended=True)
            if (each.began_on is None or each.began_on <= day)
            and (each.ended_on is None or each.ended_on > day)
        ]


def _came(movement: Movement | None) -> dict[tuple[HouseholdClass, str], str]:
    """How each household came to its list: mới, tái, cũ."""
    told: dict[tuple[HouseholdClass, str], str] = {}
    for each in movement.changes if movement else ():
        key = (each.household_class, each.household_id)
        if each.column == Column.IN_ACROSS:
            told[key] = _ACROSS[each.household_class]
        elif each.column in _CAME and each.households:
            told[key] = _CAME[each.column]
    return told


def _people_of_row(row: FrozenRow) -> tuple[Person, ...]:
    return tuple(
        Person(
            each.name,
            _relation(each.relation, each.sex),
            each.relation == HEAD,
            each.sex,
            Birth.from_iso(each.birth) if each.birth else None,
            each.ethnic,
        )
        for each in row.people
    )


def _people_of(people: Sequence[PersonThen]) -> tuple[Person, ...]:
    return tuple(
        Person(
            each.name,
            _relation(each.relation, each.sex),
            each.relation == HEAD,
            each.sex,
            each.birth,
            each.ethnic,
        )
        for each in people
    )


def _relation(code: str, sex: Sex | None) -> str:
    known = catalogs.relation(code) if code else None
    return known.label_for(sex) if known else ""


def _minority(people: Sequence[Person], *, by_head: bool) -> bool | None:
    """Hộ dân tộc thiểu số by the head, or by anybody of the household, as the office has it."""
    asked = [each for each in people if each.is_head] if by_head else people
    groups = [each.ethnic for each in asked]
    if any(each not in ("", KINH) for each in groups):
        return True
    return None if not groups or "" in groups else False


def _lacks_of(
    row: FrozenRow | None, computed: Lacks | None, standard: Standard
) -> tuple[dict[str, bool | None] | None, int | None]:
    """Indicators and B2: as they were signed, else as computed by then."""
    if row is not None and row.deprivation_score is not None:
        numbers = {int(each) for each in row.lacking.split()}
        signed = {each.code: each.number in numbers for each in standard.indicators}
        return dict(signed), row.deprivation_score
    if computed is None:
        return None, None
    known = dict(computed.findings)
    told = {each.code: known.get(each.code) for each in standard.indicators} if known else None
    return told, computed.deprivation


def _definitions(rules: RoundRules) -> tuple[Definition, ...]:
    by_head = rules["report.minority_by_head"]
    who = "chủ hộ" if by_head.value is not False else "ít nhất một thành viên"
    told = [Definition(f"Hộ dân tộc thiểu số: {who} là người dân tộc thiểu số", by_head.is_usable)]
    for name in ("report.no_labour", "report.merit"):
        rule = rules[name]
        told += [Definition(str(text), rule.is_usable) for text in rule.value or ()]
    return tuple(told)

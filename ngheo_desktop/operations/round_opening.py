"""Mở đợt rà soát: its window and standard, and the households that it lists from the start."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.round_rules import RoundRule, RoundRules, day_in_year
from ngheo_desktop.domain.rounds import ListedFor, Round, RoundKind
from ngheo_desktop.domain.standards import standard_on
from ngheo_desktop.domain.standings import CHANGES
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_acts import act_of, load_round, note
from ngheo_desktop.operations.rounds import asked_rules, rules_in
from ngheo_desktop.text import clean

_LISTED = {
    HouseholdClass.POOR: ListedFor.POOR,
    HouseholdClass.NEAR_POOR: ListedFor.NEAR_POOR,
}


@dataclass(frozen=True, slots=True)
class OpenedRound:
    """What opening gave: the round, how many households it lists, how to take it back."""

    round: Round
    households: int
    act: Act


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """What opening a round would do, told before anything is written."""

    round: Round
    households: Mapping[ListedFor, int]
    decision: str  # the signed list that the poor households come from; "" = none yet
    unconfirmed: tuple[RoundRule, ...]  # settings that the round asks for
    refusal: str = ""  # why it cannot be opened; "" = it can

    @property
    def total(self) -> int:
        return sum(self.households.values())


def plan_round(
    office: Office, kind: RoundKind, year: int, month: int = 0, standard: str = ""
) -> RoundPlan:
    """Xem trước: the window of a round, whom it would list and from where, what is not settled."""
    from ngheo_desktop.storage.decisions import decision_rows
    from ngheo_desktop.storage.rounds import list_rounds

    if kind == RoundKind.ANNUAL:
        round_ = _annual(office, year, standard)
    else:
        round_ = _in_year(office, year, month, standard)
    with office.store.reading() as session:
        rows = _rows(session, round_)
        refusal = _refusal(list_rounds(session), round_)
        rules = rules_in(session, office.today())
        whole = [each for each in decision_rows(session) if each.scope != CHANGES]
    listed = Counter(ListedFor(each.listed_for) for each in rows if hasattr(each, "listed_for"))
    last = max(whole, key=lambda each: each.decided_on, default=None)
    told = f"Quyết định số {last.number} ngày {shown_day(last.decided_on)}" if last else ""
    return RoundPlan(round_, listed, told, asked_rules(rules, kind), refusal)


def open_annual_round(office: Office, year: int = 0, standard: str = "") -> OpenedRound:
    """Mở đợt hằng năm: all poor and near-poor households by decision, and who has applied."""
    return _open(office, _annual(office, year or office.today().year, standard))


def open_in_year_round(office: Office, year: int, month: int, standard: str = "") -> OpenedRound:
    """Mở đợt thường xuyên of a month, from the 15th: those who have applied by then.

    The last day is counted in calendar days, as QĐ 24/2021 Điều 5 has it.
    """
    return _open(office, _in_year(office, year, month, standard))


def _annual(office: Office, year: int, standard: str) -> Round:
    with office.store.reading() as session:
        rules = rules_in(session, office.today())
    begins = day_in_year(_needed(rules, "annual.begins"), year)
    ends = day_in_year(_needed(rules, "annual.ends"), year)
    title = f"Rà soát định kỳ năm {year}{_by_other(office, begins, standard)}"
    return _new(office, RoundKind.ANNUAL, title, (begins, ends), standard)


def _in_year(office: Office, year: int, month: int, standard: str) -> Round:
    with office.store.reading() as session:
        rules = rules_in(session, office.today())
    day = _needed(rules, "in_year.start_day")
    try:
        begins = date(year, month, day)
    except ValueError as error:
        raise WrongUsage(f"Không có ngày {day}/{month}/{year}.") from error
    ends = begins + timedelta(days=_needed(rules, "in_year.days"))
    title = f"Rà soát thường xuyên tháng {month}/{year}{_by_other(office, begins, standard)}"
    return _new(office, RoundKind.IN_YEAR, title, (begins, ends), standard)


def _by_other(office: Office, begins: date, standard: str) -> str:
    """Two rounds of one year, each by its own standard, have two names."""
    in_force = standard_on(office.standards, begins)
    if not standard or (in_force and in_force.code == standard):
        return ""
    return f", chuẩn {standard.replace('-', '–')}"


def close_round(office: Office, round_id: str) -> Act:
    """Kết thúc đợt; from then on it is only read. Opening another one of its kind needs it."""
    from ngheo_desktop.storage.round_records import write_record
    from ngheo_desktop.storage.tables import ReviewRoundRow

    office.require_whole(Right.RUN_ROUNDS, "Đợt rà soát")
    with office.store.writing() as session:
        round_ = load_round(office, session, round_id, to_change=True)
        row = ReviewRoundRow(**session.get_one(ReviewRoundRow, round_id).model_dump())
        row.closed_on = office.today()
        changes = (write_record(session, row),)
        words = f"kết thúc đợt «{round_.title}»"
        note(office, session, words, changes)
    return act_of(words, changes, Right.RUN_ROUNDS)


def _needed(rules: RoundRules, name: str) -> Any:
    value = rules.value(name)
    if value is None:
        raise WrongUsage(f"Chưa xác nhận «{rules[name].title}».")
    return value


def _new(
    office: Office, kind: RoundKind, title: str, window: tuple[date, date], standard: str
) -> Round:
    from ngheo_desktop.storage.ids import new_id

    office.require_whole(Right.RUN_ROUNDS, "Đợt rà soát")
    begins, ends = window
    in_force = standard_on(office.standards, begins)
    code = standard or (in_force.code if in_force else "")
    if code not in {each.code for each in office.standards}:
        raise WrongUsage(f"Không có chuẩn nghèo «{code}» cho ngày {begins:%d/%m/%Y}.")
    return Round(new_id(), kind, title, begins, ends, code, office.today())


def _open(office: Office, round_: Round) -> OpenedRound:
    from ngheo_desktop.storage.round_records import write_record
    from ngheo_desktop.storage.rounds import list_rounds

    with office.store.writing() as session:
        if refusal := _refusal(list_rounds(session), round_):
            raise WrongUsage(refusal)
        rows = _rows(session, round_)
        changes = [write_record(session, row) for row in rows]
        words = f"mở đợt «{clean(round_.title)}»"
        note(office, session, words, changes)
    households = sum(each.table == "round_household" for each in changes)
    return OpenedRound(round_, households, act_of(words, changes, Right.RUN_ROUNDS))


def _refusal(rounds: list[Round], fresh: Round) -> str:
    """Why a round cannot be opened; "" when it can."""
    if fresh.opened_on < fresh.begins:
        return f"Đợt này bắt đầu ngày {fresh.begins:%d/%m/%Y}, chưa đến."
    alike = [each for each in rounds if (each.kind, each.standard) == (fresh.kind, fresh.standard)]
    for known in alike:
        if known.begins == fresh.begins:
            return f"Đã có đợt «{known.title}»."
        if known.closed_on is None:
            return f"Đợt «{known.title}» chưa kết thúc. Hãy kết thúc đợt đó trước."
    return ""


def _rows(session: Any, round_: Round) -> list[Any]:
    """The round, every hamlet, and the households it starts with."""
    from ngheo_desktop.storage.hamlets import list_hamlets
    from ngheo_desktop.storage.ids import new_id
    from ngheo_desktop.storage.round_rows import open_applications, standing_households
    from ngheo_desktop.storage.tables import ReviewRoundRow, RoundHamletRow, RoundHouseholdRow

    known = {each.household_id: each for each in standing_households(session)}
    applied = open_applications(session, until=round_.opened_on)
    wanted: dict[str, tuple[ListedFor, str]] = {}
    if round_.kind == RoundKind.ANNUAL:
        for one in known.values():
            if one.household_class in _LISTED:
                wanted[one.household_id] = (_LISTED[one.household_class], "")
    for row in applied:
        why = ListedFor.LEAVING if row.form == "04" else ListedFor.APPLIED
        wanted.setdefault(row.household_id, (why, row.reason))
        row.round_id = round_.id
    values = {
        name: getattr(round_, name)
        for name in ("id", "title", "begins", "ends", "standard", "opened_on")
    }
    rows: list[Any] = [ReviewRoundRow(kind=round_.kind.value, **values)]
    hamlets = list_hamlets(session)
    rows += [RoundHamletRow(id=new_id(), round_id=round_.id, hamlet_id=each.id) for each in hamlets]
    for household_id, (why, reason) in wanted.items():
        if household_id in known:
            one = known[household_id]
            listed = RoundHouseholdRow(
                id=new_id(),
                round_id=round_.id,
                household_id=household_id,
                hamlet_id=one.hamlet_id,
                listed_for=why.value,
                reason=reason,
                class_before=one.household_class.value if one.household_class else "",
            )
            rows.append(listed)
    return [*rows, *applied]

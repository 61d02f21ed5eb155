"""Kỳ báo cáo: the days that reports can be made of, and the lists that stand behind one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.decisions import DecisionPlan
from ngheo_desktop.domain.movement import Identity
from ngheo_desktop.domain.reports.basis import Moment
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.rounds import HouseholdSteps, Round, RoundKind
from ngheo_desktop.domain.standings import CHANGES, FULL, DecidedList, Standing
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.decisions import list_plans
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.rounds import list_rounds, results_of_steps

_ROUND = "round:"


@dataclass(frozen=True, slots=True)
class Planned:
    """The list that a round would give now, and what keeps it from being whole."""

    lines: DecidedList
    checks: tuple[Identity, ...]
    notes: tuple[str, ...]


def list_moments(office: Office) -> list[Moment]:
    """Các kỳ báo cáo, newest first: rounds without a decision (dự kiến), then signed decisions."""
    from ngheo_desktop.storage.decisions import decision_rows
    from ngheo_desktop.storage.reports import sources_of_decisions

    office.require_whole(Right.READ_HOUSEHOLDS, "Báo cáo")
    with office.store.reading() as session:
        rows = decision_rows(session)
        sources = sources_of_decisions(session)
    signed: dict[tuple[Any, str], list[Any]] = {}
    for row in rows:
        signed.setdefault((row.decided_on, row.standard), []).append(row)
    made = [
        Moment(
            key=f"{day.isoformat()}/{standard}",
            title=_title(some),
            on=day,
            standard=standard,
            round_id=next((sources[x.id].round_id for x in some if x.id in sources), ""),
            annual=any(each.scope != CHANGES for each in some),
        )
        for (day, standard), some in signed.items()
    ]
    decided = {each.round_id for each in made}
    drafts = [_draft(office, each) for each in list_rounds(office) if _is_open(each, decided)]
    return [*drafts, *sorted(made, key=lambda each: (each.on, each.key), reverse=True)]


def _title(rows: Sequence[Any]) -> str:
    numbers = " và ".join(dict.fromkeys(each.number for each in rows))
    return f"Quyết định số {numbers} ngày {shown_day(rows[0].decided_on)}"


def _is_open(round_: Round, decided: set[str]) -> bool:
    return round_.closed_on is None and round_.id not in decided


def _draft(office: Office, round_: Round) -> Moment:
    title = f"Dự kiến: {round_.title[:1].lower()}{round_.title[1:]}"
    annual = round_.kind == RoundKind.ANNUAL
    key, day = f"{_ROUND}{round_.id}", office.today()
    return Moment(key, title, day, round_.standard, True, round_.id, annual)


def find_moment(office: Office, key: str = "", round_id: str = "") -> Moment:
    """The moment with a key, of a round, or the newest one; WrongUsage where there is none."""
    moments = list_moments(office)
    if key:
        found = [each for each in moments if key in (each.key, each.on.isoformat())]
    elif round_id:
        found = [each for each in moments if each.round_id == round_id]
    else:
        found = moments
    if not found:
        raise WrongUsage(
            "Chưa có kỳ báo cáo nào. Hãy mở đợt rà soát hoặc nhập danh sách đã quyết định."
            if not moments
            else "Không có kỳ báo cáo này. Các kỳ: " + "; ".join(each.title for each in moments)
        )
    return found[0]


# --- a list not signed yet ----------------------------------------------------------------------


def planned_list(office: Office, moment: Moment) -> Planned:
    """Dự kiến: each household by its last step; who has no result yet is told, not counted."""
    plan = next((e for e in list_plans(office) if e.round_id == moment.round_id), DecisionPlan())
    steps = [each for each in results_of_steps(office, moment.round_id) if each.counts]
    decided = {each.household_id: _decided(each, plan) for each in steps}
    sizes = {each.household_id: each.members for each in steps}
    lines = {key: Standing(kind, sizes[key]) for key, kind in decided.items() if kind is not None}
    scope = FULL if moment.annual else CHANGES
    listed = DecidedList("", moment.on, moment.standard, scope, lines)
    waiting = tuple(key for key, kind in decided.items() if kind is None)
    title = "Mọi hộ trong đợt đã có kết quả"
    notes = ["Diện theo bước đã làm xong gần nhất: chấm điểm, họp dân hoặc phúc tra."]
    if waiting:
        notes.append(f"{len(waiting)} hộ trong đợt chưa có kết quả, chưa tính vào số liệu.")
    return Planned(listed, (Identity(title, not waiting, waiting),), tuple(notes))


def _decided(steps: HouseholdSteps, plan: DecisionPlan) -> HouseholdClass | None:
    told = plan.classes.get(steps.household_id) or steps.proposed or steps.computed
    return None if told == HouseholdClass.UNDETERMINED else told

"""Đối chiếu bốn kết quả, điều kiện chốt: what a prepared decision rests on and still lacks."""

from dataclasses import dataclass, replace

from ngheo_desktop.domain.decisions import (
    Check,
    Compared,
    DecisionPlan,
    check_basis,
    check_changes,
    check_forgotten,
    check_rows,
    check_standard,
    check_steps,
    check_words,
    compare,
    scope_of,
)
from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.rounds import Round, RoundKind
from ngheo_desktop.domain.standards import Standard, standard_on
from ngheo_desktop.domain.standings import CHANGES, LISTED, DecidedList, Standing
from ngheo_desktop.domain.terms import AREA_TERMS, Area, HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.movement import Difference, movement_by
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.rounds import board, list_rounds, results_of_steps
from ngheo_desktop.reference import parts_of


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan with what it rests on; None = a supplement, which has no round."""

    plan: DecisionPlan
    round: Round | None
    standard: Standard
    compared: tuple[Compared, ...]

    @property
    def is_annual(self) -> bool:
        return self.round is not None and self.round.kind == RoundKind.ANNUAL

    @property
    def listed(self) -> tuple[Compared, ...]:
        """The rows of the decision; one within the year tells only what it changes."""
        rows = [each for each in self.compared if each.is_listed]
        if scope_of(self.plan, annual=self.is_annual) == CHANGES:
            rows = [each for each in rows if each.decided != each.before]
        return tuple(rows)


def read_plan(office: Office, plan_id: str) -> Prepared:
    """Dự thảo with the four results of each household side by side."""
    from ngheo_desktop.storage.decisions import load_plan

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        plan = load_plan(session, plan_id)
    if plan is None:
        raise WrongUsage("Không tìm thấy dự thảo này.")
    prepared = _prepared_supplement(office, plan) if plan.supplement_of else _of_round(office, plan)
    seen = (each for each in prepared.compared if office.actor.sees(each.hamlet_id))
    return replace(prepared, compared=tuple(seen))


def _of_round(office: Office, plan: DecisionPlan) -> Prepared:
    round_ = next((each for each in list_rounds(office) if each.id == plan.round_id), None)
    if round_ is None:
        raise WrongUsage("Đợt rà soát của dự thảo này không còn.")
    standard = _standard(office, round_.standard)
    compared = tuple(compare(each, plan) for each in results_of_steps(office, round_.id))
    return Prepared(plan, round_, standard, compared)


def _prepared_supplement(office: Office, plan: DecisionPlan) -> Prepared:
    from ngheo_desktop.storage.decisions import classes_in_register, read_decision

    with office.store.reading() as session:
        decision = read_decision(session, plan.supplement_of)
        in_force = classes_in_register(session)
    if decision is None:
        raise WrongUsage("Quyết định được bổ sung không còn trong sổ.")
    hamlets = {each.id: each for each in _hamlets(office)}
    compared = []
    for household_id, decided in plan.classes.items():
        rows = office.store.query(
            "SELECT code, head_name, hamlet_id FROM summary WHERE household_id = ?", (household_id,)
        )
        if not rows:
            raise WrongUsage("Có hộ trong danh sách bổ sung không còn trong sổ. Hãy bỏ hộ đó ra.")
        code, head_name, hamlet_id = rows[0]
        hamlet = hamlets[hamlet_id].full_name if hamlet_id in hamlets else ""
        before = in_force.get(household_id)
        compared.append(
            Compared(
                household_id,
                code,
                head_name,
                hamlet_id,
                hamlet,
                before,
                None,
                None,
                None,
                decided,
                plan.reasons.get(household_id, ""),
            )
        )
    standard = _standard(office, decision.standard)
    return Prepared(plan, None, standard, tuple(compared))


def _hamlets(office: Office) -> list[Hamlet]:
    from ngheo_desktop.operations.hamlets import list_hamlets

    return list(list_hamlets(office))


def _standard(office: Office, code: str) -> Standard:
    """The standard of a round or decision; a past list that names none goes by today's."""
    named = next((each for each in office.standards if each.code == code), None)
    found = named if code else standard_on(office.standards, office.today())
    if found is None:
        raise WrongUsage(f"Sổ không có chuẩn nghèo «{code}». Hãy nạp chuẩn trước.")
    return found


def checks(office: Office, plan_id: str) -> list[Check]:
    """Những điều phải xanh before the list can be frozen."""
    office.require_whole(Right.READ_HOUSEHOLDS, "Điều kiện chốt")
    prepared = read_plan(office, plan_id)
    plan = prepared.plan
    in_force, decided_before = _situation(office)
    found: list[Check] = []
    if prepared.round is not None:
        progress = board(office, prepared.round.id)
        found.append(check_steps(progress))
        found.append(_check_rules(progress.unconfirmed))
        found += check_rows(prepared.compared)
        if prepared.is_annual:
            found.append(check_forgotten(in_force, prepared.compared))
    else:
        found.append(check_changes(plan, in_force))
    found.append(check_standard(prepared.standard.title, _unconfirmed(office, prepared.standard)))
    found.append(_check_balance(office, prepared))
    last = max((each.decided_on for each in decided_before), default=None)
    year = plan.decided_on.year if plan.decided_on else office.today().year
    used = [each.number for each in decided_before if each.decided_on.year == year]
    found.append(check_words(plan, office.today(), last, used))
    found.append(check_basis(plan))
    return found


def _check_rules(unconfirmed: tuple[str, ...]) -> Check:
    detail = f"Cần xác nhận: {', '.join(unconfirmed)}." if unconfirmed else ""
    return Check("rules", "Quy định của đợt đã được xác nhận", not unconfirmed, detail)


def _situation(office: Office) -> tuple[dict[str, HouseholdClass], list[DecidedList]]:
    from ngheo_desktop.storage.decisions import classes_in_register, decided_lists

    with office.store.reading() as session:
        return classes_in_register(session), decided_lists(session)


def _unconfirmed(office: Office, standard: Standard) -> list[str]:
    """Parts of the standard, and B1 tables in use, that are not there or not signed for."""
    titles: list[str] = []
    if not standard.is_confirmed:
        paths = set(standard.unconfirmed_parts())
        for part in parts_of(standard):
            if part.path.replace("indicators.", "indicator:") in paths:
                titles.append(part.title)
    used = {each.area_on(office.today()) for each in _hamlets(office)}
    for area in Area:
        if area not in used:
            continue
        if area not in standard.score_line:
            titles.append(f"Ngưỡng điểm B1 khu vực {AREA_TERMS[area]} (chưa có)")
        table = standard.score_table(area)
        if table is not None and table.confirmation is None:
            titles.append(f"Bảng điểm B1 {AREA_TERMS[area]}")
    return titles


def _check_balance(office: Office, prepared: Prepared) -> Check:
    """The movement that the list would make balances, by household and by person."""
    day = prepared.plan.decided_on or office.today()
    scope = scope_of(prepared.plan, annual=prepared.is_annual)
    sizes: dict[str, int] = dict(office.store.query("SELECT household_id, members FROM summary"))
    lines = {
        each.household_id: Standing(each.decided, sizes.get(each.household_id, 0))
        for each in prepared.listed
        if each.decided is not None
    }
    planned = DecidedList("", day, prepared.standard.code, scope, lines)
    told = movement_by(office, Difference(planned=planned))
    broken = [each for each in told.identities if not each.holds] if told else []
    households = tuple(dict.fromkeys(h for each in broken for h in each.broken))
    detail = "; ".join(each.title for each in broken)
    return Check("balance", "Biến động cân đối (hộ, khẩu)", not broken, detail, households)


def count_listed(prepared: Prepared) -> dict[HouseholdClass, int]:
    """How many households of each class the list would fix."""
    classes = [each.decided for each in prepared.listed]
    return {each: classes.count(each) for each in LISTED}

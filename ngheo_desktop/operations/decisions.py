"""Dự thảo quyết định: prepared, worded, reasons given; and the signed ones listed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from ngheo_desktop.domain.decisions import (
    BasisLine,
    DecisionPlan,
    SigningMode,
    with_basis_confirmed,
)
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standings import CHANGES
from ngheo_desktop.domain.terms import HouseholdClass, Provenance
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.legal_basis import basis_on
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.rounds import list_rounds
from ngheo_desktop.text import clean


@dataclass(frozen=True, slots=True)
class SignedDecision:
    """Một quyết định đã ký: frozen here, or brought in from a past list."""

    id: str
    number: str
    decided_on: date
    standard: str
    scope: str
    counts: Mapping[HouseholdClass, int]
    list_id: str = ""  # "" = not frozen here
    code: str = ""
    serial: str = ""
    supplement_of: str = ""
    round_id: str = ""  # the round that it closed


# --- soạn ---------------------------------------------------------------------------------------


def list_decisions(office: Office) -> list[SignedDecision]:
    """Các quyết định đã ký, newest first."""
    from ngheo_desktop.storage.decisions import count_lines, decision_rows
    from ngheo_desktop.storage.decisions import list_plans as stored
    from ngheo_desktop.storage.frozen_lists import list_marks

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        kept = {each.decision_id: each for each in list_marks(session)}
        rounds = {each.id: each.round_id for each in stored(session)}
        counts = count_lines(session)
        found = []
        for row in decision_rows(session):
            own = kept.get(row.id)
            found.append(
                SignedDecision(
                    row.id,
                    row.number,
                    row.decided_on,
                    row.standard,
                    row.scope,
                    counts.get(row.id, {}),
                    own.id if own else "",
                    own.code if own else "",
                    own.serial if own else "",
                    row.supplement_of,
                    rounds.get(own.plan_id, "") if own else "",
                )
            )
    return found[::-1]


def list_plans(office: Office) -> list[DecisionPlan]:
    """Dự thảo not frozen yet, newest first."""
    from ngheo_desktop.storage.decisions import list_plans as stored
    from ngheo_desktop.storage.frozen_lists import list_marks

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        frozen = {each.plan_id for each in list_marks(session)}
        return [each for each in stored(session) if each.id not in frozen]


def prepare_decision(office: Office, round_id: str) -> tuple[DecisionPlan, Act]:
    """Lập dự thảo for a round, with the legal basis of today; one plan for each round."""
    from ngheo_desktop.storage.decisions import list_plans as stored

    office.require_whole(Right.PREPARE_DECISIONS, "Quyết định")
    if round_id not in {each.id for each in list_rounds(office)}:
        raise WrongUsage("Không tìm thấy đợt rà soát này.")
    with office.store.writing() as session:
        if any(each.round_id == round_id for each in stored(session)):
            raise WrongUsage(
                "Đợt này đã có dự thảo hoặc quyết định. Sau khi chốt chỉ lập danh sách bổ sung."
            )
        plan = DecisionPlan(round_id=round_id, basis=basis_on(office.today()))
        return _begin(office, session, plan, "lập dự thảo quyết định")


def prepare_supplement(office: Office, decision_id: str) -> tuple[DecisionPlan, Act]:
    """Lập danh sách bổ sung that corrects a signed decision; numbered when it is frozen."""
    office.require_whole(Right.PREPARE_DECISIONS, "Quyết định")
    with office.store.writing() as session:
        refuse_overtaken(session, decision_id)
        plan = DecisionPlan(supplement_of=decision_id, basis=basis_on(office.today()))
        return _begin(office, session, plan, "lập danh sách bổ sung")


def refuse_overtaken(session: Any, decision_id: str) -> None:
    """A list that a later whole list has replaced is no longer corrected: that one is."""
    from ngheo_desktop.storage.decisions import decision_rows, read_decision
    from ngheo_desktop.storage.other_classes import is_of_other_classes

    decision = read_decision(session, decision_id)
    if decision is None:
        raise WrongUsage("Không tìm thấy quyết định này.")
    if is_of_other_classes(session, decision_id):
        raise WrongUsage(
            "Quyết định này không phải danh sách hộ nghèo, hộ cận nghèo. "
            "Chỗ sai được sửa bằng quyết định mới ở «Xét mức sống, thu nhập»."
        )
    for later in reversed(decision_rows(session)):
        if later.scope != CHANGES and later.decided_on > decision.decided_on:
            raise WrongUsage(
                f"Danh sách của Quyết định số {decision.number} đã được thay bằng Quyết định số "
                f"{later.number}. Hãy lập danh sách bổ sung cho quyết định đó."
            )


def _begin(
    office: Office, session: Any, plan: DecisionPlan, words: str
) -> tuple[DecisionPlan, Act]:
    from ngheo_desktop.storage.decisions import save_plan

    plan = replace(plan, id=save_plan(session, plan))
    _note(office, session, words, plan.id, {})
    undo = partial(_set_deleted, plan, f"hoàn tác: {words}", deleted=True)
    redo = partial(_set_deleted, plan, f"làm lại: {words}", deleted=False)
    return plan, Act(words, undo, redo)


def _set_deleted(plan: DecisionPlan, words: str, office: Office, *, deleted: bool) -> None:
    from ngheo_desktop.storage.decisions import list_plans as stored
    from ngheo_desktop.storage.decisions import set_plan_deleted

    office.require_whole(Right.PREPARE_DECISIONS, "Quyết định")
    with office.store.writing() as session:
        refuse_frozen(session, plan.id)
        others = {each.round_id for each in stored(session) if each.id != plan.id}
        if not deleted and plan.round_id and plan.round_id in others:
            raise WrongUsage("Đợt này đã có dự thảo khác.")
        set_plan_deleted(session, plan.id, deleted=deleted)
        _note(office, session, words, plan.id, {})


def drop_plan(office: Office, plan_id: str) -> Act:
    """Bỏ dự thảo: nothing that it rests on changes, and it can be taken back."""
    words = "bỏ dự thảo quyết định"
    office.require_whole(Right.PREPARE_DECISIONS, "Quyết định")
    with office.store.writing() as session:
        plan = load_open(session, plan_id)
    _set_deleted(plan, words, office, deleted=True)
    undo = partial(_set_deleted, plan, f"hoàn tác: {words}", deleted=False)
    redo = partial(_set_deleted, plan, f"làm lại: {words}", deleted=True)
    return Act(words, undo, redo)


def change_plan(office: Office, plan: DecisionPlan) -> Act:
    """Ghi dự thảo as it is now written; a frozen one is never changed."""
    return _change(office, plan.id, lambda _old: _tidied(plan), "sửa dự thảo quyết định")


def set_class(
    office: Office, plan_id: str, household_id: str, decided: HouseholdClass | None, reason: str
) -> Act:
    """Quyết định khác với các bước, or a line of a supplement: always with a reason; None = off."""
    reason = clean(reason)
    if decided is not None and not reason:
        raise WrongUsage("Hãy ghi lý do. Lý do được giữ cùng danh sách.")
    if decided is not None:  # one that is gone from the register can still be taken off
        _check_household(office, plan_id, household_id)

    def changed(plan: DecisionPlan) -> DecisionPlan:
        classes = {k: v for k, v in plan.classes.items() if k != household_id}
        reasons = {k: v for k, v in plan.reasons.items() if k != household_id}
        if decided is not None:
            classes[household_id], reasons[household_id] = decided, reason
        return replace(plan, classes=classes, reasons=reasons)

    return _change(office, plan_id, changed, "ghi diện trong dự thảo", household_id)


def _check_household(office: Office, plan_id: str, household_id: str) -> None:
    """A household of the round; for a supplement any household of the register."""
    from ngheo_desktop.operations.decision_checks import read_plan

    prepared = read_plan(office, plan_id)
    if prepared.round is not None:
        if household_id not in {each.household_id for each in prepared.compared}:
            raise WrongUsage("Hộ này không có trong đợt rà soát của dự thảo.")
        return
    sql = "SELECT 1 FROM summary WHERE household_id = ?"
    if not office.store.query(sql, (household_id,)):
        raise WrongUsage("Không tìm thấy hộ này trong sổ.")


def give_reason(office: Office, plan_id: str, household_id: str, reason: str) -> Act:
    """Ghi lý do why the results of a household differ; "" takes it away."""
    told = clean(reason)

    def changed(plan: DecisionPlan) -> DecisionPlan:
        reasons = {k: v for k, v in plan.reasons.items() if k != household_id}
        return replace(plan, reasons={**reasons, household_id: told} if told else reasons)

    return _change(office, plan_id, changed, "ghi lý do khác nhau", household_id)


def confirm_basis(office: Office, plan_id: str) -> Act:
    """Xác nhận căn cứ: the account signs that each line was compared with the law."""
    return _change(
        office,
        plan_id,
        lambda plan: with_basis_confirmed(plan, office.actor.name, office.today()),
        "xác nhận căn cứ",
    )


def _change(
    office: Office,
    plan_id: str,
    changed: Callable[[DecisionPlan], DecisionPlan],
    words: str,
    household_id: str = "",
) -> Act:
    office.require_whole(Right.PREPARE_DECISIONS, "Quyết định")
    with office.store.writing() as session:
        before = load_open(session, plan_id)
        after = changed(before)
        _write(office, session, before, after, words, household_id)
    return Act(
        words,
        partial(_turn, after, before, f"hoàn tác: {words}"),
        partial(_turn, before, after, f"làm lại: {words}"),
        household_id,
    )


def _turn(seen: DecisionPlan, wanted: DecisionPlan, words: str, office: Office) -> None:
    office.require_whole(Right.PREPARE_DECISIONS, "Quyết định")
    with office.store.writing() as session:
        if load_open(session, seen.id) != seen:
            raise WrongUsage("Dự thảo đã được sửa sau đó. Dự thảo được giữ nguyên.")
        _write(office, session, seen, wanted, words, "")


def _write(
    office: Office,
    session: Any,
    before: DecisionPlan,
    after: DecisionPlan,
    words: str,
    household_id: str,
) -> None:
    from ngheo_desktop.storage.decisions import save_plan

    save_plan(session, after)
    names = ("number", "decided_on", "signing", "signer_name")
    pairs = {each: (getattr(before, each), getattr(after, each)) for each in names}
    changes = {k: [_shown(a), _shown(b)] for k, (a, b) in pairs.items() if a != b}
    for name in ("classes", "reasons"):
        old, new = getattr(before, name), getattr(after, name)
        for each in old.keys() | new.keys():
            if old.get(each) != new.get(each):
                changes[f"{name}.{each}"] = [_shown(old.get(each)), _shown(new.get(each))]
    if before.basis != after.basis:
        changes["basis"] = [[x.text for x in before.basis], [x.text for x in after.basis]]
    _note(office, session, words, after.id, changes, household_id)


def _shown(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _tidied(plan: DecisionPlan) -> DecisionPlan:
    lines = (replace(each, text=clean(each.text).rstrip(";.")) for each in plan.basis)
    return replace(
        plan,
        number=clean(plan.number),
        signer_name=clean(plan.signer_name),
        basis=tuple(each for each in lines if each.text),
        recipients=tuple(filter(None, map(clean, plan.recipients))),
    )


def _note(
    office: Office,
    session: Any,
    words: str,
    plan_id: str,
    changes: Mapping[str, Any],
    household_id: str = "",
) -> None:
    from ngheo_desktop.storage.diary import Entry, write_entry

    write_entry(
        session, office.actor, Entry(words, "decision_plan", plan_id, household_id, changes)
    )


def load_open(session: Any, plan_id: str) -> DecisionPlan:
    """A plan that may still be changed."""
    from ngheo_desktop.storage.decisions import load_plan

    plan = load_plan(session, plan_id)
    if plan is None:
        raise WrongUsage("Không tìm thấy dự thảo này.")
    refuse_frozen(session, plan_id)
    return plan


def refuse_frozen(session: Any, plan_id: str) -> None:
    """Stop a change of what has been frozen."""
    from ngheo_desktop.storage.frozen_lists import list_marks

    if list_marks(session, plan_id=plan_id):
        raise WrongUsage("Danh sách đã chốt, không sửa được nữa. Hãy lập danh sách bổ sung.")


def set_words(
    office: Office,
    plan_id: str,
    *,
    number: str | None = None,
    decided_on: date | None = None,
    signing: SigningMode | None = None,
    signer_name: str | None = None,
    basis: tuple[str, ...] | None = None,
    recipients: tuple[str, ...] | None = None,
) -> Act:
    """Ghi số, ngày, người ký, căn cứ, nơi nhận: what is not named stays as it was.

    A basis line that the office words itself is its own and waits to be confirmed.
    """

    def changed(plan: DecisionPlan) -> DecisionPlan:
        known = {each.text: each for each in plan.basis}
        lines = plan.basis
        if basis is not None:
            lines = tuple(known.get(clean(each)) or _own_line(each) for each in basis)
        return _tidied(
            replace(
                plan,
                number=plan.number if number is None else number,
                decided_on=decided_on or plan.decided_on,
                signing=signing or plan.signing,
                signer_name=plan.signer_name if signer_name is None else signer_name,
                basis=lines,
                recipients=plan.recipients if recipients is None else recipients,
            )
        )

    return _change(office, plan_id, changed, "sửa dự thảo quyết định")


def renew_basis(office: Office, plan_id: str) -> Act:
    """Lấy căn cứ theo ngày ký: the lines in force on that day; what the office worded stays."""

    def changed(plan: DecisionPlan) -> DecisionPlan:
        fresh = basis_on(plan.decided_on or office.today())
        kept = {each.text: each for each in plan.basis}
        own = [each for each in plan.basis if each.source == _OWN]
        return replace(plan, basis=(*(kept.get(each.text, each) for each in fresh), *own))

    return _change(office, plan_id, changed, "lấy căn cứ theo ngày ký")


_OWN = "văn phòng nhập"


def _own_line(text: str) -> BasisLine:
    return BasisLine(clean(text), Provenance.RECALLED, _OWN)

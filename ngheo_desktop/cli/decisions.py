"""`ngheo decision …`, `verify-list`: each answers what its one operation did."""

from dataclasses import asdict
from typing import Any

from ngheo_desktop.cli.named import class_of, hamlet_id
from ngheo_desktop.cli.secrets import password
from ngheo_desktop.cli.verbs import Answer, Options, Verb, done
from ngheo_desktop.domain.decisions import Compared, DecisionPlan, SigningMode
from ngheo_desktop.domain.frozen_lists import KeptList
from ngheo_desktop.domain.standings import LISTED
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations import decision_checks as checking
from ngheo_desktop.operations import decision_papers as papers
from ngheo_desktop.operations import decisions, frozen_lists, list_verifying
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office


def decision(office: Office, options: Options) -> Answer:
    """`ngheo decision`: the verb that was asked for."""
    return _VERBS[options.act](office, options)


def verify(office: Office, options: Options) -> Answer:
    """`ngheo verify-list CODE`: 1 when the printed list is not what the database has."""
    checked = list_verifying.verify_list(office, options.code)
    answer: dict[str, Any] = {
        "code": checked.code,
        "found": checked.found,
        "whole": checked.is_whole,
        "faults": list(checked.faults),
    }
    if checked.kept and checked.is_whole:
        answer |= _kept_json(checked.kept)
    return answer, int(not checked.is_whole)


# --- verbs --------------------------------------------------------------------------------------


def _list(office: Office, _options: Options) -> Answer:
    return [asdict(each) for each in decisions.list_decisions(office)], 0


def _plans(office: Office, _options: Options) -> Answer:
    return [_plan_json(each) for each in decisions.list_plans(office)], 0


def _plan_json(plan: DecisionPlan) -> dict[str, Any]:
    return asdict(plan)


def _prepare(office: Office, options: Options) -> Answer:
    plan, _act = decisions.prepare_decision(office, options.round)
    return _plan_json(plan), 0


def _supplement(office: Office, options: Options) -> Answer:
    plan, _act = decisions.prepare_supplement(office, options.decision)
    return _plan_json(plan), 0


def _words(office: Office, options: Options) -> Answer:
    act = decisions.set_words(
        office,
        options.plan,
        number=options.number,
        decided_on=options.on,
        signing=SigningMode(options.signing) if options.signing else None,
        signer_name=options.signer,
        basis=tuple(options.basis) if options.basis else None,
    )
    return _done(office, options, act)


def _confirm_basis(office: Office, options: Options) -> Answer:
    return _done(office, options, decisions.confirm_basis(office, options.plan))


def _class(office: Office, options: Options) -> Answer:
    word = options.household_class
    decided = None if word == "none" else class_of(word)
    act = decisions.set_class(office, options.plan, options.household, decided, options.reason)
    return _done(office, options, act)


def _reason(office: Office, options: Options) -> Answer:
    act = decisions.give_reason(office, options.plan, options.household, options.reason)
    return _done(office, options, act)


def _done(office: Office, options: Options, act: Act) -> Answer:
    plan = checking.read_plan(office, options.plan).plan
    return done(act, plan=_plan_json(plan))


def _compare(office: Office, options: Options) -> Answer:
    rows = checking.read_plan(office, options.plan).compared
    return [_compared_json(each) for each in rows if each.differs or not options.differing], 0


def _compared_json(row: Compared) -> dict[str, Any]:
    return {**asdict(row), "differs": row.differs, "lacks_reason": row.lacks_reason}


def _check(office: Office, options: Options) -> Answer:
    found = checking.checks(office, options.plan)
    is_green = all(each.is_met for each in found)
    answer = {"green": is_green, "checks": [asdict(each) for each in found]}
    return answer, int(not is_green)


def _freeze(office: Office, options: Options) -> Answer:
    return _kept_json(frozen_lists.freeze_list(office, options.plan, password())), 0


def _kept_json(kept: KeptList) -> dict[str, Any]:
    told = kept.told
    return {
        "list": kept.id,
        "decision": kept.decision_id,
        "number": told.head.number,
        "decided_on": told.head.decided_on,
        "scope": told.head.scope,
        "standard": told.head.standard,
        "serial": kept.serial,
        "code": kept.code,
        "fingerprint": kept.fingerprint,
        "households": {kind.value: len(told.of(kind)) for kind in LISTED},
        "left": sum(row.household_class not in LISTED for row in told.rows),
        "certificates": len(told.certified),
    }


def _print(office: Office, options: Options) -> Answer:
    about = options.household or hamlet_id(office, options.hamlet)
    if options.kind in papers.OF_PLAN:
        pdf = papers.save_plan_paper(office, options.of, options.kind, options.out, about)
    else:
        list_id = _list_id(office, options.of)
        pdf = papers.save_frozen_paper(office, list_id, options.kind, options.out, about)
    return {"form": options.kind, "bytes": len(pdf), "file": str(options.out)}, 0


def _docx(office: Office, options: Options) -> Answer:
    source = options.of
    if options.kind not in papers.OF_PLAN:
        source = _list_id(office, options.of)
    papers.save_docx(office, source, options.kind, options.out, options.household)
    return {"form": options.kind, "file": str(options.out)}, 0


def _list_id(office: Office, name: str) -> str:
    """A frozen list by its id, its decision, or the code on its pages."""
    found = [
        each.list_id
        for each in decisions.list_decisions(office)
        if each.list_id and name in (each.list_id, each.id, each.code, each.serial)
    ]
    if not found:
        raise WrongUsage(f"Không có danh sách đã chốt «{name}».")
    return found[0]


def _certificates(office: Office, options: Options) -> Answer:
    given = papers.list_certificates(office, _list_id(office, options.of))
    return [
        {
            "number": each.row.certificate,
            "household": each.row.household_id,
            "code": each.row.code,
            "head_name": each.row.head_name,
            "hamlet": each.row.hamlet,
            "class": each.row.household_class,
            "handed_on": each.handed_on,
            "receiver": each.receiver,
        }
        for each in given
    ], 0


def _handed(office: Office, options: Options) -> Answer:
    day = None if options.undo else options.on or office.today()
    list_id = _list_id(office, options.of)
    act = papers.hand_over(office, list_id, options.household, day, options.receiver)
    return done(act, handed_on=day)


_VERBS: dict[str, Verb] = {
    "list": _list,
    "plans": _plans,
    "prepare": _prepare,
    "supplement": _supplement,
    "words": _words,
    "confirm-basis": _confirm_basis,
    "class": _class,
    "reason": _reason,
    "compare": _compare,
    "check": _check,
    "freeze": _freeze,
    "print": _print,
    "docx": _docx,
    "certificates": _certificates,
    "handed": _handed,
}

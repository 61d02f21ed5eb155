"""`ngheo other …`: each verb answers what its one operation did."""

import re
from dataclasses import asdict, replace
from typing import Any

from ngheo_desktop.cli.round_named import household_id
from ngheo_desktop.cli.secrets import password
from ngheo_desktop.cli.verbs import Answer, Options, Verb, done
from ngheo_desktop.domain.decisions import SigningMode
from ngheo_desktop.domain.income_sheet import IncomeLine, Per
from ngheo_desktop.domain.other_classes import NewCase, Occupation, OtherCase, OtherClass
from ngheo_desktop.domain.other_decisions import OtherPlan, SignedOther
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations import other_class_papers as papers
from ngheo_desktop.operations import other_classes as cases
from ngheo_desktop.operations import other_decisions as decisions
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import MadeForm, save_made_form

_LINE = re.compile(r"(?P<kind>\w+)=(?P<amount>\d+|\?)(?:x(?P<months>\d+))?(?:-(?P<cost>\d+))?")


def other(office: Office, options: Options) -> Answer:
    """`ngheo other`: the verb that was asked for."""
    return _VERBS[options.act](office, options)


def _case_json(office: Office, case: OtherCase) -> dict[str, Any]:
    today, judged = office.today(), cases.judge_case(office, case)
    return {
        **asdict(case),
        "birth": case.birth.iso if case.birth else "",
        "step": case.step(today),
        "days_left": case.days_left(today),
        "per_person": case.income.per_person,
        "verdict": judged.verdict,
        "reasons": list(judged.reasons),
        "unconfirmed": list(judged.unconfirmed),
        "papers": list(papers.papers_of(case)),
    }


def _list(office: Office, options: Options) -> Answer:
    wanted = household_id(office, options.household) if options.household else ""
    return [_case_json(office, each) for each in cases.list_cases(office, wanted)], 0


def _show(office: Office, options: Options) -> Answer:
    return _case_json(office, cases.open_case(office, options.case)), 0


def _receive(office: Office, options: Options) -> Answer:
    new = NewCase(
        OtherClass(options.kind),
        household_id(office, options.household),
        options.on or office.today(),
        options.member,
        Occupation(options.occupation) if options.occupation else None,
        options.reason,
    )
    kept = cases.receive_case(office, new)
    warnings = [{"field": each.field, "text": each.text} for each in kept.warnings]
    return done(kept.act, case=kept.id, warnings=warnings)


def _sheet(office: Office, options: Options) -> Answer:
    sheet = cases.open_case(office, options.case).sheet
    told = replace(
        sheet,
        lines=tuple(_line(each) for each in options.line),
        counted=tuple(options.count) or sheet.counted,
        asked_on=options.on or office.today(),
        asked_by=options.by,
        is_whole=options.whole,
    )
    act = cases.save_sheet(office, options.case, told)
    return done(act, **_case_json(office, cases.open_case(office, options.case)))


def _line(text: str) -> IncomeLine:
    found = _LINE.fullmatch(text)
    if found is None:
        shape = "wages=3500000x4, crops=72000000-12000000"
        raise WrongUsage(f"Không hiểu dòng «{text}». Ví dụ: {shape}.")
    amount = None if found["amount"] == "?" else int(found["amount"])
    cost = int(found["cost"] or 0)
    if found["months"]:
        return IncomeLine(found["kind"], amount, Per.MONTH, int(found["months"]), cost)
    return IncomeLine(found["kind"], amount, cost=cost)


def _post(office: Office, options: Options) -> Answer:
    act = cases.post_case(office, options.case, options.on or office.today())
    posting = cases.open_case(office, options.case).posting
    return done(act, posting=asdict(posting) if posting else None)


def _unpost(office: Office, options: Options) -> Answer:
    return done(cases.unpost_case(office, options.case))


def _complain(office: Office, options: Options) -> Answer:
    day = options.on or office.today()
    act = cases.record_complaint(office, options.case, options.by, options.told, day)
    complaints = cases.open_case(office, options.case).complaints
    return done(act, number=len(complaints), due_on=complaints[-1].due_on)


def _answer(office: Office, options: Options) -> Answer:
    day, at = options.on or office.today(), options.number - 1
    return done(cases.answer_complaint(office, options.case, at, day, options.told))


def _refuse(office: Office, options: Options) -> Answer:
    day = options.on or office.today()
    return done(cases.refuse_case(office, options.case, day, options.reason))


def _withdraw(office: Office, options: Options) -> Answer:
    return done(cases.withdraw_case(office, options.case))


def _plan(office: Office, options: Options) -> OtherPlan:
    kinds = {cases.open_case(office, each).kind for each in options.cases}
    day = options.on or office.today()
    plan = OtherPlan(
        kinds.pop() if len(kinds) == 1 else OtherClass.AVERAGE_LIVING,
        tuple(options.cases),
        options.number,
        day,
        SigningMode(options.signing),
        options.signer,
        decisions.basis_for(office, day),
    )
    return decisions.with_basis_signed(office, plan) if options.basis_compared else plan


def _check(office: Office, options: Options) -> Answer:
    faults = decisions.decision_faults(office, _plan(office, options))
    return {"ready": not faults, "missing": faults}, int(bool(faults))


def _decide(office: Office, options: Options) -> Answer:
    signed = decisions.decide_cases(office, _plan(office, options), password())
    return _signed_json(signed), 0


def _signed_json(signed: SignedOther) -> dict[str, Any]:
    head = asdict(signed.head)
    lines = [asdict(each) for each in signed.lines]
    return {"decision": signed.id, "code": signed.code, **head, "lines": lines}


def _decisions(office: Office, _options: Options) -> Answer:
    return [_signed_json(each) for each in decisions.list_signed(office)], 0


def _verify(office: Office, options: Options) -> Answer:
    checked = decisions.verify_other(office, options.code)
    answer = {"code": checked.code, "found": checked.found, "faults": list(checked.faults)}
    if checked.signed and not checked.faults:
        answer |= _signed_json(checked.signed)
    return answer, int(bool(checked.faults) or not checked.found)


def _print(office: Office, options: Options) -> Answer:
    return _saved(office, papers.make_paper(office, options.case, options.form), options)


def _saved(office: Office, made: MadeForm, options: Options) -> Answer:
    save_made_form(office, made, options.out)
    return {"form": made.code, "pages": made.pages, "file": str(options.out)}, 0


def _blank(office: Office, options: Options) -> Answer:
    return _saved(office, papers.make_blank_sheet(office, OtherClass(options.kind)), options)


def _board(office: Office, options: Options) -> Answer:
    return _saved(office, papers.make_posting(office), options)


_VERBS: dict[str, Verb] = {
    "list": _list,
    "show": _show,
    "receive": _receive,
    "sheet": _sheet,
    "post": _post,
    "unpost": _unpost,
    "complain": _complain,
    "answer": _answer,
    "refuse": _refuse,
    "withdraw": _withdraw,
    "check": _check,
    "decide": _decide,
    "decisions": _decisions,
    "verify": _verify,
    "print": _print,
    "blank": _blank,
    "board": _board,
}

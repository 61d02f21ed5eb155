"""Chốt danh sách: fixed in one transaction, proven by a code, never changed afterwards."""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

from ngheo_desktop.domain.decision_words import decision_letter
from ngheo_desktop.domain.decisions import SIGNER_TITLES, DecisionPlan, scope_of
from ngheo_desktop.domain.frozen_lists import (
    FrozenHead,
    FrozenList,
    FrozenRow,
    KeptList,
    body_of,
    canonical,
    check_code,
    fingerprint_of,
)
from ngheo_desktop.domain.papers import Letterhead, LetterheadKind
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.standings import LISTED
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.exchange.score_tables import score_table_text
from ngheo_desktop.operations.decision_checks import Prepared, checks, read_plan
from ngheo_desktop.operations.decisions import refuse_frozen, refuse_overtaken
from ngheo_desktop.operations.locking import confirm_password
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.opening import Attempts
from ngheo_desktop.operations.standards import standard_text
from ngheo_desktop.progress import Report, no_report


def freeze_list(
    office: Office, plan_id: str, password: str, report: Report = no_report
) -> KeptList:
    """Chốt danh sách: decision, rows, rule, fingerprint and the printed paper, or nothing of it.

    InputRefused lists what is not green yet. Afterwards only a supplement corrects it.
    """
    office.require_whole(Right.FREEZE_LISTS, "Danh sách quyết định")
    confirm_password(office, password, Attempts(office.folder))
    with office.store.writing() as session:
        refuse_frozen(session, plan_id)
        _refuse_red(office, plan_id)
        prepared = read_plan(office, plan_id)
        if prepared.plan.supplement_of:
            refuse_overtaken(session, prepared.plan.supplement_of)
        head = _head(office, session, prepared)
        rows = _rows(session, prepared, head)
        kept = _kept(head, rows, _rule(office, prepared.standard), prepared.plan)
        pdf = decision_pdf(kept, office, report)
        return _write(office, session, kept, pdf)


def _refuse_red(office: Office, plan_id: str) -> None:
    red = [each for each in checks(office, plan_id) if not each.is_met]
    if red:
        told = [f"{each.title}: {each.detail}" if each.detail else each.title for each in red]
        raise InputRefused([Problem("not_green", text) for text in told])


def _head(office: Office, session: Any, prepared: Prepared) -> FrozenHead:
    from ngheo_desktop.storage.decisions import decision_rows, read_decision
    from ngheo_desktop.storage.frozen_lists import list_marks

    plan = prepared.plan
    day = plan.decided_on or office.today()  # a draft may not have one yet
    of_year = [each for each in list_marks(session) if each.serial.split("-")[1] == str(day.year)]
    decision = read_decision(session, plan.supplement_of) if plan.supplement_of else None
    before = [each for each in decision_rows(session) if each.supplement_of == plan.supplement_of]
    return FrozenHead(
        serial=f"{office.commune.code}-{day.year}-{len(of_year) + 1:03d}",
        commune_code=office.commune.code,
        commune=office.commune.full_name,
        number=plan.number,
        decided_on=day,
        scope=scope_of(plan, annual=prepared.is_annual),
        standard=prepared.standard.code,
        standard_title=prepared.standard.title,
        about=prepared.round.title if prepared.round else "",
        supplement=len(before) + 1 if decision else 0,
        corrects=(
            f"Quyết định số {decision.number} ngày {decision.decided_on:%d/%m/%Y}"
            if decision
            else ""
        ),
        signer=SIGNER_TITLES[plan.signing],
        signer_name=plan.signer_name,
        basis=tuple(each.text for each in plan.basis),
        recipients=plan.recipients,
        practice=office.is_practice,
    )


def draft_list(office: Office, plan_id: str) -> FrozenList:
    """The list as it would be frozen now: for looking at it, before anything is green."""
    office.require(Right.READ_HOUSEHOLDS)
    prepared = read_plan(office, plan_id)
    with office.store.reading() as session:
        head = _head(office, session, prepared)
        return FrozenList(head, tuple(_rows(session, prepared, head)))


def _rows(session: Any, prepared: Prepared, head: FrozenHead) -> list[FrozenRow]:
    from ngheo_desktop.storage.frozen_lists import fill_rows, last_certificate

    begun = {
        each.household_id: FrozenRow(
            household_id=each.household_id,
            code=each.code,
            hamlet_id=each.hamlet_id,
            hamlet=each.hamlet,
            address="",
            household_class=each.decided,
            before=each.before,
            head_name=each.head_name,
            members=0,
            computed=each.computed,
            met=each.met,
            rechecked=each.rechecked,
            reason=each.reason,
        )
        for each in prepared.listed
        if each.decided is not None
    }
    since = prepared.round.begins if prepared.round else date.min
    rows = fill_rows(session, begun, head.standard, since)
    return _numbered(rows, last_certificate(session, head.decided_on.year))


def _numbered(rows: list[FrozenRow], last: int) -> list[FrozenRow]:
    numbered = []
    for row in rows:
        certified = row.household_class in LISTED
        last += certified
        numbered.append(replace(row, certificate=last) if certified else row)
    return numbered


def _rule(office: Office, standard: Standard) -> str:
    """The very file of the standard, who confirmed it, and the B1 tables that the office uses."""
    signed = standard.confirmation
    tables = {table.code: score_table_text(table) for table in standard.score_tables.values()}
    return canonical(
        {
            "standard": standard_text(office, standard.code),
            "confirmed_by": signed.name if signed else "",
            "confirmed_on": signed.on if signed else "",
            "score_tables": tables,
        }
    )


def _kept(head: FrozenHead, rows: list[FrozenRow], rule: str, plan: DecisionPlan) -> KeptList:
    from ngheo_desktop.storage.ids import new_id

    body = body_of(head, rows)
    fingerprint = fingerprint_of(body, rule)
    code = check_code(fingerprint)
    return KeptList(new_id(), "", plan.id, head.serial, code, fingerprint, body, rule)


def decision_pdf(kept: KeptList, office: Office, report: Report = no_report) -> bytes:
    """The decision with its lists as PDF; the same list gives the same bytes."""
    from ngheo_desktop.printing.check_mark import check_mark
    from ngheo_desktop.printing.letter import letter_sheet, write_letter

    letter = decision_letter(kept.told, letterhead(office))
    stamp = check_mark(letter_sheet(letter), kept.code, kept.serial, kept.fingerprint)
    target = BytesIO()
    write_letter(letter, target, stamp, report)
    return target.getvalue()


def letterhead(office: Office) -> Letterhead:
    """Tiêu đề văn bản of this office."""
    return Letterhead(LetterheadKind.COMMITTEE, office.commune)


def _write(office: Office, session: Any, kept: KeptList, pdf: bytes) -> KeptList:
    from ngheo_desktop.storage import frozen_lists as stored
    from ngheo_desktop.storage.decisions import load_plan
    from ngheo_desktop.storage.diary import Entry, write_entry

    told, plan = kept.told, load_plan(session, kept.plan_id)
    head = told.head
    corrected = plan.supplement_of if plan else ""
    new = stored.NewDecision(head.number, head.decided_on, head.standard, head.scope, corrected)
    kept = replace(kept, decision_id=stored.write_decision(session, new, told.rows))
    stored.keep_list(session, kept, pdf)
    stored.refresh_classes(session, kept.decision_id)
    links = Links(corrected, plan.round_id if plan else "")
    changes = {name: [None, value] for name, value in sealed_words(kept, pdf, links).items()}
    write_entry(session, office.actor, Entry("chốt danh sách", "frozen_list", kept.id, "", changes))
    return kept


@dataclass(frozen=True, slots=True)
class Links:
    """What a frozen list hangs on: the decision that it corrects, the round that it closes."""

    supplement_of: str = ""
    round_id: str = ""


def sealed_words(kept: KeptList, pdf: bytes, links: Links) -> dict[str, str]:
    """What the sealed diary keeps of a frozen list, so that no two places can be changed alike."""
    return {
        "number": kept.told.head.number,
        "serial": kept.serial,
        "code": kept.code,
        "fingerprint": kept.fingerprint,
        "pdf": sha256(pdf).hexdigest(),
        "decision_id": kept.decision_id,
        "plan_id": kept.plan_id,
        "supplement_of": links.supplement_of,
        "round_id": links.round_id,
    }


def read_list(office: Office, list_id: str) -> KeptList:
    """One frozen list."""
    from ngheo_desktop.storage.frozen_lists import kept_lists

    office.require_whole(Right.READ_HOUSEHOLDS, "Danh sách đã chốt")
    with office.store.reading() as session:
        kept = kept_lists(session, id=list_id)
    if not kept:
        raise WrongUsage("Không tìm thấy danh sách đã chốt này.")
    return kept[0]

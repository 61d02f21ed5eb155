"""Quyết định about the other classes: checked, signed in one transaction, never changed after."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

from ngheo_desktop.domain.decisions import SIGNER_TITLES, BasisLine
from ngheo_desktop.domain.frozen_lists import FrozenRow, check_code, read_code
from ngheo_desktop.domain.other_class_words import decision_letter
from ngheo_desktop.domain.other_classes import Judged, OtherCase, OtherClass, judge
from ngheo_desktop.domain.other_decisions import (
    OtherHead,
    OtherLine,
    OtherPlan,
    SignedOther,
    body_of,
    faults_of,
    fingerprint_of,
)
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standings import CHANGES
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.operations.frozen_lists import letterhead
from ngheo_desktop.operations.legal_basis import basis_on
from ngheo_desktop.operations.locking import confirm_password
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.opening import Attempts
from ngheo_desktop.operations.other_classes import cases_in, lines_in
from ngheo_desktop.text import clean


@dataclass(frozen=True, slots=True)
class OtherCheck:
    """Đối chiếu of a printed code; no fault = the paper is what was signed."""

    code: str
    found: bool
    faults: tuple[str, ...] = ()
    signed: SignedOther | None = None


def basis_for(office: Office, day: date | None = None) -> tuple[BasisLine, ...]:
    """Căn cứ that may stand in such a decision, each with how well it is known."""
    return basis_on(day or office.today())


def with_basis_signed(office: Office, plan: OtherPlan) -> OtherPlan:
    """Every line of the basis compared with the text of the law, by who acts."""
    office.require(Right.PREPARE_DECISIONS)
    signed = tuple(
        each
        if each.is_known
        else replace(each, confirmed_by=office.actor.name, confirmed_on=office.today())
        for each in plan.basis
    )
    return replace(plan, basis=signed)


def decision_faults(office: Office, plan: OtherPlan) -> list[str]:
    """Điều còn thiếu before the decision can be signed, in sentences."""
    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        return _faults(office, session, plan)


def decide_cases(office: Office, plan: OtherPlan, password: str) -> SignedOther:
    """Ký quyết định: list, paper, class of the households and cases, or nothing of it.

    InputRefused lists what is missing. It cannot be undone: a later decision speaks over it.
    """
    office.require_whole(Right.FREEZE_LISTS, "Quyết định")
    confirm_password(office, password, Attempts(office.folder))
    plan = replace(plan, number=clean(plan.number), signer_name=clean(plan.signer_name))
    with office.store.writing() as session:
        if faults := _faults(office, session, plan):
            raise InputRefused([Problem("not_ready", text) for text in faults])
        judged = _judged(office, session, plan.case_ids)
        head = _head(office, session, plan, judged)
        lines = [_line(office, session, judged[each][0]) for each in plan.case_ids]
        body = body_of(head, lines)
        fingerprint = fingerprint_of(body)
        signed = SignedOther("", check_code(fingerprint), fingerprint, body)
        return _write(office, session, signed)


def _judged(
    office: Office, session: Any, case_ids: Sequence[str]
) -> dict[str, tuple[OtherCase, Judged]]:
    wanted = set(case_ids)
    cases = [each for each in cases_in(office, session) if each.id in wanted]
    return {each.id: (each, judge(each, lines_in(office, session, each))) for each in cases}


def _faults(office: Office, session: Any, plan: OtherPlan) -> list[str]:
    from ngheo_desktop.storage.decisions import decision_rows
    from ngheo_desktop.storage.other_classes import decision_rows as other_rows

    judged = _judged(office, session, plan.case_ids)
    faults = faults_of(plan, judged, office.today())
    if len(judged) < len(set(plan.case_ids)):
        faults.append("Có hồ sơ không còn trong sổ.")
    day = plan.decided_on
    used = {(x.number, x.decided_on.year) for x in decision_rows(session)}
    used |= {(x.number, x.decided_on.year) for x in other_rows(session)}
    if day and (plan.number, day.year) in used:
        faults.append(f"Số {plan.number} đã dùng trong năm {day.year}.")
    if plan.kind == OtherClass.AVERAGE_LIVING and day:
        last = max((each.decided_on for each in decision_rows(session)), default=date.min)
        if day < last:
            faults.append(f"Ngày ký phải từ {last:%d/%m/%Y} (ngày của quyết định trước).")
    return faults


def _head(
    office: Office, session: Any, plan: OtherPlan, judged: dict[str, tuple[OtherCase, Judged]]
) -> OtherHead:
    from ngheo_desktop.storage.other_classes import decision_rows

    day = plan.decided_on
    assert day is not None  # checked
    of_year = [each for each in decision_rows(session) if each.decided_on.year == day.year]
    code = next(case.standard for case, _judged in judged.values())
    standard = next(each for each in office.standards if each.code == code)
    return OtherHead(
        serial=f"{office.commune.code}-{day.year}-K{len(of_year) + 1:03d}",
        commune=office.commune.full_name,
        kind=plan.kind.value,
        number=plan.number,
        decided_on=day,
        standard=standard.code,
        standard_title=standard.title,
        signer=SIGNER_TITLES[plan.signing],
        signer_name=plan.signer_name,
        basis=tuple(each.text for each in plan.basis),
        recipients=plan.recipients,
        practice=office.is_practice,
    )


def _line(office: Office, session: Any, case: OtherCase) -> OtherLine:
    from ngheo_desktop.storage.households import load_household

    household = load_household(session, case.household_id)
    head = household.head if household else None
    born = case.birth or (head.birth if head else None)
    return OtherLine(
        case_id=case.id,
        household_id=case.household_id,
        member_id=case.member_id,
        code=case.code,
        person=case.person,
        head_name=case.head_name,
        born=str(born.year) if born else "",
        hamlet=case.hamlet,
        persons=case.income.persons,
        per_person=case.income.per_person or 0,
        line=lines_in(office, session, case).upper or 0,
    )


def _write(office: Office, session: Any, signed: SignedOther) -> SignedOther:
    from ngheo_desktop.storage import other_classes as stored
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.round_records import write_record

    head = signed.head
    register_id = _in_register(session, signed)
    pdf = decision_pdf(office, signed)
    decision_id = stored.keep_decision(
        session,
        kind=head.kind,
        number=head.number,
        decided_on=head.decided_on,
        standard=head.standard,
        register_id=register_id,
        serial=head.serial,
        code=signed.code,
        fingerprint=signed.fingerprint,
        body=signed.body,
        pdf=pdf,
        pdf_digest=sha256(pdf).hexdigest(),
    )
    for line in signed.lines:
        row = stored.loose_case(session, line.case_id)
        assert row is not None  # checked
        row.decision_id = decision_id
        write_record(session, row)
        entry = Entry("ký quyết định", "other_case", line.case_id, line.household_id)
        write_entry(session, office.actor, entry)
    sealed = {
        "number": [None, head.number],
        "fingerprint": [None, signed.fingerprint],
        "pdf": [None, sha256(pdf).hexdigest()],
    }
    entry = Entry("ký quyết định", "other_decision", decision_id, "", sealed)
    write_entry(session, office.actor, entry)
    return replace(signed, id=decision_id, register_id=register_id)


def _in_register(session: Any, signed: SignedOther) -> str:
    """Give the households their class; a decision about people gives none."""
    from ngheo_desktop.storage.frozen_lists import (
        NewDecision,
        fill_rows,
        refresh_classes,
        write_decision,
    )

    head = signed.head
    if head.about != OtherClass.AVERAGE_LIVING:
        return ""
    begun = {
        each.household_id: FrozenRow(
            household_id=each.household_id,
            code=each.code,
            hamlet_id="",
            hamlet=each.hamlet,
            address="",
            household_class=HouseholdClass.AVERAGE_LIVING,
            before=None,
            head_name=each.head_name,
            members=0,
        )
        for each in signed.lines
    }
    rows = fill_rows(session, begun, head.standard, head.decided_on)
    new = NewDecision(head.number, head.decided_on, head.standard, CHANGES, "")
    register_id = write_decision(session, new, rows)
    refresh_classes(session, register_id)
    return register_id


def decision_pdf(office: Office, signed: SignedOther) -> bytes:
    """The decision with its list as PDF; the same words give the same bytes."""
    from ngheo_desktop.printing.check_mark import check_mark
    from ngheo_desktop.printing.letter import letter_sheet, write_letter

    letter = decision_letter(signed, letterhead(office))
    stamp = check_mark(letter_sheet(letter), signed.code, signed.head.serial, signed.fingerprint)
    target = BytesIO()
    write_letter(letter, target, stamp)
    return target.getvalue()


def list_signed(office: Office) -> list[SignedOther]:
    """Các quyết định đã ký about the other classes, newest first."""
    from ngheo_desktop.storage.other_classes import decision_rows

    office.require_whole(Right.READ_HOUSEHOLDS, "Quyết định")
    with office.store.reading() as session:
        return [_signed(row) for row in decision_rows(session)]


def read_signed(office: Office, decision_id: str) -> SignedOther:
    """One signed decision."""
    found = [each for each in list_signed(office) if each.id == decision_id]
    if not found:
        raise WrongUsage("Không tìm thấy quyết định này.")
    return found[0]


def verify_other(office: Office, code: str) -> OtherCheck:
    """Đối chiếu a printed code with what was signed: words, paper, diary, class of households."""
    from ngheo_desktop.storage import other_classes as stored

    office.require(Right.READ_HOUSEHOLDS)
    wanted = read_code(code)
    if not wanted:
        raise WrongUsage("Mã đối chiếu này có chữ ghi sai. Hãy xem lại mã in trên giấy.")
    with office.store.reading() as session:
        rows = stored.decision_rows(session, code=wanted)
        if not rows:
            return OtherCheck(wanted, found=False)
        faults = decision_faults_in(session, rows[0])
        signed = _signed(rows[0])
    return OtherCheck(wanted, True, tuple(faults), signed)


def faults_of_code(session: Any, code: str) -> list[str] | None:
    """Where the decision of a code is not as it was signed; None = no decision bears the code."""
    from ngheo_desktop.storage.other_classes import decision_rows

    rows = decision_rows(session, code=code)
    return decision_faults_in(session, rows[0]) if rows else None


def decision_faults_in(session: Any, row: Any) -> list[str]:
    """Words, paper and diary of a signed decision, and the class of its households."""
    from ngheo_desktop.storage.decisions import lines_of
    from ngheo_desktop.storage.other_classes import sealed_decision

    sealed = sealed_decision(session, row.id)
    faults = []
    if fingerprint_of(row.body) != row.fingerprint or sealed.get("fingerprint") != row.fingerprint:
        faults.append("Lời của quyết định không còn như khi ký.")
    if sha256(row.pdf).hexdigest() != row.pdf_digest or sealed.get("pdf") != row.pdf_digest:
        faults.append("Bản in không còn như khi ký.")
    if row.register_id:
        lines = lines_of(session, row.register_id)
        held = {household: kind for household, (kind, _head, _members) in lines.items()}
        signed = {x.household_id: HouseholdClass.AVERAGE_LIVING for x in _signed(row).lines}
        if held != signed:
            faults.append("Diện của các hộ trong sổ không khớp với danh sách đã ký.")
    return faults


def _signed(row: Any) -> SignedOther:
    return SignedOther(row.id, row.code, row.fingerprint, row.body, row.register_id)

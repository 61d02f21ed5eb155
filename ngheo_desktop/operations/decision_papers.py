"""Giấy tờ quanh quyết định: kept as first printed; certificates handed over; DOCX to add words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from ngheo_desktop.domain.decision_words import (
    Letter,
    Refused,
    count_by_hamlet,
    decision_letter,
    notice_letter,
    refusal_letter,
    submission_letter,
)
from ngheo_desktop.domain.decisions import SIGNER_TITLES
from ngheo_desktop.domain.frozen_lists import FrozenMember, FrozenRow, KeptList
from ngheo_desktop.domain.papers import PaperHead, Signer, Signing
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.rounds import ListedFor
from ngheo_desktop.domain.standings import LISTED
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.decision_checks import Prepared, read_plan
from ngheo_desktop.operations.frozen_lists import draft_list, letterhead, read_list
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.text import clean
from ngheo_desktop.writing import whole_file

DECISION, CERTIFICATES, NOTICE = "quyet-dinh", "giay-chung-nhan", "thong-bao"
SUBMISSION, REFUSAL, DRAFT = "to-trinh", "tra-loi", "du-thao"
OF_LIST = (DECISION, CERTIFICATES, NOTICE)
OF_PLAN = (SUBMISSION, REFUSAL, DRAFT)
_NO_NUMBER = "......../QĐ-UBND"


def frozen_paper(
    office: Office, list_id: str, kind: str, about: str = "", report: Report = no_report
) -> bytes:
    """A paper of a frozen list as PDF: made once, and the same bytes ever after.

    `about` is a hamlet or a household for certificates; "" = the whole commune.
    """
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.frozen_lists import keep_paper, kept_paper, kept_pdf

    office.require(Right.PRINT_LISTS)
    kept = read_list(office, list_id)
    if kind not in OF_LIST:
        raise WrongUsage(f"Không có mẫu «{kind}». Các mẫu: {', '.join(OF_LIST)}.")
    if kind != CERTIFICATES and about:
        raise WrongUsage("Mẫu này in cho cả xã.")
    with office.store.writing() as session:
        if kind == DECISION:
            return kept_pdf(session, list_id)[0]
        known = kept_paper(session, list_id, kind, about)
        if known is not None:
            return known
        pdf = _made(office, kept, kind, about, report)
        keep_paper(session, list_id, kind, about, pdf)
        name = f"{kind} {about}".strip()
        changes = {name: [None, sha256(pdf).hexdigest()]}
        write_entry(
            session, office.actor, Entry("lập giấy tờ", "frozen_paper", list_id, "", changes)
        )
        return pdf


def _made(office: Office, kept: KeptList, kind: str, about: str, report: Report) -> bytes:
    from ngheo_desktop.printing.certificate import CertificateBatch, write_certificates
    from ngheo_desktop.printing.check_mark import check_mark
    from ngheo_desktop.printing.letter import write_letter
    from ngheo_desktop.printing.sheet import portrait

    told, target = kept.told, BytesIO()
    stamp = check_mark(portrait(), kept.code, kept.serial, kept.fingerprint)
    if kind == NOTICE:
        write_letter(notice_letter(told, letterhead(office)), target, stamp, report)
        return target.getvalue()
    rows = tuple(r for r in told.certified if about in ("", r.hamlet_id, r.household_id))
    if not rows:
        raise WrongUsage("Danh sách này không có giấy chứng nhận nào cho phạm vi đã chọn.")
    batch = CertificateBatch(told.head, letterhead(office), rows, _relation)
    write_certificates(batch, target, stamp, report)
    return target.getvalue()


def _relation(member: FrozenMember) -> str:
    from ngheo_desktop import catalogs

    found = catalogs.relation(member.relation)
    return found.label_for(member.sex) if found else ""


def plan_paper(
    office: Office, plan_id: str, kind: str, about: str = "", report: Report = no_report
) -> bytes:
    """Tờ trình, the answer to a household that is not recognised, or the decision as a draft."""
    from ngheo_desktop.printing.letter import write_letter

    target = BytesIO()
    letter = plan_letter(office, plan_id, kind, about)
    write_letter(letter, target, report=report, draft=kind == DRAFT)
    return target.getvalue()


def plan_letter(office: Office, plan_id: str, kind: str, about: str = "") -> Letter:
    """The words of a paper of a prepared decision."""
    office.require(Right.PRINT_LISTS)
    if kind == DRAFT:
        return _draft_letter(office, plan_id)
    prepared = read_plan(office, plan_id)
    head = PaperHead(letterhead(office), practice=office.is_practice)
    plan, title = prepared.plan, prepared.standard.title
    if kind == SUBMISSION:
        rows = (
            (each.hamlet, each.decided, each.before)
            for each in prepared.listed
            if each.decided is not None
        )
        about_round = prepared.round.title.lower() if prepared.round else "rà soát bổ sung"
        basis = [each.text for each in plan.basis]
        return submission_letter(head, about_round, title, basis, count_by_hamlet(rows))
    if kind != REFUSAL:
        raise WrongUsage(f"Không có mẫu «{kind}». Các mẫu: {', '.join(OF_PLAN)}.")
    found = [each for each in refused_households(office, prepared) if each[0] == about]
    if not found:
        raise WrongUsage("Hộ này không có đề nghị nào bị từ chối trong đợt.")
    signer = Signer(SIGNER_TITLES[plan.signing], plan.signer_name)
    signing = Signing((signer,), ("Như trên", "Lưu: VT"))
    head = replace(head, dated=plan.decided_on)
    return refusal_letter(found[0][1], head, title, signing, found[0][2])


def _draft_letter(office: Office, plan_id: str) -> Letter:
    """Dự thảo quyết định: what freezing would print, without the code that proves it."""
    told = draft_list(office, plan_id)
    head = replace(told.head, number=told.head.number or _NO_NUMBER)
    letter = decision_letter(replace(told, head=head), letterhead(office))
    dated = read_plan(office, plan_id).plan.decided_on
    return replace(letter, head=replace(letter.head, dated=dated))


def refused_households(
    office: Office, prepared: Prepared
) -> list[tuple[str, Refused, date | None]]:
    """Households that asked (Mẫu 01) and are not recognised: id, words, day of the sheet."""
    from ngheo_desktop.operations.rounds import results_of_steps

    if prepared.round is None:
        return []
    decided = {each.household_id: each for each in prepared.compared}
    found = []
    for steps in results_of_steps(office, prepared.round.id):
        one = decided[steps.household_id]
        result = one.decided or (steps.computed if steps.screened_out else None)
        if steps.screened_out and result is None:
            result = HouseholdClass.NOT_POOR
        asked = steps.listed_for == ListedFor.APPLIED and not steps.gone
        if asked and result is not None and result not in LISTED:
            words = Refused(steps.head_name, steps.hamlet, result, one.reason)
            found.append((steps.household_id, words, steps.survey_date))
    return found


def save_frozen_paper(
    office: Office, list_id: str, kind: str, target: Path, about: str = ""
) -> bytes:
    """Lưu PDF of a frozen list; noted in the diary."""
    return _saved(office, frozen_paper(office, list_id, kind, about), kind, target)


def save_plan_paper(
    office: Office, plan_id: str, kind: str, target: Path, about: str = ""
) -> bytes:
    """Lưu PDF of a prepared decision; noted in the diary."""
    return _saved(office, plan_paper(office, plan_id, kind, about), kind, target)


def save_docx(office: Office, source_id: str, kind: str, target: Path, about: str = "") -> None:
    """Lưu DOCX so that the office may add its own sentences; the frozen PDF stays the record."""
    from ngheo_desktop.exchange.write_docx import letter_docx
    from ngheo_desktop.operations.papers import note_paper

    office.require(Right.PRINT_LISTS)
    note = ""
    if kind in (DECISION, NOTICE):
        kept = read_list(office, source_id)
        make = decision_letter if kind == DECISION else notice_letter
        letter = make(kept.told, letterhead(office))
        note = f"Bản để thêm lời văn. Bản có giá trị đối chiếu là bản in mang mã {kept.code}."
    else:
        letter = plan_letter(office, source_id, kind, about)
        note = "Dự thảo, chưa chốt danh sách." if kind == DRAFT else ""
    with whole_file(target) as file:
        letter_docx(letter, file, note)
    note_paper(office, "lưu DOCX", kind, 1)


def _saved(office: Office, pdf: bytes, kind: str, target: Path) -> bytes:
    from ngheo_desktop.operations.papers import note_paper

    with whole_file(target) as file:
        file.write(pdf)
    note_paper(office, "lưu PDF", kind, 1)
    return pdf


# --- đã trao ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Handed:
    """Một giấy chứng nhận and whether it reached its household."""

    row: FrozenRow
    handed_on: date | None = None
    receiver: str = ""


def list_certificates(office: Office, list_id: str) -> list[Handed]:
    """Giấy chứng nhận of a list, by number, with «đã trao»."""
    from ngheo_desktop.storage.frozen_lists import handovers

    kept = read_list(office, list_id)
    with office.store.reading() as session:
        given = handovers(session, kept.decision_id)
    return [Handed(r, *given.get(r.household_id, (None, ""))) for r in kept.told.certified]


def hand_over(
    office: Office, list_id: str, household_id: str, day: date | None, receiver: str = ""
) -> Act:
    """Ghi đã trao giấy chứng nhận on a day; None takes it back."""
    return hand_over_all(office, list_id, (household_id,), day, receiver)


def hand_over_all(
    office: Office, list_id: str, household_ids: Sequence[str], day: date | None, receiver: str = ""
) -> Act:
    """Ghi đã trao for several households at once: all of them or none."""
    from ngheo_desktop.storage.frozen_lists import handovers

    office.require(Right.PREPARE_DECISIONS)
    kept = read_list(office, list_id)
    codes = {row.household_id: row.code for row in kept.told.certified}
    if not codes.keys() >= set(household_ids):
        raise WrongUsage("Hộ này không có giấy chứng nhận trong danh sách.")
    if day is not None and not kept.told.head.decided_on <= day <= office.today():
        raise WrongUsage("Ngày trao phải từ ngày quyết định đến hôm nay.")
    after = (day, clean(receiver)) if day is not None else None
    with office.store.writing() as session:
        known = handovers(session, kept.decision_id)
        before = {each: known.get(each) for each in household_ids}
        for each, given in before.items():
            _note_handover(office, session, kept.decision_id, each, (given, after))
    one = len(household_ids) == 1
    whose = f"hộ {codes[household_ids[0]]}" if one else f"của {len(household_ids)} hộ"
    words = f"trao giấy chứng nhận {whose}" if day else f"bỏ đã trao giấy chứng nhận {whose}"
    then = dict.fromkeys(household_ids, after)
    undo, redo = (
        partial(_turn, kept.decision_id, seen, wanted)
        for seen, wanted in ((then, before), (before, then))
    )
    return Act(words, undo, redo, household_ids[0] if one else "")


_Given = tuple[date, str] | None


def _turn(
    decision_id: str, seen: Mapping[str, _Given], wanted: Mapping[str, _Given], office: Office
) -> None:
    from ngheo_desktop.storage.frozen_lists import handovers

    office.require(Right.PREPARE_DECISIONS)
    with office.store.writing() as session:
        known = handovers(session, decision_id)
        if any(known.get(each) != given for each, given in seen.items()):
            raise WrongUsage("Việc trao giấy chứng nhận đã được ghi khác sau đó.")
        for each, given in wanted.items():
            _note_handover(office, session, decision_id, each, (seen[each], given))


def _note_handover(
    office: Office, session: Any, decision_id: str, household_id: str, pair: tuple[_Given, _Given]
) -> None:
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.frozen_lists import note_handover

    after = pair[1]
    note_handover(
        session, decision_id, household_id, after[0] if after else None, after[1] if after else ""
    )
    shown = [each[0].isoformat() if each else None for each in pair]
    entry = Entry(
        "trao giấy chứng nhận", "handover", decision_id, household_id, {"handed_on": shown}
    )
    write_entry(session, office.actor, entry)
